import iconv from 'iconv-lite'
import { damaged } from './damage.ts'

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'cp949'

export interface DecodedText {
  readonly text: string
  readonly encoding: Encoding
  /** characters that could not be decoded and stand as U+FFFD */
  readonly replaced: number
}

/**
 * Text of unknown encoding: byte order mark → strict UTF-8 → UTF-16 by its NULs → UTF-8 with a few broken bytes → CP949 (iconv-lite; Node's 'euc-kr' lacks
 * 8,822 syllables). Null for binary content. Refuses as damaged a text in which too much would be replaced.
 */
export function decodeText(bytes: Uint8Array): DecodedText | null {
  const marked = byMark(bytes) ?? byStrictUtf8(bytes) ?? byNuls(bytes)
  if (marked) {
    if (marked.replaced * 20 > marked.text.length) throw damaged('encoding')
    return isText(marked.text) ? marked : null
  }
  if (bytes.includes(0)) return null
  const mended = mostlyUtf8(bytes)
  if (mended) return mended
  const text = iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), 'cp949')
  if (!isText(text)) return null
  const replaced = text.split('\uFFFD').length - 1
  const hangul = text.match(/[가-힣]/g)?.length ?? 0
  // In any other encoding, or in no text at all, CP949 finds few syllables and many impossible pairs.
  if (hangul === 0 || replaced * 20 > hangul) throw damaged('encoding')
  return { text, encoding: 'cp949', replaced }
}

function byMark(bytes: Uint8Array): DecodedText | null {
  const [a, b, c] = bytes
  if (a === 0xef && b === 0xbb && c === 0xbf) return decoded(bytes, 'utf-8')
  if (a === 0xff && b === 0xfe) return decoded(bytes, 'utf-16le')
  return a === 0xfe && b === 0xff ? decoded(bytes, 'utf-16be') : null
}

function byStrictUtf8(bytes: Uint8Array): DecodedText | null {
  // UTF-16 of digits and spaces alone is also UTF-8, with a NUL beside each.
  if (bytes.includes(0)) return null
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8', replaced: 0 }
  } catch {
    return null
  }
}

/** UTF-8 with a few broken bytes: CP949 would make other syllables of all of it. */
function mostlyUtf8(bytes: Uint8Array): DecodedText | null {
  const lossy = decoded(bytes, 'utf-8')
  return lossy.replaced * 200 <= lossy.text.length && /[가-힣]/.test(lossy.text) && isText(lossy.text) ? lossy : null
}

/** Without a mark: in UTF-16 every space, digit and line end has a NUL on the same side. */
function byNuls(bytes: Uint8Array): DecodedText | null {
  let even = 0
  let odd = 0
  const length = Math.min(bytes.length, 4096)
  for (let i = 0; i < length; i++)
    if (bytes[i] === 0)
      if (i % 2 === 0) even++
      else odd++
  if (odd > 3 && odd * 20 > length && even * 4 < odd) return decoded(bytes, 'utf-16le')
  if (even > 3 && even * 20 > length && odd * 4 < even) return decoded(bytes, 'utf-16be')
  return null
}

function decoded(bytes: Uint8Array, encoding: Encoding): DecodedText {
  const text = new TextDecoder(encoding).decode(bytes)
  return { text, encoding, replaced: text.split('\uFFFD').length - 1 }
}

/** Control characters other than white space are what binary files are made of; some editors leave a few. */
function isText(text: string): boolean {
  if (text.includes('\0')) return false
  const controls = text.match(/[\x01-\x08\x0e-\x1a\x1c-\x1f]/g)?.length ?? 0
  return controls * 200 <= text.length
}
