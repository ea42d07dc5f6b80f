import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { csvRecords } from '#server/documents/csv.ts'
import { PLAN_FOLDER } from './stores.ts'

/** The rows of one of the plan's files, as printed. */
export function csvRows(name: string): Record<string, string>[] {
  return csvRecords(readFileSync(join(PLAN_FOLDER, `${name}.csv`), 'utf8')).map(({ record }) => record)
}

/** Runs `use` on a copy of the plan's folder in which `change` has damaged something. */
export async function withDamagedPlan<T>(change: (folder: string) => void, use: (folder: string) => T | Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'jipyo-plan-'))
  cpSync(PLAN_FOLDER, folder, { recursive: true })
  try {
    change(folder)
    return await use(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Replaces the first `from` in a file; throws when it is not there, so that a test cannot pass by damaging nothing. */
export function damage(folder: string, file: string, from: string | RegExp, to: string) {
  const path = join(folder, file)
  const before = readFileSync(path, 'utf8')
  const after = before.replace(from, to)
  if (after === before) throw new Error(`nothing to damage: ${String(from)} is not in ${file}`)
  writeFileSync(path, after)
}
