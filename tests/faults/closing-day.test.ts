import { createHmac, randomUUID } from 'node:crypto'
import { copyFileSync, readFileSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { openStore, type Store } from '#data/database.ts'
import { migrate } from '#data/migrate.ts'
import { createAuth } from '#server/accounts/auth.ts'
import { auditKey } from '#server/record/chain.ts'
import { verifyAudit } from '#server/record/verify.ts'
import { readConfig } from '#server/config.ts'
import { dataset, SECRET } from '../../scripts/bench/generate.ts'
import { freePort } from '../helpers/free-port.ts'
import { onRecord } from '../helpers/people.ts'
import { spawnNode } from '../helpers/spawn-node.ts'
import { temporaryFolder } from '../helpers/stores.ts'

const EVALUATORS = 300
const READERS = 200
const SECONDS = 40
/** between two values of one evaluator, between two pages of one reader, seconds: a rush, not a machine */
const PAUSE = { write: 8, read: 10 }

/** A province on the last day: 300 evaluators enter, 200 people look, one server on two cores. */
test('closing day: save p99 within 300 ms, nothing lost', async () => {
  const folder = temporaryFolder()
  const file = join(folder.path, 'jipyo.sqlite')
  copyFileSync(await dataset('province'), file)
  const port = await freePort()
  const origin = `http://127.0.0.1:${port}`
  const store = openStore(file)
  await migrate(store)
  const { evaluators, readers } = await people(store, origin)
  const server = spawnNode('server/main.ts', [], {
    DATABASE_URL: file,
    PORT: String(port),
    AUTH_SECRET: SECRET,
    SIGN_IN: 'accounts',
    TRUSTED_PROXIES: '127.0.0.1',
    PUBLIC_URL: origin,
  })
  await server.until('(Jipyo)')
  const usedBefore = cpuSeconds(server.child.pid)
  const agent = new Agent({ keepAlive: true, maxSockets: 1000 })
  const saves: number[] = []
  const reads: number[] = []
  const told: { id: number; version: number; value: number }[] = []
  const failures: string[] = []
  let until = 0
  const call = (cookie: string, address: string, path: string, body?: unknown) =>
    ask(agent, port, origin, { cookie, address, path, body })
  const evaluator = async ({ cookie, indicators }: (typeof evaluators)[number], n: number) => {
    await wait(Math.random() * PAUSE.write * 1000)
    const versions = new Map<number, number>()
    for (let turn = 0; Date.now() < until; turn += 1) {
      const { id = 0, frequency } = indicators[turn % indicators.length] ?? {}
      const value = 10 + ((turn * 7 + n) % 80)
      const version = versions.get(id) ?? 0
      const input = {
        indicatorId: id,
        year: 2026,
        month: frequency === 'year' ? 0 : 9,
        version,
        entry: { raw: String(value) },
        requestId: randomUUID(),
        reason: '시험',
      }
      const started = performance.now()
      const answer = await call(cookie, `10.1.${n >> 8}.${n & 255}`, '/trpc/entry.enter', input)
      saves.push(performance.now() - started)
      if (answer.status === 200) {
        versions.set(id, version + 1)
        told.push({ id, version: version + 1, value })
      } else failures.push(`${answer.status} ${answer.text.slice(0, 200)}`)
      await wait((0.5 + Math.random()) * PAUSE.write * 1000)
    }
  }
  const page = (cookie: string, n: number, turn: number) => {
    const pages = [
      'scorecards.overview?input=%7B%22year%22%3A2025%7D',
      `departments.page?input=${encodeURIComponent(JSON.stringify({ departmentId: 3 + (n % 150), year: 2025 }))}`,
    ]
    return call(cookie, `10.2.${n >> 8}.${n & 255}`, `/trpc/${pages[turn % 2] ?? ''}`)
  }
  const reader = async (cookie: string, n: number) => {
    await wait(Math.random() * PAUSE.read * 1000)
    for (let turn = n; Date.now() < until; turn += 1) {
      const started = performance.now()
      const answer = await page(cookie, n, turn)
      reads.push(performance.now() - started)
      if (answer.status !== 200) failures.push(`read ${answer.status} ${answer.text.slice(0, 200)}`)
      await wait((0.5 + Math.random()) * PAUSE.read * 1000)
    }
  }
  // A server that has run since the morning.
  for (const [n, cookie] of readers.slice(0, 20).entries()) await page(cookie, n, n)
  until = Date.now() + SECONDS * 1000
  await Promise.all([...evaluators.map((one, n) => evaluator(one, n)), ...readers.map((cookie, n) => reader(cookie, n))])
  const used = cpuSeconds(server.child.pid) - usedBefore
  agent.destroy()
  expect((await server.stop()).code).toBe(0)
  const rows = await store.db
    .selectFrom('actual_revision')
    .select(['indicator_id as id', 'version', 'value'])
    .where('year', '=', 2026)
    .where('act', '=', 'enter')
    .execute()
  const found = new Map(rows.map((r) => [`${r.id}/${r.version}`, r.value]))
  const lost = told.filter((one) => found.get(`${one.id}/${one.version}`) !== one.value)
  const at = (times: number[], part: number) =>
    Math.round(times.toSorted((a, b) => a - b)[Math.floor((times.length - 1) * part)] ?? 0)
  console.log(
    `closing day, ${EVALUATORS} evaluators and ${READERS} readers for ${SECONDS} s: ${saves.length} saves p50 ${at(saves, 0.5)} p95 ${at(saves, 0.95)} p99 ${at(saves, 0.99)} ms; ` +
      `${reads.length} pages p50 ${at(reads, 0.5)} p99 ${at(reads, 0.99)} ms; ${lost.length} lost, ${failures.length} failed; the server used ${used.toFixed(1)} s of a core`,
  )
  expect(failures).toEqual([])
  expect(lost).toEqual([])
  expect(saves.length).toBeGreaterThan((EVALUATORS * SECONDS) / PAUSE.write / 2)
  expect(await verifyAudit(store.db, auditKey(SECRET))).toMatchObject({ kind: 'ok' })
  await store.close()
  folder.remove()
  expect(at(saves, 0.99)).toBeLessThanOrEqual(300)
}, 300_000)

/** What a process has used of a core so far, in seconds; a tick of Linux is a hundredth. */
function cpuSeconds(pid: number | undefined): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  return (Number(fields[11]) + Number(fields[12])) / 100
}

/** Accounts and running sessions, as if everybody had signed in this morning. */
async function people(store: Store, origin: string) {
  const { db } = store
  const config = { ...readConfig({ PUBLIC_URL: origin }), signIn: 'accounts' as const }
  const auth = createAuth(store, config, SECRET, false)
  const { internalAdapter, authCookies } = await auth.$context
  const byDepartment = Map.groupBy(
    await db.selectFrom('indicator').select(['id', 'department_id as d', 'frequency']).orderBy('id').execute(),
    (r) => r.d,
  )
  const departments = [...byDepartment.keys()]
  const at = new Date().toISOString()
  const person = (name: string, role: string) => ({
    id: name,
    name,
    email: `${name}@accounts.invalid`,
    username: name,
    displayUsername: name,
    emailVerified: 0,
    createdAt: at,
    updatedAt: at,
    role,
    demonstration: 0,
  })
  const entering = Array.from({ length: EVALUATORS }, (_, n) => ({
    name: `evaluator${n}`,
    departmentId: departments[n % departments.length] ?? 0,
    first: n < departments.length,
  }))
  const looking = Array.from({ length: READERS }, (_, n) => `reader${n}`)
  await onRecord(
    store,
    async (trx) => {
      const all = [
        person('administrator', 'administrator'),
        ...entering.map(({ name }) => person(name, 'evaluator')),
        ...looking.map((name) => person(name, 'executive')),
      ]
      for (const one of all) await trx.insertInto('user').values(one).execute()
      for (const { name, departmentId } of entering)
        await trx.insertInto('user_department').values({ user_id: name, unit_id: departmentId }).execute()
    },
    auditKey(SECRET),
  )
  const cookieOf = async (name: string) => {
    const { token } = await internalAdapter.createSession(name)
    const signed = `${token}.${createHmac('sha256', SECRET).update(token).digest('base64')}`
    return `${authCookies.sessionToken.name}=${encodeURIComponent(signed)}`
  }
  const evaluators: { cookie: string; indicators: { readonly id: number; readonly frequency: string }[] }[] = []
  for (const { name, departmentId, first } of entering) {
    const all = byDepartment.get(departmentId) ?? []
    // Two evaluators share a department and its indicators evenly.
    const half = Math.ceil(all.length / 2)
    evaluators.push({ cookie: await cookieOf(name), indicators: first ? all.slice(0, half) : all.slice(half) })
  }
  const readers: string[] = []
  for (const name of looking) readers.push(await cookieOf(name))
  return { evaluators, readers }
}

function ask(
  agent: Agent,
  port: number,
  origin: string,
  { cookie, address, path, body }: { cookie: string; address: string; path: string; body: unknown },
): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const payload = body === undefined ? undefined : JSON.stringify(body)
    const req = request(
      {
        agent,
        port,
        host: '127.0.0.1',
        path,
        method: payload === undefined ? 'GET' : 'POST',
        headers: {
          cookie,
          origin,
          'x-forwarded-for': address,
          ...(payload === undefined ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(payload) }),
        },
      },
      (answer) => {
        let text = ''
        answer
          .setEncoding('utf8')
          .on('data', (part: string) => (text += part))
          .on('end', () => resolve({ status: answer.statusCode ?? 0, text }))
          .on('error', reject)
      },
    )
    req.on('error', reject)
    req.end(payload)
  })
}
