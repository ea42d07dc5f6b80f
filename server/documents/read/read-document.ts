import { excessive } from '../guard/damage.ts'
import { DEFAULT_LIMITS, type ReadLimits } from '../guard/limits.ts'
import type { PagePicture, ReadDocument } from '../model.ts'
import { boundedThread, type ReadProgress, type Task } from '../thread.ts'

const thread = boundedThread()

/** Ends the reading thread after what waits, if there is one; for a server or a script that stops. */
export const endReadingThread = thread.end

/**
 * A document of any format as the neutral model. `name` is the file's own name; its extension must fit the content.
 * `onProgress` counts pages or sections. Files are read one at a time, in a thread of their own.
 * Refuses `file-too-large`, `file-type-refused`, `file-content-differs`, `file-encrypted`, `file-damaged`; facts say what.
 */
export function readDocument(
  bytes: Uint8Array,
  name: string,
  limits: Partial<ReadLimits> = {},
  onProgress?: (progress: ReadProgress) => void,
): Promise<ReadDocument> {
  return inThread<ReadDocument>({ kind: 'document', bytes, name, limits: withDefaults(limits), recogniser: null }, onProgress)
}

/**
 * What `recognise` of a module makes of the document and of `given`, in the same thread: only its answer travels. The two stages together may
 * take twice the time of one. Refuses as `readDocument`; an error of the module is thrown as it is.
 */
export function recogniseDocument<T>(
  bytes: Uint8Array,
  name: string,
  recogniser: URL,
  onProgress: (progress: ReadProgress) => void,
  given?: unknown,
): Promise<T> {
  const limits = withDefaults({ milliseconds: 2 * DEFAULT_LIMITS.milliseconds })
  return inThread<T>({ kind: 'document', bytes, name, limits, recogniser: recogniser.href, given }, onProgress)
}

/** What `again` of a module makes of a document it has packed before, in the same thread; no file is read. Refuses as `recogniseDocument`. */
export function recogniseAgain<T>(packed: Uint8Array, recogniser: URL, given: unknown): Promise<T> {
  return inThread<T>({ kind: 'again', bytes: packed, name: '', limits: DEFAULT_LIMITS, recogniser: recogniser.href, given })
}

/**
 * A page (from 1) of an HWPX, HWP or PDF as an SVG image; boxes of the model (points) lie on it as they are, from its top left.
 * To be shown by an `<img>`, in which nothing can run. Refuses as `readDocument`, and `bad-input` for a page there is not.
 */
export function pagePicture(bytes: Uint8Array, name: string, page: number): Promise<PagePicture> {
  return inThread<PagePicture>({ kind: 'picture', bytes, name, page, limits: DEFAULT_LIMITS })
}

const withDefaults = (limits: Partial<ReadLimits>): ReadLimits => ({ ...DEFAULT_LIMITS, ...limits })

async function inThread<T>(
  task: Extract<Task, { limits: ReadLimits }>,
  onProgress?: (progress: ReadProgress) => void,
): Promise<T> {
  if (task.bytes.length > task.limits.bytes) throw excessive('bytes', task.limits.bytes)
  return thread.run<T>(task, task.limits, onProgress)
}
