import type { Reason } from '#domain/entry/reasons.ts'
import type { Both } from '#domain/words/terms.ts'

/** Services and promises. Each: what happened · that nothing was lost · what to do. */
export const serviceReasons = {
  'unknown-service': {
    ko: '그 서비스를 찾지 못했습니다. 바뀐 자료는 없습니다. 이행표준 목록에서 다시 선택하십시오.',
    en: 'That service was not found. Nothing was changed. Choose it again from the directory.',
  },
  'unknown-chapter': {
    ko: '그 분야를 찾지 못했습니다. 바뀐 자료는 없습니다. 화면을 새로 고친 뒤 분야를 다시 선택하십시오.',
    en: 'That chapter was not found. Nothing was changed. Reload the page and choose the chapter again.',
  },
  'unknown-commitment': {
    ko: '그 약속을 찾지 못했습니다. 바뀐 자료는 없습니다. 목록에서 다시 선택하십시오.',
    en: 'That commitment was not found. Nothing was changed. Choose it again from the list.',
  },
  'duplicate-service': {
    ko: '같은 분야에 이름과 담당이 같은 서비스가 이미 있습니다. 저장하지 않았고 입력한 내용은 그대로입니다. 이미 있는 서비스를 고치거나 이름을 다르게 적으십시오.',
    en: 'This chapter has a service of the same name and team. Nothing was saved and your input is still here. Change the existing one or use another name.',
  },
  'phone-unreadable': {
    ko: '전화번호로 읽을 수 없는 문자가 있습니다. 저장하지 않았고 입력한 내용은 그대로입니다. 숫자로 적고, 번호가 둘이면 쉼표로 나누십시오.',
    en: 'Part of this is no telephone number. Nothing was saved and your input is still here. Write digits, and a comma between two numbers.',
  },
  'service-day': {
    ko: '적용일이 지금 적힌 기간을 벗어납니다. 저장하지 않았고 입력한 내용은 그대로입니다. 시작일보다 뒤이고 종료일보다 앞인 날을 적으십시오.',
    en: 'The day lies outside the period in which this holds. Nothing was saved and your input is still here. Use a day after its start and before its end.',
  },
  'standard-incomplete': {
    ko: '측정 기준에 필요한 값이 빠졌거나 맞지 않습니다. 저장하지 않았고 입력한 내용은 그대로입니다. 기한은 1일 이상, 비율과 만족도는 100 이하로 적으십시오.',
    en: 'The standard lacks a value or has one that does not fit. Nothing was saved and your input is still here. A limit is at least 1 day, a share or score at most 100.',
  },
  'result-misfit': {
    ko: '이행 결과가 약속의 측정 기준이나 기간과 맞지 않습니다. 저장하지 않았고 입력한 내용은 그대로입니다. 지킨 건수는 접수 건수보다 많을 수 없고, 접수일은 그 기간 안에 있어야 합니다.',
    en: 'The result does not fit the commitment’s standard or period. Nothing was saved and your input is still here. No more can be met than were received, and each was received in the period.',
  },
  'no-standards': {
    ko: '이 문서에서 서비스별 접수 창구표를 찾지 못했습니다. 저장한 것은 없습니다. ‘서비스명’과 ‘전화번호’ 칸이 있는 이행표준 문서인지 확인하십시오.',
    en: 'No table of service desks was found in this document. Nothing was saved. Check that it has columns for service names (서비스명) and telephone numbers (전화번호).',
  },
} as const satisfies Partial<Record<Reason, Both>>
