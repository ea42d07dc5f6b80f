import { headerOf, type TableKind } from './heads.ts'
import { filled, type Line, partOf, type Piece } from './source.ts'
import { withoutBullet } from './text.ts'

/** What a line is by the words it begins with; never by a heading's level, a table's number or a count of columns. */
export type Signature =
  | { readonly kind: 'table'; readonly table: TableKind }
  | { readonly kind: 'strategic-goal'; readonly head: Piece; readonly value: Piece | null }
  | { readonly kind: 'owner'; readonly head: Piece; readonly level: 'bureau' | 'department' | null; readonly value: Piece | null }
  | { readonly kind: 'overview-name' | 'overview-field'; readonly pieces: readonly Piece[] }
  | { readonly kind: 'goal-heading' | 'programme-heading'; readonly head: Piece; readonly value: Piece | null }
  | { readonly kind: 'rationale-heading' }
  | { readonly kind: 'prose-heading'; readonly section: 'direction' | 'contents' | 'purpose' }
  | { readonly kind: 'heading' | 'caption' | 'page-number' | 'rule' }

const OVERVIEW =
  /^(사업명|사업내용|사업기간|지원형태|지원조건|(?:사업)?시행(?:주체|기관)|사업(?:위치|규모|대상)|총사업비|재원(?:구성)?)(.*)$/
const OWNER = /^소관(실국|실·국|국|본부|실|부서|실과|과|부서명)?$/

/** Reads the signature of a line; null = a row of figures, running text, or something strange. */
export function signature(line: Line): Signature | null {
  const pieces = filled(line)
  const [first] = pieces
  if (!first) return null
  if (line.rule) return line.rule.part === 'header' ? { kind: 'table', table: line.rule.table } : null
  const table = headerOf(pieces)
  if (table) return { kind: 'table', table }
  return labelled(line, pieces, first) ?? (pieces.length === 1 ? headingOf(first) : null)
}

/** '전략목표 | …', '[소관부서] | …', '사업명 | …', '단위사업 | …', also with label and value in one cell or text. */
function labelled(line: Line, pieces: readonly Piece[], first: Piece): Signature | null {
  const value = pieces[1] ?? null
  if (pieces.length <= 2) {
    if (first.label === '전략목표') return { kind: 'strategic-goal', head: first, value }
    const owner = OWNER.exec(first.label)
    if (owner && (value || line.kind === 'row')) return { kind: 'owner', head: first, level: levelOf(owner[1]), value }
    if (first.label === '정책사업목표') return { kind: 'goal-heading', head: first, value }
    if (first.label === '단위사업' || first.label === '단위사업명') return { kind: 'programme-heading', head: first, value }
  }
  if (OVERVIEW.exec(first.label)?.[2] === '')
    return { kind: first.label === '사업명' ? 'overview-name' : 'overview-field', pieces: line.pieces }
  return pieces.length === 1 ? inOneCell(line, first) : null
}

function inOneCell(line: Line, piece: Piece): Signature | null {
  const spaced = piece.text.replace(/([\]>])(?=\S)/, '$1 ').replace(/[:：](?=\S)/, ': ')
  const split =
    /^[<[〈《【(]?\s*(전략목표|소관(?:실국|실·국|국|본부|실|부서|실과|과)|정책사업목표|프로그램목표|단위사업)\s*[>\]〉》】]?\s*(?:[:：]|(?:[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ]+|\d+)(?:-\d+)?\s*[.:)]?)?\s+(.+)$/.exec(
      spaced,
    )
  if (split) {
    const [, word = '', rest = ''] = split
    const separated = /[:\]>】〉》Ⅰ-Ⅻ]|\d\s*[.:)]/.test(spaced.slice(0, spaced.length - rest.length))
    const value = partOf(piece, rest)
    const owner = OWNER.exec(word)
    // '단위사업 추진을 위한 …' is running text; only a row of a table does without a mark between label and value.
    if (owner && (separated || line.kind === 'row')) return { kind: 'owner', head: piece, level: levelOf(owner[1]), value }
    if (word === '전략목표' && (separated || line.kind === 'row' || withoutBullet(rest) !== rest))
      return { kind: 'strategic-goal', head: piece, value }
    if (/^(?:정책사업|프로그램)목표$/.test(word) && separated && !/현황/.test(rest))
      return { kind: 'goal-heading', head: piece, value }
    if (word === '단위사업' && separated) return { kind: 'programme-heading', head: piece, value }
  }
  const field = /^(사업명|사업내용|사업기간|지원형태|지원조건|(?:사업)?시행(?:주체|기관))\s*[:]?\s+(.+)$/.exec(piece.text)
  if (field) {
    const [, word = '', rest = ''] = field
    const parts = [partOf(piece, word), partOf(piece, rest)]
    return { kind: word === '사업명' ? 'overview-name' : 'overview-field', pieces: parts }
  }
  return null
}

const levelOf = (word: string | undefined): 'bureau' | 'department' | null =>
  word === undefined ? null : /^(?:실국|실·국|국|본부|실)$/.test(word) ? 'bureau' : 'department'

// '.' of '1.' is '·' in a squeezed text.
const NUMBERING = /^(?:[□○◦●▢■▪◇◆❍·※-]|\(?\d{1,2}[.)·]|\(?[가-하][.)·]|[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ]+[.)·]?|제\d+[장절])+/
const HEADINGS =
  /^(?:조직및인력(?:현황)?|예산현황|성과지표및목표치(?:설정)?|성과지표별목표치설정|정책사업목표(?:별)?현황|정책사업목표별추진계획|관련예산사업(?:내역|개요)?|예산사업(?:내역|개요)|성과지표현황|목차|일반현황|전략목표별?현황)$/

function headingOf(piece: Piece): Signature | null {
  const text = piece.label.replace(NUMBERING, '').replace(/^[<[]+|[>\]]+$/g, '')
  if (/^\(?단위[::]/.test(text) || /^\(?단위[::]/.test(piece.label)) return { kind: 'caption' }
  if (/^(?:[-=_─━—―*.]{2,}|\\?[-*_]{3,})$/.test(piece.squeezed)) return { kind: 'rule' }
  if (
    /^(?:[-–—]?\d{1,4}[-–—]?|\d{1,4}\/\d{1,4}|\(계속\)|계속|<계속>|다음쪽에?계속|(?:20\d\d)?(?:회계)?(?:년도)?.{0,30}성과계획서?)$/.test(
      piece.squeezed,
    )
  )
    return { kind: 'page-number' }
  if (/^(?:성과지표별)?(?:목표치)?설정근거$|목표치설정근거$/.test(text)) return { kind: 'rationale-heading' }
  if (/^(?:기본방향|추진방향|비전및기본방향)$/.test(text)) return { kind: 'prose-heading', section: 'direction' }
  if (/^(?:목적및주요내용|목적및내용|사업목적|목적)$/.test(text)) return { kind: 'prose-heading', section: 'purpose' }
  if (/^(?:주요내용|사업내용|주요추진내용|추진내용)$/.test(text)) return { kind: 'prose-heading', section: 'contents' }
  return HEADINGS.test(text.replace(/\(단위[::].*$/, '')) ? { kind: 'heading' } : null
}
