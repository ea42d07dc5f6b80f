import type { CustomSeriesOption } from 'echarts/charts'
import { formatMillion } from '../../format.ts'
import type { ChartTokens } from '../../ui/chart/tokens.ts'
import type { TrendSeries } from './trend-option.ts'

/** Moves labels apart, top to bottom, then back up from the floor, so that thin layers keep a name each. Pixels. */
function spread(wanted: readonly number[], gap: number, floor: number): readonly number[] {
  const out = wanted.toSorted((a, b) => a - b)
  for (let i = 1; i < out.length; i++) out[i] = Math.max(out[i] ?? 0, (out[i - 1] ?? 0) + gap)
  let limit = floor
  for (let i = out.length - 1; i >= 0; i--) {
    out[i] = Math.min(out[i] ?? 0, limit)
    limit = (out[i] ?? 0) - gap
  }
  return out
}

/** Longer names are cut here only; the table and the tooltip have all of them. */
const LONGEST = 12
const short = (name: string) => (name.length > LONGEST ? `${name.slice(0, LONGEST - 1)}…` : name)

/** Pixels left of the first bar for the names, at 100 % text size. */
export const labelRoom = (series: readonly TrendSeries[]) => 36 + 11 * Math.max(...series.map((s) => short(s.name).length))

/** Each layer's name and first figure left of the first bar, joined to it by a hairline. */
export function direct(t: ChartTokens, series: readonly TrendSeries[], at: number): CustomSeriesOption {
  const amounts = series.map((s) => (s.amounts[at] ?? 0) / 1_000_000)
  const starts = amounts.map((_, index) => amounts.slice(0, index).reduce((sum, one) => sum + one, 0))
  return {
    type: 'custom',
    name: 'names',
    data: [[at, 0]],
    silent: true,
    tooltip: { show: false },
    clip: false,
    itemStyle: { decal: { symbol: 'none' } },
    renderItem: (_, api) => {
      const place = (value: number): readonly [number, number] => {
        const [x = 0, y = 0] = api.coord([at, value])
        return [x, y]
      }
      const size = api.size?.([1, 0])
      const band = Array.isArray(size) ? (size[0] ?? 0) : 0
      const left = place(0)[0] - band * 0.29
      const layers = series.map((s, index) => ({
        name: s.name,
        amount: amounts[index] ?? 0,
        y: place((starts[index] ?? 0) + (amounts[index] ?? 0) / 2)[1],
      }))
      const order = layers.toSorted((a, b) => a.y - b.y)
      const rows = spread(
        order.map((l) => l.y),
        t.text * 1.35,
        place(0)[1] - t.text * 0.4,
      )
      return {
        type: 'group',
        children: order.flatMap((layer, index) => {
          const y = rows[index] ?? layer.y
          const end = left - t.rem
          return [
            {
              type: 'polyline' as const,
              shape: {
                points: [
                  [left - 2, layer.y],
                  [left - t.rem * 0.4, y],
                  [end + 4, y],
                ],
              },
              style: { stroke: t.lineStrong, fill: 'none', lineWidth: 1 },
            },
            {
              type: 'text' as const,
              style: {
                text: `${short(layer.name)} {n|${formatMillion(layer.amount * 1_000_000)}}`,
                x: end,
                y,
                align: 'right' as const,
                verticalAlign: 'middle' as const,
                fill: t.ink2,
                font: `${t.text}px ${t.font}`,
                rich: { n: { fill: t.ink, font: `600 ${t.text}px ${t.font}` } },
              },
            },
          ]
        }),
      }
    },
  }
}
