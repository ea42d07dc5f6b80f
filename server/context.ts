import type { Db, StoreKind } from '#data/database.ts'
import type { Role } from '#domain/entry/permissions.ts'
import type { SingleSignOn } from './accounts/single-sign-on.ts'
import type { EvidenceLimits } from './config.ts'

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
}

export interface ServerFacts {
  readonly store: StoreKind
  readonly place: string
  readonly demonstration: boolean
  readonly practice: boolean
  readonly version: string
  /** left out where nobody serves files, e.g. in scripts: the defaults hold */
  readonly evidence?: EvidenceLimits
}

/** What every procedure gets. */
export interface Context {
  readonly db: Db
  readonly user: SignedIn | null
  readonly now: Date
  /** ISO day of `now` in Asia/Seoul: the server's calendar decides, whatever clock a browser has */
  readonly today: string
  readonly server: ServerFacts
  /** where the request comes from; null when unknown */
  readonly address: string | null
  /** key of the audit chain */
  readonly auditKey: string
  /** the organisation's single sign-on; null or absent when none is configured */
  readonly singleSignOn?: SingleSignOn | null | undefined
}

const SEOUL = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Seoul' })
export const seoulDay = (now: Date) => SEOUL.format(now)
