import type { Field, FundingShare, OverviewRecord } from '../records.ts'
import { repaired, textOf } from './field.ts'
import type { Ledger } from './ledger.ts'
import { type GovernmentLevel, sharesOf } from './money.ts'
import { projectPeriod } from './project-period.ts'
import type { Segment } from './segment.ts'
import type { Piece } from './source.ts'

/** Labels some plans add; what stands beside them is listed as not recognised. */
const OTHER = /^(?:사업(?:위치|규모|대상)|총사업비|재원(?:구성)?)$/

export type DraftOverview = Omit<OverviewRecord, 'matched'>
type OverviewSegment = Extract<Segment, { kind: 'overview' }>
type Key = 'name' | 'contents' | 'period' | 'support' | 'funding' | 'body'

const KEYS: readonly [RegExp, Key][] = [
  [/^사업명$/, 'name'],
  [/^사업내용$/, 'contents'],
  [/^사업기간$/, 'period'],
  [/^지원형태$/, 'support'],
  [/^지원조건$/, 'funding'],
  [/^(?:사업)?시행(?:주체|기관)$/, 'body'],
]

/** One project's 관련 예산사업 개요: label and value side by side, in any order, one pair or several a row. */
export function readOverview(segment: OverviewSegment, level: GovernmentLevel, ledger: Ledger): DraftOverview {
  const found = valuesOf(segment, ledger)
  const nameLabel = segment.rows[0]?.[0]
  const name = found.get('name')
  const anchor = name?.[0] ?? nameLabel
  if (!anchor) throw new Error('an overview begins with a row 사업명')
  const text = (key: Key): Field<string | null> => valueOf(found.get(key) ?? [], anchor, ledger)
  const title = text('name')
  const period = text('period')
  const funding = text('funding')
  const dates = period.value === null ? null : projectPeriod(period.value)
  if (period.value !== null && dates === null) ledger.ask('period-unreadable', title.value ?? '', period)
  const completed =
    dates?.completed === true
      ? [ledger.repair('date-completed', period.raw, `${String(dates.startsOn)} ~ ${String(dates.endsOn)}`, period.loc)]
      : []
  const day = (value: string | null): Field<string | null> => ({
    ...repaired(value, period, completed),
    confidence: period.value !== null && value === null ? 0 : completed.length > 0 ? 0.9 : 1,
  })
  for (const piece of found.get('contents') ?? []) ledger.prose('projectContents', piece)
  const done = {
    name: { ...title, value: title.value ?? '' },
    startsOn: day(dates?.startsOn ?? null),
    endsOn: day(dates?.endsOn ?? null),
    supportType: text('support'),
    funding,
    implementingBody: text('body'),
    shares: funding.value === null ? [] : shares(funding, title.value ?? '', level, ledger),
    loc: nameLabel?.loc ?? anchor.loc,
  }
  for (const line of segment.lines) ledger.rest(line)
  return done
}

/** Values by label. A row without a label goes on with the last value (a row cut by a page break). */
function valuesOf(segment: OverviewSegment, ledger: Ledger): Map<Key, Piece[]> {
  const found = new Map<Key, Piece[]>()
  let key: Key | null = null
  for (const row of segment.rows) {
    for (const piece of row) {
      const labelled = KEYS.find(([pattern]) => pattern.test(piece.label))?.[1]
      if (labelled && !(labelled !== 'name' && found.has(labelled))) {
        key = labelled
        if (!found.has(key)) found.set(key, [])
        ledger.structure(piece)
      } else if (OTHER.test(piece.label)) {
        key = null
      } else if (piece.text !== '' && key !== null) {
        found.get(key)?.push(piece)
      }
    }
  }
  return found
}

/** Null where nothing is printed: '-' alone is how a blank is printed. */
function valueOf(pieces: readonly Piece[], anchor: Piece, ledger: Ledger): Field<string | null> {
  const text = textOf(pieces, anchor.loc, ledger)
  return text.raw === '' || (pieces.length === 1 && /^[-–—]$/.test(text.value)) ? { ...text, value: null } : text
}

function shares(funding: Field<string | null>, subject: string, level: GovernmentLevel, ledger: Ledger): FundingShare[] {
  const found = sharesOf(funding.value ?? '', level)
  const sum = found.reduce((total, share) => total + share.percent, 0)
  if (found.length > 0 && Math.abs(sum - 100) > 0.05) ledger.ask('shares-not-hundred', subject, funding, `${sum} %`)
  return found.map(({ payer, percent, raw }) => ({
    payer,
    percent: { value: percent, raw, loc: funding.loc, confidence: 1, repairs: [] },
  }))
}
