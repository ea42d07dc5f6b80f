import { randomUUID } from 'node:crypto'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { openStore, type Store } from '#data/database.ts'
import { migrate } from '#data/migrate.ts'
import type { Act } from '#domain/entry/submission.ts'
import { answerOf, remembered } from '#server/http/finished-answers.ts'
import { budgetPage } from '#server/budgets/budget.ts'
import { departmentPage } from '#server/departments/department.ts'
import { closePeriod } from '#server/periods/close.ts'
import { changeDefinitions } from '#server/periods/definitions.ts'
import { actOnMany } from '#server/actuals/many.ts'
import { write } from '#server/record/write.ts'
import { addLink, removeEvidence } from '#server/evidence/evidence.ts'
import { appRouter } from '#server/router.ts'
import { overview } from '#server/scorecards/overview.ts'
import { enter, fresh, KEY, type Office, openOffice, outcome, person, writer } from '../../helpers/people.ts'
import { keepingNothing } from '../../helpers/keeping-nothing.ts'
import { freshPlace, onBothStores, TODAY, useStore } from '../../helpers/stores.ts'

const ADMINISTRATOR = person('admin', 'administrator')
const LATE = '2026-04-20'
const question = (of: string, n?: number) => ({ of, input: { n }, today: TODAY })
const WHY = { cause: '참여 감소', remedy: '홍보', remedyDue: '2026-12-31' }

onBothStores('answers remembered', (kind) => {
  let office: Office
  const store = useStore(kind, openOffice, async (opened, made) => {
    office = made
  })
  const own = () => office.departments[0] ?? 0
  const indicatorId = () => office.ids.get('external-cooperation-3') ?? 0
  const kim = () => person('kim', 'evaluator', own())
  const head = () => person('head', 'head', own())

  const caller = (of: Store, today = TODAY) => {
    const server = { store: kind, place: '', demonstration: false, practice: false, version: 'test' } as const
    return appRouter.createCaller({
      db: of.db,
      user: person('boss', 'executive'),
      now: new Date(`${today}T03:00:00Z`),
      today,
      server,
      address: null,
      auditKey: KEY,
    })
  }
  /** Each page twice over the router, so that the second is the remembered one, and once computed. */
  const asked = async (of: Store, today = TODAY) => {
    const pages = caller(of, today)
    const all = async () => ({
      overview: await Promise.all([undefined, 2024, 2025].map((year) => pages.scorecards.overview({ year }))),
      departments: await Promise.all(
        office.departments.map((departmentId) => pages.departments.page({ departmentId, year: 2025 })),
      ),
      budget: await pages.budgets.page({}),
    })
    await all()
    return all()
  }
  const live = async (of: Store, today = TODAY) => {
    const db = keepingNothing(of.db)
    return {
      overview: await Promise.all([undefined, 2024, 2025].map((year) => overview(db, { year }, today))),
      departments: await Promise.all(
        office.departments.map((departmentId) => departmentPage(db, { departmentId, year: 2025 }, today)),
      ),
      budget: await budgetPage(db, {}, today),
    }
  }
  const anyWrite = (act: string, change: Parameters<typeof write>[3]) =>
    write(store().db, writer(ADMINISTRATOR), { act, subject: 'plan:1', input: { requestId: randomUUID() } }, change)

  describe('a store without a record', () => {
    const bare = useStore(kind, migrate)
    test('while nothing is on record, nothing is remembered', async () => {
      const answer = vi.fn<() => Promise<number>>(() => Promise.resolve(1))
      await remembered(bare().db, question('empty'), answer)
      await remembered(bare().db, question('empty'), answer)
      expect(answer).toHaveBeenCalledTimes(2)
    })
  })

  const version = async () =>
    (
      await store()
        .db.selectFrom('actual')
        .select('version')
        .where('indicator_id', '=', indicatorId())
        .where('year', '=', 2025)
        .where('month', '=', 0)
        .executeTakeFirst()
    )?.version ?? 0
  const many = async (act: Act, as: ReturnType<typeof person>) =>
    actOnMany(
      store().db,
      writer(as),
      { year: 2025, month: 0, cells: [{ indicatorId: indicatorId(), version: await version() }], requestId: fresh() },
      act,
      { allOrNone: true },
    )
  const evidence: number[] = []
  // In this order: each stands on the one before.
  const WRITES: readonly (readonly [name: string, change: () => Promise<unknown>])[] = [
    ['a figure entered', () => enter(store(), writer(kim()), '5.3', { indicatorId: indicatorId(), ...WHY })],
    [
      'a figure entered again',
      async () => enter(store(), writer(kim()), '5.4', { indicatorId: indicatorId(), version: await version(), ...WHY }),
    ],
    [
      'evidence added',
      async () =>
        evidence.push(
          (
            await addLink(
              store().db,
              {
                indicatorId: indicatorId(),
                year: 2025,
                month: 0,
                title: '',
                url: 'https://www.example.go.kr/1',
                requestId: fresh(),
              },
              writer(kim()),
              { fileSize: 1000, perValue: 9 },
            )
          ).id,
        ),
    ],
    ['evidence taken off', () => removeEvidence(store().db, { id: evidence[0] ?? 0, requestId: fresh() }, writer(kim()))],
    ['submitted', () => many({ kind: 'submit' }, kim())],
    ['confirmed', () => many({ kind: 'confirm' }, head())],
    [
      'opened again and confirmed by somebody else as it was, but for its cause',
      async () => {
        await many({ kind: 'reopen', reason: '정정' }, head())
        const same = { indicatorId: indicatorId(), version: await version(), reason: '정정', ...WHY, cause: '행사 취소' }
        await enter(store(), writer(kim()), '5.4', same)
        await many({ kind: 'submit' }, kim())
        await many({ kind: 'confirm' }, person('deputy', 'head', own()))
      },
    ],
    [
      'a due date set',
      () =>
        changeDefinitions(store().db, writer(ADMINISTRATOR), {
          changes: [{ indicatorId: office.ids.get('external-cooperation-1') ?? 0, seen: 0, to: { resultsDue: '12-20' } }],
          effectiveFrom: '2026-01-01',
          reason: '통계 공표일',
          requestId: fresh(),
        }),
    ],
    [
      'a period closed',
      () =>
        closePeriod(
          store().db,
          { unitId: own(), year: 2025, frequency: 'year', month: 0, requestId: fresh() },
          writer(ADMINISTRATOR),
        ),
    ],
    [
      'the rules of scoring changed',
      () =>
        anyWrite('policy.change', async (trx, audit) => {
          const rules = {
            version: 'mean',
            effectiveFrom: '2026-02-01',
            cap: 130,
            exceededFrom: 120,
            lowerIsBetter: 'two-minus-ratio',
            rollUp: 'budget',
            grades: null,
          }
          await trx
            .insertInto('scoring_policy')
            .values({
              version: 'mean',
              effective_from: '2026-02-01',
              rules: JSON.stringify(rules),
              reason: '',
              recorded_at: '',
              recorded_by: '',
            })
            .execute()
          return audit({ after: rules })
        }),
    ],
    [
      'an amount replaced',
      () =>
        anyWrite('budget.upload', async (trx, audit) => {
          await trx
            .updateTable('budget_amount')
            .set((eb) => ({ amount: eb('amount', '+', 1_000_000) }))
            .where('year', '=', 2026)
            .execute()
          return audit({})
        }),
    ],
    [
      'an amount put back',
      () =>
        anyWrite('budget.reverse', async (trx, audit) => {
          await trx
            .updateTable('budget_amount')
            .set((eb) => ({ amount: eb('amount', '-', 1_000_000) }))
            .where('year', '=', 2026)
            .execute()
          return audit({})
        }),
    ],
    [
      'a plan loaded over it',
      () =>
        anyWrite('import.commit', async (trx, audit) => {
          const plan = await trx.selectFrom('plan').selectAll().executeTakeFirstOrThrow()
          const { id: _, ...same } = plan
          await trx
            .insertInto('plan')
            .values({ ...same, code: `${plan.code}-2`, version: plan.version + 1, title: '변경 성과계획서' })
            .execute()
          return audit({})
        }),
    ],
    [
      'a plan taken back',
      () =>
        anyWrite('import.undo', async (trx, audit) => {
          await trx.updateTable('plan').set({ status: 'superseded' }).where('title', '=', '변경 성과계획서').execute()
          return audit({})
        }),
    ],
  ]
  describe('after each kind of write the pages are what computing them gives, and not what they were', () => {
    test.each(WRITES)('%s', async (name, change) => {
      const before = await asked(store())
      await change()
      const after = await asked(store())
      expect(after).toEqual(await live(store()))
      // A figure being typed shows on no page of results.
      if (name.startsWith('a figure entered')) expect(after).toEqual(before)
      else expect(after).not.toEqual(before)
    })
  })

  test('what changed and does not show leaves the bytes that were sent, and what shows does not', async () => {
    const ask = () =>
      answerOf(store().db, question('amounts'), async (handle) =>
        (await handle.selectFrom('budget_amount').select('amount').where('year', '=', 2026).execute()).map(
          (row) => row.amount > 5,
        ),
      )
    const set = (amount: number) =>
      anyWrite('budget.upload', async (trx, audit) => {
        await trx.updateTable('budget_amount').set({ amount }).where('year', '=', 2026).execute()
        return audit({})
      })
    await set(6)
    const sent = (await ask()).finished(false, [])
    await set(7)
    expect((await ask()).finished(false, [])).toBe(sent)
    await set(5)
    expect(String((await ask()).finished(false, []).bytes)).toMatch(/^{"result":{"data":\[false,/)
    const batch = (await ask()).finished(true, [await ask()]).bytes
    expect(JSON.parse(String(batch))).toHaveLength(2)
  })

  test('the day is part of the question', async () => {
    const page = await caller(store(), LATE).scorecards.overview({})
    expect(page.asOf).toBe(LATE)
    expect(await asked(store(), LATE)).toEqual(await live(store(), LATE))
  })

  test('computed once while nothing changes, at once for all who ask; again after an entry of the record, whoever made it', async () => {
    const answer = vi.fn<() => Promise<unknown>>(() => new Promise((done) => setTimeout(done, 20)))
    const ask = () => remembered(store().db, question('once'), answer)
    await Promise.all([ask(), ask(), ask()])
    await ask()
    expect(answer).toHaveBeenCalledTimes(1)
    await outcome(anyWrite('value.enter', () => Promise.reject(new Error('undone'))).catch(() => undefined))
    await ask()
    expect(answer).toHaveBeenCalledTimes(1)
    await anyWrite('setting.change', (_trx, audit) => audit({}))
    await ask()
    expect(answer).toHaveBeenCalledTimes(2)
  })

  test('what was read before a change is not given after it, however late it comes', async () => {
    let finish: (value: string) => void = () => undefined
    const slow = remembered(store().db, question('slow'), () => new Promise<string>((done) => (finish = done)))
    await vi.waitFor(() => expect(finish.length).toBe(1))
    await anyWrite('value.enter', (_trx, audit) => audit({}))
    const next = remembered(store().db, question('slow'), () => Promise.resolve('new'))
    expect(await next).toBe('new')
    finish('old')
    expect(await slow).toBe('old')
    expect(await remembered(store().db, question('slow'), () => Promise.resolve('computed'))).toBe('new')
  })

  test('asked for by many while it is computed and others save: once more for all of them, of what stands after they asked', async () => {
    const change = () => anyWrite('value.enter', (_trx, audit) => audit({}))
    const finish: (() => void)[] = []
    let begun = 0
    const answer = () => {
      const mine = (begun += 1)
      return new Promise<number>((done) => finish.push(() => done(mine)))
    }
    const ask = () => remembered(store().db, question('crowd'), answer)
    const first = ask()
    await vi.waitFor(() => expect(begun).toBe(1))
    const crowd: Promise<number>[] = []
    for (let n = 0; n < 2; n += 1) {
      await change()
      crowd.push(ask(), ask())
    }
    expect(begun).toBe(1)
    finish[0]?.()
    expect(await first).toBe(1)
    await vi.waitFor(() => expect(begun).toBe(2))
    finish[1]?.()
    expect(new Set(await Promise.all(crowd))).toEqual(new Set([2]))
    // Nothing was saved since the second began.
    expect(await ask()).toBe(2)
  })

  test('a store that fails while many wait fails them, and nobody after them', async () => {
    let broken = false
    const db = store().db.withPlugin({
      transformQuery: ({ node }) => node,
      transformResult: ({ result }) => (broken ? Promise.reject(new Error('gone')) : Promise.resolve(result)),
    })
    const finish: (() => void)[] = []
    const first = remembered(db, question('gone'), () => new Promise<number>((done) => finish.push(() => done(1))))
    await vi.waitFor(() => expect(finish).toHaveLength(1))
    await anyWrite('value.enter', (_trx, audit) => audit({}))
    const waiting = remembered(db, question('gone'), () => Promise.resolve(2))
    await new Promise((done) => setTimeout(done, 50))
    broken = true
    finish[0]?.()
    expect(await first).toBe(1)
    await expect(waiting).rejects.toThrow('gone')
    broken = false
    expect(await remembered(db, question('gone'), () => Promise.resolve(3))).toBe(3)
  })

  test('what takes long leaves others as much time before it begins again', async () => {
    const begun: number[] = []
    const answer = async () => {
      begun.push(performance.now())
      await new Promise((done) => setTimeout(done, 60))
    }
    const ask = () => remembered(store().db, question('long'), answer)
    await ask()
    await anyWrite('value.enter', (_trx, audit) => audit({}))
    await ask()
    const [first = 0, second = 0] = begun
    expect(second - first).toBeGreaterThan(110)
  })

  test('a refusal is not remembered', async () => {
    await expect(remembered(store().db, question('refused'), () => Promise.reject(new Error('no')))).rejects.toThrow('no')
    expect(await remembered(store().db, question('refused'), () => Promise.resolve('yes'))).toBe('yes')
  })

  test('no more is kept than a few pages, the longest unused is let go first', async () => {
    const answer = vi.fn<(n: number) => Promise<number>>((n) => Promise.resolve(n))
    const ask = (n: number) => remembered(store().db, question('many', n), () => answer(n))
    for (let n = 0; n < 128; n++) await ask(n)
    await ask(0)
    await ask(128)
    answer.mockClear()
    await ask(0)
    expect(answer).toHaveBeenCalledTimes(0)
    await ask(1)
    expect(answer).toHaveBeenCalledTimes(1)
  })
})

onBothStores('two servers on one store', (kind) => {
  const opened: Store[] = []
  let remove = () => Promise.resolve()
  afterAll(async () => {
    for (const one of opened) await one.close()
    await remove()
  })

  test('what one writes, the other does not hide', async () => {
    const place = await freshPlace(kind)
    remove = () => place.remove()
    const [here, there] = [openStore(place.url), openStore(place.url)]
    opened.push(here, there)
    const office = await openOffice(here)
    const as = writer(person('kim', 'evaluator', office.departments[0] ?? 0))
    const page = () => remembered(there.db, question('overview'), (handle) => overview(handle, { year: 2025 }, TODAY))
    await enter(here, as, '9', { indicatorId: office.ids.get('external-cooperation-1') ?? 0 })
    const before = await page()
    const cells = [{ indicatorId: office.ids.get('external-cooperation-1') ?? 0, version: 1 }]
    await actOnMany(here.db, as, { year: 2025, month: 0, cells, requestId: fresh() }, { kind: 'submit' }, { allOrNone: true })
    const after = await page()
    expect(after).toEqual(await overview(here.db, { year: 2025 }, TODAY))
    expect(after).not.toEqual(before)
  })
})
