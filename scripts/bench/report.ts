export interface Line {
  readonly work: string
  readonly unit: string
  readonly ours: number
  readonly floor: number
  /** ours ÷ floor: of the best rounds, and of the medians */
  readonly best: number
  readonly median: number
  /** the largest ratio wished for; null = told, not judged */
  readonly goal: number | null
  readonly met: boolean | null
}

const digits = (value: number) => (value >= 100 ? value.toFixed(0) : value.toFixed(value >= 10 ? 1 : 2))

/** One line by itself, as it is measured. */
export const shortly = ({ work, unit, ours, floor, best, goal, met }: Line): string =>
  `${met === false ? 'NO ' : '   '}${work}: ${digits(ours)} / ${digits(floor)} ${unit} = ${digits(best)}${goal === null ? '' : ` (≤ ${goal})`}`

/** work | ours | floor | ratio best (median) | goal | met, in columns. */
export function table(lines: readonly Line[]): string {
  const rows = [
    ['work', 'ours', 'floor', 'ratio', '(median)', 'goal', 'met'],
    ...lines.map((l) => [
      l.work,
      `${digits(l.ours)} ${l.unit}`,
      `${digits(l.floor)} ${l.unit}`,
      digits(l.best),
      `(${digits(l.median)})`,
      l.goal === null ? '' : `≤ ${l.goal}`,
      l.met === null ? '' : l.met ? 'yes' : 'NO',
    ]),
  ]
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? []
  return rows
    .map((row) =>
      row
        .map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
        .join('  '),
    )
    .join('\n')
}

/** For the JSON: figures rounded to what a measurement can bear. */
export const freeze = (lines: readonly Line[]) =>
  lines.map((l) => ({
    ...l,
    ours: Number(l.ours.toPrecision(4)),
    floor: Number(l.floor.toPrecision(4)),
    best: Number(l.best.toPrecision(3)),
    median: Number(l.median.toPrecision(3)),
  }))
