import type { Store } from '#data/database.ts'
import type { ReorganisationDraft } from '#domain/plan/reorganisation.ts'
import { EMPTY_DRAFT } from '#domain/plan/reorganisation.ts'
import { applyEvent } from '#server/reorganisations/apply.ts'
import { createEvent, type Head, saveEvent } from '#server/reorganisations/drafts.ts'
import { eventView } from '#server/reorganisations/event.ts'
import type { Role } from '#domain/entry/permissions.ts'
import { worksOn } from '#server/organisation/people.ts'
import { unitNames } from '#server/organisation/units.ts'
import type { SignedIn, Writer } from '#server/record/writer.ts'
import { fresh, onRecord, openOffice, person, writer } from './people.ts'

const ORDINANCE: Head = {
  title: '2026년 7월 개편',
  ordinance: '행정기구 설치 조례',
  ordinanceNumber: '제5000호',
  decided: '제400회 정례회',
  day: '2026-07-01',
  source: '공포문',
}

/** A saved draft with these lines; its questions are answered where `accept` says so. */
export async function drafted(
  { db }: Store,
  as: Writer,
  said: Partial<ReorganisationDraft>,
  { accept = true, ...head }: Partial<Head> & { readonly accept?: boolean } = {},
): Promise<{ readonly id: number; readonly version: number }> {
  const made = await createEvent(db, as, { title: ORDINANCE.title, requestId: fresh() })
  const draft: ReorganisationDraft = { ...EMPTY_DRAFT, ...said }
  const save = (version: number, one: ReorganisationDraft) =>
    saveEvent(db, as, { id: made.id, version, head: { ...ORDINANCE, ...head }, draft: one, requestId: fresh() })
  const first = await save(made.version, draft)
  if (!accept) return { id: made.id, ...first }
  const { findings } = await eventView(db, made.id, as.today)
  const accepted = findings.flatMap((one) => one.question ?? [])
  return accepted.length === 0
    ? { id: made.id, ...first }
    : { id: made.id, ...(await save(first.version, { ...draft, accepted })) }
}

/** The same, applied. */
export async function applied(
  store: Store,
  as: Writer,
  said: Partial<ReorganisationDraft>,
  head: Partial<Head> = {},
): Promise<{ readonly id: number; readonly version: number }> {
  const { id, version } = await drafted(store, as, said, head)
  const done = await applyEvent(store.db, as, { id, version, requestId: fresh() })
  return { id, version: done.version }
}

/** Who drafts and applies in these tests, some days before. */
export const PLANNER = writer(person('plan', 'administrator'), '2026-06-15')

export interface Scene {
  readonly store: Store
  readonly a: number
  readonly b: number
  readonly c: number
  readonly bureau: number
  readonly government: number
  /** a monthly indicator of `a`, and another one */
  readonly first: number
  readonly second: number
}

/** The office with an evaluator and a head of the first department, whose first indicator is monthly. */
export async function scene(store: Store): Promise<Scene> {
  const office = await openOffice(store)
  const [a = 0, b = 0, c = 0] = office.departments
  const rows = await store.db.selectFrom('indicator').select(['id', 'department_id']).orderBy('id').execute()
  const [first, second] = rows.filter((row) => row.department_id === a)
  if (!first || !second) throw new Error('the department has two indicators')
  await onRecord(store, async (trx) => {
    await trx.updateTable('indicator').set({ frequency: 'month', aggregation: 'sum' }).where('id', '=', first.id).execute()
    await trx.updateTable('user').set({ role: 'head' }).where('id', '=', 'head').execute()
    await trx
      .insertInto('user_department')
      .values(['kim', 'head'].map((user_id) => ({ user_id, unit_id: a })))
      .execute()
  })
  const units = await unitNames(store.db, '2026-06-30')
  const bureau = units.get(a)?.parentId ?? 0
  return { store, a, b, c, bureau, government: units.get(bureau)?.parentId ?? 0, first: first.id, second: second.id }
}

/** The person as a request of that day would know them. */
export async function asOf({ db }: Store, id: string, role: Role, day: string): Promise<SignedIn> {
  const rows = await db
    .selectFrom('user_department as d')
    .select('d.unit_id')
    .where('d.user_id', '=', id)
    .where(worksOn(day))
    .orderBy('d.unit_id')
    .execute()
  return person(id, role, ...rows.map((row) => row.unit_id))
}

/** All things of the units go to these, in turn. */
export async function chosen(store: Store, said: Partial<ReorganisationDraft>, to: readonly (number | string)[]) {
  const view = await eventView(store.db, (await drafted(store, PLANNER, said)).id, PLANNER.today)
  return view.followed
    .filter((one) => one.kind !== 'person' && one.within === null)
    .map(({ item }, n) => ({ item, to: to[n % to.length] ?? null }))
}
