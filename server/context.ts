import type { Db, StoreKind } from '#data/database.ts'
import type { Role } from '#domain/permissions.ts'

export interface SignedIn {
  readonly id: string
  readonly name: string
  readonly username: string
  readonly role: Role
  /** departments a head or evaluator works for; empty for the others */
  readonly departmentIds: readonly number[]
  readonly demonstration: boolean
}

export interface ServerFacts {
  readonly store: StoreKind
  readonly place: string
  readonly demonstration: boolean
  readonly practice: boolean
  readonly version: string
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
}

const SEOUL = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Seoul' })
export const seoulDay = (now: Date) => SEOUL.format(now)
