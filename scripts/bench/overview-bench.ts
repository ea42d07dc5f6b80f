import { strictEqual } from 'node:assert'
import { fileURLToPath } from 'node:url'
import { openStore } from '#data/database.ts'
import { bureausWithPlan } from '#server/plans/plan.ts'
import { auditKey } from '#server/record/chain.ts'
import { overview, type Overview } from '#server/scorecards/overview.ts'
import { type FloorRow, floorQuery } from './floor.ts'
import { scratch, SECRET } from './generate.ts'
import {
  cpuSeconds,
  demandFree,
  interleave,
  perCall,
  type Ratio,
  ratioOf,
  serve,
  SERVER,
  throughput,
  type Throughput,
} from './measure.ts'
import { saves } from './saves.ts'
import { sessions } from './sessions.ts'

const TODAY = '2026-11-20'
const FLOOR = fileURLToPath(new URL('floor.ts', import.meta.url))

/** Sum and number of the year's figures as one text: equal across layers or the comparison is of two different things. */
const checkSum = (figures: readonly (readonly [number | null, number | null])[]) =>
  JSON.stringify([figures.length, ...[0, 1].map((at) => figures.reduce((sum, f) => sum + (f[at] ?? 0), 0).toFixed(4))])
const ofOverview = (page: Overview) =>
  checkSum(
    page.departments
      .flatMap((d) => d.indicators)
      .map((i) => [i.target.kind === 'set' ? i.target.value : null, i.actual.kind === 'measured' ? i.actual.value : null]),
  )
const ofFloor = (rows: readonly FloorRow[]) => checkSum(rows.filter((r) => r.year === 2024).map((r) => [r.target, r.actual]))

/** The overview by the service function against the prepared statement, both as JSON text. µs a call. */
export async function serviceBench(file: string, rounds: number): Promise<Ratio> {
  const store = openStore(file)
  const floor = floorQuery(file)
  try {
    const bureauId = (await bureausWithPlan(store.db, TODAY))[0]?.id ?? 0
    strictEqual(ofOverview(await overview(store.db, { year: 2024, bureauId }, TODAY)), ofFloor(floor.read(bureauId)))
    return await interleave(
      rounds,
      () => perCall(1000, async () => JSON.stringify(await overview(store.db, { year: 2024, bureauId }, TODAY))),
      () => perCall(1000, () => JSON.stringify(floor.read(bureauId))),
    )
  } finally {
    floor.close()
    await store.close()
  }
}

export interface HttpBench {
  /** server CPU µs a request: the first ones */
  readonly first: Ratio
  /** nothing changes in between, as while many look at one result */
  readonly settled: Ratio
  /** the same against a floor that looks up the session too */
  readonly signed: Ratio
  /** the same for a browser that has the answer and asks whether it holds */
  readonly held: Ratio
  /** a figure was saved by another process before each, to both: every answer is made of the stored figures */
  readonly live: Ratio
  readonly busy: { readonly ours: Throughput; readonly floor: Throughput }
}

export const CONNECTIONS = 16

/** The overview signed in through HTTP and tRPC against node:http. */
export async function httpBench(data: string, rounds: number, port: number, firsts: number): Promise<HttpBench> {
  await demandFree(port)
  await demandFree(port + 1)
  const origin = `http://127.0.0.1:${port}`
  const copy = scratch(data, 'http')
  const { file } = copy
  const ours = await serve(SERVER, `${origin}/health`, {
    DATABASE_URL: file,
    PORT: String(port),
    TRUSTED_PROXIES: '127.0.0.1',
    AUTH_SECRET: SECRET,
    SIGN_IN: 'accounts',
  })
  const cookies = await sessions(file, origin, SECRET, 250)
  const bureau = await firstBureau(file)
  const floor = await serve([FLOOR, file, String(port + 1), String(bureau), SECRET], `http://127.0.0.1:${port + 1}/`)
  const store = openStore(file)
  const { save } = await saves(store, auditKey(SECRET))
  try {
    const url = `${origin}/trpc/scorecards.overview?input=${encodeURIComponent(JSON.stringify({ year: 2024, bureauId: bureau }))}`
    let asked = 0
    // Limits count by person and by address: people of a trusted proxy take turns.
    const askOurs = async (more: Readonly<Record<string, string>> = {}) => {
      const turn = Math.floor(asked++ / 500) % cookies.length
      return read(url, { cookie: cookies[turn] ?? '', 'x-forwarded-for': `10.0.0.${turn}`, ...more })
    }
    const askSigned = async () => read(`http://127.0.0.1:${port + 1}/signed`, { cookie: cookies[0] ?? '' })
    const askFloor = async () => read(`http://127.0.0.1:${port + 1}/`, {})
    const askLive = async () => {
      await save()
      return askOurs()
    }
    const same = async (ask: () => Promise<string>) =>
      strictEqual(
        ofOverview((JSON.parse(await ask()) as { result: { data: Overview } }).result.data),
        ofFloor(JSON.parse(await askFloor()) as FloorRow[]),
      )
    await same(askOurs)
    const first = await interleave(
      1,
      () =>
        cpuOf(
          ours.pid,
          times(firsts, () => askOurs()),
        ),
      () => cpuOf(floor.pid, times(firsts, askFloor)),
    )
    const settled = await interleave(
      rounds,
      () =>
        cpuOf(
          ours.pid,
          during(1000, () => askOurs()),
        ),
      () => cpuOf(floor.pid, during(1000, askFloor)),
    )
    const signed = await interleave(
      rounds,
      () =>
        cpuOf(
          ours.pid,
          during(1000, () => askOurs()),
        ),
      () => cpuOf(floor.pid, during(1000, askSigned)),
    )
    const { etag = '' } = Object.fromEntries(
      (await fetch(url, { headers: { cookie: cookies[0] ?? '', 'x-forwarded-for': '10.0.0.0' } })).headers,
    )
    const held = await interleave(
      rounds,
      () =>
        cpuOf(
          ours.pid,
          during(1000, () => askOurs({ 'if-none-match': etag })),
        ),
      () => cpuOf(floor.pid, during(1000, askFloor)),
    )
    const live = await sideBySide(rounds, { ours: ours.pid, floor: floor.pid }, save, { ours: () => askOurs(), floor: askFloor })
    await same(askOurs)
    await same(askLive)
    // What sixteen at once wake up for the first time is not what they then wait for.
    for (const ask of [() => askOurs(), askFloor]) await throughput(CONNECTIONS, 300, ask)
    const busy = {
      ours: await throughput(CONNECTIONS, 1000, () => askOurs()),
      floor: await throughput(CONNECTIONS, 1000, askFloor),
    }
    return { first, settled, signed, held, live, busy }
  } finally {
    await store.close()
    await Promise.all([ours.stop(), floor.stop()])
    copy.remove()
  }
}

/**
 * µs of CPU an answer of each, after a change that both have to read: another process wrote, so SQLite begins with cold pages in both, and
 * neither is hotter for being asked more often.
 */
async function sideBySide(
  rounds: number,
  pids: { readonly ours: number; readonly floor: number },
  change: () => Promise<void>,
  ask: { readonly ours: () => Promise<unknown>; readonly floor: () => Promise<unknown> },
): Promise<Ratio> {
  const clock = () => ({ ours: clockOf(pids.ours), floor: clockOf(pids.floor) })
  const round = async () => {
    const before = clock()
    const until = performance.now() + 2000
    let count = 0
    for (; performance.now() < until; count++) {
      await change()
      for (const who of count % 2 === 0 ? (['ours', 'floor'] as const) : (['floor', 'ours'] as const)) await ask[who]()
    }
    const after = clock()
    return { ours: ((after.ours - before.ours) * 1e6) / count, floor: ((after.floor - before.floor) * 1e6) / count }
  }
  // What is asked for the first time is warm afterwards.
  await round()
  const costs: Awaited<ReturnType<typeof round>>[] = []
  for (let n = 0; n < rounds; n++) costs.push(await round())
  return ratioOf(costs)
}

async function firstBureau(file: string): Promise<number> {
  const store = openStore(file, { readOnly: true })
  const [bureau] = await bureausWithPlan(store.db, TODAY)
  await store.close()
  return bureau?.id ?? 0
}

// As a browser asks; the floor packs nothing.
async function read(url: string, headers: Record<string, string>): Promise<string> {
  const answer = await fetch(url, { headers: { 'accept-encoding': 'gzip, deflate, br', ...headers } })
  if (!answer.ok && answer.status !== 304) throw new Error(`${url}: ${answer.status} ${await answer.text()}`)
  return answer.text()
}

const times = (count: number, ask: () => Promise<unknown>) => async () => {
  for (let i = 0; i < count; i++) await ask()
  return count
}
const during = (ms: number, ask: () => Promise<unknown>) => async () => {
  const until = performance.now() + ms
  let count = 0
  for (; performance.now() < until; count++) await ask()
  return count
}

/** µs of the server's CPU a request; of wall time where CPU cannot be read. */
async function cpuOf(pid: number, load: () => Promise<number>): Promise<number> {
  const before = clockOf(pid)
  const count = await load()
  return ((clockOf(pid) - before) * 1e6) / count
}

const clockOf = (pid: number) => cpuSeconds(pid) ?? performance.now() / 1000
