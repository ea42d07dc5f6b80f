import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

/** Words of an answer that is awaited: everything else that switches a button off is a reason, and is told. */
const AWAITED = /^(\w+\.)*(busy|pending|isPending|isFetching|settling|sending|retrying)$/

/** A button's tag, with what stands in braces up to four deep. */
const TAG = /<(?:Button|button)\b((?:[^<>{}]|\{(?:[^{}]|\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\})*\})*)>/g

/** Buttons that are off for another cause than an awaited answer, and do not say which. */
function silent(text: string): string[] {
  return [...text.matchAll(TAG)].flatMap(([, attributes = '']) => {
    const off = [...attributes.matchAll(/(?:aria-)?disabled=\{([^}]*)\}/g)].map(([, when = '']) => when)
    const silently = off.filter((when) => !when.split('||').every((part) => AWAITED.test(part.trim())))
    return silently.length > 0 && !/\bwhy=|aria-describedby=/.test(attributes) ? silently : []
  })
}

test('a button that is off says why, unless it awaits an answer', () => {
  const found = globSync('client/**/*.tsx')
    .filter((path) => path.replaceAll('\\', '/') !== 'client/ui/Button.tsx')
    .flatMap((path) => silent(readFileSync(path, 'utf8')).map((when) => `${path}: ${when}`))
  expect(found).toEqual([])
})

test.each([
  ['<Button disabled={write.pending} onClick={() => go()}>', []],
  ['<Button disabled={busy || rows.length === 0}>', ['busy || rows.length === 0']],
  ['<Button disabled={busy} why={rows.length === 0 && t.none}>', []],
  ['<button type="button" disabled={day === ""}>', ['day === ""']],
  ['<Button aria-disabled={!ready} aria-describedby={id}>', []],
])('%s', (text, found) => expect(silent(text)).toEqual(found))
