import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { acknowledge } from '#server/audit/acknowledge.ts'
import { ACKNOWLEDGE } from '#server/record/findings.ts'
import { type Verdict, verifyNow } from '#server/record/verify.ts'
import { fullStore } from '../../helpers/full-store.ts'
import { fresh, KEY, onRecord, outcome, person, refusal, writer } from '../../helpers/people.ts'
import { onBothStores, useStore } from '../../helpers/stores.ts'

onBothStores('differences that an administrator knows of', (kind) => {
  const store = useStore(kind, fullStore)
  const place = () => ({ db: store().db, place: kind === 'sqlite' ? store().place : null })
  const verify = () => verifyNow(place(), KEY)
  const as = writer(person('admin', 'administrator'))
  const run = (statement: string) => sql.raw(statement).execute(store().db)
  const foundIn = (verdict: Verdict) => (verdict.kind === 'broken' ? verdict.found : undefined)
  const marksOf = (verdict: Verdict) => foundIn(verdict)?.marks ?? []
  const tell = (verdict: Verdict, reason = '복구 작업에서 고친 값', marks = marksOf(verdict)) =>
    acknowledge(store().db, as, verdict, { marks, reason, requestId: fresh() })
  const PLACE = `where id = (select min(id) from activity)`
  /** Changes the column of an activity past its triggers, or with them. */
  const change = async (to: string, { noted }: { noted: boolean }) => {
    const update = `update activity set place = '${to}' ${PLACE}`
    if (noted) return void (await run(update))
    if (kind === 'postgres') {
      await run('alter table activity disable trigger activity_noted_update')
      await run(update)
      return void (await run('alter table activity enable trigger activity_noted_update'))
    }
    const { rows } = await sql<{ sql: string }>`select sql from sqlite_schema where name = 'activity_noted_update'`.execute(
      store().db,
    )
    await run('drop trigger activity_noted_update')
    await run(update)
    await run(rows[0]?.sql ?? '')
  }
  const PLACES = (recorded: string, stored: string) => [
    { table: 'activity', what: 'changed', columns: [{ column: 'place', recorded, stored }] },
  ]

  test('stay listed with who, when and why, and raise no alarm', async () => {
    expect(await verify()).toMatchObject({ kind: 'ok', acknowledged: [] })
    await onRecord(store(), (trx) => sql`update activity set place = ${'전주'}`.execute(trx))
    await change('서울', { noted: true })
    const alarm = await verify()
    expect(alarm).toMatchObject({ what: 'rows-differ', found: { rows: PLACES('전주', '서울') } })
    await tell(alarm)
    expect(await verify()).toMatchObject({
      kind: 'ok',
      acknowledged: [{ actor: 'admin', reason: '복구 작업에서 고친 값', found: { rows: PLACES('전주', '서울') } }],
    })
    const entry = await store().db.selectFrom('audit_entry').selectAll().where('act', '=', ACKNOWLEDGE).executeTakeFirstOrThrow()
    expect(JSON.parse(entry.after_json ?? '')).toMatchObject({
      differences: [expect.stringContaining('place (기록 전주 → 저장 서울)')],
    })
  })

  test('alarm again when the same row is changed once more, also to the same value', async () => {
    await change('부산', { noted: false })
    const again = await verify()
    expect(again).toMatchObject({ what: 'rows-differ', found: { rows: PLACES('서울', '부산') }, acknowledged: [{}] })
    await tell(again)
    expect(await verify()).toMatchObject({ kind: 'ok' })
    // Put right on record, and changed to what was acknowledged before.
    await onRecord(store(), (trx) => sql`update activity set place = ${'서울'}`.execute(trx))
    expect(await verify()).toMatchObject({ kind: 'ok' })
    await change('부산', { noted: false })
    const third = await verify()
    expect(third).toMatchObject({ what: 'rows-differ', found: { rows: PLACES('서울', '부산') } })
    await tell(third)
  })

  test('are acknowledged as they were seen, with a reason, and never a record that was tampered with', async () => {
    await change('대구', { noted: true })
    const seen = await verify()
    await run(`update activity set place = '인천' ${PLACE}`)
    const now = await verify()
    expect(await outcome(tell(now, '이유', marksOf(seen)))).toBe('other-differences')
    expect(await outcome(tell(now, ' '))).toBe('reason-needed')
    expect(await outcome(tell({ kind: 'broken', what: 'tampered', seq: 3, subject: null }, '이유', ['x']))).toBe(
      'other-differences',
    )
    expect((await refusal(tell({ kind: 'ok', entries: 1, lastHash: '', acknowledged: [] }, '이유', ['x']))).reason).toBe(
      'other-differences',
    )
    await tell(now)
    expect(await verify()).toMatchObject({ kind: 'ok' })
  })

  test('of which there are more than are named are acknowledged in turns, and hide no new one', async () => {
    const one = (n: number) =>
      `insert into setting (name, effective_from, value, reason, recorded_by, recorded_at) values ('forged-${n}', '2026-01-01', '{}', 'x', 'x', '2026-01-01T00:00:00.000Z')`
    for (let n = 0; n < 25; n += 1) await run(one(n))
    expect(foundIn(await verify())?.rows).toHaveLength(20)
    await tell(await verify())
    expect(foundIn(await verify())?.rows).toHaveLength(5)
    await tell(await verify())
    expect(await verify()).toMatchObject({ kind: 'ok' })
    await run(one(25))
    expect(foundIn(await verify())?.rows).toMatchObject([{ table: 'setting', what: 'added' }])
    await tell(await verify())
  })

  test('a guard that was taken away stays gone and known', async () => {
    await run(kind === 'sqlite' ? 'drop trigger target_no_update' : 'drop trigger target_append_only on target')
    const gone = await verify()
    expect(gone).toMatchObject({ what: 'guards-differ', found: { schema: [] } })
    await tell(gone)
    expect(await verify()).toMatchObject({ kind: 'ok' })
    await run(`update target set reason = 'x' where id = (select min(id) from target)`)
    expect(await verify()).toMatchObject({ what: 'rows-differ', found: { rows: [{ table: 'target' }], guards: [] } })
  })
})
