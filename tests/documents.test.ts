import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
import { describe, expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')
const read = (name: string) => readFileSync(join(root, name), 'utf8')
const RULES = 'server/domain/README.md'
const MAPS = [
  'README.md',
  'ARCHITECTURE.md',
  'CONTRIBUTING.md',
  'client/ACCESSIBILITY.md',
  RULES,
  'data/jeonbuk-2026/README.md',
  'data/practice/README.md',
  'tests/data/earlier/README.md',
]

/** Links, and code spans that are a path: from the top, or from the page's own folder. */
const pathsIn = (name: string) => {
  const text = read(name)
  return [
    ...[...text.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map((m) => join(dirname(name), m[1] ?? '')),
    ...[...text.matchAll(/`([\w-]+\/[\w./-]*)`/g)]
      .map((m) => m[1] ?? '')
      .filter((path) => !['data/local', 'node_modules/', 'dist/'].some((made) => path.startsWith(made))),
  ]
}

test.each(MAPS.flatMap((name) => pathsIn(name).map((path) => [name, path] as const)))(
  '%s names %s, which is there',
  (name, path) => expect(existsSync(join(root, path)) || existsSync(join(root, dirname(name), path))).toBe(true),
)

test('every npm command the documents name is a script', () => {
  const scripts = Object.keys((JSON.parse(read('package.json')) as { scripts: Record<string, string> }).scripts)
  const named = MAPS.flatMap((name) => [...read(name).matchAll(/npm run ([a-z:-]+)/g)].map(([, command = '']) => command))
  expect(named.filter((command) => !scripts.includes(command))).toEqual([])
  expect(named.length).toBeGreaterThan(8)
})

describe('client/ACCESSIBILITY.md', () => {
  const rows = read('client/ACCESSIBILITY.md')
    .split('\n')
    .filter((line) => /^\| \d/.test(line))
    .map((line) => line.split('|').map((cell) => cell.trim()))
  const part = (columns: number) => rows.filter((row) => row.length === columns + 2)
  const [korean, wcag] = [part(4), part(5)]
  const numbers = (table: readonly string[][]) => table.map(([, number = '']) => number)

  test('has the 33 items of KWCAG 2.2 and the 55 criteria A and AA of WCAG 2.2, each once', () => {
    expect(new Set(numbers(korean)).size).toBe(33)
    expect(korean).toHaveLength(33)
    expect(new Set(numbers(wcag)).size).toBe(55)
    expect(wcag).toHaveLength(55)
    expect(wcag.filter(([, , , level]) => level === 'A')).toHaveLength(31)
  })
  test('gives each a state, and to what is met its test, its reason or the item that has them', () => {
    const states = [...korean.map((row) => row[3]), ...wcag.map((row) => row[4])]
    expect(states.filter((state) => !['met', 'in part', 'no such content'].includes(state ?? ''))).toEqual([])
    const bare = rows.filter((row) => !row.includes('no such content') && (row.at(-2) ?? '').length < 8)
    expect(bare).toEqual([])
    const known = new Set(numbers(korean))
    const cited = rows.flatMap((row) => [...(row.at(-2) ?? '').matchAll(/\bAs (\d\.\d\.\d)/g)].map(([, item = '']) => item))
    expect(cited.filter((item) => !known.has(item))).toEqual([])
  })
})

const visible = (path: string) =>
  readdirSync(join(root, path), { withFileTypes: true }).filter(
    (entry) => !entry.name.startsWith('.') && !['node_modules', 'local', 'dist'].includes(entry.name),
  )
const files = (path: string): string[] =>
  visible(path).flatMap((entry) => (entry.isDirectory() ? files(posix.join(path, entry.name)) : [posix.join(path, entry.name)]))
const folders = (path: string): string[] =>
  visible(path).flatMap((entry) => {
    const inner = posix.join(path, entry.name)
    return entry.isDirectory() ? [...(visible(inner).some((one) => one.isFile()) ? [inner] : []), ...folders(inner)] : []
  })

describe('the map of ARCHITECTURE.md', () => {
  /** What the first block of a page names: each line one or more names, then its sentence; indented lines stand inside. */
  const namedIn = (page: string) => {
    const above: string[] = []
    return (page.split('```')[1] ?? '').split('\n').flatMap((line) => {
      const [, indent = '', names = ''] = /^( *)(\S+(?: \S+)*)(?: {2,}|$)/.exec(line) ?? []
      const entries = names.split(' ').filter((name) => /^[\w./-]+(\/|\.\w+)$/.test(name))
      const depth = indent.length / 2
      above.length = Math.min(above.length, depth)
      const paths = entries.map((name) => posix.join(...above, name).replace(/\/$/, ''))
      above[depth] = entries[0] ?? ''
      return paths
    })
  }
  /** Every folder with files in it, but those of tests that mirror the source, and the loose files of server and client. */
  const ROOMS = [
    ...['server', 'client', 'data', 'scripts'].flatMap((top) => [top, ...folders(top)]),
    'tests',
    ...visible('tests').flatMap((one) => (one.isDirectory() ? [`tests/${one.name}`] : [])),
    ...['server', 'client', 'data'].flatMap((top) =>
      visible(top).flatMap((one) => (/\.tsx?$/.test(one.name) ? [`${top}/${one.name}`] : [])),
    ),
  ]
  const missing = (page: string) => ROOMS.filter((room) => !namedIn(page).includes(room))
  const gone = (page: string) => namedIn(page).filter((path) => path !== 'data/local' && !existsSync(join(root, path)))
  const page = read('ARCHITECTURE.md')

  test('names every room', () => expect(missing(page), 'add a line to the map').toEqual([]))
  test('names none that is gone', () => expect(gone(page)).toEqual([]))
  test('can fail', () => {
    expect(gone(page.replace('\n  record/ ', '\n  records/ '))).toEqual(['server/records'])
    expect(missing(page.replace(/\n {2}record\/ .*/, ''))).toContain('server/record')
    expect(missing(page.replace(/\n {4}scoring\/ .*/, ''))).toContain('server/domain/scoring')
  })
})

describe('a § of a comment or a test', () => {
  const sections = [...read(RULES).matchAll(/^## §(\d+) /gm)].map(([, number]) => Number(number))
  // Standards and laws of others, by their own numbers.
  const OUTSIDE = /(?:OpenID Connect Discovery|NIST SP 800-63B|법|시행령) $/
  /** Citations that lead nowhere: what stands before the sign says whose section it is. */
  const dangling = (text: string) =>
    [...text.matchAll(/§(\d+)/g)].flatMap(({ index, 0: sign, 1: number }) => {
      const before = text.slice(Math.max(0, index - 40), index)
      const found = before.endsWith('rules ') ? sections.includes(Number(number)) : OUTSIDE.test(before)
      return found ? [] : [before.slice(-15) + sign]
    })

  test('the rules are numbered from 1 without a gap', () => {
    expect(sections.length).toBeGreaterThan(8)
    expect(sections).toEqual(sections.map((_, at) => at + 1))
  })
  test('leads into the rules, or names whose it is', () => {
    const sources = ['server', 'client', 'data', 'scripts', 'tests']
      .flatMap(files)
      .filter((path) => /\.(tsx?|mjs|css)$/.test(path) && path !== 'tests/documents.test.ts')
    expect(sources.flatMap((path) => dangling(read(path)).map((found) => `${path}: ${found}`))).toEqual([])
  })
  test('can fail', () => {
    expect(dangling('(rules §4)')).toEqual([])
    expect(dangling('(rules §99)')).toHaveLength(1)
    expect(dangling('(DOMAIN §4)')).toHaveLength(1)
    expect(dangling('see §4')).toHaveLength(1)
  })
})
