import { z } from 'zod'
import { FIRST_DAY, isMonth, isYear, LAST_DAY } from '#domain/entry/calendar.ts'

/** What is alike in the inputs of many procedures and file endpoints. */

// What an integer column of PostgreSQL takes: a larger one would be its error, not an unknown thing.
export const id = z.number().int().min(1).max(2_147_483_647)
export const year = z.number().refine(isYear)
/** the last month of a period; 0 = the year */
export const month = z.number().refine(isMonth)
/** ISO */
export const day = z.iso.date().refine((text) => text >= FIRST_DAY && text <= LAST_DAY)
/** 현재 조직; left out: 당시 조직 */
export const structure = z.literal('current').optional()
/** one value: an indicator's figure of a period */
export const value = { indicatorId: id, year, month }
/** the version seen; 0 = nothing was there */
export const version = z.number().int().min(0)
/** a request's own number: the same again is the same request */
export const requestId = z.string().regex(/^[\w-]{8,80}$/)
/** a reason, a cause, a remedy */
export const words = z.string().max(2000)
/** a change of a dated setting: from when, why, and the number of its newest change that the person saw */
export const datedChange = { effectiveFrom: day, reason: words, seen: version, requestId }
/** a figure as it was typed */
export const raw = z.string().max(100)
export const entry = z.union([z.strictObject({ raw }), z.strictObject({ state: z.enum(['not-entered', 'not-applicable']) })])

// The same of an address, where everything is text.
export const idText = z.coerce.number().pipe(id)
export const yearText = z.coerce.number().pipe(year)
export const monthText = z.coerce.number().pipe(month)
