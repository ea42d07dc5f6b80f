/** Table names of this room → their interfaces, as in ../schema.ts. */
export interface AccountsTables {
  account: AccountTable
  sign_in_delay: SignInDelayTable
}

/** better-auth's own: how a person proves who they are. 'credential' = password, 'sso' = the organisation's single sign-on. */
interface AccountTable {
  id: string
  userId: string
  providerId: 'credential' | 'sso'
  /** the user's id for a password, the provider's subject (`sub`) for single sign-on; unique for each provider */
  accountId: string
  /** argon2id; null for single sign-on */
  password: string | null
  createdAt: string
  updatedAt: string
}

/** Wrong passwords of one user name, whether an account has it or not. Shared by all server processes. */
interface SignInDelayTable {
  /** keyed hash of the name: sooner or later somebody types a password there */
  name_hash: string
  /** tries since the last success, the running one counted as wrong */
  failures: number
  failed_at: string
  /** no password is looked at before this time */
  open_at: string
}
