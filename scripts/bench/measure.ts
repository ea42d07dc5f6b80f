import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { once } from 'node:events'
import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'

const ROOT = join(import.meta.dirname, '../..')

/** node's arguments for the server as `npm start` starts it. */
export const SERVER = ['scripts/start.mjs'] as const

/** How often each is measured, and for how many ms each time. */
export interface Effort {
  readonly rounds: number
  readonly ms: number
}

export interface Ratio {
  readonly ours: number
  readonly floor: number
  /** ours ÷ floor */
  readonly best: number
  readonly median: number
}

export const middleOf = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN

/** Runs both in turn, round by round, so that a busy machine slows both alike. Each returns its cost a unit of work; smaller is better. */
export async function interleave(rounds: number, ours: () => Promise<number>, floor: () => Promise<number>): Promise<Ratio> {
  const costs: { ours: number; floor: number }[] = []
  for (let round = 0; round < rounds; round++) {
    // Alternating who goes first takes away what the first leaves behind.
    if (round % 2 === 0) {
      const first = await ours()
      costs.push({ ours: first, floor: await floor() })
    } else {
      const first = await floor()
      costs.push({ floor: first, ours: await ours() })
    }
  }
  return ratioOf(costs)
}

/** Of the costs of each round. */
export function ratioOf(costs: readonly { readonly ours: number; readonly floor: number }[]): Ratio {
  const mine = costs.map((c) => c.ours)
  const theirs = costs.map((c) => c.floor)
  return {
    ours: middleOf(mine),
    floor: middleOf(theirs),
    best: Math.min(...mine) / Math.min(...theirs),
    median: middleOf(mine) / middleOf(theirs),
  }
}

/** Cost of one call in µs of wall time, over `ms` milliseconds of calls. */
export async function perCall(ms: number, work: () => unknown): Promise<number> {
  const start = performance.now()
  let calls = 0
  while (performance.now() - start < ms) {
    await work()
    calls++
  }
  return ((performance.now() - start) * 1000) / calls
}

export interface Throughput {
  /** requests a second */
  readonly rate: number
  /** ms */
  readonly p50: number
  readonly p99: number
}

/** As many requests as `connections` askers, each waiting for its answer, get answered in `ms` milliseconds. */
export async function throughput(connections: number, ms: number, ask: () => Promise<unknown>): Promise<Throughput> {
  const took: number[] = []
  const start = performance.now()
  await Promise.all(
    Array.from({ length: connections }, async () => {
      while (performance.now() - start < ms) {
        const asked = performance.now()
        await ask()
        took.push(performance.now() - asked)
      }
    }),
  )
  const sorted = took.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.floor((sorted.length - 1) * share)] ?? Number.NaN
  return { rate: (took.length * 1000) / (performance.now() - start), p50: at(0.5), p99: at(0.99) }
}

/** How a cost grows: 0 not at all, 1 in step with the data. */
export const growth = (small: number, large: number, timesTheData: number): number =>
  Math.log(large / small) / Math.log(timesTheData)

/** CPU seconds a process has used (user and system); null where /proc is not there. */
export function cpuSeconds(pid: number): number | null {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
    return (Number(fields[11]) + Number(fields[12])) / 100
  } catch {
    return null
  }
}

/** Memory a process has for itself plus its part of what is shared, MB; null where /proc is not there. */
export function pssMegabytes(pid: number): number | null {
  try {
    return Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1]) / 1024
  } catch {
    return null
  }
}

/** Throws when somebody listens there: a measurement of another server would look like one of ours. */
export async function demandFree(port: number): Promise<void> {
  const probe = createServer().listen(port, '127.0.0.1')
  try {
    await Promise.race([once(probe, 'listening'), once(probe, 'error').then(([error]) => Promise.reject(error as Error))])
  } catch {
    throw new Error(
      `${port}번 포트를 다른 프로그램이 쓰고 있습니다. BENCH_PORT로 다른 포트를 주십시오. (Port ${port} is occupied.)`,
    )
  }
  probe.close()
  await once(probe, 'close')
}

export interface Serving {
  readonly pid: number
  /** milliseconds from spawn to the first answer */
  readonly startMs: number
  stop(): Promise<void>
}

/** Spawns `node` with `args` and waits for the first answer of `url`. */
export async function serve(
  args: readonly string[],
  url: string,
  env: Record<string, string> = {},
  node = process.execPath,
): Promise<Serving> {
  const start = performance.now()
  const child: ChildProcess = spawn(node, [...args], {
    cwd: ROOT,
    env: { PATH: process.env['PATH'] ?? '', ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const ended = once(child, 'exit')
  while (!(await answers(url))) {
    // Some ports (4190) fetch refuses by itself: never wait for ever.
    if (performance.now() - start > 60_000) child.kill('SIGKILL')
    if (child.exitCode !== null || child.signalCode !== null) throw new Error(`${args.join(' ')} gave no answer at ${url}`)
    await new Promise((done) => setTimeout(done, 2))
  }
  return {
    pid: child.pid ?? 0,
    startMs: performance.now() - start,
    stop: async () => {
      child.kill('SIGTERM')
      await ended
    },
  }
}

const answers = (url: string) =>
  fetch(url).then(
    (r) => r.arrayBuffer().then(() => r.ok),
    () => false,
  )
