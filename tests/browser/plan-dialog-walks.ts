import type { Locator, Page } from 'playwright-core'
import { settled } from './harness.ts'
import type { DialogWalk } from './dialog-walks.ts'

const reason = (dialog: Locator) => dialog.getByLabel('사유', { exact: true }).fill('원본과 대조')
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().click()
/** Goes the way only when it was not gone before: the walk comes here more than once. */
const unless = async (page: Page, done: string | RegExp, way: () => Promise<unknown>) => {
  if ((await page.getByRole('button', { name: done }).count()) === 0) {
    await way()
    await page.getByRole('button', { name: done }).first().waitFor()
    await settled(page)
  }
}

const council = async (dialog: Locator) => {
  await dialog.getByLabel('회기').fill('제415회 정례회')
  await dialog.getByLabel('의안번호').fill('제1234호')
  await dialog.getByLabel('의결일').fill('2025-12-16')
}
const confirmed = (page: Page) =>
  unless(page, '확정 취소', async () => {
    await press(page, '의회 확정')
    await council(page.getByRole('dialog'))
    await page.keyboard.press('Control+Enter')
  })
const supplementary = (page: Page) => unless(page, '금액 입력', () => press(page, '추경1 만들기'))

/** The panel of the overview's first indicator. */
async function panel(page: Page) {
  const indicator = await page.locator('td[data-indicator][data-year="2026"]').first().getAttribute('data-indicator')
  const department = await page.locator('main a[href*="/departments/"]').first().getAttribute('href')
  const address = new URL(department ?? '', page.url())
  address.search = `?year=2026&indicator=${indicator}`
  await page.goto(address.href)
  await settled(page)
}
const request = async (dialog: Locator) => {
  await dialog.getByLabel(/새 목표치/).fill('7')
  await dialog.getByLabel('적용일').fill('2026-07-01')
  await dialog.getByLabel('변경 사유 구분').selectOption('circumstances')
  await reason(dialog)
  await dialog.getByLabel('근거 문서').fill('법무부-1234')
}

export const draft = (page: Page) => unless(page, '정책사업목표 추가', () => press(page, /초안 만들기$/))

/**
 * The dialogs of the plan: its calendar and editions, next year's draft, reorganisations. In this order: a plan is confirmed
 * before it is corrected, a target asked for before the request is returned, a goal made before it is removed.
 */
export const PLAN_WALKS: readonly DialogWalk[] = [
  {
    file: 'client/pages/calendar/Calendar.tsx',
    name: 'a day of the calendar',
    role: 'administrator',
    at: '/calendar?year=2026',
    opener: '기록: 의회 의결',
    fill: async (dialog) => {
      await dialog.getByLabel('마친 날').fill('2025-12-15')
      await dialog.getByLabel('메모').fill('제415회 정례회')
    },
    begins: 'field',
    sends: 'calendar.record',
  },
  {
    file: 'client/pages/plans/FilingRule.tsx',
    name: 'what is checked before the filing',
    role: 'administrator',
    at: '/plans',
    opener: /^사유 없는 하향/,
    fill: reason,
    begins: 'field',
    sends: 'editions.changeFilingRule',
  },
  {
    file: 'client/pages/plans/dialogs.tsx',
    name: 'the council’s confirmation',
    role: 'administrator',
    at: '/plans',
    opener: '의회 확정',
    fill: council,
    begins: 'field',
    sends: 'editions.confirm',
  },
  {
    file: 'client/pages/plans/dialogs.tsx',
    name: 'a confirmation taken back',
    role: 'administrator',
    at: '/plans',
    opener: '확정 취소',
    fill: reason,
    begins: 'field',
    sends: 'editions.withdraw',
  },
  {
    file: 'client/pages/plans/CorrectDialog.tsx',
    name: 'a slip of the copy',
    role: 'administrator',
    at: '/plans',
    way: confirmed,
    opener: '정정',
    fill: async (dialog) => {
      await dialog.getByLabel('어느 것').selectOption({ index: 1 })
      await dialog.getByLabel('항목').selectOption('source')
      await dialog.getByLabel('바른 값').fill('자체 자료(정정)')
      await reason(dialog)
    },
    begins: 'field',
    sends: 'editions.correct',
  },
  {
    file: 'client/pages/departments/indicator/TargetRequests.tsx',
    name: 'asking for another target',
    role: 'head',
    at: '/overview?year=2026',
    way: panel,
    opener: '목표 변경 요청',
    fill: request,
    begins: 'field',
    sends: 'targets.ask',
  },
  {
    file: 'client/pages/plans/RequestDialogs.tsx',
    name: 'returning a request',
    role: 'administrator',
    at: '/plans',
    opener: /^반려: /,
    fill: reason,
    begins: 'field',
    sends: 'targets.return',
  },
  {
    file: 'client/pages/departments/indicator/TargetRequests.tsx',
    name: 'taking a request back',
    role: 'head',
    at: '/overview?year=2026',
    way: async (page) => {
      await panel(page)
      await unless(page, '요청 철회', async () => {
        await press(page, '목표 변경 요청')
        await request(page.locator('dialog[open]').last())
        await page.keyboard.press('Control+Enter')
      })
    },
    opener: '요청 철회',
    fill: reason,
    begins: 'field',
    sends: 'targets.withdraw',
  },
  {
    file: 'client/pages/plans/Supplementary.tsx',
    name: 'amounts of a supplementary budget',
    role: 'administrator',
    at: '/plans',
    way: supplementary,
    opener: '금액 입력',
    fill: (dialog) => dialog.locator('input').first().fill('9,999'),
    begins: 'field',
    sends: 'editions.setSupplementary',
  },
  {
    file: 'client/pages/plans/Supplementary.tsx',
    name: 'letting go of a supplementary budget',
    role: 'administrator',
    at: '/plans',
    opener: '버리기',
    fill: reason,
    begins: 'field',
    sends: 'editions.discardSupplementary',
  },
  {
    file: 'client/pages/next-plan/whole-dialogs.tsx',
    name: 'when dropping is proposed',
    role: 'administrator',
    at: '/next-plan',
    way: draft,
    opener: '일몰 제안 기준',
    fill: async (dialog) => {
      await dialog.getByLabel('연속 연수').fill('4')
      await reason(dialog)
    },
    begins: 'field',
    sends: 'nextPlan.changeRules',
  },
  {
    file: 'client/pages/next-plan/dialogs.tsx',
    name: 'a new indicator of the draft',
    role: 'administrator',
    at: '/next-plan',
    opener: '지표 추가',
    fill: async (dialog) => {
      await dialog.getByLabel('이름').fill('교류 도시 수')
      await dialog.getByLabel('단위').fill('곳')
      await dialog.getByLabel('가중치').fill('10')
      await dialog.getByLabel('측정산식').fill('교류 도시의 수')
      await reason(dialog)
    },
    begins: 'field',
    sends: 'nextPlan.changeStructure',
    dialog: 'an indicator',
  },
  {
    file: 'client/pages/next-plan/dialogs.tsx',
    name: 'the definition of a draft’s indicator',
    role: 'administrator',
    at: '/next-plan',
    opener: /^정의 고치기: /,
    fill: (dialog) => dialog.getByLabel('측정산식').fill('참여자 수 ÷ 등록자 수'),
    begins: 'field',
    sends: 'nextPlan.change',
  },
  {
    file: 'client/pages/next-plan/dialogs.tsx',
    name: 'a new goal of the draft',
    role: 'administrator',
    at: '/next-plan',
    opener: '정책사업목표 추가',
    fill: (dialog) => dialog.getByLabel('이름').fill('교류 도시를 넓힌다'),
    begins: 'field',
    sends: 'nextPlan.changeStructure',
    dialog: 'a name',
  },
  {
    file: 'client/pages/next-plan/dialogs.tsx',
    name: 'a goal taken out of the draft',
    role: 'administrator',
    at: '/next-plan',
    opener: '목표 삭제',
    begins: 'act',
    sends: 'nextPlan.changeStructure',
    dialog: 'taking out',
  },
  {
    file: 'client/pages/next-plan/whole-dialogs.tsx',
    name: 'letting go of the draft',
    role: 'administrator',
    at: '/next-plan',
    opener: '초안 버리기',
    fill: reason,
    begins: 'field',
    sends: 'nextPlan.discard',
  },
  {
    file: 'client/pages/reorganisation/Reorganisation.tsx',
    name: 'a new reorganisation',
    role: 'administrator',
    at: '/reorganisation',
    opener: '조직개편 초안 만들기',
    fill: (dialog) => dialog.locator('input').fill('2027년 조직개편'),
    begins: 'field',
    sends: 'reorganisations.create',
  },
  {
    file: 'client/pages/reorganisation/ApplyStep.tsx',
    name: 'the days of hand-over',
    role: 'administrator',
    at: '/reorganisation',
    way: async (page) => {
      await press(page, '2027년 조직개편')
      await page.getByRole('radio', { name: /확인과 적용/ }).click({ force: true })
    },
    opener: '인계 기간 바꾸기',
    fill: async (dialog) => {
      await dialog.locator('input[type=date]').fill('2027-01-01')
      await reason(dialog)
    },
    begins: 'field',
    sends: 'reorganisations.changeHandover',
  },
  {
    file: 'client/pages/reorganisation/Reorganisation.tsx',
    name: 'letting go of a reorganisation',
    role: 'administrator',
    at: '/reorganisation',
    way: (page) => press(page, '2027년 조직개편'),
    opener: '초안 버리기',
    fill: reason,
    begins: 'field',
    sends: 'reorganisations.discard',
  },
]
