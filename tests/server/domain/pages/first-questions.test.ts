import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { isOfToday, knownIn } from '#domain/pages/address.ts'
import { firstQuestions, PAGE_PARTS } from '#domain/pages/first-questions.ts'

const client = join(import.meta.dirname, '../../../../client')

test('every page of the client has its line, with the part that draws it', () => {
  const loaded = [...readFileSync(join(client, 'App.tsx'), 'utf8').matchAll(/import\('\.\/(pages\/[^']+)'\)/g)].map(
    (m) => m[1] ?? '',
  )
  expect(new Set(PAGE_PARTS)).toEqual(new Set(loaded))
  expect(PAGE_PARTS.filter((part) => !existsSync(join(client, part)))).toEqual([])
})

test('the address says what is asked first, and a broken parameter nothing', () => {
  expect(firstQuestions('/overview', '?year=2024&bureau=3&structure=current&known=2026-06-30')).toEqual({
    part: 'pages/overview/Overview.tsx',
    known: '2026-06-30',
    frame: { path: 'accounts.frame', input: { bureauId: 3, departmentId: undefined, year: 2024, structure: 'current' } },
    asks: [
      { path: 'notices.list' },
      { path: 'organisation.endedUnits' },
      { path: 'scorecards.overview', input: { year: 2024, bureauId: 3, structure: 'current' } },
    ],
  })
  expect(firstQuestions('/departments/7', '?year=banana&bureau=-1').asks.at(-1)).toEqual({
    path: 'departments.page',
    input: { departmentId: 7, year: undefined, structure: undefined },
  })
  const ofBudget = (search: string) => firstQuestions('/budget', search).asks.slice(2)
  expect(ofBudget('?year=2026')).toEqual([{ path: 'budgets.page', input: { year: 2026 } }])
  for (const tab of ['statement', 'reconciliation'])
    expect(ofBudget(`?year=2026&tab=${tab}`).map(({ path }) => path)).toEqual(['budgets.page', 'budgets.reconciliation'])
  expect(firstQuestions('/departments/NaN', '')).toMatchObject({ part: null, asks: [] })
  expect(firstQuestions('/no-such-page', '')).toMatchObject({ part: null, asks: [] })
  expect(firstQuestions('/sign-in', '?next=/overview')).toMatchObject({ frame: null, asks: [{ path: 'accounts.signInMethods' }] })
})

test('a page of what is to be done now is of today whatever day the address names', () => {
  expect(firstQuestions('/entry', '?known=2026-06-30').known).toBeUndefined()
  expect(isOfToday('/entry')).toBe(true)
  expect(knownIn('/budget', { known: '30.6.2026' })).toBeUndefined()
})
