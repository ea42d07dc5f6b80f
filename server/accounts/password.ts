import { randomUUID } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'

// argon2id at OWASP's first recommendation, better-auth's own scrypt being below ASVS 5 appendix C.
// 2 = argon2id: the package's `const enum` cannot be imported under isolated modules.
const ARGON2ID = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 }

// One form of Hangul, whatever keyboard it came from.
export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFC'), ARGON2ID)

let nobodys: Promise<string> | undefined
/** Whether the password is right. Without a stored one it takes as long and is wrong: time must not tell who has an account. */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  nobodys ??= hashPassword(randomUUID())
  const right = await verify(stored ?? (await nobodys), password.normalize('NFC'))
  return right && stored !== null
}
