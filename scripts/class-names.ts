import { globSync } from 'node:fs'
import { join, relative } from 'node:path'
import type { Plugin } from 'vite'

const CLIENT = join(import.meta.dirname, '../client')
const LETTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** Letters for a number, as short as can be: a, b … Z, ba, bb … */
const lettersOf = (n: number): string =>
  (n < LETTERS.length ? '' : lettersOf(Math.floor(n / LETTERS.length))) + (LETTERS[n % LETTERS.length] ?? '')

let modules: readonly string[] | null = null

/**
 * How a class of a CSS module is called in what is built: letters for its file, and its place in it. With the words of the sources a page's
 * styles and its program carry each name in full. By the sources alone, so that the server's drawing, which is another build, calls it the same.
 */
export function className(name: string, file: string, css: string): string {
  modules ??= globSync('**/*.module.css', { cwd: CLIENT }).map(slashed).toSorted()
  const at = modules.indexOf(slashed(relative(CLIENT, file.split('?')[0] ?? '')))
  if (at < 0) throw new Error(`no style sheet of the client: ${file}`)
  const names = new Set([...css.matchAll(/(?:\.|@keyframes )(-?[_a-zA-Z][\w-]*)/g)].map(([, one]) => one))
  return `${lettersOf(at)}${[...names].indexOf(name)}`
}

const slashed = (path: string) => path.replaceAll('\\', '/')

/** Vite: the classes of what is built; while one works on them they keep their words. */
export const classNames = (): Plugin => ({
  name: 'class-names',
  apply: 'build',
  config: () => ({ css: { modules: { generateScopedName: className } } }),
})
