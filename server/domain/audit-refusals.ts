import { wordIn } from './audit-words.ts'
import type { Reason } from './reasons.ts'

/** Why something was refused, in a word or two, for exported files; the screens have whole sentences. */
const WORDS: Partial<Readonly<Record<Reason, string>>> = {
  'not-signed-in': '로그인하지 않음',
  'wrong-credentials': '아이디나 비밀번호가 틀림',
  'session-expired': '로그인 시간이 지남',
  'link-expired': '쓴 주소이거나 기간이 지남',
  forbidden: '권한 없음',
  'demonstration-off': '시연 모드가 꺼짐',
  'bad-input': '받을 수 없는 값',
  'too-many-requests': '요청이 너무 많음',
  'unknown-period': '없는 기간',
  'unknown-user': '없는 사용자',
  'unknown-indicator': '없는 지표',
  'period-not-open': '입력 시작 전',
  'period-closed': '마감된 기간',
  'deadline-passed': '입력 기한이 지남',
  'version-conflict': '다른 사람이 먼저 바꿈',
  'request-reused': '같은 요청 번호에 다른 내용',
  'number-unclear': '둘 이상으로 읽히는 숫자',
  'number-refused': '숫자로 읽을 수 없음',
  'hard-rule': '있을 수 없는 값',
  'value-submitted': '이미 제출한 값',
  'value-returned': '반려된 값',
  'value-confirmed': '이미 확정된 값',
  'value-closed': '마감된 값',
  'value-computed': '자동 계산되는 값',
  'nothing-entered': '입력된 값이 없음',
  'not-submitted': '제출되지 않은 값',
  'not-confirmed': '확정되지 않은 값',
  'self-approval': '본인이 입력하거나 제출한 값',
  'reason-needed': '사유가 없음',
  'entry-incomplete': '채우지 않은 칸이 있음',
  'file-too-large': '너무 큰 파일',
  'file-type-refused': '받지 않는 파일 형식',
  'file-content-differs': '확장자와 다른 내용',
  'file-infected': '백신 검사에 걸린 파일',
  'file-damaged': '손상된 파일',
  'unknown-file': '없는 파일',
  'unknown-import': '없는 불러오기',
  'not-a-plan': '성과계획서가 아닌 문서',
  'import-not-open': '검토가 끝난 불러오기',
  'import-incomplete': '정하지 않은 항목이 있음',
  'import-built-on': '반영 뒤 자료가 더해짐',
  'import-superseded': '나중 계획서가 이어받음',
  'link-refused': '쓸 수 없는 주소',
}
const byName: Readonly<Record<string, string | undefined>> = WORDS

/** The reason of a refusal in Korean, its own name where there is no shorter word. */
export const refusalWord = (reason: string): string => wordIn(byName, reason) ?? reason
