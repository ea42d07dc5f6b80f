import { cpSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { firstQuestions } from '#domain/pages/first-questions.ts'
import { PROCEDURES } from '../../helpers/procedures.ts'
import { log } from '#server/log.ts'
import { testApp } from '../../helpers/app.ts'
import { loadRealPlan, temporaryFolder, useStore } from '../../helpers/stores.ts'

const fresh = vi.hoisted(() => ({ now: true }))
vi.mock('#server/built.ts', async (original) => ({ ...(await original<object>()), isFresh: () => fresh.now }))

const store = useStore('sqlite', loadRealPlan)
const folder = temporaryFolder()
afterAll(() => folder.remove())

async function asked(clientFolder: string, accept = 'text/html') {
  const { app } = await testApp(store(), { config: { clientFolder } })
  const get = async (url: string) => {
    const { statusCode, body, headers } = await app.inject({ url, headers: { host: 'localhost:3000', accept } })
    return { statusCode, body, kept: headers['cache-control'] }
  }
  return { page: await get('/overview?year=2026'), data: await get('/trpc/nothing'), asset: await get('/assets/a.js') }
}

test('screens that are there are given out; those missing or of another version say what to do, and are not', async () => {
  const warn = vi.spyOn(log, 'warn')
  const built = join(folder.path, 'client')
  mkdirSync(built, { recursive: true })
  writeFileSync(join(built, 'index.html'), '<!doctype html>the screens')
  expect((await asked(built)).page).toMatchObject({
    statusCode: 200,
    body: expect.stringContaining('<!doctype html>the screens'),
    kept: 'private, no-store',
  })
  expect(warn).not.toHaveBeenCalled()
  for (const [where, now, words] of [
    [join(folder.path, 'nothing'), true, '아직 만들어지지 않았습니다'],
    [built, false, '지금의 프로그램으로 만들어진 것이 아닙니다'],
  ] as const) {
    fresh.now = now
    const { page, data, asset } = await asked(where)
    expect(page).toMatchObject({ statusCode: 503, body: expect.stringContaining(words), kept: 'no-store' })
    expect(page.body).toContain('npm run build')
    expect(page.body).not.toContain('the screens')
    expect([data.statusCode, asset.statusCode]).toEqual([404, 404])
    expect(warn).toHaveBeenLastCalledWith(expect.stringContaining(words))
  }
})

describe('a page comes with', () => {
  const built = join(folder.path, 'whole')
  mkdirSync(join(built, '.vite'), { recursive: true })
  writeFileSync(
    join(built, 'index.html'),
    '<!doctype html><html lang="ko"><head><script type="module" crossorigin src="/assets/a.js"></script></head><body><div id="root"></div></body>',
  )
  const part = { file: 'assets/Overview.js', imports: ['main.tsx', '_shared.js'], css: ['assets/Overview.css'] }
  const manifest = {
    'main.tsx': { file: 'assets/a.js' },
    '_shared.js': { file: 'assets/shared.js' },
    'pages/overview/Overview.tsx': part,
  }
  writeFileSync(join(built, '.vite/manifest.json'), JSON.stringify(manifest))
  const start = async () => {
    fresh.now = true
    const { app, signIn, call } = await testApp(store(), { config: { clientFolder: built } })
    const page = async (url: string, cookie = '') => {
      const { body, headers } = await app.inject({ url, headers: { host: 'localhost:3000', accept: 'text/html', cookie } })
      const [, json = '[]'] = /<script type="application\/json" id="answers"[^>]*>(.*?)<\/script>/s.exec(body) ?? []
      const policy = headers['content-security-policy']
      return { body, policy, answers: JSON.parse(json) as { path: string; input?: unknown; data: unknown }[] }
    }
    return { page, signIn, call }
  }

  test('what draws it, each file once, and of each page only its own', async () => {
    const { page } = await start()
    const { body } = await page('/overview')
    // Asked for as early as can be; what begins them stands at the end.
    expect([...body.matchAll(/"\/(assets\/[^"]+)"/g)].map(([, file]) => file)).toEqual([
      'assets/Overview.css',
      'assets/a.js',
      'assets/Overview.js',
      'assets/shared.js',
      'assets/a.js',
    ])
    expect((await page('/budget')).body).not.toContain('Overview')
  })

  test('its style sheets in it, let in by its policy, and asked for where one is not there any more', async () => {
    const styled = join(folder.path, 'styled')
    cpSync(built, styled, { recursive: true })
    mkdirSync(join(styled, 'assets'))
    const index =
      '<!doctype html><html lang="ko"><head><link rel="stylesheet" crossorigin href="/assets/main.css"></head><body></body>'
    writeFileSync(join(styled, 'index.html'), index)
    writeFileSync(join(styled, 'assets/main.css'), '.a{color:red}')
    fresh.now = true
    const started = async () => {
      const { app } = await testApp(store(), { config: { clientFolder: styled } })
      const { body, headers } = await app.inject({ url: '/overview', headers: { host: 'localhost:3000', accept: 'text/html' } })
      const [, nonce = 'none'] = /style-src 'self' 'nonce-([^']+)'/.exec(String(headers['content-security-policy'])) ?? []
      const stands = (file: string, text: string) =>
        `<link rel="stylesheet" href="/assets/${file}" media="not all" disabled><style nonce="${nonce}">${text}</style>`
      return { body, stands }
    }
    const gone = await started()
    expect(gone.body).toContain(
      `${gone.stands('main.css', '.a{color:red}')}<link rel="stylesheet" crossorigin href="/assets/Overview.css">`,
    )
    writeFileSync(join(styled, 'assets/Overview.css'), '.b{color:red}')
    const whole = await started()
    expect(whole.body).toContain(whole.stands('main.css', '.a{color:red}') + whole.stands('Overview.css', '.b{color:red}'))
  })

  test('the answers to what it asks first, as the procedures give them, for whoever asks', async () => {
    const { page, signIn, call } = await start()
    const cookie = await signIn('executive')
    const { answers } = await page('/overview?year=2024', cookie)
    expect(answers.map(({ path }) => path)).toEqual([
      'accounts.frame',
      'notices.list',
      'organisation.endedUnits',
      'scorecards.overview',
      'schedules.summary',
      'scorecards.dataDay',
    ])
    for (const { path, input, data } of answers.slice(1)) {
      const { data: alone } = await call(path, input, cookie)
      expect(JSON.parse(JSON.stringify(data))).toEqual(alone)
    }
    expect(answers[0]?.data).toMatchObject({ user: { role: 'executive' } })
    // Somebody else's page is theirs, and a stranger's is nobody's.
    const other = await page('/overview?year=2024', await signIn('administrator'))
    expect(other.answers[0]?.data).toMatchObject({ user: { role: 'administrator' } })
    expect((await page('/overview?year=2024')).answers).toEqual([{ path: 'accounts.frame', input: { year: 2024 }, data: null }])
  })

  describe('a drawing of it', () => {
    const at = join(folder.path, 'drawing')
    mkdirSync(at, { recursive: true })
    writeFileSync(
      join(at, 'drawing.js'),
      `export async function draw({ url, answers, view }, leftOut) {
        if (url.includes('year=2024')) throw new Error('it cannot')
        if (url.includes('year=2025')) return null
        if (url.includes('year=2027')) await globalThis.drawingAllowed
        if (url.includes('/budget')) leftOut(async () => new Error('a part of it cannot'))
        if (url.includes('/plans')) leftOut(async () => null)
        return { html: ['<h1>' + [url, answers[0].data.user.role, view.language, view.width].join(' ') + '</h1>', url.includes('month') ? '<p></p>' : ''], css: '[data-drawn="0"]{width:1px}' }
      }
      export const beginning = (language) => ({ first: 'first()', whole: 'begin(' + language + ')' })`,
    )
    const nonceOf = (policy: unknown) => /'nonce-([^']+)'/.exec(String(policy))?.[1] ?? 'none'
    const root = (body: string) => /<div id="root".*?<\/div>/s.exec(body)?.[0]

    test('is packed', async () => {
      const { app, signIn } = await testApp(store(), { config: { clientFolder: built } })
      const cookie = await signIn('executive')
      const { headers } = await app.inject({
        url: '/overview',
        headers: { host: 'localhost:3000', accept: 'text/html', 'accept-encoding': 'gzip, br', cookie },
      })
      expect(headers['content-encoding']).toBe('br')
    })

    test('whose looks are fetched while it is made', async () => {
      const { app, signIn } = await testApp(store(), { config: { clientFolder: built } })
      const cookie = await signIn('executive')
      const allowed = Promise.withResolvers<void>()
      vi.stubGlobal('drawingAllowed', allowed.promise)
      const origin = await app.listen({ port: 0, host: '127.0.0.1' })
      for (const encoding of ['br', 'gzip', 'identity']) {
        const { body } = await fetch(`${origin}/overview?year=2027`, {
          headers: { accept: 'text/html', 'accept-encoding': encoding, cookie },
        })
        const pieces = (body ?? new ReadableStream()).pipeThrough(new TextDecoderStream()).getReader()
        const { value } = await pieces.read()
        expect(value, encoding).toMatch(/^<!doctype html>.*"\/assets\/Overview\.css">$/s)
        if (encoding === 'identity') allowed.resolve()
        else await pieces.cancel()
      }
    })

    test('of the answers that come with it, as the person looks at pages, which nothing can be done on yet', async () => {
      const { page, signIn } = await start()
      const cookie = await signIn('executive')
      const { body, policy } = await page('/overview?year=2026', cookie)
      expect(root(body)).toBe('<div id="root" inert><h1>/overview?year=2026 executive ko 1440</h1></div>')
      expect(body).toContain('<html lang="ko">')
      // The one style sheet and the one script that stand in the page are let in, in this page alone.
      const nonce = nonceOf(policy)
      expect(body).toContain(`<style nonce="${nonce}">[data-drawn="0"]{width:1px}</style></head>`)
      expect(policy).toContain(`script-src 'self' 'nonce-${nonce}';style-src 'self' 'nonce-${nonce}';`)
      expect((await page('/overview?year=2026', cookie)).policy).not.toContain(nonce)
      // The script that shows it stands before the answers, which nobody waits for to see it; its program is not asked for before.
      const [seen, program, begin, answers] = body.split(
        /<template id="program">|<\/template>|(?=<script type="application\/json")/,
      )
      expect(seen).toContain('<div id="root" inert>')
      expect(seen).not.toMatch(/modulepreload|type="module"/)
      expect(program).toContain('<script type="module" crossorigin src="/assets/a.js"></script>')
      expect(program).toContain('<link rel="modulepreload" crossorigin href="/assets/Overview.js">')
      expect(begin).toBe(`<script nonce="${nonce}">begin(ko)</script>`)
      expect(answers).toMatch(/"accounts\.frame".*<\/script><\/body>$/s)
      // What is read first has one of its own right behind it, where something comes after it.
      const twice = await page('/entry?month=9', cookie)
      expect(root(twice.body)).toBe(
        `<div id="root" inert><h1>/entry?month=9 executive ko 1440</h1><script nonce="${nonceOf(twice.policy)}">first()</script><p></p></div>`,
      )
      const english = await page('/overview?year=2026', `${cookie}; jipyo.view=en.dark.390x844`)
      expect(root(english.body)).toContain(' executive en 390</h1>')
      expect(english.body).toContain('<html lang="en" data-theme="dark">')
    })

    test('not of answers that would take it long', async () => {
      const { page, signIn } = await start()
      const cookie = await signIn('head')
      await store()
        .db.updateTable('user')
        .set({ name: 'x'.repeat(250_000) })
        .where('role', '=', 'head')
        .execute()
      expect(root((await page('/overview?year=2026', cookie)).body)).toBe('<div id="root"></div>')
      await store().db.updateTable('user').set({ name: 'x' }).where('role', '=', 'head').execute()
      expect(root((await page('/overview?year=2026', cookie)).body)).toContain('inert')
    })

    test('not of one that it fails at, which is said once, lacks something, is a stranger’s, or is where one signs in', async () => {
      const error = vi.spyOn(log, 'error')
      const { page, signIn } = await start()
      const cookie = await signIn('executive')
      for (const path of ['/overview?year=2024', '/overview?year=2024', '/overview?year=2025', '/sign-in', '/claim', '/']) {
        const { body, policy } = await page(path, cookie)
        expect(root(body), path).toBe('<div id="root"></div>')
        // Its program is begun by the same script, which says what to do where it does not come.
        const nonce = nonceOf(policy)
        const [head, program, begin] = body.split(
          /<\/head>.*<template id="program">|<\/template>|(?=<script type="application\/json")/s,
        )
        expect(head).toContain('<link rel="modulepreload" crossorigin href="/assets/a.js">')
        expect(program).toContain('<script type="module" crossorigin src="/assets/a.js"></script>')
        expect(begin).toBe(`<script nonce="${nonce}">begin(ko)</script>`)
      }
      expect(root((await page('/overview?year=2026')).body)).toBe('<div id="root"></div>')
      expect(error.mock.calls.filter(([facts]) => JSON.stringify(facts).includes('Overview.tsx'))).toHaveLength(1)
    })

    test('with what a part of it threw said once, and with what only waits not', async () => {
      const error = vi.spyOn(log, 'error')
      const { page, signIn } = await start()
      const cookie = await signIn('executive')
      for (const path of ['/budget', '/budget', '/plans']) expect(root((await page(path, cookie)).body)).toContain(`<h1>${path}`)
      const said = error.mock.calls.map(([facts]) => facts as { part?: string; err?: Error })
      expect(said.filter((one) => /Budget|Plans/.test(one.part ?? ''))).toEqual([
        { part: 'pages/budget/Budget.tsx', err: new Error('a part of it cannot') },
      ])
    })

    test('a page whose drawing is not there has its program by its tag', async () => {
      const alone = join(folder.path, 'alone/client')
      cpSync(built, alone, { recursive: true })
      const { body } = await asked(alone).then(({ page }) => page)
      expect(body).toContain('<script type="module" crossorigin src="/assets/a.js"></script>')
    })
  })

  test('nothing that is refused, which the page asks for and puts on record itself', async () => {
    const { page, signIn } = await start()
    const cookie = await signIn('executive')
    const entries = () => store().db.selectFrom('audit_entry').select('seq').execute()
    const before = await entries()
    const { answers } = await page('/accounts', cookie)
    expect(answers.map(({ path }) => path)).not.toContain('accounts.list')
    expect((await page('/overview?known=1999-01-01', cookie)).answers.map(({ path }) => path)).not.toContain(
      'scorecards.overview',
    )
    expect(await entries()).toEqual(before)
  })

  test('no name that ends its block', async () => {
    const { page, signIn } = await start()
    await store().db.updateTable('user').set({ name: '</script><script>alert(1)</script>' }).where('role', '=', 'head').execute()
    const { body, answers } = await page('/overview', await signIn('head'))
    expect(body).not.toContain('<script>alert')
    expect(answers[0]?.data).toMatchObject({ user: { name: '</script><script>alert(1)</script>' } })
  })

  test('only questions that there are', () => {
    const pages = 'overview government departments/1 budget entry review activities activities?tab=series schedules schedules/1'
    const more = 'services deadlines differences differences?editions=1-2 ask imports imports?file=1 calendar next-plan notices'
    const rest = 'notices?view=day plans periods reorganisation reorganisation?event=1 accounts audit system sign-in claim'
    const paths = [pages, more, rest]
      .flatMap((some) => some.split(' '))
      .flatMap((address) => {
        const { pathname, search } = new URL(address, 'http://page')
        const { frame, asks } = firstQuestions(pathname, search)
        return [...(frame === null ? [] : [frame]), ...asks].map(({ path }) => path)
      })
    const known = Object.keys(PROCEDURES)
    expect([...new Set(paths)].filter((path) => !known.includes(path))).toEqual([])
    expect(new Set(paths).size).toBeGreaterThan(25)
  })
})
