import { readdir, stat, statfs } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { setTimeout as after } from 'node:timers/promises'
import type { MachineSettings } from '../config.ts'
import { isPostgres } from '../backup/make.ts'

/** A disk that data goes to, by the first of our folders on it; bytes. */
export interface Disk {
  readonly folder: string
  /** what this account may still write */
  readonly free: number
  readonly total: number
}

/** Whether less than `percent` of a disk is free. */
export const isShort = ({ free, total }: Disk, percent: number): boolean => total > 0 && (free / total) * 100 < percent

export interface Disks {
  readonly disks: readonly Disk[]
  /** folders that did not answer in time: a share whose server is away */
  readonly silent: readonly string[]
}

/** The disks of data, database and backups, each once. */
export async function disksOf({ localFolder, databaseUrl, backup }: MachineSettings): Promise<Disks> {
  const folders = new Set([localFolder, ...(isPostgres(databaseUrl) ? [] : [dirname(databaseUrl)]), backup.folder])
  const answers = await Promise.all(
    [...folders].map(async (folder) => [folder, await inTime(`disk ${folder}`, () => diskAt(folder))] as const),
  )
  const found = new Map<number, Disk>()
  for (const [, one] of answers) if (one && !found.has(one.device)) found.set(one.device, one.disk)
  return { disks: [...found.values()], silent: answers.flatMap(([folder, one]) => (one === undefined ? [folder] : [])) }
}

/** Of a folder, or of the nearest one above it that is there; null where nothing can be told. */
async function diskAt(folder: string): Promise<{ readonly device: number; readonly disk: Disk } | null> {
  try {
    const { dev: device } = await stat(folder)
    const { bavail, blocks, bsize } = await statfs(folder)
    // What is no disk at all has no size.
    return blocks > 0 ? { device, disk: { folder, free: bavail * bsize, total: blocks * bsize } } : null
  } catch {
    return dirname(folder) === folder ? null : diskAt(dirname(folder))
  }
}

/** So long a folder may take to answer; milliseconds. */
const PATIENCE = 3000
const asking = new Map<string, { readonly since: number; readonly answer: Promise<unknown> }>()

/**
 * What a folder answers; undefined when it does not in time. A question that hangs is not asked a second time: each would hold another of
 * the few threads that Node has for all files.
 */
export async function inTime<T>(question: string, ask: () => Promise<T>, patience = PATIENCE): Promise<T | undefined> {
  const open = asking.get(question) ?? { since: performance.now(), answer: ask().finally(() => asking.delete(question)) }
  asking.set(question, open)
  const limit = after(Math.max(0, open.since + patience - performance.now()), undefined, { ref: false })
  return (await Promise.race([open.answer, limit])) as T | undefined
}

/** Bytes and files below a folder; a file of two names counts once. 0 where nothing is. */
export async function sizeOf(folder: string): Promise<{ readonly bytes: number; readonly files: number }> {
  const seen = new Set<string>()
  const walk = async (at: string): Promise<number> => {
    let bytes = 0
    for (const entry of await readdir(at, { withFileTypes: true }).catch(() => [])) {
      const path = join(at, entry.name)
      if (entry.isDirectory()) bytes += await walk(path)
      else if (entry.isFile()) {
        const found = await stat(path).catch(() => null)
        const name = found && `${found.dev}:${found.ino}`
        if (found === null || name === null || seen.has(name)) continue
        seen.add(name)
        bytes += found.size
      }
    }
    return bytes
  }
  return { bytes: await walk(folder), files: seen.size }
}
