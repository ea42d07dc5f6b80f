import { describe, expect, test } from 'vitest'
import { figureKind, headOf } from '#server/imports/recognise/heads.ts'
import { sharesOf, wonOf } from '#server/imports/recognise/money.ts'
import { matchNames, near } from '#server/imports/recognise/names.ts'
import { projectPeriod } from '#server/imports/recognise/project-period.ts'
import { letterSpaced, squeeze, tidy, withoutBullet } from '#server/imports/recognise/text.ts'

describe('names', () => {
  test.each<[string, string, boolean]>([
    ['누리 기업 지원', '누리기업지원', true],
    ['누리 기업 지원', '누리 기업업 지원', true],
    ['자매·우호 도시 교류', '자매ㆍ우호 도시 교류', true],
    ['온라인 홍보', '온라인 홍보(성인지예산)', true],
    ['상담 지원(도)(성인지예산)', '상담 지원(시군)(성인지예산)', false],
    ['1차 기업 지원 사업', '2차 기업 지원 사업', false],
    ['도로 정비', '하천 정비', false],
    ['지원', '지윈', false],
    ['', '', false],
  ])('%s ~ %s: %s', (a, b, same) => expect([near(a, b), near(b, a)]).toEqual([same, same]))

  test('an exact name is never given away to a near one, and two near candidates are none', () => {
    const of = { left: (s: string) => s, right: (s: string) => s }
    const pairs = (left: string[], right: string[]) =>
      [...matchNames(left, right, of)].map(([a, { with: b, match }]) => [a, b, match])
    expect(pairs(['누리 기업업 지원', '누리 기업 지원'], ['누리 기업 지원'])).toEqual([
      ['누리 기업 지원', '누리 기업 지원', 'exact'],
    ])
    expect(pairs(['누리 기업 지원'], ['누리 기엄 지원', '누리 기업 치원'])).toEqual([])
    expect(pairs(['가 나', '가나'], ['가나', '가  나'])).toEqual([
      ['가나', '가나', 'exact'],
      ['가 나', '가  나', 'squeezed'],
    ])
  })
})

test.each<[string, string | null, string | null, boolean]>([
  ['2026년01월01일 ~ 2030년12월31일', '2026-01-01', '2030-12-31', false],
  ['2024.2.1. ∼ 2024.2.29.', '2024-02-01', '2024-02-29', false],
  ["'26. 1. ~ '26. 12.", '2026-01-01', '2026-12-31', true],
  ['2026 ~ 2030', '2026-01-01', '2030-12-31', true],
  ['2026년', '2026-01-01', '2026-12-31', true],
  ['2026-03-02 ~ 계속', '2026-03-02', null, false],
])('period %s', (text, startsOn, endsOn, completed) => expect(projectPeriod(text)).toEqual({ startsOn, endsOn, completed }))
test.each(['계속', '연중', '2026년02월30일 ~ 2030년12월31일', '1 ~ 2 ~ 3', '', '2026.13. ~ 2027'])('no period: %s', (text) =>
  expect(projectPeriod(text)).toBeNull(),
)

test.each<[string, 'province' | 'metropolitan' | 'municipality', string]>([
  ['도비(100%)', 'province', 'province 100'],
  ['100% 도비사업', 'province', 'province 100'],
  ['국비 50%, 도비 20%, 시군비 30%', 'province', 'national 50, province 20, municipality 30'],
  ['국비 70％ 시비 30％', 'metropolitan', 'national 70, province 30'],
  ['국비 70%, 시비 30%', 'municipality', 'national 70, municipality 30'],
  ['국비 33.3%, 자부담 66.7%', 'province', 'national 33.3, other 66.7'],
  ['시비 20%, 군비 10%', 'province', 'municipality 30'],
  ['대학생(고등학생 공납금 전액의 120%)', 'province', ''],
  ['보조사업', 'province', ''],
])('shares of %s in a %s', (text, level, shares) =>
  expect(
    sharesOf(text, level)
      .map((s) => `${s.payer} ${s.percent}`)
      .join(', '),
  ).toBe(shares),
)

test.each<[string, 'lines' | 'indicators', number | null, string | null]>([
  ["'24결산", 'lines', 2024, 'settled'],
  ['24', 'lines', 2024, null],
  ['2031년예산', 'lines', 2031, 'budget'],
  ["'30계획", 'lines', 2030, 'plan'],
  ['26예산액', 'lines', 2026, 'budget'],
  ['2026년 예산안(A)', 'lines', 2026, 'budget'],
  ["'25예산(천원)", 'lines', 2025, 'budget'],
  ['2024회계연도 결산액', 'lines', 2024, 'settled'],
  ["'23실적", 'indicators', 2023, 'actual'],
  ["실적('24)", 'indicators', 2024, 'actual'],
  ['2025년도 목표치', 'indicators', 2025, 'target'],
  ["'24(확정)", 'indicators', 2024, 'actual'],
  ["'25(추정)", 'indicators', 2025, 'estimate'],
  ['당초목표', 'indicators', null, 'original'],
  ['변경 전', 'indicators', null, 'original'],
  ['변경 후', 'indicators', null, 'target'],
  ['수정목표', 'indicators', null, 'target'],
  ['달성률(B/A)', 'indicators', null, 'rate'],
  ['1/4', 'indicators', null, null],
  ['1,234', 'lines', null, null],
])('the header %s of %s', (text, of, year, kind) => {
  const head = headOf(squeeze(text))
  const kinds = head.words.map((word) => figureKind(word, of))
  expect([head.year, kinds[0] ?? null, kinds.length <= 1]).toEqual([year, kind, true])
})

test('years counted from the plan\u2019s own, the unit of a column', () => {
  expect([headOf('전년도예산액').offset, headOf('당해연도').offset, headOf('예산액(천원)').unit]).toEqual([-1, 0, '천원'])
})

test.each<[string, number | null]>([
  ['(단위 : 백만원, %)', 1_000_000],
  ['( 단위 :천원)', 1000],
  ['(단위:개, 원)', 1],
  ['(단위 : 명)', null],
])('unit of money in %s', (text, won) => expect(wonOf(text)?.won ?? null).toBe(won))

test('normalising', () => {
  expect(tidy('## **<b>[소관실국]</b>**&nbsp; 가\u200b나\u3000다 ')).toBe('[소관실국] 가나 다')
  expect(tidy('< 정책사업목표 현황 >')).toBe('< 정책사업목표 현황 >')
  expect(tidy('\u1100\u1161')).toBe('가')
  expect(squeeze('（자매．우호） ‧ ㆍ')).toBe('(자매·우호)··')
  expect([letterSpaced('정 책 사 업'), letterSpaced('정책 사업'), letterSpaced('계')]).toEqual([true, false, false])
  expect([withoutBullet('○ 가'), withoutBullet('- ‣ 가'), withoutBullet('-5'), withoutBullet('가 - 나')]).toEqual([
    '가',
    '가',
    '-5',
    '가 - 나',
  ])
})
