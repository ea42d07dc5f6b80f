import { isReason, type Reason } from '#domain/reasons.ts'

/** Sends to one of the sign-in doors; null = it opened, else why not ('offline' = no answer). */
export async function post(path: string, body: Readonly<Record<string, string>>): Promise<Reason | 'offline' | null> {
  try {
    const answer = await fetch(`/api/auth${path}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
    if (answer.ok) return null
    if (answer.status === 429) return 'too-many-requests'
    const told: unknown = await answer.json().catch(() => null)
    const code = typeof told === 'object' && told !== null ? ('code' in told ? told.code : 'reason' in told ? told.reason : null) : null
    if (isReason(code)) return code
    if (answer.status === 401) return 'wrong-credentials'
    return answer.status < 500 ? 'bad-input' : 'server-failed'
  } catch {
    return 'offline'
  }
}

/** A text field of a form; '' when it is not there. */
export const field = (form: FormData, name: string): string => {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}
