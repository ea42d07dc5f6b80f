import type { Role } from '#domain/entry/permissions.ts'

export interface SignedIn {
  readonly id: string
  readonly name: string
  readonly username: string
  readonly role: Role
  /** departments a head or evaluator works for; empty for the others */
  readonly departmentIds: readonly number[]
  readonly demonstration: boolean
  /** the session that asks; absent where nobody came by one */
  readonly sessionId?: string
  /** when that session ends however busy it is, ISO */
  readonly sessionEndsAt?: string
}

/** Who writes, when and from where: all that a write needs beside its input. */
export interface Writer {
  readonly user: SignedIn
  readonly now: Date
  /** ISO day of `now` in Asia/Seoul */
  readonly today: string
  readonly address: string | null
  readonly auditKey: string
  /** the limit of what this person may write in a minute; absent where nobody comes by a request */
  readonly work?: { readonly check: () => void; readonly add: () => void } | undefined
}
