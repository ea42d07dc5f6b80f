import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../helpers/spawn-node.ts'

/** strace (a package of every Linux distribution) stands between the product and the disk in these tests. */
export const hasStrace = (() => {
  try {
    execFileSync('strace', ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
})()

export interface Run {
  /** every line the workload said, in order */
  readonly lines: readonly Record<string, unknown>[]
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly err: string
}

/** Runs the workload on `file` under strace with `options`; `log` receives the trace. */
export async function traced(options: readonly string[], log: string, args: readonly string[]): Promise<Run> {
  const child = spawn(
    'strace',
    ['-f', '-o', log, ...options, process.execPath, join(ROOT, 'tests/faults/workload.ts'), ...args],
    {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { PATH: process.env['PATH'] ?? '' },
    },
  )
  let out = ''
  let err = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text))
  const [code, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null]
  // The last line may be cut where the process was.
  const lines = out.split('\n').flatMap((line) => {
    try {
      return [JSON.parse(line) as Record<string, unknown>]
    } catch {
      return []
    }
  })
  return { lines, code, signal, err }
}

/** A copy of a database to be spoiled: the file alone, as a clean stop leaves it. */
export function copyOf(base: string, folder: string, name: string): string {
  const to = join(folder, name, 'test.sqlite')
  rmSync(join(folder, name), { recursive: true, force: true })
  mkdirSync(join(folder, name), { recursive: true })
  copyFileSync(base, to)
  return to
}

/** How many times the call stands in a trace. */
export const countOf = (log: string, call: string) =>
  readFileSync(log, 'utf8')
    .split('\n')
    .filter((line) => line.includes(` ${call}(`)).length
