import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')
const read = (name: string) => readFileSync(join(root, name), 'utf8')
const MAPS = ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'data/jeonbuk-2026/README.md', 'data/practice/README.md']

/** Links, and code spans that are a path from the top. */
const paths = (name: string) => [
  ...[...read(name).matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map((m) => join(dirname(name), m[1] ?? '')),
  ...[...read(name).matchAll(/`((?:client|server|data|scripts|tests)\/[\w./-]+)`/g)]
    .map((m) => m[1] ?? '')
    .filter((path) => !path.startsWith('data/local')),
]

test.each(MAPS.flatMap((name) => paths(name).map((path) => [name, path] as const)))('%s names %s, which is there', (_, path) =>
  expect(existsSync(join(root, path))).toBe(true),
)

test('the map of ARCHITECTURE.md names every room of the server, and none that is gone', () => {
  const [, map = ''] = read('ARCHITECTURE.md').split('```')
  const lines = map.split('\n')
  const from = lines.findIndex((line) => line.startsWith('server/'))
  const server = lines.slice(
    from + 1,
    lines.findIndex((line, at) => at > from && /^\S/.test(line)),
  )
  const named = server
    .flatMap(
      (line) =>
        line
          .trim()
          .split(/\s{2,}/)[0]
          ?.split(' ') ?? [],
    )
    .filter((entry) => /^[\w-]+(\/|\.ts)$/.test(entry))
  expect(named.filter((entry) => !existsSync(join(root, 'server', entry)))).toEqual([])
  expect(named.length).toBeGreaterThan(20)
})

test('every npm command the documents name is a script', () => {
  const scripts = Object.keys((JSON.parse(read('package.json')) as { scripts: Record<string, string> }).scripts)
  const named = MAPS.flatMap((name) => [...read(name).matchAll(/npm run ([a-z:-]+)/g)].map(([, command = '']) => command))
  expect(named.filter((command) => !scripts.includes(command))).toEqual([])
  expect(named.length).toBeGreaterThan(8)
})
