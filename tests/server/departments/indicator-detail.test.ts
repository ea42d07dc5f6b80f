import { expect, test } from 'vitest'
import type { Act } from '#domain/entry/submission.ts'
import { actOnMany } from '#server/actuals/many.ts'
import { valueHistory } from '#server/actuals/value-history.ts'
import { indicatorDetail } from '#server/departments/indicator-detail.ts'
import { nameDeputy } from '#server/organisation/deputies.ts'
import type { SignedIn } from '#server/record/writer.ts'
import { COUNTED } from '#server/settings/settings.ts'
import { setSetting } from '../../helpers/settings.ts'
import { enter, fresh, type Office, openOffice, outcome, person, writer } from '../../helpers/people.ts'
import { onBothStores, TODAY, useStore } from '../../helpers/stores.ts'

onBothStores('who sees which versions of a figure', (kind) => {
  let office: Office
  const store = useStore(kind, openOffice, async (opened, made) => {
    office = made
  })
  const code = 'external-cooperation-1'
  const id = () => office.ids.get(code) ?? 0
  const own = () => office.departments[0] ?? 0
  const other = () => office.departments[1] ?? 0
  const insiders = (): readonly SignedIn[] => [
    person('boss', 'executive'),
    person('head', 'head', own()),
    person('kim', 'evaluator', own()),
    person('admin', 'administrator'),
  ]
  const outsiders = (): readonly SignedIn[] => [person('lee', 'evaluator', other()), person('chief', 'head', other())]
  const seen = async (user: SignedIn, day = TODAY) =>
    (await indicatorDetail(store().db, id(), user, day)).revisions.filter((r) => r.year === 2025)

  const version = async () =>
    (
      await store()
        .db.selectFrom('actual')
        .select('version')
        .where('indicator_id', '=', id())
        .where('year', '=', 2025)
        .executeTakeFirst()
    )?.version ?? 0
  const type = async (raw: string) =>
    enter(store(), writer(person('kim', 'evaluator', own())), raw, {
      indicatorId: id(),
      version: await version(),
      reason: '비공개 사유',
      cause: '원인',
      remedy: '조치',
      remedyDue: '2027-01-31',
    })
  const act = async (what: Act, by: SignedIn) =>
    actOnMany(
      store().db,
      writer(by),
      { year: 2025, month: 0, cells: [{ indicatorId: id(), version: await version() }], requestId: fresh() },
      what,
      { allOrNone: true },
    )

  test('another department sees the versions that count, without reasons and without who typed', async () => {
    const [, head, kim] = insiders()
    if (head === undefined || kim === undefined) throw new Error('nobody')
    // What each step of the way leaves for the others to see: [stage, value, by].
    const steps: readonly (readonly [step: () => Promise<unknown>, expected: readonly unknown[]])[] = [
      [() => type('3300'), []],
      [() => act({ kind: 'submit' }, kim), [['submitted', 3300, null]]],
      [() => act({ kind: 'return', reason: '단위 확인' }, head), []],
      [() => type('33'), []],
      [() => act({ kind: 'submit' }, kim), [['submitted', 33, null]]],
      [() => act({ kind: 'confirm' }, head), [['confirmed', 33, 'head']]],
      [() => act({ kind: 'reopen', reason: '정정' }, head), [['confirmed', 33, 'head']]],
      [() => type('34'), [['confirmed', 33, 'head']]],
    ]
    for (const [index, [step, expected]] of steps.entries()) {
      await step()
      for (const user of outsiders()) {
        const rows = await seen(user)
        expect(rows.map((r) => [r.stage, r.value, r.recordedBy])).toEqual(expected)
        expect(JSON.stringify(rows)).not.toMatch(/비공개|단위 확인|정정|3300.*kim/)
        // The same rule as for the full history.
        expect(await outcome(valueHistory(store().db, { indicatorId: id(), year: 2025, month: 0 }, user, TODAY))).toBe(
          'forbidden',
        )
      }
      for (const user of insiders()) expect((await seen(user)).map((r) => r.version)).toHaveLength(index + 1)
    }
  })

  test('where only confirmed figures count, a submitted one is seen inside the department alone', async () => {
    const [, , kim] = insiders()
    if (kim === undefined) throw new Error('nobody')
    await act({ kind: 'submit' }, kim)
    const [lee] = outsiders()
    if (lee === undefined) throw new Error('nobody')
    expect((await seen(lee)).map((r) => r.stage)).toEqual(['confirmed', 'submitted'])
    const from = { effectiveFrom: '2027-01-01', reason: '시험' }
    await setSetting(store().db, writer(person('admin', 'administrator')), COUNTED, 'confirmed-only', from)
    expect((await seen(lee, '2027-01-01')).map((r) => r.stage)).toEqual(['confirmed'])
  })

  test('a deputy sees what those they stand in for see, for their days', async () => {
    const deputy = person('deputy', 'evaluator', other())
    const all = (await seen(person('kim', 'evaluator', own()))).length
    expect((await seen(deputy)).length).toBeLessThan(all)
    await nameDeputy(store().db, writer(person('head', 'head', own())), {
      departmentId: own(),
      userId: 'deputy',
      task: 'enter',
      fromOn: TODAY,
      toOn: TODAY,
      reason: '출장',
      requestId: fresh(),
    })
    expect(await seen(deputy)).toHaveLength(all)
    expect((await seen(deputy, '2026-12-01')).length).toBeLessThan(all)
  })
})
