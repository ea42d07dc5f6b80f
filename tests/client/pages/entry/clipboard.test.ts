import { describe, expect, it } from 'vitest'
import { isNumberColumn, readTsv, spread, type WrittenCell } from '../../../../client/pages/entry/clipboard.ts'
import { readDay } from '#domain/entry/entry-text.ts'
import { readTyped, sent } from '../../../../client/pages/entry/typed.ts'

describe('readTsv', () => {
  it.each([
    ['1\n2\n', [['1'], ['2']]],
    [
      'a\t1\r\nb\t2',
      [
        ['a', '1'],
        ['b', '2'],
      ],
    ],
    ['"둘\n줄"\t3', [['둘\n줄', '3']]],
    ['"말 ""안"" 말"\t', [['말 "안" 말', '']]],
    ['1\n\n3', [['1'], [''], ['3']]],
  ])('%j', (text, rows) => expect(readTsv(text)).toEqual(rows))
})
it('knows a column of figures', () => {
  const rows = [
    ['가', '회', '12', '-'],
    ['나', '건', '3', '▲4'],
  ]
  expect([0, 1, 2, 3].map((column) => isNumberColumn(rows, column))).toEqual([false, false, true, true])
})
describe('spread: merged cells', () => {
  const cell = (text: string, down = 1, across = 1): WrittenCell => ({ text, down, across })
  it.each([
    [
      'a name stands in each of its rows',
      [
        [cell('지표', 2), cell('목표'), cell('5')],
        [cell('실적'), cell('6')],
      ],
      [
        ['지표', '목표', '5'],
        ['지표', '실적', '6'],
      ],
    ],
    [
      'a figure stands once',
      [[cell('가'), cell('12', 2)], [cell('나')]],
      [
        ['가', '12'],
        ['나', ''],
      ],
    ],
    [
      'a wide head pushes what follows',
      [
        [cell('제목', 1, 2), cell('비고')],
        [cell('가'), cell('1'), cell('')],
      ],
      [
        ['제목', '', '비고'],
        ['가', '1', ''],
      ],
    ],
    [
      'both at once, and a row that is short',
      [[cell('가', 2, 2), cell('1')], [cell('2')], [cell('끝')]],
      [
        ['가', '', '1'],
        ['가', '', '2'],
        ['끝', '', ''],
      ],
    ],
    [
      'a span beyond the table',
      [[cell('가', 65534, 9999), cell('1')]],
      [['가', ...Array.from({ length: 199 }, () => ''), ...Array.from({ length: 9799 }, () => ''), '1']],
    ],
  ])('%s', (_, rows, grid) =>
    expect(spread(rows).map((r) => r.filter((__, i) => i < 6))).toEqual(grid.map((r) => r.filter((__, i) => i < 6))),
  )
})
describe('readTyped', () => {
  it('takes states by name, and blank is missing, never 0', () => {
    expect(readTyped('해당없음', '회')).toEqual({ kind: 'value', value: { kind: 'not-applicable' } })
    expect(readTyped(' ', '회')).toEqual({ kind: 'value', value: { kind: 'not-entered' } })
    expect(readTyped('(12)', '회').kind).toBe('ask')
    expect(readTyped('1.2.3', '회').kind).toBe('refuse')
  })
  it.each([0, -12, 1970000, 5.41, 1e-7])('sends %d in a form that is read back', (value) => {
    const entry = sent({ kind: 'measured', value })
    expect('raw' in entry && readTyped(entry.raw, '회')).toEqual({ kind: 'value', value: { kind: 'measured', value } })
  })
})
describe('readDay', () => {
  it.each([
    ['20260630', '2026-06-30'],
    ['2026-6-30', '2026-06-30'],
    ['2026. 6. 30.', '2026-06-30'],
    ['2026년 6월 30일', '2026-06-30'],
    ['', ''],
    ['2026-02-30', null],
    ['630', null],
    ['2026-13-01', null],
  ])('%j', (text, iso) => expect(readDay(text)).toBe(iso))
})
