/**
 * Works on a database like an office would, and says on standard output what was acknowledged: one line of JSON each,
 * written at once. Run by the fault tests as a process of its own, to be killed, starved of disk or cut off from power.
 * node workload.ts FILE save|confirm|start|import COUNT [normal]
 */
import { writeSync } from 'node:fs'
import BetterSqlite3 from 'better-sqlite3'
import { openStore } from '#data/database.ts'
import { migrate } from '#data/migrate.ts'
import { readConfig } from '#server/config.ts'
import { databaseReason } from '#server/http/database-reason.ts'
import { applyActuals } from '#server/workbooks/apply-actuals.ts'
import { enterActual } from '#server/entry/enter.ts'
import { submit } from '#server/entry/submit.ts'
import type { Writer } from '#server/record/writer.ts'
import { confirmDraft } from '#server/imports/drafts/confirm.ts'
import { loadPlanIfEmpty } from '#server/plans/load-if-empty.ts'
import { confirm, reopen } from '#server/review/review.ts'
import { KEY, person } from '../helpers/people.ts'

/** What a person was told is saved. */
export interface Acknowledged {
  readonly indicatorId: number
  readonly version: number
  readonly stage: string
  readonly value: number | null
  readonly requestId: string
}

const [file = '', kind = 'save', count = '1', durability = 'full'] = process.argv.slice(2)
const say = (what: object) => writeSync(1, `${JSON.stringify(what)}\n`)
// Sabotage for the power cut: a connection that does not wait for the disk.
if (durability === 'normal') {
  const original = Object.getOwnPropertyDescriptor(BetterSqlite3.prototype, 'pragma')?.value as (
    source: string,
    options?: BetterSqlite3.PragmaOptions,
  ) => unknown
  BetterSqlite3.prototype.pragma = function (
    this: BetterSqlite3.Database,
    source: string,
    options?: BetterSqlite3.PragmaOptions,
  ): unknown {
    const answer: unknown = original.call(this, source === 'synchronous = FULL' ? 'synchronous = NORMAL' : source, options)
    return source === 'synchronous' ? 2 : answer
  }
}

const store = openStore(file)
if (kind === 'start') {
  await migrate(store)
  say({ migrated: true })
  say({ loaded: await loadPlanIfEmpty(store, readConfig({}), new Date('2026-01-05T00:00:00Z')) })
} else if (kind === 'import') {
  // The draft the test put there, as the administrator confirms it.
  const draft = await store.db.selectFrom('import_draft').select(['id', 'version']).executeTakeFirstOrThrow()
  const as: Writer = {
    user: person('gihoek', 'administrator'),
    now: new Date('2029-02-10T03:00:00Z'),
    today: '2029-02-10',
    address: '10.0.0.7',
    auditKey: KEY,
  }
  await confirmDraft(
    store.db,
    {
      draftId: draft.id,
      version: draft.version,
      filedOn: '2028-11',
      councilOn: null,
      unread: 0,
      requestId: 'confirm-of-the-fault-test',
    },
    as,
  )
  say({ confirmed: true })
} else if (kind === 'file') {
  say({ entered: await enterFile() })
} else await work(Number(count))
await store.close()
say({ done: true })

async function work(rounds: number) {
  const rows = await store.db.selectFrom('indicator').select(['id', 'department_id as d']).orderBy('id').execute()
  const departments = [...new Set(rows.map((r) => r.d))]
  const by = (who: string, role: 'evaluator' | 'head', n: number): Writer => ({
    user: person(who, role, ...departments),
    now: new Date(Date.UTC(2026, 10, 20, 3) + n * 1000),
    today: '2026-11-20',
    address: '10.0.0.7',
    auditKey: KEY,
  })
  const versions = new Map<number, number>()
  for (let n = 0; n < rounds; n += 1) {
    const { id = 0 } = rows[n % rows.length] ?? {}
    const seen = versions.get(id) ?? 0
    const key = { indicatorId: id, year: 2025, month: 0 }
    const ask = (act: string) => `${act}-${process.pid}-${n}`
    const words = { reason: '시험', cause: '시험', remedy: '시험', remedyDue: '2026-12-31' }
    const steps: (() => Promise<Acknowledged>)[] = [
      async () => {
        const value = 40 + n
        const { cell } = await enterActual(
          store.db,
          { ...key, version: seen, entry: { raw: String(value) }, requestId: ask('enter'), ...words },
          by('kim', 'evaluator', n),
        )
        return { indicatorId: id, version: cell.version, stage: cell.stage, value, requestId: ask('enter') }
      },
    ]
    const cells = (version: number) => ({ year: 2025, month: 0, cells: [{ indicatorId: id, version }] })
    const told = (version: number, stage: string, act: string): Acknowledged => ({
      indicatorId: id,
      version,
      stage,
      value: 40 + n,
      requestId: ask(act),
    })
    if (kind === 'confirm') {
      steps.push(
        async () => {
          await submit(store.db, { ...cells(seen + 1), requestId: ask('submit') }, by('kim', 'evaluator', n))
          return told(seen + 2, 'submitted', 'submit')
        },
        async () => {
          const [one] = await confirm(store.db, { ...cells(seen + 2), requestId: ask('confirm') }, by('head', 'head', n))
          if (!one || one.refused !== null) throw new Error(`not confirmed: ${one?.refused ?? 'nothing'}`)
          return told(seen + 3, 'confirmed', 'confirm')
        },
        async () => {
          await reopen(store.db, { ...cells(seen + 3), requestId: ask('reopen'), reason: '시험' }, by('head', 'head', n))
          return told(seen + 4, 'draft', 'reopen')
        },
      )
    }
    for (const step of steps) {
      try {
        const done = await step()
        versions.set(id, done.version)
        say(done)
      } catch (error) {
        const reason = databaseReason(error)
        say({ failed: reason ?? String(error) })
        break
      }
    }
  }
}

/** A figure of 2025 for every indicator, as one file brings them; gives how many. */
async function enterFile(): Promise<number> {
  const rows = await store.db.selectFrom('indicator').select(['id', 'department_id as d']).orderBy('id').execute()
  const done = await applyActuals(
    store.db,
    {
      requestId: 'file-of-the-fault-test',
      changes: rows.map(({ id }) => ({
        key: `${id}.2025.0`,
        indicatorId: id,
        year: 2025,
        month: 0,
        version: 0,
        entry: { raw: '40' },
      })),
    },
    {
      user: person('kim', 'evaluator', ...new Set(rows.map((r) => r.d))),
      now: new Date('2026-11-20T03:00:00Z'),
      today: '2026-11-20',
      address: '10.0.0.7',
      auditKey: KEY,
    },
  )
  return done.filter((one) => one.refused === null).length
}
