import { describe, expect, test } from 'vitest'
import { evaluate, figure } from '#domain/plan/equation.ts'
import type { BudgetBlock, BudgetLine, BudgetLineKey, PlanFigures } from '#domain/plan/plan-figures.ts'
import { BUDGET_LINES } from '#domain/plan/plan-figures.ts'
import { checkJointly } from '#domain/plan/reconcile-joint.ts'
import { countStates, reconcile } from '#domain/plan/reconcile.ts'
import { isFeasible } from '#domain/plan/simplex.ts'
import { budgetBlock, PLAN_2026 } from '../../../helpers/plan-figures-2026.ts'

const equations = reconcile(PLAN_2026)
const failed = (plan: PlanFigures) => reconcile(plan).flatMap((one) => (one.state === 'failed' ? [one.id] : []))
const withLine = (block: BudgetBlock, key: BudgetLineKey, change: Partial<BudgetLine>): BudgetBlock => ({
  ...block,
  lines: { ...block.lines, [key]: { ...block.lines[key], ...change } },
})

describe('the 2026 plan, golden', () => {
  test('exactly these seven equations fail', () => {
    const found = equations
      .filter((one) => one.state === 'failed')
      .map((one) => [one.id, one.printed.value ?? one.printed.text, one.computed ?? one.terms[0]?.text ?? null, one.difference])
    expect(found).toEqual([
      ['goal-amount/대외국제소통국/bureau-table', 14872, 9931, 4941],
      ['goal-amount/대외국제소통국/department-tables', 14872, 11759, 3113],
      [
        'goal-missing/대외협력과/정치권·도의회 및 민간단체 등 대내외 협력을 통한 도정 발전 건인',
        '정치권·도의회 및 민간단체 등 대내외 협력을 통한 도정 발전 건인',
        '',
        null,
      ],
      ['name/대외협력과/자원봉사활동 진흥/6', '자원봉사사업무 추진 기본경비', '자원봉사업무 추진 기본경비', null],
      [
        'name/소통기획과/디지털 매체를 활용한 도민 소통 강화/3',
        '온라인매체 및 뉴미디어 도정홍보 (성인지예산)',
        '온라인매체 및 뉴미디어 도정홍보',
        null,
      ],
      ['policy-programmes/외국인국제정책과/previous', 7335, 7331, 4],
      ['joint/소통기획과', '57 → 57, 0, 0.00 %', null, null],
    ])
  })
  test('states', () => {
    expect(countStates(equations)).toEqual({ exact: 324, rounding: 74, failed: 7, 'not-checkable': 5 })
    const open = equations.filter((one) => one.state === 'not-checkable').map((one) => one.kind)
    // 재무활동 0 → 0 has no rate, five times.
    expect(open).toEqual(Array.from({ length: 5 }, () => 'change-rate'))
  })
  test('staff, teams, weights, counts and the policy budget of the plan year are all exact', () => {
    const states = equations.filter((one) => ['staff', 'teams', 'weights', 'count'].includes(one.kind)).map((one) => one.state)
    expect(new Set(states)).toEqual(new Set(['exact']))
    expect(states.length).toBeGreaterThan(80)
    const policy = equations.filter((one) => one.kind === 'policy-programmes' && one.id.endsWith('/budget'))
    expect(policy.map((one) => one.state)).toEqual(['exact', 'exact', 'exact', 'exact', 'exact'])
    const whole = equations.filter((one) => one.kind === 'share-sum' && one.id.includes('/total/'))
    expect(whole.map((one) => [one.printed.value, one.state])).toEqual(Array.from({ length: 10 }, () => [100, 'exact']))
  })
  test('8 of 15 unit programmes differ from their projects in some year, by rounding only', () => {
    const rounded = equations.filter((one) => one.kind === 'programme-sum' && one.state === 'rounding')
    const names = new Set(rounded.map((one) => one.id.split('/').slice(0, 3).join('/')))
    expect(names.size).toBe(8)
    expect(new Set(rounded.map((one) => Math.abs(one.difference ?? 0)))).toEqual(new Set([1]))
  })
  test('ids are unique and every printed figure of a table has its line', () => {
    expect(new Set(equations.map((one) => one.id)).size).toBe(equations.length)
    const policy = equations.find((one) => one.id === 'policy-programmes/외국인국제정책과/previous')
    expect(policy?.printed.location.line).toBe(510)
    expect(policy?.terms.map((term) => term.location.line)).toEqual([566, 625, 709])
  })
})

describe('a slip of the pen is found', () => {
  const change = (owner: string, key: BudgetLineKey, figures: Partial<BudgetLine>): PlanFigures => ({
    ...PLAN_2026,
    budgets: PLAN_2026.budgets.map((block) => (block.owner === owner ? withLine(block, key, figures) : block)),
  })
  test.each<[string, BudgetLineKey, Partial<BudgetLine>, string]>([
    ['대외협력과', 'policy', { budget: 4914 }, 'budget/대외협력과/budget/total/sum'],
    ['대외협력과', 'total', { change: 505 }, 'budget/대외협력과/change/total/difference'],
    ['대외협력과', 'policy', { budgetShare: 93.79 }, 'budget/대외협력과/budgetShare/policy/share'],
    ['중앙협력본부', 'policy', { changeRate: -3.61 }, 'budget/중앙협력본부/changeRate/policy/rate'],
    ['중앙협력본부', 'personnel', { budget: 836 }, 'budget/대외국제소통국/budget/personnel/departments'],
  ])('%s %s %j', (owner, key, figures, id) => {
    expect(failed(PLAN_2026)).not.toContain(id)
    expect(failed(change(owner, key, figures))).toContain(id)
  })
  test('a blank cell is not checkable, never taken as 0', () => {
    const id = 'budget/대외협력과/budget/total/sum'
    const found = reconcile(change('대외협력과', 'finance', { budget: null })).find((one) => one.id === id)
    expect(found).toMatchObject({ state: 'not-checkable', computed: null })
  })
})

describe('tolerance', () => {
  const total = (printed: number) =>
    evaluate({
      id: 'x',
      kind: 'programme-sum',
      label: '',
      printed: figure('계', 1, printed),
      terms: [figure('a', 2, 10), figure('b', 3, 20)],
      tolerance: 1.5,
    }).state
  test.each([
    [30, 'exact'],
    [31, 'rounding'],
    [29, 'rounding'],
    [31.5, 'rounding'],
    [32, 'failed'],
    [28, 'failed'],
  ])('%s: %s', (printed, state) => {
    expect(total(printed)).toBe(state)
  })
})

describe('joint check', () => {
  test.each([
    ['대외국제소통국', 'possible', null],
    ['대외협력과', 'possible', null],
    ['외국인국제정책과', 'possible', null],
    ['소통기획과', 'impossible', 'basic'],
    ['중앙협력본부', 'possible', null],
  ])('%s: %s %s', (owner, state, named) => {
    expect(checkJointly(budgetBlock(owner))).toMatchObject({ state, named })
  })
  test('without the printed 0.00 % of 기본경비 the block is possible', () => {
    const block = budgetBlock('소통기획과')
    expect(checkJointly(withLine(block, 'basic', { changeRate: -0.6 })).state).toBe('possible')
    expect(checkJointly(block).suspects).toEqual(['basic', 'personnel', 'administration'])
  })
  test('any block printed from whole 원 is possible', () => {
    const year = (policy: number, personnel: number, basic: number) => {
      const administration = personnel + basic
      return { policy, personnel, basic, finance: 0, administration, total: policy + administration }
    }
    const [now, before] = [year(3_113_489_100, 144_500_001, 56_499_999), year(3_306_512_700, 131_730_000, 56_500_000)]
    const millions = (won: number) => Math.round(won / 1e6)
    const percent = (part: number, base: number) => (base === 0 ? 0 : Math.round((part / base) * 10_000) / 100)
    const entries = BUDGET_LINES.map((key) => [
      key,
      {
        line: null,
        budget: millions(now[key]),
        budgetShare: percent(now[key], now.total),
        previous: millions(before[key]),
        previousShare: percent(before[key], before.total),
        change: millions(now[key] - before[key]),
        changeRate: percent(now[key] - before[key], before[key]),
      },
    ])
    const block: BudgetBlock = { owner: 'x', level: 'department', lines: Object.fromEntries(entries) }
    expect(checkJointly(block).state).toBe('possible')
    expect(checkJointly(withLine(block, 'policy', { changeRate: (block.lines.policy.changeRate ?? 0) + 0.3 })).state).toBe(
      'impossible',
    )
  })
  test('blank amounts are not checkable', () => {
    expect(checkJointly(withLine(budgetBlock('대외협력과'), 'basic', { budget: null })).state).toBe('not-checkable')
  })
})

describe('simplex phase 1', () => {
  const at = (coefficients: number[], relation: '<=' | '=', bound: number) => ({ coefficients, relation, bound })
  test.each([
    ['nothing asked', [], true],
    ['x + y = 3, x ≤ 1, y ≤ 2', [at([1, 1], '=', 3), at([1, 0], '<=', 1), at([0, 1], '<=', 2)], true],
    ['x + y = 3.001, x ≤ 1, y ≤ 2', [at([1, 1], '=', 3.001), at([1, 0], '<=', 1), at([0, 1], '<=', 2)], false],
    ['x ≥ 2 and x ≤ 1', [at([-1, 0], '<=', -2), at([1, 0], '<=', 1)], false],
    ['−x − y = −5, x = y', [at([-1, -1], '=', -5), at([1, -1], '=', 0)], true],
    ['x ≤ −1 with x ≥ 0', [at([1, 0], '<=', -1)], false],
    ['0 ≤ −1', [at([0, 0], '<=', -1)], false],
  ])('%s: %s', (_, constraints, expected) => expect(isFeasible(constraints, 2)).toBe(expected))
})
