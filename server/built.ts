import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')

/** Whether this is the program of an archive, which has no sources: commands are those of `jipyo` and not of npm. */
export const PACKED = !existsSync(join(root, 'server/main.ts'))
/** A command as a person types it here. */
export const commandLine = (name: string, rest = ''): string =>
  PACKED
    ? `${process.platform === 'win32' ? 'jipyo' : './jipyo'} ${name}${rest && ` ${rest}`}`
    : `npm ${name === 'start' ? name : `run ${name}`}${rest && ` -- ${rest}`}`

/** Something that is built: the file it is used by, and the files and folders it is made of. Paths are below the project's root. */
export interface Built {
  readonly file: string
  /** where what it was made of is noted */
  readonly note: string
  readonly from: readonly string[]
}
export const SCREENS: Built = {
  file: 'dist/client/index.html',
  note: 'dist/client.made-of',
  from: [
    'client',
    'server/domain',
    'data/jeonbuk-2026',
    'package-lock.json',
    'vite.config.ts',
    'scripts/fonts.ts',
    'scripts/drawing.ts',
  ],
}
export const BUNDLE: Built = {
  file: 'dist/server/main.js',
  note: 'dist/server.made-of',
  from: ['server', 'data', 'package-lock.json', 'scripts/build-server.ts'],
}

/** What running and checking change says nothing of what is built. */
const NO_SOURCE = /^(local|node_modules)$|\.tsbuildinfo$/

function sourcesIn(path: string, at: string): string[] {
  const place = join(at, path)
  if (!existsSync(place)) return []
  return statSync(place).isDirectory() ? sourcesBelow(path, place) : [path]
}

/** At each start, so one look a folder and none at its files. */
const sourcesBelow = (path: string, place: string): string[] =>
  readdirSync(place, { withFileTypes: true })
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      if (NO_SOURCE.test(entry.name)) return []
      const inside = `${path}/${entry.name}`
      return entry.isDirectory() ? sourcesBelow(inside, `${place}/${entry.name}`) : [inside]
    })

const digest = (parts: Iterable<string | Buffer>) => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part).update('\0')
  return hash.digest('base64url')
}
/** Quick: names, sizes and times. Equal ones mean the same files. */
const stampOf = (files: readonly string[], at: string) =>
  digest([
    files
      .map((file) => {
        const { size, mtimeMs } = statSync(`${at}/${file}`)
        return `${file} ${size} ${Math.floor(mtimeMs / 1000)}`
      })
      .join('\0'),
  ])
const contentOf = (files: readonly string[], at: string) => digest(files.flatMap((file) => [file, readFileSync(join(at, file))]))

/** What it would be made of now, of the files at `at`; to be noted with `noteMade` once it is made. */
export function madeOf({ from }: Built, at: string = root): string {
  const files = from.flatMap((path) => sourcesIn(path, at))
  return `${stampOf(files, at)} ${contentOf(files, at)}\n`
}
export const noteMade = ({ note }: Built, made: string, at: string = root): void => writeFileSync(join(at, note), made)

/**
 * Whether it is there and made of the files that are there now. Not a matter of which is newer: an archive's files keep their old times
 * when they are unpacked over a build, and a copied folder has new ones.
 */
export function isFresh({ file, note, from }: Built): boolean {
  if (!existsSync(join(root, file)) || !existsSync(join(root, note))) return false
  const files = from.flatMap((path) => sourcesIn(path, root))
  const [stamp, content] = readFileSync(join(root, note), 'utf8').trim().split(' ')
  return stamp === stampOf(files, root) || content === contentOf(files, root)
}
