import { pluralLabel, ROLE_WORDS } from '#domain/words/terms.ts'
import { defineMessages } from '../../language.tsx'

const minutes = (seconds: number) => ({ m: Math.floor(seconds / 60), s: seconds % 60 })
const koWait = (seconds: number) => {
  const { m, s } = minutes(seconds)
  return [m > 0 ? `${m}분` : '', s > 0 || m === 0 ? `${s}초` : ''].filter((part) => part !== '').join(' ')
}
const enWait = (seconds: number) => {
  const { m, s } = minutes(seconds)
  return [m > 0 ? `${m} min` : '', s > 0 || m === 0 ? `${s} s` : ''].filter((part) => part !== '').join(' ')
}

export const accountsMessages = defineMessages({
  title: { ko: '계정', en: 'Accounts' },
  keysTitle: { ko: '단축키', en: 'Keys' },
  letterKeys: { ko: '문자 단축키와 Alt+숫자 쓰기', en: 'Use keys that are a single letter, and Alt with a digit' },
  letterKeysWhat: {
    ko: '검토·확정의 J K R, 가져오기의 J K N P A X D V, 실적 입력의 Alt+1~6입니다. 말로 입력하거나 잘못 누르기 쉽거나, 브라우저가 Alt+숫자로 탭을 바꾸면 끄십시오. 이 컴퓨터의 이 계정에만 적용됩니다.',
    en: 'J K R in the review, J K N P A X D V in the import, Alt+1 to 6 in the entry. Switch them off if you dictate, press keys by accident, or your browser turns to its tabs by Alt and a digit. It holds for this account on this computer.',
  },
  headline: {
    ko: (n: number) => `계정 ${n}개를 쓰고 있습니다`,
    en: (n: number) => `${n} account${n === 1 ? ' is' : 's are'} in use`,
  },
  headlineWaiting: {
    ko: (n: number, waiting: number) => `계정 ${n}개를 쓰고 있고, ${waiting}개는 비밀번호를 기다립니다`,
    en: (n: number, waiting: number) => `${n} account${n === 1 ? ' is' : 's are'} in use, ${waiting} still without a password`,
  },
  subtitle: {
    ko: '역할과 부서는 바꾸는 즉시 적용됩니다. 계정은 지우지 않고 중지합니다.',
    en: 'Roles and departments hold from the next request on. Accounts are disabled, never deleted.',
  },
  demonstration: {
    ko: '시연 모드에서 만든 계정은 시연이 끝나면 사라집니다. 시연용 네 계정은 바꿀 수 없습니다.',
    en: 'Accounts made in the demonstration end with it. The demonstration’s own four cannot be changed.',
  },
  create: { ko: '계정 만들기', en: 'New account' },
  search: { ko: '이름·아이디·역할·부서로 찾기', en: 'Find by name, user name, role or department' },
  all: { ko: (n: number) => `모두 ${n}개`, en: (n: number) => `All ${n}` },
  found: { ko: (n: number) => `찾은 계정 ${n}개`, en: (n: number) => `${n} found` },
  noneFound: {
    ko: '찾는 계정이 없습니다. 검색어를 줄이거나 지워 보십시오.',
    en: 'No account matches. Shorten or clear the search.',
  },
  name: { ko: '이름', en: 'Name' },
  username: { ko: '아이디', en: 'User name' },
  usernameRule: {
    ko: '영문 소문자와 숫자, . _ - 로 2–40자. 첫 자는 영문이나 숫자입니다. 나중에 바꿀 수 없습니다.',
    en: '2–40 of a–z, 0–9 and . _ -, starting with a letter or digit. It is not changed later.',
  },
  role: { ko: '역할', en: 'Role' },
  ...ROLE_WORDS,
  executiveWhat: {
    ko: '모든 부서를 봅니다. 입력하거나 확정하지 않습니다.',
    en: 'Sees every department; enters and confirms nothing.',
  },
  headWhat: { ko: '맡은 부서의 실적을 검토하고 확정합니다.', en: 'Reviews and confirms the figures of the departments below.' },
  evaluatorWhat: {
    ko: '맡은 부서의 실적을 입력하고 제출합니다.',
    en: 'Enters and submits the figures of the departments below.',
  },
  administratorWhat: {
    ko: '계획·기간·계정을 관리합니다. 실적은 입력하지 않습니다.',
    en: 'Manages plans, periods and accounts; enters no figures.',
  },
  departments: { ko: '맡은 부서', en: 'Departments' },
  departmentsShort: pluralLabel('department'),
  departmentsFind: { ko: '부서 이름으로 찾기', en: 'Find a department' },
  departmentsPicked: { ko: (n: number) => `${n}곳 선택`, en: (n: number) => `${n} chosen` },
  everywhere: { ko: '전체', en: 'All' },
  noDepartment: { ko: '없음', en: 'None' },
  departmentNeeded: {
    ko: '부서를 선택하지 않으면 입력하거나 확정할 것이 없습니다.',
    en: 'Without a department there is nothing to enter or confirm.',
  },
  andMore: {
    ko: (name: string, more: number) => `${name} 외 ${more}곳`,
    en: (name: string, more: number) => `${name} and ${more} more`,
  },
  lastSignIn: { ko: '마지막 로그인', en: 'Last sign-in' },
  never: { ko: '아직 없음', en: 'Never' },
  sessions: { ko: '접속', en: 'Sessions' },
  standing: { ko: '상태', en: 'State' },
  active: { ko: '사용', en: 'Active' },
  waiting: { ko: '비밀번호 미설정', en: 'No password yet' },
  disabled: { ko: '중지', en: 'Disabled' },
  delayed: { ko: (seconds: number) => `로그인 지연 ${koWait(seconds)}`, en: (seconds: number) => `Delayed ${enWait(seconds)}` },
  delayedWhat: {
    ko: (seconds: number) =>
      `비밀번호가 여러 번 틀려 ${koWait(seconds)} 동안 로그인을 받지 않습니다. 시간이 지나면 저절로 풀리고, 일회용 주소로 비밀번호를 정하면 바로 풀립니다.`,
    en: (seconds: number) =>
      `The password was wrong several times: no sign-in for ${enWait(seconds)}. It ends by itself, or at once when a one-time link sets a new password.`,
  },
  linkOpen: {
    ko: (until: string) => `보낸 주소를 아직 쓰지 않았습니다(${until}까지).`,
    en: (until: string) => `The link has not been used yet (until ${until}).`,
  },
  builtIn: { ko: '시연용 계정이라 바꿀 수 없습니다.', en: 'One of the demonstration’s own accounts: it cannot be changed.' },
  scope: { ko: '이름·역할·부서', en: 'Name, role, departments' },
  save: { ko: '저장', en: 'Save' },
  saved: {
    ko: (name: string) => `${name} 님의 계정을 저장했습니다. 다음 요청부터 적용됩니다.`,
    en: (name: string) => `${name}’s account was saved and holds from the next request on.`,
  },
  conflict: {
    ko: '그사이 다른 기획담당이 이 계정을 바꾸었습니다. 지금 상태를 다시 불러왔습니다. 확인하고 다시 하십시오.',
    en: 'Another administrator changed this account meanwhile. It was loaded again: look and try once more.',
  },
  signingIn: { ko: '로그인', en: 'Signing in' },
  makeLink: { ko: '비밀번호를 정할 일회용 주소 만들기', en: 'Make a one-time link for a password' },
  makeLinkWhat: {
    ko: '본인이 새 비밀번호를 정합니다. 주소를 쓰기 전까지는 지금 비밀번호가 그대로 쓰이고, 쓰는 순간 옛 비밀번호와 모든 접속이 끝납니다. 당장 막아야 하면 계정을 중지하십시오.',
    en: 'The person sets the password. Until the link is used the old one stays good; then it ends, with all sessions. To keep somebody out at once, disable the account.',
  },
  makeFirstLinkWhat: { ko: '앞서 보낸 주소는 쓸 수 없게 됩니다.', en: 'A link sent before ends.' },
  disable: { ko: '계정 중지', en: 'Disable account' },
  disableTitle: { ko: (name: string) => `${name} 님의 계정을 중지할까요?`, en: (name: string) => `Disable ${name}’s account?` },
  disableWhat: {
    ko: '접속이 바로 끝나고 로그인할 수 없습니다. 입력한 자료와 기록은 그대로 남고, 언제든 다시 쓰게 할 수 있습니다.',
    en: 'Sessions end at once and nobody signs in with it. What was entered stays. It can be enabled again at any time.',
  },
  enable: { ko: '다시 사용', en: 'Enable again' },
  disabledNow: { ko: '중지된 계정입니다. 로그인할 수 없습니다.', en: 'Disabled: nobody can sign in with it.' },
  didDisable: {
    ko: (name: string) => `${name} 님의 계정을 중지했습니다.`,
    en: (name: string) => `${name}’s account is disabled.`,
  },
  didEnable: {
    ko: (name: string) => `${name} 님의 계정을 다시 쓸 수 있습니다.`,
    en: (name: string) => `${name}’s account is enabled again.`,
  },
  singleSignOn: { ko: '통합로그인과 이어져 있습니다.', en: 'Linked to the single sign-on.' },
  unlink: { ko: '통합로그인 연결 해제', en: 'Unlink the single sign-on' },
  unlinkTitle: { ko: '통합로그인 연결을 해제할까요?', en: 'Unlink the single sign-on?' },
  unlinkWhat: {
    ko: '접속이 모두 끝나고, 다음 통합로그인 때 같은 아이디의 사람과 다시 이어집니다. 사람이 바뀌었거나 통합로그인 계정이 새로 만들어졌을 때 쓰십시오.',
    en: 'All sessions end, and the next single sign-on of this user name is linked again. For when the provider’s account of the person was made anew.',
  },
  didUnlink: { ko: '연결을 해제했습니다.', en: 'Unlinked.' },
  linkTitle: {
    ko: (name: string) => `${name} 님이 비밀번호를 정할 주소`,
    en: (name: string) => `Link with which ${name} sets the password`,
  },
  linkWhat: {
    ko: '본인에게만 전하십시오. 지금 한 번만 보이고, 한 번 쓰면 닫힙니다.',
    en: 'Give it to that person only. It is shown this once and closes when used.',
  },
  linkUntil: { ko: (until: string) => `${until}까지 쓸 수 있습니다.`, en: (until: string) => `Good until ${until}.` },
  linkLabel: { ko: '일회용 주소', en: 'One-time link' },
  copy: { ko: '복사', en: 'Copy' },
  copied: { ko: '복사했습니다', en: 'Copied' },
  notCopied: {
    ko: '복사하지 못했습니다. 주소를 선택해 Ctrl+C로 복사하십시오.',
    en: 'It could not be copied. Select it and press Ctrl+C.',
  },
  done: { ko: '옮겨 적었습니다', en: 'I have copied it' },
  discardChange: { ko: '되돌리기', en: 'Discard the change' },
  linkGone: {
    ko: '닫으면 이 주소를 다시 볼 수 없습니다. 옮겨 적었는지 확인하십시오.',
    en: 'Once closed, this address cannot be shown again. Make sure that you have copied it.',
  },
  linkClose: { ko: '옮겨 적지 않고 닫기', en: 'Close without copying' },
  sessionsTitle: { ko: '접속 중인 기기', en: 'Devices signed in' },
  noSessions: { ko: '접속 중인 기기가 없습니다.', en: 'No device is signed in.' },
  thisDevice: { ko: '이 기기', en: 'This device' },
  device: {
    ko: (system: string, browser: string) => `${system} · ${browser}`,
    en: (system: string, browser: string) => `${browser} on ${system}`,
  },
  unknownDevice: { ko: '알 수 없는 기기', en: 'Unknown device' },
  since: { ko: (at: string) => `로그인 ${at}`, en: (at: string) => `signed in ${at}` },
  lastUsed: { ko: (at: string) => `마지막 사용 ${at}`, en: (at: string) => `last used ${at}` },
  endOne: { ko: '끝내기', en: 'End' },
  endOneOf: { ko: (device: string) => `${device} 접속 끝내기`, en: (device: string) => `End the session of ${device}` },
  endAll: { ko: '모두 끝내기', en: 'End all' },
  endOthers: { ko: '다른 기기 모두 끝내기', en: 'End all others' },
  ended: { ko: (n: number) => `접속 ${n}건을 끝냈습니다.`, en: (n: number) => `${n} session${n === 1 ? '' : 's'} ended.` },
  myAccount: { ko: '내 계정', en: 'My account' },
  changePassword: { ko: '비밀번호 바꾸기', en: 'Change the password' },
  currentPassword: { ko: '지금 비밀번호', en: 'Current password' },
  newPassword: { ko: '새 비밀번호', en: 'New password' },
  change: { ko: '바꾸기', en: 'Change' },
  changed: {
    ko: (n: number) => (n === 0 ? '비밀번호를 바꾸었습니다.' : `비밀번호를 바꾸고 다른 기기 ${n}건의 접속을 끝냈습니다.`),
    en: (n: number) =>
      n === 0 ? 'The password was changed.' : `The password was changed and ${n} other session${n === 1 ? '' : 's'} ended.`,
  },
  noPassword: {
    ko: '비밀번호 없이 들어오는 계정입니다(시연 또는 통합로그인).',
    en: 'This account signs in without a password (demonstration or single sign-on).',
  },
  waitFor: {
    ko: (seconds: number) => `${koWait(seconds)} 뒤에 다시 시도할 수 있습니다.`,
    en: (seconds: number) => `You can try again in ${enWait(seconds)}.`,
  },
})
