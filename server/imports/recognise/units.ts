import type { Field, UnitRecord } from '../records.ts'
import { printed } from './field.ts'
import type { Ledger } from './ledger.ts'
import { type Section, ownerOf, tables } from './sections.ts'
import { type Line, partOf, type Piece } from './source.ts'
import { columnsOf, roleAt, said } from './heads.ts'
import { squeeze } from './text.ts'

/** Everyday short forms of the seventeen provinces and metropolitan cities, by the stem before 특별시, 도 … */
const SHORT: Readonly<Record<string, string>> = {
  충청북: '충북',
  충청남: '충남',
  전라북: '전북',
  전라남: '전남',
  경상북: '경북',
  경상남: '경남',
}
const GOVERNMENT = /^[가-힣]{1,6}(?:특별자치도|특별자치시|특별시|광역시|도|시|군|구)$/
const TOTAL = /^(?:총?계|합계|총합계|소계)$/

export const isTotal = (piece: Piece | null): boolean => piece !== null && TOTAL.test(piece.label)

export interface Units {
  readonly government: UnitRecord | null
  readonly bureau: UnitRecord
  readonly departments: readonly UnitRecord[]
  /** The unit a printed name means, in whatever spelling; null = none of this plan */
  readonly find: (name: string) => UnitRecord | null
  /** The unit of each section, in the order given */
  readonly ofSections: readonly UnitRecord[]
}

/** Stage 7 for units: who is who in this plan. Null when the document names no unit at all. */
export function unitsOf(
  sections: readonly Section[],
  lines: readonly Line[],
  titles: readonly Piece[],
  ledger: Ledger,
): Units | null {
  const government = governmentOf(lines) ?? titles.flatMap((piece) => governmentInFront(piece) ?? [])[0] ?? null
  const stem = (name: string) => withoutPrefix(squeeze(name), government?.text)
  const named = sections.map((section) => nameOfSection(section))
  const bureauAt = bureauSection(sections, named)
  const bureauPiece = bureauAt === null ? null : (named[bureauAt] ?? null)
  const rows = bureauAt === null ? [] : staffNames(sections[bureauAt])
  const onCover = titles.flatMap((piece) => unitOnCover(piece) ?? [])
  // What a first section without an owner is called may be the one department that its table of posts lists.
  const sure = bureauPiece && levelOfName(bureauPiece) !== 'department' ? bureauPiece : null
  const printedBureau = sure ?? onCover.find((piece) => ['bureau', 'either'].includes(levelOfName(piece) ?? '')) ?? bureauPiece
  const departments: { stem: string; piece: Piece }[] = []
  const add = (piece: Piece) => {
    const key = stem(piece.text)
    if (key !== '' && !departments.some((d) => d.stem === key) && (printedBureau === null || stem(printedBureau.text) !== key))
      departments.push({ stem: key, piece })
  }
  for (const piece of rows) add(piece)
  for (const [i, piece] of named.entries()) if (i !== bureauAt && piece) add(piece)
  for (const piece of sections.flatMap(namesInColumns)) add(piece)
  if (departments.length === 0) for (const piece of onCover) if (levelOfName(piece) === 'department') add(piece)
  const wider = onCover.find((piece) => levelOfName(piece) === 'government') ?? null
  if (departments.length === 0 && printedBureau === null && wider === null) return null

  const first = printedBureau ?? wider ?? departments[0]?.piece
  if (!first) return null
  const spelt = spellingsIn(lines, [...(government ? [government] : []), first, ...departments.map((d) => d.piece)], government)
  const record = (key: string, kind: UnitRecord['kind'], piece: Piece, order: number): UnitRecord => ({
    key,
    kind,
    order,
    name: printed(piece.text, piece),
    spellings: spelt(piece),
    shortName: kind === 'government' ? shortGovernment(piece.text) : shortName(piece.text, government?.text),
  })
  const governmentRecord = government ? record('government', 'government', government, 1) : null
  if (printedBureau === null) ledger.ask('bureau-missing', '', first)
  const withName = record('bureau', 'bureau', first, 1)
  const bureau = printedBureau ? withName : { ...withName, name: { ...withName.name, confidence: 0.3 } }
  const departmentRecords = departments.map((d, i) => record(`d${i + 1}`, 'department', d.piece, i + 1))
  // The bureau first, so that a department of the same name wins.
  const byStem = new Map([bureau, ...departmentRecords].map((unit) => [stem(unit.name.value), unit]))
  const find = (name: string): UnitRecord | null => {
    return byStem.get(stem(name)) ?? null
  }
  const ofSections = sections.map((_, i) => {
    const piece = named[i]
    const [only, more] = departmentRecords
    const alone = printedBureau === null && sections.length === 1 && more === undefined ? only : null
    const unit = i === bureauAt ? bureau : piece ? find(piece.text) : alone
    if (!unit && sections.length > 1 && sections[i] && namesInColumns(sections[i]).length === 0) {
      const table = sections[i]?.segments.find((segment) => segment.kind === 'indicators' || segment.kind === 'lines')
      const cell = table && 'header' in table ? table.header[0]?.pieces[0] : undefined
      if (cell) ledger.ask('department-unknown', piece?.text ?? '', cell)
    }
    return unit ?? bureau
  })
  return { government: governmentRecord, bureau, departments: departmentRecords, find, ofSections }
}

/** By its printed owner, else by its staffing table when that lists one unit, else by its sheet, else by its indicators' prefix. */
function nameOfSection(section: Section): Piece | null {
  const owner = ownerOf(section)
  if (owner) return owner.piece
  const staff = staffNames(section)
  if (staff.length === 1 && staff[0]) return staff[0]
  const prefix = tables(section, 'indicators')
    .flatMap((table) => table.rows)
    .map((row) => row.pieces.find((piece) => /^\([^()]+\)./.test(piece.text)))
    .find((piece) => piece !== undefined)
  if (section.sheet !== null && unitName(section.sheet) !== null) {
    const loc = section.segments
      .map((segment) => ('header' in segment ? segment.header[0]?.pieces[0]?.loc : undefined))
      .find((l) => l !== undefined)
    if (loc)
      return { raw: section.sheet, text: section.sheet, squeezed: squeeze(section.sheet), label: squeeze(section.sheet), loc }
  }
  return prefix ? { ...prefix, text: /^\(([^()]+)\)/.exec(prefix.text)?.[1] ?? '' } : null
}

/** The bureau's section says so, or lists several units in its staffing table, or comes first without indicators. */
function bureauSection(sections: readonly Section[], named: readonly (Piece | null)[]): number | null {
  const owned = sections.findIndex((section) => ownerOf(section)?.level === 'bureau')
  if (owned >= 0) return owned
  const several = sections.findIndex((section) => ownerOf(section) === null && staffNames(section).length > 1)
  if (several >= 0) return several
  const bare = sections.findIndex(
    (section, i) =>
      i === 0 && ownerOf(section)?.level !== 'department' && tables(section, 'indicators').length === 0 && sections.length > 1,
  )
  return bare >= 0 && named[bare] ? bare : null
}

function staffNames(section: Section | undefined): Piece[] {
  if (!section) return []
  return tables(section, 'staffing').flatMap((table) => {
    const column = roleAt(columnsOf(table.header, 'staffing'), 'name')
    return table.rows.flatMap((row) => said(row, column) ?? []).filter((piece) => !isTotal(piece))
  })
}

/** Departments named in a column beside their indicators. */
function namesInColumns(section: Section): Piece[] {
  return tables(section, 'indicators').flatMap((table) => {
    const column = roleAt(columnsOf(table.header, 'indicators'), 'department')
    return table.rows.flatMap((row) => said(row, column) ?? []).filter((piece) => !isTotal(piece))
  })
}

/** A line that says what the document is: '2026년도 … 성과계획서', '성과지표 총괄표'. */
export const isTitle = (piece: Piece): boolean => /성과(?:계획|보고|관리)|업무계획|20\d\d년.*성과지표/.test(piece.squeezed)

/** '전북특별자치도 경제환경국': the government in front of its unit. */
function governmentInFront(piece: Piece): Piece | null {
  const [first = '', second = ''] = piece.text.split(' ')
  return unitName(first) === 'government' && unitName(second) !== null ? partOf(piece, first) : null
}

/** The unit in a line of the cover: the line itself, or what a title names beside its year and what it is. */
export function unitOnCover(piece: Piece): Piece | null {
  if (piece.squeezed.length <= 20 && unitName(piece.text) !== null)
    return governmentInFront(piece) ? partOf(piece, piece.text.replace(/^\S+\s+/, '')) : piece
  if (!isTitle(piece)) return null
  const words = piece.text
    .replace(/'?(?:20)?\d\d\s*(?:회계|년|연)[가-힣]*/g, ' ')
    .split(/[\s()[\]<>〈〉「」『』《》:：,·—–-]+/)
    .filter((word) => unitName(word) !== null)
  const best = ['bureau', 'either', 'department', 'government'].flatMap((level) => words.filter((w) => unitName(w) === level))
  return best[0] === undefined ? null : partOf(piece, best[0])
}

type Level = 'government' | 'bureau' | 'department' | 'either'
const NO_UNIT = /^(?:기대|추진|주요|사업|시행|정책|교육|세부)?(?:효과|성과|결과|경과|통과|기관|부과|초과)$/

/** The level of a unit by the end of its name; null = it is the name of no unit. */
export function unitName(text: string): Level | null {
  const name = squeeze(text)
  if (!/^[가-힣·\d]{3,20}$/.test(name) || NO_UNIT.test(name)) return null
  if (/(?:국|본부|위원회|부)$/.test(name)) return 'bureau'
  if (/(?:과|담당관|사업소|센터)$/.test(name)) return 'department'
  if (/(?:실|관|단|원|청|처)$/.test(name)) return 'either'
  return GOVERNMENT.test(name) ? 'government' : null
}
const levelOfName = (piece: Piece): Level | null => unitName(piece.text)

/** The name that stands most often alone where a project names who carries it out. */
function governmentOf(lines: readonly Line[]): Piece | null {
  const counts = new Map<string, { piece: Piece; count: number }>()
  for (const line of lines) {
    const body = line.pieces.findIndex((piece) => /^(?:사업)?시행(?:주체|기관)$/.test(piece.label))
    const piece = body < 0 ? undefined : line.pieces.slice(body + 1).find((p) => p.text !== '')
    if (!piece || !GOVERNMENT.test(piece.squeezed)) continue
    const known = counts.get(piece.squeezed)
    if (known) known.count += 1
    else counts.set(piece.squeezed, { piece, count: 1 })
  }
  return [...counts.values()].toSorted((a, b) => b.count - a.count)[0]?.piece ?? null
}

const withoutPrefix = (name: string, government: string | undefined): string =>
  government !== undefined && name.startsWith(government) && name.length > government.length
    ? name.slice(government.length)
    : name

const shortName = (name: string, government: string | undefined): string => withoutPrefix(name, government).trim()

function shortGovernment(name: string): string {
  const stem = name.replace(/(?:특별자치도|특별자치시|특별시|광역시|도|시|군|구)$/, '')
  return SHORT[stem] ?? (stem.length < 2 ? name : stem)
}

/**
 * The spellings of each unit, with and without the government's name in front: each where it first stands as a whole cell, line or
 * bracketed prefix, in the document's order.
 */
function spellingsIn(
  lines: readonly Line[],
  units: readonly Piece[],
  government: Piece | null,
): (unit: Piece) => Field<string>[] {
  const keysOf = (unit: Piece) => {
    const bare = withoutPrefix(unit.squeezed, government?.text)
    return new Set(government && unit !== government ? [unit.squeezed, bare, government.squeezed + bare] : [unit.squeezed])
  }
  const found = new Map(units.flatMap((unit) => [...keysOf(unit)]).map((key) => [key, new Map<string, Field<string>>()]))
  const add = (key: string, text: string, piece: Piece) => {
    const known = text === '' || text.length > 40 ? undefined : found.get(key)
    if (known && !known.has(text)) known.set(text, printed(text, piece))
  }
  for (const { pieces } of lines)
    for (const piece of pieces) {
      add(piece.squeezed, piece.text, piece)
      const prefix = piece.text.includes('(') && /^(?:[-○]\s*)?\(([^()]+)\)./.exec(piece.text)?.[1]?.trim()
      if (prefix) add(squeeze(prefix), prefix, piece)
    }
  return (unit) =>
    [...keysOf(unit)]
      .flatMap((key) => [...(found.get(key)?.values() ?? [])])
      .toSorted((a, b) => a.loc.block - b.loc.block || (a.loc.row ?? 0) - (b.loc.row ?? 0))
}
