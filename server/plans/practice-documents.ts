import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Db } from '#data/database.ts'
import { inventedBureau, writeBureaus } from './practice-bureaus.ts'
import { writePracticeSeries } from './practice-series.ts'
import { writePracticeSchedules } from './practice-schedules.ts'
import { writePracticeServices } from './practice-services.ts'

const FOLDER = join(import.meta.dirname, '../../data/practice/documents')

/** The units of the practice bureau, to hang further content on. */
export interface PracticeUnits {
  readonly bureauId: number
  /** Refuses a name that the bureau has not. */
  readonly department: (name: string) => number
}

/** A file of data/practice/documents, as it stands there. */
export const readPracticeFile = (name: string): unknown => JSON.parse(readFileSync(join(FOLDER, name), 'utf8'))

/**
 * Adds 이민사회 분야(연습) to the government that is there, in the caller's transaction: a bureau with invented departments and figures that
 * holds the facts of other documents. data/practice/README.md says what is a fact. Refuses a database that is not marked as practice.
 */
export async function writePracticeDocuments(trx: Db): Promise<PracticeUnits> {
  const bureau = inventedBureau.parse(readPracticeFile('bureau.json'))
  const government = await trx
    .selectFrom('organisation_unit')
    .select('id')
    .where('kind', '=', 'government')
    .executeTakeFirstOrThrow()
  await writeBureaus(trx, {
    governmentId: government.id,
    code: 'documents',
    fiscalYear: 2026,
    from: '2024-01-01',
    bureaus: [bureau],
    firstOrder: 20,
  })
  const units = await trx
    .selectFrom('organisation_unit as u')
    .innerJoin('organisation_unit_name as n', 'n.unit_id', 'u.id')
    .where('u.code', 'like', 'documents-%')
    .select(['u.id', 'n.name'])
    .execute()
  const idOf = (name: string): number => {
    const found = units.find((unit) => unit.name === name)
    if (found === undefined) throw new Error(`${name}: no such unit in data/practice/documents/bureau.json`)
    return found.id
  }
  const own: PracticeUnits = { bureauId: idOf(bureau.name), department: idOf }
  await writePracticeSeries(trx, own, readPracticeFile('exchange-series.json'))
  await writePracticeSchedules(trx, own, readPracticeFile('schedules.json'))
  await writePracticeServices(trx, own, readPracticeFile('services.json'))
  return own
}
