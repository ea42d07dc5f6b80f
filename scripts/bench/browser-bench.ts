import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { openStore } from '#data/database.ts'
import { browserPath, launch } from './chromium.ts'
import { ASSETS, type Drawn, drawnOf, servePages } from './browser-pages.ts'
import { floorQuery } from './floor.ts'
import { scratch, SECRET } from './generate.ts'
import { demandFree, middleOf, serve, SERVER } from './measure.ts'
import { sessions } from './sessions.ts'

/** Of R Shiny's page to the bare one at 4×, medians taken side by side on 28 November 2026: for machines without R. */
export const SHINY_TO_BARE = 1.7 / 0.77
export const THROTTLES = [1, 4] as const
export const PAGES = ['overview', 'department', 'budget', 'entry', 'review'] as const
/** Cells of the grid and CPU throttle, and the most ms from a key to the frame that shows it. */
export const KEY_LIMITS = [
  ['108 1', 32],
  ['108 4', 100],
  ['1000 4', 150],
] as const

/** What a page cost its reader. */
export interface Shown {
  /** ms until the frame that has the page's content */
  readonly visible: number
  /** ms that tasks held the page up beyond 50 each, until a second after that */
  readonly blocked: number
  readonly shift: number
  /** kB, as sent: of all but the chart library, and of it, which comes after the content */
  readonly bytes: number
  readonly chartBytes: number
  readonly requests: number
  /** requests one after the other before the content, the page's own among them; what the server drew waits for no script */
  readonly waits: number
}

// Runs in the page: the frame in which the content stands, what held the page up, what moved.
const WATCH = `window.seen = { visible: null, drawn: false, tasks: [], shift: 0, keys: [] }
new PerformanceObserver((list) => { for (const e of list.getEntries()) if (!e.hadRecentInput) seen.shift += e.value })
  .observe({ type: 'layout-shift', buffered: true })
new PerformanceObserver((list) => { for (const e of list.getEntries()) seen.tasks.push([e.startTime, e.duration]) })
  .observe({ type: 'longtask', buffered: true })
const look = () => {
  const content = document.querySelector('main table td, main [role=grid] td, #plan td, main figure, main li')
  if (content?.checkVisibility({ visibilityProperty: true }) && content.getBoundingClientRect().height > 0) {
    seen.visible = performance.now()
    seen.drawn = document.querySelector('#root[inert]') !== null
  }
  else requestAnimationFrame(look)
}
requestAnimationFrame(look)
addEventListener('keydown', (event) => {
  requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => seen.keys.push(performance.now() - event.timeStamp)
    port2.postMessage(null)
  })
}, true)`

/** Asked from outside: the pages allow no script to be made of a text. */
async function until(page: Page, condition: string): Promise<void> {
  for (const from = performance.now(); !(await page.evaluate(condition)); await page.waitForTimeout(50))
    if (performance.now() - from > 60_000) throw new Error(`${page.url()}: not within a minute: ${condition}`)
}

async function slowed(page: Page, rate: number) {
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('Emulation.setCPUThrottlingRate', { rate })
  return cdp
}

const CHARTS = /\/assets\/EChart-/
const sent = (files: readonly { readonly bytes: number }[]) => files.reduce((sum, { bytes }) => sum + bytes, 0) / 1000

async function show(context: BrowserContext, url: string, rate: number): Promise<Shown> {
  const page = await context.newPage()
  try {
    await page.addInitScript(WATCH)
    const cdp = await slowed(page, rate)
    await cdp.send('Network.enable')
    const asked = new Map<string, { readonly url: string; from: number; to: number; bytes: number }>()
    cdp.on('Network.requestWillBeSent', ({ requestId, timestamp, request }) => {
      if (!request.url.startsWith('data:'))
        asked.set(requestId, { url: request.url, from: timestamp, to: Number.POSITIVE_INFINITY, bytes: 0 })
    })
    cdp.on('Network.loadingFinished', ({ requestId, timestamp, encodedDataLength }) => {
      const one = asked.get(requestId)
      if (one) Object.assign(one, { to: timestamp, bytes: encodedDataLength })
    })
    await page.goto(url)
    await until(page, 'seen.visible !== null')
    await page.waitForTimeout(1000)
    const seen = await page.evaluate<{
      readonly visible: number
      readonly drawn: boolean
      readonly shift: number
      readonly tasks: readonly (readonly [number, number])[]
    }>('seen')
    const all = [...asked.values()].toSorted((a, b) => a.from - b.from)
    const start = all[0]?.from ?? 0
    return {
      visible: seen.visible,
      blocked: seen.tasks.reduce((sum, [, took]) => sum + Math.max(0, took - 50), 0),
      shift: seen.shift,
      bytes: sent(all.filter((one) => !CHARTS.test(one.url))),
      chartBytes: sent(all.filter((one) => CHARTS.test(one.url))),
      requests: all.length,
      waits: chain(all.filter((one) => (one.to - start) * 1000 < seen.visible && !(seen.drawn && one.url.endsWith('.js')))),
    }
  } finally {
    await page.close()
  }
}

/** How many of them had to come one after the other: each stands one above the highest that had ended when it began. */
export function chain(requests: readonly { readonly from: number; readonly to: number }[]): number {
  const heights: { readonly to: number; readonly height: number }[] = []
  for (const { from, to } of requests.toSorted((a, b) => a.from - b.from)) {
    const below = heights.filter((one) => one.to <= from).map((one) => one.height)
    heights.push({ to, height: Math.max(0, ...below) + 1 })
  }
  return Math.max(0, ...heights.map((one) => one.height))
}

export interface BrowserFigures {
  /**
   * by CPU throttle and page; among them 'bare', each page 'still': as a file, with nothing behind it, and, where R is installed, 'shiny'
   * with the bare page's rows and 'shiny' with each page of ours
   */
  readonly pages: ReadonlyMap<string, Shown>
  /** ms from a key to the frame that shows it, by cells and throttle */
  readonly keys: ReadonlyMap<string, number>
  readonly table: { readonly frame: number; readonly sort: number; readonly rawSort: number }
}

/**
 * The product in a real Chromium, each page opened anew `rounds` times in turn with a bare page that shows the same table: medians. `null` where
 * there is no Chromium.
 */
export async function browserBench(province: string, port: number, rounds: number): Promise<BrowserFigures | null> {
  const place = await browserPath().catch(() => null)
  if (place === null) return null
  const browser = await launch(place)
  try {
    return {
      pages: await pages(browser, port, rounds),
      keys: await keys(browser, province, port),
      table: await table(browser, port + 1),
    }
  } finally {
    await browser.close()
  }
}

async function pages(browser: Browser, port: number, rounds: number) {
  for (const at of [port, port + 1, port + 2]) await demandFree(at)
  const origin = `http://127.0.0.1:${port}`
  // The practice: every page has something to show.
  const folder = mkdtempSync(join(tmpdir(), 'jipyo-bench-'))
  const file = join(folder, 'practice.sqlite')
  const env = { PRACTICE_DATABASE_URL: file, DATA_FOLDER: folder, PORT: String(port), AUTH_SECRET: SECRET }
  const ours = await serve(['scripts/practice.ts'], `${origin}/health`, env)
  const floor = floorQuery(file)
  const store = openStore(file, { readOnly: true })
  const plan = await store.db.selectFrom('plan').select('bureau_id').orderBy('id').executeTakeFirstOrThrow()
  const unit = await store.db.selectFrom('indicator').select('department_id').orderBy('id').executeTakeFirstOrThrow()
  await store.close()
  const addresses: Readonly<Record<(typeof PAGES)[number], string>> = {
    overview: `${origin}/overview`,
    department: `${origin}/departments/${unit.department_id}`,
    budget: `${origin}/budget`,
    entry: `${origin}/entry`,
    review: `${origin}/review`,
  }
  const signIn = async (context: BrowserContext, name: string) => {
    const data = { role: name === 'review' ? 'head' : name === 'entry' ? 'evaluator' : 'executive' }
    await context.request.post(`${origin}/api/auth/demonstration`, { data, headers: { origin } })
  }
  const drawn = new Map<string, Drawn>()
  for (const name of PAGES) {
    const context = await browser.newContext()
    await signIn(context, name)
    const answer = await context.request.get(addresses[name], { headers: { accept: 'text/html' } })
    drawn.set(name, drawnOf(await answer.text()))
    await context.close()
  }
  const stopPages = await servePages(port + 1, () => floor.read(plan.bureau_id), drawn)
  const shiny = shinyThere() ? await startShiny(port + 2, floor.read(plan.bureau_id), folder, drawn) : null
  const others: [name: string, url: string][] = PAGES.map((name) => [
    `still ${name}`,
    `http://127.0.0.1:${port + 1}/still-${name}`,
  ])
  others.push(['bare', `http://127.0.0.1:${port + 1}/bare`])
  if (shiny) others.push(['shiny', `http://127.0.0.1:${port + 2}/`])
  if (shiny) for (const name of PAGES) others.push([`shiny ${name}`, `http://127.0.0.1:${port + 2}/?page=${name}`])
  try {
    const taken = new Map<string, Shown[]>()
    for (let round = 0; round < rounds; round++) {
      for (const rate of THROTTLES) {
        for (const [name, url] of [...others, ...Object.entries(addresses)]) {
          // A new one each time: nothing is kept from before.
          const context = await browser.newContext({
            locale: 'ko-KR',
            timezoneId: 'Asia/Seoul',
            viewport: { width: 1440, height: 900 },
          })
          if (url.startsWith(origin)) await signIn(context, name)
          const key = `${name} ${rate}`
          taken.set(key, [...(taken.get(key) ?? []), await show(context, url, rate)])
          await context.close()
        }
      }
    }
    const middle = (all: readonly Shown[]): Shown => {
      const of = (what: keyof Shown) => middleOf(all.map((one) => one[what]))
      return {
        visible: of('visible'),
        blocked: of('blocked'),
        shift: of('shift'),
        bytes: of('bytes'),
        chartBytes: of('chartBytes'),
        requests: of('requests'),
        waits: of('waits'),
      }
    }
    return new Map([...taken].map(([key, all]) => [key, middle(all)]))
  } finally {
    stopPages()
    shiny?.stop()
    floor.close()
    await ours.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

const shinyThere = (): boolean => spawnSync('Rscript', ['-e', 'library(shiny)'], { stdio: 'ignore' }).status === 0

/** The same rows, and the same pages, as Shiny shows them. `folder`: where these may stand. */
async function startShiny(
  port: number,
  rows: readonly object[],
  folder: string,
  drawn: ReadonlyMap<string, Drawn>,
): Promise<{ stop(): void }> {
  for (const [name, { head, root }] of drawn) {
    writeFileSync(join(folder, `${name}.head`), head)
    writeFileSync(join(folder, `${name}.root`), root)
  }
  const script = join(import.meta.dirname, 'shiny.R')
  const child = spawn('Rscript', [script, String(port), folder, ASSETS], { stdio: ['pipe', 'ignore', 'inherit'] })
  child.stdin.end(
    rows
      .map((row) =>
        Object.values(row)
          .map((one) => String(one).replaceAll('\t', ' '))
          .join('\t'),
      )
      .join('\n'),
  )
  for (let tries = 0; tries < 300; tries++) {
    const there = await fetch(`http://127.0.0.1:${port}/`)
      .then((answer) => answer.ok)
      .catch(() => false)
    if (there) break
    await new Promise((done) => setTimeout(done, 100))
  }
  return { stop: () => void (child.kill('SIGTERM'), once(child, 'exit')) }
}

/** Cells of the grid with so many indicators, each department of which one person enters. */
const GRIDS = [108, 1_000] as const
const PRESSES = 12

async function keys(browser: Browser, data: string, port: number): Promise<ReadonlyMap<string, number>> {
  const origin = `http://127.0.0.1:${port}`
  const took = new Map<string, number>()
  for (const cells of GRIDS) {
    const copy = scratch(data, 'keys')
    const env = { DATABASE_URL: copy.file, PORT: String(port), AUTH_SECRET: SECRET, SIGN_IN: 'accounts' }
    const ours = await serve(SERVER, `${origin}/health`, env)
    try {
      const [cookie = ''] = await sessions(copy.file, origin, SECRET, 1, { role: 'evaluator' })
      await worksFor(copy.file, cells)
      const [name = '', value = ''] = cookie.split(/=(.*)/s)
      for (const rate of THROTTLES) {
        const context = await browser.newContext({
          locale: 'ko-KR',
          timezoneId: 'Asia/Seoul',
          viewport: { width: 1440, height: 900 },
        })
        await context.addCookies([{ name, value, url: origin }])
        const page = await context.newPage()
        await page.addInitScript(WATCH)
        await page.goto(`${origin}/entry?year=2026`)
        // Drawn by the server it takes no key yet.
        await page.locator('#root[inert]').waitFor({ state: 'detached' })

        await page.locator('[data-grid-input]').focus({ timeout: 60_000 })
        await slowed(page, rate)
        for (let press = 0; press < PRESSES; press++) {
          await page.keyboard.press(press % 3 === 2 ? 'Backspace' : String(1 + (press % 9)))
          await until(page, `seen.keys.length > ${press}`)
          await page.waitForTimeout(150)
        }
        took.set(`${cells} ${rate}`, middleOf(await page.evaluate<number[]>('seen.keys')))
        await context.close()
      }
    } finally {
      await ours.stop()
      copy.remove()
    }
  }
  return took
}

/** Lets the one person of the file enter for the first departments with so many indicators in all. */
async function worksFor(file: string, cells: number): Promise<void> {
  const store = openStore(file)
  const { db } = store
  const user = await db.selectFrom('user').select('id').executeTakeFirstOrThrow()
  const departments = await db
    .selectFrom('indicator')
    .select(({ fn }) => ['department_id as id', fn.countAll<number>().as('many')])
    .groupBy('department_id')
    .orderBy('department_id')
    .execute()
  let reached = 0
  for (const { id, many } of departments) {
    if (reached >= cells) break
    await db.insertInto('user_department').values({ user_id: user.id, unit_id: id }).execute()
    reached += many
  }
  await store.close()
}

async function table(browser: Browser, port: number) {
  const stop = await servePages(port, () => [])
  try {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
    const page = await context.newPage()
    await page.goto(`http://127.0.0.1:${port}/table`)
    await page.locator('tbody tr').first().waitFor({ timeout: 120_000 })
    const frame = await page.evaluate<number>(`new Promise((done) => {
      const times = []
      const step = (now) => {
        times.push(now)
        scrollBy(0, 400)
        times.length < 121 ? requestAnimationFrame(step) : done((times[120] - times[0]) / 120)
      }
      requestAnimationFrame(step)
    })`)
    const sort = middleOf(
      await page.evaluate<number[]>(`(async () => {
      const painted = () => new Promise((done) => requestAnimationFrame(() => { const c = new MessageChannel(); c.port1.onmessage = done; c.port2.postMessage(null) }))
      const took = []
      for (let press = 0; press < 6; press++) {
        const from = performance.now()
        document.querySelectorAll('thead button')[1 + (press % 2)].click()
        await painted()
        took.push(performance.now() - from)
      }
      return took
    })()`),
    )
    const rawSort = middleOf(
      await page.evaluate<number[]>(`Array.from({ length: 5 }, () => {
      const from = performance.now()
      rows.toSorted((a, b) => a.value - b.value)
      return performance.now() - from
    })`),
    )
    await context.close()
    return { frame, sort, rawSort }
  } finally {
    stop()
  }
}
