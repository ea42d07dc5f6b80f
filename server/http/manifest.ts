/** The files that a part of the built client needs, as Vite's manifest says. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** As Vite writes it: a file of the client by its source, and what it needs. */
export type Manifest = Readonly<
  Record<string, { readonly file: string; readonly imports?: readonly string[]; readonly css?: readonly string[] }>
>

/** `folder`: of the built client; where it has none nothing is known of its files. */
export function manifestIn(folder: string): Manifest {
  const written = join(folder, '.vite/manifest.json')
  return existsSync(written) ? (JSON.parse(readFileSync(written, 'utf8')) as Manifest) : {}
}

/** Its own file, those it imports, and their style sheets. `seen`: those there are already. */
export function filesOf(manifest: Manifest, part: string, seen = new Set<string>()): Set<string> {
  const chunk = manifest[part]
  if (chunk === undefined || seen.has(chunk.file)) return seen
  seen.add(chunk.file)
  for (const other of chunk.imports ?? []) filesOf(manifest, other, seen)
  for (const style of chunk.css ?? []) seen.add(style)
  return seen
}
