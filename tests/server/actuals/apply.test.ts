import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Act, decide } from '#domain/entry/submission.ts'
import { applyAct } from '#server/actuals/apply.ts'
import { cellContext, cellOf } from '#server/actuals/context.ts'
import { itemOf } from '#server/actuals/history.ts'
import { addComment } from '#server/comments/comments.ts'
import { write } from '#server/record/write.ts'
import { onBothStores, TODAY, useStore } from '../../helpers/stores.ts'
import { fresh, type Office, openOffice, person, writer } from '../../helpers/people.ts'

const QUARTERLY = 'external-cooperation-2'
const words = fc.option(fc.constantFrom('사유', '원인', '조치'))
const step = fc.record({
  // Mostly one cell, so that it comes far; the quarters of one year together.
  cell: fc.constantFrom(0, 1, 2, 3, 3, 4, 4, 5, 5, 5, 5),
  acts: fc.shuffledSubarray(
    ['enter', 'enter-none', 'clear', 'submit', 'recall', 'confirm', 'return', 'reopen', 'close'] as const,
    {
      minLength: 9,
    },
  ),
  value: fc.integer({ min: 1, max: 60 }),
  parts: fc.boolean(),
  explanation: fc.record({ reason: words, cause: words, remedy: words, remedyDue: fc.option(fc.constant('2026-12-31')) }),
})
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never

const actOf = (name: Step['acts'][number], value: number): Act => {
  switch (name) {
    case 'enter':
      return { kind: 'enter', value: { kind: 'measured', value } }
    case 'enter-none':
      return { kind: 'enter', value: { kind: 'not-applicable' } }
    case 'return':
    case 'reopen':
      return { kind: name, reason: '다시 확인' }
    default:
      return { kind: name }
  }
}

onBothStores('an act on a cell', (kind) => {
  let office: Office
  const store = useStore(kind, openOffice, async (opened, made) => {
    office = made
    await opened.db.updateTable('indicator').set({ frequency: 'quarter' }).where('code', '=', QUARTERLY).execute()
  })

  test('leaves facts exactly as a new read gives them', async () => {
    const { db } = store()
    const composite = await db
      .selectFrom('indicator_component as c')
      .innerJoin('indicator as i', 'i.id', 'c.indicator_id')
      .select(['i.id', 'i.department_id as departmentId'])
      .executeTakeFirstOrThrow()
    const yearly = { indicatorId: office.ids.get('external-cooperation-1') ?? 0, year: 2025, month: 0 }
    const quarterly = { indicatorId: office.ids.get(QUARTERLY) ?? 0, year: 2025 }
    const cells = [
      yearly,
      ...[3, 6, 9, 12].map((month) => ({ ...quarterly, month })),
      { indicatorId: composite.id, year: 2026, month: 0 },
    ]
    const departments = [office.departments[0] ?? 0, composite.departmentId]
    const people = [
      person('kim', 'evaluator', ...departments),
      person('head', 'head', ...departments),
      person('admin', 'administrator', ...departments),
    ]
    for (const cell of [yearly, { ...quarterly, month: 6 }])
      await addComment(
        db,
        { ...cell, text: '확인 바랍니다', requestId: fresh() },
        writer(person('kim', 'evaluator', ...departments)),
      )

    const done: string[] = []
    for (const one of fc.sample(step, { numRuns: 110, seed: 8 })) {
      const cell = cells[one.cell]
      if (cell === undefined) throw new Error('no such cell')
      const kindOfAct = await actOnce(cell, one)
      if (kindOfAct !== null) done.push(`${kindOfAct}${cell.month === 0 ? '' : ' of a quarter'}`)
    }
    const kinds = ['clear', 'close', 'confirm', 'enter', 'recall', 'reopen', 'return', 'submit']
    expect([...new Set(done)].toSorted()).toEqual(kinds.flatMap((k) => [k, `${k} of a quarter`]).toSorted())

    /** Does the first of the step's acts that somebody may do now; its kind, or null when there is none. */
    async function actOnce(cell: (typeof cells)[number], one: Step) {
      const context = await cellContext(db, person('admin', 'administrator'), TODAY)
      const { indicator, facts } = await cellOf(db, cell, context)
      if (facts === null) throw new Error('no facts')
      const choices = one.acts.flatMap((name) => people.map((user) => ({ act: actOf(name, one.value), user })))
      for (const { act, user } of choices) {
        const decision = decide(
          itemOf(facts.revisions),
          act,
          { ...user, entersFor: [], reviewsFor: [] },
          { departmentId: indicator.department_id, window: act.kind === 'close' ? 'closed' : facts.window, selfApproval: true },
        )
        if (decision.kind === 'refused') continue
        const as = writer(user)
        const requestId = fresh()
        const given = one.parts && act.kind === 'enter' && act.value.kind === 'measured' && facts.components.length > 0
        await write(db, as, { act: `value.${act.kind}`, subject: 'x', input: { requestId } }, async (trx, audit) => {
          const after = await applyAct(trx, as, audit, {
            facts,
            act,
            item: decision.item,
            explanation: one.explanation,
            parts: given ? facts.components.map((_, index) => index + one.value) : null,
            requestId,
          })
          expect(after).toEqual((await cellOf(trx, cell, context)).facts)
          return act.kind
        })
        return act.kind
      }
      return null
    }
  })
})
