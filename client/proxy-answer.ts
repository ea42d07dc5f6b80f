import type { Reason } from '#domain/entry/reasons.ts'

/** What a status means that came with no answer of ours, from a proxy in front: null = the server could not be reached. */
export function unnamedReason(status: number): Reason | null {
  // A proxy in front of a stopped server answers with a page of its own.
  if (status === 0 || (status >= 502 && status <= 504)) return null
  // And refuses a large body before our server sees it.
  return status === 413 ? 'file-too-large' : 'server-failed'
}
