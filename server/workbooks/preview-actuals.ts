import type { Db } from '#data/database.ts'
import { hasPeriod } from '#domain/entry/entry-text.ts'
import type { Change } from '#domain/entry/file-change.ts'
import { decide, mayAct } from '#domain/entry/submission.ts'
import type { SignedIn } from '../record/writer.ts'
import { type CellContext, settingOf, standingCell } from '../actuals/cell.ts'
import { cellContext, cellsAt, departmentsOf } from '../actuals/context.ts'
import { type CellFacts, OfYear } from '../actuals/cell-facts.ts'
import { itemOf } from '../actuals/history.ts'
import { type IndicatorRow, plansOf } from '../actuals/indicators.ts'
import { type Unit, unitNames } from '../organisation/units.ts'
import { plansOfEverybody, type YearPlan } from '../plans/plan.ts'
import { Refusal } from '../refusal.ts'
import { type ActualRow, actualRows } from './actual-columns.ts'
import { type Known, matchRow, namedBy, periodOf } from './match-row.ts'
import type { ActualsPreview, PreviewRow, Verdict, Why } from './preview-shape.ts'
import { type FoundRow, verdictsOf } from './row-verdicts.ts'
import { type ReadFile, shownIn } from '../documents/sheet.ts'

export interface Screen {
  readonly year: number
  readonly month: number
}

/**
 * What a file of actuals would change: each row against the indicator and period it names, with what stands there now, as pasting
 * shows it. Without a screen each row names its year and period. Nothing is written. `told` hears how many rows are checked. Refuses 'forbidden' for who enters nowhere, 'sheet-not-recognised'.
 */
export async function previewActuals(
  db: Db,
  file: ReadFile,
  fileName: string,
  screen: Screen | null,
  user: SignedIn,
  today: string,
  told?: (done: number, all: number) => Promise<void>,
): Promise<ActualsPreview> {
  const context = await cellContext(db, user, today)
  const mine = departmentsOf(context.acting, 'enter').filter((id) => mayAct(context.acting, 'enter', id))
  if (mine.length === 0) throw new Refusal('forbidden')
  const asked = actualRows(file.sheets)
  const units = await unitNames(db, today)
  const knownIn = knownByYear(db, mine, units, today)
  const { dated } = context
  const fallback = screen?.year ?? Number(today.slice(0, 4))
  const rows: PreviewRow[] = []
  const groups = new Map<string, { indicator: IndicatorRow; year: number; month: number; found: FoundRow[] }>()
  for (const row of asked) {
    const period = periodOf(row, screen)
    // A row is of the plan that answers its year; one that names none, or a year of no plan, is told by the screen's.
    const own = await knownIn(period?.year ?? fallback)
    const known = own.plans.length > 0 ? own : await knownIn(fallback)
    const match = matchRow(row, known)
    // A heading between the rows is no figure that got lost.
    if (match.kind !== 'found' && isHeading(row)) continue
    const indicatorNamed = match.kind === 'foreign' || match.kind === 'found' ? match.indicator : null
    const out = (verdict: Verdict, why: Why | null = null) =>
      rows.push({
        ...unmatched(row, indicatorNamed, units, verdict, why),
        year: period?.year ?? null,
        month: period?.month ?? null,
      })
    if (match.kind === 'unknown') out('unknown')
    else if (match.kind === 'unclear') out('unclear', match.why)
    else if (match.kind === 'foreign') out('foreign', 'forbidden')
    else {
      const { indicator } = match
      if (period === null) out('period', 'unknown-period')
      else if (own.plans.length === 0) out('period', 'unknown-year')
      else if (!hasPeriod(dated.of(indicator, period.year, today).frequency, period.month))
        out('period', period.month === 0 ? 'value-computed' : 'unknown-period')
      else {
        const key = `${indicator.id}.${period.year}.${period.month}`
        const group = groups.get(key) ?? { indicator, ...period, found: [] }
        group.found.push({ row, component: match.component })
        groups.set(key, group)
      }
    }
  }
  const changes: Change[] = []
  for (const ofPlan of Map.groupBy(groups.values(), (g) => `${g.indicator.plan_id}.${g.year}`).values()) {
    const common = new OfYear(ofPlan[0]?.year ?? fallback)
    for (const [month, some] of Map.groupBy(ofPlan, (g) => g.month)) {
      const planned = some.map((g) => g.indicator)
      const cells = await cellsAt(db, planned[0]?.plan_id ?? 0, planned, { year: common.year, month }, context, common)
      const byId = new Map(cells.map((facts) => [facts.indicator.id, facts]))
      for (const { indicator, found } of some) {
        const facts = byId.get(indicator.id)
        if (facts === undefined)
          rows.push(...found.map(({ row }) => unmatched(row, indicator, units, 'unknown', 'unknown-indicator')))
        else {
          const checked = verdictsOf(found, {
            cell: standingCell(facts),
            lock: lockOf(facts, context),
            department: units.get(indicator.department_id)?.name ?? '',
            today,
          })
          rows.push(...checked.rows)
          if (checked.change) changes.push(checked.change)
        }
      }
      await told?.(rows.length, asked.length)
    }
  }
  return { fileName, rows: rows.toSorted((a, b) => a.line - b.line), changes, replaced: file.replaced }
}

/** Why the cell takes no figure now, by the workflow's own decision. */
function lockOf(facts: CellFacts, context: CellContext) {
  const act = { kind: 'enter', value: { kind: 'measured', value: 1 } } as const
  const decision = decide(itemOf(facts.revisions), act, context.acting, settingOf(facts, context))
  return decision.kind === 'refused' ? decision.reason : null
}

interface KnownOfYear extends Known {
  readonly plans: readonly YearPlan[]
}

/** What rows of a year are matched against, read once a year. */
function knownByYear(db: Db, mine: readonly number[], units: ReadonlyMap<number, Unit>, today: string) {
  const read = new Map<number, Promise<KnownOfYear>>()
  return (year: number): Promise<KnownOfYear> => {
    const known = read.get(year) ?? knownOf(db, year, mine, units, today)
    read.set(year, known)
    return known
  }
}

async function knownOf(
  db: Db,
  year: number,
  mine: readonly number[],
  units: ReadonlyMap<number, Unit>,
  today: string,
): Promise<KnownOfYear> {
  const everywhere = await plansOfEverybody(db, [year], today)
  const plans = await plansOf(db, mine, [year], today)
  const ids = [...new Set([...plans, ...everywhere].map((p) => p.id))]
  const all =
    ids.length === 0 ? [] : await db.selectFrom('indicator').selectAll().where('plan_id', 'in', ids).orderBy('id').execute()
  const components =
    all.length === 0
      ? []
      : await db
          .selectFrom('indicator_component as c')
          .innerJoin('indicator as i', 'i.id', 'c.indicator_id')
          .where('i.plan_id', 'in', ids)
          .select(['c.id', 'c.indicator_id', 'c.name'])
          .orderBy('c.sort_order')
          .execute()
  const isMine = new Set(mine)
  const shortNames = new Map(everywhere.flatMap((p) => p.departments.map((d) => [d.id, d.shortName])))
  return {
    plans,
    own: namedBy(all.filter((i) => isMine.has(i.department_id))),
    others: namedBy(all.filter((i) => !isMine.has(i.department_id))),
    components: Map.groupBy(components, (c) => c.indicator_id),
    departmentNames: (id) => [units.get(id)?.name ?? '', shortNames.get(id) ?? ''].filter((name) => name !== ''),
  }
}

const FILLED = ['actual', 'state', 'reason', 'cause', 'remedy', 'due'] as const
const isHeading = (row: ActualRow) => FILLED.every((column) => shownIn(row.cell(column)) === '')

function unmatched(
  row: ActualRow,
  indicator: IndicatorRow | null,
  units: ReadonlyMap<number, Unit>,
  verdict: Verdict,
  why: Why | null,
): PreviewRow {
  return {
    line: row.line,
    key: null,
    name: indicator?.name ?? (shownIn(row.cell('name')) || shownIn(row.cell('code'))),
    part: shownIn(row.cell('part')) || null,
    department: indicator ? (units.get(indicator.department_id)?.name ?? '') : shownIn(row.cell('department')),
    unit: indicator?.unit ?? '',
    decimals: indicator?.decimals ?? 0,
    year: null,
    month: null,
    measured: null,
    before: null,
    raw: shownIn(row.cell('actual')),
    after: null,
    verdict,
    why,
    finding: null,
    proposals: [],
    changedBy: null,
    changedAt: null,
    words: [],
    texts: row.texts,
  }
}
