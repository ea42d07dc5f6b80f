import type { Outputs } from '../../trpc.ts'

/** The server's answers by the names this page uses. */
export type Page = Outputs['departments']['page']
export type IndicatorRow = Page['indicators'][number]
export type Detail = Outputs['departments']['indicator']
export type Finding = Page['challenge'][number]
export type Programme = Page['programmes'][number]
export type Project = Programme['projects'][number]
export type Origin = Detail['origins'][number]
