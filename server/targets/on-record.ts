import type { Selectable } from 'kysely'
import type { TargetRequestTable } from '#data/schema/editions.ts'

/** A request as the record tells it: from what to what, and from when. */
export const onRecord = (
  row: Pick<Selectable<TargetRequestTable>, 'year' | 'from_value' | 'to_value' | 'effective_on' | 'evidence'>,
) => ({
  targetYear: row.year,
  targetBefore: row.from_value ?? '-',
  target: row.to_value ?? '-',
  effectiveOn: row.effective_on,
  groundDocument: row.evidence,
})
