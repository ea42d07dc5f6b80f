import type { Db } from '#data/database.ts'
import { monthsOf } from '#domain/entry/due.ts'
import { ROLES, type Role } from '#domain/entry/permissions.ts'
import { seoulDay } from '#domain/entry/due.ts'
import { ownersOn } from '../organisation/owners.ts'
import { remindersOf } from '../deadlines/remind.ts'
import { waitsFor } from '../deadlines/rows.ts'
import { definitions } from '../actuals/definitions.ts'
import { indicatorsIn } from '../actuals/indicators.ts'
import { unitNames } from '../organisation/units.ts'
import { midnight } from './due.ts'
import type { Mine } from './mine.ts'
import { type Found, RECENT_DAYS } from './notice.ts'

const since = (now: Date) => new Date(now.getTime() - RECENT_DAYS * 86_400_000).toISOString()

/** Periods that were opened or closed lately for a department of mine; an opening is told on its day, not when it is planned. */
export async function periodNotices(db: Db, mine: Mine): Promise<Found[]> {
  if (mine.departments.length === 0) return []
  const indicators = await indicatorsIn(
    db,
    mine.plans.map((p) => p.id),
    mine.departments,
    await ownersOn(db, mine.today),
  )
  const dated = await definitions(db)
  const chains = mine.departments.map((id) => {
    const plan = mine.plans.find((p) => p.departments.some((d) => d.id === id))
    return {
      id,
      bureauId: plan?.bureau.id ?? null,
      units: [id, ...(plan ? [plan.bureau.id, ...(plan.government ? [plan.government.id] : [])] : [])],
    }
  })
  const rows = await db
    .selectFrom('entry_period')
    .selectAll()
    .where('unit_id', 'in', [...new Set(chains.flatMap((c) => c.units))])
    .execute()
  const same = (a: (typeof rows)[number], b: (typeof rows)[number]) =>
    a.year === b.year && a.frequency === b.frequency && a.month === b.month
  const held = (row: (typeof rows)[number]) =>
    chains.find(({ id, units }) => {
      const nearest = units.map((unit) => rows.find((r) => r.unit_id === unit && same(r, row))).find((r) => r !== undefined)
      return (
        nearest === row &&
        indicators.some(
          (i) =>
            i.department_id === id &&
            dated.of(i, row.year, mine.today).frequency === row.frequency &&
            monthsOf(row.frequency).includes(row.month),
        )
      )
    })
  const names = await unitNames(db, mine.today)
  return rows.flatMap((row): Found[] => {
    const mineOf = held(row)
    if (mineOf === undefined) return []
    const opens = row.status === 'open' ? row.opens_on : null
    if (opens !== null && opens > mine.today) return []
    const at = opens !== null && opens > seoulDay(new Date(row.recorded_at)) ? midnight(opens) : row.recorded_at
    if (at < since(mine.now)) return []
    return [
      {
        kind: 'period',
        key: `period:${row.id}:${row.status}:${row.recorded_at}`,
        at,
        status: row.status,
        unit: names.get(row.unit_id)?.name ?? '',
        bureauId: mineOf.bureauId,
        frequency: row.frequency,
        year: row.year,
        month: row.month,
        closesOn: row.closes_on,
        by: row.recorded_by,
      },
    ]
  })
}

/** 대리: as long as it runs or is to come. */
export async function deputyNotices(db: Db, { user, today }: Mine): Promise<Found[]> {
  const rows = await db
    .selectFrom('deputy')
    .selectAll()
    .where('user_id', '=', user.id)
    .where('to_on', '>=', today)
    .where('ended_at', 'is', null)
    .execute()
  if (rows.length === 0) return []
  const names = await unitNames(db, today)
  return rows.map((row): Found => ({
    kind: 'deputy',
    key: `deputy:${row.id}`,
    at: row.recorded_at,
    task: row.task,
    departmentId: row.unit_id,
    department: names.get(row.unit_id)?.name ?? '',
    fromOn: row.from_on,
    toOn: row.to_on,
    by: row.recorded_by,
  }))
}

/** Reminders of late figures, as long as one of them still waits. */
export async function reminderNotices(db: Db, { user, now, cells, nameOf }: Mine): Promise<Found[]> {
  const reminders = await remindersOf(db, [user.id], now)
  return reminders.flatMap(({ seq, at, by, items }): Found[] => {
    const waiting = items.flatMap((item) => {
      const own = cells.filter((c) => item === `${c.departmentId}:${c.year}:${c.month}:${waitsFor(c)}`)
      const [first] = own.toSorted((a, b) => a.dueOn.localeCompare(b.dueOn))
      return first
        ? [{ first, count: own.length, task: waitsFor(first) === 'review' ? ('review' as const) : ('enter' as const) }]
        : []
    })
    const [oldest] = waiting.toSorted((a, b) => a.first.dueOn.localeCompare(b.first.dueOn))
    if (!oldest) return []
    const { departmentId, year, month } = oldest.first
    return [
      {
        kind: 'reminder',
        key: `reminder:${seq}`,
        at,
        by,
        task: oldest.task,
        count: waiting.reduce((sum, { count }) => sum + count, 0),
        departmentId,
        department: nameOf(departmentId),
        year,
        month,
      },
    ]
  })
}

interface Scope {
  readonly role: Role | null
  readonly departmentIds: readonly number[]
}

/** A new role or other departments, lately; read from the record, which alone knows what it was before. */
export async function accountNotices(db: Db, { user, now, today }: Mine): Promise<Found[]> {
  const rows = await db
    .selectFrom('audit_entry')
    .select(['seq', 'at', 'actor', 'before_json', 'after_json'])
    .where('subject', '=', `account:${user.id}`)
    .where('act', '=', 'account.change')
    .where('at', '>=', since(now))
    .where('actor_id', '<>', user.id)
    .orderBy('seq')
    .execute()
  if (rows.length === 0) return []
  const names = await unitNames(db, today)
  return rows.flatMap((row): Found[] => {
    const before = scopeOf(row.before_json)
    const after = scopeOf(row.after_json)
    const same = before.role === after.role && before.departmentIds.join() === after.departmentIds.join()
    if (after.role === null || same) return []
    return [
      {
        kind: 'account',
        key: `account:${row.seq}`,
        at: row.at,
        role: after.role,
        before: before.role === after.role ? null : before.role,
        departments: after.departmentIds.flatMap((id) => names.get(id)?.name ?? []),
        by: row.actor,
      },
    ]
  })
}

function scopeOf(json: string | null): Scope {
  const said: unknown = json === null ? null : JSON.parse(json)
  const of = typeof said === 'object' && said !== null ? (said as Readonly<Record<string, unknown>>) : {}
  const { departmentIds } = of
  return {
    role: ROLES.find((r) => r === of['role']) ?? null,
    departmentIds: Array.isArray(departmentIds)
      ? departmentIds.filter((id): id is number => typeof id === 'number').toSorted((a, b) => a - b)
      : [],
  }
}
