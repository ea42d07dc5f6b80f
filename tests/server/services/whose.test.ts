import { expect, test } from 'vitest'
import { type Owners, ownersAsPrinted } from '#server/organisation/owners.ts'
import { standardOwner } from '#server/services/whose.ts'

const owners = (ended: boolean, followers: readonly number[]): Owners => ({
  ...ownersAsPrinted('2026-07-01'),
  endedOn: () => (ended ? '2026-07-01' : null),
  successors: () => followers,
})

test('a service goes to the one unit that follows as a whole; after a split or a closing somebody has to decide', () => {
  expect(standardOwner(owners(false, []), 3)).toEqual({ departmentId: 3, isUndecided: false })
  expect(standardOwner(owners(true, [5]), 3)).toEqual({ departmentId: 5, isUndecided: false })
  expect(standardOwner(owners(true, [5, 6]), 3)).toEqual({ departmentId: 3, isUndecided: true })
  expect(standardOwner(owners(true, []), 3)).toEqual({ departmentId: 3, isUndecided: true })
})
