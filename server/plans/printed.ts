/** How and where a figure is printed in the document it was read from, for its provenance. */
export interface Printed {
  /** as printed; '' where nothing is printed */
  readonly raw: string
  /** 1 = as printed or confirmed by a person, 0.9 = repaired by a rule, less = a proposal */
  readonly confidence: number
  readonly line: number | null
  readonly page: number | null
  readonly sheet: string | null
  readonly address: string | null
  /** page, x, y, width, height in points from the top left */
  readonly box: readonly [page: number, x: number, y: number, width: number, height: number] | null
  readonly block: number | null
  readonly row: number | null
  readonly column: number | null
  readonly repairs: readonly string[]
  /** another value than the printed one was entered by a person */
  readonly corrected: { readonly at: string; readonly by: string } | null
}

/** Of a figure that a person transcribed: what is printed, and the line where the document has lines. */
export const printedByHand = (raw: string, line: number | null): Printed => ({
  raw,
  confidence: 1,
  line,
  page: null,
  sheet: null,
  address: null,
  box: null,
  block: null,
  row: null,
  column: null,
  repairs: [],
  corrected: null,
})
