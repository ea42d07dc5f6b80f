import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')
const read = (name: string) => readFileSync(join(root, name), 'utf8')
const MAPS = ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'data/jeonbuk-2026/README.md', 'data/practice/README.md']

/** Links, and code spans that are a path from the top. */
const paths = (name: string) => [
  ...[...read(name).matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map((m) => join(dirname(name), m[1] ?? '')),
  ...[...read(name).matchAll(/`((?:client|server|data|scripts|tests)\/[\w./-]+)`/g)].map((m) => m[1] ?? '').filter((path) => !path.startsWith('data/local')),
]

test.each(MAPS.flatMap((name) => paths(name).map((path) => [name, path] as const)))('%s names %s, which is there', (_, path) =>
  expect(existsSync(join(root, path))).toBe(true),
)

test('the map of ARCHITECTURE.md names every room of the server, and none that is gone', () => {
  const [, map = ''] = read('ARCHITECTURE.md').split('```')
  const lines = map.split('\n')
  const from = lines.findIndex((line) => line.startsWith('server/'))
  const server = lines.slice(from + 1, lines.findIndex((line, at) => at > from && /^\S/.test(line)))
  for (const entry of server.flatMap((line) => line.trim().split(/\s{2,}/)[0]?.split(' ') ?? [])) {
    if (/^[\w-]+(\/|\.ts)$/.test(entry)) expect(existsSync(join(root, 'server', entry)), entry).toBe(true)
  }
})

test('every npm command the documents name is a script', () => {
  const scripts = Object.keys((JSON.parse(read('package.json')) as { scripts: Record<string, string> }).scripts)
  for (const name of MAPS) for (const [, command = ''] of read(name).matchAll(/npm run ([a-z:-]+)/g)) {
    expect(scripts, `${name}: ${command}`).toContain(command)
  }
})
