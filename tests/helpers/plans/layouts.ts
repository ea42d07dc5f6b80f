import type { ReadDocument } from '#server/documents/model.ts'
import { drawMoney, drawStaff, drawStatement } from './layouts-money.ts'
import { Paper, type PrintedFigure, type Slot, LEFT, UP, shown } from './paper.ts'

/**
 * A second writer of plans: forms that offices may use instead of the one printer.ts knows, drawn at random. It shares no word
 * list and no code with the importer. Every printed figure is known with its place, so that what became of it can be told.
 */
export interface DrawnPlan {
  readonly document: ReadDocument
  readonly figures: readonly PrintedFigure[]
  /** what was drawn, for a failure's message */
  readonly how: string
}

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
  readonly #paper: Paper
  readonly #fiscal: number
  #report = false
  #names = 0

  constructor(seed: number) {
    this.#paper = new Paper(seed)
    this.#fiscal = 2021 + this.#paper.random(15)
  }

  write(): DrawnPlan {
    const paper = this.#paper
    const year = this.#fiscal
    this.#report = paper.choice('report', [true, false, false, false, false, false])
    const owners = paper.choice('owners', ['labelled', 'labelled', 'headed', 'column', 'alone'] as const)
    const bureaus = Array.from(
      { length: owners === 'labelled' && paper.random(5) === 0 ? 2 : 1 },
      (_, i) => `${OF[paper.random(6) + i * 6] ?? ''}${paper.pick(['정책국', '안전국', '산업국', '문화본부'])}`,
    )
    const [bureau = ''] = bureaus
    const whose = owners === 'alone' ? `${paper.pick(OF)}지원과` : bureaus.length > 1 ? '' : bureau
    const paperName = this.#report ? '성과보고서' : '성과계획서'
    paper.text(
      paper
        .choice('title', [
          `${year}년도 ${whose} ${paperName}`,
          `${year}회계연도 ${paperName}${whose === '' ? '' : `(${whose})`}`,
          `${whose} ${year}년도 ${paperName}`,
          `${year}년도 ${paperName}${whose === '' ? '' : ` - ${whose}`}`,
          ...(this.#report ? [] : [`${whose} ${year}년 성과관리 시행계획`]),
        ])
        .trim(),
    )
    for (const [b, one] of bureaus.entries()) this.#bureau(owners === 'alone' ? whose : one, owners, b)
    const document: ReadDocument = {
      format: 'hwpx',
      name: 'drawn.hwpx',
      sha256: '0'.repeat(64),
      bytes: 1,
      pages: null,
      blocks: paper.blocks,
      warnings: [],
    }
    return { document, figures: paper.figures, how: paper.drawn.join(', ') }
  }

  #bureau(bureau: string, owners: 'labelled' | 'headed' | 'column' | 'alone', at: number) {
    const paper = this.#paper
    const departments =
      owners === 'alone'
        ? [bureau]
        : Array.from(
            { length: 1 + paper.random(3) },
            (_, i) => `${OF[(paper.random(4) + i * 4) % 12] ?? ''}${[`지원${at || ''}과`, '정책과', '관리과'][i] ?? ''}`,
          )
    const all = departments.map((name) => ({
      name,
      indicators: Array.from({ length: 1 + paper.random(4) }, () => this.#indicator()),
    }))
    if (owners === 'labelled') paper.table([['[소관실국]', bureau]])
    if (owners !== 'column' && owners !== 'alone' && paper.random(3) === 0) this.#again(all)
    if (owners === 'column')
      return this.#indicators(
        all.flatMap(({ name, indicators }) => indicators.map((indicator) => ({ indicator, department: name }))),
      )
    if (owners === 'labelled' && paper.yes()) drawStaff(paper, bureau, departments)
    for (const { name, indicators } of all) {
      if (owners === 'labelled')
        paper.table([
          ['전략목표', `${name}의 전략`],
          ['[소관부서]', name],
        ])
      else if (owners === 'headed') paper.text(paper.pick([name, `□ ${name}`, `1. ${name}`, `< ${name} >`]))
      if (owners !== 'alone' && paper.random(3) === 0) drawStatement(paper, name, this.#fiscal)
      if (paper.choice('goal', ['table', 'table', 'programme goal']) === 'table') {
        paper.text('< 정책사업목표 현황 >')
        paper.table([
          ['정책사업목표', '성과지표수', '단위사업수'],
          [`${name}의 목표를 이룬다`, String(indicators.length), '1'],
        ])
      } else paper.text(`${paper.pick(['프로그램목표 Ⅰ-1.', '정책사업목표 1.', '(프로그램목표 Ⅱ-3)'])} ${name}의 목표를 이룬다`)
      this.#indicators(indicators.map((indicator) => ({ indicator, department: null })))
      if (paper.random(3) === 0) paper.text('※ 자료: 지어낸 통계')
      if (paper.random(4) === 0) this.#reasons(indicators)
      drawMoney(paper, this.#fiscal)
      if (paper.random(4) === 0) paper.furniture()
    }
  }

  /** Why the targets are what they are, also of one that the table calls otherwise. */
  #reasons(indicators: readonly Indicator[]) {
    const paper = this.#paper
    paper.text('< 성과지표별 목표치 설정 근거 >')
    for (const { name } of indicators) {
      paper.text(`- ${paper.random(5) === 0 ? name.slice(4) : name}`)
      paper.text('  - 최근 3년 평균을 반영')
    }
  }

  #indicator(): Indicator {
    const paper = this.#paper
    const name = `${paper.pick(OF)} ${paper.pick(OF)} ${paper.pick(DOES)} ${++this.#names}차`
    const decimals = paper.random(3) === 0 ? 1 : 0
    // Figures of two digits look like years.
    const base = paper.yes() ? 10 + paper.random(60) : 20 + paper.random(5000)
    const figure = () =>
      Number((base + paper.random(base < 80 ? 20 : 400) + (decimals ? (1 + paper.random(9)) / 10 : 0)).toFixed(decimals))
    const years = (from: number, to: number) =>
      new Map(Array.from({ length: to - from + 1 }, (_, i) => [this.#fiscal + from + i, figure()]))
    return {
      name,
      unit: paper.pick(['명', '건', '%', '점', '개소', '회']),
      weight: paper.pick([10, 20, 25, 30, 40, 50, 60, 100]),
      targets: years(-2, 1 + paper.random(2)),
      originals: years(-2, 2),
      actuals: years(-3, this.#report ? 0 : -2),
    }
  }

  /** One table of indicators in one of many forms. */
  #indicators(rows: readonly { readonly indicator: Indicator; readonly department: string | null }[]) {
    const paper = this.#paper
    const form = paper.choice('form', [
      'rows',
      'wide',
      'years over kinds',
      'kinds over years',
      'years as rows',
      'name above',
      'revised',
      'parts',
      'marked years',
      'results and one target',
      'both in a cell',
      ...(this.#report ? (['year unsaid', 'year unsaid', 'year unsaid'] as const) : []),
    ] as const)
    const spell = this.#yearSpelling()
    const target = paper.choice('target', ['목표', '목표치', '계획'])
    const actual = paper.choice('actual', ['실적', '실적치', '결과'])
    const unitColumn = paper.choice('unit', [true, false])
    const rates = paper.random(3) === 0
    const numbered = form !== 'name above' && form !== 'parts' && paper.random(3) === 0
    const note = paper.random(4) === 0
    const texts = paper.shuffled([
      { head: paper.pick(['측정산식', '산출식', '측정방법']), of: (i: Indicator) => `${i.name} 합계` },
      {
        head: paper.pick(['자료출처', '증빙자료', '자료수집 방법/출처']),
        of: () => paper.pick(['통계연보', '1365 자원봉사포털', '24시 민원대장', '부서 집계']),
      },
    ])
    const weightHead = paper.pick(['가중치', '비중(%)', '가중치(%)'])
    const nameHead = paper.pick(['성과지표', '성과지표명', '지표명', '핵심성과지표'])
    const years = [
      ...new Set(rows.flatMap(({ indicator }) => [...indicator.targets.keys(), ...indicator.actuals.keys()])),
    ].toSorted((a, b) => a - b)
    if (paper.random(5) === 0) years.reverse()
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
      ...(one?.department == null ? [] : [paper.pick(['부서명', '담당부서', '소관부서'])]),
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
        const group = form !== 'name above' && paper.yes()
        if (group) {
          table.push([...heads, '연도별 실적 및 목표치', ...years.map(() => LEFT), ...behind])
          table.push([...heads.map(() => UP), word, ...years.map(spell), ...behind.map(() => UP)])
        } else table.push([...heads, word, ...years.map(spell), ...behind])
        const mark = paper.yes() ? ['(A)', '(B)', '(B/A)'] : ['', '', '']
        for (const [at, { indicator: i, department }] of rows.entries()) {
          const kinds: Slot[][] =
            form === 'revised'
              ? [
                  [paper.pick(['당초목표', '변경 전']), ...years.map((y) => cell(i, 'original', y))],
                  [paper.pick(['수정목표', '변경 후']), ...years.map((y) => cell(i, 'target', y))],
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
          ...(y <= this.#fiscal - (this.#report ? 0 : 2) ? [['actual', y] as const] : []),
          ...(y >= this.#fiscal - 2 ? [['target', y] as const] : []),
        ])
        const order = paper.yes()
        const head = (kind: 'actual' | 'target', y: number) => {
          const word = kind === 'actual' ? actual : target
          return order ? `${spell(y).replace(/^(\d\d)$/, "'$1")}${paper.merged ? ' ' : ''}${word}` : `${word}(${y})`
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
      case 'parts': {
        // A second column names the parts of what the first names.
        const parts = [heads[0] ?? '', paper.pick(['세부지표', '하위지표', '세부성과지표명']), ...heads.slice(1)]
        const columns = years.filter((y) => y >= this.#fiscal - 2)
        table.push([...parts, ...columns.map((y) => `${y}년 ${target}`), ...behind])
        for (const [at, { indicator: i, department }] of rows.entries()) {
          const [own = '', ...others] = front(i, department, at)
          const whole = at % 2 === 0 ? `${i.name} 종합` : UP
          const row = [...columns.map((y) => cell(i, 'target', y)), ...behindOf(i)]
          table.push(department === null ? [whole, own, ...others, ...row] : [own, whole, ...others, ...row])
        }
        if (one?.department != null) table[0]?.splice(0, 2, heads[0] ?? '', heads[1] ?? '')
        if (one?.department != null) table[0]?.splice(2, 1, '세부지표명')
        break
      }
      case 'marked years': {
        // One row an indicator; the year says by a mark what its figure is.
        const columns = years.flatMap((y): (readonly ['actual' | 'target', number])[] =>
          y <= this.#fiscal - 2 ? [['actual', y] as const] : y >= this.#fiscal ? [['target', y] as const] : [],
        )
        const marks = { actual: paper.pick(['확정', '실적', '결과']), target: paper.pick(['목표', '계획']) }
        table.push([...heads, ...columns.map(([kind, y]) => `${spell(y).replace(/^(\d\d)$/, "'$1")}(${marks[kind]})`), ...behind])
        for (const [at, { indicator: i, department }] of rows.entries())
          table.push([...front(i, department, at), ...columns.map(([kind, y]) => cell(i, kind, y)), ...behindOf(i)])
        break
      }
      case 'results and one target': {
        const past = years.filter((y) => y <= this.#fiscal - 2)
        const group = paper.pick(['실적', '최근 2년 실적', '과거실적'])
        const aim = `${spell(this.#fiscal).replace(/^(\d\d)$/, "'$1")} 목표치`
        table.push([...heads, group, ...past.slice(1).map(() => LEFT), aim, ...behind])
        table.push([...heads.map(() => UP), ...past.map(spell), UP, ...behind.map(() => UP)])
        for (const [at, { indicator: i, department }] of rows.entries())
          table.push([
            ...front(i, department, at),
            ...past.map((y) => cell(i, 'actual', y)),
            cell(i, 'target', this.#fiscal),
            ...behindOf(i),
          ])
        break
      }
      case 'both in a cell': {
        table.push([...heads, ...years.map((y) => `${y}년 ${target}/${actual}`), ...behind])
        for (const [at, { indicator: i, department }] of rows.entries())
          table.push([
            ...front(i, department, at),
            ...years.map((year): Slot => {
              const [t, a] = [i.targets.get(year) ?? null, i.actuals.get(year) ?? null]
              const text = `${t === null ? '-' : shown(t)}/${a === null ? '-' : shown(a)}`
              const means = (what: 'target' | 'actual', value: number) => ({ what, of: i.name, year, value }) as const
              if (t === null) return a === null ? text : { text, means: means('actual', a) }
              return { text, means: means('target', t), ...(a === null ? {} : { also: means('actual', a) }) }
            }),
            ...behindOf(i),
          ])
        break
      }
      case 'year unsaid': {
        table.push([...heads, target, actual, ...(rates ? ['달성률(%)'] : []), ...behind])
        for (const [at, { indicator: i, department }] of rows.entries())
          table.push([
            ...front(i, department, at),
            cell(i, 'target', this.#fiscal),
            cell(i, 'actual', this.#fiscal),
            ...(rates ? [rateOf(i, this.#fiscal)] : []),
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
    const heading = paper.yes() ? 1 : 0
    if (heading) paper.text(paper.pick(['< 성과지표 >', '(2) 성과지표 및 목표치 설정', '□ 성과지표 현황']))
    const headRows = table.findIndex((row) => row.some((slot) => typeof slot !== 'string'))
    paper.table(table, form === 'name above' ? headRows - 0 : headRows)
  }

  /** The indicators of all departments once more, in short. */
  #again(all: readonly { readonly name: string; readonly indicators: readonly Indicator[] }[]) {
    const paper = this.#paper
    paper.drawn.push('summary')
    paper.text('성과지표 총괄현황')
    const years = [this.#fiscal - 1, this.#fiscal]
    paper.table([
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

  #weight = (i: Indicator): Slot => ({ text: String(i.weight), means: { what: 'weight', of: i.name, value: i.weight } })

  #figure(i: Indicator, what: 'target' | 'actual' | 'original', year: number): Slot {
    const paper = this.#paper
    const known = what === 'target' ? i.targets : what === 'actual' ? i.actuals : i.originals
    const value = known.get(year) ?? null
    if (value === null) return paper.pick(['', '', '-'])
    const means = { what, of: i.name, year, value } as const
    if (paper.random(60) === 0)
      return {
        text: paper.pick(['검토 중', `${shown(value)} 이상`, `(${shown(value)})`, '가등급']),
        means: { ...means, value: null },
      }
    // A narrow column wraps it.
    if (value >= 1000 && paper.random(40) === 0) {
      const text = shown(value)
      const end = text.length - 1 - paper.random(3)
      return { text: `${text.slice(0, end)}\n${text.slice(end)}`, means }
    }
    return { text: shown(value), means }
  }

  #yearSpelling(): (year: number) => string {
    const paper = this.#paper
    const how = paper.choice('years', ["'yy", 'yyyy', 'yyyy년', 'yy', 'yyyy년도'] as const)
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
}
