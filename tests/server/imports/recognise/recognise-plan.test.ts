import { describe, expect, test } from 'vitest'
import { recognisePlan } from '#server/imports/recognise/recognise-plan.ts'
import { documentOf } from '../../../helpers/plans/document.ts'
import { type Change, form, read, repairs, values } from '../../../helpers/plans/read.ts'
import { smallPlan } from '../../../helpers/plans/small.ts'

test('the form itself: read whole, nothing to ask, nothing left over', () => {
  const { records, attention, unrecognised } = form
  expect([
    records.departments.length,
    records.policyGoals.length,
    records.indicators.length,
    records.programmes.length,
    records.programmes[0]?.projects.length,
  ]).toEqual([1, 1, 2, 1, 2])
  expect([records.fiscalYear.value, records.settledYear.value, records.firstYear.value, records.lastYear.value]).toEqual([
    2029, 2027, 2027, 2031,
  ])
  expect([attention, unrecognised]).toEqual([[], []])
})

describe('the same records, however the form is printed', () => {
  const same: readonly [string, Change, string | null][] = [
    [
      'headings at other levels',
      { programme: '## 단위사업\n\n#### 누리 기업 지원', goalHeading: '###### (2) 성과지표 및 목표치 설정' },
      null,
    ],
    ['headings in bold', { programme: '**단위사업**\n\n**누리 기업 지원**' }, null],
    ["a unit programme named on the heading's line", { programme: '단위사업: 누리 기업 지원' }, null],
    [
      "html in the owner's cell",
      {
        bureauOwner:
          '<b>전략목표</b>\t<ul style="list-style-type: none"> <li>○ 미래 산업 육성</li> <li>○ 균형 있는 성장</li> </ul>\n<b>[소관실국]</b>\t새빛미래국',
      },
      null,
    ],
    ['owner rows as text with colons', { owner: '전략목표 : 미래 산업 육성\n[소관부서] : 누리산업과' }, null],
    ['a bullet before the strategic goal', { owner: (s) => s.replace('미래', '○ 미래') }, 'bullet-removed'],
    ['rules left by a converter', { goals: (s) => `-------------------\n\n---\n\n${s}\n\n--` }, null],
    [
      'another spelling of the unit caption',
      {
        goals: (s) => s.replace('(단위:개, 백만원)', '( 단위 : 개,백만원 )'),
        lines: (s) => s.replace('(단위:개, 백만원)', '(단위: 백만원, %)'),
      },
      null,
    ],
    [
      'header words with other spaces',
      {
        goals: (s) => s.replace('성과 지표수', '성과지표 수'),
        indicators: (s) => s.replace('가중치', '가중 치').replace('지표 유형', '지표유형'),
      },
      null,
    ],
    [
      'letter-spaced labels',
      {
        budget: (s) =>
          s.replace('구분', '구 분').replace('\n정책사업', '\n정 책 사 업').replace('\n행정운영경비', '\n행 정 운 영 경 비'),
      },
      'letter-spaced-label',
    ],
    [
      'second header row of the budget names shares only',
      { budget: (s) => s.replace('\t예산액\t구성비\t예산액\t구성비\t증감액\t증감률', '\t구성비\t구성비\t구성비\t증감률\t\t') },
      'header-second-row-ignored',
    ],
    ['second header row with 증감 for 증감액', { budget: (s) => s.replace('증감액', '증감') }, null],
    ['second header row with 증감률 twice', { budget: (s) => s.replace('증감액', '증감률') }, 'header-second-row-ignored'],
    [
      'budget header in one row',
      { budget: (s) => s.replace(/구분.*\n.*/, '구분\t예산액\t구성비\t전년도예산액\t구성비\t증감액\t증감률') },
      null,
    ],
    [
      'fifth year alone behind the texts, header shifted by one',
      {
        indicators: (s) =>
          s
            .replace(
              '\t\t\t\t\t\t측정산식 또는 측정방법\t자료수집 방법/출처',
              '\t\t\t\t\t측정산식 또는 측정방법\t자료수집 방법/출처\t',
            )
            .replace('29\t30\t31\t\t', '29\t30\t\t\t31'),
      },
      'header-shifted',
    ],
    [
      'years with an apostrophe, years of four digits',
      { indicators: (s) => s.replace('27\t28\t29\t30\t31', "'27\t2028\t‘29\t2030년\t31년") },
      null,
    ],
    [
      'a unit printed inside the figures',
      { indicators: (s) => s.replace('90\t91\t92\t93\t94', '90회\t91회\t92회\t93회\t94회').replace('실적\t88', '실적\t88회') },
      'unit-in-figure',
    ],
    ['slashes for results to come', { indicators: (s) => s.replace('실적\t88\t0\t\t\t', '실적\t88\t0\t/\t/\t/') }, null],
    ['a department spelt with a space', { indicators: (s) => s.replace('(누리산업과)기업', '(누리 산업과)기업') }, null],
    [
      'a project over two rows',
      {
        lines: (s) =>
          s.replace('새빛 전시회 개최 지원\t\t200\t200\t200\t', '새빛 전시회\t\t200\t200\t200\t\n개최 지원\t\t\t\t\t'),
      },
      'row-joined',
    ],
    [
      'a project over two rows, figures below',
      { lines: (s) => s.replace('새빛 전시회 개최 지원\t', '새빛 전시회\t\t\t\t\t\n개최 지원\t') },
      'row-joined',
    ],
    [
      'overview tables fused into one',
      { overviews: (s) => s.replaceAll('\n\n사업명\t새빛', '\n사업명\t새빛') },
      'table-taken-apart',
    ],
    [
      'label and value in one cell',
      { overviews: (s) => s.replace('사업명\t새빛 전시회 개최 지원\n', '사업명 새빛 전시회 개최 지원\t\n') },
      'cell-taken-apart',
    ],
    [
      'a row of an overview fallen out of its table',
      { overviews: (s) => s.replace('\n시행주체\t새빛도\n\n사업명', '\n\n시행주체 새빛도\n\n사업명') },
      null,
    ],
    [
      'two pairs of label and value a row',
      { overviews: (s) => s.replace('지원형태\t직접수행\n지원조건\t도비(100%)', '지원형태\t직접수행\t지원조건\t도비(100%)') },
      null,
    ],
    [
      'a table of projects that goes on under its header on the next page',
      { lines: (s) => s.replace('\n새빛', "\n\n- 12 -\n\n사업명\t회계구분\t'27결산\t'28예산\t'29예산\t비고 (세부사업수)\n새빛") },
      'page-continuation',
    ],
    [
      'a table of projects that goes on without a header',
      { lines: (s) => s.replace('\n새빛', '\n\n- 12 -\n\n새빛') },
      'page-continuation',
    ],
    [
      'an indicator cut by a page between 목표 and 실적',
      { indicators: (s) => s.replace('\n\t\t\t실적\t88', '\n\n- 9 -\n\n\t\t\t실적\t88') },
      'page-continuation',
    ],
    [
      "an indicator's name over two rows",
      {
        indicators: (s) =>
          s.replace('(누리산업과)기업 만족도(%)', '(누리산업과)기업').replace('\t\t\t실적\t79.25', '만족도(%)\t\t\t실적\t79.25'),
      },
      'row-joined',
    ],
    [
      'columns in another order',
      {
        lines: (s) =>
          s
            .split('\n')
            .map((l) => (l.includes('\t') ? l.split('\t').toReversed().join('\t') : l))
            .join('\n'),
      },
      null,
    ],
    [
      "the goal's heading broken over two lines",
      { goalHeading: '**정책사업목표**\n\n**누리 산업**\n\n**기반을 넓힌다**\n\n**(1) 주요내용**' },
      'line-joined',
    ],
    ["the bureau's name in the cover's frame", { cover: '새빛미래국\t' }, null],
  ]
  test.each(same)('%s', (_, change, repair) => {
    const found = read(change)
    expect(values(found.records)).toEqual(values(form.records))
    expect(found.unrecognised).toEqual([])
    if (repair !== null)
      expect(repairs(found).filter((kind) => kind === repair).length).toBeGreaterThan(
        repairs(form).filter((kind) => kind === repair).length,
      )
  })
})

test('a cell whose lines end in the middle of a word, as a PDF gives it', () => {
  const document = documentOf(smallPlan())
  const broken = (text: string) =>
    text.replace('기업 만족도', '기업 만\n족도').replace('기업 상담 창구', '기업\n상담 창구').replace('(회)', '\n(회)')
  const blocks = document.blocks.map((block) =>
    block.kind === 'text'
      ? block
      : {
          ...block,
          grid: block.grid.map((row) => row.map((cell) => ({ ...cell, raw: broken(cell.raw), text: broken(cell.text) }))),
        },
  )
  const found = recognisePlan({ ...document, blocks })
  expect(found.kind === 'plan' && values(found.records)).toEqual(values(form.records))
})

describe('other documents are answered politely', () => {
  test.each([
    ['nothing at all', ''],
    ['news', '가람도가 새 국을 만든다\n\n가람도는 7월부터 세 국을 새로 둔다.\n\nAI국\t협력국\n산업과\t교류과'],
    [
      'service standards',
      '행정서비스 이행표준\n\n서비스명\t접수부서\t전화번호\n상담\t민원과\t02-000-0000\n교육\t지원과\t02-000-0001',
    ],
    ['staff list alone', '부서명\t정원\t현원\n계\t3\t3\n누리과\t3\t3'],
    ['a budget book without goals', "사업명\t'27결산\t'28예산\n누리 지원\t1\t2"],
    ['the words of a plan in running text', '성과계획서의 성과지표와 단위사업, 정책사업목표를 설명한다.'],
  ])('%s', (_, text) => {
    const document = documentOf(text)
    const found = recognisePlan(document)
    expect(found.kind).toBe('not-a-plan')
    if (found.kind === 'not-a-plan') expect(found.seen.texts + found.seen.tables).toBe(document.blocks.length)
  })

  test('it says which words of a plan it saw, and how the document begins', () => {
    const found = recognisePlan(documentOf('성과지표 안내\n\n정원은 세 명이다\n\n항목\t값\n성과지표\t3'))
    expect(found).toMatchObject({
      kind: 'not-a-plan',
      seen: {
        texts: 2,
        tables: 1,
        cells: 4,
        firstLines: ['성과지표 안내', '정원은 세 명이다'],
        tableHeads: ['항목 | 값'],
        planWords: [
          { word: '성과지표', count: 2 },
          { word: '정원', count: 1 },
        ],
      },
    })
  })
})
