/** A line of a small result report: per year the target, the result and the printed rate, as printed. */
export interface ReportLine {
  readonly name: string
  readonly unit: string
  readonly years: readonly (readonly [target: string, actual: string, rate: string])[]
}

/** A result report (성과보고서) of the bureau of `smallPlan`, with rows 목표, 실적, 달성률 for each year to `year`. */
export function smallReport(
  lines: readonly ReportLine[],
  { year = 2028, bureau = '새빛미래국', department = '누리산업과' } = {},
): string {
  const many = lines[0]?.years.length ?? 0
  const years = Array.from({ length: many }, (_, i) => `${year - many + 1 + i}년`)
  return [
    `${year}회계연도 ${bureau} 성과보고서`,
    `전략목표\t미래 산업 육성\n[소관실국]\t${bureau}`,
    `전략목표\t미래 산업 육성\n[소관부서]\t${department}`,
    [
      ['성과지표(단위)', '구분', ...years].join('\t'),
      ...lines.flatMap(({ name, unit, years: of }) => [
        [`${name}(${unit})`, '목표', ...of.map(([target]) => target)].join('\t'),
        ['', '실적', ...of.map(([, actual]) => actual)].join('\t'),
        ['', '달성률(%)', ...of.map(([, , rate]) => rate)].join('\t'),
      ]),
    ].join('\n'),
  ].join('\n\n')
}
