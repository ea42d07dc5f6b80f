import { mkdirSync, utimesSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { type Built, isFresh, madeOf, noteMade } from '#server/built.ts'
import { ROOT } from '../helpers/spawn-node.ts'
import { temporaryFolder } from '../helpers/stores.ts'

const folder = temporaryFolder()
afterAll(() => folder.remove())
const inside = (name: string) => join(folder.path, name)
const path = (name: string) => relative(ROOT, inside(name))
const built: Built = { file: path('made.html'), note: path('made-of'), from: [path('source'), path('lock')] }

beforeEach(() => {
  mkdirSync(inside('source/node_modules'), { recursive: true })
  writeFileSync(inside('source/a.ts'), 'a')
  writeFileSync(inside('lock'), '1')
  writeFileSync(inside('made.html'), 'made')
  noteMade(built, madeOf(built))
})

test('what was made of the present files is fresh, whenever they were written', () => {
  expect(isFresh(built)).toBe(true)
  for (const year of ['2001', '2040']) {
    utimesSync(inside('source/a.ts'), new Date(year), new Date(year))
    expect(isFresh(built)).toBe(true)
  }
  writeFileSync(inside('source/node_modules/b.ts'), 'no source')
  writeFileSync(inside('source/tsconfig.tsbuildinfo'), 'nor this')
  expect(isFresh(built)).toBe(true)
})

test.each<[string, () => void]>([
  ['another text of an older time', () => writeFileSync(inside('source/a.ts'), 'b')],
  ['one file more', () => writeFileSync(inside('source/c.ts'), '')],
  ['another lock file', () => writeFileSync(inside('lock'), '2')],
])('%s makes it old', (_, change) => {
  change()
  for (const name of ['source/a.ts', 'lock']) utimesSync(inside(name), new Date('2001'), new Date('2001'))
  expect(isFresh(built)).toBe(false)
})

test('without what was made, or without its note, nothing is fresh', () => {
  expect(isFresh({ ...built, file: path('nothing') })).toBe(false)
  expect(isFresh({ ...built, note: path('nothing') })).toBe(false)
})
