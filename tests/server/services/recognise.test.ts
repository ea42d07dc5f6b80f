import { expect, test } from 'vitest'
import { readDocument } from '#server/documents/read/read-document.ts'
import { recogniseStandards } from '#server/services/recognise.ts'
import { makeHwp, makeHwpx, makeTextFile } from '../../helpers/documents/make.ts'
import { STANDARDS, standardsBlocks, standardsText } from '../../helpers/service-standards.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)
const read = async (bytes: Uint8Array, name: string) => recogniseStandards(await readDocument(bytes, name))

/** What the facts say, in the order of the document. */
const DESKS = STANDARDS.chapters.map((chapter) =>
  chapter.teams.flatMap(({ team, services }) => services.map(([name, phones]) => [name, team, phones.split(',').length])),
)

const FORMS: Readonly<Record<string, () => Promise<Uint8Array> | Uint8Array>> = {
  'standards.txt': () => utf8(standardsText()),
  'standards.hwpx': () => makeHwpx(standardsBlocks()),
  'standards.hwp': () => makeHwp(standardsBlocks()),
}

test.each(Object.entries(FORMS))('%s: every number is at its service, under its team', async (name, make) => {
  const found = await read(await make(), name)
  if (found === null) throw new Error('nothing was recognised')
  expect(found.chapters.map((one) => one.name)).toEqual(STANDARDS.chapters.map((one) => one.name))
  expect(found.chapters.map((one) => one.desks.map((desk) => [desk.name, desk.team, desk.phones.length]))).toEqual(DESKS)
  const desks = found.chapters.flatMap((one) => one.desks)
  expect(desks).toHaveLength(19)
  expect(new Set(desks.map((one) => one.team)).size).toBe(6)
  expect(desks.every((one) => one.fax === STANDARDS.fax && one.problems.length === 0)).toBe(true)
  // Two in a cell are two; one number may be of two services.
  expect(desks.find((one) => one.name.includes('배경 자녀'))?.phones).toEqual(['031-8030-4776', '031-8030-4778'])
  expect(desks.filter((one) => one.phones.includes('031-8030-4773'))).toHaveLength(2)
  const promises = found.chapters.flatMap((one) => one.commitments)
  expect(promises.map((one) => one.text)).toEqual(
    STANDARDS.chapters.flatMap((one) => one.headings.flatMap((heading) => heading.promises.map(([text]) => text))),
  )
  expect(promises).toHaveLength(13)
  expect(promises.every((one) => one.kind === 'none')).toBe(true)
  expect(found.unread).toEqual([])
})

test('a slip is shown in its right spelling, with the printed one beside it', async () => {
  const found = await read(utf8(standardsText()), 'standards.txt')
  expect(found?.slips).toEqual([{ printed: '권인', shown: '권익' }])
  const slipped = found?.chapters.flatMap((one) => one.commitments).find((one) => one.printedHeading !== null)
  expect([slipped?.heading, slipped?.printedHeading]).toEqual(['이주노동자 권익 증진 도모', '이주노동자 권인 증진 도모'])
})

test('a promise leads to the desk whose name it speaks of', async () => {
  const found = await read(utf8(standardsText()), 'standards.txt')
  const [first] = found?.chapters ?? []
  const about = (text: string) => {
    const desk = first?.commitments.find((one) => one.text.startsWith(text))?.desk
    return desk === null || desk === undefined ? null : first?.desks[desk]?.name
  }
  expect(about('외국인종합지원센터')).toBe('외국인종합지원센터 구축')
  expect(about('이주노동자 종합')).toBeNull()
})

const TABLE = (rows: readonly (readonly string[])[]) => ['1. 정착 지원', [['서비스명', '담당', '전화번호', '팩스'], ...rows]]
test.each<readonly [string, readonly string[], readonly string[]]>([
  ['a number with letters', ['통역 지원', '지원 담당', '031-8O30-1000', ''], ['phone']],
  ['no number', ['통역 지원', '지원 담당', '', ''], ['no-phone']],
  ['no team', ['통역 지원', '', '031-803-1000', ''], ['team']],
])('%s is named', async (_, row, problems) => {
  const found = await read(makeTextFile(TABLE([row])), 'desks.txt')
  expect(found?.chapters[0]?.desks.map((one) => one.problems)).toEqual([problems])
})

test('the same service of the same team twice is named at both', async () => {
  const row = ['통역 지원', '지원 담당', '031-803-1000', '']
  const found = await read(makeTextFile(TABLE([row, row])), 'desks.txt')
  expect(found?.chapters[0]?.desks.map((one) => one.problems)).toEqual([['twice'], ['twice']])
})

test('a limit and a share are proposed as measures; a word like 신속히 is kept and measures nothing', async () => {
  const found = await read(
    utf8(
      '1. 정착\n\n가. 상담\n\n1) 상담은 3일 이내에 95% 이상 처리하겠습니다.\n\n2) 상담은 신속히 처리하겠습니다.\n\n서비스명 담당 전화번호\n\n상담 지원 담당 031-803-1000\n',
    ),
    'limits.txt',
  )
  expect(found?.chapters[0]?.commitments).toMatchObject([
    { kind: 'within-days', days: 3, target: 95, standard: '3일 이내' },
    { kind: 'none', days: null, standard: '신속히' },
  ])
})

test('another document has no desks', async () => {
  expect(await read(utf8('1. 개요\n\n사업을 추진합니다.\n'), 'other.txt')).toBeNull()
  expect(
    await read(
      makeTextFile([
        '1. 예산',
        [
          ['사업명', '예산'],
          ['통역', '10'],
        ],
      ]),
      'other.txt',
    ),
  ).toBeNull()
})
