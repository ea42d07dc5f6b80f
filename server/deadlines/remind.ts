import type { Db } from '#data/database.ts'
import { may } from '#domain/entry/permissions.ts'
import { seoulDay } from '#domain/entry/due.ts'
import { plansToday, plansUnder } from '../actuals/indicators.ts'
import { ownersOn } from '../organisation/owners.ts'
import { plansOfEverybody } from '../plans/plan.ts'
import { Refusal } from '../refusal.ts'
import { write } from '../record/write.ts'
import { type Writer } from '../record/writer.ts'
import { type DueCell, dueCells } from './cells.ts'
import { assignedTo } from './people.ts'
import { waitsFor } from './rows.ts'

/** Late figures of one department and period that wait for one person. */
export interface LateItem {
  readonly departmentId: number
  readonly department: string
  readonly year: number
  readonly month: number
  readonly task: 'enter' | 'review'
  readonly count: number
  /** the oldest day that has passed, ISO */
  readonly on: string
}

export interface LatePerson {
  readonly userId: string
  readonly name: string
  readonly items: readonly LateItem[]
  /** the last reminder of these two weeks */
  readonly reminded: { readonly at: string; readonly by: string } | null
  /** told of all of it today: another reminder would say the same again */
  readonly toldToday: boolean
}

export interface LateAsk {
  readonly bureauId?: number | undefined
  readonly departmentId?: number | undefined
}

/** 독려: everybody for whom something late waits, of this year and the one before, with what it is and when they were told. */
export async function latePeople(db: Db, ask: LateAsk, as: Writer): Promise<readonly LatePerson[]> {
  if (!may(as.user, 'period.manage')) throw new Refusal('forbidden')
  const year = Number(as.today.slice(0, 4))
  const owners = await ownersOn(db, as.today)
  const years = [year - 1, year]
  const plans =
    ask.bureauId === undefined
      ? await plansToday(db, await plansOfEverybody(db, years, as.today), owners)
      : await plansUnder(db, ask.bureauId, years, owners)
  const departments = plans
    .flatMap((plan) => plan.departments)
    .filter(({ id }) => ask.departmentId === undefined || ask.departmentId === id)
  const ids = [...new Set(departments.map((d) => d.id))]
  const cells = await dueCells(db, { plans, departmentIds: ids, owners }, as.today)
  const late = cells.filter((cell) => cell.dueOn < as.today)
  const names = new Map(departments.map((d) => [d.id, d.name]))
  const people = new Map<string, { name: string; items: LateItem[] }>()
  for (const { unitId, userId, name, task } of await assignedTo(db, ids, as.today)) {
    const person = people.get(userId) ?? { name, items: [] }
    for (const item of itemsOf(late, unitId, task, names.get(unitId) ?? ''))
      if (!person.items.some((one) => keyOf(one) === keyOf(item))) person.items.push(item)
    if (person.items.length > 0) people.set(userId, person)
  }
  const told = await remindersOf(db, [...people.keys()], as.now)
  return [...people].map(([userId, { name, items }]): LatePerson => {
    const own = told.filter((one) => one.userId === userId)
    const today = new Set(own.filter((one) => seoulDay(new Date(one.at)) === as.today).flatMap((one) => one.items))
    const last = own.at(-1)
    return {
      userId,
      name,
      items: items.toSorted((a, b) => a.on.localeCompare(b.on) || a.year - b.year || a.month - b.month),
      reminded: last ? { at: last.at, by: last.by } : null,
      toldToday: items.every((item) => today.has(keyOf(item))),
    }
  })
}

function itemsOf(late: readonly DueCell[], departmentId: number, task: LateItem['task'], department: string): LateItem[] {
  const own = late.filter((cell) => cell.departmentId === departmentId && waitsFor(cell) === task)
  return [...Map.groupBy(own, (cell) => `${cell.year}.${cell.month}`).values()].flatMap((some): LateItem[] => {
    const [first] = some
    const [on] = some.map((cell) => cell.dueOn).toSorted()
    if (!first || on === undefined) return []
    return [{ departmentId, department, year: first.year, month: first.month, task, count: some.length, on }]
  })
}

/** What a reminder is about, as the record keeps it: department, year, month, task. */
const keyOf = (item: Pick<LateItem, 'departmentId' | 'year' | 'month' | 'task'>) =>
  `${item.departmentId}:${item.year}:${item.month}:${item.task}`

export interface RemindInput extends LateAsk {
  readonly userIds: readonly string[]
  readonly requestId: string
}
export interface Reminded {
  readonly told: readonly string[]
  /** had been told of the same today, or nothing late waits for them any more */
  readonly left: readonly string[]
}

/**
 * Tells people what is late and waits for them: a notice in their bell, an entry of the record each. Nobody is told the same
 * twice a day. Refuses 'forbidden'.
 */
export async function remindLate(db: Db, as: Writer, input: RemindInput): Promise<Reminded> {
  return write(db, as, { act: 'reminder.send', subject: 'reminder', input }, async (trx, audit) => {
    const people = await latePeople(trx, input, as)
    const chosen = people.filter(({ userId }) => input.userIds.includes(userId))
    const telling = chosen.filter((person) => !person.toldToday)
    for (const { userId, name, items } of telling) {
      await audit({
        subject: `account:${userId}`,
        after: {
          name,
          lateFigures: items.reduce((sum, item) => sum + item.count, 0),
          departmentIds: [...new Set(items.map((item) => item.departmentId))],
          items: items.map((item) => keyOf(item)),
        },
      })
    }
    return {
      told: telling.map(({ name }) => name),
      left: chosen.filter((person) => person.toldToday).map(({ name }) => name),
    }
  })
}

export interface Reminder {
  readonly seq: number
  readonly userId: string
  readonly at: string
  readonly by: string
  /** keys of what was late */
  readonly items: readonly string[]
}

const KEPT_DAYS = 14

/** Reminders of the last two weeks, oldest first, read from the record, which alone keeps them. */
export async function remindersOf(db: Db, userIds: readonly string[], now: Date): Promise<readonly Reminder[]> {
  if (userIds.length === 0) return []
  const rows = await db
    .selectFrom('audit_entry')
    .select(['seq', 'at', 'actor', 'subject', 'after_json'])
    .where('act', '=', 'reminder.send')
    .where('at', '>=', new Date(now.getTime() - KEPT_DAYS * 86_400_000).toISOString())
    .where(
      'subject',
      'in',
      userIds.map((id) => `account:${id}`),
    )
    .orderBy('seq')
    .execute()
  return rows.map(({ seq, at, actor, subject, after_json }) => {
    // Written only above.
    const { items } = JSON.parse(after_json ?? '{}') as { readonly items?: readonly string[] }
    return { seq, at, by: actor, userId: subject.slice('account:'.length), items: items ?? [] }
  })
}
