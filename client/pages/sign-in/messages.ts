import { ROLE_WORDS } from '#domain/words/terms.ts'
import { defineMessages } from '../../language.tsx'

export const signInMessages = defineMessages({
  title: { ko: '로그인', en: 'Sign in' },
  what: {
    ko: '성과계획의 목표와 실적을 점수로 잇는 실국 내부 현황판',
    en: 'The bureau’s own dashboard: targets, actuals and the scores that join them',
  },
  username: { ko: '아이디', en: 'User name' },
  password: { ko: '비밀번호', en: 'Password' },
  name: { ko: '이름', en: 'Name' },
  usernameRule: {
    ko: '영문·숫자로 시작, 영문·숫자와 . _ - 로 2–40자',
    en: '2–40 letters, digits and . _ -, starting with a letter or digit',
  },
  submit: { ko: '로그인', en: 'Sign in' },
  demonstration: { ko: '시연: 역할을 선택해 들어가기', en: 'Demonstration: enter as' },
  demonstrationWhat: {
    ko: '이 컴퓨터에서만 열립니다. 실제 계정을 만들면 사라집니다.',
    en: 'Open on this computer only; gone once real accounts exist.',
  },
  ...ROLE_WORDS,
  executiveWhat: { ko: '국 전체를 10초에', en: 'The bureau in ten seconds' },
  headWhat: { ko: '부서 실적을 살펴 확정·반려', en: 'Review, confirm or return' },
  evaluatorWhat: { ko: '실적·증빙을 입력하고 제출', en: 'Enter figures and evidence' },
  administratorWhat: { ko: '계획·기간·계정·감사기록', en: 'Plans, periods, accounts' },
  withPassword: { ko: '시연 중에 만든 계정으로 로그인', en: 'Sign in with an account made in the demonstration' },
  singleSignOn: { ko: '통합로그인', en: 'Single sign-on' },
  singleDown: {
    ko: '통합로그인 서버가 응답하지 않습니다. 아이디와 비밀번호로 로그인하십시오. 복구되면 이 화면에서 바로 쓸 수 있습니다.',
    en: 'The single sign-on does not answer. Sign in with your password; the button works again once it is back.',
  },
  orPassword: { ko: '또는 아이디와 비밀번호로', en: 'or with your password' },
  waitFor: {
    ko: (seconds: number) =>
      `${[seconds >= 60 ? `${Math.floor(seconds / 60)}분` : '', seconds % 60 > 0 ? `${seconds % 60}초` : ''].filter((part) => part !== '').join(' ')} 뒤에 다시 시도할 수 있습니다.`,
    en: (seconds: number) =>
      `You can try again in ${[seconds >= 60 ? `${Math.floor(seconds / 60)} min` : '', seconds % 60 > 0 ? `${seconds % 60} s` : ''].filter((part) => part !== '').join(' ')}.`,
  },
  newPassword: { ko: '새 비밀번호', en: 'New password' },
  linkTitle: { ko: '일회용 주소', en: 'One-time link' },
  linkWhat: { ko: '이 주소는 한 번만 쓸 수 있고 24시간 뒤 닫힙니다.', en: 'This address works once and closes after 24 hours.' },
  looking: { ko: '주소를 확인하고 있습니다.', en: 'Checking the address.' },
  resetTitle: { ko: (name: string) => `${name} 님, 비밀번호를 정하십시오`, en: (name: string) => `${name}, set your password` },
  resetWhat: {
    ko: '정하면 바로 로그인됩니다. 전에 쓰던 비밀번호와 다른 기기의 접속은 끝납니다.',
    en: 'You are signed in at once. A password you had before ends, with the sessions on other devices.',
  },
  resetSubmit: { ko: '비밀번호를 정하고 들어가기', en: 'Set the password and enter' },
  claimTitle: { ko: '첫 기획담당 계정 만들기', en: 'Create the first administrator' },
  claimWhat: { ko: '이 주소는 한 번만 쓸 수 있고 24시간 뒤 닫힙니다.', en: 'This address works once and closes after 24 hours.' },
  claimSubmit: { ko: '계정을 만들고 들어가기', en: 'Create the account and enter' },
  noToken: {
    ko: '주소가 잘렸습니다. 받은 주소를 끝까지 복사해 여십시오.',
    en: 'The address was cut. Copy all of it, to its very end.',
  },
})
