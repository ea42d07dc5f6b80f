import { describe, expect, test } from 'vitest'
import { appRouter } from '../helpers/router.ts'
import type { Context } from '#server/http/context.ts'
import type { SignedIn } from '#server/record/writer.ts'
import { askedOf, type Place, PROCEDURES, scheduleOf } from '../helpers/procedures.ts'
import { TODAY, useStore } from '../helpers/stores.ts'
import { fresh, KEY, type Office, openOffice, person } from '../helpers/people.ts'

const EVERYBODY = ['executive', 'head', 'evaluator', 'administrator'] as const
const FILLING = ['head', 'evaluator', 'administrator'] as const
const ASKING = ['head', 'evaluator'] as const
const ADMINISTRATOR = ['administrator'] as const
/** Who may, of what has its input in `procedures.ts`: the years, the structures and the money that moves between them. */
const OPEN: Readonly<Record<string, readonly string[]>> = {
  'nextPlan.page': EVERYBODY,
  'nextPlan.rollOver': ADMINISTRATOR,
  'nextPlan.undo': ADMINISTRATOR,
  'nextPlan.discard': ADMINISTRATOR,
  'nextPlan.change': FILLING,
  'nextPlan.decide': FILLING,
  'nextPlan.changeStructure': FILLING,
  'nextPlan.done': ['head'],
  'nextPlan.reopen': ['head', 'administrator'],
  'nextPlan.changeRules': ADMINISTRATOR,
  'editions.list': ADMINISTRATOR,
  'editions.page': ADMINISTRATOR,
  'editions.correctables': ADMINISTRATOR,
  'editions.filing': ADMINISTRATOR,
  'editions.filingRule': ADMINISTRATOR,
  'editions.changeFilingRule': ADMINISTRATOR,
  'editions.file': ADMINISTRATOR,
  'editions.confirm': ADMINISTRATOR,
  'editions.withdraw': ADMINISTRATOR,
  'editions.correct': ADMINISTRATOR,
  'editions.openSupplementary': ADMINISTRATOR,
  'editions.setSupplementary': ADMINISTRATOR,
  'editions.confirmSupplementary': ADMINISTRATOR,
  'editions.discardSupplementary': ADMINISTRATOR,
  'editions.withdrawSupplementary': ADMINISTRATOR,
  'targets.of': EVERYBODY,
  'targets.ask': ASKING,
  'targets.withdraw': ASKING,
  'targets.approve': ADMINISTRATOR,
  'targets.return': ADMINISTRATOR,
  'differences.days': EVERYBODY,
  'differences.counts': EVERYBODY,
  'differences.list': EVERYBODY,
  'differences.editions': EVERYBODY,
  'differences.between': EVERYBODY,
  'calendar.page': EVERYBODY,
  'calendar.pressing': EVERYBODY,
  'calendar.record': ADMINISTRATOR,
  'reorganisations.list': ADMINISTRATOR,
  'reorganisations.event': ADMINISTRATOR,
  'reorganisations.trial': ADMINISTRATOR,
  'reorganisations.create': ADMINISTRATOR,
  'reorganisations.save': ADMINISTRATOR,
  'reorganisations.discard': ADMINISTRATOR,
  'reorganisations.putInForce': ADMINISTRATOR,
  'reorganisations.undo': ADMINISTRATOR,
  'reorganisations.handover': ADMINISTRATOR,
  'reorganisations.changeHandover': ADMINISTRATOR,
  'schedules.page': EVERYBODY,
  'schedules.one': EVERYBODY,
  'schedules.summary': EVERYBODY,
  'schedules.proposal': EVERYBODY,
  'schedules.choices': EVERYBODY,
  'schedules.add': ASKING,
  'schedules.change': ASKING,
  'schedules.done': ASKING,
  'schedules.undone': ASKING,
  'schedules.forecast': ASKING,
  'schedules.replan': ASKING,
  'schedules.end': ASKING,
  'schedules.reopen': ASKING,
  'budgets.page': EVERYBODY,
  'budgets.reconciliation': EVERYBODY,
  'budgets.movements': EVERYBODY,
  'budgets.origins': EVERYBODY,
  'budgets.move': ADMINISTRATOR,
  'budgets.moveBack': ADMINISTRATOR,
  'budgets.fileList': ADMINISTRATOR,
}
const FEATURES = ['entry.', 'periods.', 'organisation.', 'review.', 'audit.', ...featuresOf(Object.keys(OPEN))]
/** What stands before the point of a procedure's name, once each. */
function featuresOf(of: readonly string[]): readonly string[] {
  return [...new Set(of.map((name) => name.slice(0, name.indexOf('.') + 1)))]
}
/** One procedure by its full name. */
function call(context: Context, path: string, input?: unknown): Promise<unknown> {
  const [feature = '', name = ''] = path.split('.')
  // The names come from the router itself, so the compiler cannot know which these are.
  const caller = appRouter.createCaller(context) as unknown as Readonly<
    Record<string, Readonly<Record<string, (asked?: unknown) => Promise<unknown>>>>
  >
  return caller[feature]?.[name]?.(input) ?? Promise.reject(new Error(`no ${path}`))
}
// oxlint-disable-next-line no-underscore-dangle -- tRPC's own name for it
const names = () => Object.keys(appRouter._def.procedures).filter((name) => FEATURES.some((feature) => name.startsWith(feature)))

describe('the procedures', () => {
  let office: Office
  let place: Place
  const store = useStore('sqlite', openOffice, async (opened, made) => {
    office = made
    const indicatorId = made.ids.get('external-cooperation-1') ?? 0
    const nobody = { userId: 'nobody', deputyId: 777, evidenceId: 777, commentId: 777, activityId: 777 }
    const departmentId = made.departments[0] ?? 0
    const [askedId, scheduleId] = [await askedOf(opened.db, indicatorId), await scheduleOf(opened.db, departmentId)]
    place = { ...nobody, departmentId, indicatorId, askedId, scheduleId }
  })
  const inputOf = (name: string) => {
    const { input, of } = PROCEDURES[name] ?? {}
    return of ? of(place) : input
  }
  const as = (user: SignedIn | null) => {
    const server = { store: 'sqlite', place: '', demonstration: false, practice: false, version: 'test' } as const
    const context: Context = {
      db: store().db,
      user,
      now: new Date(`${TODAY}T03:00:00Z`),
      today: TODAY,
      server,
      address: '10.0.0.9',
      auditKey: KEY,
    }
    return context
  }
  const own = () => office.departments[0] ?? 0
  const people = () => ({
    nobody: null,
    executive: person('boss', 'executive'),
    head: person('head', 'head', own()),
    evaluator: person('kim', 'evaluator', own()),
    administrator: person('admin', 'administrator'),
  })
  const reason = async (of: Promise<unknown>): Promise<string> => {
    try {
      await of
      return 'accepted'
    } catch (error) {
      return error instanceof Error ? error.message : String(error)
    }
  }
  const unit = () => ({ unitId: own(), year: 2025, frequency: 'year', month: 0 }) as const
  const cells = () => ({
    year: 2025,
    month: 0,
    cells: [{ indicatorId: office.ids.get('external-cooperation-1') ?? 0, version: 77 }],
    requestId: fresh(),
  })

  // Whoever passes the door is then refused for the version or the input, not for who they are.
  const VIEWS: Readonly<Record<string, { readonly open: readonly string[]; readonly input: () => unknown }>> = {
    'entry.grid': { open: ['executive', 'head', 'evaluator', 'administrator'], input: () => ({}) },
    'entry.enter': {
      open: ['head', 'evaluator'],
      input: () => ({ ...cells(), indicatorId: cells().cells[0]?.indicatorId ?? 0, version: 77, entry: { raw: '1' } }),
    },
    'entry.submit': { open: ['head', 'evaluator'], input: () => cells() },
    'entry.recall': { open: ['head', 'evaluator'], input: () => cells() },
    'periods.rows': { open: ['administrator'], input: () => ({ year: 2025 }) },
    'periods.board': { open: ['administrator'], input: () => ({}) },
    'periods.closePreview': { open: ['administrator'], input: unit },
    'periods.definitions': { open: ['administrator'], input: () => undefined },
    'periods.changeDefinitions': {
      open: ['administrator'],
      input: () => ({
        changes: [{ indicatorId: cells().cells[0]?.indicatorId ?? 0, seen: 77, to: { resultsDue: '03-31' } }],
        effectiveFrom: TODAY,
        reason: '시험',
        requestId: fresh(),
      }),
    },
    'organisation.deputies': { open: ['head', 'administrator'], input: () => ({ departmentId: own() }) },
    'organisation.endedUnits': { open: ['executive', 'head', 'evaluator', 'administrator'], input: () => undefined },
    'organisation.people': { open: ['head', 'administrator'], input: () => undefined },
    'periods.rulesHistory': { open: ['administrator'], input: () => undefined },
    'periods.landing': { open: ['administrator'], input: () => undefined },
    'entry.history': {
      open: ['executive', 'head', 'evaluator', 'administrator'],
      input: () => ({ year: 2025, month: 0, indicatorId: cells().cells[0]?.indicatorId ?? 0 }),
    },
    'periods.open': {
      open: ['administrator'],
      input: () => ({ ...unit(), opensOn: null, closesOn: null, seen: null, requestId: fresh() }),
    },
    'periods.close': { open: ['administrator'], input: () => ({ ...unit(), year: 2028, requestId: fresh() }) },
    'organisation.nameDeputy': {
      open: ['head', 'administrator'],
      input: () => ({
        departmentId: own(),
        userId: 'lee',
        task: 'enter',
        fromOn: '2027-01-01',
        toOn: '2027-01-02',
        reason: '출장',
        requestId: fresh(),
      }),
    },
    'organisation.endDeputy': { open: ['head', 'administrator'], input: () => ({ id: 999, requestId: fresh() }) },
    'periods.rules': { open: ['executive', 'head', 'evaluator', 'administrator'], input: () => undefined },
    'periods.scoringPreview': {
      open: ['administrator'],
      input: () => ({
        rules: { cap: 100, exceededFrom: 130, lowerIsBetter: 'two-minus-ratio', rollUp: 'equal', grades: null },
        effectiveFrom: TODAY,
      }),
    },
    'periods.changeLanding': {
      open: ['administrator'],
      input: () => ({ landing: 'auto', effectiveFrom: TODAY, reason: '기본', seen: 0, requestId: fresh() }),
    },
    'periods.changeCounted': {
      open: ['administrator'],
      input: () => ({
        counted: 'submitted-and-confirmed',
        effectiveFrom: TODAY,
        reason: '기본',
        seen: 0,
        requestId: fresh(),
      }),
    },
    'periods.changePolicy': {
      open: ['administrator'],
      input: () => ({
        rules: { cap: 100, exceededFrom: 130, lowerIsBetter: 'two-minus-ratio', rollUp: 'equal', grades: null },
        effectiveFrom: TODAY,
        reason: '기본',
        seen: 0,
        requestId: fresh(),
      }),
    },
    'periods.changeRules': {
      open: ['administrator'],
      input: () => ({
        rules: { selfApproval: false, explainOver: 120, inYearDays: 10 },
        effectiveFrom: TODAY,
        reason: '기본',
        seen: 0,
        requestId: fresh(),
      }),
    },
    'review.list': { open: ['executive', 'head', 'evaluator', 'administrator'], input: () => ({ year: 2025, month: 0 }) },
    'review.confirm': { open: ['head'], input: () => cells() },
    'review.return': { open: ['head'], input: () => ({ ...cells(), reason: '시험' }) },
    'review.reopen': { open: ['head', 'administrator'], input: () => ({ ...cells(), reason: '시험' }) },
    'audit.page': { open: ['administrator'], input: () => ({}) },
    'audit.entry': { open: ['administrator'], input: () => ({ seq: 1 }) },
    'audit.people': { open: ['administrator'], input: () => undefined },
    'audit.of': { open: ['administrator'], input: () => ({ subject: 'x' }) },
    'audit.verify': { open: ['administrator'], input: () => undefined },
    'audit.acknowledge': {
      open: ['administrator'],
      input: () => ({ marks: ['0'], reason: '시험', requestId: fresh() }),
    },
    ...Object.fromEntries(Object.entries(OPEN).map(([name, open]) => [name, { open, input: () => inputOf(name) }])),
  }
  test('every procedure is listed here', () => expect(names().toSorted()).toEqual(Object.keys(VIEWS).toSorted()))
  test.each(
    Object.keys(VIEWS).flatMap((name) =>
      (['nobody', 'executive', 'head', 'evaluator', 'administrator'] as const).map((who) => [name, who] as const),
    ),
  )('%s · %s', async (name, who) => {
    const door = VIEWS[name]
    const told = await reason(call(as(people()[who]), name, door?.input()))
    if (who === 'nobody') expect(told).toBe('not-signed-in')
    else if (door?.open.includes(who)) expect(told).not.toMatch(/forbidden|not-signed-in|server-failed/)
    else expect(told).toBe('forbidden')
  })

  test('a look at what is not one’s own is on record', async () => {
    // In another minute than the tests before: the same again within one is only counted.
    const c = { ...as(people().evaluator), now: new Date(`${TODAY}T04:00:00Z`) }
    expect(await reason(call(c, 'entry.grid', { departmentId: office.departments[1] }))).toBe('forbidden')
    expect(await reason(call(c, 'audit.page', {}))).toBe('forbidden')
    const { lines } = (await call(as(people().administrator), 'audit.page', { act: 'refused.', actorId: 'kim', limit: 2 })) as {
      lines: unknown[]
    }
    expect(lines).toMatchObject([
      { act: 'refused.audit.page', reason: 'forbidden', address: '10.0.0.9' },
      { act: 'refused.entry.grid', reason: 'forbidden' },
    ])
  })
  test('what is asked is checked before anything is read', async () => {
    const c = as(people().evaluator)
    const good = { indicatorId: 1, year: 2025, month: 0, version: 0, requestId: fresh(), entry: { raw: '1' } }
    for (const bad of [
      { month: 13 },
      { version: -1 },
      { requestId: 'x' },
      { entry: { raw: '1'.repeat(101) } },
      { entry: { raw: '1', state: 'not-entered' } },
      { remedyDue: '2026-02-30' },
    ]) {
      expect(await reason(call(c, 'entry.enter', { ...good, ...bad }))).toMatch(/\[/)
    }
  })
})
