import type { Rule } from './pdf-rules.ts'

export interface RuledCell {
  readonly row: number
  readonly column: number
  readonly rowSpan: number
  readonly columnSpan: number
  readonly x1: number
  readonly y1: number
  readonly x2: number
  readonly y2: number
}

export interface RuledTable {
  readonly rows: number
  readonly columns: number
  readonly cells: readonly RuledCell[]
  readonly x1: number
  readonly y1: number
  readonly x2: number
  readonly y2: number
}

/** Lines this near are one, and lines this near touch. */
const NEAR = 2
const MIN_LENGTH = 5

/**
 * The tables that ruling lines draw: lines that touch belong together, their positions are the grid, and neighbouring places
 * without a line between them are one merged cell. Tables that only follow each other stay apart, as they are drawn.
 * None on a page with so many lines that it is a drawing.
 */
export function ruledTables(rules: readonly Rule[]): RuledTable[] {
  if (rules.length > 20_000) return []
  const long = joined(rules.filter((rule) => rule.x2 - rule.x1 >= MIN_LENGTH || rule.y2 - rule.y1 >= MIN_LENGTH))
  if (long.length > 4000) return []
  return groups(long)
    .flatMap(tableOf)
    .toSorted((a, b) => a.y1 - b.y1 || a.x1 - b.x1)
}

const isFlat = (rule: Rule) => rule.y2 - rule.y1 <= rule.x2 - rule.x1

/** One line for pieces that lie on each other or continue each other. */
function joined(rules: readonly Rule[]): Rule[] {
  const flat = merge(rules.filter(isFlat).map(({ x1, y1, x2, y2 }) => ({ at: (y1 + y2) / 2, from: x1, to: x2 })))
  const steep = merge(
    rules.filter((rule) => !isFlat(rule)).map(({ x1, y1, x2, y2 }) => ({ at: (x1 + x2) / 2, from: y1, to: y2 })),
  )
  return [
    ...flat.map(({ at, from, to }) => ({ x1: from, x2: to, y1: at, y2: at })),
    ...steep.map(({ at, from, to }) => ({ x1: at, x2: at, y1: from, y2: to })),
  ]
}

interface Piece {
  readonly at: number
  readonly from: number
  readonly to: number
}

function merge(pieces: readonly Piece[]): Piece[] {
  const ats = positions(pieces.map(({ at }) => at))
  const byPosition = new Map<number, Piece[]>()
  for (const piece of pieces) {
    const at = nearest(ats, piece.at)
    const same = byPosition.get(at)
    if (same) same.push({ ...piece, at: ats[at] ?? piece.at })
    else byPosition.set(at, [{ ...piece, at: ats[at] ?? piece.at }])
  }
  return [...byPosition.values()].flatMap((same) => {
    const found: Piece[] = []
    for (const piece of same.toSorted((a, b) => a.from - b.from)) {
      const last = found.at(-1)
      if (last && piece.from <= last.to + NEAR) found[found.length - 1] = { ...last, to: Math.max(last.to, piece.to) }
      else found.push(piece)
    }
    return found
  })
}

/** Positions that differ by a hair are one: the mean of each cluster. */
function positions(values: readonly number[]): number[] {
  const clusters: number[][] = []
  for (const value of values.toSorted((a, b) => a - b)) {
    const last = clusters.at(-1)
    if (last && value - (last[0] ?? 0) <= NEAR) last.push(value)
    else clusters.push([value])
  }
  return clusters.map((cluster) => cluster.reduce((sum, value) => sum + value, 0) / cluster.length)
}

function nearest(values: readonly number[], value: number): number {
  let best = 0
  values.forEach((candidate, i) => {
    if (Math.abs(candidate - value) < Math.abs((values[best] ?? 0) - value)) best = i
  })
  return best
}

function groups(rules: readonly Rule[]): Rule[][] {
  const group = rules.map((_, i) => i)
  const root = (i: number): number => {
    let at = i
    while (group[at] !== at) at = group[at] = group[group[at] ?? at] ?? at
    return at
  }
  rules.forEach((a, i) => {
    for (let j = i + 1; j < rules.length; j++) {
      const b = rules[j]
      if (b && a.x1 <= b.x2 + NEAR && b.x1 <= a.x2 + NEAR && a.y1 <= b.y2 + NEAR && b.y1 <= a.y2 + NEAR) group[root(i)] = root(j)
    }
  })
  return [...Map.groupBy(rules, (_, i) => root(i)).values()]
}

/** A table that a page cuts off may have no line at its end: where its columns end together there is one. */
function closed(flat: readonly Rule[], steep: readonly Rule[]): readonly Rule[] {
  const [left, right] = [Math.min(...steep.map(({ x1 }) => x1)), Math.max(...steep.map(({ x2 }) => x2))]
  const ends = [Math.min(...steep.map(({ y1 }) => y1)), Math.max(...steep.map(({ y2 }) => y2))]
  const open = ends.filter(
    (end, i) =>
      steep.filter((rule) => Math.abs((i === 0 ? rule.y1 : rule.y2) - end) <= NEAR).length >= 2 &&
      flat.every(({ y1 }) => Math.abs(y1 - end) > MIN_LENGTH),
  )
  return [...flat, ...open.map((y) => ({ x1: left, x2: right, y1: y, y2: y }))]
}

function tableOf(rules: readonly Rule[]): RuledTable[] {
  const steep = rules.filter((rule) => !isFlat(rule))
  const flat = closed(rules.filter(isFlat), steep)
  const ys = positions(flat.map(({ y1 }) => y1))
  const xs = positions(steep.map(({ x1 }) => x1))
  const rows = ys.length - 1
  const columns = xs.length - 1
  if (rows < 1 || columns < 1 || rows * columns > 100_000) return []
  const bars = (lines: readonly Rule[], at: number, from: number, to: number, flatLines: boolean) =>
    lines.some((line) => {
      const overlap = Math.min(to, flatLines ? line.x2 : line.y2) - Math.max(from, flatLines ? line.x1 : line.y1)
      return Math.abs((flatLines ? line.y1 : line.x1) - at) <= NEAR && overlap >= (to - from) * 0.6
    })
  const place = (i: number, of: readonly number[]) => of[i] ?? 0
  const wallRight = (r: number, c: number) => bars(steep, place(c + 1, xs), place(r, ys), place(r + 1, ys), false)
  const wallBelow = (r: number, c: number) => bars(flat, place(r + 1, ys), place(c, xs), place(c + 1, xs), true)
  const taken = new Set<number>()
  const cells: RuledCell[] = []
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      if (taken.has(row * columns + column)) continue
      let right = column
      while (right < columns - 1 && !wallRight(row, right) && !taken.has(row * columns + right + 1)) right++
      let below = row
      while (below < rows - 1 && !wallBelow(below, column)) below++
      for (let r = row; r <= below; r++) for (let c = column; c <= right; c++) taken.add(r * columns + c)
      cells.push({
        row,
        column,
        rowSpan: below - row + 1,
        columnSpan: right - column + 1,
        x1: place(column, xs),
        y1: place(row, ys),
        x2: place(right + 1, xs),
        y2: place(below + 1, ys),
      })
    }
  }
  return [{ rows, columns, cells, x1: place(0, xs), y1: place(0, ys), x2: place(columns, xs), y2: place(rows, ys) }]
}
