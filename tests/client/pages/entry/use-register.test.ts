import { describe, expect, test } from 'vitest'
import type { GridCell } from '#client/pages/entry/lines.ts'
import { toTake } from '#client/pages/entry/use-register.ts'

const cell = (change: object = {}) =>
  ({ acts: ['enter'], components: [], value: { kind: 'not-entered' }, ...change }) as unknown as GridCell
const register = (change: object = {}) => ({ indicatorId: 1, count: 4, parts: [], whole: true, ...change })

describe('what the register counts is offered where it says something else than the cell', () => {
  test.each<[string, object, object, object | null]>([
    ['an empty cell', {}, {}, { count: 4, parts: null }],
    ['another figure', { value: { kind: 'measured', value: 3 } }, {}, { count: 4, parts: null }],
    ['the same figure', { value: { kind: 'measured', value: 4 } }, {}, null],
    ['nothing counted in an empty cell', {}, { count: 0 }, null],
    ['nothing counted where a figure stands', { value: { kind: 'measured', value: 3 } }, { count: 0 }, { count: 0, parts: null }],
    ['a part that cannot be counted', {}, { whole: false }, null],
    ['a cell that may not be entered', { acts: [] }, {}, null],
    [
      'parts, those without an activity as 0',
      { components: [{ id: 7 }, { id: 8 }] },
      { parts: [{ componentId: 8, count: 4 }] },
      {
        count: 4,
        parts: [
          { componentId: 7, count: 0 },
          { componentId: 8, count: 4 },
        ],
      },
    ],
  ])('%s', (_, of, counted, taken) => {
    expect(toTake(cell(of), register(counted))).toEqual(taken)
  })

  test('nothing is offered where no activity was ever linked', () => {
    expect(toTake(cell(), undefined)).toBeNull()
  })
})
