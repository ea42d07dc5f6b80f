import { withoutInvisible } from '#domain/entry/invisible.ts'
import { extensionOf } from '#domain/entry/file-kind.ts'

/** Longer names are cut before their extension: Windows takes paths of 260 characters, folders included. */
const LONGEST = 120

// A name is one line.
const BREAKS = /[\t\r\n\u2028\u2029]/g
// What Windows takes for something else.
const NOT_IN_NAMES = /[<>:"|?*]/g
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i

/**
 * A sent file's name, safe to show and to save under: without folders, hidden characters and lone surrogates, in composed
 * Hangul (macOS sends it taken apart), shortened before its extension. '' when nothing is left.
 */
export function cleanFileName(sent: string): string {
  const name = withoutInvisible(sent)
    .replaceAll(/^.*[\\/]/gs, '')
    .replaceAll(BREAKS, '')
    .replaceAll(NOT_IN_NAMES, '_')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/^[ .]+|[ .]+$/g, '')
  const safe = DEVICE.test(name) ? `_${name}` : name
  const extension = extensionOf(safe)
  const tail = extension === '' ? '' : `.${extension}`
  const stem = safe.slice(0, safe.length - tail.length)
  const letters = Array.from(stem)
  return letters.length <= LONGEST
    ? safe
    : `${letters.slice(0, LONGEST).join('').trimEnd()}…${safe.slice(safe.length - tail.length)}`
}

/** What an `x-file-name` header says, percent-decoded; '' when it cannot be read. */
export function sentFileName(header: string | readonly string[] | undefined): string {
  if (typeof header !== 'string') return ''
  try {
    return decodeURIComponent(header)
  } catch {
    return ''
  }
}
