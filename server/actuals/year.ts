import { sameValue } from '#domain/entry/submission.ts'
import { type YearFigure, yearFigure } from '#domain/entry/year-figure.ts'
import { type CellFacts, partsOfYear } from './cell-facts.ts'
import { type Explanation, type Revision, valueOf } from './history.ts'

/** The year's figure made of its periods, and the version of it that must be written; null when it stays as it was. */
export interface MadeYear {
  readonly figure: YearFigure
  readonly revision: Revision | null
}

/**
 * Makes the year's figure of its periods anew; its version has no audit entry of its own. `facts` are those after the act on
 * one of the periods. What was written beside the period that completed the year becomes the year's, since the pages read the
 * 원인 there.
 */
export function madeYear(
  facts: Pick<CellFacts, 'indicator' | 'keeper' | 'period' | 'stored' | 'yearRevisions'>,
  by: { readonly id: string; readonly name: string; readonly at: string; readonly explanation: Partial<Explanation> },
): MadeYear {
  const { indicator, keeper, period, stored, yearRevisions } = facts
  const figure = yearFigure(indicator, partsOfYear(stored))
  const old = stored.find((f) => f.month === 0)
  const before = old && yearRevisions.find((r) => r.version === old.version)
  const kept = { cause: before?.cause, remedy: before?.remedy, remedyDue: before?.remedy_due }
  const word = (key: keyof typeof kept) => (figure.complete ? (by.explanation[key] ?? kept[key] ?? null) : null)
  const [cause, remedy, remedyDue] = [word('cause'), word('remedy'), word('remedyDue')]
  const sameWords = before !== undefined && kept.cause === cause && kept.remedy === remedy && kept.remedyDue === remedyDue
  if (old && sameWords && sameValue(valueOf(old), figure.value) && old.stage === figure.stage && old.finality === figure.finality)
    return { figure, revision: null }
  return {
    figure,
    revision: {
      indicator_id: keeper,
      year: period.year,
      month: 0,
      version: (old?.version ?? 0) + 1,
      kind: figure.value.kind,
      value: figure.value.kind === 'measured' ? figure.value.value : null,
      finality: figure.finality,
      stage: figure.stage,
      act: 'aggregate',
      reason: null,
      cause,
      remedy,
      remedy_due: remedyDue,
      recorded_at: by.at,
      recorded_by: by.name,
      recorded_by_id: by.id,
      request_id: null,
    },
  }
}
