import type { Outputs } from '../../trpc.ts'

export type Page = Outputs['schedules']['page']
export type One = Outputs['schedules']['one']
export type Shown = Page['schedules'][number]
export type Step = Shown['steps'][number]
