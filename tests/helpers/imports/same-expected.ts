import type { FileName } from '#server/plans/fields.ts'
import { type PlanFiles, readFigures, type TextRow } from '#server/plans/plan-files.ts'
import type { SyntheticDepartment, SyntheticGoal, SyntheticPlan } from '../plans/synthetic.ts'

/**
 * The plan's files as a careful person would type them from the printed document: names, printed figures, nothing of the
 * recogniser's. Codes and lines are of no matter to the comparison.
 */
export function planFilesOf(plan: SyntheticPlan): PlanFiles {
  const { departments, settledYear } = plan
  const fiscalYear = settledYear + 2
  const rows: Record<FileName, TextRow[]> = {
    document: [],
    organisation: [],
    organisation_names: [],
    plan: [],
    strategic_goals: [],
    policy_goals: [],
    printed_goal_tables: [],
    printed_goals: [],
    indicators: [],
    indicator_components: [],
    targets: [],
    actuals: [],
    programmes: [],
    projects: [],
    funding_shares: [],
    budget_statements: [],
    staffing: [],
    teams: [],
  }
  const add = (file: FileName, row: Record<string, unknown>) =>
    rows[file].push({ line: 0, ...row, at: { file, row: rows[file].length + 1 } })
  const all = departments.flatMap((d) => d.goals)
  // The document names its government only where a project is carried out by it.
  const governed = all
    .flatMap((g) => g.programmes)
    .flatMap((p) => p.projects)
    .some((p) => p.body === plan.government)
  const title = `${fiscalYear}년도 성과계획서`
  add('document', {
    code: 'd',
    title,
    issuer: governed ? plan.government : plan.bureau,
    kind: 'performance-plan',
    received_as: '',
    note: '',
  })
  const unit = (code: string, kind: string, parent: string | null, name: string, order: number, short = name) => {
    add('organisation', {
      code,
      kind,
      parent,
      name,
      short_name: short,
      valid_from: `${settledYear}-01-01`,
      valid_to: null,
      order,
    })
    add('organisation_names', { unit: code, printed_name: name })
  }
  if (governed) {
    const short = plan.government.replace(/(?:특별자치도|광역시|도|시|군)$/, '')
    unit('government', 'government', null, plan.government, 1, short)
  }
  unit('bureau', 'bureau', governed ? 'government' : null, plan.bureau, 1)
  departments.forEach((d, i) => unit(d.name, 'department', 'bureau', d.name, i + 1))
  add('plan', {
    code: 'p',
    bureau: 'bureau',
    fiscal_year: fiscalYear,
    version: 1,
    title,
    amount_unit_won: { 백만원: 1_000_000, 천원: 1000, 원: 1 }[plan.money],
    settled_year: settledYear,
    first_year: settledYear,
    last_year: settledYear + 4,
    filed_on: null,
    confirmed_on: null,
    document: 'd',
  })
  departments.forEach((d, i) =>
    add('strategic_goals', { code: `b-s${i}`, unit: 'bureau', order: i + 1, name: d.strategic, name_corrected: null }),
  )
  for (const d of departments)
    add('strategic_goals', { code: `${d.name}-s`, unit: d.name, order: 1, name: d.strategic, name_corrected: null })
  for (const d of departments) {
    d.goals.forEach((g, i) =>
      add('policy_goals', {
        code: g.name,
        department: d.name,
        order: i + 1,
        name: g.name,
        name_corrected: null,
        strategic_goal: `${d.name}-s`,
      }),
    )
  }
  top(add, 'bureau', departments, all)
  for (const d of departments) top(add, d.name, [d], d.goals)
  for (const d of departments) {
    d.teams.forEach((name, i) => add('teams', { unit: d.name, order: i + 1, name }))
    for (const g of d.goals) goal(add, d.name, g, settledYear)
  }
  return readFigures(rows)
}

type Add = (file: FileName, row: Record<string, unknown>) => void
const money = (n: number) => (n < 0 ? `△${(-n).toLocaleString('en-US')}` : n.toLocaleString('en-US'))
const percent = (part: number, whole: number) =>
  whole === 0 ? '0.00 %' : `${part < 0 ? '△' : ''}${((Math.abs(part) / whole) * 100).toFixed(2)} %`
const sum = (goals: readonly SyntheticGoal[], year: number) =>
  goals.flatMap((g) => g.programmes).reduce((n, p) => n + (p.amounts[year] ?? 0), 0)

/** The three tables at the head of a bureau's or a department's section. */
function top(add: Add, owner: string, departments: readonly SyntheticDepartment[], goals: readonly SyntheticGoal[]) {
  add('printed_goal_tables', { table_unit: owner, note: '' })
  goals.forEach((g, i) =>
    add('printed_goals', {
      table_unit: owner,
      order: i + 1,
      goal: g.name,
      printed_name: g.name,
      indicators: String(g.indicators.length),
      programmes: String(g.programmes.length),
      amount: money(sum([g], 2)),
    }),
  )
  const people = (unit: string, row: string, staff: readonly number[]) => {
    const [quota, grade4, grade5, grade6, headcount] = staff.map(String)
    add('staffing', { table_unit: owner, unit, row, quota, grade4, grade5, grade6, headcount })
  }
  people(
    owner,
    'total',
    [0, 1, 2, 3, 4].map((i) => departments.reduce((n, d) => n + (d.staff[i] ?? 0), 0)),
  )
  for (const d of departments) people(d.name, 'unit', d.staff)
  const [now, before] = [sum(goals, 2), sum(goals, 1)]
  const items = [
    ['total', now + 30, before + 20],
    ['policy', now, before],
    ['administration', 30, 20],
    ['personnel', 20, 15],
    ['basic', 10, 5],
    ['finance', 0, 0],
  ] as const
  for (const [item, budget, previous] of items) {
    add('budget_statements', {
      unit: owner,
      item,
      budget: money(budget),
      budget_share: percent(budget, now + 30),
      previous: money(previous),
      previous_share: percent(previous, before + 20),
      change: money(budget - previous),
      change_rate: percent(budget - previous, previous),
    })
  }
}

const SHARES: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  '도비(100%)': [['province', '100']],
  '100% 도비사업': [['province', '100']],
  '국비 50%, 도비 50%': [
    ['national', '50'],
    ['province', '50'],
  ],
  '국비 50%, 도비 20%, 시군비 30%': [
    ['national', '50'],
    ['province', '20'],
    ['municipality', '30'],
  ],
}

function goal(add: Add, department: string, g: SyntheticGoal, settledYear: number) {
  g.indicators.forEach((i, n) => {
    const code = `${g.name}/${i.name}`
    // By the rules the form does not print: rates and scores are read at the year's end, everything else adds up.
    const last = i.unit === '%' || i.unit === '점'
    add('indicators', {
      code,
      goal: g.name,
      order: n + 1,
      name: i.name,
      unit: i.unit,
      kind: i.kind === '핵심' ? 'key' : 'general',
      weight: String(i.weight),
      direction: 'higher',
      aggregation: last ? 'last' : 'sum',
      frequency: 'year',
      decimals: Math.max(...[...i.targets, i.actual].map((t) => t.split('.')[1]?.length ?? 0)),
      formula: i.formula,
      source: i.source,
      rationale: i.rationale,
      printed_name: `(${department})${i.name}(${i.unit})`,
    })
    const years = (of: (year: number) => string) => Object.fromEntries([0, 1, 2, 3, 4].map((y) => [`y${settledYear + y}`, of(y)]))
    add('targets', { indicator: code, ...years((y) => i.targets[y] ?? '') })
    add('actuals', { indicator: code, ...years((y) => (y === 0 ? i.actual : y === 1 ? '0' : '')) })
  })
  const amounts = (of: readonly number[]) => ({
    [`settled_${settledYear}`]: money(of[0] ?? 0),
    [`budget_${settledYear + 1}`]: money(of[1] ?? 0),
    [`budget_${settledYear + 2}`]: money(of[2] ?? 0),
  })
  g.programmes.forEach((p, n) => {
    const code = `${g.name}/${p.name}`
    add('programmes', {
      code,
      goal: g.name,
      order: n + 1,
      name: p.name,
      account: p.account,
      project_count: p.projects.length,
      ...amounts(p.amounts),
    })
    p.projects.forEach((j, k) => {
      const project = `${code}/${j.name}`
      add('projects', {
        code: project,
        programme: code,
        order: k + 1,
        name: j.name,
        overview_name: j.name,
        starts_on: `${j.years[0]}-01-01`,
        ends_on: `${j.years[1]}-12-31`,
        support_type: '직접수행',
        funding: j.funding || null,
        implementing_body: j.body,
        overview_line: 0,
        note: null,
        ...amounts(j.amounts),
      })
      for (const [payer, share] of SHARES[j.funding] ?? []) add('funding_shares', { project, payer, percent: share })
    })
  })
}
