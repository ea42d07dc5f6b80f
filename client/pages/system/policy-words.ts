import type { Language, Texts } from '../../language.tsx'
import { rollUpWord } from '../../messages.ts'
import type { Outputs } from '../../trpc.ts'
import type { systemMessages } from './messages.ts'

type Policy = Outputs['system']['status']['policies'][number]

/** The formulas as rules §4 writes them. */
const LOWER: Readonly<Record<Policy['rules']['lowerIsBetter'], string>> = {
  'two-minus-ratio': '(2 − 실적/목표) × 100',
  ratio: '목표/실적 × 100',
}

/** A policy's rules in words, one a line. */
export function rulesInWords({ rules }: Policy, t: Texts<typeof systemMessages>, language: Language): readonly string[] {
  return [
    rules.cap === null ? t.capNone : t.capAt(rules.cap),
    t.exceededFrom(rules.exceededFrom),
    t.lowerRule(LOWER[rules.lowerIsBetter]),
    t.rollUp(rollUpWord[rules.rollUp][language]),
    rules.grades === null ? t.gradesOff : t.gradesOn(rules.grades.map((g) => `${g.grade} ${g.from}`).join(' · ')),
  ]
}
