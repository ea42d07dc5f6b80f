import { parseNumber } from '#domain/entry/parse-number.ts'
import type { ComponentRecord, Field } from '../records.ts'
import { printed, repaired } from './field.ts'
import type { Ledger } from './ledger.ts'
import { near } from './names.ts'
import type { DraftIndicator } from './read-indicators.ts'
import { filled, type Line, type Piece } from './source.ts'
import { joined, squeeze, withoutBullet } from './text.ts'
import type { Units } from './units.ts'

export interface Rationale {
  readonly text: Field<string>
  readonly components: readonly ComponentRecord[]
}

/** The texts under 성과지표별 목표치 설정 근거: a line with an indicator's name, then why its targets are what they are. */
export function readRationales(
  lines: readonly Line[],
  indicators: readonly DraftIndicator[],
  units: Units,
  fiscalYear: number,
  ledger: Ledger,
): Map<DraftIndicator, Rationale> {
  const found = new Map<DraftIndicator, Rationale>()
  const parts = new Map<DraftIndicator, { text: string; readonly piece: Piece }[]>()
  const pieces = lines.flatMap(filled)
  const names = pieces.map((piece) => byName(withoutBullet(piece.text), indicators, units))
  const marksOf = (which: (at: number) => boolean) => new Set(pieces.filter((_, at) => which(at)).map(markOf))
  const nameMarks = marksOf((at) => names[at] !== null)
  const textMarks = marksOf((at) => names[at] === null && names[at - 1] != null)
  const glued: Piece[] = []
  const outside = (piece: Piece) => ledger.alone(piece, 'text', 'text-outside-sections')
  let of: DraftIndicator | null = null
  let lost = false
  let ended = false
  for (const [at, piece] of pieces.entries()) {
    const text = withoutBullet(piece.text)
    const named = names[at] ?? null
    const mark = markOf(piece)
    if (named && !found.has(named) && named !== of) {
      of = named
      lost = false
      ledger.recognised(piece)
      continue
    }
    const strangeMark = !nameMarks.has(mark) && !textMarks.has(mark)
    // What begins like the names of indicators is one, in other words; another heading ends the reasons; a footnote is none.
    ended ||= found.size > 0 && strangeMark && /^\s*[□■▢▣◇◆▶Ⅰ-Ⅻ<[【《]/.test(piece.text)
    if (ended || (strangeMark && /^\s*(?:※|\*|주\s*\d*\))/.test(piece.text))) {
      outside(piece)
      continue
    }
    const department = /^\(([^()]+)\)\s*\S/.exec(text)?.[1]
    if ((nameMarks.has(mark) && !textMarks.has(mark)) || (department !== undefined && units.find(department) && !named)) {
      of = null
      lost = true
      ledger.ask('rationale-without-indicator', text, piece)
      outside(piece)
      continue
    }
    // '정무활동 강화: 최근 실적 고려' on one line.
    const [head = '', ...tail] = text.split(/\s*[:：]\s+/)
    const inline = tail.length > 0 ? byName(head, indicators, units) : null
    if (inline) of = inline
    if (of === null) {
      if (!lost) ledger.ask('rationale-without-indicator', '', piece)
      outside(piece)
      continue
    }
    if (found.has(of) && nameMarks.has(mark)) glued.push(piece)
    ledger.recognised(piece)
    const said = inline ? tail.join(': ') : text
    const before = found.get(of)
    const field = before
      ? repaired(
          joined(before.text.value, said),
          { raw: `${before.text.raw}\n${piece.raw}`, loc: before.text.loc },
          [...before.text.repairs, ledger.repair('line-joined', piece.raw, said, piece.loc)],
          1,
        )
      : printed(said, piece)
    found.set(of, { text: field, components: [] })
    const entries = parts.get(of) ?? []
    parts.set(of, entries)
    const last = entries.at(-1)
    // A line without a bullet goes on with the one above; a reader may have cut it in the middle of a word.
    if (last && text === piece.text && !inline) last.text = joined(last.text, said)
    else entries.push({ text: said, piece })
  }
  // Where names and reasons look alike, a name in other words may hide in a reason.
  if (found.size < indicators.length) for (const piece of glued) ledger.ask('rationale-without-indicator', piece.text, piece)
  for (const [indicator, rationale] of found) {
    const components = componentsOf(parts.get(indicator) ?? [])
    found.set(indicator, checked(indicator, { ...rationale, components }, fiscalYear, ledger))
  }
  return found
}

/** Indentation and bullet of a line, every number alike. */
const markOf = ({ raw }: Piece): string =>
  (/^\s*(?:[^\p{L}\p{N}\s(]+|\(?\d{1,2}[.)]|[가-하][.)]|[①-⑳])?/u.exec(raw)?.[0] ?? '').replace(/[\d가-하①-⑳]+/g, '1')

function byName(text: string, indicators: readonly DraftIndicator[], units: Units): DraftIndicator | null {
  const prefix = /^\(([^()]+)\)\s*(\S.*)$/.exec(text)
  const bare = prefix?.[1] !== undefined && units.find(prefix[1]) ? (prefix[2] ?? '') : text
  const same = (of: (i: DraftIndicator) => string) => indicators.find((i) => squeeze(of(i)) === squeeze(bare))
  return (
    same((i) => i.name.value) ??
    same((i) => i.printedName) ??
    (prefix ? indicators.find((i) => near(i.name.value, bare)) : undefined) ??
    null
  )
}

const PART =
  /^(.*?\S)\s*(\d[\d,]*(?:\.\d+)?)\s*(회|건|명|개소|개|개국|점|%|일|곳|팀|시간|종|편|권|톤|가구|대)(?:\s*[,，+;]\s*|\s*$)/

/** '간담 48회, 방문 5회': every part is a name, a figure and its unit, two parts at least; anything else is running text. */
function componentsOf(entries: readonly { readonly text: string; readonly piece: Piece }[]): ComponentRecord[] {
  const parts: ComponentRecord[] = []
  for (const { text, piece } of entries) {
    for (let rest = text; rest !== '';) {
      const match = PART.exec(rest)
      if (!match) return []
      const [all, name = '', digits = '', unit = ''] = match
      const read = parseNumber(digits)
      if (read.kind !== 'value') return []
      const target = {
        value: read.value,
        raw: `${digits}${unit}`,
        loc: piece.loc,
        confidence: 1,
        repairs: [],
      }
      parts.push({ order: parts.length + 1, name: printed(name.trim(), piece), unit, target })
      rest = rest.slice(all.length)
    }
  }
  return parts
}

/** Parts are components only when they make up a target; the plan's year first, else any year of the window. */
function checked(indicator: DraftIndicator, rationale: Rationale, fiscalYear: number, ledger: Ledger): Rationale {
  if (rationale.components.length < 2) return { ...rationale, components: [] }
  const sum = rationale.components.reduce((total, part) => total + (part.target.value ?? 0), 0)
  const target = indicator.targets.find((t) => t.year === fiscalYear)
  if (target?.value === sum || indicator.targets.some((t) => t.value === sum)) return rationale
  ledger.ask('components-do-not-add-up', indicator.name.value, rationale.text, `${sum} ≠ ${String(target?.value ?? '')}`)
  return { ...rationale, components: [] }
}
