/** The rows in the order of a value: equal ones stay as they came, those without one (null) come last both ways. */
export function sortedRows<Row>(rows: readonly Row[], valueOf: (row: Row) => number | string | null, desc: boolean): Row[] {
  // Each value is asked once, not at each comparison.
  const valued: { readonly row: Row; readonly value: number | string }[] = []
  const without: Row[] = []
  for (const row of rows) {
    const value = valueOf(row)
    if (value === null) without.push(row)
    else valued.push({ row, value })
  }
  const way = desc ? -1 : 1
  valued.sort((a, b) => (a.value === b.value ? 0 : a.value > b.value ? way : -way))
  return [...valued.map(({ row }) => row), ...without]
}
