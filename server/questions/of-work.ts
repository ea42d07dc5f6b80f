import { seesDrafts } from '#domain/entry/submission.ts'
import { definitionAnswer, dueAnswer, leftAnswer, termAnswer, whoAnswer } from '#domain/questions/about-work.ts'
import { IndicatorFigures, indicatorPlace } from '#domain/questions/figures.ts'
import type { Thing } from '#domain/questions/link.ts'
import type { Understood } from '#domain/questions/understand.ts'
import { FREQUENCY_WORDS } from '#domain/words/rule-words.ts'
import { TERMS } from '#domain/words/terms.ts'
import { unitIn } from '#domain/words/unit-words.ts'
import { board } from '../deadlines/board.ts'
import { responsible } from '../deadlines/people.ts'
import { indicatorDetail } from '../departments/indicator-detail.ts'
import { actingPerson } from '../organisation/deputies.ts'
import { bureauOf, byOf, type Found, indicatorAt, notHere, notOf, type On, printedQuote } from './asking.ts'
import { meaningOf } from './names.ts'
import { departmentOf } from './pages.ts'

export async function who(on: On, subject: Thing | null): Promise<Found> {
  if (subject === null) return { body: notHere(), year: on.year, policy: null }
  const departmentId = subject.kind === 'department' ? subject.id : subject.departmentId
  const page = await departmentOf(on.db, departmentId, on, on.today)
  const seen = seesDrafts(await actingPerson(on.db, on.user, on.today), departmentId)
  const people = seen ? ((await responsible(on.db, [departmentId], on.today)).get(departmentId) ?? null) : null
  const place = { to: '/departments/$departmentId' as const, departmentId, search: { year: on.year } }
  return { body: whoAnswer({ name: subject.name, department: page.department.name, people, place }), year: on.year, policy: null }
}

export async function due(on: On, subject: Thing | null): Promise<Found> {
  if (subject === null) return { body: notHere(), year: on.year, policy: null }
  const { row, page } = await indicatorAt(on, subject)
  if (row === undefined) return { body: notOf(subject), year: on.year, policy: null }
  const place = indicatorPlace({ departmentId: page.department.id, year: on.year }, subject.id)
  const dueOn = `${on.year + 1}-${row.inYear.resultsDue}`
  return { body: dueAnswer({ name: subject.name, id: subject.id, year: on.year, dueOn, place }), year: on.year, policy: null }
}

/** What waits, with the rights of the deadline board: it refuses other people's departments. */
export async function left(on: On, of: Understood): Promise<Found> {
  const departmentId = of.subject?.kind === 'department' ? of.subject.id : undefined
  const bureauId = of.subject?.kind === 'department' ? undefined : bureauOf(on, of.subject)
  const year = on.said ? on.year : undefined
  const found = await board(on.db, { year, bureauId, departmentId }, on.user, on.today)
  const names = new Map(found.departments.map((one) => [one.id, one.shortName]))
  const rows = found.rows
    .filter((row) => !row.done)
    .map((row) => ({
      department: names.get(row.departmentId) ?? '',
      departmentId: row.departmentId,
      year: row.year,
      month: row.month,
      toEnter: row.toEnter,
      toReview: row.toReview,
      late: row.late,
      dueOn: row.due.on,
    }))
  const own = departmentId === undefined && on.user.departmentIds.length > 0
  const name = of.subject?.name ?? (own ? [...names.values()].join('·') : on.page.bureau.name)
  return {
    body: leftAnswer({
      name,
      departmentId: departmentId ?? null,
      today: on.today,
      rows,
      asked: of.intent === 'when' ? 'when' : 'left',
      place: { to: '/deadlines', search: departmentId === undefined ? {} : { department: departmentId } },
    }),
    year: on.year,
    policy: null,
  }
}

export async function define(on: On, of: Understood): Promise<Found> {
  const { subject } = of
  if (subject === null) return { body: notHere(), year: on.year, policy: null }
  if (subject.kind === 'term')
    return {
      body: termAnswer(subject.name, {
        label: { ko: '뜻', en: 'Meaning' },
        text: meaningOf(subject.id),
        of: null,
        cite: { kind: 'record', words: { ko: '용어 사전', en: 'the glossary' } },
        place: { to: '/overview', search: { year: on.year } },
      }),
      year: on.year,
      policy: null,
    }
  const { page, at } = await indicatorAt(on, subject)
  if (at === undefined) return { body: notOf(subject), year: on.year, policy: null }
  const detail = await indicatorDetail(on.db, subject.id, on.user, on.today, on.year)
  const quote = (field: 'formula' | 'source' | 'rationale') => printedQuote(on, subject.id, at, field, detail.definition[field])
  const by = await byOf(on, page.policy, [])
  return {
    body: definitionAnswer({
      name: subject.name,
      id: subject.id,
      year: on.year,
      aspect: of.aspect,
      place: indicatorPlace(at, subject.id),
      printed: { formula: await quote('formula'), source: await quote('source'), rationale: await quote('rationale') },
      words: {
        direction: TERMS[detail.definition.direction],
        frequency: FREQUENCY_WORDS[detail.definition.frequency],
        unit: { ko: detail.unit, en: unitIn(detail.unit, 'en') },
      },
      weight: (figures) => new IndicatorFigures(at, figures, by).weight(),
    }),
    year: on.year,
    policy: null,
  }
}
