import { sumTolerance } from './budget.ts'
import { evaluate, figure, sameText, words } from './equation.ts'
import type { Equation, Term } from './equation.ts'
import type { BudgetBlock, GoalFigures, GoalRow, GoalTable, ProgrammeFigures, StaffRow, StaffTable } from './plan-figures.ts'

const STAFF_LABEL = { quota: '정원', grade4: '4급이상', grade5: '5급', grade6: '6급이하', headcount: '현원' } as const
const STAFF_COLUMNS = ['quota', 'grade4', 'grade5', 'grade6', 'headcount'] as const

/** 조직 및 인력현황: grades make the quota, rows make the total, and the bureau prints what the departments print. */
export function staffEquations(tables: readonly StaffTable[]): readonly Equation[] {
  const staff = (row: StaffRow, owner: string, column: (typeof STAFF_COLUMNS)[number]): Term =>
    figure(`${owner} ${row.name} ${STAFF_LABEL[column]}`, row.line, row[column])
  const own = tables.flatMap((table) => [
    ...[table.total, ...table.rows].map((row) =>
      evaluate({
        id: `staff/${table.owner}/${row.name}/grades`,
        kind: 'staff',
        label: `${table.owner} 정원(${row.name}) = 직급별 합계`,
        printed: staff(row, table.owner, 'quota'),
        terms: (['grade4', 'grade5', 'grade6'] as const).map((column) => staff(row, table.owner, column)),
        // People are counted, not rounded.
        tolerance: 0,
      }),
    ),
    ...STAFF_COLUMNS.map((column) =>
      evaluate({
        id: `staff/${table.owner}/total/${column}`,
        kind: 'staff',
        label: `${table.owner} ${STAFF_LABEL[column]} 계 = 부서별 합계`,
        printed: staff(table.total, table.owner, column),
        terms: table.rows.map((row) => staff(row, table.owner, column)),
        tolerance: 0,
      }),
    ),
  ])
  const bureau = tables.find((table) => table.level === 'bureau')
  const across = (bureau?.rows ?? []).flatMap((row) => {
    const twin = tables.find((table) => table.level === 'department' && table.owner === row.name)?.rows[0]
    if (bureau === undefined || twin === undefined) return []
    return [
      ...STAFF_COLUMNS.map((column) =>
        evaluate({
          id: `staff/${bureau.owner}/${row.name}/${column}`,
          kind: 'staff',
          label: `${row.name} ${STAFF_LABEL[column]}: 국 표 = 부서 표`,
          printed: staff(row, bureau.owner, column),
          terms: [staff(twin, row.name, column)],
          tolerance: 0,
        }),
      ),
      sameText(
        `teams/${row.name}`,
        'teams',
        `${row.name} 직제: 국 표 = 부서 표`,
        words(`${bureau.owner} ${row.name}`, row.line, row.teams.join(', ')),
        words(row.name, twin.line, twin.teams.join(', ')),
      ),
    ]
  })
  return [...own, ...across]
}

export function weightEquations(goals: readonly GoalFigures[]): readonly Equation[] {
  return goals.map((goal) =>
    evaluate({
      id: `weights/${goal.department}`,
      kind: 'weights',
      label: `${goal.department} 가중치 합 = 100`,
      printed: figure('가중치 합', null, 100),
      terms: goal.indicators.map((one) => figure(one.name, one.line, one.weight)),
      tolerance: 0,
    }),
  )
}

/** < 정책사업목표 현황 >: counts against what the plan lists, amounts against 정책사업, the bureau's rows against the departments'. */
export function goalTableEquations(
  tables: readonly GoalTable[],
  goals: readonly GoalFigures[],
  programmes: readonly ProgrammeFigures[],
  budgets: readonly BudgetBlock[],
): readonly Equation[] {
  const policyOf = (owner: string): Term => {
    const line = budgets.find((block) => block.owner === owner)?.lines.policy
    return figure(`${owner} 정책사업 예산액`, line?.line ?? null, line?.budget ?? null)
  }
  const amountOf = (table: GoalTable, row: GoalRow) => figure(`${table.owner} 목표 표: ${row.name}`, row.line, row.amount)
  const rows = tables.flatMap((table) =>
    table.rows.flatMap((row) => {
      const { department } = row
      if (department === null) return []
      const at = `${table.owner}/${department}`
      const count = (id: string, what: string, value: number | null, found: number) =>
        evaluate({
          id: `count/${at}/${id}`,
          kind: 'count',
          label: `${table.owner} 목표 표: ${department} ${what}`,
          printed: figure(`${table.owner} 목표 표: ${row.name}`, row.line, value),
          terms: [figure(`계획서에 실린 ${what}`, null, found)],
          tolerance: 0,
        })
      return [
        count(
          'indicators',
          '성과지표수',
          row.indicatorCount,
          goals.filter((one) => one.department === department).flatMap((one) => one.indicators).length,
        ),
        count('programmes', '단위사업수', row.programmeCount, programmes.filter((one) => one.department === department).length),
        evaluate({
          id: `goal-amount/${at}`,
          kind: 'goal-amount',
          label: `${table.owner} 목표 표: ${department} 예산액 = 정책사업`,
          printed: amountOf(table, row),
          terms: [policyOf(department)],
          // The same figure printed twice: no rounding stands between them.
          tolerance: 0,
        }),
      ]
    }),
  )
  const bureau = tables.find((table) => table.level === 'bureau')
  if (bureau === undefined) return rows
  const departmentTables = tables.filter((table) => table.level === 'department')
  const total = (id: string, label: string, terms: readonly Term[]) =>
    evaluate({ id, kind: 'goal-amount', label, printed: policyOf(bureau.owner), terms, tolerance: sumTolerance(terms.length) })
  return [
    ...rows,
    total(
      `goal-amount/${bureau.owner}/bureau-table`,
      '국 정책사업 = 국 목표 표 합계',
      bureau.rows.map((row) => amountOf(bureau, row)),
    ),
    total(
      `goal-amount/${bureau.owner}/department-tables`,
      '국 정책사업 = 부서 목표 표 합계',
      departmentTables.flatMap((table) => table.rows.map((row) => amountOf(table, row))),
    ),
    ...departmentTables.flatMap((table) =>
      // An empty table names no goal, so its presence above cannot be asked.
      table.rows.map((row) => {
        const found = bureau.rows.find((one) => one.department !== null && one.department === row.department)
        const printed = words(`${table.owner} 목표 표`, row.line, row.name)
        const other = words(`${bureau.owner} 목표 표`, found?.line ?? bureau.line, found?.name ?? '')
        return sameText(
          `goal-missing/${table.owner}/${row.name}`,
          'goal-missing',
          `${table.owner}의 목표가 국 목표 표에 있음`,
          printed,
          other,
        )
      }),
    ),
  ]
}

const YEAR_COLUMNS = ['settled', 'previous', 'budget'] as const
const YEAR_LABEL = { settled: '결산', previous: '전년도예산', budget: '예산' } as const

/** 관련 예산사업 내역: projects make their programme, programmes make 정책사업, and overview names match the table's. */
export function programmeEquations(
  programmes: readonly ProgrammeFigures[],
  budgets: readonly BudgetBlock[],
): readonly Equation[] {
  const own = programmes.flatMap((programme) => {
    const at = `${programme.department}/${programme.name}`
    return [
      evaluate({
        id: `count/${at}/projects`,
        kind: 'count',
        label: `${programme.name} 세부사업수`,
        printed: figure(`${programme.name} 비고`, programme.line, programme.projectCount),
        terms: [figure('표에 실린 세부사업', null, programme.projects.length)],
        tolerance: 0,
      }),
      ...YEAR_COLUMNS.map((column) =>
        evaluate({
          id: `programme-sum/${at}/${column}`,
          kind: 'programme-sum',
          label: `${programme.name} ${YEAR_LABEL[column]} = 세부사업 합계`,
          printed: figure(`${programme.name} ${YEAR_LABEL[column]}`, programme.line, programme[column]),
          terms: programme.projects.map((project) => figure(project.name, project.line, project[column])),
          tolerance: sumTolerance(programme.projects.length),
        }),
      ),
      ...programme.projects.map((project, index) =>
        sameText(
          `name/${at}/${index + 1}`,
          'name',
          `${programme.name}: 내역과 개요의 세부사업명`,
          words('내역', project.line, project.name),
          words('개요', project.overviewLine, project.overviewName),
        ),
      ),
    ]
  })
  const policy = budgets.flatMap((block) => {
    const mine = programmes.filter((one) => block.level === 'bureau' || one.department === block.owner)
    return (['budget', 'previous'] as const).map((column) =>
      evaluate({
        id: `policy-programmes/${block.owner}/${column}`,
        kind: 'policy-programmes',
        label: `${block.owner} 정책사업 ${YEAR_LABEL[column]} = 단위사업 합계`,
        printed: figure(`${block.owner} 정책사업 ${YEAR_LABEL[column]}`, block.lines.policy.line, block.lines.policy[column]),
        terms: mine.map((one) => figure(one.name, one.line, one[column])),
        tolerance: sumTolerance(mine.length),
      }),
    )
  })
  return [...own, ...policy]
}
