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
  let of: DraftIndicator | null = null
  for (const piece of lines.flatMap(filled)) {
    const text = withoutBullet(piece.text)
    const named = byName(text, indicators, units)
    if (named && !found.has(named) && named !== of) {
      of = named
      ledger.recognised(piece)
      continue
    }
    // '정무활동 강화: 최근 실적 고려' on one line.
    const [head = '', ...tail] = text.split(/\s*[:：]\s+/)
    const inline = tail.length > 0 ? byName(head, indicators, units) : null
    if (inline) of = inline
    if (of === null) {
      ledger.ask('rationale-without-indicator', '', piece)
      ledger.strange({ kind: 'text', pieces: [piece], block: piece.loc.block, sheet: piece.loc.sheet }, 'text-outside-sections')
      continue
    }
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
  for (const [indicator, rationale] of found) {
    const components = componentsOf(parts.get(indicator) ?? [])
    found.set(indicator, checked(indicator, { ...rationale, components }, fiscalYear, ledger))
  }
  return found
}

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
