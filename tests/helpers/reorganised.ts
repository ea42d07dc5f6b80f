import type { Db } from '#data/database.ts'
import type { AssignedKind } from '#data/schema/organisation.ts'
import type { ReorganisationKind } from '#domain/plan/organisation.ts'

const AT = '2026-06-20T00:00:00.000Z'

/** An applied reorganisation, written row by row: for tests of what pages make of one, whatever the wizard lets through. */
export class Event {
  readonly db: Db
  readonly day: string
  readonly id: number

  private constructor(db: Db, day: string, id: number) {
    this.db = db
    this.day = day
    this.id = id
  }

  static async on(db: Db, day: string): Promise<Event> {
    const { id } = await db
      .insertInto('reorganisation')
      .values({
        version: 1,
        state: 'applied',
        title: `${day} 개편`,
        ordinance: '행정기구 설치 조례',
        ordinance_number: '제1호',
        decided: '제1회',
        effective_on: day,
        source: '',
        content: '{}',
        handover_until: null,
        effects: '{}',
        created_at: AT,
        created_by: '시험',
        created_by_id: 'x',
        applied_at: AT,
        applied_by: '시험',
        applied_by_id: 'x',
        ended_at: null,
        ended_by: null,
        ended_reason: null,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    return new Event(db, day, id)
  }

  async unit(name: string): Promise<{ id: number; parentId: number | null; kind: string }> {
    return this.db
      .selectFrom('organisation_unit_name as n')
      .innerJoin('organisation_unit as u', 'u.id', 'n.unit_id')
      .select(['u.id', 'n.parent_id as parentId', 'u.kind'])
      .where('n.name', '=', name)
      .orderBy('n.valid_from', 'desc')
      .executeTakeFirstOrThrow()
  }

  /** A new unit under a parent; a bureau under the government where none is named. */
  async create(name: string, under?: string): Promise<number> {
    const parent =
      under === undefined
        ? (await this.db.selectFrom('organisation_unit').select('id').where('kind', '=', 'government').executeTakeFirstOrThrow())
            .id
        : (await this.unit(under)).id
    const { id } = await this.db
      .insertInto('organisation_unit')
      .values({ code: `new-${name}`, kind: under === undefined ? 'bureau' : 'department' })
      .returning('id')
      .executeTakeFirstOrThrow()
    await this.#spell(id, parent, name)
    await this.#line('create', null, id)
    return id
  }

  async rename(before: string, after: string): Promise<void> {
    const { id, parentId } = await this.unit(before)
    await this.#end(id)
    await this.#spell(id, parentId, after)
    await this.#line('rename', id, id)
  }

  async move(name: string, under: string): Promise<void> {
    const { id } = await this.unit(name)
    await this.#end(id)
    await this.#spell(id, (await this.unit(under)).id, name)
    await this.#line('move', id, id)
  }

  async merge(from: string, into: string): Promise<void> {
    const { id } = await this.unit(from)
    await this.#end(id)
    await this.#line('merge', id, (await this.unit(into)).id)
  }

  /** `decide`: which unit gets which thing. */
  async split(from: string, into: readonly string[]): Promise<void> {
    const { id } = await this.unit(from)
    await this.#end(id)
    for (const name of into) await this.#line('split', id, (await this.unit(name)).id)
  }

  async assign(kind: AssignedKind, subjectId: number, from: string, to: string): Promise<void> {
    await this.db
      .insertInto('organisation_assignment')
      .values({
        event_id: this.id,
        subject_kind: kind,
        subject_id: subjectId,
        from_unit_id: (await this.unit(from)).id,
        to_unit_id: (await this.unit(to)).id,
        from_on: this.day,
      })
      .execute()
  }

  async #end(id: number) {
    await this.db
      .updateTable('organisation_unit_name')
      .set({ valid_to: this.day })
      .where('unit_id', '=', id)
      .where('valid_to', 'is', null)
      .execute()
  }

  async #spell(id: number, parentId: number | null, name: string) {
    await this.db
      .insertInto('organisation_unit_name')
      .values({
        unit_id: id,
        parent_id: parentId,
        name,
        short_name: name,
        valid_from: this.day,
        valid_to: null,
        sort_order: 50 + (id % 50),
        event_id: this.id,
      })
      .execute()
  }

  async #line(kind: ReorganisationKind, predecessor: number | null, successor: number | null) {
    await this.db
      .insertInto('organisation_succession')
      .values({
        predecessor_id: predecessor,
        successor_id: successor,
        kind,
        effective_on: this.day,
        source: '조례',
        event_id: this.id,
      })
      .execute()
  }
}

/**
 * A reorganisation of the three invented bureaus with one of each kind: a new bureau, a rename, a move to another bureau, a merger, a
 * split that tears a goal apart, and a project that leaves its programme.
 */
export async function reorganise(db: Db, day: string): Promise<void> {
  const event = await Event.on(db, day)
  await event.create('AI국')
  await event.create('AI산업과', 'AI국')
  await event.create('홍보과', '대외국제소통국')
  await event.create('미디어과', '대외국제소통국')
  await event.rename('외국인국제정책과', '이민정책과')
  await event.move('체육과', '대외국제소통국')
  await event.merge('일자리과', '기업육성과')
  await event.merge('신산업과', 'AI산업과')
  await event.split('소통기획과', ['홍보과', '미디어과'])
  const { id: split } = await event.unit('소통기획과')
  const indicators = await db
    .selectFrom('indicator')
    .select('lineage_id as id')
    .where('department_id', '=', split)
    .orderBy('id')
    .execute()
  for (const [at, { id }] of indicators.entries())
    await event.assign('indicator', id, '소통기획과', at === 0 ? '홍보과' : '미디어과')
  const programmes = await db.selectFrom('programme').select('id').where('department_id', '=', split).orderBy('id').execute()
  for (const { id } of programmes) await event.assign('programme', id, '소통기획과', '홍보과')
  const projects = await db
    .selectFrom('project')
    .select('id')
    .where(
      'programme_id',
      'in',
      programmes.map((one) => one.id),
    )
    .orderBy('id')
    .execute()
  for (const [at, { id }] of projects.entries()) await event.assign('project', id, '소통기획과', at === 0 ? '미디어과' : '홍보과')
}
