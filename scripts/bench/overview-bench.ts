import { deepStrictEqual, strictEqual } from 'node:assert'
import { rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { openStore } from '#data/database.ts'
import { readConfig } from '#server/config.ts'
import { loadPlan } from '#server/plans/load-plan.ts'
import { bureausWithPlan } from '#server/plans/plan.ts'
import { readPlanFiles } from '#server/plans/plan-files.ts'
import { auditKey } from '#server/record/chain.ts'
import { appendAudit, lockWriters } from '#server/record/record.ts'
import { overview, type Overview } from '#server/scorecards/overview.ts'
import { type FloorRow, floorQuery } from './floor.ts'
import { scratch, SECRET } from './generate.ts'
import {
  cpuSeconds,
  demandFree,
  interleave,
  perCall,
  type Effort,
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
export async function serviceBench(file: string, { rounds, ms }: Effort): Promise<Ratio> {
  const store = openStore(file)
  const floor = floorQuery(file)
  try {
    const bureauId = (await bureausWithPlan(store.db, TODAY))[0]?.id ?? 0
    strictEqual(ofOverview(await overview(store.db, { year: 2024, bureauId }, TODAY)), ofFloor(floor.read(bureauId)))
    return await interleave(
      rounds,
      () => perCall(ms, async () => JSON.stringify(await overview(store.db, { year: 2024, bureauId }, TODAY))),
      () => perCall(ms, () => JSON.stringify(floor.read(bureauId))),
    )
  } finally {
    floor.close()
    await store.close()
  }
}

/** Pages between two looks at the clock of a round. */
const PAGES = 100

/**
 * The page of the tenant's own bureau in a store of any size, a figure of it saved before each, as JSON text against its figures read raw.
 * µs a page. Where the bureau is not there it is put beside the others, so that the page is the same and the store alone is larger.
 */
export async function sameBureauBench(file: string, rounds: number): Promise<Ratio> {
  const copy = scratch(file, 'same')
  const store = openStore(copy.file)
  const key = auditKey(SECRET)
  const floor = floorQuery(copy.file)
  try {
    const newest = () =>
      store.db.selectFrom('plan').select(['id', 'code', 'bureau_id']).orderBy('id', 'desc').executeTakeFirstOrThrow()
    // As the generated ones are called.
    if (/^p\d+$/.test((await newest()).code))
      await store.db.transaction().execute(async (trx) => {
        await lockWriters(trx)
        await loadPlan(trx, readPlanFiles(readConfig({}).planFolder ?? ''), new Date(`${TODAY}T00:00:00Z`))
        const actor = { id: null, name: 'bench', role: null }
        await appendAudit(trx, key, { at: new Date(), actor, act: 'plan.load', subject: 'plan:bench' })
      })
    const { id: planId, bureau_id: bureauId } = await newest()
    const { save } = await saves(store, key, { counting: true, planId })
    const page = () => overview(store.db, { year: 2024, bureauId }, TODAY)
    strictEqual(ofOverview(await page()), ofFloor(floor.read(bureauId)))
    return await interleave(
      rounds,
      async () => {
        let took = 0
        for (let n = 0; n < PAGES; n++) {
          await save()
          const start = performance.now()
          JSON.stringify(await page())
          took += performance.now() - start
        }
        return (took * 1000) / PAGES
      },
      () => perCall(300, () => JSON.stringify(floor.read(bureauId))),
    )
  } finally {
    floor.close()
    await store.close()
    copy.remove()
  }
}

export interface HttpBench {
  /** server CPU µs a request: the first ones */
  readonly first: Ratio
  /** nothing changes in between, as while many look at one result */
  readonly still: {
    /** against the figures read raw */
    readonly raw: Ratio
    /** against a floor that looks up session and rights and scores the same page, each time */
    readonly scored: Ratio
    /** against one that keeps the page while the record stands still */
    readonly kept: Ratio
    /** of a browser that has the answer and asks whether it holds, against the figures read raw */
    readonly held: Ratio
  }
  /** a figure was saved by another process before each, to both: every answer is made of the stored figures */
  readonly live: Ratio
  /** the same against a floor that does the same work: session, rights, the same page scored by the same rules, packed */
  readonly scored: Ratio
  readonly busy: { readonly ours: Throughput; readonly floor: Throughput }
}

export const CONNECTIONS = 16

/** The overview signed in through HTTP and tRPC against node:http. */
export async function httpBench(data: string, { rounds, ms }: Effort, port: number, firsts: number): Promise<HttpBench> {
  await demandFree(port)
  await demandFree(port + 1)
  await demandFree(port + 2)
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
  const url = `${origin}/trpc/scorecards.overview?input=${encodeURIComponent(JSON.stringify({ year: 2024, bureauId: bureau }))}`
  let asked = 0
  // Limits count by person and by address: people of a trusted proxy take turns.
  const askOurs = async (more: Readonly<Record<string, string>> = {}) => {
    const turn = Math.floor(asked++ / 500) % cookies.length
    return read(url, { cookie: cookies[turn] ?? '', 'x-forwarded-for': `10.0.0.${turn}`, ...more })
  }
  const page = `${file}.page`
  writeFileSync(page, await askOurs())
  const [floorOrigin, scoredOrigin] = [`http://127.0.0.1:${port + 1}`, `http://127.0.0.1:${port + 2}`]
  const floorAt = (at: number) => [FLOOR, file, String(at), String(bureau), SECRET, page]
  const floor = await serve(floorAt(port + 1), floorOrigin)
  const scorer = await serve(floorAt(port + 2), scoredOrigin)
  const store = openStore(file)
  const { save } = await saves(store, auditKey(SECRET), { counting: true })
  try {
    const askFloor = async () => read(floorOrigin, {})
    const askScored = async (how: 'scored' | 'kept') => read(`${scoredOrigin}/${how}`, { cookie: cookies[0] ?? '' })
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
    // Every figure and word of the page.
    deepStrictEqual(JSON.parse(await askScored('scored')), JSON.parse(await askOurs()))
    const first = await interleave(
      1,
      () =>
        cpuOf(
          ours.pid,
          times(firsts, () => askOurs()),
        ),
      () => cpuOf(floor.pid, times(firsts, askFloor)),
    )
    const { etag = '' } = Object.fromEntries(
      (await fetch(url, { headers: { cookie: cookies[0] ?? '', 'x-forwarded-for': '10.0.0.0' } })).headers,
    )
    const still = await inTurn(rounds, {
      ours: () =>
        cpuOf(
          ours.pid,
          during(ms, () => askOurs()),
        ),
      held: () =>
        cpuOf(
          ours.pid,
          during(ms, () => askOurs({ 'if-none-match': etag })),
        ),
      raw: () => cpuOf(floor.pid, during(ms, askFloor)),
      scored: () =>
        cpuOf(
          scorer.pid,
          during(ms, () => askScored('scored')),
        ),
      kept: () =>
        cpuOf(
          scorer.pid,
          during(ms, () => askScored('kept')),
        ),
    })
    const { floor: live, scored } = await sideBySide(
      { rounds, ms: 2 * ms },
      { ours: ours.pid, floor: floor.pid, scored: scorer.pid },
      save,
      {
        ours: () => askOurs(),
        floor: askFloor,
        scored: () => askScored('scored'),
      },
    )
    await same(askOurs)
    await same(askLive)
    deepStrictEqual(JSON.parse(await askScored('kept')), JSON.parse(await askOurs()))
    // What sixteen at once wake up for the first time is not what they then wait for.
    for (const ask of [() => askOurs(), askFloor]) await throughput(CONNECTIONS, 300, ask)
    const busy = {
      ours: await steadiest(rounds, () => throughput(CONNECTIONS, 1000, () => askOurs())),
      floor: await steadiest(rounds, () => throughput(CONNECTIONS, 1000, askFloor)),
    }
    return { first, still, live, scored, busy }
  } finally {
    await store.close()
    await Promise.all([ours.stop(), floor.stop(), scorer.stop()])
    copy.remove()
    rmSync(page)
  }
}

type Still = Readonly<Record<'ours' | 'held' | 'raw' | 'scored' | 'kept', () => Promise<number>>>

/** All in turn, round by round, and each ratio of the same rounds. */
async function inTurn(rounds: number, { ours, held, raw, scored, kept }: Still): Promise<HttpBench['still']> {
  const costs: Record<keyof Still, number>[] = []
  for (let round = 0; round < rounds; round++)
    costs.push({ ours: await ours(), raw: await raw(), scored: await scored(), held: await held(), kept: await kept() })
  const of = (mine: keyof Still, floor: keyof Still) => ratioOf(costs.map((one) => ({ ours: one[mine], floor: one[floor] })))
  return { raw: of('ours', 'raw'), scored: of('ours', 'scored'), kept: of('ours', 'kept'), held: of('held', 'raw') }
}

/** The round with the shortest tail: a pause of whoever asks is none of the server's. */
async function steadiest(rounds: number, round: () => Promise<Throughput>): Promise<Throughput> {
  let best = await round()
  for (let n = 1; n < rounds; n++) {
    const next = await round()
    if (next.p99 / next.p50 < best.p99 / best.p50) best = next
  }
  return best
}

type Sides<T> = Readonly<Record<'ours' | 'floor' | 'scored', T>>
const SIDES = ['ours', 'floor', 'scored'] as const
const sidesOf = <T>(of: (side: (typeof SIDES)[number]) => T): Sides<T> => ({
  ours: of('ours'),
  floor: of('floor'),
  scored: of('scored'),
})

/**
 * µs of CPU an answer of ours against both floors', after a change that all have to read: another process wrote, so SQLite begins with
 * cold pages in each, and none is hotter for being asked more often.
 */
async function sideBySide(
  { rounds, ms }: Effort,
  pids: Sides<number>,
  change: () => Promise<void>,
  ask: Sides<() => Promise<unknown>>,
): Promise<Record<'floor' | 'scored', Ratio>> {
  const round = async () => {
    const before = sidesOf((side) => clockOf(pids[side]))
    const until = performance.now() + ms
    let count = 0
    for (; performance.now() < until; count++) {
      await change()
      // Who is first finds the machine as the change left it.
      for (const [at] of SIDES.entries()) await ask[SIDES[(count + at) % SIDES.length] ?? 'ours']()
    }
    return sidesOf((side) => ((clockOf(pids[side]) - before[side]) * 1e6) / count)
  }
  // What is asked for the first time is warm afterwards.
  await round()
  const costs: Sides<number>[] = []
  for (let n = 0; n < rounds; n++) costs.push(await round())
  return { floor: ratioOf(costs), scored: ratioOf(costs.map(({ ours, scored }) => ({ ours, floor: scored }))) }
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
