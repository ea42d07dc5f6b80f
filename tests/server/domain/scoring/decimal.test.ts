import Big from 'big.js'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { achievementRate } from '#domain/scoring/achievement.ts'
import { decimalText, inCommon, quotient, roundHalfUp, rounded, roundSum, sumOf, weightedMean } from '#domain/scoring/decimal.ts'

/** As the formula stands in the field's books, on big.js. */
function slowly(target: number, actual: number, direction: 'higher' | 'lower' | 'maintain') {
  const t = new Big(target)
  const a = new Big(actual)
  const percent = t
    .abs()
    .plus(direction === 'lower' ? t.minus(a) : a.minus(t))
    .times(100)
    .div(t.abs())
  const capped = direction === 'maintain' && percent.gt(100) ? new Big(100) : percent.lt(0) ? new Big(0) : percent
  return { kind: 'rate', exact: decimalText(capped), shown: roundHalfUp(capped, 1) }
}

const figure = fc.oneof(
  fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }),
  fc
    .tuple(fc.integer({ min: -99_999_999, max: 99_999_999 }), fc.integer({ min: 0, max: 8 }))
    .map(([n, d]) => Number(`${n}e-${d}`)),
  fc.double({ min: -1e15, max: 1e15, noNaN: true }).filter((n) => n === 0 || Math.abs(n) > 1e-9),
)

describe('the quick quotient', () => {
  test('is the same as the slow one, digit for digit', () => {
    fc.assert(
      fc.property(
        figure.filter((t) => t !== 0),
        figure,
        fc.constantFrom('higher', 'lower', 'maintain'),
        (target, actual, direction) => {
          const rate = achievementRate(
            { kind: 'set', value: target },
            { kind: 'measured', value: actual, finality: 'final' },
            direction,
          )
          expect(rate).toEqual(slowly(target, actual, direction))
        },
      ),
      { numRuns: 5000 },
    )
  })
  test.each([
    [1n, 3n, '0.33333333333333333333', 0.3],
    [2n, 3n, '0.66666666666666666667', 0.7],
    [10_575n, 100n, '105.75', 105.8],
    [0n, 7n, '0', 0],
    [7n, 7n, '1', 1],
    [1n, 20n, '0.05', 0.1],
    [999_999_999_999_999_999_999n, 10n, '99999999999999999999.9', Number('99999999999999999999.9')],
  ])('%d ÷ %d = %s', (n, d, exact, shown) => expect(quotient(n, d)).toEqual({ exact, shown }))
  test('refuses what has no quotient', () => {
    expect(() => quotient(1n, 0n)).toThrow(RangeError)
    expect(() => quotient(-1n, 2n)).toThrow(RangeError)
    expect(() => inCommon(Number.NaN, 1)).toThrow()
  })
  test.each([
    [0.1, 2, [1n, 20n]],
    [1e21, 1, [10n ** 21n, 1n]],
    [1.5e-7, 1, [15n, 10n ** 8n]],
    [-2.5, 0.25, [-250n, 25n]],
  ] as const)('%d and %d on one scale', (a, b, both) => expect(inCommon(a, b)).toEqual(both))
})

describe('decimals', () => {
  const places = fc.integer({ min: 0, max: 12 })
  const any = fc.oneof(
    figure,
    // Exact halves, where the rule decides.
    fc.tuple(fc.integer({ min: -999_999, max: 999_999 }), fc.integer({ min: 0, max: 6 })).map(([n, d]) => Number(`${n}5e-${d}`)),
    fc.double({ min: -1e-6, max: 1e-6, noNaN: true }),
  )
  // A rounded nothing has no sign.
  const noSign = (n: number) => (n === 0 ? 0 : n)
  test('are those of big.js, digit for digit', () => {
    fc.assert(
      fc.property(any, places, (value, decimals) => {
        const slow = new Big(value)
        expect(decimalText(value)).toBe(slow.toFixed().replace(/^-0$/, '0'))
        expect(decimalText(slow, decimals)).toBe(slow.toFixed(decimals, Big.roundHalfUp).replace(/^-(0(?:\.0+)?)$/, '$1'))
        expect(roundHalfUp(value, decimals)).toBe(noSign(slow.round(decimals, Big.roundHalfUp).toNumber()))
        const folded = slow.round(15, Big.roundHalfUp)
        expect(roundSum(value, decimals)).toBe(noSign(folded.round(decimals, Big.roundHalfUp).toNumber()))
      }),
      { numRuns: 5000 },
    )
  })
  test.each(['', ' 1', 'abc', '1,000', '1e', '+1', '-', 'NaN', 'Infinity', Number.NaN, Number.NEGATIVE_INFINITY])(
    'refuse %j, which is no figure',
    (value) => expect(() => decimalText(value)).toThrow(SyntaxError),
  )
})

describe('means and sums', () => {
  const weight = fc
    .tuple(fc.integer({ min: 0, max: 99_999 }), fc.integer({ min: 0, max: 3 }))
    .map(([n, d]) => Number(`${n}e-${d}`))
  const score = fc
    .tuple(fc.bigInt({ min: 0n, max: 10n ** 24n }), fc.integer({ min: 0, max: 20 }))
    .map(([n, d]) => decimalText(new Big(`${n}e-${d}`)))
  test('are the same as the slow ones, digit for digit', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ weight, figure: score }), { maxLength: 12 }), (parts) => {
        const total = parts.reduce((sum, one) => sum.plus(one.weight), new Big(0))
        const points = parts.reduce((sum, one) => sum.plus(new Big(one.figure).times(one.weight)), new Big(0))
        expect(weightedMean(parts)).toBe(total.gt(0) ? decimalText(points.div(total)) : null)
        expect(sumOf(parts.map((one) => one.weight))).toBe(total.toNumber())
      }),
      { numRuns: 3000 },
    )
  })
  test('a share is rounded half-up on its digits', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 10n ** 15n }),
        fc.bigInt({ min: 1n, max: 10n ** 9n }),
        fc.integer({ min: 0, max: 4 }),
        (n, d, places) => {
          // Both by whole numbers: big.js stops at 20 decimals and may round twice.
          const exact = (2n * n * 10n ** BigInt(places) + d) / (2n * d)
          expect(rounded(n, d, places)).toBe(Number(new Big(exact.toString()).div(10 ** places).toFixed()))
        },
      ),
    )
  })
})
