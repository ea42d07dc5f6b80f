import { expect, test } from 'vitest'
import { sunsetYears } from '#domain/scoring/sunset.ts'

const rate = (exact: string) => ({ kind: 'rate', exact, shown: Number(exact) }) as const
const none = { kind: 'none', reason: 'target-zero' } as const
const years = (rates: Readonly<Record<number, string | null>>) =>
  Object.entries(rates).map(([year, exact]) => ({ year: Number(year), rate: exact === null ? none : rate(exact) }))

test.each([
  ['three years of 100 % and more', { 2023: '100', 2024: '130', 2025: '101.2' }, [2023, 2024, 2025]],
  ['only the newest three count', { 2022: '50', 2023: '100', 2024: '100', 2025: '100' }, [2023, 2024, 2025]],
  ['99.96 is a miss, though it shows as 100.0', { 2023: '100', 2024: '99.96', 2025: '100' }, null],
  ['two years are too few', { 2024: '100', 2025: '100' }, null],
  ['a gap is no row', { 2022: '100', 2024: '100', 2025: '100' }, null],
  ['no rate proves nothing', { 2023: '100', 2024: null, 2025: '100' }, null],
])('%s', (_, rates, expected) => expect(sunsetYears(years(rates), 3)?.map((one) => one.year) ?? null).toEqual(expected))

test('how many years is a setting', () => {
  expect(sunsetYears(years({ 2024: '100', 2025: '100' }), 2)?.map((one) => one.year)).toEqual([2024, 2025])
})
