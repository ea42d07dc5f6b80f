import { addDays } from '#domain/entry/due.ts'
import { lastDayOf, scheduleDayWords } from '#domain/schedules/schedule-day.ts'
import type { ShownSchedule } from './page.ts'

/**
 * The steps of a schedule as a calendar (RFC 5545), a whole day each: the day it was done, or is expected; of a month or half a year its
 * last one, with the words of the day in the title so that it does not look more exact than it is. `stamp`: when it is written.
 */
export function calendarFile(schedule: ShownSchedule, stamp: Date): string {
  const at = stamp.toISOString().replaceAll(/[-:]|\.\d+/g, '')
  const events = schedule.steps.flatMap((step, index) => {
    const day = step.doneOn ?? schedule.standing.steps[index]?.expected ?? null
    if (day === null) return []
    const last = lastDayOf(day)
    const rough = day.length < 10 ? ` (${(day === step.planned ? step.plannedText : null) ?? scheduleDayWords(day).ko})` : ''
    const about = [
      ...(step.planned === null ? [] : [`당초 계획: ${step.plannedText ?? scheduleDayWords(step.planned).ko}`]),
      ...(step.criterion === null ? [] : [`완료 기준: ${step.criterion}`]),
    ]
    return [
      'BEGIN:VEVENT',
      `UID:schedule-${schedule.id}-step-${step.id}@jipyo.invalid`,
      `DTSTAMP:${at}`,
      `SEQUENCE:${schedule.version}`,
      `DTSTART;VALUE=DATE:${compact(last)}`,
      `DTEND;VALUE=DATE:${compact(addDays(last, 1))}`,
      `SUMMARY:${escaped(`${step.doneOn === null ? '' : '[마침] '}${step.name}${rough} · ${schedule.title}`)}`,
      ...(about.length === 0 ? [] : [`DESCRIPTION:${escaped(about.join('\n'))}`]),
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
    ]
  })
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Jipyo//Schedules//KO',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escaped(schedule.title)}`,
    ...events,
    'END:VCALENDAR',
  ]
  return `${lines.map(folded).join('\r\n')}\r\n`
}

const compact = (day: string) => day.replaceAll('-', '')
const escaped = (text: string) =>
  text
    .replaceAll('\\', '\\\\')
    .replaceAll(/\r?\n/g, '\\n')
    .replaceAll(/[;,]/g, (mark) => `\\${mark}`)

/** Lines of 75 bytes at most, the next ones begin with a space; no syllable is cut in two. */
function folded(line: string): string {
  const parts: string[] = []
  let [part, bytes] = ['', 0]
  for (const letter of line) {
    const size = Buffer.byteLength(letter)
    if (bytes + size > 74) {
      parts.push(part)
      part = ''
      bytes = 0
    }
    part += letter
    bytes += size
  }
  return [...parts, part].join('\r\n ')
}
