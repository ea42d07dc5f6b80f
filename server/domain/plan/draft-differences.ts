import type { YearTarget } from './roll-over.ts'

/** The fields of an indicator that a draft may change; each is printed in the plan. */
export const DRAFT_FIELDS = ['name', 'unit', 'kind', 'weight', 'direction', 'formula', 'source', 'rationale'] as const
export type DraftField = (typeof DRAFT_FIELDS)[number]

/** An indicator as one plan has it: its fields, and its targets by year. */
export interface DraftDefinition {
  readonly fields: Readonly<Record<DraftField, string | number>>
  readonly targets: readonly YearTarget[]
}

/** One thing in which a draft differs from the plan before. A target that nobody set is null on its side, 없음 is 'none'. */
export type DraftDifference =
  | { readonly field: DraftField; readonly before: string | number; readonly after: string | number }
  | { readonly field: 'target'; readonly year: number; readonly before: number | 'none'; readonly after: number | 'none' | null }

/**
 * In what an indicator of next year's plan differs from the same one of the plan before: fields, and targets of years for which
 * that plan had one. A year that is new to the window is no difference.
 */
export function draftDifferences(before: DraftDefinition, after: DraftDefinition): readonly DraftDifference[] {
  const fields = DRAFT_FIELDS.flatMap((field): DraftDifference[] =>
    before.fields[field] === after.fields[field] ? [] : [{ field, before: before.fields[field], after: after.fields[field] }],
  )
  const targets = before.targets.flatMap(({ year, value }): DraftDifference[] => {
    const now = after.targets.find((t) => t.year === year)
    if (now !== undefined && now.value === value) return []
    return [{ field: 'target', year, before: value ?? 'none', after: now === undefined ? null : (now.value ?? 'none') }]
  })
  return [...fields, ...targets]
}
