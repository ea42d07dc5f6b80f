/** The files of evidence that belong to a backup: FILE.evidence beside FILE, each under its SHA-256. */
import { chmodSync, constants, copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { keptPath, sha256Of } from '#server/evidence/vault.ts'

export interface Copied {
  readonly copied: number
  /** files the database names that are nowhere, or are no longer what they were */
  readonly missing: readonly string[]
}

const beside = (file: string) => `${file}.evidence`

/** What a database of evidence names, and the folder its files are in. */
function named(file: string): { folder: string; contents: string[] } {
  const db = new BetterSqlite3(file, { readonly: true })
  try {
    // A backup of an older version has no such table.
    if (db.prepare("select 1 from sqlite_master where name = 'evidence_vault'").get() === undefined)
      return { folder: '', contents: [] }
    return {
      folder: String(db.prepare('select folder from evidence_vault').pluck().get()),
      contents: db
        .prepare('select distinct sha256 from evidence where sha256 is not null and removed_at is null')
        .pluck()
        .all() as string[],
    }
  } finally {
    db.close()
  }
}

/** Copies from the folder of `localFolder` to beside the backup `file`. */
export function copyEvidenceOut(file: string, localFolder: string): Copied {
  const { folder, contents } = named(file)
  return copy(contents, join(localFolder, 'evidence', folder), beside(file))
}

/** Copies from beside the backup `file` back; what is there already stays. */
export function copyEvidenceIn(file: string, localFolder: string): Copied {
  const { folder, contents } = named(file)
  return copy(contents, beside(file), join(localFolder, 'evidence', folder))
}

function copy(contents: readonly string[], from: string, to: string): Copied {
  const sound = (path: string, sha256: string) => existsSync(path) && sha256Of(readFileSync(path)) === sha256
  const missing: string[] = []
  let copied = 0
  for (const sha256 of contents) {
    const target = keptPath(to, sha256)
    if (sound(target, sha256)) continue
    const source = keptPath(from, sha256)
    if (!sound(source, sha256)) {
      missing.push(sha256)
      continue
    }
    mkdirSync(dirname(target), { recursive: true, mode: 0o700 })
    copyFileSync(source, target, constants.COPYFILE_FICLONE)
    chmodSync(target, 0o600)
    copied += 1
  }
  return { copied, missing }
}

/** For the person at the terminal: how many went along, and what is wrong. */
export function tellCopied({ copied, missing }: Copied): string {
  const lost =
    missing.length === 0
      ? ''
      : `\n  찾을 수 없거나 손상된 증빙이 ${missing.length}개 있습니다 (evidence missing or damaged): ${missing.slice(0, 5).join(', ')}${missing.length > 5 ? ' …' : ''}`
  return `증빙 파일 ${copied}개 (${copied} files of evidence)${lost}`
}
