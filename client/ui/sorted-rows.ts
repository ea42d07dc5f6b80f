/** The rows in the order of a value: equal ones stay as they came, those without one (null) come last both ways. */
export function sortedRows<Row>(rows: readonly Row[], valueOf: (row: Row) => number | string | null, desc: boolean): Row[] {
  // Each value is asked once, not at each comparison; and places are sorted, beside which nothing is made.
  const values = rows.map(valueOf)
  const valued: number[] = []
  const without: number[] = []
  for (const [place, value] of values.entries()) (value === null ? without : valued).push(place)
  const way = desc ? -1 : 1
  valued.sort((a, b) => {
    // Of places with a value.
    const x = values[a] as number | string
    const y = values[b] as number | string
    return x === y ? 0 : x > y ? way : -way
  })
  // Of places of rows.
  return [...valued, ...without].map((place) => rows[place] as Row)
}
