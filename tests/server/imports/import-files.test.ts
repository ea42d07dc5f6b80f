import { expect, test } from 'vitest'
import type { Role } from '#domain/entry/permissions.ts'
import { readWorkbook } from '#server/documents/read/workbook.ts'
import { type TestApp, testApp } from '../../helpers/app.ts'
import { makeHwpx, makeTextFile } from '../../helpers/documents/make.ts'
import { loadRealPlan, onBothStores, useStore } from '../../helpers/stores.ts'
import { blocksOf } from '../../helpers/imports/drafts-blocks.ts'
import { smallPlan } from '../../helpers/plans/small.ts'

const HEADERS = { host: 'localhost:3000', origin: 'http://localhost:3000' }

onBothStores('the doors of imports', (kind) => {
  const store = useStore(kind, loadRealPlan)
  let made: Promise<TestApp> | undefined
  const app = () => (made ??= testApp(store()))
  const cookies = new Map<Role, Promise<string>>()
  const cookieOf = async (role: Role) => {
    const { signIn } = await app()
    const cookie = cookies.get(role) ?? signIn(role)
    cookies.set(role, cookie)
    return cookie
  }
  const send = async (
    bytes: Uint8Array,
    name: string,
    role: Role | null = 'administrator',
    query = `request=${crypto.randomUUID()}`,
  ) =>
    (await app()).app.inject({
      method: 'PUT',
      url: `/files/imports?${query}`,
      payload: Buffer.from(bytes),
      headers: {
        ...HEADERS,
        'content-type': 'application/octet-stream',
        'x-file-name': encodeURIComponent(name),
        ...(role ? { cookie: await cookieOf(role) } : {}),
      },
    })
  const get = async (path: string, role: Role | null = 'administrator') =>
    (await app()).app.inject({
      url: `/files/imports/${path}`,
      headers: { ...HEADERS, ...(role ? { cookie: await cookieOf(role) } : {}) },
    })
  const call = async (path: string, input: unknown) => (await app()).call(path, input, await cookieOf('administrator'))
  const text = makeTextFile(blocksOf(smallPlan()))
  const readIn = async (bytes: Uint8Array, name: string) => {
    const { draftId } = (await send(bytes, name)).json<{ draftId: number }>()
    await expect
      .poll(async () => ((await call('imports.status', { draftId })).data as { state: string }).state, { timeout: 20_000 })
      .toBe('read')
    return draftId
  }

  test('a document goes in, is read in the background, and comes back as it was', async () => {
    const draftId = await readIn(text, '계획.txt')
    expect((await send(text, '계획.txt')).json()).toEqual({ draftId, existing: true })
    const back = await get(`${draftId}/original`)
    expect(back.rawPayload.equals(Buffer.from(text))).toBe(true)
    expect(back.headers['content-disposition']).toContain(encodeURIComponent('계획.txt'))
    expect((await call('imports.summary', { draftId })).data).toMatchObject({
      kind: 'plan',
      needsInAll: 0,
      plan: { bureau: '새빛미래국' },
    })
    expect((await get(`${draftId}/page/1.svg`)).json()).toMatchObject({ reason: 'file-type-refused' })
  })
  test('the reconciliation is a workbook with a summary and every equation', async () => {
    const draftId = await readIn(text, '계획.txt')
    const file = await get(`${draftId}/reconciliation.xlsx`)
    const { equations } = (await call('imports.equations', { draftId, limit: 200 })).data as { equations: { label: string }[] }
    const { blocks } = await readWorkbook(file.rawPayload, 'xlsx', 100_000)
    const cells = blocks.flatMap((b) => (b.kind === 'table' ? b.grid.flat().map((c) => c.text) : [b.text]))
    expect(equations.filter((e) => !cells.includes(e.label))).toEqual([])
    expect(cells).toEqual(expect.arrayContaining(['일치', '단수 차이', '불일치', '확인 불가']))
  })
  test('a page is a picture that may run nothing', async () => {
    const draftId = await readIn(await makeHwpx(blocksOf(smallPlan({ cover: '2029년도 성과계획서\n새빛미래국' }))), '계획.hwpx')
    const page = await get(`${draftId}/page/1.svg`)
    expect([page.statusCode, page.headers['content-type']]).toEqual([200, 'image/svg+xml; charset=utf-8'])
    expect(page.headers['content-security-policy']).toMatch(/^default-src 'none';.*sandbox$/)
    expect(page.body).toMatch(/^<svg/)
    expect((await get(`${draftId}/page/999.svg`)).statusCode).toBe(400)
    expect((await get(`${draftId}/page/..%2f1.svg`)).statusCode).toBe(400)
  })
  test.each(['executive', 'head', 'evaluator', null] as const)('%s may neither send nor fetch', async (role) => {
    const status = role === null ? 401 : 403
    expect([
      (await send(text, 'x.txt', role)).statusCode,
      (await get('1/original', role)).statusCode,
      (await get('1/page/1.svg', role)).statusCode,
      (await get('1/reconciliation.xlsx', role)).statusCode,
    ]).toEqual([status, status, status, status])
  })
  test.each([
    ['without a number', text, '', 400, 'bad-input'],
    ['empty', new Uint8Array(), `request=${crypto.randomUUID()}`, 400, 'file-empty'],
  ] as const)('refused: %s', async (_, bytes, query, status, reason) =>
    expect(
      await send(bytes, 'x.txt', 'administrator', query).then((a) => [a.statusCode, a.json<{ reason: string }>().reason]),
    ).toEqual([status, reason]),
  )
  test('what is not there is not there', async () =>
    expect((await get('999/original')).json()).toMatchObject({ reason: 'unknown-import' }))
})
