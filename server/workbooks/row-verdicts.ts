import Big from 'big.js'
import { checkCell, partsAddUp } from '#domain/entry/entry-cell.ts'
import { type Finding, isJump } from '#domain/entry/entry-checks.ts'
import { readDueDay } from '#domain/entry/entry-text.ts'
import type { Change } from '#domain/entry/file-change.ts'
import { formatNumber } from '#domain/words/format-number.ts'
import type { Reason } from '#domain/entry/reasons.ts'
import { type EntryValue, sameValue } from '#domain/entry/submission.ts'
import type { StandingCell } from '../actuals/cell.ts'
import type { ActualRow } from './actual-columns.ts'
import type { KnownComponent } from './match-row.ts'
import type { PreviewRow, Verdict, Why } from './preview-shape.ts'
import { readMark, type RowWords, seenMark } from './seen-mark.ts'
import { shownIn } from '../documents/sheet.ts'
import { readTypedCell, type TypedCell, unseenReason } from './typed-cell.ts'

/** A row whose indicator is known; `component` null = the indicator's own figure. */
export interface FoundRow {
  readonly row: ActualRow
  readonly component: KnownComponent | null
}

export interface CellNow {
  readonly cell: StandingCell
  /** why nothing can be entered now; null = it can */
  readonly lock: Reason | null
  readonly department: string
  /** ISO: a 기한 without a year is the next one from then on */
  readonly today: string
}

interface ReadRow extends FoundRow {
  readonly typed: TypedCell
  readonly touched: boolean
  /** the version its form was filled with, when it says so */
  readonly seen: number | null
  readonly now: EntryValue
  readonly words: PreviewRow['words']
}

/** Questions a person answers in the preview. */
const ASKED: ReadonlySet<Verdict> = new Set<Verdict>(['ask', 'conflict', 'jump'])

const LONGEST_WORDS = 2000
const NOT_ENTERED: EntryValue = { kind: 'not-entered' }

/** The rows of one indicator in one period, checked together by the one number parser, the workflow's locks and the hard rules. */
export function verdictsOf(
  found: readonly FoundRow[],
  at: CellNow,
): { readonly rows: readonly PreviewRow[]; readonly change: Change | null } {
  const readRows = found.map((one) => readRow(one, at))
  const key = `${at.cell.indicatorId}.${at.cell.year}.${at.cell.month}`
  const say =
    (verdict: Verdict, why: Why | null = null, more: Partial<PreviewRow> = {}) =>
    (j: ReadRow) =>
      previewRow(j, at, key, verdict, why, more)
  const idle = (j: ReadRow) => say(j.typed.kind === 'blank' && j.words.length === 0 ? 'blank' : 'same')(j)
  const repeated = readRows.some((j) => readRows.some((k) => k !== j && k.component?.id === j.component?.id))
  if (repeated) return { rows: readRows.map(say('twice')), change: null }
  if (readRows.every((j) => !j.touched)) return { rows: readRows.map(idle), change: null }
  if (at.lock !== null) return { rows: readRows.map((j) => (j.touched ? say('locked', at.lock)(j) : idle(j))), change: null }
  const made = makeChange(readRows, at, key)
  if ('refused' in made) {
    const { refused } = made
    return {
      rows: readRows.map((j) => {
        const no = refused.get(j)
        return no ? say(no.verdict, no.why, no.more)(j) : j.touched ? say('together')(j) : idle(j)
      }),
      change: null,
    }
  }
  const { change, after, jump } = made
  // One question an indicator: its rows stand or fall together.
  const asked = readRows.find((j) => j.touched && j.typed.kind !== 'ask' && conflicts(j, at.cell))
  const rows = readRows.map((j): PreviewRow => {
    if (j.typed.kind === 'ask') return say('ask', j.typed.reason, { proposals: j.typed.proposals })(j)
    const shown = { ...(j.component === null ? { after } : {}), ...(j === jump?.of ? { finding: jump.finding } : {}) }
    if (j === jump?.of && j !== asked) return say('jump', null, shown)(j)
    if (!j.touched)
      return j.component === null && after !== null && !sameValue(after, j.now) ? say('takes', null, shown)(j) : idle(j)
    return j === asked ? say('conflict', 'version-conflict', shown)(j) : say('takes', null, shown)(j)
  })
  return {
    rows,
    change: { ...change, asks: rows.filter((r) => ASKED.has(r.verdict)).map((r) => r.line) },
  }
}

function readRow(one: FoundRow, { cell, today }: CellNow): ReadRow {
  const { row, component } = one
  const own = component === null ? null : cell.components.find((c) => c.id === component.id)
  const now: EntryValue =
    component === null ? cell.value : own?.value == null ? NOT_ENTERED : { kind: 'measured', value: own.value }
  const typed = readTypedCell(row.cell('actual'), component === null ? shownIn(row.cell('state')) : '', own?.unit ?? cell.unit)
  const words = component === null ? wordsChanged(row, cell, today) : []
  const mark = readMark(shownIn(row.cell('seen')))
  const differs = typed.kind === 'value' ? !sameValue(typed.value, now) : typed.kind !== 'blank'
  const touched =
    mark === null
      ? differs || words.length > 0
      : seenMark(mark.version, rowWords(row, typed)) !== mark.mark && (differs || words.length > 0)
  const unseen = unseenReason(row.cell('actual'))
  const asked: TypedCell =
    touched && unseen !== null && typed.kind === 'value' && typed.value.kind === 'measured'
      ? { kind: 'ask', reason: unseen, proposals: [typed.value.value] }
      : typed
  return { ...one, typed: asked, touched, seen: mark?.version ?? null, now, words }
}

const rowWords = (row: ActualRow, typed: TypedCell): RowWords => ({
  figure:
    typed.kind === 'value' && typed.value.kind === 'measured'
      ? String(typed.value.value)
      : typed.kind === 'value' || typed.kind === 'blank'
        ? ''
        : shownIn(row.cell('actual')),
  state: shownIn(row.cell('state')),
  reason: shownIn(row.cell('reason')),
  cause: shownIn(row.cell('cause')),
  remedy: shownIn(row.cell('remedy')),
  due: shownIn(row.cell('due')),
})

/** Words that are in the file and not what stands. An empty cell leaves a word as it is. */
function wordsChanged(row: ActualRow, cell: StandingCell, today: string): PreviewRow['words'] {
  const now = { reason: cell.reason, cause: cell.cause, remedy: cell.remedy, due: cell.remedyDue }
  return (['reason', 'cause', 'remedy', 'due'] as const).filter((name) => {
    const said = shownIn(row.cell(name))
    return said !== '' && (name === 'due' ? (readDueDay(said, today) ?? said) : said) !== (now[name] ?? '')
  })
}

const conflicts = (j: ReadRow, cell: StandingCell) => j.seen !== null && j.seen !== cell.version

interface RowRefusal {
  readonly verdict: Verdict
  readonly why: Why | null
  readonly more?: Partial<PreviewRow>
}
type Made =
  | { readonly refused: ReadonlyMap<ReadRow, RowRefusal> }
  | {
      readonly change: Omit<Change, 'asks'>
      readonly after: EntryValue | null
      /** the figure is about 10, 100 or 1000 times what stands beside it: asked about, as in the grid; of which row */
      readonly jump: { readonly of: ReadRow; readonly finding: Finding } | null
    }

function makeChange(readRows: readonly ReadRow[], { cell, today }: CellNow, key: string): Made {
  const refused = new Map<ReadRow, RowRefusal>()
  const no = (j: ReadRow, verdict: Verdict, why: Why | null = null, more: Partial<PreviewRow> = {}) =>
    refused.set(j, { verdict, why, more })
  const head = readRows.find((j) => j.component === null)
  for (const j of readRows) if (j.touched && j.typed.kind === 'refuse') no(j, 'refuse', j.typed.reason)
  if (head?.touched && readDueDay(shownIn(head.row.cell('due')), today) === null) no(head, 'day')
  if (head?.touched && (['reason', 'cause', 'remedy'] as const).some((w) => shownIn(head.row.cell(w)).length > LONGEST_WORDS))
    no(head, 'long')
  const parts = partsOf(readRows, cell)
  if (parts === 'incomplete')
    for (const j of readRows) if (j.component !== null && j.typed.kind === 'blank' && !refused.has(j)) no(j, 'parts')
  if (parts === 'incomplete' && refused.size === 0) for (const j of readRows) if (j.touched) no(j, 'parts')
  if (refused.size > 0 || parts === 'incomplete') return { refused }

  const wholeTyped = head !== undefined && head.typed.kind !== 'blank' && (head.touched || parts === null)
  const sums = parts !== null && partsAddUp(cell) && !wholeTyped
  const figures = parts?.flatMap((p) => p.value ?? [])
  const known = figures !== undefined && figures.length === cell.components.length ? figures : null
  const value: EntryValue | null = sums
    ? known === null
      ? null
      : { kind: 'measured', value: known.reduce((sum, part) => sum.plus(part), new Big(0)).toNumber() }
    : wholeTyped && head
      ? head.typed.kind === 'value'
        ? head.typed.value
        : null
      : cell.value
  const subject = head ?? readRows[0]
  if (
    !sums &&
    !(wholeTyped && head?.typed.kind === 'ask') &&
    cell.value.kind === 'not-entered' &&
    (value === null || value.kind === 'not-entered') &&
    subject
  ) {
    no(subject, 'refuse', 'nothing-entered')
  }
  const findings = value?.kind === 'measured' ? checkCell(cell, value, known) : []
  const finding = findings.find((f) => f.hard) ?? null
  if (finding && subject) no(subject, 'hard', 'hard-rule', { finding, after: value })
  if (refused.size > 0) return { refused }
  const jumps = value !== null && !sameValue(value, cell.value) ? findings.find(isJump) : undefined
  return {
    after: value,
    jump: jumps && subject ? { of: subject, finding: jumps } : null,
    change: {
      key,
      lines: readRows.map((j) => j.row.line),
      ...target(cell),
      entry: entryOf(head, wholeTyped, sums, value),
      parts: sentParts(parts),
      ...wordsOf(head, today),
    },
  }
}

const target = (cell: StandingCell) => ({
  indicatorId: cell.indicatorId,
  year: cell.year,
  month: cell.month,
  version: cell.version,
})

function entryOf(head: ReadRow | undefined, wholeTyped: boolean, sums: boolean, value: EntryValue | null): Change['entry'] {
  if (sums) return 'sum'
  if (wholeTyped && head?.typed.kind === 'ask') return { line: head.row.line, raw: null }
  if (wholeTyped && head?.typed.kind === 'value' && head.typed.value.kind === 'measured')
    return { line: head.row.line, raw: head.typed.raw }
  if (value?.kind === 'measured') return { line: head?.row.line ?? 0, raw: formatNumber(value.value) }
  return { state: value?.kind === 'not-applicable' ? 'not-applicable' : 'not-entered' }
}

interface Part {
  readonly componentId: number
  readonly line: number
  readonly raw: string | null
  readonly value: number | null
}

/** Every part, those without a row as they stand; null when neither file nor cell has any. All or none. */
function partsOf(readRows: readonly ReadRow[], cell: StandingCell): readonly Part[] | 'incomplete' | null {
  const rows = readRows.filter((j) => j.component !== null)
  const blank = rows.every((j) => !j.touched && j.now.kind === 'not-entered')
  if (blank && cell.components.every((c) => c.value === null)) return null
  const parts = cell.components.map((c): Part | null => {
    const row = rows.find((j) => j.component?.id === c.id)
    if (row?.typed.kind === 'ask') return { componentId: c.id, line: row.row.line, raw: null, value: null }
    const value = row?.typed.kind === 'value' ? (row.typed.value.kind === 'measured' ? row.typed.value.value : null) : c.value
    return value === null
      ? null
      : {
          componentId: c.id,
          line: row?.row.line ?? 0,
          raw: row?.typed.kind === 'value' ? row.typed.raw : formatNumber(value),
          value,
        }
  })
  const given = parts.filter((p) => p !== null)
  return given.length === parts.length ? given : 'incomplete'
}

const sentParts = (parts: readonly Part[] | null): Change['parts'] =>
  parts?.map(({ componentId, line, raw }) => ({ componentId, line, raw })) ?? null

function wordsOf(head: ReadRow | undefined, today: string): Pick<Change, 'reason' | 'cause' | 'remedy' | 'remedyDue'> {
  if (!head) return {}
  const said = (name: 'reason' | 'cause' | 'remedy' | 'due') => shownIn(head.row.cell(name))
  const due = readDueDay(said('due'), today) ?? ''
  return {
    ...(said('reason') === '' ? {} : { reason: said('reason') }),
    ...(said('cause') === '' ? {} : { cause: said('cause') }),
    ...(said('remedy') === '' ? {} : { remedy: said('remedy') }),
    ...(due === '' ? {} : { remedyDue: due }),
  }
}

function previewRow(
  j: ReadRow,
  { cell, department }: CellNow,
  key: string,
  verdict: Verdict,
  why: Why | null,
  more: Partial<PreviewRow>,
): PreviewRow {
  const own = j.component === null ? null : cell.components.find((c) => c.id === j.component?.id)
  return {
    line: j.row.line,
    key,
    name: cell.name,
    part: j.component?.name ?? null,
    department,
    unit: own?.unit ?? cell.unit,
    decimals: cell.decimals,
    measured: { frequency: cell.frequency, reported: cell.reported },
    year: cell.year,
    month: cell.month,
    before: j.now,
    raw: shownIn(j.row.cell('actual')),
    after: j.typed.kind === 'value' ? j.typed.value : null,
    verdict,
    why,
    finding: null,
    proposals: [],
    words: j.words,
    ...(conflicts(j, cell)
      ? { changedBy: cell.last?.by ?? null, changedAt: cell.last?.at ?? null }
      : { changedBy: null, changedAt: null }),
    texts: verdict === 'same' || verdict === 'blank' ? null : j.row.texts,
    ...more,
  }
}
