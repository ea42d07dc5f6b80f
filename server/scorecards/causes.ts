import type { Db } from '#data/database.ts'
import type { CountedStages } from '#domain/entry/submission.ts'
import { countedFigures } from '../actuals/counting.ts'

/** The 원인 written beside each indicator's figure of the year that counts; indicators without one are absent. */
export const causesOf = async (
  db: Db,
  indicatorIds: readonly number[],
  year: number,
  counted: CountedStages,
): Promise<ReadonlyMap<number, string>> =>
  new Map(
    (await countedFigures(db, indicatorIds, year, 0, counted)).flatMap((row) =>
      row.cause === null || row.cause === '' ? [] : [[row.id, row.cause] as const],
    ),
  )
