import type { Block, Cell, Loc, ReadDocument } from '#server/documents/model.ts'
import { randomOf } from './synthetic.ts'

/**
 * A second writer of plans: forms that offices may use instead of the one printer.ts knows, drawn at random. It shares no word
 * list and no code with the importer. Every printed figure is known with its place, so that what became of it can be told.
 */
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
  /** of the table that lists the indicators once more */
  | { readonly what: 'again'; readonly of: string; readonly year: number; readonly value: number | null }
export interface DrawnPlan {
  readonly document: ReadDocument
  readonly figures: readonly PrintedFigure[]
  /** what was drawn, for a failure's message */
  readonly how: string
}

type Slot = string | { readonly text: string; readonly means: Meaning }
/** Under the merged cell above, or beside the one to the left */
const UP = '\u0001'
const LEFT = '\u0002'
const OF = ['청년', '농촌', '하천', '도로', '관광', '복지', '주택', '산림', '항만', '보육', '체육', '환경'] as const
const DOES = ['참여자 수', '이용 만족도', '정비 실적', '지원 기업 수', '상담 건수', '보급률', '방문객 수', '교육 이수율'] as const

interface Indicator {
  readonly name: string
  readonly unit: string
  readonly weight: number
  readonly targets: ReadonlyMap<number, number>
  readonly originals: ReadonlyMap<number, number>
  readonly actuals: ReadonlyMap<number, number>
}

export function drawPlan(seed: number): DrawnPlan {
  return new Writer(seed).write()
}

class Writer {
  readonly #random: (below: number) => number
  readonly #blocks: Block[] = []
  readonly #figures: PrintedFigure[] = []
  readonly #drawn: string[] = []
  readonly #fiscal: number
  readonly #merged: boolean
  #names = 0

  constructor(seed: number) {
    this.#random = randomOf(seed * 7919 + 13)
    this.#fiscal = 2021 + this.#random(15)
    this.#merged = this.#yes()
  }

  write(): DrawnPlan {
    const bureau = `${this.#pick(OF)}${this.#pick(['정책국', '안전국', '산업국', '문화본부'])}`
    const year = this.#fiscal
    this.#text(
      this.#choice('title', [
        `${year}년도 ${bureau} 성과계획서`,
        `${year}회계연도 성과계획서(${bureau})`,
        `${bureau} ${year}년 성과관리 시행계획`,
        `${year}년도 성과계획서 - ${bureau}`,
      ]),
    )
    const owners = this.#choice('owners', ['labelled', 'headed', 'column'] as const)
    const departments = Array.from(
      { length: 1 + this.#random(3) },
      (_, i) => `${OF[(this.#random(4) + i * 4) % 12] ?? ''}${['지원과', '정책과', '관리과'][i] ?? ''}`,
    )
    const all = departments.map((name) => ({
      name,
      indicators: Array.from({ length: 1 + this.#random(4) }, () => this.#indicator()),
    }))
    if (owners === 'labelled') this.#table([['[소관실국]', bureau]])
    const again = owners !== 'column' && this.#random(3) === 0
    if (again) this.#again(all)
    if (owners === 'column') {
      this.#indicators(all.flatMap(({ name, indicators }) => indicators.map((indicator) => ({ indicator, department: name }))))
      return this.#done()
    }
    for (const { name, indicators } of all) {
      if (owners === 'labelled')
        this.#table([
          ['전략목표', `${name}의 전략`],
          ['[소관부서]', name],
        ])
      else this.#text(this.#pick([name, `□ ${name}`, `1. ${name}`, `< ${name} >`]))
      this.#text('< 정책사업목표 현황 >')
      this.#table([
        ['정책사업목표', '성과지표수', '단위사업수'],
        [`${name}의 목표를 이룬다`, String(indicators.length), '1'],
      ])
      this.#indicators(indicators.map((indicator) => ({ indicator, department: null })))
      if (this.#random(3) === 0) this.#text('※ 자료: 지어낸 통계')
      this.#money()
      if (this.#random(4) === 0) this.#text(`- ${this.#random(90) + 1} -`)
    }
    return this.#done()
  }

  #done(): DrawnPlan {
    const document: ReadDocument = {
      format: 'hwpx',
      name: 'drawn.hwpx',
      sha256: '0'.repeat(64),
      bytes: 1,
      pages: null,
      blocks: this.#blocks,
      warnings: [],
    }
    return { document, figures: this.#figures, how: this.#drawn.join(', ') }
  }

  #indicator(): Indicator {
    const name = `${this.#pick(OF)} ${this.#pick(OF)} ${this.#pick(DOES)} ${++this.#names}차`
    const decimals = this.#random(3) === 0 ? 1 : 0
    // Figures of two digits look like years.
    const base = this.#yes() ? 10 + this.#random(60) : 20 + this.#random(5000)
    const figure = () =>
      Number((base + this.#random(base < 80 ? 20 : 400) + (decimals ? (1 + this.#random(9)) / 10 : 0)).toFixed(decimals))
    const years = (from: number, to: number) =>
      new Map(Array.from({ length: to - from + 1 }, (_, i) => [this.#fiscal + from + i, figure()]))
    return {
      name,
      unit: this.#pick(['명', '건', '%', '점', '개소', '회']),
      weight: this.#pick([10, 20, 25, 30, 40, 50, 60, 100]),
      targets: years(-2, 1 + this.#random(2)),
      originals: years(-2, 2),
      actuals: years(-3, -2),
    }
  }

  /** One table of indicators in one of many forms. */
  #indicators(rows: readonly { readonly indicator: Indicator; readonly department: string | null }[]) {
    const form = this.#choice('form', [
      'rows',
      'wide',
      'years over kinds',
      'kinds over years',
      'years as rows',
      'name above',
      'revised',
    ] as const)
    const spell = this.#yearSpelling()
    const target = this.#choice('target', ['목표', '목표치', '계획'])
    const actual = this.#choice('actual', ['실적', '실적치', '결과'])
    const unitColumn = this.#choice('unit', [true, false])
    const rates = form !== 'wide' && form !== 'kinds over years' && this.#random(3) === 0
    const numbered = form !== 'name above' && this.#random(3) === 0
    const note = this.#random(4) === 0
    const texts = this.#shuffled([
      { head: this.#pick(['측정산식', '산출식', '측정방법']), of: (i: Indicator) => `${i.name} 합계` },
      {
        head: this.#pick(['자료출처', '증빙자료', '자료수집 방법/출처']),
        of: () => this.#pick(['통계연보', '1365 자원봉사포털', '24시 민원대장', '부서 집계']),
      },
    ])
    const weightHead = this.#pick(['가중치', '비중(%)', '가중치(%)'])
    const nameHead = this.#pick(['성과지표', '성과지표명', '지표명', '핵심성과지표'])
    const years = [
      ...new Set(rows.flatMap(({ indicator }) => [...indicator.targets.keys(), ...indicator.actuals.keys()])),
    ].toSorted((a, b) => a - b)
    if (this.#random(5) === 0) years.reverse()
    const name = (i: Indicator) => (unitColumn ? i.name : `${i.name}(${i.unit})`)
    const front = (i: Indicator, department: string | null, at: number): Slot[] => [
      ...(numbered ? [String(at + 1)] : []),
      ...(department === null ? [] : [department]),
      name(i),
      ...(unitColumn ? [i.unit] : []),
      this.#weight(i),
    ]
    const [one] = rows
    const heads = [
      ...(numbered ? ['연번'] : []),
      ...(one?.department == null ? [] : [this.#pick(['부서명', '담당부서', '소관부서'])]),
      unitColumn ? nameHead : `${nameHead}(단위)`,
      ...(unitColumn ? ['단위'] : []),
      weightHead,
    ]
    const behind = [...texts.map((text) => text.head), ...(note ? ['비고'] : [])]
    const behindOf = (i: Indicator) => [...texts.map((text) => text.of(i)), ...(note ? [''] : [])]
    const cell = (i: Indicator, what: 'target' | 'actual' | 'original', year: number) => this.#figure(i, what, year)
    const rateOf = (i: Indicator, year: number): Slot => {
      const [t, a] = [i.targets.get(year), i.actuals.get(year)]
      if (t === undefined || a === undefined) return ''
      const value = Math.round((a / t) * 1000) / 10
      return { text: value.toFixed(1), means: { what: 'rate', of: i.name, year, value } }
    }
    const below = (first: Slot[], others: readonly Slot[][], rest: readonly Slot[]): Slot[][] =>
      [first, ...others].map((own, at) => [
        ...(at === 0 ? [] : heads.map(() => UP)),
        ...own,
        ...(at === 0 ? rest : rest.map(() => UP)),
      ])
    const table: Slot[][] = []
    switch (form) {
      case 'rows':
      case 'revised':
      case 'name above': {
        const word = form === 'name above' ? '목표대비 달성률' : '구분'
        const group = form !== 'name above' && this.#yes()
        if (group) {
          table.push([...heads, '연도별 실적 및 목표치', ...years.map(() => LEFT), ...behind])
          table.push([...heads.map(() => UP), word, ...years.map(spell), ...behind.map(() => UP)])
        } else table.push([...heads, word, ...years.map(spell), ...behind])
        const mark = this.#yes() ? ['(A)', '(B)', '(B/A)'] : ['', '', '']
        for (const [at, { indicator: i, department }] of rows.entries()) {
          const kinds: Slot[][] =
            form === 'revised'
              ? [
                  [this.#pick(['당초목표', '변경 전']), ...years.map((y) => cell(i, 'original', y))],
                  [this.#pick(['수정목표', '변경 후']), ...years.map((y) => cell(i, 'target', y))],
                ]
              : [[`${target}${mark[0] ?? ''}`, ...years.map((y) => cell(i, 'target', y))]]
          kinds.push([`${actual}${mark[1] ?? ''}`, ...years.map((y) => cell(i, 'actual', y))])
          if (rates) kinds.push([`달성률${mark[2] ?? ''}`, ...years.map((y) => rateOf(i, y))])
          const [first = [], ...others] = kinds
          if (form === 'name above') {
            table.push([...front(i, department, at), '', ...years.map(() => ''), ...behindOf(i)])
            for (const own of kinds) table.push([...heads.map(() => ''), ...own, ...behind.map(() => '')])
          } else
            for (const [r, row] of below(first, others, behindOf(i)).entries())
              table.push(r === 0 ? [...front(i, department, at), ...row] : row)
        }
        break
      }
      case 'wide': {
        const columns = years.flatMap((y) => [
          ...(y <= this.#fiscal - 2 ? [['actual', y] as const] : []),
          ...(y >= this.#fiscal - 2 ? [['target', y] as const] : []),
        ])
        const order = this.#yes()
        const head = (kind: 'actual' | 'target', y: number) => {
          const word = kind === 'actual' ? actual : target
          return order ? `${spell(y).replace(/^(\d\d)$/, "'$1")}${this.#merged ? ' ' : ''}${word}` : `${word}(${y})`
        }
        table.push([...heads, ...columns.map(([kind, y]) => head(kind, y)), ...behind])
        for (const [at, { indicator: i, department }] of rows.entries())
          table.push([...front(i, department, at), ...columns.map(([kind, y]) => cell(i, kind, y)), ...behindOf(i)])
        break
      }
      case 'years over kinds': {
        const kinds = rates ? ([target, actual, '달성률(%)'] as const) : ([target, actual] as const)
        table.push([
          ...heads,
          ...years.flatMap((y) => [spell(y).replace(/^(\d\d)$/, "'$1"), ...kinds.slice(1).map(() => LEFT)]),
          ...behind,
        ])
        table.push([...heads.map(() => UP), ...years.flatMap(() => kinds), ...behind.map(() => UP)])
        for (const [at, { indicator: i, department }] of rows.entries())
          table.push([
            ...front(i, department, at),
            ...years.flatMap((y) => [cell(i, 'target', y), cell(i, 'actual', y), ...(rates ? [rateOf(i, y)] : [])]),
            ...behindOf(i),
          ])
        break
      }
      case 'kinds over years': {
        table.push([...heads, target, ...years.slice(1).map(() => LEFT), actual, ...years.slice(1).map(() => LEFT), ...behind])
        table.push([...heads.map(() => UP), ...years.map(spell), ...years.map(spell), ...behind.map(() => UP)])
        for (const [at, { indicator: i, department }] of rows.entries())
          table.push([
            ...front(i, department, at),
            ...years.map((y) => cell(i, 'target', y)),
            ...years.map((y) => cell(i, 'actual', y)),
            ...behindOf(i),
          ])
        break
      }
      case 'years as rows': {
        table.push([...heads, '연도', target, actual, ...(rates ? ['달성률'] : []), ...behind])
        for (const [at, { indicator: i, department }] of rows.entries()) {
          const [first = [], ...others] = years.map((y): Slot[] => [
            spell(y),
            cell(i, 'target', y),
            cell(i, 'actual', y),
            ...(rates ? [rateOf(i, y)] : []),
          ])
          for (const [r, row] of below(first, others, behindOf(i)).entries())
            table.push(r === 0 ? [...front(i, department, at), ...row] : row)
        }
        break
      }
    }
    const heading = this.#yes() ? 1 : 0
    if (heading) this.#text(this.#pick(['< 성과지표 >', '(2) 성과지표 및 목표치 설정', '□ 성과지표 현황']))
    const headRows = table.findIndex((row) => row.some((slot) => typeof slot !== 'string'))
    this.#table(table, form === 'name above' ? headRows - 0 : headRows)
  }

  /** The indicators of all departments once more, in short. */
  #again(all: readonly { readonly name: string; readonly indicators: readonly Indicator[] }[]) {
    this.#drawn.push('summary')
    this.#text('성과지표 총괄현황')
    const years = [this.#fiscal - 1, this.#fiscal]
    this.#table([
      ['부서명', '성과지표', '단위', ...years.map((y) => `${y}년 목표`)],
      ...all.flatMap(({ name, indicators }) =>
        indicators.map((i): Slot[] => [
          name,
          i.name,
          i.unit,
          ...years.map((year): Slot => {
            const value = i.targets.get(year) ?? null
            return { text: shown(value), means: { what: 'again', of: i.name, year, value } }
          }),
        ]),
      ),
    ])
  }

  #money() {
    const form = this.#choice('money', ['under programme', 'own columns', 'projects only'] as const)
    const [word, won] = this.#choice('amounts in', [
      ['백만원', 1_000_000],
      ['천원', 1000],
      ['원', 1],
    ] as const)
    const where = this.#choice('unit of amounts', ['caption', 'header'] as const)
    const suffix = where === 'header' ? `(${word})` : ''
    const year = this.#fiscal
    const programme = `${this.#pick(OF)} ${this.#pick(OF)} 진흥 ${++this.#names}`
    const heads = this.#choice('amount heads', [
      [`'${String(year - 2).slice(2)}결산`, `'${String(year - 1).slice(2)}예산`, `'${String(year).slice(2)}예산`],
      [`${year - 2}년 결산액`, `${year - 1}년 예산액`, `${year}년 예산안(A)`],
      [`${year - 2}년도 결산`, '전년도예산', `${year}년도 본예산`],
    ])
    const kinds = [
      ['settled', year - 2],
      ['budget', year - 1],
      ['budget', year],
    ] as const
    const amounts = (of: string): Slot[] =>
      kinds.map(([kind, y]) => {
        const value = this.#random(90_000) + 10
        return { text: value.toLocaleString('en-US'), means: { what: 'amount', of, year: y, kind, won: value * won } }
      })
    const projects = Array.from(
      { length: 1 + this.#random(3) },
      () => `${this.#pick(OF)} ${this.#pick(OF)} 추진 ${++this.#names}`,
    )
    if (form !== 'own columns') this.#text(this.#yes() ? `단위사업: ${programme}` : '단위사업')
    if (
      form !== 'own columns' &&
      this.#blocks.at(-1)?.kind === 'text' &&
      (this.#blocks.at(-1) as { text: string }).text === '단위사업'
    )
      this.#text(programme)
    if (where === 'caption') this.#text(`(단위: ${word})`)
    const amountHeads = heads.map((head) => `${head}${suffix}`)
    if (form === 'projects only')
      this.#table([['세부사업명', ...amountHeads], ...projects.map((name): Slot[] => [name, ...amounts(name)])])
    else if (form === 'own columns')
      this.#table([
        ['단위사업', '세부사업', '회계구분', ...amountHeads],
        [programme, '소계', '일반회계', ...amounts(programme)],
        ...projects.map((name): Slot[] => [UP, name, '일반회계', ...amounts(name)]),
      ])
    else
      this.#table([
        ['사업명', '회계구분', ...amountHeads, '세부사업수'],
        [programme, '일반회계', ...amounts(programme), String(projects.length)],
        ...projects.map((name): Slot[] => [name, '', ...amounts(name), '']),
      ])
  }

  #weight = (i: Indicator): Slot => ({ text: String(i.weight), means: { what: 'weight', of: i.name, value: i.weight } })

  #figure(i: Indicator, what: 'target' | 'actual' | 'original', year: number): Slot {
    const known = what === 'target' ? i.targets : what === 'actual' ? i.actuals : i.originals
    const value = known.get(year) ?? null
    if (value === null) return this.#pick(['', '', '-'])
    if (this.#random(60) === 0)
      return {
        text: this.#pick(['검토 중', `${shown(value)} 이상`, `(${shown(value)})`]),
        means: { what, of: i.name, year, value: null },
      }
    return { text: shown(value), means: { what, of: i.name, year, value } }
  }

  #yearSpelling(): (year: number) => string {
    const how = this.#choice('years', ["'yy", 'yyyy', 'yyyy년', 'yy', 'yyyy년도'] as const)
    const two = (year: number) => String(year).slice(2)
    return (year) =>
      how === "'yy"
        ? `'${two(year)}`
        : how === 'yy'
          ? two(year)
          : how === 'yyyy'
            ? String(year)
            : how === 'yyyy년'
              ? `${year}년`
              : `${year}년도`
  }

  /** @param headRows rows that are repeated where the table goes on over a page; none = it does not */
  #table(rows: readonly (readonly Slot[])[], headRows = 0) {
    const width = Math.max(...rows.map((row) => row.length))
    const whole = rows.map((row) => [...row, ...Array.from({ length: width - row.length }, () => '')])
    // A page ends between two rows, also inside an indicator; its merged cells are blank on the next.
    const cut =
      headRows > 0 && whole.length > headRows + 2 && this.#random(4) === 0
        ? headRows + 1 + this.#random(whole.length - headRows - 1)
        : 0
    if (cut === 0) return this.#put(whole)
    const head = this.#yes() ? whole.slice(0, headRows) : []
    this.#drawn.push(head.length > 0 ? 'cut with header' : 'cut')
    this.#put(whole.slice(0, cut))
    if (this.#yes()) this.#text(`- ${this.#random(90) + 1} -`)
    const rest = whole.slice(cut).map((row, r) => row.map((slot) => (slot === UP && r === 0 ? '' : slot)))
    const clear = rest.map((row, r) => row.map((slot, c) => (slot === UP && !reaches(rest, r, c) ? '' : slot)))
    this.#put([...head, ...clear])
  }

  #put(rows: readonly (readonly Slot[])[]) {
    const block = this.#blocks.length
    const grid = rows.map((row, r) =>
      row.map((slot, c): Cell => {
        const text = slot === UP || slot === LEFT ? '' : typeof slot === 'string' ? slot : slot.text
        const covered = this.#merged && (slot === UP || slot === LEFT)
        if (typeof slot !== 'string') this.#figures.push({ block, row: r, column: c, text, means: slot.means })
        const down = run(
          rows.slice(r + 1).map((next) => next[c]),
          UP,
        )
        const right = run(row.slice(c + 1), LEFT)
        return {
          raw: text,
          text,
          rowSpan: this.#merged && !covered ? 1 + down : 1,
          columnSpan: this.#merged && !covered ? 1 + right : 1,
          covered,
          loc: locOf(block, r, c),
        }
      }),
    )
    this.#blocks.push({ kind: 'table', grid, loc: locOf(block, null, null) })
  }

  #text(text: string) {
    this.#blocks.push({ kind: 'text', raw: text, text, heading: null, loc: locOf(this.#blocks.length, null, null) })
  }

  #yes = () => this.#random(2) === 0
  #pick = <T>(list: readonly T[]): T => list[this.#random(list.length)] as T
  #choice = <T>(what: string, list: readonly T[]): T => {
    const chosen = this.#pick(list)
    this.#drawn.push(`${what}: ${String(chosen)}`)
    return chosen
  }
  #shuffled = <T>(list: readonly T[]): readonly T[] => (this.#yes() ? list : list.toReversed())
}

const run = (slots: readonly (Slot | undefined)[], mark: string): number => {
  const end = slots.findIndex((slot) => slot !== mark)
  return end < 0 ? slots.length : end
}
/** A mark UP has a cell of its own above it in the same piece of the table. */
const reaches = (rows: readonly (readonly Slot[])[], row: number, column: number): boolean =>
  rows.slice(0, row).some((above) => above[column] !== UP && above[column] !== '')

const shown = (value: number | null): string =>
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
