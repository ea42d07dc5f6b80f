import type { Locator, Page } from 'playwright-core'
import { expect, it } from 'vitest'
import type { Role } from '#domain/entry/permissions.ts'
import { settled, type Stage } from './harness.ts'
import { axeFindings, bareSigns, structure } from './everyone.ts'
import { opens, SOON, squeeze } from './keys.ts'

/** A dialog as its test walks it: where it is, what opens it, what is filled in, what is sent. */
export interface DialogWalk {
  /** the client's file it is written in */
  readonly file: string
  readonly name: string
  readonly role: Role
  readonly at: string
  /** from the page to where the opener is */
  readonly way?: (page: Page) => Promise<unknown>
  /** name of the button */
  readonly opener: string | RegExp
  /** name of the button in words other than "취소" that discards */
  readonly back?: string
  /** fills the fields so that they can be sent; without it the dialog has none that are kept */
  readonly fill?: (dialog: Locator) => Promise<unknown>
  /** where the keyboard begins; a dialog without fields begins at its first act, which changes nothing */
  readonly begins: 'field' | 'act'
  /** procedure that is sent, once; null = nothing is: what was typed goes into a form */
  readonly sends: string | null
  /** the first answer never comes: it is asked for again under the same number */
  readonly lost?: true
  /** in a file with several dialogs that send the same, or one that sends two things: which of them it is */
  readonly dialog?: string
  /** the button that closes the dialog which comes next */
  readonly next?: string
}

const reason = (dialog: Locator) => dialog.locator('textarea').fill('증빙의 분모')
const first = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().click()

/** In this order: a period must be closed before it is opened again, an activity cancelled before it is held after all. */
export const WALKS: readonly DialogWalk[] = [
  {
    file: 'client/pages/periods/PeriodDialogs.tsx',
    name: 'when a period is entered',
    role: 'administrator',
    at: '/periods',
    opener: '소통기획과 기간 정하기',
    fill: async (dialog) => {
      await dialog.getByLabel('입력 시작일').fill('2026-07-01')
      await dialog.getByLabel('입력 마감일').fill('2027-01-31')
    },
    begins: 'field',
    sends: 'periods.open',
  },
  {
    file: 'client/pages/periods/PeriodDialogs.tsx',
    name: 'closing a period',
    role: 'administrator',
    at: '/periods',
    opener: '소통기획과 마감',
    begins: 'act',
    sends: 'periods.close',
  },
  {
    file: 'client/pages/periods/PeriodDialogs.tsx',
    name: 'opening a closed period again',
    role: 'administrator',
    at: '/periods',
    opener: /^소통기획과.*다시 열기/,
    fill: reason,
    begins: 'field',
    sends: 'periods.open',
  },
  {
    file: 'client/pages/periods/DefinitionDialog.tsx',
    name: 'how an indicator is measured',
    role: 'administrator',
    at: '/periods?tab=due',
    opener: /^자원봉사 활동률.*바꾸기$/,
    fill: async (dialog) => {
      await dialog.getByLabel('집계 완료 시점(월)').selectOption('4')
      await reason(dialog)
    },
    begins: 'field',
    sends: 'periods.changeDefinitions',
  },
  {
    file: 'client/pages/periods/DeputyDialogs.tsx',
    name: 'naming a deputy',
    role: 'administrator',
    at: '/periods?tab=deputies',
    opener: '대리 지정',
    fill: async (dialog) => {
      await dialog.getByLabel('부서').selectOption({ index: 1 })
      await dialog.getByLabel('대리자').selectOption({ index: 1 })
      await dialog.getByLabel('종료일').fill('2099-12-31')
      await reason(dialog)
    },
    begins: 'field',
    sends: 'organisation.nameDeputy',
  },
  {
    file: 'client/pages/periods/DeputyDialogs.tsx',
    name: 'ending a deputy’s time',
    role: 'administrator',
    at: '/periods?tab=deputies',
    opener: /끝내기$/,
    begins: 'act',
    sends: 'organisation.endDeputy',
  },
  {
    file: 'client/pages/periods/RulesTab.tsx',
    name: 'entry rules',
    role: 'administrator',
    at: '/periods?tab=rules',
    opener: '규칙 바꾸기',
    fill: async (dialog) => {
      await dialog.getByLabel('초과 사유를 묻는 달성률(%)').fill('125')
      await reason(dialog)
    },
    begins: 'field',
    sends: 'periods.changeRules',
  },
  {
    file: 'client/pages/periods/Policy.tsx',
    name: 'which stages count',
    role: 'administrator',
    at: '/periods?tab=rules',
    opener: '집계 대상 바꾸기',
    fill: async (dialog) => {
      await dialog.getByLabel('확정만').check({ force: true })
      await reason(dialog)
    },
    begins: 'field',
    sends: 'periods.changeCounted',
  },
  {
    file: 'client/pages/periods/Landing.tsx',
    name: 'the landing year',
    role: 'administrator',
    at: '/periods?tab=rules',
    opener: '첫 화면 연도 바꾸기',
    fill: async (dialog) => {
      await dialog.getByLabel('연도').selectOption('2024')
      await reason(dialog)
    },
    begins: 'field',
    sends: 'periods.changeLanding',
  },
  {
    file: 'client/pages/periods/Policy.tsx',
    name: 'the scoring policy',
    role: 'administrator',
    at: '/periods?tab=rules',
    opener: '평가규칙 바꾸기',
    fill: async (dialog) => {
      await dialog.getByLabel('초과달성으로 보는 달성률(%)').fill('125')
      await reason(dialog)
    },
    begins: 'field',
    sends: 'periods.changePolicy',
  },
  {
    file: 'client/pages/deadlines/Remind.tsx',
    name: 'a reminder',
    role: 'administrator',
    at: '/deadlines',
    opener: '독려 알림 보내기',
    begins: 'field',
    sends: 'deadlines.remind',
  },
  {
    file: 'client/pages/activities/Panel.tsx',
    name: 'cancelling an activity',
    role: 'evaluator',
    at: '/activities?year=2026',
    way: (page) => first(page, /송년 당정협의회/),
    opener: '활동 취소·연기…',
    back: '닫기',
    fill: reason,
    begins: 'field',
    sends: 'activities.cancel',
    dialog: 'cancelling',
  },
  {
    file: 'client/pages/activities/Panel.tsx',
    name: 'a cancelled activity held after all',
    role: 'evaluator',
    at: '/activities?year=2026',
    way: (page) => first(page, /송년 당정협의회/),
    opener: '취소·연기 되돌리기…',
    back: '닫기',
    fill: reason,
    begins: 'field',
    sends: 'activities.restore',
    dialog: 'cancelling',
  },
  {
    file: 'client/pages/accounts/AccountDialogs.tsx',
    name: 'a new account',
    role: 'administrator',
    at: '/accounts',
    opener: '계정 만들기',
    fill: async (dialog) => {
      await dialog.getByLabel('이름').fill('한성과')
      await dialog.getByLabel('아이디').fill('walk.seonggwa')
      await dialog.getByRole('checkbox').first().check()
    },
    begins: 'field',
    sends: 'accounts.create',
    next: '옮겨 적었습니다',
  },
  {
    file: 'client/pages/accounts/AccountPanel.tsx',
    name: 'an account that is no longer used',
    role: 'administrator',
    at: '/accounts',
    way: (page) => first(page, /^한성과/),
    opener: '계정 중지',
    begins: 'act',
    sends: 'accounts.disable',
  },
  {
    file: 'client/pages/audit/Audit.tsx',
    name: 'differences from the record',
    role: 'administrator',
    at: '/audit',
    way: (page) => first(page, '변조 확인'),
    opener: '사유를 남기고 확인…',
    fill: reason,
    begins: 'field',
    sends: 'audit.acknowledge',
  },
  {
    file: 'client/pages/review/Review.tsx',
    name: 'returning a value',
    role: 'head',
    at: '/review?year=2026',
    way: async (page) => {
      await page.getByRole('checkbox').first().check()
    },
    opener: /^\d+건 반려…$/,
    fill: reason,
    begins: 'field',
    sends: 'review.return',
  },
  {
    file: 'client/pages/review/Review.tsx',
    name: 'opening a confirmed value again',
    role: 'head',
    at: '/review?year=2026&show=confirmed',
    opener: /예외 재개$/,
    fill: reason,
    begins: 'field',
    sends: 'review.reopen',
  },
]

/**
 * Dialogs that another test walks, or that hold nothing that could be lost; by file, how many there are. A dialog that stands
 * neither here nor above fails dialogs.test.ts.
 */
export const ELSEWHERE: Readonly<Record<string, { readonly count: number; readonly why: string }>> = {
  'client/frame/SignInDialog.tsx': { count: 1, why: 'signing in again over the page: two-people.test.ts' },
  'client/frame/Help.tsx': { count: 1, why: 'shows the keys: heard.test.ts' },
  'client/frame/MyAccount.tsx': { count: 1, why: 'passwords are kept nowhere; walked by keyboard in two-people.test.ts' },
  'client/pages/accounts/AccountDialogs.tsx': { count: 1, why: 'the once-only address: dialogs.test.ts' },
  'client/pages/accounts/AccountPanel.tsx': {
    count: 1,
    why: 'unlinking needs a provider, its act: single-sign-on.test.ts; drawn by the same lines as its sibling',
  },
  'client/pages/activities/Upload.tsx': { count: 3, why: 'a pasted table and its preview: activities.test.ts' },
  'client/pages/budget/FigureDialog.tsx': { count: 2, why: 'show figures' },
  'client/pages/budget/StatementTab.tsx': { count: 1, why: 'shows a figure' },
  'client/pages/budget/TransferDialogs.tsx': { count: 3, why: 'budget that moves: transfers.test.ts' },
  'client/pages/reorganisation/ApplyStep.tsx': { count: 1, why: 'the last question: reorganisation.test.ts' },
  'client/pages/reorganisation/LineDialog.tsx': { count: 2, why: 'lines and new units: reorganisation.test.ts' },
  'client/pages/entry/PasteDialog.tsx': { count: 1, why: 'the preview of a paste: entry.test.ts' },
  'client/pages/entry/dialogs.tsx': { count: 1, why: 'the submit: entry.test.ts' },
  'client/pages/imports/AddDialog.tsx': { count: 1, why: 'needs a document: walked in imports.test.ts' },
  'client/pages/imports/ConfirmDialog.tsx': { count: 2, why: 'need a document: walked in imports.test.ts' },
  'client/pages/imports/Results.tsx': { count: 1, why: 'needs a report: imports.test.ts' },
  'client/pages/imports/TableRule.tsx': {
    count: 1,
    why: 'a dialog of selects on a document: its keyboard journey is in imports.test.ts',
  },
  'client/pages/next-plan/dialogs.tsx': { count: 1, why: '폐지, opened by a choice: next-plan.test.ts' },
  'client/pages/next-plan/whole-dialogs.tsx': { count: 1, why: 'opening a finished department again: next-plan.test.ts' },
  'client/pages/plans/RequestDialogs.tsx': { count: 1, why: 'the approval: plans.test.ts' },
  'client/pages/plans/Supplementary.tsx': { count: 2, why: 'the decision and its withdrawal: plans.test.ts' },
  'client/pages/plans/dialogs.tsx': { count: 1, why: 'the filing needs a finished draft: next-plan.test.ts' },
  'client/pages/services/Import.tsx': { count: 2, why: 'a document and what it would bring: services.test.ts' },
  'client/pages/services/Manage.tsx': { count: 1, why: 'shows versions: services.test.ts' },
  'client/pages/services/Results.tsx': { count: 2, why: 'the result of a period: services.test.ts' },
  'client/pages/services/Upload.tsx': { count: 2, why: 'a pasted table and its preview: services.test.ts' },
  'client/pages/services/dialogs.tsx': { count: 4, why: 'services, promises, chapters and their end: services.test.ts' },
  'client/shared/value/comments/Comments.tsx': { count: 1, why: 'withdrawing: entry-comments.test.ts' },
  'client/shared/value/evidence/Evidence.tsx': { count: 1, why: 'removing: entry.test.ts' },
  'client/shared/workbooks/ActualsUploading.tsx': { count: 3, why: 'a file and its preview: entry.test.ts' },
  'client/shared/workbooks/BudgetPreviewDialog.tsx': { count: 2, why: 'a file and its preview: administration.test.ts' },
  'client/shared/workbooks/BudgetUploading.tsx': { count: 2, why: 'a file and its taking back: administration.test.ts' },
}

/** A test for each dialog of the list. The windows are shared, one for each role; after a failure the role gets a new one. */
export function walkEach(walks: readonly DialogWalk[], at: () => Stage): void {
  const windows = new Map<Role, Page>()
  it.each(walks)('$name', async (of) => {
    const page = windows.get(of.role) ?? (await at().page(of.role))
    windows.delete(of.role)
    const before = at().problems.length
    const go = async () => {
      await page.goto(`${at().origin}${of.at}`)
      await settled(page)
      await of.way?.(page)
    }
    await go()
    await walk(page, of, go)
    await page.unrouteAll()
    // What the browser says of the lost answer.
    const rest = at().problems.slice(before)
    expect(of.lost === true ? rest.filter((p) => !p.includes('ERR_CONNECTION_RESET')) : rest).toEqual([])
    if (of.lost === true) at().problems.length = before
    windows.set(of.role, page)
  })
}

/** A dialog of something that two people may set: how each of them fills it, the first as 1, the second as 2. */
export interface Twice extends Pick<DialogWalk, 'name' | 'at' | 'opener' | 'way'> {
  readonly fill: (dialog: Locator, n: 1 | 2) => Promise<unknown>
}

/**
 * Two tabs open a dialog and fill it; the first sends. The second is told who was quicker and saves nothing, also after its page
 * has heard of the change; what was typed stays, is there when the dialog is opened again, and can then be sent.
 */
export function setTwice(dialogs: readonly Twice[], at: () => Stage): void {
  it('in two tabs: the second is told who was quicker, keeps what it typed, and can send it after a look', async () => {
    const before = at().problems.length
    const [quicker, slower] = [await at().page('administrator'), await at().page('administrator')]
    for (const of of dialogs) {
      const open = (page: Page) => opens(page, () => page.getByRole('button', { name: of.opener }).first().click())
      const go = async (page: Page, n: 1 | 2) => {
        await page.goto(`${at().origin}${of.at}`)
        await settled(page)
        await of.way?.(page)
        const dialog = await open(page)
        await of.fill(dialog, n)
        return dialog
      }
      const closed = async (page: Page) => {
        await expect.poll(() => page.locator('dialog[open]').count(), SOON).toBe(0)
      }
      const slow = await go(slower, 2)
      await go(quicker, 1)
      await quicker.keyboard.press('Control+Enter')
      await closed(quicker)
      await settled(slower)
      const typed = await standing(slow)
      await slower.keyboard.press('Control+Enter')
      await expect
        .poll(() => slow.getByRole('alert').allInnerTexts(), SOON)
        .toEqual([expect.stringMatching(/그사이 .+ 저장하지 않았습니다/)])
      expect(await standing(slow), of.name).toEqual(typed)
      // The keyboard is in a field, which is described by what the server says.
      await expect.poll(() => fieldWithReason(slower), { ...SOON, message: of.name }).toMatch(/^(INPUT|SELECT|TEXTAREA) .*그사이/)
      await slower.keyboard.press('Escape')
      await closed(slower)
      const again = await open(slower)
      await expect.poll(() => standing(again), { ...SOON, message: of.name }).toEqual(typed)
      await slower.keyboard.press('Control+Enter')
      await closed(slower)
    }
    await quicker.context().close()
    await slower.context().close()
    // What the browser says of the refused requests.
    at().problems.splice(
      before,
      Infinity,
      ...at()
        .problems.slice(before)
        .filter((p) => !p.includes('409')),
    )
    expect(at().problems.slice(before)).toEqual([])
  })
}

/** What has the focus, with what describes it. */
const fieldWithReason = (page: Page) =>
  page.evaluate(() => {
    const field = document.activeElement
    const ids = (field?.getAttribute('aria-describedby') ?? '').split(' ')
    return `${field?.tagName} ${ids.map((id) => document.getElementById(id)?.textContent ?? '').join(' ')}`
  })

/** Every field as it stands. */
const standing = (dialog: Locator) =>
  dialog.locator('input, select, textarea').evaluateAll((fields) =>
    fields.map((field) => {
      if (field instanceof HTMLInputElement && ['checkbox', 'radio'].includes(field.type)) return String(field.checked)
      return 'value' in field ? String(field.value) : ''
    }),
  )

/**
 * One dialog by keyboard and mouse: it begins where it should, keeps what was typed over Esc, a reload and a press outside, asks
 * before it discards, sends once however often it is pressed, and gives the focus back. `again` loads the page anew and goes the
 * way to the opener.
 */
export async function walk(page: Page, of: DialogWalk, again: () => Promise<unknown>): Promise<void> {
  const dialog = page.locator('dialog[open]').last()
  const opener = page.getByRole('button', { name: of.opener, ...(typeof of.opener === 'string' ? { exact: true } : {}) }).first()
  // The panel that the opener stands in is a dialog too.
  await opener.waitFor()
  const others = await page.locator('dialog[open]').count()
  const foot = (name: string) => dialog.locator('footer').getByRole('button', { name, exact: true })
  const focused = () => page.evaluate(() => document.activeElement?.tagName ?? '')
  const isOpen = async (n: 0 | 1) => {
    await expect.poll(() => page.locator('dialog[open]').count(), SOON).toBe(others + n)
  }
  const hasFocus = async () => {
    await expect.poll(() => opener.evaluate((e) => e === document.activeElement), SOON).toBe(true)
  }
  const open = async () => {
    await opener.focus()
    await page.keyboard.press('Enter')
    await isOpen(1)
    const field = expect.stringMatching(/^(INPUT|SELECT|TEXTAREA)$/) as string
    await expect.poll(focused, SOON).toEqual(of.begins === 'field' ? field : 'BUTTON')
    // A press that is meant for nothing sends nothing: the first act takes back.
    if (of.begins === 'act')
      await expect.poll(() => foot(of.back ?? '취소').evaluate((e) => e === document.activeElement), SOON).toBe(true)
  }
  const closes = async (close: () => Promise<unknown>) => {
    await close()
    await isOpen(0)
    await hasFocus()
  }
  const bodies: string[] = []
  await page.route(`**/trpc/${of.sends ?? ''}*`, async (route) => {
    // A procedure that only looks may begin with the same name.
    if (route.request().method() !== 'POST') return route.continue()
    bodies.push(route.request().postData() ?? '')
    if (of.lost !== true || bodies.length > 1) return route.continue()
    await route.fetch()
    return route.abort('connectionreset')
  })

  await open()
  await settled(page)
  expect([...(await structure(page)), ...(await bareSigns(page)), ...(await axeFindings(page))], of.name).toEqual([])
  const before = await standing(dialog)
  // An act that cannot be done yet keeps its place for the keyboard and is described by what it waits for.
  const silent = await dialog.locator('footer button').evaluateAll((all) =>
    all.flatMap((one) => {
      const off = one instanceof HTMLButtonElement && (one.disabled || one.ariaDisabled === 'true')
      const why = document.getElementById(one.getAttribute('aria-describedby') ?? '')?.textContent ?? ''
      return off && (one.disabled || why === '') ? [one.textContent] : []
    }),
  )
  expect(silent).toEqual([])
  await closes(() => page.keyboard.press('Escape'))
  await open()
  await closes(() => dialog.getByRole('button', { name: '닫기', exact: true }).first().click())
  await open()
  await closes(() => page.mouse.click(5, 5))
  await open()
  if (of.fill) {
    await of.fill(dialog)
    const filled = await standing(dialog)
    expect(filled).not.toEqual(before)
    await closes(() => page.keyboard.press('Escape'))
    await again()
    await open()
    // What a choice is made of may still be on its way.
    await expect.poll(() => standing(dialog), SOON).toEqual(filled)
    await closes(() => page.mouse.click(5, 5))
    await open()
    await foot(of.back ?? '취소').click()
    await expect.poll(async () => squeeze(await dialog.innerText()), SOON).toContain('쓰던 내용을 지우고 닫을까요?')
    await closes(() => foot('지우기').click())
    await open()
    await expect.poll(() => standing(dialog), SOON).toEqual(before)
    await of.fill(dialog)
    await page.keyboard.press('Control+Enter')
    await page.keyboard.press('Control+Enter')
  } else await dialog.locator('footer button').last().dblclick()
  if (of.next !== undefined) await dialog.getByRole('button', { name: of.next }).click()
  await isOpen(0)
  expect(bodies).toHaveLength(of.sends === null ? 0 : of.lost === true ? 2 : 1)
  expect(new Set(bodies.map((body) => /"requestId":"(\w+)"/.exec(body)?.[1])).size).toBe(of.sends === null ? 0 : 1)
  // The button may be gone with what was done: the keyboard is then in what is left of its place, else at a heading.
  await settled(page)
  expect(await focused()).toMatch(/^(A|BUTTON|INPUT|SELECT|TEXTAREA|H1|H2|P)$/)
}
