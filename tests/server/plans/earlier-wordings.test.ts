import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { csvRecords } from '#server/documents/csv.ts'
import { correctPlan } from '#server/editions/corrections.ts'
import { lastAct } from '#server/editions/plan-seen.ts'
import { mendEarlierWordings } from '#server/plans/earlier-wordings.ts'
import { readPlanFiles } from '#server/plans/plan-files.ts'
import { verifyAudit } from '#server/record/verify.ts'
import { ADMINISTRATOR, confirmFirstPlan } from '../../helpers/confirmed-plan.ts'
import { fresh, KEY, onRecord, openOffice, writer } from '../../helpers/people.ts'
import { onBothStores, PLAN_FOLDER, useStore } from '../../helpers/stores.ts'

const NOW = new Date('2026-11-29T00:00:00Z')
const files = readPlanFiles(PLAN_FOLDER)
const wordings = csvRecords(readFileSync(join(PLAN_FOLDER, 'earlier_wordings.csv'), 'utf8')).map((row) => row.record)

onBothStores('a database of shortened texts', (kind) => {
  const store = useStore(kind, openOffice)
  const mend = () => mendEarlierWordings(store(), PLAN_FOLDER, NOW, KEY)
  const projects = () => store().db.selectFrom('project').select(['code', 'funding', 'note']).orderBy('id').execute()

  /** As earlier editions of the files made it: shortened texts, places of figures alone. */
  const shorten = () =>
    onRecord(store(), async (trx) => {
      for (const { file, code = '', field = '', wording } of wordings) {
        const [own = '', order] = code.split('#')
        if (file === 'indicator_components') {
          const ids = trx.selectFrom('indicator').select('id').where('code', '=', own)
          const set = trx
            .updateTable('indicator_component')
            .set({ name: wording ?? '' })
            .where('indicator_id', 'in', ids)
          await set.where('sort_order', '=', Number(order)).execute()
        } else {
          const table = file === 'projects' ? 'project' : 'indicator'
          await trx
            .updateTable(table)
            .set({ [field]: wording } as never)
            .where('code', '=', own)
            .execute()
        }
      }
      await trx.deleteFrom('provenance').where('field', 'in', ['formula', 'source', 'rationale', 'funding']).execute()
      await trx.deleteFrom('provenance').where('subject', '=', 'component').where('field', '=', 'name').execute()
    })

  const texts = async () => {
    const indicators = await store().db.selectFrom('indicator').select(['code', 'rationale']).orderBy('id').execute()
    const parts = await store().db.selectFrom('indicator_component').select('name').orderBy('id').execute()
    return [...indicators.map((i) => i.rationale), ...parts.map((p) => p.name), ...(await projects()).map((j) => j.funding)]
  }
  const origins = () =>
    store().db.selectFrom('provenance').select(['subject', 'subject_id', 'field', 'raw', 'line', 'table_label']).execute()
  const sorted = (rows: readonly object[]) => rows.map((row) => JSON.stringify(row)).toSorted()

  test('a new one has every text as printed, each with its place', async () => {
    const all = await origins()
    expect(await texts()).toEqual([
      ...files.indicators.map((i) => i.rationale),
      ...files.indicator_components.map((c) => c.name),
      ...files.projects.map((j) => j.funding),
    ])
    expect(all.filter((o) => o.field === 'rationale')).toHaveLength(12)
    expect(all.find((o) => o.raw.startsWith('국회·정당'))).toMatchObject({
      line: 1121,
      table_label: '성과지표별 목표치 설정 근거',
    })
    expect(all.find((o) => o.raw.startsWith('고등학생'))).toMatchObject({ field: 'funding', line: 262 })
    expect(all.filter((o) => o.subject === 'component' && o.field === 'name')).toHaveLength(12)
    expect(await mend()).toBeNull()
  })

  describe('when it starts', () => {
    let before: string[]
    let short: string[]
    let told: string | null
    beforeAll(async () => {
      before = sorted(await origins())
      await shorten()
      await confirmFirstPlan(store())
      short = sorted(await origins())
      told = await mend()
    })

    test('has every text as printed, also in a locked plan, and every place', async () => {
      expect(await texts()).toEqual([
        ...files.indicators.map((i) => i.rationale),
        ...files.indicator_components.map((c) => c.name),
        ...files.projects.map((j) => j.funding),
      ])
      expect((await projects()).filter((j) => j.note?.includes('shortened'))).toEqual([])
      expect(short).not.toEqual(before)
      expect(sorted(await origins())).toEqual(before)
      expect(told).toMatch(/17건/)
    })

    test('keeps both texts of each, on a record that verifies', async () => {
      const kept = await store().db.selectFrom('plan_correction').select(['before', 'after']).execute()
      expect(kept).toHaveLength(17)
      expect(kept).toContainEqual({ before: '최근 실적 5.41% 반영', after: `'최근 실적(5.41%) 고려 목표치 설정` })
      expect(await verifyAudit(store().db, KEY)).toMatchObject({ kind: 'ok' })
      const entry = await store().db.selectFrom('audit_entry').selectAll().orderBy('seq', 'desc').executeTakeFirstOrThrow()
      expect(entry).toMatchObject({ act: 'plan.as-printed', actor: '서버 시작' })
    })

    test('does it once', async () => expect(await mend()).toBeNull())

    test('a slip in 지원조건 of a locked plan is corrected by a person, and only so', async () => {
      const { id, funding } = await store()
        .db.selectFrom('project')
        .select(['id', 'funding'])
        .where('code', '=', 'external-cooperation-p1-1')
        .executeTakeFirstOrThrow()
      const bare = store().db.updateTable('project').set({ funding: '국비' }).where('id', '=', id).execute()
      await expect(bare).rejects.toThrow('plan-locked')
      const { id: planId } = await store().db.selectFrom('plan').select('id').executeTakeFirstOrThrow()
      const correct = async (from: string, after: string) =>
        correctPlan(store().db, writer(ADMINISTRATOR), {
          planId,
          seen: (await lastAct(store().db, planId))?.id ?? 0,
          subject: 'project',
          subjectId: id,
          field: 'funding',
          before: from,
          after,
          reason: '원문 대조',
          requestId: fresh(),
        })
      await correct(funding ?? '', '')
      expect((await projects())[0]?.funding).toBeNull()
      await correct('', '도비(100%)')
      expect((await projects())[0]?.funding).toBe('도비(100%)')
    })
  })
})

onBothStores('a text that a person has changed since', (kind) => {
  const store = useStore(kind, openOffice)
  test('stays', async () => {
    await onRecord(store(), async (trx) => {
      await trx.updateTable('indicator').set({ rationale: '고친 근거' }).where('code', '=', 'external-cooperation-3').execute()
      await trx.deleteFrom('provenance').where('field', '=', 'rationale').execute()
    })
    expect(await mendEarlierWordings(store(), PLAN_FOLDER, NOW, KEY)).toBeNull()
    const row = await store()
      .db.selectFrom('indicator')
      .select('rationale')
      .where('code', '=', 'external-cooperation-3')
      .executeTakeFirstOrThrow()
    expect(row.rationale).toBe('고친 근거')
    expect(await mendEarlierWordings(store(), null, NOW, KEY)).toBeNull()
  })
})
