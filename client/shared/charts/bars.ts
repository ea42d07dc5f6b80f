/** How a bar looks that is a figure, that is missing, or that only holds another one up. */
import type { ChartTokens } from '../../ui/chart/tokens.ts'

/** The kit lays a pattern over every series to tell them apart; these say for each series what it really is. */
const CLEAR = { color: 'rgba(0,0,0,0)' }

/** A figure: plain. */
export const solid = (color: string) => ({ color, decal: CLEAR })

/** Only holds the bar above it up. */
export const INVISIBLE = { color: 'rgba(0,0,0,0)', decal: CLEAR }

/**
 * A bar of a real 0 has no height, so it would look like nothing at all: a tick lies where it stands. `at` are the places on
 * the category axis, with the value there; `along` says which way the bars grow.
 */
export const zeroTicks = (
  t: ChartTokens,
  at: readonly { readonly index: number; readonly value?: number; readonly label?: string }[],
  along: 'up' | 'right',
  axes: { readonly xAxisIndex?: number; readonly yAxisIndex?: number } = {},
) => {
  const px = t.rem / 16
  if (at.length === 0) return []
  const ticks = {
    type: 'line' as const,
    name: 'zero',
    ...axes,
    z: 6,
    silent: true,
    tooltip: { show: false },
    symbol: 'rect',
    symbolSize: along === 'up' ? [22 * px, 3 * px] : [3 * px, 14 * px],
    lineStyle: { width: 0 },
    itemStyle: { color: t.ink },
    data: at.map(({ index, value = 0, label }) => ({
      value: along === 'up' ? [index, value] : [value, index],
      ...(label === undefined
        ? {}
        : { label: { ...figureOver(t, label), position: along === 'up' ? ('top' as const) : ('right' as const) } }),
    })),
  }
  return [ticks]
}

/** Where a list of figures has a real 0, for `zeroTicks`. */
export const zerosIn = (values: readonly (number | null)[], label?: string) =>
  values.flatMap((value, index) => (value === 0 ? [{ index, ...(label === undefined ? {} : { label }) }] : []))

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
