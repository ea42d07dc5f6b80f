import type { Db } from '#data/database.ts'
import { sameValue } from '#domain/entry/submission.ts'
import { type PeriodFigure, type YearFigure, yearFigure, type YearRule } from '#domain/entry/year-figure.ts'
import { valueOf, type Words } from './history.ts'

/**
 * Writes the year's figure anew when its periods changed it; a version of its own, without an audit entry of its own. The
 * words given with the period that completed the year become the year's, since the pages read the 원인 there.
 */
export async function recomputeYear(
  trx: Db,
  indicator: YearRule & { readonly id: number },
  year: number,
  by: { readonly id: string; readonly name: string; readonly at: string; readonly words: Words },
): Promise<YearFigure> {
  const rows = await trx
    .selectFrom('actual')
    .selectAll()
    .where('indicator_id', '=', indicator.id)
    .where('year', '=', year)
    .execute()
  const periods = rows
    .filter((r) => r.month > 0)
    .map((r): PeriodFigure => ({ month: r.month, value: valueOf(r), stage: r.stage }))
  const figure = yearFigure(indicator, periods)
  const old = rows.find((r) => r.month === 0)
  const said =
    old &&
    (await trx
      .selectFrom('actual_revision')
      .select(['cause', 'remedy', 'remedy_due as remedyDue'])
      .where('indicator_id', '=', indicator.id)
      .where('year', '=', year)
      .where('month', '=', 0)
      .where('version', '=', old.version)
      .executeTakeFirst())
  const word = (key: 'cause' | 'remedy' | 'remedyDue') => (figure.complete ? (by.words[key] ?? said?.[key] ?? null) : null)
  const [cause, remedy, remedyDue] = [word('cause'), word('remedy'), word('remedyDue')]
  const sameWords = said !== undefined && said.cause === cause && said.remedy === remedy && said.remedyDue === remedyDue
  if (old && sameWords && sameValue(valueOf(old), figure.value) && old.stage === figure.stage && old.finality === figure.finality)
    return figure
  const row = {
    indicator_id: indicator.id,
    year,
    month: 0,
    version: (old?.version ?? 0) + 1,
    kind: figure.value.kind,
    value: figure.value.kind === 'measured' ? figure.value.value : null,
    finality: figure.finality,
    stage: figure.stage,
  }
  await trx
    .insertInto('actual_revision')
    .values({
      ...row,
      act: 'aggregate',
      reason: null,
      cause,
      remedy,
      remedy_due: remedyDue,
      recorded_at: by.at,
      recorded_by: by.name,
      recorded_by_id: by.id,
      request_id: null,
    })
    .execute()
  await (old
    ? trx
        .updateTable('actual')
        .set(row)
        .where('indicator_id', '=', indicator.id)
        .where('year', '=', year)
        .where('month', '=', 0)
        .execute()
    : trx.insertInto('actual').values(row).execute())
  return figure
}
