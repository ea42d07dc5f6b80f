import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as after } from 'node:timers/promises'
import { sql } from 'kysely'
import { type Db, openStore, type Store } from '#data/database.ts'
import { migrate } from '#data/migrate.ts'
import { decideDemonstration, hasAdministrator, settleDemonstration } from './accounts/demonstration.ts'
import { makeFirstLink } from './accounts/one-time-link.ts'
import { authSecret } from './accounts/secret.ts'
import { forgetDelays } from './accounts/sign-in-delay.ts'
import { buildApp } from './app.ts'
import { auditKey } from './record/chain.ts'
import { startRecording } from './record/start-recording.ts'
import { type Config, isLoopback, readConfig } from './config.ts'
import { forgetRequests } from './record/write.ts'
import { keepEvidence } from './evidence/upkeep.ts'
import { keepBackups } from './backup/nightly.ts'
import { PACKED } from './built.ts'
import { holdStore } from './one-server.ts'
import { keepPrivate } from './private-files.ts'
import { forgetReadNotices } from './notices/read-marks.ts'
import { mendEarlierWordings } from './plans/earlier-wordings.ts'
import { loadPlanIfEmpty } from './plans/load-if-empty.ts'
import { endWith, isWaitable } from './start-failure.ts'
import { log, say as sayToStarter } from './log.ts'

export interface Running {
  readonly address: string
  readonly port: number
  stop(): Promise<void>
}

/**
 * Opens the store, migrates it, loads the plan into an empty one, and listens. Throws when anything of that fails;
 * nothing is left half done then.
 */
export async function startServer(
  config: Config,
  say: (line: string) => void = sayToStarter,
  screensBuilt = false,
): Promise<Running> {
  log.level = config.logLevel
  for (const line of keepPrivate(config)) say(line)
  const store = openStore(config.databaseUrl, { lost: (err) => log.error({ err }, 'a connection to PostgreSQL was lost') })
  let release = () => {}
  try {
    if (store.kind === 'postgres') await reach(store, config.databaseWait, say)
    release = holdStore(store)
    return await listen(store, config, { say, release, screensBuilt })
  } catch (error) {
    release()
    await store.close()
    throw error
  }
}

/** Asks a database server until it answers or `seconds` are over; what waiting cannot mend is thrown at once. */
async function reach(store: Store, seconds: number, say: (line: string) => void): Promise<void> {
  const until = performance.now() + seconds * 1000
  for (let first = true; ; first = false) {
    try {
      await sql`select 1`.execute(store.db)
      return
    } catch (error) {
      if (!isWaitable(error) || performance.now() > until) throw error
      if (first) say(`데이터베이스가 켜지기를 ${seconds}초까지 기다립니다. (Waiting for the database.)`)
      await after(1000)
    }
  }
}

interface Start {
  readonly say: (line: string) => void
  readonly release: () => void
  readonly screensBuilt: boolean
}

async function listen(store: Store, config: Config, { say, release, screensBuilt }: Start): Promise<Running> {
  await migrate(store)
  const { on: demonstration, why } = await decideDemonstration(store.db, config)
  const secret = await authSecret(config, store)
  await startRecording(store.db, auditKey(secret), new Date())
  const loaded = await loadPlanIfEmpty(store, config, new Date(), auditKey(secret))
  if (loaded) say(loaded)
  const mended = await mendEarlierWordings(store, config.planFolder, new Date(), auditKey(secret))
  if (mended) say(mended)
  await settleDemonstration(store.db, store.kind, demonstration, auditKey(secret))
  const facts = {
    store: store.kind,
    place: store.place,
    demonstration,
    practice: config.practice,
    keepsQuestions: config.keepsQuestions,
    version: version(),
    packed: PACKED,
  }
  const app = await buildApp({
    config,
    store,
    auth: once(async () => (await import('./accounts/auth.ts')).createAuth(store, config, secret, demonstration)),
    singleSignOn:
      config.singleSignOn === null
        ? null
        : (await import('./accounts/single-sign-on.ts')).createSingleSignOn(store, config, secret, demonstration),
    facts,
    auditKey: auditKey(secret),
    screensBuilt,
  })
  await app.listen({ host: config.host, port: config.port })
  const stopCleaning = await cleanDaily(store)
  const stopEvidence = keepEvidence(store.db, config, auditKey(secret))
  const stopBackups = keepBackups({ store, config, auditKey: auditKey(secret) })
  // Few starts have anything to read on.
  const resumes = (await hasUnread(store.db)) ? import('./imports/drafts/reading.ts') : null
  await (await resumes)?.resumeReading(store.db, auditKey(secret))
  const bound = app.server.address()
  const port = typeof bound === 'object' && bound ? bound.port : config.port
  const address = config.publicUrl.replace(/:0$/, `:${port}`)
  say(`지표 (Jipyo) ${facts.version}: ${address}`)
  for (const line of [why, plainHttp(config)]) if (line !== null) say(line)
  if (demonstration)
    say(
      '시연 모드입니다. 주소를 열고 네 가지 역할 가운데 하나를 누르면 바로 들어갑니다. (Demonstration: open the address and pick a role.)',
    )
  else if (!(await hasAdministrator(store.db))) {
    const { token, replaced } = await makeFirstLink(store.db, auditKey(secret), new Date())
    // After '#': the token stays out of access logs and proxies.
    say(`첫 기획담당 계정을 만드는 일회용 주소 (24시간, First administrator, one use): ${address}/claim#${token}`)
    if (replaced)
      say('앞서 나온 주소는 이제 쓸 수 없습니다. 위의 새 주소를 여십시오. (The address printed earlier is no longer valid.)')
  } else say('아이디와 비밀번호로 로그인합니다. (Sign in with your account.)')
  return {
    address,
    port,
    stop: async () => {
      stopCleaning()
      await app.close()
      await stopBackups()
      await stopEvidence()
      await (await import('./imports/drafts/reading.ts')).stopReading(store.db)
      await store.close()
      release()
      log.info('지표를 끝냈습니다. (Stopped.)')
    },
  }
}

/** What whoever opens the server to a network should know: http can be read on the way. Null where it cannot. */
const plainHttp = ({ host, publicUrl }: Config): string | null =>
  isLoopback(host) || publicUrl.startsWith('https:')
    ? null
    : '주의: http로 열려 있어 비밀번호와 자료를 같은 네트워크에서 엿볼 수 있습니다. https를 맡는 프록시를 앞에 두고 PUBLIC_URL=https://…로 정하십시오. ' +
      '(Plain http can be read on the network: put a proxy with https in front.)'

const hasUnread = async (db: Db) =>
  (await db.selectFrom('import_draft').select('id').where('state', '=', 'uploaded').limit(1).executeTakeFirst()) !== undefined

const DAY = 24 * 60 * 60 * 1000

/** Lets go of old request numbers now and once a day; returns how to stop. A store that cannot be written now is no reason not to start. */
async function cleanDaily(store: Store): Promise<() => void> {
  const clean = () =>
    Promise.all([
      forgetRequests(store.db, new Date()),
      forgetDelays(store.db, new Date()),
      forgetReadNotices(store.db, new Date()),
    ]).catch((error: unknown) => log.error({ err: error }, 'the daily clean-up failed'))
  await clean()
  // unref: a timer alone must not keep a finished process alive.
  const timer = setInterval(() => void clean(), DAY).unref()
  return () => clearInterval(timer)
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | null = null
  return () => (made ??= make())
}

const version = () =>
  (JSON.parse(readFileSync(join(import.meta.dirname, '../package.json'), 'utf8')) as { version: string }).version

/** `screensBuilt`: they were just found to be made of the present files. Runs until SIGINT or SIGTERM; a failed start is told in one sentence and ends the process with 1. */
export async function run(config: () => Config = readConfig, { screensBuilt = false } = {}): Promise<void> {
  try {
    // What the server writes is for its own account alone.
    process.umask(0o077)
    const started = startServer(config(), sayToStarter, screensBuilt)
    // Before the start is through, so that a stop in its middle is a clean one too.
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => void started.then((server) => server.stop()).finally(() => process.exit()))
    }
    await started
  } catch (error) {
    endWith(error)
  }
}

if (import.meta.main) await run()
