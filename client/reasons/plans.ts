import type { Reason } from '#domain/entry/reasons.ts'
import type { Both } from '#domain/words/terms.ts'

/** Plans, their changes, budget moved between units, reorganisations, the days of the year. Each: what happened · that nothing was lost · what to do. */
export const planReasons = {
  'movement-same-unit': {
    ko: '보낸 부서와 받은 부서가 같습니다. 저장된 것은 없습니다. 받은 부서를 다시 선택하십시오.',
    en: 'The department that gives and the one that gets are the same. Nothing was saved. Choose another one.',
  },
  'movement-day': {
    ko: '그 회계연도에 들지 않거나 오늘보다 뒤인 날짜입니다. 저장된 것은 없습니다. 날짜를 확인해 다시 적으십시오.',
    en: 'The day is not in that fiscal year, or it is later than today. Nothing was saved. Check the day and give it again.',
  },
  'movement-amount': {
    ko: '0보다 크고 보내는 부서에 남은 이 사업의 예산을 넘지 않는 금액만 이체할 수 있습니다. 저장된 것은 없습니다. 금액을 고쳐 다시 저장하십시오.',
    en: 'An amount must be above 0 and no more than the department still has of the programme. Nothing was saved. Correct the amount.',
  },
  'movement-built-on': {
    ko: '이 이체로 받은 금액이 다른 부서로 다시 이체되었습니다. 바뀐 것은 없습니다. 나중 이체부터 정정하십시오.',
    en: 'What came by this transfer went on to another department. Nothing was changed. Take the later transfer back first.',
  },
  'unknown-movement': {
    ko: '그 이체가 없거나 이미 정정되었습니다. 바뀐 것은 없습니다. 화면을 새로 고쳐 확인하십시오.',
    en: 'That transfer is not there, or was taken back already. Nothing was changed. Reload the page and look again.',
  },
  'list-empty': {
    ko: '이 분기에는 이체가 없어 낼 이체내역이 없습니다. 바뀐 것은 없습니다.',
    en: 'There was no transfer in this quarter, so there is no list to file. Nothing was changed.',
  },
  'plan-year-exists': {
    ko: '그 해의 성과계획이 이미 있습니다. 새로 만들어진 것은 없습니다. 위의 연도에서 그 계획을 여십시오.',
    en: 'There is a plan of that year already. Nothing was made. Open it from the years above.',
  },
  'not-a-draft': {
    ko: '초안이 아닌 계획입니다. 바뀐 자료는 없습니다. 제출한 계획은 변경 요청이나 정정으로 고치십시오.',
    en: 'This plan is no longer a draft. Nothing was changed. A filed plan is changed by a request or a correction.',
  },
  'plan-still-draft': {
    ko: '이 연도의 계획은 아직 초안이어서 실적을 입력할 수 없습니다. 바뀐 자료는 없습니다. 계획을 제출한 뒤 입력하십시오.',
    en: 'The plan of this year is still a draft, so no figure can be entered for it. Nothing was changed. File the plan first.',
  },
  'draft-built-on': {
    ko: '초안에 이미 적은 것이 있어 되돌리지 않았습니다. 바뀐 자료는 없습니다. 적은 것을 확인하고, 필요하면 사유를 적어 초안을 버리십시오.',
    en: 'Something was entered in the draft already, so it was not taken back. Nothing was changed. Look at it; if need be discard the draft with a reason.',
  },
  'draft-department-done': {
    ko: '부서 완료된 초안입니다. 저장하지 않았고 입력한 값은 그대로입니다. 과장이나 기획담당이 다시 연 뒤에 고치십시오.',
    en: 'The department’s part is marked ready. Nothing was saved and your input is still here. The head or the administrator can open it again.',
  },
  'draft-incomplete': {
    ko: '아직 정하지 않은 것이 있어 완료하지 않았습니다. 바뀐 자료는 없습니다. 남은 것을 정하고 다시 누르십시오.',
    en: 'Something is still to be settled, so it was not marked ready. Nothing was changed. Settle what is left and press again.',
  },
  'draft-goal-in-use': {
    ko: '지표나 사업, 금액이 딸려 있어 삭제하지 않았습니다. 바뀐 자료는 없습니다. 딸린 것을 먼저 옮기거나 폐지하십시오.',
    en: 'Indicators, programmes or amounts belong to it, so it was not removed. Nothing was changed. Move or drop them first.',
  },
  'draft-goal-gone': {
    ko: '이 지표의 정책사업목표가 초안에 없어 복원하지 않았습니다. 바뀐 자료는 없습니다. 신규 지표로 추가하십시오.',
    en: 'The goal of this indicator is no longer in the draft, so it was not brought back. Nothing was changed. Add it as a new one.',
  },
  'unknown-goal': {
    ko: '그 목표나 사업을 찾지 못했습니다. 바뀐 자료는 없습니다. 화면을 새로 고치고 다시 선택하십시오.',
    en: 'That goal or programme was not found. Nothing was changed. Reload the page and choose it again.',
  },
  'plan-locked': {
    ko: '의회가 확정한 계획이라 바로 고칠 수 없습니다. 바뀐 자료는 없습니다. 목표치는 목표 변경 요청으로, 옮겨 적은 오류는 정정으로 고치십시오.',
    en: 'The council has confirmed this plan, so it cannot be changed directly. Nothing was changed. Ask for a change of target, or correct a slip of the copy.',
  },
  'plan-not-confirmed': {
    ko: '의회가 아직 확정하지 않은 계획입니다. 바뀐 자료는 없습니다. 확정한 뒤에 요청하거나, 고친 계획서를 다시 제출하십시오.',
    en: 'The council has not confirmed this plan yet. Nothing was changed. Ask again once it has, or file a corrected plan.',
  },
  'plan-wrong-state': {
    ko: '계획이 지금 상태에서는 그렇게 처리할 수 없습니다. 바뀐 자료는 없습니다. 화면을 새로 고쳐 계획의 상태를 확인하십시오.',
    en: 'The plan’s state does not allow this. Nothing was changed. Reload the page and look at its state.',
  },
  'plan-built-on': {
    ko: '확정에 뒤따른 목표 변경·정정·추경이 있어 취소할 수 없습니다. 바뀐 자료는 없습니다. 잘못은 정정으로 고치십시오.',
    en: 'Changes of targets, corrections or supplementary budgets stand on it, so it cannot be withdrawn. Nothing was changed. Correct what is wrong instead.',
  },
  'plan-incomplete': {
    ko: '가중치나 목표치 등 더 채울 것이 있어 제출하지 않았습니다. 초안은 그대로입니다. 표시된 것을 채운 뒤 다시 제출하십시오.',
    en: 'Weights, targets or reasons are missing, so the plan was not filed. The draft is intact. Complete what is listed and file it again.',
  },
  'plan-superseded': {
    ko: '다른 판으로 대체된 계획은 정정할 수 없습니다. 바뀐 자료는 없습니다. 지금 쓰는 판을 정정하십시오.',
    en: 'Another edition took the place of this plan, so it cannot be corrected. Nothing was changed. Correct the one in force.',
  },
  'council-day': {
    ko: '의결일은 제출한 날 뒤이고 오늘까지여야 합니다. 저장된 것은 없습니다. 날짜를 고쳐 다시 보내십시오.',
    en: 'The council’s day must lie after the filing and not in the future. Nothing was saved. Correct the day and send again.',
  },
  'target-not-of-plan': {
    ko: '그 연도의 목표치는 이 계획에서 바꿀 수 없습니다. 바뀐 자료는 없습니다. 다음 해 목표는 다음 해 계획에서 정합니다.',
    en: 'The target of that year cannot be changed in this plan. Nothing was changed. Later years are set by their own plans.',
  },
  'target-same': {
    ko: '지금 목표치와 같습니다. 바뀐 자료는 없습니다. 바꿀 값을 적으십시오.',
    en: 'That is the target as it stands. Nothing was changed. Enter the new one.',
  },
  'effective-outside-year': {
    ko: '적용일은 의회 의결일 뒤의 그해 날짜여야 합니다. 저장된 것은 없습니다. 적용일을 고쳐 다시 보내십시오.',
    en: 'The day it takes effect must lie in the target’s year, not before the council’s decision. Nothing was saved. Correct it and send again.',
  },
  'request-waiting': {
    ko: '이 목표에는 결정을 기다리는 변경 요청이 있습니다. 바뀐 자료는 없습니다. 먼저 낸 요청을 철회하거나 결정을 기다리십시오.',
    en: 'A request for this target waits for its decision. Nothing was changed. Withdraw it or wait.',
  },
  'request-decided': {
    ko: '이미 결정되었거나 철회한 요청입니다. 바뀐 자료는 없습니다. 화면을 새로 고쳐 결과를 확인하십시오.',
    en: 'This request was decided or withdrawn already. Nothing was changed. Reload the page to see the outcome.',
  },
  'unknown-request': {
    ko: '그 목표 변경 요청을 찾지 못했습니다. 바뀐 자료는 없습니다. 목록에서 다시 선택하십시오.',
    en: 'That request was not found. Nothing was changed. Choose it again from the list.',
  },
  'exception-needed': {
    ko: '이미 마감한 기간의 목표입니다. 저장된 것은 없습니다. 예외로 승인하는 사유를 적으십시오.',
    en: 'The target belongs to a period that is closed. Nothing was saved. Say why it is approved as an exception.',
  },
  'supplementary-open': {
    ko: '이 요청이 속한 추경이 아직 확정되지 않았습니다. 바뀐 자료는 없습니다. 추경을 확정하면 함께 승인됩니다.',
    en: 'The supplementary budget it goes with is not decided yet. Nothing was changed. It is approved with that.',
  },
  'unknown-supplementary': {
    ko: '그 추경을 찾지 못했습니다. 바뀐 자료는 없습니다. 계획 화면에서 다시 선택하십시오.',
    en: 'That supplementary budget was not found. Nothing was changed. Choose it again on the plan’s page.',
  },
  'supplementary-exists': {
    ko: '작성 중인 추경이 이미 있습니다. 바뀐 자료는 없습니다. 그 추경을 확정하거나 버린 뒤 새로 만드십시오.',
    en: 'A supplementary budget is being written already. Nothing was changed. Confirm or discard it first.',
  },
  'calendar-known': {
    ko: '계획이나 실적에서 이미 알 수 있는 날입니다. 바뀐 자료는 없습니다. 다르면 그 계획의 제출일·의결일을 고치십시오.',
    en: 'The plan or its results say this day already. Nothing was changed. If it is another one, correct it in the plan.',
  },
  'calendar-day': {
    ko: '오늘 뒤의 날입니다. 저장하지 않았고 입력한 값은 그대로입니다. 오늘이나 지난 날을 선택하십시오.',
    en: 'This day is still to come. Nothing was saved and your input is still here. Choose today or an earlier day.',
  },
  'unknown-reorganisation': {
    ko: '그 조직개편을 찾지 못했습니다. 바뀐 것은 없습니다. 목록에서 다시 선택하십시오.',
    en: 'That reorganisation was not found. Nothing was changed. Choose it from the list again.',
  },
  'reorganisation-state': {
    ko: '이미 적용하거나 되돌린 조직개편이라 이렇게 바꿀 수 없습니다. 바뀐 것은 없습니다. 화면을 새로 고쳐 지금 상태를 확인하십시오.',
    en: 'This reorganisation was applied or taken back already, so this cannot be done. Nothing was changed. Reload the page.',
  },
  'reorganisation-open': {
    ko: '아직 정하지 않은 것이 있어 적용하지 않았습니다. 적은 내용은 그대로입니다. ‘정하지 않은 것’을 모두 정한 뒤 적용하십시오.',
    en: 'Something is still open, so nothing was applied. What you wrote is intact. Settle what is listed, then apply.',
  },
  'reorganisation-built-on': {
    ko: '적용한 뒤 새 조직에 실적·계획·사람 등이 더해져 되돌릴 수 없습니다. 자료는 그대로입니다. 고칠 것이 있으면 새 조직개편으로 바로잡으십시오.',
    en: 'Figures, plans or people were added to the new units since, so it cannot be undone. Nothing was changed. Correct it by another reorganisation.',
  },
} as const satisfies Partial<Record<Reason, Both>>
