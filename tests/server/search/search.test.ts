import { expect, test } from 'vitest'
import { migrate } from '#data/migrate.ts'
import { departmentPage } from '#server/departments/department.ts'
import { loadPlanIfEmpty } from '#server/plans/load-if-empty.ts'
import { search } from '#server/search/search.ts'
import { loadOtherYear } from '../../helpers/plans/other-year.ts'
import { reorganise } from '../../helpers/reorganised.ts'
import { onBothStores, PLAN_FOLDER, TODAY, useStore } from '../../helpers/stores.ts'

onBothStores('search by the names units had', (kind) => {
  const store = useStore(kind, async (opened) => {
    await migrate(opened)
    const practice = { planFolder: PLAN_FOLDER, practice: true, practiceBureaus: true }
    await loadPlanIfEmpty(opened, practice, new Date('2026-11-20T00:00:00Z'))
    await reorganise(opened.db, '2026-07-01')
  })
  const found = async (q: string, year: number, bureauId?: number) =>
    (await search(store().db, { q, year, bureauId }, TODAY)).found.map((f) => [f.kind, f.name, f.within])
  const unitId = async (name: string) =>
    (
      await store()
        .db.selectFrom('organisation_unit_name')
        .select('unit_id as id')
        .where('name', '=', name)
        .executeTakeFirstOrThrow()
    ).id

  test('a department by its former name, with both names', async () => {
    expect(await found('외국인국제정책과', 2026)).toContainEqual([
      'department',
      '이민정책과(舊 외국인국제정책과)',
      '대외국제소통국',
    ])
    // The unit that ended is found as what its work went to.
    const split = (await found('소통기획과', 2026)).filter(([what]) => what === 'department').map(([, name]) => name)
    expect(split).toEqual(['홍보과(舊 소통기획과)', '미디어과(舊 소통기획과)'])
  })

  test('in a year before the event by what it is called since', async () => {
    expect(await found('이민정책과', 2024)).toContainEqual(['department', '외국인국제정책과(現 이민정책과)', '대외국제소통국'])
    expect((await found('홍보과', 2024)).filter(([what]) => what === 'department')).toEqual([
      ['department', '소통기획과(現 홍보과·미디어과)', '대외국제소통국'],
    ])
  })

  test('indicators and programmes of a former unit are found with it', async () => {
    const names = (await found('소통기획과', 2026)).map(([what, , within]) => [what, within])
    expect(names).toContainEqual(['indicator', '대외국제소통국 · 홍보과(舊 소통기획과)'])
    expect(names).toContainEqual(['programme', '대외국제소통국 · 홍보과(舊 소통기획과)'])
    // They are found by their own name in the bureau that has them now.
    const ai = await unitId('AI국')
    const answer = await search(store().db, { q: '실증 과제', year: 2024, bureauId: ai, structure: 'current' }, TODAY)
    expect(answer.found).toMatchObject([
      { kind: 'indicator', name: '실증 과제 완료율', within: 'AI국 · AI산업과(舊 신산업과)', bureauId: ai },
    ])
  })

  test('of every bureau, those of the bureau one is at first, and what was looked through is said', async () => {
    const culture = await unitId('연습문화국')
    const [asked, elsewhere] = [
      await search(store().db, { q: '지원', year: 2024, bureauId: culture }, TODAY),
      await search(store().db, { q: '지원', year: 2024 }, TODAY),
    ]
    expect([asked.year, asked.bureaus.map((one) => one.name)]).toEqual([2024, ['대외국제소통국', '연습산업국', '연습문화국']])
    const names = ({ found: some }: typeof asked) => some.map((one) => `${one.kind} ${one.id}`).toSorted()
    expect(names(asked)).toEqual(names(elsewhere))
    expect(new Set(asked.found.map((one) => one.bureauId)).size).toBe(3)
    const programme = asked.found.find((one) => one.kind === 'programme' && one.name.endsWith('지원'))
    expect(programme).toMatchObject({ within: '연습문화국 · 문화정책과', bureauId: culture })
    const empty = await search(store().db, { q: '', year: 2024, bureauId: culture }, TODAY)
    expect(empty.found.slice(0, 10).every((one) => one.bureauId === culture)).toBe(true)
  })

  test('an indicator by the name it has in another plan, with both', async () => {
    const { indicators } = await loadOtherYear(store(), { by: -1, status: 'filed' })
    await store()
      .db.updateTable('indicator')
      .set({ name: '정무·당정 협력 횟수' })
      .where('id', '=', indicators.get('external-cooperation-1') ?? 0)
      .execute()
    const names = async (q: string, year: number) =>
      (await found(q, year)).filter(([what]) => what === 'indicator').map(([, n]) => n)
    expect(await names('당정 협력 횟수', 2026)).toEqual(['정무활동 및 당정협력 강화(舊 정무·당정 협력 횟수)'])
    expect(await names('ㅈㅁㅎㄷ', 2025)).toEqual(['정무·당정 협력 횟수(現 정무활동 및 당정협력 강화)'])
    expect(await names('자원봉사', 2026)).toEqual(['자원봉사 활동률'])
  })

  test('an address of a unit that was renamed, or that ended, still leads to its work', async () => {
    const renamed = await departmentPage(store().db, { departmentId: await unitId('외국인국제정책과'), year: 2026 }, TODAY)
    expect([renamed.department.name, renamed.department.former]).toEqual(['이민정책과', ['외국인국제정책과']])
    const merged = await departmentPage(store().db, { departmentId: await unitId('일자리과'), year: 2026 }, TODAY)
    expect([merged.department.name, merged.department.former]).toEqual(['기업육성과', ['일자리과']])
    await expect(departmentPage(store().db, { departmentId: 999_999, year: 2026 }, TODAY)).rejects.toThrow('unknown-department')
  })
})
