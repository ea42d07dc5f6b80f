import { label } from '#domain/words/terms.ts'
import { formatNumber } from '../../format.ts'
import { defineMessages } from '../../language.tsx'

const of = (n: number) => `${formatNumber(n)}건`

/** The texts of a result report under review. */
export const resultMessages = defineMessages({
  tab: {
    ko: (n: number) => (n === 0 ? '반영할 실적' : `반영할 실적 ${formatNumber(n)}`),
    en: (n: number) => (n === 0 ? 'Results' : `Results ${formatNumber(n)}`),
  },
  title: {
    ko: (year: number, bureau: string, results: number) =>
      `${year}년 ${bureau} 성과보고서: 실적 ${formatNumber(results)}건을 읽었습니다`,
    en: (year: number, bureau: string, results: number) =>
      `${bureau} ${year}, result report: read ${formatNumber(results)} results`,
  },
  isReport: {
    ko: '성과보고서로 읽었습니다. 계획은 만들지 않고, 지난해까지의 실적만 반영합니다.',
    en: 'Read as a result report. It makes no plan; only results of past years are entered.',
  },
  isPlan: { ko: '성과계획서로 다루기', en: 'Treat it as a plan' },
  maybe: {
    ko: '실적과 달성률이 적혀 있어 성과보고서일 수 있습니다. 성과보고서이면 계획을 만들지 않고 지난 실적만 반영합니다.',
    en: 'It prints results and rates and may be a result report, which makes no plan.',
  },
  makeReport: { ko: '성과보고서로 다루기', en: 'Treat it as a result report' },
  headline: {
    ko: (added: number, differs: number, same: number, barred: number) =>
      `새로 넣는 실적 ${of(added)} · 저장된 값과 다름 ${of(differs)} · 같음 ${of(same)} · 반영할 수 없음 ${of(barred)}`,
    en: (added: number, differs: number, same: number, barred: number) =>
      `New ${added} · different ${differs} · the same ${same} · not to be entered ${barred}`,
  },
  how: {
    ko: '저장된 실적은 선택하지 않는 한 바뀌지 않습니다. 같은 값에는 이 보고서가 출처로 더해집니다.',
    en: 'A stored result stays unless you choose otherwise. One that is the same gets the report as a source.',
  },
  kinds: { ko: '실적의 종류', en: 'Kind of result' },
  differs: { ko: '다름', en: 'Different' },
  new: { ko: '새로', en: 'New' },
  same: { ko: '같음', en: 'The same' },
  barred: { ko: '반영할 수 없음', en: 'Not to be entered' },
  count: { ko: (word: string, n: number) => `${word} ${formatNumber(n)}`, en: (word: string, n: number) => `${word} ${n}` },
  none: { ko: '이 종류의 실적이 없습니다.', en: 'No result of this kind.' },
  indicator: label('indicator'),
  year: { ko: '연도', en: 'Year' },
  target: label('target'),
  reported: { ko: '보고서의 실적', en: 'In the report' },
  stored: { ko: '저장된 실적', en: 'Stored' },
  rate: { ko: '달성률(%)', en: 'Rate (%)' },
  printedRate: { ko: (rate: string) => `보고서에는 ${rate}`, en: (rate: string) => `printed ${rate}` },
  act: { ko: '처리', en: 'What happens' },
  takeReport: { ko: '보고서의 값', en: 'Take the report’s' },
  keepStored: { ko: '저장된 값', en: 'Keep the stored one' },
  takes: { ko: '보고서의 값을 넣습니다', en: 'The report’s goes in' },
  keeps: { ko: '저장된 값을 둡니다', en: 'The stored one stays' },
  again: { ko: '다시 정하기', en: 'Decide again' },
  enters: { ko: '실적으로 넣습니다', en: 'Goes in' },
  confirms: { ko: '출처로 더합니다', en: 'One more source' },
  open: {
    ko: (figure: string, name: string, year: number) => `${figure}: ${name} ${year}년, 문서에서 보기`,
    en: (figure: string, name: string, year: number) => `${figure}: ${name} ${year}, see it in the document`,
  },
  chooseOne: { ko: (name: string) => `‘${name}’에 이어지는 지표`, en: (name: string) => `The indicator of ‘${name}’` },
  choose: { ko: '지표 선택', en: 'Choose an indicator' },
  matches: { ko: '이어지는 지표를 정하십시오', en: 'Decide which indicator it is' },
  'no-indicator': { ko: '이 해의 계획에 이어지는 지표가 없습니다', en: 'The plan of the year has no such indicator' },
  'no-plan': { ko: '이 해의 계획이 없습니다', en: 'There is no plan of the year' },
  'unit-differs': {
    ko: '지표의 단위가 계획과 다릅니다. 읽은 값에서 단위를 확인하십시오',
    en: 'Its unit is not the plan’s; see the unit among the values',
  },
  'plan-still-draft': { ko: '이 해의 계획이 아직 초안입니다', en: 'The plan of the year is still a draft' },
  'value-computed': { ko: '기간별 실적으로 계산하는 지표입니다', en: 'The year is made of its periods' },
  'value-submitted': { ko: '제출되어 검토 중인 실적입니다', en: 'The result is submitted and under review' },
  'value-closed': { ko: '마감된 실적입니다', en: 'The result is closed' },
  'period-closed': { ko: '마감된 기간입니다', en: 'The period is closed' },
  'period-not-open': { ko: '아직 끝나지 않은 해입니다', en: 'The year is not over' },
  'plan-locked': {
    ko: '의회가 확정한 계획에 인쇄된 실적이라 바꿀 수 없습니다',
    en: 'It is printed in a plan that the council has confirmed',
  },
  // confirming
  confirm: { ko: '실적으로 반영', en: 'Enter the results' },
  lead: {
    ko: (year: number, bureau: string, n: number) => `${year}년 ${bureau} 성과보고서에서 실적 ${of(n)}을 반영합니다.`,
    en: (year: number, bureau: string, n: number) => `${formatNumber(n)} results of the ${year} report of ${bureau} go in.`,
  },
  sources: {
    ko: (n: number) => `저장된 값과 같은 ${of(n)}에는 출처를 더합니다.`,
    en: (n: number) => `${n} that are the same get a source.`,
  },
  kept: { ko: (n: number) => `저장된 값을 두기로 한 ${of(n)}은 바뀌지 않습니다.`, en: (n: number) => `${n} stay as stored.` },
  notEntered: { ko: (n: number) => `${of(n)}은 반영할 수 없어 들어가지 않습니다.`, en: (n: number) => `${n} cannot be entered.` },
  noPlan: { ko: '계획은 만들거나 바꾸지 않습니다.', en: 'No plan is made or changed.' },
  wasEntered: {
    ko: (entered: number, same: number) =>
      `성과보고서의 실적 ${of(entered)}을 반영하고, 같은 값 ${of(same)}에 출처를 더했습니다.`,
    en: (entered: number, same: number) => `${entered} results went in, ${same} got a source.`,
  },
})
