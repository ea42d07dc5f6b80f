import { defineMessages } from '../language.tsx'

export const helpMessages = defineMessages({
  here: { ko: '이 화면의 단축키', en: 'Keys of this page' },
  everywhere: { ko: '어디서나 쓰는 단축키', en: 'Keys that work everywhere' },
  key: { ko: '키', en: 'Key' },
  does: { ko: '하는 일', en: 'What it does' },
  search: { ko: '지표·사업·부서·화면 찾기, Tab으로 묻기', en: 'find an indicator, programme, department or page; Tab to ask' },
  tab: { ko: '다음·이전 항목으로', en: 'go on, go back' },
  send: { ko: '쓰던 것 보내기', en: 'send what is being written' },
  escape: { ko: '닫기 (쓰던 내용은 남음)', en: 'close; what was typed stays' },
  this: { ko: '이 도움말', en: 'this help' },
  lettersOn: {
    ko: '문자 단축키와 Alt+숫자는 사용자 메뉴의 내 계정에서 끌 수 있습니다.',
    en: 'Keys that are a single letter can be switched off in “My account” of the user menu.',
  },
  lettersOff: {
    ko: '문자 단축키와 Alt+숫자는 꺼져 있습니다. 사용자 메뉴의 내 계정에서 켤 수 있습니다.',
    en: 'Keys that are a single letter are switched off. “My account” of the user menu switches them on.',
  },
})
