import type { Db } from '#data/database.ts'
import { isYear } from '#domain/entry/calendar.ts'
import { formatNumber } from '#domain/words/format-number.ts'
import { type GivenParts, hardIn, partsAddUp, partsCheck } from '#domain/entry/entry-cell.ts'
import { parseNumber } from '#domain/entry/parse-number.ts'
import type { GroupScore } from '#domain/scoring/score.ts'
import { scoreGroup, scoreIndicator } from '#domain/scoring/score.ts'
import { type Act, decide, type EntryValue, mayAct, sameValue } from '#domain/entry/submission.ts'
import { Refusal } from '../refusal.ts'
import { scoringInput } from '../actuals/indicator-facts.ts'
import type { IndicatorRow } from '../actuals/indicators.ts'
import { type AcceptedAct, applyAct, subjectOf } from '../actuals/apply.ts'
import { type CellContext, type GridCell, gridCell, settingOf } from '../actuals/cell.ts'
import { cellContext, cellOf } from '../actuals/context.ts'
import { type CellFacts, periodsOf, rulesOf } from '../actuals/cell-facts.ts'
import { type Explanation, explanationOf, itemOf } from '../actuals/history.ts'
import { write } from '../record/write.ts'
import { type Writer } from '../record/writer.ts'

/** What was typed, exactly as typed, or a state chosen by name. */
export type Typed = { readonly raw: string } | { readonly state: 'not-entered' | 'not-applicable' }

export interface EnterInput {
  readonly indicatorId: number
  readonly year: number
  /** 0 = the year's figure, else the last month of the period */
  readonly month: number
  readonly entry: Typed
  /** the version the writer saw; 0 = an untouched cell */
  readonly version: number
  readonly requestId: string
  /** parts of a composite indicator, as typed, one for each component */
  readonly parts?: readonly { readonly componentId: number; readonly raw: string }[] | undefined
  /** left out = as it was; '' = taken away. `reason` is dropped with the figure it explained. */
  readonly reason?: string | undefined
  readonly cause?: string | undefined
  readonly remedy?: string | undefined
  readonly remedyDue?: string | undefined
}

export interface EnterResult {
  readonly cell: GridCell
  /** the department's score of the year with the new figure */
  readonly department: GroupScore
}

/**
 * 실적 입력: one figure into one cell, at once in force. Refuses 'forbidden', 'unknown-indicator', 'unknown-year',
 * 'unknown-period', 'value-computed', 'version-conflict' (with both values), 'period-not-open', 'period-closed',
 * 'deadline-passed', 'value-submitted', 'value-confirmed', 'value-closed', 'nothing-entered', 'number-unclear',
 * 'number-refused', 'hard-rule', 'parts-incomplete', 'bad-input' (parts that are no set of the figure, a 기한 of another age),
 * 'request-reused'. A retry with the same request gets the first answer again.
 */
export async function enterActual(db: Db, input: EnterInput, as: Writer): Promise<EnterResult> {
  return write(db, as, { act: 'value.enter', subject: subjectOf(input), input }, async (trx, audit, before) => {
    const context = await cellContext(trx, as.user, as.today, before)
    const cell = await cellOf(trx, input, context)
    return answer(await applyAct(trx, as, audit, entryOf(input, cell, context)), context)
  })
}

/**
 * What a figure typed into a cell comes to by the rules, as the cell stands. Refuses as `enterActual`, but for what depends on other
 * requests.
 */
export function entryOf(
  input: EnterInput,
  { indicator, facts }: { readonly indicator: IndicatorRow; readonly facts: CellFacts | null },
  context: CellContext,
): AcceptedAct {
  if (!mayAct(context.acting, 'enter', indicator.department_id)) throw new Refusal('forbidden')
  if (facts === null) throw new Refusal('unknown-indicator')
  // A figure of a plan that may still be let go of would go with it.
  if (indicator.plan_drafted === true) throw new Refusal('plan-still-draft', { year: input.year })
  refuseLoadedYear(facts)
  const item = itemOf(facts.revisions)
  if (item.version !== input.version) throw conflict(facts, input)
  refuseDay(input.remedyDue)
  const value = readTyped(input.entry, indicator.unit)
  const act: Act = value.kind === 'not-entered' ? { kind: 'clear' } : { kind: 'enter', value }
  const decision = decide(item, act, context.acting, settingOf(facts, context))
  if (decision.kind === 'refused') throw new Refusal(decision.reason, { stage: item.stage, window: facts.window })
  const same = sameValue(value, item.value)
  const parts = readParts(facts, input, same || value.kind === 'measured')
  if (value.kind === 'measured') refuseHard(facts, value.value, parts)
  refuseParts(facts, value, parts)
  const explanation = newExplanation(explanationOf(facts.revisions), input, !same)
  const { requestId } = input
  return { facts, act, item: decision.item, explanation, parts, requestId }
}

/** A figure of the whole year that came with a plan, without periods, must not be replaced by typing one month. */
function refuseLoadedYear(facts: CellFacts) {
  if (facts.indicator.frequency === 'year' || periodsOf(facts).length > 0) return
  const last = facts.yearRevisions.at(-1)
  if (last && last.act !== 'aggregate') throw new Refusal('value-confirmed', { year: facts.period.year })
}

/** Both values, who and when: what the other person needs to choose between mine and theirs. */
function conflict(facts: CellFacts, input: EnterInput): Refusal {
  const item = itemOf(facts.revisions)
  const last = facts.revisions.at(-1)
  return new Refusal('version-conflict', {
    seen: input.version,
    version: item.version,
    mine: 'raw' in input.entry ? input.entry.raw : input.entry.state,
    theirs: valueText(item.value),
    stage: item.stage,
    by: last?.recorded_by ?? '',
    at: last?.recorded_at ?? '',
    reason: last?.reason ?? '',
  })
}

/** A figure with every digit, or the name of its state: the form in which a conflict is told. */
const valueText = (value: EntryValue) => (value.kind === 'measured' ? formatNumber(value.value) : value.kind)

/** Reads what was typed with the one number parser. Two readings are asked about, the rest refused; never guessed. */
function readTyped(typed: Typed, unit: string): EntryValue {
  if ('state' in typed) return { kind: typed.state }
  const value = readNumber(typed.raw, unit)
  return value === null ? { kind: 'not-entered' } : { kind: 'measured', value }
}

function readNumber(raw: string, unit: string): number | null {
  const read = parseNumber(raw, { unit })
  switch (read.kind) {
    case 'value':
      return read.value
    case 'missing':
      return null
    case 'ask':
      throw new Refusal('number-unclear', { raw, why: read.reason, proposals: read.proposals.join(' | ') })
    case 'refuse':
      throw new Refusal('number-refused', { raw, why: read.reason })
  }
}

/** Parts as typed, else those that stand (they go with a figure only, `kept`); null when there are none. */
function readParts(facts: CellFacts, input: EnterInput, kept: boolean): GivenParts | null {
  const given = input.parts
  const parts = facts.components.map((c) => {
    if (given === undefined) return kept ? c.value : null
    const typed = given.find((p) => p.componentId === c.id)
    return typed === undefined ? null : readNumber(typed.raw, c.unit)
  })
  if (given?.some((p) => !facts.components.some((c) => c.id === p.componentId))) throw new Refusal('bad-input')
  return parts.some((part) => part !== null) ? parts : null
}

/** A whole never stands over parts that deny it: where they make it, all are given with it, and none without it is a set. */
function refuseParts(facts: CellFacts, value: EntryValue, parts: GivenParts | null) {
  if (parts === null) return
  const rules = rulesOf(facts)
  const check = partsCheck(rules, value, parts)
  if (check === 'different') throw new Refusal('bad-input', { field: 'parts' })
  if (check === 'incomplete' && value.kind === 'measured' && partsAddUp(rules))
    throw new Refusal('parts-incomplete', { given: parts.filter((part) => part !== null).length, of: parts.length })
}

function refuseHard(facts: CellFacts, value: number, parts: GivenParts | null) {
  const whole = parts?.filter((part) => part !== null) ?? []
  const complete = whole.length > 0 && whole.length === parts?.length ? whole : null
  const [hard] = hardIn(rulesOf(facts), value, complete)
  if (hard) throw new Refusal('hard-rule', { rule: hard.rule, ...hard.figures })
}

/** A 기한 in another age is a slip of the keyboard. */
function refuseDay(day: string | undefined) {
  const year = Number((day ?? '').slice(0, 4))
  if (day !== undefined && day !== '' && !isYear(year)) throw new Refusal('bad-input', { field: 'remedyDue', value: day })
}

function newExplanation(old: Explanation, input: EnterInput, changed: boolean): Explanation {
  const word = (given: string | undefined, kept: string | null) =>
    given === undefined ? kept : given.trim() === '' ? null : given.trim()
  return {
    reason: word(input.reason, changed ? null : old.reason),
    cause: word(input.cause, old.cause),
    remedy: word(input.remedy, old.remedy),
    remedyDue: word(input.remedyDue, old.remedyDue),
  }
}

/** The fresh row and the department's score, by the same functions as every page's. */
function answer(facts: CellFacts, context: CellContext): EnterResult {
  return {
    cell: gridCell(facts, context),
    department: scoreGroup(
      facts.department.map((one) => scoreIndicator(scoringInput(one, facts.period.year), context.policy)),
      context.policy,
    ),
  }
}
