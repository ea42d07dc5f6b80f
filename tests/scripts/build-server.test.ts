import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildPacked } from '../../scripts/build-server.ts'
import { temporaryFolder } from '../helpers/stores.ts'

const folder = temporaryFolder()
beforeAll(() => buildPacked(join(folder.path, 'program')), 120_000)
afterAll(() => folder.remove())

const built = () =>
  readdirSync(join(folder.path, 'program'))
    .filter((name) => name.endsWith('.js'))
    .map((name) => [name, readFileSync(join(folder.path, 'program', name), 'utf8')] as const)

test('a bundle has letters of one byte alone, but in raw texts', () => {
  const others = built().map(([name, code]) => [name, code.replaceAll(/String\.raw`[^`]*`/g, '').match(/[^\0-\x7f]/gu)?.length])
  expect(others).toContainEqual(['jipyo.js', undefined])
  expect(others.filter(([, many]) => many !== undefined)).toEqual([])
})

test('and says the names of its functions in a trace', () => {
  expect(built().some(([, code]) => /function startServer\(/.test(code))).toBe(true)
})
