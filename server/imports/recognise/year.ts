/** A header cell that names a year, and what its column holds when it says so. */
export interface YearHeader {
  readonly year: number
  readonly kind: 'settled' | 'budget' | 'plan' | null
  readonly twoDigits: boolean
}

const KINDS: readonly [RegExp, YearHeader['kind']][] = [
  [/^결산(?:액)?$/, 'settled'],
  [/^(?:본|최종|당초|기정|추경)?예산(?:액|안)?$/, 'budget'],
  [/^(?:중기)?(?:계획|전망|재정계획)(?:액)?$/, 'plan'],
]

/**
 * Reads '24', "'24결산", '2026년 예산', '26 계획'. Null when the cell is no year. Two digits mean 20xx: plans of this form
 * exist since 2016.
 */
export function yearHeader(squeezed: string): YearHeader | null {
  const match = /^'?((?:20)?\d{2})(?:년도?)?\.?(\(?[가-힣]*\)?)$/.exec(squeezed)
  if (!match) return null
  const [, digits = '', words = ''] = match
  const word = words.replace(/[()]/g, '')
  const kind = KINDS.find(([pattern]) => pattern.test(word))?.[1] ?? null
  if (kind === null && !/^(?:|목표치?|실적치?|년|년도)$/.test(word)) return null
  const year = digits.length === 2 ? 2000 + Number(digits) : Number(digits)
  return { year, kind, twoDigits: digits.length === 2 }
}
