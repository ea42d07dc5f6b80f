/** Texts of what a person writes in: dialogs, forms, fields. Apart from those that every page is seen with. */
import { withParticle } from '#domain/words/particle.ts'
import { defineMessages } from './language.tsx'

export const writing = defineMessages({
  cancel: { ko: '취소', en: 'Cancel' },
  reason: { ko: '사유', en: 'Reason' },
  missingReason: { ko: '사유를 쓰면 할 수 있습니다.', en: 'Give a reason first.' },
  missingFields: { ko: '빈칸을 채우면 할 수 있습니다.', en: 'Fill in what is missing first.' },
  nothingToTake: { ko: '반영할 것이 없습니다.', en: 'There is nothing to take in.' },
  nothingChanged: { ko: '바꾼 것이 없습니다.', en: 'Nothing was changed.' },
  firstOfAll: { ko: '첫 번째입니다.', en: 'This is the first.' },
  lastOfAll: { ko: '마지막입니다.', en: 'This is the last.' },
  restored: { ko: '지난번에 쓰던 내용을 복원했습니다.', en: 'What you were writing is back.' },
  notKept: {
    ko: '쓴 내용을 이 컴퓨터에 보관하지 못했습니다. 보내기 전에 화면을 닫으면 사라집니다.',
    en: 'What you wrote could not be kept on this computer: it is lost if the page is closed before it is sent.',
  },
  discard: { ko: '지우기', en: 'Discard' },
  discardTyped: { ko: '쓰던 내용을 지우고 닫을까요?', en: 'Close and discard what you wrote?' },
  keepTyping: { ko: '계속 쓰기', en: 'Keep writing' },
  setMeanwhile: {
    ko: (who: string, when: string) =>
      `그사이 ${withParticle(who, '이/가')} 먼저 바꾸어(${when}) 저장하지 않았습니다. 쓴 내용은 그대로 있습니다. 창을 닫고 바뀐 내용을 본 뒤 다시 여십시오.`,
    en: (who: string, when: string) =>
      `Nothing was saved: ${who} was quicker (${when}). What you wrote is kept. Close this, look at what holds now, and open it again.`,
  },
  show: { ko: '보기', en: 'Show' },
  hide: { ko: '숨기기', en: 'Hide' },
  'password-short': { ko: '12자 이상이어야 합니다.', en: 'It needs 12 characters or more.' },
  'password-like-username': { ko: '아이디가 들어 있습니다. 빼고 정하십시오.', en: 'It contains the user name. Leave that out.' },
  'password-common': {
    ko: '남이 쉽게 짐작합니다. 서로 관계없는 단어 몇 개를 이어 정하십시오.',
    en: 'It is easily guessed. Join a few words that have nothing to do with each other.',
  },
  passwordRule: {
    ko: '12자 이상. 아이디와 흔한 말은 쓸 수 없습니다.',
    en: '12 characters or more, without your user name or common words.',
  },
})
