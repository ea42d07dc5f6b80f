import { scheduleFaults, type ScheduleFault } from '#domain/schedules/check.ts'
import { type ReadSchedule, readWon } from '#domain/schedules/read-text.ts'
import { readTypedDay, scheduleDayWords } from '#domain/schedules/schedule-day.ts'
import type { Shown } from './types.ts'

/** A schedule as it is typed: texts as they stand in the fields. */
export interface Typed {
  readonly departmentId: number
  readonly title: string
  readonly party: string
  readonly amount: string
  readonly startsOn: string
  readonly days: string
  readonly until: string
  readonly countsFirstDay: boolean
  readonly indicatorId: number | null
  readonly programmeId: number | null
  readonly projectId: number | null
  readonly source: string
  readonly note: string
  readonly payments: readonly TypedPayment[]
  readonly equal: boolean
  readonly steps: readonly TypedStep[]
  readonly reason: string
  readonly text: string
  readonly writtenOn: string
}
export interface TypedPayment {
  readonly key: number
  readonly kind: 'advance' | 'progress' | 'final'
  readonly amount: string
  readonly paidOn: string
}
export interface TypedStep {
  /** tells lines apart while they are typed */
  readonly key: number
  /** null = a new one */
  readonly id: number | null
  readonly name: string
  readonly due: string
  readonly weight: string
  readonly owner: string
  readonly criterion: string
}

export const newStep = (key: number): TypedStep => ({ key, id: null, name: '', due: '', weight: '', owner: '', criterion: '' })

export const emptyTyped = (departmentId: number): Typed => ({
  departmentId,
  title: '',
  party: '',
  amount: '',
  startsOn: '',
  days: '',
  until: '',
  countsFirstDay: false,
  indicatorId: null,
  programmeId: null,
  projectId: null,
  source: '',
  note: '',
  payments: [],
  equal: true,
  steps: [newStep(1), newStep(2)],
  reason: '',
  text: '',
  writtenOn: '',
})

const won = (amount: number, near: boolean) => `${amount.toLocaleString('en')}${near ? '여 원' : ''}`

/** A stored one as it stands in the fields; days in their own words, so that nothing is lost by opening the form. */
export const typedOf = (of: Shown): Typed => ({
  ...emptyTyped(of.departmentId),
  title: of.title,
  party: of.party ?? '',
  amount: of.amount === null ? '' : won(of.amount, of.amountNear),
  startsOn: of.startsOn ?? '',
  days: of.days === null ? '' : String(of.days),
  until: of.until ?? '',
  countsFirstDay: of.countsFirstDay,
  indicatorId: of.indicatorId,
  programmeId: of.programmeId,
  projectId: of.projectId,
  source: of.source ?? '',
  note: of.note ?? '',
  payments: of.payments.map(({ kind, amount, paidOn }, key) => ({ key, kind, amount: won(amount, false), paidOn })),
  equal: of.steps.every((step) => step.weight === null),
  steps: of.steps.map((step, at) => ({
    key: at + 1,
    id: step.id,
    name: step.name,
    due: step.replanned ?? '',
    weight: step.weight === null ? '' : String(step.weight),
    owner: step.owner ?? '',
    criterion: step.criterion ?? '',
  })),
})

/** What a text proposes, laid over what is typed: fields that were empty, and the steps. */
export function proposedIn(typed: Typed, read: ReadSchedule): Typed {
  const { contract, period, steps } = read
  const amount = contract.amount === null ? '' : won(contract.amount, contract.approximate)
  return {
    ...typed,
    party: typed.party === '' ? (contract.party ?? '') : typed.party,
    amount: typed.amount === '' ? amount : typed.amount,
    startsOn: typed.startsOn === '' ? (period.startsOn ?? '') : typed.startsOn,
    days: typed.days === '' ? String(period.days ?? '') : typed.days,
    until: typed.until === '' ? (period.until ?? '') : typed.until,
    steps:
      steps.length === 0 ? typed.steps : steps.map((step, at) => ({ ...newStep(at + 1), name: step.name, due: step.due ?? '' })),
  }
}

type Fault =
  | ScheduleFault
  | { readonly fault: 'no-title' | 'amount' | 'payment' | 'until' | 'days' }
  | { readonly fault: 'day'; readonly step: number; readonly why: 'no-year' | 'no-such-day' | 'unreadable' }

type Fields = Pick<
  Shown,
  | 'title'
  | 'indicatorId'
  | 'programmeId'
  | 'projectId'
  | 'party'
  | 'amount'
  | 'amountNear'
  | 'startsOn'
  | 'days'
  | 'countsFirstDay'
  | 'until'
  | 'untilText'
  | 'source'
  | 'note'
> & { readonly payments: { kind: TypedPayment['kind']; amount: number; paidOn: string }[] }
interface WrittenStep {
  readonly id: number | null
  readonly name: string
  readonly due: string | null
  readonly dueText: string | null
  readonly weight: number | null
  readonly owner: string | null
  readonly criterion: string | null
}

/** What is sent, and everything that keeps it from being sent. `dueTexts`: the words of days as a text had them, by their step's key. */
export function writtenOf(
  typed: Typed,
  dueTexts: ReadonlyMap<number, string> = new Map(),
): { readonly fields: Fields; readonly steps: WrittenStep[]; readonly faults: readonly Fault[] } {
  const own: Fault[] = []
  const text = (of: string) => (of.trim() === '' ? null : of.trim())
  if (text(typed.title) === null) own.push({ fault: 'no-title' })
  const amount = text(typed.amount) === null ? null : readWon(typed.amount)
  if (amount === null && text(typed.amount) !== null) own.push({ fault: 'amount' })
  const days = /^\d{1,5}$/.test(typed.days.trim()) ? Number(typed.days) : null
  if (text(typed.days) !== null && (days === null || days < 1 || days > 20_000)) own.push({ fault: 'days' })
  const until = text(typed.until) === null ? null : readTypedDay(typed.until)
  if (until?.kind === 'refused') own.push({ fault: 'until' })
  const payments = typed.payments.flatMap(({ kind, amount: paid, paidOn }) => {
    const read = readWon(paid)
    if (read === null || paidOn === '') own.push({ fault: 'payment' })
    return read === null ? [] : [{ kind, amount: read.amount, paidOn }]
  })
  const filled = typed.steps.filter((step) => [step.name, step.due, step.owner, step.criterion].some((one) => one.trim() !== ''))
  const steps = filled.map((step, at) => {
    const day = text(step.due) === null ? null : readTypedDay(step.due)
    if (day?.kind === 'refused') own.push({ fault: 'day', step: at, why: day.why })
    const due = day?.kind === 'day' ? day.day : null
    const words = dueTexts.get(step.key)
    return {
      id: step.id,
      name: step.name.trim(),
      due,
      // A day that was typed as the calendar has it needs no words of its own.
      dueText: words ?? (due === null || due === step.due.trim() ? null : step.due.trim()),
      weight: typed.equal ? null : text(step.weight) === null ? null : Number(step.weight),
      owner: text(step.owner),
      criterion: text(step.criterion),
    }
  })
  const dated = { startsOn: text(typed.startsOn), days, until: until?.kind === 'day' ? until.day : null }
  const unread = new Set(own.flatMap((one) => ('step' in one ? [one.step] : [])))
  const unweighed = !typed.equal && steps.some(({ weight }) => weight === null || Number.isNaN(weight))
  const found = scheduleFaults({
    ...dated,
    steps: steps.map((step) => ({ ...step, weight: Number.isNaN(step.weight) ? null : step.weight })),
  }).filter((one) => !('step' in one && unread.has(one.step)))
  return {
    fields: {
      title: typed.title.trim(),
      indicatorId: typed.indicatorId,
      programmeId: typed.programmeId,
      projectId: typed.projectId,
      party: text(typed.party),
      amount: amount?.amount ?? null,
      amountNear: amount?.approximate ?? false,
      ...dated,
      countsFirstDay: typed.countsFirstDay,
      untilText: until?.kind === 'day' && until.day !== typed.until.trim() ? typed.until.trim() : null,
      source: text(typed.source),
      note: text(typed.note),
      payments,
    },
    steps,
    faults: unweighed
      ? [...own, ...found.filter(({ fault }) => !fault.startsWith('weight')), { fault: 'weights-mixed' }]
      : [...own, ...found],
  }
}
export type WrittenFault = ReturnType<typeof writtenOf>['faults'][number]

/** How a typed day is understood; null while the field is empty or cannot be read. */
export const understood = (raw: string, language: 'ko' | 'en'): string | null => {
  const read = raw.trim() === '' ? null : readTypedDay(raw)
  return read?.kind === 'day' ? scheduleDayWords(read.day)[language] : null
}
