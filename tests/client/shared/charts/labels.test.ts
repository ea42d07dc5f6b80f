import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { legendHeight, spread, underBars, wrapped } from '#client/shared/charts/labels.ts'

describe('labels beside a chart', () => {
  test('lines that stand too near are moved apart, in their order', () => {
    expect(spread([10, 12, 14], 10, 100)).toEqual([10, 20, 30])
    expect(spread([90, 95, 99], 10, 100)).toEqual([80, 90, 100])
  })
  test('where there is room, every label has its gap, lies within the room and keeps its order', () => {
    const heights = fc.array(fc.integer({ min: 0, max: 200 }), { maxLength: 8 }).map((list) => list.toSorted((a, b) => a - b))
    fc.assert(
      fc.property(heights, (wanted) => {
        const placed = spread(wanted, 20, 200)
        expect(placed).toHaveLength(wanted.length)
        for (const [i, y] of placed.entries()) {
          expect(y).toBeGreaterThanOrEqual(0)
          expect(y).toBeLessThanOrEqual(200)
          if (i > 0) expect(y - (placed[i - 1] ?? 0)).toBeGreaterThanOrEqual(20)
        }
      }),
    )
  })
  const letters = { measure: (text: string) => text.length * 10 }
  test('a name breaks between its words, and inside a word only where that is longer than the column', () => {
    expect(wrapped(letters, '대외협력과', 50)).toEqual(['대외협력과'])
    expect(wrapped(letters, '외국인 국제정책과 지원', 60)).toEqual(['외국인', '국제정책과', '지원'])
    expect(wrapped(letters, '도 대표 블로그방문횟수', 40)).toEqual(['도 대표', '블로그방', '문횟수'])
  })
  test('no line is wider than the column and no letter is lost', () => {
    const names = fc.stringMatching(/^[가-힣a-z·]{1,12}( [가-힣a-z·]{1,12}){0,5}$/)
    fc.assert(
      fc.property(names, fc.integer({ min: 10, max: 200 }), (name, room) => {
        const lines = wrapped(letters, name, room)
        for (const line of lines) expect(letters.measure(line)).toBeLessThanOrEqual(room)
        expect(lines.join('').replaceAll(' ', '')).toBe(name.replaceAll(' ', ''))
      }),
    )
  })
  test('names under bars take a second line only where one has no room', () => {
    expect(underBars(letters, ['2024 결산', '2027'], 90)).toEqual(['2024 결산', '2027'])
    expect(underBars(letters, ['2024 결산', '2027'], 70)).toEqual(['2024\n결산', '2027'])
  })
  test('a legend is as high as the lines that its names need', () => {
    const of = (width: number) => legendHeight({ ...letters, width, rem: 16 } as never, ['가나다라마', '바사', '아자차'])
    expect([400, 150, 60].map(of)).toEqual([22, 44, 66])
  })
})
