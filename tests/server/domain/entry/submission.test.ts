import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Role } from '#domain/entry/permissions.ts'
import { isReason } from '#domain/entry/reasons.ts'
import {
  type Act,
  ACTS,
  actsOpen,
  after,
  decide,
  type ActingPerson,
  EMPTY,
  type EntryValue,
  type Item,
  sameValue,
  type Setting,
  type Window,
} from '#domain/entry/submission.ts'

const person = (id: string, role: Role, departmentIds: number[], more: Partial<ActingPerson> = {}): ActingPerson => ({
  id,
  role,
  departmentIds,
  entersFor: [],
  reviewsFor: [],
  ...more,
})
const kim = person('kim', 'evaluator', [1])
const lee = person('lee', 'evaluator', [1])
const head = person('head', 'head', [1])
const stranger = person('stranger', 'head', [2])
const foreign = person('foreign', 'evaluator', [2])
const executive = person('executive', 'executive', [])
const administrator = person('administrator', 'administrator', [])
const deputy = person('deputy', 'evaluator', [1], { reviewsFor: [1] })
const standIn = person('stand-in', 'evaluator', [2], { entersFor: [1] })
const EVERYBODY = [kim, lee, head, stranger, foreign, executive, administrator, deputy, standIn]

const at = (window: Window = 'open', selfApproval = false, answered = false): Setting => ({
  departmentId: 1,
  window,
  selfApproval,
  answered,
})
const enter = (value: number): Act => ({ kind: 'enter', value: { kind: 'measured', value } })

/** Plays acts that must all be accepted. */
function play(...steps: readonly (readonly [ActingPerson, Act, Setting?])[]): Item {
  return steps.reduce<Item>((item, [who, act, setting]) => {
    const decision = decide(item, act, who, setting ?? at())
    if (decision.kind === 'refused') throw new Error(`${who.id} ${act.kind}: ${decision.reason}`)
    return decision.item
  }, EMPTY)
}
const no = (item: Item, who: ActingPerson, act: Act, setting = at()) => {
  const decision = decide(item, act, who, setting)
  return decision.kind === 'refused' ? decision.reason : 'accepted'
}

const draft = () => play([kim, enter(5)])
const submitted = () => play([kim, enter(5)], [kim, { kind: 'submit' }])
const confirmed = () => play([kim, enter(5)], [kim, { kind: 'submit' }], [head, { kind: 'confirm' }])
const returned = () => play([kim, enter(5)], [kim, { kind: 'submit' }], [head, { kind: 'return', reason: '증빙 부족' }])
const closed = () =>
  play([kim, enter(5)], [kim, { kind: 'submit' }], [head, { kind: 'confirm' }], [administrator, { kind: 'close' }, at('closed')])

describe('the way of a value', () => {
  test('draft, submitted, returned, corrected, confirmed, closed', () => {
    const item = play(
      [kim, enter(5)],
      [kim, { kind: 'submit' }],
      [head, { kind: 'return', reason: '단위 확인' }],
      [kim, enter(50)],
      [kim, { kind: 'submit' }],
      [head, { kind: 'confirm' }],
      [administrator, { kind: 'close' }],
    )
    expect(item).toMatchObject({ stage: 'closed', version: 7, value: { kind: 'measured', value: 50 }, grant: 'none' })
  })
  test.each([
    ['enter over a submitted value', submitted, kim, enter(6), 'value-submitted'],
    ['enter over a confirmed value', confirmed, kim, enter(6), 'value-confirmed'],
    ['clear a closed value', closed, kim, { kind: 'clear' }, 'value-closed'],
    ['submit nothing', () => EMPTY, kim, { kind: 'submit' }, 'nothing-entered'],
    [
      'submit what was cleared',
      () => play([kim, enter(5)], [kim, { kind: 'clear' }]),
      kim,
      { kind: 'submit' },
      'nothing-entered',
    ],
    ['submit again what was returned', returned, kim, { kind: 'submit' }, 'value-returned'],
    ['confirm a draft', draft, head, { kind: 'confirm' }, 'not-submitted'],
    ['recall after the confirmation', confirmed, kim, { kind: 'recall' }, 'value-confirmed'],
    ['return without a reason', submitted, head, { kind: 'return', reason: ' ' }, 'reason-needed'],
    ['reopen without a reason', confirmed, head, { kind: 'reopen', reason: '' }, 'reason-needed'],
    ['reopen a draft', draft, head, { kind: 'reopen', reason: '오기' }, 'not-confirmed'],
    ['the head reopens what is closed', closed, head, { kind: 'reopen', reason: '오기' }, 'value-closed'],
    ['close what is not confirmed', submitted, administrator, { kind: 'close' }, 'not-confirmed'],
    ['the evaluator confirms', submitted, lee, { kind: 'confirm' }, 'forbidden'],
    ['the administrator enters', draft, administrator, enter(6), 'forbidden'],
    ['the executive enters', draft, executive, enter(6), 'forbidden'],
    ['another department enters', draft, foreign, enter(6), 'forbidden'],
    ["another department's head confirms", submitted, stranger, { kind: 'confirm' }, 'forbidden'],
  ] as const)('%s is refused', (_, item, who, act, reason) => expect(no(item(), who, act)).toBe(reason))

  test.each([
    ['not-yet', 'period-not-open'],
    ['closed', 'period-closed'],
    ['overdue', 'deadline-passed'],
  ] as const)('a period that is %s takes no figures', (window, reason) => {
    expect(no(EMPTY, kim, enter(1), at(window))).toBe(reason)
    expect(no(draft(), kim, { kind: 'submit' }, at(window))).toBe(reason)
  })
  test('after the last day the head still reviews, and what is returned may be corrected', () => {
    expect(no(submitted(), head, { kind: 'confirm' }, at('overdue'))).toBe('accepted')
    expect(no(returned(), kim, enter(6), at('overdue'))).toBe('accepted')
    expect(no(returned(), kim, enter(6), at('closed'))).toBe('period-closed')
  })
  test('what is returned is submitted again once something is new: the figure, evidence or a reply', () => {
    const again = { kind: 'submit' } as const
    expect(no(returned(), kim, again)).toBe('value-returned')
    expect(no(returned(), kim, again, at('open', false, true))).toBe('accepted')
    expect(no(returned(), kim, again, at('overdue', false, true))).toBe('accepted')
    expect(no(returned(), kim, again, at('closed', false, true))).toBe('period-closed')
    expect(no(returned(), head, again, at('open', false, true))).toBe('accepted')
    expect(no(returned(), foreign, again, at('open', false, true))).toBe('forbidden')
    expect(actsOpen(returned(), kim, at('open', false, true))).toContain('submit')
    expect(actsOpen(returned(), kim, at())).not.toContain('submit')
    const corrected = after(returned(), { kind: 'enter', value: { kind: 'measured', value: 6 } }, kim.id)
    expect(no(corrected, kim, again)).toBe('accepted')
    // It is no way past another stage.
    expect(no(confirmed(), kim, again, at('open', false, true))).toBe('value-confirmed')
    expect(no(EMPTY, kim, again, at('open', false, true))).toBe('nothing-entered')
  })
  test('an exception opens a value of a closed period until it is confirmed again', () => {
    const reopened = decide(closed(), { kind: 'reopen', reason: '감사 지적' }, administrator, at('closed'))
    if (reopened.kind === 'refused') throw new Error(reopened.reason)
    expect(reopened.item).toMatchObject({ stage: 'draft', grant: 'exception', value: { kind: 'measured', value: 5 } })
    expect(no(reopened.item, kim, enter(7), at('closed'))).toBe('accepted')
    expect(no(confirmed(), head, { kind: 'reopen', reason: '오기' }, at('closed'))).toBe('value-closed')
  })
  test('what a head reopened before the closing ends with it', () => {
    const reopened = play(
      [kim, enter(5)],
      [kim, { kind: 'submit' }],
      [head, { kind: 'confirm' }],
      [head, { kind: 'reopen', reason: '집계 누락' }],
    )
    expect(no(reopened, kim, enter(6), at('overdue'))).toBe('accepted')
    expect(no(reopened, kim, enter(6), at('closed'))).toBe('period-closed')
    expect(no(after(reopened, { kind: 'submit' }, kim.id), head, { kind: 'confirm' }, at('closed'))).toBe('period-closed')
  })
  test('an exception confirmed again may be opened once more before it is closed; what came in after the closing is closed first', () => {
    const again = [{ kind: 'reopen', reason: '감사 지적' }, { kind: 'submit' }, { kind: 'confirm' }] as const
    const confirmedAgain = again.reduce<Item>(
      (item, act) => after(item, act, act.kind === 'reopen' ? administrator.id : kim.id),
      closed(),
    )
    expect(no(confirmedAgain, administrator, { kind: 'reopen', reason: '재정정' }, at('closed'))).toBe('accepted')
    expect(no(confirmed(), administrator, { kind: 'reopen', reason: '정정' }, at('closed'))).toBe('period-closed')
  })
})

describe('no self-approval', () => {
  const byHead = () => play([head, enter(5)], [kim, { kind: 'submit' }])
  test('neither who entered the figure nor who submitted it', () => {
    expect(no(byHead(), head, { kind: 'confirm' })).toBe('self-approval')
    expect(no(play([kim, enter(5)], [head, { kind: 'submit' }]), head, { kind: 'confirm' })).toBe('self-approval')
    expect(no(play([deputy, enter(5)], [kim, { kind: 'submit' }]), deputy, { kind: 'confirm' })).toBe('self-approval')
  })
  test('somebody correcting only the words beside it does not make it theirs', () => {
    expect(no(play([head, enter(5)], [kim, enter(5)], [kim, { kind: 'submit' }]), head, { kind: 'confirm' })).toBe(
      'self-approval',
    )
    expect(no(play([head, enter(5)], [kim, enter(6)], [kim, { kind: 'submit' }]), head, { kind: 'confirm' })).toBe('accepted')
  })
  test('a deputy confirms in their place; the setting allows it', () => {
    expect(no(byHead(), deputy, { kind: 'confirm' })).toBe('accepted')
    expect(no(byHead(), head, { kind: 'confirm' }, at('open', true))).toBe('accepted')
  })
})

const value = fc.oneof(
  fc.constantFrom(0, 1, 5, 5.41, -3).map((n): EntryValue => ({ kind: 'measured', value: n })),
  fc.constant<EntryValue>({ kind: 'not-applicable' }),
)
const reason = fc.constantFrom('', ' ', '오기 정정')
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 4, arbitrary: value.map((v): Act => (v.kind === 'not-entered' ? { kind: 'clear' } : { kind: 'enter', value: v })) },
  { weight: 4, arbitrary: fc.constant<Act>({ kind: 'submit' }) },
  { weight: 4, arbitrary: fc.constant<Act>({ kind: 'confirm' }) },
  fc.constantFrom<Act>({ kind: 'clear' }, { kind: 'recall' }, { kind: 'close' }),
  reason.map((r): Act => ({ kind: 'return', reason: r })),
  reason.map((r): Act => ({ kind: 'reopen', reason: r })),
)
const step = fc.record({
  act,
  who: fc.constantFrom(kim, kim, lee, head, head, deputy, administrator, administrator, ...EVERYBODY),
  selfApproval: fc.constantFrom(false, false, false, true),
  window: fc.constantFrom<Window>('open', 'open', 'open', 'open', 'overdue', 'closed', 'not-yet'),
  answered: fc.boolean(),
})

test('whatever people do, in any order, the promises hold', () => {
  const reached: Record<string, number> = {}
  fc.assert(
    fc.property(fc.array(step, { minLength: 40, maxLength: 80, size: 'max' }), (steps) => {
      let item: Item = EMPTY
      let changedBy: string | null = null
      let submittedBy: string | null = null
      let revisions = 0
      let wasClosed = false
      for (const { act: does, who, window, selfApproval, answered } of steps) {
        const before = item
        const setting = at(window, selfApproval, answered)
        const decision = decide(before, does, who, setting)
        if (does.kind !== 'enter' && !('reason' in does))
          expect(actsOpen(before, who, setting).includes(does.kind)).toBe(decision.kind === 'done')
        if (decision.kind === 'refused') {
          expect(isReason(decision.reason)).toBe(true)
          continue
        }
        item = decision.item
        revisions += 1
        reached[does.kind] = (reached[does.kind] ?? 0) + 1
        const changed = !sameValue(before.value, item.value)
        if (does.kind === 'submit' && before.stage === 'returned') expect(answered).toBe(true)
        // P3: what is confirmed or closed is left through a reasoned exception only, and even that changes no figure.
        if (before.stage === 'confirmed' || before.stage === 'closed') {
          expect(changed).toBe(false)
          expect(['reopen', 'close']).toContain(does.kind)
          if (does.kind === 'reopen') expect(does.reason.trim()).not.toBe('')
        }
        if (changed) {
          expect(['enter', 'clear']).toContain(does.kind)
          expect(['empty', 'draft', 'returned']).toContain(before.stage)
          if (window === 'closed') expect([before.grant, wasClosed]).toEqual(['exception', true])
          if (window === 'overdue') expect(before.grant).not.toBe('none')
        }
        if (does.kind === 'confirm' && !selfApproval) {
          expect(who.id).not.toBe(changedBy)
          expect(who.id).not.toBe(submittedBy)
        }
        // P4: own department or named deputy only.
        expect([executive.id, stranger.id, foreign.id]).not.toContain(who.id)
        if (does.kind === 'confirm' || does.kind === 'return') expect([head.id, deputy.id]).toContain(who.id)
        expect(item.version).toBe(revisions)
        if (does.kind === 'close') wasClosed = true
        if (changed) changedBy = who.id
        if (does.kind === 'submit') submittedBy = who.id
      }
    }),
    { numRuns: 3000 },
  )
  // The walk is worth nothing where it never came.
  for (const kind of ACTS) expect(reached[kind] ?? 0, kind).toBeGreaterThan(50)
})
