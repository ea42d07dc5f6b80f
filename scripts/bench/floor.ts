/**
 * The limit: node:http and one prepared statement on the same file. argv: file, port, bureau id, secret. Nothing else is done for the answer;
 * of /signed the session is looked up first, with the signature of its cookie, by one more statement.
 */
import { createHmac, timingSafeEqual } from 'node:crypto'
import { createServer } from 'node:http'
import { pathToFileURL } from 'node:url'
import BetterSqlite3 from 'better-sqlite3'

export interface FloorRow {
  readonly department: number
  readonly indicator: number
  readonly year: number
  readonly target: number | null
  readonly actual: number | null
}

const SQL = `select i.department_id as department, i.id as indicator, i.name, i.unit, i.kind, i.weight, i.direction, t.year, t.value as target, a.value as actual
  from plan p join indicator i on i.plan_id = p.id join target t on t.indicator_id = i.id
  left join actual a on a.indicator_id = i.id and a.year = t.year and a.month = 0
  where p.bureau_id = ? order by i.department_id, i.sort_order, t.year`

/** The bureau's facts of every year, with one statement prepared once. */
export function floorQuery(file: string): {
  read(bureauId: number): FloorRow[]
  role(token: string): string | undefined
  close(): void
} {
  const sqlite = new BetterSqlite3(file, { readonly: true })
  const statement = sqlite.prepare<[number], FloorRow>(SQL)
  const session = sqlite.prepare<[string], { role: string }>(
    'select u.role from session s join user u on u.id = s.userId where s.token = ? and u.disabledAt is null',
  )
  return {
    read: (bureauId) => statement.all(bureauId),
    role: (token) => session.get(token)?.role,
    close: () => void sqlite.close(),
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [, , file = '', port = '0', bureau = '0', secret = ''] = process.argv
  const query = floorQuery(file)
  const roleOf = (cookie: string | undefined) => {
    const [token = '', signature = ''] = decodeURIComponent(cookie?.split('=')[1] ?? '').split('.')
    const given = Buffer.from(signature)
    const right = Buffer.from(createHmac('sha256', secret).update(token).digest('base64'))
    return given.length === right.length && timingSafeEqual(given, right) ? query.role(token) : undefined
  }
  createServer((request, response) => {
    if (request.url === '/signed' && roleOf(request.headers.cookie) !== 'executive') {
      response.statusCode = 401
      return response.end()
    }
    response.setHeader('content-type', 'application/json')
    return response.end(JSON.stringify(query.read(Number(bureau))))
  }).listen(Number(port), '127.0.0.1')
}
