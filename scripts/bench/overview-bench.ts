import { strictEqual } from 'node:assert'
import { fileURLToPath } from 'node:url'
import { openStore } from '#data/database.ts'
import { bureausWithPlan } from '#server/plans/plan.ts'
import { overview, type Overview } from '#server/scorecards/overview.ts'
import { type FloorRow, floorQuery } from './floor.ts'
import { cpuSeconds, demandFree, interleave, perCall, type Ratio, serve } from './measure.ts'

const TODAY = '2026-11-20'
const FLOOR = fileURLToPath(new URL('floor.ts', import.meta.url))

/** Sum and number of the year's figures as one text: equal across layers or the comparison is of two different things. */
const checkSum = (figures: readonly (readonly [number | null, number | null])[]) =>
  JSON.stringify([figures.length, ...[0, 1].map((at) => figures.reduce((sum, f) => sum + (f[at] ?? 0), 0).toFixed(4))])
const ofOverview = (page: Overview) =>
  checkSum(page.departments.flatMap((d) => d.indicators).map((i) => [i.target.kind === 'set' ? i.target.value : null, i.actual.kind === 'measured' ? i.actual.value : null]))
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

/** The overview signed in through HTTP and tRPC against node:http; server CPU µs a request: the first ones, then settled. */
export async function httpBench(file: string, rounds: number, port: number, firsts: number): Promise<{ first: Ratio; settled: Ratio }> {
  await demandFree(port)
  await demandFree(port + 1)
  const origin = `http://127.0.0.1:${port}`
  const ours = await serve(['server/main.ts'], `${origin}/health`, { DATABASE_URL: file, PORT: String(port), TRUSTED_PROXIES: '127.0.0.1', AUTH_SECRET: 'bench'.repeat(8) })
  const bureau = await firstBureau(file)
  const floor = await serve([FLOOR, file, String(port + 1), String(bureau)], `http://127.0.0.1:${port + 1}/`)
  try {
    const door = await fetch(`${origin}/api/auth/demonstration`, { method: 'POST', body: '{"role":"executive"}', headers: { 'content-type': 'application/json', origin } })
    const cookie = door.headers.getSetCookie().map((c) => c.split(';')[0]).join('; ')
    const url = `${origin}/trpc/scorecards.overview?input=${encodeURIComponent(JSON.stringify({ year: 2024, bureauId: bureau }))}`
    let asked = 0
    // The rate limit counts by address: a trusted proxy's callers take turns.
    const askOurs = async () => read(url, { cookie, 'x-forwarded-for': `10.0.0.${Math.floor(asked++ / 500) % 250}` })
    const askFloor = async () => read(`http://127.0.0.1:${port + 1}/`, {})
    strictEqual(ofOverview((JSON.parse(await askOurs()) as { result: { data: Overview } }).result.data), ofFloor(JSON.parse(await askFloor()) as FloorRow[]))
    const first = await interleave(1, () => cpuOf(ours.pid, times(firsts, askOurs)), () => cpuOf(floor.pid, times(firsts, askFloor)))
    const settled = await interleave(rounds, () => cpuOf(ours.pid, during(1000, askOurs)), () => cpuOf(floor.pid, during(1000, askFloor)))
    return { first, settled }
  } finally {
    await Promise.all([ours.stop(), floor.stop()])
  }
}

async function firstBureau(file: string): Promise<number> {
  const store = openStore(file, { readOnly: true })
  const [bureau] = await bureausWithPlan(store.db, TODAY)
  await store.close()
  return bureau?.id ?? 0
}

async function read(url: string, headers: Record<string, string>): Promise<string> {
  const answer = await fetch(url, { headers })
  if (!answer.ok) throw new Error(`${url}: ${answer.status} ${await answer.text()}`)
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
  const clock = () => cpuSeconds(pid) ?? performance.now() / 1000
  const before = clock()
  const count = await load()
  return ((clock() - before) * 1e6) / count
}
