/** Words beside and under bars and lines: how they are cut, moved apart and listed. */
import type { ChartTokens } from '../../ui/chart/tokens.ts'

/** Cuts a name for a chart's axis; the whole of it stands in the table form. */
export const shorten = (name: string, most: number): string =>
  name.length <= most ? name : `${name.slice(0, most - 1).trimEnd()}…`

/**
 * Moves label heights apart to at least `gap`, keeping their order and as near to where they belong as that allows.
 * `wanted` ascending, all within 0…`room`.
 */
export function spread(wanted: readonly number[], gap: number, room: number): number[] {
  const placed: number[] = []
  for (const y of wanted) placed.push(Math.max(y, (placed.at(-1) ?? -gap) + gap))
  let limit = room
  for (let i = placed.length - 1; i >= 0; i -= 1) {
    placed[i] = Math.max(0, Math.min(placed[i] ?? 0, limit))
    limit = (placed[i] ?? 0) - gap
  }
  return placed
}

/** Names with a square of their colour each, where names beside the bars have no room. Where it stands is the chart's. */
export const legend = (t: ChartTokens, names: readonly string[]) => ({
  left: 0,
  itemWidth: t.rem * 0.625,
  itemHeight: t.rem * 0.625,
  data: [...names],
  textStyle: { color: t.ink2, fontSize: t.text, fontFamily: t.font },
})
