import { Refusal } from '../refusal.ts'

const LONGEST = 2000

/** A web address to keep: http or https, with a host, without a user name or password in it. Refuses 'link-refused'. */
export function checkedLink(typed: string): URL {
  const text = typed.trim()
  const url = text.length <= LONGEST && URL.canParse(text) ? new URL(text) : null
  if (url === null || !/^https?:$/.test(url.protocol) || url.hostname === '' || url.username !== '' || url.password !== '')
    throw new Refusal('link-refused')
  if (url.href.length > LONGEST) throw new Refusal('link-refused')
  return url
}

/** What stands for an address without a title: its host and path, readable. */
export function linkTitle(url: URL): string {
  const path = url.pathname === '/' ? '' : url.pathname
  try {
    return `${url.host}${decodeURI(path)}`.slice(0, 200).toWellFormed()
  } catch {
    return `${url.host}${path}`.slice(0, 200)
  }
}
