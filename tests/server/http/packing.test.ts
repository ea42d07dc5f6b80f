import { expect, test } from 'vitest'
import { encodingOf } from '#server/http/packing.ts'

test('Brotli is taken before gzip, and nothing that is refused', () => {
  expect(['gzip, br', 'br;q=0, gzip', 'gzip;q=0.5', '*', undefined].map((accepted) => encodingOf(accepted, 5000))).toEqual([
    'br',
    'gzip',
    'gzip',
    null,
    null,
  ])
  expect(encodingOf('br', 1000)).toBe(null)
})
