import { describe, expect, test } from 'vitest'
import { recognisePlan, recognisePlans } from '#server/imports/recognise/recognise-plan.ts'
import { documentOf } from '../../../helpers/plans/document.ts'
import { expectedOf, said } from '../../../helpers/plans/expected.ts'
import { PLAIN, render } from '../../../helpers/plans/printer.ts'
import { asked, form, type Plan, read, repairs, values } from '../../../helpers/plans/read.ts'
import { smallPlan } from '../../../helpers/plans/small.ts'
import { syntheticPlan } from '../../../helpers/plans/synthetic.ts'

describe('what is lost, missing or doubtful', () => {
  test("a goal table of a header only: the goal comes from the bureau's table, with a repair", () => {
    const found = read({ goals: (s) => s.replace(/\n누리.*$/, '') })
    expect(found.records.policyGoals.map((g) => [g.department, g.name.value])).toEqual([['d1', '누리 산업 기반을 넓힌다']])
    expect(found.records.goalTables.map((t) => t.rows.length)).toEqual([1, 0])
    expect(repairs(found)).toContain('goal-from-bureau-table')
  })

  test('several departments with empty goal tables: each gets its own goals by amount, counts and wording', () => {
    const plan = Array.from({ length: 200 }, (_, seed) =>
      syntheticPlan(seed, { departments: 4, goals: 1, indicators: 4, programmes: 3, projects: 2 }),
    ).find(
      (p) =>
        p.departments.length === 4 &&
        new Set(p.departments.flatMap((d) => d.goals.flatMap((g) => g.programmes[0]?.amounts[2]))).size === 4,
    )
    expect(plan).toBeDefined()
    if (!plan) return
    const [bureau = '', ...departments] = render(plan, { ...PLAIN, goalHeadings: false }).split('[소관부서]')
    const emptied = departments.map((text) => text.replace(/(정책사업목표\t성과 지표수.*\n)(?:.+\n)+/, '$1'))
    const found = recognisePlan(documentOf([bureau, ...emptied].join('[소관부서]')))
    expect(found.kind === 'plan' && said(found.records).goals).toEqual(expectedOf(plan).goals)
    expect(found.kind === 'plan' && found.records.goalTables.map((t) => t.rows.length)).toEqual([4, 0, 0, 0, 0])
  })

  test("a goal the bureau's table lacks stays its department's", () => {
    const found = read({ bureauGoals: (s) => s.replace(/\n누리.*$/, '') })
    expect(found.records.policyGoals).toHaveLength(1)
    expect(found.records.goalTables.map((t) => [t.unit, t.rows.length])).toEqual([
      ['bureau', 0],
      ['d1', 1],
    ])
  })

  test('no goal printed anywhere: named after the strategic goal, and asked', () => {
    const found = read({ goals: '', bureauGoals: '' })
    expect(found.records.policyGoals[0]?.name).toMatchObject({ value: '미래 산업 육성', confidence: 0.5 })
    expect(asked(found)).toContain('goal-name-missing')
  })

  test('results of years that are not settled are placeholders, a zero of the settled year is measured', () => {
    const found = read({ indicators: (s) => s.replace('실적\t88\t0', '실적\t0\t0') })
    expect(found.records.indicators[1]?.actuals.map((a) => [a.year, a.state, a.value])).toEqual([
      [2027, 'measured', 0],
      [2028, 'placeholder', null],
      [2029, 'placeholder', null],
      [2030, 'placeholder', null],
      [2031, 'placeholder', null],
    ])
  })

  test('a result before its time is asked about', () => {
    const found = read({ indicators: (s) => s.replace('실적\t88\t0', '실적\t88\t45') })
    expect(found.attention.find((a) => a.kind === 'actual-before-its-time')).toMatchObject({
      subject: '상담 횟수 2028',
      raw: '45',
    })
    expect(found.records.indicators[1]?.actuals[1]).toMatchObject({ state: 'placeholder', value: 45 })
  })

  test.each([
    ['(12)', 'figure-ask'],
    ['▲5', 'figure-ask'],
    ['약 80', 'figure-unreadable'],
    ['1,97,000', 'figure-unreadable'],
  ])('a figure %s is asked about, never guessed', (raw, kind) => {
    const found = read({ indicators: (s) => s.replace('목표\t90\t', `목표\t${raw}\t`) })
    expect(found.records.indicators[1]?.targets[0]).toMatchObject({ value: null, raw, confidence: 0 })
    expect(asked(found)).toContain(kind)
  })

  test('△ is minus, with its raw string', () => {
    expect(form.records.statements[0]?.change).toMatchObject({
      value: -20,
      raw: '△20',
      repairs: [{ kind: 'triangle-minus', raw: '△20', now: '-20' }],
    })
  })

  test('decimals as printed, aggregation by unit, weight', () => {
    expect(form.records.indicators.map((i) => [i.decimals, i.aggregation, i.weight.value, i.unit.value])).toEqual([
      [2, 'last', 60, '%'],
      [0, 'sum', 40, '회'],
    ])
  })

  test('a near name is matched as a proposal only', () => {
    const found = read({ overviews: (s) => s.replace('사업명\t기업 상담 창구 운영', '사업명\t기업 상담담 창구 운영') })
    expect(found.records.programmes[0]?.projects[0]?.overview).toMatchObject({
      matched: 'near',
      name: { value: '기업 상담담 창구 운영', confidence: 0.7 },
    })
    expect(found.records.programmes[0]?.projects[0]?.name.value).toBe('기업 상담 창구 운영')
    expect(asked(found)).toContain('name-proposal')
  })

  test('a label behind the name ((성인지예산)) is a proposal too', () => {
    const found = read({ lines: (s) => s.replace('창구 운영\t', '창구 운영(성인지예산)\t') })
    expect(found.records.programmes[0]?.projects[0]?.overview?.matched).toBe('near')
  })

  test('never across unit programmes', () => {
    const other =
      "\n\n단위사업\n\n다른 지원\n\n사업명\t회계구분\t'27결산\t'28예산\t'29예산\t비고 (세부사업수)\n다른 지원\t일반회계\t1\t1\t1\t1\n먼 사업\t\t1\t1\t1\t\n\n사업명\t새빛 전시회 개최 지원\n사업기간\t2029년01월01일 ~ 2033년12월31일"
    const found = read({ overviews: (s) => s.replace(/\n\n사업명\t새빛[^]*/, ''), after: other })
    expect(found.records.programmes.flatMap((p) => p.projects.map((j) => j.overview !== null))).toEqual([true, false, false])
    expect(asked(found)).toEqual(expect.arrayContaining(['overview-without-project', 'project-without-overview']))
    expect(found.unrecognised.map((u) => u.raw)).toContain('새빛 전시회 개최 지원')
  })

  test('a unit programme and its project of the same name', () => {
    const found = read({
      lines: (s) => s.replace('기업 상담 창구 운영', '누리 기업 지원'),
      overviews: (s) => s.replace('기업 상담 창구 운영', '누리 기업 지원'),
    })
    expect(found.records.programmes.map((p) => [p.name.value, p.projects.map((j) => j.name.value)])).toEqual([
      ['누리 기업 지원', ['누리 기업 지원', '새빛 전시회 개최 지원']],
    ])
  })

  test('an overview blank throughout keeps its project', () => {
    const found = read({
      overviews: (s) =>
        s
          .replace('사업내용\t상담', '사업내용\t')
          .replace('지원형태\t직접수행\n지원조건\t도비(100%)\n시행주체\t새빛도\n\n', '지원형태\t\n지원조건\t\n시행주체\t\n\n'),
    })
    expect(found.records.programmes[0]?.projects[0]?.overview).toMatchObject({
      supportType: { value: null },
      funding: { value: null },
      implementingBody: { value: null },
      startsOn: { value: '2029-01-01' },
      shares: [],
    })
  })

  test('a count of projects that differs is asked about', () => {
    expect(asked(read({ lines: (s) => s.replace('300\t2', '300\t3') }))).toContain('project-count-differs')
  })

  test('parts that make up the target are components with their own units; parts that do not are asked about', () => {
    const reason = (text: string) => read({ rationale: (s) => s.replace('전년 수준 유지', text) })
    const found = reason('기업, 단체 등과 간담 60회, 현장 방문 20회, 제도 개선 12건')
    expect(found.records.indicators[1]?.components.map((c) => [c.order, c.name.value, c.target.value, c.unit])).toEqual([
      [1, '기업, 단체 등과 간담', 60, '회'],
      [2, '현장 방문', 20, '회'],
      [3, '제도 개선', 12, '건'],
    ])
    const off = reason('간담 60회, 현장 방문 20회')
    expect([off.records.indicators[1]?.components, asked(off)]).toEqual([[], ['components-do-not-add-up']])
    expect(reason('2회 이상 개최').records.indicators[1]?.components).toEqual([])
  })

  test('an indicator without a unit, of an unknown kind, likely better when lower', () => {
    const found = read({ indicators: (s) => s.replace('상담 횟수(회)\t일반', '교통사고\t공통'), rationale: '' })
    expect(asked(found)).toEqual(expect.arrayContaining(['unit-missing', 'kind-unknown', 'direction-ask']))
    expect(found.records.indicators[1]).toMatchObject({
      direction: 'higher',
      unit: { value: null },
      kind: { value: null, raw: '공통' },
    })
  })

  test('the unit follows from the figures where the name has none', () => {
    const found = read({
      indicators: (s) => s.replace('상담 횟수(회)', '상담 횟수').replace('90\t91\t92\t93\t94', '90회\t91회\t92회\t93회\t94회'),
    })
    expect(found.records.indicators[1]?.unit).toMatchObject({ value: '회', repairs: [{ kind: 'unit-from-figure' }] })
  })

  test('천원 instead of 백만원; two units in one plan are asked about; none is asked about', () => {
    const thousand = (s: string) => s.replace('백만원', '천원')
    expect(read({ bureauGoals: thousand, goals: thousand, budget: thousand, lines: thousand }).records.amountUnitWon.value).toBe(
      1000,
    )
    expect(asked(read({ lines: thousand }))).toContain('amount-unit-mixed')
    const none = (s: string) => s.replace(/\(단위.*\)/, '')
    expect(asked(read({ bureauGoals: none, goals: none, budget: none, lines: none }))).toContain('amount-unit-missing')
  })

  test('departments without indicators, without a section, with several goals', () => {
    const staff = (s: string) => s.replace('계\t12', '계\t20').concat('\n가온교통과\t8\t0\t2\t6\t8\t교통팀')
    const found = read({ bureauStaff: staff })
    expect(found.records.departments.map((d) => d.name.value)).toEqual(['누리산업과', '가온교통과'])
    expect(found.attention.find((a) => a.kind === 'department-without-section')?.subject).toBe('가온교통과')
    const goals = read({ goals: (s) => s.replace('\t2\t1\t300', '\t1\t1\t300').concat('\n두 번째 목표를 이룬다\t1\t0\t0') })
    expect(goals.records.indicators.map((i) => [i.goal, i.order])).toEqual([
      ['d1-g1', 1],
      ['d1-g2', 1],
    ])
    expect(asked(read({ goals: (s) => `${s}\n두 번째 목표를 이룬다\t7\t9\t0` }))).toContain('goal-unclear')
  })

  test('account and count stand on the first row only; an account left out is carried down', () => {
    const other =
      "\n\n단위사업\n\n다른 지원\n\n사업명\t회계구분\t'27결산\t'28예산\t'29예산\t비고 (세부사업수)\n다른 지원\t\t1\t1\t1\t1\n먼 사업\t\t1\t1\t1\t"
    const found = read({ after: other })
    expect(found.records.programmes[1]?.account).toMatchObject({
      value: '일반회계',
      raw: '',
      repairs: [{ kind: 'carried-down' }],
    })
  })

  test('unknown tables, rows, cells and texts are listed with their place', () => {
    const found = read({
      budget: (s) => s.concat('\n예비비\t1\t\t1\t\t0\t'),
      lines: (s) => s.concat('\n합계\t\t310\t320\t301\t'),
      after: '붙임 자료\n\n연번\t위원\t임기\n1\t위촉직\t2년',
      staff: (s) => s.concat('\n모르는과\t1\t0\t0\t1\t1\t'),
    })
    expect(found.unrecognised.map(({ what, why, loc }) => [what, why, loc.line !== null])).toEqual([
      ['row', 'row-unknown', true],
      ['row', 'item-unknown', true],
      ['row', 'total-row', true],
      ['text', 'text-outside-sections', true],
      ['table', 'table-unknown', true],
    ])
    expect(values(found.records)).toEqual(values(form.records))
  })

  test('running text is left out on purpose, with counts', () => {
    const found = read({ cover: '새빛미래국\n\n1. 기본방향\n\n크게 자란다\n\n멀리 본다' })
    expect(found.coverage.leftOut).toEqual({ direction: 2, contents: 0, purpose: 0, projectContents: 2, byPerson: 0 })
  })

  test('slips in goals are proposed, never made', () => {
    const found = read({
      goals: (s) => s.replace('누리 산업 기반을', '새빋 산업 기반을'),
      bureauGoals: (s) => s.replace('누리 산업 기반을', '새빋 산업 기반을'),
    })
    expect(found.records.government?.shortName).toBe('새빛')
    expect(found.records.policyGoals[0]?.name.value).toBe('새빋 산업 기반을 넓힌다')
    expect(found.attention.filter((a) => a.kind === 'slip-proposal').map((a) => a.proposal)).toContain('새빛 산업 기반을 넓힌다')
  })

  test('spellings of a unit, each where it first stands', () => {
    const found = read({
      bureauStaff: (s) => s.replace('\n누리산업과', '\n새빛도 누리산업과'),
      owner: (s) => s.replace('누리산업과', '새빛도누리산업과'),
    })
    const [department] = found.records.departments
    expect(department).toMatchObject({ name: { value: '새빛도 누리산업과' }, shortName: '누리산업과' })
    expect(department?.spellings.map((s) => s.value)).toEqual(['새빛도 누리산업과', '새빛도누리산업과', '누리산업과'])
  })

  test('no title is no title; a title is one', () => {
    expect(form.records.title).toBeNull()
    expect(read({ cover: '2029년도 성과계획서\n\n새빛미래국' }).records.title?.value).toBe('2029년도 성과계획서')
  })

  test('a plan without budget tables takes its years from the window, and says so', () => {
    const found = read({ programme: '', lines: '', overviews: '' })
    expect([found.records.fiscalYear.value, found.records.settledYear.value]).toEqual([2029, 2027])
    expect(repairs(found)).toContain('years-from-window')
  })

  test('a result report is asked about', () => {
    expect(asked(read({ cover: '2029년도 성과보고서\n\n새빛미래국' }))).toContain('looks-like-report')
  })

  test('several bureaus in one document: one plan each', () => {
    const document = documentOf(
      `${smallPlan()}\n\n${smallPlan().replaceAll('새빛미래국', '가람안전국').replaceAll('누리산업과', '가람안전과')}`,
    )
    const plans = recognisePlans(document)
    expect(
      plans.map((p) => (p.kind === 'plan' ? [p.records.bureau.name.value, p.records.indicators.length, p.unrecognised] : p.kind)),
    ).toEqual([
      ['새빛미래국', 2, []],
      ['가람안전국', 2, []],
    ])
    const first = recognisePlan(document)
    expect(
      first.kind === 'plan' && [
        first.records.bureau.name.value,
        first.attention.map((a) => a.kind),
        first.unrecognised.every((u) => u.why === 'another-bureau'),
      ],
    ).toEqual(['새빛미래국', ['several-bureaus'], true])
  })

  test('the one year over the one column of targets is the plan’s, and is asked about', () => {
    const found = recognisePlan(documentOf('누리산업과\n\n성과지표\t단위\t2029년 목표\n상담 횟수\t회\t12'))
    expect(found).toMatchObject({
      kind: 'plan',
      records: { fiscalYear: { value: 2029 }, indicators: [{ targets: [{ year: 2029, value: 12 }] }] },
    })
    expect(asked(found as Plan)).toContain('years-unclear')
  })

  test.each([
    ['before', ['가람안전국']],
    ['after', ['새빛미래국']],
  ])('a part that is no plan %s the one bureau that has one hides nothing of it', (where, bureaus) => {
    const none = { indicators: () => '아무\t표\n가\t나', lines: () => '다른\t표\n다\t라' }
    const [one, two] = where === 'before' ? [smallPlan(none), smallPlan()] : [smallPlan(), smallPlan(none)]
    const other = two.replaceAll('새빛미래국', '가람안전국').replaceAll('누리산업과', '가람안전과')
    const plans = recognisePlans(documentOf(`${one}\n\n${other}`))
    expect(plans.map((p) => p.kind === 'plan' && p.records.bureau.name.value)).toEqual(bureaus)
    expect(plans.map((p) => p.kind === 'plan' && p.records.indicators.length)).toEqual([2])
    expect(plans.every((p) => p.kind === 'plan' && p.attention.some((a) => a.kind === 'several-bureaus'))).toBe(true)
  })
})
