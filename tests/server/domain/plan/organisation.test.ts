import { describe, expect, test } from 'vitest'
import { nameOn, successorsOn } from '#domain/plan/organisation.ts'
import type { OrganisationUnit, SuccessionLink } from '#domain/plan/organisation.ts'

const DAY = '2024-07-01'

test('a unit has the name of the day', () => {
  const renamed: OrganisationUnit = {
    id: 1,
    level: 'bureau',
    from: '2010-01-01',
    to: null,
    names: [
      { name: '미래성장산업국', from: '2010-01-01', to: DAY },
      { name: '미래산업국', from: DAY, to: null },
    ],
    parents: [],
  }
  expect(['2024-06-30', DAY, '1999-01-01'].map((day) => nameOn(renamed, day))).toEqual(['미래성장산업국', '미래산업국', null])
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
  test('a circle of links ends', () => {
    const circle: SuccessionLink[] = [
      { fromId: 1, toId: 2, on: DAY, kind: 'merge' },
      { fromId: 2, toId: 1, on: DAY, kind: 'merge' },
    ]
    expect(successorsOn(circle, 1, DAY)).toEqual([1])
  })
})
