import {
  randomOf,
  type SyntheticDepartment,
  type SyntheticGoal,
  type SyntheticIndicator,
  type SyntheticPlan,
  type SyntheticProgramme,
} from './synthetic.ts'

/** How the plan is printed: what a reader must not depend on. */
export interface Printing {
  /** Shuffles the columns of every table; 0 = the form's own order */
  readonly columns: number
  /** Rows after which a table goes on under its header again; 0 = tables are whole */
  readonly pageRows: number
  readonly heading: '' | '# ' | '#### ' | '**'
  readonly letterSpaced: boolean
  /** The fifth year stands alone behind the columns of text */
  readonly shifted: boolean
  /** '목표' headings above each goal */
  readonly goalHeadings: boolean
  readonly futureActuals: '' | '0' | '/' | '-'
}
export const PLAIN: Printing = {
  columns: 0,
  pageRows: 0,
  heading: '',
  letterSpaced: false,
  shifted: false,
  goalHeadings: true,
  futureActuals: '',
}

interface Column {
  readonly head: readonly string[]
  readonly cells: readonly string[]
}

export function render(plan: SyntheticPlan, printing: Printing): string {
  return new Printer(plan, printing).print()
}

class Printer {
  readonly #plan: SyntheticPlan
  readonly #how: Printing
  readonly #out: string[] = []

  constructor(plan: SyntheticPlan, how: Printing) {
    this.#plan = plan
    this.#how = how
  }

  print(): string {
    const { bureau, departments } = this.#plan
    const year = this.#plan.settledYear + 2
    this.#out.push(
      `${year}년도 성과계획서`,
      '',
      bureau,
      '',
      `전략목표\t${departments.map((d) => `○ ${d.strategic}`).join(' ')}`,
      `[소관실국]\t${bureau}`,
      '',
    )
    this.#top(
      departments,
      departments.flatMap((d) => d.goals),
    )
    for (const department of departments) this.#department(department)
    return this.#out.join('\n')
  }

  #department(department: SyntheticDepartment) {
    this.#out.push(`전략목표\t${department.strategic}`, `[소관부서]\t${department.name}`, '')
    this.#top([department], department.goals)
    for (const goal of department.goals) {
      if (this.#how.goalHeadings) this.#heading('정책사업목표', goal.name)
      this.#heading('(1) 주요내용')
      this.#out.push('1. 지어낸 내용', '2. 지어낸 내용 둘', '')
      this.#indicators(department, goal)
      for (const programme of goal.programmes) this.#programme(programme)
    }
  }

  #top(departments: readonly SyntheticDepartment[], goals: readonly SyntheticGoal[]) {
    const { money } = this.#plan
    this.#heading('1. 기본방향')
    this.#out.push('지어낸 방향', '')
    this.#heading('< 정책사업목표 현황 >')
    this.#out.push(`(단위:개, ${money})`, '')
    this.#table([
      [{ head: ['정책사업목표'], cells: goals.map((g) => g.name) }],
      [{ head: ['성과 지표수'], cells: goals.map((g) => String(g.indicators.length)) }],
      [{ head: ['단위 사업수'], cells: goals.map((g) => String(g.programmes.length)) }],
      [{ head: ['예산액'], cells: goals.map((g) => amountText(g.programmes.reduce((sum, p) => sum + (p.amounts[2] ?? 0), 0))) }],
    ])
    this.#heading('2. 조직 및 인력현황')
    this.#out.push('(단위 : 명)', '')
    const sum = (i: 0 | 1 | 2 | 3 | 4) => departments.reduce((n, d) => n + d.staff[i], 0)
    const column = (i: 0 | 1 | 2 | 3 | 4, head: readonly string[]): Column => ({
      head,
      cells: [String(sum(i)), ...departments.map((d) => String(d.staff[i]))],
    })
    this.#table([
      [{ head: ['부서명', ''], cells: ['계', ...departments.map((d) => d.name)] }],
      [column(0, ['정원', '계']), column(1, ['', '4급이상']), column(2, ['', '5급']), column(3, ['', '6급이하'])],
      [column(4, ['현원', ''])],
      [{ head: ['계단위 직제명', ''], cells: ['', ...departments.map((d) => d.teams.join(', '))] }],
    ])
    this.#heading('3. 예산현황')
    this.#out.push(`(단위 : ${money}, %)`, '')
    const [now, before] = [2, 1].map((i) => goals.flatMap((g) => g.programmes).reduce((n, p) => n + (p.amounts[i] ?? 0), 0))
    const rows = statementRows(now ?? 0, before ?? 0)
    const spaced = (word: string) => (this.#how.letterSpaced && word.length > 1 ? Array.from(word).join(' ') : word)
    this.#table([
      [{ head: [spaced('구분'), ''], cells: rows.map((r) => spaced(r.word)) }],
      [
        { head: ['예산액', '예산액'], cells: rows.map((r) => amountText(r.now)) },
        { head: ['', '구성비'], cells: rows.map((r) => r.share) },
      ],
      [
        { head: ['전년도예산액', '예산액'], cells: rows.map((r) => amountText(r.before)) },
        { head: ['', '구성비'], cells: rows.map((r) => r.shareBefore) },
      ],
      [
        { head: ['비교증감', '증감액'], cells: rows.map((r) => amountText(r.now - r.before)) },
        { head: ['', '증감률'], cells: rows.map((r) => r.rate) },
      ],
    ])
  }

  #indicators(department: SyntheticDepartment, goal: SyntheticGoal) {
    this.#heading('(2) 성과지표 및 목표치 설정')
    this.#out.push('', '< 성과지표별 목표치 설정 >', '')
    const first = this.#plan.settledYear
    const pairs = (of: (i: SyntheticIndicator) => string | number, second: string) =>
      goal.indicators.flatMap((i) => [String(of(i)), second])
    const years = Array.from({ length: 5 }, (_, y): Column => ({
      head: [y === 0 ? '' : '', String(first + y).slice(2)],
      cells: goal.indicators.flatMap((i) => [i.targets[y] ?? '', y === 0 ? i.actual : y === 1 ? '0' : this.#how.futureActuals]),
    }))
    const texts: Column[][] = [
      [{ head: ['측정산식 또는 측정방법', ''], cells: pairs((i) => i.formula, '') }],
      [{ head: ['자료수집 방법/출처', ''], cells: pairs((i) => i.source, '') }],
    ]
    const front: Column[][] = [
      [{ head: ['성과지표(단위)', ''], cells: pairs((i) => `(${department.name})${i.name}(${i.unit})`, '') }],
      [{ head: ['지표 유형', ''], cells: pairs((i) => i.kind, '') }],
      [{ head: ['가중치', ''], cells: pairs((i) => i.weight, '') }],
    ]
    const group: Column[] = [
      { head: ['실적 및 목표치', '구분'], cells: goal.indicators.flatMap(() => ['목표', '실적']) },
      ...years,
    ]
    if (this.#how.shifted) {
      const [formula, source] = texts.flat()
      // As the form's own copies print it: the heads of the last year and of the texts change places.
      const heads = [
        ...group.slice(0, 5),
        { head: ['측정산식 또는 측정방법', ''], cells: years[4]?.cells ?? [] },
        { head: ['자료수집 방법/출처', ''], cells: formula?.cells ?? [] },
        { head: ['', years[4]?.head[1] ?? ''], cells: source?.cells ?? [] },
      ]
      this.#table([[...front.flat(), ...heads]])
    } else this.#table([...front, group, ...texts])
    this.#out.push('', '< 성과지표별 목표치 설정 근거 >', '')
    for (const i of goal.indicators) this.#out.push(`- (${department.name})${i.name}`, `  - ${i.rationale}`)
    this.#out.push('')
  }

  #programme(programme: SyntheticProgramme) {
    this.#heading('단위사업', programme.name)
    this.#heading('□ 목적 및 주요내용')
    this.#heading('○ 목적')
    this.#out.push('- 지어낸 목적', '')
    this.#heading('□ 관련 예산사업 내역')
    this.#out.push(`(단위:개, ${this.#plan.money})`, '')
    const first = this.#plan.settledYear
    const kinds = ['결산', '예산', '예산']
    this.#table([
      [{ head: ['사업명'], cells: [programme.name, ...programme.projects.map((p) => p.name)] }],
      [{ head: ['회계구분'], cells: [programme.account, ...programme.projects.map(() => '')] }],
      ...kinds.map((kind, y) => [
        {
          head: [`'${String(first + y).slice(2)}${kind}`],
          cells: [amountText(programme.amounts[y] ?? 0), ...programme.projects.map((p) => amountText(p.amounts[y] ?? 0))],
        },
      ]),
      [{ head: ['비고 (세부사업수)'], cells: [String(programme.projects.length), ...programme.projects.map(() => '')] }],
    ])
    this.#heading('□ 관련 예산사업 개요')
    for (const p of programme.projects) {
      this.#out.push(
        `사업명\t${p.name}`,
        '사업내용\t지어낸 내용',
        `사업기간\t${p.years[0]}년01월01일 ~ ${p.years[1]}년12월31일`,
        '지원형태\t직접수행',
        `지원조건\t${p.funding}`,
        `시행주체\t${p.body}`,
        '',
      )
    }
  }

  #heading(...words: readonly string[]) {
    const { heading } = this.#how
    for (const word of words) this.#out.push(heading === '**' ? `**${word}**` : `${heading}${word}`, '')
  }

  /** Groups of columns stay together; their order is free. A long table goes on under its header on the next page. */
  #table(groups: readonly (readonly Column[])[]) {
    const columns = shuffled(groups, this.#how.columns).flat()
    const [sample] = columns
    if (!sample) return
    const row = (of: (column: Column) => string) => columns.map(of).join('\t')
    const head = sample.head.map((_, i) => row((c) => c.head[i] ?? ''))
    this.#out.push(...head)
    for (const i of sample.cells.keys()) {
      if (this.#how.pageRows > 0 && i > 0 && i % this.#how.pageRows === 0) this.#out.push('', '- 7 -', '', ...head)
      this.#out.push(row((c) => c.cells[i] ?? ''))
    }
    this.#out.push('')
  }
}

export function shuffled<T>(list: readonly T[], seed: number): T[] {
  if (seed === 0) return [...list]
  const random = randomOf(seed)
  const left = [...list]
  return list.flatMap(() => left.splice(random(left.length), 1))
}

const amountText = (n: number): string => (n < 0 ? `△${(-n).toLocaleString('en-US')}` : n.toLocaleString('en-US'))
const percent = (part: number, whole: number): string =>
  whole === 0 ? '0.00 %' : `${part < 0 ? '△' : ''}${((Math.abs(part) / whole) * 100).toFixed(2)} %`

function statementRows(policy: number, policyBefore: number) {
  const parts = [
    ['계', policy + 30, policyBefore + 20],
    ['정책사업', policy, policyBefore],
    ['행정운영경비', 30, 20],
    ['인력운영비', 20, 15],
    ['기본경비', 10, 5],
    ['재무활동', 0, 0],
  ] as const
  return parts.map(([word, now, before]) => ({
    word,
    now,
    before,
    share: percent(now, policy + 30),
    shareBefore: percent(before, policyBefore + 20),
    rate: percent(now - before, before),
  }))
}
