import type { ReadDocument } from '../../documents/model.ts'
import type {
  Field,
  IndicatorRecord,
  PlanRecords,
  ProgrammeRecord,
  Recognition,
  Seen,
  TeamRecord,
  UnitRecord,
} from '../records.ts'
import { mendBreaks } from './breaks.ts'
import { bureausIn } from './bureaus.ts'
import { type Context, type Read, readSection } from './department.ts'
import { printed } from './field.ts'
import { assign, type Goals, goalsOf } from './goals.ts'
import { Ledger } from './ledger.ts'
import { governmentLevel } from './money.ts'
import { otherForm, seenIn } from './not-a-plan.ts'
import { ruled, type SaidRule } from './rules.ts'
import { sectionsOf } from './sections.ts'
import { type Segment, segmentsOf } from './segment.ts'
import { proposeSpellings } from './misspellings.ts'
import { byDepartment, withoutSummaries } from './summaries.ts'
import { filled, type Line, linesOf, type Piece } from './source.ts'
import { isTitle, type Units, unitsOf } from './units.ts'
import { amountUnit, isReport, yearsOf } from './years.ts'

/**
 * Reads a performance plan out of a document, or says what else it saw. Pure: the same document and rules give the same answer.
 * `rules`: what persons said of its tables.
 * Nothing is dropped: a cell or text is in a record, a heading, prose left out on purpose, or in `unrecognised`.
 */
export function recognisePlan(document: ReadDocument, rules: readonly SaidRule[] = []): Recognition {
  const [first, ...others] = bureausIn(document)
  return recogniseBureau(first ?? document, others, rules)
}

/** What was read of one bureau, and the part of the document it was read from; its blocks keep their places in the whole. */
export interface BureauReading {
  readonly document: ReadDocument
  readonly recognition: Recognition
}

/**
 * A document of several bureaus, one plan each, in its order. A part that is no plan goes with the bureau before it, where it is
 * listed; with the first one when nothing stands before.
 */
export function bureauReadings(document: ReadDocument, rules: readonly SaidRule[] = []): BureauReading[] {
  const parts = bureausIn(document)
  const readings = parts.map((part) => ({ document: part, recognition: recogniseBureau(part, [], rules) }))
  const plans = readings.flatMap(({ recognition }, i) => (recognition.kind === 'plan' ? [i] : []))
  if (plans.length === parts.length) return readings
  if (plans.length === 0) return [{ document, recognition: recognisePlan(document, rules) }]
  return plans.flatMap((at, n) => {
    const from = n === 0 ? 0 : at
    const to = plans[n + 1] ?? parts.length
    const [own] = parts.slice(at, at + 1)
    if (!own) return []
    const others = [...parts.slice(from, at), ...parts.slice(at + 1, to)]
    // The cover is of each of them.
    const blocks = [...new Set(parts.slice(from, to).flatMap((part) => part.blocks))]
    return [{ document: { ...document, blocks }, recognition: recogniseBureau(own, others, rules) }]
  })
}

/** What was read of each bureau, in the document's order. */
export const recognisePlans = (document: ReadDocument): Recognition[] =>
  bureauReadings(document).map(({ recognition }) => recognition)

function recogniseBureau(document: ReadDocument, others: readonly ReadDocument[], rules: readonly SaidRule[]): Recognition {
  const ledger = new Ledger()
  const lines = ruled(mendBreaks(linesOf(document), ledger), rules, ledger)
  const segments = segmentsOf(lines, ledger)
  const form = otherForm(document)
  const records = form === null && looksLikePlan(segments) ? recordsOf(lines, segments, ledger) : null
  if (records === null || 'lacks' in records || (records.indicators.length === 0 && records.programmes.length === 0))
    return {
      kind: 'not-a-plan',
      seen: { ...seenIn(document, lines), ...(form === null ? {} : { form }), ...(records && 'lacks' in records ? records : {}) },
    }
  reportLike(lines, ledger)
  for (const other of others) {
    const rest = linesOf(other)
    const [head] = rest.flatMap(filled)
    if (head) ledger.ask('several-bureaus', records.bureau.name.value, head)
    for (const line of rest) ledger.strange(line, 'another-bureau')
  }
  return {
    kind: 'plan',
    report: isReport(lines),
    records,
    unrecognised: ledger.wholeTables(),
    repairs: ledger.repairs,
    attention: ledger.attention,
    coverage: ledger.coverage(),
  }
}

/** Indicators with targets, or unit programmes beside another table of the form. */
function looksLikePlan(segments: readonly Segment[]): boolean {
  const has = (kind: Segment['kind']) => segments.some((segment) => segment.kind === kind)
  return has('indicators') || (has('lines') && (has('goal-table') || has('statement') || has('owner')))
}

/** A result report has the plan's tables with a column of rates; its figures are results, not a plan's. */
function reportLike(lines: readonly Line[], ledger: Ledger) {
  const sign = lines
    .flatMap(filled)
    .find((piece) => /^달성[률율](?:\(%\))?$/.test(piece.label) || piece.label.endsWith('성과보고서'))
  if (sign) ledger.ask('looks-like-report', sign.text, sign)
}

function recordsOf(
  lines: readonly Line[],
  segments: readonly Segment[],
  ledger: Ledger,
): PlanRecords | Required<Pick<Seen, 'lacks'>> | null {
  const titles = segments.flatMap((segment) => (segment.kind === 'title' ? filled(segment.line) : []))
  const sections = sectionsOf(segments)
  const units = unitsOf(sections, lines, titles, ledger)
  const years = yearsOf(segments, lines, ledger)
  if (!units) return { lacks: 'unit' }
  if (!years) return { lacks: 'year' }
  const [anchor] = lines.flatMap(filled)
  if (!anchor) return null
  const title = titleOf(titles, units, ledger)
  const money = amountUnit(segments, ledger, anchor)
  const context: Context = {
    units,
    years,
    money,
    level: governmentLevel(units.government?.name.value ?? ''),
  }
  const inOrder = sections.map((section, i) => readSection(section, units.ofSections[i] ?? units.bureau, context, ledger))
  const reads = withoutSummaries(
    inOrder.flatMap((one) => byDepartment(one, units)),
    units.bureau,
    ledger,
  )
  const goals = goalsOf(reads, units.bureau, ledger)
  for (const department of units.departments)
    if (!reads.some((read) => read.unit === department))
      ledger.note('department-without-section', department.name.value, department.name)
  const ordered = [units.bureau, ...units.departments].filter((unit) => reads.some((read) => read.unit === unit))
  const of = (unit: UnitRecord) => reads.filter((read) => read.unit === unit)
  const strategicGoals = ordered.flatMap((unit) =>
    of(unit)
      .flatMap((read) => read.strategic)
      .map((name, i) => ({ unit: unit.key, order: i + 1, name })),
  )
  const policyGoals = [...goals.goals].toSorted(
    (a, b) => ordered.findIndex((u) => u.key === a.department) - ordered.findIndex((u) => u.key === b.department),
  )
  proposeSpellings(
    [...strategicGoals.map((g) => g.name), ...policyGoals.map((g) => g.name)],
    units.government?.shortName ?? null,
    lines,
    ledger,
  )
  return {
    title,
    fiscalYear: years.fiscalYear,
    settledYear: years.settledYear,
    firstYear: years.firstYear,
    lastYear: years.lastYear,
    amountUnitWon: money.field,
    government: units.government,
    bureau: units.bureau,
    departments: units.departments,
    strategicGoals,
    policyGoals,
    goalTables: ordered.flatMap((unit) => goals.tables.filter((table) => table.unit === unit.key)),
    indicators: ordered.flatMap((unit) => indicatorsOf(unit, of(unit), goals, ledger)),
    programmes: ordered.flatMap((unit) => programmesOf(unit, of(unit), goals, ledger)),
    statements: ordered.flatMap((unit) => of(unit).flatMap((read) => read.statements)),
    staffing: ordered.flatMap((unit) => of(unit).flatMap((read) => read.staffing.flatMap((s) => s.rows))),
    teams: teamsOf(ordered.flatMap(of)),
  }
}

/** The first line that calls itself a 성과계획서; other lines of the cover are the unit's name or nothing known. */
function titleOf(pieces: readonly Piece[], units: Units, ledger: Ledger): Field<string> | null {
  const title = pieces.find(isTitle)
  for (const piece of pieces) {
    const known =
      piece === title ||
      units.find(piece.text) !== null ||
      piece.squeezed === units.government?.name.value ||
      /^(?:20\d\d)(?:회계)?(?:년도?)?[·.]?$|^20\d\d[·.]\d{1,2}[·.]?$/.test(piece.squeezed)
    if (known) ledger.recognised(piece)
    else ledger.alone(piece, 'text', 'text-outside-sections')
  }
  return title ? printed(title.text, title) : null
}

function indicatorsOf(unit: UnitRecord, reads: readonly Read[], goals: Goals, ledger: Ledger): IndicatorRecord[] {
  const items = reads.flatMap((read) =>
    read.indicators.map((item) => ({ ...item, reason: read.rationales.get(item.draft) ?? null })),
  )
  const keys = assign(items, goals.of(unit), {
    heading: (item) => item.heading?.name ?? null,
    count: (goal) => goal.indicators.value,
    weight: (item) => item.draft.weight.value,
    unclear: () => ledger.ask('goal-unclear', unit.name.value, unit.name),
  })
  return items.map(({ draft: { table: _, department: __, goalName: ___, ...draft }, reason }, i) => {
    const goal = keys[i] ?? ''
    return {
      key: `${unit.key}-i${i + 1}`,
      goal,
      order: keys.slice(0, i + 1).filter((key) => key === goal).length,
      ...draft,
      rationale: reason?.text ?? draft.rationale,
      components: reason?.components ?? [],
    }
  })
}

function programmesOf(unit: UnitRecord, reads: readonly Read[], goals: Goals, ledger: Ledger): ProgrammeRecord[] {
  const items = reads.flatMap((read) => read.programmes)
  const keys = assign(items, goals.of(unit), {
    heading: (item) => item.heading?.name ?? null,
    count: (goal) => goal.programmes.value,
    unclear: () => ledger.ask('goal-unclear', unit.name.value, unit.name),
  })
  return items.map(({ draft: { policy: _, ...draft }, overviews }, i) => {
    const goal = keys[i] ?? ''
    const key = `${unit.key}-p${i + 1}`
    const projects = draft.projects.map((project, j) => ({
      key: `${key}-${j + 1}`,
      order: j + 1,
      name: project.name,
      amounts: project.amounts,
      overview: overviews.get(project) ?? null,
      loc: project.loc,
    }))
    return { key, goal, order: keys.slice(0, i + 1).filter((k) => k === goal).length, ...draft, projects }
  })
}

/** Of each unit once: from the bureau's table, which comes first, else from its own. */
function teamsOf(reads: readonly Read[]): TeamRecord[] {
  const tables = reads.flatMap((read) => read.staffing.map((s) => s.teams))
  const seen = new Set<string>()
  return tables.flatMap((teams) => {
    const fresh = teams.filter((team) => !seen.has(team.unit))
    for (const team of fresh) seen.add(team.unit)
    return fresh
  })
}
