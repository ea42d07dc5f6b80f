import type { Change } from '../../../server/record/change.ts'

/** A question on hand: the procedure's path, what it was asked with and what it answered last. */
export interface CachedQuery {
  readonly path: readonly string[]
  readonly input: unknown
  readonly data: unknown
}

/** Rooms of the API whose answers an act can change, by its name or else its first word; what is not here can change anything. */
const ROOMS: ReadonlyMap<string, readonly string[]> = new Map([
  [
    'value',
    [
      'scorecards',
      'departments',
      'entry',
      'review',
      'deadlines',
      'notices',
      'evidence',
      'activities',
      'periods',
      'differences',
      'questions',
    ],
  ],
  ['evidence', ['evidence', 'scorecards', 'departments', 'entry', 'review', 'periods']],
  ['comment', ['comments', 'entry', 'review', 'notices', 'periods']],
  ['activity', ['activities', 'evidence', 'departments', 'entry', 'review', 'periods', 'notices']],
  ['service', ['services', 'search']],
  ['schedule', ['schedules', 'differences', 'notices']],
  ['period', ['entry', 'review', 'deadlines', 'notices', 'activities', 'evidence', 'periods', 'organisation']],
  ['deputy', ['entry', 'review', 'deadlines', 'notices', 'activities', 'evidence', 'comments', 'periods', 'organisation']],
  [
    'setting',
    [
      'entry',
      'review',
      'deadlines',
      'notices',
      'scorecards',
      'departments',
      'system',
      'periods',
      'organisation',
      'nextPlan',
      'differences',
      'activities',
      'questions',
    ],
  ],
  ['due', ['entry', 'review', 'deadlines', 'notices', 'scorecards', 'departments', 'periods', 'differences', 'questions']],
  ['reminder', ['deadlines', 'notices']],
  ['policy', ['scorecards', 'departments', 'entry', 'review', 'system', 'periods', 'differences', 'questions']],
  ['account', ['accounts', 'deadlines', 'notices', 'system']],
  ['session', ['accounts']],
  ['sign-in', ['accounts']],
  ['sign-out', ['accounts']],
  [
    'budget',
    ['budgets', 'workbooks', 'scorecards', 'departments', 'deadlines', 'notices', 'search', 'system', 'differences', 'questions'],
  ],
  // A document under review is on the importer's pages alone until it is confirmed; then it changes everything.
  ['import.upload', ['imports']],
  ['import.read', ['imports', 'notices']],
  ['import.correct', ['imports']],
  ['import.add', ['imports']],
  ['import.rule', ['imports']],
  ['import.decide', ['imports']],
  ['import.discard', ['imports', 'notices']],
  // What is written in a draft stands on its own pages; making and ending one changes the years of every page.
  ['draft.change', ['nextPlan', 'departments', 'scorecards', 'budgets']],
  ['draft.decide', ['nextPlan', 'departments', 'scorecards']],
  ['calendar', ['calendar']],
  ['draft.done', ['nextPlan']],
  ['draft.reopen', ['nextPlan']],
])
/** Not asked anew by themselves: the record grows with every look, a search is over when it is answered. */
const QUIET: ReadonlySet<string> = new Set(['audit', 'search'])

const field = (of: unknown, name: string): unknown =>
  typeof of === 'object' && of !== null ? (of as Readonly<Record<string, unknown>>)[name] : undefined
/** Two that are both known and differ. */
const differ = (a: unknown, b: unknown) => typeof a === 'number' && typeof b === 'number' && a !== b

/**
 * Whether the answer on hand can be another one after the change. Says yes when in doubt: a question too many costs little,
 * a stale figure much. Pure.
 */
export function touchedBy({ path, input, data }: CachedQuery, change: Change): boolean {
  const [room = '', procedure = ''] = path
  if (QUIET.has(room)) return room === 'audit' && procedure === 'of' && field(input, 'subject') === change.subject
  const rooms = ROOMS.get(change.act) ?? ROOMS.get(change.act.split('.')[0] ?? '')
  if (rooms !== undefined && !rooms.includes(room)) return false
  if (differ(field(input, 'indicatorId'), change.indicatorId)) return false
  if (differ(field(input, 'departmentId'), change.departmentId)) return false
  if ((room === 'entry' || room === 'review' || room === 'periods') && typeof change.year === 'number') {
    // Later grids show the figures of the years before.
    const year = field(data, 'year')
    if (typeof year === 'number' && year < change.year) return false
  }
  if (change.departmentId === undefined) return true
  const departments = field(data, 'departments')
  return (
    !Array.isArray(departments) ||
    departments.some((d: unknown) => d === change.departmentId || field(d, 'id') === change.departmentId)
  )
}

/** Reads a question from a query's key as @trpc/tanstack-react-query makes it: [[room, procedure], { input, type }]. */
export function cachedQueryOf(key: readonly unknown[], data: unknown): CachedQuery | null {
  const [path, options] = key
  if (!Array.isArray(path) || !path.every((part) => typeof part === 'string')) return null
  return { path, input: field(options, 'input'), data }
}
