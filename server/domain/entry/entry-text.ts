import { isYear } from './calendar.ts'
import { monthsOf } from './due.ts'
import type { Frequency } from '../scoring/indicator.ts'

/** Whether the text says anything: two different letters or digits at least. '.', '-' and 'ㅇㅇㅇ' do not. */
export const isWord = (text: string): boolean => new Set(text.normalize('NFC').match(/[\p{L}\p{N}]/gu)).size > 1

/** A day as it is typed in an office: 2026-06-30, 20260630, 2026. 6. 30., 26.6.30 → ISO. Null: no such day. '' stays ''. */
export function readDay(text: string): string | null {
  const plain = text.normalize('NFKC').trim()
  if (plain === '') return ''
  const read =
    /^(\d{4})(\d{2})(\d{2})$/.exec(plain) ??
    /^'?(\d{4}|\d{2})\s*[-./년]\s*(\d{1,2})\s*[-./월]\s*(\d{1,2})\s*[.일]?$/.exec(plain.replace(/^[‘’]/, "'"))
  if (read === null) return null
  const [, year = '', month = '', day = ''] = read
  return dayOf(yearOf(year), Number(month), Number(day))
}

const yearOf = (digits: string) => (digits.length === 2 ? 2000 : 0) + Number(digits)

/** ISO; null when the calendar has no such day, or it lies outside the years that are kept. */
function dayOf(year: number, month: number, day: number): string | null {
  if (!isYear(year)) return null
  const at = new Date(Date.UTC(year, month - 1, day))
  return at.getUTCMonth() === month - 1 && at.getUTCDate() === day ? at.toISOString().slice(0, 10) : null
}

const PART_ENDS: Readonly<Record<string, number>> = {
  상반기: 6,
  하반기: 12,
  연: 12,
  '1분기': 3,
  '2분기': 6,
  '3분기': 9,
  '4분기': 12,
}

/**
 * A 기한 as it is written: a day of `readDay`, or without its day or year. A month means its last day (2026-06, 6월말, 3분기);
 * without a year (6/30, 6월 30일) it is the next one from `today` on, an ISO day. Null: no day; '' stays ''.
 */
export function readDueDay(text: string, today: string): string | null {
  const whole = readDay(text)
  if (whole !== null) return whole
  const plain = text
    .normalize('NFKC')
    .replaceAll(/\s+/g, '')
    .replace(/^[‘’]/, "'")
    .replace(/까지$/, '')
    .replace(/년말$/, '년연말')
  const next = (month: number, day: number | null): string | null => {
    const inYear = (year: number) => dayOf(year, month, day ?? new Date(Date.UTC(year, month, 0)).getUTCDate())
    const year = Number(today.slice(0, 4))
    return [year, year + 1].map(inYear).find((one) => one !== null && one >= today) ?? null
  }
  const dated = /^(\d{4}|'\d{2}|\d{2}(?=년))[-./년](\d{1,2})[월.]?말?일?$/.exec(plain)
  const years = dated?.[1]?.replace("'", '')
  if (years !== undefined) {
    const year = yearOf(years)
    const month = Number(dated?.[2])
    return dayOf(year, month, new Date(Date.UTC(year, month, 0)).getUTCDate())
  }
  const day = /^(\d{1,2})[-./월](\d{1,2})[.일]?$/.exec(plain)
  if (day) return next(Number(day[1]), Number(day[2]))
  const month = /^(\d{1,2})월(?:말일?)?$/.exec(plain)?.[1]
  if (month !== undefined) return next(Number(month), null)
  const [, named, part] = /^(?:(\d{4}|\d{2})년)?(상반기|하반기|[1-4]분기|연)말?$/.exec(plain) ?? []
  const end = PART_ENDS[part ?? '']
  if (end === undefined) return null
  return named === undefined ? next(end, null) : dayOf(yearOf(named), end, end === 6 || end === 9 ? 30 : 31)
}

/** '2026', '2026년', "'26" → 2026. Null: no year. */
export function readYear(text: string): number | null {
  const read = /^'?(\d{2}|\d{4})\s*(?:년|년도|연도)?$/.exec(text.normalize('NFKC').trim().replace(/^[‘’]/, "'"))
  if (read?.[1] === undefined) return null
  const year = Number(read[1])
  return read[1].length === 2 ? 2000 + year : isYear(year) ? year : null
}

/** A period's name in a sheet → its last month, 0 = the year: '연간', '3월', '3', '1분기', '상반기', '2026-Q1'. Null: no period. */
export function readMonth(text: string): number | null {
  const plain = text
    .normalize('NFKC')
    .replaceAll(/\s+/g, '')
    .replace(/^\d{4}[-년.]/, '')
  if (/^(연간|연도말|년간|연|년|0)$/.test(plain)) return 0
  const half = /^(상|하)반기$/.exec(plain)?.[1] ?? /^H([12])$/i.exec(plain)?.[1]
  if (half !== undefined) return half === '상' || half === '1' ? 6 : 12
  const quarter = /^(?:Q([1-4])|([1-4])\/?4?분기)$/i.exec(plain)
  if (quarter) return Number(quarter[1] ?? quarter[2]) * 3
  const month = /^(\d{1,2})월?$/.exec(plain)?.[1]
  return month !== undefined && Number(month) >= 1 && Number(month) <= 12 ? Number(month) : null
}

/** How a sheet names the period, so that `readMonth` finds it again. */
export function periodLabel(month: number, frequency: Frequency): string {
  if (month === 0) return '연간'
  if (frequency === 'quarter') return `${month / 3}분기`
  if (frequency === 'half-year') return month === 6 ? '상반기' : '하반기'
  return `${month}월`
}

/** Whether an indicator of that frequency is entered at the month. */
export const hasPeriod = (frequency: Frequency, month: number): boolean => monthsOf(frequency).includes(month)
