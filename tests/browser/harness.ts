import { cpSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, BrowserContext, Page, Request } from 'playwright-core'
import { inject, vi } from 'vitest'
import { kit } from '#client/messages.ts'
import { openStore } from '#data/database.ts'
import { type Config, readConfig } from '#server/config.ts'
import { type Running, startServer } from '#server/main.ts'
import type { Role } from '#domain/entry/permissions.ts'
import { type View, VIEW_COOKIE, viewOf, viewText } from '#domain/pages/view.ts'
import { launch } from '../helpers/browser.ts'
import { freePort } from '../helpers/free-port.ts'
import { SOON } from './keys.ts'

const shots = resolve(import.meta.dirname, '../../test-output')
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** A running product on the real plan, and a browser that notes every console message. */
export interface Stage {
  readonly origin: string
  readonly server: Running
  readonly database: string
  /** takes the server down, and up again on the same port and database */
  down(): Promise<void>
  up(): Promise<void>
  /** lets the demonstration's role work for every department of the plan */
  everyDepartment(role: Role): Promise<void>
  readonly problems: string[]
  /** A signed-in page, Korean, Asia/Seoul, of the given size and theme. */
  page(role: Role, options?: { width?: number; height?: number; theme?: 'light' | 'dark' }): Promise<Page>
  /** A page of somebody not signed in. */
  stranger(): Promise<Page>
  close(): Promise<void>
}

/**
 * `practice`: with a year of invented figures, activities and evidence, as `npm run practice` shows them; `documents`: and with its bureau
 * that holds the facts of other documents; `bureaus`, `reorganisation`: as its options; `on`: the server's clock goes from noon of that day.
 */
export async function stage({
  practice = false,
  documents = false,
  bureaus = false,
  reorganisation = false,
  on,
}: { practice?: boolean; documents?: boolean; bureaus?: boolean; reorganisation?: boolean; on?: string } = {}): Promise<Stage> {
  const port = await freePort()
  const of = { practice, practiceBureaus: bureaus, practiceDocuments: documents, practiceReorganisation: reorganisation }
  const folder = await prepared(of)
  const config = configOf(folder, of, port)
  // The server stands in this process: its clock, sessions included, is the process's.
  if (on !== undefined) vi.useFakeTimers({ toFake: ['Date'], now: Date.parse(`${on}T03:00:00Z`), shouldAdvanceTime: true })
  const start = () => startServer(config, () => undefined)
  let server = await start()
  const browser: Browser = await launch(inject('browser'))
  const origin = `http://localhost:${port}`
  const problems: string[] = []
  const contexts: BrowserContext[] = []
  const open = async (width = 1440, height = 900, theme: 'light' | 'dark' = 'light') => {
    const context = await browser.newContext({
      locale: 'ko-KR',
      timezoneId: 'Asia/Seoul',
      viewport: { width, height },
      colorScheme: theme,
    })
    contexts.push(context)
    // Of each of its pages, and of what is asked past them.
    context.setDefaultTimeout(SOON.timeout)
    watch(context)
    context.on('page', waitForDrawing)
    const page = await context.newPage()
    page.on('console', (m) => {
      if (['error', 'warning'].includes(m.type())) problems.push(`${page.url()} ${m.type()}: ${m.text()}`)
    })
    page.on('pageerror', (e) => problems.push(`${page.url()} pageerror: ${e.message}`))
    page.on('request', (r) => {
      if (!r.url().startsWith(origin) && !r.url().startsWith('data:') && !r.url().startsWith('blob:'))
        problems.push(`asked another host: ${r.url()}`)
    })
    return page
  }
  return {
    origin,
    problems,
    database: config.databaseUrl,
    get server() {
      return server
    },
    down: () => server.stop(),
    async up() {
      server = await start()
    },
    async everyDepartment(role) {
      const store = openStore(config.databaseUrl)
      const user = await store.db.selectFrom('user').select('id').where('role', '=', role).executeTakeFirstOrThrow()
      const rows = await store.db.selectFrom('indicator').select('department_id as id').distinct().execute()
      for (const { id } of rows) {
        await store.db
          .insertInto('user_department')
          .values({ user_id: user.id, unit_id: id })
          .onConflict((oc) => oc.doNothing())
          .execute()
      }
      await store.close()
    },
    async page(role, { width, height, theme } = {}) {
      const page = await open(width, height, theme)
      const answer = await page.request.post(`${origin}/api/auth/demonstration`, { data: { role }, headers: { origin } })
      if (!answer.ok()) throw new Error(`sign-in as ${role}: ${answer.status()} ${await answer.text()}`)
      return page
    },
    stranger: () => open(),
    async close() {
      await Promise.all(contexts.map((c) => c.close()))
      await browser.close()
      await server.stop()
      if (on !== undefined) vi.useRealTimers()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

const configOf = (folder: string, of: Partial<Config>, port: number): Config => {
  const config = readConfig({ PORT: String(port), DATABASE_URL: join(folder, 'jipyo.sqlite') })
  return { ...config, ...of, localFolder: folder, clientFolder: process.env['JIPYO_TEST_CLIENT'] ?? config.clientFolder }
}

/** A new folder with a database as the server fills it. The first file of a run to need such a one makes it, the others copy it. */
async function prepared(of: Partial<Config>): Promise<string> {
  const made = join(inject('preparedFolder'), Object.values(of).map(String).join('-'))
  if (!existsSync(made)) {
    const making = mkdtempSync(`${made}-`)
    const server = await startServer(configOf(making, of, 0), () => undefined)
    await server.stop()
    try {
      renameSync(making, made)
    } catch {
      // Another file was quicker.
    }
  }
  const folder = mkdtempSync(join(tmpdir(), 'jipyo-browser-'))
  cpSync(made, folder, { recursive: true })
  return folder
}

/** What each window still asks for, by which page and until when that counts, and how often it has asked. Of the stream of changes and of its worker no end is heard. */
interface Asked {
  readonly open: Map<Request, { readonly by: Page | null; readonly until: number }>
  times: number
}
const asked = new WeakMap<BrowserContext, Asked>()
/** How long an answer and, once it has begun, the rest of it are waited for, in ms: of one that nobody reads no end is heard. */
const ANSWER = 30_000
const REST = 5_000

function watch(context: BrowserContext): void {
  const of: Asked = { open: new Map(), times: 0 }
  asked.set(context, of)
  // Of what a page has left behind no end is heard either.
  const leave = (page: Page | null) => {
    for (const [request, { by }] of of.open) if (by === page) of.open.delete(request)
  }
  context.on('page', (page) => page.on('close', leave))
  context.on('request', (request) => {
    if (/^\/(live$|assets\/worker-)/.test(new URL(request.url()).pathname)) return
    const by = pageOf(request)
    if (request.isNavigationRequest()) leave(by)
    of.open.set(request, { by, until: Date.now() + ANSWER })
    of.times += 1
  })
  context.on('response', (response) => {
    const request = response.request()
    const waiting = of.open.get(request)
    if (waiting !== undefined) of.open.set(request, { by: waiting.by, until: Date.now() + REST })
  })
  context.on('requestfinished', (request) => of.open.delete(request))
  context.on('requestfailed', (request) => of.open.delete(request))
}
function pageOf(request: Request): Page | null {
  try {
    return request.frame().page()
  } catch {
    // The first one of a page that is just being opened.
    return null
  }
}
/** How often the page has asked for something; null = it waits for an answer. */
const timesAsked = (page: Page): number | null => {
  const of = asked.get(page.context())
  const waits = [...(of?.open.values() ?? [])].some(({ until }) => Date.now() < until)
  return waits ? null : (of?.times ?? 0)
}

/**
 * Waits until charts and lazy parts stand, so that a picture or an axe run sees the page as a person does: a heading, nothing
 * asked for and not yet there, no place held for what comes, fonts loaded, and the page's thread idle; three times in a row, and nothing
 * on its way from one look to another.
 */
export async function settled(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  const ends = Date.now() + 2 * SOON.timeout
  for (;;) {
    const before = timesAsked(page)
    const look = page.evaluate(async (words) => {
      const stands = () => {
        const held = [...document.querySelectorAll('[role="status"] > .sr-only')].some((e) => words.includes(e.textContent))
        return !held && document.fonts.status === 'loaded'
      }
      const idle = () =>
        new Promise((done) => requestAnimationFrame(() => requestIdleCallback(() => setTimeout(done, 20), { timeout: 2000 })))
      for (let n = 0; n < 3; n++) {
        await idle()
        if (!stands()) return false
      }
      return true
    }, Object.values<string>(kit.loading))
    if ((await look.catch(whileLeaving)) && before !== null && timesAsked(page) === before) {
      if ((await still(page).catch(whileLeaving)) !== false) return
    }
    if (Date.now() > ends) throw new Error(`${page.url()} does not come to rest`)
  }
}

/** A page that goes on to another one meanwhile is looked at anew. */
function whileLeaving(problem: unknown): false {
  if (/context was destroyed|because of a navigation/.test(String(problem))) return false
  throw problem
}

/** Waits for the end of what is on its way from one look to another: a button just allowed has its words' colour before its ground's. */
const still = (page: Page) =>
  page.evaluate(async () => {
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
    const ending = document.getAnimations().filter((one) => one.effect?.getComputedTiming().endTime !== Infinity)
    await Promise.allSettled(ending.map((one) => one.finished))
  })

type AxeOptions = Parameters<AxeBuilder['options']>[0]

/**
 * Runs axe. Pages have no frames of others: without what it does for these, and brought to a page once, it takes a third of the time.
 * Where something stands is worked out only when something was found, `wanted` says what counts.
 */
export async function axe(page: Page, options: AxeOptions, wanted: (found: AxeFound) => readonly string[]): Promise<string[]> {
  await still(page)
  const run = async (selectors: boolean) => {
    const there = await page.evaluate(() => 'axe' in globalThis)
    const builder = new AxeBuilder({ page, ...(there ? { axeSource: 'undefined' } : {}) })
    return wanted(
      await builder
        .options({ ...options, selectors })
        .setLegacyMode(true)
        .analyze(),
    )
  }
  const found = await run(false)
  return found.length === 0 ? [] : [...(await run(true))]
}
export type AxeFound = Awaited<ReturnType<AxeBuilder['analyze']>>
/** Each rule with the places it is broken at. */
export const axeRules = (
  found: readonly { readonly id: string; readonly nodes: readonly { readonly target?: readonly unknown[] }[] }[],
) => found.map((rule) => `${rule.id}: ${rule.nodes.map((node) => node.target?.join(' ')).join(' | ')}`)

/** Of a page that has come to rest. */
export async function axeViolations(page: Page): Promise<string[]> {
  await settled(page)
  const found = await axe(page, { resultTypes: ['violations'], runOnly: WCAG }, ({ violations }) => axeRules(violations))
  return found.map((one) => `${page.url()} ${one}`)
}

/** Goes on to an address of the product as a link does: without loading it all again. */
export async function goTo(page: Page, path: string): Promise<void> {
  await page.evaluate((to) => history.pushState({}, '', to), path)
}

/** What a browser has kept of how its person looks at the pages. */
export const viewCookie = (url: string, view: Partial<View>) => ({
  url,
  name: VIEW_COOKIE,
  value: viewText({ ...viewOf('', ''), ...view }),
})

/** Another tab of the person chooses the language. */
export const speak = (page: Page, language: 'ko' | 'en') =>
  page.evaluate(
    ({ name, value }) => {
      document.cookie = `${name}=${value}; path=/`
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has none
      new BroadcastChannel(name).postMessage(null)
    },
    viewCookie(page.url(), { language }),
  )

/** A page that the server has drawn can be seen before anything on it can be done: somebody who looks first waits until then, unless asked for no more than its beginning. */
function waitForDrawing(page: Page): void {
  const alive = async <T>(opened: T): Promise<T> => {
    await page.locator('#root[inert]').waitFor({ state: 'detached' })
    return opened
  }
  const [goto, reload] = [page.goto.bind(page), page.reload.bind(page)]
  page.goto = async (url, options) => {
    const opened = await goto(url, options)
    return options?.waitUntil === 'commit' ? opened : alive(opened)
  }
  page.reload = async (options) => alive(await reload(options))
}

/** How far the page can be pushed sideways, CSS pixels: 0 is right at every width. */
export const sidewaysOverflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

/** With SHOTS=1 a picture of the whole page in test-output, to look at. No test reads one, and a browser's camera can hang on a busy machine. */
export async function shot(page: Page, name: string): Promise<void> {
  if (process.env['SHOTS'] !== '1') return
  mkdirSync(shots, { recursive: true })
  await page.screenshot({ path: join(shots, `${name}.png`), fullPage: true })
}

/** Addresses of the plan that is on stage. FIRST and SECOND: departments, ONE: the first indicator of the first. */
export async function addresses(origin: string, page: Page, paths: readonly string[]): Promise<string[]> {
  const answer = await page.request.get(`${origin}/trpc/accounts.frame?input=%7B%7D`)
  const body = (await answer.json()) as { result: { data: { plan: { departments: { id: number }[] } } } }
  const [first = '1', second = '1'] = body.result.data.plan.departments.map((d) => String(d.id))
  const of = await page.request.get(`${origin}/trpc/departments.page?input=${encodeURIComponent(`{"departmentId":${first}}`)}`)
  const one = /"indicators":\[\{"id":(\d+)/.exec(await of.text())?.[1] ?? '1'
  return paths.map((path) => path.replace('FIRST', first).replace('SECOND', second).replace('ONE', one))
}
