import { lines } from '#domain/questions/about-indicator.ts'
import { type AnswerBody, line, NOTHING } from '#domain/questions/answer.ts'
import type { Thing } from '#domain/questions/link.ts'
import { LONGEST_QUESTION } from '#domain/questions/text.ts'
import type { Reading } from '#domain/questions/understand.ts'
import { withParticle } from '#domain/words/particle.ts'
import type { Both } from '#domain/words/terms.ts'

/** Several things are meant: which one is for the person to say. */
export const ambiguousBody = ({ things }: { readonly things: readonly Thing[] }): AnswerBody => {
  const more = things.length > 9
  return {
    ...NOTHING,
    status: 'ambiguous',
    sentence: lines(
      more
        ? line`그 말에 맞는 것이 여럿입니다. 아래에서 선택하거나 이름을 더 적어 주십시오.`
        : line`그 말에 맞는 것이 여럿입니다. 어느 것입니까?`,
      more ? line`Several things match. Choose one, or write more of its name.` : line`Several things match. Which one is meant?`,
    ),
  }
}

/** What was not understood, with what might have been meant. */
export function unknownBody(reading: Extract<Reading, { kind: 'unknown' }>, next: readonly Both[]): AnswerBody {
  const words = reading.words.slice(0, 5).join(', ')
  const said = {
    empty: [line`물음을 적어 주십시오.`, line`Write a question.`],
    'too-long': [
      line`물음이 너무 깁니다. ${String(LONGEST_QUESTION)}자 안으로 적어 주십시오.`,
      line`The question is too long. Keep it within ${String(LONGEST_QUESTION)} characters.`,
    ],
    words: [
      line`${withParticle(`‘${words}’`, '은/는')} 알아듣지 못했습니다. 아는 이름과 물음으로 다시 적어 주십시오.`,
      line`‘${words}’ was not understood. Ask again with names and questions that are known here.`,
    ],
    'no-intent': [
      line`무엇을 묻는지 알아듣지 못했습니다. 목표, 실적, 달성률, 예산처럼 알고 싶은 것을 적어 주십시오.`,
      line`What is asked was not understood. Say what you want to know: target, result, rate, budget.`,
    ],
    several: [line`한 번에 하나만 답합니다. 하나씩 물어 주십시오.`, line`One thing is answered at a time. Ask for one of them.`],
  } as const
  const [ko, en] = said[reading.why]
  return { ...NOTHING, status: 'unknown', sentence: lines(ko, en), next }
}

/** The same for everything: whether there is something to see is not said either. */
export const forbiddenBody = (): AnswerBody => ({
  ...NOTHING,
  status: 'forbidden',
  sentence: lines(
    line`이 물음에 답을 볼 권한이 없습니다. 입력과 마감은 자기 부서의 것만 볼 수 있습니다.`,
    line`You have no right to see the answer. Entries and deadlines can be seen of your own departments only.`,
  ),
})
