import type { Field, OverviewRecord, StatementRecord, UnitRecord } from '../records.ts'
import type { Ledger } from './ledger.ts'
import type { GovernmentLevel, Money } from './money.ts'
import { matchNames } from './names.ts'
import { type PrintedGoal, readGoalTable } from './read-goal-table.ts'
import { type DraftIndicator, readIndicators } from './read-indicators.ts'
import { type DraftProgramme, type DraftProject, readLines } from './read-lines.ts'
import { type DraftOverview, readOverview } from './read-overview.ts'
import { type Rationale, readRationales } from './read-rationale.ts'
import { readStaffing, type Staffing } from './read-staffing.ts'
import { readStatement } from './read-statement.ts'
import type { Section } from './sections.ts'
import type { Segment, TableSegment } from './segment.ts'
import { columnsOf } from './heads.ts'
import { strategicGoals } from './strategic.ts'
import { type Line, partOf, type Piece } from './source.ts'
import { squeeze } from './text.ts'
import type { Units } from './units.ts'
import type { PlanYears } from './years.ts'

/** What holds for the whole document. */
export interface Context {
  readonly units: Units
  readonly years: PlanYears
  readonly money: Money
  readonly level: GovernmentLevel
}

export interface GoalHeading {
  readonly name: string
  readonly piece: Piece
  readonly raw: string
}

/** One section read: everything printed for one unit, goals not yet assigned. */
export interface Read {
  readonly unit: UnitRecord
  readonly strategic: readonly Field<string>[]
  readonly goalTables: readonly { readonly table: TableSegment; readonly goals: readonly PrintedGoal[] }[]
  readonly headings: readonly GoalHeading[]
  readonly indicators: readonly { readonly draft: DraftIndicator; readonly heading: GoalHeading | null }[]
  readonly rationales: ReadonlyMap<DraftIndicator, Rationale>
  readonly programmes: readonly {
    readonly draft: DraftProgramme
    readonly heading: GoalHeading | null
    readonly overviews: ReadonlyMap<DraftProject, OverviewRecord>
  }[]
  readonly statements: readonly StatementRecord[]
  readonly staffing: readonly Staffing[]
}

interface Group {
  readonly programmes: DraftProgramme[]
  readonly overviews: DraftOverview[]
  readonly heading: GoalHeading | null
  readonly named: { readonly text: string; readonly piece: Piece } | null
}

/** Stages 5 to 7 for one section: tables to records, half rows joined, overviews matched to the projects of their programme. */
export function readSection(section: Section, unit: UnitRecord, context: Context, ledger: Ledger): Read {
  const of = (kind: TableSegment['kind']) => section.segments.filter((s): s is TableSegment => s.kind === kind)
  const goalTables: { table: TableSegment; goals: PrintedGoal[] }[] = []
  for (const table of of('goal-table')) {
    const goals = readGoalTable(table, context.money, ledger)
    const last = goalTables.at(-1)
    if (table.continues && last) last.goals.push(...goals)
    else goalTables.push({ table, goals })
  }
  const headingOfTable = new Map<TableSegment, GoalHeading | null>()
  const found: GoalHeading[] = []
  const groups: Group[] = []
  const rationaleLines: Line[] = []
  let heading: GoalHeading | null = null
  let fresh = true
  let named: Group['named'] = null
  for (const [i, segment] of section.segments.entries()) {
    const goal = 'header' in segment ? columnHeading(segment.rule?.goal ?? null) : null
    if (goal) found.push(goal)
    switch (segment.kind) {
      case 'goal-heading':
        heading = goalHeading(
          segment,
          goalTables.flatMap((t) => t.goals),
          ledger,
        )
        if (heading) found.push(heading)
        break
      case 'indicators':
        headingOfTable.set(segment, goal ?? heading)
        break
      case 'rationale':
        rationaleLines.push(...segment.lines)
        break
      case 'programme-heading': {
        if (named) unused(named.piece, ledger)
        const [piece] = segment.pieces
        named = piece ? { text: segment.pieces.map((p) => p.text).join(' '), piece } : null
        fresh = true
        break
      }
      case 'lines': {
        const last = groups.at(-1)
        const countless = !columnsOf(segment.header, 'lines').some((c) => c.pieces.some((p) => /세부사업수/.test(p.label)))
        const before = fresh || last === undefined || (countless && !segment.continues) ? null : (last.programmes.at(-1) ?? null)
        const account = groups.flatMap((g) => g.programmes).at(-1)?.account.value ?? null
        const programmes = readLines(
          segment,
          {
            before,
            heading: named && partOf(named.piece, named.text),
            account,
            overviews: overviewNames(section.segments, i),
            money: context.money,
            fiscalYear: context.years.fiscalYear.value,
            settledYear: context.years.settledYear.value,
          },
          ledger,
        )
        if (before === null || last === undefined || programmes.length > 0)
          groups.push({ programmes, overviews: [], heading: goal ?? heading, named })
        fresh = false
        named = null
        break
      }
      case 'overview': {
        const overview = readOverview(segment, context.level, ledger)
        const group = groups.at(-1)
        if (group && !fresh) group.overviews.push(overview)
        else {
          ledger.ask('overview-without-project', overview.name.value, overview.name)
          for (const line of segment.lines) ledger.strange(line, 'overview-without-programme')
        }
        break
      }
    }
  }
  if (named) unused(named.piece, ledger)
  const drafts = readIndicators([...headingOfTable.keys()], context.units, context.years, ledger)
  return {
    unit,
    goalTables,
    headings: [...found, ...drafts.flatMap(({ goalName }) => columnHeading(goalName) ?? [])],
    strategic: section.owners.flatMap((owner) => strategicGoals(owner.strategic, ledger)),
    indicators: drafts.map((draft) => ({
      draft,
      heading: columnHeading(draft.goalName) ?? headingOfTable.get(draft.table) ?? null,
    })),
    rationales: readRationales(rationaleLines, drafts, context.units, context.years.fiscalYear.value, ledger),
    programmes: groups.flatMap((group) => matched(group, ledger)),
    statements: of('statement').flatMap((table) =>
      readStatement(table, unit, context.money, context.years.fiscalYear.value, ledger),
    ),
    staffing: of('staffing').map((table) => readStaffing(table, unit, context.units, ledger)),
  }
}

/** The goal in a column of the table of indicators. */
const columnHeading = (piece: Piece | null): GoalHeading | null => piece && { name: piece.text, piece, raw: piece.raw }

/** A unit programme is named and no table of its budget follows: nothing can be recorded, so it is listed. */
function unused(piece: Piece, ledger: Ledger) {
  ledger.unrecognised.push({ what: 'text', why: 'no-programme-row', raw: piece.raw, loc: piece.loc })
}

/** Names of the overviews that follow a table until the next programme. */
function overviewNames(segments: readonly Segment[], from: number): Set<string> {
  const names = new Set<string>()
  for (const segment of segments.slice(from + 1)) {
    if (segment.kind === 'programme-heading' || segment.kind === 'goal-heading') break
    if (segment.kind === 'overview')
      names.add(segment.rows[0]?.find((piece) => piece.text !== '' && piece.label !== '사업명')?.squeezed ?? '')
  }
  return names
}

/** The name under '정책사업목표', which may run over several lines: as many as make a name of the goal table. */
function goalHeading(
  segment: Extract<Segment, { kind: 'goal-heading' | 'programme-heading' }>,
  goals: readonly PrintedGoal[],
  ledger: Ledger,
): GoalHeading | null {
  const [first] = segment.pieces
  if (!first) return null
  const texts = segment.pieces.map((piece) => piece.text)
  const fits = texts.findIndex((_, i) =>
    goals.some((goal) => squeeze(goal.name.value) === squeeze(texts.slice(0, i + 1).join(' '))),
  )
  const name = texts.slice(0, fits < 0 ? texts.length : fits + 1).join(' ')
  const raw = segment.pieces.map((piece) => piece.raw).join(' / ')
  if (segment.pieces.length > 1) ledger.repair('line-joined', raw, name, first.loc)
  return { name, piece: first, raw }
}

/** Stage 7: an overview to its project, inside its unit programme only; what only resembles is proposed. */
function matched(group: Group, ledger: Ledger): Read['programmes'][number][] {
  const projects = group.programmes.flatMap((programme) => programme.projects)
  const pairs = matchNames(projects, group.overviews, { left: (p) => p.name.value, right: (o) => o.name.value })
  const overviews = new Map<DraftProject, OverviewRecord>()
  for (const [project, { with: overview, match }] of pairs) {
    if (match === 'near') ledger.ask('name-proposal', project.name.value, overview.name, overview.name.value)
    const repair =
      match === 'exact' ? [] : [ledger.repair('name-matched', overview.name.raw, project.name.value, overview.name.loc)]
    const confidence = match === 'near' ? 0.7 : overview.name.confidence
    overviews.set(project, {
      ...overview,
      name: { ...overview.name, confidence, repairs: [...overview.name.repairs, ...repair] },
      matched: match,
    })
  }
  const taken = new Set([...pairs.values()].map((pair) => pair.with))
  for (const overview of group.overviews) {
    if (taken.has(overview)) continue
    ledger.ask('overview-without-project', overview.name.value, overview.name)
    ledger.unrecognised.push({ what: 'table', why: 'overview-without-programme', raw: overview.name.raw, loc: overview.loc })
  }
  if (group.overviews.length > 0)
    for (const project of projects)
      if (!overviews.has(project)) ledger.note('project-without-overview', project.name.value, project.name)
  const [only] = group.programmes
  if (group.named && only && !group.programmes.some((p) => squeeze(p.name.value) === squeeze(group.named?.text ?? ''))) {
    ledger.note(
      'programme-heading-differs',
      only.name.value,
      { raw: group.named.text, loc: group.named.piece.loc },
      group.named.text,
    )
  }
  for (const { name, projectCount, projects: own } of group.programmes) {
    if (projectCount.value !== null && projectCount.value !== own.length)
      ledger.ask('project-count-differs', name.value, projectCount, String(own.length))
  }
  return group.programmes.map((draft) => ({ draft, heading: group.heading ?? columnHeading(draft.policy), overviews }))
}
