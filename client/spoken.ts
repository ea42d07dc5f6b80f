/**
 * What the ear gets of a text that is drawn for the eye: a screen reader passes over △ and –, or calls them by their shapes. Beside
 * format.ts, which draws them. Every text of a page passes here by itself (client/jsx); one that is only heard is given to `spoken`.
 */
import type { Language } from './language.tsx'

/** A piece of a text: what is drawn, and what is said when that is something else. Either may be empty. */
export interface Piece {
  readonly shown: string
  readonly said?: string
}
/** '△459' is a figure below zero or a change downwards: "마이너스 459", "459 감소". */
export type Reading = 'figure' | 'change'

const WORDS = {
  ko: { minus: '마이너스 ', down: ' 감소', up: ' 증가', points: '포인트', to: '에서', now: '변경 후', none: '없음', not: '다름' },
  en: { minus: 'minus ', down: ' down', up: ' up', points: ' points', to: 'to', now: 'now', none: 'none', not: 'not' },
} as const
const KEYS: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  ko: { '↑': '위 화살표', '↓': '아래 화살표', '←': '왼쪽 화살표', '→': '오른쪽 화살표' },
  en: { '↑': 'up arrow', '↓': 'down arrow', '←': 'left arrow', '→': 'right arrow' },
}

const UNIT = '%p|%|백만원|천원|원|회|명|건|개|점|칸|억|만'
/** A change, with the figure and its unit, after which its word comes. */
const CHANGE = String.raw`[△+]\d[\d,]*(?:\.\d+)?(?:${UNIT})?`
/** A sign before a figure, a minus between two things, a dash in the place of a figure, points of percent, an arrow. */
const SIGN = String.raw`[△−](?=\d)|(?<=\s)−(?=\s)|(?<![^\s(])–(?![^\s),.·])|%p\b|[→≠]`
const SIGNS: Readonly<Record<Reading, RegExp>> = { figure: new RegExp(SIGN, 'gu'), change: new RegExp(`${CHANGE}|${SIGN}`, 'gu') }
const ARROWS = /[←↑↓→]/gu
const ANY: Readonly<Record<Reading, RegExp>> = { figure: /[△−–→≠↑↓←]|%p/, change: /[△−–→≠↑↓←+]|%p/ }

/** The pieces of a text; null when all of it is said as it stands, as nearly every text. */
export function pieces(text: string, language: Language, reading: Reading = 'figure'): readonly Piece[] | null {
  if (!ANY[reading].test(text)) return null
  const out: Piece[] = []
  let from = 0
  // Where arrows point anywhere but on, they are keys.
  const keys = /[←↑↓]/.test(text)
  for (const { 0: sign, index } of text.matchAll(keys ? ARROWS : SIGNS[reading])) {
    if (index > from) out.push({ shown: text.slice(from, index) })
    from = index + sign.length
    if (keys) out.push({ shown: sign, said: `${KEYS[language][sign] ?? sign} ` })
    else out.push(...said(sign, { leads: text.slice(0, index).trim() === '' && text.slice(from).trim() !== '', language }))
  }
  if (from === 0) return null
  if (from < text.length) out.push({ shown: text.slice(from) })
  return out
}

function said(sign: string, { leads, language }: { leads: boolean; language: Language }): Piece[] {
  const w = WORDS[language]
  if (sign === '%p') return [{ shown: '%' }, { shown: 'p', said: w.points }]
  if (sign === '→') return [{ shown: sign, said: leads ? w.now : w.to }]
  if (sign === '≠') return [{ shown: sign, said: w.not }]
  if (sign === '–') return [{ shown: sign, said: w.none }]
  // Before a figure, or between two things.
  if (sign === '△' || sign === '−') return [{ shown: sign, said: w.minus }]
  const points = sign.endsWith('p')
  return [
    { shown: sign.slice(0, 1), said: '' },
    { shown: sign.slice(1, points ? -1 : undefined) },
    { shown: points ? 'p' : '', said: `${points ? w.points : ''}${sign.startsWith('△') ? w.down : w.up}` },
  ]
}

/** A text as it is said: '△0.1%p (98.2%)' → '마이너스 0.1%포인트 (98.2%)', as a change '△459' → '459 감소'. */
export function spoken(text: string, language: Language, reading?: Reading): string {
  const found = pieces(text, language, reading)
  if (found === null) return text
  const heard = found.map((one) => one.said ?? one.shown).join('')
  return heard.replaceAll(/\s+에서/g, '에서').replaceAll(/\s{2,}/g, ' ')
}
