import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { guard } from '#server/documents/guard/guard.ts'
import { DEFAULT_LIMITS } from '#server/documents/guard/limits.ts'
import { packPlain } from '#server/documents/guard/repack.ts'
import { readDocument } from '#server/documents/read/read-document.ts'
import { readSheets } from '#server/documents/read-sheet.ts'
import type { SheetCell } from '#server/documents/sheet.ts'
import { refusal } from '../../helpers/people.ts'

// Both were written by LibreOffice 7.4 from workbooks of ours.
const written = (name: string) => readFileSync(join(import.meta.dirname, `${name}.libreoffice.ods`))

const inShort = (cell: SheetCell | null | undefined) =>
  cell && [cell.kind === 'number' ? cell.value : cell.kind, cell.shown, ...(cell.unseen ? [cell.unseen] : [])]

test('figures are those that the sheet shows, with rows of headings and groups at their lines', async () => {
  const { sheets } = await readSheets(written('formats'), '서식.ods')
  expect(sheets.map((sheet) => sheet.name)).toEqual(['서식', '숨긴 시트'])
  expect(sheets[0]?.rows.map(({ line, cells }) => [line, cells[0]?.shown, inShort(cells[1])])).toEqual([
    [1, '지표', ['text', '값']],
    [2, '백분율', [5.41, '5.41%']],
    [3, '천 단위', [1970, '1,970']],
    [4, '건', [12, '12건']],
    [5, '세모', [-36, '△36']],
    [6, '소수', [87.5, '87.5%']],
    [7, '날짜', ['text', '2026-03-05']],
    [8, '숨긴 행', [7, '7', 'hidden']],
    [9, '묶음', [8, '8']],
    [10, '묶음 안', [9, '9']],
    [11, '병합', [5, '5']],
  ])
  expect(sheets[1]?.rows[0]?.cells.map(inShort)).toEqual([
    ['text', '비밀', 'hidden'],
    [1, '1', 'hidden'],
  ])
})

test('our form that LibreOffice saved is read with its heading, which stands in rows to be repeated', async () => {
  expect(Buffer.from(guardedContent('form')).toString('utf8')).toContain('<table:table-header-rows>')
  const { sheets } = await readSheets(written('form'), '실적.ods')
  const [heading, ...rows] = sheets[0]?.rows.slice(2) ?? []
  expect([heading?.line, heading?.cells.map((cell) => cell?.shown).slice(0, 4)]).toEqual([
    4,
    ['연도', '기간', '지표코드', '부서'],
  ])
  expect(rows.map(({ line, cells }) => [line, cells[2]?.shown])).toEqual([
    [5, 'external-cooperation-1'],
    [6, 'external-cooperation-2'],
    [7, 'external-cooperation-3'],
  ])
})

test('a plan reader sees the same cells, a percentage as one', async () => {
  const { blocks } = await readDocument(written('formats'), '서식.ods', DEFAULT_LIMITS)
  const cells = blocks.flatMap((block) => (block.kind === 'table' ? block.grid.flat() : []))
  expect(cells.map((cell) => cell.raw)).toEqual(expect.arrayContaining(['5.41%', '1,970', '△36', '2026년 3월 5일']))
})

test('a figure repeated over the whole sheet, and what is no sheet at all, are refused', async () => {
  const content = (rows: string) =>
    `<office:document-content><office:body><office:spreadsheet><table:table table:name="a">${rows}</table:table></office:spreadsheet></office:body></office:document-content>`
  const packed = (xml: string) =>
    packPlain(
      new Map([
        ['mimetype', Buffer.from('application/vnd.oasis.opendocument.spreadsheet')],
        ['content.xml', Buffer.from(xml)],
      ]),
    )
  const cell =
    '<table:table-cell office:value-type="float" office:value="1" table:number-columns-repeated="16384"><text:p>1</text:p></table:table-cell>'
  const flood = content(`<table:table-row table:number-rows-repeated="1048576">${cell}</table:table-row>`)
  expect(await refusal(readSheets(packed(flood), 'a.ods'))).toMatchObject({ reason: 'file-too-large' })
  expect(await refusal(readSheets(packed(content('<table:table-row>')), 'a.ods'))).toMatchObject({ reason: 'file-damaged' })
  const note = '<office:annotation><text:p>메모 99</text:p></office:annotation>'
  const one = `<table:table-row><table:table-cell office:value-type="string">${note}<text:p>3<text:s text:c="2"/>6<text:ruby-text>9</text:ruby-text></text:p></table:table-cell></table:table-row>`
  expect((await readSheets(packed(content(one)), 'a.ods')).sheets[0]?.rows[0]?.cells[0]?.shown).toBe('3  6')
})

function guardedContent(name: string): Uint8Array {
  const file = guard(written(name), `${name}.ods`, DEFAULT_LIMITS)
  return 'bytes' in file ? file.bytes : Buffer.alloc(0)
}
