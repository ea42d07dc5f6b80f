import { describe, expect, test } from 'vitest'
import { holdsInWindow, holdsOnPaper } from '#client/paper.ts'

const on = (query: string, width: number) => holdsOnPaper(query, width, (condition) => condition === '(pointer: fine)')

describe('which rules of a style sheet hold on paper', () => {
  test('print does, screen does not, whatever else they ask', () => {
    expect(on('print', 700)).toBe(true)
    expect(on('screen', 700)).toBe(false)
    expect(on('screen and (min-width: 1rem)', 700)).toBe(false)
    expect(on('print and (min-width: 60rem)', 700)).toBe(false)
    expect(on('screen, print', 700)).toBe(true)
  })
  test('a width is the paper’s, however it is written', () => {
    for (const narrow of [
      '(max-width: 60rem)',
      '(max-width:60rem)',
      '(width <= 60rem)',
      '(width<=960px)',
      '(width < 961px)',
      'all and (max-width: 960px)',
    ]) {
      expect(on(narrow, 700), narrow).toBe(true)
      expect(on(narrow, 1030), narrow).toBe(false)
    }
    for (const wide of ['(min-width: 60rem)', '(width >= 60rem)', '(width>959px)']) {
      expect(on(wide, 700), wide).toBe(false)
      expect(on(wide, 1030), wide).toBe(true)
    }
  })
  test('it is light, and as high as it needs', () => {
    expect(on('(prefers-color-scheme: dark)', 700)).toBe(false)
    expect(on('(prefers-color-scheme:light)', 700)).toBe(true)
    expect(on('(max-width: 60rem) and (height<=34rem)', 700)).toBe(false)
    expect(on('(min-height: 34rem)', 700)).toBe(true)
  })
  test('anything else is asked of the screen', () => {
    expect(on('(pointer: fine)', 700)).toBe(true)
    expect(on('(pointer: coarse)', 700)).toBe(false)
    expect(on('(pointer: fine) and (max-width: 40rem)', 700)).toBe(false)
  })
})

test('in a window only its size is known of, a condition of the size holds by it and no other does', () => {
  const phone = { width: 390, height: 844 }
  for (const holds of ['(max-width: 40rem)', 'screen and (max-width: 80rem)', '(min-height: 50rem)'])
    expect(holdsInWindow(holds, phone), holds).toBe(true)
  for (const fails of ['print', '(min-width: 40rem)', '(min-height: 62rem)', '(forced-colors: active)', '(hover: hover)'])
    expect(holdsInWindow(fails, phone), fails).toBe(false)
})
