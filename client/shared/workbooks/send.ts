import { isReason, type Reason } from '#domain/entry/reasons.ts'

export type Answered<T> =
  | { readonly kind: 'read'; readonly data: T }
  /** `reason` null = the server could not be reached */
  | { readonly kind: 'refused'; readonly reason: Reason | null; readonly facts: Readonly<Record<string, string | number>> }

/** Sends a workbook to one of its doors and gives what it answers; `T` is what the door's service returns. */
export async function sendWorkbook<T>(url: string, file: File): Promise<Answered<T>> {
  try {
    const answer = await fetch(url, {
      method: 'PUT',
      body: file,
      headers: { 'content-type': 'application/octet-stream', 'x-file-name': encodeURIComponent(file.name.toWellFormed()) },
    })
    if (answer.ok) return { kind: 'read', data: (await answer.json()) as T }
    const said: unknown = await answer.json().catch(() => null)
    const told = typeof said === 'object' && said !== null ? said : {}
    const reason =
      'reason' in told && isReason(told.reason)
        ? told.reason
        : answer.status >= 502 && answer.status <= 504
          ? null
          : 'server-failed'
    return {
      kind: 'refused',
      reason,
      facts:
        'facts' in told && typeof told.facts === 'object' && told.facts !== null
          ? (told.facts as Record<string, string | number>)
          : {},
    }
  } catch {
    return { kind: 'refused', reason: null, facts: {} }
  }
}
