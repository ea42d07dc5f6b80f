import type { Segment } from '../words/sentence.ts'
import type { Both } from '../words/terms.ts'
import type { ThingKind } from './link.ts'
import type { Understood } from './understand.ts'

export type Tone = Segment['tone']

/** A place of the product where a figure stands, as an address. */
export interface Place {
  readonly to:
    | '/overview'
    | '/departments/$departmentId'
    | '/budget'
    | '/deadlines'
    | '/schedules'
    | '/schedules/$scheduleId'
    | '/services'
  readonly departmentId?: number
  readonly scheduleId?: number
  readonly search: Readonly<Record<string, string | number | boolean>>
}

/** What a figure is, so that it can be looked for where its cite leads. */
type Field =
  | 'target'
  | 'original-target'
  | 'actual'
  | 'so-far'
  | 'period'
  | 'gap'
  | 'rate'
  | 'points-lost'
  | 'score'
  | 'measured-weight'
  | 'total-weight'
  | 'weight'
  | 'pace-value'
  | 'pace-expected'
  | 'pace-gap'
  | 'indicators'
  | 'category-count'
  | 'pace-count'
  | 'amount'
  | 'amount-before'
  | 'change'
  | 'change-rate'
  | 'spent'
  | 'late'
  | 'to-enter'
  | 'to-review'
  | 'due'
  | 'progress'
  | 'phone'
  | 'slip'

/** Where a figure is from: a line of a document, what was entered here, or the working that made it. */
export type Cite =
  | {
      readonly kind: 'document'
      readonly document: string
      readonly table: string
      readonly row: string
      readonly column: string
      readonly line: number | null
      /** as it is printed */
      readonly raw: string
    }
  | { readonly kind: 'record' | 'formula' | 'count'; readonly words: Both }

/** One figure of an answer. */
export interface Figure {
  /** 1 and up, in the order of the answer */
  readonly mark: number
  readonly field: Field
  readonly label: Both
  /** in `unit`; amounts in 원 */
  readonly value: number
  readonly unit: string
  /** as it stands in the sentence, with its unit */
  readonly text: Both
  readonly tone: Tone
  /** whose it is; of counts what was counted */
  readonly of: { readonly kind: ThingKind; readonly id: number } | null
  readonly year: number
  /** of counts: which state */
  readonly state: string | null
  readonly cite: Cite
  readonly place: Place
}

/** A piece of a sentence: words, or the mark of a figure whose text stands there. */
export type Piece = { readonly text: string; readonly tone: Tone } | { readonly mark: number }
/** A sentence in both languages. */
export interface Line {
  readonly ko: readonly Piece[]
  readonly en: readonly Piece[]
}

/** What somebody wrote or a plan printed, word for word. Never part of a sentence. */
export interface Quote {
  readonly label: Both
  readonly text: string
  /** whose it is, where several are quoted */
  readonly of: string | null
  readonly cite: Cite
  readonly place: Place
}

export interface Cell {
  readonly mark: number | null
  /** where there is no figure, or beside it */
  readonly text: Both | null
  readonly tone: Tone
}
export interface Row {
  readonly name: string
  readonly within: string
  readonly place: Place
  readonly cells: readonly Cell[]
}
/** The same figures as lines: of each row one cell a column. */
export interface Table {
  readonly columns: readonly Both[]
  readonly rows: readonly Row[]
  /** lines that are left out; they are on the page */
  readonly more: number
}

type AnswerStatus = 'answered' | 'ambiguous' | 'unknown' | 'forbidden' | 'no-data'

/** A further question, in the asker's language, that has an answer. */
export interface Choice {
  readonly name: string
  readonly kind: ThingKind
  readonly id: number
  readonly within: string
}

/** What an intent says of what was understood. */
export interface AnswerBody {
  readonly status: AnswerStatus
  readonly sentence: Line
  readonly notes: readonly { readonly tone: 'warn' | 'plain'; readonly line: Line }[]
  readonly quotes: readonly Quote[]
  readonly figures: readonly Figure[]
  readonly table: Table | null
  readonly next: readonly Both[]
  /** the page about it */
  readonly place: Place | null
}

/** The answer to one question. */
export interface Answer extends AnswerBody {
  readonly scope: {
    readonly year: number
    readonly bureau: { readonly id: number; readonly name: string }
    readonly structure: 'then' | 'current'
    /** ISO day as of which it is known */
    readonly asOf: string
    /** 평가규칙 by which rates and scores were made; null where none is in the answer */
    readonly policy: string | null
  }
  readonly understood:
    | (Pick<Understood, 'intent' | 'years' | 'period' | 'state' | 'measure' | 'most' | 'level' | 'aspect'> & {
        readonly subject: Choice | null
        readonly against: Choice | null
        /** why this year, where the question named none */
        readonly whyYear: Both | null
        readonly intents: readonly Understood['intent'][]
        /** what it could be about as well: things of its kind beside it */
        readonly subjects: readonly Choice[]
        readonly knownYears: readonly number[]
      })
    | null
  /** words nobody understood */
  readonly unread: readonly string[]
  readonly choices: readonly Choice[]
}

/** Collects the figures of an answer and numbers them in the order in which they are said. */
export class Figures {
  readonly all: Figure[] = []
  add(figure: Omit<Figure, 'mark' | 'tone' | 'state'> & { readonly tone?: Tone; readonly state?: string }): Figure {
    const made = { tone: 'plain' as const, state: null, ...figure, mark: this.all.length + 1 }
    this.all.push(made)
    return made
  }
}

export const toned = (text: string, tone: Tone): Piece => ({ text, tone })

/** A sentence of words, figures and toned words: line`2024년 목표 ${target}에 …`. */
export function line(
  strings: readonly string[],
  ...parts: readonly (string | Figure | Piece | readonly Piece[])[]
): readonly Piece[] {
  const pieces: Piece[] = []
  const text = (words: string) => {
    const last = pieces.at(-1)
    if (words === '') return
    if (last !== undefined && 'text' in last && last.tone === 'plain')
      pieces[pieces.length - 1] = { text: last.text + words, tone: 'plain' }
    else pieces.push({ text: words, tone: 'plain' })
  }
  strings.forEach((words, index) => {
    text(words)
    const part = parts[index]
    if (part === undefined) return
    if (typeof part === 'string') text(part)
    else if (Array.isArray(part))
      for (const piece of part as readonly Piece[]) {
        if ('text' in piece && piece.tone === 'plain') text(piece.text)
        else pieces.push(piece)
      }
    else if ('value' in part) pieces.push({ mark: part.mark })
    else pieces.push(part as Piece)
  })
  return pieces
}

/** The figures numbered as a reader meets them: in the sentence, in the notes, then in the lines. */
export function inOrderOfReading(body: AnswerBody): AnswerBody {
  const met = [body.sentence, ...body.notes.map((note) => note.line)].flatMap((one) =>
    one.ko.flatMap((piece) => ('mark' in piece ? [piece.mark] : [])),
  )
  const order = [...new Set([...met, ...body.figures.map((figure) => figure.mark)])]
  const number = new Map(order.map((mark, index) => [mark, index + 1]))
  const of = (mark: number) => number.get(mark) ?? mark
  const pieces = (some: readonly Piece[]) => some.map((piece) => ('mark' in piece ? { mark: of(piece.mark) } : piece))
  const said = ({ ko, en }: Line): Line => ({ ko: pieces(ko), en: pieces(en) })
  const cells = (row: Row): Row => ({
    ...row,
    cells: row.cells.map((cell) => ({ ...cell, mark: cell.mark === null ? null : of(cell.mark) })),
  })
  return {
    ...body,
    sentence: said(body.sentence),
    notes: body.notes.map((note) => ({ ...note, line: said(note.line) })),
    figures: body.figures.map((figure) => ({ ...figure, mark: of(figure.mark) })).toSorted((a, b) => a.mark - b.mark),
    table: body.table && { ...body.table, rows: body.table.rows.map(cells) },
  }
}

/** Several lines as one, with blanks between. */
export const joined = (...lines: readonly (readonly Piece[])[]): readonly Piece[] =>
  lines.filter((one) => one.length > 0).flatMap((one, index) => (index === 0 ? one : [toned(' ', 'plain'), ...one]))

/** The sentence as running text, for those who only hear it, and for documents. */
export const spokenLine = (pieces: readonly Piece[], figures: readonly Figure[], language: keyof Both): string =>
  pieces
    .map((piece) => ('text' in piece ? piece.text : (figures.find((one) => one.mark === piece.mark)?.text[language] ?? '')))
    .join('')

export const NOTHING: Omit<AnswerBody, 'status' | 'sentence'> = {
  notes: [],
  quotes: [],
  figures: [],
  table: null,
  next: [],
  place: null,
}
