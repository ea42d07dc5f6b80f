import type { Db } from '#data/database.ts'
import { compiledOnce } from '../../data/compiled-once.ts'
import { may } from '#domain/entry/permissions.ts'
import type { ActingPerson } from '#domain/entry/submission.ts'
import type { SignedIn } from '../record/writer.ts'
import { Refusal } from '../refusal.ts'
import { showsPastDay } from '../record/known-on.ts'
import type { Owners } from './owners.ts'
import { namedOn, unitNames } from './units.ts'
import { write } from '../record/write.ts'
import { type Writer } from '../record/writer.ts'

// A deputy ends with the unit, which has no name from its last day on.
const running = compiledOnce((db, { today }: { today: string }) =>
  db
    .selectFrom('deputy as d')
    .innerJoin('organisation_unit_name as n', 'n.unit_id', 'd.unit_id')
    .where(namedOn(today))
    .select(['d.user_id as userId', 'd.unit_id as unitId', 'd.task'])
    .where('d.from_on', '<=', today)
    .where('d.to_on', '>=', today)
    .where('d.ended_at', 'is', null),
)

/** Any person as the workflow sees them: role, departments, and those they stand in for on `today`; on a past day for nobody. */
export async function actingPersons(db: Db, today: string): Promise<(user: SignedIn) => ActingPerson> {
  const rows = showsPastDay(db) ? [] : await running(db, { today })
  return ({ id, role, departmentIds }) => {
    const of = (task: 'enter' | 'review') => rows.filter((r) => r.userId === id && r.task === task).map((r) => r.unitId)
    return { id, role, departmentIds, entersFor: of('enter'), reviewsFor: of('review') }
  }
}

/** One of them. */
export const actingPerson = async (db: Db, user: SignedIn, today: string): Promise<ActingPerson> =>
  (await actingPersons(db, today))(user)

/** Whether the person works in the unit, or stands in for somebody there. */
export const belongs = ({ departmentIds, entersFor, reviewsFor }: ActingPerson, unit: number): boolean =>
  [departmentIds, entersFor, reviewsFor].some((units) => units.includes(unit))

/** The unit as which the person reads an indicator's entries: any that had it; the one that has it where they work in none of them. */
export function unitForReading(
  owners: Owners,
  indicator: Parameters<Owners['indicatorThrough']>[0],
  acting: ActingPerson,
): number {
  const units = owners.indicatorThrough(indicator)
  return units.findLast((unit) => belongs(acting, unit)) ?? units.at(-1) ?? indicator.department_id
}

export interface DeputyInput {
  readonly departmentId: number
  readonly userId: string
  readonly task: 'enter' | 'review'
  /** both days included, ISO */
  readonly fromOn: string
  readonly toOn: string
  readonly reason: string
  readonly requestId: string
}

/** Names a deputy (대리) for a time. Refuses 'forbidden', 'reason-needed', 'unknown-user', 'unknown-department', 'bad-input'. */
export async function nameDeputy(db: Db, as: Writer, input: DeputyInput): Promise<{ readonly id: number }> {
  return write(db, as, { act: 'deputy.name', subject: `deputy:${input.departmentId}`, input }, async (trx, audit) => {
    if (!may(as.user, 'deputy.name', input.departmentId)) throw new Refusal('forbidden')
    if (input.reason.trim() === '') throw new Refusal('reason-needed')
    if (input.toOn < input.fromOn) throw new Refusal('bad-input')
    const unit = await trx
      .selectFrom('organisation_unit')
      .select('id')
      .where('id', '=', input.departmentId)
      .where('kind', '=', 'department')
      .executeTakeFirst()
    if (!unit) throw new Refusal('unknown-department')
    const user = await trx.selectFrom('user').select(['id', 'name']).where('id', '=', input.userId).executeTakeFirst()
    if (!user) throw new Refusal('unknown-user')
    const row = await trx
      .insertInto('deputy')
      .values({
        unit_id: input.departmentId,
        user_id: user.id,
        task: input.task,
        from_on: input.fromOn,
        to_on: input.toOn,
        reason: input.reason,
        recorded_at: as.now.toISOString(),
        recorded_by: as.user.name,
        ended_at: null,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await audit({
      after: { id: row.id, user: user.name, task: input.task, from: input.fromOn, to: input.toOn },
      reason: input.reason,
    })
    return { id: row.id }
  })
}

/** Ends a deputy's time now. Refuses 'forbidden' and 'bad-input' when there is no such running one. */
export async function endDeputy(db: Db, as: Writer, input: { id: number; requestId: string }): Promise<{ readonly id: number }> {
  return write(db, as, { act: 'deputy.end', subject: `deputation:${input.id}`, input }, async (trx, audit) => {
    const row = await trx
      .selectFrom('deputy')
      .selectAll()
      .where('id', '=', input.id)
      .where('ended_at', 'is', null)
      .executeTakeFirst()
    if (!row) throw new Refusal('bad-input')
    if (!may(as.user, 'deputy.name', row.unit_id)) throw new Refusal('forbidden')
    await trx.updateTable('deputy').set({ ended_at: as.now.toISOString() }).where('id', '=', row.id).execute()
    const user = await trx.selectFrom('user').select('name').where('id', '=', row.user_id).executeTakeFirst()
    const said = { id: row.id, user: user?.name ?? row.user_id, task: row.task }
    await audit({
      subject: `deputy:${row.unit_id}`,
      before: { ...said, to: row.to_on },
      after: { ...said, ended: as.now.toISOString() },
    })
    return { id: row.id }
  })
}

export interface DeputyRow {
  readonly id: number
  readonly departmentId: number
  readonly department: string
  readonly person: string
  readonly task: 'enter' | 'review'
  readonly fromOn: string
  readonly toOn: string
  readonly reason: string
  readonly recordedAt: string
  readonly recordedBy: string
  readonly endedAt: string | null
  /** on `today`: coming · running · past · ended before its time */
  readonly state: 'coming' | 'running' | 'past' | 'ended'
}

export interface DeputyList {
  /** for whom the person may name one */
  readonly departments: readonly { readonly id: number; readonly name: string }[]
  /** newest first; what is long past is left out after some hundreds */
  readonly deputies: readonly DeputyRow[]
}

const MOST_LISTED = 300

/** Deputies named, of every department or of one's own. Refuses 'forbidden' for a department that is not one's own. */
export async function deputyList(db: Db, user: SignedIn, today: string, departmentId?: number): Promise<DeputyList> {
  if (departmentId !== undefined && !may(user, 'deputy.name', departmentId)) throw new Refusal('forbidden')
  const units = await unitNames(db, today)
  const departments = [...units.values()]
    .filter((u) => u.kind === 'department' && may(user, 'deputy.name', u.id))
    .map(({ id, name }) => ({ id, name }))
  const asked = departmentId === undefined ? departments.map((d) => d.id) : [departmentId]
  if (asked.length === 0) return { departments, deputies: [] }
  const rows = await db
    .selectFrom('deputy as d')
    .leftJoin('user as u', 'u.id', 'd.user_id')
    .selectAll('d')
    .select('u.name as person')
    .where('d.unit_id', 'in', asked)
    .orderBy('d.from_on', 'desc')
    .orderBy('d.id', 'desc')
    .limit(MOST_LISTED)
    .execute()
  return {
    departments,
    deputies: rows.map((row) => ({
      id: row.id,
      departmentId: row.unit_id,
      department: units.get(row.unit_id)?.name ?? '',
      person: row.person ?? row.user_id,
      task: row.task,
      fromOn: row.from_on,
      toOn: row.to_on,
      reason: row.reason,
      recordedAt: row.recorded_at,
      recordedBy: row.recorded_by,
      endedAt: row.ended_at,
      state: row.ended_at !== null ? 'ended' : row.from_on > today ? 'coming' : row.to_on < today ? 'past' : 'running',
    })),
  }
}
