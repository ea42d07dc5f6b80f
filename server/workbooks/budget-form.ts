import { makeWorkbook, type WriteSheet } from '../documents/workbook-file.ts'
import type { YearPlan } from '../plans/plan.ts'
import { AS_OF, type AmountKind, BUDGET_COLUMNS, KIND_NAMES, UNIT_NAMES } from './budget-columns.ts'
import type { SupplementaryLines } from './supplementary-upload.ts'
import type { BudgetLine } from './budget-lines.ts'
import {
  cellsOf,
  guideSheet,
  numberFormat,
  PRINTED,
  PROTECTION,
  type Styled,
  styled,
  TEXT_FORMAT,
} from '../documents/sheet-style.ts'

interface Amounts {
  readonly year: number
  readonly kind: AmountKind | 'budget'
}
const HEADING = 5

/** All programmes and projects of the plan with the years a file may bring in; the plan's own figures stand locked beside them. */
export function budgetForm(plan: YearPlan, lines: readonly BudgetLine[], today: string): Promise<Uint8Array> {
  const now = Number(today.slice(0, 4))
  const columns: readonly Amounts[] = [
    { year: plan.settledYear, kind: 'settled' },
    { year: plan.fiscalYear - 1, kind: 'budget' },
    { year: plan.fiscalYear, kind: 'budget' },
    ...plan.years.filter((y) => y > plan.settledYear && y < now).map((year): Amounts => ({ year, kind: 'settled' })),
    ...plan.years
      .filter((y) => (y === now || y === now - 1) && y >= plan.fiscalYear - 1)
      .map((year): Amounts => ({ year, kind: 'executed' })),
    ...plan.years.filter((y) => y > plan.fiscalYear).map((year): Amounts => ({ year, kind: 'plan' })),
  ]
  return amountsForm(plan, lines, {
    sheet: '연도별예산',
    title: `${plan.title} 연도별 예산`,
    note: `노란 칸만 채워 예산 화면에서 올리십시오. 빈칸은 지금 값을 그대로 둡니다. 내려받은 날: ${today}`,
    above: [
      styled(AS_OF, 'headFill'),
      styled(null, 'fillText', TEXT_FORMAT),
      styled('집행액을 적었으면 기준일을 적습니다. 예: 2026-06-30', 'note'),
    ],
    columns: columns.map(({ year, kind }) => ({
      name: `${year} ${kind === 'budget' ? '예산' : KIND_NAMES[kind]}`,
      fills: kind !== 'budget' && !(kind === 'settled' && year === plan.settledYear),
      won: (line) => line.figures.find((f) => f.year === year && f.kind === kind)?.amount ?? null,
    })),
    guide: guideSheet('연도별 예산 서식 작성 안내', GUIDE),
  })
}

/** The same lines for the amounts of a 추경 that is being written; what each has without it stands locked beside them. */
export function supplementaryForm({ plan, number, lines }: SupplementaryLines, today: string): Promise<Uint8Array> {
  const year = plan.fiscalYear
  return amountsForm(plan, lines, {
    sheet: `추경${number}`,
    title: `${plan.title} 추경${number}`,
    note: `바뀌는 사업의 추경 뒤 금액만 노란 칸에 적어 계획 화면에서 올리십시오. 빈칸은 지금 값을 그대로 둡니다. 내려받은 날: ${today}`,
    above: [],
    columns: [
      {
        name: `${year} 예산`,
        fills: false,
        won: (line) => line.figures.find((f) => f.year === year && f.kind === 'budget')?.amount ?? null,
      },
      { name: '추경 전', fills: false, won: (line) => line.standing ?? null },
      {
        name: `${year} ${KIND_NAMES.supplementary}`,
        fills: true,
        won: (line) => line.figures.find((f) => f.kind === 'supplementary')?.amount ?? null,
      },
    ],
    guide: guideSheet('추경 서식 작성 안내', SUPPLEMENTARY_GUIDE),
  })
}

interface AmountsForm {
  readonly sheet: string
  readonly title: string
  readonly note: string
  /** the row above the headings */
  readonly above: readonly Styled[]
  readonly columns: readonly {
    readonly name: string
    readonly fills: boolean
    readonly won: (line: BudgetLine) => number | null
  }[]
  readonly guide: WriteSheet
}

function amountsForm(plan: YearPlan, lines: readonly BudgetLine[], form: AmountsForm): Promise<Uint8Array> {
  const { columns } = form
  const unit = Object.entries(UNIT_NAMES).find(([, won]) => won === plan.amountUnitWon)?.[0] ?? '원'
  const fixed = [
    BUDGET_COLUMNS.department[0],
    '단위사업 코드',
    '세부사업 코드',
    BUDGET_COLUMNS.programme[0],
    BUDGET_COLUMNS.project[0],
  ]
  const decimals = plan.amountUnitWon === 1 ? 0 : 3
  const sheet: WriteSheet = {
    name: form.sheet,
    columns: [{ width: 15 }, { width: 13 }, { width: 13 }, { width: 26 }, { width: 36 }, ...columns.map(() => ({ width: 15 }))],
    ...cellsOf([
      [styled(form.title, 'title')],
      [styled(form.note, 'note')],
      form.above,
      [],
      [
        ...fixed.map((name) => styled(name, 'head')),
        ...columns.map(({ name, fills }) => styled(`${name}(${unit})`, fills ? 'headFill' : 'head')),
      ],
      ...lines.map((line) => [
        styled(line.department, 'text', TEXT_FORMAT),
        styled(line.programmeCode, 'text', TEXT_FORMAT),
        styled(line.projectCode || null, 'text', TEXT_FORMAT),
        styled(line.programme, 'text', TEXT_FORMAT),
        styled(line.project || null, 'text', TEXT_FORMAT),
        ...columns.map(({ fills, won }): Styled => {
          const stored = won(line)
          const amount = stored === null ? null : stored / plan.amountUnitWon
          return styled(
            amount,
            fills ? 'fillNumber' : 'number',
            numberFormat(amount === null || Number.isInteger(amount) ? 0 : decimals),
          )
        }),
      ]),
    ]),
    rowDefs: new Map([
      [0, { height: 26 }],
      [HEADING - 1, { height: 32 }],
    ]),
    freezePane: { rows: HEADING, columns: 5 },
    protection: { ...PROTECTION },
    pageSetup: { ...PRINTED, printTitlesRow: `$${HEADING}:$${HEADING}` },
  }
  return makeWorkbook([sheet, form.guide])
}

const SUPPLEMENTARY_GUIDE: readonly (readonly [string, string])[] = [
  ['무엇을', '추경으로 바뀌는 단위사업과 세부사업의 추경 뒤 금액을 적습니다. 늘거나 준 금액이 아니라 바뀐 뒤의 금액입니다.'],
  ['단위', '금액의 단위는 열 이름에 적힌 대로 읽습니다.'],
  ['빈칸', '빈칸은 지금 값을 그대로 둡니다. 없어지는 사업에는 0을 적으십시오.'],
  [
    '합계',
    '단위사업의 금액과 세부사업의 합이 끝자리 처리의 범위를 넘게 다르면 올릴 때 알려 줍니다. 한쪽으로 다른 쪽을 대신하지 않습니다.',
  ],
]

const GUIDE: readonly (readonly [string, string])[] = [
  [
    '무엇을',
    '중기지방재정계획의 다음 연도 금액, 끝난 연도의 결산액, 집행액을 적습니다. 성과계획서에 인쇄된 금액(회색)은 파일로 바꾸지 않습니다.',
  ],
  [
    '단위',
    '금액의 단위는 열 이름에 적힌 대로 읽습니다. 다른 단위로 적으려면 열 이름의 백만원을 천원이나 원으로 고치십시오(시트 보호에는 암호가 없습니다).',
  ],
  [
    '단위사업',
    '세부사업 코드가 비어 있는 줄이 단위사업의 금액입니다. 추세에는 단위사업의 금액이 쓰이며, 세부사업의 합으로 대신하지 않습니다. 모든 단위사업의 금액이 있어야 그 연도가 추세에 나옵니다.',
  ],
  ['합계', '단위사업의 금액과 세부사업의 합이 끝자리 처리의 범위를 넘게 다르면 올릴 때 알려 줍니다.'],
  ['음수', '감액은 △12처럼 △로 적습니다. -12는 받지 않습니다.'],
  ['빈칸', '빈칸과 -는 지금 값을 그대로 둡니다. 정해지지 않은 금액은 비워 두고, 끝나는 사업에만 0을 적으십시오.'],
  [
    '되돌리기',
    '마지막에 올린 파일은 예산 화면에서 통째로 되돌릴 수 있습니다. 누가 언제 올리고 되돌렸는지는 감사기록에 남습니다.',
  ],
]
