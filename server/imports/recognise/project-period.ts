/** ISO days; `completed` = a day or month was not printed and the first or last one was taken. */
export interface ProjectPeriod {
  readonly startsOn: string | null
  readonly endsOn: string | null
  readonly completed: boolean
}

const PART = /^'?(\d{4}|\d{2}(?!\d))\s*(?:년|[.\-/])?\s*(?:(\d{1,2})\s*(?:월|[.\-/])?)?\s*(?:(\d{1,2})\s*일?\.?)?$/

/** Reads '2026년01월01일 ~ 2030년12월31일', "'26.1. ~ '30.12.", '2026 ~ 2030', '2026년'. Null when it is no period. */
export function projectPeriod(text: string): ProjectPeriod | null {
  const parts = text
    .replace(/[’‘]/g, "'")
    .split(/[~∼〜～]|부터/)
    .map((part) => part.replace(/까지|\(.*\)$/g, '').trim())
  if (parts.length > 2) return null
  const [from = '', to = from] = parts
  const begin = PART.exec(from)
  const end = PART.exec(to)
  // '~ 2030.12' and '2026.1 ~ 계속' say one end only.
  const openStart = from === ''
  const openEnd = to === '' || /^(?:계속|매년)$/.test(to)
  if ((!begin && !openStart) || (!end && !openEnd) || (openStart && openEnd)) return null
  const startsOn = begin ? day(begin, 'first') : null
  const endsOn = end ? day(end, 'last') : null
  if ((begin && startsOn === null) || (end && endsOn === null)) return null
  return { startsOn, endsOn, completed: [begin, end].some((match) => match !== null && match[3] === undefined) }
}

function day(match: RegExpExecArray, missing: 'first' | 'last'): string | null {
  const [, y = '', m, d] = match
  const year = y.length === 2 ? 2000 + Number(y) : Number(y)
  const month = m === undefined ? (missing === 'first' ? 1 : 12) : Number(m)
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate()
  const date = d === undefined ? (missing === 'first' ? 1 : days) : Number(d)
  if (month < 1 || month > 12 || date < 1 || date > days) return null
  return `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`
}
