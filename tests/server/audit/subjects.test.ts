import { expect, test } from 'vitest'
import { auditCsv } from '#server/audit/export.ts'
import { auditPage } from '#server/audit/list.ts'
import { addActivity } from '#server/activities/save.ts'
import { recordAudit } from '#server/record/record.ts'
import { onBothStores, useStore } from '../../helpers/stores.ts'
import { fresh, KEY, type Office, onRecord, openOffice, person, writer } from '../../helpers/people.ts'

onBothStores('names of what the record is about', (kind) => {
  let office: Office
  const store = useStore(kind, openOffice, async (opened, made) => {
    office = made
  })
  const own = () => office.departments[0] ?? 0
  const newest = async () => (await auditPage(store().db, { limit: 1 })).lines[0]

  test('an activity is told by its title, its department and what counts it; the file says the same', async () => {
    const indicatorId = office.ids.get('external-cooperation-1') ?? 0
    await addActivity(
      store().db,
      {
        departmentId: own(),
        startsOn: '2026-03-10',
        endsOn: null,
        title: '정책협의회',
        kind: 'meeting',
        kindNote: null,
        partner: null,
        place: null,
        participants: 12,
        note: null,
        links: [{ indicatorId, componentId: null }],
        requestId: fresh(),
      },
      writer(person('kim', 'evaluator', own())),
    )
    const line = await newest()
    expect(line).toMatchObject({ act: 'activity.add', name: '정책협의회' })
    expect(line?.names).toEqual({ [`unit:${own()}`]: '대외협력과', [`indicator:${indicatorId}`]: '정무활동 및 당정협력 강화' })
    let csv = ''
    for await (const piece of auditCsv(store().db, { act: 'activity.' })) csv += piece
    expect(csv).toContain('정책협의회 · 활동')
    expect(csv).toContain('부서 대외협력과')
    expect(csv).toContain('종류 회의')
    expect(csv).toContain('연결한 지표 정무활동 및 당정협력 강화')
    expect(csv).toContain('상태 등록')
  })

  test('a figure is told by the exact period it is of, in the log and the file; a later change of frequency renames none', async () => {
    const indicatorId = office.ids.get('external-cooperation-1') ?? 0
    const noted = (subject: string) =>
      recordAudit(store().db, KEY, {
        at: new Date('2026-11-02T01:00:00Z'),
        actor: { id: 'kim', name: 'kim', role: 'evaluator' },
        act: 'value.enter',
        subject,
        after: { value: 1 },
        address: null,
      })
    await onRecord(store(), (trx) =>
      trx
        .insertInto('indicator_definition')
        .values(
          (['month', 'quarter'] as const).map((value, index) => ({
            indicator_id: indicatorId,
            field: 'frequency' as const,
            value,
            effective_from: `${2026 + index}-01-01`,
            reason: '월별 관리',
            recorded_at: '2026-01-01T00:00:00Z',
            recorded_by: 'kim',
          })),
        )
        .execute(),
    )
    await noted(`actual:${indicatorId}:2026:10`)
    expect((await newest())?.period).toEqual({ frequency: 'month', reported: 'each' })
    await onRecord(store(), (trx) =>
      trx.updateTable('indicator').set({ reported: 'running-total' }).where('id', '=', indicatorId).execute(),
    )
    await noted(`evidence:${indicatorId}:2026:10`)
    let csv = ''
    for await (const piece of auditCsv(store().db, { act: 'value.' })) csv += piece
    expect(csv).toContain('2026년 10월까지 누계')
    await onRecord(store(), (trx) =>
      trx.updateTable('indicator').set({ reported: 'each' }).where('id', '=', indicatorId).execute(),
    )
    csv = ''
    for await (const piece of auditCsv(store().db, { act: 'value.' })) csv += piece
    expect(csv).toContain('2026년 10월(한 달)')
  })

  test('a department has the name it had on the day of the entry', async () => {
    await onRecord(store(), async (trx) => {
      await trx.updateTable('organisation_unit_name').set({ valid_to: '2026-07-01' }).where('unit_id', '=', own()).execute()
      await trx
        .insertInto('organisation_unit_name')
        .values({
          unit_id: own(),
          parent_id: null,
          name: '국제협력과',
          short_name: '국제협력과',
          valid_from: '2026-07-01',
          valid_to: null,
          sort_order: 1,
        })
        .execute()
    })
    // 15:00 UTC is midnight in Seoul.
    for (const at of ['2026-06-30T14:59:59Z', '2026-06-30T15:00:00Z'])
      await recordAudit(store().db, KEY, {
        at: new Date(at),
        actor: { id: 'kim', name: 'kim', role: 'administrator' },
        act: 'account.change',
        subject: `deputy:${own()}`,
        after: { departmentIds: [own(), 99_999] },
        address: null,
      })
    const { lines } = await auditPage(store().db, { act: 'account.change' })
    expect(lines.map((line) => [line.name, line.names])).toEqual([
      ['국제협력과', { [`unit:${own()}`]: '국제협력과' }],
      ['대외협력과', { [`unit:${own()}`]: '대외협력과' }],
    ])
  })
})
