import type { Reason } from '#domain/entry/reasons.ts'
import type { Both } from '#domain/words/terms.ts'

/** Who may do it: signing in, accounts, passwords. Each: what happened · that nothing was lost · what to do. */
export const accessReasons = {
  'not-signed-in': {
    ko: '로그인이 필요한 화면입니다. 바뀐 자료는 없습니다. 로그인하면 이 화면으로 돌아옵니다.',
    en: 'You need to sign in for this. Nothing was changed. Sign in and you will come back here.',
  },
  'wrong-credentials': {
    ko: '아이디 또는 비밀번호가 맞지 않습니다. 바뀐 자료는 없습니다. 확인하고 다시 입력하십시오.',
    en: 'The user name or password is not right. Nothing was changed. Check them and try again.',
  },
  'session-expired': {
    ko: '로그인 시간이 지났습니다. 저장된 자료는 그대로입니다. 다시 로그인하면 하던 화면으로 돌아갑니다.',
    en: 'Your session has ended. What was saved is intact. Sign in again and you will come back here.',
  },
  'other-person': {
    ko: '이 화면을 연 사람과 지금 로그인한 사람이 다릅니다. 바뀐 자료는 없습니다. 화면을 연 사람으로 다시 로그인하거나 첫 화면부터 다시 여십시오.',
    en: 'Someone else is signed in now than when this page was opened. Nothing was changed. Sign in as before, or open the first page anew.',
  },
  'link-expired': {
    ko: '이미 썼거나 사용 기간이 지난 일회용 주소입니다. 바뀐 자료는 없습니다. 기획담당에게 새 주소를 요청하십시오.',
    en: 'This link was used already or has expired. Nothing was changed. Ask your administrator for a new one.',
  },
  forbidden: {
    ko: '이 일을 할 권한이 없습니다. 바뀐 자료는 없습니다. 필요하면 기획담당에게 권한을 요청하십시오.',
    en: 'Your role does not allow this. Nothing was changed. Ask your administrator if you need it.',
  },
  'demonstration-off': {
    ko: '시연 모드가 꺼져 있습니다. 바뀐 자료는 없습니다. 본인 계정으로 로그인하십시오.',
    en: 'Demonstration mode is off. Nothing was changed. Sign in with your own account.',
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
    ko: '남이 쉽게 짐작하는 비밀번호입니다. 저장하지 않았습니다. 서로 관계없는 단어 몇 개를 이어 정하십시오.',
    en: 'This password is easily guessed. It was not saved. Join a few words that have nothing to do with each other.',
  },
  'password-same': {
    ko: '지금 비밀번호와 같습니다. 바뀐 것은 없습니다. 다른 비밀번호를 정하십시오.',
    en: 'This is the current password. Nothing was changed. Choose another one.',
  },
} as const satisfies Partial<Record<Reason, Both>>
