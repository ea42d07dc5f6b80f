import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { REORGANISATION_KINDS } from '#domain/plan/organisation.ts'
import { fullStore } from '../../helpers/full-store.ts'
import { onBothStores, useStore } from '../../helpers/stores.ts'

onBothStores('what the store itself holds to of units and reorganisations', (kind) => {
  const store = useStore(kind, fullStore)
  const exec = (text: string) => sql.raw(text).execute(store().db)

  test('the table takes the kinds of the domain and no other', async () => {
    const line = (word: string) =>
      exec(`insert into organisation_succession (predecessor_id, successor_id, kind, effective_on, source, event_id)
        values (1, 2, '${word}', '2026-01-01', '조례', (select max(id) from reorganisation))`)
    for (const word of REORGANISATION_KINDS.filter((one) => one !== 'split')) await line(word)
    await expect(line('succession')).rejects.toThrow()
  })

  test.each([
    ['a unit is deleted', 'delete from organisation_unit where id = 1'],
    ['a unit becomes another kind', `update organisation_unit set kind = 'department' where id = 1`],
    ['a name is changed under its days', `update organisation_unit_name set name = '다른 과' where unit_id = 3`],
    ['a name begins on another day', `update organisation_unit_name set valid_from = '2020-01-01' where unit_id = 3`],
    ['a unit is put elsewhere under its days', 'update organisation_unit_name set parent_id = 1 where unit_id = 3'],
    ['a line of an event is changed', `update organisation_succession set source = ''`],
    ['an assignment is changed', 'update organisation_assignment set to_unit_id = 4'],
    ['an assignment is deleted', 'delete from organisation_assignment'],
    ['an applied event says something else', `update reorganisation set effective_on = '2026-02-01'`],
    ['an event is deleted', 'delete from reorganisation'],
    ['a movement of budget is changed', 'update budget_movement set amount = 1'],
    ['a movement of budget is deleted', 'delete from budget_movement'],
  ])('refused: %s', async (_, text) => {
    await expect(exec(text)).rejects.toThrow(/append-only|does not change/)
  })

  test('the spell that still holds is ended and withdrawn; an ended one stays', async () => {
    await exec(`update organisation_unit_name set valid_to = '2026-07-01' where unit_id = 3`)
    await expect(exec('delete from organisation_unit_name where unit_id = 3')).rejects.toThrow(/append-only|does not change/)
    await exec(`insert into organisation_unit_name (unit_id, parent_id, name, short_name, valid_from, sort_order)
      select unit_id, parent_id, '새 이름', '새 이름', '2026-07-01', 1 from organisation_unit_name where unit_id = 3`)
    await exec(`delete from organisation_unit_name where unit_id = 3 and valid_from = '2026-07-01'`)
  })
})
