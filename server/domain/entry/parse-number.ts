import Big from 'big.js'
import { withoutInvisible } from './invisible.ts'
import { readKoreanScale, readNumeral } from './numeral.ts'

/** What was changed to read the raw text; each is named so that the import review can show it beside the original. */
export type NumberRepair =
  | 'full-width'
  | 'spaces'
  | 'invisible'
  | 'separators'
  | 'triangle-minus'
  | 'minus-sign'
  | 'unit'
  | 'percent'

export type AskReason =
  | 'filled-triangle'
  | 'brackets'
  | 'korean-scale'
  | 'other-unit'
  | 'plus-sign'
  | 'leading-zeros'
  | 'delta'
  | 'dash-space'
  | 'spaced-digits'
export type RefuseReason = 'not-a-number' | 'exponent' | 'two-points' | 'misplaced-comma' | 'two-signs' | 'too-many-digits'

export type ParsedNumber =
  | { readonly kind: 'value'; readonly value: number; readonly repairs: readonly NumberRepair[] }
  | { readonly kind: 'missing'; readonly sign: 'blank' | 'dash' | 'slash' }
  /** A person has to choose among the proposals (or type anew). */
  | { readonly kind: 'ask'; readonly reason: AskReason; readonly proposals: readonly number[] }
  | { readonly kind: 'refuse'; readonly reason: RefuseReason }

/** Units that may follow a figure by mistake; anything else after digits is a word and is refused. */
const KNOWN_UNITS = [
  '%p',
  '%',
  '개소',
  '개국',
  '가구',
  '세대',
  '시간',
  '백만원',
  '천원',
  '억원',
  '만원',
  '원',
  '회',
  '건',
  '명',
  '개',
  '점',
  '일',
  '곳',
  '팀',
  '톤',
  '배',
  '위',
  '권',
  '대',
  '종',
  'km',
  '㎞',
  '㎡',
  'ha',
  'kg',
  't',
] as const

/**
 * The one number parser, for cells typed, pasted or imported. It reads what can mean one thing only, asks where two
 * readings exist, refuses the rest, and never guesses. Blank, `-` and `/` are missing, not 0.
 * @param unit the indicator's unit; a figure may carry it ('90회' when the unit is 회). Without it only `%` is taken off.
 */
export function parseNumber(raw: string, { unit }: { readonly unit?: string } = {}): ParsedNumber {
  const repairs: NumberRepair[] = []
  const text = tidy(raw, repairs)
  if (text === '') return { kind: 'missing', sign: 'blank' }
  if (/^[-−–—―]+$/.test(text)) return { kind: 'missing', sign: 'dash' }
  if (text === '/') return { kind: 'missing', sign: 'slash' }

  const bracketed = /^\((.+)\)$/.exec(text)
  if (bracketed?.[1] !== undefined) return askSigns(bracketed[1].trim(), unit, 'brackets')
  if (/^[▲▼]/.test(text)) return askSigns(text.slice(1).trim(), unit, 'filled-triangle')
  // Greek delta and the increment sign look like △ in most fonts, yet also stand for "change".
  if (/^[Δ∆]/.test(text)) return askSigns(text.slice(1).trim(), unit, 'delta')

  const sign = /^(?:[△▵]\s*|[-−](?!\s))/.exec(text)?.[0] ?? ''
  if (sign !== '') repairs.push(/[△▵]/.test(sign) ? 'triangle-minus' : 'minus-sign')
  // '-12' is how a number is written anyway, not a repair.
  if (sign === '-') repairs.pop()
  return readBody(text.slice(sign.length), sign !== '', unit, repairs)
}

/** `outside`: a number, but not a whole one within the bounds. */
export type ParsedWhole = ParsedNumber | { readonly kind: 'outside' }

/**
 * A whole number between `least` and `most`, both included, read as `parseNumber` reads it. Of the proposals of a question only
 * those within the bounds remain.
 */
export function parseWhole(
  raw: string,
  { unit, least, most }: { readonly unit?: string; readonly least: number; readonly most: number },
): ParsedWhole {
  const read = parseNumber(raw, unit === undefined ? {} : { unit })
  const fits = (value: number) => Number.isInteger(value) && value >= least && value <= most
  if (read.kind === 'value') return fits(read.value) ? read : { kind: 'outside' }
  if (read.kind !== 'ask') return read
  const proposals = read.proposals.filter(fits)
  return proposals.length === 0 ? { kind: 'outside' } : { ...read, proposals }
}

function readBody(body: string, negative: boolean, unit: string | undefined, repairs: NumberRepair[]): ParsedNumber {
  const signed = (magnitude: Big) => toValue(negative ? magnitude.neg() : magnitude)
  if (/^[-−–△▵▲▼+]\s*[-−–△▵▲▼+]/.test(body) || (negative && /^[-−–△▵▲▼+(]/.test(body))) return refuse('two-signs')
  if (body.startsWith('+')) return askOne(body.slice(1).trim(), unit, 'plus-sign')
  // '- 12' may be a list bullet before a 12; an en dash is a range or a bullet as often as a minus.
  if (/^[-−–—]/.test(body)) return askSigns(body.slice(1).trim(), unit, 'dash-space')

  const { rest, removed } = removeUnit(body, unit)
  if (removed !== null) repairs.push(removed)
  const numeral = readNumeral(rest)
  switch (numeral.kind) {
    case 'numeral':
      if (numeral.separators) repairs.push('separators')
      return toParsed(signed(numeral.value), repairs)
    case 'ask': {
      const proposal = signed(numeral.value)
      return proposal === null ? refuse('too-many-digits') : { kind: 'ask', reason: numeral.reason, proposals: [proposal] }
    }
    case 'refuse':
      if (numeral.reason !== 'not-a-number') return refuse(numeral.reason)
  }
  const scaled = readKoreanScale(rest) ?? (removed === null ? readKoreanScale(removeKnownUnit(rest)) : null)
  if (scaled !== null) return ask('korean-scale', signed(scaled))
  // A unit other than the indicator's own: 건 and 회 are mixed in the plan, so a person says which is meant.
  const bare = removed === null ? readNumeral(removeKnownUnit(rest)) : numeral
  return bare.kind === 'numeral' ? ask('other-unit', signed(bare.value)) : refuse('not-a-number')
}

function tidy(raw: string, repairs: NumberRepair[]): string {
  const visible = withoutInvisible(raw)
  if (visible !== raw.normalize('NFC')) repairs.push('invisible')
  // Only the full-width ASCII block: NFKC would also turn ② into 2 and ½ into 1⁄2, which is guessing.
  const narrow = visible.replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
  if (narrow !== visible) repairs.push('full-width')
  const trimmed = narrow.replace(/[\s\u00a0\u3000]+/g, ' ').trim()
  if (trimmed !== '' && trimmed !== narrow) repairs.push('spaces')
  return trimmed
}

function removeUnit(text: string, unit: string | undefined): { rest: string; removed: 'unit' | 'percent' | null } {
  const own = unit?.normalize('NFC').trim() ?? ''
  if (own !== '' && text.endsWith(own)) {
    return { rest: text.slice(0, -own.length).trimEnd(), removed: own === '%' ? 'percent' : 'unit' }
  }
  if (own === '' && text.endsWith('%')) return { rest: text.slice(0, -1).trimEnd(), removed: 'percent' }
  return { rest: text, removed: null }
}

function removeKnownUnit(text: string): string {
  const found = KNOWN_UNITS.find((unit) => text.endsWith(unit))
  return found === undefined ? text : text.slice(0, -found.length).trimEnd()
}

function askSigns(inner: string, unit: string | undefined, reason: AskReason): ParsedNumber {
  const read = parseNumber(inner, unit === undefined ? {} : { unit })
  // Only a plain figure inside: (△12) and ((12)) are not two readings but a muddle.
  if (read.kind !== 'value' || read.value < 0 || !/^[\d.]/.test(inner)) return refuse('not-a-number')
  return { kind: 'ask', reason, proposals: read.value === 0 ? [0] : [-read.value, read.value] }
}

function askOne(inner: string, unit: string | undefined, reason: AskReason): ParsedNumber {
  const read = parseNumber(inner, unit === undefined ? {} : { unit })
  return read.kind === 'value' && /^[\d.]/.test(inner) ? ask(reason, read.value) : refuse('not-a-number')
}

const ask = (reason: AskReason, proposal: number | null): ParsedNumber =>
  proposal === null ? refuse('too-many-digits') : { kind: 'ask', reason, proposals: [proposal] }

const refuse = (reason: RefuseReason): ParsedNumber => ({ kind: 'refuse', reason })

const toParsed = (value: number | null, repairs: readonly NumberRepair[]): ParsedNumber =>
  value === null ? refuse('too-many-digits') : { kind: 'value', value, repairs }

/** Null when a JavaScript number would not print the same digits again (9007199254740993). */
function toValue(exact: Big): number | null {
  const value = exact.toNumber()
  if (!Number.isFinite(value) || !new Big(value).eq(exact)) return null
  return value === 0 ? 0 : value
}
