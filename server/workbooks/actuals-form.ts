import { makeWorkbook, type WriteSheet } from '../documents/workbook-file.ts'
import { ACTUAL_COLUMNS, type ActualColumn } from '#domain/entry/actual-columns.ts'
import { partsAddUp } from '#domain/entry/entry-cell.ts'
import { periodLabel } from '#domain/entry/entry-text.ts'
import type { Target } from '#domain/scoring/value.ts'
import { formatNumber } from '#domain/words/format-number.ts'
import type { GridCell } from '../actuals/cell.ts'
import {
  cellsOf,
  guideSheet,
  numberFormat,
  PRINTED,
  PROTECTION,
  type Styled,
  styled,
  TEXT_FORMAT,
} from '../documents/sheet-style.ts'
import { partCode } from './match-row.ts'
import { figureText, seenMark, stateText } from './seen-mark.ts'

export interface FormRow {
  readonly cell: GridCell
  readonly department: string
}

type Column = ActualColumn | 'unit' | 'weight' | 'target' | 'lastYear'
const COLUMNS: readonly {
  readonly column: Column
  readonly label: string
  readonly width: number
  readonly fill?: true
  readonly hidden?: true
}[] = [
  { column: 'year', label: ACTUAL_COLUMNS.year[0], width: 6 },
  { column: 'month', label: ACTUAL_COLUMNS.month[0], width: 8 },
  { column: 'code', label: ACTUAL_COLUMNS.code[0], width: 13 },
  { column: 'department', label: ACTUAL_COLUMNS.department[0], width: 15 },
  { column: 'name', label: ACTUAL_COLUMNS.name[0], width: 32 },
  { column: 'part', label: ACTUAL_COLUMNS.part[0], width: 26 },
  { column: 'unit', label: '단위', width: 7 },
  { column: 'weight', label: '가중치', width: 7 },
  { column: 'target', label: '목표치', width: 12 },
  { column: 'lastYear', label: '전년 실적치', width: 12 },
  { column: 'actual', label: ACTUAL_COLUMNS.actual[0], width: 13, fill: true },
  { column: 'state', label: ACTUAL_COLUMNS.state[0], width: 10, fill: true },
  { column: 'reason', label: ACTUAL_COLUMNS.reason[0], width: 30, fill: true },
  { column: 'cause', label: ACTUAL_COLUMNS.cause[0], width: 30, fill: true },
  { column: 'remedy', label: ACTUAL_COLUMNS.remedy[0], width: 30, fill: true },
  { column: 'due', label: ACTUAL_COLUMNS.due[0], width: 12, fill: true },
  { column: 'seen', label: ACTUAL_COLUMNS.seen[0], width: 14, hidden: true },
]
/** Title, explanation, blank, heading. */
const HEADING = 4

/** The entry grid as a form to be filled without the network: locked but for what is to be filled in. */
export function actualsForm(rows: readonly FormRow[], title: string, today: string): Promise<Uint8Array> {
  const lines = rows.flatMap(({ cell, department }) => [
    wholeLine(cell, department),
    ...cell.components.map((_, index) => partLine(cell, department, index)),
  ])
  const last = HEADING + lines.length
  const sheet: WriteSheet = {
    name: '실적입력',
    columns: COLUMNS.map(({ width, hidden }) => ({ width, ...(hidden ? { hidden } : {}) })),
    ...cellsOf([
      [styled(title, 'title')],
      [styled(`노란 칸만 채워 저장한 뒤 실적 입력 화면에서 올리십시오. 내려받은 날: ${today}`, 'note')],
      [],
      COLUMNS.map(({ label, fill }) => styled(label, fill ? 'headFill' : 'head')),
      ...lines,
    ]),
    rowDefs: new Map([
      [0, { height: 26 }],
      [HEADING - 1, { height: 24 }],
    ]),
    freezePane: { rows: HEADING, columns: 5 },
    autoFilter: { range: `A${HEADING}:${letter(COLUMNS.length - 1)}${last}` },
    dataValidations:
      lines.length === 0
        ? []
        : [
            {
              type: 'list',
              values: ['미입력', '해당없음'],
              allowBlank: true,
              range: `${letterOf('state')}${HEADING + 1}:${letterOf('state')}${last}`,
              showErrorMessage: true,
              errorTitle: '상태',
              errorMessage: '미입력 또는 해당없음만 선택할 수 있습니다. 실적치가 있으면 비워 두십시오.',
            },
          ],
    protection: { ...PROTECTION },
    pageSetup: { ...PRINTED, printTitlesRow: `$${HEADING}:$${HEADING}` },
  }
  return makeWorkbook([sheet, guideSheet('실적 입력 서식 작성 안내', GUIDE)])
}

const letter = (index: number): string => String.fromCharCode(65 + index)
const letterOf = (column: Column) => letter(COLUMNS.findIndex((c) => c.column === column))

type Line = Readonly<Partial<Record<Column, Styled>>>
const inOrder = (line: Line): Styled[] => COLUMNS.map(({ column }) => line[column] ?? styled(null, 'text'))
/** A figure; where an official change replaced the confirmed one, both in words. */
const targetText = ({ target, originalTarget }: Pick<GridCell, 'target' | 'originalTarget'>, format: string): Styled => {
  const say = (of: Target) => (of.kind === 'set' ? formatNumber(of.value) : '없음')
  if (originalTarget) return styled(`${say(target)} (당초 ${say(originalTarget)})`, 'center')
  return target.kind === 'set' ? styled(target.value, 'number', format) : styled('–', 'center')
}

function common(cell: GridCell, department: string, code: string): Line {
  return {
    year: styled(cell.year, 'center'),
    month: styled(periodLabel(cell.month, cell.frequency), 'center'),
    code: styled(code, 'text', TEXT_FORMAT),
    department: styled(department, 'text', TEXT_FORMAT),
    name: styled(cell.name, 'text', TEXT_FORMAT),
  }
}

function wholeLine(cell: GridCell, department: string): Styled[] {
  const open = cell.acts.includes('enter')
  const format = formatFor(cell.decimals, cell.value.kind === 'measured' ? cell.value.value : null)
  const words = { reason: cell.reason ?? '', cause: cell.cause ?? '', remedy: cell.remedy ?? '', due: cell.remedyDue ?? '' }
  const text = (said: string) => styled(said === '' ? null : said, open ? 'fillText' : 'text', TEXT_FORMAT)
  const sums = partsAddUp(cell)
  return inOrder({
    ...common(cell, department, cell.code),
    part: styled(sums ? '(구성 항목의 합)' : null, 'text'),
    unit: styled(cell.unit, 'center'),
    weight: styled(cell.weight, 'number'),
    target: targetText(cell, numberFormat(cell.decimals)),
    lastYear: styled(cell.lastYear, 'number', formatFor(cell.decimals, cell.lastYear)),
    // The sum of its parts is not typed.
    actual: styled(cell.value.kind === 'measured' ? cell.value.value : null, open && !sums ? 'fillNumber' : 'number', format),
    state: text(stateText(cell.value)),
    reason: text(words.reason),
    cause: text(words.cause),
    remedy: text(words.remedy),
    due: text(words.due),
    seen: styled(
      seenMark(cell.version, { figure: figureText(cell.value), state: stateText(cell.value), ...words }),
      'text',
      TEXT_FORMAT,
    ),
  })
}

function partLine(cell: GridCell, department: string, index: number): Styled[] {
  const part = cell.components[index]
  if (part === undefined) return []
  const open = cell.acts.includes('enter')
  return inOrder({
    ...common(cell, department, partCode(cell.code, index + 1)),
    part: styled(part.name, 'text', TEXT_FORMAT),
    unit: styled(part.unit, 'center'),
    target: styled(part.target, 'number', formatFor(0, part.target)),
    actual: styled(part.value, open ? 'fillNumber' : 'number', formatFor(0, part.value)),
    seen: styled(
      seenMark(cell.version, {
        figure: part.value === null ? '' : String(part.value),
        state: '',
        reason: '',
        cause: '',
        remedy: '',
        due: '',
      }),
      'text',
      TEXT_FORMAT,
    ),
  })
}

/** A figure with more decimals than the indicator's is shown with all of them. */
function formatFor(decimals: number, value: number | null): string {
  const own = value === null ? 0 : (/\.(\d+)$/.exec(String(value))?.[1]?.length ?? 0)
  return numberFormat(Math.max(decimals, own))
}

const GUIDE: readonly (readonly [string, string])[] = [
  ['채우는 칸', '노란 칸만 채웁니다. 회색 칸은 잠겨 있습니다(암호 없음). 줄의 순서를 바꾸거나 필요 없는 줄을 지워도 됩니다.'],
  [
    '실적치',
    '숫자만 적습니다. 1,970,000 · △12 · 90회 · 5.41%는 그대로 읽습니다. ▲12, (12), 1.2만처럼 두 가지로 읽히는 값은 올릴 때 어느 값인지 묻습니다.',
  ],
  [
    '빈칸',
    '빈칸은 지금 값을 그대로 둡니다. 입력한 값을 지우려면 상태에서 미입력을 선택하고 실적치를 비웁니다. 빈칸은 0이 아닙니다.',
  ],
  ['상태', '실적이 생길 수 없는 기간이면 해당없음을 선택하고 실적치를 비웁니다. 실적치를 적었으면 상태는 비웁니다.'],
  [
    '구성 항목',
    '구성 항목이 있는 지표는 항목마다 줄이 따로 있습니다. 모두 적어야 하며, 합으로 정해지는 지표는 합이 저절로 계산됩니다.',
  ],
  [
    '사유·원인·조치',
    '미달성이면 원인과 조치, 기한을, 목표를 크게 넘으면 원인을, 화면이 묻는 값이면 사유를 적습니다. 빈칸은 지금 글을 그대로 둡니다.',
  ],
  ['기한', '2026-12-31처럼 적습니다.'],
  ['여러 기간', '연도와 기간이 다른 줄을 한 파일에 담을 수 있습니다. 기간은 연간, 3월, 1분기, 상반기처럼 적습니다.'],
  [
    '올리기',
    '실적 입력 화면의 「파일 올리기」에서 올리면 지금 값과 바뀔 값을 먼저 보여 주고, 확인한 뒤에만 저장합니다. 내려받은 뒤 다른 사람이 바꾼 값은 두 값을 함께 보여 줍니다.',
  ],
  ['제출', '올린 값은 작성 중 상태로 저장됩니다. 제출은 화면에서 따로 합니다.'],
]
