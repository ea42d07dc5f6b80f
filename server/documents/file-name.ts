import { extensionOf } from '#domain/entry/file-kind.ts'

/** Longer names are cut before their extension: Windows takes paths of 260 characters, folders included. */
const LONGEST = 120

// Characters that hide or turn round what a name says: controls, direction marks, zero-width spaces, the byte order mark.
const INVISIBLE =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0]/g
// What Windows takes for something else.
const NOT_IN_NAMES = /[<>:"|?*]/g
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i

/**
 * A sent file's name, safe to show and to save under: without folders, hidden characters and lone surrogates, in composed
 * Hangul (macOS sends it taken apart), shortened before its extension. '' when nothing is left.
 */
export function cleanFileName(sent: string): string {
  const name = sent
    .toWellFormed()
    .normalize('NFC')
    .replaceAll(/^.*[\\/]/gs, '')
    .replaceAll(INVISIBLE, '')
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
