/** Texts of the wall screen. */
import { defineMessages } from '../../language.tsx'

export const wallMessages = defineMessages({
  wallTitle: { ko: '벽면 화면', en: 'Wall screen' },
  pause: { ko: '멈춤', en: 'Pause' },
  resume: { ko: '계속', en: 'Continue' },
  previous: { ko: '이전', en: 'Previous' },
  next: { ko: '다음', en: 'Next' },
  leave: { ko: '나가기', en: 'Leave' },
  place: { ko: (at: number, of: number) => `${at}/${of}`, en: (at: number, of: number) => `${at}/${of}` },
  paused: { ko: '멈춤', en: 'paused' },
  endsIn: {
    ko: (minutes: number) => `${minutes}분 뒤 로그인이 끝나 새 수치를 받지 못합니다`,
    en: (minutes: number) =>
      `In ${minutes} ${minutes === 1 ? 'minute' : 'minutes'} the sign-in ends and no new figures will come`,
  },
  endsWhat: {
    ko: '이 화면의 키보드에서 아무 키나 누르거나 마우스를 움직이면 계속됩니다.',
    en: 'Press any key or move the mouse here to go on.',
  },
  endedAt: {
    ko: (time: string) => `${time}부터 새 수치를 받지 못하고 있습니다`,
    en: (time: string) => `No new figures since ${time}`,
  },
  endedWhat: {
    ko: '로그인이 끝났습니다. 다시 로그인하면 이 화면으로 돌아옵니다.',
    en: 'The sign-in has ended. Sign in again to come back to this screen.',
  },
  signInAgain: { ko: '다시 로그인', en: 'Sign in again' },
  keys: { ko: 'Space 멈춤 · ← → 넘김 · Esc 나가기', en: 'Space pause · ← → move · Esc leave' },
  keysOne: { ko: 'Esc 나가기', en: 'Esc leave' },
})
