import type { Window } from '#domain/entry/submission.ts'
import type { Frequency } from '#domain/scoring/indicator.ts'
import type { DefinitionField } from '#domain/scoring/definition.ts'
import { periodInYear } from '#domain/words/period-name.ts'
import { AGGREGATION_WORDS, FREQUENCY_WORDS } from '#domain/words/rule-words.ts'
import { label, TERMS } from '#domain/words/terms.ts'
import { useMemo } from 'react'
import { type Language, useLanguage, useText } from '../../language.tsx'
import { periodsMessages } from './messages.ts'
import type { Outputs } from '../../trpc.ts'

export const WINDOW: Record<Window, Both> = {
  'not-yet': { ko: '입력 전', en: 'Not open yet' },
  open: { ko: '입력 중', en: 'Open' },
  overdue: { ko: '기한 지남', en: 'Overdue' },
  closed: label('closed'),
}
export const STATE: Record<Deputy['state'], Both> = {
  coming: { ko: '예정', en: 'Coming' },
  running: { ko: '대리 중', en: 'Running' },
  past: { ko: '기간 지남', en: 'Past' },
  ended: { ko: '먼저 끝냄', en: 'Ended early' },
}
export const VERSION_STATE: Record<'coming' | 'in-force' | 'past', Both> = {
  coming: { ko: '시행 예정', en: 'Coming' },
  'in-force': { ko: '시행 중', en: 'In force' },
  past: { ko: '지난 규칙', en: 'Past' },
}
/** '2026년 2분기', '2025년 연간' */
export const periodName = (at: { year: number; month: number; frequency: Frequency }, language: Language) =>
  periodInYear(at.year, at.month, at.frequency)[language]

/** '03-31' → '다음 해 3월 31일' */
function dueText(monthDay: string, language: Language): string {
  const [month = 0, day = 0] = monthDay.split('-').map(Number)
  return language === 'ko' ? `다음 해 ${month}월 ${day}일` : `${month}/${day} of the next year`
}

export const DEFINITION_FIELDS: readonly DefinitionField[] = [
  'frequency',
  'aggregation',
  'direction',
  'shareOfWhole',
  'resultsDue',
]
const DIRECTIONS: Words = { higher: TERMS.higher, lower: TERMS.lower, maintain: TERMS.maintain }

/** The names of an indicator's dated fields and of their values, which come as they are stored or as the definition has them. */
export function useDefinitionWords() {
  const t = useText(periodsMessages)
  const language = useLanguage()
  return useMemo(() => {
    const found = (words: Words, text: string) => words[text]?.[language] ?? text
    const value = (field: DefinitionField, of: string | boolean | null): string => {
      const text = String(of)
      if (field === 'frequency') return found(FREQUENCY_WORDS, text)
      if (field === 'aggregation') return found(AGGREGATION_WORDS, text)
      if (field === 'direction') return found(DIRECTIONS, text)
      if (field === 'resultsDue') return dueText(text, language)
      return text === 'null' ? t.unknown : text === 'true' ? t.yes : t.no
    }
    return { name: (field: DefinitionField) => t[field], value }
  }, [t, language])
}
type Words = Readonly<Record<string, Both>>

export type Board = Outputs['periods']['board']
export type BoardUnit = Board['units'][number]
export type DefinitionRow = Outputs['periods']['definitions'][number]
export type Deputies = Outputs['organisation']['deputies']
export type Deputy = Deputies['deputies'][number]
export type Settings = Outputs['periods']['rulesHistory']
export type EntryRules = Outputs['periods']['rules']
interface Both {
  readonly ko: string
  readonly en: string
}
