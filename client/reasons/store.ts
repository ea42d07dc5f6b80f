import type { Reason } from '#domain/entry/reasons.ts'
import type { Both } from '#domain/words/terms.ts'

/** What was asked, past days, the record and the store. Each: what happened · that nothing was lost · what to do. */
export const storeReasons = {
  'bad-input': {
    ko: '받을 수 없는 값이 있습니다. 저장된 것은 없고 입력한 값은 화면에 그대로 있습니다. 표시된 곳을 고쳐 다시 보내십시오.',
    en: 'Some of the input cannot be accepted. Nothing was saved and what you typed is still here. Correct it and send it again.',
  },
  'unknown-endpoint': {
    ko: '서버에 없는 주소입니다. 바뀐 자료는 없습니다. 화면을 새로 고치고 다시 시도하십시오.',
    en: 'The server has no such address. Nothing was changed. Reload the page and try again.',
  },
  'other-address': {
    ko: '이 주소로는 쓸 수 없습니다. 바뀐 자료는 없습니다. 이 서버에 정해진 주소로 여십시오.',
    en: 'This is not the address to use. Nothing was changed. Open the address that was set for this server.',
  },
  'unknown-year': {
    ko: '그 연도의 성과계획이 없습니다. 바뀐 자료는 없습니다. 위에서 다른 연도를 선택하십시오.',
    en: 'There is no plan for that year. Nothing was changed. Choose another year above.',
  },
  'unknown-bureau': {
    ko: '그 실국을 찾지 못했습니다. 바뀐 자료는 없습니다. 종합현황에서 다시 선택하십시오.',
    en: 'That bureau was not found. Nothing was changed. Choose it again from the overview.',
  },
  'unknown-department': {
    ko: '그 부서를 찾지 못했습니다. 바뀐 자료는 없습니다. 부서 목록에서 다시 선택하십시오.',
    en: 'That department was not found. Nothing was changed. Choose it again from the list.',
  },
  'unknown-indicator': {
    ko: '그 지표를 찾지 못했습니다. 바뀐 자료는 없습니다. 부서 화면의 지표 표에서 다시 선택하십시오.',
    en: 'That indicator was not found. Nothing was changed. Choose it again from the department’s table.',
  },
  'unknown-plan': {
    ko: '그 성과계획서를 찾지 못했습니다. 바뀐 자료는 없습니다. 성과계획서 목록에서 다시 선택하십시오.',
    en: 'That plan was not found. Nothing was changed. Choose it again from the list of plans.',
  },
  'unknown-programme': {
    ko: '그해 예산에 없는 단위사업입니다. 저장된 것은 없습니다. 목록에서 다시 선택하십시오.',
    en: 'That programme has no budget in the year. Nothing was saved. Choose it again from the list.',
  },
  'unknown-event': {
    ko: '적용된 조직개편이 아닙니다. 저장된 것은 없습니다. 목록에서 다시 선택하거나 비워 두십시오.',
    en: 'That reorganisation is not in force. Nothing was saved. Choose another one or leave it out.',
  },
  'policy-version-exists': {
    ko: '같은 판 번호의 평가규칙이 이미 있습니다. 기존 규칙은 그대로입니다. 다른 판 번호로 저장하십시오.',
    en: 'A scoring policy with this version already exists. It is unchanged. Save yours under another version.',
  },
  'plan-already-loaded': {
    ko: '이 성과계획서는 이미 들어 있습니다. 기존 자료는 그대로입니다. 성과계획서 화면에서 확인하십시오.',
    en: 'This plan is already loaded. Existing data is intact. See it on the plan page.',
  },
  'too-many-requests': {
    ko: '짧은 시간에 요청이 너무 많았습니다. 바뀐 자료는 없습니다. 1분 뒤 다시 시도하십시오.',
    en: 'There were too many requests in a short time. Nothing was changed. Try again in a minute.',
  },
  'no-such-day': {
    ko: '달력에 없는 날입니다. 바뀐 자료는 없습니다. 알려진 날을 다시 선택하십시오.',
    en: 'The calendar has no such day. Nothing was changed. Choose the known day again.',
  },
  'known-in-future': {
    ko: '아직 오지 않은 날입니다. 바뀐 자료는 없습니다. 오늘이나 그 앞의 날을 선택하십시오.',
    en: 'That day has not come yet. Nothing was changed. Choose today or an earlier day.',
  },
  'known-too-early': {
    ko: '기록이 시작되기 전의 날입니다. 바뀐 자료는 없습니다. 기록이 시작된 날부터 선택할 수 있습니다.',
    en: 'That day is before the record began. Nothing was changed. Choose a day from its beginning on.',
  },
  'past-day': {
    ko: '지난날의 값을 보고 있어 고칠 수 없습니다. 바뀐 자료는 없습니다. 오늘로 돌아가 다시 하십시오.',
    en: 'You are looking at a past day, where nothing can be changed. Nothing was saved. Go back to today and do it there.',
  },
  'other-differences': {
    ko: '그사이 다른 차이가 생겼거나 없어졌습니다. 기록한 것은 없습니다. 변조 확인을 다시 하고 지금 보이는 차이를 살펴보십시오.',
    en: 'The differences are not what you saw any more. Nothing was put on record. Check again and look at those that stand now.',
  },
  'database-locked': {
    ko: '다른 작업이 자료를 쓰고 있어 저장하지 못했습니다. 기존 자료와 입력한 값은 그대로입니다. 잠시 뒤 다시 시도하십시오.',
    en: 'Another task is using the data, so this was not saved. Existing data and your input are intact. Try again in a moment.',
  },
  'database-read-only': {
    ko: '지금은 자료를 읽기만 할 수 있습니다. 기존 자료는 그대로이며 저장된 것은 없습니다. 기획담당에게 알려 주십시오.',
    en: 'The data can only be read at the moment. Existing data is intact and nothing was saved. Tell your administrator.',
  },
  'database-full': {
    ko: '저장 공간이 가득 차 저장하지 못했습니다. 저장되어 있던 자료와 입력한 값은 그대로입니다. 기획담당에게 알려 주십시오.',
    en: 'Storage is full, so this was not saved. What was saved before and your input are intact. Tell your administrator.',
  },
  'database-failed': {
    ko: '자료 저장소가 응답하지 않았습니다. 저장되어 있던 자료는 그대로입니다. 다시 시도하고, 계속되면 기획담당에게 알려 주십시오.',
    en: 'The data store did not answer. What was saved before is intact. Try again; if it goes on, tell your administrator.',
  },
  'server-failed': {
    ko: '서버에서 문제가 생겼습니다. 저장되어 있던 자료는 그대로입니다. 다시 시도하고, 계속되면 기획담당에게 알려 주십시오.',
    en: 'The server had a problem. What was saved before is intact. Try again; if it goes on, tell your administrator.',
  },
} as const satisfies Partial<Record<Reason, Both>>
