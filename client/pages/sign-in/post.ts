import { isReason, type Reason } from '#domain/entry/reasons.ts'

/** Why a door stayed shut ('offline' = no answer) and how many seconds to wait before the next try. */
export interface Refused {
  readonly reason: Reason | 'offline'
  readonly seconds: number
}

/** Sends to one of the sign-in doors; null = it opened. */
export async function post(path: string, body: object): Promise<Refused | null> {
  const answer = await ask(path, body)
  return 'reason' in answer ? answer : null
}

/** Sends to a door that answers with more than a cookie. */
export async function ask(path: string, body: object): Promise<Refused | { readonly said: Readonly<Record<string, unknown>> }> {
  try {
    const answer = await fetch(`/api/auth${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    const json: unknown = await answer.json().catch(() => null)
    const said: Readonly<Record<string, unknown>> = typeof json === 'object' && json !== null ? { ...json } : {}
    if (answer.ok) return { said }
    const seconds = typeof said['seconds'] === 'number' ? said['seconds'] : Number(answer.headers.get('x-retry-after') ?? 0)
    return { reason: reasonOf(answer.status, said['code'] ?? said['reason']), seconds: Number.isFinite(seconds) ? seconds : 0 }
  } catch {
    return { reason: 'offline', seconds: 0 }
  }
}

function reasonOf(status: number, said: unknown): Reason {
  if (isReason(said)) return said
  if (status === 429) return 'too-many-requests'
  if (status === 401) return 'wrong-credentials'
  return status < 500 ? 'bad-input' : 'server-failed'
}

/** A text field of a form; '' when it is not there. */
export const field = (form: FormData, name: string): string => {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}
