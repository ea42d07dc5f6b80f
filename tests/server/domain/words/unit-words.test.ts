import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { unitIn, withUnitIn } from '#domain/words/unit-words.ts'

test.each<[figure: string, unit: string, ko: string, en: string]>([
  ['38', '회', '38회', '38 times'],
  ['1', '회', '1회', '1 time'],
  ['△1', '명', '△1명', '△1 person'],
  ['+12', '명', '+12명', '+12 people'],
  ['0.1', '건', '0.1건', '0.1 cases'],
  ['1,234.5', '백만 원', '1,234.5백만 원', '1,234.5 million won'],
  ['5.41', '%', '5.41%', '5.41%'],
  ['+0.6', '%p', '+0.6%p', '+0.6%p'],
  ['3', '㎡', '3㎡', '3㎡'],
  // A word that is not known stays as it is printed.
  ['3', '꾸러미', '3꾸러미', '3꾸러미'],
])('%s with %s', (figure, unit, ko, en) =>
  expect([withUnitIn(figure, unit, 'ko'), withUnitIn(figure, unit, 'en')]).toEqual([ko, en]),
)

test('every unit of the plan and of the practice has its English word', () => {
  const data = join(import.meta.dirname, '../../../../data')
  const units = readdirSync(data, { recursive: true, encoding: 'utf8' })
    .filter((file) => /(^|\/)(indicators|indicator_components)\.csv$/.test(file))
    .flatMap((file) => {
      const [head = '', ...rows] = readFileSync(join(data, file), 'utf8').trim().split('\n')
      // Nothing before the unit holds a comma.
      return rows.map((row) => row.split(',')[head.split(',').indexOf('unit')] ?? '')
    })
    .filter((unit) => /^[가-힣]+$/.test(unit))
  expect(units.length).toBeGreaterThan(5)
  expect([...new Set(units)].map((unit) => unitIn(unit, 'en'))).toEqual(
    [...new Set(units)].map(() => expect.stringMatching(/^[a-z ]+$/)),
  )
})
