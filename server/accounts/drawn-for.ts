import type { FastifyRequest } from 'fastify'
import type { Db } from '#data/database.ts'
import type { SignedIn } from '../record/writer.ts'
import { Refusal } from '../refusal.ts'

const HEADER = 'x-jipyo-person'
const PARAMETER = 'for'

/** Id of the person a page was drawn for, as its request says; in the address where a browser sends no header of ours: a link, an image, the live stream. */
function drawnFor(req: Pick<FastifyRequest, 'headers' | 'query'>): string | null {
  const query: unknown = req.query
  const named = typeof query === 'object' && query !== null ? new Map(Object.entries(query)).get(PARAMETER) : undefined
  const said = req.headers[HEADER] ?? named
  return typeof said === 'string' && said !== '' ? said : null
}

type Request = Pick<FastifyRequest, 'headers' | 'query' | 'method'>

/** A page's own request that changes something, as browsers say of themselves; a script is no page. */
const isPageWriting = ({ headers, method }: Request) =>
  headers['sec-fetch-site'] === 'same-origin' && method !== 'GET' && method !== 'HEAD'

/**
 * A page acts only as the person it was drawn for: in another tab somebody else may have signed in, or the session may have
 * ended. A page that changes something must name the person, a script need not. Refuses 'other-person' with the name of who is
 * signed in now, 'session-expired' and 'account-disabled', and 'bad-input' for a page that writes for nobody.
 */
export async function refuseOtherPerson(db: Db, req: Request, user: SignedIn | null): Promise<void> {
  const person = drawnFor(req)
  if (person === null && user !== null && isPageWriting(req)) throw new Refusal('bad-input')
  if (person === null || person === user?.id) return
  if (user !== null) throw new Refusal('other-person', { name: user.name })
  const account = await db.selectFrom('user').select('disabledAt').where('id', '=', person).executeTakeFirst()
  throw new Refusal(account && account.disabledAt !== null ? 'account-disabled' : 'session-expired')
}
