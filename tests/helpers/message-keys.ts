import type { SourceFile } from './house-rules.ts'

const DICTIONARY = /export const (\w+) = defineMessages\(\{\n([\s\S]*?)\n\}\)/g
const KEY = /^ {2}(?:'([^']+)'|(\w+)):/gm
const TEMPLATE = /\[`([^`]*)`\]/g

/**
 * The keys of dictionaries that no file names, each with its file. A file can name a key when it mentions the dictionary or
 * stands in its folder: as `t.key`, as a value 'key' (anywhere, for keys that are states of the domain), or in parts, as in
 * t[`act_${act}`].
 */
export function unnamedKeys(sources: readonly SourceFile[]): string[] {
  const values = new Set(sources.flatMap(({ text }) => [...text.matchAll(/'([\w-]+)'(?!:)/g)].map(([, value]) => value)))
  return sources.flatMap(({ path, text }) =>
    [...text.matchAll(DICTIONARY)].flatMap(([whole, dictionary = '', body = '']) => {
      const folder = path.slice(0, path.lastIndexOf('/') + 1)
      const near = sources.filter((file) => file.path.startsWith(folder) || new RegExp(`\\b${dictionary}\\b`).test(file.text))
      const readers = near.map((file) => file.text.replace(whole, '')).join('\n')
      const parts = [...readers.matchAll(TEMPLATE)].map(
        ([, part = '']) => new RegExp(`^${part.replaceAll(/\$\{[^}]*\}/g, '.+')}$`),
      )
      return [...body.matchAll(KEY)]
        .map(([, quoted, plain]) => quoted ?? plain ?? '')
        .filter((key) => !values.has(key) && !new RegExp(`\\.${key}\\b`).test(readers) && !parts.some((part) => part.test(key)))
        .map((key) => `${path}: ${key}`)
    }),
  )
}
