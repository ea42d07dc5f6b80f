/** The page's sentence by rule: how much, what moved most, and whether the plan's own figures hold together. */
import { formatChange, formatFixed, formatMillion, formatMillionChange } from '../../format.ts'
import type { Language } from '../../language.tsx'
import type { BudgetFacts } from './facts.ts'

export interface Segment {
  readonly text: string
  readonly tone: 'plain' | 'bad' | 'quiet'
}
const plain = (text: string): Segment => ({ text, tone: 'plain' })
const bad = (text: string): Segment => ({ text, tone: 'bad' })
const quiet = (text: string): Segment => ({ text, tone: 'quiet' })

export const headline = (facts: BudgetFacts, language: Language): readonly Segment[] =>
  language === 'ko' ? korean(facts) : english(facts)

function korean(facts: BudgetFacts): readonly Segment[] {
  const { year, total, largestRise: rise, largestFall: fall, equations, failed } = facts
  const out: Segment[] = []
  if (total === null) out.push(quiet(`${year}년 예산은 이 계획에 없습니다. `))
  else {
    const { change, rate } = total
    const amount = `${formatMillion(Math.abs(change))}백만원`
    const percent = rate === null ? '' : `(${formatFixed(Math.abs(rate), 2)}%)`
    out.push(
      plain(`${year}년 예산은 ${formatMillion(total.after)}백만원으로 `),
      plain(change === 0 ? '전년과 같습니다. ' : `전년보다 ${amount}${percent} ${change > 0 ? '늘었습니다. ' : '줄었습니다. '}`),
    )
  }
  const named = [
    ...(rise ? [`가장 크게 늘어난 사업은 ${rise.name}(${formatMillionChange(rise.change)})`] : []),
    ...(fall ? [`${rise ? '' : '가장 크게 '}줄어든 사업은 ${fall.name}(${formatMillionChange(fall.change)})`] : []),
  ]
  if (named.length > 0) out.push(plain(`${named.join(', ')}입니다. `))
  if (equations > 0) {
    out.push(
      ...(failed > 0
        ? [plain(`계획서의 등식 ${equations}개 중 `), bad(`${failed}개가 맞지 않습니다`), plain('.')]
        : [quiet(`계획서의 등식 ${equations}개에 어긋난 것이 없습니다.`)]),
    )
  }
  return out
}

function english(facts: BudgetFacts): readonly Segment[] {
  const { year, total, largestRise: rise, largestFall: fall, equations, failed } = facts
  const out: Segment[] = []
  if (total === null) out.push(quiet(`This plan has no ${year} budget. `))
  else {
    const { change, rate } = total
    const percent = rate === null ? '' : ` (${formatChange(rate, 2)}%)`
    const moved = change === 0 ? 'unchanged' : `${change > 0 ? 'up' : 'down'} ${formatMillion(Math.abs(change))}${percent}`
    out.push(plain(`The ${year} budget is KRW ${formatMillion(total.after)} million, ${moved}. `))
  }
  if (rise) out.push(plain(`Largest rise: ${rise.name} (${formatMillionChange(rise.change)}). `))
  if (fall) out.push(plain(`Largest fall: ${fall.name} (${formatMillionChange(fall.change)}). `))
  if (equations > 0) {
    out.push(
      ...(failed > 0
        ? [bad(`${failed} of ${equations} equations`), plain(' in the plan do not hold.')]
        : [quiet(`All ${equations} equations in the plan hold.`)]),
    )
  }
  return out
}
