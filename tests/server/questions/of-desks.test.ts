import { expect, test } from 'vitest'
import { migrate } from '#data/migrate.ts'
import { spokenLine } from '#domain/questions/answer.ts'
import { loadPlanIfEmpty } from '#server/plans/load-if-empty.ts'
import { ask } from '#server/questions/ask.ts'
import type { SignedIn } from '#server/record/writer.ts'
import { schedulesPage } from '#server/schedules/page.ts'
import { servicesPage } from '#server/services/page.ts'
import { onBothStores, PLAN_FOLDER, useStore } from '../../helpers/stores.ts'

const DAY = '2026-11-20'
const user: SignedIn = { id: 'kim', name: '김', username: 'kim', role: 'executive', departmentIds: [], demonstration: true }

onBothStores('questions about desks and schedules', (kind) => {
  const store = useStore(kind, async (opened) => {
    await migrate(opened)
    const practice = { planFolder: PLAN_FOLDER, practice: true, practiceDocuments: true }
    await loadPlanIfEmpty(opened, practice, new Date('2026-11-20T00:00:00Z'))
  })
  const asked = (q: string, bureauId?: number) => ask(store().db, { q, bureauId }, user, DAY)
  const bureauOf = async (table: 'service' | 'schedule') =>
    (
      await store()
        .db.selectFrom(table)
        .innerJoin('organisation_unit_name as n', 'n.unit_id', `${table}.department_id`)
        .select('n.parent_id as id')
        .executeTakeFirstOrThrow()
    ).id ?? undefined

  test('the desk of a service is the one of its directory, with every number', async () => {
    const page = await servicesPage(store().db, { bureauId: await bureauOf('service') }, user, DAY)
    expect(page.services.length).toBeGreaterThan(0)
    for (const service of page.services) {
      const answer = await asked(`${service.name} 전화번호`)
      if (answer.status === 'ambiguous') {
        expect(answer.choices.map((one) => one.name)).toContain(service.name)
        continue
      }
      expect(answer.status, service.name).toBe('answered')
      expect(spokenLine(answer.sentence.ko, answer.figures, 'ko')).toContain(service.team)
      expect(answer.figures.map((figure) => figure.text.ko)).toEqual(service.phones)
    }
  })

  test('a schedule stands as its page says, alone and among those of its bureau', async () => {
    const bureauId = await bureauOf('schedule')
    const page = await schedulesPage(store().db, { bureauId }, user, DAY)
    expect(page.schedules.length).toBeGreaterThan(0)
    for (const schedule of page.schedules) {
      const answer = await asked(`${schedule.title} 진척`)
      expect(answer.status, schedule.title).toBe('answered')
      expect(answer.figures.find((figure) => figure.field === 'progress')?.value).toBe(schedule.standing.progress.done)
      expect(answer.figures.find((figure) => figure.field === 'slip')?.value).toBe(schedule.standing.slip?.days)
    }
    // Asked on a page of their bureau, which has no plan.
    const late = await asked('지연된 사업 일정', bureauId)
    const names = page.schedules.filter((one) => one.standing.state === 'late').map((one) => one.title)
    if (names.length > 1) expect(late.table?.rows.map((row) => row.name)).toEqual(names)
    else expect(late.status).toBe(names.length === 1 ? 'answered' : 'no-data')
  })
})
