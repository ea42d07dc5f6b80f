import type { Db } from '#data/database.ts'
import { named, squeezeName } from '#domain/plan/same-name.ts'
import { readPhones } from '#domain/services/phone.ts'
import { SERVICE_COLUMNS, SERVICE_FACTS, type ServiceColumn } from '#domain/services/service-columns.ts'
import { type FormLine, formLines } from '../documents/form-lines.ts'
import { type ReadFile, shownIn } from '../documents/sheet.ts'
import { cellsOf, guideSheet, PRINTED, PROTECTION, type Styled, styled, TEXT_FORMAT } from '../documents/sheet-style.ts'
import { makeWorkbook, type WriteSheet } from '../documents/workbook-file.ts'
import type { SignedIn } from '../record/writer.ts'
import { write } from '../record/write.ts'
import type { Writer } from '../record/writer.ts'
import { Refusal } from '../refusal.ts'
import { servicesPage, type ServicesPage } from './page.ts'
import { serviceDraftOf, type ServiceDraft } from './read.ts'
import { addedChapter, numbersOf, savedService } from './save.ts'

const WIDTHS: Readonly<Partial<Record<ServiceColumn, number>>> = {
  chapter: 30,
  name: 34,
  department: 18,
  team: 20,
  phones: 26,
  fax: 16,
}
const COLUMNS = Object.keys(SERVICE_COLUMNS) as ServiceColumn[]
/** Title, explanation, blank, heading. */
const HEADING = 4
const EMPTY_ROWS = 50
export const MOST_ROWS = 1000
const OPEN = { yes: '공개', no: '비공개' } as const

const textOf = (service: ServicesPage['services'][number], page: ServicesPage, column: ServiceColumn): string => {
  switch (column) {
    case 'chapter':
      return page.chapters.find((one) => one.id === service.chapterId)?.name ?? ''
    case 'department':
      return page.departments.find((one) => one.id === service.departmentId)?.name ?? ''
    case 'phones':
      return service.phones.join(', ')
    case 'isOpen':
      return service.isOpen ? OPEN.yes : OPEN.no
    case 'seen':
      return `${service.id}.v${service.version}`
    default:
      return service[column] ?? ''
  }
}

/** The directory as a form: what stands there, and rows for what does not yet. What is changed in it and sent back is shown before it is saved. */
export function servicesForm(page: ServicesPage): Promise<Uint8Array> {
  const fill = (text: string, open: boolean): Styled => styled(text === '' ? null : text, open ? 'fillText' : 'text', TEXT_FORMAT)
  const lines = [
    ...page.services.map((one) =>
      COLUMNS.map((column) => fill(textOf(one, page, column), one.isManaged && column !== 'seen' && column !== 'department')),
    ),
    ...Array.from({ length: page.departments.some((one) => one.isManaged) ? EMPTY_ROWS : 0 }, () =>
      COLUMNS.map(() => fill('', true)),
    ),
  ]
  const sheet: WriteSheet = {
    name: '이행표준',
    columns: COLUMNS.map((column) => ({ width: WIDTHS[column] ?? 18, ...(column === 'seen' ? { hidden: true } : {}) })),
    ...cellsOf([
      [styled(`${page.bureau.name} 행정서비스 접수 창구`, 'title')],
      [styled('적힌 줄을 고치거나 빈 줄에 이어서 적고, 이행표준 화면의 「관리」에서 올리십시오.', 'note')],
      [],
      COLUMNS.map((column) => styled(LABELS[column], 'headFill')),
      ...lines,
    ]),
    rowDefs: new Map([
      [0, { height: 26 }],
      [HEADING - 1, { height: 24 }],
    ]),
    freezePane: { rows: HEADING, columns: 2 },
    protection: { ...PROTECTION },
    pageSetup: { ...PRINTED, printTitlesRow: `$${HEADING}:$${HEADING}` },
  }
  return makeWorkbook([sheet, guideSheet('이행표준 서식 작성 안내', GUIDE)])
}

const LABELS: Readonly<Record<ServiceColumn, string>> = {
  chapter: '분야',
  name: '서비스명',
  department: '부서',
  team: '담당',
  phones: '전화번호',
  fax: '팩스',
  audience: '대상',
  channel: '접수 방법',
  documents: '구비 서류',
  hours: '운영 시간',
  languages: '제공 언어',
  fee: '수수료',
  basis: '근거',
  email: '전자우편',
  isOpen: '공개',
  seen: '기록 번호',
}

const GUIDE: readonly (readonly [string, string])[] = [
  ['줄', '한 줄이 서비스 하나입니다. 줄을 지워도 서비스는 지워지지 않습니다. 끝낼 때는 화면에서 종료일을 적습니다.'],
  ['담당', '개인 이름이 아니라 담당(팀)의 이름을 적습니다.'],
  ['전화번호', '번호가 둘이면 쉼표로 나눕니다. 뒷자리만 적어도 됩니다. 예: 031-000-1000, 1002'],
  ['분야', '없는 분야를 적으면 새로 만듭니다.'],
  ['부서', '비우면 올리는 사람의 부서입니다.'],
  ['공개', '공개라고 적은 서비스만 공개용 표에 번호가 나갑니다. 비우면 비공개입니다.'],
  ['올리기', '새 서비스와 바뀌는 서비스를 먼저 보여 주고, 확인한 뒤에만 한꺼번에 저장합니다.'],
]

/** Columns of the table that may leave the house: no numbers of what is not open, and no marks of ours. */
const OPEN_COLUMNS = COLUMNS.filter((column) => column !== 'seen' && column !== 'isOpen')
const NUMBERS: ReadonlySet<ServiceColumn> = new Set(['phones', 'fax', 'email'])

/** 공개용 표: the directory without the numbers of services that are not open; a name of a person stands in none (rules §11). */
export const openTable = (page: ServicesPage): readonly (readonly string[])[] => [
  OPEN_COLUMNS.map((column) => LABELS[column]),
  ...page.services.map((one) =>
    OPEN_COLUMNS.map((column) => (NUMBERS.has(column) && !one.isOpen ? '' : textOf(one, page, column))),
  ),
]

export function openWorkbook(page: ServicesPage): Promise<Uint8Array> {
  const [head = [], ...rows] = openTable(page)
  return makeWorkbook([
    {
      name: '접수 창구',
      columns: OPEN_COLUMNS.map((column) => ({ width: WIDTHS[column] ?? 18 })),
      ...cellsOf([
        head.map((text) => styled(text, 'head')),
        ...rows.map((row) => row.map((text) => styled(text === '' ? null : text, 'text', TEXT_FORMAT))),
      ]),
      freezePane: { rows: 1, columns: 2 },
      pageSetup: { ...PRINTED, printTitlesRow: '$1:$1' },
    },
  ])
}

/** Why a row of a file is refused. */
export type RowWhy =
  | 'phone'
  | 'no-name'
  | 'team'
  | 'department'
  | 'not-mine'
  | 'long'
  | 'open'
  | 'unknown'
  | 'changed-since'
  | 'twice'

export interface ServiceRow {
  readonly line: number
  readonly verdict: 'new' | 'changed' | 'same' | 'refuse'
  readonly why: RowWhy | null
  /** the cell that is refused, as the sheet shows it */
  readonly what: string
  readonly shown: { readonly name: string; readonly team: string; readonly phones: string }
  /** what would be saved; `chapterId` null: a chapter of that name is made */
  readonly row:
    | (Omit<ServiceDraft, 'chapterId'> & {
        readonly id: number | null
        readonly version: number
        readonly chapterId: number | null
        readonly chapter: string
      })
    | null
  /** names of the columns that change */
  readonly changes: readonly ServiceColumn[]
}
export interface ServicesPreview {
  readonly fileName: string
  readonly rows: readonly ServiceRow[]
  readonly replaced: number
}

/** What a sheet of services would add and change; nothing is written. Refuses 'forbidden', 'sheet-not-recognised', 'file-too-large' (rows). */
export async function previewServices(
  db: Db,
  file: ReadFile,
  fileName: string,
  ask: { readonly bureauId?: number | undefined },
  user: SignedIn,
  today: string,
): Promise<ServicesPreview> {
  const page = await servicesPage(db, ask, user, today)
  if (!page.departments.some((one) => one.isManaged)) throw new Refusal('forbidden')
  const lines = formLines(file.sheets, SERVICE_COLUMNS, { needed: ['name', 'phones'], bare: ['seen', 'department'] })
  if (lines.length > MOST_ROWS) throw new Refusal('file-too-large', { what: 'rows', limit: MOST_ROWS })
  const before = new Set<string>()
  const rows = lines.map((line) => {
    const read = rowOf(line, page)
    const key =
      read.row === null ? '' : `${squeezeName(read.row.chapter)}.${squeezeName(read.row.name)}.${squeezeName(read.row.team)}`
    const isTwice = read.row !== null && before.has(key)
    before.add(key)
    return isTwice ? { ...read, verdict: 'refuse' as const, why: 'twice' as const, row: null } : read
  })
  return { fileName, rows, replaced: file.replaced }
}

const MOST = 200

function rowOf(line: FormLine<ServiceColumn>, page: ServicesPage): ServiceRow {
  const shownOf = (column: ServiceColumn) => shownIn(line.cell(column))
  const shown = { name: shownOf('name'), team: shownOf('team'), phones: shownOf('phones') }
  const refused = (why: RowWhy, what = ''): ServiceRow => ({
    line: line.line,
    verdict: 'refuse',
    why,
    what,
    shown,
    row: null,
    changes: [],
  })
  const mark = /^(\d{1,9})\.v(\d{1,9})$/.exec(shownOf('seen'))
  const marked = page.services.find((one) => one.id === Number(mark?.[1]))
  if (mark !== null && marked === undefined) return refused('unknown')
  if (shown.name === '') return refused('no-name')
  const long = COLUMNS.find((column) => shownOf(column).length > MOST)
  if (long !== undefined) return refused('long', shownOf(long).slice(0, 40))
  const twin = page.services.find(
    (one) => squeezeName(one.name) === squeezeName(shown.name) && squeezeName(one.team) === squeezeName(shown.team || one.team),
  )
  const stored = marked ?? twin
  if (marked !== undefined && Number(mark?.[2]) !== marked.version) return refused('changed-since')
  /** A column that the sheet does not have stays as it is stored. */
  const text = (column: ServiceColumn): string =>
    line.cell(column) === undefined ? (stored === undefined ? '' : textOf(stored, page, column)) : shownOf(column)
  const [phones, fax] = [readPhones(text('phones')), readPhones(text('fax'))]
  if (phones.kind === 'refused') return refused('phone', phones.what)
  if (fax.kind === 'refused') return refused('phone', fax.what)
  const team = text('team')
  if (team === '') return refused('team')
  const open = text('isOpen')
  if (open !== '' && open !== OPEN.yes && open !== OPEN.no) return refused('open', open)
  const departmentId = stored?.departmentId ?? departmentOf(shownOf('department'), page)
  if (departmentId === null) return refused('department', shownOf('department'))
  if (!(stored?.isManaged ?? page.departments.find((one) => one.id === departmentId)?.isManaged ?? false))
    return refused('not-mine', shownOf('department'))
  const facts = Object.fromEntries(SERVICE_FACTS.map((fact) => [fact, text(fact) || null])) as Pick<
    ServiceDraft,
    (typeof SERVICE_FACTS)[number]
  >
  const chapter = text('chapter') || page.chapters.at(-1)?.name || page.bureau.name
  const row = {
    ...facts,
    id: stored?.id ?? null,
    version: stored?.version ?? 0,
    chapterId: page.chapters.find((one) => squeezeName(one.name) === squeezeName(chapter))?.id ?? null,
    chapter,
    departmentId,
    name: shown.name,
    team,
    phones: phones.numbers,
    fax: fax.numbers[0] ?? null,
    isOpen: open === OPEN.yes,
  }
  if (stored === undefined) return { line: line.line, verdict: 'new', why: null, what: '', shown, row, changes: [] }
  const draft = serviceDraftOf({ ...row, chapterId: stored.chapterId })
  const was = serviceDraftOf(stored)
  const changes = COLUMNS.filter((column) =>
    column === 'seen' || column === 'department'
      ? false
      : column === 'chapter'
        ? squeezeName(row.chapter) !== squeezeName(textOf(stored, page, 'chapter'))
        : JSON.stringify(draft[column]) !== JSON.stringify(was[column]),
  )
  return { line: line.line, verdict: changes.length > 0 ? 'changed' : 'same', why: null, what: '', shown, row, changes }
}

function departmentOf(text: string, { departments }: ServicesPage): number | null {
  const managed = departments.filter((one) => one.isManaged)
  const found =
    text === '' ? managed : departments.filter((one) => named(text, [one.name, one.shortName], (name) => name).length > 0)
  const [only, ...others] = found
  return only !== undefined && others.length === 0 ? only.id : null
}

export interface UploadInput {
  readonly fileName: string
  readonly from: string
  readonly rows: readonly (NonNullable<ServiceRow['row']> & { readonly line: number })[]
  readonly requestId: string
}

/** Writes the rows of a file that a person confirmed, all of them or none. Refuses as `saveService`, with the `line` of the row. */
export function uploadServices(
  db: Db,
  as: Writer,
  input: UploadInput,
): Promise<{ readonly added: number; readonly changed: number }> {
  return write(db, as, { act: 'service.upload', subject: 'services', input }, async (trx, audit) => {
    const count = { added: 0, changed: 0 }
    // New ones by the department that has them: another bureau may have one of the same name.
    const made = new Map<string, number>()
    for (const { line, chapter, chapterId: known, ...row } of input.rows) {
      try {
        const { departmentId } = row
        const key = `${departmentId}.${squeezeName(chapter)}`
        const anew = { departmentId, name: chapter, printedName: null, documentId: null }
        const chapterId = known ?? made.get(key) ?? (await addedChapter(trx, as, audit, anew)).id
        made.set(key, chapterId)
        const numbers = numbersOf({ phones: row.phones.join(','), fax: row.fax ?? '' })
        await savedService(trx, as, audit, { ...row, ...numbers, chapterId, from: input.from })
      } catch (error) {
        throw error instanceof Refusal ? new Refusal(error.reason, { ...error.facts, line }) : error
      }
      if (row.id === null) count.added++
      else count.changed++
    }
    await audit({ after: { fileName: input.fileName, entries: input.rows.length } })
    return count
  })
}
