/** Words beside and under bars and lines: how they are cut, moved apart and listed. */
import type { ChartTokens } from '../../ui/chart/tokens.ts'

type Measuring = Pick<ChartTokens, 'measure'>

/** The lines of a name in a column of `room` px: broken between words, a word that is longer inside. Nothing is cut. */
export function wrapped(t: Measuring, name: string, room: number, bold = false): string[] {
  const lines: string[] = []
  let line = ''
  const fits = (text: string) => t.measure(text, bold) <= room
  for (const word of name.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`
    if (fits(longer)) {
      line = longer
      continue
    }
    if (line !== '') lines.push(line)
    line = ''
    for (const letter of word) {
      if (line !== '' && !fits(line + letter)) {
        lines.push(line)
        line = ''
      }
      line += letter
    }
  }
  return line === '' ? lines : [...lines, line]
}

/** The widest of some texts in px, plain or bold: bold Hangul may be the narrower. */
export const widest = (t: Measuring, texts: readonly string[]): number =>
  Math.ceil(Math.max(0, ...texts.flatMap((text) => [t.measure(text), t.measure(text, true)])))

/** Names under their bars, on two lines where one is wider than its place of `room` px. */
export const underBars = (t: Measuring, names: readonly string[], room: number): string[] =>
  widest(t, names) + 10 <= room ? [...names] : names.map((name) => name.replace(' ', '\n'))

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

const LEGEND_GAP = 12

/** How high the lines of a legend are, in px at 100 % text size: what does not fit beside another goes under it. */
export function legendHeight(t: ChartTokens, names: readonly string[]): number {
  const px = t.rem / 16
  let lines = 1
  let used = 0
  for (const name of names) {
    const item = (10 + 5 + LEGEND_GAP) * px + t.measure(name) + 2
    if (used > 0 && used + item > t.width) {
      lines += 1
      used = 0
    }
    used += item
  }
  return lines * 22
}

/** Names with a square of their colour each, where names beside the bars have no room. Where it stands is the chart's. */
export const legend = (t: ChartTokens, names: readonly string[]) => ({
  left: 0,
  padding: 0,
  itemGap: (LEGEND_GAP * t.rem) / 16,
  itemWidth: t.rem * 0.625,
  itemHeight: t.rem * 0.625,
  data: [...names],
  textStyle: { color: t.ink2, fontSize: t.text, fontFamily: t.font },
})
