import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { className } from '../../scripts/class-names.ts'

const CLIENT = join(import.meta.dirname, '../../client')

test('no two classes of the client have one name, and none has a name that CSS does not take', () => {
  const names = globSync('**/*.module.css', { cwd: CLIENT }).flatMap((path) => {
    const css = readFileSync(join(CLIENT, path), 'utf8')
    const own = new Set([...css.matchAll(/\.([a-zA-Z][\w-]*)(?=[\s,.:[{>)])/g)].map(([, name = '']) => name))
    return [...own].map((name) => className(name, join(CLIENT, path), css))
  })
  expect(names.length).toBeGreaterThan(500)
  expect(new Set(names).size).toBe(names.length)
  expect(names.filter((name) => !/^[a-zA-Z]{1,2}\d+$/.test(name))).toEqual([])
})

test('a name is that of the file and of the class’ place in it', () => {
  const css = '@keyframes come { } .head { animation: come } .head.open .body { }'
  const named = (name: string) => className(name, join(CLIENT, 'ui/Card.module.css'), css)
  const [come, head, open, body] = ['come', 'head', 'open', 'body'].map(named)
  expect([come, head, open, body].map((one) => one?.replace(/\D/g, ''))).toEqual(['0', '1', '2', '3'])
  expect(className('head', join(CLIENT, 'ui/Dialog.module.css'), css)).not.toBe(head)
  expect(() => className('head', '/elsewhere/a.module.css', css)).toThrow()
})
