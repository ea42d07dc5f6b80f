import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Db } from '#data/database.ts'
import type { ReorganisationDraft, ReorganisationLine, UnitRef } from '#domain/plan/reorganisation.ts'
import { EMPTY_DRAFT } from '#domain/plan/reorganisation.ts'
import { inventedBureau, writeBureaus } from './practice-bureaus.ts'

const FILE = join(import.meta.dirname, '../../data/practice/gyeonggi-2024.json')
const WHO = '연습 자료'

const shape = z.strictObject({
  government: z.string(),
  fiscalYear: z.number().int(),
  from: z.iso.date(),
  bureaus: z.array(inventedBureau),
  event: z.strictObject({
    title: z.string(),
    ordinance: z.string(),
    ordinanceNumber: z.string(),
    decided: z.string(),
    day: z.string(),
    source: z.string(),
    units: z.array(
      z.strictObject({ key: z.string(), level: z.enum(['bureau', 'department']), name: z.string(), under: z.string() }),
    ),
    lines: z.array(
      z.union([
        z.strictObject({ kind: z.enum(['split', 'move']), from: z.string(), to: z.string() }),
        z.strictObject({ kind: z.literal('widen'), from: z.string() }),
      ]),
    ),
  }),
})
export type Scenario = z.infer<typeof shape>

/** 연습 시나리오: a government of its own with the draft of a reorganisation; data/practice/README.md says what of it is a fact. */
export const readScenario = (file: string = FILE): Scenario => shape.parse(JSON.parse(readFileSync(file, 'utf8')))

/**
 * Writes the scenario into a store without a plan, in the caller's transaction: the units of before with invented figures, and the
 * event as a draft with what nobody knows left open. Refuses a database that is not marked as practice. Returns the event's id.
 */
export async function writeScenario(trx: Db, { government, fiscalYear, from, bureaus, event }: Scenario): Promise<number> {
  const unit = await trx
    .insertInto('organisation_unit')
    .values({ code: 'scenario', kind: 'government' })
    .returning('id')
    .executeTakeFirstOrThrow()
  await trx
    .insertInto('organisation_unit_name')
    .values({
      unit_id: unit.id,
      parent_id: null,
      name: government,
      short_name: government,
      valid_from: from,
      valid_to: null,
      sort_order: 1,
    })
    .execute()
  await writeBureaus(trx, { governmentId: unit.id, code: 'scenario', fiscalYear, from, bureaus })
  const names = await trx.selectFrom('organisation_unit_name').select(['unit_id as id', 'name']).execute()
  const idOf = (name: string): number => {
    const found = names.find((one) => one.name === name)
    if (found === undefined) throw new Error(`${name}: no such unit in the scenario`)
    return found.id
  }
  const keys = new Set(event.units.map((one) => one.key))
  const refOf = (text: string): UnitRef => (keys.has(text) ? text : idOf(text))
  const draft: ReorganisationDraft = {
    ...EMPTY_DRAFT,
    units: event.units.map(({ key, level, name, under }) => ({ key, level, name, shortName: '', parent: refOf(under) })),
    lines: event.lines.map((line): ReorganisationLine =>
      line.kind === 'widen'
        ? { kind: line.kind, from: idOf(line.from) }
        : { kind: line.kind, from: idOf(line.from), to: refOf(line.to) },
    ),
  }
  const { id } = await trx
    .insertInto('reorganisation')
    .values({
      version: 1,
      state: 'draft',
      title: event.title,
      ordinance: event.ordinance,
      ordinance_number: event.ordinanceNumber,
      decided: event.decided,
      effective_on: null,
      source: event.source,
      content: JSON.stringify({ ...draft, dayTyped: event.day }),
      created_at: `${from}T00:00:00.000Z`,
      created_by: WHO,
      created_by_id: '',
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}
