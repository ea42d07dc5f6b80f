import { strictEqual } from 'node:assert'
import BetterSqlite3 from 'better-sqlite3'
import { openStore } from '#data/database.ts'
import { auditKey } from '#server/record/chain.ts'
import { type GovernmentPage, governmentPage } from '#server/scorecards/government.ts'
import { scratch, SECRET } from './generate.ts'
import { interleave, type Ratio } from './measure.ts'
import { saves, TODAY } from './saves.ts'

const YEAR = 2024

export interface GovernmentBench {
  /** bureaus on the page, one a government */
  readonly bureaus: number
  /** ms to the page when nothing of it is kept */
  readonly first: number
  /** nothing is saved in between */
  readonly kept: Ratio
  /** a figure was saved before each, which is not measured */
  readonly saved: Ratio
}

/**
 * The page of all governments as JSON text, ms, against a roll-up of it that somebody keeps: a row for each department with its counts,
 * read by one prepared statement, grouped, and made text.
 */
export async function governmentBench(file: string, rounds: number): Promise<GovernmentBench> {
  const copy = scratch(file, 'government')
  const store = openStore(copy.file)
  const rollUp = new BetterSqlite3(':memory:')
  try {
    const { save } = await saves(store, auditKey(SECRET))
    await save()
    const ours = async () => JSON.stringify(await governmentPage(store.db, { year: YEAR }, TODAY))
    const page = () => governmentPage(store.db, { year: YEAR }, TODAY)
    const started = performance.now()
    const { bureaus } = await page()
    const first = performance.now() - started
    rollUp.exec('create table roll_up (at integer primary key, bureau text, department text)')
    const insert = rollUp.prepare('insert into roll_up (bureau, department) values (?, ?)')
    for (const { departments, ...bureau } of bureaus)
      for (const department of departments) insert.run(JSON.stringify(bureau), JSON.stringify(department))
    const rows = rollUp.prepare<[], { bureau: string; department: string }>('select bureau, department from roll_up order by at')
    // Its text is put together of texts: nothing is parsed or scored.
    const floor = () => {
      const of = Map.groupBy(rows.all(), (row) => row.bureau)
      return `{"bureaus":[${[...of].map(([bureau, own]) => `${bureau.slice(0, -1)},"departments":[${own.map((row) => row.department).join(',')}]}`).join(',')}]}`
    }
    const departmentsIn = (text: string) => (JSON.parse(text) as GovernmentPage).bureaus.flatMap((b) => b.departments).length
    strictEqual(departmentsIn(await ours()), departmentsIn(floor()))
    const each = async (work: () => unknown) => {
      const start = performance.now()
      await work()
      return performance.now() - start
    }
    const several = async (work: () => unknown) => {
      const start = performance.now()
      let count = 0
      for (; performance.now() - start < 500; count++) await work()
      return (performance.now() - start) / count
    }
    const kept = await interleave(
      rounds,
      () => several(ours),
      () => several(floor),
    )
    const saved = await interleave(
      rounds,
      async () => {
        await save()
        return each(ours)
      },
      () => each(floor),
    )
    return { bureaus: bureaus.length, first, kept, saved }
  } finally {
    rollUp.close()
    await store.close()
    copy.remove()
  }
}
