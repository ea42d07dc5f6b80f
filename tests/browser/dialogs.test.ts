import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openStore } from '#data/database.ts'
import { ELSEWHERE, setTwice, walkEach, WALKS } from './dialog-walks.ts'
import { axeViolations, settled, shot, type Stage, stage } from './harness.ts'
import { PLAN_WALKS } from './plan-dialog-walks.ts'
import { SCHEDULE_WALKS } from './schedule-dialog-walks.ts'
import { Composer, opens, SOON, squeeze, tabTo } from './keys.ts'

let at: Stage
beforeAll(async () => {
  at = await stage({ practice: true })
})
afterAll(() => at?.close())

const dialog = (page: Page) => page.locator('dialog[open]')
const main = async (page: Page) => squeeze(await page.getByRole('main').innerText())
/** The tag of what has the focus and its text. */
const focused = (page: Page) =>
  page.evaluate(() => `${document.activeElement?.tagName} ${document.activeElement?.textContent ?? ''}`.trim())
const field = (page: Page) => dialog(page).getByRole('textbox')
const button = (page: Page, name: string) => dialog(page).getByRole('button', { name, exact: true })

/** Everything sent to a procedure, as text, while the test goes on. `lose`: so many answers never come. */
async function sent(page: Page, procedure: string, lose = 0) {
  const bodies: string[] = []
  await page.route(`**/trpc/${procedure}*`, async (route) => {
    bodies.push(route.request().postData() ?? '')
    if (bodies.length > lose) return route.continue()
    await route.fetch()
    return route.abort('connectionreset')
  })
  return bodies
}
const numberIn = (body: string) => /"requestId":"(\w+)"/.exec(body)?.[1] ?? 'none'

describe('a dialog with a field', () => {
  const OPENER = 'BUTTON 1건 반려…'
  async function returning() {
    const page = await at.page('head')
    await page.goto(`${at.origin}/review?year=2026&month=9`)
    await settled(page)
    const ask = () => opens(page, () => page.keyboard.press('Enter'))
    const pick = async () => {
      await tabTo(page, page.getByRole('checkbox').first())
      await page.keyboard.press('Space')
      await tabTo(page, page.getByRole('button', { name: '1건 반려…' }))
    }
    await pick()
    return { page, ask, pick }
  }

  it('begins in the field, says why it cannot be sent, and gives the focus back', async () => {
    const { page, ask } = await returning()
    await ask()
    await expect.poll(() => focused(page), SOON).toBe('TEXTAREA')
    await expect.poll(() => button(page, '반려').isDisabled(), SOON).toBe(true)
    await expect.poll(async () => squeeze(await dialog(page).innerText()), SOON).toContain('사유를 쓰면 할 수 있습니다.')
    expect(await axeViolations(page)).toEqual([])
    await shot(page, 'dialog-reason')
    // Nothing typed: the cross, "cancel", Esc and a press outside all close it, and the keyboard goes on where it was.
    for (const close of [
      () => page.keyboard.press('Escape'),
      () => button(page, '취소').click(),
      () => button(page, '닫기').click(),
      () => page.mouse.click(5, 5),
    ]) {
      await close()
      await expect.poll(() => dialog(page).count(), SOON).toBe(0)
      expect(await focused(page)).toBe(OPENER)
      await ask()
    }
    await page.context().close()
  })

  it('keeps what was typed over Esc, a press outside and a reload, and asks before it is discarded', async () => {
    const { page, ask, pick } = await returning()
    await ask()
    await page.keyboard.type('증빙의 분모')
    await page.keyboard.press('Escape')
    await ask()
    await expect.poll(() => field(page).inputValue(), SOON).toBe('증빙의 분모')
    await expect.poll(async () => squeeze(await dialog(page).innerText()), SOON).toContain('지난번에 쓰던 내용을 복원했습니다.')
    expect(await axeViolations(page)).toEqual([])
    await shot(page, 'dialog-restored')
    // A selection that ends outside is no press outside.
    const box = await field(page).boundingBox()
    await page.mouse.move((box?.x ?? 0) + 5, (box?.y ?? 0) + 5)
    await page.mouse.down()
    await page.mouse.move(5, 5)
    await page.mouse.up()
    expect(await dialog(page).count()).toBe(1)
    await page.mouse.click(5, 5)
    await expect.poll(() => dialog(page).count(), SOON).toBe(0)
    await page.reload()
    await settled(page)
    await pick()
    await ask()
    await expect.poll(() => field(page).inputValue(), SOON).toBe('증빙의 분모')

    await button(page, '취소').click()
    await expect.poll(async () => squeeze(await dialog(page).innerText()), SOON).toContain('쓰던 내용을 지우고 닫을까요?')
    await shot(page, 'dialog-discard')
    await button(page, '계속 쓰기').click()
    await expect.poll(() => focused(page), SOON).toContain('TEXTAREA')
    await expect.poll(() => field(page).inputValue(), SOON).toBe('증빙의 분모')
    await button(page, '취소').click()
    await dialog(page).getByRole('button', { name: '지우기' }).last().click()
    await expect.poll(() => dialog(page).count(), SOON).toBe(0)
    expect(await focused(page)).toBe(OPENER)
    await ask()
    await expect.poll(() => field(page).inputValue(), SOON).toBe('')
    await page.context().close()
  })

  it('sends once by Ctrl+Enter, with the syllable that is still open', async () => {
    const { page, ask } = await returning()
    const bodies = await sent(page, 'review.return')
    await ask()
    const hands = await Composer.of(page)
    await hands.write('표 번')
    await hands.compose('ㅎ', '호')
    const keys = await page.context().newCDPSession(page)
    const press = { type: 'rawKeyDown', key: 'Process', code: 'Enter', windowsVirtualKeyCode: 229, modifiers: 2 } as const
    await keys.send('Input.dispatchKeyEvent', press)
    await hands.commit('호')
    await page.keyboard.press('Control+Enter')
    await page.keyboard.press('Control+Enter')
    await expect.poll(() => main(page), SOON).toContain('1건을 반려했습니다.')
    expect(bodies.map((body) => /"reason":"([^"]*)"/.exec(body)?.[1])).toEqual(['표 번호'])
    // Sent is no longer a draft.
    await expect
      .poll(() => page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('jipyo.draft.'))), SOON)
      .toEqual([])
    await page.context().close()
    expect(at.problems).toEqual([])
  })
})

it('a lost answer: asked for again by itself, and by a person, under one number', async () => {
  const page = await at.page('administrator')
  await page.goto(`${at.origin}/accounts`)
  await settled(page)
  const bodies = await sent(page, 'accounts.create', 3)
  await opens(page, () => page.getByRole('button', { name: '계정 만들기' }).first().click())
  await page.keyboard.type('한성과')
  await page.keyboard.press('Tab')
  await page.keyboard.type('han.seonggwa')
  await dialog(page).getByRole('checkbox').first().check()
  await dialog(page).getByRole('button', { name: '계정 만들기' }).click()
  await expect.poll(() => dialog(page).getByRole('alert').count(), SOON).toBe(1)
  const again = Promise.withResolvers<void>()
  await page.route('**/trpc/accounts.create*', (route) => again.promise.then(() => route.fallback()))
  // A double press: the sentence of the refusal is gone by its second half, and the dialog no longer under it.
  await dialog(page).getByRole('button', { name: '계정 만들기' }).click()
  await expect.poll(() => dialog(page).getByRole('alert').count(), SOON).toBe(0)
  await page.mouse.down({ clickCount: 2 })
  await page.mouse.up({ clickCount: 2 })
  expect(await dialog(page).count()).toBe(1)
  // Esc while it is sent: the link, which comes only once, is shown all the same.
  await page.keyboard.press('Escape')
  await expect.poll(() => dialog(page).count(), SOON).toBe(0)
  again.resolve()
  await expect.poll(() => bodies.length, SOON).toBe(4)
  await expect.poll(() => dialog(page).locator('input').first().inputValue(), SOON).toMatch(/\/claim#/)
  expect(bodies.length).toBe(4)
  expect(new Set(bodies.map(numberIn)).size).toBe(1)
  await page.context().close()
  // What the browser says of the broken connection is the test's own doing.
  at.problems.length = 0
})

describe('every dialog', () => {
  beforeAll(async () => {
    // What the verification finds: somebody changed a place by SQL.
    const store = openStore(at.database)
    await sql`update activity set place = ${'몰래 바꾼 곳'} where id = (select min(id) from activity)`.execute(store.db)
    await store.close()
    await at.everyDepartment('head')
  })

  it('of the client is walked here, or says where else', () => {
    const client = join(import.meta.dirname, '../../client')
    const dialogs = readdirSync(client, { recursive: true, encoding: 'utf8' })
      // What a dialog is made of is none.
      .filter(
        (path) => path.endsWith('.tsx') && !path.startsWith('ui/') && !/^shared\/write\/(Reason|Rule)Dialog\.tsx$/.test(path),
      )
      .flatMap((path) =>
        [...readFileSync(join(client, path), 'utf8').matchAll(/<(Form|Reason|Rule)?Dialog\b/g)].map(() => `client/${path}`),
      )
    // A walk of the same dialog in another state is no second dialog.
    const walked = Object.entries(Object.groupBy([...WALKS, ...PLAN_WALKS, ...SCHEDULE_WALKS], ({ file }) => file)).flatMap(
      ([file, walks = []]) => [...new Set(walks.map(({ sends, dialog: which = sends ?? '' }) => which))].map(() => file),
    )
    const named = [...walked, ...Object.entries(ELSEWHERE).flatMap(([file, { count }]) => Array<string>(count).fill(file))]
    expect(named.toSorted(), 'add it to WALKS, or to ELSEWHERE with the test that walks it').toEqual(dialogs.toSorted())
  })

  it('a reminder of two tabs: nobody is told the same twice, and the second says so', async () => {
    const [first, second] = [await at.page('administrator'), await at.page('administrator')]
    for (const page of [second, first]) {
      await page.goto(`${at.origin}/deadlines`)
      await settled(page)
      await opens(page, () => page.getByRole('button', { name: '독려 알림 보내기' }).click())
      await dialog(page).getByRole('checkbox').first().waitFor()
      for (const one of (await dialog(page).getByRole('checkbox').all()).slice(1)) await one.uncheck()
    }
    await first.keyboard.press('Control+Enter')
    await expect.poll(() => main(first), SOON).toContain('1명에게 독려 알림을 보냈습니다')
    // The second tab heard of it, or is told when it sends.
    await settled(second)
    const told = async () => `${await main(second)} ${(await dialog(second).allInnerTexts()).join(' ')}`
    await second.keyboard.press('Control+Enter')
    await expect.poll(told, SOON).toMatch(/오늘 이미|오늘 보냄/)
    await first.context().close()
    await second.context().close()
  })

  walkEach(WALKS, () => at)
  setTwice(
    [
      {
        name: 'when a period is entered',
        at: '/periods',
        opener: '소통기획과 기간 정하기',
        fill: (of, n) => of.getByLabel('입력 마감일').fill(`2027-02-0${n}`),
      },
      {
        name: 'how an indicator is measured, when its results are due',
        at: '/periods?tab=due',
        opener: /^정무활동.*바꾸기$/,
        fill: async (of, n) => {
          await of.getByLabel('집계 완료 시점(월)').selectOption(String(n + 4))
          await of.getByLabel('사유').fill(`공표일 ${n}`)
        },
      },
      {
        name: 'due dates of many',
        at: '/periods?tab=due',
        way: async (page) => {
          for (const one of (await page.getByRole('main').getByRole('checkbox').all()).slice(1, 4)) await one.check()
        },
        opener: /3개/,
        fill: async (of, n) => {
          await of.getByLabel('집계 완료 시점(월)').selectOption(String(n + 6))
          await of.getByLabel('사유').fill(`함께 ${n}`)
        },
      },
      {
        name: 'entry rules',
        at: '/periods?tab=rules',
        opener: '규칙 바꾸기',
        fill: async (of, n) => {
          await of.getByLabel('초과 사유를 묻는 달성률(%)').fill(`14${n}`)
          await of.getByLabel('사유', { exact: true }).fill(`규칙 ${n}`)
        },
      },
      {
        name: 'the landing year',
        at: '/periods?tab=rules',
        opener: '첫 화면 연도 바꾸기',
        fill: async (of, n) => {
          await of.getByLabel('연도').selectOption(String(2024 + n))
          await of.getByLabel('사유', { exact: true }).fill(`연도 ${n}`)
        },
      },
      {
        name: 'the scoring policy',
        at: '/periods?tab=rules',
        opener: '평가규칙 바꾸기',
        fill: async (of, n) => {
          await of.getByLabel('초과달성으로 보는 달성률(%)').fill(`14${n}`)
          await of.getByLabel('사유', { exact: true }).fill(`평가 ${n}`)
        },
      },
    ],
    () => at,
  )
})

it('the once-only address of an account is not thrown away by a double press, Esc or a press outside', async () => {
  const page = await at.page('administrator')
  await page.goto(`${at.origin}/accounts`)
  await settled(page)
  await opens(page, () => page.getByRole('button', { name: '계정 만들기' }).first().click())
  await page.keyboard.type('두번누름')
  await page.keyboard.press('Tab')
  await page.keyboard.type('twice.pressed')
  await dialog(page).getByRole('checkbox').first().check()
  const bodies = await sent(page, 'accounts.create')
  await dialog(page).getByRole('button', { name: '계정 만들기' }).dblclick()
  const address = dialog(page).locator('input[readonly]')
  await address.waitFor()
  for (const close of [() => page.keyboard.press('Escape'), () => page.mouse.click(5, 5), () => button(page, '닫기').click()]) {
    await close()
    await expect
      .poll(async () => squeeze(await dialog(page).innerText()), SOON)
      .toContain('닫으면 이 주소를 다시 볼 수 없습니다.')
  }
  const url = await address.inputValue()
  expect(url).toMatch(/\/claim#/)
  await shot(page, 'dialog-link')
  await button(page, '옮겨 적었습니다').dblclick()
  await expect.poll(() => dialog(page).count(), SOON).toBe(0)
  expect(bodies).toHaveLength(1)
  await page.context().close()

  // It works once: two presses in one frame are one.
  const owner = await at.stranger()
  const claims: string[] = []
  owner.on('request', (request) => request.url().endsWith('/claim/password') && claims.push(request.url()))
  await owner.goto(url)
  await owner.locator('input[name="password"]').fill('느티나무 아래 정거장 37')
  await owner.evaluate(() => {
    const form = document.querySelector('form')
    form?.requestSubmit()
    form?.requestSubmit()
  })
  await owner.waitForURL((now) => now.pathname !== '/claim')
  expect(claims).toHaveLength(1)
  await owner.context().close()
})
