import { excessive } from '../guard/damage.ts'
import { DEFAULT_LIMITS, type ReadLimits } from '../guard/limits.ts'
import type { ReadDocument } from '../model.ts'
import { inReadingThread } from '../worker-pool.ts'

/**
 * A document of any format as the neutral model. `name` is the file's own name; its extension must fit the content.
 * `onProgress` counts pages or sections. Files are read one at a time, in a thread of their own.
 * Refuses `file-too-large`, `file-type-refused`, `file-content-differs`, `file-encrypted`, `file-damaged`; facts say what.
 */
export async function readDocument(
  bytes: Uint8Array,
  name: string,
  limits: Partial<ReadLimits> = {},
  onProgress?: (done: number, total: number) => void,
): Promise<ReadDocument> {
  const all = { ...DEFAULT_LIMITS, ...limits }
  if (bytes.length > all.bytes) throw excessive('bytes', all.bytes)
  return inReadingThread({ kind: 'read', bytes, name, limits: all }, onProgress)
}
