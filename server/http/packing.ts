import { promisify } from 'node:util'
import { brotliCompress, brotliCompressSync, constants, gzip, gzipSync } from 'node:zlib'

export type Encoding = 'br' | 'gzip'

/** Levels of packing. Quick costs a fifth and is a fifth larger: for what may be another answer before anybody asks again. */
const LEVELS = { quick: { br: 1, gzip: 1 }, well: { br: 4, gzip: 6 } } as const
/** Below it packing quickly takes less time than handing it to a thread. */
const SMALL = 65_536
/** Smaller answers, in bytes, fit into one packet anyway. */
const SMALLEST = 1024

export async function pack(bytes: Buffer, encoding: Encoding, how: keyof typeof LEVELS): Promise<Buffer> {
  const level = LEVELS[how][encoding]
  const small = how === 'quick' && bytes.length < SMALL
  // In one piece: each further one is a journey to a thread of its own.
  const chunkSize = Math.max(16_384, bytes.length >> 2)
  if (encoding === 'gzip') return small ? gzipSync(bytes, { level }) : promisify(gzip)(bytes, { level, chunkSize })
  const params = { [constants.BROTLI_PARAM_QUALITY]: level, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length }
  return small ? brotliCompressSync(bytes, { params }) : promisify(brotliCompress)(bytes, { params, chunkSize })
}

/** How whoever takes `accepted` takes it packed; null = not at all. */
export function encodingTaken(accepted: string | undefined): Encoding | null {
  const takes = (encoding: Encoding) =>
    accepted?.split(',').some((one) => {
      const [name, quality] = one.trim().split(/\s*;\s*q=/)
      return name === encoding && Number(quality ?? 1) > 0
    })
  return takes('br') ? 'br' : takes('gzip') ? 'gzip' : null
}

/** The same of an answer of so many bytes. */
export const encodingOf = (accepted: string | undefined, size: number): Encoding | null =>
  size < SMALLEST ? null : encodingTaken(accepted)
