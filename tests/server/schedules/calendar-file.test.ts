import { expect, test } from 'vitest'
import { calendarFile } from '#server/schedules/calendar-file.ts'
import { standingOf } from '#server/schedules/page.ts'
import type { ScheduleStep } from '#server/schedules/read.ts'

const step = (id: number, name: string, planned: string | null, more: Partial<ScheduleStep> = {}): ScheduleStep => ({
  id,
  name,
  weight: null,
  planned,
  plannedText: null,
  replanned: planned,
  replannedText: null,
  forecast: null,
  measured: null,
  measuredOn: null,
  doneOn: null,
  evidence: null,
  owner: null,
  criterion: null,
  ...more,
})
const schedule = standingOf(
  {
    id: 7,
    version: 3,
    departmentId: 1,
    title: '아주 긴 이름을 가진 디지털 플랫폼, 포털; 챗봇 구축 사업의 일정',
    status: 'open',
    endedOn: null,
    indicatorId: null,
    programmeId: null,
    projectId: null,
    party: null,
    amount: null,
    amountNear: false,
    startsOn: '2025-07-15',
    days: 330,
    countsFirstDay: false,
    until: null,
    untilText: null,
    source: null,
    note: null,
    payments: [],
    baseline: 1,
    dropped: [],
    steps: [
      step(1, '착수', '2025-07-15', { doneOn: '2025-07-15' }),
      step(2, '시범운영', '2025-11', { plannedText: '11월 중', forecast: '2025-12', criterion: '두 곳\n2주' }),
      step(3, '전면 개통', '2026-12-31'),
      step(4, '기한 없는 단계', null),
    ],
  },
  '2025-11-20',
)
const file = calendarFile(schedule, new Date('2025-11-20T03:04:05.678Z'))
const lines = file.replaceAll('\r\n ', '').split('\r\n')

test('each step with a day is a whole day: done, expected, or the last of its month with its words', () => {
  expect(lines.filter((line) => line.startsWith('DT'))).toEqual([
    'DTSTAMP:20251120T030405Z',
    'DTSTART;VALUE=DATE:20250715',
    'DTEND;VALUE=DATE:20250716',
    'DTSTAMP:20251120T030405Z',
    'DTSTART;VALUE=DATE:20251231',
    'DTEND;VALUE=DATE:20260101',
    'DTSTAMP:20251120T030405Z',
    'DTSTART;VALUE=DATE:20261231',
    'DTEND;VALUE=DATE:20270101',
  ])
  expect(lines.filter((line) => line.startsWith('SUMMARY')).map((line) => line.split(' · ')[0])).toEqual([
    'SUMMARY:[마침] 착수',
    'SUMMARY:시범운영 (2025년 12월)',
    'SUMMARY:전면 개통',
  ])
})

test('signs that mean something to a calendar are written so that they do not, and no line is longer than 75 bytes', () => {
  expect(lines).toContain('X-WR-CALNAME:아주 긴 이름을 가진 디지털 플랫폼\\, 포털\\; 챗봇 구축 사업의 일정')
  expect(lines).toContain('DESCRIPTION:당초 계획: 11월 중\\n완료 기준: 두 곳\\n2주')
  expect(Math.max(...file.split('\r\n').map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75)
  expect(file.endsWith('END:VCALENDAR\r\n')).toBe(true)
})
