/** A small plan of a bureau that does not exist, each part replaceable: one irregularity a test. */
export interface Parts {
  readonly cover: string
  readonly bureauOwner: string
  readonly bureauGoals: string
  readonly bureauStaff: string
  readonly owner: string
  readonly goals: string
  readonly staff: string
  readonly budget: string
  readonly goalHeading: string
  readonly indicators: string
  readonly rationale: string
  readonly programme: string
  readonly lines: string
  readonly overviews: string
  readonly after: string
}

const FORM: Parts = {
  cover: '새빛미래국',
  bureauOwner: '전략목표\t○ 미래 산업 육성 ○ 균형 있는 성장\n[소관실국]\t새빛미래국',
  bureauGoals:
    '< 정책사업목표 현황 >\n(단위:개, 백만원)\n\n정책사업목표\t성과지표수\t단위 사업수\t예산액\n누리 산업 기반을 넓힌다\t2\t1\t300',
  bureauStaff:
    '(단위 : 명)\n\n부서명\t정원\t\t\t\t현원\t계단위 직제명\n\t계\t4급이상\t5급\t6급이하\t\t\n계\t12\t1\t3\t8\t11\t\n누리산업과\t12\t1\t3\t8\t11\t기획팀, 지원팀',
  owner: '전략목표\t미래 산업 육성\n[소관부서]\t누리산업과',
  goals:
    '< 정책사업목표 현황 >\n(단위:개, 백만원)\n\n정책사업목표\t성과 지표수\t단위 사업수\t예산액\n누리 산업 기반을 넓힌다\t2\t1\t300',
  staff:
    '(단위 : 명)\n\n부서명\t정원\t\t\t\t현원\t계단위 직제명\n\t계\t4급이상\t5급\t6급이하\t\t\n계\t12\t1\t3\t8\t11\t\n누리산업과\t12\t1\t3\t8\t11\t기획팀, 지원팀',
  budget:
    '3. 예산현황\n(단위 : 백만원, %)\n\n구분\t예산액\t\t전년도예산액\t\t비교증감\t\n\t예산액\t구성비\t예산액\t구성비\t증감액\t증감률\n계\t330\t100.00 %\t350\t100.00 %\t△20\t△5.71%\n정책사업\t300\t90.91 %\t320\t91.43 %\t△20\t△6.25%\n행정운영경비\t30\t9.09 %\t30\t8.57 %\t0\t0.00%\n인력운영비\t20\t6.06 %\t20\t5.71 %\t0\t0.00%\n기본경비\t10\t3.03 %\t10\t2.86 %\t0\t0.00%\n재무활동\t0\t0.00 %\t0\t0.00 %\t0\t0.00%',
  goalHeading: '',
  indicators:
    '< 성과지표별 목표치 설정 >\n\n성과지표(단위)\t지표 유형\t가중치\t실적 및 목표치\t\t\t\t\t\t측정산식 또는 측정방법\t자료수집 방법/출처\n\t\t\t구분\t27\t28\t29\t30\t31\t\t\n(누리산업과)기업 만족도(%)\t핵심\t60\t목표\t80.5\t81\t82\t83\t84\t설문조사 결과\t설문조사\n\t\t\t실적\t79.25\t0\t\t\t\t\t\n(누리산업과)상담 횟수(회)\t일반\t40\t목표\t90\t91\t92\t93\t94\t상담 횟수\t부서 집계\n\t\t\t실적\t88\t0\t\t\t\t\t',
  rationale:
    '< 성과지표별 목표치 설정 근거 >\n\n- (누리산업과)기업 만족도\n  - 최근 3년 평균\n- (누리산업과)상담 횟수\n  - 전년 수준 유지',
  programme: '단위사업\n\n누리 기업 지원',
  lines:
    "□ 관련 예산사업 내역\n\n(단위:개, 백만원)\n\n사업명\t회계구분\t'27결산\t'28예산\t'29예산\t비고 (세부사업수)\n누리 기업 지원\t일반회계\t310\t320\t300\t2\n기업 상담 창구 운영\t\t110\t120\t100\t\n새빛 전시회 개최 지원\t\t200\t200\t200\t",
  overviews:
    '□ 관련 예산사업 개요\n\n사업명\t기업 상담 창구 운영\n사업내용\t상담\n사업기간\t2029년01월01일 ~ 2033년12월31일\n지원형태\t직접수행\n지원조건\t도비(100%)\n시행주체\t새빛도\n\n사업명\t새빛 전시회 개최 지원\n사업내용\t전시\n사업기간\t2029년01월01일 ~ 2033년12월31일\n지원형태\t민간보조\n지원조건\t국비 50%, 도비 50%\n시행주체\t새빛도',
  after: '',
}

/** The small plan with some parts printed otherwise; a function gets the part as the form prints it. */
export function smallPlan(change: { readonly [K in keyof Parts]?: string | ((form: string) => string) } = {}): string {
  return (Object.keys(FORM) as (keyof Parts)[])
    .map((key) => {
      const by = change[key]
      const text = by === undefined ? FORM[key] : typeof by === 'string' ? by : by(FORM[key])
      if (typeof by === 'function' && text === FORM[key]) throw new Error(`nothing changed in ${key}`)
      return text
    })
    .join('\n\n')
}
