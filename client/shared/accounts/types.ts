import type { Outputs } from '../../trpc.ts'

export type List = Outputs['accounts']['list']
export type Account = List['accounts'][number]
export type Department = List['departments'][number]
export type Session = Outputs['accounts']['mine']['sessions'][number]
export type Link = Outputs['accounts']['link']
