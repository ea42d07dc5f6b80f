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
export function pageWeight(): PageWeight | null {
  const index = join(CLIENT, 'index.html')
  if (!existsSync(index)) return null
  const names = readdirSync(join(CLIENT, 'assets'))
  const chunk = (pattern: RegExp) => names.filter((n) => pattern.test(n) && n.endsWith('.js'))
  const entries = [...readFileSync(index, 'utf8').matchAll(/assets\/([\w.-]+\.(?:js|css))"/g)].map((m) => m[1] ?? '')
  const page = chunk(/^Overview-/)
  const first = reach([...entries, ...page, ...styles(names, page)])
  const chartEntries = chunk(/^(EChart|Chart)-/i).filter((n) => !first.has(n))
  const charts = [...reach([...chartEntries, ...styles(names, chartEntries)])].filter((n) => !first.has(n))
  return { firstView: kilobytes([...first]), requests: first.size + 1, charts: kilobytes(charts) }
}

/** A chunk's style sheet has its name with another hash. */
const styles = (names: readonly string[], chunks: readonly string[]) =>
  names.filter((n) => n.endsWith('.css') && chunks.some((c) => c.split('-')[0] === n.split('-')[0]))

/** The files and all they import statically: what the browser must have before it runs them. */
function reach(from: readonly string[]): Set<string> {
  const seen = new Set<string>()
  const visit = (name: string) => {
    if (seen.has(name)) return
    seen.add(name)
    if (!name.endsWith('.js')) return
    const text = readFileSync(join(CLIENT, 'assets', name), 'utf8')
    for (const [, imported] of text.matchAll(/(?:from|import)\s*["']\.\/([\w.-]+\.js)["']/g)) if (imported) visit(imported)
  }
  from.forEach(visit)
  return seen
}

function kilobytes(names: readonly string[]): number {
  const bytes = names.map((name) => {
    const file = join(CLIENT, 'assets', name)
    return statSync(existsSync(`${file}.br`) ? `${file}.br` : file).size
  })
  return bytes.reduce((a, b) => a + b, 0) / 1000
}
