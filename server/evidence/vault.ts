import { createHash, randomUUID } from 'node:crypto'
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Db } from '#data/database.ts'

/**
 * Where this database's evidence is kept: its own folder below data/local/evidence, never below the web root. Files stand
 * there under their SHA-256, so a content is there once.
 */
export async function vaultOf(db: Db, config: { readonly localFolder: string }): Promise<string> {
  const { folder } = await db.selectFrom('evidence_vault').select('folder').executeTakeFirstOrThrow()
  return join(config.localFolder, 'evidence', folder)
}

const INCOMING = 'incoming'
const SHA256 = /^[\da-f]{64}$/

export const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** The path of a content. Throws on anything but a hash, so that no name of a stranger's becomes a path. */
export function keptPath(vault: string, sha256: string): string {
  if (!SHA256.test(sha256)) throw new Error('not a SHA-256')
  return join(vault, sha256.slice(0, 2), sha256)
}

/** Writes bytes under a temporary name and waits until the disk has them. Returns the path. */
export async function takeIn(vault: string, bytes: Uint8Array): Promise<string> {
  const folder = join(vault, INCOMING)
  const path = join(folder, randomUUID())
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    const file = await open(path, 'wx', 0o600)
    try {
      await file.writeFile(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
  } catch (error) {
    await discard(path).catch(() => undefined)
    throw error
  }
  return path
}

/**
 * Gives what was taken in its place under its hash; afterwards a power cut cannot take it away. A content that is there
 * already is replaced by itself, which makes it young again in the eyes of the clean-up.
 */
export async function place(vault: string, taken: string, sha256: string): Promise<void> {
  const path = keptPath(vault, sha256)
  const folder = join(vault, sha256.slice(0, 2))
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await rename(taken, path)
  await syncFolder(folder)
  await syncFolder(vault)
}

/** A rename is on disk only when its folder is. Windows has no such thing and refuses. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

export const discard = (path: string): Promise<void> => rm(path, { force: true })

/** The bytes of a content; null when they are gone or no longer what they were. */
export async function readKept(vault: string, sha256: string): Promise<Buffer | null> {
  const bytes = await readFile(keptPath(vault, sha256)).catch(() => null)
  return bytes !== null && sha256Of(bytes) === sha256 ? bytes : null
}

export interface Aged {
  readonly path: string
  /** null = left behind under its temporary name */
  readonly sha256: string | null
}

/** Files last written before `before`, for the clean-up to look at. */
export async function filesOlderThan(vault: string, before: Date): Promise<Aged[]> {
  const found: Aged[] = []
  for (const folder of await readdir(vault, { withFileTypes: true }).catch(() => [])) {
    if (!folder.isDirectory()) continue
    for (const name of await readdir(join(vault, folder.name))) {
      const path = join(vault, folder.name, name)
      const sha256 = folder.name === INCOMING ? null : name
      if ((sha256 === null || SHA256.test(sha256)) && (await isOlder(path, before))) found.push({ path, sha256 })
    }
  }
  return found
}

export async function isOlder(path: string, before: Date): Promise<boolean> {
  const at = await stat(path).catch(() => null)
  return at !== null && at.isFile() && at.mtime < before
}
