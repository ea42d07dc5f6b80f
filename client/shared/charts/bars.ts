/** How a bar looks that is a figure, that is missing, or that only holds another one up. One of 0: zero-ticks.ts. */
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

/** How high the hatched stub of a year without a figure is, as a part of the scale: clearly no amount, and room for the word. */
export const STUB = 0.3

/** A hatched stub on a scale of `height`, with the word for what is missing on a plain ground. */
export const missingBar = (t: ChartTokens, height: number, word: string) => ({
  value: height * STUB,
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
