import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Act, ACTS, decide, type ActingPerson, EMPTY, type Item, type Window } from '#domain/entry/submission.ts'
import type { DueCell } from '#server/deadlines/cells.ts'
import { boardRows, waitsFor } from '#server/deadlines/rows.ts'

const WINDOWS: readonly Window[] = ['open', 'overdue', 'closed']
const who = (id: string, role: ActingPerson['role']): ActingPerson => ({
  id,
  role,
  departmentIds: [1],
  entersFor: [],
  reviewsFor: [],
})
const evaluator = who('kim', 'evaluator')
const head = who('head', 'head')
const administrator = who('admin', 'administrator')
const actOf = (kind: Act['kind'], value: number): Act =>
  kind === 'enter'
    ? { kind, value: { kind: 'measured', value } }
    : kind === 'return' || kind === 'reopen'
      ? { kind, reason: '사유' }
      : { kind }

/** A value after some accepted acts. Each number picks among what can be done next. */
const histories = fc.array(fc.nat(1000), { maxLength: 25, size: 'max' }).map((picks) => {
  let item: Item = EMPTY
  const done = new Set<Act['kind']>()
  for (const pick of picks) {
    const possible = ACTS.flatMap((kind) =>
      [evaluator, head, administrator].flatMap((acting) =>
        WINDOWS.flatMap((window) => {
          const made = decide(item, actOf(kind, pick), acting, { departmentId: 1, window, selfApproval: true })
          return made.kind === 'done' ? [{ kind, item: made.item }] : []
        }),
      ),
    )
    // By kind first: entering is possible in more ways than all the rest together.
    const kinds = [...new Set(possible.map((p) => p.kind))]
    const next = possible.find((p) => p.kind === kinds[pick % kinds.length])
    if (!next) break
    ;({ item } = next)
    done.add(next.kind)
  }
  // As the board reads it from the record, by the acts there were.
  const grant: DueCell['grant'] = done.has('close') ? 'exception' : done.has('reopen') || done.has('return') ? 'returned' : 'none'
  return { item, grant }
})

const cell = (more: Partial<DueCell> = {}): DueCell => ({
  indicatorId: 1,
  keeper: 1,
  departmentId: 1,
  year: 2026,
  month: 3,
  reopened: false,
  stage: 'empty',
  entered: false,
  window: 'open',
  grant: 'none',
  dueOn: '2026-04-10',
  ...more,
})

test('whom a value waits for is whoever the workflow lets act on it next, whatever happened to it', () => {
  const met = new Set<string>()
  fc.assert(
    fc.property(histories, fc.constantFrom(...WINDOWS), ({ item, grant }, window) => {
      met.add(`${item.stage} ${window} ${grant}`)
      const said = waitsFor(cell({ stage: item.stage, window, grant }))
      const refusal = (act: Act, acting: ActingPerson) => {
        const decision = decide(item, act, acting, { departmentId: 1, window, selfApproval: true })
        return decision.kind === 'done' ? null : decision.reason
      }
      const entering = refusal({ kind: 'enter', value: { kind: 'measured', value: 9 } }, evaluator)
      const confirming = refusal({ kind: 'confirm' }, head)
      // null = may do it now
      const done = item.stage === 'confirmed' || item.stage === 'closed'
      const next = done
        ? 'nobody'
        : entering === null
          ? 'enter'
          : confirming === null
            ? 'review'
            : entering === 'deadline-passed'
              ? 'administrator'
              : 'nobody'
      expect(said).toBe(next)
    }),
    { numRuns: 6000, seed: 3 },
  )
  // Every stage in every window with every grant, but for 'empty' (none yet), 'returned' (not without one) and 'closed' (one from then on).
  expect(met.size).toBe(3 * (1 + 3 * 3 + 2 + 1))
})

/** For a reader who sees the department's drafts. */
const rowsSeen = (cells: readonly DueCell[], today: string) => boardRows(cells, today, () => true)

describe('one row a department and period', () => {
  test('who does not see the department’s drafts is told of figures that were reported, and of no other', () => {
    const some = [
      cell({ indicatorId: 1, stage: 'confirmed', entered: true }),
      cell({ indicatorId: 2, stage: 'submitted', entered: true }),
      cell({ indicatorId: 3, stage: 'draft', entered: true }),
      cell({ indicatorId: 4, stage: 'returned', entered: true }),
      cell({ indicatorId: 5 }),
    ]
    expect(boardRows(some, '2026-04-01', () => false)[0]).toMatchObject({ of: 5, entered: 2 })
    expect(boardRows(some, '2026-04-01', (id) => id === 1)[0]).toMatchObject({ of: 5, entered: 4 })
  })

  test('counts, the nearest day of what is left, and whether it is late', () => {
    const [row] = rowsSeen(
      [
        cell({ indicatorId: 1, stage: 'confirmed', entered: true, dueOn: '2026-04-01' }),
        cell({ indicatorId: 2, stage: 'submitted', entered: true, dueOn: '2026-04-10' }),
        cell({ indicatorId: 3, stage: 'returned', entered: true, dueOn: '2026-04-12', window: 'overdue', grant: 'returned' }),
        cell({ indicatorId: 4, dueOn: '2026-04-09', window: 'overdue' }),
        cell({ indicatorId: 5, stage: 'draft', entered: true, dueOn: '2026-04-20' }),
        cell({ indicatorId: 6, stage: 'draft', entered: true, dueOn: '2026-04-01', window: 'closed' }),
      ],
      '2026-04-11',
    )
    expect(row).toEqual({
      departmentId: 1,
      year: 2026,
      month: 3,
      of: 6,
      entered: 5,
      returned: 1,
      submitted: 1,
      confirmed: 1,
      toEnter: 2,
      toReview: 1,
      barred: 1,
      leftOut: 1,
      late: 2,
      due: { on: '2026-04-09', count: { kind: 'late', days: 2 } },
      done: false,
    })
  })

  test('its own day is not late yet', () => {
    expect(rowsSeen([cell({ dueOn: '2026-04-10' })], '2026-04-10')[0]).toMatchObject({
      late: 0,
      due: { count: { kind: 'today' } },
    })
    expect(rowsSeen([cell({ dueOn: '2026-04-10' })], '2026-04-11')[0]).toMatchObject({ late: 1 })
  })

  test('late ones first, then by day, finished ones last and newest first', () => {
    const rows = rowsSeen(
      [
        cell({ departmentId: 5, stage: 'confirmed', dueOn: '2026-04-10' }),
        cell({ departmentId: 5, month: 6, stage: 'closed', window: 'closed', dueOn: '2026-07-10' }),
        cell({ departmentId: 2, dueOn: '2026-12-01' }),
        cell({ departmentId: 3, dueOn: '2026-04-01' }),
        cell({ departmentId: 4, month: 6, dueOn: '2026-07-10' }),
      ],
      '2026-07-08',
    )
    expect(rows.map((r) => [r.departmentId, r.month])).toEqual([
      [3, 3],
      [4, 6],
      [2, 3],
      [5, 6],
      [5, 3],
    ])
  })
})
