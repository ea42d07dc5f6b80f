import { expect, test } from 'vitest'
import { DEFAULT_POLICY } from '#domain/scoring/policy.ts'
import { auditPage } from '#server/audit/list.ts'
import { overview } from '#server/scorecards/overview.ts'
import { scoringPreview } from '#server/scorecards/scoring-preview.ts'
import { changePolicy, type PolicyRules } from '#server/settings/change-policy.ts'
import { scoringInForce, settingsHistory } from '#server/settings/settings.ts'
import { setPolicy } from '../../helpers/settings.ts'
import { loadRealPlan, onBothStores, TODAY, useStore } from '../../helpers/stores.ts'
import { fresh, outcome, person, writer } from '../../helpers/people.ts'

onBothStores('the scoring policy', (kind) => {
  const store = useStore(kind, loadRealPlan)
  const { version: _version, effectiveFrom: _from, ...current } = DEFAULT_POLICY
  const set = (
    rules: Partial<PolicyRules>,
    effectiveFrom: string,
    reason = '위원회 결정',
    role: 'administrator' | 'head' = 'administrator',
  ) => setPolicy(store().db, writer(person('admin', role)), { ...current, ...rules }, { effectiveFrom, reason })
  const shown = async (today: string) =>
    (await overview(store().db, { year: 2024 }, today)).departments.map((d) => [d.shortName, d.score.shown, d.score.grade])

  test('the preview says what would change and stores nothing; what is set afterwards is what it said', async () => {
    const rules: PolicyRules = {
      ...current,
      cap: null,
      grades: [
        { grade: 'A', from: 100 },
        { grade: 'S', from: 102 },
      ],
    }
    const before = await shown(TODAY)
    const { bureaus } = await scoringPreview(store().db, { rules, effectiveFrom: TODAY }, TODAY)
    // 2025 is the year under work; nothing of it is measured yet, so there is nothing to list.
    expect(bureaus).toMatchObject([{ year: 2024, scored: 10, categoriesChanged: 0 }])
    // Uncapped by hand: 100.61, 100.00, 101.67, 102.78 (rules §5).
    expect(bureaus[0]?.departments.map((d) => [d.before, d.after, d.grade])).toEqual([
      [96.07, 100.61, 'A'],
      [100, 100, 'A'],
      [98.87, 101.67, 'A'],
      [100, 102.78, 'S'],
    ])
    expect(bureaus[0]?.scoresChanged).toBe(5)
    expect(await shown(TODAY)).toEqual(before)
    expect((await settingsHistory(store().db, TODAY)).policies).toHaveLength(1)

    const policy = await set(rules, '2026-11-20')
    expect(policy).toMatchObject({ version: '2026-2', grades: [{ grade: 'S' }, { grade: 'A' }] })
    expect((await shown(TODAY)).map((d) => d.slice(1))).toEqual(bureaus[0]?.departments.map((d) => [d.after, d.grade]))
    expect(await shown('2026-11-19')).toEqual(before)
    expect((await auditPage(store().db, { limit: 1 })).lines[0]).toMatchObject({
      act: 'setting.change',
      subject: 'setting:scoring-policy',
      reason: '위원회 결정',
      after: expect.stringContaining('"grades":["S 102","A 100"]'),
    })
  })

  test('a coming policy waits for its day, and every version stays with its reason', async () => {
    expect((await set({ cap: 110 }, '2027-01-01')).version).toBe('2027-1')
    expect((await set({ cap: 120 }, '2027-01-01', '다시 정함')).version).toBe('2027-2')
    expect((await scoringInForce(store().db, '2026-12-31')).policy.cap).toBe(null)
    expect((await scoringInForce(store().db, '2027-01-01')).policy.cap).toBe(120)
    const { policies } = await settingsHistory(store().db, TODAY)
    expect(policies.map((p) => [p.version, p.state])).toEqual([
      ['2027-2', 'coming'],
      ['2027-1', 'coming'],
      ['2026-2', 'in-force'],
      ['2026-1', 'past'],
    ])
  })

  test('a preview compares with what holds on the chosen day, which another change may already have set', async () => {
    const moved = async (effectiveFrom: string) => {
      const { bureaus } = await scoringPreview(store().db, { rules: { ...current, cap: 120 }, effectiveFrom }, TODAY)
      return bureaus.reduce((sum, bureau) => sum + bureau.scoresChanged, 0)
    }
    // Today the cap is off (2026-2); from 2027 on it is 120 already (2027-2).
    expect((await moved('2026-12-31')) + (await moved('2027-01-01'))).toBe(await moved('2026-12-31'))
    const { bureaus } = await scoringPreview(store().db, { rules: current, effectiveFrom: '2026-11-19' }, TODAY)
    expect(bureaus).toEqual([])
    const capped = await scoringPreview(store().db, { rules: current, effectiveFrom: '2026-12-31' }, TODAY)
    expect(capped.bureaus.map((bureau) => [bureau.year, bureau.scoresChanged])).toEqual([[2024, 5]])
  })

  test('two people set a policy: the second is refused with who was quicker', async () => {
    const { seen } = await settingsHistory(store().db, TODAY)
    const change = (as: string, cap: 110 | 130, from: number) =>
      changePolicy(store().db, writer(person(as, 'administrator')), {
        rules: { ...current, cap },
        effectiveFrom: '2028-01-01',
        reason: '시험',
        seen: from,
        requestId: fresh(),
      })
    await change('admin', 110, seen.policies)
    await expect(change('choi', 130, seen.policies)).rejects.toMatchObject({ reason: 'version-conflict', facts: { by: 'admin' } })
    expect((await scoringInForce(store().db, '2028-01-01')).policy.cap).toBe(110)
    await change('choi', 130, (await settingsHistory(store().db, TODAY)).seen.policies)
    expect((await scoringInForce(store().db, '2028-01-01')).policy.cap).toBe(130)
  })

  test('refused: others, no reason, grades that contradict themselves', async () => {
    expect(await outcome(set({}, TODAY, '가', 'head'))).toBe('forbidden')
    expect(await outcome(set({}, TODAY, ' '))).toBe('reason-needed')
    expect(
      await outcome(
        set(
          {
            grades: [
              { grade: 'A', from: 90 },
              { grade: 'B', from: 90 },
            ],
          },
          TODAY,
        ),
      ),
    ).toBe('bad-input')
  })
})
