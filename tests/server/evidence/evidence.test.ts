import { randomUUID } from 'node:crypto'
import { existsSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { PERMISSIONS, reaches, type Role, ROLES } from '#domain/entry/permissions.ts'
import { EMPTY, type Item } from '#domain/entry/submission.ts'
import { refusalToAdd, refusalToRemove } from '#server/evidence/rules.ts'
import { clearOrphans, scanWaiting } from '#server/evidence/upkeep.ts'
import { keptPath, place, sha256Of, takeIn, vaultOf } from '#server/evidence/vault.ts'
import { AUDIT_KEY, ORIGIN, type TestApp, testApp } from '../../helpers/app.ts'
import { loadRealPlan, onBothStores, temporaryFolder, useStore } from '../../helpers/stores.ts'
import { log } from '#server/log.ts'
import { FORGED, pdf, SAMPLES } from '../../helpers/evidence-samples.ts'

const LIMIT = 64 * 1024
const DAY = 86_400_000
const HOST = { host: 'localhost:3000' }
interface Told {
  readonly id: number
  readonly title: string
  readonly scan: string
}

onBothStores('evidence through the door', (kind) => {
  const folder = temporaryFolder()
  afterAll(() => folder.remove())
  const store = useStore(kind, loadRealPlan)
  // Says what the file `answer` beside it says: 0 clean, 1 infected, else no answer.
  const scanner = join(folder.path, 'scan.sh')
  const answer = (code: number) => writeFileSync(join(folder.path, 'answer'), String(code))
  writeFileSync(scanner, '#!/bin/sh\n[ -f "$1" ] || exit 9\nexit "$(cat "$(dirname "$0")/answer")"\n', { mode: 0o755 })
  const apps = new Map<string | null, Promise<TestApp>>()
  const app = (scanCommand: string | null = null) => {
    const made =
      apps.get(scanCommand) ??
      testApp(store(), { config: { localFolder: folder.path, evidence: { fileSize: LIMIT, perValue: 4, scanCommand } } })
    apps.set(scanCommand, made)
    return made
  }
  const cookies = new Map<Role, Promise<string>>()
  const cookie = async (role: Role) => {
    const made = cookies.get(role) ?? (await app()).signIn(role)
    cookies.set(role, made)
    return made
  }
  const vault = () => vaultOf(store().db, { localFolder: folder.path })
  const keptFiles = async () =>
    existsSync(await vault())
      ? readdirSync(await vault(), { recursive: true, withFileTypes: true })
          .filter((e) => e.isFile())
          .map((e) => e.name)
      : []

  /** Indicators entered once a year, of the demonstration's own department and of another. */
  async function places() {
    await app()
    const mine = await store().db.selectFrom('user_department').select('unit_id').executeTakeFirstOrThrow()
    const rows = await store()
      .db.selectFrom('indicator')
      .select(['id', 'department_id as d'])
      .where('frequency', '=', 'year')
      .orderBy('id')
      .execute()
    const own = rows.filter((r) => r.d === mine.unit_id).map((r) => r.id)
    const other = rows.filter((r) => r.d !== mine.unit_id).map((r) => r.id)
    return {
      own: own[0] ?? 0,
      second: own[1] ?? 0,
      third: own[2] ?? 0,
      other: other[0] ?? 0,
      department: mine.unit_id,
      otherDepartment: rows.find((r) => r.d !== mine.unit_id)?.d ?? 0,
    }
  }
  async function put(
    role: Role | null,
    indicatorId: number,
    name: string,
    bytes: Buffer,
    options: { request?: string; scan?: string | null; year?: number } = {},
  ) {
    const { app: server } = await app(options.scan ?? null)
    const reply = await server.inject({
      method: 'PUT',
      url: `/files/evidence/${indicatorId}/${options.year ?? 2025}/0?request=${options.request ?? randomUUID()}`,
      payload: bytes,
      headers: {
        ...HOST,
        origin: ORIGIN,
        'content-type': 'application/octet-stream',
        'x-file-name': encodeURIComponent(name),
        ...(role ? { cookie: await cookie(role) } : {}),
      },
    })
    const told = reply.json<Partial<Told> & { reason?: string }>()
    return {
      status: reply.statusCode,
      reason: told.reason ?? null,
      id: told.id ?? 0,
      title: told.title ?? '',
      scan: told.scan ?? '',
    }
  }
  async function fetched(role: Role | null, id: number | string, method: 'GET' | 'HEAD' = 'GET') {
    const { app: server } = await app()
    const reply = await server.inject({
      method,
      url: `/files/evidence/${id}`,
      headers: { ...HOST, ...(role ? { cookie: await cookie(role) } : {}) },
    })
    const reason = reply.statusCode === 200 || method === 'HEAD' ? null : reply.json<{ reason: string }>().reason
    return { status: reply.statusCode, reason, headers: reply.headers, bytes: reply.rawPayload }
  }
  const ask = async (role: Role, path: string, input: unknown) => (await app()).call(path, input, await cookie(role))
  const remove = (role: Role, id: number) => ask(role, 'evidence.remove', { id, requestId: randomUUID() })
  const audit = (act: string) =>
    store().db.selectFrom('audit_entry').selectAll().where('act', '=', act).orderBy('seq', 'desc').execute()

  test('in, listed, counted, out again with safe headers, and on record', async () => {
    const { own, department } = await places()
    const bytes = pdf('first')
    const name = '정무활동 "결과" (최종).pdf'
    const added = await put('evaluator', own, name, bytes)
    expect(added).toMatchObject({ status: 200, title: '정무활동 _결과_ (최종).pdf', scan: 'none' })
    expect((await ask('head', 'evidence.list', { indicatorId: own, year: 2025, month: 0 })).data).toMatchObject({
      items: [{ id: added.id, size: bytes.length }],
      add: null,
      remove: null,
    })
    const grid = (await ask('evaluator', 'entry.grid', { year: 2025, month: 0 })).data as {
      departments: { cells: { indicatorId: number; evidence: number }[] }[]
    }
    expect(grid.departments.flatMap((d) => d.cells).find((c) => c.indicatorId === own)?.evidence).toBe(1)
    expect((await ask('executive', 'departments.page', { departmentId: department, year: 2025 })).data).toMatchObject({
      indicators: expect.arrayContaining([expect.objectContaining({ id: own, evidence: 1 })]),
    })
    const file = await fetched('evaluator', added.id)
    expect(file.bytes.equals(bytes)).toBe(true)
    expect(file.headers).toMatchObject({
      'content-type': 'application/pdf',
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    })
    expect(file.headers['content-disposition']).toMatch(/^attachment; filename="?[\w.]+"?; filename\*=UTF-8''[\w%.-]+$/)
    expect(file.headers['content-security-policy']).toContain("default-src 'none'")
    const head = await fetched('evaluator', added.id, 'HEAD')
    expect([head.status, head.bytes.length]).toEqual([200, 0])
    const [entry] = await audit('evidence.add')
    expect(entry).toMatchObject({ subject: `actual:${own}:2025:0`, role: 'evaluator' })
    expect(JSON.parse(entry?.after_json ?? '')).toMatchObject({ id: added.id, sha256: sha256Of(bytes) })
    await remove('evaluator', added.id)
  })

  test('each forged file is refused and leaves nothing behind', async () => {
    const { own } = await places()
    const before = await keptFiles()
    for (const [name, bytes, reason] of FORGED)
      expect([name, (await put('evaluator', own, name, bytes)).reason]).toEqual([name, reason])
    expect(await put('evaluator', own, '큰.pdf', Buffer.concat([pdf(), Buffer.alloc(LIMIT, 32)]))).toMatchObject({
      status: 413,
      reason: 'file-too-large',
    })
    expect(await keptFiles()).toEqual(before)
    expect((await ask('head', 'evidence.list', { indicatorId: own, year: 2025, month: 0 })).data).toMatchObject({ items: [] })
    expect((await audit('refused.evidence.add')).map((e) => e.reason)).toContain('file-content-differs')
  })

  test('a name of 300 syllables, of folders and of turned letters comes out harmless', async () => {
    const { second } = await places()
    const names = [`${'가'.repeat(300)}.pdf`, '../../../x\u0000/\u202e보고.pdf']
    for (const [index, name] of names.entries()) {
      const added = await put('evaluator', second, name, pdf(String(index)))
      expect(added.status).toBe(200)
      expect((await fetched('head', added.id)).status).toBe(200)
      expect(['보고.pdf', `${'가'.repeat(120)}….pdf`]).toContain(added.title)
      await remove('head', added.id)
    }
  })

  describe('nobody reaches another department’s evidence', () => {
    test.each(ROLES.flatMap((role) => (['own', 'other'] as const).map((where) => [role, where] as const)))(
      '%s, %s department',
      async (role, where) => {
        const at = await places()
        const indicatorId = at[where]
        const departmentId = where === 'own' ? at.department : at.otherDepartment
        const lets = (action: 'evidence.read' | 'evidence.write') =>
          reaches(PERMISSIONS[action][role], [at.department], departmentId)
        const { id } = await store()
          .db.insertInto('evidence')
          .values(await rowOf(indicatorId))
          .returning('id')
          .executeTakeFirstOrThrow()
        const got = await fetched(role, id)
        expect([got.status, got.reason]).toEqual(lets('evidence.read') ? [200, null] : [403, 'forbidden'])
        expect((await fetched(role, id, 'HEAD')).status).toBe(lets('evidence.read') ? 200 : 403)
        expect((await ask(role, 'evidence.list', { indicatorId, year: 2025, month: 0 })).reason).toBe(
          lets('evidence.read') ? null : 'forbidden',
        )
        expect((await ask(role, 'evidence.ofYear', { indicatorId, year: 2025 })).reason).toBe(
          lets('evidence.read') ? null : 'forbidden',
        )
        const added = await put(role, indicatorId, 'x.pdf', pdf(`${role}${where}`))
        expect(added.reason).toBe(lets('evidence.write') ? null : 'forbidden')
        expect((await remove(role, id)).reason).toBe(lets('evidence.write') ? null : 'forbidden')
        if (!lets('evidence.read'))
          expect((await audit('refused.evidence.fetch'))[0]).toMatchObject({ role, reason: 'forbidden' })
        await store()
          .db.updateTable('evidence')
          .set({ removed_at: 'x', removed_by: 'x' })
          .where('removed_at', 'is', null)
          .execute()
      },
    )
    test('signed out, unknown, and no number', async () => {
      const { own } = await places()
      expect(await fetched(null, 1)).toMatchObject({ status: 401, reason: 'not-signed-in' })
      expect(await put(null, own, 'x.pdf', pdf())).toMatchObject({ status: 401, reason: 'not-signed-in' })
      expect(await fetched('executive', 999_999)).toMatchObject({ status: 404, reason: 'unknown-file' })
      for (const id of ['0', '-1', 'abc', '1e3x', '..%2f..%2fjipyo.sqlite'])
        expect([id, (await fetched('executive', id)).status]).toEqual([id, 400])
    })
    test('deputies: whoever enters may add, whoever reviews may look, and neither after their time', async () => {
      const { other, otherDepartment } = await places()
      const { id } = await store()
        .db.insertInto('evidence')
        .values(await rowOf(other))
        .returning('id')
        .executeTakeFirstOrThrow()
      const user = await store().db.selectFrom('user').select('id').where('role', '=', 'evaluator').executeTakeFirstOrThrow()
      const deputy = (task: 'enter' | 'review', to_on: string) =>
        store()
          .db.insertInto('deputy')
          .values({
            unit_id: otherDepartment,
            user_id: user.id,
            task,
            from_on: '2020-01-01',
            to_on,
            reason: '출장',
            recorded_at: 'x',
            recorded_by: 'x',
            ended_at: null,
          })
          .returning('id')
          .executeTakeFirstOrThrow()
      const tried = async () => [
        (await fetched('evaluator', id)).status,
        (await put('evaluator', other, 'y.pdf', pdf(randomUUID()))).status,
      ]
      const forget = () => store().db.deleteFrom('deputy').execute()
      await deputy('enter', '2020-12-31')
      expect(await tried()).toEqual([403, 403])
      await deputy('review', '2099-12-31')
      expect(await tried()).toEqual([200, 403])
      await forget()
      await deputy('enter', '2099-12-31')
      expect(await tried()).toEqual([200, 200])
      await forget()
      await store().db.updateTable('evidence').set({ removed_at: 'x', removed_by: 'x' }).where('removed_at', 'is', null).execute()
    })
  })

  test('the same content is stored once, attached to a value once, and outlives its removal from another', async () => {
    const { own, second } = await places()
    const bytes = pdf('the same')
    const before = (await keptFiles()).length
    const [a, b] = [await put('evaluator', own, 'a.pdf', bytes), await put('evaluator', second, 'b.pdf', bytes)]
    expect((await keptFiles()).length).toBe(before + 1)
    expect(await put('head', own, 'c.pdf', bytes)).toMatchObject({ reason: 'evidence-exists' })
    expect((await remove('head', a.id)).reason).toBeNull()
    expect(await fetched('evaluator', a.id)).toMatchObject({ status: 404, reason: 'unknown-file' })
    expect((await remove('head', a.id)).reason).toBe('unknown-file')
    expect((await fetched('evaluator', b.id)).status).toBe(200)
    expect(
      await store().db.selectFrom('evidence').select(['removed_by', 'removed_by_id']).where('id', '=', a.id).executeTakeFirst(),
    ).toMatchObject({ removed_by: '과장 (시연)' })
    expect((await audit('evidence.remove'))[0]).toMatchObject({ subject: `actual:${own}:2025:0`, role: 'head' })
    expect((await put('evaluator', own, 'again.pdf', bytes)).status).toBe(200)
    writeFileSync(keptPath(await vault(), sha256Of(bytes)), 'changed on disk')
    expect(await fetched('evaluator', b.id)).toMatchObject({ reason: 'file-damaged' })
    await store().db.updateTable('evidence').set({ removed_at: 'x', removed_by: 'x' }).where('removed_at', 'is', null).execute()
  })

  test('a retry attaches once; the same number with another content is refused; the fifth of four has no room', async () => {
    const { third } = await places()
    const request = randomUUID()
    const first = await put('evaluator', third, 'r.pdf', pdf('r'), { request })
    expect(await put('evaluator', third, 'r.pdf', pdf('r'), { request })).toEqual(first)
    expect(await put('evaluator', third, 'r.pdf', pdf('else'), { request })).toMatchObject({
      status: 409,
      reason: 'request-reused',
    })
    for (const n of [2, 3, 4]) expect((await put('evaluator', third, 'r.pdf', pdf(`n${n}`))).status).toBe(200)
    expect(await put('evaluator', third, 'r.pdf', pdf('n5'))).toMatchObject({ reason: 'evidence-full' })
    expect(
      (
        await ask('evaluator', 'evidence.addLink', {
          indicatorId: third,
          year: 2025,
          month: 0,
          url: 'https://a.kr/',
          title: '',
          requestId: randomUUID(),
        })
      ).reason,
    ).toBe('evidence-full')
    expect((await ask('evaluator', 'evidence.list', { indicatorId: third, year: 2025, month: 0 })).data).toMatchObject({
      add: 'evidence-full',
      remove: null,
    })
    await store().db.updateTable('evidence').set({ removed_at: 'x', removed_by: 'x' }).where('removed_at', 'is', null).execute()
  })

  test('a confirmed value keeps the evidence it was confirmed on', async () => {
    const { own } = await places() // 2024 was loaded as confirmed
    expect(await put('evaluator', own, 'x.pdf', pdf('late'), { year: 2024 })).toMatchObject({ reason: 'value-confirmed' })
    expect((await ask('evaluator', 'evidence.list', { indicatorId: own, year: 2024, month: 0 })).data).toMatchObject({
      add: 'value-confirmed',
      remove: 'value-confirmed',
    })
    expect((await ask('executive', 'evidence.list', { indicatorId: own, year: 2025, month: 0 })).data).toMatchObject({
      add: 'forbidden',
      remove: 'forbidden',
    })
  })

  test('the file is there before its row; what a crash leaves is cleared after a day, what rows name is not', async () => {
    const { own, second } = await places()
    const named = await put('evaluator', own, 'kept.pdf', pdf('kept'))
    const request = randomUUID()
    // The row cannot be written: its request number is taken.
    await store()
      .db.insertInto('evidence')
      .values({ ...(await rowOf(own)), request_id: request, removed_at: 'x', removed_by: 'x' })
      .execute()
    const bytes = pdf('orphan')
    const logged = vi.spyOn(log, 'error')
    expect((await put('evaluator', second, 'o.pdf', bytes, { request })).status).toBe(500)
    expect(logged).toHaveBeenCalledOnce()
    logged.mockRestore()
    const path = keptPath(await vault(), sha256Of(bytes))
    expect(existsSync(path)).toBe(false)
    // As if the power went between file and commit.
    await place(await vault(), await takeIn(await vault(), bytes), sha256Of(bytes))
    const left = await takeIn(await vault(), bytes)
    expect(await clearOrphans(store().db, await vault(), new Date())).toBe(0)
    const old = new Date(Date.now() - 2 * DAY)
    for (const one of [path, left, keptPath(await vault(), sha256Of(pdf('kept')))]) utimesSync(one, old, old)
    expect(await clearOrphans(store().db, await vault(), new Date())).toBe(2)
    expect([existsSync(path), existsSync(left)]).toEqual([false, false])
    expect((await fetched('evaluator', named.id)).status).toBe(200)
    await remove('evaluator', named.id)
  })

  test('a file that cannot be put in its place has no row, and leaves nothing', async () => {
    const { second } = await places()
    const bytes = pdf('nowhere to put it')
    const inTheWay = join(await vault(), sha256Of(bytes).slice(0, 2))
    rmSync(inTheWay, { recursive: true, force: true })
    writeFileSync(inTheWay, 'in the way')
    const rows = () => store().db.selectFrom('evidence').select('id').where('sha256', '=', sha256Of(bytes)).execute()
    expect((await put('evaluator', second, 'n.pdf', bytes)).status).toBeGreaterThanOrEqual(500)
    expect([await rows(), readdirSync(join(await vault(), 'incoming'))]).toEqual([[], []])
    rmSync(inTheWay)
    const now = await put('evaluator', second, 'n.pdf', bytes)
    expect(now.status).toBe(200)
    await remove('evaluator', now.id)
  })

  describe.skipIf(process.platform === 'win32')('with a virus scanner', () => {
    const state = async (id: number) =>
      await store()
        .db.selectFrom('evidence')
        .select(['scan', 'scan_tries as tries'])
        .where('id', '=', id)
        .executeTakeFirstOrThrow()
    const again = async () => scanWaiting(store().db, await vault(), scanner, AUDIT_KEY, new Date())

    test('clean is taken, infected is refused and not kept', async () => {
      const { own } = await places()
      answer(0)
      const clean = await put('evaluator', own, 'clean.pdf', pdf('clean'), { scan: scanner })
      expect(clean.scan).toBe('clean')
      expect((await fetched('head', clean.id)).status).toBe(200)
      answer(1)
      const before = await keptFiles()
      expect(await put('evaluator', own, 'bad.pdf', pdf('bad'), { scan: scanner })).toMatchObject({ reason: 'file-infected' })
      expect(await keptFiles()).toEqual(before)
      await remove('evaluator', clean.id)
    })

    test('without an answer it waits, and is not handed out until there is one', async () => {
      const { own, second } = await places()
      answer(2)
      const waiting = await put('evaluator', own, 'w.pdf', pdf('waits'), { scan: scanner })
      expect(waiting.scan).toBe('waiting')
      for (const role of ROLES) expect(await fetched(role, waiting.id)).toMatchObject({ reason: 'file-waiting' })
      expect(await again()).toBe(0)
      expect(await state(waiting.id)).toEqual({ scan: 'waiting', tries: 1 })
      answer(0)
      expect(await again()).toBe(1)
      expect((await fetched('head', waiting.id)).status).toBe(200)
      answer(2)
      const bad = await put('evaluator', second, 'v.pdf', pdf('virus'), { scan: scanner })
      answer(1)
      expect(await again()).toBe(1)
      expect(await fetched('head', bad.id)).toMatchObject({ reason: 'file-infected' })
      expect(existsSync(keptPath(await vault(), sha256Of(pdf('virus'))))).toBe(false)
      expect((await audit('evidence.scan'))[0]).toMatchObject({ actor: '백신 검사', subject: `actual:${second}:2025:0` })
      const grid = (await ask('evaluator', 'entry.grid', { year: 2025, month: 0 })).data as {
        departments: { cells: { indicatorId: number; evidence: number }[] }[]
      }
      expect(grid.departments.flatMap((d) => d.cells).find((c) => c.indicatorId === second)?.evidence).toBe(0)
    })

    test('a scanner that is not there is no answer', async () => {
      const { second } = await places()
      expect(await put('evaluator', second, 'n.pdf', pdf('no scanner'), { scan: '/no/such/scanner' })).toMatchObject({
        scan: 'waiting',
      })
    })
  })

  /** A file of somebody else's, already attached. */
  async function rowOf(indicatorId: number) {
    const bytes = SAMPLES['png'] ?? Buffer.alloc(0)
    const taken = await takeIn(await vault(), bytes)
    await place(await vault(), taken, sha256Of(bytes))
    return {
      indicator_id: indicatorId,
      year: 2025,
      month: 0,
      kind: 'file' as const,
      title: '사진.png',
      file_name: '사진.png',
      media_type: 'image/png',
      size: bytes.length,
      sha256: sha256Of(bytes),
      url: null,
      scan: 'none' as const,
      added_at: '2026-01-01T00:00:00.000Z',
      added_by: '시험',
      added_by_id: null,
      removed_at: null,
      removed_by: null,
      request_id: randomUUID(),
    }
  }
})

describe('when evidence may change', () => {
  const item = (stage: Item['stage'], grant: Item['grant'] = 'none'): Item => ({ ...EMPTY, stage, grant })
  test.each([
    ['empty', 'none', 'open', null, null],
    ['draft', 'none', 'open', null, null],
    ['returned', 'returned', 'open', null, null],
    ['submitted', 'none', 'open', null, 'value-submitted'],
    ['confirmed', 'none', 'open', 'value-confirmed', 'value-confirmed'],
    ['closed', 'none', 'open', 'value-closed', 'value-closed'],
    ['draft', 'none', 'not-yet', 'period-not-open', 'period-not-open'],
    ['draft', 'none', 'overdue', 'deadline-passed', 'deadline-passed'],
    ['submitted', 'none', 'overdue', null, 'value-submitted'],
    ['returned', 'returned', 'overdue', null, null],
    ['draft', 'none', 'closed', 'period-closed', 'period-closed'],
    ['submitted', 'none', 'closed', 'period-closed', 'value-submitted'],
    ['draft', 'exception', 'closed', null, null],
    ['closed', 'none', 'closed', 'value-closed', 'value-closed'],
  ] as const)('%s, grant %s, period %s: add %s, remove %s', (stage, grant, window, add, remove) => {
    expect([refusalToAdd(item(stage, grant), window), refusalToRemove(item(stage, grant), window)]).toEqual([add, remove])
  })
})
