import {
  dayIn as day,
  idIn as id,
  monthIn as month,
  oneOf,
  type RawSearch as Raw,
  structureIn as structure,
  yearIn as year,
} from '#domain/pages/address.ts'
import { INTENTS } from '#domain/questions/intents.ts'
import { THING_KINDS } from '#domain/questions/link.ts'
import { LONGEST_QUESTION } from '#domain/questions/text.ts'

/**
 * What a page keeps in its address, so that a link shows the same view. A broken parameter is dropped, never an error:
 * links get cut in messengers.
 */
const text = (raw: unknown, most = 80) => (typeof raw === 'string' && raw.length > 0 ? raw.slice(0, most) : undefined)
const flag = (raw: unknown) => (raw === true || raw === 1 || raw === '1' ? true : undefined)
/** All keys stay, broken ones as undefined: the router would otherwise put what the address had back in. A page takes one away so too. */
const known = <T extends object>(search: T): Partial<T> => search

export const overviewSearch = (raw: Raw) =>
  known({
    year: year(raw['year']),
    structure: structure(raw),
    bureau: id(raw['bureau']),
    /** the roll-up rule shown, when another than the policy's */
    rule: oneOf(raw['rule'], ['equal', 'budget', 'headcount', 'measured-weight']),
    /** the department unfolded in the heatmap */
    department: id(raw['department']),
    /** wall screen: larger, cycling, pausable */
    tv: flag(raw['tv']),
  })

/** The order of the bureaus; left out: the one that needs attention first. */
export const governmentSearch = (raw: Raw) =>
  known({
    year: year(raw['year']),
    structure: structure(raw),
    /** whose departments the menu has */
    bureau: id(raw['bureau']),
    sort: text(raw['sort']),
    desc: flag(raw['desc']),
  })

export const departmentSearch = (raw: Raw) =>
  known({
    year: year(raw['year']),
    structure: structure(raw),
    /** the department's, for the pages after it */
    bureau: id(raw['bureau']),
    /** open side panel */
    indicator: id(raw['indicator']),
    sort: text(raw['sort']),
    desc: flag(raw['desc']),
    programme: id(raw['programme']),
  })

export const budgetSearch = (raw: Raw) =>
  known({
    year: year(raw['year']),
    bureau: id(raw['bureau']),
    structure: structure(raw),
    department: id(raw['department']),
    programme: id(raw['programme']),
    q: text(raw['q']),
    sort: text(raw['sort']),
    desc: flag(raw['desc']),
    tab: oneOf(raw['tab'], ['tree', 'statement', 'reconciliation', 'transfers', 'supplementary']),
    /** which states of equations to show */
    state: oneOf(raw['state'], ['failed', 'rounding', 'exact', 'not-checkable']),
  })

/** `refused`: why the single sign-on sent somebody back, a Reason. */
export const signInSearch = (raw: Raw) =>
  known({ next: text(raw['next'], 400)?.match(/^\/(?!\/)[^\\]*$/)?.[0], refused: text(raw['refused'], 60) })

const period = (raw: Raw) => ({ year: year(raw['year']), month: month(raw['month']), department: id(raw['department']) })
/** Which period of which department; month 0 is the whole year. */
export const entrySearch = (raw: Raw) => known({ ...period(raw), bureau: id(raw['bureau']) })
/** What waits over all periods, unless one is named; or what is returned and reopened, or confirmed. */
export const reviewSearch = (raw: Raw) =>
  known({ ...period(raw), bureau: id(raw['bureau']), show: oneOf(raw['show'], ['waiting', 'changing', 'confirmed']) })

/** Which activities: of a department, in a year, counted by an indicator. */
export const activitiesSearch = (raw: Raw) =>
  known({
    year: year(raw['year']),
    bureau: id(raw['bureau']),
    department: id(raw['department']),
    indicator: id(raw['indicator']),
    q: text(raw['q']),
    activity: id(raw['activity']),
    /** the register by its series, and the one that is open */
    tab: oneOf(raw['tab'], ['series']),
    series: id(raw['series']),
    /** every department, for somebody whose own would be shown else */
    all: flag(raw['all']),
  })
/** 이행표준: the directory with what is looked for, its results of a year, or its tables; `on`: the day whose desks are shown. */
export const servicesSearch = (raw: Raw) =>
  known({
    bureau: id(raw['bureau']),
    view: oneOf(raw['view'], ['directory', 'results', 'manage']),
    // Digits of an address come as a number.
    q: text(typeof raw['q'] === 'number' ? String(raw['q']) : raw['q']),
    on: day(raw['on']),
    year: year(raw['year']),
  })
/** Schedules of a bureau. */
export const schedulesSearch = (raw: Raw) => known({ year: year(raw['year']), bureau: id(raw['bureau']) })
/** One of them, with the step chosen. */
export const scheduleSearch = (raw: Raw) => known({ year: year(raw['year']), bureau: id(raw['bureau']), step: id(raw['step']) })
/** `show`: only what is late, or what is finished too; else what waits for somebody. */
export const deadlinesSearch = (raw: Raw) =>
  known({
    year: year(raw['year']),
    bureau: id(raw['bureau']),
    department: id(raw['department']),
    show: oneOf(raw['show'], ['late', 'all']),
  })
/** Which two days are compared (the later one is today unless it is named), of which bureau, and which kind is shown. */
const edition = (raw: unknown) =>
  typeof raw === 'string' && /^\d{1,9}(\.\d{1,2})?-\d{1,9}(\.\d{1,2})?$/.test(raw) ? raw : undefined
/** What is known otherwise on another day, or said otherwise by another edition. */
export const differencesSearch = (raw: Raw) =>
  known({
    from: day(raw['from']),
    to: day(raw['to']),
    /** two editions in place of two days: 'plan' or 'plan.추경' each */
    editions: edition(raw['editions']),
    bureau: id(raw['bureau']),
    kind: oneOf(raw['kind'], [
      'actual',
      'target',
      'definition',
      'plan',
      'budget',
      'evidence',
      'comment',
      'activity',
      'unit',
      'rule',
    ]),
  })
/** A question, and what a person set in it by hand: what it is about ('indicator.12'), what is asked for and of which year. */
export const questionsSearch = (raw: Raw) => {
  const [kind, number] = (text(raw['about']) ?? '').split('.')
  const thing = oneOf(kind, THING_KINDS)
  return known({
    year: year(raw['year']),
    bureau: id(raw['bureau']),
    structure: structure(raw),
    q: text(raw['q'], LONGEST_QUESTION),
    about: thing !== undefined && id(Number(number)) !== undefined ? `${thing}.${Number(number)}` : undefined,
    intent: oneOf(raw['intent'], INTENTS),
    of: year(raw['of']),
  })
}
export const auditSearch = (raw: Raw) =>
  known({
    q: text(raw['q']),
    act: text(raw['act']),
    actor: text(raw['actor'], 100),
    subject: text(raw['subject'], 120),
    from: text(raw['from'], 10),
    to: text(raw['to'], 10),
    entry: id(raw['entry']),
  })
export const periodsSearch = (raw: Raw) =>
  known({
    year: year(raw['year']),
    month: month(raw['month']),
    frequency: oneOf(raw['frequency'], ['year', 'half-year', 'quarter', 'month']),
    tab: oneOf(raw['tab'], ['periods', 'due', 'deputies', 'rules']),
    q: text(raw['q']),
    department: id(raw['department']),
  })
/** Which edition of which year. */
export const plansSearch = (raw: Raw) => known({ plan: id(raw['plan']), bureau: id(raw['bureau']) })
export const accountsSearch = (raw: Raw) => known({ q: text(raw['q']), account: text(raw['account'], 100) })
/** 연간 일정 of a fiscal year. */
export const calendarSearch = (raw: Raw) => known({ year: year(raw['year']) })
/** The draft of next year's plan, of one department. */
export const nextPlanSearch = (raw: Raw) => known({ bureau: id(raw['bureau']), department: id(raw['department']) })
/** 알림: those that are unread, or what one day brought. */
export const noticesSearch = (raw: Raw) =>
  known({ bureau: id(raw['bureau']), view: oneOf(raw['view'], ['unread', 'day']), day: day(raw['day']) })
/** Which event of reorganisation, at which step of its draft. */
export const reorganisationSearch = (raw: Raw) =>
  known({ event: id(raw['event']), step: oneOf(raw['step'], ['basis', 'links', 'follow', 'apply']) })
export const importsSearch = (raw: Raw) =>
  known({
    file: id(raw['file']),
    tab: oneOf(raw['tab'], ['records', 'changes', 'reconciliation']),
    show: oneOf(raw['show'], ['attention', 'all']),
    /** the chosen field, doubt or cell, and how the document is shown */
    at: text(raw['at'], 120),
    view: oneOf(raw['view'], ['tables', 'page']),
    state: oneOf(raw['state'], ['failed', 'rounding', 'exact', 'not-checkable']),
  })
