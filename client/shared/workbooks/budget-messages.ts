import { label, shortLabel } from '#domain/words/terms.ts'
import { defineMessages } from '../../language.tsx'

export const budgetUploadMessages = defineMessages({
  open: { ko: '연도별 금액 올리기', en: 'Amounts by year' },
  title: { ko: '중기계획·결산·집행액 올리기', en: 'Medium-term, settled and executed amounts' },
  formWhat: {
    ko: '계획의 모든 단위사업과 세부사업이 든 엑셀 서식입니다. 성과계획서에 인쇄된 금액은 회색으로 잠겨 있고, 노란 칸만 채웁니다.',
    en: 'An Excel form with every programme and project. What the plan prints is locked; only the yellow cells are filled in.',
  },
  form: { ko: '연도별 예산 서식', en: 'Form of amounts by year' },
  previewTitle: {
    ko: (of: number, takes: number, check: number) =>
      of === 0 ? '바뀌는 금액이 없습니다' : `금액 ${of}개 중 ${takes}개 반영${check > 0 ? `, ${check}개 확인 필요` : ''}`,
    en: (of: number, takes: number, check: number) =>
      of === 0 ? 'Nothing changes' : `${takes} of ${of} amounts taken${check > 0 ? `, ${check} to check` : ''}`,
  },
  untouched: {
    ko: (n: number) => `지금과 같은 금액 ${n}개는 그대로 둡니다.`,
    en: (n: number) => `${n} amounts are the same as now.`,
  },
  ignored: { ko: (names: string) => `읽지 않는 열: ${names}`, en: (names: string) => `Columns not read: ${names}` },
  line: { ko: '행', en: 'Row' },
  what: { ko: '사업', en: 'Line' },
  year: { ko: '연도', en: 'Year' },
  before: { ko: (unit: string) => `지금(${unit})`, en: (unit: string) => `Now (${unit})` },
  after: { ko: (unit: string) => `파일(${unit})`, en: (unit: string) => `File (${unit})` },
  verdict: { ko: '판정', en: 'Verdict' },
  settled: { ko: (y: number) => `${y} 결산`, en: (y: number) => `${y} settled` },
  executed: { ko: (y: number) => `${y} 집행액`, en: (y: number) => `${y} executed` },
  supplementary: { ko: (y: number) => `${y} 추경예산`, en: (y: number) => `${y} supplementary` },
  supplementaryOpen: { ko: '파일로 입력', en: 'Enter by file' },
  supplementaryTitle: { ko: (n: number) => `추경${n} 금액 올리기`, en: (n: number) => `Amounts of supplementary ${n}` },
  supplementaryForm: { ko: (n: number) => `추경${n} 서식`, en: (n: number) => `Form of supplementary ${n}` },
  supplementaryWhat: {
    ko: '계획의 모든 단위사업과 세부사업이 든 엑셀 서식입니다. 바뀌는 사업의 추경 뒤 금액만 노란 칸에 적습니다.',
    en: 'An Excel form with every programme and project. Only what changes is filled in, with the amount afterwards.',
  },
  supplementarySaved: {
    ko: '의회 의결을 기록하기 전까지 다시 고칠 수 있습니다.',
    en: 'They can be changed until the decision is recorded.',
  },
  plan: { ko: (y: number) => `${y} 중기계획`, en: (y: number) => `${y} planned` },
  none: { ko: '없음', en: 'none' },
  sumsHead: {
    ko: (n: number) => `단위사업 금액과 세부사업의 합이 끝자리 처리의 범위를 넘게 다른 곳 ${n}건`,
    en: (n: number) => `${n} programmes differ from the sum of their projects beyond rounding`,
  },
  sumLine: {
    ko: (name: string, what: string, printed: string, computed: string, difference: string) =>
      `${name} ${what}: 단위사업 ${printed}, 세부사업의 합 ${computed}, 차이 ${difference}`,
    en: (name: string, what: string, printed: string, computed: string, difference: string) =>
      `${name} ${what}: ${printed}, sum ${computed}, difference ${difference}`,
  },
  accept: { ko: '다른 채로 반영합니다', en: 'Take them as they are' },
  noTotal: {
    ko: (n: number) => `세부사업만 적고 단위사업 금액이 빈 곳 ${n}건: 합으로 대신하지 않으므로 추세에 나오지 않습니다.`,
    en: (n: number) =>
      `${n} programmes have amounts of projects only: no sum is put in their place, so the trend does not show them.`,
  },
  sumsFine: {
    ko: (n: number) => `단위사업과 세부사업의 합 ${n}건을 비교한 결과 모두 일치합니다(끝자리 처리 포함).`,
    en: (n: number) => `${n} sums of projects agree with their programmes, rounding included.`,
  },
  coverage: {
    ko: (what: string, of: number, all: number) =>
      `${what}: 단위사업 ${all}개 중 ${of}개에만 금액이 있습니다. 모두 채워야 추세에 나옵니다.`,
    en: (what: string, of: number, all: number) =>
      `${what}: only ${of} of ${all} programmes have an amount. The trend shows the year when all have one.`,
  },
  asOf: { ko: '집행액 기준일', en: 'Executed as of' },
  asOfNeeded: { ko: '기준일을 적어야 반영할 수 있습니다.', en: 'The date is needed.' },
  apply: { ko: (n: number) => `금액 ${n}개 반영`, en: (n: number) => `Take ${n} amounts` },
  applying: { ko: '반영하고 있습니다…', en: 'Taking them in…' },
  saved: { ko: (n: number) => `금액 ${n}개를 반영했습니다`, en: (n: number) => `${n} amounts taken in` },
  savedWhat: {
    ko: '예산 추세와 사업별 표에 바로 나옵니다. 금액을 누르면 파일의 몇 행인지 볼 수 있습니다.',
    en: 'They show in the trend and the tree. Press an amount to see its row in the file.',
  },
  refusedFile: { ko: (n: number) => `확인 필요 ${n}행 내려받기`, en: (n: number) => `Download the ${n} rows to check` },
  uploads: { ko: '올린 파일', en: 'Files taken in' },
  uploaded: {
    ko: (by: string, at: string, n: number) => `${by} · ${at} · 금액 ${n}개`,
    en: (by: string, at: string, n: number) => `${by} · ${at} · ${n} amounts`,
  },
  reversed: {
    ko: (by: string, at: string) => `${by} 님이 되돌림 · ${at}`,
    en: (by: string, at: string) => `taken back by ${by} · ${at}`,
  },
  reverse: { ko: '되돌리기', en: 'Take back' },
  reverseTitle: { ko: '이 파일로 바꾼 금액을 되돌립니까?', en: 'Take back what this file changed?' },
  reverseWhat: {
    ko: (name: string, n: number) => `${name}의 금액 ${n}개를 올리기 전 값으로 되돌립니다. 되돌린 사실은 감사기록에 남습니다.`,
    en: (name: string, n: number) => `${n} amounts of ${name} go back to what they were. The record keeps it.`,
  },
  executionTitle: {
    ko: (year: number, rate: string, of: number, all: number) =>
      `${year}년 집행률 ${rate}${of < all ? ` (단위사업 ${all}개 중 ${of}개)` : ''}`,
    en: (year: number, rate: string, of: number, all: number) =>
      `${rate} of ${year}’s budget spent${of < all ? ` (${of} of ${all} programmes)` : ''}`,
  },
  executionNone: { ko: (year: number) => `${year}년 집행액`, en: (year: number) => `Executed in ${year}` },
  executionWhat: {
    ko: '단위사업별 예산과 집행액. 집행액을 누르면 출처를 봅니다. 올리지 않은 사업은 넣지 않습니다.',
    en: 'Budget and executed amount by programme. Press an amount for its origin. Programmes without a figure are left out.',
  },
  programme: shortLabel('unitProgramme'),
  budget: label('budget'),
  spent: { ko: '집행액', en: 'Executed' },
  rate: label('executionRate'),
  day: { ko: '기준일', en: 'As of' },
  total: { ko: '계', en: 'Total' },
})
