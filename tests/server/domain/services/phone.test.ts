import { expect, test } from 'vitest'
import { callLink, extension, readPhones, sharedNumbers } from '#domain/services/phone.ts'

const numbers = (raw: string) => {
  const read = readPhones(raw)
  return read.kind === 'phones' ? read.numbers : `refused ${read.what}`
}

test('two numbers in a cell are two numbers', () => {
  expect(numbers('031-8030-4776,4778')).toEqual(['031-8030-4776', '031-8030-4778'])
  expect(numbers('031-8030-4776 / 8031-4778')).toEqual(['031-8030-4776', '031-8031-4778'])
  expect(numbers('02-123-4567\n1588-0000')).toEqual(['02-123-4567', '1588-0000'])
  expect(numbers('031-8030-4776, 031-8030-4776')).toEqual(['031-8030-4776'])
})

test.each([
  ['031)8030-4652', '031-8030-4652'],
  ['(031) 8030 4652', '031-8030-4652'],
  ['031.8030.4652', '031-8030-4652'],
  ['０３１－８０３０－４６５２', '031-8030-4652'],
  ['03180304652', '031-8030-4652'],
  ['021234567', '02-123-4567'],
  ['+82-31-8030-4652', '031-8030-4652'],
  ['8030-4652', '8030-4652'],
  ['120', '120'],
])('%s is read as %s, and reads as itself again', (raw, whole) => {
  expect(numbers(raw)).toEqual([whole])
  expect(numbers(whole)).toEqual([whole])
})

test('what is no number is refused by its part, an empty cell has none', () => {
  expect(numbers('')).toEqual([])
  expect(numbers('031-8O30-4652')).toBe('refused 031-8O30-4652')
  expect(numbers('031-8030-4776, 내선 문의')).toBe('refused 내선 문의')
  expect(numbers('031-8030-4776~4778')).toBe('refused 031-8030-4776~4778')
  expect(numbers('031-8030-46522')).toBe('refused 031-8030-46522')
})

test('a shared number has all its services; a link dials digits', () => {
  const of = [
    { name: 'a', phones: ['031-8030-4772', '031-8030-4773'] },
    { name: 'b', phones: ['031-8030-4773'] },
  ]
  expect(sharedNumbers(of).map((one) => [one.number, one.services.map((s) => s.name)])).toEqual([['031-8030-4773', ['a', 'b']]])
  expect([callLink('031-8030-4773'), extension('031-8030-4773')]).toEqual(['tel:03180304773', '4773'])
})
