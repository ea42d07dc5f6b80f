import { inflateRawSync } from 'node:zlib'
import { damaged, encrypted, excessive } from './damage.ts'
import type { ReadLimits } from './limits.ts'

const COMPRESSED = 1
/** password · DRM · certificate · certificate DRM, of the file header's properties */
const LOCKED = (1 << 1) | (1 << 4) | (1 << 8) | (1 << 10)

/** Refuses an HWP 5 that is locked, has no text, or would unpack to more than the budget. */
export function checkHwp(streams: ReadonlyMap<string, Buffer>, limits: Pick<ReadLimits, 'unpacked' | 'ratio'>): void {
  const header = streams.get('FileHeader')
  if (!header || header.length < 40) throw damaged('compound-file')
  const properties = header.readUInt32LE(36)
  if ((properties & LOCKED) !== 0) throw encrypted()
  const sections = [...streams.keys()].filter((name) => /^(BodyText|ViewText)\/Section\d+$/.test(name))
  if (sections.length === 0 || !streams.has('DocInfo')) throw damaged('compound-file')
  if ((properties & COMPRESSED) === 0) return
  let left = limits.unpacked
  for (const [name, data] of streams) {
    if (!/^(DocInfo$|BodyText\/|BinData\/|Scripts\/)/.test(name) || data.length === 0) continue
    left -= unpackedLength(data, left, name.startsWith('BinData/') || name.startsWith('Scripts/'), limits.unpacked)
  }
}

/** Pictures may be stored as they are, so only a text that does not unpack is damage. */
function unpackedLength(data: Buffer, left: number, mayBePlain: boolean, limit: number): number {
  try {
    return inflateRawSync(data, { maxOutputLength: Math.max(1, left) }).length
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE') throw excessive('unpacked', limit)
    if (mayBePlain) return data.length
    throw damaged('cut-short')
  }
}
