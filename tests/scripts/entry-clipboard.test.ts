import { describe, expect, it } from 'vitest'
import { firstNumberColumn, readTsv } from '../../client/pages/entry/clipboard.ts'
import { readDay } from '../../client/pages/entry/day.ts'
import { readTyped, sent } from '../../client/pages/entry/typed.ts'

describe('readTsv', () => {
  it.each([
    ['1\n2\n', [['1'], ['2']]],
    ['a\t1\r\nb\t2', [['a', '1'], ['b', '2']]],
    ['"둘\n줄"\t3', [['둘\n줄', '3']]],
    ['"말 ""안"" 말"\t', [['말 "안" 말', '']]],
    ['1\n\n3', [['1'], [''], ['3']]],
  ])('%j', (text, rows) => expect(readTsv(text)).toEqual(rows))
})
it('begins with the first column of numbers', () => {
  expect(firstNumberColumn([['가', '회', '12'], ['나', '건', '3']])).toBe(2)
  expect(firstNumberColumn([['12'], ['x']])).toBe(0)
})
describe('readTyped', () => {
  it('takes states by name, and blank is missing, never 0', () => {
    expect(readTyped('해당없음', '회')).toEqual({ kind: 'value', value: { kind: 'not-applicable' } })
    expect(readTyped(' ', '회')).toEqual({ kind: 'value', value: { kind: 'not-entered' } })
    expect(readTyped('(12)', '회').kind).toBe('ask')
    expect(readTyped('1.2.3', '회').kind).toBe('refuse')
  })
  it.each([0, -12, 1970000, 5.41, 1e-7])('sends %d in a form that is read back', (value) => {
    const entry = sent({ kind: 'measured', value })
    expect('raw' in entry && readTyped(entry.raw, '회')).toEqual({ kind: 'value', value: { kind: 'measured', value } })
  })
})
describe('readDay', () => {
  it.each([
    ['20260630', '2026-06-30'], ['2026-6-30', '2026-06-30'], ['2026. 6. 30.', '2026-06-30'], ['2026년 6월 30일', '2026-06-30'], ['', ''],
    ['2026-02-30', null], ['630', null], ['2026-13-01', null],
  ])('%j', (text, iso) => expect(readDay(text)).toBe(iso))
})
