import { describe, expect, test } from 'vitest'
import { type Meeting, type Series, seriesYears } from '#domain/entry/activity-series.ts'

const TODAY = '2026-11-29'
const yearly: Series = { cycle: 'year', hosts: ['한국', '일본'], firstYear: null, lastYear: null }
let ids = 0
const meeting = (year: number, number: number | null, more: Partial<Meeting> = {}): Meeting => ({
  id: ++ids,
  startsOn: `${year}-11-06`,
  number,
  host: null,
  status: 'held',
  ...more,
})
const read = (meetings: readonly Meeting[], more: Partial<Series> = {}, today = TODAY) =>
  seriesYears({ ...yearly, ...more }, meetings, today)
const without = (...args: Parameters<typeof read>) =>
  read(...args).rows.flatMap((row) =>
    row.kind === 'without' ? [{ from: row.from, to: row.to, unrecorded: row.unrecorded, gaps: row.gaps }] : [],
  )

describe('the years without a meeting', () => {
  test('since 1991 the 22nd one in 2018 leaves six years that had none, and 21 that stand in no register', () =>
    expect(without([meeting(2018, 22)], { firstYear: 1991 }, '2018-12-01')).toEqual([
      { from: 1991, to: 2017, unrecorded: 21, gaps: 6 },
    ]))
  test.each([
    ['numbers that follow each other: none was held between', 22, 23, { unrecorded: 0, gaps: 3 }],
    ['numbers that leave room: all were held, and not written down', 22, 26, { unrecorded: 3, gaps: 0 }],
    ['between', 22, 24, { unrecorded: 1, gaps: 2 }],
    ['one of them without a number says nothing', 22, null, { unrecorded: null, gaps: null }],
  ] as const)('%s', (_, first, second, told) =>
    expect(without([meeting(2021, first), meeting(2025, second)])).toEqual([{ from: 2022, to: 2024, ...told }]),
  )
  test('more numbers than years are a doubt, and nothing is claimed', () => {
    const { rows, doubts } = read([meeting(2021, 22), meeting(2023, 29)])
    expect(rows).toContainEqual(expect.objectContaining({ from: 2022, to: 2022, unrecorded: null, gaps: null }))
    expect(doubts).toEqual([{ kind: 'too-many', from: 2022, to: 2022 }])
  })
  test('the running year is not missed before it is over; the ones after an end never', () => {
    expect(without([meeting(2025, 5)])).toEqual([])
    expect(without([meeting(2024, 5)])).toEqual([{ from: 2025, to: 2025, unrecorded: null, gaps: null }])
    expect(without([meeting(2024, 5)], { lastYear: 2024 })).toEqual([])
  })
  test('of every second year one between is none', () => {
    expect(without([meeting(2021, 5), meeting(2023, 6), meeting(2025, 7)], { cycle: 'two-years' })).toEqual([])
    expect(without([meeting(2021, 5), meeting(2025, 6)], { cycle: 'two-years' })).toEqual([
      { from: 2022, to: 2024, unrecorded: 0, gaps: 1 },
    ])
  })
  test('without a rhythm only the numbers tell', () => {
    expect(without([meeting(2019, 5), meeting(2025, 6)], { cycle: 'none' })).toEqual([])
    expect(without([meeting(2019, 5), meeting(2025, 8)], { cycle: 'none' })).toEqual([
      { from: 2020, to: 2024, unrecorded: 2, gaps: null },
    ])
  })
  test('one that was cancelled or postponed is no meeting of its year, and stands with the gap', () => {
    const off = meeting(2022, 23, { status: 'postponed' })
    const { rows, doubts } = read([meeting(2021, 22), off, meeting(2023, 23)])
    expect(rows.find((row) => row.kind === 'without' && row.from === 2022)).toMatchObject({
      to: 2022,
      gaps: 1,
      off: [{ id: off.id }],
    })
    expect(doubts).toEqual([])
  })
  test('postponed within its year it stands beside the one that was held', () => {
    const [off, held] = [meeting(2025, 23, { startsOn: '2025-06-01', status: 'postponed' }), meeting(2025, 23)]
    expect(read([off, held]).rows).toMatchObject([{ kind: 'meetings', year: 2025, meetings: [{ id: held.id }, { id: off.id }] }])
  })
  test('each year stands once: no meeting is lost, none is doubled', () => {
    const meetings = [2001, 2003, 2004, 2010, 2024].map((year, at) => meeting(year, at + 3))
    const years = read(meetings, { firstYear: 1995 }).rows.flatMap((row) =>
      row.kind === 'meetings' ? [row.year] : Array.from({ length: row.to - row.from + 1 }, (_, i) => row.from + i),
    )
    expect(years.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 2025 - 1995 + 1 }, (_, i) => 1995 + i))
  })
})

describe('numbers and turns', () => {
  test('one number twice, and one that falls, are doubts', () => {
    const [first, twice, falls] = [meeting(2023, 5), meeting(2024, 5), meeting(2025, 4)]
    expect(read([first, twice, falls]).doubts).toEqual([
      { kind: 'number-twice', id: twice.id },
      { kind: 'number-falls', id: falls.id },
    ])
  })
  test('the next one has the next number, and the other host', () => {
    expect(read([meeting(2025, 22, { host: '한국' })]).next).toEqual({ number: 23, host: '일본' })
    expect(read([meeting(2023, 21, { host: '일본' }), meeting(2025, 24)]).next).toEqual({ number: 25, host: '일본' })
    expect(read([meeting(2025, 22, { host: '한국' })], { lastYear: 2025 }).next).toEqual({ number: null, host: null })
  })
  test('a host out of turn is a doubt; a host that is in no turn is none', () => {
    const again = meeting(2025, 23, { host: '한국' })
    expect(read([meeting(2024, 22, { host: '한국' }), again]).doubts).toEqual([{ kind: 'out-of-turn', id: again.id }])
    expect(read([meeting(2024, 22, { host: '한국' }), meeting(2025, 23, { host: '중국' })]).doubts).toEqual([])
    expect(read([meeting(2023, 21, { host: '한국' }), meeting(2025, 23, { host: '한국' })]).doubts).toEqual([])
  })
})
