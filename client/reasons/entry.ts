import type { Reason } from '#domain/entry/reasons.ts'
import type { Both } from '#domain/words/terms.ts'

/** Entering and reviewing figures, comments, the activity register. Each: what happened · that nothing was lost · what to do. */
export const entryReasons = {
  'unknown-period': {
    ko: '그 지표에는 그런 기간이 없습니다. 바뀐 자료는 없습니다. 지표의 주기에 맞는 기간을 선택하십시오.',
    en: 'The indicator has no such period. Nothing was changed. Choose a period that fits its frequency.',
  },
  'unknown-user': {
    ko: '그 사용자를 찾지 못했습니다. 바뀐 자료는 없습니다. 사용자 목록에서 다시 선택하십시오.',
    en: 'That user was not found. Nothing was changed. Choose again from the list of users.',
  },
  'period-not-open': {
    ko: '아직 입력이 시작되지 않은 기간입니다. 입력한 값은 화면에 그대로 있습니다. 시작일 뒤에 저장하십시오.',
    en: 'Entry for this period has not opened yet. What you typed is still here. Save it once the period is open.',
  },
  'period-closed': {
    ko: '마감된 기간입니다. 기존 자료와 입력한 값은 그대로입니다. 고쳐야 하면 기획담당에게 예외 재개를 요청하십시오.',
    en: 'This period is closed. Existing data and your input are intact. Ask your administrator to reopen the value if it must change.',
  },
  'deadline-passed': {
    ko: '입력 기한이 지났습니다. 기존 자료와 입력한 값은 그대로입니다. 과장이나 기획담당에게 재개를 요청하십시오.',
    en: 'The deadline for entry has passed. Existing data and your input are intact. Ask the head or the administrator to reopen it.',
  },
  'version-conflict': {
    ko: '그사이 다른 사람이 이 값을 바꾸었습니다. 두 값이 모두 남아 있습니다. 나란히 보고 하나를 선택하거나 고쳐 쓰십시오.',
    en: 'Someone else changed this value meanwhile. Both values are kept. Compare them and keep one, or edit.',
  },
  'request-reused': {
    ko: '같은 요청 번호로 다른 내용이 왔습니다. 먼저 저장한 값은 그대로입니다. 다시 저장하십시오.',
    en: 'The same request number came with other content. What was saved first is intact. Save again.',
  },
  'number-unclear': {
    ko: '둘 이상으로 읽을 수 있는 숫자입니다. 저장하지 않았고 입력한 값은 그대로입니다. 제시된 값에서 선택하거나 다시 쓰십시오.',
    en: 'This number can be read in more than one way. It was not saved and is still here. Choose one of the readings or retype it.',
  },
  'number-refused': {
    ko: '숫자로 읽을 수 없습니다. 저장하지 않았고 입력한 값은 그대로입니다. 숫자만 다시 쓰십시오.',
    en: 'This cannot be read as a number. It was not saved and is still here. Type the number again.',
  },
  'hard-rule': {
    ko: '있을 수 없는 값이어서 저장하지 않았습니다. 기존 값과 입력한 값은 그대로입니다. 표시된 규칙을 보고 고치십시오.',
    en: 'The figure cannot be right, so it was not saved. The old value and your input are intact. See the rule shown and correct it.',
  },
  'parts-incomplete': {
    ko: '구성 항목이 일부만 있어 합계를 저장하지 않았습니다. 입력한 구성 항목은 그대로입니다. 나머지 항목을 넣으면 합계가 되고, 합계만 넣으려면 구성 항목을 먼저 지우십시오.',
    en: 'Only some of the parts are there, so the total was not saved. The parts typed are intact. Type the rest and they make the total, or delete them to enter a total alone.',
  },
  'value-submitted': {
    ko: '이미 제출한 값입니다. 바뀐 자료는 없습니다. 고치려면 먼저 제출을 회수하십시오.',
    en: 'This value has been submitted. Nothing was changed. Recall it first if you need to change it.',
  },
  'value-returned': {
    ko: '반려된 뒤 달라진 것이 없습니다. 바뀐 자료는 없습니다. 값을 고치거나 증빙·답변(댓글)을 더한 뒤 제출하십시오.',
    en: 'Nothing is new since this was returned. Nothing was changed. Correct the value, or add evidence or a reply, then submit.',
  },
  'draft-of-another': {
    ko: '다른 사람이 입력한 값이 들어 있어 제출하지 않았습니다. 바뀐 자료는 없습니다. 누가 입력한 값인지 확인하고 함께 제출할지 선택하십시오.',
    en: 'Somebody else typed one of these figures, so nothing was submitted. Nothing was changed. See whose it is and choose to submit it too.',
  },
  'value-confirmed': {
    ko: '이미 확정된 값입니다. 바뀐 자료는 없습니다. 고쳐야 하면 과장에게 재개를 요청하십시오.',
    en: 'This value is confirmed. Nothing was changed. Ask the head to reopen it if it must change.',
  },
  'value-closed': {
    ko: '마감된 값입니다. 바뀐 자료는 없습니다. 고쳐야 하면 기획담당에게 예외 재개를 요청하십시오.',
    en: 'This value is closed. Nothing was changed. Ask your administrator to reopen it if it must change.',
  },
  'value-computed': {
    ko: '기간별 값으로 자동 계산되는 연간 값입니다. 바뀐 자료는 없습니다. 해당 기간의 값을 입력하십시오.',
    en: 'The year’s figure is computed from its periods. Nothing was changed. Enter the figure of the period instead.',
  },
  'whole-year': {
    ko: '주기와 연간 집계는 한 해 단위로 바뀝니다. 바뀐 자료는 없습니다. 시행일을 1월 1일로 선택하십시오.',
    en: 'Frequency and aggregation hold for whole years. Nothing was changed. Choose a 1 January.',
  },
  'periods-entered': {
    ko: '바꾸려는 해에 이미 입력된 실적이 있어 주기를 바꿀 수 없습니다. 바뀐 자료는 없습니다. 다음 해부터 바꾸거나, 입력된 실적을 먼저 지우십시오.',
    en: 'Figures are entered in a year the change would hold for. Nothing was changed. Let it hold from the next year, or have them cleared first.',
  },
  'nothing-entered': {
    ko: '입력된 값이 없습니다. 바뀐 자료는 없습니다. 값을 먼저 입력하십시오.',
    en: 'Nothing has been entered here. Nothing was changed. Enter a value first.',
  },
  'not-submitted': {
    ko: '제출되지 않은 값입니다. 바뀐 자료는 없습니다. 화면을 새로 고쳐 지금 상태를 확인하십시오.',
    en: 'This value is not submitted. Nothing was changed. Reload to see where it stands now.',
  },
  'not-confirmed': {
    ko: '확정되지 않은 값입니다. 바뀐 자료는 없습니다. 화면을 새로 고쳐 지금 상태를 확인하십시오.',
    en: 'This value is not confirmed. Nothing was changed. Reload to see where it stands now.',
  },
  'self-approval': {
    ko: '본인이 입력하거나 제출한 값은 본인이 확정할 수 없습니다. 바뀐 자료는 없습니다. 대리자에게 확정을 맡기십시오.',
    en: 'You cannot confirm a value you entered or submitted. Nothing was changed. Let a deputy confirm it.',
  },
  'reason-needed': {
    ko: '사유가 필요합니다. 바뀐 자료는 없습니다. 사유를 적고 다시 하십시오.',
    en: 'A reason is needed. Nothing was changed. Write the reason and try again.',
  },
  'entry-incomplete': {
    ko: '아직 제출할 수 없는 값이 있습니다. 입력한 값은 모두 저장되어 있습니다. 표시된 값과 원인·조치·기한을 채우십시오.',
    en: 'Some values are not ready to be submitted. All you entered is saved. Complete the marked values, causes, remedies and dates.',
  },
  'unknown-comment': {
    ko: '그 댓글을 찾지 못했습니다. 바뀐 것은 없습니다. 화면을 새로 고쳐 확인하십시오.',
    en: 'That comment was not found. Nothing was changed. Reload the page and look again.',
  },
  'comment-not-yours': {
    ko: '댓글은 쓴 사람만 철회할 수 있습니다. 바뀐 것은 없습니다.',
    en: 'A comment is withdrawn by its writer only. Nothing was changed.',
  },
  'comment-withdrawn': {
    ko: '이미 철회한 댓글입니다. 더 할 일은 없습니다.',
    en: 'This comment is withdrawn already. There is nothing more to do.',
  },
  'comments-settled': {
    ko: '다른 사람이 먼저 처리했습니다. 목록을 다시 확인하십시오.',
    en: 'Somebody else did this first. Look at the list again.',
  },
  'unknown-activity': {
    ko: '그 활동 기록을 찾지 못했습니다. 바뀐 자료는 없습니다. 활동 기록 목록에서 다시 선택하십시오.',
    en: 'That activity was not found. Nothing was changed. Choose it again from the list.',
  },
  'duplicate-activity': {
    ko: '같은 날짜에 같은 제목의 기록이 이미 있습니다. 저장하지 않았고 입력한 내용은 그대로입니다. 서로 다른 활동이면 따로 저장하십시오.',
    en: 'An activity with this date and title exists. Nothing was saved and your input is still here. If it is another one, save it as such.',
  },
  'not-countable': {
    ko: '활동 기록으로 셀 수 없는 지표가 연결되어 있습니다. 저장하지 않았고 입력한 내용은 그대로입니다. 회·건 단위의 지표나 구성 항목을 선택하십시오.',
    en: 'An indicator is linked that activities cannot be counted for. Nothing was saved. Choose one in 회 or 건, or one of its parts.',
  },
  'unknown-schedule': {
    ko: '그 사업 일정을 찾지 못했습니다. 바뀐 자료는 없습니다. 목록에서 다시 선택하십시오.',
    en: 'That schedule was not found. Nothing was changed. Choose again from the list.',
  },
  'unknown-step': {
    ko: '그 단계는 이 사업 일정에 없습니다. 바뀐 자료는 없습니다. 화면을 다시 열어 단계를 확인하십시오.',
    en: 'The schedule has no such step. Nothing was changed. Open the page again and look at its steps.',
  },
  'schedule-ended': {
    ko: '이미 끝난 사업 일정입니다. 바뀐 자료는 없습니다. 고쳐야 하면 먼저 재개하십시오.',
    en: 'This schedule has ended. Nothing was changed. Reopen it first if it must change.',
  },
  'steps-open': {
    ko: '마치지 않은 단계가 있어 완료할 수 없습니다. 바뀐 자료는 없습니다. 단계를 모두 마치거나 중단으로 끝내십시오.',
    en: 'Steps are still open, so it cannot be completed. Nothing was changed. Mark them done, or end it as stopped.',
  },
  'activity-cancelled': {
    ko: '취소된 활동 기록입니다. 바뀐 자료는 없습니다. 고치려면 먼저 취소를 되돌리십시오.',
    en: 'This activity is cancelled. Nothing was changed. Restore it first if you need to edit it.',
  },
  'unknown-series': {
    ko: '시리즈를 찾을 수 없습니다. 저장하지 않았고 적은 내용은 그대로입니다. 목록에서 시리즈를 다시 선택하십시오.',
    en: 'That series was not found. Nothing was saved and your input is still here. Choose the series again from the list.',
  },
  'series-number-taken': {
    ko: '이 시리즈에 같은 회차의 활동이 이미 있습니다. 저장하지 않았고 적은 내용은 그대로입니다. 회차를 확인하십시오.',
    en: 'The series already has an activity of this number. Nothing was saved and your input is still here. Check the number.',
  },
  'counted-twice': {
    ko: '한 활동을 여러 지표의 실적으로 세지 않는 규칙입니다. 저장하지 않았고 적은 내용은 그대로입니다. 지표를 하나만 선택하십시오.',
    en: 'The rule counts an activity for one indicator alone. Nothing was saved and your input is still here. Choose one indicator.',
  },
  'unknown-follow-up': {
    ko: '후속 조치를 찾을 수 없습니다. 아무것도 바뀌지 않았습니다. 목록에서 다시 선택하십시오.',
    en: 'That follow-up was not found. Nothing was changed. Choose it again from the list.',
  },
} as const satisfies Partial<Record<Reason, Both>>
