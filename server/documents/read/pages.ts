import { excessive } from '../guard/damage.ts'
import { DEFAULT_LIMITS, type ReadLimits } from '../guard/limits.ts'
import { inReadingThread } from '../worker-pool.ts'
import type { PagePicture } from './picture.ts'

/**
 * A page (from 1) of an HWPX, HWP or PDF as an SVG image; boxes of the model (points) lie on it as they are, from its top left.
 * To be shown by an `<img>`, in which nothing can run. Refuses as `readDocument`, and `bad-input` for a page there is not.
 */
export async function pagePicture(
  bytes: Uint8Array,
  name: string,
  page: number,
  limits: Partial<ReadLimits> = {},
): Promise<PagePicture> {
  const all = { ...DEFAULT_LIMITS, ...limits }
  if (bytes.length > all.bytes) throw excessive('bytes', all.bytes)
  return inReadingThread({ kind: 'picture', bytes, name, page, limits: all })
}
