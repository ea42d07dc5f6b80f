import type { Reason } from '#domain/entry/reasons.ts'

/** A refusal with a reason from the closed list; the client has a sentence for each. `facts` are put into it. */
export class Refusal extends Error {
  readonly reason: Reason
  readonly facts: Readonly<Record<string, string | number>>
  constructor(reason: Reason, facts: Readonly<Record<string, string | number>> = {}) {
    super(reason)
    this.reason = reason
    this.facts = facts
  }
}
