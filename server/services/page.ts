import type { Db } from '#data/database.ts'
import { planFor } from '../plans/plan.ts'
import type { SignedIn } from '../record/writer.ts'
import { Refusal } from '../refusal.ts'
import { type Chapter, chaptersOf, type Commitment, commitmentsBetween, type Service, servicesBetween } from './read.ts'
import { bureauFor, managesFor, standardOwner } from './whose.ts'

export interface ServicesAsk {
  readonly bureauId?: number | undefined
  /** the day whose desks and promises are asked for; left out: today */
  readonly on?: string | undefined
}

export type ServicesPage = Awaited<ReturnType<typeof servicesPage>>

/**
 * A bureau's directory of services and its promises as they hold on a day (그날의 창구와 약속), by whoever has them then. Refuses as
 * `bureauFor`.
 */
export async function servicesPage(db: Db, ask: ServicesAsk, user: SignedIn, today: string) {
  const on = ask.on ?? today
  const { bureau, units, owners, acting } = await bureauFor(db, { bureauId: ask.bureauId, on }, user, today)
  const ids = new Set(units.map((unit) => unit.id))
  const placed = <T extends { readonly departmentId: number }>(one: T) => {
    const owner = standardOwner(owners, one.departmentId)
    return ids.has(owner.departmentId) ? [{ ...one, ...owner, isManaged: managesFor(acting, owner.departmentId) }] : []
  }
  const services = (await servicesBetween(db, on, on)).flatMap((one: Service) => placed(one))
  const commitments = (await commitmentsBetween(db, on, on)).flatMap((one: Commitment) => placed(one))
  const used = new Set([...services, ...commitments].map((one) => one.chapterId))
  const chapters = (await chaptersOf(db)).flatMap((one: Chapter) => {
    const [own] = placed(one)
    // One whose unit went elsewhere stays with what is still here.
    return own !== undefined ? [own] : used.has(one.id) ? [{ ...one, isUndecided: false, isManaged: false }] : []
  })
  const shown = new Set([...services, ...commitments, ...chapters].map((one) => one.departmentId))
  return {
    on,
    today,
    bureau: { id: bureau.id, name: bureau.name, shortName: bureau.shortName },
    departments: units
      .filter((unit) => owners.endedOn(unit.id) === null || shown.has(unit.id))
      .map(({ id, name, shortName }) => ({
        id,
        name,
        shortName,
        isManaged: owners.endedOn(id) === null && managesFor(acting, id),
      })),
    chapters,
    services,
    commitments,
    documents: await documentsOf(
      db,
      chapters.flatMap((one) => (one.documentId === null ? [] : [one.documentId])),
    ),
    /** days on which something began or ended, oldest first */
    days: await daysOf(db, ids, (departmentId) => standardOwner(owners, departmentId).departmentId),
    indicators: await indicatorsOf(db, bureau.id, on, today),
  }
}

async function documentsOf(db: Db, ids: readonly number[]) {
  if (ids.length === 0) return []
  return db
    .selectFrom('service_document')
    .select(['id', 'title', 'file_name as fileName', 'recorded_at as at', 'recorded_by as by'])
    .where('id', 'in', ids)
    .orderBy('id')
    .execute()
}

async function daysOf(db: Db, ids: ReadonlySet<number>, owner: (departmentId: number) => number): Promise<readonly string[]> {
  const of = (table: 'service' | 'commitment') =>
    db.selectFrom(table).select(['department_id as d', 'valid_from as f', 'valid_to as t']).distinct().execute()
  const rows = [...(await of('service')), ...(await of('commitment'))].filter((row) => ids.has(owner(row.d)))
  return [...new Set(rows.flatMap(({ f, t }) => (t === null ? [f] : [f, t])))].toSorted()
}

/** What a promise can be the source of: the indicators of the bureau's plan of that year. */
async function indicatorsOf(db: Db, bureauId: number, on: string, today: string) {
  const plan = await planFor(db, { bureauId, year: Number(on.slice(0, 4)), today }).catch((error: unknown) => {
    if (error instanceof Refusal) return null
    throw error
  })
  if (plan === null) return []
  return db
    .selectFrom('indicator')
    .select(['id', 'lineage_id as lineageId', 'name', 'unit', 'frequency', 'department_id as departmentId'])
    .where('plan_id', '=', plan.id)
    .orderBy('id')
    .execute()
}
