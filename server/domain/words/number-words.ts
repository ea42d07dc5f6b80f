import type { AskReason, RefuseReason } from '../entry/parse-number.ts'
import type { Both } from './terms.ts'

type Language = keyof Both

const or = (language: Language, ko: string, en: string) => (language === 'ko' ? ko : en)

const ASK: Record<AskReason, readonly [string, string]> = {
  'filled-triangle': ['▲는 늘었다는 뜻으로도 씁니다', '▲ may mean minus or an increase'],
  brackets: ['괄호는 음수로도 씁니다', 'Brackets may mean minus'],
  'korean-scale': ['만·억 단위로 읽었습니다', 'Read with a Korean scale word'],
  'other-unit': ['지표의 단위와 다른 단위가 붙어 있습니다', 'It carries a unit other than the indicator’s'],
  'plus-sign': ['+는 증가분을 뜻하기도 합니다', 'A plus may mean a change'],
  'leading-zeros': ['0으로 시작하는 숫자입니다', 'It begins with zeros'],
  delta: ['Δ는 증감을 뜻하기도 합니다', 'Δ may mean a change'],
  'dash-space': ['앞의 줄표가 음수인지 분명하지 않습니다', 'The dash may not be a minus'],
  'spaced-digits': ['숫자 사이가 띄어져 있습니다', 'There are spaces between digits'],
}
const REFUSE: Record<RefuseReason, readonly [string, string]> = {
  'not-a-number': ['숫자로 읽을 수 없습니다', 'This is no number'],
  exponent: ['지수 표기(1e3)는 쓸 수 없습니다', 'Exponents are not accepted'],
  'two-points': ['소수점이 둘입니다', 'There are two decimal points'],
  'misplaced-comma': ['쉼표 자리가 맞지 않습니다', 'A comma is misplaced'],
  'two-signs': ['부호가 둘입니다', 'There are two signs'],
  'too-many-digits': ['자릿수가 너무 많습니다', 'There are too many digits'],
}
export const askText = (why: AskReason, l: Language) => or(l, ...ASK[why])
export const refuseText = (why: RefuseReason, l: Language) => or(l, ...REFUSE[why])

const known = <K extends string>(table: Record<K, unknown>, key: unknown): key is K => typeof key === 'string' && key in table
/** The same from a server's facts, which name the reason as text. */
export const whyText = (why: unknown, l: Language): string | null =>
  known(ASK, why) ? askText(why, l) : known(REFUSE, why) ? refuseText(why, l) : null
