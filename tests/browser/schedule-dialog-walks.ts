import type { Locator, Page } from 'playwright-core'
import type { DialogWalk } from './dialog-walks.ts'
import { settled } from './harness.ts'

const reason = (dialog: Locator) => dialog.getByLabel('사유', { exact: true }).fill('현장 확인')
const ONE = '안내판 교체'

/** The page of the schedule that the first walk adds. */
async function one(page: Page) {
  await page.getByRole('table').getByRole('button', { name: ONE }).first().click()
  await page.getByRole('heading', { name: '계약과 기간' }).waitFor()
  await settled(page)
}
/** The same with one of its steps chosen. */
const step = (name: RegExp) => async (page: Page) => {
  await one(page)
  await page.getByRole('list', { name: '단계와 기한' }).getByRole('button', { name }).click()
  await settled(page)
}
const meeting = (page: Page) =>
  page
    .getByRole('button', { name: /송년 당정협의회/ })
    .first()
    .click()

/**
 * The dialogs of 사업 일정 and of what belongs to activities: their series, follow-ups and reports. In this order: a schedule is added
 * before it is changed, a step done before that is taken back, one ended before it is opened again.
 */
export const SCHEDULE_WALKS: readonly DialogWalk[] = [
  {
    file: 'client/pages/schedules/Form.tsx',
    name: 'a new schedule',
    role: 'evaluator',
    at: '/schedules',
    opener: '사업 등록',
    fill: async (dialog) => {
      await dialog.getByLabel('사업 이름', { exact: true }).fill(ONE)
      await dialog.getByLabel('시작일').fill('2025-02-03')
      await dialog.getByLabel('1번째 단계 단계 이름').fill('설계')
      await dialog.getByLabel('1번째 단계 마칠 날').fill('2025-03')
      await dialog.getByLabel('2번째 단계 단계 이름').fill('설치')
      await dialog.getByLabel('2번째 단계 마칠 날').fill('2025-05-30')
    },
    begins: 'field',
    sends: 'schedules.add',
    lost: true,
  },
  {
    file: 'client/pages/schedules/Form.tsx',
    name: 'what is known of a schedule',
    role: 'evaluator',
    at: '/schedules',
    way: one,
    opener: '수정',
    fill: async (dialog) => {
      await dialog.getByLabel('계약 상대').fill('○○ 조합')
      await dialog.getByLabel('계약금액').fill('1,200,000')
    },
    begins: 'field',
    sends: 'schedules.change',
  },
  {
    file: 'client/pages/schedules/Form.tsx',
    name: 'a schedule planned anew',
    role: 'evaluator',
    at: '/schedules',
    way: one,
    opener: '계획 변경',
    fill: async (dialog) => {
      await dialog.getByLabel('2번째 단계 마칠 날').fill('2025-06-30')
      await reason(dialog)
    },
    begins: 'field',
    sends: 'schedules.replan',
    lost: true,
  },
  {
    file: 'client/pages/schedules/Acts.tsx',
    name: 'another day for a step',
    role: 'evaluator',
    at: '/schedules',
    way: step(/^설계/),
    opener: '기한 변경',
    fill: async (dialog) => {
      await dialog.getByLabel('마칠 것으로 보는 날').fill('2025-04')
      await dialog.getByLabel('측정한 진척(%)').fill('40')
      await reason(dialog)
    },
    begins: 'field',
    sends: 'schedules.forecast',
  },
  {
    file: 'client/pages/schedules/Acts.tsx',
    name: 'a step that is done',
    role: 'evaluator',
    at: '/schedules',
    way: step(/^설계/),
    opener: '마침 기록',
    fill: async (dialog) => {
      await dialog.getByLabel('마친 날').fill('2025-04-11')
      await dialog.getByLabel('근거').fill('결과 보고 1호')
    },
    begins: 'field',
    sends: 'schedules.done',
    lost: true,
  },
  {
    file: 'client/pages/schedules/Acts.tsx',
    name: 'a step that is not done after all',
    role: 'evaluator',
    at: '/schedules',
    way: step(/^설계/),
    opener: '마침 취소',
    fill: reason,
    begins: 'field',
    sends: 'schedules.undone',
  },
  {
    file: 'client/pages/schedules/Acts.tsx',
    name: 'the end of a schedule',
    role: 'evaluator',
    at: '/schedules',
    way: one,
    opener: '끝내기',
    fill: async (dialog) => {
      await dialog.getByLabel('끝난 날').fill('2025-06-02')
      await reason(dialog)
    },
    begins: 'field',
    sends: 'schedules.end',
    lost: true,
  },
  {
    file: 'client/pages/schedules/Acts.tsx',
    name: 'a schedule opened again',
    role: 'evaluator',
    at: '/schedules',
    way: one,
    opener: '재개',
    fill: reason,
    begins: 'field',
    sends: 'schedules.reopen',
  },
  {
    file: 'client/pages/activities/SeriesDialog.tsx',
    name: 'a new series',
    role: 'evaluator',
    at: '/activities?tab=series',
    opener: '시리즈 추가',
    fill: async (dialog) => {
      await dialog.getByLabel('시리즈 이름').fill('이웃 도시 회의')
      await dialog.getByLabel('주최', { exact: false }).fill('전주\n가나자와')
      await dialog.getByLabel('시작 연도').fill('2019')
    },
    begins: 'field',
    sends: 'activities.saveSeries',
    lost: true,
  },
  {
    file: 'client/pages/activities/SeriesDialog.tsx',
    name: 'a series that is changed',
    role: 'evaluator',
    at: '/activities?tab=series',
    opener: '시리즈 수정',
    fill: (dialog) => dialog.getByLabel('상대 기관').fill('○○시'),
    begins: 'field',
    sends: 'activities.saveSeries',
  },
  {
    file: 'client/pages/activities/DoubleRule.tsx',
    name: 'the rule for what counts twice',
    role: 'administrator',
    at: '/activities?tab=series',
    opener: '규칙 변경',
    fill: async (dialog) => {
      await dialog.getByLabel('허용 안 함').check({ force: true })
      await reason(dialog)
    },
    begins: 'field',
    sends: 'activities.changeDoubleRule',
  },
  {
    file: 'client/pages/activities/FollowUps.tsx',
    name: 'a promise of an activity',
    role: 'evaluator',
    at: '/activities?year=2026',
    way: meeting,
    opener: '후속 조치 추가',
    fill: async (dialog) => {
      await dialog.getByLabel('약속한 일').fill('답례 방문 일정')
      await dialog.getByLabel('약속한 기한').fill('2026-12-18')
    },
    begins: 'field',
    sends: 'activities.saveFollowUp',
    lost: true,
  },
  {
    file: 'client/pages/activities/FollowUps.tsx',
    name: 'a promise that was kept',
    role: 'evaluator',
    at: '/activities?year=2026',
    way: meeting,
    opener: '답례 방문 일정: 완료·수정',
    fill: (dialog) => dialog.getByLabel('조치 결과').fill('일정을 확정함'),
    begins: 'field',
    sends: 'activities.saveFollowUp',
  },
  {
    file: 'client/pages/activities/PasteText.tsx',
    name: 'an activity read from a report',
    role: 'evaluator',
    at: '/activities?year=2026',
    opener: '글에서 가져오기',
    fill: async (dialog) => {
      await dialog.getByLabel('글', { exact: true }).fill('올해로 3회째를 맞는 `이웃 도시 회의`는 7일 열린다.')
      await dialog.getByLabel('연도 (글에 없음)').fill('2026')
      await dialog.getByLabel('월 (글에 없음)').fill('11')
    },
    begins: 'field',
    sends: null,
    next: '닫기',
  },
]
