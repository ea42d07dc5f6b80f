import { constants, inflateSync } from 'node:zlib'
import { damaged, excessive } from './damage.ts'
import type { ReadLimits } from './limits.ts'

/**
 * Refuses a PDF whose deflated streams unpack beyond the budget or unpack to deflated data again, and one that was cut before
 * its end. Whether it asks for a password and how many pages it has, only its reader knows.
 */
export function checkPdf(bytes: Uint8Array, limits: Pick<ReadLimits, 'unpacked'>): void {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (file.lastIndexOf('%%EOF') < 0 && file.lastIndexOf('startxref') < 0) throw damaged('cut-short')
  let left = limits.unpacked
  for (let at = file.indexOf('stream'); at >= 0; at = file.indexOf('stream', at)) {
    const dictionary = file.toString('latin1', Math.max(0, at - 1500), at)
    const start = at + 6 + (file[at + 6] === 0x0d ? 2 : 1)
    const found = file.indexOf('endstream', start)
    const end = found < 0 ? file.length : found
    const own = dictionary.slice(dictionary.lastIndexOf(' obj') + 1)
    if (/\/(FlateDecode|Fl)\b/.test(own)) left -= deflatedLength(file.subarray(start, end), left, limits.unpacked)
    at = found < 0 ? file.length : end + 9
  }
}

function deflatedLength(data: Buffer, left: number, limit: number): number {
  let out: Buffer
  try {
    out = inflateSync(data, { maxOutputLength: Math.max(1, left), finishFlush: constants.Z_SYNC_FLUSH })
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE') throw excessive('unpacked', limit)
    return 0
  }
  // Deflate inside deflate has no use but to hide its size.
  const again = out[0] === 0x78 && [0x01, 0x5e, 0x9c, 0xda].includes(out[1] ?? 0)
  return again ? out.length + deflatedLength(out, left - out.length, limit) : out.length
}
