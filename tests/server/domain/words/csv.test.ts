import fc from 'fast-check'
import Papa from 'papaparse'
import { expect, test } from 'vitest'
import { CSV_MARK, csvCell, csvLine, toCsv, toPlainCsv } from '#domain/words/csv.ts'

test.each<[string | number | null, string]>([
  [null, ''],
  [5, '5'],
  [-5, '-5'],
  ['-5', '-5'],
  ['3-1', "'3-1"],
  ['2/28', "'2/28"],
  ['1-2-3', "'1-2-3"],
  ['12월 3일', "'12월 3일"],
  ['2026-03-10', '2026-03-10'],
  ['3-1조 회의', '3-1조 회의'],
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
  ['\n=1+1', '"\'\n=1+1"'],
  ['\n가', '"\'\n가"'],
  ['\t가', "'\t가"],
  [' \t+1', "' \t+1"],
  ['\u3000@a', "'\u3000@a"],
  ['\u00a0-1+1', "'\u00a0-1+1"],
  ['  -cmd', "'  -cmd"],
  ['-3.5', '-3.5'],
  ['-1,234', '"-1,234"'],
  ['-1,234%', '"-1,234%"'],
  [-1234.5, '-1234.5'],
  [12, '12'],
  [' 가', ' 가'],
  ['1=1', '1=1'],
  ['협의회, 2회', '"협의회, 2회"'],
  ['"따옴표"', '"""따옴표"""'],
  ['+82 2', "'+82 2"],
  ['-1+1', "'-1+1"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['＝HYPERLINK("x")', `"'＝HYPERLINK(""x"")"`],
  ["=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"],
  ['둘째\n줄', '"둘째\n줄"'],
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

test('for our own reader every text stands word for word', () =>
  expect(toPlainCsv([['3-1', '=1+1', '가,나']])).toBe('\uFEFF3-1,=1+1,"가,나"\r\n'))

// A mark in the file, a line for each row, and both halves of the product write the same.
test('a whole file is its lines', () => {
  expect(
    toCsv([
      ['가', -1],
      [null, '=1'],
    ]),
  ).toBe("\uFEFF가,-1\r\n,'=1\r\n")
  expect(toCsv([['가', -1]])).toBe(`${CSV_MARK}${csvLine(['가', -1])}`)
})
