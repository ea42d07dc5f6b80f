import type { Reason } from '#domain/entry/reasons.ts'

type Both = { readonly ko: string; readonly en: string }

/** Each: what happened · that nothing was lost · what to do. */
export const reasonText: Record<Reason, Both> = {
  'not-signed-in': {
    ko: '로그인이 필요한 화면입니다. 바뀐 자료는 없습니다. 로그인하면 이 화면으로 돌아옵니다.',
    en: 'You need to sign in for this. Nothing was changed. Sign in and you will come back here.',
  },
  forbidden: {
    ko: '이 일을 할 권한이 없습니다. 바뀐 자료는 없습니다. 필요하면 기획담당에게 권한을 요청하십시오.',
    en: 'Your role does not allow this. Nothing was changed. Ask your administrator if you need it.',
  },
  'unknown-year': {
    ko: '그 연도의 성과계획이 없습니다. 바뀐 자료는 없습니다. 위에서 다른 연도를 고르십시오.',
    en: 'There is no plan for that year. Nothing was changed. Choose another year above.',
  },
  'unknown-department': {
    ko: '그 부서를 찾지 못했습니다. 바뀐 자료는 없습니다. 부서 목록에서 다시 고르십시오.',
    en: 'That department was not found. Nothing was changed. Choose it again from the list.',
  },
  'unknown-indicator': {
    ko: '그 지표를 찾지 못했습니다. 바뀐 자료는 없습니다. 부서 화면의 지표 표에서 다시 고르십시오.',
    en: 'That indicator was not found. Nothing was changed. Choose it again from the department’s table.',
  },
  'bad-input': {
    ko: '받을 수 없는 값이 있습니다. 저장된 것은 없고 입력한 값은 화면에 그대로 있습니다. 표시된 곳을 고쳐 다시 보내십시오.',
    en: 'Some of the input cannot be accepted. Nothing was saved and what you typed is still here. Correct it and send it again.',
  },
  'other-address': {
    ko: '이 주소로는 쓸 수 없습니다. 바뀐 자료는 없습니다. 이 서버에 정해진 주소로 여십시오.',
    en: 'This is not the address to use. Nothing was changed. Open the address that was set for this server.',
  },
  'unknown-endpoint': {
    ko: '서버에 없는 주소입니다. 바뀐 자료는 없습니다. 화면을 새로 고치고 다시 시도하십시오.',
    en: 'The server has no such address. Nothing was changed. Reload the page and try again.',
  },
  'database-locked': {
    ko: '다른 작업이 자료를 쓰고 있어 저장하지 못했습니다. 기존 자료와 입력한 값은 그대로입니다. 잠시 뒤 다시 시도하십시오.',
    en: 'Another task is using the data, so this was not saved. Existing data and your input are intact. Try again in a moment.',
  },
  'database-read-only': {
    ko: '지금은 자료를 읽기만 할 수 있습니다. 기존 자료는 그대로이며 저장된 것은 없습니다. 기획담당에게 알려 주십시오.',
    en: 'The data can only be read at the moment. Existing data is intact and nothing was saved. Tell your administrator.',
  },
  'database-failed': {
    ko: '자료 저장소가 응답하지 않았습니다. 저장되어 있던 자료는 그대로입니다. 다시 시도하고, 계속되면 기획담당에게 알려 주십시오.',
    en: 'The data store did not answer. What was saved before is intact. Try again; if it goes on, tell your administrator.',
  },
  'unknown-bureau': {
    ko: '그 실국을 찾지 못했습니다. 바뀐 자료는 없습니다. 종합현황에서 다시 고르십시오.',
    en: 'That bureau was not found. Nothing was changed. Choose it again from the overview.',
  },
  'unknown-plan': {
    ko: '그 성과계획서를 찾지 못했습니다. 바뀐 자료는 없습니다. 성과계획서 목록에서 다시 고르십시오.',
    en: 'That plan was not found. Nothing was changed. Choose it again from the list of plans.',
  },
  'policy-version-exists': {
    ko: '같은 판 번호의 평가규칙이 이미 있습니다. 기존 규칙은 그대로입니다. 다른 판 번호로 저장하십시오.',
    en: 'A scoring policy with this version already exists. It is unchanged. Save yours under another version.',
  },
  'plan-already-loaded': {
    ko: '이 성과계획서는 이미 들어 있습니다. 기존 자료는 그대로입니다. 성과계획서 화면에서 확인하십시오.',
    en: 'This plan is already loaded. Existing data is intact. See it on the plan page.',
  },
  'database-full': {
    ko: '저장 공간이 가득 차 저장하지 못했습니다. 저장되어 있던 자료와 입력한 값은 그대로입니다. 기획담당에게 알려 주십시오.',
    en: 'Storage is full, so this was not saved. What was saved before and your input are intact. Tell your administrator.',
  },
  'too-many-requests': {
    ko: '짧은 시간에 요청이 너무 많았습니다. 바뀐 자료는 없습니다. 1분 뒤 다시 시도하십시오.',
    en: 'There were too many requests in a short time. Nothing was changed. Try again in a minute.',
  },
  'no-such-day': {
    ko: '달력에 없는 날입니다. 바뀐 자료는 없습니다. 알려진 날을 다시 고르십시오.',
    en: 'The calendar has no such day. Nothing was changed. Choose the known day again.',
  },
  'known-in-future': {
    ko: '아직 오지 않은 날입니다. 바뀐 자료는 없습니다. 오늘이나 그 앞의 날을 고르십시오.',
    en: 'That day has not come yet. Nothing was changed. Choose today or an earlier day.',
  },
  'known-too-early': {
    ko: '기록이 시작되기 전의 날입니다. 바뀐 자료는 없습니다. 기록이 시작된 날부터 고를 수 있습니다.',
    en: 'That day is before the record began. Nothing was changed. Choose a day from its beginning on.',
  },
  'past-day': {
    ko: '지난날의 값을 보고 있어 고칠 수 없습니다. 바뀐 자료는 없습니다. 오늘로 돌아가 다시 하십시오.',
    en: 'You are looking at a past day, where nothing can be changed. Nothing was saved. Go back to today and do it there.',
  },
  'demonstration-off': {
    ko: '시연 모드가 꺼져 있습니다. 바뀐 자료는 없습니다. 본인 계정으로 로그인하십시오.',
    en: 'Demonstration mode is off. Nothing was changed. Sign in with your own account.',
  },
  'link-expired': {
    ko: '이미 썼거나 사용 기간이 지난 일회용 주소입니다. 바뀐 자료는 없습니다. 기획담당에게 새 주소를 요청하십시오.',
    en: 'This link was used already or has expired. Nothing was changed. Ask your administrator for a new one.',
  },
  'wrong-credentials': {
    ko: '아이디 또는 비밀번호가 맞지 않습니다. 바뀐 자료는 없습니다. 확인하고 다시 입력하십시오.',
    en: 'The user name or password is not right. Nothing was changed. Check them and try again.',
  },
  'sign-in-delayed': {
    ko: '비밀번호가 여러 번 틀려 잠시 기다려야 합니다. 바뀐 자료는 없습니다. 시간이 지난 뒤 다시 시도하십시오.',
    en: 'The password was wrong several times, so there is a wait. Nothing was changed. Try again when it is over.',
  },
  'account-disabled': {
    ko: '사용이 중지된 계정입니다. 바뀐 자료는 없습니다. 계속 써야 하면 기획담당에게 문의하십시오.',
    en: 'This account is disabled. Nothing was changed. Ask your administrator if it should be used again.',
  },
  'single-sign-on-down': {
    ko: '통합로그인 서버가 응답하지 않습니다. 바뀐 자료는 없습니다. 아이디와 비밀번호로 로그인하거나 잠시 뒤 다시 시도하십시오.',
    en: 'The single sign-on does not answer. Nothing was changed. Sign in with your password, or try again in a moment.',
  },
  'single-sign-on-failed': {
    ko: '통합로그인을 마치지 못했습니다. 바뀐 자료는 없습니다. 처음부터 다시 시도하고, 계속되면 기획담당에게 알려 주십시오.',
    en: 'The single sign-on was not completed. Nothing was changed. Start again; if it goes on, tell your administrator.',
  },
  'no-account': {
    ko: '통합로그인은 되었으나 이 시스템에 계정이 없습니다. 만들어진 것은 없습니다. 기획담당에게 계정을 요청하십시오.',
    en: 'You signed in, but you have no account here. Nothing was made. Ask your administrator for one.',
  },
  'account-linked': {
    ko: '같은 아이디의 계정이 다른 통합로그인 사용자와 이어져 있습니다. 바뀐 자료는 없습니다. 기획담당에게 연결 해제를 요청하십시오.',
    en: 'The account of this name belongs to another single sign-on person. Nothing was changed. Ask your administrator to unlink it.',
  },
  'username-taken': {
    ko: '이미 있는 아이디입니다. 저장하지 않았고 입력한 내용은 그대로입니다. 다른 아이디를 쓰십시오.',
    en: 'This user name exists already. Nothing was saved and your input is still here. Choose another one.',
  },
  'last-administrator': {
    ko: '로그인할 수 있는 기획담당이 이 계정뿐입니다. 바뀐 자료는 없습니다. 다른 기획담당이 비밀번호를 정한 뒤 다시 하십시오.',
    en: 'This is the only administrator who can sign in. Nothing was changed. Let another administrator set a password first.',
  },
  'demonstration-account': {
    ko: '시연용 계정은 바꿀 수 없습니다. 바뀐 자료는 없습니다. 새 계정을 만들어 시험해 보십시오.',
    en: 'The demonstration’s own accounts cannot be changed. Nothing was changed. Make a new account to try this.',
  },
  'wrong-password': {
    ko: '지금 비밀번호가 맞지 않습니다. 비밀번호는 바뀌지 않았습니다. 확인하고 다시 입력하십시오.',
    en: 'The current password is not right. The password was not changed. Check it and try again.',
  },
  'no-password': {
    ko: '비밀번호가 없는 계정입니다. 바뀐 자료는 없습니다. 비밀번호가 필요하면 기획담당에게 일회용 주소를 요청하십시오.',
    en: 'This account has no password. Nothing was changed. Ask your administrator for a one-time link if you need one.',
  },
  'password-short': {
    ko: '비밀번호가 너무 짧거나 깁니다. 저장하지 않았습니다. 12자 이상 128자 이하로 정하십시오.',
    en: 'The password is too short or too long. It was not saved. Use 12 to 128 characters.',
  },
  'password-like-username': {
    ko: '비밀번호에 아이디가 들어 있습니다. 저장하지 않았습니다. 아이디를 빼고 다시 정하십시오.',
    en: 'The password contains the user name. It was not saved. Choose one without it.',
  },
  'password-common': {
    ko: '남이 쉽게 짐작하는 비밀번호입니다. 저장하지 않았습니다. 서로 관계없는 낱말 몇 개를 이어 정하십시오.',
    en: 'This password is easily guessed. It was not saved. Join a few words that have nothing to do with each other.',
  },
  'password-same': {
    ko: '지금 비밀번호와 같습니다. 바뀐 것은 없습니다. 다른 비밀번호를 정하십시오.',
    en: 'This is the current password. Nothing was changed. Choose another one.',
  },
  'session-expired': {
    ko: '로그인 시간이 지났습니다. 저장된 자료는 그대로입니다. 다시 로그인하면 하던 화면으로 돌아갑니다.',
    en: 'Your session has ended. What was saved is intact. Sign in again and you will come back here.',
  },
  'other-person': {
    ko: '이 화면을 연 사람과 지금 로그인한 사람이 다릅니다. 바뀐 자료는 없습니다. 화면을 연 사람으로 다시 로그인하거나 첫 화면부터 다시 여십시오.',
    en: 'Someone else is signed in now than when this page was opened. Nothing was changed. Sign in as before, or open the first page anew.',
  },
  'unknown-period': {
    ko: '그 지표에는 그런 기간이 없습니다. 바뀐 자료는 없습니다. 지표의 주기에 맞는 기간을 고르십시오.',
    en: 'The indicator has no such period. Nothing was changed. Choose a period that fits its frequency.',
  },
  'unknown-user': {
    ko: '그 사용자를 찾지 못했습니다. 바뀐 자료는 없습니다. 사용자 목록에서 다시 고르십시오.',
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
  'other-differences': {
    ko: '그사이 다른 차이가 생겼거나 없어졌습니다. 기록한 것은 없습니다. 변조 확인을 다시 하고 지금 보이는 차이를 살펴보십시오.',
    en: 'The differences are not what you saw any more. Nothing was put on record. Check again and look at those that stand now.',
  },
  'version-conflict': {
    ko: '그사이 다른 사람이 이 값을 바꾸었습니다. 두 값이 모두 남아 있습니다. 나란히 보고 하나를 고르거나 고쳐 쓰십시오.',
    en: 'Someone else changed this value meanwhile. Both values are kept. Compare them and keep one, or edit.',
  },
  'request-reused': {
    ko: '같은 요청 번호로 다른 내용이 왔습니다. 먼저 저장한 값은 그대로입니다. 다시 저장하십시오.',
    en: 'The same request number came with other content. What was saved first is intact. Save again.',
  },
  'number-unclear': {
    ko: '둘 이상으로 읽을 수 있는 숫자입니다. 저장하지 않았고 입력한 값은 그대로입니다. 제시된 값에서 고르거나 다시 쓰십시오.',
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
    ko: '이미 제출한 값입니다. 바뀐 자료는 없습니다. 고치려면 먼저 제출을 거두어들이십시오.',
    en: 'This value has been submitted. Nothing was changed. Recall it first if you need to change it.',
  },
  'draft-of-another': {
    ko: '다른 사람이 입력한 값이 들어 있어 제출하지 않았습니다. 바뀐 자료는 없습니다. 누가 입력한 값인지 확인하고 함께 제출할지 고르십시오.',
    en: 'Somebody else typed one of these figures, so nothing was submitted. Nothing was changed. See whose it is and choose to submit it too.',
  },
  'value-returned': {
    ko: '반려된 뒤 달라진 것이 없습니다. 바뀐 자료는 없습니다. 값을 고치거나 증빙·답변(댓글)을 더한 뒤 제출하십시오.',
    en: 'Nothing is new since this was returned. Nothing was changed. Correct the value, or add evidence or a reply, then submit.',
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
    ko: '주기와 연간 집계는 한 해 단위로 바뀝니다. 바뀐 자료는 없습니다. 시행일을 1월 1일로 고르십시오.',
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
    ko: '지표나 사업, 금액이 딸려 있어 없애지 않았습니다. 바뀐 자료는 없습니다. 딸린 것을 먼저 옮기거나 폐지하십시오.',
    en: 'Indicators, programmes or amounts belong to it, so it was not removed. Nothing was changed. Move or drop them first.',
  },
  'draft-goal-gone': {
    ko: '이 지표의 정책사업목표가 초안에 없어 되살리지 않았습니다. 바뀐 자료는 없습니다. 신규 지표로 추가하십시오.',
    en: 'The goal of this indicator is no longer in the draft, so it was not brought back. Nothing was changed. Add it as a new one.',
  },
  'unknown-goal': {
    ko: '그 목표나 사업을 찾지 못했습니다. 바뀐 자료는 없습니다. 화면을 새로 고치고 다시 고르십시오.',
    en: 'That goal or programme was not found. Nothing was changed. Reload the page and choose it again.',
  },
  'calendar-known': {
    ko: '계획이나 실적에서 이미 알 수 있는 날입니다. 바뀐 자료는 없습니다. 다르면 그 계획의 제출일·의결일을 고치십시오.',
    en: 'The plan or its results say this day already. Nothing was changed. If it is another one, correct it in the plan.',
  },
  'calendar-day': {
    ko: '오늘 뒤의 날입니다. 저장하지 않았고 입력한 값은 그대로입니다. 오늘이나 지난 날을 고르십시오.',
    en: 'This day is still to come. Nothing was saved and your input is still here. Choose today or an earlier day.',
  },
  'unknown-activity': {
    ko: '그 활동 기록을 찾지 못했습니다. 바뀐 자료는 없습니다. 활동 기록 목록에서 다시 고르십시오.',
    en: 'That activity was not found. Nothing was changed. Choose it again from the list.',
  },
  'duplicate-activity': {
    ko: '같은 날짜에 같은 제목의 기록이 이미 있습니다. 저장하지 않았고 입력한 내용은 그대로입니다. 서로 다른 활동이면 따로 저장하십시오.',
    en: 'An activity with this date and title exists. Nothing was saved and your input is still here. If it is another one, save it as such.',
  },
  'not-countable': {
    ko: '활동 기록으로 셀 수 없는 지표가 연결되어 있습니다. 저장하지 않았고 입력한 내용은 그대로입니다. 회·건 단위의 지표나 구성 항목을 고르십시오.',
    en: 'An indicator is linked that activities cannot be counted for. Nothing was saved. Choose one in 회 or 건, or one of its parts.',
  },
  'activity-cancelled': {
    ko: '취소된 활동 기록입니다. 바뀐 자료는 없습니다. 고치려면 먼저 취소를 되돌리십시오.',
    en: 'This activity is cancelled. Nothing was changed. Restore it first if you need to edit it.',
  },
  'file-too-large': {
    ko: '파일이 너무 커서 받지 않았습니다. 저장된 자료는 그대로입니다. 나누거나 줄여서 다시 올리십시오.',
    en: 'The file is too large and was not taken. Nothing saved is affected. Split or shrink it and send it again.',
  },
  'file-type-refused': {
    ko: '받을 수 없는 파일 형식입니다. 저장된 자료는 그대로입니다. 화면에 적힌 형식의 파일을 올리십시오.',
    en: 'Files of this type are not taken. Nothing saved is affected. Send one of the types named on the screen.',
  },
  'file-content-differs': {
    ko: '파일의 내용이 이름의 확장자와 달라 받지 않았습니다. 암호나 문서보안(DRM)을 풀고, 원래 프로그램에서 다시 저장한 뒤 올리십시오.',
    en: 'The content does not match the file’s extension, so it was not taken. Take off a password or DRM, save it again in its own program and send it.',
  },
  'file-infected': {
    ko: '백신 검사에서 걸러진 파일입니다. 보관하지 않았습니다. 정보보안 담당자에게 알리십시오.',
    en: 'The virus scan refused this file; it was not kept. Tell your security officer.',
  },
  'file-damaged': {
    ko: '파일이 손상되었거나 읽을 수 없습니다. 저장된 자료는 그대로입니다. 원본을 열어 다시 저장한 뒤 올리십시오.',
    en: 'The file is damaged or cannot be read. Nothing saved is affected. Open the original, save it again and send it.',
  },
  'file-encrypted': {
    ko: '암호나 문서보안(DRM)이 걸린 파일이라 읽지 못했습니다. 저장된 자료는 그대로입니다. 암호와 보안을 풀어 저장한 뒤 다시 올리십시오.',
    en: 'The file is locked by a password or document security and was not read. Nothing saved is affected. Save it without the lock and send it again.',
  },
  'unknown-file': {
    ko: '없거나 지워진 파일입니다. 화면을 새로 고쳐 목록을 확인하십시오.',
    en: 'There is no such file, or it was removed. Reload the page and look at the list.',
  },
  'sheet-not-recognised': {
    ko: '필요한 열을 찾지 못했습니다. 저장된 자료는 그대로입니다. 서식을 내려받아 열 이름을 맞추고, 같은 이름의 열이 둘이면 하나만 남겨 다시 올리십시오.',
    en: 'The needed columns were not found. Nothing saved is affected. Download the form, use its headings, leave one column of each name, and send it again.',
  },
  'unit-missing': {
    ko: '금액의 단위가 없어 읽지 않았습니다. 열 이름에 (백만원), (천원), (원) 가운데 하나를 적어 다시 올리십시오.',
    en: 'The amounts have no unit and were not read. Write (백만원), (천원) or (원) into the heading and send the file again.',
  },
  'sum-differs': {
    ko: '단위사업의 금액이 세부사업의 합과 다릅니다. 파일을 고치거나, 다른 채로 반영한다고 표시한 뒤 다시 반영하십시오.',
    en: 'A programme’s amount differs from the sum of its projects. Correct the file, or tick that it is to be taken as it is.',
  },
  'day-needed': {
    ko: '집행액의 기준일이 없거나 오늘보다 뒤입니다. 기준일을 적고 다시 반영하십시오.',
    en: 'The executed amounts need their reference date, not later than today. Give it and try again.',
  },
  'nothing-to-take': {
    ko: '반영할 값이 없습니다. 파일의 값이 지금 값과 같은지, 확인이 필요한 행이 있는지 보십시오.',
    en: 'There is nothing to take in. See whether the file’s figures are already stored, and which rows need a look.',
  },
  'upload-not-last': {
    ko: '마지막에 올린 파일만 되돌릴 수 있습니다. 화면을 새로 고쳐 목록을 확인하십시오.',
    en: 'Only the last file taken in can be taken back. Reload the page and look at the list.',
  },
  'unknown-programme': {
    ko: '그해 예산에 없는 단위사업입니다. 저장된 것은 없습니다. 목록에서 다시 고르십시오.',
    en: 'That programme has no budget in the year. Nothing was saved. Choose it again from the list.',
  },
  'unknown-event': {
    ko: '적용된 조직개편이 아닙니다. 저장된 것은 없습니다. 목록에서 다시 고르거나 비워 두십시오.',
    en: 'That reorganisation is not in force. Nothing was saved. Choose another one or leave it out.',
  },
  'movement-same-unit': {
    ko: '보낸 부서와 받은 부서가 같습니다. 저장된 것은 없습니다. 받은 부서를 다시 고르십시오.',
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
  'unknown-import': {
    ko: '그 가져오기를 찾지 못했습니다. 바뀐 자료는 없습니다. 성과계획서 가져오기 목록에서 다시 고르십시오.',
    en: 'That import was not found. Nothing was changed. Choose it again from the list of imports.',
  },
  'not-a-plan': {
    ko: '성과계획서로 볼 수 있는 표가 없는 문서입니다. 계획에 들어간 것은 없습니다. 아래에서 읽은 내용을 확인하고 맞는 파일을 올리십시오.',
    en: 'This document has no table of a performance plan. Nothing went into the plan. See below what was read, and send the right file.',
  },
  'import-not-open': {
    ko: '검토가 끝난 가져오기입니다. 바뀐 자료는 없습니다. 목록을 새로 고쳐 지금 상태를 확인하십시오.',
    en: 'The review of this import is over. Nothing was changed. Reload the list to see how it stands.',
  },
  'import-incomplete': {
    ko: '아직 정하지 않은 항목이 있어 계획에 반영하지 않았습니다. 검토 내용은 그대로입니다. ‘먼저 정할 것’을 모두 정한 뒤 확정하십시오.',
    en: 'Some items are still undecided, so nothing went into the plan. Your review is intact. Settle what is listed first, then confirm.',
  },
  'import-built-on': {
    ko: '이 계획을 반영한 뒤 실적·목표·댓글·증빙 등이 더해져 되돌릴 수 없습니다. 자료는 그대로입니다. 고칠 것이 있으면 정정한 계획서를 가져오십시오.',
    en: 'Figures, targets, comments or evidence were added to this plan since, so it cannot be undone. Nothing was changed. Import a corrected plan instead.',
  },
  'import-superseded': {
    ko: '나중에 반영한 계획서가 이 계획을 이어받았습니다. 자료는 그대로입니다. 나중 것부터 되돌리십시오.',
    en: 'A plan imported later goes on from this one. Nothing was changed. Undo the later one first.',
  },
  'plan-locked': {
    ko: '의회가 확정한 계획이라 바로 고칠 수 없습니다. 바뀐 자료는 없습니다. 목표치는 목표 변경 요청으로, 옮겨 적은 잘못은 정정으로 고치십시오.',
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
    ko: '이 목표에는 결정을 기다리는 변경 요청이 있습니다. 바뀐 자료는 없습니다. 먼저 낸 요청을 거두거나 결정을 기다리십시오.',
    en: 'A request for this target waits for its decision. Nothing was changed. Withdraw it or wait.',
  },
  'request-decided': {
    ko: '이미 결정되었거나 거둔 요청입니다. 바뀐 자료는 없습니다. 화면을 새로 고쳐 결과를 확인하십시오.',
    en: 'This request was decided or withdrawn already. Nothing was changed. Reload the page to see the outcome.',
  },
  'unknown-request': {
    ko: '그 목표 변경 요청을 찾지 못했습니다. 바뀐 자료는 없습니다. 목록에서 다시 고르십시오.',
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
  'supplementary-exists': {
    ko: '작성 중인 추경이 이미 있습니다. 바뀐 자료는 없습니다. 그 추경을 확정하거나 버린 뒤 새로 만드십시오.',
    en: 'A supplementary budget is being written already. Nothing was changed. Confirm or discard it first.',
  },
  'unknown-supplementary': {
    ko: '그 추경을 찾지 못했습니다. 바뀐 자료는 없습니다. 계획 화면에서 다시 고르십시오.',
    en: 'That supplementary budget was not found. Nothing was changed. Choose it again on the plan’s page.',
  },
  'unknown-reorganisation': {
    ko: '그 조직개편을 찾지 못했습니다. 바뀐 것은 없습니다. 목록에서 다시 고르십시오.',
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
  'unknown-comment': {
    ko: '그 댓글을 찾지 못했습니다. 바뀐 것은 없습니다. 화면을 새로 고쳐 확인하십시오.',
    en: 'That comment was not found. Nothing was changed. Reload the page and look again.',
  },
  'comment-not-yours': {
    ko: '댓글은 쓴 사람만 거둘 수 있습니다. 바뀐 것은 없습니다.',
    en: 'A comment is withdrawn by its writer only. Nothing was changed.',
  },
  'comment-withdrawn': {
    ko: '이미 거둔 댓글입니다. 더 할 일은 없습니다.',
    en: 'This comment is withdrawn already. There is nothing more to do.',
  },
  'comments-settled': {
    ko: '다른 사람이 먼저 처리했습니다. 목록을 다시 확인하십시오.',
    en: 'Somebody else did this first. Look at the list again.',
  },
  'link-refused': {
    ko: '쓸 수 없는 주소입니다. http:// 또는 https://로 시작하는 주소를 적으십시오.',
    en: 'This address cannot be used. Write one that starts with http:// or https://.',
  },
  'file-empty': {
    ko: '빈 파일(0바이트)이어서 받지 않았습니다. 저장된 자료는 그대로입니다. 내용을 저장한 뒤 다시 올리십시오.',
    en: 'The file is empty (0 bytes) and was not taken. Nothing saved is affected. Save its content and send it again.',
  },
  'file-waiting': {
    ko: '백신 검사를 기다리는 파일입니다. 검사가 끝나면 내려받을 수 있습니다. 잠시 뒤 다시 시도하십시오.',
    en: 'The file waits for its virus scan. It can be downloaded once that is done. Try again in a moment.',
  },
  'evidence-exists': {
    ko: '같은 내용의 증빙이 이 값에 이미 있습니다. 다시 저장하지 않았습니다. 목록에서 확인하십시오.',
    en: 'This value already has this evidence. It was not saved again. See the list.',
  },
  'evidence-full': {
    ko: '이 값에 붙일 수 있는 증빙 수를 넘었습니다. 저장된 자료는 그대로입니다. 필요 없는 증빙을 삭제하거나 파일을 합쳐 다시 올리십시오.',
    en: 'This value has as much evidence as it can have. Nothing saved is affected. Remove what is not needed, or merge files.',
  },
  'server-failed': {
    ko: '서버에서 문제가 생겼습니다. 저장되어 있던 자료는 그대로입니다. 다시 시도하고, 계속되면 기획담당에게 알려 주십시오.',
    en: 'The server had a problem. What was saved before is intact. Try again; if it goes on, tell your administrator.',
  },
}

/** The answer could not be fetched at all: not a reason of the server's, since it never answered. */
export const offlineText: Both = {
  ko: '서버에 연결하지 못했습니다. 저장된 자료는 그대로입니다. 네트워크를 확인하고 다시 시도하십시오.',
  en: 'The server could not be reached. What was saved is intact. Check the network and try again.',
}
