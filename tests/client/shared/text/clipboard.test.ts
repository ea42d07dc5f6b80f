import { describe, expect, it } from 'vitest'
import { parseNumber } from '#domain/entry/parse-number.ts'
import { readTsv, spread, type WrittenCell } from '#client/shared/text/clipboard.ts'

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
    expect(spread(rows, (text) => parseNumber(text).kind !== 'refuse').map((r) => r.filter((__, i) => i < 6))).toEqual(
      grid.map((r) => r.filter((__, i) => i < 6)),
    ),
  )
})
