import type { Ledger } from './ledger.ts'
import { columnsOf, figureKind, gradeOf, headerOf, headOf, isHeadWord, type TableKind } from './heads.ts'
import { type Signature, signature } from './signature.ts'
import { filled, type Line, type LineRule, partOf, type Piece } from './source.ts'
import { withoutBullet } from './text.ts'
import { unitName } from './units.ts'

/** Stage 4: the document as a list of parts, tables taken apart and put together by their anchor rows. */
export type Segment =
  | {
      readonly kind: TableKind
      readonly header: Line[]
      readonly rows: Line[]
      readonly caption: Piece | null
      readonly continues: boolean
      readonly sheet: string | null
      readonly rule?: LineRule | undefined
    }
  | {
      readonly kind: 'owner'
      readonly strategic: Piece[]
      unit: Piece | null
      level: 'bureau' | 'department' | null
      /** A heading of its own above what is printed for the unit, without the form's label */
      readonly plain?: true
      readonly sheet: string | null
    }
  | { readonly kind: 'overview'; readonly rows: (readonly Piece[])[]; readonly lines: Line[]; readonly sheet: string | null }
  | {
      readonly kind: 'goal-heading' | 'programme-heading'
      readonly head: Piece
      readonly pieces: Piece[]
      readonly sheet: string | null
    }
  | { readonly kind: 'rationale'; readonly lines: Line[]; readonly sheet: string | null }
  | { readonly kind: 'title'; readonly line: Line; readonly sheet: string | null }

export type TableSegment = Extract<Segment, { readonly header: Line[] }>

/** Names never run over more lines than this; what follows is running text. */
const HEADING_LINES = 3

export function segmentsOf(lines: readonly Line[], ledger: Ledger): Segment[] {
  return new Segmenter(ledger).read(lines)
}

class Segmenter {
  readonly #ledger: Ledger
  readonly #segments: Segment[] = []
  #open: Segment | null = null
  #prose: 'direction' | 'contents' | 'purpose' | null = null
  #caption: Piece | null = null
  /** Kind of the table it stands above; null = the next one's */
  #captionOf: TableKind | null = null
  /** Block of the last row put into the open table */
  #block = -1
  /** Only page furniture since then: a table may go on */
  #unbroken = true
  #sheet: string | null = null
  #headings = false
  #signs: ReadonlyMap<Line, Signature | null> = new Map()
  #next: Line | null = null

  constructor(ledger: Ledger) {
    this.#ledger = ledger
  }

  read(lines: readonly Line[]): Segment[] {
    const all = lines.filter((line) => filled(line).length > 0)
    // Where the form labels its departments, nothing else is one.
    this.#signs = new Map(all.map((line) => [line, signature(line)]))
    this.#headings = ![...this.#signs.values()].some((sign) => sign?.kind === 'owner' && sign.level !== 'bureau')
    for (const [i, line] of all.entries()) {
      this.#next = all[i + 1] ?? null
      if (line.sheet !== this.#sheet) {
        this.#close()
        this.#sheet = line.sheet
      }
      this.#line(line)
    }
    return this.#segments
  }

  #line(line: Line) {
    // A name broken over two rows of a budget table may read like a heading or label of the form; the table has the say.
    const sign = this.#signs.get(line) ?? null
    if (sign === null) return this.#plain(line)
    switch (sign.kind) {
      case 'table':
        return this.#table(line, sign.table)
      case 'strategic-goal':
        return this.#strategic(line, sign)
      case 'owner':
        return this.#owner(line, sign)
      case 'overview-name':
      case 'overview-field':
        return this.#overview(line, sign)
      case 'goal-heading':
      case 'programme-heading':
        return this.#named(sign)
      case 'rationale-heading':
        this.#ledger.structure(...line.pieces)
        return this.#start({ kind: 'rationale', lines: [], sheet: line.sheet })
      case 'prose-heading':
        this.#ledger.structure(...line.pieces)
        this.#close()
        this.#prose = sign.section
        return
      case 'caption':
        this.#ledger.structure(...line.pieces)
        this.#captioned(filled(line)[0])
        if (!this.#isTable()) this.#close()
        return
      case 'heading':
        this.#ledger.structure(...line.pieces)
        // '정책사업목표 현황 (단위: 개, 백만원)' in a sheet: heading and caption in one.
        this.#captioned(filled(line).find((piece) => /단위\s*[::]/.test(piece.text)))
        return this.#close()
      case 'page-number':
      case 'rule':
        // Inside a table a lone figure or dash is a cell like any other.
        if (line.kind === 'row' && this.#isTable() && line.block === this.#block) return this.#plain(line)
        if (sign.kind === 'page-number' && this.#onCover() && /성과계획/.test(filled(line)[0]?.squeezed ?? ''))
          return this.#title(line)
        this.#ledger.structure(...line.pieces)
        return
    }
  }

  #table(line: Line, kind: TableKind) {
    this.#ledger.structure(...line.pieces)
    const before = this.#open
    const continues = before !== null && before.kind === kind && this.#unbroken
    const caption = this.#captionOf === null || this.#captionOf === kind ? this.#caption : null
    if (continues) this.#pageContinuation(line)
    this.#start({ kind, header: [line], rows: [], caption, continues, sheet: line.sheet, rule: line.rule })
    this.#block = line.block
    this.#caption = caption
    this.#captionOf = kind
  }

  #strategic(line: Line, sign: Extract<Signature, { kind: 'strategic-goal' }>) {
    this.#ledger.recognised(...line.pieces)
    this.#start({ kind: 'owner', strategic: sign.value ? [sign.value] : [], unit: null, level: null, sheet: line.sheet })
  }

  #owner(line: Line, sign: Extract<Signature, { kind: 'owner' }>) {
    this.#ledger.recognised(...line.pieces)
    if (this.#open?.kind !== 'owner' || this.#open.unit !== null) {
      this.#start({ kind: 'owner', strategic: [], unit: null, level: null, sheet: line.sheet })
    }
    if (this.#open?.kind !== 'owner') return
    this.#open.unit = sign.value
    this.#open.level = sign.level
  }

  #overview(line: Line, sign: Extract<Signature, { pieces: readonly Piece[] }>) {
    const [first] = sign.pieces
    if (
      sign.kind === 'overview-name' &&
      first &&
      this.#open?.kind === 'overview' &&
      line.kind === 'row' &&
      line.block === this.#block
    ) {
      this.#ledger.repair('table-taken-apart', first.raw, sign.pieces.map((piece) => piece.text).join(' | '), first.loc)
    }
    if (sign.kind === 'overview-name') this.#start({ kind: 'overview', rows: [], lines: [], sheet: line.sheet })
    if (this.#open?.kind !== 'overview') return this.#plain(line)
    if (first?.whole)
      this.#ledger.repair('cell-taken-apart', first.raw, sign.pieces.map((piece) => piece.text).join(' | '), first.loc)
    this.#open.rows.push(sign.pieces)
    this.#open.lines.push(line)
    this.#block = line.block
  }

  #named(sign: Extract<Signature, { kind: 'goal-heading' | 'programme-heading' }>) {
    this.#ledger.structure(sign.head)
    this.#start({ kind: sign.kind, head: sign.head, pieces: sign.value ? [sign.value] : [], sheet: this.#sheet })
    if (sign.value) this.#ledger.recognised(sign.value)
  }

  /** A line without a signature belongs to what is open, or to nothing. */
  #plain(line: Line) {
    const open = this.#open
    if (open !== null) {
      if ('header' in open && this.#joins(open, line)) return
      if (open.kind === 'rationale' && line.kind === 'text') {
        open.lines.push(line)
        return
      }
      if (
        (open.kind === 'goal-heading' || open.kind === 'programme-heading') &&
        filled(line).length === 1 &&
        open.pieces.length < HEADING_LINES
      ) {
        const [piece] = filled(line)
        // A name carries no bullet: what does is running text whose heading got lost.
        if (piece && !/^\(?\d+[.)]/.test(piece.text) && withoutBullet(piece.text) === piece.text) {
          open.pieces.push(piece)
          this.#ledger.recognised(piece)
          return
        }
        this.#close()
        this.#prose = 'purpose'
      }
      if (open.kind === 'owner' && open.unit === null && open.strategic.length < 6 && filled(line).length === 1) {
        open.strategic.push(...filled(line))
        this.#ledger.recognised(...line.pieces)
        return
      }
      if (open.kind === 'overview' && line.kind === 'row' && line.block === this.#block) {
        open.rows.push(line.pieces)
        open.lines.push(line)
        return
      }
    }
    // Texts in a frame come as tables of one cell.
    const alone = line.kind === 'text' || filled(line).length === 1
    if (alone && this.#runningHead(line)) return this.#ledger.structure(...line.pieces)
    const unit = alone && this.#headings ? this.#unitHeading(line) : null
    if (unit) {
      this.#ledger.recognised(...line.pieces)
      const level = unitName(unit.text) === 'bureau' ? 'bureau' : unitName(unit.text) === 'department' ? 'department' : null
      return this.#start({ kind: 'owner', strategic: [], unit, level, plain: true, sheet: line.sheet })
    }
    if (this.#prose !== null && alone) return this.#ledger.prose(this.#prose, ...line.pieces)
    if (alone && this.#onCover()) return this.#title(line)
    this.#ledger.strange(line, line.kind === 'text' ? 'text-outside-sections' : 'row-unknown')
    this.#unbroken = false
  }

  #joins(open: TableSegment, line: Line): boolean {
    if (line.kind !== 'row') return false
    if (line.block !== this.#block) {
      const width = open.header[0]?.pieces.length ?? 0
      // The rest of a table after a page break, without its header: same width, only page furniture between.
      if (!this.#unbroken || line.pieces.length !== width) return false
      this.#block = line.block
      this.#pageContinuation(line)
    }
    if (open.rows.length === 0 && (line.rule ? line.rule.part === 'more' : headerGoesOn(open.kind, line, open.header))) {
      open.header.push(line)
      this.#ledger.structure(...line.pieces)
    } else {
      open.rows.push(line)
    }
    return true
  }

  /** A line of the cover again, on top of a later page. */
  #runningHead(line: Line): boolean {
    const bare = (of: Line) => (filled(of)[0]?.squeezed ?? '').replace(/^[-·\d]+|[-·\d]+$/g, '')
    return (
      !this.#onCover() &&
      this.#segments.some((segment) => segment.kind === 'title' && bare(segment.line) !== '' && bare(segment.line) === bare(line))
    )
  }

  /** The name of a unit above what the form prints for one. */
  #unitHeading(line: Line): Piece | null {
    const [piece] = filled(line)
    const text =
      piece?.text.replace(/^(?:[□○■●◇◆▣※-]|\(?\d{1,2}[.)]|[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ]+[.)]?|[<[(〈《【])\s*|\s*[>\])〉》】]$/g, '') ?? ''
    const level = piece && this.#next ? unitName(text) : null
    const form = level !== null && level !== 'government' && this.#next ? this.#signs.get(this.#next)?.kind : undefined
    return piece && form && !['page-number', 'rule', 'overview-field'].includes(form) ? partOf(piece, text) : null
  }

  #title(line: Line) {
    this.#segments.push({ kind: 'title', line, sheet: line.sheet })
  }
  #onCover = () => this.#segments.every((segment) => segment.kind === 'title')
  #pageContinuation(line: Line) {
    const [first] = filled(line)
    if (first) this.#ledger.repair('page-continuation', first.raw, first.text, first.loc)
  }
  #isTable = () => this.#open !== null && 'header' in this.#open

  #captioned(piece: Piece | undefined) {
    if (!piece) return
    this.#caption = piece
    this.#captionOf = null
  }

  #start(segment: Segment) {
    this.#segments.push(segment)
    this.#open = segment
    this.#prose = null
    this.#caption = null
    this.#unbroken = true
  }

  #close() {
    this.#open = null
    this.#prose = null
    this.#unbroken = false
  }
}

/** A further header row of a table: words of a header only, and no figures but years that stand together. */
export function headerGoesOn(kind: TableKind, line: Line, above: readonly Line[]): boolean {
  const pieces = filled(line)
  const labels = pieces.map((piece) => piece.label)
  const digits = labels.filter((label) => /^[△-]?\d[\d,·]*%?$/.test(label)).length
  if (kind === 'staffing') return labels.some((label) => gradeOf(label) !== null) && digits === 0
  if (headerOf(pieces) !== null) return false
  const understood = pieces.filter((piece) => isHeadWord(piece, kind)).length
  if (kind !== 'indicators') return understood === pieces.length && digits === 0
  // '목표 | 30 | 31' is a row of figures, '구분 | 30 | 31' and '목표 | 실적 | 목표' are words, '30 | 31 | 32' are years.
  if (labels.includes('구분')) return understood * 2 > pieces.length
  if (understood < pieces.length) return false
  const words = labels.filter((label) => rowLabelled(label)).length
  if (digits === 0) return words === 0 || words >= 2
  // Below '연도' or a name stand rows, whatever they look like.
  const roles = columnsOf(above, kind)
  if (line.pieces.some((piece, c) => piece.text !== '' && (roles[c]?.roles.length ?? 0) > 0)) return false
  const years = pieces.flatMap(({ label }) => headOf(label).year ?? [])
  return (
    words === 0 &&
    years.length >= 2 &&
    years.every((year, i) => i === 0 || year === years[0] || Math.abs(year - (years[i - 1] ?? 0)) === 1)
  )
}

const rowLabelled = (label: string): boolean => figureKind(headOf(label).words[0] ?? '', 'indicators') !== null
