import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SOON } from './keys.ts'
import { shell } from '#client/messages.ts'
import { slices } from '../../scripts/fonts.ts'
import type { Role } from '#domain/entry/permissions.ts'
import { addresses, settled, type Stage, stage, viewCookie } from './harness.ts'

/** Every page by its address: what it asks first comes within it. A new page of the list of first questions is one line here. */
const PAGES = [
  '/overview?year=2026',
  '/overview?year=2024',
  '/overview?year=2026&structure=current',
  '/departments/FIRST',
  '/departments/SECOND?year=2024',
  '/budget',
  '/entry?year=2026&month=9',
  '/review?year=2026&month=9',
  '/activities',
  '/activities?tab=series',
  '/schedules',
  '/services',
  '/deadlines',
  '/notices',
  '/notices?view=day',
  '/imports',
  '/calendar',
  '/next-plan',
  '/plans',
  '/periods',
  '/reorganisation',
  '/accounts',
  '/system',
]
/** The pages people open most: requests until the page stands, charts and what they ask afterwards left out, and kB of it. */
const MOST_OPENED = [
  '/overview?year=2026',
  '/departments/FIRST',
  '/budget',
  '/entry?year=2026&month=9',
  '/review?year=2026&month=9',
]
const MOST_REQUESTS = 12
const MOST_BYTES = 450_000

/** Who has something of their own to do there. */
const WORKERS: Readonly<Record<string, Role>> = { entry: 'evaluator', review: 'head' }
const roleFor = (path: string): Role => WORKERS[/\w+/.exec(path)?.[0] ?? ''] ?? 'executive'
/** Layout shift, as browsers count it. */
const MOST_SHIFT = 0.02

describe('the first view', () => {
  let at: Stage
  beforeAll(async () => void (at = await stage({ practice: true })))
  afterAll(() => at.close())

  /** A page that notes when its heading first stands. */
  async function open(): Promise<Page> {
    const page = await at.page('administrator')
    await page.addInitScript(() => {
      const watch = new MutationObserver(() => {
        if (document.querySelector('#root:not([inert]) main h1') === null) return
        performance.mark('stands')
        watch.disconnect()
      })
      watch.observe(document, { childList: true, subtree: true, attributeFilter: ['inert'] })
    })
    return page
  }

  /** The files asked for until the page stood, itself included; bytes as they were sent. */
  async function asked(page: Page, path: string): Promise<{ readonly path: string; readonly bytes: number }[]> {
    await page.goto(`${at.origin}${path}`)
    await settled(page)
    return page.evaluate(() => {
      const stood = performance.getEntriesByName('stands')[0]?.startTime ?? 0
      const all = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
      return all
        .filter((one) => one.startTime < stood && !one.name.includes('/trpc/'))
        .map((one) => ({
          path: new URL(one.name).pathname,
          bytes: (one as PerformanceResourceTiming).transferSize,
        }))
    })
  }

  it('waits for the page and its files, and for no answer', async () => {
    const page = await at.page('administrator')
    for (const path of await addresses(at.origin, page, PAGES)) {
      // Nothing is answered but the page and its files.
      let release = () => {}
      const held = new Promise<void>((done) => (release = done))
      await page.route('**/trpc/**', async (route) => {
        await held
        await route.continue().catch(() => undefined)
      })
      await page.goto(`${at.origin}${path}`, { waitUntil: 'commit' })
      await expect.poll(() => page.locator('#root:not([inert]) main h1').count(), { ...SOON, message: path }).toBeGreaterThan(0)
      release()
      await settled(page)
      await page.unrouteAll()
    }
    expect(at.problems).toEqual([])
  })

  it('is few files and little of them', async () => {
    const first = await at.page('administrator')
    for (const path of await addresses(at.origin, first, MOST_OPENED)) {
      const page = await open()
      const found = await asked(page, path)
      expect(found.length).toBeGreaterThan(5)
      const bytes = found.reduce((sum, one) => sum + one.bytes, 0)
      // Those it is seen with stand in it, and its program knows that.
      expect(
        found.filter((one) => one.path.endsWith('.css')),
        path,
      ).toEqual([])
      expect(found.length, path).toBeLessThanOrEqual(MOST_REQUESTS)
      expect(bytes, path).toBeLessThanOrEqual(MOST_BYTES)
      await page.context().close()
    }
  })

  it('asks for syllables that hardly any page shows only where one is shown', async () => {
    const page = await at.page('executive')
    const fonts: string[] = []
    page.on('request', (request) => {
      const [name] = /pretendard-(common|rest|latin)-400/.exec(request.url()) ?? []
      if (name !== undefined) fonts.push(name)
    })
    await page.goto(`${at.origin}/overview?year=2026`)
    await settled(page)
    expect(fonts).toEqual(['pretendard-common-400'])
    const write = async (text: string) =>
      page
        .locator('main p, main td')
        .first()
        .evaluate((here, words) => void (here.textContent = words), text)
    await write(slices().rest.slice(0, 1))
    await expect.poll(() => fonts, SOON).toEqual(['pretendard-common-400', 'pretendard-rest-400'])
    // KS X 1001 lacks it.
    await write('뷁')
    await expect.poll(() => fonts, SOON).toContain('pretendard-latin-400')
    await page.context().close()
  })

  /** What the page shows: headings, cells of tables, points of lists. */
  const shown = (page: Page) =>
    page
      .locator('main h1, main h2, main td, main th, main li')
      .evaluateAll((all) => all.map((one) => one.textContent.replaceAll(/\s+/g, ' ')))

  it('is drawn by the server as the browser then draws it, and nothing can be done on it before', async () => {
    const looking = await at.page('executive')
    for (const path of await addresses(at.origin, looking, MOST_OPENED)) {
      for (const [width, view] of [
        [1440, { language: 'ko', theme: 'light' }],
        [390, { language: 'en', theme: 'dark' }],
      ] as const) {
        const page = await at.page(roleFor(path), { width })
        await page.context().addCookies([viewCookie(at.origin, { ...view, width, height: 900 })])
        // No program comes.
        await page.route('**/*.js', (route) => route.fulfill({ contentType: 'text/javascript', body: '' }))
        await page.goto(`${at.origin}${path}`, { waitUntil: 'commit' })
        await page.waitForLoadState('load')
        await page.locator('#root[inert] main h1').waitFor()
        const drawn = await shown(page)
        expect(drawn.length, path).toBeGreaterThan(3)
        expect(
          await page.evaluate(() => {
            const { lang, dataset } = document.documentElement
            return { language: lang, theme: dataset['theme'] }
          }),
        ).toEqual(view)
        // Its letters too: those of another font take other room.
        await page.evaluate(() => document.fonts.ready.then(() => null))
        const place = await page.locator('main h1').boundingBox()
        await page.keyboard.press('Tab')
        expect(await page.locator('#root :focus').count(), path).toBe(0)
        await page.unrouteAll()
        await page.goto(`${at.origin}${path}`)
        await settled(page)
        const found = await shown(page)
        expect(
          drawn.filter((text) => !found.includes(text)),
          path,
        ).toEqual([])
        expect(await page.locator('main h1').boundingBox(), path).toEqual(place)
        await page.context().close()
      }
    }
    expect(at.problems).toEqual([])
  })

  /** All elements under the root with their attributes, as the browser has them; names that React gives, and what a chart draws, left out. */
  const elements = (page: Page) =>
    page.locator('#root').evaluate((root) => {
      const lines: string[] = []
      const name = (value: string) => value.replaceAll(/_[rR]_\w+_|\u00ab\w+\u00bb/g, '…')
      const walk = (one: Element, depth: number) => {
        // Which option is chosen is the value of its list.
        const own = [...one.attributes].filter((attribute) => !['selected', '_echarts_instance_'].includes(attribute.name))
        const attributes = own.map(({ name: key, value }) =>
          key === 'style' ? `style=${(one as HTMLElement).style.cssText}` : `${key}=${name(value)}`,
        )
        const field = 'value' in one ? [`value:${String(one.value)}`, `checked:${String((one as HTMLInputElement).checked)}`] : []
        lines.push(`${' '.repeat(depth)}${[one.localName, ...attributes.toSorted(), ...field].join(' ')}`)
        if (one.hasAttribute('_echarts_instance_')) return
        let text = ''
        for (const child of one.childNodes) {
          if (child.nodeType === Node.TEXT_NODE) text += child.textContent
          if (!(child instanceof Element)) continue
          if (text !== '') lines.push(`${' '.repeat(depth + 1)}"${text}"`)
          text = ''
          walk(child, depth + 1)
        }
        if (text !== '') lines.push(`${' '.repeat(depth + 1)}"${text}"`)
      }
      for (const child of root.children) walk(child, 0)
      return lines
    })

  it('is taken over element by element, and is then what the browser would have drawn by itself', async () => {
    const looking = await at.page('administrator')
    const people = new Map<string, BrowserContext>()
    const views = [
      [1440, { language: 'ko', theme: 'light', width: 1440 }],
      [390, { language: 'en', theme: 'dark', width: 390 }],
      // Drawn for the window that the page before had.
      [390, { language: 'ko', theme: 'light', width: 1440 }],
    ] as const
    const withPanel = '/departments/FIRST?indicator=ONE'
    for (const [n, path] of (await addresses(at.origin, looking, [...PAGES, withPanel])).entries()) {
      for (const [width, view] of MOST_OPENED.includes(PAGES[n] ?? withPanel) ? views : [views[n % 2] ?? views[0]]) {
        const role = roleFor(path) === 'executive' ? 'administrator' : roleFor(path)
        const who = [role, width, view.theme].join(' ')
        const context = people.get(who) ?? (await at.page(role, { width, theme: view.theme })).context()
        people.set(who, context)
        await context.addCookies([viewCookie(at.origin, { ...view, height: 900 })])
        const [taken, own] = [await context.newPage(), await context.newPage()]
        const problems: string[] = []
        taken.on('console', (m) => {
          // This test itself looks at what is not in a frame yet.
          if (!m.text().includes('hidden by content-visibility')) problems.push(`${path} ${m.type()}: ${m.text()}`)
        })
        // Of one answer of the server: another one may say something else by then.
        const answer = context.request.get(`${at.origin}${path}`, { headers: { accept: 'text/html' } })
        const [response, html] = [await answer, await (await answer).text()]
        await taken.route(`${at.origin}${path}`, (route) => route.fulfill({ response, body: html }))
        const undrawn = html.replace(/<div id="root" inert>.*?(?=<template id="program">)/s, '<div id="root"></div>')
        await own.route(`${at.origin}${path}`, (route) => route.fulfill({ response, body: undrawn }))
        await taken.goto(`${at.origin}${path}`, { waitUntil: 'commit' })
        const heading = await taken.locator('#root[inert] main h1').elementHandle()
        await taken.locator('#root:not([inert]) main h1').waitFor()
        expect(await heading?.evaluate((one) => one.isConnected), path).toBe(true)
        await own.goto(`${at.origin}${path}`)
        await Promise.all([settled(taken), settled(own)])
        const differing = async () => {
          const [one, other] = await Promise.all([elements(taken), elements(own)])
          expect(one.length).toBeGreaterThan(100)
          if (one.join() === other.join()) return []
          return [...one.filter((line) => !other.includes(line)), '-', ...other.filter((line) => !one.includes(line))]
        }
        // Some parts come in the place of nothing that would say so.
        await expect.poll(differing, { ...SOON, message: `${path} ${width}` }).toEqual([])
        expect(problems).toEqual([])
        await Promise.all([taken.close(), own.close()])
      }
    }
    await Promise.all([looking.context(), ...people.values()].map((context) => context.close()))
  })

  it('is each person’s own, in their language, whoever asks at the same time', async () => {
    const people = await Promise.all(
      (['executive', 'head', 'evaluator'] as const).map(async (role, n) => {
        const page = await at.page(role)
        const language = n % 2 === 0 ? ('ko' as const) : ('en' as const)
        await page.context().addCookies([viewCookie(at.origin, { language })])
        const { user } = (await (await page.request.get(`${at.origin}/trpc/accounts.frame?input=%7B%7D`)).json()).result.data
        return { page, language, name: String(user.name) }
      }),
    )
    const all = await Promise.all(
      Array.from({ length: 4 }, () => people)
        .flat()
        .map(async ({ page, language, name }) => {
          const answer = await page.request.get(`${at.origin}/overview?year=2026`, { headers: { accept: 'text/html' } })
          return {
            language,
            name,
            root: /<html lang="(\w+)".*<div id="root" inert>(.*?)<template id="program">/s.exec(await answer.text()),
          }
        }),
    )
    for (const { language, name, root } of all) {
      const [, lang, html = ''] = root ?? []
      expect(lang).toBe(language)
      expect(html.includes(shell.search[language])).toBe(true)
      expect(html.includes(shell.search[language === 'ko' ? 'en' : 'ko'])).toBe(false)
      expect(people.filter((one) => html.includes(one.name)).map((one) => one.name)).toEqual([name])
    }
    await Promise.all(people.map(({ page }) => page.context().close()))
  })

  it('is seen a frame sooner around what it says first, where that is much and the machine is slow', async () => {
    for (const [path, slower, seen] of [
      ['/overview?year=2026', 20, ['nothing', 'around', 'heading']],
      ['/overview?year=2026', 1, ['nothing', 'heading']],
      ['/budget', 20, ['nothing', 'heading']],
    ] as const) {
      const page = await at.page('executive')
      const cdp = await page.context().newCDPSession(page)
      await cdp.send('Emulation.setCPUThrottlingRate', { rate: slower })
      await page.addInitScript(() => {
        const frames: string[] = Object.assign(window, { frames: ['nothing'] }).frames
        const look = () => {
          const is = (what: string) => document.querySelector(what)?.checkVisibility({ visibilityProperty: true }) === true
          const now = is('main h1') ? 'heading' : is('nav') ? 'around' : 'nothing'
          if (now !== frames.at(-1)) frames.push(now)
          requestAnimationFrame(look)
        }
        requestAnimationFrame(look)
      })
      await page.goto(`${at.origin}${path}`, { waitUntil: 'commit' })
      const frames = () => page.evaluate(() => (window as unknown as { readonly frames: readonly string[] }).frames)
      await expect.poll(frames, { ...SOON, message: `${path} ${slower}` }).toContain('heading')
      expect(await frames(), `${path} ${slower}`).toEqual(seen)
      await page.context().close()
    }
  })

  it('leaves what lies below the first screen for later, on paper and for who comes back at once', async () => {
    const page = await at.page('executive')
    // The browser never has nothing else to do.
    await page.addInitScript(() => Object.assign(window, { requestIdleCallback: () => 0, cancelIdleCallback: () => {} }))
    // Nor does the charts' library come: on paper they are tables.
    await page.route('**/EChart-*.js', () => undefined)
    const [path = ''] = await addresses(at.origin, page, ['/departments/FIRST'])
    const cards = () => page.locator('main h2').count()
    await page.goto(`${at.origin}${path}`)
    await page.locator('#root:not([inert]) main h1').waitFor()
    const first = await cards()
    expect(first).toBeGreaterThan(0)
    const tables = await page.evaluate(async () => {
      window.dispatchEvent(new Event('beforeprint'))
      await Promise.resolve()
      const seen = (one: Element, what: string) => [...one.querySelectorAll(what)].some((part) => part.checkVisibility())
      return [...document.querySelectorAll('main figure')].map((one) => !seen(one, '[role="status"]') && seen(one, 'table, p'))
    })
    expect(tables.length).toBeGreaterThan(3)
    expect(tables).not.toContain(false)
    expect(await cards()).toBeGreaterThan(first)
    await page.evaluate(() => void window.dispatchEvent(new Event('afterprint')))
    await page.reload()
    await page.locator('#root:not([inert]) main h1').waitFor()
    expect(await cards()).toBeGreaterThan(first)
    await page.context().close()
  })

  /** Holds back what the page runs of its own; the answer lets it come. */
  async function holding(page: Page): Promise<() => void> {
    let release = () => {}
    const held = new Promise<void>((done) => (release = done))
    await page.route('**/assets/index-*.js', async (route) => {
      await held
      await route.continue()
    })
    return release
  }

  /** The stage over a network that brings a page in pieces: each after the first when its gate is opened. `cuts`: where they end, in its text. */
  async function inPieces(cuts: readonly ((page: string) => number)[]) {
    const gates = cuts.map(() => Promise.withResolvers<void>())
    const requests: string[] = []
    const slow = createServer((request, response) => {
      void (async () => {
        requests.push(request.url ?? '')
        const { cookie = '', accept = '' } = request.headers
        const answer = await fetch(`${at.origin}${request.url}`, { headers: { cookie, accept } })
        response.setHeader('content-type', answer.headers.get('content-type') ?? '')
        const whole = Buffer.from(await answer.arrayBuffer())
        let from = 0
        // Bytes as letters: what is looked for is ASCII.
        const page = whole.includes('<div id="root" inert>') ? whole.toString('latin1') : null
        for (const [n, cut] of page === null ? [] : cuts.entries()) {
          const to = cut(page ?? '')
          response.write(whole.subarray(from, to))
          from = to
          await gates[n]?.promise
        }
        response.end(whole.subarray(from))
      })()
    })
    await new Promise<void>((done) => slow.listen(0, '127.0.0.1', done))
    const close = () => {
      for (const gate of gates) gate.resolve()
      slow.closeAllConnections()
      slow.close()
    }
    return {
      origin: `http://localhost:${(slow.address() as AddressInfo).port}`,
      requests,
      open: gates.map((gate) => gate.resolve),
      close,
    }
  }

  /** Of what stands on a page's content: how much there is, and how much of it is in a frame. */
  const inFrame = (page: Page) =>
    page.locator('#root[inert] main :is(h1, h2, td, li)').evaluateAll((all) => ({
      all: all.length,
      seen: all.filter((one) => one.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true })).length,
    }))

  it('is seen as it comes: what it says first, the rest, and begun once the answers have come that it is made of', async () => {
    const page = await at.page('executive')
    const {
      origin,
      requests,
      open: [first, drawn, rest],
      close,
    } = await inPieces([
      (html) => html.indexOf('</script>', html.indexOf('<div id="root" inert>')) + 9,
      (html) => html.indexOf('<template id="program">'),
      (html) => html.indexOf('<script type="application/json" id="answers"'),
    ])
    try {
      await page.goto(`${origin}/overview?year=2026`, { waitUntil: 'commit' })
      await page.locator('#root[inert] main h1').waitFor()
      const some = await inFrame(page)
      expect(some.seen).toBeGreaterThan(1)
      expect(some.seen).toBe(some.all)
      first?.()
      // It is there, and not yet in a frame: tables would move while they grow.
      await expect.poll(async () => (await inFrame(page)).all, SOON).toBeGreaterThan(some.all)
      expect((await inFrame(page)).seen).toBe(some.seen)
      drawn?.()
      await expect.poll(async () => (await inFrame(page)).seen, SOON).toBeGreaterThan(some.seen)
      await expect.poll(() => page.locator('[data-later], [data-first]').count(), SOON).toBe(0)
      // Shown whole, which is when its program would begin.
      const begun = await page.evaluate(async () => {
        for (let frames = 0; frames < 5; frames++) await new Promise((done) => requestAnimationFrame(done))
        return [document.readyState, document.scripts.length, document.head.querySelectorAll('script').length]
      })
      expect(begun).toEqual(['loading', 1, 0])
      expect(requests.filter((one) => one.endsWith('.js'))).toEqual([])
      rest?.()
      await page.locator('#root:not([inert]) main h1').waitFor()
      await settled(page)
      expect(requests.filter((one) => /trpc.*(overview|frame)/.test(one))).toEqual([])
    } finally {
      await page.context().close()
      close()
    }
    at.problems.length = 0
  })

  it('is not seen before the panel has come that stands beside it', async () => {
    const page = await at.page('administrator')
    const [path = ''] = await addresses(at.origin, page, ['/departments/FIRST?indicator=ONE'])
    const {
      origin,
      open: [panel],
      close,
    } = await inPieces([(html) => /<dialog [^>]*data-side-panel/.exec(html)?.index ?? -1])
    try {
      await page.goto(`${origin}${path}`, { waitUntil: 'commit' })
      await expect.poll(async () => (await inFrame(page)).all, SOON).toBeGreaterThan(1)
      expect((await inFrame(page)).seen).toBe(0)
      panel?.()
      await page.locator('#root:not([inert]) main h1').waitFor()
      expect(await page.locator('dialog[data-side-panel][open] h2').isVisible()).toBe(true)
    } finally {
      await page.context().close()
      close()
    }
    at.problems.length = 0
  })

  it('takes a press that was made too early once it can', async () => {
    const page = await at.page('executive')
    const release = await holding(page)
    await page.goto(`${at.origin}/overview?year=2026`, { waitUntil: 'commit' })
    // Its words, and what takes a press meanwhile.
    await page.waitForLoadState('domcontentloaded')
    await page.locator('#root[inert] main h1').waitFor()
    const before = await page.evaluate(() => history.length)
    // Nor does paper take half of it.
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('#root').innerText()).toBe('')
    const instead = await page.locator('#root').evaluate((root) => getComputedStyle(root, '::before').content)
    expect(instead).toContain('다 불러온 뒤에 다시 인쇄하십시오.')
    await page.emulateMedia({ media: null })
    const { x = 0, y = 0 } = (await page.getByText('예산', { exact: true }).first().boundingBox()) ?? {}
    await page.mouse.click(x + 5, y + 5)
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).cursor)).toBe('progress')
    release()
    await page.waitForURL('**/budget**')
    await page.locator('#root:not([inert]) main h1').waitFor()
    expect(await page.evaluate(() => history.length)).toBe(before + 1)
    await page.context().close()
  })

  it('says that it is slow, and no more once it can be used', async () => {
    const page = await at.page('executive')
    const release = await holding(page)
    await page.goto(`${at.origin}/overview?year=2026`, { waitUntil: 'commit' })
    await expect.poll(() => page.getByRole('alert').innerText(), SOON).toContain('화면을 아직 다 불러오지 못했습니다.')
    release()
    await page.locator('#root:not([inert]) main h1').waitFor()
    await expect.poll(() => page.getByText('화면을 아직 다 불러오지 못했습니다.').count(), SOON).toBe(0)
    await page.context().close()
  })

  it('says what to do where its program or its style does not come, and tries again', async () => {
    for (const [path, language, words] of [
      ['/overview?year=2026', 'ko', ['서버에 연결하지 못했습니다.', '화면의 프로그램을 불러오지 못했습니다.', '다시 시도']],
      ['/sign-in', 'en', ['The server could not be reached.', 'What runs this page could not be loaded', 'Try again']],
    ] as const) {
      const page = path === '/sign-in' ? await at.stranger() : await at.page('executive')
      await page.context().addCookies([viewCookie(at.origin, { language })])
      const loads: string[] = []
      page.on('request', (request) => request.isNavigationRequest() && loads.push(request.url()))
      const said = () => page.getByRole('alert').innerText()
      const look = async () => void (await page.goto(`${at.origin}${path}`, { waitUntil: 'commit' }))
      // The network is gone.
      await page.route(/\/assets\/.*\.js$|\/health$/, (route) => route.abort())
      await look()
      await expect.poll(said, SOON).toContain(words[0])
      expect(loads).toHaveLength(1)
      // Something between refuses it: loaded anew once, and again by whoever presses.
      await page.unrouteAll()
      const refuse = async (files: string) => {
        await page.route(files, (route) => route.fulfill({ status: 403, contentType: 'text/html', body: '<h1>no</h1>' }))
      }
      await refuse('**/assets/packages-*.js')
      await page.getByRole('button', { name: words[2] }).click()
      await expect.poll(said, SOON).toContain(words[1])
      expect(loads).toHaveLength(3)
      await page.unrouteAll()
      await page.getByRole('button', { name: words[2] }).click()
      await page.locator('#root:not([inert]) h1').waitFor()
      await expect.poll(() => page.getByRole('alert').filter({ hasText: words[1] }).count(), SOON).toBe(0)
      expect(loads).toHaveLength(4)
      // Without its style sheets it can be used, once loading it anew was of no use.
      await page.evaluate(() => sessionStorage.clear())
      await refuse('**/assets/*.css')
      // Named and not in the page, as once they are gone from the server's disk.
      await page.route(`${at.origin}${path}`, async (route) => {
        const response = await route.fetch()
        const body = (await response.text()).replaceAll(/ media="not all" disabled><style[^>]*>.*?<\/style>/gs, ' crossorigin>')
        await route.fulfill({ response, body })
      })
      await look()
      await expect.poll(() => loads.length, SOON).toBe(6)
      await page.locator('#root:not([inert]) h1').waitFor()
      await page.context().close()
    }
    at.problems.length = 0
  })

  it('shows what it says first before what stands after it is laid out', async () => {
    const first = await at.page('administrator')
    for (const path of await addresses(at.origin, first, MOST_OPENED)) {
      const page = await at.page(roleFor(path))
      await page.addInitScript(() => {
        new MutationObserver((_, watch) => {
          if (document.documentElement.dataset['fonts'] === undefined || document.querySelector('main[data-later]')) return
          watch.disconnect()
          requestAnimationFrame(() => {
            const seen = [...document.querySelectorAll('#root[inert] main :is(h1, h2, td, li)')].filter((one) =>
              one.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true }),
            )
            performance.mark('shown', { detail: [seen[0]?.nodeName, seen.length] })
          })
        }).observe(document, { childList: true, subtree: true, attributeFilter: ['data-fonts', 'data-later'] })
      })
      await page.goto(`${at.origin}${path}`)
      await settled(page)
      const [name, seen] = await page.evaluate<[string, number]>(
        () => (performance.getEntriesByName('shown')[0] as PerformanceMark).detail,
      )
      expect([path, name]).toEqual([path, 'H1'])
      expect(seen, path).toBeGreaterThan(1)
      expect(seen, path).toBeLessThan(await page.locator('main :is(h1, h2, td, li)').count())
      expect(await page.locator('[data-later], [data-first]').count(), path).toBe(0)
      await page.context().close()
    }
  })

  it('is shown whole too when what shows its beginning comes late', async () => {
    const page = await at.page('executive')
    await page.addInitScript(() => {
      const load = document.fonts.load.bind(document.fonts)
      let calls = 0
      // The first three are those of the first script.
      document.fonts.load = async (face) => {
        const late = calls++ < 3
        const found = await load(face)
        if (late) await new Promise((done) => setTimeout(done, 1000))
        // What waits for it goes on before the next task.
        if (late) setTimeout(() => performance.mark('late'))
        return found
      }
      new MutationObserver((all) => {
        if (all.some(({ target }) => target.nodeName === 'MAIN')) performance.mark('hidden')
      }).observe(document, { subtree: true, attributeFilter: ['data-later'] })
    })
    await page.goto(`${at.origin}/overview?year=2026`)
    await page.locator('#root:not([inert]) main h1').waitFor()
    await expect.poll(() => page.evaluate(() => performance.getEntriesByName('late').length), SOON).toBe(3)
    expect(await page.evaluate(() => performance.getEntriesByName('hidden').length)).toBe(0)
    expect(await page.locator('[data-later], [data-first]').count()).toBe(0)
    await page.context().close()
  })

  it('moves nothing once it can be seen', async () => {
    const first = await at.page('administrator')
    const addressed = await addresses(at.origin, first, MOST_OPENED)
    for (const role of new Set(addressed.map(roleFor))) {
      for (const width of [1440, 768, 390]) {
        const page = await at.page(role, { width })
        // The server draws for the window that the browser last had; of who comes for the first time it knows only whether it is a phone.
        await page.context().addCookies([viewCookie(at.origin, { width, height: 900 })])
        await page.addInitScript(() => {
          new PerformanceObserver((list) => {
            for (const one of list.getEntries()) performance.mark('moved', { detail: 'value' in one ? one.value : 0 })
          }).observe({ type: 'layout-shift', buffered: true })
        })
        const session = await page.context().newCDPSession(page)
        for (const path of addressed.filter((one) => roleFor(one) === role)) {
          // Nothing is there of the page before.
          await session.send('Network.clearBrowserCache')
          await page.goto(`${at.origin}${path}`)
          await settled(page)
          const moved = await page.evaluate(() =>
            performance.getEntriesByName('moved').reduce((sum, one) => sum + Number((one as PerformanceMark).detail), 0),
          )
          expect(moved, `${path} ${width}`).toBeLessThanOrEqual(MOST_SHIFT)
        }
        await page.context().close()
      }
    }
  })
})
