import { deskAnswer, schedulesAnswer } from '#domain/questions/about-desk.ts'
import type { Thing } from '#domain/questions/link.ts'
import type { Understood } from '#domain/questions/understand.ts'
import { schedulesPage } from '../schedules/page.ts'
import { servicesPage } from '../services/page.ts'
import { bureauOf, type Found, notHere, type On } from './asking.ts'

/** 서비스 창구: of a service its desk, of a team or department all of theirs, as they hold today. */
export async function desk(on: On, subject: Thing | null): Promise<Found> {
  if (subject === null) return { body: notHere(), year: on.year, policy: null }
  const bureauId = subject.bureauId
  const page = await servicesPage(on.db, { bureauId }, on.user, on.today)
  const names = new Map(page.departments.map((one) => [one.id, one.shortName]))
  const found = page.services.filter((one) =>
    subject.kind === 'service'
      ? one.id === subject.id
      : subject.kind === 'team'
        ? one.team === subject.name
        : one.departmentId === subject.id,
  )
  const body = deskAnswer(
    subject.name,
    found.map((one) => ({
      id: one.id,
      name: one.name,
      team: one.team,
      department: names.get(one.departmentId) ?? '',
      phones: one.phones,
      place: { to: '/services', search: { bureau: bureauId, q: one.name } },
      year: Number(on.today.slice(0, 4)),
    })),
  )
  return { body, year: Number(on.today.slice(0, 4)), policy: null }
}

/** 사업 일정: of one how it stands, else of the bureau or a department, the most slipped first. */
export async function schedules(on: On, of: Understood): Promise<Found> {
  const { subject } = of
  const bureauId = bureauOf(on, subject)
  const page = await schedulesPage(on.db, { bureauId }, on.user, on.today)
  const names = new Map(page.departments.map((one) => [one.id, one.shortName]))
  const year = Number(on.today.slice(0, 4))
  const found = page.schedules.filter((one) =>
    subject?.kind === 'schedule'
      ? one.id === subject.id
      : subject?.kind === 'department'
        ? one.departmentId === subject.id
        : true,
  )
  const late = of.state === 'behind' ? found.filter((one) => one.standing.state === 'late') : found
  const body = schedulesAnswer(
    subject?.name ?? page.bureau.name,
    late.map((one) => ({
      id: one.id,
      title: one.title,
      department: names.get(one.departmentId) ?? '',
      state: one.standing.state,
      done: one.standing.progress.done,
      planned: one.standing.progress.planned,
      slip: one.standing.slip,
      next: one.standing.next === null ? null : (one.steps[one.standing.next]?.name ?? null),
      place: { to: '/schedules/$scheduleId', scheduleId: one.id, search: { bureau: bureauId } },
      year,
    })),
    { to: '/schedules', search: { bureau: bureauId } },
  )
  return { body, year, policy: null }
}
