import { expect, test } from 'vitest'
import { readScheduleText } from '#domain/schedules/read-text.ts'

/** The facts of a press release of July 2025 in words of our own. */
const NOTICE = `2025.09.03 (수)

◦ 433억 원 규모의 플랫폼 구축 사업을 이달 착수
◦ 사업자(가나 컨소시엄)가 내년 6월까지 추진
◦ 올해 11월 중 시범운영, 2026년 3월 중 전면 개통 목표
사업 기간은 이달 15일부터 2026년 6월까지 총 330일 동안이며 433여억 원을 들인다.
착수 보고회를 오는 8월에 개최한다. 이후 11월 중 몇 기관에서 시범운영을 거친다.
포토뉴스
9월부터 다른 시범사업을 추진한다.`

const steps = (text: string, on: string | null = null) =>
  readScheduleText(text, on).steps.map((one) => [one.name, one.due, one.dueText, one.question])

test('a notice gives its five steps once each, as exact as their words', () => {
  expect(steps(NOTICE)).toEqual([
    ['착수', '2025-07-15', '이달 15일', null],
    ['착수 보고회', '2025-08', '오는 8월', null],
    ['시범운영', '2025-11', '올해 11월 중', null],
    ['전면 개통', '2026-03', '2026년 3월 중(목표)', null],
    ['종료', '2026-06', '내년 6월까지', null],
  ])
})

test('contract and period come with it: 433여억 is near 433억', () => {
  const { contract, period } = readScheduleText(NOTICE, null)
  expect(contract).toEqual({ party: '가나 컨소시엄', amount: 43_300_000_000, approximate: true })
  expect(period).toEqual({ startsOn: '2025-07-15', days: 330, until: '2026-06', untilText: '내년 6월까지' })
})

test('the date at the head of the page is not the one the text was written on: only July fits its numbers', () => {
  expect(readScheduleText(NOTICE, null)).toMatchObject({
    pageDate: '2025-09-03',
    writtenOn: { day: '2025-07', from: 'reckoned' },
  })
})

test('what a person says goes before, and a date with a word for it before what is reckoned', () => {
  expect(readScheduleText(NOTICE, '2025-08').steps[0]).toMatchObject({ due: '2025-08-15' })
  expect(readScheduleText(`입력 2024.03.05 10:20\n${NOTICE}`, null).writtenOn).toEqual({ day: '2024-03-05', from: 'text' })
})

test('without the day it was written nothing relative is guessed', () => {
  expect(
    steps('오는 8월에 보고회를 연다. 내년 상반기에 준공식을 연다. 이달 착수한다.').every(
      ([, due, , question]) => due === null && question === 'written-on',
    ),
  ).toBe(true)
})

test('months without a year are the next ones, and asked about unless the text says they come', () => {
  expect(steps('3월에 착공하고 오는 9월에 준공식을 연다.', '2025-07')).toEqual([
    ['준공식', '2025-09', '오는 9월', null],
    ['착공', '2026-03', '3월', 'no-year'],
  ])
})

test('this month and next month cross the year', () => {
  expect(steps('다음 달 착공하고 내년 상반기 시험운영을 한다.', '2025-12')).toEqual([
    ['착공', '2026-01', '다음 달', null],
    ['시험운영', '2026-H1', '내년 상반기', null],
  ])
})

test('a day that the calendar does not have and a quarter are asked about', () => {
  expect(steps('2026년 2월 30일 개통하고 올해 3분기에 시범운영을 한다.', '2025-07')).toEqual([
    ['개통', null, '2026년 2월 30일', 'no-such-day'],
    ['시범운영', null, '올해 3분기', 'quarter'],
  ])
})

test('a long text without a date is read in no time and gives nothing', () => {
  expect(steps('가나다라 '.repeat(5000))).toEqual([])
})
