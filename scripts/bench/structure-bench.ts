import BetterSqlite3 from 'better-sqlite3'
import { openStore } from '#data/database.ts'
import { bureausWithPlan } from '#server/plans/plan.ts'
import { overview } from '#server/scorecards/overview.ts'
import { scratch } from './generate.ts'
import { interleave, perCall, type Effort, type Ratio } from './measure.ts'

const TODAY = '2026-11-20'
const EVENTS = 20

/**
 * The page of a bureau after twenty reorganisations of its departments against the same page before any, both as JSON text, µs a call:
 * as the year was, and regrouped by today's owner.
 */
export async function structureBench(
  data: string,
  { rounds, ms }: Effort,
): Promise<{ readonly asThen: Ratio; readonly current: Ratio }> {
  const [before, after] = [scratch(data, 'plain'), scratch(data, 'events')]
  reorganise(after.file)
  const [plain, moved] = [openStore(before.file), openStore(after.file)]
  try {
    const bureauId = (await bureausWithPlan(plain.db, TODAY))[0]?.id ?? 0
    const page = (db: typeof plain.db, structure?: 'current') => () =>
      perCall(ms, async () => JSON.stringify(await overview(db, { year: 2024, bureauId, structure }, TODAY)))
    return {
      asThen: await interleave(rounds, page(moved.db), page(plain.db)),
      current: await interleave(rounds, page(moved.db, 'current'), page(plain.db)),
    }
  } finally {
    await plain.close()
    await moved.close()
    before.remove()
    after.remove()
  }
}

/** Twenty events of the plan's year in turn: a rename, a merger, an indicator that goes to another department. */
function reorganise(file: string) {
  const sqlite = new BetterSqlite3(file)
  const departments = sqlite
    .prepare(
      `select u.id, n.parent_id as parent, n.name, n.short_name as short, n.sort_order as sort from organisation_unit u
       join organisation_unit_name n on n.unit_id = u.id where u.kind = 'department' order by u.id limit 150`,
    )
    .all() as readonly { id: number; parent: number; name: string; short: string; sort: number }[]
  const end = sqlite.prepare('update organisation_unit_name set valid_to = ? where unit_id = ? and valid_to is null')
  const event = sqlite.prepare(
    `insert into reorganisation (version, state, title, ordinance, ordinance_number, decided, effective_on, source, content, effects, created_at, created_by, created_by_id, applied_at)
     values (1, 'applied', ?, '', '', '', ?, '', '{}', '{}', '', '', '', '')`,
  )
  const line = sqlite.prepare(
    `insert into organisation_succession (predecessor_id, successor_id, kind, effective_on, source, event_id) values (?, ?, ?, ?, '', ?)`,
  )
  const spell = sqlite.prepare(
    `insert into organisation_unit_name (unit_id, parent_id, name, short_name, valid_from, sort_order, event_id) values (?, ?, ?, ?, ?, ?, ?)`,
  )
  const assign = sqlite.prepare(
    `insert into organisation_assignment (event_id, subject_kind, subject_id, from_unit_id, to_unit_id, from_on) values (?, 'indicator', ?, ?, ?, ?)`,
  )
  const indicatorOf = sqlite.prepare('select lineage_id as id from indicator where department_id = ? order by id limit 1')
  sqlite.transaction(() => {
    for (let n = 0; n < EVENTS; n++) {
      const day = new Date(Date.UTC(2026, 1, 1 + n * 7)).toISOString().slice(0, 10)
      const id = Number(event.run(`개편 ${n}`, day).lastInsertRowid)
      const [one, two, three, four] = departments.slice(n * 4, n * 4 + 4)
      if (one === undefined || two === undefined || three === undefined || four === undefined)
        throw new Error('too few departments')
      end.run(day, one.id)
      spell.run(one.id, one.parent, `${one.name} 개편`, one.short, day, one.sort, id)
      line.run(one.id, one.id, 'rename', day, id)
      end.run(day, two.id)
      line.run(two.id, three.id, 'merge', day, id)
      const indicator = indicatorOf.get(four.id) as { id: number } | undefined
      if (indicator) assign.run(id, indicator.id, four.id, one.id, day)
      line.run(four.id, one.id, 'transfer-part', day, id)
    }
  })()
  sqlite.exec('analyze')
  sqlite.close()
}
