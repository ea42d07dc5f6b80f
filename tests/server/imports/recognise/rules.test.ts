import { describe, expect, test } from 'vitest'
import { choicesOf, isDated, NO_RULE, RULE_KINDS, type TableRule, wordOf } from '#domain/plan/reading-rules.ts'
import { columnsOf } from '#server/imports/recognise/heads.ts'
import { recognisePlan } from '#server/imports/recognise/recognise-plan.ts'
import { isTableKind, type SaidRule, tableWords } from '#server/imports/recognise/rules.ts'
import { linesOf } from '#server/imports/recognise/source.ts'
import { documentOf } from '../../../helpers/plans/document.ts'
import { asked, type Change, form, type Plan, values } from '../../../helpers/plans/read.ts'
import { smallPlan } from '../../../helpers/plans/small.ts'

/** The table with this cell, as the document has it. */
function tableWith(text: string, change: Change) {
  const block = documentOf(smallPlan(change)).blocks.find(
    (one) => one.kind === 'table' && one.grid.flat().some((cell) => cell.text === text),
  )
  if (block?.kind !== 'table') throw new Error(`no table with ${text}`)
  return block
}

/** The small plan read with one rule of the tables like the one with this cell. */
function ruled(change: Change, cell: string, rule: Partial<TableRule>, onlyThis = false): Plan {
  const block = tableWith(cell, change)
  const said: SaidRule = { table: tableWords(block), block: onlyThis ? block.loc.block : null, rule: { ...NO_RULE, ...rule } }
  const found = recognisePlan(documentOf(smallPlan(change)), [said])
  if (found.kind !== 'plan') throw new Error('not a plan')
  return found
}
const col = (column: number, is: string, more: { year?: number; money?: '천원' } = {}) => ({
  column,
  is,
  year: more.year ?? null,
  money: more.money ?? null,
})

describe('what a person says of a table is read as if the form printed it', () => {
  test('a table of indicators whose words nobody knows', () => {
    const change: Change = {
      indicators: (text) =>
        text
          .replace('성과지표(단위)\t지표 유형\t가중치\t실적 및 목표치', '살필 일(단위)\t갈래\t무게\t해마다')
          .replace('측정산식 또는 측정방법\t자료수집 방법/출처', '셈하는 법\t어디서')
          .replace('구분\t27\t28\t29\t30\t31', '견줌\tㄱ\tㄴ\tㄷ\tㄹ\tㅁ')
          .replaceAll('\t목표\t', '\t바람\t')
          .replaceAll('\t실적\t', '\t이룸\t'),
    }
    const plain = recognisePlan(documentOf(smallPlan(change)))
    expect(plain).toMatchObject({ kind: 'plan', records: { indicators: [] } })
    const found = ruled(change, '갈래', {
      kind: 'indicators',
      columns: [
        col(0, 'name'),
        col(1, 'kind'),
        col(2, 'weight'),
        col(3, 'row'),
        ...[27, 28, 29, 30, 31].map((year, i) => col(4 + i, 'target', { year: 2000 + year })),
        col(9, 'formula'),
        col(10, 'source'),
      ],
      rows: [
        { column: 3, label: '견줌', is: 'header', year: null },
        { column: 3, label: '바람', is: 'target', year: null },
        { column: 3, label: '이룸', is: 'actual', year: null },
      ],
    })
    expect(values(found.records)).toEqual(values(form.records))
    expect(found.unrecognised).toEqual(form.unrecognised)
  })

  test('one column under a word that nobody knows', () => {
    const change: Change = { lines: (text) => text.replace("'29예산", '내년 씀씀이') }
    const plain = recognisePlan(documentOf(smallPlan(change)))
    expect(plain).toMatchObject({
      kind: 'plan',
      unrecognised: [{}, {}, {}].map((_, i) => ({ why: 'cell-outside-columns', loc: { row: 1 + i, column: 4 } })),
    })
    const found = ruled(change, '내년 씀씀이', { columns: [col(4, 'budget', { year: 2029 })] })
    expect(values(found.records)).toEqual(values(form.records))
    expect(found.unrecognised).toEqual(form.unrecognised)
  })

  test('a table in thousands of won, and a column of it', () => {
    const change: Change = {
      lines: (text) => text.replace('(단위:개, 백만원)\n\n', '').replace(/\b(\d00|\d\d0)\b/g, '$1000'),
    }
    const before = recognisePlan(documentOf(smallPlan(change)))
    expect(before.kind === 'plan' && before.records.programmes[0]?.amounts.map(({ value }) => value)).toEqual([
      310000, 320000, 300000,
    ])
    const found = ruled(change, "'29예산", { money: '천원' })
    expect(values(found.records)).toEqual(values(form.records))
    expect(asked(found)).not.toContain('amount-unit-mixed')
    const one = ruled(
      { lines: (text) => text.replace(/\t300\t|\t100\t|\t200\t(?=\n|$)/g, (cell) => cell.replace('00', '00000')) },
      "'29예산",
      {
        columns: [col(4, 'budget', { money: '천원' })],
      },
    )
    expect(values(one.records)).toEqual(values(form.records))
  })

  test('whose table it is, with the overviews below it', () => {
    const found = ruled({}, "'29예산", { owner: '온누리과', goal: '온 누리를 돕는다' }, true)
    const department = found.records.departments.find(({ name }) => name.value === '온누리과')
    const goal = found.records.policyGoals.find(({ name }) => name.value === '온 누리를 돕는다')
    expect(goal?.department).toBe(department?.key)
    expect(found.records.programmes.map((programme) => programme.goal)).toEqual([goal?.key])
    expect(found.records.programmes[0]?.projects.map(({ overview }) => overview?.name.value)).toEqual([
      '기업 상담 창구 운영',
      '새빛 전시회 개최 지원',
    ])
    expect(found.records.indicators).toEqual(form.records.indicators)
  })

  test('what is no table of the plan, a row that is not read, and a total that is a check', () => {
    const extra = { after: '참고\n\n이름\t번호\t자리\n김\t1\t가\n이\t2\t나' }
    expect(ruled(extra, '번호', { kind: 'none' }).coverage).toMatchObject({ unrecognised: 1, leftOut: { byPerson: 9 } })
    const total = (printed: string): Change => ({ lines: (text) => `${text}\n모두 더함\t\t310\t320\t${printed}\t` })
    const rows = [{ column: 0, label: '모두 더함', is: 'total', year: null }]
    const right = ruled(total('300'), '모두 더함', { rows })
    expect(values(right.records)).toEqual(values(form.records))
    expect([right.coverage.unrecognised, asked(right)]).toEqual([0, asked(form)])
    expect(ruled(total('340'), '모두 더함', { rows }).attention.at(0)).toMatchObject({
      kind: 'summary-differs',
      raw: '340',
      subject: '모두 더함',
    })
    const left = ruled(total('340'), '모두 더함', { rows: [{ column: 0, label: '모두 더함', is: 'none', year: null }] })
    expect(values(left.records)).toEqual(values(form.records))
  })

  test('a list of projects in place of their overviews', () => {
    const change: Change = {
      overviews:
        '과업 이름\t언제\t어떻게\t누가 냄\t누가 함\n' +
        '기업 상담 창구 운영\t2029년01월01일 ~ 2033년12월31일\t직접수행\t도비(100%)\t새빛도\n' +
        '새빛 전시회 개최 지원\t2029년01월01일 ~ 2033년12월31일\t민간보조\t국비 50%, 도비 50%\t새빛도',
    }
    const found = ruled(change, '언제', {
      kind: 'overview',
      columns: [col(0, 'name'), col(1, 'period'), col(2, 'support'), col(3, 'funding'), col(4, 'body')],
    })
    expect(values(found.records)).toEqual(values(form.records))
  })

  test('the words of statements, posts and goals', () => {
    const words = (text: string) =>
      text.replace('예산액\t\t전년도예산액\t\t비교증감\t', '올해 돈\t\t지난해 돈\t\t차이\t').replace('정책사업\t', '하는 일\t')
    const found = ruled({ budget: words }, '올해 돈', {
      kind: 'statement',
      columns: [
        col(0, 'item'),
        col(1, 'budget'),
        col(2, 'budgetShare'),
        col(3, 'previous'),
        col(4, 'previousShare'),
        col(5, 'change'),
        col(6, 'changeRate'),
      ],
      rows: [
        { column: 1, label: '예산액', is: 'header', year: null },
        { column: 0, label: '하는 일', is: 'policy', year: null },
      ],
    })
    expect(values(found.records)).toEqual(values(form.records))
    const posts: Change = {
      staff: (text) =>
        text
          .replace('정원\t\t\t\t현원\t계단위 직제명', '자리\t\t\t\t사람\t모둠')
          .replace('계\t4급이상\t5급\t6급이하', '모두\t위\t가운데\t아래'),
    }
    const staffed = ruled(posts, '자리', {
      kind: 'staffing',
      columns: [col(1, 'quota'), col(2, 'grade4'), col(3, 'grade5'), col(4, 'grade6'), col(5, 'headcount'), col(6, 'teams')],
      rows: [{ column: 2, label: '위', is: 'header', year: null }],
    })
    expect(values(staffed.records)).toEqual(values(form.records))
    const goals: Change = {
      goals: (text) => text.replace('정책사업목표\t성과 지표수\t단위 사업수\t예산액', '바라는 것\t지표\t사업\t돈'),
    }
    const aimed = ruled(goals, '바라는 것', {
      kind: 'goal-table',
      columns: [col(0, 'name'), col(1, 'indicators'), col(2, 'programmes'), col(3, 'amount')],
    })
    expect(values(aimed.records)).toEqual(values(form.records))
  })

  test('next year the header prints other years and is the same header', () => {
    const next = (change: Change) => tableWords(tableWith('사업명', change))
    expect(next({ lines: (text) => text.replaceAll(/'(\d\d)/g, (_, year: string) => `'${Number(year) + 1}`) })).toBe(next({}))
    expect(next({ lines: (text) => text.replace('회계구분', '회계') })).not.toBe(next({}))
  })
})

test.each(RULE_KINDS.filter(isTableKind).flatMap((kind) => choicesOf(kind, 'column').map((is) => [kind, is] as const)))(
  'the word that a rule writes for %s %s is one that headers are read by',
  (kind, is) => {
    const word = `${isDated(kind, is) ? '2026년 ' : ''}${wordOf(kind, 'column', is) ?? ''}`
    const [column] = columnsOf(linesOf(documentOf(`${word}\t다른 것`)), kind)
    // Shares stand beside their amounts, posts by grade below 정원.
    if (kind === 'statement' || (kind === 'staffing' && /quota|grade/.test(is))) return expect(column?.pieces).toHaveLength(1)
    expect([...(column?.roles ?? []), column?.kind]).toContain(is)
    if (isDated(kind, is)) expect(column).toMatchObject({ figures: true, year: 2026 })
  },
)
