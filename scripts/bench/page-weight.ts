import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

const CLIENT = join(import.meta.dirname, '../../dist/client')

export interface PageWeight {
  /** kB (1000) in brotli: what the first view of the overview loads before charts */
  readonly firstView: number
  readonly requests: number
  /** the chart library's chunk with what it alone needs */
  readonly charts: number
}

/** Weight of the built client's first view, from the files as they are sent; null when it has not been built. */
export function pageWeight(client: string = CLIENT): PageWeight | null {
  const index = join(client, 'index.html')
  if (!existsSync(index)) return null
  const names = readdirSync(join(client, 'assets'))
  const text = (name: string) => (name.endsWith('.js') ? readFileSync(join(client, 'assets', name), 'utf8') : '')
  const entries = [...readFileSync(index, 'utf8').matchAll(/assets\/([\w.-]+\.(?:js|css))"/g)].map((m) => m[1] ?? '')
  const first = reach([...entries, ...entries.flatMap((entry) => loadedWith(text(entry), /^Overview-/))], text)
  const charts = names.filter((n) => /^(EChart|Chart)-/i.test(n) && n.endsWith('.js') && !first.has(n))
  const drawn = names.flatMap((n) => loadedWith(text(n), /^(EChart|Chart)-/i))
  const later = [...reach([...charts, ...drawn], text)].filter((n) => !first.has(n))
  const weigh = (these: readonly string[]) => kilobytes(these.map((name) => join(client, 'assets', name)))
  return { firstView: weigh([...first]), requests: first.size + 1, charts: weigh(later) }
}

/** A page's chunk and all that Vite loads together with it, style sheets included, as the file that loads it lazily names them. */
export function loadedWith(text: string, page: RegExp): string[] {
  const files = [...(/m\.f=\[([^\]]*)\]/.exec(text)?.[1] ?? '').matchAll(/"assets\/([^"]+)"/g)].map((m) => m[1] ?? '')
  return [...text.matchAll(/import\(["'`]\.\/([\w.-]+)["'`]\)(?:,__vite__mapDeps\(\[([\d,]*)\]\))?/g)].flatMap(
    ([, chunk = '', deps = '']) =>
      page.test(chunk) ? [chunk, ...deps.split(',').flatMap((at) => files[at === '' ? -1 : Number(at)] ?? [])] : [],
  )
}

/** The files and all they import statically: what the browser must have before it runs them. */
function reach(from: readonly string[], text: (name: string) => string): Set<string> {
  const seen = new Set<string>()
  const visit = (name: string) => {
    if (seen.has(name)) return
    seen.add(name)
    for (const [, imported] of text(name).matchAll(/(?:from|import)\s*["'`]\.\/([\w.-]+\.js)["'`]/g))
      if (imported) visit(imported)
  }
  from.forEach(visit)
  return seen
}

function kilobytes(files: readonly string[]): number {
  const bytes = files.map((file) => statSync(existsSync(`${file}.br`) ? `${file}.br` : file).size)
  return bytes.reduce((a, b) => a + b, 0) / 1000
}
