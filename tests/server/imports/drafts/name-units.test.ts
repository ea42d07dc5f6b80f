import { expect, test } from 'vitest'
import type { ReorganisationDraft } from '#domain/plan/reorganisation.ts'
import { openedDraft } from '#server/imports/drafts/open.ts'
import { verifyAudit } from '#server/record/verify.ts'
import { empty, firstOf, importer, PLAN, TODAY } from '../../../helpers/imports/drafts-office.ts'
import { KEY } from '../../../helpers/people.ts'
import { onBothStores, useStore } from '../../../helpers/stores.ts'

/** Quite another name for the same work: the plan of the next year, after a reorganisation. */
const NAMED = '초연결융합과'
const NEXT = {
  ...PLAN,
  settledYear: PLAN.settledYear + 1,
  departments: PLAN.departments.map((d, i) => (i === 0 ? { ...d, name: NAMED } : d)),
}
const before = firstOf(PLAN).department.name

onBothStores('a plan that calls a department otherwise', (kind) => {
  const store = useStore(kind, empty)
  const events = () => store().db.selectFrom('reorganisation').selectAll().orderBy('id').execute()
  const names = async () =>
    (await store().db.selectFrom('organisation_unit_name').select('name').where('valid_to', 'is', null).execute()).map(
      (n) => n.name,
    )
  let draft = 0

  test('proposes a succession with its evidence, numbers shown, and joins nothing by itself', async () => {
    const office = importer(store())
    await office.confirm(await office.bring(PLAN))
    draft = await office.bring(NEXT, { name: 'next.txt' })
    const { units, needs } = await openedDraft(store().db, draft, TODAY)
    const match = units.find((u) => u.name === NAMED)
    expect(match).toMatchObject({ how: 'new', unit: null, open: true })
    const { goals } = firstOf(PLAN).department
    const [indicators, programmes] = [goals.flatMap((g) => g.indicators).length, goals.flatMap((g) => g.programmes).length]
    expect(match?.proposals).toMatchObject([
      {
        name: before,
        indicators: { same: indicators, of: indicators },
        programmes: { same: programmes, of: programmes },
      },
    ])
    expect(match?.proposals[0]?.likeness).toBeLessThan(0.5)
    expect(needs.map((need) => need.kind)).toContain('unit-open')
    await expect(office.confirm(draft)).rejects.toThrow('import-incomplete')
  })

  test('what a person accepts becomes a draft of a reorganisation; the unit keeps its name until it is applied', async () => {
    const office = importer(store())
    const { units } = await openedDraft(store().db, draft, TODAY)
    const [proposal] = units.find((u) => u.name === NAMED)?.proposals ?? []
    await office.decide(draft, `unit:${units.find((u) => u.name === NAMED)?.key}`, 'accepted', String(proposal?.id))
    // The indicators go on: they are those of the same unit.
    await office.confirm(draft)
    const [event, ...more] = await events()
    expect(more).toEqual([])
    expect(event).toMatchObject({ state: 'draft', effective_on: null, ordinance: '', source: 'next.txt', created_by: 'gihoek' })
    const { lines } = JSON.parse(event?.content ?? '{}') as ReorganisationDraft
    expect(lines).toEqual([{ kind: 'rename', from: proposal?.id, name: NAMED, shortName: expect.any(String) }])
    expect(await names()).toContain(before)
    expect(await names()).not.toContain(NAMED)
    // Its printed name is known from now on, and the record holds.
    const aliases = await store()
      .db.selectFrom('organisation_alias')
      .select('printed_name')
      .where('unit_id', '=', proposal?.id ?? 0)
      .execute()
    expect(aliases.map((a) => a.printed_name)).toContain(NAMED)
    expect(await verifyAudit(store().db, KEY)).toMatchObject({ kind: 'ok' })
  })

  test('the import taken back takes the untouched draft of the event with it', async () => {
    await importer(store()).undo(draft)
    expect(await events()).toMatchObject([{ state: 'discarded', ended_reason: '잘못 올림' }])
  })

  test('an event that says so already is not drafted twice', async () => {
    const office = importer(store())
    const again = await office.bring(NEXT, { name: 'again.txt', again: true })
    const { units } = await openedDraft(store().db, again, TODAY)
    const match = units.find((u) => u.name === NAMED)
    const [proposal] = match?.proposals ?? []
    if (match?.open) await office.decide(again, `unit:${match.key}`, 'accepted', String(proposal?.id))
    const [row] = await events()
    if (row === undefined) throw new Error('no event')
    const { id: _, ...same } = row
    await store()
      .db.insertInto('reorganisation')
      .values({ ...same, state: 'draft', ended_at: null, ended_by: null, ended_reason: null })
      .execute()
    const count = (await events()).length
    await office.confirm(again)
    expect(await events()).toHaveLength(count)
  })
})
