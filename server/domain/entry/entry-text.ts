import { isYear } from './calendar.ts'
import { monthsOf } from './due.ts'
import type { Frequency } from '../scoring/indicator.ts'

/** Whether the text says anything: two different letters or digits at least. '.', '-' and 'ㅇㅇㅇ' do not. */
export const isWord = (text: string): boolean => new Set(text.normalize('NFC').match(/[\p{L}\p{N}]/gu)).size > 1

/** A day as it is typed in an office: 2026-06-30, 20260630, 2026. 6. 30., 2026/6/30 → ISO. Null: no such day. '' stays ''. */
export function readDay(text: string): string | null {
  const plain = text.normalize('NFKC').trim()
  if (plain === '') return ''
  const read =
    /^(\d{4})(\d{2})(\d{2})$/.exec(plain) ?? /^(\d{4})\s*[-./년]\s*(\d{1,2})\s*[-./월]\s*(\d{1,2})\s*[.일]?$/.exec(plain)
  if (read === null) return null
  const [, year = '', month = '', day = ''] = read
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const at = new Date(`${iso}T00:00:00Z`)
  if (!isYear(Number(year))) return null
  return Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== iso ? null : iso
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
