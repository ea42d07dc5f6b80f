import { expect, test } from 'vitest'
import type { Db } from '#data/database.ts'
import { differenceCounts, differences } from '#server/differences/differences.ts'
import { knownDays } from '#server/differences/known-days.ts'
import { addComment } from '#server/comments/comments.ts'
import { addLink, removeEvidence } from '#server/evidence/evidence.ts'
import { DEFAULT_LIMITS } from '#server/evidence/list.ts'
import { submit } from '#server/entry/submit.ts'
import { appendAudit, lockWriters } from '#server/record/record.ts'
import { confirm, reopen } from '#server/review/review.ts'
import { setPolicy } from '../../helpers/settings.ts'
import { enter, fresh, KEY, type Office, openOffice, outcome, person, writer } from '../../helpers/people.ts'
import { onBothStores, useStore } from '../../helpers/stores.ts'

const TODAY = '2026-04-30'

onBothStores('what is known otherwise on another day', (kind) => {
  let office: Office
  const store = useStore(kind, openOffice, async (opened, made) => {
    office = made
  })
  const db = () => store().db
  const at = { year: 2025, month: 0 }
  const kim = (day: string) => writer(person('kim', 'evaluator', ...office.departments), day)
  const head = (day: string) => writer(person('head', 'head', ...office.departments), day)
  const boss = person('boss', 'executive')
  const stranger = person('lee', 'evaluator', 999)
  const indicatorId = () => office.ids.get('external-cooperation-3') ?? 0
  const cells = (version: number) => ({ ...at, cells: [{ indicatorId: indicatorId(), version }], requestId: fresh() })
  const list = (from: string, to?: string, user = boss) => differences(db(), { from, to }, user, TODAY)
  const stored = (day: string, reason: string, change: (trx: Db) => Promise<unknown>) =>
    db()
      .transaction()
      .execute(async (trx) => {
        await lockWriters(trx)
        await change(trx)
        const actor = { id: 'admin', name: '나행정', role: 'administrator' }
        await appendAudit(trx, KEY, { at: new Date(`${day}T03:00:00Z`), actor, act: 'test', subject: 'test', reason })
      })

  test('evidence, comments and activities: what came and went, for those who may see it', async () => {
    const value = { indicatorId: office.ids.get('external-cooperation-1') ?? 0, year: 2025, month: 0 }
    const url = 'https://example.go.kr/1'
    const piece = await addLink(
      db(),
      { ...value, url, title: '회의 결과', requestId: fresh() },
      kim('2026-01-20'),
      DEFAULT_LIMITS,
    )
    await addComment(db(), { ...value, text: '확인 바랍니다', requestId: fresh() }, head('2026-01-21'))
    const told = async (from: string, to: string, user = boss) =>
      (await list(from, to, user)).map((one) => [one.kind, one.subject, one.before, one.after, one.by])
    const added = ['evidence', `evidence:${value.indicatorId}:2025:0`, null, JSON.stringify({ title: '회의 결과' }), 'kim']
    const said = ['comment', `actual:${value.indicatorId}:2025:0`, null, JSON.stringify({ comments: 1 }), 'head']
    expect(await told('2026-01-19', '2026-01-22')).toEqual([said, added])
    // Another department's evaluator hears of neither, not even that there is one.
    expect(await told('2026-01-19', '2026-01-22', stranger)).toEqual([])
    await removeEvidence(db(), { id: piece.id, requestId: fresh() }, kim('2026-01-23'))
    expect(await told('2026-01-22', '2026-01-23')).toEqual([
      [
        'evidence',
        `evidence:${value.indicatorId}:2025:0`,
        JSON.stringify({ title: '회의 결과' }),
        JSON.stringify({ title: null }),
        'kim',
      ],
    ])
    expect(await told('2026-01-19', '2026-01-23')).not.toContainEqual(added)
    expect(await differenceCounts(db(), { from: '2026-01-19', to: '2026-01-22' }, boss, TODAY)).toMatchObject({
      evidence: 1,
      comment: 1,
      actual: 0,
    })
  })

  test('a figure: nothing while it is typed, then what counts, who and why for those who may know', async () => {
    await enter(store(), kim('2026-02-02'), '5.5', { indicatorId: indicatorId(), reason: '첫 입력' })
    expect(await list('2026-02-01')).toEqual([])
    await submit(db(), cells(1), kim('2026-02-03'))
    const subject = `actual:${indicatorId()}:2025:0`
    const figure = (value: number, stage: string) => JSON.stringify({ value: { kind: 'measured', value }, stage })
    const submitted = { kind: 'actual', subject, before: null, after: figure(5.5, 'submitted'), at: '2026-02-03T03:00:00.000Z' }
    expect(await list('2026-02-02')).toMatchObject([{ ...submitted, name: '자원봉사 활동률', by: 'kim' }])
    expect(await list('2026-02-02', undefined, stranger)).toMatchObject([{ ...submitted, by: null, reason: null }])
    await confirm(db(), cells(2), head('2026-02-10'))
    expect(await list('2026-02-02', '2026-02-10', stranger)).toMatchObject([
      { before: null, after: figure(5.5, 'confirmed'), by: 'head' },
    ])
    // Opened again and typed anew: the confirmed one stands until the new one is submitted.
    await reopen(db(), { ...cells(3), reason: '오기' }, head('2026-02-12'))
    await enter(store(), kim('2026-02-13'), '5.6', { indicatorId: indicatorId(), version: 4, reason: '정정' })
    expect(await list('2026-02-11')).toEqual([])
    await submit(db(), cells(5), kim('2026-02-14'))
    expect(await list('2026-02-11')).toMatchObject([{ before: figure(5.5, 'confirmed'), after: figure(5.6, 'submitted') }])
    // The order of the days is no matter, and a day is no different from itself.
    expect(await list('2026-02-14', '2026-02-11')).toEqual(await list('2026-02-11', '2026-02-14'))
    expect(await list('2026-02-14', '2026-02-14')).toEqual([])
  })

  test('a target, a definition, a budget, a rule: before and after, who, when and why', async () => {
    await stored('2026-03-02', '배정 인원이 줄었습니다', async (trx) => {
      const target = {
        indicator_id: indicatorId(),
        year: 2026,
        kind: 'set',
        stage: 'revised',
        effective_on: '2026-03-02',
      } as const
      const by = {
        reason: '배정 축소',
        approved_by: '성과관리위원회',
        recorded_at: '2026-03-02T03:00:00.000Z',
        recorded_by: '나행정',
      }
      await trx
        .insertInto('target')
        .values([
          { ...target, ...by, revision: 2, value: 5 },
          { ...target, ...by, revision: 3, value: 5.7 },
        ])
        .execute()
      await trx.updateTable('indicator').set({ weight: 35, decimals: 3 }).where('id', '=', indicatorId()).execute()
    })
    await stored('2026-03-03', '추경', async (trx) => {
      const { id } = await trx
        .selectFrom('budget_amount')
        .select('id')
        .where('kind', '=', 'budget')
        .where('programme_id', 'is not', null)
        .orderBy('id')
        .executeTakeFirstOrThrow()
      await trx.updateTable('budget_amount').set({ amount: 7_000_000 }).where('id', '=', id).execute()
    })
    const rules = { cap: 110, exceededFrom: 130, lowerIsBetter: 'ratio', rollUp: 'equal', grades: null } as const
    const from = { effectiveFrom: '2026-01-01', reason: '상한 조정' }
    await setPolicy(db(), writer(person('admin', 'administrator'), '2026-03-04'), rules, from)
    const found = await list('2026-03-01')
    expect(found.map((one) => [one.kind, one.at.slice(0, 10), one.by, one.reason])).toEqual([
      ['rule', '2026-03-04', 'admin', '상한 조정'],
      ['budget', '2026-03-03', '나행정', '추경'],
      ['definition', '2026-03-02', '나행정', '배정 인원이 줄었습니다'],
      ['target', '2026-03-02', '성과관리위원회', '배정 축소'],
    ])
    const json = (text: string | null) => JSON.parse(text ?? 'null') as Record<string, unknown>
    const [rule, budget, definition, target] = found
    expect(json(rule?.after ?? null)).toMatchObject({ cap: 110, effectiveFrom: '2026-01-01' })
    expect(json(budget?.after ?? null)).toEqual({ [Object.keys(json(budget?.before ?? null))[0] ?? '']: 7_000_000 })
    // Only what differs, in the words of the record; columns that no page shows are left out.
    expect([json(definition?.before ?? null), json(definition?.after ?? null)]).toEqual([{ weight: 40 }, { weight: 35 }])
    expect(json(target?.before ?? null)['target']).toBe(5.5)
    expect(json(target?.after ?? null)['target']).toBe(5.7)
    expect(target?.name).toBe('자원봉사 활동률')
    // What was changed and changed back is no difference.
    await stored('2026-03-05', '되돌림', (trx) =>
      trx.updateTable('indicator').set({ weight: 40 }).where('id', '=', indicatorId()).execute(),
    )
    expect((await list('2026-03-01')).map((one) => one.kind)).toEqual(['rule', 'budget', 'target'])
    expect((await list('2026-03-02', '2026-03-05')).map((one) => one.kind)).toEqual(['definition', 'rule', 'budget'])
    expect(await differenceCounts(db(), { from: '2026-03-01' }, boss, TODAY)).toMatchObject({
      target: 1,
      rule: 1,
      budget: 1,
      definition: 0,
      actual: 0,
      first: { kind: 'target' },
    })
  })

  test('only of the bureau asked about; rules are everybody’s', async () => {
    expect((await differences(db(), { from: '2026-03-01', bureauId: 999_999 }, boss, TODAY)).map((one) => one.kind)).toEqual([
      'rule',
    ])
  })

  test('days: refused as the pages refuse them; the ones worth a press are those of the plan and the record', async () => {
    expect(await outcome(list('2026-02-01', '2027-01-01'))).toBe('known-in-future')
    expect(await outcome(list('2020-02-29'))).toBe('known-too-early')
    const days = await knownDays(db(), {}, TODAY)
    expect(days).toEqual({ today: TODAY, first: '2026-01-05', days: [{ kind: 'review', day: '2026-02-10' }] })
    expect((await knownDays(db(), {}, '2026-07-01')).days.map((one) => one.kind)).toEqual(['half-year', 'review'])
  })
})
