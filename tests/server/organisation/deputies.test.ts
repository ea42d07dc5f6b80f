import { expect, test } from 'vitest'
import { seoulDay } from '#domain/entry/due.ts'
import { actingPerson, endDeputy, nameDeputy } from '#server/organisation/deputies.ts'
import { onBothStores, useStore } from '../../helpers/stores.ts'
import { enter, fresh, openOffice, outcome, person, writer } from '../../helpers/people.ts'

onBothStores('a deputy’s named days', (kind) => {
  const store = useStore(kind)

  test('hold from the first midnight in Seoul to the last one, whatever the clock of the server’s country', async () => {
    const {
      departments: [department = 0],
      ids,
    } = await openOffice(store())
    const head = person('head', 'head', department)
    const deputy = person('deputy', 'evaluator')
    const { id } = await nameDeputy(store().db, writer(head), {
      departmentId: department,
      userId: 'deputy',
      task: 'enter',
      fromOn: '2026-03-02',
      toOn: '2026-03-04',
      reason: '국외 출장',
      requestId: fresh(),
    })
    const indicatorId = [...ids.values()][0] ?? 0
    const at = async (instant: string) => {
      const today = seoulDay(new Date(instant))
      const { entersFor, reviewsFor } = await actingPerson(store().db, deputy, today)
      expect(reviewsFor).toEqual([])
      const entered = await outcome(
        enter(store(), { ...writer(deputy, today), now: new Date(instant) }, 'no number', { indicatorId }),
      )
      return [entersFor.includes(department), entered]
    }
    // Seoul is nine hours ahead: its day begins at 15:00 UTC of the day before.
    expect(await at('2026-03-01T14:59:59.999Z')).toEqual([false, 'forbidden'])
    expect(await at('2026-03-01T15:00:00.000Z')).toEqual([true, 'number-refused'])
    expect(await at('2026-03-04T14:59:59.999Z')).toEqual([true, 'number-refused'])
    expect(await at('2026-03-04T15:00:00.000Z')).toEqual([false, 'forbidden'])
    await endDeputy(store().db, writer(head, '2026-03-03'), { id, requestId: fresh() })
    expect(await at('2026-03-03T03:00:01.000Z')).toEqual([false, 'forbidden'])
  })
})
