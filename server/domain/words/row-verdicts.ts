import type { Finding } from '../entry/entry-checks.ts'
import { isReason, type Reason } from '../entry/reasons.ts'
import type { Both } from './terms.ts'
import { findingText } from './finding-text.ts'
import { whyText } from './number-words.ts'

/** Why a row is not taken, short enough for a table. The words of pasting where they are the same. */
export const ROW_VERDICTS = {
  takes: { ko: '반영', en: 'Taken' },
  same: { ko: '같은 값', en: 'The same' },
  blank: { ko: '빈칸: 그대로 둠', en: 'Blank: left as it is' },
  twice: { ko: '같은 행이 두 번 나옴: 반영 안 함', en: 'The row comes twice: not taken' },
  unknown: { ko: '이 코드나 이름의 지표가 없음: 반영 안 함', en: 'No indicator of this code or name: not taken' },
  locked: { ko: '잠긴 값: 반영 안 함', en: 'Locked: not taken' },
  foreign: { ko: '맡은 부서의 지표가 아님: 반영 안 함', en: 'Not an indicator of your departments: not taken' },
  several: { ko: '둘 이상의 지표에 맞음: 지표코드를 적으십시오', en: 'It fits several indicators: write the code' },
  'code-and-name': { ko: '코드와 이름이 서로 다른 것을 가리킴', en: 'The code says one, the name another' },
  period: { ko: '이 지표의 기간이 아님', en: 'Not a period of this indicator' },
  'unknown-year': { ko: '계획에 없는 연도', en: 'Not a year of the plan' },
  'value-computed': { ko: '기간별로 입력하는 지표: 연간 값은 저절로 계산됨', en: 'Entered by period: the year is computed' },
  parts: { ko: '구성 항목을 모두 적어야 함', en: 'All parts are needed' },
  together: { ko: '같은 지표의 다른 행을 먼저 고쳐야 함', en: 'Another row of this indicator must be corrected first' },
  day: { ko: '기한을 날짜로 읽을 수 없음 (2026-12-31처럼 적으십시오)', en: 'The due date is no day (write 2026-12-31)' },
  long: { ko: '글이 2,000자를 넘음', en: 'A text has over 2,000 letters' },
  formula: {
    ko: '계산된 값이 없는 수식: 엑셀에서 열어 저장하거나 값으로 바꾸십시오',
    en: 'A formula without a result: save it in Excel, or put the value',
  },
  both: { ko: '실적치와 상태를 함께 적음: 하나만 남기십시오', en: 'A figure and a state: leave one' },
  'state-unknown': { ko: '상태는 미입력이나 해당없음만 쓸 수 있음', en: 'The state is 미입력 or 해당없음' },
  'nothing-entered': { ko: '실적치가 비어 있음', en: 'There is no figure' },
  'period-closed': { ko: '마감된 기간: 반영 안 함', en: 'The period is closed: not taken' },
  'period-not-open': { ko: '아직 열리지 않은 기간: 반영 안 함', en: 'The period is not open yet: not taken' },
  'deadline-passed': { ko: '입력 기한이 지남: 반영 안 함', en: 'The deadline has passed: not taken' },
  'value-submitted': { ko: '제출한 값: 회수한 뒤에 고칠 수 있음', en: 'Submitted: recall it first' },
  'value-confirmed': { ko: '확정된 값: 반영 안 함', en: 'Confirmed: not taken' },
  'value-closed': { ko: '마감된 값: 반영 안 함', en: 'Closed: not taken' },
  'version-conflict': { ko: '그사이 다른 사람이 바꿈', en: 'Changed by somebody meanwhile' },
  negative: { ko: '음수는 △로 적으십시오', en: 'Write a negative amount with △' },
  fraction: { ko: '1원보다 작은 끝수가 있음', en: 'It has a part of a 원' },
  'year-not-over': { ko: '끝나지 않은 연도', en: 'The year is not over' },
  'year-not-later': { ko: '계획연도보다 뒤의 연도만 적을 수 있음', en: 'Only years after the plan’s' },
  'outside-plan': { ko: '계획의 기간 밖 연도', en: 'Not a year of the plan' },
  'not-plan-year': { ko: '추경하는 연도가 아님', en: 'Not the year of the supplementary budget' },
  printed: { ko: '성과계획서에 인쇄된 금액: 바꾸지 않음', en: 'Printed in the plan: not changed' },
  'shown-differs': { ko: '칸에 보이는 수와 저장된 수가 다름', en: 'The sheet shows another figure than the cell holds' },
  'hidden-cell': { ko: '숨긴 행·열·시트에 있는 값', en: 'It stands in a hidden row, column or sheet' },
  'covered-cell': { ko: '병합한 칸에 가려진 값', en: 'A merged cell covers it' },
  'show-plainly': {
    ko: '보이는 칸에 숫자로 적어 다시 올리십시오',
    en: 'write it plainly in a cell that is seen, and upload again',
  },
  'write-plainly': { ko: '△나 숫자로 고쳐 다시 올리십시오', en: 'write it as a plain figure or with △, and upload again' },
  'unknown-line': { ko: '이 코드나 이름의 사업이 없음', en: 'No programme or project of this code or name' },
} as const

const known = (text: string | null): text is keyof typeof ROW_VERDICTS => text !== null && text in ROW_VERDICTS

/** Why a row of a file is not taken, in one line: the rule that spoke, the parser's word, `reasonText`'s of a refusal, else the verdict's. */
export function rowWhy(
  { verdict, why, finding }: { readonly verdict: string; readonly why: string | null; readonly finding: Finding | null },
  language: keyof Both,
  reasonText: (reason: Reason) => string,
): string {
  if (finding !== null) return findingText(finding, language)
  if (known(why)) return ROW_VERDICTS[why][language]
  return (
    whyText(why, language) ??
    (isReason(why) && verdict !== 'foreign' && verdict !== 'period'
      ? reasonText(why)
      : known(verdict)
        ? ROW_VERDICTS[verdict][language]
        : verdict)
  )
}
