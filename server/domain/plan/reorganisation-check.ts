/** What keeps an event from being applied, and what is asked before it is. Pure; every finding has its sentence on the page. */
import {
  type Divisible,
  endedBy,
  endsUnit,
  type Followed,
  followedBy,
  type Follower,
  structureAfter,
  targetOf,
} from './reorganisation.ts'
import type { ReorganisationDraft, ReorganisationLine, UnitAfter, UnitBefore, UnitRef } from './reorganisation.ts'
import { squeezeName } from './same-name.ts'

/** 미비: it cannot be applied. `unit`, `to`: whom it is about; figures and names in `facts`. */
const BLOCKING = [
  'no-lines',
  'no-day',
  'not-a-day',
  'no-ordinance',
  'unit-not-there',
  'unit-changed-later',
  'line-twice',
  'two-ends',
  'split-one',
  'to-itself',
  'to-gone',
  'circle',
  'level-differs',
  'no-parent',
  'name-missing',
  'same-name',
  'transfer-nothing',
  'share-sum',
  'share-reason',
  'undecided',
] as const
/** 확인할 것: applied once somebody has said "yes, so it is". */
const ASKED = ['figures-after', 'same-day', 'successor-older', 'people-follow'] as const

export interface ReorganisationFinding {
  readonly rule: (typeof BLOCKING)[number] | (typeof ASKED)[number]
  readonly unit: UnitRef | null
  readonly to: UnitRef | null
  readonly facts: Readonly<Record<string, string | number>>
}

/** The name under which a question is accepted: with other figures it is another question. */
export const questionKey = ({ rule, unit, to, facts }: ReorganisationFinding): string =>
  [rule, unit ?? '', to ?? '', ...Object.values(facts)].join(':')

export const isQuestion = ({ rule }: ReorganisationFinding): boolean => ASKED.some((asked) => asked === rule)

/** All that is known of an event and of what stands around it. */
export interface EventFacts {
  readonly ordinance: string
  readonly ordinanceNumber: string
  /** as typed */
  readonly day: string
  readonly before: readonly UnitBefore[]
  readonly followers: readonly Follower[]
  /** units that existed at some time; the first day of each */
  readonly everSince: ReadonlyMap<number, string>
  /** applied events from the day on, and the units they touch */
  readonly later: readonly { readonly title: string; readonly on: string; readonly units: readonly number[] }[]
  /** other events of the same day, drafts too */
  readonly sameDay: readonly { readonly id: number; readonly title: string }[]
  /** figures already entered for periods that end on the day or later, of indicators that change hands */
  readonly figuresAfter: number
  /** figures that can be divided, of the units that the event touches */
  readonly divisible: readonly Divisible[]
}

const finding = (
  rule: ReorganisationFinding['rule'],
  unit: UnitRef | null = null,
  to: UnitRef | null = null,
  facts: ReorganisationFinding['facts'] = {},
): ReorganisationFinding => ({ rule, unit, to, facts })

/** A day of the calendar in ISO form: 29 February only where there is one. */
export function isEventDay(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (match === null) return false
  const [year, month, day] = match.slice(1).map(Number)
  if (year === undefined || month === undefined || day === undefined || year < 1990 || year > 2200) return false
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
  return days !== undefined && day >= 1 && day <= days
}

/** Everything that is open about an event, the gravest first. Questions that were accepted are left out. */
export function checkReorganisation(draft: ReorganisationDraft, facts: EventFacts): readonly ReorganisationFinding[] {
  const after = structureAfter(facts.before, draft)
  const followed = followedBy(draft, facts.followers)
  return [
    ...eventFindings(draft, facts),
    ...lineFindings(draft, facts, after),
    ...structureFindings(facts.before, after),
    ...shareFindings(draft, facts.divisible),
    ...followFindings(draft, followed),
    ...questions(draft, facts, followed).filter((one) => !draft.accepted.includes(questionKey(one))),
  ]
}

function eventFindings({ lines, units }: ReorganisationDraft, { day, ordinance, ordinanceNumber }: EventFacts) {
  return [
    ...(day === '' ? [finding('no-day')] : isEventDay(day) ? [] : [finding('not-a-day', null, null, { day })]),
    ...(ordinance.trim() === '' || ordinanceNumber.trim() === '' ? [finding('no-ordinance')] : []),
    ...(lines.length === 0 && units.length === 0 ? [finding('no-lines')] : []),
  ]
}

function lineFindings(draft: ReorganisationDraft, facts: EventFacts, after: readonly UnitAfter[]): ReorganisationFinding[] {
  const before = new Map(facts.before.map((unit) => [unit.id, unit]))
  const there = new Map(after.map((unit) => [unit.ref, unit]))
  const ended = endedBy(draft)
  const seen = new Set<string>()
  const found: ReorganisationFinding[] = []
  for (const line of draft.lines) {
    const to = targetOf(line)
    const from = before.get(line.from)
    // A rename and a move name one thing of a unit each: said twice they contradict each other.
    const key = line.kind === 'rename' || line.kind === 'move' ? `${line.kind}:${line.from}` : `${line.kind}:${line.from}:${to}`
    if (seen.has(key)) found.push(finding('line-twice', line.from, to))
    seen.add(key)
    const later = facts.later.find((event) => [line.from, to].some((ref) => typeof ref === 'number' && event.units.includes(ref)))
    if (later !== undefined) found.push(finding('unit-changed-later', line.from, to, { title: later.title, on: later.on }))
    if (from === undefined) {
      found.push(finding('unit-not-there', line.from, to, { since: facts.everSince.get(line.from) ?? '' }))
      continue
    }
    if (to === null) continue
    if (to === line.from) found.push(finding('to-itself', line.from, to))
    else if (typeof to === 'number' && ended.has(to))
      found.push(finding(inCircle(draft, line) ? 'circle' : 'to-gone', line.from, to))
    else if (!there.has(to)) found.push(finding('to-gone', line.from, to))
    else if (line.kind !== 'move' && there.get(to)?.level !== from.level) found.push(finding('level-differs', line.from, to))
    if (line.kind === 'transfer-part' && !draft.items.some((one) => one.to === to))
      found.push(finding('transfer-nothing', line.from, to))
  }
  for (const [unit, lines] of ended) {
    const kinds = new Set(lines.map((line) => line.kind))
    if (kinds.size > 1 || (lines.length > 1 && !kinds.has('split'))) found.push(finding('two-ends', unit))
    else if (kinds.has('split') && lines.length < 2) found.push(finding('split-one', unit))
    if (draft.lines.some((line) => line.from === unit && !endsUnit(line.kind))) found.push(finding('two-ends', unit))
  }
  return [...new Map(found.map((one) => [questionKey(one), one])).values()]
}

/** Whether the line's end leads, along lines that end units, back to where it began. */
function inCircle({ lines }: ReorganisationDraft, line: ReorganisationLine): boolean {
  const seen = new Set<UnitRef>()
  const open = [targetOf(line)]
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (at === null || seen.has(at)) continue
    if (at === line.from) return true
    seen.add(at)
    open.push(...lines.filter((one) => one.from === at && endsUnit(one.kind)).map(targetOf))
  }
  return false
}

function structureFindings(before: readonly UnitBefore[], after: readonly UnitAfter[]): ReorganisationFinding[] {
  const there = new Map(after.map((unit) => [unit.ref, unit]))
  const governed = before.some((unit) => unit.level === 'government')
  const found: ReorganisationFinding[] = []
  for (const unit of after) {
    if (unit.name === '') found.push(finding('name-missing', unit.ref))
    const wants = unit.level === 'department' ? 'bureau' : unit.level === 'bureau' && governed ? 'government' : null
    const parent = unit.parent === null ? undefined : there.get(unit.parent)
    if (wants !== null && parent?.level !== wants && (unit.by.length > 0 || unit.parent !== null))
      found.push(finding('no-parent', unit.ref, unit.parent))
  }
  const sameNames = Map.groupBy(
    after.filter((unit) => unit.name !== ''),
    (unit) => `${unit.parent ?? ''}:${squeezeName(unit.name)}`,
  )
  for (const units of sameNames.values()) {
    const [first, second] = units
    if (first !== undefined && second !== undefined && units.some((unit) => unit.by.length > 0))
      found.push(finding('same-name', first.ref, second.ref, { name: second.name }))
  }
  return found
}

/** What is divided adds up to what the plan prints, to the digit; of a unit that stays some of it may stay too. */
function shareFindings({ shares, lines }: ReorganisationDraft, divisible: readonly Divisible[]): ReorganisationFinding[] {
  return [...Map.groupBy(shares, ({ kind, from }) => `${kind}:${from}`).values()].flatMap((some) => {
    const [first] = some
    if (first === undefined) return []
    const { kind, from } = first
    const own = lines.filter((line) => line.from === from)
    const whole = divisible.find((one) => one.kind === kind && one.unitId === from)?.whole ?? 0
    const sum = some.reduce((total, one) => total + one.figure, 0)
    const fits = own.some((line) => endsUnit(line.kind)) ? sum === whole : sum <= whole
    const elsewhere = some.find((one) => !own.some((line) => targetOf(line) === one.to))
    return [
      ...(fits ? [] : [finding('share-sum', from, null, { kind, sum, whole })]),
      ...(elsewhere === undefined ? [] : [finding('to-gone', from, elsewhere.to)]),
      ...(some.every((one) => one.reason.trim() !== '') ? [] : [finding('share-reason', from, null, { kind })]),
    ]
  })
}

/** One finding for each unit and kind: what nobody has decided about. */
function followFindings(draft: ReorganisationDraft, followed: readonly Followed[]): ReorganisationFinding[] {
  const gone = new Set(endedBy(draft).keys())
  const bad = (one: Followed) => one.how === 'open' || (typeof one.to === 'number' && gone.has(one.to))
  return [...Map.groupBy(followed.filter(bad), (one) => `${one.unitId}:${one.kind}`).values()].flatMap((some) => {
    const [first] = some
    return first === undefined ? [] : [finding('undecided', first.unitId, null, { kind: first.kind, count: some.length })]
  })
}

function questions(draft: ReorganisationDraft, facts: EventFacts, followed: readonly Followed[]): ReorganisationFinding[] {
  const since = new Map(facts.before.map((unit) => [unit.id, unit.since]))
  const older = draft.lines.flatMap((line) => {
    const to = targetOf(line)
    if ((line.kind !== 'split' && line.kind !== 'merge') || typeof to !== 'number') return []
    const [first, second] = [since.get(line.from), since.get(to)]
    return first !== undefined && second !== undefined && second < first
      ? [finding('successor-older', line.from, to, { from: first, to: second })]
      : []
  })
  const people = followed.filter((one) => one.kind === 'person' && one.how === 'automatic').length
  return [
    ...(facts.figuresAfter > 0 ? [finding('figures-after', null, null, { count: facts.figuresAfter, day: facts.day })] : []),
    ...facts.sameDay.map(({ id, title }) => finding('same-day', null, null, { id, title })),
    ...older,
    ...(people > 0 ? [finding('people-follow', null, null, { count: people })] : []),
  ]
}
