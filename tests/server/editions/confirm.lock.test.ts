import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { confirmFirstPlan } from '../../helpers/confirmed-plan.ts'
import { KEY, openOffice, person, writer } from '../../helpers/people.ts'
import { changeDefinitions } from '#server/periods/definitions.ts'
import { verifyAudit } from '#server/record/verify.ts'
import { onBothStores, useStore } from '../../helpers/stores.ts'

/** Direct writes to what the council confirmed, each by SQL alone. */
const DIRECT: readonly (readonly [string, string])[] = [
  ['an indicator’s name', `update indicator set name = name || '!' where id = 1`],
  ['an indicator’s unit', `update indicator set unit = '회' where unit <> '회'`],
  ['a formula', `update indicator set formula = '새 산식' where id = 1`],
  ['a source', `update indicator set source = '새 출처' where id = 1`],
  ['a rationale', `update indicator set rationale = '새 근거' where id = 1`],
  ['a weight', `update indicator set weight = 99 where id = 1`],
  ['its kind', `update indicator set kind = case kind when 'key' then 'general' else 'key' end where id = 1`],
  ['its goal', `update indicator set goal_id = goal_id + 1 where id = 1`],
  [
    'a new indicator',
    `insert into indicator (code, lineage_id, plan_id, goal_id, department_id, sort_order, name, unit, kind, weight, direction,
    aggregation, frequency, pace, decimals, formula, source, rationale, results_due, reported) select 'new', 99, plan_id, goal_id, department_id, 9,
    name, unit, kind, weight, direction, aggregation, frequency, pace, decimals, formula, source, rationale, results_due, reported from indicator where id = 1`,
  ],
  ['an indicator gone', 'delete from indicator where id = 12'],
  [
    'a target',
    `insert into target (indicator_id, year, revision, kind, value, stage, effective_on, recorded_at, recorded_by)
    values (1, 2026, 2, 'set', 1, 'planned', '2026-01-01', 'x', 'x')`,
  ],
  [
    'a change of target that nobody decided',
    `insert into target (indicator_id, year, revision, kind, value, stage, effective_on, reason, approved_by, recorded_at, recorded_by)
    values (1, 2026, 2, 'set', 1, 'revised', '2026-07-01', 'x', 'x', 'x', 'x')`,
  ],
  ['a part’s target', 'update indicator_component set target = target + 1'],
  ['a policy goal’s name', `update policy_goal set name = '새 목표'`],
  ['a strategic goal’s name', `update strategic_goal set name = '새 목표'`],
  ['a programme’s name', `update programme set name = '새 사업' where id = 1`],
  ['a programme moved to another goal', 'update programme set goal_id = goal_id + 1 where id = 1'],
  ['a project’s name', `update project set name = '새 사업' where id = 1`],
  ['a project gone', 'delete from project where id = 1'],
  ['a share', `update funding_share set percent = 1`],
  ['an amount of the budget', `update budget_amount set amount = amount + 1000000 where kind = 'budget'`],
  ['an amount gone', `delete from budget_amount where kind = 'budget'`],
  ['a printed total', 'update budget_statement set budget = budget + 1000000'],
  ['a printed goal', 'update printed_goal set indicators = indicators + 1'],
  ['staff', 'update staffing set quota = quota + 1'],
  ['a team', `update team set name = '새 팀'`],
  ['the title', `update plan set title = '다른 계획'`],
  ['the window', 'update plan set last_year = last_year + 1'],
  ['the confirmation undone', `update plan set status = 'filed'`],
]
/** What goes on in a confirmed plan. */
const ALLOWED: readonly (readonly [string, string])[] = [
  ['the day figures are due', `update indicator set results_due = '04-30' where id = 1`],
  ['how often it is measured', `update indicator set frequency = 'quarter' where id = 1`],
  ['a settled amount', `update budget_amount set amount = amount + 1000000 where kind = 'settled'`],
  ['a name written as it was', 'update indicator set name = name, weight = weight'],
]

onBothStores('the lock of a confirmed plan', (kind) => {
  const store = useStore(kind, openOffice)
  const run = (statement: string) => sql.raw(statement).execute(store().db)
  /** Tries a statement and takes it back. */
  const tried = async (statement: string): Promise<string> => {
    const back = new Error('taken back')
    try {
      await store()
        .db.transaction()
        .execute(async (trx) => {
          await sql.raw(statement).execute(trx)
          throw back
        })
    } catch (error) {
      return error === back ? 'done' : error instanceof Error ? error.message : String(error)
    }
    return ''
  }

  test.each(DIRECT.filter(([what]) => !/gone|nobody|part|confirmation/.test(what)))(
    'before it, %s can be written',
    async (_, statement) => {
      expect(await tried(statement.replaceAll(/goal_id \+ 1 where id = 1/g, 'goal_id where id = 1'))).toBe('done')
    },
  )

  describe('from the confirmation on', () => {
    beforeAll(() => confirmFirstPlan(store()))
    test.each(DIRECT)('%s is refused', async (_, statement) => {
      expect(await tried(statement)).toMatch(/plan-locked|append-only|does not change|append-only but for a draft/)
    })
    test.each(ALLOWED)('%s goes on', async (_, statement) => expect(await tried(statement)).toBe('done'))

    test('a superseded plan stays locked', async () => {
      const statement = `update indicator set weight = 99 where id = 1`
      const both = async () => {
        await run(`update plan set status = 'superseded'`)
        const told = await tried(statement)
        await run(`update plan set status = 'confirmed'`)
        return told
      }
      expect(await both()).toMatch(/plan-locked/)
    })

    test('acts that touch no printed row work as before', async () => {
      const row = await store().db.selectFrom('indicator').select('id').orderBy('id').executeTakeFirstOrThrow()
      const changes = [{ indicatorId: row.id, seen: 0, to: { resultsDue: '02-28', frequency: 'quarter' } }] as const
      const asked = { changes, effectiveFrom: '2027-01-01', reason: '자료 확정이 이름', requestId: 'due-in-a-locked-plan' }
      expect((await changeDefinitions(store().db, writer(person('admin', 'administrator')), asked)).changed).toHaveLength(1)
    })
  })
})

onBothStores('the record of a confirmation', (kind) => {
  const store = useStore(kind, openOffice)
  test('verifies', async () => {
    await confirmFirstPlan(store())
    expect(await verifyAudit(store().db, KEY)).toMatchObject({ kind: 'ok' })
  })
})
