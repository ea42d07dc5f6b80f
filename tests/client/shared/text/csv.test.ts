import fc from 'fast-check'
import Papa from 'papaparse'
import { expect, test } from 'vitest'
import { csvCell, toCsv } from '#client/shared/text/csv.ts'

test.each<[string | number | null, string]>([
  [null, ''],
  [5, '5'],
  [-5, '-5'],
  ['-5', '-5'],
  ['-1,234.5', '"-1,234.5"'],
  ['-5%', '-5%'],
  ['△5', '△5'],
  ['▲5', '▲5'],
  ['5.0', '5.0'],
  ['=1+1', "'=1+1"],
  [' =1+1', "' =1+1"],
  ['+82', "'+82"],
  ['-cmd', "'-cmd"],
  ['@a', "'@a"],
  ['＝1', "'＝1"],
  ['\t=1', "'\t=1"],
  ['\r=1', '"\'\r=1"'],
  ['가,나', '"가,나"'],
  ['그는 "예"라 했다', '"그는 ""예""라 했다"'],
  ['가\n나', '"가\n나"'],
])('%j', (value, written) => expect(csvCell(value)).toBe(written))

test('every text comes back as it was, and none can start a formula', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary' }), { minLength: 2, maxLength: 5 }), (texts) => {
      const [row = []] = Papa.parse<string[]>(toCsv([texts]).slice(1), { delimiter: ',', newline: '\r\n' }).data
      expect(row.map((cell, i) => (cell === `'${texts[i]}` ? texts[i] : cell))).toEqual(texts)
      for (const cell of row) expect(cell).not.toMatch(/^\s*[=@＝＋－＠]/)
    }),
  )
})
