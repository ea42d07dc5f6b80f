import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

export const ROOT = join(import.meta.dirname, '../..')

export interface Ended {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

export interface Spawned {
  readonly child: ChildProcess
  /** what it has written so far */
  output(): string
  /** resolves when `text` stands in its output; rejects when it ends before */
  until(text: string): Promise<void>
  ended: Promise<Ended>
  stop(): Promise<Ended>
}

/** Runs a script of the product as a process of its own. Only what is given of the environment reaches it, and PATH. */
export function spawnNode(
  script: string,
  args: readonly string[],
  env: Record<string, string>,
  ids: { uid?: number; gid?: number } = {},
): Spawned {
  const child = spawn(process.execPath, [join(ROOT, script), ...args], {
    cwd: ROOT,
    // Half of a start is reading the sources.
    env: { PATH: process.env['PATH'] ?? '', NODE_COMPILE_CACHE: join(ROOT, 'node_modules/.cache/compiled'), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...ids,
  })
  let out = ''
  let err = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text))
  const ended = once(child, 'close').then(([code]): Ended => ({ code: code as number | null, out, err }))
  return {
    child,
    ended,
    output: () => out + err,
    async until(text) {
      while (!(out + err).includes(text)) {
        if (child.exitCode !== null) throw new Error(`ended with ${child.exitCode} before '${text}': ${out}${err}`)
        await Promise.race([once(child.stdout, 'data'), once(child.stderr, 'data'), once(child, 'close')])
      }
    },
    async stop() {
      child.kill('SIGTERM')
      return ended
    },
  }
}

/** Whether the account 'nobody' can read the checkout and the program that runs it; for tests that start as another account. */
export function readableByNobody(): boolean {
  try {
    execFileSync(process.execPath, ['-e', `require('node:fs').readFileSync('${ROOT}/server/main.ts')`], {
      uid: 65534,
      gid: 65534,
      stdio: 'ignore',
      cwd: '/',
    })
    return true
  } catch {
    return false
  }
}
