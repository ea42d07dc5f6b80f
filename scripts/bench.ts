/**
 * npm run bench [-- --ci] [--nation] [--only PART …] [--json]: how fast we are, as ratios to the least that could do the work, taken in
 * one run. --ci takes under a minute and fails when a ratio misses its goal by more than 25 %. A part that fails says why, and the others
 * still run. With BENCH_PEER=<address> (and BENCH_PEER_HEADER=<name: value>) another product's page of the same figures is asked too.
 */
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { buildIfStale } from './build-if-stale.ts'
import { freeze, type Line, shortly, table } from './bench/report.ts'
import { dataset, INDICATORS, scratch, SECRET, type Size } from './bench/generate.ts'
import { demandFree, growth, interleave, pssMegabytes, type Ratio, serve, SERVER, throughput } from './bench/measure.ts'
import { browserBench, KEY_LIMITS, PAGES, SHINY_TO_BARE, THROTTLES } from './bench/browser-bench.ts'
import { fileBench } from './bench/file-bench.ts'
import { governmentBench } from './bench/government-bench.ts'
import { importBench } from './bench/import-bench.ts'
import { CONNECTIONS, httpBench, sameBureauBench, serviceBench } from './bench/overview-bench.ts'
import { pageWeight } from './bench/page-weight.ts'
import { postgresBench } from './bench/postgres-bench.ts'
import { questionBench } from './bench/question-bench.ts'
import { structureBench } from './bench/structure-bench.ts'
import { writeBench } from './bench/write-bench.ts'

const PARTS = [
  'overview',
  'save',
  'government',
  'file',
  'start',
  'postgres',
  'question',
  'structure',
  'import',
  'weight',
  'browser',
] as const
type Part = (typeof PARTS)[number]
const flag = { type: 'boolean', default: false } as const
const { values } = parseArgs({
  options: { ci: flag, nation: flag, json: flag, only: { type: 'string', multiple: true, default: [...PARTS] } },
})
const unknown = values.only.filter((one) => !PARTS.some((known) => known === one))
if (unknown.length > 0) {
  console.error(`${unknown.join(', ')}: --only ${PARTS.join(' | ')}`)
  process.exit(2)
}
const PEER = process.env['BENCH_PEER']
const rounds = values.ci ? 2 : 7
const effort = { rounds, ms: values.ci ? 300 : 1000 }
const firsts = values.ci ? 60 : 500
const port = Number(process.env['BENCH_PORT'] ?? 4310)
const lines: Line[] = []
const failed = new Set<Part>()
const add = (work: string, unit: string, ratio: Ratio, goal: number | null) => {
  const { ours, floor, best, median } = ratio
  const line = { work, unit, ours, floor, best, median, goal, met: goal === null ? null : best <= goal }
  lines.push(line)
  console.error(shortly(line))
}
const fixed = (work: string, unit: string, ours: number, floor: number, goal: number | null) =>
  add(work, unit, { ours, floor, best: ours / floor, median: ours / floor }, goal)
async function part(name: Part, measure: () => Promise<void> | void): Promise<void> {
  if (!values.only.includes(name)) return
  try {
    await measure()
  } catch (error) {
    failed.add(name)
    console.error(`${name}:`, error)
  }
}

await buildIfStale()
const sizes: Size[] = values.nation ? ['tenant', 'province', 'nation'] : ['tenant', 'province']
interface Costs {
  live?: number
  same?: number
  write?: number
  start?: number
  memory?: number
}
const costs = new Map<Size, Costs>()
for (const size of sizes) {
  const file = await dataset(size)
  const cost: Costs = {}
  costs.set(size, cost)
  await part('overview', async () => {
    add(`overview, service (${size})`, 'µs', await serviceBench(file, effort), null)
    const { first, still, live, scored, busy } = await httpBench(file, effort, port, firsts)
    add(`overview, HTTP signed in, first ${firsts} (${size})`, 'µs CPU', first, null)
    add(`overview, HTTP signed in, something saved before each, against figures read raw (${size})`, 'µs CPU', live, null)
    add(`the same against a floor with session, rights and the page scored (${size})`, 'µs CPU', scored, 2)
    add(`overview, HTTP signed in, nothing saved in between, against figures read raw (${size})`, 'µs CPU', still.raw, null)
    add(`the same against a floor with session, rights and the page scored each time (${size})`, 'µs CPU', still.scored, 1)
    add(`the same against a floor with session, rights and the page kept (${size})`, 'µs CPU', still.kept, null)
    add(`the same, by a browser that has it and asks whether it holds (${size})`, 'µs CPU', still.held, null)
    fixed(`time a request at 16 connections (${size})`, 'ms', 1000 / busy.ours.rate, 1000 / busy.floor.rate, null)
    fixed(`99 of 100 against every second one, 16 connections (${size})`, 'ms', busy.ours.p99, busy.ours.p50, null)
    // Who asks runs on the same machine, and its pauses lengthen every tail.
    const tail = ({ p99, p50 }: { readonly p99: number; readonly p50: number }) => p99 / p50
    fixed(`the same against the raw floor’s own tail (${size})`, '×', tail(busy.ours), tail(busy.floor), 1.5)
    cost.live = live.ours
    const same = await sameBureauBench(file, rounds)
    add(`page of the tenant’s bureau among the others, a figure of it saved before each (${size})`, 'µs', same, null)
    cost.same = same.median
    if (PEER !== undefined && size === 'tenant') {
      const peer = await throughput(CONNECTIONS, 3000, () => askPeer(PEER))
      fixed(
        `time a request at ${CONNECTIONS} connections, against ${new URL(PEER).host}`,
        'ms',
        1000 / busy.ours.rate,
        1000 / peer.rate,
        1 / 8,
      )
    }
  })
  await part('save', async () => {
    // Quick, and the disk is the least steady part of the machine.
    const write = await writeBench(file, 9)
    add(`one actual saved, against upsert and history alone (${size})`, 'µs', write.bare, null)
    add(`one actual saved, against the same rows kept and sealed (${size})`, 'µs', write.sealed, null)
    add(`the same against these, what it is checked by read and the department scored (${size})`, 'µs', write.scored, 2.5)
    // Where the floor does not grow with the data, the ratio to it: the machine may be busier at the larger size than at the smaller.
    cost.write = write.scored.best
  })
  await part('government', async () => {
    const { bureaus, first, kept, saved } = await governmentBench(file, rounds)
    const what = `page of ${bureaus === 1 ? 'one bureau' : `all ${bureaus} governments`} against a roll-up that is kept`
    // Of one bureau both take some 10 µs, of which ours asks once whether what it has still holds: the goal is that of all governments.
    add(`${what} (${size})`, 'ms', kept, bureaus === 1 ? null : 1.5)
    add(`the same, something saved before each (${size})`, 'ms', saved, null)
    fixed(`the same, read for the first time (${size})`, 'ms', first, kept.floor, null)
  })
  await part('file', async () => {
    if (size === 'tenant') return
    const filed = await fileBench(file, rounds)
    const what = `import of ${filed.count.toLocaleString('en')} measurements, each`
    add(`${what}, against upsert and history alone (${size})`, 'µs', filed.bare, null)
    add(`${what}, against the same rows kept and sealed (${size})`, 'µs', filed.sealed, 5)
  })
  await part('start', async () => {
    const { start, memory } = await startAndMemory(file, size)
    cost.start = start.best
    cost.memory = memory
  })
}
for (const [small, large] of sizes.slice(1).map((size, at) => [sizes[at] ?? size, size] as const)) {
  const [a, b] = [costs.get(small), costs.get(large)]
  const times = INDICATORS[large] / INDICATORS[small]
  const grow = (what: string, from: number | undefined, to: number | undefined, goal: number) => {
    if (from === undefined || to === undefined) return
    add(`growth of ${what}, ${small} → ${large}`, '^', exponent(growth(from, to, times)), goal)
  }
  grow('the bureau page, live', a?.live, b?.live, 1.25)
  grow('the same bureau’s page among more of them', a?.same, b?.same, 0.1)
  grow('one save', a?.write, b?.write, 0.1)
  grow('cold start', a?.start, b?.start, 0.1)
  grow('memory', a?.memory, b?.memory, 0.15)
}

await part('postgres', async () => {
  if (values.ci) return
  const { still, live, save, busy, seen } = await postgresBench(await dataset('province'), rounds, port)
  const what = 'two servers on PostgreSQL behind one address beside one on SQLite'
  add(`overview, ${what}, something saved before each (province)`, 'ms', live, null)
  add(`overview, ${what}, nothing saved in between (province)`, 'ms', still, null)
  add('one actual saved, PostgreSQL beside SQLite (province)', 'ms', save, null)
  const { postgres, sqlite } = busy
  fixed(`time a request at 16 connections, ${what} (province)`, 'ms', 1000 / postgres.rate, 1000 / sqlite.rate, null)
  fixed(
    '99 of 100 against every second one, 16 connections, two servers on PostgreSQL (province)',
    'ms',
    postgres.p99,
    postgres.p50,
    5,
  )
  console.error(`   ${seen} saves through one of the two were seen through the other at once`)
})
await part('question', async () => {
  const asked = await questionBench(await dataset('province'), rounds)
  fixed('a question, nothing remembered, against 50 ms (province)', 'ms', asked.first, 50, null)
  fixed('a question, the next ones, against 50 ms (province)', 'ms', asked.again, 50, 1)
})
await part('structure', async () => {
  const structures = await structureBench(await dataset('province'), effort)
  add('overview after 20 reorganisations, as the year was (province)', 'µs', structures.asThen, 1.2)
  add('overview after 20 reorganisations, by today’s owner (province)', 'µs', structures.current, 1.2)
})
await part('import', async () => {
  add('import of a bureau’s plan, from text to entered', 'ms', await importBench('bureau', 'txt', values.ci ? 2 : 5), 25)
  if (values.ci) return
  add('import of a bureau’s plan, from HWPX to entered', 'ms', await importBench('bureau', 'hwpx', 3), 120)
  add('import of a province’s plan, from text to entered', 'ms', await importBench('province', 'txt', 2), 25)
})
await part('weight', () => {
  const weight = pageWeight()
  if (weight === null) throw new Error('npm run build')
  fixed('JS+CSS of the first view, brotli, against React, Query and tRPC’s client', 'kB', weight.firstView, 72, null)
  // Packed by the same bundler. A product of pages has a router too.
  fixed('the same against these with the router', 'kB', weight.firstView, 105, 1.6)
  fixed('charts, loaded later, brotli', 'kB', weight.charts, 190, 1)
  fixed('requests of the first view', '', weight.requests, 15, 1)
})
// It takes minutes.
if (!values.ci) await part('browser', inTheBrowser)

console.log(values.json ? JSON.stringify(freeze(lines), null, 2) : table(lines))
const missed = lines.filter((line) => line.goal !== null && !(line.best <= line.goal * 1.25)).map((line) => line.work)
if (values.ci && missed.length > 0) console.error(`목표를 25% 넘게 벗어났습니다 (missed by more than 25 %): ${missed.join('; ')}`)
if (failed.size > 0) console.error(`재지 못했습니다 (not measured): ${[...failed].join(', ')}`)
if (failed.size > 0 || (values.ci && missed.length > 0)) process.exitCode = 1

async function askPeer(address: string): Promise<void> {
  const [name = '', value = ''] = (process.env['BENCH_PEER_HEADER'] ?? 'accept: application/json').split(/:\s*(.*)/s)
  const answer = await fetch(address, { headers: { [name]: value } })
  await answer.arrayBuffer()
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`)
}

async function inTheBrowser(): Promise<void> {
  const seen = await browserBench(await dataset('province'), port, 5)
  if (seen === null) {
    console.error('Chromium이 없어 브라우저는 재지 않았습니다. (no Chromium, the browser left out)')
    return
  }
  for (const rate of THROTTLES) {
    const of = (page: string) => seen.pages.get(`${page} ${rate}`)
    const bare = of('bare')?.visible ?? Number.NaN
    const shiny = of('shiny')?.visible ?? bare * SHINY_TO_BARE
    const by = of('shiny') ? 'R Shiny' : 'R Shiny by its ratio to a bare page'
    for (const page of PAGES) {
      const shown = of(page)
      if (shown === undefined) continue
      const against = (whom: string, other: number | undefined, goal: number | null) =>
        fixed(`content visible, CPU ${rate}×, against ${whom} (${page})`, 'ms', shown.visible, other ?? Number.NaN, goal)
      const same = of(`shiny ${page}`)?.visible
      against(by, shiny, same === undefined ? 0.5 : null)
      if (same !== undefined) against('R Shiny showing the same page', same, 0.5)
      against('the same page as a file', of(`still ${page}`)?.visible, null)
      against('a bare page', bare, null)
      if (rate === 1) continue
      fixed(`content visible, CPU 4×, against 850 ms (${page})`, 'ms', shown.visible, 850, 1)
      fixed(`blocked, CPU 4×, against 200 ms (${page})`, 'ms', shown.blocked, 200, 1)
      fixed(`layout shift, against 0.02 (${page})`, '', shown.shift, 0.02, 1)
      fixed(`all bytes but the charts’, against 450 kB (${page})`, 'kB', shown.bytes, 450, 1)
      fixed(`the charts’ bytes, against 190 kB (${page})`, 'kB', shown.chartBytes, 190, 1)
      fixed(`requests, against 15 (${page})`, '', shown.requests, 15, 1)
      fixed(`waits before the content, against 2 (${page})`, '', shown.waits, 2, 1)
    }
  }
  for (const [name, limit] of KEY_LIMITS)
    fixed(`key → paint, ${name} cells and CPU, against ${limit} ms`, 'ms', seen.keys.get(name) ?? Number.NaN, limit, 1)
  fixed('a frame while 100,000 rows scroll, against 60 a second', 'ms', seen.table.frame, 1000 / 60, 1.1)
  fixed('100,000 rows sorted and shown, against the sort alone', 'ms', seen.table.sort, seen.table.rawSort, 3)
}

async function startAndMemory(data: string, size: Size): Promise<{ start: Ratio; memory: number }> {
  const bare = ['-e', `require('node:http').createServer((_, r) => r.end('ok')).listen(${port + 1}, '127.0.0.1')`]
  const copy = scratch(data, 'start')
  const env = { DATABASE_URL: copy.file, PORT: String(port), AUTH_SECRET: SECRET, SIGN_IN: 'demonstration' }
  // A copy of node that nobody else runs: what is shared with other processes of it would count for a part of itself only.
  const node = join(mkdtempSync(join(tmpdir(), 'jipyo-node-')), 'node')
  copyFileSync(process.execPath, node)
  const memory = { ours: Number.NaN, floor: Number.NaN, loaded: Number.NaN }
  const once = async (who: 'ours' | 'floor' | 'loaded', args: readonly string[], url: string, at: number) => {
    await demandFree(at)
    const running = await serve(args, url, env, node)
    await new Promise((done) => setTimeout(done, 300))
    memory[who] = pssMegabytes(running.pid) ?? Number.NaN
    await running.stop()
    return running.startMs
  }
  const start = await interleave(
    values.ci ? 2 : 7,
    () => once('ours', SERVER, `http://127.0.0.1:${port}/health`, port),
    () => once('floor', bare, `http://127.0.0.1:${port + 1}/`, port + 1),
  )
  const loaded = ['scripts/bench/loaded.mjs', String(port + 1), copy.file]
  const afterLoading = await interleave(
    values.ci ? 2 : 7,
    () => once('ours', SERVER, `http://127.0.0.1:${port}/health`, port),
    () => once('loaded', loaded, `http://127.0.0.1:${port + 1}/`, port + 1),
  )
  copy.remove()
  rmSync(dirname(node), { recursive: true })
  add(`cold start to the first answer, against bare node (${size})`, 'ms', start, null)
  add(`the same against a process that loads the same and opens the store (${size})`, 'ms', afterLoading, 2)
  if (!Number.isNaN(memory.ours)) fixed(`memory, idle, PSS (${size})`, 'MB', memory.ours, memory.floor, 2.5)
  return { start, memory: memory.ours }
}

/** An exponent stands against 1, growth in step with the data. */
function exponent(of: number): Ratio {
  return { ours: of, floor: 1, best: of, median: of }
}
