import { expect, test } from 'vitest'
import { executionOf } from '#domain/plan/execution.ts'
import { budgetPage } from '#server/budgets/budget.ts'
import { origins } from '#server/plans/origins.ts'
import { applyBudget } from '#server/workbooks/apply-budget.ts'
import { budgetForm } from '#server/workbooks/budget-form.ts'
import { budgetLines } from '#server/workbooks/budget-lines.ts'
import { previewBudget } from '#server/workbooks/budget-preview.ts'
import { budgetUploads } from '#server/workbooks/budget-uploads.ts'
import { readSheets } from '#server/documents/read-sheet.ts'
import { shownIn } from '#server/documents/sheet.ts'
import { reverseBudget } from '#server/workbooks/reverse-budget.ts'
import { fresh, openOffice, outcome, person, refusal, writer } from '../../helpers/people.ts'
import { testApp } from '../../helpers/app.ts'
import { onBothStores, TODAY, useStore } from '../../helpers/stores.ts'
import { csv, refilled } from '../../helpers/workbook-files.ts'

const HEAD = '단위사업 코드,세부사업 코드,단위사업,세부사업,2027 중기계획(백만원),2026 집행액(천원)'
const P1 = 'external-cooperation-p1'

onBothStores('amounts by year from a file', (kind) => {
  const store = useStore(kind, openOffice)
  const admin = () => writer(person('admin', 'administrator'))
  const read = async (bytes: Uint8Array, name = 'a.csv') => readSheets(bytes, name)
  const preview = async (text: string) => (await previewBudget(store().db, await read(csv(text)), 'a.csv', {}, TODAY)).preview
  const take = async (bytes: Uint8Array, more: Partial<Parameters<typeof applyBudget>[2]> = {}, name = 'a.csv') => {
    const file = await read(bytes, name)
    const { preview: made } = await previewBudget(store().db, file, name, {}, TODAY)
    return applyBudget(
      store().db,
      file,
      { requestId: fresh(), bureauId: undefined, fileName: name, seen: made.seen, asOf: null, acceptDifferences: false, ...more },
      admin(),
    )
  }
  const page = () => budgetPage(store().db, {}, TODAY)

  test('the form goes out with every line and comes back with the years after the plan; the trend then has them, the origin opens, undo takes them away', async () => {
    const { plan, lines } = await budgetLines(store().db, {}, TODAY)
    expect(lines).toHaveLength(15 + 58)
    expect((await page()).years.map((y) => y.kind)).toEqual(['settled', 'budget', 'budget', 'not-planned', 'not-planned'])
    const budget2026 = (row: Record<string, unknown>) => Number(row['2026 예산(백만원)'])
    const bytes = await refilled(
      await budgetForm(plan, lines, TODAY),
      (row) => ({ '2027 중기계획(백만원)': budget2026(row), '2028 중기계획(백만원)': budget2026(row) + 0 }),
      4,
    )
    const done = await take(bytes, { acceptDifferences: true }, '중기.xlsx')
    expect(done.changed).toBe(73 * 2)
    const after = await page()
    expect(after.years.map((y) => y.kind)).toEqual(['settled', 'budget', 'budget', 'plan', 'plan'])
    expect(after.years[3]).toMatchObject({ kind: 'plan', amount: after.years[2]?.kind === 'budget' ? after.years[2].amount : 0 })
    const figure = after.programmes[0]?.amounts.find((a) => a.kind === 'plan' && a.year === 2027)
    expect(await origins(store().db, [{ subject: 'budget_amount', ids: [figure?.id ?? 0] }])).toMatchObject([
      { document: `중기.xlsx (${TODAY} admin)`, table: '연도별예산', column: '2027 중기계획(백만원)', raw: '80', line: 6 },
    ])
    expect((await preview(`${HEAD}\n${P1},,,,80,`)).rows[0]).toMatchObject({ verdict: 'same' })
    const [upload] = await budgetUploads(store().db, {}, TODAY)
    expect(upload).toMatchObject({ figures: 146, last: true, reversedAt: null })
    expect(await reverseBudget(store().db, { uploadId: upload?.id ?? 0, requestId: fresh() }, admin())).toEqual({ restored: 146 })
    expect((await page()).years.map((y) => y.kind)).toEqual(['settled', 'budget', 'budget', 'not-planned', 'not-planned'])
    expect(await outcome(reverseBudget(store().db, { uploadId: upload?.id ?? 0, requestId: fresh() }, admin()))).toBe(
      'upload-not-last',
    )
  })

  test('a later file changes, and taking it back gives the earlier figure with its origin', async () => {
    await take(csv(`${HEAD}\n${P1},,,,81,`))
    await take(csv(`${HEAD}\n${P1},,,,82,`))
    const [second, first] = await budgetUploads(store().db, {}, TODAY)
    expect(await outcome(reverseBudget(store().db, { uploadId: first?.id ?? 0, requestId: fresh() }, admin()))).toBe(
      'upload-not-last',
    )
    const figure = async () => (await page()).programmes[0]?.amounts.find((a) => a.kind === 'plan')
    expect(await figure()).toMatchObject({ amount: 82_000_000 })
    await reverseBudget(store().db, { uploadId: second?.id ?? 0, requestId: fresh() }, admin())
    expect(await figure()).toMatchObject({ amount: 81_000_000 })
    expect(await origins(store().db, [{ subject: 'budget_amount', ids: [(await figure())?.id ?? 0] }])).toMatchObject([
      { raw: '81' },
    ])
    await reverseBudget(store().db, { uploadId: first?.id ?? 0, requestId: fresh() }, admin())
    expect(await figure()).toBeUndefined()
  })

  test('the executed amount has its unit and its day; the rate counts only what has both figures', async () => {
    const text = `${HEAD}\n${P1},,,,,"40,000"`
    expect((await refusal(take(csv(text)))).reason).toBe('day-needed')
    expect((await refusal(take(csv(text), { asOf: '2030-01-01' }))).reason).toBe('day-needed')
    await take(csv(text), { asOf: '2026-06-30' })
    const { executions, programmes } = await page()
    expect(executions).toMatchObject([{ year: 2026, amount: 40_000_000, asOf: '2026-06-30' }])
    const list = programmes.map((p) => ({
      budget: p.amounts.find((a) => a.year === 2026 && a.kind === 'budget')?.amount ?? null,
      executed: executions.find((e) => e.programmeId === p.id)?.amount ?? null,
    }))
    expect(executionOf(list)).toEqual({ budget: 80_000_000, executed: 40_000_000, rate: 50, of: 1, all: 15 })
    expect(executionOf([{ budget: 5, executed: null }])).toMatchObject({ rate: null, of: 0 })
  })

  test('a year counts in the trend only when every programme of it has an amount; a settled year does not change the plan’s comparison', async () => {
    const before = await page()
    const made = await take(csv(`단위사업 코드,2025 결산(백만원),2028 중기계획(백만원)\n${P1},85,90`))
    const after = await page()
    expect(after.years).toEqual(before.years)
    expect(after.moves).toEqual(before.moves)
    expect((await preview(`단위사업 코드,2028 중기계획(백만원)\nexternal-cooperation-p2,5`)).coverage).toEqual([
      { year: 2028, kind: 'plan', of: 2, all: 15 },
    ])
    await reverseBudget(store().db, { uploadId: made.uploadId, requestId: fresh() }, admin())
  })

  test.each<[string, string, string, string | null]>([
    ['a minus of the keyboard', `${P1},,,,-5,`, 'refuse', 'negative'],
    ['△ on purpose', `${P1},,,,△5,`, 'takes', null],
    ['▲ of two readings', `${P1},,,,▲5,`, 'ask', 'filled-triangle'],
    ['a part of a 원', `${P1},,,,0.0000001,`, 'refuse', 'fraction'],
    ['no number', `${P1},,,,약 5,`, 'refuse', 'not-a-number'],
    ['no such programme', 'p-9,,,,5,', 'unknown', null],
    ['the code of one, the name of another', `${P1},,민간단체 협력 강화,,5,`, 'unclear', 'code-and-name'],
    ['a project by its code', `${P1},external-cooperation-p1-1,,,5,`, 'takes', null],
    ['a project by its name', ',,정치권 협력체계 강화,국회 및 정당 소통 활성화,5,', 'takes', null],
  ])('%s', async (_, cells, verdict, why) => expect((await preview(`${HEAD}\n${cells}`)).rows).toMatchObject([{ verdict, why }]))

  test.each<[string, string, string]>([
    ['2026 중기계획(백만원)', 'period', 'year-not-later'],
    ['2026 결산(백만원)', 'period', 'year-not-over'],
    ['2027 집행액(백만원)', 'period', 'year-not-over'],
    ['2031 중기계획(백만원)', 'period', 'outside-plan'],
    ['2024 결산(백만원)', 'printed', ''],
    ['2025 결산(백만원)', 'takes', ''],
  ])('the column %s', async (header, verdict, why) =>
    expect((await preview(`단위사업 코드,${header}\n${P1},5`)).rows).toMatchObject([{ verdict, why: why || null }]),
  )

  test('what the plan prints as 예산 is not read, and is named', async () => {
    const made = await preview(`단위사업 코드,2026 예산(백만원),2027 중기계획(백만원)\n${P1},999,5`)
    expect(made.ignored).toEqual(['2026 예산(백만원)'])
    expect(made.rows).toHaveLength(1)
  })

  test('an amount without a unit is refused; a caption above gives it', async () => {
    expect((await refusal(preview(`단위사업 코드,2027 중기계획\n${P1},5`))).reason).toBe('unit-missing')
    expect((await preview(`(단위: 천원),\n단위사업 코드,2027 중기계획\n${P1},5`)).rows).toMatchObject([{ after: 5000 }])
  })

  test('projects that differ from their programme are told, and taken only knowingly; nothing is summed up for a missing one', async () => {
    const four = (amounts: readonly number[]) =>
      amounts.map((a, i) => `${P1},external-cooperation-p1-${i + 1},,,${a},`).join('\n')
    const bad = csv(`${HEAD}\n${P1},,,,100,\n${four([20, 20, 20, 20])}`)
    expect((await refusal(take(bad))).facts).toEqual({ count: 1 })
    expect((await preview(`${HEAD}\n${P1},,,,82,\n${four([20, 20, 20, 20])}`)).sums).toMatchObject([
      { state: 'rounding', difference: 2_000_000, tolerance: 2_500_000 },
    ])
    expect((await preview(`${HEAD}\n${four([20, 20, 20, 20])}`)).sums).toMatchObject([
      { state: 'no-total', printed: null, computed: 80_000_000 },
    ])
    await take(bad, { acceptDifferences: true })
  })

  test('what is written is what was seen', async () => {
    const file = await read(csv(`${HEAD}\n${P1},,,,70,`))
    const { preview: made } = await previewBudget(store().db, file, 'a.csv', {}, TODAY)
    await take(csv(`${HEAD}\n${P1},,,,71,`), { acceptDifferences: true })
    const input = {
      requestId: fresh(),
      bureauId: undefined,
      fileName: 'a.csv',
      seen: made.seen,
      asOf: null,
      acceptDifferences: true,
    }
    expect(await outcome(applyBudget(store().db, file, input, admin()))).toBe('version-conflict')
    expect(await outcome(take(csv(`${HEAD}\n${P1},,,,71,`)))).toBe('nothing-to-take')
  })

  test('only the administrator comes through the doors, and every upload is one entry of the record', async () => {
    const { app, signIn } = await testApp(store())
    const before = await store().db.selectFrom('audit_entry').select('seq').where('act', '=', 'budget.upload').execute()
    for (const role of ['executive', 'head', 'evaluator', 'administrator'] as const) {
      const headers = {
        host: 'localhost:3000',
        origin: 'http://localhost:3000',
        cookie: await signIn(role),
        'content-type': 'application/octet-stream',
        'x-file-name': 'a.csv',
      }
      const lets = role === 'administrator'
      const body = Buffer.from(csv(`${HEAD}\n${P1},,,,75,`))
      const form = await app.inject({ url: '/files/workbooks/budget', headers })
      expect(form.statusCode).toBe(lets ? 200 : 403)
      const made = await app.inject({ method: 'PUT', url: '/files/workbooks/budget', headers, body })
      expect(made.statusCode).toBe(lets ? 200 : 403)
      const seen = lets ? made.json<{ seen: string }>().seen : 'a'.repeat(64)
      const done = await app.inject({
        method: 'PUT',
        url: `/files/workbooks/budget/apply?request=${fresh()}&seen=${seen}&accept=1`,
        headers,
        body,
      })
      expect(done.statusCode).toBe(lets ? 200 : 403)
      const actuals = await app.inject({
        method: 'PUT',
        url: '/files/workbooks/actuals?year=2025&month=0',
        headers,
        body: Buffer.from(csv('지표코드,실적치\nx,1')),
      })
      expect(actuals.statusCode).toBe(role === 'head' || role === 'evaluator' ? 200 : 403)
      const other = await app.inject({ url: '/files/workbooks/actuals?year=2025&month=0&department=6', headers })
      expect(other.statusCode).toBe(role === 'executive' || role === 'administrator' ? 200 : 403)
      expect((await app.inject({ url: '/files/workbooks/actuals?year=2025&month=0', headers })).statusCode).toBe(200)
    }
    expect((await app.inject({ url: '/files/workbooks/budget', headers: { host: 'localhost:3000' } })).statusCode).toBe(401)
    const after = await store().db.selectFrom('audit_entry').select('seq').where('act', '=', 'budget.upload').execute()
    expect(after.length - before.length).toBe(1)
  })

  test('the form of a past day is the one of that day', async () => {
    const { app, signIn } = await testApp(store())
    const headers = async () => ({
      host: 'localhost:3000',
      origin: 'http://localhost:3000',
      cookie: await signIn('administrator'),
      'content-type': 'application/octet-stream',
      'x-file-name': 'a.csv',
    })
    const amounts = async (query: string) => {
      const got = await app.inject({ url: `/files/workbooks/budget${query}`, headers: await headers() })
      if (got.statusCode !== 200) return got.json<{ reason: string }>().reason
      const [sheet] = (await readSheets(got.rawPayload, 'a.xlsx')).sheets
      const heading = sheet?.rows.findIndex(({ cells }) => cells.some((cell) => shownIn(cell) === '2028 중기계획(백만원)')) ?? -1
      const at = sheet?.rows[heading]?.cells.findIndex((cell) => shownIn(cell) === '2028 중기계획(백만원)') ?? -1
      return shownIn(sheet?.rows[heading + 1]?.cells[at])
    }
    const first = '2026-01-05'
    expect(await amounts(`?known=${first}`)).toBe('')
    const body = Buffer.from(csv(`단위사업 코드,2028 중기계획(백만원)\n${P1},76`))
    const made = await app.inject({ method: 'PUT', url: '/files/workbooks/budget', headers: await headers(), body })
    const { seen } = made.json<{ seen: string }>()
    const url = `/files/workbooks/budget/apply?request=${fresh()}&seen=${seen}&accept=1`
    expect((await app.inject({ method: 'PUT', url, headers: await headers(), body })).statusCode).toBe(200)
    expect(await amounts('')).toBe('76')
    expect(await amounts(`?known=${first}`)).toBe('')
    expect(await amounts('?known=2099-01-01')).toBe('known-in-future')
    expect(await amounts('?known=2026-02-30')).toBe('no-such-day')
  })
})
