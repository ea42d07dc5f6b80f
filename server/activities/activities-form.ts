import { KIND_WORDS } from '#domain/entry/activity.ts'
import { ACTIVITY_COLUMNS, type ActivityColumn } from '#domain/entry/activity-columns.ts'
import { cellsOf, guideSheet, PRINTED, PROTECTION, type Styled, styled, TEXT_FORMAT } from '../documents/sheet-style.ts'
import { makeWorkbook, type WriteSheet } from '../documents/workbook-file.ts'
import type { ActivitiesPage } from './page.ts'
import type { Activity } from './read.ts'
import { linkText } from './read-line.ts'

const COLUMNS: readonly {
  readonly column: ActivityColumn
  readonly label: string
  readonly width: number
  readonly hidden?: true
}[] = [
  { column: 'startsOn', label: ACTIVITY_COLUMNS.startsOn[0], width: 12 },
  { column: 'endsOn', label: '끝난 날', width: 12 },
  { column: 'department', label: ACTIVITY_COLUMNS.department[0], width: 18 },
  { column: 'kind', label: ACTIVITY_COLUMNS.kind[0], width: 11 },
  { column: 'kindNote', label: '종류 설명', width: 16 },
  { column: 'title', label: ACTIVITY_COLUMNS.title[0], width: 38 },
  { column: 'partner', label: '상대 기관', width: 22 },
  { column: 'place', label: ACTIVITY_COLUMNS.place[0], width: 18 },
  { column: 'participants', label: '참석 인원', width: 10 },
  { column: 'links', label: '반영 지표', width: 36 },
  { column: 'note', label: ACTIVITY_COLUMNS.note[0], width: 34 },
  { column: 'series', label: ACTIVITY_COLUMNS.series[0], width: 24 },
  { column: 'seriesNumber', label: ACTIVITY_COLUMNS.seriesNumber[0], width: 8 },
  { column: 'host', label: ACTIVITY_COLUMNS.host[0], width: 14 },
  { column: 'theme', label: ACTIVITY_COLUMNS.theme[0], width: 30 },
  { column: 'lead', label: ACTIVITY_COLUMNS.lead[0], width: 20 },
  { column: 'delegation', label: '대표단 인원', width: 10 },
  { column: 'sites', label: ACTIVITY_COLUMNS.sites[0], width: 24 },
  { column: 'seen', label: '기록 번호', width: 12, hidden: true },
]
/** Title, explanation, blank, heading. */
const HEADING = 4
const EMPTY_ROWS = 100
const DAY_FORMAT = 'yyyy-mm-dd'

/**
 * The register of a year as a form: what is written down, and rows for what is not yet. Days are true days, everything else is
 * text. Cancelled activities stand in a sheet of their own, which is not read back.
 */
export function activitiesForm(page: ActivitiesPage, departmentId: number | undefined): Promise<Uint8Array> {
  const departments = page.departments.filter((d) => departmentId === undefined || d.id === departmentId)
  const all = page.entries.filter((e) => departments.some((d) => d.id === e.departmentId)).toReversed()
  const entries = all.filter((e) => e.status === 'held')
  const writable = departments.filter((d) => d.writable)
  const [only] = writable
  const lines = [
    ...entries.map((e) => entryLine(e, page)),
    ...Array.from({ length: writable.length === 0 ? 0 : EMPTY_ROWS }, () =>
      inOrder({ department: fill(writable.length === 1 && only ? only.name : null) }, true),
    ),
  ]
  const last = HEADING + lines.length
  const list = (column: ActivityColumn, values: string[]) => ({
    type: 'list' as const,
    values,
    allowBlank: true,
    range: `${letterOf(column)}${HEADING + 1}:${letterOf(column)}${last}`,
  })
  const sheet: WriteSheet = {
    name: '활동기록',
    columns: COLUMNS.map(({ width, hidden }) => ({ width, ...(hidden ? { hidden } : {}) })),
    ...cellsOf([
      [styled(`${page.year}년 활동 기록`, 'title')],
      [styled('아래 빈 줄에 이어서 적고, 활동 기록 화면의 「엑셀로 여러 건」에서 올리십시오. 적힌 줄을 고쳐도 됩니다.', 'note')],
      [],
      COLUMNS.map(({ label }) => styled(label, 'headFill')),
      ...lines,
    ]),
    rowDefs: new Map([
      [0, { height: 26 }],
      [HEADING - 1, { height: 24 }],
    ]),
    freezePane: { rows: HEADING, columns: 1 },
    dataValidations:
      lines.length === 0
        ? []
        : [
            list(
              'kind',
              Object.values(KIND_WORDS).map((words) => words.ko),
            ),
          ],
    protection: { ...PROTECTION },
    pageSetup: { ...PRINTED, printTitlesRow: `$${HEADING}:$${HEADING}` },
  }
  return makeWorkbook([
    sheet,
    ...cancelledSheet(
      all.filter((e) => e.status !== 'held'),
      page,
    ),
    guideSheet('활동 기록 서식 작성 안내', GUIDE),
  ])
}

/** What was written down and did not take place: counted for nothing. */
function cancelledSheet(entries: readonly Activity[], page: ActivitiesPage): readonly WriteSheet[] {
  if (entries.length === 0) return []
  const shown = COLUMNS.filter(({ hidden }) => hidden !== true)
  return [
    {
      name: '취소·연기된 활동',
      columns: shown.map(({ width }) => ({ width })),
      ...cellsOf([
        [styled(`${page.year}년 취소·연기된 활동`, 'title')],
        [styled('취소·연기된 활동은 횟수에 들어가지 않습니다. 이 표는 올려도 읽지 않습니다.', 'note')],
        [],
        shown.map(({ label }) => styled(label, 'headFill')),
        ...entries.map((e) => entryLine(e, page, false).slice(0, shown.length)),
      ]),
      rowDefs: new Map([
        [0, { height: 26 }],
        [HEADING - 1, { height: 24 }],
      ]),
      freezePane: { rows: HEADING, columns: 1 },
      protection: { ...PROTECTION },
      pageSetup: { ...PRINTED, printTitlesRow: `$${HEADING}:$${HEADING}` },
    },
  ]
}

const letterOf = (column: ActivityColumn) => String.fromCharCode(65 + COLUMNS.findIndex((c) => c.column === column))
const fill = (text: string | null): Styled => styled(text, 'fillText', TEXT_FORMAT)
const inOrder = (line: Readonly<Partial<Record<ActivityColumn, Styled>>>, open: boolean): Styled[] =>
  COLUMNS.map(({ column }) => {
    const empty = column === 'startsOn' || column === 'endsOn' ? styled(null, 'fillText', DAY_FORMAT) : fill(null)
    return line[column] ?? (open ? empty : styled(null, 'text', TEXT_FORMAT))
  })

function entryLine(of: Activity, page: ActivitiesPage, editable = true): Styled[] {
  const department = page.departments.find((d) => d.id === of.departmentId)
  const open = editable && department?.writable === true
  const text = (said: string | null) => (open ? fill(said) : styled(said, 'text', TEXT_FORMAT))
  const day = (iso: string | null) =>
    styled(iso === null ? null : new Date(`${iso}T00:00:00Z`), open ? 'fillText' : 'text', DAY_FORMAT)
  return inOrder(
    {
      startsOn: day(of.startsOn),
      endsOn: day(of.endsOn),
      department: styled(department?.name ?? '', 'text', TEXT_FORMAT),
      kind: text(KIND_WORDS[of.kind].ko),
      kindNote: text(of.kindNote),
      title: text(of.title),
      partner: text(of.partner),
      place: text(of.place),
      participants: styled(of.participants, open ? 'fillNumber' : 'number', '#,##0'),
      links: text(of.links.map((link) => linkText(link, page.indicators)).join('\n') || null),
      note: text(of.note),
      series: text(page.series.find((one) => one.id === of.seriesId)?.name ?? null),
      seriesNumber: styled(of.seriesNumber, open ? 'fillNumber' : 'number', '0'),
      host: text(of.host),
      theme: text(of.theme),
      lead: text(of.lead),
      delegation: styled(of.delegation, open ? 'fillNumber' : 'number', '#,##0'),
      sites: text(of.sites),
      seen: styled(`${of.id}.v${of.version}`, 'text', TEXT_FORMAT),
    },
    open,
  )
}

const GUIDE: readonly (readonly [string, string])[] = [
  [
    '줄',
    '한 줄이 활동 하나입니다. 빈 줄에 이어서 적습니다. 적혀 있는 줄을 고치면 그 기록이 바뀌고, 줄을 지워도 기록은 지워지지 않습니다.',
  ],
  ['날짜', '2026-03-10처럼 적습니다. 여러 날이면 끝난 날도 적습니다.'],
  [
    '종류',
    `${Object.values(KIND_WORDS)
      .map((words) => words.ko)
      .join(', ')} 가운데 하나입니다. 비우면 기타로 적힙니다.`,
  ],
  ['참석 인원', '숫자만 적습니다. 모르면 비웁니다. 빈칸은 0이 아닙니다.'],
  [
    '반영 지표',
    '횟수에 넣을 지표의 이름을 그대로 적습니다. 여럿이면 줄을 바꾸어 적습니다(Alt+Enter). 구성 항목이 있는 지표는 ‘지표 · 구성 항목’으로 적습니다.',
  ],
  [
    '시리즈·회차',
    '해마다 되풀이되는 회의는 활동 기록 화면에 만들어 둔 시리즈의 이름과 회차(22 또는 제22회)를 적습니다. 시리즈가 없으면 비웁니다.',
  ],
  ['주제', '여럿이면 줄을 바꾸어 적습니다(Alt+Enter).'],
  ['부서', '비우면 올리는 사람의 부서입니다. 여러 부서를 맡았으면 적습니다.'],
  [
    '올리기',
    '새 기록과 바뀌는 기록을 먼저 보여 주고, 확인한 뒤에만 한꺼번에 저장합니다. 하나라도 저장할 수 없으면 아무것도 저장하지 않습니다.',
  ],
]
