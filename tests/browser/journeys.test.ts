import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readPlanFiles } from '#server/plans/plan-files.ts'
import { addresses, axeViolations, settled, shot, type Stage, stage, viewCookie } from './harness.ts'
import { SOON, tabTo } from './keys.ts'

let at: Stage
beforeAll(async () => {
  at = await stage()
})
afterAll(() => at?.close())

const plan = readPlanFiles(new URL('../../data/jeonbuk-2026', import.meta.url).pathname)
/** Hand-worked for 2024 with the cap of 100, from the printed plan. */
const SCORES = { 대외협력과: '96.07', 외국인국제정책과: '100.00', 소통기획과: '98.87', 중앙협력본부: '100.00' }
const RATES_2024 = [
  '100.0',
  '115.2',
  '90.2',
  '산정불가',
  '산정불가',
  '100.0',
  '97.2',
  '105.4',
  '104.2',
  '104.4',
  '100.0',
  '103.3',
]

const text = (page: Page) => page.getByRole('main').innerText()
const squeeze = (s: string) => s.replaceAll(/\s+/g, ' ')

describe("the executive's journey", () => {
  it('goes from the sign-in page to the overview that was asked for', async () => {
    const page = await at.stranger()
    await page.goto(`${at.origin}/overview?year=2024`)
    await page.getByRole('button', { name: /실국장/ }).click()
    await page.waitForURL(/overview\?year=2024/)
    await settled(page)
    expect(squeeze(await page.getByRole('heading', { level: 1 }).innerText())).toMatch(
      /12개 지표 중 10개를 산정해 8개 달성, 2개 미달성입니다\. 가장 큰 감점은 자원봉사 활동률\(\s*마이너스 −3\.93점\)입니다\. 2025년 실적은 아직 입력되지 않았습니다\(0\/12\)\./,
    )
    await page.context().close()
  })

  it('shows above each page the year that its title speaks of, where the address names none', async () => {
    const page = await at.page('executive')
    const years = new Set<string | undefined>()
    for (const path of await addresses(at.origin, page, ['/overview', '/departments/FIRST', '/budget', '/activities'])) {
      await page.goto(at.origin + path)
      await settled(page)
      const year = /\d{4}/.exec(await page.title())?.[0]
      expect(await page.getByRole('banner').getByRole('radio', { checked: true }).getAttribute('value'), path).toBe(year)
      years.add(year)
    }
    // Not all of them land on the same.
    expect(years.size).toBeGreaterThan(1)
    await page.context().close()
  })

  it('shows the hand-worked scores, rates, targets and budget', async () => {
    const page = await at.page('executive')
    await page.goto(`${at.origin}/overview?year=2024`)
    await settled(page)
    // The table behind the bullets has the exact figures.
    const scores = page.locator('section', { hasText: '부서 평점' }).first()
    await scores.getByRole('button', { name: '표로 보기' }).click()
    const rows = await scores.getByRole('row').allInnerTexts()
    for (const [department, score] of Object.entries(SCORES)) {
      expect(
        rows.some((row) => row.includes(department) && row.includes(score)),
        `${department} ${score} in ${rows.join(' / ')}`,
      ).toBe(true)
    }
    expect(rows.some((row) => row.includes('외국인국제정책과') && row.includes('30/100'))).toBe(true)

    const heat = page.getByRole('table').filter({ hasText: '2028 목표' })
    for (const [index, indicator] of plan.indicators.entries()) {
      const row = heat
        .getByRole('row')
        .filter({ has: page.getByText(indicator.name, { exact: false }).first() })
        .first()
      expect(squeeze(await row.innerText()), indicator.name).toContain(RATES_2024[index])
    }
    const main = squeeze(await text(page))
    for (const amount of ['16,457', '△565', '△3.32%', '14,501', '15,497', '14,872', '+564', '△459', '−3.93', '−1.13', '계획 전'])
      expect(main).toContain(amount)
    await shot(page, 'overview')
    await page.context().close()
  })

  it('compares the four roll-up rules', async () => {
    const page = await at.page('executive')
    await page.goto(`${at.origin}/overview?year=2024&rule=headcount`)
    await settled(page)
    expect(squeeze(await text(page))).toContain('98.3')
    await page.goto(`${at.origin}/overview?year=2024&rule=budget`)
    await settled(page)
    expect(squeeze(await text(page))).toContain('98.5')
    await page.context().close()
  })

  it('opens the reason of a missed indicator in one press', async () => {
    const page = await at.page('executive')
    await page.goto(`${at.origin}/overview?year=2024`)
    await settled(page)
    await page
      .getByRole('link', { name: /자원봉사 활동률/ })
      .first()
      .click()
    await page.waitForURL(/departments\/\d+\?.*indicator=\d+/)
    const panel = page.getByRole('dialog')
    await panel
      .getByRole('heading', { name: /자원봉사 활동률/ })
      .first()
      .waitFor()
    await panel.getByText('5.41').first().waitFor()
    await expect.poll(async () => squeeze(await panel.innerText()), SOON).toContain('−3.93')
    await page.context().close()
  })
})

describe("the head's journey", () => {
  it('lands on the own department and walks to the origin of a figure by keyboard alone', async () => {
    const page = await at.page('head')
    await page.goto(at.origin)
    await page.waitForURL(/departments\/\d+/)
    await settled(page)
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toContain('대외협력과')
    // The plan measures once a year, so the year under work is 2025; its last settled year is one press away.
    await expect.poll(() => page.getByRole('radio', { name: '2025 결산 중' }).isChecked(), SOON).toBe(true)
    await page.getByRole('radio', { name: '2024 결산' }).click()
    await page.waitForURL(/year=2024/)
    await settled(page)
    const row = page.getByRole('button', { name: /자원봉사 활동률/ }).first()
    await tabTo(page, row)
    await page.keyboard.press('Enter')
    const panel = page.getByRole('dialog')
    await panel
      .getByRole('heading', { name: /자원봉사 활동률/ })
      .first()
      .waitFor()
    await panel.getByText('1365 자원봉사 시스템').first().waitFor()
    const told = squeeze(await panel.innerText())
    expect(told).toContain('5.41 ÷ 6 × 100')
    // The cell of the document where 5.41 stands, as printed.
    expect(told).toContain('2024 실적 “5.41”')
    await shot(page, 'department-panel')
    await page.keyboard.press('Escape')
    await expect.poll(() => row.evaluate((el) => el === document.activeElement), SOON).toBe(true)
    expect(page.url()).not.toContain('indicator=')
    await page.context().close()
  })

  it("shows every department's printed figures", async () => {
    const page = await at.page('head')
    await page.goto(at.origin)
    await page.waitForURL(/departments\/(\d+)/)
    const first = Number(/departments\/(\d+)/.exec(page.url())?.[1])
    const departments = plan.organisation.filter((o) => o.kind === 'department')
    for (const [index, department] of departments.entries()) {
      await page.goto(`${at.origin}/departments/${first + index}`)
      await settled(page)
      const main = squeeze(await text(page))
      for (const programme of plan.programmes.filter((p) => p.goal.startsWith(department.code))) {
        expect(main).toContain(programme.name)
        for (const column of ['settled_2024', 'budget_2025', 'budget_2026'])
          expect(main, `${programme.name} ${column}`).toContain(programme.printed[column]?.raw)
      }
      for (const statement of plan.budget_statements.filter((s) => s.unit === department.code))
        expect(main).toContain(statement.printed['budget']?.raw)
      await shot(page, `department-${department.code}`)
    }
    await page.context().close()
  })
})

describe('budget and reconciliation', () => {
  it('adds up, never invents later years, and names the seven equations that fail', async () => {
    const page = await at.page('executive')
    await page.goto(`${at.origin}/budget`)
    await settled(page)
    const main = squeeze(await text(page))
    for (const amount of ['14,501', '15,497', '14,872', '계획 전']) expect(main).toContain(amount)
    await shot(page, 'budget')
    await page.goto(`${at.origin}/budget?tab=reconciliation&state=failed`)
    await settled(page)
    const failed = squeeze(await text(page))
    for (const figure of ['9,931', '11,759', '7,331', '7,335', '기본경비', '자원봉사사업무']) expect(failed).toContain(figure)
    await shot(page, 'reconciliation')
    await page.context().close()
  })
})

it('keeps the order of the cascade layers in the build, whatever stylesheet loads first', async () => {
  const page = await at.page('executive')
  await page.goto(`${at.origin}/overview?year=2024`)
  await settled(page)
  const link = page.getByRole('navigation').getByRole('link').first()
  expect(await link.evaluate((el) => getComputedStyle(el).textDecorationLine)).toBe('none')
  await page.context().close()
})

describe('turning to another page', () => {
  const PATIENCE = 400
  /** A page whose next one is asked for, and its answer held until `answer` is called. `patient`: however long that takes. */
  async function turning(patient: boolean) {
    const page = await at.page('executive')
    if (patient)
      await page.addInitScript((patience) => {
        const set = globalThis.setTimeout
        globalThis.setTimeout = ((act: () => void, after?: number) => (after === patience ? 0 : set(act, after))) as typeof set
      }, PATIENCE)
    await page.goto(`${at.origin}/overview?year=2024`)
    await settled(page)
    const held = Promise.withResolvers<void>()
    await page.route('**/trpc/*budgets.page*', (route) => held.promise.then(() => route.continue()))
    const asked = page.waitForRequest('**/trpc/*budgets.page*')
    const part = page.waitForResponse(/\/Budget-[\w-]+\.js$/)
    const was = await page.getByRole('main').getByRole('heading', { level: 1 }).innerText()
    await page.getByRole('navigation').first().getByRole('link', { name: '예산' }).click()
    await asked
    await (await part).finished()
    const heading = async () => page.getByRole('main').getByRole('heading', { level: 1 }).allInnerTexts()
    const waiting = () => page.locator('main > [role=status], main > div > [role=status]').count()
    return { page, was, heading, waiting, answer: held.resolve }
  }

  it('keeps the page until the first answers of the next one are there, and shows no empty place', async () => {
    const { page, was, heading, waiting, answer } = await turning(true)
    const seen = await page.evaluateHandle(() => {
      const places = { empty: 0 }
      const look = () => (places.empty += document.querySelectorAll('main > div > [role=status]').length)
      new MutationObserver(look).observe(document.body, { childList: true, subtree: true })
      return places
    })
    for (let frame = 0; frame < 5; frame++) await page.evaluate(() => new Promise(requestAnimationFrame))
    expect(await heading()).toEqual([was])
    expect(await waiting()).toBe(0)
    answer()
    await expect.poll(async () => (await heading()).join(''), SOON).toContain('2026년 예산은')
    expect(await seen.evaluate(({ empty }) => empty)).toBe(0)
    await page.context().close()
  })

  it('shows its place when they take longer', async () => {
    const { page, heading, waiting, answer } = await turning(false)
    await expect.poll(waiting, SOON).toBe(1)
    expect(await heading()).toEqual([])
    answer()
    await expect.poll(async () => (await heading()).join(''), SOON).toContain('2026년 예산은')
    await page.context().close()
  })
})

/** Counts the frames from the press of `key`, once its part of the program has come, until what it opens is there. */
const opening = (page: Page, key: string, part: string, opened: string) =>
  page.evaluateHandle(
    (of) => {
      const seen = { frames: 0 }
      const isThere = () =>
        performance.getEntriesByType('resource').some(({ name }) => name.includes(`/${of.part}-`) && name.endsWith('.js'))
      const look = () => {
        if (document.querySelector(of.opened) !== null) return
        if (isThere()) seen.frames += 1
        requestAnimationFrame(look)
      }
      addEventListener('keydown', (event) => event.key === of.key && look(), { capture: true })
      return seen
    },
    { key, part, opened },
  )
/** React holds back what a boundary has waited for, for 300 ms, which are 18. */
const FRAMES = 12

it('what is opened comes as soon as its part is there', async () => {
  const page = await at.page('executive')
  await page.goto(`${at.origin}/overview?year=2024`)
  await settled(page)
  const help = await opening(page, 'F1', 'Help', 'dialog[open]')
  await page.keyboard.press('F1')
  await page.getByRole('dialog').waitFor()
  expect(await help.evaluate(({ frames }) => frames)).toBeLessThan(FRAMES)
  await page.context().close()
})

describe('search', () => {
  it('opens by Ctrl K, finds by initial consonants, lands on the row, and finds pages and acts', async () => {
    const page = await at.page('executive')
    await page.goto(`${at.origin}/overview?year=2024`)
    await settled(page)
    // Ctrl alone brings what K opens, so that no letter after it is lost.
    const loaded = page.waitForResponse(/\/Palette-[\w-]+\.js$/)
    await page.keyboard.down('Control')
    await (await loaded).finished()
    const palette = await opening(page, 'k', 'Palette', 'dialog[open] [role=combobox]')
    await page.keyboard.press('k')
    await page.keyboard.up('Control')
    await page.getByRole('combobox').waitFor()
    expect(await palette.evaluate(({ frames }) => frames)).toBeLessThan(FRAMES)
    await page.getByRole('combobox').fill('ㅈㅇㅂㅅ ㅎㄷㄹ')
    await page.locator('[role=option][aria-selected=true]', { hasText: '자원봉사 활동률' }).waitFor()
    await page.keyboard.press('Enter')
    await page
      .getByRole('dialog')
      .getByRole('heading', { name: /자원봉사 활동률/ })
      .first()
      .waitFor()
    expect(page.url()).toMatch(/indicator=\d+/)
    const seen = async (selector: string) => {
      const found = page.locator(selector).first()
      await found.waitFor()
      await expect
        .poll(
          () =>
            found.evaluate((row) => row.getBoundingClientRect().top >= 0 && row.getBoundingClientRect().bottom <= innerHeight),
          SOON,
        )
        .toBe(true)
      return squeeze(await found.innerText())
    }
    expect(await seen('[data-found]')).toContain('자원봉사 활동률')
    await page.keyboard.press('Escape')
    const find = async (q: string, option: string) => {
      await page.keyboard.press('Control+k')
      await page.locator('input[role=combobox]').fill(q)
      await page.locator('[role=option][aria-selected=true]', { hasText: option }).waitFor()
      await page.keyboard.press('Enter')
      await page.locator('input[role=combobox]').waitFor({ state: 'detached' })
    }
    // Each lands on its row: in view, marked, and the keyboard goes on there.
    for (const [q, name] of [
      ['국회 정책협의회', '국회 및 정당 정책협의회 운영'],
      ['지방의회 협력체계', '지방의회 협력체계 강화'],
      ['ㅇㅈㅎㄹㅌ', '의정협력팀'],
    ] as const) {
      await find(q, name)
      await expect.poll(() => seen('[data-found]'), SOON).toContain(name)
      await expect.poll(() => page.evaluate(() => document.activeElement?.closest('[data-found]') !== null), SOON).toBe(true)
    }
    await find('벽면', '벽면 화면')
    await page.waitForURL(/tv=/)
    await page.goBack()
    await find('개인정보', '내 계정')
    await page.getByRole('dialog', { name: /내 계정/ }).waitFor()
    await page.context().close()
  })
})

describe('questions', () => {
  it('are answered in Ctrl K and on a page, each figure leading to where it stands', async () => {
    const page = await at.page('executive')
    await page.goto(`${at.origin}/overview?year=2026`)
    await settled(page)
    await page.keyboard.press('Control+k')
    const dialog = page.getByRole('dialog', { name: '찾기' })
    await dialog.getByRole('combobox').waitFor()
    await page.keyboard.press('Tab')
    const field = dialog.getByRole('textbox', { name: '물음' })
    await expect.poll(() => field.evaluate((el) => el === document.activeElement), SOON).toBe(true)
    // What is seen; the same words stand once more for who hears the page, some time later.
    const seen = (said: string) => dialog.getByText(said).and(dialog.locator(':not([data-announcer] *)'))
    const answer = async (question: string, said: string) => {
      await field.fill(question)
      await page.keyboard.press('Enter')
      await seen(said).first().waitFor()
    }
    await answer('자원봉사 활동률 왜 미달?', '기록된 원인이 없습니다.')
    expect(
      (
        await dialog.locator('p:not([data-announcer], [data-announcer] *)').filter({ hasText: '달성률은' }).first().innerText()
      ).replaceAll(/\s+/g, ''),
    ).toMatch(
      /2024년자원봉사활동률은목표6%1에실적5\.41%2로미달성입니다\(차이.*△0\.59%.*3\)\.달성률은90\.2%4이고,감점은.*−3\.93점5입니다/,
    )
    // Who only hears the page hears the answer.
    await expect.poll(() => dialog.locator('[data-announcer]').innerText(), SOON).toMatch(/미달성입니다.*기록된 원인이 없습니다/s)
    expect(await axeViolations(page)).toEqual([])
    // Two are meant: one key says which.
    await answer('협력지원 목표', '어느 것입니까?')
    await page.keyboard.press('2')
    await seen('수도권지역 주요업무 협력지원의 목표는').waitFor()
    expect(await field.inputValue()).toBe('협력지원 목표')
    await dialog.getByRole('link', { name: '근거 1: 목표', exact: true }).click()
    await page.waitForURL(/departments\/\d+\?.*indicator=\d+/)
    const panel = page
      .getByRole('dialog')
      .getByRole('heading', { name: /수도권지역 주요업무 협력지원/ })
      .first()
    await panel.waitFor()
    await expect.poll(() => page.getByRole('dialog').first().innerText(), SOON).toContain('30')

    await page.goto(`${at.origin}/ask?year=2026`)
    await settled(page)
    // Each example of an empty page has an answer.
    await page.getByRole('main').getByRole('listitem').getByRole('button').first().click()
    await page.getByRole('heading', { name: '근거' }).waitFor()
    await page.getByRole('textbox', { name: '물음' }).fill('자원봉사 활동률 목표')
    await page.keyboard.press('Enter')
    await page.getByRole('main').getByText('2026년 자원봉사 활동률의 목표는', { exact: false }).waitFor()
    await page.getByRole('combobox', { name: '연도' }).selectOption('2024')
    await page.getByRole('main').getByText('2024년 자원봉사 활동률의 목표는', { exact: false }).waitFor()
    expect(page.url()).toContain('of=2024')
    await page.getByRole('combobox', { name: '물음' }).selectOption('actual')
    await page.getByRole('main').getByText('2024년 자원봉사 활동률의 실적은', { exact: false }).waitFor()
    // The address alone shows the same answer.
    await page.reload()
    await page.getByRole('main').getByText('2024년 자원봉사 활동률의 실적은', { exact: false }).waitFor()
    expect(await axeViolations(page)).toEqual([])
    await page.context().close()
    for (const theme of ['light', 'dark'] as const) {
      const narrow = await at.page('executive', { width: theme === 'light' ? 390 : 768, height: 844, theme })
      await narrow.goto(`${at.origin}/ask?year=2026&q=${encodeURIComponent('예산이 가장 많이 줄어든 사업은?')}`)
      await narrow.getByText('국제관계대사 운영', { exact: false }).first().waitFor()
      await expect.poll(() => narrow.getByRole('main').innerText(), SOON).toMatch(/△459백만원[\s\S]*△367백만원/)
      expect(await axeViolations(narrow)).toEqual([])
      await narrow.context().close()
    }
  })
})

describe("the evaluator's and the head's figures", () => {
  it('goes from a typed number to the overview by keyboard, through the head', async () => {
    const evaluator = await at.page('evaluator')
    await evaluator.goto(`${at.origin}/entry?year=2025`)
    await settled(evaluator)
    expect(await axeViolations(evaluator)).toEqual([])
    const entered = evaluator.getByRole('main').getByText('저장됨').first()
    // 12 against 11: met, and neither far from the target nor from last year, so nothing has to be explained.
    await evaluator.keyboard.type('12')
    await evaluator.keyboard.press('Enter')
    await entered.waitFor()
    await evaluator.keyboard.press('Control+Enter')
    await expect
      .poll(
        () => evaluator.evaluate(() => document.activeElement?.closest('dialog') !== null && document.activeElement?.tagName),
        SOON,
      )
      .toBe('BUTTON')
    await evaluator.keyboard.press('Enter')
    // Until the dialog is done and the row itself says so: the words stand in the dialog and on the button too.
    await expect.poll(() => evaluator.locator('dialog[open]').count(), SOON).toBe(0)
    await expect.poll(async () => squeeze(await text(evaluator)), SOON).toMatch(/정무활동 및 당정협력 강화[^민]*제출/)
    await evaluator.context().close()

    const head = await at.page('head')
    await head.goto(`${at.origin}/review?year=2025`)
    await settled(head)
    expect(await axeViolations(head)).toEqual([])
    const box = head.getByRole('checkbox', { name: /정무활동/ }).first()
    await box.focus()
    await head.keyboard.press('Space')
    await head.getByRole('button', { name: /확정/ }).first().click()
    await expect.poll(async () => squeeze(await text(head)), SOON).toMatch(/확정 1/)
    await head.goto(`${at.origin}/overview?year=2025`)
    await settled(head)
    expect(squeeze(await text(head))).toContain('12개 지표 중 1개를 산정해 달성했습니다')
    await head.context().close()
  })
})

describe('the language', () => {
  it('speaks English as it was chosen, by an earlier version too', async () => {
    const page = await at.page('executive')
    await page.goto(`${at.origin}/overview?year=2024`)
    await settled(page)
    await page.evaluate(() => localStorage.setItem('jipyo.language', 'en'))
    await page.reload()
    await settled(page)
    expect(await page.locator('html').getAttribute('lang')).toBe('en')
    expect(squeeze(await page.getByRole('heading', { level: 1 }).innerText())).toContain('10 of 12')
    await page.context().close()
  })

  it('marks what stays Korean on the English screen', async () => {
    const page = await at.page('administrator')
    await page.context().addCookies([viewCookie(at.origin, { language: 'en' })])
    const wrong: string[] = []
    const paths = [
      '/overview?year=2026',
      '/departments/FIRST?year=2024',
      '/departments/FIRST?year=2026&indicator=ONE',
      '/budget?tab=statement',
      '/budget?tab=reconciliation',
      '/entry',
      '/review',
      '/deadlines',
      '/activities',
      '/plans',
      '/periods?tab=due',
      '/audit',
      '/system',
      '/sign-in',
    ]
    for (const path of await addresses(at.origin, page, paths)) {
      await page.goto(at.origin + path)
      await settled(page)
      const found = await page.evaluate(() => {
        const texts: string[] = []
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
        for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
          const own = (node.textContent ?? '').trim()
          const around = node.parentElement
          if (around === null || around.closest('script, style') !== null) continue
          const korean = around.closest('[lang]')?.getAttribute('lang') === 'ko'
          // A name inside an English sentence is a proper name, and half a text carries no mark.
          const [hangul, latin] = [/[가-힣]/.test(own), /[a-z]{2}/i.test(around.textContent ?? '')]
          if (hangul && !latin && !korean) texts.push(`not marked: ${own}`)
        }
        return [...new Set(texts)]
      })
      wrong.push(...found.map((one) => `${path} ${one}`))
    }
    expect(wrong).toEqual([])
    await page.context().close()
  })
})

describe('bad input', () => {
  it.each([
    ['/overview?year=%22nonsense', /12개 지표/],
    ['/overview?year=1999', /그 연도의 성과계획이 없습니다/],
    ['/departments/99999', /그 부서를 찾지 못했습니다/],
    ['/departments/abc', /부서|화면/],
    ['/budget?tab=%3Cscript%3E&sort=%27--', /예산/],
    ['/no-such-page', /없는 화면입니다/],
  ])('%s gives a clear answer', async (path, expected) => {
    const problems = at.problems.length
    const page = await at.page('executive')
    await page.goto(at.origin + path)
    await expect.poll(() => page.locator('body').innerText(), SOON).toMatch(expected)
    await page.context().close()
    forgiveRefusals(problems)
  })

  it('tells a head that administration is not theirs', async () => {
    const problems = at.problems.length
    const page = await at.page('head')
    await page.goto(`${at.origin}/system`)
    await expect.poll(() => page.locator('body').innerText(), SOON).toMatch(/권한이 없습니다/)
    await page.context().close()
    forgiveRefusals(problems)
  })
})

it('caused no console message and asked no other host', () => expect(at.problems).toEqual([]))

/** The browser itself notes each refused request (4xx); that is not a fault of the page. Anything else stays. */
function forgiveRefusals(from: number) {
  at.problems.splice(
    from,
    at.problems.length,
    ...at.problems.slice(from).filter((p) => !/Failed to load resource: .* status of 4/.test(p)),
  )
}
