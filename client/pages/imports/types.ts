/** A person's own value in the place of what was read. */
export interface Corrected {
  readonly by: string
  readonly at: string
}
