import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isWord, readDay, readDueDay } from '#domain/entry/entry-text.ts'
import { isNumberColumn, readTyped, sent } from '#client/pages/entry/typed.ts'

it('knows a column of figures', () => {
  const rows = [
    ['가', '회', '12', '-'],
    ['나', '건', '3', '▲4'],
  ]
  expect([0, 1, 2, 3].map((column) => isNumberColumn(rows, column))).toEqual([false, false, true, true])
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
    ['20260630', '2026-06-30'],
    ['2026-6-30', '2026-06-30'],
    ['2026. 6. 30.', '2026-06-30'],
    ['2026년 6월 30일', '2026-06-30'],
    ['26.6.30', '2026-06-30'],
    ["'26. 6. 30.", '2026-06-30'],
    ['2026.6.30.', '2026-06-30'],
    ['', ''],
    ['2026-02-30', null],
    ['630', null],
    ['2026-13-01', null],
  ])('%j', (text, iso) => expect(readDay(text)).toBe(iso))
})
describe('readDueDay, on 28 November 2026', () => {
  it.each([
    ['2026-06-30', '2026-06-30'],
    ['26.6.30', '2026-06-30'],
    ['2027-02', '2027-02-28'],
    ['2027.2월', '2027-02-28'],
    ['2028년 2월 말', '2028-02-29'],
    ['27년 3월', '2027-03-31'],
    ["'27.3", '2027-03-31'],
    ['6월말', '2027-06-30'],
    ['6월 말일까지', '2027-06-30'],
    ['12월', '2026-12-31'],
    ['6/30', '2027-06-30'],
    ['12.6', '2026-12-06'],
    ['11월 28일', '2026-11-28'],
    ['11/27', '2027-11-27'],
    ['연말', '2026-12-31'],
    ['2027년 말', '2027-12-31'],
    ['상반기', '2027-06-30'],
    ['2027년 3분기', '2027-09-30'],
    ['', ''],
    ['2/30', null],
    ['13월', null],
    ['2027-13', null],
    ['6', null],
    ['2027', null],
    ['26.13', null],
    ['곧', null],
    ['즉시 조치', null],
  ])('%j', (text, iso) => expect(readDueDay(text, '2026-11-28')).toBe(iso))
  it('never throws, and gives a day of the calendar or none', () =>
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...Array.from('0123456789-./년월일말 분기')) }), (text) => {
        const day = readDueDay(text, '2026-11-28')
        expect(day === null || day === '' || new Date(day).toISOString().slice(0, 10) === day).toBe(true)
      }),
    ))
})
describe('isWord', () => {
  it.each([
    ['조사 시기 지연', true],
    ['AI', true],
    ['.', false],
    ['ㅋㅋㅋ', false],
    ['- -', false],
    ['', false],
  ])('%j', (text, word) => expect(isWord(text)).toBe(word))
})
