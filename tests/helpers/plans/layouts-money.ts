import { LEFT, type Paper, type Slot, UP } from './paper.ts'

const OF = ['청년', '농촌', '하천', '도로', '관광', '복지', '주택', '산림', '항만', '보육', '체육', '환경'] as const
const UNITS = [
  ['백만원', 1_000_000],
  ['천원', 1000],
  ['원', 1],
  ['억원', 100_000_000],
] as const
const grouped = (value: number): string => value.toLocaleString('en-US')

/** A unit programme with its projects and their amounts of three years, in a unit of its own. */
export function drawMoney(paper: Paper, fiscalYear: number) {
  const form = paper.choice('money', ['under programme', 'own columns', 'policy column', 'projects only'] as const)
  const [word, won] = paper.choice('amounts in', UNITS)
  const where = paper.choice('unit of amounts', ['caption', 'header'] as const)
  const suffix = where === 'header' ? `(${word})` : ''
  const year = fiscalYear
  const programme = `${paper.pick(OF)} ${paper.pick(OF)} 진흥 ${paper.random(1_000_000)}`
  const heads = paper.choice('amount heads', [
    [`'${String(year - 2).slice(2)}결산`, `'${String(year - 1).slice(2)}예산`, `'${String(year).slice(2)}예산`],
    [`${year - 2}년 결산액`, `${year - 1}년 예산액`, `${year}년 예산안(A)`],
    [`${year - 2}년도 결산`, '전년도예산', `${year}년도 본예산`],
    ['전전년도 결산', '전년도 예산', '당해연도 예산'],
    [`${year - 2}년`, `${year - 1}년`, `${year}년`],
  ])
  const kinds = [
    ['settled', year - 2],
    ['budget', year - 1],
    ['budget', year],
  ] as const
  const sums = kinds.map(() => 0)
  const amounts = (of: string): Slot[] =>
    kinds.map(([kind, y], k) => {
      const value = paper.random(90_000) + 10
      sums[k] = (sums[k] ?? 0) + value
      return { text: grouped(value), means: { what: 'amount', of, year: y, kind, won: value * won } }
    })
  const projects = Array.from(
    { length: 1 + paper.random(3) },
    () => `${paper.pick(OF)} ${paper.pick(OF)} 추진 ${paper.random(1_000_000)}`,
  )
  if (form === 'under programme' || form === 'projects only') {
    if (paper.yes()) paper.text(`단위사업: ${programme}`)
    else {
      paper.text('단위사업')
      paper.text(programme)
    }
  }
  if (where === 'caption') paper.text(`(단위: ${word})`)
  const amountHeads = heads.map((head) => `${head}${suffix}`)
  const total = (of: readonly number[] = sums): Slot[] => {
    const off = paper.random(5) === 0 ? 1 + paper.random(90) : 0
    return of.map((value) => ({ text: grouped(value + off), means: { what: 'sum', holds: off === 0 } }))
  }
  switch (form) {
    case 'projects only':
      return paper.table([
        ['세부사업명', ...amountHeads],
        ...projects.map((name): Slot[] => [name, ...amounts(name)]),
        ...(paper.random(4) === 0 ? [['합계', ...total()]] : []),
      ])
    case 'own columns':
      return paper.table([
        ['단위사업', '세부사업', '회계구분', ...amountHeads],
        [programme, '소계', '일반회계', ...amounts(programme)],
        ...projects.map((name): Slot[] => [UP, name, '일반회계', ...amounts(name)]),
      ])
    case 'policy column': {
      const own = amounts(programme)
      const ofPolicy = total([...sums])
      return paper.table([
        [paper.pick(['정책사업', '정책사업명']), '단위사업', '세부사업', ...amountHeads],
        ...(paper.yes() ? [[`${programme} 정책`, '', '', ...ofPolicy]] : []),
        [paper.yes() ? `${programme} 정책` : UP, programme, '', ...own],
        ...projects.map((name): Slot[] => [UP, UP, name, ...amounts(name)]),
      ])
    }
    case 'under programme':
      return paper.table([
        ['사업명', '회계구분', ...amountHeads, '세부사업수'],
        [programme, '일반회계', ...amounts(programme), String(projects.length)],
        ...projects.map((name): Slot[] => [name, '', ...amounts(name), '']),
      ])
  }
}

/** Posts by the grades an office has, people, teams that run on over rows. */
export function drawStaff(paper: Paper, bureau: string, departments: readonly string[]) {
  const grades = paper.choice('grades', [
    ['4급이상', '5급', '6급이하'],
    ['3급', '4급', '5급', '6급', '7급', '8급', '9급'],
    ['4급', '5급', '6급', '7급이하'],
    ['서기관', '사무관', '주사이하'],
  ])
  const columnOf = (grade: string) => (/^[34]|서기관/.test(grade) ? 'grade4' : /^5|사무관/.test(grade) ? 'grade5' : 'grade6')
  paper.text(paper.pick(['2. 조직 및 인력현황', '□ 조직 및 인력']))
  paper.text('(단위: 명)')
  const rows = departments.map((name) => {
    const posts = grades.map(() => 1 + paper.random(9))
    const all = posts.reduce((sum, n) => sum + n, 0)
    const of = (column: string) => posts.reduce((sum, n, g) => sum + (columnOf(grades[g] ?? '') === column ? n : 0), 0)
    const cell = (column: string, printed: number, value = printed): Slot => ({
      text: String(printed),
      means: { what: 'staff', of: name, column, value },
    })
    const teams = [`${name.slice(0, 2)}기획팀`, `${name.slice(0, 2)}지원팀`]
    return [
      name,
      cell('quota', all),
      ...posts.map((n, g) => cell(columnOf(grades[g] ?? ''), n, of(columnOf(grades[g] ?? '')))),
      cell('headcount', all - paper.random(2)),
      paper.yes() ? teams.join(', ') : teams.join('\n'),
    ]
  })
  paper.table([
    ['부서명', '정원', ...grades.map(() => LEFT), '현원', paper.pick(['계단위 직제명', '팀명'])],
    [UP, '계', ...grades, UP, UP],
    ...rows,
  ])
  paper.drawn.push(`staff of ${bureau}`)
}

const ITEMS = [
  ['계', 'total'],
  ['정책사업', 'policy'],
  ['행정운영경비', 'administration'],
  ['재무활동', 'finance'],
] as const

/** A unit's 예산현황, headed as the form does or by years. */
export function drawStatement(paper: Paper, of: string, fiscalYear: number) {
  const [word, won] = paper.pick(UNITS)
  const [now, before] = paper.choice('statement', [
    ['예산액', '전년도예산액'],
    [`${fiscalYear}년 예산`, `${fiscalYear - 1}년 예산`],
    [`${fiscalYear}년도 예산액(A)`, `${fiscalYear - 1}년도 예산액(B)`],
    ['금년도 예산', '전년도 예산'],
  ])
  const shares = paper.yes()
  const turned = paper.yes() && now !== '예산액'
  paper.text('3. 예산현황')
  paper.text(`(단위: ${word}${shares ? ', %' : ''})`)
  const heads = turned ? [before, now] : [now, before]
  const rows = ITEMS.map(([label, item]): Slot[] => {
    const [a, b] = [10 + paper.random(90_000), 10 + paper.random(90_000)]
    const cell = (column: string, value: number): Slot => ({
      text: value < 0 ? `△${grouped(-value)}` : grouped(value),
      means: { what: 'statement', of, item, column, won: value * won },
    })
    const pair = (column: 'budget' | 'previous', value: number): Slot[] =>
      shares ? [cell(column, value), `${(paper.random(1000) / 10).toFixed(2)} %`] : [cell(column, value)]
    const both = [pair('budget', a), pair('previous', b)]
    return [label, ...(turned ? both.toReversed() : both).flat(), cell('change', a - b), '1.00 %']
  })
  paper.table([['구분', ...heads.flatMap((head) => (shares ? [head, '구성비'] : [head])), '증감', '증감률'], ...rows])
}
