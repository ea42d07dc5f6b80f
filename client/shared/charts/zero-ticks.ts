import type { ChartTokens } from '../../ui/chart/tokens.ts'

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
