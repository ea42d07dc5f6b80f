/** The files of evidence that belong to a backup: FILE.evidence beside FILE, each under its SHA-256. */
import { chmodSync, constants, copyFileSync, existsSync, linkSync, mkdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Db } from '#data/database.ts'
import { keptPath, sha256Of } from '../evidence/vault.ts'

export interface Copied {
  readonly copied: number
  /** files the database names that are nowhere, or are no longer what they were */
  readonly missing: readonly string[]
}

export const evidenceBeside = (file: string): string => `${file}.evidence`

/** What a database of evidence names, and the folder its files are in. */
async function named(db: Db): Promise<{ folder: string; contents: readonly string[] }> {
  const tables = await db.introspection.getTables()
  // A backup of an older version has no such table.
  if (!tables.some(({ name }) => name === 'evidence_vault')) return { folder: '', contents: [] }
  const { folder } = await db.selectFrom('evidence_vault').select('folder').executeTakeFirstOrThrow()
  const rows = await db
    .selectFrom('evidence')
    .select('sha256')
    .distinct()
    .where('sha256', 'is not', null)
    .where('removed_at', 'is', null)
    .execute()
  return { folder, contents: rows.flatMap(({ sha256 }) => sha256 ?? []) }
}

/**
 * Copies what `db` names from the folder of `localFolder` to beside the backup `file`. What stands beside the backup `earlier` already is
 * not stored a second time where the disk can give one file two names.
 */
export async function copyEvidenceOut(db: Db, file: string, localFolder: string, earlier: string | null = null): Promise<Copied> {
  const { folder, contents } = await named(db)
  return copy(contents, join(localFolder, 'evidence', folder), evidenceBeside(file), earlier && evidenceBeside(earlier))
}

/** Copies from beside the backup `file` back to where `db` has them; what is there already stays. */
export async function copyEvidenceIn(db: Db, file: string, localFolder: string): Promise<Copied> {
  const { folder, contents } = await named(db)
  return copy(contents, evidenceBeside(file), join(localFolder, 'evidence', folder), null)
}

const isSound = (path: string, sha256: string) => existsSync(path) && sha256Of(readFileSync(path)) === sha256

function copy(contents: readonly string[], from: string, to: string, earlier: string | null): Copied {
  const missing: string[] = []
  let copied = 0
  for (const sha256 of contents) {
    const target = keptPath(to, sha256)
    if (isSound(target, sha256)) continue
    mkdirSync(dirname(target), { recursive: true, mode: 0o700 })
    if (earlier === null || !linked(keptPath(earlier, sha256), target, sha256)) {
      const source = keptPath(from, sha256)
      if (!isSound(source, sha256)) {
        missing.push(sha256)
        continue
      }
      copyFileSync(source, target, constants.COPYFILE_FICLONE)
      chmodSync(target, 0o600)
    }
    copied += 1
  }
  return { copied, missing }
}

/** Gives a sound file a second name; false where it is not sound or the disk cannot do it. */
function linked(source: string, target: string, sha256: string): boolean {
  if (existsSync(target) || !isSound(source, sha256)) return false
  try {
    linkSync(source, target)
    return true
  } catch {
    return false
  }
}

/** For the person at the terminal: how many went along, and what is wrong. */
export function tellCopied({ copied, missing }: Copied): string {
  const lost =
    missing.length === 0
      ? ''
      : `\n  찾을 수 없거나 손상된 증빙이 ${missing.length}개 있습니다 (evidence missing or damaged): ${missing.slice(0, 5).join(', ')}${missing.length > 5 ? ' …' : ''}`
  return `증빙 파일 ${copied}개 (${copied} files of evidence)${lost}`
}
