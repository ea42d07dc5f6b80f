import { markdownToHwpx } from 'kordoc'

/** A line of text, or the rows of a table. */
type Block = string | readonly (readonly string[])[]

const FIRST_YEAR = 2037
const INDICATORS = 8
const PROGRAMMES = 5
const PROJECTS = 6

/** A plan in the official form, of a bureau that does not exist with so many departments; everything in it adds up. */
function planBlocks(departments: number): Block[] {
  const names = Array.from({ length: departments }, (_, d) => `제${d + 1}시험과`)
  return [
    `${FIRST_YEAR + 2}년도 성과계획서`,
    '시험기획국',
    [
      ['전략목표', names.map((n) => `○ ${n} 전략`).join(' ')],
      ['[소관실국]', '시험기획국'],
    ],
    ...top(names, names),
    ...names.flatMap((name) => [
      [
        ['전략목표', `${name} 전략`],
        ['[소관부서]', name],
      ],
      ...top([name], [name]),
      '정책사업목표',
      goalOf(name),
      ...indicators(name),
      ...programmes(name),
    ]),
  ]
}

const goalOf = (name: string) => `${name} 목표를 넓힌다`
const money = (n: number) => n.toLocaleString('en-US')
/** 백만원 of a project in its y-th year */
const amount = (y: number) => 100 + y * 10
const POLICY = (y: number) => PROGRAMMES * PROJECTS * amount(y)

function top(owners: readonly string[], units: readonly string[]): Block[] {
  const [now, before] = [POLICY(2) * owners.length, POLICY(1) * owners.length]
  const row = (word: string, a: number, b: number) => [
    word,
    money(a),
    `${((a / now) * 100).toFixed(2)} %`,
    money(b),
    `${((b / before) * 100).toFixed(2)} %`,
    money(a - b),
    `${b === 0 ? '0.00' : (((a - b) / b) * 100).toFixed(2)} %`,
  ]
  return [
    '< 정책사업목표 현황 >',
    '(단위:개, 백만원)',
    [
      ['정책사업목표', '성과 지표수', '단위 사업수', '예산액'],
      ...owners.map((name) => [goalOf(name), String(INDICATORS), String(PROGRAMMES), money(POLICY(2))]),
    ],
    '2. 조직 및 인력현황',
    '(단위 : 명)',
    [
      ['부서명', '정원', '', '', '', '현원', '계단위 직제명'],
      ['', '계', '4급이상', '5급', '6급이하', '', ''],
      ['계', ...[20, 1, 4, 15, 19].map((n) => String(n * units.length)), ''],
      ...units.map((name) => [name, '20', '1', '4', '15', '19', '기획팀, 지원팀']),
    ],
    '3. 예산현황',
    '(단위 : 백만원, %)',
    [
      ['구분', '예산액', '', '전년도예산액', '', '비교증감', ''],
      ['', '예산액', '구성비', '예산액', '구성비', '증감액', '증감률'],
      row('계', now, before),
      row('정책사업', now, before),
      row('행정운영경비', 0, 0),
      row('인력운영비', 0, 0),
      row('기본경비', 0, 0),
      row('재무활동', 0, 0),
    ],
  ]
}

function indicators(name: string): Block[] {
  const weight = (i: number) =>
    String(i === INDICATORS - 1 ? 100 - (INDICATORS - 1) * Math.floor(100 / INDICATORS) : Math.floor(100 / INDICATORS))
  const years = Array.from({ length: 5 }, (_, y) => String(FIRST_YEAR + y).slice(2))
  const rows = Array.from({ length: INDICATORS }, (_, i) => [
    [
      `(${name})${i + 1}번째 시험 지표(회)`,
      i === 0 ? '핵심' : '일반',
      weight(i),
      '목표',
      ...years.map((_y, y) => String(10 + i + y)),
      '개최횟수',
      '부서 집계',
    ],
    ['', '', '', '실적', String(11 + i), '0', '', '', '', '', ''],
  ]).flat()
  return [
    '< 성과지표별 목표치 설정 >',
    [
      [
        '성과지표(단위)',
        '지표 유형',
        '가중치',
        '실적 및 목표치',
        '',
        '',
        '',
        '',
        '',
        '측정산식 또는 측정방법',
        '자료수집 방법/출처',
      ],
      ['', '', '', '구분', ...years, '', ''],
      ...rows,
    ],
  ]
}

function programmes(name: string): Block[] {
  const years = [
    ['결산', 0],
    ['예산', 1],
    ['예산', 2],
  ] as const
  return Array.from({ length: PROGRAMMES }, (_, p): Block[] => {
    const programme = `${name} ${p + 1}번째 단위사업`
    const projects = Array.from({ length: PROJECTS }, (_unused, j) => `${programme} 세부사업 ${j + 1}`)
    return [
      '단위사업',
      programme,
      '□ 관련 예산사업 내역',
      '(단위:개, 백만원)',
      [
        ['사업명', '회계구분', ...years.map(([kind, y]) => `'${String(FIRST_YEAR + y).slice(2)}${kind}`), '비고 (세부사업수)'],
        [programme, '일반회계', ...years.map(([, y]) => money(PROJECTS * amount(y))), String(PROJECTS)],
        ...projects.map((project) => [project, '', ...years.map(([, y]) => money(amount(y))), '']),
      ],
      '□ 관련 예산사업 개요',
      ...projects.map((project): Block => [
        ['사업명', project],
        ['사업내용', '시험 내용'],
        ['사업기간', `${FIRST_YEAR + 2}년01월01일 ~ ${FIRST_YEAR + 6}년12월31일`],
        ['지원형태', '직접수행'],
        ['지원조건', '도비(100%)'],
        ['시행주체', '시험도'],
      ]),
    ]
  }).flat()
}

/** The plan as plain text (TABs between cells) or as HWPX. */
export async function planDocument(departments: number, format: 'txt' | 'hwpx'): Promise<Uint8Array> {
  const blocks = planBlocks(departments)
  if (format === 'txt') {
    return new TextEncoder().encode(
      blocks.map((b) => (typeof b === 'string' ? b : b.map((row) => row.join('\t')).join('\n'))).join('\n\n'),
    )
  }
  const html = blocks.map((b) =>
    typeof b === 'string'
      ? b.replaceAll('<', '&lt;')
      : `<table>\n${b.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('\n')}\n</table>`,
  )
  return new Uint8Array(await markdownToHwpx(html.join('\n\n')))
}
