import { expect, test } from 'vitest'
import type { Db } from '#data/database.ts'
import { addActivity, cancelActivity } from '#server/activities/save.ts'
import { addComment, settleComments } from '#server/comments/comments.ts'
import { submit } from '#server/entry/submit.ts'
import { addLink, removeEvidence } from '#server/evidence/evidence.ts'
import { DEFAULT_LIMITS } from '#server/evidence/list.ts'
import { changeDefinitions } from '#server/periods/definitions.ts'
import { appendAudit, lockWriters } from '#server/record/record.ts'
import { Refusal } from '#server/refusal.ts'
import { confirm, reopen, returnCells } from '#server/review/review.ts'
import { appRouter } from '#server/router.ts'
import { overview } from '#server/scorecards/overview.ts'
import { scoreReport } from '#server/scorecards/report.ts'
import { knownOn } from '#server/record/known-on.ts'
import { setPolicy, setSetting } from '../../helpers/settings.ts'
import { COUNTED, ENTRY_RULES } from '#server/settings/settings.ts'
import { enter, fresh, KEY, type Office, openOffice, outcome, person, writer } from '../../helpers/people.ts'
import { keepingNothing } from '../../helpers/keeping-nothing.ts'
import { statementsOf } from '../../helpers/statements.ts'
import { onBothStores, useStore } from '../../helpers/stores.ts'

const LAST = '2026-04-30'
const DAYS = ['2026-02-03', '2026-02-28', '2026-03-01', '2026-04-01', '2026-04-29']
/** Of a day; each kind of act comes up twice in all. */
const STEPS = 10
const SEED = 20260630

/** 0 … 1, the same row of numbers for the same seed. */
function random(seed: number) {
  let state = seed
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32
    return state / 2 ** 32
  }
}

onBothStores('a page of a past day is the page as it was when the day ended', (kind) => {
  let office: Office
  const store = useStore(kind, openOffice, async (opened, made) => {
    office = made
  })
  const db = () => store().db
  const next = random(SEED)
  const some = <T>(of: readonly T[]): T => {
    const found = of[Math.floor(next() * of.length)]
    if (found === undefined) throw new Error('nothing to choose from')
    return found
  }
  /** Some indicators of every department, so that one thing is done to what another one was done to. */
  const indicators = () => [...office.ids.values()].filter((_, at) => at % 2 === 0)
  /** Each of so many once in every round, by chance. */
  const rounds: number[] = []
  const turn = (many: number) => {
    if (rounds.length === 0) {
      const drawn = Array.from({ length: many }, (_, at) => ({ at, by: next() }))
      rounds.push(...drawn.toSorted((a, b) => a.by - b.by).map(({ at }) => at))
    }
    return rounds.pop() ?? 0
  }
  const people = () => ({
    boss: person('boss', 'executive'),
    admin: person('admin', 'administrator'),
    kim: person('kim', 'evaluator', ...office.departments),
    head: person('head', 'head', ...office.departments),
  })

  /** What the pages answer on a day, or of a past day today. */
  async function pages(today: string, known?: string) {
    const server = { store: kind, place: '', demonstration: false, practice: false, version: 'test' } as const
    const now = new Date(`${today}T03:00:00Z`)
    const as = (user: ReturnType<typeof person>) =>
      appRouter.createCaller({ db: db(), user, now, today, known, server, address: null, auditKey: KEY })
    const { boss, head } = { boss: as(people().boss), head: as(people().head) }
    const ids = indicators()
    const of = known === undefined ? db() : await knownOn(db(), known, today)
    return {
      frame: { ...(await boss.accounts.frame({})), seq: null, now: null },
      overview: await Promise.all([2024, 2025, 2026].map((year) => boss.scorecards.overview({ year }))),
      departments: await Promise.all(
        office.departments.flatMap((departmentId) => [2024, 2025].map((year) => boss.departments.page({ departmentId, year }))),
      ),
      indicators: await Promise.all(ids.map((indicatorId) => head.departments.indicator({ indicatorId }))),
      history: await Promise.all(ids.map((indicatorId) => head.entry.history({ indicatorId, year: 2025, month: 0 }))),
      government: await boss.scorecards.government({ year: 2025 }),
      budget: await boss.budgets.page({}),
      search: await Promise.all(['자원봉사', '이름', '국제'].map((q) => boss.search.find({ q }))),
      comments: await Promise.all(ids.map((indicatorId) => head.comments.ofYear({ indicatorId, year: 2025 }))),
      evidence: await Promise.all(ids.map((indicatorId) => head.evidence.ofYear({ indicatorId, year: 2025 }))),
      activities: await boss.activities.page({ year: 2026 }),
      deadlines: await boss.deadlines.board({ year: 2025 }),
      review: await head.review.list({}),
      score: await scoreReport(of, { year: 2025 }, known ?? today),
    }
  }

  const at = { year: 2025, month: 0 }
  const cell = async (indicatorId: number) => {
    const row = await db()
      .selectFrom('actual')
      .select(['version', 'stage'])
      .where('indicator_id', '=', indicatorId)
      .where('year', '=', 2025)
      .where('month', '=', 0)
      .executeTakeFirst()
    return { version: row?.version ?? 0, stage: row?.stage ?? null }
  }
  const stored = (day: string, change: (trx: Db) => Promise<unknown>) =>
    db()
      .transaction()
      .execute(async (trx) => {
        await lockWriters(trx)
        await change(trx)
        const actor = { id: null, name: '시험', role: null }
        await appendAudit(trx, KEY, { at: new Date(`${day}T03:00:00Z`), actor, act: 'test', subject: 'test' })
      })

  /** One thing somebody does; a refusal is a thing too. */
  async function step(day: string): Promise<void> {
    const { admin, kim, head } = people()
    const as = (user: ReturnType<typeof person>) => writer(user, day)
    const indicatorId = some(indicators())
    const seen = await cell(indicatorId)
    const input = { ...at, cells: [{ indicatorId, version: seen.version }], requestId: fresh() }
    const effectiveFrom = some(['2026-01-01', day, '2026-04-01'])
    const text = `이름 ${Math.floor(next() * 1000)}`
    const definition = await db()
      .selectFrom('indicator_definition')
      .select((eb) => eb.fn.max('id').as('id'))
      .where('indicator_id', '=', indicatorId)
      .executeTakeFirst()
    const acts: readonly (() => Promise<unknown>)[] = [
      () => enter(store(), as(kim), String(Math.floor(next() * 90) + 1), { indicatorId, version: seen.version }),
      () => enter(store(), as(kim), String(Math.floor(next() * 90) + 1), { indicatorId, version: seen.version }),
      () =>
        enter(store(), as(kim), String(Math.floor(next() * 90) + 1), {
          indicatorId,
          year: 2026,
          month: some([0, 3, 6]),
          version: 0,
        }),
      () => submit(db(), input, as(kim)),
      () => submit(db(), input, as(kim)),
      () => confirm(db(), input, as(head)),
      () => confirm(db(), input, as(head)),
      () => returnCells(db(), { ...input, reason: '다시' }, as(head)),
      () => reopen(db(), { ...input, reason: '다시' }, as(head)),
      () => addComment(db(), { ...at, indicatorId, text, requestId: fresh() }, as(head)),
      async () => {
        const last = await db().selectFrom('value_comment').selectAll().orderBy('id', 'desc').executeTakeFirst()
        if (last)
          await settleComments(
            db(),
            'resolve',
            { indicatorId: last.indicator_id, ...at, upTo: last.id, requestId: fresh() },
            as(head),
          )
      },
      () =>
        addLink(
          db(),
          { ...at, indicatorId, url: `https://a.kr/${text}`, title: text, requestId: fresh() },
          as(kim),
          DEFAULT_LIMITS,
        ),
      async () => {
        const one = await db().selectFrom('evidence').select('id').where('removed_at', 'is', null).executeTakeFirst()
        if (one) await removeEvidence(db(), { id: one.id, requestId: fresh() }, as(kim))
      },
      () =>
        setPolicy(
          db(),
          as(admin),
          {
            cap: some([100, 110, null] as const),
            exceededFrom: 120,
            lowerIsBetter: 'ratio',
            rollUp: some(['equal', 'budget'] as const),
            grades: null,
          },
          { effectiveFrom, reason: '시험' },
        ),
      () =>
        setSetting(db(), as(admin), COUNTED, some(['confirmed-only', 'submitted-and-confirmed'] as const), {
          effectiveFrom,
          reason: '시험',
        }),
      () =>
        setSetting(
          db(),
          as(admin),
          ENTRY_RULES,
          { selfApproval: true, explainOver: 200, inYearDays: 20 },
          { effectiveFrom, reason: '시험' },
        ),
      () =>
        changeDefinitions(db(), as(admin), {
          changes: [
            {
              indicatorId,
              seen: definition?.id ?? 0,
              to: some([
                { resultsDue: some(['02-15', '03-31', '04-30']) },
                { direction: some(['higher', 'lower'] as const), resultsDue: '05-15' },
                { frequency: 'quarter' } as const,
              ]),
            },
          ],
          effectiveFrom,
          reason: '시험',
          requestId: fresh(),
        }),
      () =>
        addActivity(
          db(),
          {
            departmentId: office.departments[0] ?? 0,
            startsOn: day,
            endsOn: null,
            title: text,
            kind: 'meeting',
            kindNote: null,
            partner: null,
            place: null,
            participants: null,
            note: null,
            links: [],
            duplicate: true,
            requestId: fresh(),
          },
          as(kim),
        ),
      async () => {
        const one = await db().selectFrom('activity').select(['id', 'version']).where('status', '=', 'held').executeTakeFirst()
        if (one) await cancelActivity(db(), { ...one, reason: '시험', requestId: fresh() }, as(kim))
      },
      () =>
        stored(day, async (trx) => {
          const [last] = await trx
            .selectFrom('target')
            .select((eb) => eb.fn.max('revision').as('n'))
            .where('indicator_id', '=', indicatorId)
            .where('year', '=', 2025)
            .execute()
          await trx
            .insertInto('target')
            .values({
              indicator_id: indicatorId,
              year: 2025,
              revision: (last?.n ?? 0) + 1,
              kind: 'set',
              value: 40,
              stage: 'revised',
              effective_on: effectiveFrom,
              reason: '시험',
              approved_by: '시험',
              recorded_at: `${day}T03:00:00.000Z`,
              recorded_by: '시험',
            })
            .execute()
        }),
      () =>
        stored(day, (trx) =>
          trx.updateTable('indicator').set({ name: text, weight: 40 }).where('id', '=', indicatorId).execute(),
        ),
      () =>
        stored(day, (trx) =>
          trx
            .updateTable('organisation_unit_name')
            .set({ sort_order: Math.floor(next() * 1000) })
            .where('unit_id', '=', office.departments[1] ?? 0)
            .execute(),
        ),
      () =>
        stored(day, (trx) =>
          trx
            .updateTable('budget_amount')
            .set((eb) => ({ amount: eb('amount', '+', 1_000_000) }))
            .where('year', '=', 2026)
            .execute(),
        ),
      () =>
        stored(day, (trx) =>
          trx
            .deleteFrom('team')
            .where(
              'id',
              '=',
              trx.selectFrom('team').select((eb) => eb.fn.max('id').as('id')),
            )
            .execute(),
        ),
    ]
    // Otherwise some kind may never come up.
    expect(acts.length * 2).toBeLessThanOrEqual(STEPS * DAYS.length)
    await acts[turn(acts.length)]?.().catch((error: unknown) => {
      if (!(error instanceof Refusal)) throw error
    })
  }

  /** What is kept of a page after an act is what it is to whoever keeps nothing. */
  async function keptIsFresh(day: string) {
    const ask = { year: some([2024, 2025, 2025, 2026]), structure: some(['then', 'current'] as const) }
    expect([ask, await overview(db(), ask, day)]).toEqual([ask, await overview(keepingNothing(db()), ask, day)])
  }

  test('a page of a past day takes two statements more than one of today: up to where the record had reached', async () => {
    const page = async (of: () => Promise<Db>, day: string) => overview(keepingNothing(await of()), { year: 2024 }, day)
    const [past, now] = [() => knownOn(db(), '2026-03-02', LAST), () => Promise.resolve(db())]
    await page(past, '2026-03-02')
    const then = await statementsOf(store(), () => page(past, '2026-03-02'))
    const today = await statementsOf(store(), () => page(now, LAST))
    expect(then.length).toBe(today.length + 2)
  })

  test('a random history: every page of every day, asked at its end and weeks later', async () => {
    const captured = new Map<string, unknown>()
    for (const day of DAYS) {
      for (let count = 0; count < STEPS; count += 1) {
        await step(day)
        await keptIsFresh(day)
      }
      captured.set(day, await pages(day))
    }
    const answers = [...captured.values()].map((one) => JSON.stringify(one))
    expect(new Set(answers).size).toBe(DAYS.length)
    for (const [day, before] of captured) {
      for (const [page, answer] of Object.entries(await pages(LAST, day))) {
        expect([day, page, answer]).toEqual([day, page, (before as Record<string, unknown>)[page]])
      }
    }
  })

  test('nothing is written from a page of a past day', async () => {
    const server = { store: kind, place: '', demonstration: false, practice: false, version: 'test' } as const
    const context = {
      db: db(),
      user: people().head,
      now: new Date(`${LAST}T03:00:00Z`),
      today: LAST,
      server,
      address: null,
      auditKey: KEY,
    }
    const comment = { ...at, indicatorId: office.ids.get('external-cooperation-1') ?? 0, text: '말', requestId: fresh() }
    expect(
      await outcome(
        appRouter
          .createCaller({ ...context, known: '2026-03-01' })
          .comments.add(comment)
          .catch(causeOf),
      ),
    ).toBe('past-day')
    expect(
      await outcome(
        appRouter
          .createCaller({ ...context, known: LAST })
          .comments.add(comment)
          .catch(causeOf),
      ),
    ).toBe('accepted')
  })
})

function causeOf(error: unknown): never {
  throw error instanceof Error && error.cause instanceof Error ? error.cause : error
}
