import { describe, expect, test } from 'vitest'
import type { Store } from '#data/database.ts'
import { sql } from 'kysely'
import type { Act } from '#domain/entry/submission.ts'
import { verifyAudit } from '#server/record/verify.ts'
import type { SignedIn } from '#server/record/writer.ts'
import { closePeriod } from '#server/periods/close.ts'
import { setSetting, setWindow } from '../../helpers/settings.ts'
import { endDeputy, nameDeputy } from '#server/organisation/deputies.ts'
import { enterActual } from '#server/entry/enter.ts'
import { entryGrid } from '#server/entry/grid.ts'
import { DEFAULT_ENTRY_RULES, ENTRY_RULES } from '#server/settings/settings.ts'
import { readyCells, recall, submit } from '#server/entry/submit.ts'
import { confirm, reopen, returnCells, reviewList } from '#server/review/review.ts'
import { onBothStores, TODAY, useStore } from '../../helpers/stores.ts'
import { enter, fresh, KEY, type Office, openOffice, outcome, person, refusal, writer } from '../../helpers/people.ts'

onBothStores('from draft to closed', (kind) => {
  let office: Office
  const store = useStore(kind, openOffice, async (opened, made) => {
    office = made
  })
  const id = (code: string) => office.ids.get(code) ?? 0
  const dept = (n: number) => office.departments[n] ?? 0
  const kim = () => person('kim', 'evaluator', dept(0))
  const head = () => person('head', 'head', dept(0))
  const administrator = person('admin', 'administrator')
  const many = (cells: readonly { indicatorId: number; version: number; typedBy?: string }[]) => ({
    year: 2025,
    month: 0,
    cells,
    requestId: fresh(),
  })
  const yearly = { year: 2025, frequency: 'year', month: 0 } as const

  test('incomplete figures are not submitted, complete ones are, all at once', async () => {
    const [a, b, c] = [id('external-cooperation-1'), id('external-cooperation-2'), id('external-cooperation-3')]
    await enter(store(), writer(kim()), '12', { indicatorId: a })
    await enter(store(), writer(kim()), '90', { indicatorId: b })
    await enter(store(), writer(kim()), '5.3', { indicatorId: c })
    const refused = await refusal(
      submit(store().db, many([a, b, c].map((indicatorId) => ({ indicatorId, version: 1 }))), writer(kim())),
    )
    expect(refused).toMatchObject({ reason: 'entry-incomplete', facts: { indicator: '민간단체 및 출향도민 협력 강화' } })
    expect((await entryGrid(store().db, {}, kim(), TODAY)).progress).toMatchObject({
      entered: 3,
      toCheck: 2,
      ready: 1,
      submitted: 0,
    })
    await enter(store(), writer(kim()), '90', { indicatorId: b, version: 1, reason: '신규 협약 50건', cause: '보수적 목표' })
    await enter(store(), writer(kim()), '5.3', {
      indicatorId: c,
      version: 1,
      cause: '참여 감소',
      remedy: '홍보 강화',
      remedyDue: '2026-12-31',
    })
    const grid = await entryGrid(store().db, {}, kim(), TODAY)
    const ready = readyCells(grid.departments[0]?.cells ?? [])
    expect(ready).toHaveLength(3)
    const outcomes = await submit(store().db, many(ready), writer(kim()))
    expect(outcomes.map((o) => [o.refused, o.cell?.stage])).toEqual([
      [null, 'submitted'],
      [null, 'submitted'],
      [null, 'submitted'],
    ])
    expect(await outcome(enter(store(), writer(kim()), '13', { indicatorId: a, version: 2 }))).toBe('value-submitted')
  })

  test('the head sees flags, returns one, confirms the others; one that changed meanwhile does not hold them up', async () => {
    const list = await reviewList(store().db, { year: 2025, month: 0 }, head(), TODAY)
    const rows = [...(list.departments[0]?.rows ?? []), ...(list.departments[0]?.plain ?? [])].toSorted((a, b) =>
      a.cell.code.localeCompare(b.cell.code),
    )
    expect(Object.fromEntries(rows.map((r) => [r.cell.code, r.flags]))).toEqual({
      // All three came late and without evidence, so neither says anything about one of them.
      'external-cooperation-1': [],
      'external-cooperation-2': ['finding', 'exceeded'],
      'external-cooperation-3': ['missed'],
    })
    expect(
      await outcome(
        returnCells(
          store().db,
          { ...many([{ indicatorId: id('external-cooperation-2'), version: 3 }]), reason: '' },
          writer(head()),
        ),
      ),
    ).toBe('reason-needed')
    await returnCells(
      store().db,
      { ...many([{ indicatorId: id('external-cooperation-2'), version: 3 }]), reason: '협약서 첨부' },
      writer(head()),
    )
    const outcomes = await confirm(
      store().db,
      many(rows.map(({ cell: { indicatorId, version } }) => ({ indicatorId, version }))),
      writer(head()),
    )
    expect(outcomes.map((o) => o.refused)).toEqual([null, 'version-conflict', null])
    const cells = (await entryGrid(store().db, {}, kim(), TODAY)).departments[0]?.cells ?? []
    expect(cells.map((c) => [c.stage, c.score.actual.kind === 'measured' && c.score.actual.finality])).toEqual([
      ['confirmed', 'final'],
      ['returned', 'provisional'],
      ['confirmed', 'final'],
    ])
    expect(cells[1]).toMatchObject({ returned: { by: 'head', reason: '협약서 첨부' }, reason: '신규 협약 50건' })
  })

  test('reopened by exception, the confirmed figure stands beside the new one', async () => {
    const indicatorId = id('external-cooperation-1')
    expect(await outcome(enter(store(), writer(kim()), '13', { indicatorId, version: 3 }))).toBe('value-confirmed')
    await reopen(store().db, { ...many([{ indicatorId, version: 3 }]), reason: '집계 누락 1회' }, writer(head()))
    await enter(store(), writer(kim()), '13', { indicatorId, version: 4 })
    const list = await reviewList(store().db, { year: 2025, month: 0 }, head(), TODAY)
    expect(list.departments[0]?.changing[0]).toMatchObject({
      cell: {
        code: 'external-cooperation-1',
        confirmed: { value: { value: 12 }, by: 'head' },
        reopened: { reason: '집계 누락 1회' },
      },
    })
    await submit(store().db, many([{ indicatorId, version: 5 }]), writer(kim()))
    const again = await reviewList(store().db, { year: 2025, month: 0 }, head(), TODAY)
    expect(again.departments[0]?.rows.find((r) => r.cell.indicatorId === indicatorId)?.difference).toMatchObject({
      from: { value: 12 },
      to: { value: 13 },
    })
    expect((await recall(store().db, many([{ indicatorId, version: 6 }]), writer(kim())))[0]?.refused).toBeNull()
    await submit(store().db, many([{ indicatorId, version: 7 }]), writer(kim()))
    await confirm(store().db, many([{ indicatorId, version: 8 }]), writer(head()))
  })

  test('nobody confirms their own figure; a deputy does, for the named time; the setting allows it', async () => {
    const indicatorId = id('external-cooperation-2')
    await enter(store(), writer(head()), '40', { indicatorId, version: 4, reason: '재집계', cause: '보수적 목표' })
    // Another's draft goes along only when the ask names whose it is.
    const theirs = { indicatorId, version: 5 }
    expect(await refusal(submit(store().db, many([theirs]), writer(kim())))).toMatchObject({
      reason: 'draft-of-another',
      facts: { by: 'head' },
    })
    expect(await outcome(submit(store().db, many([{ ...theirs, typedBy: 'lee' }]), writer(kim())))).toBe('draft-of-another')
    await submit(store().db, many([{ ...theirs, typedBy: 'head' }]), writer(kim()))
    const mine = many([{ indicatorId, version: 6 }])
    expect((await confirm(store().db, mine, writer(head())))[0]?.refused).toBe('self-approval')
    const lee = person('lee', 'evaluator', dept(2))
    expect(await outcome(confirm(store().db, many([{ indicatorId, version: 6 }]), writer(lee)))).toBe('forbidden')
    const named = {
      departmentId: dept(0),
      userId: 'lee',
      task: 'review',
      fromOn: TODAY,
      toOn: '2026-11-25',
      reason: '출장',
      requestId: fresh(),
    } as const
    expect(await outcome(nameDeputy(store().db, writer(person('other', 'head', dept(1))), named))).toBe('forbidden')
    const { id: deputyId } = await nameDeputy(store().db, writer(head()), { ...named, requestId: fresh() })
    expect(await outcome(confirm(store().db, many([{ indicatorId, version: 6 }]), writer(lee, '2026-11-26')))).toBe('forbidden')
    await endDeputy(store().db, writer(head()), { id: deputyId, requestId: fresh() })
    // The deputy's time is over: only the own department is left, and there only to look on.
    expect(
      (await reviewList(store().db, { year: 2025, month: 0 }, lee, TODAY)).departments.map((d) => [d.id, d.reviews]),
    ).toEqual([[dept(2), false]])
    expect(await outcome(reviewList(store().db, { year: 2025, month: 0, departmentId: dept(0) }, lee, TODAY))).toBe('forbidden')
    const rules = { ...DEFAULT_ENTRY_RULES, selfApproval: true }
    const from = { effectiveFrom: '2026-11-21', reason: '1인 부서' }
    await setSetting(store().db, writer(administrator), ENTRY_RULES, rules, from)
    expect((await confirm(store().db, many([{ indicatorId, version: 6 }]), writer(head())))[0]?.refused).toBe('self-approval')
    expect((await confirm(store().db, many([{ indicatorId, version: 6 }]), writer(head(), '2026-11-21')))[0]?.refused).toBeNull()
  })

  test('a closed period changes by the administrator’s exception only', async () => {
    const [bureau] = await store().db.selectFrom('organisation_unit').select('id').where('kind', '=', 'bureau').execute()
    const unitId = bureau?.id ?? 0
    expect(await outcome(closePeriod(store().db, { ...yearly, unitId, requestId: fresh() }, writer(head())))).toBe('forbidden')
    const closed = await closePeriod(store().db, { ...yearly, unitId, requestId: fresh() }, writer(administrator))
    expect(closed).toMatchObject({ closed: 3, left: 9, period: { status: 'closed' } })
    const indicatorId = id('external-cooperation-1')
    expect(
      await outcome(enter(store(), writer(person('lee', 'evaluator', dept(1))), '5', { indicatorId: id('foreign-policy-2') })),
    ).toBe('period-closed')
    expect(await outcome(reopen(store().db, { ...many([{ indicatorId, version: 10 }]), reason: '오기' }, writer(head())))).toBe(
      'value-closed',
    )
    await reopen(store().db, { ...many([{ indicatorId, version: 10 }]), reason: '감사 지적' }, writer(administrator))
    const { cell } = await enter(store(), writer(kim()), '12', { indicatorId, version: 11 })
    expect(cell).toMatchObject({ window: 'closed', stage: 'draft', version: 12, reopened: { by: 'admin', reason: '감사 지적' } })
    await setWindow(
      store().db,
      { ...yearly, unitId, opensOn: '2026-01-15', closesOn: '2026-02-15', reason: '자료 정정', requestId: fresh() },
      writer(administrator),
    )
    expect(
      await outcome(enter(store(), writer(person('lee', 'evaluator', dept(1))), '5', { indicatorId: id('foreign-policy-2') })),
    ).toBe('deadline-passed')
    await setWindow(
      store().db,
      { ...yearly, unitId: dept(1), opensOn: '2026-01-15', closesOn: '2026-12-15', requestId: fresh() },
      writer(administrator),
    )
    expect(
      await outcome(enter(store(), writer(person('lee', 'evaluator', dept(1))), '5', { indicatorId: id('foreign-policy-2') })),
    ).toBe('accepted')
  })

  test('what a head reopened before the closing takes no figure after it', async () => {
    const key = { unitId: dept(2), year: 2025, frequency: 'year', month: 0 } as const
    const indicatorId = id('communication-1')
    const evaluator = writer(person('seo', 'evaluator', dept(2)))
    const chief = writer(person('chief', 'head', dept(2)))
    await setWindow(
      store().db,
      { ...key, opensOn: '2026-01-15', closesOn: '2026-12-15', reason: '자료 정정', requestId: fresh() },
      writer(administrator),
    )
    await enter(store(), evaluator, '80', { indicatorId, cause: '시험', remedy: '시험', remedyDue: '2026-12-31', reason: '시험' })
    await submit(store().db, many([{ indicatorId, version: 1 }]), evaluator)
    await confirm(store().db, many([{ indicatorId, version: 2 }]), chief)
    await reopen(store().db, { ...many([{ indicatorId, version: 3 }]), reason: '집계 누락' }, chief)
    expect(await closePeriod(store().db, { ...key, requestId: fresh() }, writer(administrator))).toMatchObject({ closed: 0 })
    expect(await outcome(enter(store(), evaluator, '81', { indicatorId, version: 4, reason: '시험' }))).toBe('period-closed')
  })

  test('history cannot be rewritten, and the record of all that is whole', async () => {
    await expect(sql`update actual_revision set value = 1 where year = 2025`.execute(store().db)).rejects.toThrow(/append-only/)
    expect(await verifyAudit(store().db, KEY)).toMatchObject({ kind: 'ok' })
    const bare = await store().db.selectFrom('actual_revision').select('id').where('act', 'is not', null).execute()
    const recorded = await store().db.selectFrom('audit_entry').select('seq').where('act', 'like', 'value.%').execute()
    expect(recorded).toHaveLength(bare.length)
  })
})

/** Brings a cell to a stage, each time from its own fresh indicator year. */
const STAGES = ['empty', 'draft', 'submitted', 'returned', 'confirmed'] as const
type Stage = (typeof STAGES)[number]

describe('who may do what, where and when', () => {
  let office: Office
  const store = useStore('sqlite', openOffice, async (opened, made) => {
    office = made
  })
  const own = () => office.departments[0] ?? 0
  const other = () => office.departments[1] ?? 0
  const indicatorId = () => office.ids.get('external-cooperation-1') ?? 0

  /** A cell of the department nobody has touched: entering uses one up. */
  async function untouched(s: Store) {
    const used = await s.db.selectFrom('actual').select('indicator_id as id').where('year', '=', 2025).execute()
    const free = ['external-cooperation-1', 'external-cooperation-2', 'external-cooperation-3'].map(
      (code) => office.ids.get(code) ?? 0,
    )
    return { indicatorId: free.find((id) => !used.some((u) => u.id === id)) ?? 0, year: 2025, version: 0 }
  }

  async function bring(s: Store, stage: Exclude<Stage, 'empty'>): Promise<number> {
    const e = writer(person('e0', 'evaluator', own()))
    const h = writer(person('h0', 'head', own()))
    const now = async () =>
      (
        await s.db
          .selectFrom('actual')
          .select('version')
          .where('indicator_id', '=', indicatorId())
          .where('year', '=', 2026)
          .where('month', '=', 0)
          .executeTakeFirst()
      )?.version ?? 0
    const cells = async () => ({
      year: 2026,
      month: 0,
      cells: [{ indicatorId: indicatorId(), version: await now() }],
      requestId: fresh(),
    })
    const last = (
      await s.db
        .selectFrom('actual')
        .select('stage')
        .where('indicator_id', '=', indicatorId())
        .where('year', '=', 2026)
        .executeTakeFirst()
    )?.stage
    if (last === 'submitted') await recall(s.db, await cells(), e)
    if (last === 'confirmed') await reopen(s.db, { ...(await cells()), reason: '시험' }, h)
    await enterActual(
      s.db,
      {
        indicatorId: indicatorId(),
        year: 2026,
        month: 0,
        version: await now(),
        entry: { raw: '11' },
        reason: '목표와 같음',
        requestId: fresh(),
      },
      e,
    )
    if (stage === 'draft') return now()
    await submit(s.db, await cells(), e)
    if (stage === 'returned') await returnCells(s.db, { ...(await cells()), reason: '시험' }, h)
    if (stage === 'confirmed') await confirm(s.db, await cells(), h)
    return now()
  }

  const PEOPLE = ['executive', 'administrator', 'head own', 'head other', 'evaluator own', 'evaluator other'] as const
  const somebody = (name: (typeof PEOPLE)[number]): SignedIn => {
    const [role = '', place] = name.split(' ')
    return person(`x-${name}`, role as SignedIn['role'], ...(place === 'own' ? [own()] : place === 'other' ? [other()] : []))
  }
  /** Who may do it at all; and from which stages it goes. */
  const MATRIX: Readonly<
    Record<
      'enter' | 'clear' | 'submit' | 'recall' | 'confirm' | 'return' | 'reopen',
      { who: readonly string[]; from: readonly Stage[] }
    >
  > = {
    enter: { who: ['head own', 'evaluator own'], from: ['empty', 'draft', 'returned'] },
    clear: { who: ['head own', 'evaluator own'], from: ['draft', 'returned'] },
    submit: { who: ['head own', 'evaluator own'], from: ['draft'] },
    recall: { who: ['head own', 'evaluator own'], from: ['submitted'] },
    confirm: { who: ['head own'], from: ['submitted'] },
    return: { who: ['head own'], from: ['submitted'] },
    reopen: { who: ['head own', 'administrator'], from: ['confirmed'] },
  }
  const cases = STAGES.flatMap((stage) =>
    PEOPLE.flatMap((name) => (Object.keys(MATRIX) as (keyof typeof MATRIX)[]).map((act) => [stage, name, act] as const)),
  )

  test.each(cases)('%s · %s · %s', async (stage, name, act) => {
    const cell =
      stage === 'empty'
        ? await untouched(store())
        : { indicatorId: indicatorId(), year: 2026, version: await bring(store(), stage) }
    const as = writer(somebody(name))
    const cells = { year: cell.year, month: 0, cells: [cell], requestId: fresh() }
    const one = { ...cell, month: 0, requestId: fresh() }
    const first = async (of: Promise<readonly { refused: string | null }[]>) => (await of)[0]?.refused ?? 'accepted'
    const doing: Record<Exclude<Act['kind'], 'close'>, () => Promise<string>> = {
      enter: () => outcome(enterActual(store().db, { ...one, entry: { raw: '12' } }, as)),
      clear: () => outcome(enterActual(store().db, { ...one, entry: { state: 'not-entered' } }, as)),
      submit: () => outcome(submit(store().db, { ...cells, cells: [{ ...cell, typedBy: 'e0' }] }, as)),
      recall: () => first(recall(store().db, cells, as)).catch((e: { reason: string }) => e.reason),
      confirm: () => first(confirm(store().db, cells, as)).catch((e: { reason: string }) => e.reason),
      return: () => outcome(returnCells(store().db, { ...cells, reason: '시험' }, as)),
      reopen: () => outcome(reopen(store().db, { ...cells, reason: '시험' }, as)),
    }
    const before = await store().db.selectFrom('actual_revision').select('id').execute()
    const told = await doing[act]()
    const allowed = MATRIX[act].who.includes(name)
    if (!allowed) expect(told).toBe('forbidden')
    else expect(told === 'accepted').toBe(MATRIX[act].from.includes(stage))
    const after = await store().db.selectFrom('actual_revision').select('id').execute()
    expect(after.length - before.length).toBe(told === 'accepted' ? 1 : 0)
  })
})
