import type { Db } from '#data/database.ts'
import { squeezeName } from '#domain/plan/same-name.ts'
import { achievementRate } from '#domain/scoring/achievement.ts'
import type { EntryValue, Stage } from '#domain/entry/submission.ts'
import type { CellFacts } from '../../actuals/cell-facts.ts'
import { cellsAt, contextOfDay } from '../../actuals/context.ts'
import { itemOf } from '../../actuals/history.ts'
import type { Loc } from '../../documents/model.ts'
import { answering } from '../../plans/plan.ts'
import type { CurrentIndicator } from '../commit/current-plan.ts'
import type { Decisions } from '../commit/match-units.ts'
import { type Need, needsOf } from '../commit/needs.ts'
import type { Prepared, PlanRecognition, Reviewed } from '../commit/prepare.ts'
import type { ActualFigure, IndicatorRecord, UnitKey } from '../records.ts'

/** Why a result is not entered, whatever a person says. */
export type Barred =
  | 'no-indicator'
  | 'no-plan'
  | 'unit-differs'
  | 'plan-still-draft'
  | 'value-computed'
  | 'value-submitted'
  | 'value-closed'
  | 'period-closed'
  | 'period-not-open'
  | 'plan-locked'

/** new 비어 있던 실적 · same 저장된 실적과 같음 · differs 다름: a person chooses · barred 반영할 수 없음 */
export type Standing = 'new' | 'same' | 'differs' | 'barred'

/** A result that a report prints, against the stored one of its year. Figures in the indicator's unit. */
export interface Result {
  /** of the document's field: 'indicators/d1-i2/actuals/2024' */
  readonly path: string
  readonly unit: UnitKey
  readonly indicator: string
  readonly measure: string
  readonly year: number
  readonly value: number
  readonly raw: string
  readonly loc: Loc
  /** 1 = as printed; 0.7 or less = a proposal */
  readonly confidence: number
  readonly target: number | null
  /** the rate by the rules, in percent, and the printed one where it is another; null = none can be told, and none differs */
  readonly rate: number | null
  readonly printedRate: string | null
  readonly stored: {
    readonly indicatorId: number
    readonly name: string
    readonly value: number | null
    readonly stage: Stage | 'empty'
  } | null
  readonly standing: Standing
  readonly barred: Barred | null
  /** of one that differs */
  readonly decision: 'open' | 'accepted' | 'refused' | null
}

/** The same with its cell, for whoever enters it. */
export interface JudgedResult {
  readonly result: Result
  readonly facts: CellFacts | null
}

/** Whether the document is handled as a result report: by its own words, unless a person said otherwise. */
export const isReport = ({ report = false }: Pick<PlanRecognition, 'report'>, decisions: Decisions): boolean => {
  const said = decisions.get('kind:report')?.decision ?? 'open'
  return said === 'open' ? report : said === 'accepted'
}

/** The plan that answers the report's year: whose indicators its results are matched with. */
export const planOfReport = async (db: Db, bureauId: number, year: number, today: string): Promise<number | null> =>
  (await answering(db, { bureauId, year, today })).planId

type Asked = Pick<Reviewed, 'records'> & Pick<Prepared, 'units' | 'compared'>

/** Every printed result of a report, in the document's order, judged against the store of today. */
export async function judgeResults(
  db: Db,
  { records, units, compared }: Asked,
  { attention }: Pick<PlanRecognition, 'attention'>,
  decisions: Decisions,
  today: string,
): Promise<JudgedResult[]> {
  const bureauId = units.find((unit) => unit.kind === 'bureau')?.unit?.id ?? null
  const departmentOf = new Map(records.policyGoals.map((goal) => [goal.key, goal.department]))
  const figures = records.indicators.flatMap((i) =>
    i.actuals.flatMap((a) => (a.state === 'measured' && a.value !== null ? [{ i, a, value: a.value }] : [])),
  )
  const lineages = new Set([...compared.indicators.values()].map(({ lineageId }) => lineageId))
  const cells = new Map<number, YearCells | null>()
  for (const year of new Set(figures.map(({ a }) => a.year)))
    cells.set(year, bureauId === null ? null : await cellsOfYear(db, { bureauId, year, lineages, today }))
  return figures.map(({ i, a, value }) => {
    const going = compared.indicators.get(i.key)
    const path = `indicators/${i.key}/actuals/${a.year}`
    const judged = judge({ i, a, value, going, cells: cells.get(a.year) ?? null, today })
    const target = i.targets.find((t) => t.year === a.year)?.value ?? null
    const wrong = attention.find(({ kind, subject }) => kind === 'rate-differs' && subject === `${i.name.value} ${a.year}`)
    const said = decisions.get(`result:${path}`)?.decision ?? 'open'
    return {
      facts: judged.facts,
      result: {
        path,
        unit: departmentOf.get(i.goal) ?? records.bureau.key,
        indicator: i.name.value,
        measure: i.unit.value ?? going?.unit ?? '',
        year: a.year,
        value,
        raw: a.raw,
        loc: a.loc,
        confidence: a.confidence,
        target,
        rate: rateOf(target, value, i),
        printedRate: wrong?.raw ?? null,
        stored: going ? { indicatorId: going.id, name: going.name, ...storedIn(judged.facts, going, a.year) } : null,
        standing: judged.standing,
        barred: judged.barred,
        decision: judged.standing === 'differs' ? (said === 'accepted' || said === 'refused' ? said : 'open') : null,
      },
    }
  })
}

interface YearCells {
  readonly drafted: boolean
  /** by lineage; null facts: the year's figure is made of its periods, or has no target */
  readonly cells: ReadonlyMap<number, { readonly yearly: boolean; readonly facts: CellFacts | null }>
  /** indicators whose plan the council has confirmed */
  readonly locked: ReadonlySet<number>
}

/** The cells of a year's figures for the plan that answers it; null: no plan does. */
async function cellsOfYear(
  db: Db,
  ask: { bureauId: number; year: number; lineages: ReadonlySet<number>; today: string },
): Promise<YearCells | null> {
  const { bureauId, year, lineages, today } = ask
  const { planId } = await answering(db, { bureauId, year, today })
  if (planId === null) return null
  const context = await contextOfDay(db, today)
  const plan = await db.selectFrom('plan').select('status').where('id', '=', planId).executeTakeFirstOrThrow()
  const rows = (await db.selectFrom('indicator').selectAll().where('plan_id', '=', planId).orderBy('id').execute())
    .filter((row) => lineages.has(row.lineage_id))
    .map((row) => context.dated.row({ ...row, department_id: context.owners.indicator(row) }, year, today))
  const yearly = rows.filter((row) => row.frequency === 'year')
  const facts = new Map((await cellsAt(db, planId, yearly, { year, month: 0 }, context)).map((one) => [one.indicator.id, one]))
  const keepers = [...new Set([...facts.values()].map(({ keeper }) => keeper))]
  const locked =
    keepers.length === 0
      ? []
      : await db
          .selectFrom('indicator as i')
          .innerJoin('plan as p', 'p.id', 'i.plan_id')
          .where('i.id', 'in', keepers)
          .where('p.status', '=', 'confirmed')
          .select('i.id')
          .execute()
  return {
    drafted: plan.status === 'draft',
    cells: new Map(
      rows.map((row) => [row.lineage_id, { yearly: row.frequency === 'year', facts: facts.get(row.id) ?? null }] as const),
    ),
    locked: new Set(locked.map(({ id }) => id)),
  }
}

function judge(of: {
  readonly i: IndicatorRecord
  readonly a: ActualFigure
  readonly value: number
  readonly going: CurrentIndicator | undefined
  readonly cells: YearCells | null
  readonly today: string
}): Pick<Result, 'standing' | 'barred'> & Pick<JudgedResult, 'facts'> {
  const { i, a, value, going, cells, today } = of
  const bar = (barred: Barred, facts: CellFacts | null = null) => ({ standing: 'barred' as const, barred, facts })
  if (!going) return bar('no-indicator')
  if (i.unit.value !== null && squeezeName(i.unit.value) !== squeezeName(going.unit)) return bar('unit-differs')
  if (!cells) return bar('no-plan')
  const cell = cells.cells.get(going.lineageId)
  if (!cell) return bar('no-indicator')
  if (!cell.yearly) return bar('value-computed')
  const { facts } = cell
  if (!facts) return bar('no-indicator')
  const { stage, value: stored } = itemOf(facts.revisions)
  // It stands already: the report is one more source of it.
  if (isFigure(stored, value)) return { standing: 'same', barred: null, facts }
  if (cells.drafted) return bar('plan-still-draft', facts)
  if (today <= `${a.year}-12-31`) return bar('period-not-open', facts)
  if (facts.window === 'closed') return bar('period-closed', facts)
  if (stage === 'closed') return bar('value-closed', facts)
  if (stage === 'submitted') return bar('value-submitted', facts)
  if (stored.kind === 'not-entered') return { standing: 'new', barred: null, facts }
  const printed = facts.revisions.every(({ act }) => act === null)
  return printed && cells.locked.has(facts.keeper) ? bar('plan-locked', facts) : { standing: 'differs', barred: null, facts }
}

const isFigure = (stored: EntryValue, value: number) => stored.kind === 'measured' && stored.value === value

function storedIn(facts: CellFacts | null, going: CurrentIndicator, year: number) {
  if (facts === null) {
    const known = going.actuals.get(year)
    return { value: known?.value ?? null, stage: known ? ('confirmed' as const) : ('empty' as const) }
  }
  const { stage, value } = itemOf(facts.revisions)
  return { value: value.kind === 'measured' ? value.value : null, stage }
}

function rateOf(target: number | null, value: number, { direction }: IndicatorRecord): number | null {
  if (target === null) return null
  const rate = achievementRate({ kind: 'set', value: target }, { kind: 'measured', value, finality: 'final' }, direction)
  return rate.kind === 'rate' ? rate.shown : null
}

/** What has to be settled before a report's results are entered: whose they are, and each that differs from the stored one. */
export function needsOfReport({ records, units, compared }: Asked, results: readonly JudgedResult[]): Need[] {
  const { bureau, fiscalYear } = records
  const ofAll = (kind: 'years' | 'no-results'): Need => ({
    kind,
    path: 'plan/fiscalYear',
    row: bureau.name.value,
    column: 'fiscalYear',
    unit: bureau.key,
    loc: fiscalYear.loc,
  })
  return [
    ...(fiscalYear.confidence > 0.6 ? [] : [ofAll('years')]),
    ...(results.some(({ result }) => result.standing !== 'barred') ? [] : [ofAll('no-results')]),
    ...needsOf(records, units, compared.records).filter(({ kind }) => kind === 'unit-open' || kind === 'match-open'),
    ...results.flatMap(({ result: { decision, path, indicator, year: of, unit, loc } }): Need[] =>
      decision === 'open' ? [{ kind: 'result-open', path, row: indicator, column: `actuals/${of}`, unit, loc }] : [],
    ),
  ]
}
