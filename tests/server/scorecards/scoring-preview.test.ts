import { expect, test } from 'vitest'
import { submit } from '#server/entry/submit.ts'
import { overview } from '#server/scorecards/overview.ts'
import { scoringPreview } from '#server/scorecards/scoring-preview.ts'
import { changeCountedStages } from '#server/settings/settings.ts'
import { onBothStores, TODAY, useStore } from '../../helpers/stores.ts'
import { enter, fresh, type Office, openOffice, person, writer } from '../../helpers/people.ts'

onBothStores('what another choice of counted stages would do', (kind) => {
  let office: Office
  const store = useStore(kind, async (opened) => {
    office = await openOffice(opened)
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

    await changeCountedStages(store().db, writer(person('admin', 'administrator')), {
      ...tried,
      reason: '의회 보고',
      requestId: fresh(),
    })
    expect(await score('2026-12-01')).toBe(null)
    // From that day on nothing would change any more.
    const again = await scoringPreview(store().db, tried, TODAY)
    expect(again.bureaus.map((bureau) => [bureau.year, bureau.scoresChanged])).toEqual([[2025, 0]])
  })
})
