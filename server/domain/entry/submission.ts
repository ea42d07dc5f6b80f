import { type Actor, may } from './permissions.ts'
import type { Reason } from './reasons.ts'

/** draft 작성 · submitted 제출 · confirmed 확정 · returned 반려 · closed 마감 */
const STAGES = ['draft', 'submitted', 'confirmed', 'returned', 'closed'] as const
export type Stage = (typeof STAGES)[number]

/**
 * 집계 대상, a dated setting of the organisation (rules §6): which stages count wherever a figure is shown or scored outside
 * entry and review. Submitted ones count as 잠정, confirmed and closed ones as 확정; what is being typed never counts.
 */
export const COUNTED_STAGES = ['submitted-and-confirmed', 'confirmed-only'] as const
export type CountedStages = (typeof COUNTED_STAGES)[number]

/** Whether a figure at this stage counts under the setting. */
export const countsAt = (stage: Stage, counted: CountedStages): boolean =>
  stage === 'confirmed' || stage === 'closed' || (stage === 'submitted' && counted === 'submitted-and-confirmed')

/** What stands in a cell, in the indicator's unit. Delete makes it not-entered, never 0. */
export type EntryValue =
  | { readonly kind: 'measured'; readonly value: number }
  | { readonly kind: 'not-entered' }
  | { readonly kind: 'not-applicable' }

/** One value of one indicator and period on its way through the workflow. `empty`: nobody has touched it, version 0. */
export interface Item {
  readonly stage: Stage | 'empty'
  readonly value: EntryValue
  /** counts up by one with each accepted act */
  readonly version: number
  /** Whose figure it is: who entered the value that stands, and who submitted it. They may not confirm it. */
  readonly authors: readonly string[]
  /**
   * `returned`: sent back or reopened, may be corrected after the deadline. `exception`: reopened after it was closed, may be
   * changed in a closed period. What was only reopened before a closing ends with it.
   */
  readonly grant: 'none' | 'returned' | 'exception'
}

export const EMPTY: Item = { stage: 'empty', value: { kind: 'not-entered' }, version: 0, authors: [], grant: 'none' }

export type Act =
  | { readonly kind: 'enter'; readonly value: Exclude<EntryValue, { kind: 'not-entered' }> }
  | { readonly kind: 'clear' }
  | { readonly kind: 'submit' }
  | { readonly kind: 'recall' }
  | { readonly kind: 'confirm' }
  | { readonly kind: 'return'; readonly reason: string }
  | { readonly kind: 'reopen'; readonly reason: string }
  | { readonly kind: 'close' }
export const ACTS = [
  'enter',
  'clear',
  'submit',
  'recall',
  'confirm',
  'return',
  'reopen',
  'close',
] as const satisfies readonly Act['kind'][]

/** Who acts. Deputies (대리) are named for a time; the caller passes only those that hold today. */
export interface ActingPerson extends Actor {
  readonly id: string
  readonly entersFor: readonly number[]
  readonly reviewsFor: readonly number[]
}

/** not-yet: before it opens · open · overdue: past its last day, not closed yet · closed 마감 */
export type Window = 'not-yet' | 'open' | 'overdue' | 'closed'

export interface Setting {
  readonly departmentId: number
  readonly window: Window
  /** organisation setting, off by default: whether one's own figure may be confirmed by oneself */
  readonly selfApproval: boolean
  /** evidence or a reply was added since the value was returned; left out = nothing was */
  readonly answered?: boolean
  /** some parts of a composite figure stand without their whole, and can be taken away; left out = none do */
  readonly parts?: boolean
}

export type Decision = { readonly kind: 'done'; readonly item: Item } | { readonly kind: 'refused'; readonly reason: Reason }

const refused = (reason: Reason): Decision => ({ kind: 'refused', reason })

/**
 * The workflow of one value: draft → submitted → confirmed | returned → draft …, closed at the end. A returned value is
 * submitted again once its figure, its evidence or a reply is new. Gives the item after
 * the act, one version on, or why not. A confirmed or closed value is left only by `reopen`, which needs a reason.
 */
export function decide(item: Item, act: Act, who: ActingPerson, at: Setting): Decision {
  if (!mayAct(who, act.kind, at.departmentId)) return refused('forbidden')
  const no = windowRefusal(item, act, at.window) ?? stageRefusal(item, act, at) ?? actRefusal(item, act, who, at)
  return no === null ? { kind: 'done', item: after(item, act, who.id) } : refused(no)
}

/** Whether the person may do such an act in that department at all, whatever the value's stage. */
export function mayAct(who: ActingPerson, act: Act['kind'], departmentId: number): boolean {
  switch (act) {
    case 'enter':
    case 'clear':
      return may(who, 'entry.write', departmentId) || who.entersFor.includes(departmentId)
    case 'submit':
    case 'recall':
      return may(who, 'entry.submit', departmentId) || who.entersFor.includes(departmentId)
    case 'confirm':
    case 'return':
      return may(who, 'entry.review', departmentId) || who.reviewsFor.includes(departmentId)
    case 'reopen':
      return may(who, 'entry.reopen', departmentId)
    case 'close':
      return may(who, 'period.manage', departmentId)
  }
}

/**
 * Whether the person sees what a department has not reported yet: figures being typed, returned ones, why they changed and who
 * typed them. Everybody else sees the figures that count.
 */
export const seesDrafts = (who: ActingPerson, departmentId: number): boolean =>
  may(who, 'entry.read', departmentId) || who.entersFor.includes(departmentId) || who.reviewsFor.includes(departmentId)

function windowRefusal(item: Item, { kind }: Act, window: Window): Reason | null {
  if (kind === 'reopen' || kind === 'close' || window === 'open' || item.grant === 'exception') return null
  if (window === 'not-yet') return 'period-not-open'
  if (window === 'closed') return 'period-closed'
  // After the last day the head still reviews, and what is returned may be corrected.
  return kind === 'confirm' || kind === 'return' || item.grant === 'returned' ? null : 'deadline-passed'
}

const HELD: Partial<Record<Item['stage'], Reason>> = {
  submitted: 'value-submitted',
  confirmed: 'value-confirmed',
  closed: 'value-closed',
}

function stageRefusal({ stage, value }: Item, { kind }: Act, { answered, parts }: Setting): Reason | null {
  switch (kind) {
    case 'enter':
      return HELD[stage] ?? null
    case 'clear':
      return HELD[stage] ?? (value.kind === 'not-entered' && parts !== true ? 'nothing-entered' : null)
    case 'submit':
      // A new figure makes it a draft again. Without one there must be something new for the head to look at.
      if (stage === 'returned' && answered !== true) return 'value-returned'
      return HELD[stage] ?? (value.kind === 'not-entered' ? 'nothing-entered' : null)
    case 'recall':
    case 'confirm':
    case 'return':
      return stage === 'submitted' ? null : stage === 'confirmed' || stage === 'closed' ? (HELD[stage] ?? null) : 'not-submitted'
    case 'reopen':
      return stage === 'confirmed' || stage === 'closed' ? null : 'not-confirmed'
    case 'close':
      return stage === 'closed' ? 'value-closed' : stage === 'confirmed' ? null : 'not-confirmed'
  }
}

function actRefusal(item: Item, act: Act, who: ActingPerson, at: Setting): Reason | null {
  if (act.kind === 'confirm') return !at.selfApproval && item.authors.includes(who.id) ? 'self-approval' : null
  if (act.kind === 'return') return act.reason.trim() === '' ? 'reason-needed' : null
  if (act.kind !== 'reopen') return null
  if (act.reason.trim() === '') return 'reason-needed'
  // What is closed is opened again by the administrator alone, so that 마감 means something to the department.
  const closed = item.stage === 'closed' || at.window === 'closed'
  if (closed && who.role !== 'administrator') return 'value-closed'
  // Confirmed, but by no exception, in a closed period: a figure taken in after the closing. It is closed first, or reopening would leave it stuck.
  return at.window === 'closed' && item.stage === 'confirmed' && item.grant !== 'exception' ? 'period-closed' : null
}

const STAGE_AFTER: Readonly<Record<Act['kind'], Stage>> = {
  enter: 'draft',
  clear: 'draft',
  submit: 'submitted',
  recall: 'draft',
  confirm: 'confirmed',
  return: 'returned',
  reopen: 'draft',
  close: 'closed',
}

/** The item one accepted act later. Also replays a stored history, where nothing is left to decide. */
export function after(item: Item, act: Act, by: string | null): Item {
  const value = act.kind === 'enter' ? act.value : act.kind === 'clear' ? EMPTY.value : item.value
  return {
    stage: STAGE_AFTER[act.kind],
    value,
    version: item.version + 1,
    authors: authorsAfter(item, act, value, by),
    grant: grantAfter(item, act),
  }
}

function authorsAfter(item: Item, { kind }: Act, value: EntryValue, by: string | null): readonly string[] {
  if (by === null || (kind !== 'enter' && kind !== 'clear' && kind !== 'submit')) return item.authors
  // Only a new figure has a new author: correcting the words beside my figure does not make it somebody else's.
  const kept = kind === 'submit' || sameValue(value, item.value) ? item.authors : []
  return kept.includes(by) ? kept : [...kept, by]
}

function grantAfter(item: Item, { kind }: Act): Item['grant'] {
  // Until it is closed once more an exception is one, also where its new figure is confirmed and opened yet again.
  if (kind === 'close') return 'none'
  if (item.grant === 'exception' || (kind === 'reopen' && item.stage === 'closed')) return 'exception'
  return kind === 'reopen' || kind === 'return' ? 'returned' : kind === 'confirm' ? 'none' : item.grant
}

/** 0 and "not entered" are two things; 5 and 5.0 are one. */
export function sameValue(a: EntryValue, b: EntryValue): boolean {
  return a.kind === b.kind && (a.kind !== 'measured' || (b.kind === 'measured' && a.value === b.value))
}

/** The acts this person could do now, for the screen; `enter` is tried with any figure. */
export function actsOpen(item: Item, who: ActingPerson, at: Setting): readonly Act['kind'][] {
  return ACTS.filter((kind) => {
    const act: Act =
      kind === 'enter'
        ? { kind, value: { kind: 'measured', value: 1 } }
        : kind === 'return' || kind === 'reopen'
          ? { kind, reason: '-' }
          : { kind }
    return decide(item, act, who, at).kind === 'done'
  })
}
