import { once } from 'node:events'
import { connect, createServer } from 'node:net'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openStore } from '#data/database.ts'
import { readConfig } from '#server/config.ts'
import { startServer } from '#server/main.ts'
import { startFailure } from '#server/start-failure.ts'
import { freePort } from '../helpers/free-port.ts'
import { startPostgres, type TestPostgres } from '../helpers/postgres.ts'
import { spawnNode } from '../helpers/spawn-node.ts'
import { temporaryFolder } from '../helpers/stores.ts'

const PASSWORD = 'p@ss/w:rd 1'
const folder = temporaryFolder()
let server: TestPostgres
beforeAll(async () => {
  server = await startPostgres({ password: PASSWORD })
})
afterAll(async () => {
  await server.stop()
  folder.remove()
})

const configOf = (url: string, wait = '0') =>
  readConfig({
    DATABASE_URL: url,
    DATABASE_WAIT_SECONDS: wait,
    DATA_FOLDER: folder.path,
    AUTH_SECRET: 'x'.repeat(40),
    PORT: '0',
  })

/** What the person at the terminal reads. */
const failureOf = (url: string) =>
  startServer(configOf(url), () => undefined).then(
    () => 'started',
    (error: unknown) => startFailure(error),
  )

test.each<[string, (url: string) => string, RegExp]>([
  ['no password', (url) => url.replace(/:[^:@]+@/, '@'), /비밀번호가 없습니다.*asks for a password/],
  [
    'a wrong password',
    (url) => url.replace(/:[^:@]+@/, ':other@'),
    /비밀번호가 맞지 않습니다.*refuses the user name or password/,
  ],
  ['a person it does not know', (url) => url.replace('//postgres:', '//kim:'), /계정이나 비밀번호가 맞지 않습니다/],
  ['a database that is not there', (url) => url.replace(/\/postgres$/, '/jipyo'), /데이터베이스가 없습니다.*does not exist/],
  ['an unknown host', (url) => url.replace('127.0.0.1', 'no-such-host.invalid'), /서버 이름을 찾을 수 없습니다.*not known/],
  ['nobody at the port', (url) => url.replace(/:\d+\//, ':1/'), /대답하지 않습니다.*DATABASE_WAIT_SECONDS/],
  ['no TLS', (url) => `${url}?sslmode=verify-full`, /TLS 접속을 받지 않습니다.*does not speak TLS/],
  ['a password with unescaped signs', (url) => url.replace(/:[^:@]+@/, `:${PASSWORD}@`), /특수문자는 %로.*percent-encoded/],
  ['half an escape', (url) => url.replace(/:[^:@]+@/, ':50%@'), /특수문자는 %로.*percent-encoded/],
])('a database with %s stops the start with a sentence that says what to do', async (_, spoil, sentence) => {
  const said = await failureOf(spoil(server.url))
  expect(said.split('\n')[0]).toMatch(sentence)
  expect(said).not.toContain('p@ss')
})

test('an account that may not make tables is told so, before anything is written', async () => {
  const admin = openStore(server.url)
  await sql`create role clerk login password 'clerk'`.execute(admin.db)
  expect(await failureOf(server.url.replace(/\/\/[^@]+@/, '//clerk:clerk@'))).toMatch(/표를 만들 권한이 없습니다/)
  expect(await admin.db.introspection.getTables()).toEqual([])
  await admin.close()
})

test('a process ends at once although the database still waits for a password', async () => {
  const from = performance.now()
  const env = { DATABASE_URL: server.url.replace(/:[^:@]+@/, '@'), AUTH_SECRET: 'x'.repeat(40) }
  const { code, err } = await spawnNode('scripts/verify-audit.ts', [], env).ended
  expect([code, err]).toEqual([2, expect.stringContaining('비밀번호가 없습니다')])
  // PostgreSQL itself hangs up after a minute.
  expect(performance.now() - from).toBeLessThan(30_000)
})

test('a database that comes up later is waited for, as long as was set', async () => {
  const said: string[] = []
  const port = await freePort()
  const later = server.url.replace(/:\d+\//, `:${port}/`)
  await expect(startServer(configOf(later, '1'), (line) => said.push(line))).rejects.toThrow('ECONNREFUSED')
  expect(said).toEqual([expect.stringContaining('1초까지 기다립니다')])
  const to = Number(new URL(server.url).port)
  const starting = startServer(configOf(later, '60'), () => undefined)
  // The same server, from now on at that port too.
  const passing = createServer((socket) => {
    const upstream = connect(to, '127.0.0.1')
    socket.on('error', () => upstream.destroy())
    upstream.on('error', () => socket.destroy())
    socket.pipe(upstream).pipe(socket)
  }).listen(port, '127.0.0.1')
  await once(passing, 'listening')
  const running = await starting
  await running.stop()
  passing.close()
})
