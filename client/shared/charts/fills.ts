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

/** A word over hatching stands on a plain ground. */
export const wordOnHatch = (t: ChartTokens) => ({
  show: true,
  color: t.ink2,
  fontSize: t.text,
  fontFamily: t.font,
  backgroundColor: t.surface,
  padding: [2, 4] as [number, number],
  borderRadius: 2,
})
