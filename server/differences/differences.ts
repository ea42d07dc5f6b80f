import type { Db } from '#data/database.ts'
import { type ActingPerson, type CountedStages, seesDrafts } from '#domain/entry/submission.ts'
import type { DifferenceKind } from '#domain/words/difference-words.ts'
import type { PeriodKind } from '#domain/words/period-name.ts'
import { cellKey, type CountedFigure, countedFigures } from '../actuals/counting.ts'
import { actingPerson } from '../organisation/deputies.ts'
import { knownMoment } from '../record/known-on.ts'
import type { SignedIn } from '../record/writer.ts'
import { COUNTED, settingInForce } from '../settings/settings.ts'
import { type ChangedRow, changedRows } from './changed-rows.ts'
import { ofRow, type Told } from './of-row.ts'
import { placesOf } from './places.ts'

/** Something that is known otherwise on the later of two days. */
export interface Difference {
  readonly kind: DifferenceKind
  /** as subjects of the record: 'actual:12:2026:0', 'indicator:12', 'setting:entry-rules' */
  readonly subject: string
  /** what the subject is called; null where the subject says it all */
  readonly name: string | null
  /** of the indicator's figures */
  readonly unit: string | null
  readonly period: PeriodKind | null
  readonly departmentId: number | null
  readonly indicatorId: number | null
  /** JSON of what stood on the two days, in the fields of the record; null = nothing */
  readonly before: string | null
  readonly after: string | null
  /** of the last change between the two days: moment, person and reason, as far as the reader may know them */
  readonly at: string
  readonly by: string | null
  readonly reason: string | null
}

export interface DifferenceAsk {
  /** ISO days; the later one is today unless it is named */
  readonly from: string
  readonly to?: string | undefined
  readonly bureauId?: number | undefined
}

/**
 * What is known otherwise at the end of `to` than at the end of `from`, the newest change first: one line a figure, target,
 * definition, amount, name or rule, however often it changed in between. Figures are those that count on each of the days, so a
 * figure being typed is no difference; who submitted one and why is told to those who see the department's drafts. Refuses as `knownOn`,
 * and 'bad-input' where the days are not in order.
 */
export async function differences(db: Db, ask: DifferenceAsk, user: SignedIn, today: string): Promise<readonly Difference[]> {
  const [earlier, later] = [ask.from, ask.to ?? today].toSorted() as [string, string]
  const before = await knownMoment(db, earlier, today)
  const after = await knownMoment(db, later, today)
  const changed = await changedRows(db, before, after)
  const rows = changed.filter((row) => row.table !== 'actual' && row.table !== 'target').flatMap(ofRow)
  const told = [
    ...rows,
    ...(await ofTargets(before.db, after.db, changed)),
    ...(await ofActuals({ db: before.db, day: earlier }, { db: after.db, day: later }, changed)),
  ]
  const found = await named(after.db, told, { acting: await actingPerson(db, user, today), bureauId: ask.bureauId })
  return found.toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0))
}

/** Differences with their names and owners, as far as the reader may know of them. */
export async function named(
  db: Db,
  told: readonly Told[],
  of: { readonly acting: ActingPerson; readonly bureauId: number | undefined },
): Promise<readonly Difference[]> {
  const places = await placesOf(db, told)
  return told.flatMap((one): Difference[] => {
    const place = places(one)
    if (of.bureauId !== undefined && place.bureauId !== null && place.bureauId !== of.bureauId) return []
    const closed = one.hidden !== undefined && (place.departmentId === null || !seesDrafts(of.acting, place.departmentId))
    if (closed && one.hidden === 'whole') return []
    const { kind, subject, at, by, reason } = one
    return [
      {
        kind,
        subject,
        name: place.name,
        unit: place.unit,
        period: place.period,
        departmentId: place.departmentId,
        indicatorId: one.indicatorId ?? null,
        before: one.before === null ? null : JSON.stringify(one.before),
        after: one.after === null ? null : JSON.stringify(one.after),
        at,
        by: closed ? null : by,
        reason: closed ? null : reason,
      },
    ]
  })
}

/** How many there are of each kind, for the line that says so. */
export async function differenceCounts(
  db: Db,
  ask: DifferenceAsk,
  user: SignedIn,
  today: string,
): Promise<Readonly<Record<DifferenceKind, number>> & { readonly first: Difference | null }> {
  const all = await differences(db, ask, user, today)
  const count = (kind: DifferenceKind) => all.filter((one) => one.kind === kind).length
  return {
    actual: count('actual'),
    target: count('target'),
    definition: count('definition'),
    plan: count('plan'),
    budget: count('budget'),
    evidence: count('evidence'),
    comment: count('comment'),
    activity: count('activity'),
    unit: count('unit'),
    rule: count('rule'),
    // A changed target says more than one of many figures.
    first: all.find((one) => one.kind === 'target') ?? all[0] ?? null,
  }
}

/** A target is known otherwise when another revision is the newest of its year. */
async function ofTargets(before: Db, after: Db, changed: readonly ChangedRow[]): Promise<readonly Told[]> {
  const rows = changed.filter((row) => row.table === 'target')
  const ids = [...new Set(rows.map((row) => Number(row.after?.['indicator_id'])))]
  if (ids.length === 0) return []
  const newestOf = async (db: Db) => {
    const targets = await db.selectFrom('target').selectAll().where('indicator_id', 'in', ids).orderBy('revision').execute()
    return new Map(targets.map((target) => [`${target.indicator_id}:${target.year}`, target]))
  }
  const [was, is] = [await newestOf(before), await newestOf(after)]
  return rows.flatMap((row): Told[] => {
    const key = `${Number(row.after?.['indicator_id'])}:${Number(row.after?.['year'])}`
    const [old, target] = [was.get(key), is.get(key)]
    if (target === undefined || target.id !== row.after?.['id']) return []
    const figure = (of: typeof target) => ({ target: of.kind === 'none' ? null : of.value, effectiveFrom: of.effective_on })
    return [
      {
        kind: 'target',
        subject: `actual:${target.indicator_id}:${target.year}:0`,
        indicatorId: target.indicator_id,
        before: old ? figure(old) : null,
        after: figure(target),
        at: target.recorded_at,
        by: target.approved_by ?? target.recorded_by,
        reason: target.reason,
      },
    ]
  })
}

/** A figure is known otherwise when another one counts. */
async function ofActuals(
  before: { readonly db: Db; readonly day: string },
  after: { readonly db: Db; readonly day: string },
  changed: readonly ChangedRow[],
): Promise<readonly Told[]> {
  const cells = changed.flatMap((row) => {
    const content = row.after ?? row.before
    return row.table === 'actual' && content
      ? [{ id: Number(content['indicator_id']), year: Number(content['year']), month: Number(content['month']), row }]
      : []
  })
  const [was, is] = [await figures(before.db, before.day, cells), await figures(after.db, after.day, cells)]
  const versions = await versionsOf(after.db, [...is.values()])
  return cells.flatMap(({ id, year, month, row }): Told[] => {
    const [old, figure] = [was.get(cellKey({ id, year, month })), is.get(cellKey({ id, year, month }))]
    if (sameFigure(old, figure)) return []
    const version = figure && versions.get(`${cellKey(figure)}:${figure.version}`)
    const final = figure?.stage === 'confirmed' || figure?.stage === 'closed'
    return [
      {
        kind: 'actual',
        subject: `actual:${id}:${year}:${month}`,
        indicatorId: id,
        before: old ? shown(old) : null,
        after: figure ? shown(figure) : null,
        at: version?.at ?? row.at,
        by: version?.by ?? row.by,
        reason: version ? version.reason : row.reason,
        ...(final ? {} : { hidden: 'person' as const }),
      },
    ]
  })
}

/** Who recorded the versions of figures, when and why. */
async function versionsOf(db: Db, of: readonly CountedFigure[]) {
  if (of.length === 0) return new Map<string, never>()
  const rows = await db
    .selectFrom('actual_revision')
    .select(['indicator_id as id', 'year', 'month', 'version', 'recorded_at as at', 'recorded_by as by', 'reason'])
    .where('indicator_id', 'in', [...new Set(of.map((figure) => figure.id))])
    .where('year', 'in', [...new Set(of.map((figure) => figure.year))])
    .execute()
  return new Map(rows.map((row) => [`${cellKey(row)}:${row.version}`, row]))
}

const shown = ({ kind, value, stage }: CountedFigure) => ({ value: { kind, ...(kind === 'measured' ? { value } : {}) }, stage })
const sameFigure = (a: CountedFigure | undefined, b: CountedFigure | undefined) =>
  a === b || (a !== undefined && b !== undefined && a.kind === b.kind && a.value === b.value && a.stage === b.stage)

/** The figures of some cells that count on a day. */
async function figures(
  db: Db,
  day: string,
  cells: readonly { readonly id: number; readonly year: number; readonly month: number }[],
): Promise<ReadonlyMap<string, CountedFigure>> {
  const counted: CountedStages = await settingInForce(db, COUNTED, day)
  const found = new Map<string, CountedFigure>()
  for (const [year, own] of Map.groupBy(cells, (cell) => cell.year)) {
    for (const month of [0, 'periods'] as const) {
      const ids = new Set(own.filter((cell) => (cell.month === 0) === (month === 0)).map((cell) => cell.id))
      for (const figure of await countedFigures(db, [...ids], year, month, counted)) found.set(cellKey(figure), figure)
    }
  }
  return found
}
