/**
 * ARCHITECTURE.md's "who may import whom" as functions of a file's path and text, so that the rules can be tried on bad
 * samples. Paths are relative to the repository with '/' between the parts.
 */
export interface SourceFile {
  readonly path: string
  readonly text: string
}

export interface Import {
  readonly from: string
  readonly typeOnly: boolean
}

const STATEMENT =
  /(?:^|\n)\s*(?:import|export)\s+(type\s)?([^'";=]*?)\sfrom\s*['"]([^'"]+)['"]|(?:^|\n)\s*import\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/g

/** Every import and re-export of a text. `import { type A }` alone counts as types only. */
export function importsOf(text: string): Import[] {
  return [...withoutComments(text).matchAll(STATEMENT)].map(([, type, names = '', from, bare, dynamic]) => ({
    from: from ?? bare ?? dynamic ?? '',
    typeOnly: from !== undefined && (type !== undefined || /^\{\s*(type\s[^,{}]+,?\s*)+\}$/.test(names.trim())),
  }))
}

/** Where an import leads, as a path of the repository; null for a package. */
function target(path: string, from: string): string | null {
  const alias = /^#(domain|server|data|client)\/(.*)$/.exec(from)
  if (alias) return `${alias[1] === 'domain' ? 'server/domain' : alias[1]}/${alias[2]}`
  if (!from.startsWith('.')) return null
  const parts = path.split('/').slice(0, -1)
  for (const step of from.split('/')) {
    if (step === '..') parts.pop()
    else if (step !== '.') parts.push(step)
  }
  return parts.join('/')
}

/** What a file does that the house forbids; empty when it keeps the rules. */
export function violations(file: SourceFile): string[] {
  const { path } = file
  const found: string[] = []
  for (const { from, typeOnly } of importsOf(file.text)) {
    const to = target(path, from)
    for (const [rule, broken] of Object.entries(RULES))
      if (broken(path, to, from, typeOnly)) found.push(`${path}: ${rule}: ${from}`)
  }
  if (path.startsWith('server/domain/')) {
    for (const [what, pattern] of Object.entries(IMPURE))
      if (pattern.test(withoutComments(file.text))) found.push(`${path}: the domain is pure: ${what}`)
  }
  return found
}

const under = (path: string | null, folder: string) => path?.startsWith(`${folder}/`) ?? false
const page = (path: string | null) => /^client\/pages\/([^/]+)\//.exec(path ?? '')?.[1] ?? null
const feature = (path: string | null) => /^server\/([^/]+)\//.exec(path ?? '')?.[1] ?? null

const MIGRATION = /^data\/migrations\/\d/

type Rule = (path: string, to: string | null, from: string, typeOnly: boolean) => boolean
const RULES: Readonly<Record<string, Rule>> = {
  'the domain imports only itself and big.js': (path, to, from) =>
    under(path, 'server/domain') && !under(to, 'server/domain') && from !== 'big.js',
  'the client takes values only from #domain and itself': (path, to, from, typeOnly) =>
    under(path, 'client') &&
    !typeOnly &&
    (from.startsWith('node:') || (to !== null && !under(to, 'client') && !under(to, 'server/domain'))),
  'the client knows of scripts and tests nothing': (path, to) =>
    under(path, 'client') && (under(to, 'scripts') || under(to, 'tests')),
  'a page never imports another page': (path, to) => page(path) !== null && page(to) !== null && page(path) !== page(to),
  'ui knows neither tRPC nor pages': (path, to, from) =>
    under(path, 'client/ui') &&
    (from.startsWith('@trpc/') ||
      to === 'client/trpc.ts' ||
      under(to, 'client/pages') ||
      under(to, 'data') ||
      (under(to, 'server') && !under(to, 'server/domain'))),
  "a feature never imports another feature's router": (path, to) =>
    (to?.endsWith('.router.ts') ?? false) &&
    path !== 'server/router.ts' &&
    !under(path, 'tests') &&
    !(under(path, 'server') && feature(path) === feature(to)),
  'the server imports neither client nor scripts nor tests': (path, to) =>
    under(path, 'server') && (under(to, 'client') || under(to, 'scripts') || under(to, 'tests')),
  'data takes only types from #domain, and nothing else of ours': (path, to, _from, typeOnly) =>
    under(path, 'data') && to !== null && !under(to, 'data') && !(under(to, 'server/domain') && typeOnly),
  'data knows of the web nothing': (path, _to, from) => under(path, 'data') && /^(fastify$|@fastify\/|@trpc\/)/.test(from),
  // An earlier one is as frozen as itself.
  'a migration imports nothing of ours but earlier migrations': (path, to) =>
    MIGRATION.test(path) && to !== null && !(MIGRATION.test(to) && to < path),
  'hucre and kordoc stand behind one file each': (path, _to, from) =>
    under(path, 'server') &&
    ((/^hucre(\/|$)/.test(from) && path !== 'server/documents/workbook-file.ts') ||
      (from === 'kordoc' && path !== 'server/documents/read/kordoc.ts')),
  'the product imports no tests': (path, to) => !under(path, 'tests') && under(to, 'tests'),
}

const IMPURE: Readonly<Record<string, RegExp>> = {
  'a clock (Date.now)': /\bDate\s*\.\s*now\b/,
  'a clock (new Date())': /\bnew\s+Date\s*\(\s*\)/,
  'a clock (performance.now)': /\bperformance\s*\./,
  'chance (Math.random)': /\bMath\s*\.\s*random\b/,
  'chance (crypto)': /\bcrypto\s*\./,
  'the process': /\bprocess\s*\./,
  'the network': /\bfetch\s*\(/,
  'the console': /\bconsole\s*\./,
  'a timer': /\bset(Timeout|Interval)\s*\(/,
}

const withoutComments = (text: string) => text.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/(^|\s)\/\/[^\n]*/g, '$1')

/**
 * The room a file stands in: a feature of the server, a page, a part of client/shared, a folder of the domain. A loose file of a
 * top folder is a room of its own.
 */
function roomOf(path: string): string {
  const parts = path.split('/')
  const depth = /^(server\/domain|client\/(pages|shared))\//.test(path) ? 3 : 2
  return parts.length > depth ? parts.slice(0, depth).join('/') : path
}

/** Groups of rooms that import one another, types included, each with its rooms in order; empty when the rooms form floors. */
export function roomCircles(files: readonly SourceFile[]): string[][] {
  const known = new Set(files.map((file) => file.path))
  const to = new Map<string, Set<string>>()
  for (const file of files) {
    const from = roomOf(file.path)
    const rooms = to.get(from) ?? new Set<string>()
    to.set(from, rooms)
    for (const { from: name } of importsOf(file.text)) {
      const reached = target(file.path, name)
      if (reached !== null && known.has(reached) && roomOf(reached) !== from) rooms.add(roomOf(reached))
    }
  }
  const reachable = new Map([...to.keys()].map((room) => [room, reach(to, room)]))
  const circles = [...to.keys()].map((room) =>
    [...(reachable.get(room) ?? [])].filter((other) => reachable.get(other)?.has(room)).toSorted(),
  )
  const distinct = new Map(circles.filter((circle) => circle.length > 0).map((circle) => [circle.join(' '), circle]))
  return [...distinct.values()]
}

/** Every room that can be reached from one, itself only over others. */
function reach(to: ReadonlyMap<string, ReadonlySet<string>>, from: string): Set<string> {
  const found = new Set<string>()
  const open = [...(to.get(from) ?? [])]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (found.has(next)) continue
    found.add(next)
    open.push(...(to.get(next) ?? []))
  }
  return found
}

/**
 * Why a test stands where no source does; null when it mirrors one. `tests/<folder>/<name>[.<aspect>].test.ts` belongs to the
 * source `<folder>/<name>`, or to the whole folder when it has the folder's name.
 */
export function misplaced(test: string, sources: readonly string[]): string | null {
  if (/^tests\/(browser|faults|pictures|sql|[^/]+\.test\.ts)/.test(test)) return null
  const [, folder = '', name = ''] = /^tests\/(.+)\/([^/.]+)(?:\.[\w-]+)?\.test\.tsx?$/.exec(test) ?? []
  const here = sources.filter((source) => source.startsWith(`${folder}/`))
  if (folder === '' || here.length === 0) return `${test}: no such folder of sources`
  if (folder.endsWith(`/${name}`)) return null
  const stem = `${folder}/${name}`
  return here.some((source) => source.replace(/(\.router)?\.tsx?$/, '') === stem) ? null : `${test}: no source ${stem}`
}
