import { expect, test } from 'vitest'
import { progressOf, type ProgressCell } from '#domain/entry/progress.ts'

const cell = (stage: ProgressCell['stage'], on: string, missing = 0): ProgressCell => ({
  value: stage === 'empty' ? { kind: 'not-entered' } : { kind: 'measured', value: 1 },
  stage,
  missing: Array.from({ length: missing }),
  due: { on },
})

test('cells are counted by what is still to be done with them', () => {
  const cells = [
    cell('empty', '2026-03-31', 1),
    cell('draft', '2026-03-31'),
    cell('draft', '2026-02-28', 2),
    cell('returned', '2026-03-31', 1),
    cell('submitted', '2026-01-31'),
    cell('confirmed', '2026-01-31'),
    cell('closed', '2026-01-31'),
  ]
  const progress = progressOf(cells, '2026-02-25')
  expect(progress).toMatchObject({ of: 7, entered: 6, toCheck: 2, ready: 1, submitted: 1, returned: 1, confirmed: 2 })
  // Of what is submitted or confirmed no deadline is left.
  expect(progress.due?.on).toBe('2026-02-28')
  expect(progressOf(cells, '2026-02-25', 3).toCheck).toBe(5)
  expect(progressOf(cells.slice(4), '2026-02-25').due).toBeNull()
})
