import type { HardRule, SoftRule } from '#domain/entry-checks.ts'
import { withParticle } from '#domain/particle.ts'
import { formatNumber } from '../../format.ts'
import type { Language } from '../../language.tsx'
import type { Finding, ReviewRow } from './types.ts'

type Flag = ReviewRow['flags'][number]
type Both = { readonly ko: string; readonly en: string }

/** The short word of a flag. A finding has its own sentence and no word here. */
export const flagWord: Record<Exclude<Flag, 'finding'>, Both> = {
  missed: { ko: '목표 미달', en: 'Target missed' },
  exceeded: { ko: '목표 크게 초과', en: 'Well over target' },
  'changed-since-confirmed': { ko: '확정 뒤 변경', en: 'Changed since confirmed' },
  'not-applicable': { ko: '해당없음', en: 'Not applicable' },
  'no-evidence': { ko: '증빙 없음', en: 'No evidence' },
  late: { ko: '기한 뒤 제출', en: 'Submitted late' },
  'own-figure': { ko: '본인 값', en: 'Your own figure' },
}

export const ownFigure: Both = {
  ko: '본인이 입력하거나 제출한 값이어서 본인이 확정할 수 없습니다. 대리자에게 확정을 맡기거나 반려하십시오.',
  en: 'You entered or submitted this figure, so you cannot confirm it. Let a deputy confirm it, or return it.',
}
export const notYours: Both = {
  ko: '지금은 이 값을 확정할 수 없습니다. 입력 기간을 확인하십시오.',
  en: 'This figure cannot be confirmed now. Check the entry period.',
}

type Say = (f: (key: string) => string, unit: string) => Both

// Each says what was compared with what: the figures, then the question.
const SENTENCES: Record<HardRule | SoftRule, Say> = {
  'out-of-range': () => ({ ko: '있을 수 없는 크기의 값입니다.', en: 'A figure of this size cannot be.' }),
  'fraction-of-a-count': (f, unit) => ({ ko: `단위가 ‘${unit}’인데 소수입니다(${f('value')}).`, en: `${f('value')} is a fraction, but the unit is ${unit}.` }),
  'negative-count': (f) => ({ ko: `음수입니다(${f('value')}).`, en: `The figure is negative (${f('value')}).` }),
  'share-over-100': (f) => ({ ko: `전체에 대한 비율인데 100%를 넘습니다(${f('value')}%).`, en: `A share of a whole over 100% (${f('value')}%).` }),
  'parts-not-whole': (f) => ({
    ko: `구성 항목의 합 ${f('sum')}과(와) 값 ${f('value')}이(가) 다릅니다(차이 ${f('difference')}).`,
    en: `The parts add up to ${f('sum')}, the figure is ${f('value')} (difference ${f('difference')}).`,
  }),
  'falling-cumulative': (f) => ({ ko: `누계가 앞선 기간보다 줄었습니다(${f('value')}).`, en: `The running total falls (${f('value')}).` }),
  'far-from-last-year': (f) => ({
    ko: `지난해 ${f('lastYear')}에서 ${f('value')}(으)로 ${f('percent')}% 달라졌습니다.`,
    en: `${f('percent')}% away from last year: ${f('lastYear')}, now ${f('value')}.`,
  }),
  'over-150-of-target': (f) => ({ ko: `목표 ${f('target')}의 ${f('percent')}%입니다. 목표가 낮았는지 보십시오.`, en: `${f('percent')}% of the target ${f('target')}. Was the target too low?` }),
  'under-50-of-target': (f) => ({ ko: `목표 ${f('target')}의 ${f('percent')}%에 그쳤습니다.`, en: `Only ${f('percent')}% of the target ${f('target')}.` }),
  'equal-to-target': (f) => ({ ko: `목표 ${f('target')}과(와) 똑같습니다. 목표를 그대로 옮겼는지 보십시오.`, en: `Exactly the target ${f('target')}. Was the target copied?` }),
  'jump-10': (f) => jump(f, 10),
  'jump-100': (f) => jump(f, 100),
  'jump-1000': (f) => jump(f, 1000),
}

const jump = (f: (key: string) => string, times: number): Both => ({
  ko: `견준 값과 약 ${times}배 차이입니다(${f('value')}). 자릿수와 단위를 보십시오.`,
  en: `About ${times} times apart (${f('value')}). Check the digits and the unit.`,
})

/** A rule's finding as a sentence with its figures. */
export function findingText(finding: Finding, unit: string, language: Language): string {
  const figure = (key: string) => {
    const value = finding.figures[key]
    return value === undefined ? '–' : formatNumber(value)
  }
  return settle(SENTENCES[finding.rule](figure, unit)[language])
}

// A figure's last digit decides the particle, as it is read aloud.
const PAIRS = [['과(와)', '과/와'], ['이(가)', '이/가'], ['(으)로', '으로/로']] as const
function settle(text: string): string {
  return PAIRS.reduce((said, [open, pair]) => said.replaceAll(new RegExp(`(\\S+?)${open.replaceAll(/[()]/g, '\\$&')}`, 'gu'), (_, word: string) => withParticle(word, pair)), text)
}
