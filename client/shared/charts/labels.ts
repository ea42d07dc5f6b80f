/** Words beside and under bars and lines: how they are cut, moved apart and listed. */
/** Cuts a name for a chart's axis; the whole of it stands in the table form. */
export const shorten = (name: string, most: number): string =>
  name.length <= most ? name : `${name.slice(0, most - 1).trimEnd()}…`
