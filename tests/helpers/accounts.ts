import { randomBytes, randomUUID } from 'node:crypto'
import type { Store } from '#data/database.ts'
import type { Role } from '#domain/entry/permissions.ts'
import { makeFirstLink } from '#server/accounts/one-time-link.ts'
import type { Config } from '#server/config.ts'
import { type Answer, AUDIT_KEY, cookieOf, ORIGIN, testApp } from './app.ts'

export const PASSWORD = 'quiet river over stones'
const ADMINISTRATOR = { name: '김기획', username: 'planner' }

export interface House {
  readonly administrator: { readonly id: string; readonly cookie: string }
  readonly call: (path: string, input?: unknown, cookie?: string) => Promise<Answer>
  /** to /api/auth, from an address of its own unless one is given */
  readonly post: (path: string, body: object, from?: { cookie?: string; address?: string; agent?: string }) => Promise<Posted>
  readonly get: (url: string, cookie?: string) => Promise<Posted>
  /** an account with a password, made as the administrator would; returns its id and a session */
  readonly hire: (username: string, role: Role, departmentIds?: readonly number[]) => Promise<{ id: string; cookie: string }>
  readonly create: (
    username: string,
    role?: Role,
    departmentIds?: readonly number[],
  ) => Promise<{ userId: string; token: string; expiresAt: string }>
  /** the account's row in the administrator's list */
  readonly row: (id: string) => Promise<Row>
  readonly signIn: (username: string, password?: string, from?: { cookie?: string; address?: string }) => Promise<Posted>
  readonly departments: readonly number[]
}
export interface Posted {
  readonly status: number
  readonly code: string | undefined
  readonly seconds: number | undefined
  readonly cookie: string
  readonly location: string
  readonly body: string
}
export interface Row {
  readonly id: string
  readonly version: number
  readonly standing: string
  readonly sessions: number
  readonly wait: number
  readonly linkUntil: string | null
  readonly lastSignInAt: string | null
  readonly role: Role
  readonly departmentIds: readonly number[]
  readonly singleSignOn: boolean
}

/** The application as an office runs it: no demonstration, one administrator who is signed in. */
export async function openHouse(store: Store, options: { ahead?: () => number; config?: Partial<Config> } = {}): Promise<House> {
  const { app, call } = await testApp(store, { demonstration: false, ...options })
  // Of several houses in one store too: what is limited by address is not what these tests are about.
  const ownAddress = () => `10.${randomBytes(3).join('.')}`
  const posted = (answer: Awaited<ReturnType<typeof app.inject>>): Posted => {
    const said: { reason?: string; facts?: { seconds?: number } } = answer.body.startsWith('{') ? answer.json() : {}
    return {
      status: answer.statusCode,
      code: said.reason,
      seconds: said.facts?.seconds,
      cookie: cookieOf(answer.headers['set-cookie']),
      location: answer.headers.location ?? '',
      body: answer.body,
    }
  }
  const post: House['post'] = async (path, payload, from = {}) =>
    posted(
      await app.inject({
        method: 'POST',
        url: `/api/auth${path}`,
        payload,
        remoteAddress: from.address ?? ownAddress(),
        headers: {
          host: 'localhost:3000',
          origin: ORIGIN,
          ...(from.cookie ? { cookie: from.cookie } : {}),
          ...(from.agent ? { 'user-agent': from.agent } : {}),
        },
      }),
    )
  const { token } = await makeFirstLink(store.db, AUDIT_KEY, new Date(Date.now() + (options.ahead?.() ?? 0)))
  const { cookie } = await post('/claim', { token, ...ADMINISTRATOR, password: PASSWORD })
  const { id } = await store.db
    .selectFrom('user')
    .select('id')
    .where('username', '=', ADMINISTRATOR.username)
    .executeTakeFirstOrThrow()
  const rows = await store.db.selectFrom('indicator').select('department_id as d').orderBy('id').execute()
  const create: House['create'] = async (username, role = 'evaluator', departmentIds = []) => {
    const made = await call(
      'accounts.create',
      { name: `${username} 님`, username, role, departmentIds, requestId: randomUUID() },
      cookie,
    )
    if (made.data === null) throw new Error(`not made: ${made.reason ?? ''}`)
    return made.data as Awaited<ReturnType<House['create']>>
  }
  return {
    administrator: { id, cookie },
    call,
    post,
    create,
    departments: [...new Set(rows.map((r) => r.d))],
    get: async (url, sent) =>
      posted(
        await app.inject({ url, headers: { host: 'localhost:3000', accept: 'text/html', ...(sent ? { cookie: sent } : {}) } }),
      ),
    async hire(username, role, departmentIds) {
      const made = await create(username, role, departmentIds)
      const claimed = await post('/claim/password', { token: made.token, password: PASSWORD })
      return { id: made.userId, cookie: claimed.cookie }
    },
    async row(of) {
      const { accounts } = (await call('accounts.list', undefined, cookie)).data as { accounts: Row[] }
      const found = accounts.find((a) => a.id === of)
      if (!found) throw new Error(`no account ${of}`)
      return found
    },
    signIn: (username, password = PASSWORD, from = {}) => post('/sign-in/username', { username, password }, from),
  }
}
