import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { unnamedKeys } from '../helpers/message-keys.ts'

const sources = globSync('{client,server}/**/*.{ts,tsx}').map((path) => ({
  path: path.replaceAll('\\', '/'),
  text: readFileSync(path, 'utf8'),
}))

test('every text of a dictionary is named by a file that can read it', () => expect(unnamedKeys(sources)).toEqual([]))

test.each([
  ['named by nobody', '', ['client/a/messages.ts: dead']],
  ['named by a file that uses the dictionary', `useText(m); t.dead`, []],
  ['named as a value', `useText(m); t['dead']`, []],
  ['named in parts', 'useText(m); t[`de${rest}`]', []],
])('%s', (_, text, found) =>
  expect(
    unnamedKeys([
      { path: 'client/a/messages.ts', text: `export const m = defineMessages({\n  dead: { ko: '', en: '' },\n})` },
      { path: 'client/b/B.tsx', text },
    ]),
  ).toEqual(found),
)
