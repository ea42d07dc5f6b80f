/** What a cell of telephone numbers holds. */
export type ReadPhones =
  | { readonly kind: 'phones'; readonly numbers: readonly string[] }
  /** `what`: the part that is no number */
  | { readonly kind: 'refused'; readonly what: string }

const WHOLE = /^(0\d{1,3}-\d{3,4}-\d{4}|1\d{3}-\d{4}|\d{3,4}-\d{4}|1\d{2})$/

/**
 * The numbers of a cell, each whole: '031-8030-4776,4778' are 031-8030-4776 and 031-8030-4778 (rules §11). '' has none. A range
 * ('4776~4778') is refused, since whether the middle one is a number nobody knows.
 */
export function readPhones(raw: string): ReadPhones {
  const plain = raw
    .normalize('NFKC')
    .replaceAll(/[‐‑‒–—―−]/g, '-')
    .replaceAll(/[()]/g, ' ')
    .trim()
  const numbers: string[] = []
  for (const part of plain.split(/[,;/·\n]+/)) {
    const text = part.trim()
    if (text === '') continue
    const number = wholeOf(text, numbers.at(-1))
    if (number === null) return { kind: 'refused', what: text }
    if (!numbers.includes(number)) numbers.push(number)
  }
  return { kind: 'phones', numbers }
}

function wholeOf(text: string, before: string | undefined): string | null {
  const joined = text
    .replace(/^\+82[-\s]?0?/, '0')
    .replaceAll(/[\s.-]+/g, '-')
    .replaceAll(/^-|-$/g, '')
  if (!/^[\d-]+$/.test(joined)) return null
  const groups = before?.split('-') ?? []
  // '4778' after '031-8030-4776', and '8030-4778' after a number with its area.
  if (groups.length > 1 && /^\d{4}$/.test(joined)) return [...groups.slice(0, -1), joined].join('-')
  if (groups.length === 3 && /^[2-9]\d{2,3}-\d{4}$/.test(joined)) return `${groups[0]}-${joined}`
  if (WHOLE.test(joined)) return joined
  const digits = joined.includes('-') ? '' : joined
  const parted = /^(02|01\d|0\d{2})(\d{3,4})(\d{4})$/.exec(digits) ?? /^(1\d{3})(\d{4})$/.exec(digits)
  return parted === null ? null : parted.slice(1).join('-')
}

/** What a telephone dials: `tel:` and the digits. */
export const callLink = (number: string): string => `tel:${number.replaceAll(/\D/g, '')}`

/** The end of a number, by which people name it. */
export const extension = (number: string): string => number.split('-').at(-1) ?? number

/** Numbers that several services answer, with those in the order given. */
export function sharedNumbers<S extends { readonly phones: readonly string[] }>(
  services: readonly S[],
): readonly { readonly number: string; readonly services: readonly S[] }[] {
  const byNumber = new Map<string, S[]>()
  for (const service of services)
    for (const number of service.phones) byNumber.set(number, [...(byNumber.get(number) ?? []), service])
  return [...byNumber].flatMap(([number, of]) => (of.length > 1 ? [{ number, services: of }] : []))
}
