import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

/** How long a browser stays known after the last good sign-in, in seconds. */
export const KNOWN_FOR = 180 * 24 * 60 * 60
/** People remembered in one browser: the desk computers of an office are shared. */
const MOST = 8

interface Known {
  /** the browser's own number, by which its wrong passwords are counted */
  readonly id: string
  readonly people: readonly string[]
}

const personMark = (key: string, username: string) =>
  createHmac('sha256', key).update(`known-person:${username.toLowerCase()}`).digest('base64url').slice(0, 22)
const signature = (key: string, text: string) => createHmac('sha256', key).update(`known-browser:${text}`).digest('base64url')

/** What the cookie says, 'seconds.id.person~person.signature'; null when it is not ours or too old. */
function read(key: string, cookie: string | undefined, now: Date): Known | null {
  const end = cookie?.lastIndexOf('.') ?? -1
  if (cookie === undefined || end < 0) return null
  const text = cookie.slice(0, end)
  const [given, right] = [Buffer.from(cookie.slice(end + 1)), Buffer.from(signature(key, text))]
  if (given.length !== right.length || !timingSafeEqual(given, right)) return null
  const [at = '', id = '', people = ''] = text.split('.')
  return now.getTime() / 1000 - Number(at) > KNOWN_FOR ? null : { id, people: people.split('~') }
}

/** The browser's number when this person has signed in with it before, else null. Proves nothing but that. */
export function knownBrowser(key: string, cookie: string | undefined, username: string, now: Date): string | null {
  const known = read(key, cookie, now)
  return known?.people.includes(personMark(key, username)) ? known.id : null
}

/** The cookie after a good sign-in: this person too is known from now on. It names nobody. */
export function rememberBrowser(key: string, cookie: string | undefined, username: string, now: Date): string {
  const known = read(key, cookie, now)
  const person = personMark(key, username)
  const people = [person, ...(known?.people ?? []).filter((other) => other !== person)].slice(0, MOST)
  const text = [Math.floor(now.getTime() / 1000), known?.id ?? randomBytes(16).toString('base64url'), people.join('~')].join('.')
  return `${text}.${signature(key, text)}`
}
