import { describe, expect, test } from 'vitest'
import { recognisePlan, recognisePlans } from '#server/imports/recognise/recognise-plan.ts'
import { recordValues } from '#server/imports/drafts/import-summary.ts'
import { documentOf } from '../../../helpers/plans/document.ts'
import { asked, form, type Plan, read, values } from '../../../helpers/plans/read.ts'

/** The small plan with another table of indicators in the place of the form's. */
const withTable = (table: string, change: Parameters<typeof read>[0] = {}) =>
  read({ indicators: table, rationale: '', ...change })
const figures = ({ records }: Plan) =>
  records.indicators.map((i) => ({
    name: i.name.value,
    targets: i.targets.flatMap((t) => (t.value === null ? [] : [[t.year, t.value]])),
    results: i.actuals.flatMap((a) => (a.state === 'measured' ? [[a.year, a.value]] : [])),
  }))
const about = (found: Plan, kind: string) =>
  found.attention.filter((a) => a.kind === kind).map((a) => [a.subject, a.raw, a.proposal])
const VISITS = {
  name: '상담 횟수',
  targets: [
    [2028, 91],
    [2029, 92],
  ],
  results: [
    [2026, 80],
    [2027, 88],
  ],
}

describe('the word of a header decides whether a figure is a target or a result', () => {
  test.each<[string, string]>([
    ['beside the year', "성과지표\t단위\t가중치\t'26실적\t'27실적\t'28목표\t'29목표\n상담 횟수\t회\t40\t80\t88\t91\t92"],
    [
      'behind the year in brackets',
      '성과지표\t단위\t가중치\t실적(2026)\t실적(2027)\t목표(2028)\t목표(2029)\n상담 횟수\t회\t40\t80\t88\t91\t92',
    ],
    ['above the years', "성과지표\t단위\t가중치\t실적\t\t목표\t\n\t\t\t'26\t'27\t'28\t'29\n상담 횟수\t회\t40\t80\t88\t91\t92"],
    [
      'under the years',
      '성과지표\t단위\t비중\t2026년\t2027년\t2028년\t2029년\n\t\t\t실적\t실적\t목표\t목표\n상담 횟수\t회\t40\t80\t88\t91\t92',
    ],
    [
      'before the figures, years as rows',
      '성과지표\t단위\t가중치\t연도\t목표치\t실적치\n상담 횟수\t회\t40\t2026\t\t80\n\t\t\t2027\t\t88\n\t\t\t2028\t91\t\n\t\t\t2029\t92\t',
    ],
    [
      'in rows that repeat the name',
      '지표명\t단위\t가중치\t구분\t2026\t2027\t2028\t2029\n상담 횟수\t회\t40\t계획(A)\t\t\t91\t92\n상담 횟수\t회\t40\t결과(B)\t80\t88\t\t',
    ],
    [
      'below a row of the name alone',
      '성과지표(단위)\t가중치\t목표대비 달성률\t2026\t2027\t2028\t2029\n① 상담 횟수(회)\t40\t\t\t\t\t\n\t\t목표\t\t\t91\t92\n\t\t실적\t80\t88\t\t',
    ],
  ])('%s', (_, table) => expect(figures(withTable(table))).toEqual([VISITS]))

  test('no word at all: read as targets, in doubt and asked once', () => {
    const found = withTable('성과지표\t단위\t가중치\t2028년\t2029년\n상담 횟수\t회\t40\t91\t92\n면담 횟수\t회\t60\t5\t6')
    expect(about(found, 'figure-kind-unclear')).toHaveLength(1)
    expect(found.records.indicators.flatMap((i) => i.targets.map((t) => t.confidence))).toEqual([0.7, 0.7, 0.7, 0.7])
  })

  test('확정 is a result, 추정 is none and asked about', () => {
    const found = withTable("성과지표\t단위\t가중치\t'27(확정)\t'28(추정)\t'29목표\n상담 횟수\t회\t40\t88\t90\t92")
    expect(figures(found)[0]).toEqual({ name: '상담 횟수', targets: [[2029, 92]], results: [[2027, 88]] })
    expect(about(found, 'actual-before-its-time')).toEqual([['상담 횟수 2028', '90', null]])
  })

  test.each([
    ['당초목표', '수정목표'],
    ['목표(당초)', '목표(변경)'],
    ['변경 전', '변경 후'],
    ['목표(당초)', '목표(변경)'],
  ])('of %s and %s the revised one is in force, the original kept', (before, after) => {
    const found = withTable(
      `성과지표\t단위\t가중치\t구분\t2028\t2029\n상담 횟수\t회\t40\t${before}\t90\t95\n\t\t\t${after}\t91\t92\n\t\t\t실적\t\t`,
    )
    expect(found.records.indicators[0]?.targets.map((t) => [t.value, t.original?.value])).toEqual([
      [91, 90],
      [92, 95],
    ])
  })

  test('both targets of a year side by side, the narrower word in brackets', () => {
    const found = withTable('성과지표\t단위\t가중치\t2029년 목표(당초)\t2029년 목표(변경)\n상담 횟수\t회\t40\t95\t92')
    expect(found.records.indicators[0]?.targets.map((t) => [t.value, t.original?.value])).toEqual([[92, 95]])
  })

  test('target and result in one cell, where the header says both; anything else in it is asked', () => {
    const of = (first: string) =>
      withTable(`성과지표\t단위\t가중치\t2027년 목표/실적\t2029년 목표/실적\n상담 횟수\t회\t40\t${first}\t92/-`)
    expect(figures(of('1,100/1,093'))).toEqual([
      {
        name: '상담 횟수',
        targets: [
          [2027, 1100],
          [2029, 92],
        ],
        results: [[2027, 1093]],
      },
    ])
    expect(about(of('1,100'), 'figure-kind-unclear')).toHaveLength(1)
  })

  test('a quarter below a year is no target of the year', () => {
    const found = withTable(
      '성과지표\t단위\t가중치\t구분\t2028\t2029\t\t\n\t\t\t\t\t계\t1/4\t2/4\n상담 횟수\t회\t40\t목표\t91\t92\t20\t50\n\t\t\t실적\t\t\t\t',
    )
    expect(figures(found)[0]?.targets).toEqual([
      [2028, 91],
      [2029, 92],
    ])
    expect(found.unrecognised.map((u) => u.raw)).toEqual(expect.arrayContaining(['20', '50']))
  })

  test('a printed rate is checked', () => {
    const of = (rate: string) =>
      withTable(`성과지표\t단위\t가중치\t2027년 목표\t2027년 실적\t달성률\t2029년 목표\n상담 횟수\t회\t40\t100\t90\t${rate}\t92`)
    expect(about(of('90.0'), 'rate-differs')).toEqual([])
    expect(about(of('111.1'), 'rate-differs')).toEqual([['상담 횟수 2027', '111.1', '90']])
  })
})

describe('doubt', () => {
  test('a row with a figure that cannot be read is in doubt as a whole', () => {
    const found = read({ indicators: (s) => s.replace('목표\t90\t91', '목표\t1,\t970,000') })
    expect(about(found, 'row-in-doubt')).toHaveLength(1)
    expect(found.records.indicators[1]?.targets.map((t) => t.confidence)).toEqual([0, 0.7, 0.7, 0.7, 0.7])
    expect(found.records.indicators[0]?.targets.map((t) => t.confidence)).toEqual([1, 1, 1, 1, 1])
  })

  test('a source that begins with a digit is no figure of a shifted header', () => {
    const found = withTable(
      '성과지표(단위)\t지표 유형\t가중치\t실적 및 목표치\t\t\t\t\t측정산식\t자료출처\t\n\t\t\t구분\t27\t28\t29\t30\t\t\t31\n상담 횟수(회)\t핵심\t100\t목표\t90\t91\t92\t93\t94\t상담 합계\t1365 자원봉사포털\n\t\t\t실적\t88\t0\t\t\t\t\t',
    )
    expect(found.records.indicators[0]).toMatchObject({ formula: { value: '상담 합계' }, source: { value: '1365 자원봉사포털' } })
    expect(figures(found)[0]?.targets).toEqual([
      [2027, 90],
      [2028, 91],
      [2029, 92],
      [2030, 93],
      [2031, 94],
    ])
  })

  test.each([
    ['처리기간', '10\t11\t12\t13\t14'],
    ['상담 횟수', '14\t13\t12\t11\t10'],
  ])('%s, whose targets are %s: is lower better?', (name, targets) => {
    const found = read({ indicators: (s) => s.replace('상담 횟수', name).replace('90\t91\t92\t93\t94', targets), rationale: '' })
    expect(about(found, 'direction-ask').map(([subject]) => subject)).toEqual([name])
  })

  test('a printed direction is read', () => {
    const found = withTable(
      '성과지표\t단위\t지표방향\t가중치\t2029년 목표\n처리기간\t일\t하향\t40\t9\n상담 횟수\t회\t상향\t60\t9',
    )
    expect([found.records.indicators.map((i) => i.direction), asked(found).includes('direction-ask')]).toEqual([
      ['lower', 'higher'],
      false,
    ])
  })

  test('a reason in other words than the indicator is of none, and ends where a heading begins', () => {
    const found = read({
      rationale:
        '< 성과지표별 목표치 설정 근거 >\n\n- 기업 만족도\n  - 최근 3년 평균\n  ※ 통계 참고\n- 기업 만족 수준\n  - 전년 대비\n□ 향후 계획\n  - 더 한다',
    })
    expect(found.records.indicators.map((i) => i.rationale?.value)).toEqual(['최근 3년 평균', undefined])
    expect(about(found, 'rationale-without-indicator').map(([subject]) => subject)).toEqual(['기업 만족 수준'])
    expect(found.unrecognised.map((u) => u.raw.trim())).toEqual([
      '※ 통계 참고',
      '- 기업 만족 수준',
      '- 전년 대비',
      '□ 향후 계획',
      '- 더 한다',
    ])
  })

  test('an indicator of a summary is the one of its department, and the summary is a check', () => {
    const summary = (value: string) =>
      `${form.records.title?.value ?? ''}\n\n부서명\t성과지표\t단위\t2029년 목표\n누리산업과\t상담 횟수\t회\t${value}`
    const same = read({ bureauStaff: (s) => `${s}${summary('92')}` })
    expect([same.records.indicators.length, asked(same)]).toEqual([2, []])
    const other = read({ bureauStaff: (s) => `${s}${summary('99')}` })
    expect([other.records.indicators.length, about(other, 'summary-differs')]).toEqual([2, [['상담 횟수 2029', '99', '92']]])
  })
})

describe('years, units and names', () => {
  test.each([
    ['2029년도 새빛미래국 성과계획서', 2029, 1],
    ['2029회계연도 성과계획서(새빛미래국)', 2029, 1],
    ['2030회계연도 성과계획서', 2030, 0.5],
  ])('%s: %i', (cover, year, confidence) => {
    const found = read({ cover })
    expect([found.records.fiscalYear.value, found.records.fiscalYear.confidence]).toEqual([year, confidence])
    expect(asked(found).includes('years-unclear')).toBe(confidence < 1)
  })

  test.each([
    '2029년도 새빛미래국 성과계획서',
    '2029년도 성과계획서 — 새빛미래국',
    '새빛도 새빛미래국',
    '새빛미래국 2029년 성과관리 시행계획',
  ])('the bureau out of: %s', (cover) => expect(read({ cover, bureauOwner: '' }).records.bureau.name.value).toBe('새빛미래국'))

  test('departments under plain headings, the bureau only in the title', () => {
    const part = (name: string, indicator: string) =>
      `${name}\n\n성과지표(단위)\t가중치\t구분\t27\t28\t29\n${indicator}(회)\t100\t목표\t90\t91\t92\n\t\t실적\t88\t\t`
    const found = recognisePlan(
      documentOf(`2029년도 새빛미래국 성과계획서\n\n${part('누리산업과', '상담 횟수')}\n\n${part('□ 가온교통과', '운행 횟수')}`),
    )
    expect(
      found.kind === 'plan' && [
        found.records.bureau.name.value,
        found.records.departments.map((d) => d.name.value),
        found.records.indicators.map((i) => i.goal),
      ],
    ).toEqual(['새빛미래국', ['누리산업과', '가온교통과'], ['d1-g1', 'd2-g1']])
  })

  test('a table with a unit of its own is converted and asked about; its header may say the unit', () => {
    const thousand = read({ budget: (s) => s.replace('백만원', '천원').replace('330\t', '330,000\t') })
    expect(thousand.records.statements[0]?.budget).toMatchObject({
      value: 330,
      raw: '330,000',
      repairs: [{ kind: 'unit-converted' }],
    })
    expect(asked(thousand)).toContain('amount-unit-mixed')
    const heads = read({ lines: (s) => s.replace(/\(단위.*\)/, '').replace("'28예산", "'28예산(천원)") })
    expect(heads.records.programmes[0]?.amounts[1]).toMatchObject({ value: 0.32, raw: '320' })
  })

  test('a plain year of money is asked about once, a table of projects takes its heading', () => {
    const plain = read({ lines: (s) => s.replace("'27결산\t'28예산\t'29예산", '2027\t2028\t2029'), cover: '2029년도 성과계획서' })
    expect(about(plain, 'amount-kind-unclear')).toEqual([['', '2027', '결산']])
    const projects = read({
      lines:
        "(단위: 백만원)\n\n세부사업명\t'27결산\t'28예산\t'29예산\n기업 상담 창구 운영\t110\t120\t100\n새빛 전시회 개최 지원\t200\t200\t200",
    })
    expect(projects.records.programmes.map((p) => [p.name.value, p.projects.map((j) => j.name.value)])).toEqual([
      ['누리 기업 지원', ['기업 상담 창구 운영', '새빛 전시회 개최 지원']],
    ])
  })

  test('a caption is of the table below it, not of the next ones', () => {
    const found = read({
      budget: (s) =>
        `${s.replace('백만원', '천원')}\n\n□ 관련 예산사업 내역\n\n사업명\t회계구분\t'27결산\t'28예산\t'29예산\n누리 기업 지원\t일반회계\t310\t320\t300`,
      lines: '',
      overviews: '',
    })
    expect(found.records.programmes[0]?.amounts[1]).toMatchObject({ value: 320, repairs: [] })
    const both = read({ lines: (s) => s.replace('백만원', '억원').replace("'28예산", "'28예산(천원)") })
    expect(both.records.programmes[0]?.amounts[1]).toMatchObject({ value: 0.32, raw: '320' })
  })

  test('정책사업 in a column: named, its sum and a total are checks; a sum that does not hold is listed', () => {
    const of = (sum: number, policy = '누리 기업 정책') =>
      read({
        lines: `(단위: 백만원)\n\n정책사업\t단위사업\t세부사업\t'27결산\t'28예산\t'29예산\n${policy}\t\t\t310\t320\t${sum}\n${policy}\t누리 기업 지원\t\t310\t320\t300\n\t\t기업 상담 창구 운영\t110\t120\t100\n\t\t새빛 전시회 개최 지원\t200\t200\t200\n합계\t\t\t310\t320\t300`,
      })
    expect(of(300).unrecognised).toEqual([])
    expect(of(299).unrecognised.map(({ why, raw }) => [why, raw])).toEqual([['total-row', '누리 기업 정책 | 310 | 320 | 299']])
    expect(of(300).records.programmes.map((p) => [p.name.value, p.projects.length])).toEqual([['누리 기업 지원', 2]])
  })

  test.each(['프로그램목표 Ⅰ-1. 누리 산업 기반을 넓힌다', '(프로그램목표 Ⅱ-3) 누리 산업 기반을 넓힌다'])(
    'the goal out of: %s',
    (goalHeading) =>
      expect(read({ goalHeading, goals: '', bureauGoals: '' }).records.policyGoals.map((g) => g.name.value)).toEqual([
        '누리 산업 기반을 넓힌다',
      ]),
  )

  test('the title of a document of several bureaus says its year to each of them', () => {
    const part = (bureau: string, department: string) =>
      `[소관실국]\t${bureau}\n\n[소관부서]\t${department}\n\n성과지표(단위)\t가중치\t2028년 목표\t2029년 목표\n${department} 횟수(회)\t100\t91\t92`
    const plans = recognisePlans(
      documentOf(`2029년도 성과계획서\n\n${part('새빛미래국', '누리산업과')}\n\n${part('가온안전국', '가온교통과')}`),
    )
    expect(plans.map((p) => p.kind === 'plan' && [p.records.bureau.name.value, p.records.fiscalYear])).toMatchObject([
      ['새빛미래국', { value: 2029, confidence: 1 }],
      ['가온안전국', { value: 2029, confidence: 1 }],
    ])
  })

  test('posts by the names of grades', () => {
    const found = read({ staff: (s) => s.replace('4급이상\t5급\t6급이하', '서기관\t사무관\t주사이하') })
    expect(values(found.records)).toEqual(values(form.records))
  })

  test('the last year only where its column stands: a statement headed by years, grades of other offices', () => {
    const found = read({
      budget: '3. 예산현황\n(단위 : 백만원)\n\n구분\t2028년 예산\t2029년 예산\t증감액\n계\t350\t330\t△20',
      staff:
        '부서명\t정원\t\t\t\t\t현원\t팀명\n\t계\t4급\t5급\t6급\t7급이하\t\t\n누리산업과\t12\t1\t3\t3\t5\t11\t기획팀\n\t\t\t\t\t\t\t지원팀',
    })
    expect(found.records.statements[0]).toMatchObject({
      budget: { value: 330 },
      previous: { value: 350 },
      change: { value: -20 },
    })
    expect(found.records.staffing.at(-1)).toMatchObject({
      grade4: { value: 1 },
      grade5: { value: 3 },
      grade6: { value: 8, raw: '3 + 5' },
    })
  })
})

test('every value with its printed text, place and doubt', () => {
  const all = recordValues(read({ indicators: (s) => s.replace('상담 횟수(회)', '처리기간(회)'), rationale: '' }))
  expect(all.find((v) => v.path === 'indicators/d1-i2/targets/2029')).toMatchObject({
    of: '처리기간',
    unit: '누리산업과',
    value: 92,
    printed: '92',
    confidence: 1,
    doubt: [],
  })
  expect(all.find((v) => v.path === 'indicators/d1-i2/direction')).toMatchObject({ value: 'higher', doubt: ['direction-ask'] })
})
