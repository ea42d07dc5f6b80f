import { expect, test } from 'vitest'
import { verifyAudit } from '#server/record/verify.ts'
import type { Place } from '#server/imports/commit/cells.ts'
import { openedDraft } from '#server/imports/drafts/open.ts'
import { draftSummary } from '#server/imports/drafts/summary.ts'
import { draftParents, draftProposal, draftRecords, draftUnrecognised } from '#server/imports/drafts/view.ts'
import { origins } from '#server/plans/origins.ts'
import { KEY, outcome, refusal } from '../../../helpers/people.ts'
import { onBothStores, useStore } from '../../../helpers/stores.ts'
import { empty, importer, TODAY } from '../../../helpers/imports/drafts-office.ts'
import { smallPlan } from '../../../helpers/plans/small.ts'

/** An indicator whose name the form left out, a line of the statement under a word of its own, a table nobody knows. */
const UNREAD = smallPlan({
  indicators: (form) =>
    `${form.replace('(회)\t일반\t40', '(회)\t일반\t30')}\n\t일반\t10\t목표\t20\t21\t22\t23\t24\t건수 합계\t부서 집계\n\t\t\t실적\t19\t0\t\t\t\t\t`,
  goals: (form) => form.replace('\t2\t1\t300', '\t3\t1\t300'),
  bureauGoals: (form) => form.replace('\t2\t1\t300', '\t3\t1\t300'),
  budget: (form) => form.replace('기본경비\t10', '기본 경비 등\t10'),
  after: '구분\t건수\n수출 상담 건수\t37',
})

onBothStores('what was not read is put in by a person', (kind) => {
  const store = useStore(kind, empty)
  let id = 0
  const summary = async () => {
    const found = await draftSummary(store().db, id, TODAY)
    if (found.kind !== 'plan') throw new Error('no plan')
    return found
  }
  const unread = async () => (await draftUnrecognised(store().db, { draftId: id, offset: 0, limit: 99 }, TODAY)).items
  const rowOf = async (word: string): Promise<Place> => {
    const found = (await unread()).find(({ raw }) => raw.includes(word))
    if (!found) throw new Error(`nothing unread with ${word}`)
    return { block: found.loc.block, row: found.loc.row, column: found.loc.column }
  }
  const record = async (path: string) =>
    (await draftRecords(store().db, { draftId: id, offset: 0, limit: 99 }, TODAY)).records.find((r) => r.record === path)

  test('a row proposes its fields by the columns of the rows around it', async () => {
    id = await importer(store()).bring(UNREAD)
    const place = await rowOf('건수 합계')
    const proposal = await draftProposal(store().db, { draftId: id, place }, TODAY)
    expect(proposal).toMatchObject({ group: 'indicators', under: 'd1-g1' })
    expect(Object.fromEntries(proposal.fields.map((f) => [f.column, f.value]))).toEqual({
      kind: 'general',
      weight: 10,
      'targets/2027': 20,
      'targets/2028': 21,
      'targets/2029': 22,
      'targets/2030': 23,
      'targets/2031': 24,
      formula: '건수 합계',
      source: '부서 집계',
      'actuals/2027': 19,
      'actuals/2028': 0,
    })
    const line = await draftProposal(store().db, { draftId: id, place: await rowOf('기본 경비 등') }, TODAY)
    expect(line).toMatchObject({ group: 'statements', under: 'd1', item: null })
    expect(line.fields.map((f) => [f.column, f.value]).slice(0, 2)).toEqual([
      ['budget', 10],
      ['budgetShare', 3.03],
    ])
  })

  test('the record is added with the cells as its origins, and nothing of its row is unread any more', async () => {
    const { add, confirm } = importer(store())
    const before = (await summary()).unread
    expect(await outcome(confirm(id))).toBe('import-unread')
    const place = await rowOf('건수 합계')
    const { fields } = await draftProposal(store().db, { draftId: id, place }, TODAY)
    const { record: path } = await add(id, {
      group: 'indicators',
      under: 'd1-g1',
      item: null,
      place,
      fields: [
        { column: 'name', typed: '수출 상담 건수', place: null },
        { column: 'unit', typed: '건', place: null },
        ...fields.map((f) => ({ column: f.column, typed: null, place: f.place })),
      ],
    })
    expect(path).toBe('indicators/d1-+1')
    expect(await record(path)).toMatchObject({ name: '수출 상담 건수', unit: 'd1', added: true, change: 'new' })
    const target = (await record(path))?.fields.find((f) => f.column === 'targets/2029')
    expect(target).toMatchObject({ value: 22, raw: '22', loc: { row: place.row }, corrected: { by: 'gihoek' } })
    const left = (await unread()).filter(({ raw }) => raw.includes('건수 합계') || raw.startsWith('실적'))
    expect(left.map((entry) => entry.left)).toEqual([0, 0])
    expect((await summary()).unread).toBeLessThan(before)
    const { equations } = await openedDraft(store().db, id, TODAY)
    expect(equations.filter((e) => e.kind === 'weights').map((e) => e.state)).toEqual(['exact'])
  })

  test('a line of the statement, a goal, a programme with its project, a department', async () => {
    const { add, correct } = importer(store())
    const place = await rowOf('기본 경비 등')
    const { fields } = await draftProposal(store().db, { draftId: id, place }, TODAY)
    const blank = { item: null, place: null, fields: [] }
    const named = (typed: string) => [{ column: 'name', typed, place: null }]
    const line = await add(id, {
      group: 'statements',
      under: 'd1',
      item: 'basic',
      place,
      fields: fields.map((f) => ({ column: f.column, typed: null, place: f.place })),
    })
    expect(line.record).toBe('statements/d1-basic')
    expect(await outcome(add(id, { ...blank, group: 'statements', under: 'd1', item: 'basic' }))).toBe('bad-input')
    const department = await add(id, { ...blank, group: 'units', under: 'bureau', fields: named('새별수출과') })
    expect(department.record).toBe('units/d+1')
    const goal = await add(id, { ...blank, group: 'goals', under: 'd+1', fields: named('수출을 넓힌다') })
    const programme = await add(id, { ...blank, group: 'programmes', under: 'd+1-+1', fields: named('수출 지원') })
    expect([goal.record, programme.record]).toEqual(['goals/d+1-+1', 'programmes/d+1-+1'])
    const project = await add(id, { ...blank, group: 'projects', under: 'd+1-+1', fields: named('수출 상담회') })
    await correct(id, `${project.record}/amounts/budget-2029`, '40')
    await correct(id, `${programme.record}/amounts/budget-2029`, '40')
    expect(await record(project.record)).toMatchObject({ unit: 'd+1', name: '수출 상담회' })
    // What others stand under does not go before them.
    expect(await outcome(correct(id, goal.record, null))).toBe('import-record-in-use')
    expect(await outcome(add(id, { ...blank, group: 'projects', under: 'nowhere' }))).toBe('bad-input')
    const wrong = add(id, { ...blank, group: 'goals', under: 'd1', fields: [{ column: 'weight', typed: '1', place: null }] })
    expect(await outcome(wrong)).toBe('bad-input')
    const unclear = add(id, {
      ...blank,
      group: 'indicators',
      under: 'd1-g1',
      fields: [{ column: 'weight', typed: '(1)', place: null }],
    })
    expect((await refusal(unclear)).facts).toMatchObject({ column: 'weight' })
  })

  test('a value is read from the cell pointed at, and may be typed beside it', async () => {
    const { correct } = importer(store())
    const table = await rowOf('수출 상담 건수')
    const cell = { ...table, row: (table.row ?? 0) + 1, column: 1 }
    const path = 'indicators/d1-+1/targets/2030'
    expect(await correct(id, path, null, cell)).toMatchObject({ value: 37 })
    const field = async () => (await record('indicators/d1-+1'))?.fields.find((f) => f.path === path)
    expect(await field()).toMatchObject({ value: 37, raw: '37', loc: cell })
    await correct(id, path, '36', cell)
    expect(await field()).toMatchObject({ value: 36, raw: '37', loc: cell })
    expect(await outcome(correct(id, path, null, { ...cell, column: 0 }))).toBe('number-refused')
    expect(await outcome(correct(id, path, null, { ...cell, column: 9 }))).toBe('bad-input')
    await correct(id, path, null)
    expect(await field()).toMatchObject({ value: null, raw: '' })
    await correct(id, path, null, { ...(await rowOf('수출 상담 건수')), row: cell.row, column: 1 })
  })

  test('records move: to another goal, another programme, another department', async () => {
    const { correct } = importer(store())
    const parents = await draftParents(store().db, id, TODAY)
    expect(parents.goals.map((g) => [g.key, g.department])).toEqual([
      ['d1-g1', 'd1'],
      ['d+1-+1', 'd+1'],
    ])
    expect(await outcome(correct(id, 'projects/d1-p1-2/programme', 'd9-p1'))).toBe('bad-input')
    await correct(id, 'projects/d1-p1-2/programme', 'd+1-+1')
    await correct(id, 'indicators/d1-+1/goal', 'd+1-+1')
    expect(await record('projects/d1-p1-2')).toMatchObject({ unit: 'd+1' })
    expect((await summary()).moved).toEqual({ 'indicators/d1-+1': 'd+1', 'projects/d1-p1-2': 'd+1' })
    const { records } = await openedDraft(store().db, id, TODAY)
    expect(records.programmes.map((p) => p.projects.map((j) => [j.name.value, j.order]))).toEqual([
      [['기업 상담 창구 운영', 1]],
      [
        ['수출 상담회', 1],
        ['새빛 전시회 개최 지원', 2],
      ],
    ])
    await correct(id, 'projects/d1-p1-2/programme', null)
    expect((await summary()).moved).toEqual({ 'indicators/d1-+1': 'd+1' })
    await correct(id, 'statements/d1-total/department', 'd+1')
    expect(await record('statements/d1-total')).toMatchObject({ unit: 'd+1' })
    await correct(id, 'statements/d1-total/department', null)
  })

  test('confirming names the number of unread cells, and the record keeps it', async () => {
    const { db } = store()
    const { confirm, decide } = importer(store())
    expect((await summary()).needs).toEqual([])
    const { unread: left } = await summary()
    expect(left).toBeGreaterThan(0)
    expect(await refusal(confirm(id))).toMatchObject({ reason: 'import-unread', facts: { count: left } })
    expect(await db.selectFrom('plan').select('id').execute()).toEqual([])
    const entry = (await unread()).find((u) => u.left > 0)
    await decide(id, `unrecognised:${entry?.index}`, 'dismissed', '계획의 표가 아님')
    expect((await summary()).unread).toBe(left - (entry?.left ?? 0))
    await decide(id, `unrecognised:${entry?.index}`, 'open')
    const { planId } = await confirm(id, undefined, left)
    const { after_json: after } = await db
      .selectFrom('audit_entry')
      .select('after_json')
      .where('act', '=', 'import.confirm')
      .executeTakeFirstOrThrow()
    expect(JSON.parse(after ?? '{}')).toMatchObject({ unread: left, indicators: 3, programmes: 2, projects: 3 })
    const added = await db
      .selectFrom('indicator as i')
      .innerJoin('policy_goal as g', 'g.id', 'i.goal_id')
      .where('i.plan_id', '=', planId)
      .where('i.name', '=', '수출 상담 건수')
      .select(['i.id', 'i.weight', 'i.decimals', 'g.name as goal', 'i.code'])
      .executeTakeFirstOrThrow()
    expect(added).toMatchObject({ weight: 10, decimals: 0, goal: '수출을 넓힌다' })
    const weight = (await origins(db, [{ subject: 'indicator', ids: [added.id] }])).find((o) => o.field === 'weight')
    expect(weight).toMatchObject({ raw: '10', corrected: { by: 'gihoek' } })
    expect(await verifyAudit(db, KEY)).toMatchObject({ kind: 'ok' })
  })
})
