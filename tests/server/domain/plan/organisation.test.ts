import { describe, expect, test } from 'vitest'
import { nameOn, predecessorsOn, structureOn, successorsOn } from '#domain/plan/organisation.ts'
import type { OrganisationUnit, SuccessionLink } from '#domain/plan/organisation.ts'

const DAY = '2024-07-01'
const unit = (
  id: number,
  from: string,
  to: string | null,
  names: [string, string, string | null][],
  parentId?: number,
): OrganisationUnit => ({
  id,
  level: parentId === undefined ? 'bureau' : 'department',
  from,
  to,
  names: names.map(([name, start, end]) => ({ name, from: start, to: end })),
  parents: parentId === undefined ? [] : [{ parentId, from, to }],
})
const units = [
  unit(1, '2010-01-01', null, [
    ['미래성장산업국', '2010-01-01', DAY],
    ['미래산업국', DAY, null],
  ]),
  unit(2, DAY, null, [['AI국', DAY, null]]),
  unit(3, '2010-01-01', DAY, [['외국인정책과', '2010-01-01', DAY]], 1),
  unit(4, DAY, null, [['이민정책과', DAY, null]], 2),
]

describe('structure on a date', () => {
  test('the day before the ordinance', () => {
    expect(structureOn(units, '2024-06-30')).toEqual([
      { id: 1, level: 'bureau', name: '미래성장산업국', parentId: null },
      { id: 3, level: 'department', name: '외국인정책과', parentId: 1 },
    ])
  })
  test('the day itself', () => {
    expect(structureOn(units, DAY).map((one) => [one.id, one.name, one.parentId])).toEqual([
      [1, '미래산업국', null],
      [2, 'AI국', null],
      [4, '이민정책과', 2],
    ])
  })
  test('before anything existed', () => expect(structureOn(units, '2000-01-01')).toEqual([]))
  test('name on a date', () => {
    const [first] = units
    if (first === undefined) throw new Error('no units')
    expect([nameOn(first, '2024-06-30'), nameOn(first, DAY), nameOn(first, '1999-01-01')]).toEqual([
      '미래성장산업국',
      '미래산업국',
      null,
    ])
  })
})

describe('succession', () => {
  const links: SuccessionLink[] = [
    { fromId: 1, toId: 2, on: '2024-07-01', kind: 'split' },
    { fromId: 1, toId: 3, on: '2024-07-01', kind: 'split' },
    { fromId: 3, toId: 5, on: '2025-01-01', kind: 'merge' },
    { fromId: 4, toId: 5, on: '2025-01-01', kind: 'merge' },
  ]
  test.each([
    [1, '2024-06-30', [1]],
    [1, '2024-07-01', [2, 3]],
    [1, '2025-01-01', [2, 5]],
    [4, '2025-06-01', [5]],
    [9, '2025-06-01', [9]],
  ])('%i goes, by %s, into %j', (id, date, ids) => expect(successorsOn(links, id, date)).toEqual(ids))
  test.each([
    [5, '2025-01-01', [1, 4]],
    [5, '2024-12-31', [5]],
    [2, '2025-01-01', [1]],
  ])('%i comes, seen on %s, from %j', (id, date, ids) => expect(predecessorsOn(links, id, date)).toEqual(ids))
  test('a circle of links ends', () => {
    const circle: SuccessionLink[] = [
      { fromId: 1, toId: 2, on: DAY, kind: 'merge' },
      { fromId: 2, toId: 1, on: DAY, kind: 'merge' },
    ]
    expect(successorsOn(circle, 1, DAY)).toEqual([1])
  })
})
