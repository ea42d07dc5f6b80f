import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { filesOf, manifestIn } from '../../server/http/manifest.ts'

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
  if (!existsSync(join(client, 'index.html'))) return null
  const manifest = manifestIn(client)
  const first = filesOf(manifest, 'pages/overview/Overview.tsx', filesOf(manifest, 'index.html'))
  const charts = [...filesOf(manifest, 'ui/chart/EChart.tsx')].filter((file) => !first.has(file))
  const weigh = (these: readonly string[]) => kilobytes(these.map((file) => join(client, file)))
  return { firstView: weigh([...first]), requests: first.size + 1, charts: weigh(charts) }
}

function kilobytes(files: readonly string[]): number {
  const bytes = files.map((file) => statSync(existsSync(`${file}.br`) ? `${file}.br` : file).size)
  return bytes.reduce((a, b) => a + b, 0) / 1000
}
