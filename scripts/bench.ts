/**
 * npm run bench [-- --ci] [--nation] [--json]: how fast we are, as ratios to the least that could do the work, taken in one run.
 * --ci takes under a minute and fails when a ratio misses its goal by more than 25 %.
 */
import { parseArgs } from 'node:util'
import { freeze, type Line, table } from './bench/report.ts'
import { dataset, type Size } from './bench/generate.ts'
import { interleave, pssMegabytes, serve, demandFree, type Ratio } from './bench/measure.ts'
import { httpBench, serviceBench } from './bench/overview-bench.ts'
import { pageWeight } from './bench/page-weight.ts'

const { values } = parseArgs({ options: { ci: { type: 'boolean', default: false }, nation: { type: 'boolean', default: false }, json: { type: 'boolean', default: false } } })
const rounds = values.ci ? 2 : 7
const firsts = values.ci ? 60 : 500
const port = Number(process.env['BENCH_PORT'] ?? 4310)
const lines: Line[] = []
const add = (work: string, unit: string, ratio: Ratio, goal: number | null) =>
  lines.push({ work, unit, ours: ratio.ours, floor: ratio.floor, best: ratio.best, median: ratio.median, goal, met: goal === null ? null : ratio.best <= goal })

const sizes: Size[] = values.nation ? ['tenant', 'province', 'nation'] : ['tenant', 'province']
for (const size of sizes) {
  const file = await dataset(size)
  add(`overview, service (${size})`, 'µs', await serviceBench(file, rounds), null)
  const { first, settled } = await httpBench(file, rounds, port, firsts)
  add(`overview, HTTP signed in, first ${firsts} (${size})`, 'µs CPU', first, null)
  add(`overview, HTTP signed in, settled (${size})`, 'µs CPU', settled, 2)
}
await startAndMemory(await dataset('tenant'))

const weight = pageWeight()
if (weight) {
  const fixed = (work: string, unit: string, ours: number, floor: number, goal: number) => add(work, unit, { ours, floor, best: ours / floor, median: ours / floor }, goal)
  fixed('JS+CSS of the first view, brotli', 'kB', weight.firstView, 72, 1.6)
  fixed('charts, loaded later, brotli', 'kB', weight.charts, 190, 1)
  fixed('requests of the first view', '', weight.requests, 15, 1)
} else console.error('dist/client가 없어 화면 무게는 재지 않았습니다: npm run build (no build, page weight left out)')

console.log(values.json ? JSON.stringify(freeze(lines), null, 2) : `${table(lines)}\n\n${JSON.stringify(freeze(lines))}`)
const missed = lines.filter((line) => line.goal !== null && line.best > line.goal * 1.25)
if (values.ci && missed.length > 0) {
  console.error(`목표를 25% 넘게 벗어났습니다 (missed by more than 25 %): ${missed.map((line) => line.work).join('; ')}`)
  process.exitCode = 1
}

async function startAndMemory(file: string): Promise<void> {
  const bare = ['-e', `require('node:http').createServer((_, r) => r.end('ok')).listen(${port + 1}, '127.0.0.1')`]
  const env = { DATABASE_URL: file, PORT: String(port), AUTH_SECRET: 'bench'.repeat(8) }
  const memory = { ours: Number.NaN, floor: Number.NaN }
  const once = async (who: 'ours' | 'floor', args: string[], url: string, at: number) => {
    await demandFree(at)
    const server = await serve(args, url, env)
    await new Promise((done) => setTimeout(done, 300))
    memory[who] = pssMegabytes(server.pid) ?? Number.NaN
    await server.stop()
    return server.startMs
  }
  add('cold start to the first answer', 'ms', await interleave(
    values.ci ? 3 : 7,
    () => once('ours', ['server/main.ts'], `http://127.0.0.1:${port}/health`, port),
    () => once('floor', bare, `http://127.0.0.1:${port + 1}/`, port + 1),
  ), 3)
  if (!Number.isNaN(memory.ours)) {
    const ratio = memory.ours / memory.floor
    add('memory, idle (PSS)', 'MB', { ...memory, best: ratio, median: ratio }, 2.5)
  }
}
