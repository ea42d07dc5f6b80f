import { isReason, type Reason } from '#domain/entry/reasons.ts'

/** Why nobody was let in ('offline' = no answer) and how many seconds to wait before the next try. */
export interface Refused {
  readonly reason: Reason | 'offline'
  readonly seconds: number
  /** the one to open instead of this */
  readonly address?: string
}

/** Sends to one of the sign-in endpoints; null = it opened. */
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
    const facts = typeof said['facts'] === 'object' && said['facts'] !== null ? said['facts'] : {}
    return {
      reason: isReason(said['reason']) ? said['reason'] : 'server-failed',
      seconds: 'seconds' in facts && typeof facts.seconds === 'number' ? facts.seconds : 0,
      ...('address' in facts && typeof facts.address === 'string' && { address: facts.address }),
    }
  } catch {
    return { reason: 'offline', seconds: 0 }
  }
}

/** A text field of a form; '' when it is not there. */
export const field = (form: FormData, name: string): string => {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}
