import { expect, test } from 'vitest'
import { indicatorDetail } from '#server/departments/indicator-detail.ts'
import { openedDraft } from '#server/imports/drafts/open.ts'
import { draftDiff, draftRecords } from '#server/imports/drafts/view.ts'
import { codesOf } from '#server/imports/commit/codes.ts'
import { toFiles } from '#server/imports/commit/to-files.ts'
import { planFor } from '#server/plans/plan.ts'
import { person } from '../../../helpers/people.ts'
import { onBothStores, useStore } from '../../../helpers/stores.ts'
import { empty, importer } from '../../../helpers/imports/drafts-office.ts'
import { smallPlan } from '../../../helpers/plans/small.ts'

const TODAY = '2029-02-10'
/** An invented plan of an office that prints 지표성격 behind the kind. */
const printed = (first: string, second: string) =>
  smallPlan({
    indicators: (form) =>
      form
        .replace('지표 유형\t', '지표 유형\t지표성격\t')
        .replaceAll('\t\t\t구분', '\t\t\t\t구분')
        .replaceAll('\t\t\t실적', '\t\t\t\t실적')
        .replace('핵심\t', `핵심\t${first}\t`)
        .replace('일반\t', `일반\t${second}\t`),
  })

onBothStores('a plan that prints 지표성격', (kind) => {
  const store = useStore(kind, empty)
  const ids: Record<string, number> = {}
  const definitions = async () => {
    const { db } = store()
    const { id } = await planFor(db, { today: TODAY })
    const rows = await db.selectFrom('indicator').select('id').where('plan_id', '=', id).orderBy('id').execute()
    return Promise.all(rows.map((row) => indicatorDetail(db, row.id, person('admin', 'administrator'), TODAY)))
  }
  const fieldOf = async (draftId: number, record: string) => {
    const { records } = await draftRecords(store().db, { draftId, group: 'indicators', offset: 0, limit: 10 }, TODAY)
    return records.find((r) => r.record === record)?.fields.find((f) => f.column === 'nature')
  }

  test('shows it in the review by its heading, with the printed word and its place', async () => {
    ids['first'] = await importer(store()).bring(printed('결과', '산출'))
    const field = await fieldOf(ids['first'], 'indicators/d1-i1')
    expect(field).toMatchObject({
      value: 'outcome',
      raw: '결과',
      confidence: 1,
      kind: { type: 'choice', of: ['outcome', 'output', 'process', 'input'] },
    })
    expect(field?.loc.row).not.toBeNull()
    const opened = await openedDraft(store().db, ids['first'], TODAY)
    expect(opened.needs).toEqual([])
    expect(opened.recognition.unrecognised).toEqual([])
  })

  test('hands it on in the rows of its files, as printed', async () => {
    const { records, asRead, corrections } = await openedDraft(store().db, ids['first'] ?? 0, TODAY)
    const facts = {
      code: 'd',
      receivedAs: '텍스트',
      planCode: 'p',
      version: 1,
      filedOn: null,
      confirmedOn: null,
      namesFrom: '2027-01-01',
    }
    const { indicators } = toFiles(records, asRead, codesOf(records, new Map()), facts, corrections)
    expect(indicators.map((i) => [i.nature, i.printed['nature']?.raw])).toEqual([
      ['outcome', '결과'],
      ['output', '산출'],
    ])
  })

  test('stores it with its origin, and the definition of the indicator has it', async () => {
    await importer(store()).confirm(ids['first'] ?? 0)
    const all = await definitions()
    expect(all.map((d) => d.definition.nature)).toEqual(['outcome', 'output'])
    expect(all[0]?.origins.filter((o) => o.field === 'nature')).toMatchObject([
      { subject: 'indicator', column: '지표성격', raw: '결과', confidence: 1 },
    ])
  })

  test('is compared, and corrected, as any other field', async () => {
    const { bring, correct, confirm } = importer(store())
    const draftId = await bring(printed('과정', '기타'))
    const { records } = await draftDiff(store().db, { draftId, group: 'indicators', offset: 0, limit: 10 }, TODAY)
    expect(records.map((r) => r.fields)).toMatchObject([
      [{ column: 'nature', before: 'outcome', after: 'process', stored: { subject: 'indicator', field: 'nature' } }],
      [{ column: 'nature', before: 'output', after: null }],
    ])
    // A word that is none of the four is no value, and is pointed out.
    expect(await fieldOf(draftId, 'indicators/d1-i2')).toMatchObject({ value: null, raw: '기타', confidence: 0.7 })
    await correct(draftId, 'indicators/d1-i2/nature', 'input')
    await confirm(draftId)
    expect((await definitions()).map((d) => d.definition.nature)).toEqual(['process', 'input'])
  })

  test('a plan without the column has none of it, and takes it away from nobody in silence', async () => {
    const { bring, confirm } = importer(store())
    const draftId = await bring(smallPlan())
    expect(await fieldOf(draftId, 'indicators/d1-i1')).toMatchObject({ value: null, raw: '', need: null })
    const { records } = await draftDiff(store().db, { draftId, group: 'indicators', offset: 0, limit: 10 }, TODAY)
    expect(records.map((r) => r.change)).toEqual(['changed', 'changed'])
    await confirm(draftId)
    const all = await definitions()
    expect(all.map((d) => d.definition.nature)).toEqual([null, null])
    expect(all.flatMap((d) => d.origins.filter((o) => o.field === 'nature'))).toEqual([])
  })
})
