import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openStore } from '#data/database.ts'
import { verifyAudit } from '#server/record/verify.ts'
import { draftRow } from '#server/imports/drafts/draft.ts'
import { KEY } from '../helpers/people.ts'
import { loadRealPlan, temporaryFolder } from '../helpers/stores.ts'
import { empty, importer, PLAN } from '../helpers/imports/drafts-office.ts'
import { acknowledgedOf, brokenPromises } from './after.ts'
import { copyOf, countOf, hasStrace, traced } from './strace.ts'

/** At most so many kill points a workload, evenly spread with both ends; 0 = every write. */
const MOST = Number(process.env['FAULTS_KILL_POINTS'] ?? 120)

const folder = temporaryFolder()
const base = join(folder.path, 'base.sqlite')
beforeAll(async () => {
  const store = openStore(base)
  await loadRealPlan(store)
  await store.close()
})
afterAll(() => folder.remove())

const points = (writes: number) => {
  if (MOST === 0 || writes <= MOST) return Array.from({ length: writes }, (_, n) => n + 1)
  return [...new Set(Array.from({ length: MOST }, (_, n) => 1 + Math.round((n * (writes - 1)) / (MOST - 1))))]
}
const log = join(folder.path, 'trace')
const killAt = (n: number) => ['-e', 'trace=pwrite64', '-e', `inject=pwrite64:signal=SIGKILL:when=${n}`]

/** How many rows each table has, and whether the file is sound. */
function counts(file: string) {
  const db = new BetterSqlite3(file, { readonly: true })
  const tables = db
    .prepare("select name from sqlite_master where type = 'table' and name not like 'sqlite_%' order by name")
    .pluck()
    .all() as string[]
  const rows = tables.map((name) => `${name} ${String(db.prepare(`select count(*) from "${name}"`).pluck().get())}`)
  const sound = db.pragma('integrity_check', { simple: true })
  db.close()
  return { rows, sound }
}

describe.skipIf(!hasStrace)('kill -9 at every write', () => {
  test.each([
    ['save', 3],
    ['confirm', 1],
  ] as const)('of %s: what was told is there, whole, recorded once', async (kind, count) => {
    const whole = copyOf(base, folder.path, `${kind}-whole`)
    const run = await traced(['-e', 'trace=pwrite64'], log, [whole, kind, String(count)])
    expect(acknowledgedOf(run.lines)).toHaveLength(kind === 'save' ? count : 4 * count)
    const writes = countOf(log, 'pwrite64')
    expect(writes).toBeGreaterThan(20)
    const outcomes = { killed: 0, acknowledged: 0, broken: [] as string[] }
    for (const n of points(writes)) {
      const file = copyOf(base, folder.path, kind)
      const cut = await traced(killAt(n), log, [file, kind, String(count)])
      const told = acknowledgedOf(cut.lines)
      if (cut.lines.every((line) => !('done' in line))) outcomes.killed += 1
      outcomes.acknowledged += told.length
      outcomes.broken.push(...(await brokenPromises(file, told)).map((what) => `write ${n}: ${what}`))
    }
    console.log(
      `kill -9 while ${kind}: ${outcomes.killed} kill points of ${writes} writes, ${outcomes.acknowledged} acknowledged acts looked up, ${outcomes.broken.length} broken promises`,
    )
    expect(outcomes.broken).toEqual([])
    expect(outcomes.killed).toBeGreaterThan(points(writes).length * 0.9)
  })

  test('of a file of actuals: all of it is there, or nothing', async () => {
    const entered = (file: string) => {
      const db = new BetterSqlite3(file, { readonly: true })
      const count = db.prepare("select count(*) from actual_revision where act = 'enter'").pluck().get()
      db.close()
      return count
    }
    const whole = copyOf(base, folder.path, 'file-whole')
    await traced(['-e', 'trace=pwrite64'], log, [whole, 'file', '1'])
    const writes = countOf(log, 'pwrite64')
    const all = entered(whole)
    expect(all).toBeGreaterThan(5)
    const found = new Set<unknown>()
    const broken: string[] = []
    for (const n of points(writes)) {
      const file = copyOf(base, folder.path, 'file')
      const cut = await traced(killAt(n), log, [file, 'file', '1'])
      const there = entered(file)
      found.add(there)
      if (cut.lines.some((line) => 'entered' in line) && there !== all)
        broken.push(`write ${n}: told, and ${String(there)} are there`)
      const store = openStore(file)
      const verdict = await verifyAudit(store.db, KEY)
      await store.close()
      if (verdict.kind !== 'ok') broken.push(`write ${n}: ${verdict.what}`)
    }
    expect(broken).toEqual([])
    expect(found).toEqual(new Set([0, all]))
  })

  test('of a first start (migration and plan): the next start completes it to the same plan', async () => {
    const place = (name: string) => join(folder.path, name, 'test.sqlite')
    const blank = (name: string) => {
      copyOf(base, folder.path, name)
      for (const rest of ['', '-wal', '-shm', '-journal'])
        if (existsSync(`${place(name)}${rest}`)) rmSync(`${place(name)}${rest}`)
      return place(name)
    }
    const whole = blank('start-whole')
    await traced(['-e', 'trace=pwrite64'], log, [whole, 'start', '1'])
    const writes = countOf(log, 'pwrite64')
    const expected = counts(whole)
    expect(expected.rows.length).toBeGreaterThan(30)
    const broken: string[] = []
    for (const n of points(writes)) {
      const file = blank('start')
      await traced(killAt(n), log, [file, 'start', '1'])
      const again = await traced(['-e', 'trace=none'], log, [file, 'start', '1'])
      const now = counts(file)
      if (again.lines.every((line) => !('done' in line)) || JSON.stringify(now) !== JSON.stringify(expected))
        broken.push(`write ${n}: ${again.err.slice(0, 300)}`)
    }
    console.log(
      `kill -9 while migrating and loading: ${points(writes).length} kill points of ${writes} writes, ${broken.length} databases that did not come out the same`,
    )
    expect(broken).toEqual([])
  })
  test('of an import: the whole plan is there, or nothing of it', async () => {
    const draft = join(folder.path, 'draft.sqlite')
    const store = openStore(draft)
    await empty(store)
    const id = await importer(store).bring(PLAN)
    expect((await draftRow(store.db, id)).state).toBe('read')
    await store.close()
    const whole = copyOf(draft, folder.path, 'import-whole')
    const run = await traced(['-e', 'trace=pwrite64'], log, [whole, 'import', '1'])
    expect(run.lines).toContainEqual({ confirmed: true })
    const writes = countOf(log, 'pwrite64')
    const [before, after] = [JSON.stringify(counts(draft)), JSON.stringify(counts(whole))]
    expect(before).not.toBe(after)
    const seen = { before: 0, after: 0 }
    const broken: string[] = []
    for (const n of points(writes)) {
      const file = copyOf(draft, folder.path, 'import')
      const cut = await traced(killAt(n), log, [file, 'import', '1'])
      const now = JSON.stringify(counts(file))
      const told = cut.lines.some((line) => 'confirmed' in line)
      if (now === before && !told) seen.before += 1
      else if (now === after) seen.after += 1
      else broken.push(`write ${n}: ${told ? 'told, and ' : ''}neither whole nor nothing`)
      const opened = openStore(file)
      const verdict = await verifyAudit(opened.db, KEY)
      await opened.close()
      if (verdict.kind !== 'ok') broken.push(`write ${n}: audit ${verdict.what}`)
    }
    console.log(
      `kill -9 while importing: ${points(writes).length} kill points of ${writes} writes, ${seen.before} without the plan, ${seen.after} with all of it, ${broken.length} broken`,
    )
    expect(broken).toEqual([])
    expect(seen.before).toBeGreaterThan(0)
  })
})
