import { readXlsx, writeXlsx } from 'hucre/xlsx'
import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { readMonth, readYear } from '#domain/entry/entry-text.ts'
import { named } from '#domain/plan/same-name.ts'
import { Refusal } from '#server/refusal.ts'
import { packPlain } from '#server/documents/guard/repack.ts'
import { unzip } from '#server/documents/guard/zip.ts'
import { makeWorkbook } from '#server/documents/workbook-file.ts'
import { readSheets, readSheetsInThread, SHEET_LIMITS } from '#server/documents/read-sheet.ts'
import { shownIn } from '#server/documents/sheet.ts'
import { readTypedCell } from '#server/workbooks/typed-cell.ts'

const TEXT = '지표코드,성과지표,실적치\na-1,"뷁햏 똠방, 각하",12\n'
const encoded = (encoding: string, options = {}) => iconv.encode(TEXT, encoding, options)

describe('a text with separators', () => {
  test.each<[string, Uint8Array]>([
    ['UTF-8', encoded('utf8')],
    ['UTF-8 with its mark', encoded('utf8', { addBOM: true })],
    ['CP949', encoded('cp949')],
    ['UTF-16 little-endian', encoded('utf16-le', { addBOM: true })],
    ['UTF-16 big-endian', encoded('utf16-be', { addBOM: true })],
    ['semicolons', iconv.encode(TEXT.replaceAll(',', ';').replace('똠방; 각하', '똠방, 각하'), 'cp949')],
    ['TABs', iconv.encode(TEXT.replaceAll(',', '\t').replace('똠방\t 각하', '똠방, 각하'), 'utf8')],
  ])('%s reads the same', async (_, bytes) => {
    const {
      sheets: [sheet],
      replaced,
    } = await readSheets(bytes, 'a.csv')
    expect(replaced).toBe(0)
    expect(sheet?.rows.map((r) => r.cells.map(shownIn))).toEqual([
      ['지표코드', '성과지표', '실적치'],
      ['a-1', '뷁햏 똠방, 각하', '12'],
    ])
  })

  test('the apostrophe our own files put before a formula is no part of the name', async () => {
    const {
      sheets: [sheet],
    } = await readSheets(Buffer.from("a,b\n'=SUM(A1),'가\n"), 'a.csv')
    expect(sheet?.rows[1]?.cells.map(shownIn)).toEqual(['=SUM(A1)', "'가"])
  })
})

/** A workbook of one sheet with cells as XML, for what no writer writes. */
async function makeSheet(cells: string): Promise<Uint8Array> {
  const parts = unzip(await writeXlsx({ sheets: [{ name: 'a', rows: [['x']] }] }), SHEET_LIMITS)
  const sheet = [...parts.keys()].find((name) => name.includes('worksheets/sheet')) ?? ''
  const xml = Buffer.from(parts.get(sheet) ?? []).toString('utf8')
  parts.set(sheet, Buffer.from(xml.replace(/<c [^]*<\/c>/, cells)))
  return packPlain(parts)
}

describe('cells of a workbook', () => {
  const cell = async (
    value: string | number | Date | null,
    options: { numFmt?: string; formula?: string; result?: number } = {},
  ) => {
    const style = options.numFmt === undefined ? {} : { style: { numFmt: options.numFmt } }
    const formula =
      options.formula === undefined
        ? {}
        : { formula: options.formula, ...(options.result === undefined ? {} : { formulaResult: options.result }) }
    const bytes = await writeXlsx({
      sheets: [{ name: 'a', rows: [['x', value]], cells: new Map([['0,1', { value, ...style, ...formula }]]) }],
    })
    return (await readSheets(bytes, 'a.xlsx')).sheets[0]?.rows[0]?.cells[1] ?? null
  }
  test.each<[string, number, string, number]>([
    ['brackets for minus', -12, '#,##0;(#,##0)', -12],
    ['▲ for minus', -12, '#,##0;▲#,##0', -12],
    ['hidden decimals', 5.414, '0.0', 5.414],
    ['a percentage', 0.9016, '0.0%', 90.16],
    ['a quoted percent sign', 90, '0"%"', 90],
    ['binary noise', 0.1 + 0.2, 'General', 0.3],
  ])('a real number is its number: %s', async (_, value, numFmt, expected) => {
    const read = await cell(value, { numFmt })
    expect(readTypedCell(read, '', '%')).toMatchObject({ kind: 'value', value: { kind: 'measured', value: expected } })
  })
  test.each<[string, number, string, string, unknown]>([
    ['another unit', 12, '0"건"', '회', { reason: 'other-unit', proposals: [12] }],
    ['its own unit', 12, '0"건"', '건', { kind: 'value', value: { value: 12 } }],
    ['a percentage of a count', 0.36, '0.00%', '회', { reason: 'other-unit', proposals: [36, 0.36] }],
    ['thousands cut away', 1_970_000, '#,##0,', '명', { reason: 'shown-differs', proposals: [1970, 1_970_000] }],
    ['a zero shown as a dash', 0, '_-* #,##0_-;\\-* #,##0_-;_-* "-"_-;_-@_-', '회', { reason: 'shown-differs', proposals: [0] }],
    ['a zero not shown', 0, '#,##0;-#,##0;;@', '회', { reason: 'shown-differs', proposals: [0] }],
    ['a sign the sheet adds', 36, '"-"0', '회', { reason: 'shown-differs', proposals: [-36, 36] }],
    ['a currency', 36, '"$"#,##0', '원', { reason: 'shown-differs', proposals: [36] }],
    ['thousands grouped', 1_970_000, '#,##0', '명', { kind: 'value', value: { value: 1_970_000 } }],
    ['our own minus', -36, '#,##0;△#,##0', '회', { kind: 'value', value: { value: -36 } }],
  ])('what is shown decides with the number: %s', async (_, value, numFmt, unit, expected) => {
    expect(readTypedCell(await cell(value, { numFmt }), '', unit)).toMatchObject(expected as object)
  })
  test('a time of the day is a time and no day of 1899', async () => {
    const read = await cell(new Date(Date.UTC(1899, 11, 31, 12, 30)), { numFmt: 'h:mm' })
    expect(shownIn(read)).toBe('12:30')
    expect(readTypedCell(read, '', '회').kind).toBe('refuse')
  })
  test('what a hidden row, column or sheet and a merged cell keep from the eye is marked', async () => {
    const bytes = await writeXlsx({
      sheets: [
        { name: 'old', hidden: true, rows: [['x', 9]] },
        {
          name: 'a',
          rows: [
            ['x', 13, 1],
            ['y', 36, 2],
            ['z', 5, 3],
          ],
          columns: [{}, {}, { hidden: true }],
          rowDefs: new Map([[2, { hidden: true }]]),
          merges: [{ startRow: 0, startCol: 1, endRow: 1, endCol: 1 }],
        },
      ],
    })
    const { sheets } = await readSheets(bytes, 'a.xlsx')
    expect(sheets.map((s) => s.name)).toEqual(['a', 'old'])
    expect(sheets.map((s) => s.rows.map((r) => r.cells.map((c) => c?.unseen ?? null)))).toEqual([
      [
        [null, null, 'hidden'],
        [null, 'covered', 'hidden'],
        ['hidden', 'hidden', 'hidden'],
      ],
      [['hidden', 'hidden']],
    ])
  })
  test('the reading beside a figure is no part of it', async () => {
    const bytes = await makeSheet('<c r="A1" t="inlineStr"><is><t>36</t><rPh sb="0" eb="1"><t>99</t></rPh></is></c>')
    expect(shownIn((await readSheets(bytes, 'a.xlsx')).sheets[0]?.rows[0]?.cells[0])).toBe('36')
  })
  test('invisible characters in a name are gone', async () => {
    expect(shownIn(await cell('정무\u200b활동\u00ad강화\u3164'))).toBe('정무활동강화')
  })
  test('a text that looks like an escape comes back as it was written', async () => {
    for (const text of ['_x0041_', '_x005F_x0041_', '가_x000D_나', '__x0041__']) {
      const bytes = await makeWorkbook([{ name: 'a', rows: [[text]], cells: new Map([['0,0', { value: text }]]) }])
      expect(shownIn((await readSheets(bytes, 'a.xlsx')).sheets[0]?.rows[0]?.cells[0])).toBe(text)
    }
  })
  test('a formula is its result; one without a result is reported, not taken for an empty cell', async () => {
    expect(readTypedCell(await cell(7, { formula: '3+4', result: 7 }), '', '회')).toMatchObject({ value: { value: 7 } })
    expect(readTypedCell(await cell(null, { formula: '3+4' }), '', '회')).toEqual({ kind: 'refuse', reason: 'formula' })
  })
  test('text goes through the one number parser; a day is no figure', async () => {
    expect(readTypedCell(await cell('1,970,000'), '', '회')).toMatchObject({ value: { value: 1_970_000 } })
    expect(readTypedCell(await cell('▲12'), '', '회')).toMatchObject({ kind: 'ask', proposals: [-12, 12] })
    expect(readTypedCell(await cell(new Date(Date.UTC(2026, 2, 4))), '', '회').kind).toBe('refuse')
    expect(readTypedCell(await cell('-'), '', '회')).toMatchObject({ value: { kind: 'not-entered' } })
  })
})

describe('hostile and foreign files cost one request', () => {
  const reason = async (of: Promise<unknown>) =>
    of.then(
      () => 'read',
      (error: unknown) => (error instanceof Refusal ? error.reason : String(error)),
    )
  test.each<[string, Uint8Array, string, string]>([
    ['nothing', new Uint8Array(), 'a.csv', 'file-damaged'],
    ['a picture called a workbook', Buffer.from('89504e470d0a1a0a0000', 'hex'), 'a.xlsx', 'file-content-differs'],
    ['a plan document', Buffer.from('%PDF-1.4\n1 0 obj <<>> endobj\ntrailer <</Root 1 0 R>>\n%%EOF'), 'a.pdf', 'file-'],
    ['a cut package', Buffer.from('504b0304140000000800', 'hex'), 'a.xlsx', 'file-damaged'],
    ['more rows than are read', Buffer.from(`a,b\n${'1,2\n'.repeat(20_100)}`), 'a.csv', 'file-too-large'],
  ])('%s', async (_, bytes, name, expected) => expect(await reason(readSheetsInThread(bytes, name))).toContain(expected))

  test('the thread reads what the function reads', async () => {
    const bytes = await writeXlsx({
      sheets: [
        {
          name: 'a',
          rows: [
            ['x', 1.5],
            ['y', null],
          ],
        },
      ],
    })
    expect(await readSheetsInThread(bytes, 'a.xlsx')).toEqual(await readSheets(bytes, 'a.xlsx'))
    expect((await readXlsx(bytes)).sheets).toHaveLength(1)
  })
})

test.each<[string, number | null]>([
  ['연간', 0],
  ['0', 0],
  ['3월', 3],
  ['12', 12],
  ['1분기', 3],
  ['4/4분기', 12],
  ['Q2', 6],
  ['상반기', 6],
  ['하 반기', 12],
  ['2026년 3월', 3],
  ['2026-Q3', 9],
  ['13월', null],
  ['5분기', null],
  ['3-4', null],
  ['언제', null],
])('the period %s', (text, month) => expect(readMonth(text)).toBe(month))
test.each<[string, number | null]>([
  ['2026', 2026],
  ["'26", 2026],
  ['2026년', 2026],
  ['２０２６년도', 2026],
  ['20260', null],
  ['올해', null],
])('the year %s', (text, year) => expect(readYear(text)).toBe(year))
test('names are the same without signs, and never by nearness', () => {
  const all = ['자원봉사 활동률', '정무활동 및 당정협력 강화(회)']
  expect(named('자원봉사활동률', all, (n) => n)).toEqual([all[0]])
  expect(named('1. 정무활동·및 당정협력 강화', all, (n) => n)).toEqual([all[1]])
  expect(named('자원봉사 활동율', all, (n) => n)).toEqual([])
})
