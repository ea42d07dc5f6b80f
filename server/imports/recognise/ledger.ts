import type { Loc } from '../../documents/model.ts'
import type {
  Attention,
  AttentionKind,
  Coverage,
  Repair,
  RepairKind,
  UnreadCell,
  Unrecognised,
  UnrecognisedWhy,
} from '../records.ts'
import { filled, type Line, type Piece } from './source.ts'

export type Prose = keyof Coverage['leftOut']
type Fate = 'recognised' | 'structure' | 'unrecognised' | Prose

/** Books what becomes of every piece of the document, and what was repaired and asked on the way: nothing is dropped unseen. */
export class Ledger {
  readonly repairs: Repair[] = []
  readonly attention: Attention[] = []
  readonly unrecognised: Unrecognised[] = []
  readonly #fates = new Map<Piece, Fate>()

  recognised(...pieces: readonly Piece[]) {
    this.#book(pieces, 'recognised')
  }
  structure(...pieces: readonly Piece[]) {
    this.#book(pieces, 'structure')
  }
  prose(section: Prose, ...pieces: readonly Piece[]) {
    this.#book(pieces, section)
  }

  /** A whole line nobody could read, as one entry. Pieces with a fate already keep it. */
  strange(line: Line, why: UnrecognisedWhy, what: Unrecognised['what'] = line.kind === 'text' ? 'text' : 'row') {
    const open = filled(line).filter((piece) => !this.#has(piece))
    const [first] = open
    if (!first) return
    this.#book(open, 'unrecognised')
    const cells = open.map(({ loc }): UnreadCell => [loc.row, loc.column])
    this.unrecognised.push({ what, why, raw: open.map((piece) => piece.raw).join(' | '), loc: first.loc, cells })
  }

  /** A piece that belongs to no line any more. */
  alone(piece: Piece, kind: Line['kind'], why: UnrecognisedWhy) {
    this.strange({ kind, pieces: [piece], block: piece.loc.block, sheet: piece.loc.sheet }, why)
  }

  /** What is left of a line whose fields were taken: each remaining cell is listed by itself. */
  rest(line: Line) {
    for (const piece of filled(line)) {
      if (this.#has(piece)) continue
      this.#book([piece], 'unrecognised')
      this.unrecognised.push({
        what: line.kind === 'text' ? 'text' : 'cell',
        why: 'cell-outside-columns',
        raw: piece.raw,
        loc: piece.loc,
        cells: [[piece.loc.row, piece.loc.column]],
      })
    }
  }

  repair(kind: RepairKind, raw: string, now: string, loc: Loc): Repair {
    const repair = { kind, raw, now, loc }
    this.repairs.push(repair)
    return repair
  }

  ask(kind: AttentionKind, subject: string, at: { readonly raw: string; readonly loc: Loc }, proposal: string | null = null) {
    this.attention.push({ kind, weight: 'ask', subject, raw: at.raw, proposal, loc: at.loc })
  }
  note(kind: AttentionKind, subject: string, at: { readonly raw: string; readonly loc: Loc }, proposal: string | null = null) {
    this.attention.push({ kind, weight: 'note', subject, raw: at.raw, proposal, loc: at.loc })
  }

  /** Questions about tables that are no more than a check of others need no answer, but where they differ. */
  settled(blocks: ReadonlySet<number>) {
    const left = this.attention.filter(({ kind, loc }) => kind === 'summary-differs' || !blocks.has(loc.block))
    this.attention.splice(0, this.attention.length, ...left)
  }

  /** Rows of one table nobody could read stand together as one table. */
  wholeTables(): Unrecognised[] {
    const merged: (Unrecognised & { readonly cells: UnreadCell[] })[] = []
    for (const entry of this.unrecognised.toSorted((a, b) => a.loc.block - b.loc.block || (a.loc.row ?? 0) - (b.loc.row ?? 0))) {
      const last = merged.at(-1)
      const sameTable =
        last &&
        last.why === 'row-unknown' &&
        entry.why === 'row-unknown' &&
        last.loc.block === entry.loc.block &&
        entry.loc.row !== null
      if (last && sameTable) {
        last.cells.push(...(entry.cells ?? []))
        merged[merged.length - 1] = { ...last, what: 'table', raw: `${last.raw}\n${entry.raw}` }
      } else merged.push({ ...entry, cells: [...(entry.cells ?? [])] })
    }
    return merged.map((entry) =>
      entry.what === 'table' && entry.why === 'row-unknown' ? { ...entry, why: 'table-unknown' } : entry,
    )
  }

  coverage(): Coverage {
    const count = (fate: Fate) => [...this.#fates.values()].filter((f) => f === fate).length
    return {
      recognised: count('recognised'),
      structure: count('structure'),
      leftOut: {
        direction: count('direction'),
        contents: count('contents'),
        purpose: count('purpose'),
        projectContents: count('projectContents'),
        byPerson: count('byPerson'),
      },
      unrecognised: count('unrecognised'),
    }
  }

  #has = (piece: Piece) => this.#fates.has(piece.whole ?? piece)

  #book(pieces: readonly Piece[], fate: Fate) {
    for (const piece of pieces) {
      const whole = piece.whole ?? piece
      if (piece.text !== '' && whole.text !== '') this.#fates.set(whole, fate)
    }
  }
}
