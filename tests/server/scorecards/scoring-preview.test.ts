import { expect, test } from 'vitest'
import { DEFAULT_POLICY } from '#domain/scoring/policy.ts'
import { submit } from '#server/entry/submit.ts'
import { overview } from '#server/scorecards/overview.ts'
import { scoringPreview } from '#server/scorecards/scoring-preview.ts'
import { COUNTED, LANDING } from '#server/settings/settings.ts'
import { setSetting } from '../../helpers/settings.ts'
import { onBothStores, TODAY, useStore } from '../../helpers/stores.ts'
import { loadOtherYear } from '../../helpers/plans/other-year.ts'
import { enter, fresh, type Office, openOffice, person, writer } from '../../helpers/people.ts'

onBothStores('what another choice of counted stages would do', (kind) => {
  let office: Office
  const store = useStore(kind, openOffice, async (opened, made) => {
    office = made
  })

  test('scores before and after, of each year that would change, and then they are so', async () => {
    const department = office.departments[0] ?? 0
    const indicatorId = office.ids.get('external-cooperation-1') ?? 0
    const kim = writer(person('kim', 'evaluator', department))
    const { cell } = await enter(store(), kim, '11', {
      indicatorId,
      reason: '확인',
      cause: '가',
      remedy: '나',
      remedyDue: '2026-12-31',
    })
    await submit(store().db, { year: 2025, month: 0, cells: [{ indicatorId, version: cell.version }], requestId: fresh() }, kim)
    const score = async (today: string) =>
      (await overview(store().db, { year: 2025 }, today)).departments.find((d) => d.id === department)?.score.shown ?? null
    const before = await score(TODAY)
    expect(before).not.toBe(null)

    const tried = { counted: 'confirmed-only', effectiveFrom: '2026-12-01' } as const
    const { bureaus } = await scoringPreview(store().db, tried, TODAY)
    // 2024 is not the year under work and nothing of it would change: its ten scores are not listed.
    expect(bureaus.map((bureau) => [bureau.year, bureau.scored, bureau.scoresChanged])).toEqual([[2025, 1, 1]])
    const of = bureaus[0]?.departments.find((d) => d.id === department)
    expect(of).toMatchObject({ before, after: null })
    expect(await score(TODAY)).toBe(before)

    const from = { effectiveFrom: tried.effectiveFrom, reason: '의회 보고' }
    await setSetting(store().db, writer(person('admin', 'administrator')), COUNTED, tried.counted, from)
    expect(await score('2026-12-01')).toBe(null)
    // From that day on nothing would change any more, and nothing of the year on show is measured: no empty row.
    const again = await scoringPreview(store().db, tried, TODAY)
    expect(again.bureaus).toEqual([])
  })
})

onBothStores('other rules over several plans', (kind) => {
  let office: Office
  let earlier: Awaited<ReturnType<typeof loadOtherYear>>
  const store = useStore(kind, openOffice, async (opened, made) => {
    office = made
    earlier = await loadOtherYear(opened, { by: -1, status: 'confirmed', targets: { 'external-cooperation-1': 44 } })
  })

  test('each year by the plan of that year, as the overview scores it', async () => {
    const department = office.departments[0] ?? 0
    const kim = writer(person('kim', 'evaluator', department))
    const words = { reason: '확인', cause: '가', remedy: '나', remedyDue: '2026-12-31' }
    // 50 of 44 by the plan of 2025; by the plan of 2026, the one on show, it would be 50 of 11.
    const indicatorId = earlier.indicators.get('external-cooperation-1') ?? 0
    const { cell } = await enter(store(), kim, '50', { indicatorId, year: 2025, ...words })
    await submit(store().db, { year: 2025, month: 0, cells: [{ indicatorId, version: cell.version }], requestId: fresh() }, kim)
    const from = { effectiveFrom: '2026-01-01', reason: '보고' }
    await setSetting(store().db, writer(person('admin', 'administrator')), LANDING, 2026, from)
    const { version: _version, effectiveFrom: _from, ...rules } = { ...DEFAULT_POLICY, cap: null }
    const { bureaus } = await scoringPreview(store().db, { rules, effectiveFrom: TODAY }, TODAY)
    // 2023 is printed by the plan of 2025 alone.
    expect(bureaus.map((bureau) => bureau.year)).toEqual([2023, 2024, 2025])
    expect(bureaus[2]?.departments.find((d) => d.id === department)).toMatchObject({ before: 100, after: 113.64 })
    for (const bureau of bureaus) {
      const { departments } = await overview(store().db, { year: bureau.year }, TODAY)
      expect([bureau.year, bureau.departments.map((d) => d.before)]).toEqual([bureau.year, departments.map((d) => d.score.shown)])
    }
  })
})
