import { createHash } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely'
import type { Migration } from 'kysely/migration'
import { expect, test } from 'vitest'
import { migrations } from '#data/migrations/index.ts'

/**
 * A released migration is frozen: a database that ran the earlier text never sees an edit. What is pinned is the SQL each one
 * executes, first on SQLite and then on PostgreSQL, not the file: the formatter may lay a file out anew. A new migration adds its line;
 * the failing test prints it. A line that is here is never changed.
 */
const RELEASED: Readonly<Record<string, string>> = {
  '0001-foundation': 'a4290717592c79071cf77f1a92a6a45c',
  '0002-entry': 'c698c32ef5970ef683371e3af42028f2',
  '0003-evidence': '1bb09dfb0cc87e99e8cce2b22d8d4293',
  '0004-activities': 'fe176cbe8b3f74886aca0becf63cb804',
  '0005-accounts': '093480be13944ad1fa2948c9f0f06529',
  '0006-notices': '78e733cd30624b95002d3fce7716c18b',
  '0007-imports': '1ffbe3b104f5018e5b8ca1b2d6e55b6d',
  '0008-budgets': '49138bae8006c39f9ca327a631953819',
  '0009-audit-indexes': '3c25132c9c50c94895a1d9553da2f808',
  '0010-comments': '776342bb8d40462c92c323454eeb253b',
  '0011-earlier-texts': '53df47205a40ffb6e52e4ee1b842997d',
  '0012-indicator-nature': '89b5adf3352f3236dee7909c983aa019',
  '0013-row-changes': '2348a43a4a76efc13de81e8ff4cf49a9',
  '0014-editions': '22e2b39590a310cc16e8af505331ffd8',
  '0015-next-plan': '3c6599564cca4b7571a2395808d2ca93',
  '0016-structures': 'aafb4ac09ef38440f8e5f942445740d5',
  '0017-movement-lists': 'cf5f0676953601fe631d61614623adf9',
  '0018-indicator-definitions': 'c34ed70a5e2a5ba4eaf5a97e387e01f1',
  '0019-supplementary-withdrawn': 'c754c20957dcc0e1bc3ad7bb63410fe0',
  '0020-divided-figures': '673f0f196a1acb9bdbbbc2cad1474945',
  '0021-funding-corrections': 'b6e78dbc01faa60817c044d5854fec76',
  '0022-services': '1a89e45e6ae3798de350fa3b830cdfb8',
  '0023-schedules': '4856898718d4955e42b547535eee6a78',
  '0024-activity-series': '548f8f2d496d8a63f5ec82ea4403d44e',
  '0025-notice-marks': 'd0145e5bf5a6739b79e5d72ffefb245d',
  '0026-unanswered-questions': 'dbd171683e9ec21ef45fcaa9a6fe0d07',
  '0027-import-rules': '994fcb359e94d42658e92e3dabb1a1f8',
  '0028-import-parts': '0fc116e325435622cf5c94aaca012b19',
  '0029-revision-index': '35abd027b54dd2e712805c96d82d959c',
}

/** What it executes where every question is answered with no rows. */
async function statementsOf(migration: Migration): Promise<string[]> {
  const statements: string[] = []
  const db = new Kysely<unknown>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (inner) => new PostgresIntrospector(inner),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
    log: ({ query }) => void statements.push(JSON.stringify([query.sql, ...query.parameters])),
  })
  await migration.up(db)
  return statements
}

const all = { sqlite: migrations('sqlite'), postgres: migrations('postgres') }
const fingerprint = async (name: string) => {
  const hash = createHash('sha256')
  for (const of of Object.values(all)) {
    const migration = of[name]
    if (!migration) throw new Error(`${name} is not a migration of both stores`)
    const statements = await statementsOf(migration)
    expect(statements.length).toBeGreaterThan(0)
    hash.update(statements.join('\n')).update('\n\n')
  }
  return hash.digest('hex').slice(0, 32)
}

test.each(Object.keys(RELEASED))('%s is as it was released', async (name) => {
  const edited = `${name} was edited after its release: databases that ran it never see the change. Take the edit back and write the next migration.`
  expect(await fingerprint(name), edited).toBe(RELEASED[name])
})

test('every migration is pinned, and none is gone', async () => {
  const lines = await Promise.all(
    Object.keys(all.sqlite)
      .filter((name) => !(name in RELEASED))
      .map(async (name) => `'${name}': '${await fingerprint(name)}',`),
  )
  expect(lines, 'a new migration: add this line to RELEASED').toEqual([])
  expect(Object.keys(all.sqlite)).toEqual(Object.keys(RELEASED))
})

test('both stores have the same migrations, numbered without a gap, one file each', () => {
  const names = Object.keys(all.sqlite)
  expect(Object.keys(all.postgres)).toEqual(names)
  expect(names.map((name) => Number(name.slice(0, 4)))).toEqual(names.map((_, at) => at + 1))
  const files = readdirSync(join(import.meta.dirname, '../../../data/migrations')).filter((file) => file !== 'index.ts')
  expect(files.toSorted()).toEqual(names.map((name) => `${name}.ts`))
})
