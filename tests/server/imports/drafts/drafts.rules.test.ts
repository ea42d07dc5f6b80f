import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { NO_RULE, type TableRule } from '#domain/plan/reading-rules.ts'
import { verifyAudit } from '#server/record/verify.ts'
import { draftRow } from '#server/imports/drafts/draft.ts'
import { correctionsOf, decisionsOf, openedDraft, recognitionOf } from '#server/imports/drafts/open.ts'
import { partOf } from '#server/imports/drafts/parts.ts'
import { draftRules, draftTable, setRule } from '#server/imports/drafts/rules.ts'
import { draftSummary } from '#server/imports/drafts/summary.ts'
import type { Store } from '#data/database.ts'
import { values } from '../../../helpers/plans/read.ts'
import { smallPlan } from '../../../helpers/plans/small.ts'
import { empty, importer, TODAY } from '../../../helpers/imports/drafts-office.ts'
import { fresh, KEY, outcome, refusal } from '../../../helpers/people.ts'
import { onBothStores, useStore } from '../../../helpers/stores.ts'

/** The small plan whose column of 2029 has a heading that nobody knows; `year` moves its years on. */
const strange = (by = 0, bureau = '새빛미래국') =>
  smallPlan({ lines: (text) => text.replace("'29예산", '내년 씀씀이'), after: '참고\n\n이름\t번호\t자리\n김\t가\t나' })
    .replace(/'2([789])(?=결산|예산)/g, (_, digit: string) => `'${20 + Number(digit) + by}`)
    .replace(/\b(27|28|29|30|31)\b(?=\t|$)/gm, (year) => String(Number(year) + by))
    .replace('새빛미래국\n\n', `${2029 + by}년도 ${bureau} 성과계획서\n\n`)
    .replaceAll('새빛미래국', bureau)
/** Its header, and what reads it. */
const AMOUNTS: TableRule = {
  ...NO_RULE,
  kind: 'lines',
  columns: [{ column: 4, is: 'budget', year: 2029, money: null }],
}

async function blockWith(store: Store, draftId: number, text: string): Promise<number> {
  const document = await partOf(store.db, draftId, 'document')
  const block = document?.blocks.find((one) => one.kind === 'table' && one.grid.flat().some((cell) => cell.text === text))
  if (!block) throw new Error(`no table with ${text}`)
  return block.loc.block
}
const budgets = async (store: Store, draftId: number) =>
  (await recognitionOf(store.db, draftId)).records.programmes[0]?.amounts.map(({ year, value }) => [year, value])

function ruler(store: Store) {
  const { as, version } = importer(store)
  return async (draftId: number, text: string, rule: TableRule | null, more: { alike?: boolean; version?: number } = {}) =>
    setRule(
      store.db,
      {
        draftId,
        version: more.version ?? (await version(draftId)),
        block: await blockWith(store, draftId, text),
        rule,
        alike: more.alike ?? true,
        requestId: fresh(),
      },
      as,
    )
}

onBothStores('what a person says of a table', (kind) => {
  describe('in one document', () => {
    const store = useStore(kind, empty)
    let id = 0
    test('is applied by reading it again, and the draft is one version on', async () => {
      const { bring, version } = importer(store())
      id = await bring(strange())
      expect(await budgets(store(), id)).toEqual([
        [2027, 310],
        [2028, 320],
      ])
      const before = await version(id)
      expect(await ruler(store())(id, '내년 씀씀이', AMOUNTS)).toEqual({ version: before + 1, moved: 0, setAside: 0 })
      expect(await budgets(store(), id)).toEqual([
        [2027, 310],
        [2028, 320],
        [2029, 300],
      ])
      const plain = await bring(smallPlan(), { name: 'plain.txt' })
      expect(values({ ...(await recognitionOf(store().db, id)).records, title: null })).toEqual(
        values((await recognitionOf(store().db, plain)).records),
      )
      expect(await draftTable(store().db, { draftId: id, block: await blockWith(store(), id, '내년 씀씀이') })).toMatchObject({
        alike: 1,
        rule: AMOUNTS,
        own: false,
        said: { by: 'gihoek', rememberedFrom: null },
      })
    })
    test('each with who and when, only added to, and on the record', async () => {
      const rows = await store().db.selectFrom('import_rule').selectAll().where('draft_id', '=', id).execute()
      expect(rows).toMatchObject([{ block: null, recorded_by: 'gihoek', remembered_from: null }])
      await expect(sql`delete from import_rule`.execute(store().db)).rejects.toThrow(/append-only/)
      await expect(sql`update import_rule set rule = null`.execute(store().db)).rejects.toThrow(/append-only/)
      const entry = await store().db.selectFrom('audit_entry').selectAll().where('act', '=', 'import.rule').executeTakeFirst()
      expect(entry).toMatchObject({ subject: `import:${id}` })
      expect((await verifyAudit(store().db, KEY)).kind).toBe('ok')
    })
    test('a correction and a decision go with their cell; what finds no place is kept and comes back', async () => {
      const { correct, decide } = importer(store())
      const say = ruler(store())
      await correct(id, 'programmes/d1-p1/amounts/budget-2029', '301')
      await correct(id, 'indicators/d1-i2/weight', '41')
      const note = (await recognitionOf(store().db, id)).unrecognised.length
      expect(note).toBeGreaterThan(0)
      await decide(id, `unrecognised:${note - 1}`, 'dismissed', '예시')
      const left = (await recognitionOf(store().db, id)).unrecognised.at(-1)?.raw
      // The indicators' table is another department's: every key of theirs is another one.
      await say(id, '(누리산업과)상담 횟수(회)', { ...NO_RULE, owner: '온누리과' })
      const at =
        (await recognitionOf(store().db, id)).records.indicators.find(({ name }) => name.value === '상담 횟수')?.key ?? ''
      expect(at).not.toBe('d1-i2')
      expect((await openedDraft(store().db, id, TODAY)).records.indicators.find(({ key }) => key === at)?.weight.value).toBe(41)
      const now = await recognitionOf(store().db, id)
      const decided = [...(await decisionsOf(store().db, id))].find(([, { decision }]) => decision === 'dismissed')
      expect(now.unrecognised[Number(decided?.[0].split(':')[1])]?.raw).toBe(left)

      const { setAside } = await say(id, '내년 씀씀이', null)
      expect(setAside).toBe(1)
      expect(await draftRules(store().db, id)).toMatchObject({
        setAside: [{ value: 301, by: 'gihoek', place: `${await blockWith(store(), id, '내년 씀씀이')}.1.4` }],
      })
      expect((await openedDraft(store().db, id, TODAY)).records.programmes[0]?.amounts).toHaveLength(2)
      expect(await say(id, '내년 씀씀이', AMOUNTS)).toMatchObject({ moved: 2, setAside: 0 })
      expect((await correctionsOf(store().db, id)).get('programmes/d1-p1/amounts/budget-2029')?.value).toBe(301)
      expect((await draftRules(store().db, id)).setAside).toEqual([])
    })
    test.each<[string, TableRule, string, object]>([
      [
        'a column that such a table has not',
        { ...AMOUNTS, columns: [{ column: 4, is: 'weight', year: null, money: null }] },
        'bad-input',
        { what: 'rule' },
      ],
      [
        'a year of what has none',
        { ...AMOUNTS, columns: [{ column: 4, is: 'name', year: 2029, money: null }] },
        'bad-input',
        { what: 'rule' },
      ],
      ['a column of a table nobody knows', { ...AMOUNTS, kind: null }, 'bad-input', { what: 'rule' }],
    ])('refused: %s', async (_, rule, reason, facts) => {
      const refused = await refusal(ruler(store())(id, '내년 씀씀이', rule))
      expect(refused).toMatchObject({ reason, facts })
    })
    test('refused: somebody was faster, a text is no table, and a draft that is not under review', async () => {
      const { as, version, bring } = importer(store())
      expect(await outcome(ruler(store())(id, '내년 씀씀이', AMOUNTS, { version: 1 }))).toBe('version-conflict')
      const text = { draftId: id, version: await version(id), block: 0, rule: AMOUNTS, alike: true, requestId: fresh() }
      expect(await outcome(setRule(store().db, text, as))).toBe('bad-input')
      const none = await bring(new TextEncoder().encode('HWP Document File V3.00 \u001a'), { name: 'old.hwp' })
      expect(await outcome(setRule(store().db, { ...text, draftId: none, version: await version(none) }, as))).toBe(
        'import-not-open',
      )
      expect(await outcome(setRule(store().db, { ...text, draftId: 9999 }, as))).toBe('unknown-import')
    })
    test('the same request again is answered as before', async () => {
      const { as, version } = importer(store())
      const block = await blockWith(store(), id, '내년 씀씀이')
      const ask = { draftId: id, version: await version(id), block, rule: AMOUNTS, alike: false, requestId: fresh() }
      const done = await setRule(store().db, ask, as)
      expect(await setRule(store().db, ask, as)).toEqual(done)
      expect(await version(id)).toBe(done.version)
    })
  })

  describe('of a document that was taken for no plan', () => {
    const store = useStore(kind, empty)
    test('makes it one', async () => {
      const { bring } = importer(store())
      const id = await bring(
        '새빛미래국 2029년도 성과계획서\n\n살필 일\t재는 말\t바람\t이룸\n상담 횟수\t회\t12\t11\n전시 횟수\t회\t3\t2',
      )
      expect(await draftRow(store().db, id)).toMatchObject({ state: 'refused', refused_reason: 'not-a-plan' })
      await ruler(store())(id, '재는 말', {
        ...NO_RULE,
        kind: 'indicators',
        columns: [
          { column: 0, is: 'name', year: null, money: null },
          { column: 1, is: 'unit', year: null, money: null },
          { column: 2, is: 'target', year: 2029, money: null },
          { column: 3, is: 'actual', year: 2027, money: null },
        ],
      })
      expect(await draftRow(store().db, id)).toMatchObject({ state: 'read', refused_reason: null })
      expect(await draftSummary(store().db, id, TODAY)).toMatchObject({
        kind: 'plan',
        plan: { bureau: '새빛미래국', fiscalYear: 2029 },
        counts: { indicators: 2 },
      })
      expect(await outcome(ruler(store())(id, '재는 말', { ...NO_RULE, kind: 'none' }))).toBe('not-a-plan')
    })
  })

  describe('is remembered', () => {
    const store = useStore(kind, empty)
    test('by the next document of the office, a year on; taken back there it is forgotten', async () => {
      const { bring } = importer(store())
      const say = ruler(store())
      const first = await bring(strange(), { name: '지난해.txt' })
      await say(first, '내년 씀씀이', AMOUNTS)
      const next = await bring(strange(1), { name: '올해.txt' })
      expect(await budgets(store(), next)).toEqual([
        [2028, 310],
        [2029, 320],
        [2030, 300],
      ])
      expect((await draftRules(store().db, next)).rules).toMatchObject([
        { rememberedFrom: '지난해.txt', kind: 'lines', tables: 1 },
      ])
      const elsewhere = await bring(strange(1, '한빛경제국'), { name: '다른 국.txt' })
      expect((await draftRules(store().db, elsewhere)).rules).toMatchObject([{ rememberedFrom: '올해.txt' }])
      const foreign = await bring(strange(1, '한빛경제국').replaceAll('새빛도', '먼빛도'), { name: '다른 도.txt' })
      expect((await draftRules(store().db, foreign)).rules).toEqual([])
      await say(next, '내년 씀씀이', null)
      expect(await budgets(store(), next)).toHaveLength(2)
      const after = await bring(strange(2), { name: '내년.txt' })
      expect((await draftRules(store().db, after)).rules).toEqual([])
    })
  })
})
