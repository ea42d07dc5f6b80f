import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { carriedBy, machineOf, OWN, packagesOf, PLATFORMS } from '../../scripts/pack/contents.ts'
import { ROOT } from '../helpers/spawn-node.ts'

const { packages } = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as {
  packages: Readonly<Record<string, { readonly integrity?: string; readonly version: string }>>
}

test.each(Object.entries(PLATFORMS))('what goes along to %s is there, or named by the lock with its checksum', (_, platform) => {
  const elsewhere = new Set(packagesOf(platform).filter((name) => !existsSync(join(ROOT, 'node_modules', name))))
  for (const name of packagesOf(platform))
    expect([name, packages[`node_modules/${name}`]?.integrity]).toEqual([name, expect.stringMatching(/^sha512-/)])
  const missing = Object.entries(carriedBy(platform)).flatMap(([name, files]) =>
    elsewhere.has(name)
      ? []
      : files.filter((file) => !existsSync(join(ROOT, 'node_modules', name, file))).map((file) => `${name}/${file}`),
  )
  expect(missing).toEqual([])
  expect(OWN.filter((path) => !existsSync(join(ROOT, path)))).toEqual([])
})

test('machine code says for which platform it is', () => {
  const prebuilt = (name: string) => machineOf(readFileSync(join(ROOT, `node_modules/better-sqlite3/prebuilds/${name}.node`)))
  for (const { sqlite, machine } of Object.values(PLATFORMS)) expect([sqlite, prebuilt(sqlite)]).toEqual([sqlite, machine])
  expect(prebuilt('darwin-arm64')).toBe('unknown')
  expect(prebuilt('win32-arm64')).toBe('unknown')
  expect(machineOf(Buffer.from('MZ'))).toBe('unknown')
})

test('the unit of the archive is the one the README shows', () => {
  const unit = readFileSync(join(ROOT, 'scripts/pack/jipyo.service'), 'utf8')
  expect(readFileSync(join(ROOT, 'README.md'), 'utf8')).toContain(unit)
})
