import type { Block, Cell, Loc } from '#server/documents/model.ts'
import { randomOf } from './synthetic.ts'

export interface PrintedFigure {
  readonly block: number
  readonly row: number
  readonly column: number
  readonly text: string
  readonly means: Meaning
}
export type Meaning =
  | {
      readonly what: 'target' | 'original' | 'actual' | 'rate'
      readonly of: string
      readonly year: number
      readonly value: number | null
    }
  | { readonly what: 'weight'; readonly of: string; readonly value: number | null }
  | { readonly what: 'amount'; readonly of: string; readonly year: number; readonly kind: string; readonly won: number | null }
  /** of a unit's posts or people; a grade of ours may be several of the document's */
  | { readonly what: 'staff'; readonly of: string; readonly column: string; readonly value: number }
  /** of a unit's 예산현황: item and column */
  | { readonly what: 'statement'; readonly of: string; readonly item: string; readonly column: string; readonly won: number }
  /** no field of a plan, but a check of others; `holds`: it agrees with them */
  | { readonly what: 'sum'; readonly holds: boolean }
  /** of the table that lists the indicators once more */
  | { readonly what: 'again'; readonly of: string; readonly year: number; readonly value: number | null }

/** `also`: the cell holds a second figure */
export type Slot = string | { readonly text: string; readonly means: Meaning; readonly also?: Meaning }
/** Under the merged cell above, or beside the one to the left */
export const UP = '\u0001'
export const LEFT = '\u0002'

/** A document as it is drawn, block by block, with every printed figure and its place. */
export class Paper {
  readonly random: (below: number) => number
  readonly blocks: Block[] = []
  readonly figures: PrintedFigure[] = []
  /** what was drawn, for a failure's message */
  readonly drawn: string[] = []
  readonly merged: boolean

  constructor(seed: number) {
    this.random = randomOf(seed * 7919 + 13)
    this.merged = this.yes()
  }

  /** @param headRows rows that are repeated where the table goes on over a page; none = it does not */
  table(rows: readonly (readonly Slot[])[], headRows = 0) {
    const width = Math.max(...rows.map((row) => row.length))
    const whole = rows.map((row) => [...row, ...Array.from({ length: width - row.length }, () => '')])
    // A page ends between two rows, also inside an indicator; its merged cells are blank on the next.
    const cut =
      headRows > 0 && whole.length > headRows + 2 && this.random(4) === 0
        ? headRows + 1 + this.random(whole.length - headRows - 1)
        : 0
    if (cut === 0) return this.#put(whole)
    const head = this.yes() ? whole.slice(0, headRows) : []
    this.drawn.push(head.length > 0 ? 'cut with header' : 'cut')
    this.#put(whole.slice(0, cut))
    if (this.yes()) this.furniture()
    const rest = whole.slice(cut).map((row, r) => row.map((slot) => (slot === UP && r === 0 ? '' : slot)))
    const clear = rest.map((row, r) => row.map((slot, c) => (slot === UP && !reaches(rest, r, c) ? '' : slot)))
    this.#put([...head, ...clear])
  }

  /** What stands on a page besides the plan: its number, the title once more. */
  furniture() {
    const [title] = this.blocks
    const number = `- ${this.random(90) + 1} -`
    if (title?.kind === 'text' && this.random(3) === 0) this.text(this.yes() ? title.text : `${title.text} ${number}`)
    else this.text(number)
  }

  #put(rows: readonly (readonly Slot[])[]) {
    const block = this.blocks.length
    const grid = rows.map((row, r) =>
      row.map((slot, c): Cell => {
        const text = slot === UP || slot === LEFT ? '' : typeof slot === 'string' ? slot : slot.text
        const covered = this.merged && (slot === UP || slot === LEFT)
        if (typeof slot !== 'string')
          for (const means of slot.also ? [slot.means, slot.also] : [slot.means])
            this.figures.push({ block, row: r, column: c, text, means })
        const down = run(
          rows.slice(r + 1).map((next) => next[c]),
          UP,
        )
        const right = run(row.slice(c + 1), LEFT)
        return {
          raw: text,
          text,
          rowSpan: this.merged && !covered ? 1 + down : 1,
          columnSpan: this.merged && !covered ? 1 + right : 1,
          covered,
          loc: locOf(block, r, c),
        }
      }),
    )
    this.blocks.push({ kind: 'table', grid, loc: locOf(block, null, null) })
  }

  text(text: string) {
    this.blocks.push({ kind: 'text', raw: text, text, heading: null, loc: locOf(this.blocks.length, null, null) })
  }

  yes = () => this.random(2) === 0
  pick = <T>(list: readonly T[]): T => list[this.random(list.length)] as T
  choice = <T>(what: string, list: readonly T[]): T => {
    const chosen = this.pick(list)
    this.drawn.push(`${what}: ${String(chosen)}`)
    return chosen
  }
  shuffled = <T>(list: readonly T[]): readonly T[] => (this.yes() ? list : list.toReversed())
}

const run = (slots: readonly (Slot | undefined)[], mark: string): number => {
  const end = slots.findIndex((slot) => slot !== mark)
  return end < 0 ? slots.length : end
}
/** A mark UP has a cell of its own above it in the same piece of the table. */
const reaches = (rows: readonly (readonly Slot[])[], row: number, column: number): boolean =>
  rows.slice(0, row).some((above) => above[column] !== UP && above[column] !== '')

export const shown = (value: number | null): string =>
  value === null ? '' : value.toLocaleString('en-US', { maximumFractionDigits: 3 })

const locOf = (block: number, row: number | null, column: number | null): Loc => ({
  block,
  row,
  column,
  line: null,
  page: null,
  sheet: null,
  box: null,
})
