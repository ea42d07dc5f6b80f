import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkCell, partsAddUp } from '#domain/entry/entry-cell.ts'
import { squeezeName } from '#domain/plan/same-name.ts'
import { distance, matchName } from '../../../../client/pages/entry/names.ts'
import { type GridCell, linesOf } from '../../../../client/pages/entry/lines.ts'
import { changeOfParts, partsWith, partTexts, someGiven, wholeCheck } from '../../../../client/pages/entry/parts.ts'
import type { Unsent } from '../../../../client/pages/entry/outbox.ts'
import { pastePlan, shapeOf } from '../../../../client/pages/entry/paste.ts'
import { UndoList } from '../../../../client/pages/entry/undo.ts'

let ids = 0
/** A row of the grid with what pasting looks at. */
function row(name: string, unit = '회', more: Record<string, unknown> = {}): GridCell {
  const plain = {
    indicatorId: ++ids,
    name,
    unit,
    components: [],
    value: { kind: 'not-entered' },
    acts: ['enter'],
    year: 2025,
    month: 0,
    periods: [],
    lastYear: null,
    target: { kind: 'none' },
    shareOfWhole: null,
    frequency: 'year',
    aggregation: 'sum',
    reported: 'each',
    direction: 'higher',
    decimals: 0,
    version: 0,
    ...more,
  }
  return plain as unknown as GridCell
}
const GRID = [
  row('정무활동 및 당정협력 강화'),
  row('민간단체 및 출향도민 협력 강화'),
  row('자원봉사 활동률', '%'),
  row('도 대표 블로그 방문횟수'),
]
const lines = linesOf(GRID, new Set())
const plan = (rows: string[][], from = 0) => pastePlan(rows, shapeOf(rows, lines, 2025), lines, lines[from]?.id ?? null)
const told = (rows: string[][], from = 0) => plan(rows, from).lines.map((l) => [l.line?.cell.name.slice(0, 4) ?? null, l.verdict])

describe('names', () => {
  it.each([
    ['정무활동 및 당정협력 강화', 0, 'exact'],
    ['(대외협력과)정무활동 및 당정협력  강화(회)', 0, 'squeezed'],
    ['① 정무활동·및 당정협력강화', 0, 'squeezed'],
    ['정무활동 및 당정협력 걍화', 0, 'near'],
    ['자원봉자 활동률', 2, 'near'],
    ['자원봉자 활똥률', 2, null],
    ['강화', 0, null],
    ['', 0, null],
  ] as const)('%j', (text, index, match) => {
    const found = matchName(text, GRID, (c) => c.name)
    expect(found && [found.one.name, found.match]).toEqual(match === null ? null : [GRID[index]?.name, match])
  })
  it('two that fit equally well are none', () => expect(matchName('교류횟수A', ['교류횟수B', '교류횟수C'], (n) => n)).toBeNull())
  it('distance is symmetric and 0 only for the same', () =>
    fc.assert(
      fc.property(fc.string({ maxLength: 8 }), fc.string({ maxLength: 8 }), (a, b) => {
        expect(distance(a, b, 20)).toBe(distance(b, a, 20))
        expect(distance(a, b, 20) === 0).toBe(a === b)
      }),
    ))
  it('squeezing twice is squeezing once', () =>
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(squeezeName(squeezeName(squeezeName(text)))).toBe(squeezeName(squeezeName(text)))
      }),
    ))
})

describe('a pasted block', () => {
  it('goes by place without names, its head passed over', () => {
    expect(told([['2025 실적'], ['13'], ['▲36'], ['1.2.3'], ['']])).toEqual([
      ['정무활동', 'takes'],
      ['민간단체', 'ask'],
      ['자원봉사', 'refuse'],
      ['도 대표', 'blank'],
    ])
    expect(plan([['1'], ['2'], ['3']], 2)).toMatchObject({ of: 2, takes: 2, beyond: 1 })
  })
  it('goes by names in whatever order, and says what it could not place', () => {
    const rows = [
      ['지표', '목표', '실적'],
      ['도 대표 블로그 방문횟수', '1', '2,000'],
      ['없는 것', '1', '5'],
      ['자원봉자 활동률', '5.5', '5.6%'],
      ['정무활동 및 당정협력 강화', '11', '13회'],
      ['계', '', ''],
    ]
    expect(told(rows)).toEqual([
      ['도 대표', 'takes'],
      [null, 'unknown'],
      ['자원봉사', 'near'],
      ['정무활동', 'takes'],
    ])
    expect(plan(rows)).toMatchObject({ of: 4, takes: 2 })
  })
  it('counts what changes apart from what stays, and asks about a slipped digit', () => {
    const grid = [
      row('정무활동', '회', { value: { kind: 'measured', value: 12 }, lastYear: 11 }),
      row('교류횟수', '회', { lastYear: 33 }),
      row('블로그', '회', { lastYear: 30 }),
    ]
    const to = linesOf(grid, new Set())
    const rows = [['12'], ['3,300'], ['31']]
    const made = pastePlan(rows, shapeOf(rows, to, 2025), to, to[0]?.id ?? null)
    expect(made.lines.map((l) => l.verdict)).toEqual(['same', 'jump', 'takes'])
    expect(made).toMatchObject({ of: 3, takes: 1, same: 1 })
    expect(made.lines[1]?.finding?.rule).toBe('jump-100')
  })
  it('takes the actual of the year among several columns of figures', () => {
    const rows = [
      ['지표', '2024 실적', '2025 실적', '2026 목표'],
      ['정무활동 및 당정협력 강화', '11', '13', '11'],
    ]
    expect(plan(rows).lines[0]?.raw).toBe('13')
  })
  it('a name that comes twice is not taken, unless one row says 실적', () => {
    expect(
      told([
        ['정무활동 및 당정협력 강화', '1'],
        ['정무활동 및 당정협력 강화', '2'],
      ]).map(([, v]) => v),
    ).toEqual(['twice', 'twice'])
    const both = [
      ['정무활동 및 당정협력 강화', '목표', '11'],
      ['정무활동 및 당정협력 강화', '실적', '13'],
    ]
    expect(plan(both).lines.map((l) => [l.raw, l.verdict])).toEqual([['13', 'takes']])
  })
  it('hard rules speak before anything is saved; locked cells are left', () => {
    expect(told([['1.5']]).map(([, v]) => v)).toEqual(['hard'])
    const locked = linesOf([row('잠긴 것', '회', { acts: [] })], new Set())
    expect(pastePlan([['3']], { names: null, figures: 0, head: 0 }, locked, locked[0]?.id ?? null).lines[0]?.verdict).toBe(
      'locked',
    )
  })
})

describe('parts', () => {
  const part = (id: number, unit: string, target: number, value: number | null = null) => ({
    id,
    name: `${id}`,
    unit,
    target,
    value,
    returned: null,
    earlier: null,
  })
  const mixed = (target: number) =>
    row('협력지원', '회', { components: [part(1, '회', 20), part(2, '건', 44)], target: { kind: 'set', value: target } })
  it('add up where units agree or the plan’s own target is their sum', () => {
    expect(
      partsAddUp(row('가', '회', { components: [part(1, '회', 1), part(2, '회', 1)], target: { kind: 'set', value: 9 } })),
    ).toBe(true)
    expect([partsAddUp(mixed(64)), partsAddUp(mixed(65)), partsAddUp(row('가'))]).toEqual([true, false, false])
  })
  it('make no change until all are in; then the whole is their exact sum', () => {
    const texts = (a?: string, b?: string) => partTexts(mixed(64), undefined, (p) => (p.id === 1 ? a : b))
    expect(changeOfParts(mixed(64), undefined, texts('20'))).toBeNull()
    expect(changeOfParts(mixed(64), undefined, texts('20', '약 3'))).toBeNull()
    expect(changeOfParts(mixed(64), undefined, texts('0.1', '0.2'))).toEqual({
      entry: { raw: '0.3' },
      parts: [
        { componentId: 1, raw: '0.1' },
        { componentId: 2, raw: '0.2' },
      ],
    })
    // Of a set that is saved in pieces each one is changed, and taken away, by itself; a refused whole is none that stands.
    const pieces = {
      ...mixed(64),
      components: [part(1, '회', 20, 20), part(2, '건', 44)],
    }
    const gone = partTexts(pieces, undefined, (p) => (p.id === 1 ? '' : undefined))
    expect(changeOfParts(pieces, undefined, gone)).toMatchObject({
      entry: { state: 'not-entered' },
      parts: [{ raw: '' }, { raw: '' }],
    })
    const held = { change: { entry: { raw: '64' } }, next: null, hold: { kind: 'refused' } } as unknown as Unsent
    expect(changeOfParts(mixed(64), held, texts('20'))).toBeNull()
    // Units that do not add up wait for a whole of their own.
    expect(changeOfParts(mixed(65), undefined, texts('20', '44'))).toBeNull()
    expect(changeOfParts({ ...mixed(65), value: { kind: 'measured', value: 7 } }, undefined, texts('20', '44'))).toMatchObject({
      entry: { raw: '7' },
    })
  })
  it('stay when a whole is typed over some of them, and deny it until all make it', () => {
    const open = { ...mixed(64), stage: 'draft' as const }
    const texts = (a: string, b: string) => partTexts(open, undefined, (p) => (p.id === 1 ? a : b))
    const over = (a: string, b: string, whole: string) => [
      someGiven(open, texts(a, b)),
      partsWith(open, texts(a, b))?.map((p) => p.raw),
      wholeCheck(open, undefined, texts(a, b), whole).differs,
    ]
    expect(over('20', '', '64')).toEqual([true, ['20', ''], true])
    expect(over('20', '약 3', '64')).toEqual([true, ['20', '약 3'], true])
    expect(over('20', '44', '64')).toEqual([false, ['20', '44'], false])
    expect(over('20', '44', '65')).toEqual([false, ['20', '44'], true])
    expect(over('', '', '64')).toEqual([false, undefined, true])
    // Reported and loaded figures are what they are.
    expect(wholeCheck({ ...open, stage: 'confirmed' }, undefined, texts('20', ''), '64').differs).toBe(false)
  })
  it('are judged only where they add up', () => {
    expect(checkCell(mixed(64), { kind: 'measured', value: 60 }, [20, 44]).map((f) => f.rule)).toEqual(['parts-not-whole'])
    expect(checkCell(mixed(65), { kind: 'measured', value: 60 }, [20, 44]).map((f) => f.rule)).toEqual([])
  })
})

describe('UndoList', () => {
  const step = (key: string) => [{ key, before: { entry: { raw: '1' } }, after: { entry: { raw: '2' } } }]
  it('goes back and forth act by act, and something new forgets what was undone', () => {
    const list = new UndoList()
    for (const key of ['a', 'b', 'c']) list.did(step(key))
    list.did([])
    expect([list.undo(), list.undo()].map((s) => s[0]?.key)).toEqual(['c', 'b'])
    expect(list.redo()[0]?.key).toBe('b')
    list.did(step('d'))
    expect(list.redo()).toEqual([])
    expect([list.undo(), list.undo(), list.undo(), list.undo()].map((s) => s[0]?.key)).toEqual(['d', 'b', 'a', undefined])
  })
})
