import { describe, expect, it } from 'vitest'
import { writeXlsx } from 'hucre'
import type { Block, ReadDocument, TableBlock } from '#server/documents/model.ts'
import { pagePicture, readDocument } from '#server/documents/read/read-document.ts'
import { makeHwp, makeHwpx, makeMarkdownFile, makePdf, makeTextFile, makeXlsx } from '../../../helpers/documents/make.ts'
import type { MadeBlock } from '../../../helpers/documents/table.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)
const isTable = (block: Block): block is TableBlock => block.kind === 'table'
const texts = (document: ReadDocument) =>
  document.blocks.map((block) => (block.kind === 'text' ? block.text : block.grid.map((row) => row.map((cell) => cell.text))))
const firstTable = (document: ReadDocument) => {
  const table = document.blocks.find(isTable)
  if (!table) throw new Error('no table')
  return table
}

const STAFF: readonly MadeBlock[] = [
  { heading: '2. 조직 및 인력현황' },
  '(단위 : 명)',
  [
    [
      { text: '부서명', rows: 2 },
      { text: '정원', columns: 3 },
      { text: '현원', rows: 2 },
    ],
    ['계', '4급이상', '6급이하'],
    ['청년정책과', '22', '2', '20', ''],
    ['인구 정책과', '13', '', '△13', '일자리팀,\n주거팀'],
  ],
  '끝 & 마침 <예>',
]

/** What every format must agree on: everything but where it stands. */
const withoutPlaces = (document: ReadDocument) =>
  document.blocks.map((block) =>
    block.kind === 'text'
      ? block.text
      : block.grid.map((row) => row.map(({ text, rowSpan, columnSpan, covered }) => ({ text, rowSpan, columnSpan, covered }))),
  )

describe('one document in every format', () => {
  it('gives the same blocks from Markdown, HWPX, HWP and XLSX, merged cells included', async () => {
    const markdown = withoutPlaces(await readDocument(makeMarkdownFile(STAFF), '계획.md'))
    expect(markdown[0]).toBe('2. 조직 및 인력현황')
    expect(markdown[2]).toMatchObject([
      [
        { text: '부서명', rowSpan: 2 },
        { text: '정원', columnSpan: 3 },
        { covered: true },
        { covered: true },
        { text: '현원', rowSpan: 2 },
      ],
      [{ covered: true }, { text: '계', covered: false }, { text: '4급이상' }, { text: '6급이하' }, { covered: true }],
      [{ text: '청년정책과' }, { text: '22' }, { text: '2' }, { text: '20' }, { text: '', covered: false }],
      [{ text: '인구 정책과' }, { text: '13' }, { text: '' }, { text: '△13' }, { text: '일자리팀,\n주거팀' }],
    ])
    expect(withoutPlaces(await readDocument(await makeHwpx(STAFF), '계획.hwpx'))).toEqual(markdown)
    expect(withoutPlaces(await readDocument(await makeHwp(STAFF), '계획.hwp'))).toEqual(markdown)
    expect(withoutPlaces(await readDocument(await makeXlsx(STAFF), '계획.xlsx'))).toEqual(markdown)
  })

  it('gives the same texts from plain text, where a merged cell is an empty one', async () => {
    const fromText = await readDocument(makeTextFile(STAFF), '계획.txt')
    expect(texts(fromText)).toEqual(texts(await readDocument(makeMarkdownFile(STAFF), '계획.md')))
    expect(
      firstTable(fromText)
        .grid.flat()
        .some((cell) => cell.covered),
    ).toBe(false)
  })

  it('knows the page and the rectangle of every cell of HWPX, HWP and PDF', async () => {
    const ascii: readonly MadeBlock[] = [
      'Goals',
      [
        ['name', { text: 'amount', columns: 2 }],
        ['a', '1,970,000', ''],
      ],
    ]
    for (const [name, bytes] of [
      ['a.hwpx', await makeHwpx(ascii)],
      ['a.hwp', await makeHwp(ascii)],
      ['a.pdf', makePdf(ascii)],
    ] as const) {
      const document = await readDocument(bytes, name)
      expect(document.pages).toBe(1)
      expect(texts(document)).toEqual([
        'Goals',
        [
          ['name', 'amount', ''],
          ['a', '1,970,000', ''],
        ],
      ])
      const [[left, right], [below]] = firstTable(document).grid.map((row) => row.map((cell) => cell.loc.box)) as [
        [Box, Box],
        [Box],
      ]
      expect(left.page).toBe(1)
      expect(right.x).toBeCloseTo(left.x + left.width, 0)
      expect(below.y).toBeCloseTo(left.y + left.height, 0)
      const picture = await pagePicture(bytes, name, 1)
      expect(picture.svg).toMatch(/^<svg [^>]*>[^]*<\/svg>\s*$/)
      expect(below.y + below.height).toBeLessThan(picture.height)
      await expect(pagePicture(bytes, name, 2)).rejects.toMatchObject({ reason: 'bad-input', facts: { pages: 1 } })
    }
  })

  it('is the same on every reading', async () => {
    const bytes = await makeHwpx(STAFF)
    expect(await readDocument(bytes, 'a.hwpx')).toEqual(await readDocument(bytes, 'a.hwpx'))
  })
})

type Box = NonNullable<Block['loc']['box']>

describe('plain text', () => {
  it('keeps lines, headings, the raw string and the line number', async () => {
    const { blocks } = await readDocument(utf8('\r\n### < 현황 >\r\n  - **굵은** 글 \r\n--------\r\n가\t나\r\n다\r\n'), 'a.txt')
    expect(blocks).toMatchObject([
      { kind: 'text', heading: 3, text: '< 현황 >', raw: '### < 현황 >', loc: { block: 0, line: 2 } },
      { kind: 'text', heading: null, text: '- 굵은 글', raw: '  - **굵은** 글 ', loc: { block: 1, line: 3 } },
      {
        kind: 'table',
        grid: [
          [
            { text: '가', loc: { block: 2, row: 0, column: 0, line: 5 } },
            { text: '나', loc: { column: 1, line: 5 } },
          ],
        ],
      },
      { kind: 'text', text: '다', loc: { block: 3, line: 6 } },
    ])
  })

  it('makes TAB rows of different length rectangular and lists in a cell lines', async () => {
    const { blocks } = await readDocument(
      utf8('<b>전략목표</b>\t<ul style="x"> <li>○ 하나&nbsp;둘</li> <li>○ 셋</li></ul>\n[소관]\t대외과\t\n'),
      'a.txt',
    )
    expect(blocks[0]).toMatchObject({
      grid: [
        [{ text: '전략목표' }, { text: '○ 하나 둘\n○ 셋' }, { text: '' }],
        [{ text: '[소관]' }, { text: '대외과' }, { text: '' }],
      ],
    })
  })

  it('reads pipe tables, CSV with its lines, and every encoding offices use', async () => {
    const pipes = await readDocument(utf8('| 구분 | 값 |\n|---|--:|\n| a\\|b | 1 |\n'), 'a.md')
    expect(pipes.format).toBe('markdown')
    expect(pipes.blocks).toMatchObject([
      {
        grid: [
          [{ text: '구분' }, { text: '값' }],
          [{ text: 'a|b', loc: { line: 3 } }, { text: '1' }],
        ],
      },
    ])
    const csv = await readDocument(utf8('제목,\n\n부서,"인\n원"\n갑,3\n'), 'a.csv')
    expect(csv.blocks).toMatchObject([
      { text: '제목' },
      {
        grid: [
          [{ text: '부서' }, { text: '인\n원' }],
          [{ text: '갑', loc: { line: 5 } }, { text: '3' }],
        ],
      },
    ])
    const cp949 = Uint8Array.from([0x8c, 0x63, 0xb9, 0xe6, 0x09, 0xb0, 0xfa])
    const said = async (bytes: Uint8Array) => texts(await readDocument(bytes, 'a.txt'))
    expect(await said(cp949)).toEqual([[['똠방', '과']]])
    for (const bytes of [utf8('\uFEFF가\t나'), Buffer.from('\uFEFF가\t나', 'utf16le'), Buffer.from('가\t나 1234', 'utf16le')]) {
      expect((await said(bytes)).flat(2)[0]).toBe('가')
    }
    const broken = await readDocument(
      Buffer.concat([utf8('부서명\t정원\n'.repeat(40)), Uint8Array.from([0xec]), utf8('갑과\t22')]),
      'a.txt',
    )
    expect(
      firstTable(broken)
        .grid.at(-1)
        ?.map((cell) => cell.text),
    ).toEqual(['\uFFFD갑과', '22'])
    expect(broken.warnings).toEqual([{ kind: 'encoding-replaced', what: 'utf-8: 1' }])
  })
})

describe('workbooks', () => {
  it('reads what is shown, never an empty cell for a formula, hidden sheets by name', async () => {
    const bytes = await writeXlsx({
      sheets: [
        {
          name: '예산',
          rows: [
            ['예산 (단위: 백만원)'],
            [],
            [null, '구분', '값'],
            [null, '증감', -565],
            [null, '비율', 4.117],
            [null, '합', null],
            [null, '날', new Date('2026-03-31')],
          ],
          cells: new Map([
            ['3,2', { value: -565, style: { numFmt: '#,##0;"△"#,##0' } }],
            ['4,2', { value: 4.117, style: { numFmt: '0.0"%"' } }],
            ['5,2', { formula: 'SUM(C4:C5)' }],
          ]),
        },
        { name: '숨은 것', hidden: true, rows: [['x', 'y']] },
      ],
    })
    const document = await readDocument(bytes, 'a.xlsx')
    const table = firstTable(document)
    expect(document.blocks[0]).toMatchObject({ text: '예산 (단위: 백만원)', loc: { sheet: '예산', line: 1 } })
    expect(table.grid.map((row) => row.map((cell) => cell.text))).toEqual([
      ['구분', '값'],
      ['증감', '△565'],
      ['비율', '4.117'],
      ['합', '=SUM(C4:C5)'],
      ['날', '2026-03-31'],
    ])
    expect(table.grid[2]?.[1]).toMatchObject({ raw: '4.1%', loc: { line: 5, column: 1, address: 'C5' } })
    expect(document.warnings).toEqual([
      { kind: 'formula-without-value', what: '예산!C6' },
      { kind: 'other', what: 'hidden sheet: 숨은 것' },
    ])
    expect(document.blocks.at(-1)?.loc.sheet).toBe('숨은 것')
  })
})
