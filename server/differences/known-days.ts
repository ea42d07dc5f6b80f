import type { Db } from '#data/database.ts'
import { addDays, seoulDay } from '#domain/entry/due.ts'
import { planFor } from '../plans/plan.ts'
import { firstKnownDay } from '../record/known-on.ts'

/** Days one asks about most: the plan went to the council, the council decided, half of the year was over, figures were last confirmed. */
export interface KnownDay {
  readonly kind: 'filed' | 'confirmed' | 'half-year' | 'review'
  readonly day: string
}

export interface KnownDays {
  readonly today: string
  /** the first day that can be asked about */
  readonly first: string
  readonly days: readonly KnownDay[]
}

/** The days that can be asked about, and those worth a press of their own, of the plan of a year; only past ones from the first on. */
export async function knownDays(
  db: Db,
  ask: { readonly bureauId?: number | undefined; readonly year?: number | undefined },
  today: string,
): Promise<KnownDays> {
  const plan = await planFor(db, { ...ask, today })
  const first = (await firstKnownDay(db)) ?? today
  const confirmed = await db
    .selectFrom('audit_entry')
    .select('at')
    .where('act', '=', 'value.confirm')
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  const found: readonly (KnownDay | null)[] = [
    dayOf('filed', plan.filedOn),
    dayOf('confirmed', plan.confirmedOn),
    dayOf('half-year', `${plan.fiscalYear}-06-30`),
    dayOf('review', confirmed ? seoulDay(new Date(confirmed.at)) : null),
  ]
  return {
    today,
    first,
    days: found.flatMap((one) => (one !== null && one.day >= first && one.day < today ? [one] : [])),
  }
}

/** A day printed as a month alone is its last one. */
function dayOf(kind: KnownDay['kind'], printed: string | null): KnownDay | null {
  if (printed === null) return null
  if (printed.length > 7) return { kind, day: printed }
  const [year = 0, month = 0] = printed.split('-').map(Number)
  const next = month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`
  return { kind, day: addDays(next, -1) }
}
