import { describe, expect, test } from 'vitest'
import { frameMessages } from '../../../../client/frame/messages.ts'
import type { ParticlePair } from '#domain/words/particle.ts'
import { noticeMessages } from '../../../../client/shared/notices/messages.ts'
import { formMessages as activitiesMessages } from '../../../../client/pages/activities/messages.ts'
import { budgetMessages } from '../../../../client/pages/budget/messages.ts'
import { moneyTexts } from '../../../../client/pages/departments/messages-money.ts'
import { targetTexts } from '../../../../client/pages/departments/messages-targets.ts'
import { differencesMessages } from '../../../../client/pages/differences/messages.ts'
import { messages as governmentMessages } from '../../../../client/pages/government/messages.ts'
import { confirmMessages } from '../../../../client/pages/imports/confirm-messages.ts'
import { importsMessages } from '../../../../client/pages/imports/messages.ts'
import { messages as nextPlanMessages } from '../../../../client/pages/next-plan/messages.ts'
import { overviewMessages } from '../../../../client/pages/overview/messages.ts'
import { periodsMessages } from '../../../../client/pages/periods/messages.ts'
import { messages as reorganisationMessages } from '../../../../client/pages/reorganisation/messages.ts'
import { targetMessages } from '../../../../client/shared/targets/messages.ts'
import { proposalMessages } from '../../../../client/shared/value/activity/messages.ts'
import { messages as evidenceMessages } from '../../../../client/shared/value/evidence/messages.ts'
import { historyMessages } from '../../../../client/shared/value/history/messages.ts'
import { originMessages } from '../../../../client/shared/value/origin/messages.ts'
import { workbookMessages } from '../../../../client/shared/workbooks/messages.ts'

/** How a word ends when it is read aloud, judged by hand. */
type Ending = 'vowel' | 'rieul' | 'consonant'

const NAMES: Readonly<Record<string, Ending>> = {
  대외협력과: 'vowel',
  '자원봉사 활동률': 'rieul',
  중앙협력본부: 'vowel',
  '국제교류협력 증진': 'consonant',
  '도정홍보 영상물 도민접촉률(%)': 'rieul',
  '자원봉사 코디네이터 지원·육성(시군)': 'consonant',
  '1365 자원봉사 시스템': 'consonant',
  'SNS 홍보': 'vowel',
  '정책사업 A': 'vowel',
  '2026 성과계획서.hwpx': 'vowel',
}
const FIGURES: Readonly<Record<string, Ending>> = {
  '38회': 'vowel',
  '5.5%': 'vowel',
  '1,970,000회': 'vowel',
  '33명': 'consonant',
  '15건': 'consonant',
  '12개': 'vowel',
  '30': 'consonant',
  '1': 'rieul',
  '△12': 'vowel',
  '4,941백만원': 'consonant',
}

const pick = (ending: Ending, pair: ParticlePair) => {
  const [after = '', vowel = ''] = pair.split('/')
  if (pair === '으로/로') return ending === 'consonant' ? after : vowel
  return ending === 'vowel' ? vowel : after
}
/** `{은/는}` in a template stands for the particle of the word that is tried. */
const filled = (template: string, word: string, ending: Ending) =>
  template.replaceAll('{}', word).replaceAll(/\{([^}]+)\}/g, (_, pair) => pick(ending, pair as ParticlePair))

/** Each kind of sentence with a name in it, and what it says with the particle left open. */
const OF_NAMES: readonly (readonly [template: string, said: (name: string) => string])[] = [
  ['{}{이/가} 3월 2일에 고친 값', (n) => originMessages.corrected.ko(n, '3월 2일')],
  ['{}{이/가} 3월 2일에 확정', (n) => originMessages.confirmed.ko(n, '3월 2일')],
  ['‘{}’{을/를} 삭제했습니다.', (n) => evidenceMessages.removedOne.ko(n)],
  ['‘{}’{을/를} 붙였습니다.', (n) => evidenceMessages.addedOne.ko(n)],
  ['올리지 못한 {}{을/를} 목록에서 빼기', (n) => evidenceMessages.dismissOne.ko(n)],
  [
    '{}{은/는} 7월 1일 조직개편으로 폐지되었습니다. 새 소속은 기획담당이 정합니다. 옛 자료는 계속 볼 수 있습니다.',
    (n) => frameMessages.unitEnded.ko(n, '7월 1일', 'close', ''),
  ],
  [
    '미래전략과는 7월 1일 조직개편으로 {}{으로/로} 나누어졌습니다. 새 소속은 기획담당이 정합니다. 옛 자료는 계속 볼 수 있습니다.',
    (n) => frameMessages.unitEnded.ko('미래전략과', '7월 1일', 'split', n),
  ],
  ['역할이 과장에서 {}{으로/로} 바뀌었습니다', (n) => noticeMessages.role.ko('과장', n)],
  ['{}{이/가} 가장 크게 늘었습니다(+3)', (n) => overviewMessages.moveUp.ko(n, '+3')],
  ['{}{이/가} 가장 크게 줄었습니다(△3)', (n) => overviewMessages.moveDown.ko(n, '△3')],
  ['{}{이/가} 가장 크게 늘고(+3), {}{이/가} 가장 크게 줄었습니다(△3)', (n) => overviewMessages.moveBoth.ko(n, '+3', n, '△3')],
  [', {}{이/가} 가장 많이 줄었습니다(△3)', (n) => budgetMessages.trendMost.ko(n, '△3', false)],
  ['2026년 예산 10백만원, 전년보다 △3. {}{이/가} 가장 크게 달라졌습니다', (n) => moneyTexts.trendUp.ko(2026, '10', '△3', n)],
  ['{}{은/는} 담당 부서만 고칠 수 있습니다.', (n) => activitiesMessages.cannot.ko(n)],
  ['‘{}’{은/는} 성과계획서가 아닌 것 같습니다', (n) => importsMessages.notPlan.ko(n)],
  ['{}{이/가} 3월 2일에 계획으로 확정했습니다.', (n) => importsMessages.wasConfirmed.ko(n, '3월 2일')],
  ['{}{이/가} 3월 2일에 확정을 되돌렸습니다.', (n) => importsMessages.wasUndone.ko(n, '3월 2일')],
  ['지금 쓰는 계획 ‘{}’{을/를} 대신합니다. 그 계획은 지우지 않고 보관합니다.', (n) => confirmMessages.correction.ko(n)],
  ['{}{을/를} 따름', (n) => periodsMessages.inherited.ko(n)],
  ['{}{을/를} 마감했습니다. 값 3건이 마감되고 1건이 남았습니다.', (n) => periodsMessages.closed.ko(n, 3, 1)],
  [
    '그사이 {}{이/가} 지표의 정의를 바꾸어 저장하지 않았습니다. 창을 닫고 새 값을 확인하십시오.',
    (n) => periodsMessages.changedMeanwhile.ko('지표', n),
  ],
  ['{}{을/를} 대리로 지정했습니다.', (n) => periodsMessages.deputyNamed.ko(n)],
  ['‘{}’{을/를} 초안에서 삭제합니다.', (n) => nextPlanMessages.sure.ko(n)],
  ['{}{을/를} 어떻게 바꿉니까?', (n) => reorganisationMessages.change.ko(n)],
]

/** The same with a figure in it. */
const OF_FIGURES: readonly (readonly [template: string, said: (figure: string) => string])[] = [
  ['{}{으로/로} 입력', (f) => proposalMessages.take.ko(f)],
  ['확정했던 값 {}{과/와} 다름', (f) => historyMessages.beside.ko(f)],
  ['그사이 김과장 님이 {}{으로/로} 바꾸었습니다', (f) => workbookMessages.theirs.ko(f, '김과장')],
  ['그사이 김과장이 {}{으로/로} 저장했습니다.', (f) => nextPlanMessages.theirs.ko('김과장', f)],
  [
    '가중치 100 가운데 {}{을/를} 산정했습니다. 산정하지 못한 지표는 0점으로 치지 않고 계산에서 뺍니다.',
    (f) => overviewMessages.workingRest.ko(f, '100'),
  ],
  [
    '2026년 목표 {}{은/는} 2024년 실적 40회보다 낮습니다. 그렇게 정한 사유는 무엇입니까?',
    (f) => targetTexts.below.ko(2026, f, 2024, '40회', true),
  ],
  [
    '2026년 목표 {}{은/는} 2024년 실적과 같습니다. 지난 실적을 그대로 옮긴 것은 아닙니까?',
    (f) => targetTexts.equal.ko(2026, f, 2024),
  ],
  ['2024년부터 2028년까지 목표가 {}{으로/로} 그대로입니다. 높일 여지는 없습니까?', (f) => targetTexts.flat.ko(2024, 2028, f)],
  [
    '2024년 목표 {}{을/를} 달성하지 못한 뒤(실적 3회) 2026년 목표를 {}{으로/로} 낮췄습니다. 근거는 무엇입니까?',
    (f) => targetTexts.lowered.ko(2026, f, 2024, f, '3회'),
  ],
  ['비교할 확정 실적이 없습니다. 2026년 목표 {}{은/는} 무엇을 근거로 정했습니까?', (f) => targetTexts.fresh.ko(2026, f)],
]

describe.each(OF_NAMES)('%s', (template, said) => {
  test.each(Object.entries(NAMES))('%s', (name, ending) => expect(said(name)).toBe(filled(template, name, ending)))
})
describe.each(OF_FIGURES)('%s', (template, said) => {
  test.each(Object.entries(FIGURES))('%s', (figure, ending) => expect(said(figure)).toBe(filled(template, figure, ending)))
})

test('sentences whose word is a number of the product’s own', () => {
  expect([1, 2, 3].map((n) => targetMessages.withSupplementary.ko(n))).toEqual([
    '추경1과 함께 결정',
    '추경2와 함께 결정',
    '추경3과 함께 결정',
  ])
  expect(differencesMessages.title.ko('2026년 3월 1일', '2026년 4월 1일', '3')).toBe(
    '2026년 3월 1일과 2026년 4월 1일 사이에 3건이 달라졌습니다',
  )
  expect(governmentMessages.lateTotal.ko(3, 2, 40)).toContain('실적 3개가 미입력')
})

test('there are at least two hundred of them', () => {
  const all = OF_NAMES.length * Object.keys(NAMES).length + OF_FIGURES.length * Object.keys(FIGURES).length
  expect(all).toBeGreaterThanOrEqual(200)
})
