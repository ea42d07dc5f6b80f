import { createHash } from 'node:crypto'
import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { openStore } from '#data/database.ts'
import { migrate } from '#data/migrate.ts'
import { migrations } from '#data/migrations/index.ts'
import { readConfig } from '#server/config.ts'
import { auditKey } from '#server/record/chain.ts'
import { startRecording } from '#server/record/start-recording.ts'
import { loadPlanIfEmpty } from '#server/plans/load-if-empty.ts'

export type Size = 'tenant' | 'province' | 'nation'

interface Shape {
  readonly governments: number
  readonly departments: number
  readonly indicators: number
  /** years with results, final and confirmed */
  readonly measured: readonly number[]
}
/**
 * Governments (each one bureau with a plan) × departments × indicators of a department. Of twenty indicators nineteen are measured by
 * months and one by years: the nation has 5.7 million figures of months and 0.5 million of years, each with its revision.
 */
const SHAPES: Record<Exclude<Size, 'tenant'>, Shape> = {
  province: { governments: 1, departments: 150, indicators: 1_000, measured: [2021, 2022, 2023, 2024, 2025] },
  nation: { governments: 243, departments: 15_000, indicators: 100_000, measured: [2021, 2022, 2023, 2024, 2025] },
}
/** Indicators of a size; the real plan's 12. */
export const INDICATORS: Readonly<Record<Size, number>> = {
  tenant: 12,
  province: SHAPES.province.indicators,
  nation: SHAPES.nation.indicators,
}
const YEARS = [2024, 2025, 2026, 2027, 2028]
/** Change when what is generated changes; the names of all migrations are part of the file's name already. */
const EDITION = 6
/** Of every server that is measured: the record of a dataset is sealed with it. */
export const SECRET = 'bench'.repeat(8)
const FOLDER = join(tmpdir(), 'jipyo-bench')

/** The file of a size, generated once with a fixed seed and kept outside the repository. `tenant` is the real plan. */
export async function dataset(size: Size): Promise<string> {
  const file = join(FOLDER, `${size}-${EDITION}-${schemaName(Object.keys(migrations('sqlite')))}.sqlite`)
  if (existsSync(file)) return file
  mkdirSync(FOLDER, { recursive: true })
  const making = `${file}.${process.pid}`
  const store = openStore(making)
  await migrate(store)
  await loadPlanIfEmpty(
    store,
    { planFolder: size === 'tenant' ? readConfig({}).planFolder : null, practice: false },
    new Date('2026-01-05T00:00:00Z'),
  )
  await store.close()
  if (size !== 'tenant') fill(making, SHAPES[size])
  // As a started server has it. At its first start a nation's six million figures go on record, which is no start to measure.
  const filled = openStore(making)
  await startRecording(filled.db, auditKey(SECRET), new Date('2026-01-06T00:00:00Z'))
  await filled.close()
  for (const rest of ['-wal', '-shm']) rmSync(making + rest, { force: true })
  renameSync(making, file)
  return file
}

/** A short name of all migrations in their order: one that is renamed, moved or added makes another dataset. */
export function schemaName(names: readonly string[]): string {
  return createHash('sha256').update(names.join('\n')).digest('hex').slice(0, 12)
}

/** A copy of a dataset to write to; `remove` after everybody has closed it. */
export function scratch(file: string, name: string): { readonly file: string; remove(): void } {
  const copy = `${file}.${process.pid}.${name}`
  copyFileSync(file, copy)
  return {
    file: copy,
    remove: () => ['', '-wal', '-shm', '.server'].forEach((end) => rmSync(copy + end, { force: true, recursive: true })),
  }
}

/** mulberry32: the same numbers on every machine. */
function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

function fill(file: string, shape: Shape) {
  const sqlite = new BetterSqlite3(file)
  // Made anew when it is lost.
  sqlite.pragma('synchronous = OFF')
  sqlite.pragma('cache_size = -256000')
  const chance = random(20_261_120)
  const insert = (table: string, columns: string) => {
    const names = columns.split(' ')
    const statement = sqlite.prepare(`insert into ${table} (${names.join(', ')}) values (${names.map(() => '?').join(', ')})`)
    return (...values: unknown[]) => Number(statement.run(...values).lastInsertRowid)
  }
  const unit = insert('organisation_unit', 'code kind')
  const name = insert('organisation_unit_name', 'unit_id parent_id name short_name valid_from valid_to sort_order')
  const plan = insert('plan', 'code bureau_id fiscal_year version title status amount_unit_won settled_year first_year last_year')
  const goal = insert('policy_goal', 'code plan_id department_id sort_order name printed_name')
  const indicator = insert(
    'indicator',
    'code lineage_id plan_id goal_id department_id sort_order name unit kind weight direction aggregation frequency pace decimals formula source rationale results_due',
  )
  const target = insert('target', 'indicator_id year revision kind value stage effective_on recorded_at recorded_by')
  const actual = insert('actual', 'year indicator_id month version kind value finality stage')
  const revision = insert('actual_revision', 'year indicator_id month version kind value finality stage recorded_at recorded_by')
  const statement = insert(
    'budget_statement',
    'plan_id unit_id item budget budget_share previous previous_share change change_rate',
  )
  const staff = insert('staffing', 'plan_id table_unit_id unit_id row_kind quota grade4 grade5 grade6 headcount')
  const policy = insert('scoring_policy', 'version effective_from rules reason recorded_at recorded_by')

  sqlite.transaction(() => {
    policy(
      'bench',
      '2024-01-01',
      JSON.stringify({
        version: 'bench',
        effectiveFrom: '2024-01-01',
        cap: 100,
        exceededFrom: 130,
        lowerIsBetter: 'two-minus-ratio',
        rollUp: 'equal',
        grades: null,
      }),
      '',
      '',
      '',
    )
    let departments = 0
    let indicators = 0
    for (let g = 1; g <= shape.governments; g++) {
      const government = unit(`g${g}`, 'government')
      name(government, null, `정부 ${g}`, `정부${g}`, '2024-01-01', null, g)
      const bureau = unit(`b${g}`, 'bureau')
      name(bureau, government, `실국 ${g}`, `실국${g}`, '2024-01-01', null, g)
      const planId = plan(`p${g}`, bureau, 2026, 1, `계획 ${g}`, 'filed', 1_000_000, 2024, 2024, 2028)
      for (; departments < Math.round((shape.departments * g) / shape.governments); departments++) {
        const department = unit(`d${departments}`, 'department')
        name(department, bureau, `부서 ${departments}과`, `부서${departments}`, '2024-01-01', null, departments)
        statement(planId, department, 'total', 1e9 + departments * 1e6, 100, 1e9, 100, departments * 1e6, 1)
        staff(planId, department, department, 'unit', 20, 1, 5, 14, 10 + Math.floor(chance() * 20))
        const goalId = goal(`g${departments}`, planId, department, 1, '정책사업목표', '정책사업목표')
        const until = Math.round((shape.indicators * (departments + 1)) / shape.departments)
        const weight = 100 / (until - indicators)
        for (let order = 1; indicators < until; indicators++, order++) {
          const id = indicator(
            `i${indicators}`,
            indicators + 1,
            planId,
            goalId,
            department,
            order,
            `성과지표 ${indicators}`,
            chance() < 0.5 ? '회' : '%',
            order === 1 ? 'key' : 'general',
            weight,
            chance() < 0.9 ? 'higher' : 'lower',
            'sum',
            indicators % 20 === 0 ? 'year' : 'month',
            'linear',
            1,
            '',
            '',
            '',
            '03-31',
          )
          const base = Math.round(10 + chance() * 990)
          for (const year of YEARS) target(id, year, 1, 'set', base, 'planned', '2026-01-01', '', '')
          const parts = indicators % 20 === 0 ? [] : Array.from({ length: 12 }, (_, at) => at + 1)
          for (const year of shape.measured) {
            const figures = parts.map((month) => [month, Math.round((base / 12) * (0.7 + chance() * 0.7))] as const)
            const sum = figures.reduce((total, [, value]) => total + value, 0)
            const whole = parts.length > 0 ? sum : Math.round(base * (0.7 + chance() * 0.7))
            for (const [month, value] of [[0, whole] as const, ...figures]) {
              const figure = [year, id, month, 1, 'measured', value, 'final', 'confirmed'] as const
              actual(...figure)
              // A figure without its revision is one that somebody put in by hand.
              revision(...figure, '2026-01-05T00:00:00.000Z', '시험')
            }
          }
        }
      }
    }
  })()
  sqlite.pragma('wal_checkpoint(truncate)')
  sqlite.close()
}
