/** The columns of the form of actuals, in its order: the first name is the one it prints, the others are accepted too. */
export const ACTUAL_COLUMNS = {
  year: ['연도', '년도', '회계연도'],
  month: ['기간', '월', '분기', '대상기간'],
  code: ['지표코드', '코드'],
  department: ['부서', '부서명', '담당부서', '소관부서'],
  name: ['성과지표', '지표명', '지표', '성과지표명'],
  part: ['구성항목', '구성요소'],
  actual: ['실적치', '실적', '실적값'],
  state: ['상태', '값상태'],
  reason: ['사유'],
  cause: ['원인'],
  remedy: ['조치', '조치계획'],
  due: ['기한', '조치기한'],
  seen: ['버전'],
} as const
export type ActualColumn = keyof typeof ACTUAL_COLUMNS
