/** The product's charts and figures as SVG text that a review can read: drawn without a browser, the same on every machine. */
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { createMemoryHistory, createRootRoute, createRoute, createRouter, RouterProvider } from '@tanstack/react-router'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ReactNode } from 'react'
import { renderToString } from 'react-dom/server'
import { echarts } from '#client/ui/chart/echarts.ts'
import { type ChartOption, COLOUR_VARIABLES, type ChartTokens } from '#client/ui/chart/tokens.ts'
import { wholeOption } from '#client/ui/chart/whole-option.ts'
import { trpcClient, TRPCProvider } from '#client/trpc.ts'

/** What a page hands to the kit's chart. */
export interface DrawnChart {
  readonly option: (tokens: ChartTokens) => ChartOption
  readonly label: string
  /** px */
  readonly height: number | ((tokens: ChartTokens) => number)
}

/** The light theme's colours as the style sheet has them, by variable: '--mark' → '#22304d'. */
const LIGHT = new Map(
  [
    ...readFileSync(join(import.meta.dirname, '../../client/styles/tokens.css'), 'utf8').matchAll(
      /(--[\w-]+): light-dark\(((?:[^(),]|\([^)]*\))+),/g,
    ),
  ].map(([, name = '', light = '']) => [name, light]),
)
const colour = (variable: string): string => {
  const found = LIGHT.get(variable)
  if (found === undefined) throw new Error(`${variable} is no colour of tokens.css`)
  return found
}

function tokens(width: number): ChartTokens {
  const colours = Object.fromEntries(Object.entries(COLOUR_VARIABLES).map(([name, variable]) => [name, colour(variable)]))
  return {
    ...(colours as Record<keyof typeof COLOUR_VARIABLES, string>),
    font: 'Pretendard, sans-serif',
    rem: 16,
    text: 12,
    width,
    measure: (text) => text.replaceAll(/[^\u0000-\u07ff]/g, 'xx').length * 6,
  }
}

/** A chart by the kit's own ECharts, `width` px wide. Texts are measured by a table of widths, not by a font. */
export function chartPicture({ option, label, height }: DrawnChart, width: number): string {
  const colours = tokens(width)
  const size = { width, height: typeof height === 'number' ? height : height(colours) }
  const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, ...size, locale: 'KO' })
  chart.setOption(wholeOption(option(colours), colours, label))
  const svg = chart.renderToSVGString({ useViewBox: true })
  chart.dispose()
  return readable(svg)
}

const sizeOf = (text: string | undefined, whole: number): number => {
  const value = Number.parseFloat(text ?? '100%')
  return text?.endsWith('rem') ? value * 16 : text?.endsWith('em') ? value * 14 : (text ?? '%').endsWith('%') ? whole : value
}

/**
 * The inline figures of a part of a page, one under the other, each in the size it asks for and `width` × `height` px where it
 * fills its place. Colours of the theme stand as values, since a picture alone has no style sheet.
 */
export function figuresPicture(
  markup: string,
  { width, height = 18, skip }: { width: number; height?: number; skip?: RegExp },
): string {
  const found = outermost(markup).filter((svg) => skip?.test(svg) !== true)
  let top = 0
  const placed = found.map((svg) => {
    const head = /^<svg\b[^>]*>/.exec(svg)?.[0] ?? ''
    const size = {
      width: sizeOf(/ width="([^"]+)"/.exec(head)?.[1], width),
      height: sizeOf(/ height="([^"]+)"/.exec(head)?.[1], height),
    }
    const bare = head.replaceAll(/ (width|height|class)="[^"]*"/g, '')
    const y = top
    top += size.height + 8
    return `${bare.replace('<svg', `<svg y="${y}" width="${size.width}" height="${size.height}"`)}${svg.slice(head.length)}`
  })
  const whole = `<svg xmlns="http://www.w3.org/2000/svg" width="${width + 8}" height="${top}" viewBox="-4 -4 ${width + 8} ${top}">${placed.join('')}</svg>`
  return readable(whole.replaceAll(/var\((--[\w-]+)\)/g, (_, variable: string) => colour(variable)))
}

/** Every <svg> that stands in no other one, as it is written. */
function outermost(markup: string): string[] {
  const found: string[] = []
  let depth = 0
  let start = 0
  for (const tag of markup.matchAll(/<svg\b[^>]*>|<\/svg>/g)) {
    if (tag[0] === '</svg>') {
      depth -= 1
      if (depth === 0) found.push(markup.slice(start, tag.index + tag[0].length))
    } else {
      if (depth === 0) start = tag.index
      depth += 1
    }
  }
  return found
}

/** One element a line, numbers of two decimals at most, names that do not count what was drawn before. */
function readable(svg: string): string {
  const names = new Map<string, string>()
  return `${svg
    .replaceAll(/\b(zr\d+-[\w-]+|_R_\w*_|_r_\w*_)/g, (name) => {
      const known = names.get(name) ?? `n${names.size + 1}`
      names.set(name, known)
      return known
    })
    .replaceAll(/-?\d+\.\d{3,}(?:e-?\d+)?/g, (number) => String(Number(Number(number).toFixed(2))))
    .replaceAll(/><\/(?:rect|path|circle|line)>/g, '/>')
    .replaceAll('><', '>\n<')}\n`
}

/** A part of a page as markup, with the router and the queries around it that it expects. `path` is where it stands, with its search. */
export async function markupOf(part: ReactNode, path: string): Promise<string> {
  const Part = () => part
  const root = createRootRoute()
  const frame = createRoute({ getParentRoute: () => root, id: 'frame' })
  const page = (at: string) => createRoute({ getParentRoute: () => frame, path: at, component: Part })
  const routeTree = root.addChildren([frame.addChildren(['overview', 'departments/$departmentId', 'budget'].map(page))])
  const router = createRouter({ routeTree, history: createMemoryHistory({ initialEntries: [path] }), isServer: true })
  await router.load()
  const queryClient = new QueryClient()
  return renderToString(
    <QueryClientProvider client={queryClient}>
      <TRPCProvider trpcClient={trpcClient} queryClient={queryClient}>
        <RouterProvider router={router as never} />
      </TRPCProvider>
    </QueryClientProvider>,
  )
}
