/**
 * The limits: node:http and prepared statements on the same file. argv: file, port, bureau id, secret, and a file with our answer.
 * '/' does nothing else than read the figures and write them as JSON. '/scored' does the same work as ours: it looks up the session
 * and what its person may, reads the same rows, scores all of them by the same rules, and packs the same page; what no figure changes
 * of it (names, budget, the plan) it takes from the answer it was given. '/kept' keeps that page while the record stands still.
 */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { pathToFileURL } from 'node:url'
import BetterSqlite3 from 'better-sqlite3'
import { may, ROLES } from '#domain/entry/permissions.ts'
import { countsAt, type Stage } from '#domain/entry/submission.ts'
import { achievementRate } from '#domain/scoring/achievement.ts'
import type { ScoringInput } from '#domain/scoring/indicator.ts'
import { categoryOf, type IndicatorScore, scoreGroup, scoreIndicator } from '#domain/scoring/score.ts'
import { rollUpAll } from '#domain/scoring/scorecard.ts'
import type { Actual, Finality, Target } from '#domain/scoring/value.ts'
import { encodingOf, pack } from '#server/http/packing.ts'
import type { Overview } from '#server/scorecards/overview.ts'

export interface FloorRow {
  readonly year: number
  readonly target: number | null
  readonly actual: number | null
}

const SQL = `select i.department_id as department, i.id as indicator, i.name, i.unit, i.kind, i.weight, i.direction, t.year, t.value as target, a.value as actual
  from plan p join indicator i on i.plan_id = p.id join target t on t.indicator_id = i.id
  left join actual a on a.indicator_id = i.id and a.year = t.year and a.month = 0
  where p.bureau_id = ? order by i.department_id, i.sort_order, t.year`

/** The bureau's facts of every year, with one statement prepared once. */
export function floorQuery(file: string): { read(bureauId: number): FloorRow[]; close(): void } {
  const sqlite = new BetterSqlite3(file, { readonly: true })
  const statement = sqlite.prepare<[number], FloorRow>(SQL)
  return { read: (bureauId) => statement.all(bureauId), close: () => void sqlite.close() }
}

/** The same with all that a score is made of, in the order of our page. */
interface ScoredRow extends FloorRow, Omit<ScoringInput, 'target' | 'actual'> {
  readonly department: number
  readonly due: string
  readonly finality: Finality | null
  readonly stage: Stage | null
}

const SCORED_SQL = `select i.department_id as department, i.id, i.code, i.name, i.unit, i.kind, i.weight, i.direction, i.results_due as due,
    t.year, t.value as target, a.value as actual, a.finality, a.stage
  from plan p join indicator i on i.plan_id = p.id join policy_goal g on g.id = i.goal_id join target t on t.indicator_id = i.id
  left join actual a on a.indicator_id = i.id and a.year = t.year and a.month = 0
  where p.bureau_id = ? order by g.sort_order, i.sort_order, i.id, t.year`

const targetOf = ({ target }: ScoredRow): Target => (target === null ? { kind: 'none' } : { kind: 'set', value: target })

function actualOf({ actual, finality, stage, year, due }: ScoredRow, { counted, asOf }: Overview): Actual {
  if (actual !== null && finality !== null && stage !== null && countsAt(stage, counted))
    return { kind: 'measured', value: actual, finality }
  const dueOn = `${year + 1}-${due}`
  return asOf < dueOn ? { kind: 'not-due', dueOn } : { kind: 'not-entered' }
}

/** Our page with everything in it that follows from the figures made of `rows`. */
function scoredPage(page: Overview, rows: readonly ScoredRow[]): Overview {
  const { year, policy } = page
  const years = new Set(page.plan.years)
  const cells: Overview['heat'][number]['cells'][number][][] = []
  const own = new Map<number, IndicatorScore[]>()
  const before = new Map<number, IndicatorScore[]>()
  let last = 0
  for (const row of rows) {
    const { department, id, code, name, unit, kind, weight, direction } = row
    const [target, actual] = [targetOf(row), actualOf(row, page)]
    const scores = row.year === year ? own : row.year === year - 1 ? before : null
    const scored = scores && scoreIndicator({ id, code, name, unit, kind, weight, direction, target, actual }, policy)
    if (scored !== null) scores?.set(department, [...(scores.get(department) ?? []), scored])
    if (!years.has(row.year)) continue
    const rate = scored?.rate ?? achievementRate(target, actual, direction, policy.lowerIsBetter)
    if (id !== last) cells.push([])
    last = id
    cells.at(-1)?.push({
      year: row.year,
      category: categoryOf(rate, policy),
      rate: rate.kind === 'rate' ? rate.shown : null,
      target,
      ...(actual.kind === 'measured' ? { finality: actual.finality } : {}),
    })
  }
  const departments = page.departments.map((one) => {
    const indicators = own.get(one.id) ?? []
    const earlier = before.get(one.id)
    const previousScore = earlier === undefined ? one.previousScore : scoreGroup(earlier, policy).shown
    return { ...one, score: scoreGroup(indicators, policy), previousScore, indicators }
  })
  return {
    ...page,
    departments,
    bureau: rollUpAll(departments.map((one) => ({ ...one, name: one.shortName }))),
    heat: page.heat.map((row, at) => ({ ...row, cells: cells[at] ?? [] })),
  }
}

/** Who asks, by a signed cookie and one statement; whether they may see scores. */
function mayRead(sqlite: BetterSqlite3.Database, secret: string): (cookie: string | undefined) => boolean {
  const session = sqlite.prepare<[string], { role: string; expiresAt: string; unit: number | null }>(
    `select u.role, s.expiresAt, d.unit_id as unit from session s join user u on u.id = s.userId
     left join user_department d on d.user_id = u.id where s.token = ? and u.disabledAt is null`,
  )
  return (cookie) => {
    const [token = '', signature = ''] = decodeURIComponent(cookie?.split('=')[1] ?? '').split('.')
    const given = Buffer.from(signature)
    const right = Buffer.from(createHmac('sha256', secret).update(token).digest('base64'))
    if (given.length !== right.length || !timingSafeEqual(given, right)) return false
    const rows = session.all(token)
    const role = ROLES.find((one) => one === rows[0]?.role)
    const departmentIds = rows.flatMap(({ unit }) => unit ?? [])
    return role !== undefined && Date.parse(rows[0]?.expiresAt ?? '') > Date.now() && may({ role, departmentIds }, 'score.read')
  }
}

interface Sent {
  readonly bytes: Buffer
  readonly tag: string
}

function serveFloor([file = '', port = '0', bureau = '0', secret = '', answer]: readonly string[]): void {
  const query = floorQuery(file)
  const sqlite = new BetterSqlite3(file, { readonly: true })
  const admits = mayRead(sqlite, secret)
  const head = sqlite.prepare<[], { hash: string }>('select hash from audit_head where id = 1')
  const template = (answer === undefined ? null : JSON.parse(readFileSync(answer, 'utf8'))) as {
    result: { data: Overview }
  } | null
  const facts = sqlite.prepare<[number], ScoredRow>(SCORED_SQL)
  const scored = async (): Promise<Sent> => {
    if (template === null) throw new Error('no page to score')
    const bytes = Buffer.from(JSON.stringify({ result: { data: scoredPage(template.result.data, facts.all(Number(bureau))) } }))
    const tag = `"${createHash('sha256').update(bytes).digest('base64url')}"`
    return { bytes: encodingOf('br', bytes.length) ? await pack(bytes, 'br', 'quick') : bytes, tag }
  }
  let known: { readonly hash: string | undefined; readonly sent: Sent } | null = null
  const kept = async (): Promise<Sent> => {
    const hash = head.get()?.hash
    known = known !== null && known.hash === hash ? known : { hash, sent: await scored() }
    return known.sent
  }
  const send = (request: IncomingMessage, response: ServerResponse, { bytes, tag }: Sent) => {
    if (request.headers['if-none-match'] === tag) return response.writeHead(304, { etag: tag }).end()
    response.writeHead(200, {
      'content-type': 'application/json',
      'content-encoding': 'br',
      'content-length': bytes.length,
      etag: tag,
    })
    return response.end(bytes)
  }
  createServer((request, response) => {
    if (request.url === '/') {
      response.setHeader('content-type', 'application/json')
      response.end(JSON.stringify(query.read(Number(bureau))))
    } else if (admits(request.headers.cookie)) {
      const sent = request.url === '/kept' ? kept() : scored()
      sent.then(
        (one) => send(request, response, one),
        () => response.writeHead(500).end(),
      )
    } else response.writeHead(401).end()
  }).listen(Number(port), '127.0.0.1')
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) serveFloor(process.argv.slice(2))
