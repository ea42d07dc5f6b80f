import fc from 'fast-check'
import type { Store } from '#data/database.ts'
import type { Role } from '#domain/entry/permissions.ts'
import {
  type Act,
  type Decision,
  decide,
  type ActingPerson,
  EMPTY,
  type Item,
  sameValue,
  type Window,
} from '#domain/entry/submission.ts'
import { closePeriod } from '#server/periods/close.ts'
import { setWindow } from './settings.ts'
import { enterActual } from '#server/entry/enter.ts'
import { itemOf, revisionsOf } from '#server/actuals/history.ts'
import { addComment } from '#server/comments/comments.ts'
import { recall, submit } from '#server/entry/submit.ts'
import { Refusal } from '#server/refusal.ts'
import { confirm, reopen, returnCells } from '#server/review/review.ts'
import { fresh, person, writer } from './people.ts'

/** A day before, in, and after the period; `close`: the administrator closes it, after which the first day is as good as any. */
const DAYS = { 'not-yet': '2026-01-10', open: '2026-03-10', overdue: '2026-07-10' } as const
const OPENS = '2026-02-01'
const CLOSES = '2026-06-30'

const WORDS = [
  'enter',
  'enter',
  'enter',
  'clear',
  'submit',
  'submit',
  'submit',
  'recall',
  'confirm',
  'confirm',
  'confirm',
  'return',
  'reopen',
  'reply',
] as const
const step = fc.oneof(
  {
    weight: 30,
    arbitrary: fc.record({
      act: fc.constantFrom(...WORDS),
      who: fc.nat({ max: 8 }),
      raw: fc.integer({ min: 1, max: 98 }),
      fits: fc.constantFrom(null, 0, 1, 2, 3, 4, 5, 6, 7),
      day: fc.constantFrom<keyof typeof DAYS>('open', 'open', 'open', 'open', 'open', 'overdue', 'not-yet'),
    }),
  },
  { weight: 3, arbitrary: fc.constantFrom('close-period' as const, 'open-period' as const, 'open-period' as const) },
)
export const walk = fc.array(step, { minLength: 8, maxLength: 24, size: 'max' })
type Does = Exclude<(typeof WORDS)[number], 'reply'>
export type Walk = readonly (typeof step extends fc.Arbitrary<infer T> ? T : never)[]

/**
 * Walks one value through the real store beside the model (#domain/entry/submission.ts `decide`): each act must be taken or
 * refused for the reason the model gives, and what stands afterwards must be what the model says. Throws where they part.
 */
export class Walker {
  readonly #store: Store
  readonly #cell: {
    readonly indicatorId: number
    readonly departmentId: number
    readonly otherId: number
    readonly bureauId: number
  }
  item: Item = EMPTY
  #closed = false
  /** somebody replied since the last return */
  #answered = false
  /** seconds since the walk began: a reply comes after the return it answers, whatever the day of the step */
  #clock = 0
  readonly reached: Record<string, number> = {}
  refused = 0

  constructor(store: Store, cell: { indicatorId: number; departmentId: number; otherId: number; bureauId: number }) {
    this.#store = store
    this.#cell = cell
  }

  /** The period as every walk finds it first. */
  begin = () => this.#period('open-period')

  async go(steps: Walk): Promise<void> {
    for (const one of steps) {
      if (typeof one === 'string') await this.#period(one)
      else await this.#act(one)
    }
  }

  get #people(): readonly ActingPerson[] {
    const { departmentId, otherId } = this.#cell
    const as = (id: string, role: Role, ...ids: number[]): ActingPerson => ({
      ...person(id, role, ...ids),
      entersFor: [],
      reviewsFor: [],
    })
    return [
      as('kim', 'evaluator', departmentId),
      as('kim', 'evaluator', departmentId),
      as('lee', 'evaluator', departmentId),
      as('head', 'head', departmentId),
      as('head', 'head', departmentId),
      as('deputy', 'head', departmentId, otherId),
      as('stranger', 'head', otherId),
      as('admin', 'administrator'),
    ]
  }

  async #act({ act: any, who, day, raw, fits }: Exclude<Walk[number], string>): Promise<void> {
    const window: Window = this.#closed ? 'closed' : day
    const fit = fits === null ? undefined : this.#fitting(window)[fits]
    const act = fit?.act ?? any
    const acting: ActingPerson = fit?.acting ??
      this.#people[who] ?? { ...person('nobody', 'executive'), entersFor: [], reviewsFor: [] }
    if (act === 'reply') return this.#reply()
    const does = actOf(act, raw)
    const model = decide(this.item, does, acting, this.#setting(window))
    const told = await this.#try(act, raw, acting, DAYS[day])
    const expected = model.kind === 'done' ? 'accepted' : model.reason
    if (told !== expected)
      throw new Error(
        `${acting.id} ${act} on ${this.item.stage} v${this.item.version} (${window}): the store says ${told}, the model ${expected}`,
      )
    if (model.kind === 'refused') this.refused += 1
    else if (act === 'return') this.#answered = false
    await this.#stands(model, act)
  }

  /** Changes nothing but whether a returned value may be submitted as it is. */
  async #reply(): Promise<void> {
    const { departmentId, indicatorId } = this.#cell
    const said = { indicatorId, year: 2025, month: 0, text: '확인했습니다', requestId: fresh() }
    await addComment(this.#store.db, said, this.#writer(person('kim', 'evaluator', departmentId), DAYS.open))
    this.#answered = true
    await this.#stands({ kind: 'refused', reason: 'forbidden' }, 'reply')
    this.reached['reply'] = (this.reached['reply'] ?? 0) + 1
  }

  #setting = (window: Window) => ({
    departmentId: this.#cell.departmentId,
    window,
    selfApproval: false,
    answered: this.#answered,
  })

  #writer(user: ReturnType<typeof person>, day: string) {
    this.#clock += 1
    return { ...writer(user, day), now: new Date(Date.parse('2026-03-10T03:00:00Z') + this.#clock * 1000) }
  }

  /** What the model would take now, each act once: left to chance alone a walk is mostly refusals. */
  #fitting(window: Window) {
    const all = [...new Set(WORDS)].flatMap((act) => {
      if (act === 'reply') return []
      const setting = this.#setting(window)
      const acting = this.#people.find((one) => decide(this.item, actOf(act, 1), one, setting).kind === 'done')
      return acting === undefined ? [] : [{ act, acting }]
    })
    // The rarer ones at the end of a value's way come up as often as the first.
    return [...all, ...all.toReversed(), ...all]
  }

  async #try(act: Does, raw: number, acting: ActingPerson, day: string): Promise<string> {
    const { db } = this.#store
    const as = this.#writer(person(acting.id, acting.role, ...acting.departmentIds), day)
    const one = { indicatorId: this.#cell.indicatorId, version: this.item.version }
    const many = { year: 2025, month: 0, cells: [one], requestId: fresh(), reason: '시험' }
    const { reason: _, ...plain } = many
    const first = async (of: Promise<readonly { refused: string | null }[]>) => (await of)[0]?.refused ?? 'accepted'
    // With every word a check could ask for: the model knows of no words.
    const words = { reason: '시험', cause: '시험', remedy: '시험', remedyDue: '2026-12-31' }
    const entered = async (entry: { raw: string } | { state: 'not-entered' }) => {
      await enterActual(db, { ...one, year: 2025, month: 0, entry, ...words, requestId: fresh() }, as)
      return 'accepted'
    }
    try {
      switch (act) {
        case 'enter':
          return await entered({ raw: String(raw) })
        case 'clear':
          return await entered({ state: 'not-entered' })
        case 'submit':
          return await first(submit(db, plain, as)).catch((error: unknown) => {
            // What somebody else typed is handed in by name; the model knows of no names.
            if (!(error instanceof Refusal && error.reason === 'draft-of-another')) throw error
            const named = { ...one, typedBy: String(error.facts['by']) }
            return first(submit(db, { ...plain, cells: [named], requestId: fresh() }, as))
          })
        case 'recall':
          return await first(recall(db, plain, as))
        case 'confirm':
          return await first(confirm(db, plain, as))
        case 'return':
          return await first(returnCells(db, many, as))
        case 'reopen':
          return await first(reopen(db, many, as))
      }
    } catch (error) {
      if (error instanceof Refusal) return error.reason
      throw error
    }
  }

  async #period(what: 'close-period' | 'open-period'): Promise<void> {
    const as = writer(person('admin', 'administrator'), DAYS.open)
    const key = { unitId: this.#cell.bureauId, year: 2025, frequency: 'year', month: 0, requestId: fresh() } as const
    if (what === 'open-period') {
      await setWindow(this.#store.db, { ...key, opensOn: OPENS, closesOn: CLOSES, reason: '시험' }, as)
      this.#closed = false
      return
    }
    await closePeriod(this.#store.db, key, as)
    this.#closed = true
    const closer: ActingPerson = { ...as.user, entersFor: [], reviewsFor: [] }
    const model = decide(this.item, { kind: 'close' }, closer, {
      departmentId: this.#cell.departmentId,
      window: 'closed',
      selfApproval: false,
    })
    await this.#stands(model, 'close')
  }

  async #stands(model: Decision, act: string): Promise<void> {
    const before = this.item
    if (model.kind === 'done') {
      this.item = model.item
      this.reached[act] = (this.reached[act] ?? 0) + 1
    }
    const stored = itemOf(
      (await revisionsOf(this.#store.db, [this.#cell.indicatorId], 2025, [0])).get(this.#cell.indicatorId) ?? [],
    )
    const same =
      stored.stage === this.item.stage &&
      stored.version === this.item.version &&
      stored.grant === this.item.grant &&
      sameValue(stored.value, this.item.value) &&
      stored.authors.toSorted().join() === this.item.authors.toSorted().join()
    if (!same)
      throw new Error(
        `after ${act} on ${before.stage} v${before.version} there stands ${JSON.stringify(stored)}, not ${JSON.stringify(this.item)}`,
      )
  }
}

const actOf = (act: Does, raw: number): Act =>
  act === 'enter'
    ? { kind: act, value: { kind: 'measured', value: raw } }
    : act === 'return' || act === 'reopen'
      ? { kind: act, reason: '시험' }
      : { kind: act }
