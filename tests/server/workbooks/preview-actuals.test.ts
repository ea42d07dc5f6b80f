import { readXlsx, writeXlsx } from 'hucre/xlsx'
import { expect, test } from 'vitest'
import { closePeriod } from '#server/periods/close.ts'
import { nameDeputy } from '#server/organisation/deputies.ts'
import { entryGrid } from '#server/entry/grid.ts'
import { actualsForm } from '#server/workbooks/actuals-form.ts'
import { readSheets } from '#server/documents/read-sheet.ts'
import { verifyAudit } from '#server/record/verify.ts'
import { applyActuals } from '#server/workbooks/apply-actuals.ts'
import { previewActuals } from '#server/workbooks/preview-actuals.ts'
import { progressOf, tellProgress } from '#server/workbooks/progress.ts'
import { patience } from '../../helpers/patience.ts'
import { enter, fresh, KEY, type Office, onRecord, openOffice, outcome, person, writer } from '../../helpers/people.ts'
import { onBothStores, TODAY, useStore } from '../../helpers/stores.ts'
import { apply, csv, filledForm, preview, refilled, sendable, verdicts } from '../../helpers/workbook-files.ts'

const HEAD = '연도,기간,지표코드,부서,성과지표,구성 항목,실적치,상태,사유,원인,조치,기한'

onBothStores('actuals from a file', (kind) => {
  let office: Office
  const store = useStore(kind, openOffice, async (opened, made) => {
    office = made
  })
  const kim = () => person('kim', 'evaluator', office.departments[0] ?? 0)
  const of = (code: string) => office.ids.get(code) ?? 0
  const stored = async (code: string, year = 2025, month = 0) =>
    store()
      .db.selectFrom('actual')
      .select(['kind', 'value', 'version'])
      .where('indicator_id', '=', of(code))
      .where('year', '=', year)
      .where('month', '=', month)
      .executeTakeFirst()

  /** Indicators of kim's department that are measured each month, with a target of 2025; id by code. */
  async function measuredMonthly(prefix: string, count: number) {
    const [model] = await store().db.selectFrom('indicator').selectAll().where('code', '=', 'external-cooperation-1').execute()
    if (!model) throw new Error('no model')
    const { id: _, ...row } = model
    const many = Array.from({ length: count }, (__, i) => ({
      ...row,
      code: `${prefix}-${i}`,
      name: `${prefix} 지표 ${i}`,
      sort_order: 100 + i,
      frequency: 'month' as const,
    }))
    await onRecord(store(), async (trx) => {
      for (let at = 0; at < many.length; at += 100)
        await trx
          .insertInto('indicator')
          .values(many.slice(at, at + 100))
          .execute()
      const ids = await trx.selectFrom('indicator').select('id').where('code', 'like', `${prefix}-%`).execute()
      for (const { id } of ids) {
        await trx
          .insertInto('target')
          .values({
            indicator_id: id,
            year: 2025,
            revision: 1,
            kind: 'set',
            value: 12,
            stage: 'planned',
            effective_on: '2025-01-01',
            reason: null,
            approved_by: null,
            recorded_at: '2025-01-01T00:00:00Z',
            recorded_by: 'x',
          })
          .execute()
      }
    })
    return many
  }

  test('a form filled and sent back changes what was filled, and nothing else', async () => {
    const bytes = await filledForm(store(), kim(), (row, at) =>
      at === 0 ? { 실적치: 51, 사유: '12월 집계' } : at === 1 ? { 실적치: '1,970' } : null,
    )
    const made = await preview(store(), kim(), bytes)
    expect(made.rows.map((r) => r.verdict)).toEqual(['takes', 'takes', 'blank'])
    expect(made.rows[0]).toMatchObject({
      before: { kind: 'not-entered' },
      after: { kind: 'measured', value: 51 },
      words: ['reason'],
    })
    const done = await apply(store(), kim(), made)
    expect(done.map((d) => d.refused)).toEqual([null, null])
    expect(await stored('external-cooperation-1')).toMatchObject({ kind: 'measured', value: 51 })
    expect(await stored('external-cooperation-2')).toMatchObject({ value: 1970 })
    // The same file again has nothing left to do.
    const again = await preview(store(), kim(), bytes)
    expect(again.rows.map((r) => r.verdict)).toEqual(['same', 'same', 'blank'])
    expect(again.changes).toEqual([])
  })

  test('a figure that nobody sees in the sheet is asked about before it replaces another', async () => {
    const bytes = await writeXlsx({
      sheets: [
        {
          name: 'a',
          rows: [
            ['연도', '기간', '지표코드', '실적치'],
            [2025, '연간', 'external-cooperation-1', 13],
            [2025, '연간', 'external-cooperation-2', 36],
          ],
          rowDefs: new Map([[2, { hidden: true }]]),
        },
      ],
    })
    const made = await preview(store(), kim(), bytes)
    expect(made.rows.map((r) => [r.verdict, r.why, r.proposals])).toEqual([
      ['takes', null, []],
      ['ask', 'hidden-cell', [36]],
    ])
  })

  test('the form is locked but for what is to be filled in, and hides the versions it was filled with', async () => {
    const grid = await entryGrid(store().db, { year: 2025, month: 0 }, kim(), TODAY)
    const bytes = await actualsForm(
      grid.departments.flatMap((d) => d.cells.map((cell) => ({ cell, department: d.name }))),
      '시험',
      TODAY,
    )
    const {
      sheets: [sheet, guide],
    } = await readXlsx(bytes, { readStyles: true })
    const headings = (sheet?.rows[3] ?? []).map(String)
    expect(sheet).toMatchObject({ protection: { sheet: true }, freezePane: { rows: 4 } })
    expect(sheet?.dataValidations).toMatchObject([{ type: 'list', range: 'L5:L7' }])
    expect(sheet?.columns?.[headings.indexOf('버전')]).toMatchObject({ hidden: true })
    const open = headings.filter((_, at) => sheet?.cells?.get(`4,${at}`)?.style?.protection?.locked === false)
    expect(open).toEqual(['실적치', '상태', '사유', '원인', '조치', '기한'])
    expect(guide?.rows.length).toBeGreaterThan(5)
    // The writer does not quote names of sheets where a defined name refers to one.
    for (const one of [sheet, guide]) expect(one?.name).toMatch(/^[가-힣]+$/)
  })

  test('a retry of the same request doubles nothing, whatever pieces it comes in', async () => {
    const made = await preview(store(), kim(), csv(`${HEAD}\n2024,연간,external-cooperation-3,,,,5.5,,,,,`))
    expect(verdicts(made)).toEqual({ '자원봉사 활동률': 'locked' })
    const two = await preview(store(), kim(), csv(`${HEAD}\n2025,연간,external-cooperation-3,,,,5.55,,,,,`))
    const requestId = fresh()
    await apply(store(), kim(), two, {}, requestId)
    const before = await stored('external-cooperation-3')
    expect(await apply(store(), kim(), two, {}, requestId)).toMatchObject([{ refused: null }])
    expect(await stored('external-cooperation-3')).toEqual(before)
  })

  test('what changed since the download is asked about with both values; what was not touched is left to the other', async () => {
    const form = await filledForm(store(), kim(), () => null)
    await enter(store(), writer(kim()), '77', {
      indicatorId: of('external-cooperation-1'),
      version: (await stored('external-cooperation-1'))?.version ?? 0,
    })
    const untouched = await preview(store(), kim(), await refilled(form, () => null))
    expect(verdicts(untouched)).toEqual({})
    const made = await preview(store(), kim(), await refilled(form, (_, at) => (at === 0 ? { 실적치: 60 } : null)))
    expect(made.rows[0]).toMatchObject({ verdict: 'conflict', before: { value: 77 }, after: { value: 60 }, changedBy: 'kim' })
    expect(sendable(made)).toEqual([])
    expect(await apply(store(), kim(), made, { [made.rows[0]?.line ?? 0]: 'mine' })).toMatchObject([{ refused: null }])
    expect(await stored('external-cooperation-1')).toMatchObject({ value: 60 })
    // Between preview and confirmation somebody else was faster.
    const late = await preview(store(), kim(), csv(`${HEAD}\n2025,,external-cooperation-1,,,,61,,,,,`))
    await enter(store(), writer(kim()), '62', {
      indicatorId: of('external-cooperation-1'),
      version: (await stored('external-cooperation-1'))?.version ?? 0,
    })
    expect(await apply(store(), kim(), late)).toMatchObject([
      { refused: 'version-conflict', facts: { mine: '61', theirs: '62' } },
    ])
    expect(await stored('external-cooperation-1')).toMatchObject({ value: 62 })
  })

  test.each<[string, string, string]>([
    ['another department’s code', 'central-office-1,,,,5,,,,,', 'foreign'],
    ['another department’s name', ',,수도권 유관기관 소통 및 홍보,,5,,,,,', 'foreign'],
    ['no such code', 'nothing-1,,,,5,,,,,', 'unknown'],
    ['a name that is only near', ',,자원봉사 활동율,,5,,,,,', 'unknown'],
    ['the code of one, the name of another', 'external-cooperation-1,,자원봉사 활동률,,5,,,,,', 'unclear'],
    ['the code with another department', 'external-cooperation-1,중앙협력본부,,,5,,,,,', 'unclear'],
    ['two readings', 'external-cooperation-1,,,,▲12,,,,,', 'ask'],
    ['no number', 'external-cooperation-1,,,,약 90,,,,,', 'refuse'],
    ['a formula as text', 'external-cooperation-1,,,,=1+1,,,,,', 'refuse'],
    ['a figure and a state', 'external-cooperation-1,,,,5,해당없음,,,,', 'refuse'],
    ['a state of no list', 'external-cooperation-1,,,,,몰라,,,,', 'refuse'],
    ['a hard rule', 'external-cooperation-1,,,,-5,,,,,', 'hard'],
    ['no such day', 'external-cooperation-1,,,,5,,,,,2026-02-30', 'day'],
    ['words beside no figure', 'external-cooperation-3,,,,,,,원인만,,', 'takes'],
  ])('%s', async (_, cells, verdict) => {
    const name = cells.startsWith(',,수도권')
      ? cells.replace(
          '수도권 유관기관 소통 및 홍보',
          (
            await store()
              .db.selectFrom('indicator')
              .select('name')
              .where('code', '=', 'central-office-1')
              .executeTakeFirstOrThrow()
          ).name.replaceAll(',', ' '),
        )
      : cells
    const made = await preview(store(), kim(), csv(`${HEAD}\n2025,연간,${name}`))
    expect(made.rows.map((r) => r.verdict)).toEqual([verdict])
    if (verdict !== 'takes' && verdict !== 'ask') expect(made.changes).toEqual([])
  })

  test('the same row twice is taken neither time; other periods are other rows', async () => {
    const row = 'external-cooperation-1,,,,15,,,,,'
    const made = await preview(
      store(),
      kim(),
      csv(`${HEAD}\n2025,연간,${row}\n2025,,${row}\n2026,연간,${row}\n2031,연간,${row}\n2025,3월,${row}\n2025,4분,${row}`),
    )
    expect(made.rows.map((r) => [r.verdict, r.why])).toEqual([
      ['twice', null],
      ['twice', null],
      ['takes', null],
      ['period', 'unknown-year'],
      ['period', 'unknown-period'],
      ['period', 'unknown-period'],
    ])
  })

  test('nobody’s file reaches another department, by whatever it names, nor at the moment of applying', async () => {
    const lee = person('lee', 'evaluator', office.departments[3] ?? 0)
    const theirs = await preview(store(), lee, csv(`${HEAD}\n2025,연간,central-office-2,,,,5,,,,,`))
    expect(verdicts(theirs)).not.toEqual({})
    expect(await outcome(apply(store(), kim(), theirs))).toBe('forbidden')
    expect(await stored('central-office-2')).toBeUndefined()
    for (const role of ['executive', 'administrator'] as const)
      expect(await outcome(preview(store(), person('x', role), csv(`${HEAD}\n2025,,external-cooperation-1,,,,5,,,,,`)))).toBe(
        'forbidden',
      )
  })

  test('a deputy fills in for the named time', async () => {
    const head = person('head', 'head', office.departments[3] ?? 0)
    const lee = person('lee', 'evaluator', office.departments[0] ?? 0)
    const file = csv(`${HEAD}\n2025,연간,central-office-3,,,,5,,,,,`)
    expect((await preview(store(), lee, file)).rows[0]?.verdict).toBe('foreign')
    await nameDeputy(store().db, writer(head), {
      departmentId: office.departments[3] ?? 0,
      userId: 'lee',
      task: 'enter',
      fromOn: TODAY,
      toOn: TODAY,
      reason: '출장',
      requestId: fresh(),
    })
    expect((await preview(store(), lee, file)).rows[0]?.verdict).toBe('takes')
  })

  test('parts: the whole is their sum, all or none, and a part with two readings waits for its answer', async () => {
    const lee = person('lee', 'evaluator', office.departments[3] ?? 0)
    const parts = (figures: readonly string[], whole = '') =>
      csv(
        `${HEAD}\n${[`2025,,central-office-1,,,,${whole},,,,,`, ...figures.map((f, i) => `2025,,central-office-1#${i + 1},,,,${f},,,,,`)].join('\n')}`,
      )
    const some = await preview(store(), lee, parts(['48', '', '12', '5']))
    expect(some.rows.map((r) => r.verdict)).toEqual(['blank', 'together', 'parts', 'together', 'together'])
    expect(some.rows[2]).toMatchObject({ year: 2025, month: 0, measured: { frequency: 'year', reported: 'each' } })
    const wrong = await preview(store(), lee, parts(['48', '25', '12', '5'], '91'))
    expect(wrong.rows[0]).toMatchObject({ verdict: 'hard', finding: { rule: 'parts-not-whole' } })
    const made = await preview(store(), lee, parts(['48', '25', '(12)', '5']))
    expect(made.rows.map((r) => r.verdict)).toEqual(['blank', 'takes', 'takes', 'ask', 'takes'])
    expect(sendable(made)).toEqual([])
    expect(await apply(store(), lee, made, { [made.rows[3]?.line ?? 0]: '12' })).toMatchObject([{ refused: null }])
    expect(await stored('central-office-1')).toMatchObject({ value: 90 })
    const form = await filledForm(store(), lee, (row) => (row['지표코드'] === 'central-office-1#2' ? { 실적치: 26 } : null))
    const again = await preview(store(), lee, form)
    expect(again.rows.filter((r) => r.verdict === 'takes').map((r) => [r.part, r.after])).toEqual([
      [null, { kind: 'measured', value: 91 }],
      [expect.any(String), { kind: 'measured', value: 26 }],
    ])
    expect(await apply(store(), lee, again)).toMatchObject([{ refused: null }])
    expect(await stored('central-office-1')).toMatchObject({ value: 91 })
    // A file that names the whole alone is judged by the parts that stand.
    const bare = await preview(store(), lee, csv(`${HEAD}\n2025,,central-office-1,,,,95,,,,,`))
    expect(bare.rows[0]).toMatchObject({ verdict: 'hard', finding: { rule: 'parts-not-whole' } })
  })

  test('미입력 takes a figure away, 해당없음 says that there can be none; a blank cell leaves it', async () => {
    const send = async (cells: string) =>
      apply(store(), kim(), await preview(store(), kim(), csv(`${HEAD}\n2026,,external-cooperation-2,,,,${cells}`)))
    await send('9,,,,,')
    expect(await send(',,,,,')).toEqual([])
    expect(await stored('external-cooperation-2', 2026)).toMatchObject({ value: 9 })
    await send(',미입력,,,,')
    expect(await stored('external-cooperation-2', 2026)).toMatchObject({ kind: 'not-entered' })
    await send(',해당 없음,,,,')
    expect(await stored('external-cooperation-2', 2026)).toMatchObject({ kind: 'not-applicable' })
  })

  test('ten times last year’s is asked about as in the grid, and a 기한 without a year is read as in its field', async () => {
    // 5.41 in 2024.
    const jumped = await preview(store(), kim(), csv(`${HEAD}\n2025,연간,external-cooperation-3,,,,54.1,,,,,`))
    expect(jumped.rows.map((r) => [r.verdict, r.finding?.rule])).toEqual([['jump', 'jump-10']])
    expect(jumped.changes.map((change) => change.asks)).toEqual([[2]])
    const plain = await preview(
      store(),
      kim(),
      csv(`${HEAD}\n2025,연간,external-cooperation-3,,,,5.2,,통계,참여 감소,홍보,12월 20일`),
    )
    expect(plain.rows.map((r) => [r.verdict, r.words.toSorted()])).toEqual([['takes', ['cause', 'due', 'reason', 'remedy']]])
    expect(plain.changes.map((change) => change.remedyDue)).toEqual(['2026-12-20'])
    const none = await preview(store(), kim(), csv(`${HEAD}\n2025,연간,external-cooperation-3,,,,5.2,,통계,참여 감소,홍보,곧`))
    expect(none.rows.map((r) => r.verdict)).toEqual(['day'])
  })

  test('a closed period takes nothing, and says so', async () => {
    const admin = person('admin', 'administrator')
    await closePeriod(
      store().db,
      { unitId: office.departments[2] ?? 0, year: 2025, frequency: 'year', month: 0, requestId: fresh() },
      writer(admin),
    )
    const cho = person('cho', 'evaluator', office.departments[2] ?? 0)
    const made = await preview(store(), cho, csv(`${HEAD}\n2025,,communication-1,,,,5,,,,,`))
    expect(made.rows[0]).toMatchObject({ verdict: 'locked', why: 'period-closed' })
  })

  test('a file is one write: what the rules take is entered at once, in the year once, each on record; the refused are listed', async () => {
    await measuredMonthly('whole', 2)
    const row = (code: string, month: number, figure: string) => `2025,${month}월,${code},,,,${figure},,,,,`
    const rows = [
      row('whole-1', 2, '9'),
      row('whole-0', 3, '4'),
      row('whole-0', 1, '1'),
      row('whole-1', 1, '5'),
      row('whole-0', 2, '2'),
    ]
    const made = await preview(store(), kim(), csv([HEAD, ...rows].join('\n')))
    expect(made.changes).toHaveLength(5)
    const id = async (code: string) =>
      (await store().db.selectFrom('indicator').select('id').where('code', '=', code).executeTakeFirstOrThrow()).id
    const [first, second] = [await id('whole-0'), await id('whole-1')]
    // Between preview and confirmation somebody else was faster with one in the middle.
    await enter(store(), writer(kim()), '3', { indicatorId: first, month: 2 })
    const entries = () => store().db.selectFrom('audit_entry').select(['act', 'subject', 'request_id']).orderBy('seq').execute()
    const told = (await entries()).length
    const requestId = fresh()
    const done = await apply(store(), kim(), made, {}, requestId)
    const conflict = `${first}.2025.2`
    expect(done.map((d) => [d.key, d.refused])).toEqual(
      made.changes.map((c) => [c.key, c.key === conflict ? 'version-conflict' : null]),
    )
    const versions = await store()
      .db.selectFrom('actual_revision')
      .select(['indicator_id as id', 'month', 'version', 'value', 'act', 'request_id as request'])
      .where('indicator_id', 'in', [first, second])
      .orderBy('actual_revision.id')
      .execute()
    const entered = (at: number, month: number, value: number) => ({
      id: at,
      month,
      version: 1,
      value,
      act: 'enter',
      request: `${requestId}-${at}-2025-${month}`,
    })
    const whole = (at: number, version: number, value: number) => ({
      id: at,
      month: 0,
      version,
      value,
      act: 'aggregate',
      request: null,
    })
    expect(versions.slice(2)).toEqual([
      entered(first, 1, 1),
      entered(second, 1, 5),
      entered(second, 2, 9),
      entered(first, 3, 4),
      whole(first, 2, 8),
      whole(second, 1, 14),
    ])
    const subjects = (await entries()).slice(told)
    expect(subjects.map((e) => [e.act, e.subject])).toEqual([
      ...[`${first}:2025:1`, `${second}:2025:1`, `${second}:2025:2`, `${first}:2025:3`].map((s) => [
        'value.enter',
        `actual:${s}`,
      ]),
      ['refused.value.enter', `actual:${first}:2025:2`],
    ])
    expect(subjects[2]?.request_id).toBe(`${requestId}-${second}-2025-2`)
    expect(await verifyAudit(store().db, KEY)).toMatchObject({ kind: 'ok' })
    // The same request again has the first answer and leaves nothing.
    expect(await apply(store(), kim(), made, {}, requestId)).toEqual(done)
    expect(await entries()).toHaveLength(told + 5)
    expect(await outcome(apply(store(), kim(), { ...made, changes: made.changes.slice(1) }, {}, requestId))).toBe(
      'request-reused',
    )
    expect(await outcome(apply(store(), kim(), { ...made, changes: [...made.changes, ...made.changes] }))).toBe('bad-input')
  })

  test('what fails in the middle of a file leaves nothing of it, and it is entered when it is sent again', async () => {
    await measuredMonthly('broken', 3)
    const rows = [0, 1, 2].flatMap((i) => [1, 2, 3].map((month) => `2025,${month}월,broken-${i},,,,${month},,,,,`))
    const made = await preview(store(), kim(), csv([HEAD, ...rows].join('\n')))
    const counts = async () =>
      Promise.all(
        (['actual', 'actual_revision', 'audit_entry', 'handled_request'] as const).map(
          async (table) =>
            (
              await store()
                .db.selectFrom(table)
                .select((eb) => eb.fn.countAll<number>().as('n'))
                .executeTakeFirstOrThrow()
            ).n,
        ),
      )
    const before = await counts()
    const input = { requestId: fresh(), changes: sendable(made) }
    let lines = 0
    const add = () => {
      if ((lines += 1) === 5) throw new Error('the machine stops')
    }
    const stopped = applyActuals(store().db, input, { ...writer(kim()), work: { check: () => undefined, add } })
    await expect(stopped).rejects.toThrow('the machine stops')
    expect(await counts()).toEqual(before)
    expect((await applyActuals(store().db, input, writer(kim()))).map((d) => d.refused)).toEqual(Array(9).fill(null))
    // A figure of the year beside each three.
    expect(await counts()).toEqual(before.map((n, at) => n + ([12, 12, 9, 1][at] ?? 0)))
    expect(await verifyAudit(store().db, KEY)).toMatchObject({ kind: 'ok' })
  })

  test('all or none: what one row is refused for leaves everything as it was', async () => {
    const rows = [1, 2].map((n) => `2025,연간,external-cooperation-${n},,,,14,,,,,`)
    const [first, second] = (await preview(store(), kim(), csv([HEAD, ...rows].join('\n')))).changes
    if (!first || !second) throw new Error('no changes')
    const changes = sendable({ fileName: '', rows: [], replaced: 0, changes: [first, { ...second, version: 9 }] })
    const both = async () => [await stored('external-cooperation-1'), await stored('external-cooperation-2')]
    const before = await both()
    const entering = applyActuals(store().db, { requestId: fresh(), changes }, writer(kim()), { allOrNone: true })
    expect(await outcome(entering)).toBe('version-conflict')
    expect(await both()).toEqual(before)
    const done = await applyActuals(store().db, { requestId: fresh(), changes }, writer(kim()))
    expect(done.map((one) => one.refused)).toEqual([null, 'version-conflict'])
  })

  test('without a screen a row that names no period is of none', async () => {
    const file = await readSheets(
      csv(`${HEAD}\n2025,,external-cooperation-1,,,,14,,,,,\n2025,연간,external-cooperation-2,,,,36,,,,,`),
      'a.csv',
    )
    const told: string[] = []
    const { rows } = await previewActuals(store().db, file, 'a.csv', null, kim(), TODAY, async (done, all) => {
      told.push(`${done} ${all}`)
    })
    expect(rows.map((row) => [row.verdict, row.why])).toEqual([
      ['period', 'unknown-period'],
      ['takes', null],
    ])
    expect(told).toEqual(['2 2'])
  })

  test('who sends a file hears how far its entering is, and nobody else does', async () => {
    await measuredMonthly('heard', 3)
    const rows = [0, 1, 2].flatMap((i) => [1, 2, 3].map((month) => `2025,${month}월,heard-${i},,,,${month},,,,,`))
    const made = await preview(store(), kim(), csv([HEAD, ...rows].join('\n')))
    const input = { requestId: fresh(), changes: sendable(made) }
    const { db } = store()
    const heard = async (userId: string) => {
      const lines: string[] = []
      const line = await progressOf(db, { userId, requestId: input.requestId })
      line.on('data', (text: Buffer) => lines.push(text.toString().trim()))
      return lines
    }
    const [own, other] = [await heard('kim'), await heard('lee')]
    let atFirst: readonly string[] | null = null
    await applyActuals(db, input, writer(kim()), {
      told: async (done) => {
        await tellProgress(db, { userId: 'kim', requestId: input.requestId }, done, input.changes.length)
        // It went out while the transaction was still open.
        atFirst ??= own.filter((line) => line !== '')
      },
    })
    expect(atFirst).toEqual(['3 9'])
    expect(own.filter((line) => line !== '')).toEqual(['3 9', '6 9', '9 9'])
    expect(other.filter((line) => line !== '')).toEqual([])
  })

  test('5,000 rows of a year are read and judged in seconds, each with its verdict', { timeout: 60_000 }, async () => {
    const many = await measuredMonthly('many', 417)
    const lines = many.flatMap((i) =>
      Array.from({ length: 12 }, (__, m) => `2025,${m + 1}월,${i.code},,,,${m === 11 ? '약 1' : m + 1},,,,,`),
    )
    const started = performance.now()
    const made = await preview(store(), kim(), csv([HEAD, ...lines].join('\n'), 'cp949'), '많음.csv')
    expect(performance.now() - started).toBeLessThan(patience(20_000))
    expect(made.rows).toHaveLength(417 * 12)
    expect(made.rows.filter((r) => r.verdict === 'takes')).toHaveLength(417 * 11)
    expect(made.rows.filter((r) => r.verdict === 'refuse')).toHaveLength(417)
    const some = await apply(store(), kim(), { ...made, changes: made.changes.slice(0, 3) })
    expect(some.map((o) => o.refused)).toEqual([null, null, null])
  })
})

test('a sheet without the needed headings, or with one twice, is refused in words', async () => {
  const { actualRows } = await import('#server/workbooks/actual-columns.ts')
  for (const text of ['이름,값\n가,1', '지표코드,실적치,실적\na,1,2', '실적치\n1']) {
    const { sheets } = await readSheets(csv(text), 'a.csv')
    expect(await outcome(Promise.resolve().then(() => actualRows(sheets)))).toBe('sheet-not-recognised')
  }
})
