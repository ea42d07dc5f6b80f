import { expect, test } from 'vitest'
import type { ProvenanceSubject } from '#data/schema.ts'
import { migrate } from '#data/migrate.ts'
import type { Db } from '#data/database.ts'
import { parseNumber } from '#domain/entry/parse-number.ts'
import { loadPlanIfEmpty } from '#server/plans/load-if-empty.ts'
import { csvRows, damage, withDamagedPlan } from '../../helpers/csv.ts'
import { loadRealPlan, onBothStores, PLAN_FOLDER, useStore } from '../../helpers/stores.ts'

const NOW = new Date('2026-01-05T00:00:00Z')
const count = async (
  db: Db,
  table: 'plan' | 'indicator' | 'programme' | 'project' | 'provenance' | 'document' | 'organisation_unit' | 'scoring_policy',
) =>
  (
    await db
      .selectFrom(table)
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow()
  ).n

/** A printed figure read by the one parser; null = printed as missing. */
function read(raw: string, unit = ''): number | null {
  const parsed = parseNumber(raw, unit ? { unit } : {})
  return parsed.kind === 'value' ? parsed.value : null
}

onBothStores('the plan of 2026', (kind) => {
  const store = useStore(kind, loadRealPlan)

  /** provenance of a subject as 'line/field/raw' with the stored row's id */
  const origins = async (subject: ProvenanceSubject) => {
    const rows = await store()
      .db.selectFrom('provenance')
      .select(['subject_id as id', 'field', 'line', 'raw'])
      .where('subject', '=', subject)
      .execute()
    return new Map(rows.map((r) => [`${r.line}/${r.field}/${r.raw}`, r.id]))
  }
  const idOf = (map: Map<string, number>, line: string, field: string, raw: string): number => {
    const id = map.get(`${line}/${field}/${raw}`)
    expect(id, `${line}/${field}/'${raw}'`).toBeDefined()
    return id ?? 0
  }

  test('4 departments, 12 indicators, 15 unit programmes, 58 projects', async () => {
    const departments = await store().db.selectFrom('organisation_unit').select('id').where('kind', '=', 'department').execute()
    expect([
      departments.length,
      await count(store().db, 'indicator'),
      await count(store().db, 'programme'),
      await count(store().db, 'project'),
    ]).toEqual([4, 12, 15, 58])
  })

  test('every target is stored as printed, with the printed string', async () => {
    const found = await origins('target')
    const units = new Map(csvRows('indicators').map((i) => [i['code'], i['unit']]))
    for (const row of csvRows('targets')) {
      for (const year of [2024, 2025, 2026, 2027, 2028]) {
        const raw = row[`y${year}`] ?? ''
        const stored = await store()
          .db.selectFrom('target')
          .select(['year', 'value', 'kind'])
          .where('id', '=', idOf(found, row['line'] ?? '', String(year), raw))
          .executeTakeFirstOrThrow()
        expect(stored).toEqual({ year, kind: 'set', value: read(raw, units.get(row['indicator']) ?? '') })
      }
    }
  })

  test('actuals: the settled year is measured, the placeholders of later years are kept as strings only', async () => {
    const measured = await origins('actual')
    const placeholders = await origins('indicator')
    const units = new Map(csvRows('indicators').map((i) => [i['code'], i['unit']]))
    for (const row of csvRows('actuals')) {
      const line = row['line'] ?? ''
      const raw = row['y2024'] ?? ''
      const stored = await store()
        .db.selectFrom('actual_revision')
        .select(['year', 'value', 'finality'])
        .where('id', '=', idOf(measured, line, '2024', raw))
        .executeTakeFirstOrThrow()
      expect(stored).toEqual({ year: 2024, value: read(raw, units.get(row['indicator']) ?? ''), finality: 'final' })
      expect(row['y2025']).toBe('0')
      idOf(placeholders, line, 'actual-placeholder-2025', '0')
    }
    expect(await store().db.selectFrom('actual').select('year').where('year', '<>', 2024).execute()).toEqual([])
  })

  test('weights and components', async () => {
    const weights = await origins('indicator')
    for (const row of csvRows('indicators')) {
      const stored = await store()
        .db.selectFrom('indicator')
        .select(['weight', 'code'])
        .where('id', '=', idOf(weights, row['line'] ?? '', 'weight', row['weight'] ?? ''))
        .executeTakeFirstOrThrow()
      expect(stored).toEqual({ code: row['code'], weight: read(row['weight'] ?? '') })
    }
    const components = await origins('component')
    expect(components.size).toBeGreaterThan(0)
    const stored = await store().db.selectFrom('indicator_component').select(['name', 'target']).execute()
    expect(stored.toSorted(byName)).toEqual(
      csvRows('indicator_components')
        .map((c) => ({ name: c['name'] ?? '', target: read(c['target'] ?? '', c['unit']) }))
        .toSorted(byName),
    )
    for (const row of csvRows('indicator_components'))
      expect([...components.keys()]).toContain(`${row['line']}/target/${row['target']}`)
  })

  test.each(['programmes', 'projects'] as const)('every amount of %s', async (file) => {
    const owner = file === 'programmes' ? 'programme' : 'project'
    const names = await origins(owner)
    for (const row of csvRows(file)) {
      const id = idOf(names, row['line'] ?? '', 'name', row['name'] ?? '')
      const stored = await store()
        .db.selectFrom('budget_amount')
        .select(['id', 'year', 'kind', 'amount'])
        .where(`${owner}_id`, '=', id)
        .execute()
      const columns = Object.entries(row).filter(([column]) => /^(settled|budget|plan)_\d{4}$/.test(column))
      const printed = columns.filter(([, raw]) => read(raw) !== null)
      expect(stored).toHaveLength(printed.length)
      for (const [column, raw] of printed) {
        const [kindOf, year] = column.split('_')
        const amount = stored.find((a) => a.kind === kindOf && a.year === Number(year))
        expect(amount?.amount, `${row['name']} ${column}`).toBe((read(raw) ?? 0) * 1_000_000)
        const origin = await store()
          .db.selectFrom('provenance')
          .select(['raw', 'line'])
          .where('subject', '=', 'budget_amount')
          .where('subject_id', '=', amount?.id ?? 0)
          .executeTakeFirst()
        expect(origin).toEqual({ raw, line: Number(row['line']) })
      }
    }
  })

  test('every cell of the budget statements, in 원 and in percent', async () => {
    const found = await origins('budget_statement')
    const money = ['budget', 'previous', 'change'] as const
    const rates = ['budget_share', 'previous_share', 'change_rate'] as const
    for (const row of csvRows('budget_statements')) {
      const id = idOf(found, row['line'] ?? '', 'budget', row['budget'] ?? '')
      const stored = await store().db.selectFrom('budget_statement').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
      for (const field of money) expect(stored[field]).toBe((read(row[field] ?? '') ?? Number.NaN) * 1_000_000)
      for (const field of rates) {
        idOf(found, row['line'] ?? '', field, row[field] ?? '')
        expect(stored[field]).toBe(read(row[field] ?? '', '%'))
      }
    }
  })

  test('every head of the staffing tables', async () => {
    const found = await origins('staffing')
    for (const row of csvRows('staffing')) {
      const stored = await store()
        .db.selectFrom('staffing')
        .selectAll()
        .where('id', '=', idOf(found, row['line'] ?? '', 'quota', row['quota'] ?? ''))
        .executeTakeFirstOrThrow()
      expect([stored.quota, stored.grade4, stored.grade5, stored.grade6, stored.headcount].map(String)).toEqual([
        row['quota'],
        row['grade4'],
        row['grade5'],
        row['grade6'],
        row['headcount'],
      ])
      for (const field of ['grade4', 'grade5', 'grade6', 'headcount']) idOf(found, row['line'] ?? '', field, row[field] ?? '')
    }
  })

  test('printed goals, funding shares, teams and spellings', async () => {
    const goals = await origins('printed_goal')
    for (const row of csvRows('printed_goals')) {
      const id = idOf(goals, row['line'] ?? '', 'amount', row['amount'] ?? '')
      const stored = await store()
        .db.selectFrom('printed_goal')
        .select(['amount', 'indicators', 'programmes'])
        .where('id', '=', id)
        .executeTakeFirstOrThrow()
      expect(stored).toEqual({
        amount: (read(row['amount'] ?? '') ?? 0) * 1_000_000,
        indicators: Number(row['indicators']),
        programmes: Number(row['programmes']),
      })
    }
    const shares = await store()
      .db.selectFrom('funding_share as f')
      .innerJoin('project as j', 'j.id', 'f.project_id')
      .select(['j.code as project', 'f.payer', 'f.percent'])
      .execute()
    const shareKey = (s: Record<string, unknown>) => `${String(s['project'])} ${String(s['payer'])} ${Number(s['percent'])}`
    expect(shares.map(shareKey).toSorted()).toEqual(csvRows('funding_shares').map(shareKey).toSorted())
    expect((await store().db.selectFrom('team').select('name').execute()).map((t) => t.name).toSorted()).toEqual(
      csvRows('teams')
        .map((t) => t['name'] ?? '')
        .toSorted(),
    )
    expect(await store().db.selectFrom('organisation_alias').select('id').execute()).toHaveLength(
      csvRows('organisation_names').length,
    )
  })

  test('a second start loads nothing again', async () => {
    const before = await count(store().db, 'provenance')
    expect(await loadPlanIfEmpty(store(), { planFolder: PLAN_FOLDER, practice: false }, NOW)).toBeNull()
    expect(await count(store().db, 'provenance')).toBe(before)
  })
})

const byName = (a: { name: string }, b: { name: string }) => a.name.localeCompare(b.name)

onBothStores('a plan is loaded whole or not at all', (kind) => {
  const store = useStore(kind, migrate)
  const nothing = async () => {
    for (const table of ['plan', 'indicator', 'document', 'organisation_unit', 'provenance', 'scoring_policy'] as const)
      expect([table, await count(store().db, table)]).toEqual([table, 0])
  }

  test.each<[string, string, string | RegExp, string, RegExp]>([
    [
      'a figure that is no number, in the last file',
      'staffing.csv',
      ',64,',
      ',예순넷,',
      /staffing\.csv 2행 'headcount' 칸.*예순넷/,
    ],
    ['a target that is no number', 'targets.csv', '88.6', '약 88', /targets\.csv 8행 'y2024' 칸/],
    ['an amount that is no number', 'projects.csv', ',20,20,18,', ',20,20,1x8,', /projects\.csv 2행 'budget_2026' 칸/],
  ])('%s', async (_, file, from, to, says) => {
    await withDamagedPlan(
      (folder) => damage(folder, file, from, to),
      async (planFolder) => {
        await expect(loadPlanIfEmpty(store(), { planFolder, practice: false }, NOW)).rejects.toThrow(says)
      },
    )
    await nothing()
  })

  test('a fault only the database sees', async () => {
    await withDamagedPlan(
      (folder) =>
        damage(folder, 'funding_shares.csv', 'external-cooperation-p1-2,province', 'external-cooperation-p1-1,province'),
      async (planFolder) => {
        await expect(loadPlanIfEmpty(store(), { planFolder, practice: false }, NOW)).rejects.toThrow()
      },
    )
    await nothing()
  })

  test('and after the fault is mended it loads', async () => {
    expect(await loadPlanIfEmpty(store(), { planFolder: PLAN_FOLDER, practice: false }, NOW)).toContain('지표 12개')
  })
})
