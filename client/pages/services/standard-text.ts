import { COMMITMENT_KIND_WORDS, type Standard } from '#domain/services/commitment.ts'
import { formatNumber } from '../../format.ts'
import type { Language } from '../../language.tsx'
import { resultMessages as m } from './messages.ts'

/** What is promised, in a few words: '3근무일 이내 95% 이상'. */
export function standardText({ kind, days, target }: Standard, language: Language): string {
  if (kind === 'within-days') return m.within[language](days ?? 0, target === null ? '' : formatNumber(target))
  const word = COMMITMENT_KIND_WORDS[kind][language]
  if (target === null) return word
  return `${word} ${m.atLeast[language](kind === 'share' ? `${formatNumber(target)}%` : formatNumber(target))}`
}
