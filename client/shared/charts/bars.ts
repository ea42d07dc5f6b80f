/** How a bar looks that is a figure, that is missing, or that only holds another one up. */
import type { ChartTokens } from '../../ui/chart/tokens.ts'

/** The kit lays a pattern over every series to tell them apart; these say for each series what it really is. */
const CLEAR = { color: 'rgba(0,0,0,0)' }

/** A figure: plain. */
export const solid = (color: string) => ({ color, decal: CLEAR })

/** Only holds the bar above it up. */
export const INVISIBLE = { color: 'rgba(0,0,0,0)', decal: CLEAR }

/** What is missing: hatched, never a bar of its own. */
export const hatched = (t: ChartTokens) => ({
  color: t.surface,
  borderColor: t.lineStrong,
  borderWidth: 1,
  decal: {
    color: t.hatch,
    symbol: 'rect',
    symbolSize: 1,
    dashArrayX: [1, 0] as [number, number],
    dashArrayY: [1.2, 4.8] as [number, number],
    rotation: -Math.PI / 4,
  },
})

/** The figure over a bar. */
export const figureOver = (t: ChartTokens, figure: string) => ({
  show: true,
  position: 'top' as const,
  formatter: figure,
  color: t.ink,
  fontWeight: 600 as const,
  fontSize: t.text,
  fontFamily: t.font,
})

/** A hatched bar of `height` with the word for what is missing, on a plain ground. */
export const missingBar = (t: ChartTokens, height: number, word: string) => ({
  value: height,
  label: {
    show: true,
    position: 'inside' as const,
    formatter: word,
    color: t.ink2,
    fontSize: t.text,
    fontFamily: t.font,
    backgroundColor: t.surface,
    padding: [2, 4] as [number, number],
    borderRadius: 2,
  },
})
