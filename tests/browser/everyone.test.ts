/** Every route with its tabs and panels, opened once: whoever hears it, sees it otherwise or has no mouse can use it. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Role } from '#domain/entry/permissions.ts'
import {
  arrows,
  axeFindings,
  axeOfSize,
  bareSigns,
  forcedColours,
  hiddenFocus,
  spaceTexts,
  structure,
  texts,
  unmarkedKorean,
} from './everyone.ts'
import { addresses, goTo, settled, speak, type Stage, stage } from './harness.ts'
import { SOON, tabTo } from './keys.ts'
import { type WalkedPage, walkedPages } from './page-table.ts'

let at: Stage
let pages: readonly WalkedPage[]
beforeAll(async () => {
  at = await stage({ practice: true, bureaus: true })
  const page = await at.page('administrator')
  pages = await walkedPages('everyone', at.origin, page)
  await page.context().close()
})
afterAll(() => at?.close())

it('the walk knows every route of the route table', () => {
  const app = readFileSync(join(import.meta.dirname, '../../client/App.tsx'), 'utf8')
  const routes = [...app.matchAll(/path: '([^']+)'/g)].map(([, path = '']) => path.split('/')[0])
  const walked = new Set(pages.map(({ path }) => path.split(/[/?]/)[1]))
  expect(routes.filter((route) => route !== '' && !walked.has(route))).toEqual([])
  expect(routes.length).toBeGreaterThan(18)
})

describe('every page', () => {
  it('is named, ordered, spoken, spaced, drawn and reached as WCAG 2.2 and KWCAG 2.2 ask', async () => {
    const wrong: string[] = []
    const titles = new Map<string, string>()
    const walked = new Set<string>()
    const look = async (page: Page, { role, path }: WalkedPage) => {
      const note = (where: string, found: readonly string[]) =>
        wrong.push(...found.map((one) => `${role} ${path} ${where}: ${one}`))
      const called = async () => {
        const title = await page.title()
        const other = titles.get(title)
        if (role !== 'administrator') return []
        titles.set(title, path)
        return other === undefined ? [] : [`called "${title}" as ${other} is`]
      }
      await goTo(page, path)
      await settled(page)
      note('1440', [...(await called()), ...(await structure(page)), ...(await bareSigns(page)), ...(await axeFindings(page))])
      // What is wider or taller than its place, or over another, only when spaced as WCAG 1.4.12 says.
      const before = new Set((await texts(page)).wrong)
      await spaceTexts(page, true)
      await settled(page)
      const spaced = (await texts(page)).wrong.filter((one) => !before.has(one))
      note('spaced', spaced)
      await spaceTexts(page, false)
      note('forced colours', await forcedColours(page))
      // A desk at 400 %, in the dark.
      await page.emulateMedia({ colorScheme: 'dark' })
      await page.setViewportSize({ width: 320, height: 256 })
      await settled(page)
      // Before the keyboard goes through it: a table that was moved has buttons half under its first column.
      note('320', [...(await structure(page)), ...(await axeOfSize(page)), ...(await hiddenFocus(page))])
      await page.emulateMedia({ colorScheme: 'light' })
      await page.setViewportSize({ width: 1440, height: 900 })
      await speak(page, 'en')
      await settled(page)
      note('English', [
        ...(await called()),
        ...(await structure(page)),
        ...(await bareSigns(page)),
        ...(await unmarkedKorean(page)),
      ])
      const again = async () => {
        await goTo(page, path)
        await settled(page)
      }
      note('arrows', await arrows(page, walked, again))
      await speak(page, 'ko')
    }
    // The next page to whoever is free: most of the time one waits for its parts.
    const walk = async (role: Role, left: WalkedPage[]) => {
      const page = await at.page(role, { width: 1440, height: 900 })
      await page.goto(at.origin)
      await settled(page)
      for (let one = left.shift(); one !== undefined; one = left.shift()) await look(page, one)
      await page.context().close()
    }
    const left = Map.groupBy(pages, (one) => one.role)
    const walks = [...left].flatMap(([role, of]) =>
      role === 'administrator' ? [walk(role, of), walk(role, of)] : [walk(role, of)],
    )
    await Promise.all(walks)
    expect(wrong).toEqual([])
  })
})

/** A fault that is put into a page, and the law that must find it. */
interface Fault {
  readonly name: string
  /** at the end of the page's content; `data-style`: its style, which the page's own policy lets no markup have */
  readonly html?: string
  readonly put?: () => void
  readonly law: (page: Page) => Promise<readonly string[]>
  readonly found: RegExp
  /** the others would be in its way */
  readonly alone?: true
}
const FAULTS: readonly Fault[] = [
  {
    name: 'a heading too deep',
    put: () => document.querySelector('main h1')?.insertAdjacentHTML('afterend', '<h4>제목</h4>'),
    law: structure,
    found: /heading 1 → 4/,
  },
  {
    name: 'a table without name and header cells, a header cell of nothing',
    html: '<table><tr><td>하나</td></tr></table><table aria-label="표"><tr><th>하나</th></tr></table>',
    law: structure,
    found: /a table without a name.*\n.*a table without header cells.*\n.*a header cell of nothing/,
  },
  {
    name: 'texts that are apart for the eye alone',
    html: '<p><b data-style="margin-right: 9px">핵심 40</b><b>원인 미입력</b></p>',
    law: structure,
    found: /glued: "핵심 40" \+ "원인 미입력"/,
  },
  {
    name: 'a way sideways that is none, and a stop of the keyboard for nothing',
    html: '<div role="region" tabindex="0" aria-label="표, 좌우로 움직여 보기">글</div>',
    law: structure,
    found: /says that it moves sideways and does not.*\n.*a stop of the keyboard for nothing/,
  },
  {
    name: 'what cannot be used and does not say why',
    html: '<button disabled>저장</button>',
    law: structure,
    found: /cannot be used and does not say why: BUTTON 저장/,
  },
  {
    name: 'a drawing neither named nor hidden',
    html: '<svg width="9" height="9"><rect width="9" height="9" /></svg>',
    law: structure,
    found: /a drawing neither named nor hidden/,
  },
  {
    name: 'bare signs in a text and in a name',
    html: '<p>△3</p><button aria-label="1 → 2">다음</button>',
    law: bareSigns,
    found: /"△3"[\s\S]*"1 → 2"|"1 → 2"[\s\S]*"△3"/,
  },
  {
    name: 'a field without a label and a second main',
    html: '<input /><main>둘</main>',
    law: axeFindings,
    found: /label: [\s\S]*landmark/,
  },
  {
    name: 'a pale text and two small targets side by side',
    html: '<p data-style="background: #fff; color: #bbb">흐린 글</p><p><button data-style="font-size: 8px; padding: 0; border: 0">가</button><button data-style="font-size: 8px; padding: 0; border: 0">나</button></p>',
    law: axeOfSize,
    found: /color-contrast: [\s\S]*target-size: /,
  },
  {
    name: 'what covers the focus',
    html: '<div data-style="position: fixed; inset: 0; z-index: 99; background: #fff"></div>',
    law: hiddenFocus,
    found: /focus covered/,
    alone: true,
  },
  {
    name: 'a text that is cut when it is spaced',
    html: '<p data-style="width: max-content; overflow: hidden; white-space: nowrap">글 글 글 글 글 글</p>',
    put: () => {
      const text = document.querySelector<HTMLElement>('[data-style*=max-content]')
      if (text !== null) text.style.width = `${text.offsetWidth}px`
    },
    law: async (page) => {
      const before = (await texts(page)).wrong
      await spaceTexts(page, true)
      const { wrong } = await texts(page)
      await spaceTexts(page, false)
      return wrong.filter((one) => !before.includes(one))
    },
    found: /cut: 글 글/,
  },
  {
    name: 'drawings, hatching and what is chosen in the colour of the ground',
    html: '<i class="hatched" data-style="display: block; height: 9px">빗금</i>',
    put: () => {
      const sheet = new CSSStyleSheet()
      sheet.replaceSync(`@media (forced-colors: active) {
        main svg * { stroke: Canvas !important; fill: Canvas !important; color: Canvas !important }
        .hatched { forced-color-adjust: auto !important; background-image: none !important }
        [aria-current], [aria-current] *, input:checked + * { outline: none !important; forced-color-adjust: auto !important; background: Canvas !important }
      }`)
      document.adoptedStyleSheets = [sheet]
    },
    law: forcedColours,
    found: /a drawing is gone[\s\S]*hatching is gone[\s\S]*chosen is not seen/,
    alone: true,
  },
  {
    name: 'Korean without a mark and a Korean unit on the English screen',
    html: '<p lang="en">한글</p><p lang="en">12 건 were entered</p>',
    law: unmarkedKorean,
    found: /Korean without a mark: text "한글"[\s\S]*a Korean unit in an English text/,
  },
  {
    name: 'an arrow that leads away',
    put: () =>
      document.addEventListener('change', ({ target }) => target instanceof HTMLElement && target.blur(), { capture: true }),
    law: (page) => arrows(page, new Set(), () => Promise.resolve()),
    found: /leads nowhere or away/,
    alone: true,
  },
]

it('each law of the walk finds its fault, and not where there is none', async () => {
  const page = await at.page('administrator', { width: 1440, height: 900 })
  const put = async (faults: readonly Fault[]) => {
    await page.goto(`${at.origin}/deadlines`)
    await settled(page)
    for (const { html = '', put: also } of faults) {
      await page.evaluate((text) => {
        document.querySelector('main')?.insertAdjacentHTML('beforeend', text)
        for (const one of document.querySelectorAll<HTMLElement>('[data-style]')) one.style.cssText ||= one.dataset['style'] ?? ''
      }, html)
      if (also !== undefined) await page.evaluate(also)
    }
  }
  const whatFinds = async (faults: readonly Fault[]) => {
    const found = new Map<Fault['law'], string>()
    for (const { law } of faults) if (!found.has(law)) found.set(law, (await law(page)).join('\n'))
    return (fault: Fault) => fault.found.test(found.get(fault.law) ?? '')
  }
  const [alone, together] = [FAULTS.filter((one) => one.alone), FAULTS.filter((one) => !one.alone)]
  await put([])
  const sound = await whatFinds(FAULTS)
  expect(FAULTS.filter(sound).map(({ name }) => name)).toEqual([])
  const unseen: string[] = []
  for (const faults of [together, ...alone.map((one) => [one])]) {
    await put(faults)
    const seen = await whatFinds(faults)
    unseen.push(...faults.filter((one) => !seen(one)).map(({ name }) => name))
  }
  expect(unseen).toEqual([])
  await page.context().close()
})

it('the tip of a chart stays for the pointer and goes by Esc, the panel around it later', async () => {
  const page = await at.page('executive', { width: 1440, height: 900 })
  const [path = ''] = await addresses(at.origin, page, ['/departments/FIRST?year=2025&indicator=ONE'])
  await page.goto(at.origin + path)
  await settled(page)
  const panel = page.getByRole('dialog')
  const chart = panel
    .getByRole('img')
    .filter({ has: page.locator('svg') })
    .first()
  await chart.scrollIntoViewIfNeeded()
  const box = await chart.boundingBox()
  if (box === null) throw new Error('no chart')
  await page.mouse.move(box.x + box.width * 0.3, box.y + box.height * 0.5, { steps: 5 })
  const tip = chart.locator('.chart-tip')
  await expect.poll(() => tip.isVisible(), SOON).toBe(true)
  const place = await tip.boundingBox()
  if (place === null) throw new Error('no tip')
  await page.mouse.move(place.x + place.width / 2, place.y + place.height / 2, { steps: 12 })
  // Longer than it would take to go.
  await page.evaluate(() => new Promise((done) => setTimeout(done, 600)))
  expect(await tip.isVisible()).toBe(true)
  await page.keyboard.press('Escape')
  await expect.poll(() => tip.isVisible(), SOON).toBe(false)
  expect(await panel.count()).toBe(1)
  await page.keyboard.press('Escape')
  await expect.poll(() => panel.count(), SOON).toBe(0)

  // And who goes to another page goes on at its heading.
  await tabTo(page, page.getByRole('navigation').getByRole('link', { name: '예산', exact: true }))
  await page.keyboard.press('Enter')
  await page.waitForURL(/budget/)
  const focused = () => page.evaluate(() => `${document.activeElement?.tagName} ${document.title}`)
  await expect.poll(focused, SOON).toMatch(/^H1 .*예산/)
  await page.context().close()
})

it('the wall screen, which alone changes by itself, stops at Space and goes on by its button', async () => {
  const page = await at.page('executive', { width: 1440, height: 900 })
  await page.goto(`${at.origin}/overview?year=2026&tv=1`)
  await settled(page)
  const [stop, goOn] = ['멈춤', '계속'].map((name) => page.getByRole('button', { name, exact: true }))
  await stop?.waitFor()
  await page.keyboard.press('Space')
  await goOn?.click()
  await expect.poll(() => stop?.count(), SOON).toBe(1)
  // Pressed on quicker than the answers come: the picture stays, and the keyboard on its button.
  await page.route('**/trpc/**', async (route) => {
    await new Promise((done) => setTimeout(done, 400))
    await route.continue().catch(() => undefined)
  })
  const next = page.getByRole('button', { name: '다음', exact: true })
  const there = () =>
    page.evaluate(() => `${document.querySelector('[data-wall] h1')?.checkVisibility()} ${document.activeElement?.textContent}`)
  await next.focus()
  for (let presses = 0; presses < 2; presses++) {
    await page.keyboard.press('Enter')
    expect(await there()).toBe('true 다음')
  }
  await settled(page)
  expect(await there()).toBe('true 다음')
  await page.context().close()
})

it('caused no console message and asked no other host', () => expect(at.problems).toEqual([]))
