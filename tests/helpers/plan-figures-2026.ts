import { parseNumber } from '#domain/entry/parse-number.ts'
import type { BudgetBlock, BudgetLineKey, PlanFigures, ProgrammeFigures, StaffRow } from '#domain/plan/plan-figures.ts'
import { BUDGET_LINES } from '#domain/plan/plan-figures.ts'
import { DEPARTMENTS, PLAN } from './plan-2026.ts'

/**
 * The printed figures of the 2026 plan, transcribed line by line (line numbers of the published text). A test fixture of its
 * own, so that the golden reconciliation does not hang on the importer or on data/.
 */
const BUREAU = '대외국제소통국'

// owner | name | line | 정원 계 | 4급이상 | 5급 | 6급이하 | 현원 | teams
const STAFF = `
대외국제소통국|계|29|63|5|16|42|64|
대외국제소통국|대외협력과|30|22|2|5|15|22|정무기획팀, 의정협력팀, 민간지원팀, 고향사랑기부팀, 출향도민팀
대외국제소통국|외국인국제정책과|31|13|1|4|8|13|외국인국제정책팀, 외국인지원팀, 국제협력팀
대외국제소통국|소통기획과|32|18|1|4|13|19|소통기획팀, 디지털소통팀, 미디어소통팀, 직소민원팀
대외국제소통국|중앙협력본부|33|10|1|3|6|10|도정협력팀, 대외협력팀, 세종사무소
대외협력과|계|69|22|2|5|15|22|
대외협력과|대외협력과|70|22|2|5|15|22|정무기획팀, 의정협력팀, 민간지원팀, 고향사랑기부팀, 출향도민팀
외국인국제정책과|계|500|13|1|4|8|13|
외국인국제정책과|외국인국제정책과|501|13|1|4|8|13|외국인국제정책팀, 외국인지원팀, 국제협력팀
소통기획과|계|809|18|1|4|13|19|
소통기획과|소통기획과|810|18|1|4|13|19|소통기획팀, 디지털소통팀, 미디어소통팀, 직소민원팀
중앙협력본부|계|1078|10|1|3|6|10|
중앙협력본부|중앙협력본부|1079|10|1|3|6|10|도정협력팀, 대외협력팀, 세종사무소`

// owner | line | 예산액 | 구성비 | 전년도예산액 | 구성비 | 증감액 | 증감률, six lines each: 계 정책사업 행정운영경비 인력운영비 기본경비 재무활동
const BUDGET = `
대외국제소통국|41|16,457|100.00%|17,021|100.00%|△565|△3.32%
대외국제소통국|42|14,872|90.37%|15,499|91.06%|△627|△4.05%
대외국제소통국|43|1,585|9.63%|1,522|8.94%|63|4.11%
대외국제소통국|44|1,274|7.74%|1,193|7.01%|82|6.85%
대외국제소통국|45|310|1.89%|330|1.94%|△19|△5.78%
대외국제소통국|46|0|0.00%|0|0.00%|0|0.00%
대외협력과|78|5,258|100.00%|4,708|100.00%|550|11.68%
대외협력과|79|4,941|93.97%|4,430|94.09%|511|11.54%
대외협력과|80|317|6.03%|278|5.91%|39|13.97%
대외협력과|81|175|3.34%|136|2.89%|40|29.15%
대외협력과|82|141|2.69%|142|3.02%|△1|△0.52%
대외협력과|83|0|0.00%|0|0.00%|0|0.00%
외국인국제정책과|509|6,557|100.00%|7,497|100.00%|△940|△12.54%
외국인국제정책과|510|6,404|97.67%|7,335|97.84%|△931|△12.70%
외국인국제정책과|511|153|2.33%|162|2.16%|△9|△5.57%
외국인국제정책과|512|91|1.39%|90|1.20%|2|1.88%
외국인국제정책과|513|61|0.93%|72|0.96%|△11|△14.86%
외국인국제정책과|514|0|0.00%|0|0.00%|0|0.00%
소통기획과|818|3,314|100.00%|3,495|100.00%|△181|△5.17%
소통기획과|819|3,113|93.92%|3,306|94.60%|△193|△5.85%
소통기획과|820|201|6.08%|189|5.40%|13|6.78%
소통기획과|821|145|4.37%|132|3.77%|13|9.98%
소통기획과|822|57|1.71%|57|1.63%|0|0.00%
소통기획과|823|0|0.00%|0|0.00%|0|0.00%
중앙협력본부|1087|1,328|100.00%|1,321|100.00%|6|0.49%
중앙협력본부|1088|414|31.17%|427|32.34%|△13|△3.16%
중앙협력본부|1089|914|68.83%|894|67.66%|20|2.24%
중앙협력본부|1090|863|64.99%|835|63.24%|27|3.26%
중앙협력본부|1091|51|3.85%|58|4.42%|△7|△12.46%
중앙협력본부|1092|0|0.00%|0|0.00%|0|0.00%`

// P | department | unit programme | line | '24 결산 | '25 예산 | '26 예산 | 세부사업수, then its projects:
// name | line | '24 | '25 | '26 | name in the overview ('=' the same) | line of the overview
const PROGRAMMES = `
P|대외협력과|정치권 협력체계 강화|137|79|87|80|4
국회 및 정당 소통 활성화|138|20|20|18|=|145
국회 및 정당 정책협의회 운영|139|7|7|7|=|152
정무기획업무 추진 기본경비|140|20|25|22|=|159
정무수석 운영|141|32|35|33|=|166
P|대외협력과|지방의회 협력체계 강화|195|41|42|58|3
지방의회 소통 활성화|196|10|10|27|=|202
의정협력업무 추진 기본경비|197|9|8|7|=|209
정무보좌관 운영|198|22|24|24|=|216
P|대외협력과|민간단체 협력 강화|244|726|731|749|3
민간단체 협력 및 활동지원|245|695|701|724|=|251
새마을지도자 자녀 장학금 지원|246|26|25|22|=|258
민간협력업무 추진 기본경비|247|5|5|3|=|265
P|대외협력과|자원봉사활동 진흥|295|2,747|3,152|3,167|7
자원봉사 확산 프로그램 운영|296|1,631|1,772|1,859|=|306
시군 및 자원봉사단체 협력 강화|297|270|306|330|=|313
자원봉사 코디네이터 지원·육성(도 자원봉사센터)(성인지예산)|298|99|100|103|=|320
자원봉사 코디네이터 지원·육성(시군)(성인지예산)|299|650|654|676|=|327
전국 통합 자원봉사보험 가입 서비스 지원(시군)(성인지예산)|300|93|90|81|=|334
자원봉사사업무 추진 기본경비|301|4|5|4|자원봉사업무 추진 기본경비|341
주민참여예산(대외협력과)|302|0|225|114|=|348
P|대외협력과|고향사랑기부제 운영|377|547|286|193|2
고향사랑기부제 운영관리|378|547|276|184|=|383
고향사랑기부업무 추진 기본경비|379|0|10|9|=|390
P|대외협력과|출향도민 지원|418|125|133|130|2
출향도민과의 협력|419|125|133|126|=|424
출향도민업무 추진 기본경비|420|0|0|5|=|431
P|대외협력과|전북사랑도민 제도 운영|459|0|0|564|2
전북사랑도민증 활성화 운영|460|0|0|561|=|465
전북사랑도민제도 업무 추진 기본경비|461|0|0|4|=|472
P|외국인국제정책과|외국인정책 및 국제교류협력증진|566|1,806|2,194|1,740|4
외국인정책 추진 및 비자전환지원|567|250|286|303|=|574
국제화 역량강화|568|273|372|158|=|581
전북특별자치도 중국 해외사무소 운영|569|474|474|488|=|588
중앙부처 및 도정주요시책추진 국외출장|570|809|1,061|790|=|595
P|외국인국제정책과|외국인주민 안정적인 정착 체계 구축|625|4,118|4,125|4,111|7
전북국제협력진흥원 운영|626|3,674|3,495|3,469|=|636
외국인 근로자 지역정착 지원사업(고용노동부)|627|400|400|400|=|643
1시군 1외국인지원센터 운영(자체)|628|0|112|100|=|650
지역기반비자승급지원금 지원(자체)|629|0|55|45|=|657
지역특화형비자 외국인 고용 우수기업 지원(소멸기금)(자체)|630|0|0|32|=|664
외국인노동자쉼터 운영 지원|631|18|28|29|=|671
외국인 지원 및 국제교류 분야 활성화 지원(자체)|632|26|36|36|=|678
P|외국인국제정책과|국제교류협력 증진|709|643|1,012|553|10
자매(우호)결연지역 등 교류|710|236|105|105|=|723
해외 지방정부 관계자 전북연수|711|21|25|25|=|729
전북형 공공외교 한마당|712|221|200|200|=|735
아시아권역 문화교류 증진사업|713|78|50|50|=|741
외국인 오피니언리더 초청|714|36|36|36|=|747
교류지역 주요행사 협력|715|0|40|40|=|754
국제관계대사 운영|716|18|388|21|=|761
고려인·중앙아시아지역 전북문화 이해증진|717|0|35|35|=|768
재외동포 활동 지원 및 네트워크 구축|718|24|118|30|=|775
국제화 기반구축 추진 기본경비|719|9|15|11|=|782
P|소통기획과|선택과 집중을 통한 도정 주요시책의 전략적 소통 강화|878|1,425|1,450|1,401|2
수도권 거점지역 마케팅 강화|879|385|403|403|=|884
도민 자긍심 제고|880|1,040|1,047|998|=|891
P|소통기획과|디지털 매체를 활용한 도민 소통 강화|920|562|443|331|3
온라인 소통 도정 홍보|921|348|321|270|=|927
온라인 참여 도정 홍보|922|24|22|22|=|934
온라인매체 및 뉴미디어 도정홍보 (성인지예산)|923|190|100|40|온라인매체 및 뉴미디어 도정홍보|941
P|소통기획과|미디어 확대 및 콘텐츠 다양화로 효율적인 도정 소통|972|1,252|1,390|1,354|4
전략적 소통체제 강화|973|90|180|180|=|980
특화된 도정홍보물 제작|974|677|725|675|=|987
홍보 영상 제작 기반시설 운영(성인지예산)|975|456|451|475|=|994
단위사업추진 기본경비|976|29|33|24|=|1001
P|소통기획과|도민 만족 소통민원 구현|1029|20|25|27|3
직소민원실 운영|1030|6|6|7|=|1037
전자민원 모니터 활성화|1031|9|13|13|=|1044
직소민원업무 추진 기본경비|1032|5|6|6|=|1051
P|중앙협력본부|전북도정협력 추진|1148|410|427|414|2
전북도정협력 추진|1149|112|116|102|=|1154
중앙협력본부 운영관리|1150|298|311|311|=|1161`

const rowsOf = (text: string) =>
  text
    .trim()
    .split('\n')
    .map((line) => line.split('|'))

function number(text: string | undefined): number | null {
  const read = parseNumber(text ?? '')
  if (read.kind === 'value') return read.value
  if (read.kind === 'missing') return null
  throw new Error(`the fixture has an unreadable figure: ${text}`)
}

const staffRows = rowsOf(STAFF).map(([owner = '', name = '', line, quota, grade4, grade5, grade6, headcount, teams = '']) => {
  const row: StaffRow = {
    name,
    line: number(line),
    quota: number(quota),
    grade4: number(grade4),
    grade5: number(grade5),
    grade6: number(grade6),
    headcount: number(headcount),
    teams: teams === '' ? [] : teams.split(', '),
  }
  return { owner, row }
})

function staffTable(owner: string, level: 'bureau' | 'department') {
  const [total, ...rows] = staffRows.filter((one) => one.owner === owner).map((one) => one.row)
  if (total === undefined) throw new Error(`no staff of ${owner}`)
  return { owner, level, total, rows }
}

export function budgetBlock(owner: string): BudgetBlock {
  const lines = rowsOf(BUDGET).filter(([name]) => name === owner)
  const entry = (key: BudgetLineKey) => {
    const [, line, budget, budgetShare, previous, previousShare, change, changeRate] = lines[BUDGET_LINES.indexOf(key)] ?? []
    return {
      line: number(line),
      budget: number(budget),
      budgetShare: number(budgetShare),
      previous: number(previous),
      previousShare: number(previousShare),
      change: number(change),
      changeRate: number(changeRate),
    }
  }
  return {
    owner,
    level: owner === BUREAU ? 'bureau' : 'department',
    lines: {
      total: entry('total'),
      policy: entry('policy'),
      administration: entry('administration'),
      personnel: entry('personnel'),
      basic: entry('basic'),
      finance: entry('finance'),
    },
  }
}

function programmes(): ProgrammeFigures[] {
  const found: (ProgrammeFigures & { projects: ProgrammeFigures['projects'][number][] })[] = []
  for (const [first = '', ...cells] of rowsOf(PROGRAMMES)) {
    if (first === 'P') {
      const [department = '', name = '', line, settled, previous, budget, projectCount] = cells
      found.push({
        department,
        name,
        line: number(line),
        projectCount: number(projectCount),
        settled: number(settled),
        previous: number(previous),
        budget: number(budget),
        projects: [],
      })
    } else {
      const [line, settled, previous, budget, overview = '', overviewLine] = cells
      found.at(-1)?.projects.push({
        name: first,
        line: number(line),
        overviewName: overview === '=' ? first : overview,
        overviewLine: number(overviewLine),
        settled: number(settled),
        previous: number(previous),
        budget: number(budget),
      })
    }
  }
  return found
}

const goalRow = (department: string, line: number, programmeCount: number, amount: number, name: string) => ({
  name,
  department,
  line,
  indicatorCount: 3,
  programmeCount,
  amount,
})
const FOREIGN = '외국인주민 안정적 지역생활 정착지원 및 국제교류협력 다각화'
const CAPITAL = '수도권 및 세종지역 협력체계 구축과 주요업무 지원활동을 통해 도정성과 제고'

export const PLAN_2026: PlanFigures = {
  staffing: [staffTable(BUREAU, 'bureau'), ...DEPARTMENTS.map((name) => staffTable(name, 'department'))],
  goals: DEPARTMENTS.map((department) => ({
    department,
    name: null,
    indicators: (PLAN[department] ?? []).map(([name, , weight]) => ({ name, line: null, weight })),
  })),
  goalTables: [
    {
      owner: BUREAU,
      level: 'bureau',
      line: 18,
      rows: [
        goalRow('외국인국제정책과', 19, 3, 6404, FOREIGN),
        goalRow('소통기획과', 20, 4, 3113, '미래를 여는 새로운 전복을 위한 정책 소통 강화'),
        goalRow('중앙협력본부', 21, 1, 414, CAPITAL),
      ],
    },
    {
      owner: '대외협력과',
      level: 'department',
      line: 60,
      rows: [goalRow('대외협력과', 61, 7, 4941, '정치권·도의회 및 민간단체 등 대내외 협력을 통한 도정 발전 건인')],
    },
    { owner: '외국인국제정책과', level: 'department', line: 491, rows: [goalRow('외국인국제정책과', 492, 3, 6404, FOREIGN)] },
    { owner: '소통기획과', level: 'department', line: 801, rows: [] },
    { owner: '중앙협력본부', level: 'department', line: 1069, rows: [goalRow('중앙협력본부', 1070, 1, 414, CAPITAL)] },
  ],
  budgets: [BUREAU, ...DEPARTMENTS].map(budgetBlock),
  programmes: programmes(),
}
