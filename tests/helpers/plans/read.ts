import { recognisePlan } from '#server/imports/recognise/recognise-plan.ts'
import type { PlanRecords, Recognition } from '#server/imports/records.ts'
import { documentOf } from './document.ts'
import { smallPlan } from './small.ts'

export type Plan = Extract<Recognition, { kind: 'plan' }>
export type Change = Parameters<typeof smallPlan>[0]

/** The small plan with some parts printed otherwise, recognised; throws when it is no plan any more. */
export function read(change: Change = {}): Plan {
  const found = recognisePlan(documentOf(smallPlan(change)))
  if (found.kind !== 'plan') throw new Error(`not a plan: ${JSON.stringify(found.seen)}`)
  return found
}

/** Everything but places and printed strings. */
export const values = (records: PlanRecords): unknown =>
  JSON.parse(
    JSON.stringify(records, (key, value: unknown) =>
      ['loc', 'actualLoc', 'raw', 'repairs', 'confidence', 'spellings', 'printedName', 'matched'].includes(key)
        ? undefined
        : value,
    ),
  )
/** Kinds of its repairs */
export const repairs = (found: Plan) => found.repairs.map((repair) => repair.kind)
/** Kinds of what it asks */
export const asked = (found: Plan) => found.attention.map((attention) => attention.kind)
export const form = read()
