import { withParticle } from '#domain/words/particle.ts'
import { PLAN_FIELD_WORDS } from '#domain/words/plan-field-words.ts'
import { label, shortLabel } from '#domain/words/terms.ts'
import { defineMessages } from '../../language.tsx'
import { reconciliationMessages } from '../../shared/reconciliation/messages.ts'

const s = (n: number, one: string, many = `${one}s`) => `${n} ${n === 1 ? one : many}`

export const budgetMessages = defineMessages({
  title: label('budget'),
  unit: { ko: '백만원', en: 'KRW million' },
  settled: { ko: (y: number) => `${y} 결산`, en: (y: number) => `${y} settled` },
  budget: { ko: (y: number) => `${y} 예산`, en: (y: number) => `${y} budget` },
  plan: { ko: (y: number) => `${y} 계획`, en: (y: number) => `${y} planned` },
  notPlanned: { ko: '계획 전', en: 'No plan' },
  noBudget: { ko: '이 계획에는 예산이 없습니다', en: 'This plan has no budget' },
  noBudgetWhat: {
    ko: '예산이 적힌 성과계획서를 불러오면 여기에 나타납니다.',
    en: 'It appears here once a plan with amounts is loaded.',
  },
  view: { ko: '보기', en: 'View' },
  tree: { ko: '사업별 예산', en: 'By programme' },
  statement: { ko: '예산현황', en: 'Budget statement' },
  reconciliation: reconciliationMessages.reconciliation,
  withFailed: {
    ko: (name: string, n: number) => `${name} · 불일치 ${n}`,
    en: (name: string, n: number) => `${name} · ${n} failed`,
  },
  download: reconciliationMessages.download,
  print: reconciliationMessages.print,
  source: { ko: (title: string) => `자료: ${title}`, en: (title: string) => `Source: ${title}` },
  amountNote: {
    ko: '금액은 백만원, 문서에 적힌 대로 보이며 고치지 않습니다',
    en: 'Amounts in KRW million, shown as printed and never corrected',
  },

  // trend
  trendTitle: { ko: (change: string) => `정책사업 예산 ${change}`, en: (change: string) => `Policy budget ${change}` },
  trendMost: {
    ko: (name: string, change: string, up: boolean) =>
      `, ${withParticle(name, '이/가')} 가장 많이 ${up ? '늘었습니다' : '줄었습니다'}(${change})`,
    en: (name: string, change: string, up: boolean) => `; ${name} ${up ? 'rose' : 'fell'} most (${change})`,
  },
  trendSame: { ko: '정책사업 예산이 전년과 같습니다', en: 'The policy budget is unchanged' },
  trendPlain: { ko: '연도별 정책사업 예산', en: 'Policy budget by year' },
  trendWhat: {
    ko: '부서별 정책사업 예산 · 계획서의 금액, 없는 해는 단위사업 합 · 백만원',
    en: 'Policy budget by department · as printed, else the sum of unit programmes · KRW million',
  },
  total: { ko: '합계', en: 'Total' },
  others: { ko: (n: number) => `그 밖의 ${n}개 부서`, en: (n: number) => `Other ${s(n, 'department')}` },
  year: { ko: '연도', en: 'Year' },

  // waterfall
  movesTitle: {
    ko: (up: number, plus: string, down: number, minus: string) =>
      `늘어난 사업 ${up}개(${plus}), 줄어든 사업 ${down}개(${minus})`,
    en: (up: number, plus: string, down: number, minus: string) => `${s(up, 'programme')} up (${plus}), ${down} down (${minus})`,
  },
  movesNone: { ko: '전년과 달라진 단위사업이 없습니다', en: 'No unit programme changed' },
  movesPlain: { ko: '단위사업별 증감', en: 'Change by unit programme' },
  noProgrammes: { ko: '이 계획에는 단위사업 금액이 없습니다', en: 'This plan has no amounts by unit programme' },
  movesWhat: {
    ko: (from: number, to: number) => `${from}년 예산에서 ${to}년 예산까지 단위사업별 증감 · 단위사업 합계 기준 · 백만원`,
    en: (from: number, to: number) => `From the ${from} budget to the ${to} budget, by unit programme · KRW million`,
  },
  rest: { ko: (n: number) => `그 밖의 ${n}개 사업`, en: (n: number) => `Other ${s(n, 'programme')}` },
  running: {
    ko: (from: string, to: string) => `누적 증감 ${from}에서 ${to}`,
    en: (from: string, to: string) => `Running change from ${from} to ${to}`,
  },
  openProgramme: { ko: (name: string) => `${name}: 사업별 예산에서 보기`, en: (name: string) => `${name}: show in the table` },

  // tree
  concentration: {
    ko: (count: number, of: number, share: string) => `단위사업 ${of}개 중 ${count}개가 예산의 ${share}%를 차지합니다`,
    en: (count: number, of: number, share: string) => `${count} of ${s(of, 'unit programme')} hold ${share}% of the budget`,
  },
  treePlain: { ko: '사업별 예산', en: 'Budget by programme' },
  treeWhat: {
    ko: (year: number) =>
      `부서, 목표, 단위사업, 세부사업 순 · ${year}년 금액이 큰 순 · 백만원 · 금액을 누르면 출처와 합계를 봅니다`,
    en: (year: number) =>
      `Department, goal, programme, project · largest ${year} amount first · KRW million · press an amount for its origin`,
  },
  department: label('department'),
  goal: { ko: '목표', en: 'Goal' },
  programme: shortLabel('unitProgramme'),
  project: shortLabel('detailedProject'),
  bureau: label('bureau'),
  allDepartments: { ko: '모든 부서', en: 'All departments' },
  find: { ko: '사업 이름으로 거르기', en: 'Filter by name' },
  expandAll: { ko: '모두 펼치기', en: 'Expand all' },
  collapseAll: { ko: '모두 접기', en: 'Collapse all' },
  onlyProgramme: { ko: (name: string) => `‘${name}’만 보는 중`, en: (name: string) => `Showing ‘${name}’ only` },
  showAll: { ko: '전체 보기', en: 'Show all' },
  noMatch: {
    ko: '맞는 사업이 없습니다. 검색어를 줄이거나 부서를 바꾸십시오.',
    en: 'No line matches. Use fewer words or another department.',
  },
  name: { ko: '사업', en: 'Line' },
  size: { ko: '크기', en: 'Size' },
  change: label('change'),
  changeRate: { ko: '증감률', en: 'Change %' },
  share: { ko: '비중', en: 'Share' },
  shareWhat: { ko: '윗줄에서 차지하는 비율', en: 'Share of the line above' },
  check: { ko: '합계 대사', en: 'Sum check' },
  sumIs: reconciliationMessages.sumIs,
  fromNothing: { ko: '신규', en: 'New' },
  blank: { ko: '금액 없음', en: 'No amount' },
  orphansNone: {
    ko: '지표 없는 단위사업도, 사업 없는 정책사업목표도 없습니다.',
    en: 'No programme without an indicator and no goal without a programme.',
  },
  orphanProgrammes: {
    ko: (n: number) => `목표에 성과지표가 없는 단위사업 ${n}개: 쓴 돈의 성과를 잴 수 없습니다.`,
    en: (n: number) => `${s(n, 'programme')} under a goal without an indicator: what the money achieves cannot be measured.`,
  },
  orphanGoals: {
    ko: (n: number) => `단위사업이 없는 정책사업목표 ${n}개`,
    en: (n: number) => `${s(n, 'goal')} without a programme`,
  },

  // the working of one figure
  figureOf: { ko: (name: string, year: string) => `${name} · ${year}`, en: (name: string, year: string) => `${name} · ${year}` },
  printed: reconciliationMessages.printed,
  sumOfLines: { ko: (n: number) => `아래 ${n}줄의 합`, en: (n: number) => `Sum of ${s(n, 'line')}` },
  difference: reconciliationMessages.difference,
  tolerance: reconciliationMessages.tolerance,
  notPrinted: {
    ko: '문서에 합계가 따로 적혀 있지 않아 아래 줄을 더한 값입니다.',
    en: 'No total is printed for this line; it is the sum of the lines below.',
  },
  linesTitle: { ko: '더한 줄', en: 'Lines added' },
  originTitle: { ko: '출처', en: 'Origin' },
  confirmedBy: label('confirmed'),
  originRaw: { ko: '원문 표기', en: 'As printed' },
  noOrigin: { ko: '문서에서 온 값이 아니라 계산한 값입니다.', en: 'This figure is computed, not taken from a document.' },
  document: { ko: '문서', en: 'Document' },
  place: { ko: '위치', en: 'Place' },
  facts: { ko: '사업 개요', en: 'Project' },
  period: { ko: '사업기간', en: 'Period' },
  funding: { ko: '지원조건', en: 'Terms of support' },
  support: PLAN_FIELD_WORDS.supportType,
  body: PLAN_FIELD_WORDS.implementingBody,
  note: { ko: '비고', en: 'Note' },

  // statement
  statementGood: {
    ko: (n: number) => `예산현황 표 ${n}개 모두 일치합니다`,
    en: (n: number) => `Every cell of ${s(n, 'statement')} agrees`,
  },
  statementBad: {
    ko: (n: number, cells: number, goals: number) =>
      `예산현황 표 ${n}개 중 ${[cells > 0 ? `${cells}칸` : '', goals > 0 ? `정책사업목표 표 ${goals}개` : ''].filter(Boolean).join(', ')} 불일치`,
    en: (n: number, cells: number, goals: number) =>
      `${[cells > 0 ? s(cells, 'cell') : '', goals > 0 ? s(goals, 'table of goals') : ''].filter(Boolean).join(' and ')} in ${s(n, 'statement')} do not agree`,
  },
  goalTable: { ko: '정책사업목표 현황', en: 'Policy goals' },
  policyGoal: label('policyGoal'),
  indicatorCount: PLAN_FIELD_WORDS.indicators,
  programmeCount: PLAN_FIELD_WORDS.programmes,
  goalSum: {
    ko: (sum: string, policy: string) => `표의 합 ${sum}, 정책사업 예산 ${policy}`,
    en: (sum: string, policy: string) => `The table adds up to ${sum}, the policy budget is ${policy}`,
  },
  goalLeftOut: {
    ko: (department: string, amount: string) => `${department}의 목표(${amount})가 이 표에 빠져 있습니다`,
    en: (department: string, amount: string) => `The goal of ${department} (${amount}) is not in this table`,
  },
  goalTableEmpty: { ko: '제목만 있고 목표가 적혀 있지 않습니다', en: 'It has a heading and no goal' },
  statementWhat: {
    ko: '원문 표기 그대로 · 금액 백만원, 구성비와 증감률 % · 표시된 칸을 누르면 어느 검산이 불일치하는지 봅니다',
    en: 'As printed · KRW million and % · press a marked cell for the equations that fail',
  },
  item: { ko: '구분', en: 'Item' },
  itemTotal: { ko: '계', en: 'Total' },
  itemPolicy: { ko: '정책사업', en: 'Policy programmes' },
  itemAdministration: { ko: '행정운영경비', en: 'Administration' },
  itemPersonnel: { ko: '인력운영비', en: 'Personnel' },
  itemBasic: { ko: '기본경비', en: 'Basic expenses' },
  itemFinance: { ko: '재무활동', en: 'Financing' },
  budgetAmount: { ko: '예산액', en: 'Budget' },
  previousAmount: { ko: '전년도예산액', en: 'Previous year' },
  changeAmount: { ko: '증감액', en: 'Change' },
  ratio: label('share'),
  previousRatio: { ko: '전년도 구성비', en: 'Share, previous year' },
  noStatement: { ko: '이 계획에는 예산현황 표가 없습니다.', en: 'This plan has no budget statement.' },

  fileTree: { ko: (year: number) => `${year} 사업별 예산`, en: (year: number) => `${year} budget by programme` },
  fileReconciliation: { ko: (year: number) => `${year} 예산 대사`, en: (year: number) => `${year} reconciliation` },
})
