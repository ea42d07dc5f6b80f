import { readdir, stat, statfs } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
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

/** The disks of data, database and backups, each once. What cannot be asked is left out. */
export async function disksOf({ localFolder, databaseUrl, backup }: MachineSettings): Promise<Disk[]> {
  const folders = [localFolder, ...(isPostgres(databaseUrl) ? [] : [dirname(databaseUrl)]), backup.folder]
  const found: (Disk & { readonly device: number })[] = []
  for (const folder of folders.map(nearest)) {
    try {
      const { dev: device } = await stat(folder)
      if (found.some((disk) => disk.device === device)) continue
      const { bavail, blocks, bsize } = await statfs(folder)
      // What is no disk at all has no size.
      if (blocks > 0) found.push({ folder, device, free: bavail * bsize, total: blocks * bsize })
    } catch {
      // A share that is away says nothing of how full it is.
    }
  }
  return found.map(({ folder, free, total }) => ({ folder, free, total }))
}

/** A folder, or the nearest one above it that is there. */
function nearest(folder: string): string {
  return existsSync(folder) || dirname(folder) === folder ? folder : nearest(dirname(folder))
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
