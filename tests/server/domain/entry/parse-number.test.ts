import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatNumber } from '#domain/words/format-number.ts'
import { parseNumber } from '#domain/entry/parse-number.ts'

/** One word per reading: '12' a value, 'missing:dash', 'ask:brackets -12|12', 'refuse:exponent'. */
function read(raw: string, unit?: string): string {
  const parsed = parseNumber(raw, unit === undefined ? {} : { unit })
  switch (parsed.kind) {
    case 'value':
      return String(parsed.value)
    case 'missing':
      return `missing:${parsed.sign}`
    case 'ask':
      return `ask:${parsed.reason} ${parsed.proposals.join('|')}`
    case 'refuse':
      return `refuse:${parsed.reason}`
  }
}

describe('plain figures', () => {
  test.each([
    ['0', '0'],
    ['7', '7'],
    ['90', '90'],
    ['5.41', '5.41'],
    ['0.5', '0.5'],
    ['.5', '0.5'],
    ['0.50', '0.5'],
    ['100.00', '100'],
    ['1,970,000', '1970000'],
    ['2,076,141', '2076141'],
    ['1,234.56', '1234.56'],
    ['999,999,999,999', '999999999999'],
    ['  12  ', '12'],
    ['\t12\n', '12'],
    ['\u00a012', '12'],
    ['\u300012', '12'],
    ['\ufeff12', '12'],
    ['1\u200b2', '12'],
    ['９０', '90'],
    ['１，９７０，０００', '1970000'],
    ['５．４１', '5.41'],
    ['0.000001', '0.000001'],
    ['123456789012345', '123456789012345'],
    ['10000000', '10000000'],
    ['0.0', '0'],
  ])('%j → %s', (raw, expected) => expect(read(raw)).toBe(expected))
})

describe('minus', () => {
  test.each([
    ['△12', '-12'],
    ['△ 12', '-12'],
    ['▵12', '-12'],
    ['-12', '-12'],
    ['－12', '-12'],
    ['−12', '-12'],
    ['△3.32%', '-3.32'],
    ['△1,234', '-1234'],
    ['-0', '0'],
    ['△0', '0'],
    ['△０．５', '-0.5'],
  ])('%j → %s', (raw, expected) => expect(read(raw)).toBe(expected))
})

describe('units', () => {
  test.each([
    ['90회', '회', '90'],
    ['90 회', '회', '90'],
    ['９０회', '회', '90'],
    ['1,970,000회', '회', '1970000'],
    ['△12명', '명', '-12'],
    ['5.41%', '%', '5.41'],
    ['5.41%', undefined, '5.41'],
    ['100.00 %', '%', '100'],
    ['100.00 %', undefined, '100'],
    ['５％', '%', '5'],
    ['1.2만명', '만명', '1.2'],
    ['1,000천원', '천원', '1000'],
    ['3개소', '개소', '3'],
    ['10.5㎍/㎥', '㎍/㎥', '10.5'],
    ['0.5%p', '%p', '0.5'],
    ['90회'.normalize('NFD'), '회', '90'],
    ['90회', '회'.normalize('NFD'), '90'],
    ['90회', undefined, 'ask:other-unit 90'],
    ['90건', '회', 'ask:other-unit 90'],
    ['△90건', '회', 'ask:other-unit -90'],
    ['5%', '회', 'ask:other-unit 5'],
    ['5%p', '%', 'ask:other-unit 5'],
    ['1,200백만원', '원', 'ask:korean-scale 1200000000'],
    ['90회회', '회', 'refuse:not-a-number'],
    ['회', '회', 'refuse:not-a-number'],
    ['%', '%', 'refuse:not-a-number'],
  ])('%j in %j → %s', (raw, unit, expected) => expect(read(raw, unit)).toBe(expected))
})

describe('missing, never 0', () => {
  test.each([
    ['', 'blank'],
    [' ', 'blank'],
    ['\u3000', 'blank'],
    ['\n', 'blank'],
    ['\u200b', 'blank'],
    ['-', 'dash'],
    ['–', 'dash'],
    ['—', 'dash'],
    ['−', 'dash'],
    ['－', 'dash'],
    [' - ', 'dash'],
    ['--', 'dash'],
    ['/', 'slash'],
    ['／', 'slash'],
  ])('%j → %s', (raw, sign) => expect(read(raw)).toBe(`missing:${sign}`))
})

describe('asks where two readings exist', () => {
  test.each([
    ['▲12', 'filled-triangle -12|12'],
    ['▼12', 'filled-triangle -12|12'],
    ['▲ 1,234', 'filled-triangle -1234|1234'],
    ['▲0', 'filled-triangle 0'],
    ['(12)', 'brackets -12|12'],
    ['( 12 )', 'brackets -12|12'],
    ['（12）', 'brackets -12|12'],
    ['(5.41%)', 'brackets -5.41|5.41'],
    ['Δ12', 'delta -12|12'],
    ['∆12', 'delta -12|12'],
    ['1.2만', 'korean-scale 12000'],
    ['3천', 'korean-scale 3000'],
    ['3천만', 'korean-scale 30000000'],
    ['1만2천', 'korean-scale 12000'],
    ['1만 2천', 'korean-scale 12000'],
    ['1억2천만', 'korean-scale 120000000'],
    ['1.2억', 'korean-scale 120000000'],
    ['△1.2만', 'korean-scale -12000'],
    ['1.2만명', 'korean-scale 12000'],
    ['2조', 'korean-scale 2000000000000'],
    ['1만2345', 'korean-scale 12345'],
    ['+5', 'plus-sign 5'],
    ['007', 'leading-zeros 7'],
    ['00', 'leading-zeros 0'],
    ['△05', 'leading-zeros -5'],
    ['- 12', 'dash-space -12|12'],
    ['–12', 'dash-space -12|12'],
    ['1 970 000', 'spaced-digits 1970000'],
  ])('%j → %s', (raw, expected) => expect(read(raw)).toBe(`ask:${expected}`))
  test('1.2만명 asks in 명', () => expect(read('1.2만명', '명')).toBe('ask:korean-scale 12000'))
})

describe('refuses the rest', () => {
  test.each([
    ['1.2.3', 'two-points'],
    ['1..2', 'two-points'],
    ['1.970.000', 'two-points'],
    ['1e3', 'exponent'],
    ['1E3', 'exponent'],
    ['1.5e-3', 'exponent'],
    ['1,97,000', 'misplaced-comma'],
    ['1,970,00', 'misplaced-comma'],
    ['1,5', 'misplaced-comma'],
    [',5', 'misplaced-comma'],
    ['5,', 'misplaced-comma'],
    ['0,123', 'misplaced-comma'],
    ['1,,000', 'misplaced-comma'],
    ['1234,567', 'misplaced-comma'],
    ['--5', 'two-signs'],
    ['△-5', 'two-signs'],
    ['-△5', 'two-signs'],
    ['−(5)', 'two-signs'],
    ['9007199254740993', 'too-many-digits'],
    ['0.12345678901234567890', 'too-many-digits'],
    ['1'.repeat(70), 'too-many-digits'],
    ['NaN', 'not-a-number'],
    ['Infinity', 'not-a-number'],
    ['약 90', 'not-a-number'],
    ['약90', 'not-a-number'],
    ['90여', 'not-a-number'],
    ['90 이상', 'not-a-number'],
    ['90~95', 'not-a-number'],
    ['90/100', 'not-a-number'],
    ['90-95', 'not-a-number'],
    ['12(잠정)', 'not-a-number'],
    ['2026-07-01', 'not-a-number'],
    ['12:30', 'not-a-number'],
    ['0x10', 'not-a-number'],
    ['②', 'not-a-number'],
    ['½', 'not-a-number'],
    ['٣', 'not-a-number'],
    ['구십', 'not-a-number'],
    ['만', 'not-a-number'],
    ['해당없음', 'not-a-number'],
    ['△', 'not-a-number'],
    ['▲', 'not-a-number'],
    ['()', 'not-a-number'],
    ['((5))', 'not-a-number'],
    ['(△5)', 'not-a-number'],
    ['+', 'not-a-number'],
    ['.', 'not-a-number'],
    ['5.', 'not-a-number'],
    ['90 94', 'not-a-number'],
    ['5-', 'not-a-number'],
    ['%5', 'not-a-number'],
    ['₩1,000', 'not-a-number'],
    ['2천5백만', 'not-a-number'],
    ['=1+1', 'not-a-number'],
    ['__proto__', 'not-a-number'],
    ['<b>5</b>', 'not-a-number'],
  ])('%j → %s', (raw, expected) => expect(read(raw)).toBe(`refuse:${expected}`))
  test('a long run of digits before a word is refused at once', () => {
    expect(read(`${'1,'.repeat(30)}만x`)).toBe('refuse:not-a-number')
    expect(read(`${'9'.repeat(200_000)}x`)).toBe('refuse:too-many-digits')
  })
})

describe('repairs are named', () => {
  test.each([
    ['90', undefined, []],
    ['-12', undefined, []],
    ['1,970,000', undefined, ['separators']],
    ['△12', undefined, ['triangle-minus']],
    ['−12', undefined, ['minus-sign']],
    ['９０ 회', '회', ['full-width', 'unit']],
    [' 5.41% ', '%', ['spaces', 'percent']],
    ['\ufeff12', undefined, ['invisible']],
  ])('%j: %j', (raw, unit, repairs) => {
    expect(parseNumber(raw, unit === undefined ? {} : { unit })).toMatchObject({ kind: 'value', repairs })
  })
})

describe('formatNumber', () => {
  test.each([
    [0, undefined, '0'],
    [-0, undefined, '0'],
    [1970000, undefined, '1,970,000'],
    [-565, undefined, '△565'],
    [5.41, undefined, '5.41'],
    [1234.5, undefined, '1,234.5'],
    [999, undefined, '999'],
    [1e21, undefined, '1,000,000,000,000,000,000,000'],
    [1e-7, undefined, '0.0000001'],
    [105.75, 1, '105.8'],
    [90, 1, '90.0'],
    [-0.04, 1, '0.0'],
    [-3.325, 2, '△3.33'],
    [1234.5678, 0, '1,235'],
  ])('%s with %s decimals → %s', (value, decimals, text) => {
    expect(formatNumber(value, decimals === undefined ? {} : { decimals })).toBe(text)
  })
  test('a missing figure is never formatted', () => expect(() => formatNumber(Number.NaN)).toThrow())
})

describe('laws', () => {
  const decimal = fc
    .tuple(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: 0, max: 5 }))
    .map(([digits, places]) => Number(`${digits}e-${places}`) + 0)
  const finite = fc
    .double({ noNaN: true, noDefaultInfinity: true, min: -1e20, max: 1e20 })
    .filter((n) => n === 0 || Math.abs(n) > 1e-12)
  test('parse ∘ format is identity', () => {
    fc.assert(
      fc.property(fc.oneof(decimal, finite), fc.constantFrom('회', '%', '명', undefined), (value, unit) => {
        const parsed = parseNumber(`${formatNumber(value)}${unit ?? ''}`, unit === undefined ? {} : { unit })
        expect(parsed).toMatchObject({ kind: 'value', value: value === 0 ? 0 : value })
      }),
    )
  })
  test('never throws, never gives NaN or −0, whatever is typed', () => {
    const typed = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom(...'0123456789.,-−–△▲()%/ +eE만천억회약'.split('')) }),
    )
    fc.assert(
      fc.property(typed, (raw) => {
        const parsed = parseNumber(raw, { unit: '회' })
        const values = parsed.kind === 'value' ? [parsed.value] : parsed.kind === 'ask' ? parsed.proposals : []
        for (const value of values) expect(Number.isFinite(value) && !Object.is(value, -0)).toBe(true)
        if (parsed.kind === 'ask') expect(parsed.proposals.length).toBeGreaterThan(0)
      }),
      { numRuns: 1000 },
    )
  })
})
