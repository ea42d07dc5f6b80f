import type { PlanRecords } from '#server/imports/records.ts'
import type { SyntheticGoal, SyntheticPlan } from './synthetic.ts'

/** What a plan says, without keys and places: equal for a recognised document and the plan it was printed from. */
export function said(records: PlanRecords) {
  const nameOf = (key: string) => [records.bureau, ...records.departments].find((unit) => unit.key === key)?.name.value ?? key
  const goalOf = (key: string | null) => records.policyGoals.find((goal) => goal.key === key)?.name.value ?? null
  return {
    government: records.government?.name.value ?? null,
    bureau: records.bureau.name.value,
    departments: records.departments.map((d) => d.name.value),
    years: [records.settledYear.value, records.fiscalYear.value, records.firstYear.value, records.lastYear.value],
    won: records.amountUnitWon.value,
    strategic: records.strategicGoals.map((g) => [nameOf(g.unit), g.order, g.name.value]),
    goals: records.policyGoals.map((g) => [nameOf(g.department), g.order, g.name.value]),
    printedGoals: records.goalTables.flatMap((t) =>
      t.rows.map((r) => [nameOf(t.unit), goalOf(r.goal), r.indicators.value, r.programmes.value, r.amount.value]),
    ),
    indicators: records.indicators.map((i) => ({
      goal: goalOf(i.goal),
      order: i.order,
      name: i.name.value,
      unit: i.unit.value,
      kind: i.kind.value,
      weight: i.weight.value,
      formula: i.formula.value,
      source: i.source.value,
      rationale: i.rationale?.value ?? null,
      targets: i.targets.map((t) => [t.year, t.value]),
      measured: i.actuals.filter((a) => a.state === 'measured').map((a) => [a.year, a.value]),
      decimals: i.decimals,
    })),
    programmes: records.programmes.map((p) => ({
      goal: goalOf(p.goal),
      order: p.order,
      name: p.name.value,
      account: p.account.value,
      count: p.projectCount.value,
      amounts: p.amounts.map((a) => [a.kind, a.year, a.value]),
      projects: p.projects.map((j) => ({
        name: j.name.value,
        amounts: j.amounts.map((a) => a.value),
        starts: j.overview?.startsOn.value ?? null,
        ends: j.overview?.endsOn.value ?? null,
        body: j.overview?.implementingBody.value ?? null,
        funding: j.overview?.funding.value ?? null,
        shares: (j.overview?.shares ?? []).map((s) => [s.payer, s.percent.value]),
      })),
    })),
    statements: records.statements.map((s) => [nameOf(s.unit), s.item.value, s.budget.value, s.previous.value, s.change.value]),
    staffing: records.staffing.map((s) => [
      nameOf(s.tableUnit),
      nameOf(s.unit),
      s.row,
      s.quota.value,
      s.grade4.value,
      s.grade5.value,
      s.grade6.value,
      s.headcount.value,
    ]),
    teams: records.teams.map((t) => [nameOf(t.unit), t.order, t.name.value]),
  }
}

const SHARES: Readonly<Record<string, readonly (readonly [string, number])[]>> = {
  '도비(100%)': [['province', 100]],
  '100% 도비사업': [['province', 100]],
  '국비 50%, 도비 50%': [
    ['national', 50],
    ['province', 50],
  ],
  '국비 50%, 도비 20%, 시군비 30%': [
    ['national', 50],
    ['province', 20],
    ['municipality', 30],
  ],
}

type Said = ReturnType<typeof said>

/** The records of a synthetic plan, known from the plan itself and not from its document. */
export function expectedOf(plan: SyntheticPlan): Said {
  const { departments, bureau, settledYear } = plan
  const all = departments.flatMap((d) => d.goals)
  const bodies = all
    .flatMap((g) => g.programmes)
    .flatMap((p) => p.projects)
    .map((p) => p.body)
  const total = (goals: readonly SyntheticGoal[], i: number) =>
    goals.flatMap((g) => g.programmes).reduce((n, p) => n + (p.amounts[i] ?? 0), 0)
  const goalRows = (owner: string, goals: readonly SyntheticGoal[]) =>
    goals.map((g) => [owner, g.name, g.indicators.length, g.programmes.length, total([g], 2)])
  const statement = (owner: string, goals: readonly SyntheticGoal[]) => {
    const rows = [
      ['policy', total(goals, 2), total(goals, 1)],
      ['administration', 30, 20],
      ['personnel', 20, 15],
      ['basic', 10, 5],
      ['finance', 0, 0],
    ] as const
    return [['total', total(goals, 2) + 30, total(goals, 1) + 20] as const, ...rows].map(([item, now, before]) => [
      owner,
      item,
      now,
      before,
      now - before,
    ])
  }
  const staff = (owner: string, of: typeof departments) => [
    [owner, owner, 'total', ...[0, 1, 2, 3, 4].map((i) => of.reduce((n, d) => n + (d.staff[i] ?? 0), 0))],
    ...of.map((d) => [owner, d.name, 'unit', ...d.staff]),
  ]
  return {
    government: bodies.includes(plan.government) ? plan.government : null,
    bureau,
    departments: departments.map((d) => d.name),
    years: [settledYear, settledYear + 2, settledYear, settledYear + 4],
    won: { 백만원: 1_000_000, 천원: 1000, 원: 1 }[plan.money],
    strategic: [...departments.map((d, i) => [bureau, i + 1, d.strategic]), ...departments.map((d) => [d.name, 1, d.strategic])],
    goals: departments.flatMap((d) => d.goals.map((g, i) => [d.name, i + 1, g.name])),
    printedGoals: [...goalRows(bureau, all), ...departments.flatMap((d) => goalRows(d.name, d.goals))],
    indicators: all.flatMap((g) =>
      g.indicators.map((i, order) => ({
        goal: g.name,
        order: order + 1,
        name: i.name,
        unit: i.unit,
        kind: i.kind === '핵심' ? ('key' as const) : ('general' as const),
        weight: i.weight,
        formula: i.formula,
        source: i.source,
        rationale: i.rationale,
        targets: i.targets.map((t, y) => [settledYear + y, Number(t)]),
        measured: [[settledYear, Number(i.actual)]],
        decimals: Math.max(...[...i.targets, i.actual].map((t) => t.split('.')[1]?.length ?? 0)),
      })),
    ),
    programmes: all.flatMap((g) =>
      g.programmes.map((p, order) => ({
        goal: g.name,
        order: order + 1,
        name: p.name,
        account: p.account,
        count: p.projects.length,
        amounts: p.amounts.map((a, y) => [y === 0 ? ('settled' as const) : ('budget' as const), settledYear + y, a]),
        projects: p.projects.map((j) => ({
          name: j.name,
          amounts: [...j.amounts],
          starts: `${j.years[0]}-01-01`,
          ends: `${j.years[1]}-12-31`,
          body: j.body,
          funding: j.funding || null,
          shares: (SHARES[j.funding] ?? []).map(([payer, n]) => [payer, n]) as [never, number][],
        })),
      })),
    ),
    statements: [...statement(bureau, all), ...departments.flatMap((d) => statement(d.name, d.goals))],
    staffing: [...staff(bureau, departments), ...departments.flatMap((d) => staff(d.name, [d]))],
    teams: departments.flatMap((d) => d.teams.map((name, i) => [d.name, i + 1, name])),
  }
}
