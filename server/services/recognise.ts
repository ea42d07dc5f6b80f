import type { CommitmentKind } from '#domain/services/commitment.ts'
import { readPhones } from '#domain/services/phone.ts'
import { squeezeName } from '#domain/plan/same-name.ts'
import type { Cell, ReadDocument, TableBlock } from '../documents/model.ts'
import { oneLetter } from '../imports/recognise/misspellings.ts'

/** What is wrong with a desk as it was read; a person mends it before it is taken. */
export type DeskProblem = 'phone' | 'no-phone' | 'team' | 'twice'

/** A row of the table of desks. */
export interface ReadDesk {
  readonly name: string
  /** as printed, where the name has a slip of the copy */
  readonly printedName: string | null
  readonly team: string
  readonly phones: readonly string[]
  readonly fax: string | null
  /** the numbers as printed */
  readonly raw: string
  readonly problems: readonly DeskProblem[]
}

export interface ReadCommitment {
  /** 가, 나 … */
  readonly mark: string
  readonly heading: string
  readonly printedHeading: string | null
  readonly text: string
  readonly kind: CommitmentKind
  readonly days: number | null
  readonly target: number | null
  /** what stands in place of a number */
  readonly standard: string | null
  /** the desk whose name it speaks of, among those of the chapter; a proposal */
  readonly desk: number | null
}

export interface ReadChapter {
  readonly name: string
  readonly printedName: string | null
  readonly desks: readonly ReadDesk[]
  readonly commitments: readonly ReadCommitment[]
}

export interface ReadStandards {
  readonly title: string
  readonly chapters: readonly ReadChapter[]
  /** a word shown in another spelling than the printed one */
  readonly slips: readonly { readonly printed: string; readonly shown: string }[]
  /** lines that were taken for nothing */
  readonly unread: readonly string[]
  readonly sha256: string
  readonly fileName: string
}

interface Open {
  name: string
  readonly desks: OpenDesk[]
  readonly headings: { readonly mark: string; name: string; readonly promises: string[] }[]
}
interface OpenDesk {
  name: string
  team: string
  raw: string
  fax: string
}

const TITLE = /이행표준|서비스\s*헌장/
const CHAPTER = /^(\d{1,2})\.\s+(\S.*)$/
const HEADING = /^([가-하])\.\s+(\S.*)$/
const PROMISE = /^(?:\d{1,2}\)|[①-⑳]|[○•◦])\s*(\S.*)$/
const TEAM = /(담당|팀)$/
/** Numbers at the end of a line, parted as a cell may part them. */
const NUMBERS = /^(.*?)\s*((?:\+82[\s-]?)?\(?\d{2,4}[-).]\s?\d{3,4}[-.\s]\d{4}(?:[\s,;/·~-]*[\d][\d-]*)*)$/
const HEADS = {
  name: /^(서비스명?|업무명?|사무명?|민원명)$/,
  team: /담당|접수부서|처리부서|부서|팀/,
  phones: /전화|연락처/,
  fax: /^(fax|팩스)/i,
} as const

/**
 * 행정서비스 이행표준 as a document has it: chapters, their headings with what is promised, and the tables of desks, where team names and the
 * fax stand in merged cells or float among the lines. Null: nothing of the kind. Pure: the same document gives the same answer.
 */
export function recogniseStandards(document: ReadDocument): ReadStandards | null {
  const chapters: Open[] = []
  const unread: string[] = []
  let title = ''
  let desks: DeskLines | null = null
  /** takes the rest of a line that was broken */
  let goOn: ((join: (before: string) => string) => void) | null = null
  let wasBlank = true
  const words = wordsOf(document)
  const chapter = (): Open => {
    const last = chapters.at(-1)
    if (last !== undefined) return last
    const made: Open = { name: title || document.name, desks: [], headings: [] }
    chapters.push(made)
    return made
  }
  for (const block of document.blocks) {
    if (block.kind === 'table') {
      const rows = deskRows(block, words)
      if (rows === null) {
        const text = block.grid
          .flat()
          .map((cell) => cell.text.trim())
          .filter(Boolean)
          .join(' ')
        if (TITLE.test(text) && title === '') title = text
        else if (text !== '') unread.push(text)
      } else chapter().desks.push(...rows)
      desks = null
      goOn = null
      continue
    }
    for (const raw of block.raw.split('\n')) {
      const line = raw.normalize('NFC').replaceAll(/\s+/g, ' ').trim()
      if (line === '') continue
      const promise = PROMISE.exec(line)
      const [chapterHead, heading] = [CHAPTER.exec(line), HEADING.exec(line)]
      if (title === '' && chapters.length === 0 && TITLE.test(line)) {
        title = line
        goOn = null
      } else if (chapterHead?.[2] !== undefined && NUMBERS.exec(line) === null) {
        const made: Open = { name: chapterHead[2], desks: [], headings: [] }
        chapters.push(made)
        desks = null
        goOn = (join) => (made.name = join(made.name))
      } else if (heading?.[1] !== undefined && heading[2] !== undefined) {
        const made = { mark: heading[1], name: heading[2], promises: [] }
        chapter().headings.push(made)
        desks = null
        goOn = (join) => (made.name = join(made.name))
      } else if (desks === null && isDeskHead(line)) {
        desks = new DeskLines(chapter().desks)
        goOn = null
      } else if (desks !== null) desks.take(line, unread)
      else if (promise?.[1] !== undefined) {
        const under = chapter().headings.at(-1) ?? { mark: '', name: chapter().name, promises: [] }
        if (chapter().headings.length === 0) chapter().headings.push(under)
        const { promises } = under
        promises.push(promise[1])
        goOn = (join) => promises.splice(-1, 1, join(promises.at(-1) ?? ''))
      } else if (goOn === null) unread.push(line)
      // A line of a text that ends in a blank was broken between two words; elsewhere the words decide.
      else if (document.format === 'text') goOn((before) => before + (wasBlank ? ' ' : '') + line)
      else goOn((before) => joined(before, line, words))
      wasBlank = /\s$/.test(raw.replace(/\r$/, ''))
    }
  }
  if (!chapters.some((one) => one.desks.length > 0)) return null
  const slips = slipsIn(chapters)
  const known = new Map<string, number>()
  for (const desk of chapters.flatMap((one) => one.desks)) known.set(keyOf(desk), (known.get(keyOf(desk)) ?? 0) + 1)
  return {
    title: title || document.name,
    slips,
    unread,
    sha256: document.sha256,
    fileName: document.name,
    chapters: chapters.map((one) => chapterOf(one, slips, known)),
  }
}

const keyOf = (desk: OpenDesk) => `${squeezeName(desk.name)}.${squeezeName(desk.team)}`

function chapterOf(open: Open, slips: ReadStandards['slips'], known: ReadonlyMap<string, number>): ReadChapter {
  const spelled = (printed: string) => {
    const shown = slips.reduce((text, slip) => text.replace(slip.printed, slip.shown), printed)
    return { shown, printed: shown === printed ? null : printed }
  }
  const name = spelled(open.name)
  const desks = open.desks.map((desk): ReadDesk => {
    const own = spelled(desk.name)
    const phones = readPhones(desk.raw)
    const fax = readPhones(desk.fax)
    const problems: DeskProblem[] = []
    if (phones.kind === 'refused' || fax.kind === 'refused') problems.push('phone')
    else if (phones.numbers.length === 0) problems.push('no-phone')
    if (desk.team === '') problems.push('team')
    if ((known.get(keyOf(desk)) ?? 0) > 1) problems.push('twice')
    return {
      name: own.shown,
      printedName: own.printed,
      team: desk.team,
      phones: phones.kind === 'phones' ? phones.numbers : [],
      fax: fax.kind === 'phones' ? (fax.numbers[0] ?? null) : null,
      raw: desk.raw,
      problems,
    }
  })
  const commitments = open.headings.flatMap(({ mark, name: heading, promises }) => {
    const head = spelled(heading)
    return promises.map((text): ReadCommitment => ({
      mark,
      heading: head.shown,
      printedHeading: head.printed,
      text,
      ...standardIn(text),
      desk: deskOf(text, head.shown, desks),
    }))
  })
  return { name: name.shown, printedName: name.printed, desks, commitments }
}

/** Which columns a table of desks has; null where it is another table. */
function deskRows({ grid }: TableBlock, words: readonly string[]): OpenDesk[] | null {
  for (const [at, row] of grid.slice(0, 3).entries()) {
    const find = (head: RegExp) => row.findIndex((cell) => head.test(cell.text.replaceAll(/\s/g, '')))
    const [name, phones, fax] = [find(HEADS.name), find(HEADS.phones), find(HEADS.fax)]
    if (name < 0 || phones < 0) continue
    const team = row.findLastIndex((cell, column) => column !== name && HEADS.team.test(cell.text.replaceAll(/\s/g, '')))
    const rows: OpenDesk[] = []
    for (const cells of grid.slice(at + 1)) {
      const text = (column: number) => flat(cells[column], words)
      if (text(name) === '') continue
      // What a merged cell covers, and what was left blank under a name, is of the row above.
      const before = rows.at(-1)
      const own = (column: number, above: string | undefined) => (column < 0 ? '' : text(column) || (above ?? ''))
      rows.push({
        name: text(name),
        team: own(team, before?.team),
        raw: cells[phones]?.covered === true ? (before?.raw ?? '') : text(phones),
        fax: own(fax, before?.fax),
      })
    }
    return rows
  }
  return null
}

const flat = (cell: Cell | undefined, words: readonly string[]): string =>
  (cell?.text ?? '')
    .normalize('NFC')
    .split('\n')
    .map((line) => line.replaceAll(/\s+/g, ' ').trim())
    .filter((line) => line !== '')
    .reduce((before, line) => (before === '' ? line : joined(before, line, words)), '')

/** Every word the document writes in one piece. */
const wordsOf = ({ blocks }: ReadDocument): readonly string[] => [
  ...new Set(
    blocks
      .flatMap((block) => (block.kind === 'text' ? [block.text] : block.grid.flat().map((cell) => cell.text)))
      .flatMap((text) => text.normalize('NFC').split(/[\s·,.()]+/)),
  ),
]

/** What no word begins with: endings, and particles before a blank. */
const ENDING = /^(니다|습니다|다\.|하[겠여고며는기]|되[겠어고며는]|적[인으]|[을를은는의]\s)/
/** Words of one syllable; any other one at the end of a line is the begin of a word that was cut. */
const SHORT = new Set([
  '등',
  '및',
  '수',
  '외',
  '내',
  '각',
  '이',
  '그',
  '또',
  '더',
  '한',
  '할',
  '된',
  '될',
  '중',
  '후',
  '전',
  '간',
  '곳',
  '것',
])

/** Two lines that were one: whether the break cut a word, its own ends and the other words of the document say. */
function joined(before: string, after: string, words: readonly string[]): string {
  const last = /[가-힣]+$/.exec(before)?.[0]
  const first = /^[가-힣]/.exec(after)?.[0]
  if (last === undefined || first === undefined) return `${before} ${after}`
  const isCut =
    ENDING.test(`${after} `) || (last.length === 1 && !SHORT.has(last)) || words.some((word) => word.startsWith(last + first))
  return isCut ? before + after : `${before} ${after}`
}

const isDeskHead = (line: string) => line.includes('서비스명') && HEADS.phones.test(line)

/**
 * The lines of a table that lost its cells. A service's number ends its line; the name of a team floats after the first name of its group, and
 * so does what else is merged: a number alone is that of the name that waits, the next one alone the fax of the table.
 */
class DeskLines {
  readonly #all: OpenDesk[]
  readonly #desks: OpenDesk[] = []
  #waiting = ''
  #team = ''

  constructor(all: OpenDesk[]) {
    this.#all = all
  }

  take(line: string, unread: string[]): void {
    const numbers = NUMBERS.exec(line)
    if (numbers === null) {
      if (TEAM.test(line) && !/\d/.test(line)) this.#team = line
      else this.#waiting = this.#waiting === '' ? line : `${this.#waiting} ${line}`
      return
    }
    const [, before = '', found = ''] = numbers
    // Two whole numbers with a blank between them: the second is the fax.
    const [raw = '', fax = ''] = found.split(/\s+(?=\(?0\d{1,2}[-).])/)
    const inLine = /^(.*?)\s*(\S+\s?(?:담당|팀))$/.exec(before)
    if (inLine?.[2] !== undefined) this.#team = inLine[2]
    const name = [this.#waiting, inLine === null ? before : (inLine[1] ?? '')].filter(Boolean).join(' ')
    this.#waiting = ''
    if (name !== '') {
      const desk = { name, team: this.#team, raw, fax: this.#desks.at(-1)?.fax ?? '' }
      this.#desks.push(desk)
      this.#all.push(desk)
      if (fax !== '') this.#fax(fax)
    } else if (this.#desks.length > 0) this.#fax(raw)
    else unread.push(line)
  }

  #fax(number: string): void {
    for (const desk of this.#desks) if (desk.fax === '') desk.fax = number
  }
}

/** '3일 이내', '95 % 이상'; and words like 신속히, which are kept as they are and measure nothing. */
function standardIn(text: string): Pick<ReadCommitment, 'kind' | 'days' | 'target' | 'standard'> {
  const days = /(\d{1,3})\s*(?:근무)?일\s*(?:이내|안에|내에|내로)/.exec(text)
  const share = /(\d{1,3}(?:\.\d+)?)\s*(?:%|퍼센트)\s*이상/.exec(text)
  const word = /신속(?:히|하게)|즉시|지체\s?없이|조속히|최대한 빨리/.exec(text)
  const target = share?.[1] === undefined ? null : Number(share[1])
  const isShare = target !== null && target > 0 && target <= 100
  const limit = Number(days?.[1] ?? 0)
  if (limit >= 1 && limit <= 365)
    return { kind: 'within-days', days: limit, target: isShare ? target : null, standard: days?.[0] ?? null }
  if (isShare) return { kind: 'share', days: null, target, standard: share?.[0] ?? null }
  return { kind: 'none', days: null, target: null, standard: word?.[0] ?? null }
}

/** Words that say nothing of which service it is. */
const GENERAL = /(운영지원|운영|지원|사업|구축|수립|추진|등|만들기|위한|관리)$/
function stemsOf(name: string): readonly string[] {
  return name.split(/[\s·,]+/).flatMap((word) => {
    const stem = word.replace(GENERAL, '')
    return stem.length >= 2 ? [stem] : []
  })
}

/** The desk every word of whose name the promise has, or the promise under its heading; none where two fit alike. */
function deskOf(text: string, heading: string, desks: readonly ReadDesk[]): number | null {
  for (const where of [squeezeName(text), squeezeName(heading + text)]) {
    const fitting = desks.flatMap((desk, index) => {
      const stems = stemsOf(desk.name)
      const size = stems.join('').length
      const isOwn = size >= 5 && stems.every((stem) => where.includes(squeezeName(stem)))
      return isOwn ? [{ index, size }] : []
    })
    const most = Math.max(0, ...fitting.map((one) => one.size))
    const [one, ...others] = fitting.filter(({ size }) => size === most)
    if (one !== undefined && others.length === 0) return one.index
  }
  return null
}

/** Words of names a single letter away from what the document writes before or after the same word elsewhere. */
function slipsIn(chapters: readonly Open[]): ReadStandards['slips'] {
  const names = chapters.flatMap((one) => [one.name, ...one.headings.map((h) => h.name), ...one.desks.map((d) => d.name)])
  const teams = new Set(chapters.flatMap((one) => one.desks.map((desk) => desk.team)))
  const texts = [...names, ...teams, ...chapters.flatMap((one) => one.headings.flatMap((h) => h.promises))].map((t) =>
    t.replaceAll(/\s/g, ''),
  )
  const times = (phrase: string) => texts.reduce((sum, text) => sum + text.split(phrase).length - 1, 0)
  const found = new Map<string, string>()
  for (const name of names) {
    const words = name.split(/\s+/)
    for (const [at, word] of words.entries()) {
      const next = words[at + 1]
      if (!/^[가-힣]{2}$/.test(word) || next === undefined || !/^[가-힣]{2}/.test(next)) continue
      const after = next.slice(0, 2)
      if (times(word + after) > 1) continue
      const others = texts.flatMap((text) => [...text.matchAll(new RegExp(`([가-힣]{2})${after}`, 'g'))].map((m) => m[1] ?? ''))
      const [other, ...more] = [...new Set(others)].filter((one) => oneLetter(one, word))
      // Twice at least: what stands once elsewhere may be the slip itself.
      if (other !== undefined && more.length === 0 && times(other) > 1 && times(word) === 1) found.set(word, other)
    }
  }
  return [...found].map(([printed, shown]) => ({ printed, shown }))
}
