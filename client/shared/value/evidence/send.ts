import { isReason, type Reason } from '#domain/entry/reasons.ts'

export interface Cell {
  readonly indicatorId: number
  readonly year: number
  readonly month: number
}

export type Sent = { readonly kind: 'done' } | { readonly kind: 'refused'; readonly reason: Reason | null }

/**
 * Sends one file to its value. XMLHttpRequest, because fetch does not tell how much has gone out. `reason` null = the
 * server could not be reached. `share` is 0…1 of the bytes; 1 = the server has them and looks at them.
 */
export function sendFile(
  cell: Cell,
  file: { name: string; content: Blob },
  requestId: string,
  onShare: (share: number) => void,
): Promise<Sent> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest()
    request.open('PUT', `/files/evidence/${cell.indicatorId}/${cell.year}/${cell.month}?request=${requestId}`)
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.setRequestHeader('x-file-name', encodeURIComponent(file.name.toWellFormed()))
    request.upload.addEventListener('progress', (event) => event.lengthComputable && onShare(event.loaded / event.total))
    request.addEventListener('load', () =>
      resolve(request.status === 200 ? { kind: 'done' } : { kind: 'refused', reason: reasonIn(request) }),
    )
    request.addEventListener('error', () => resolve({ kind: 'refused', reason: null }))
    request.addEventListener('timeout', () => resolve({ kind: 'refused', reason: null }))
    request.timeout = 10 * 60_000
    request.send(file.content)
  })
}

function reasonIn(request: XMLHttpRequest): Reason | null {
  // A proxy in front of a stopped server answers with a page of its own.
  if (request.status === 0 || (request.status >= 502 && request.status <= 504)) return null
  try {
    const answer: unknown = JSON.parse(request.responseText)
    const reason = typeof answer === 'object' && answer !== null && 'reason' in answer ? answer.reason : null
    return isReason(reason) ? reason : 'server-failed'
  } catch {
    return 'server-failed'
  }
}
