import type { Reason } from '#domain/entry/reasons.ts'
import { withParticle } from '#domain/words/particle.ts'
import { label } from '#domain/words/terms.ts'
import { defineMessages } from '../../../language.tsx'

export const messages = defineMessages({
  title: label('evidence'),
  count: { ko: (n: number) => `${n}건`, en: (n: number) => String(n) },
  none: { ko: '붙인 증빙이 없습니다.', en: 'No evidence yet.' },
  list: { ko: '증빙 목록', en: 'Evidence list' },
  choose: { ko: '파일 선택', en: 'Choose files' },
  drop: { ko: '여기에 놓으면 증빙으로 올라갑니다', en: 'Drop to attach' },
  how: {
    ko: '끌어다 놓거나 붙여넣어도 됩니다 (Ctrl+V).',
    en: 'You can also drop files here or paste them (Ctrl+V).',
  },
  limits: {
    ko: (kinds: string, size: string, most: number) =>
      `${kinds} · 파일당 ${size}까지 · 값마다 ${most}건까지. 압축파일과 매크로가 든 문서는 받지 않습니다.`,
    en: (kinds: string, size: string, most: number) =>
      `${kinds} · up to ${size} a file · ${most} a value. No archives, no documents with macros.`,
  },
  kinds: { ko: '받는 형식', en: 'What is taken' },
  addLink: { ko: '링크 붙이기', en: 'Attach a link' },
  url: { ko: '주소', en: 'Address' },
  urlHint: { ko: 'https://', en: 'https://' },
  linkTitle: { ko: '제목 (선택)', en: 'Title (optional)' },
  attach: { ko: '붙이기', en: 'Attach' },
  waitingScan: { ko: '백신 검사를 기다리는 중', en: 'waiting for the virus scan' },
  refusedScan: { ko: '백신 검사에서 걸러짐', en: 'refused by the virus scan' },
  clean: { ko: '백신 검사 통과', en: 'virus scan passed' },
  download: { ko: (name: string) => `${name} 내려받기`, en: (name: string) => `Download ${name}` },
  open: { ko: (name: string) => `${name} 새 창에서 열기`, en: (name: string) => `Open ${name} in a new window` },
  remove: { ko: '삭제', en: 'Remove' },
  removeOne: { ko: (name: string) => `${name} 삭제`, en: (name: string) => `Remove ${name}` },
  removeTitle: { ko: '증빙을 삭제하시겠습니까?', en: 'Remove this evidence?' },
  removeHow: {
    ko: '목록에서 빠지고 더는 내려받을 수 없습니다. 삭제한 사람과 시각은 감사기록에 남습니다.',
    en: 'It leaves the list and can no longer be downloaded. Who removed it and when stays on record.',
  },
  removedOne: {
    ko: (name: string) => `‘${name}’${withParticle(name, '을/를').slice(name.length)} 삭제했습니다.`,
    en: (name: string) => `“${name}” removed.`,
  },
  addedOne: {
    ko: (name: string) => `‘${name}’${withParticle(name, '을/를').slice(name.length)} 붙였습니다.`,
    en: (name: string) => `“${name}” attached.`,
  },
  removedTitle: { ko: (n: number) => `삭제한 증빙 ${n}건`, en: (n: number) => `${n} removed` },
  removedBy: {
    ko: (who: string, at: string) => `${who}, ${at} 삭제`,
    en: (who: string, at: string) => `removed by ${who}, ${at}`,
  },
  queued: { ko: '차례를 기다리는 중', en: 'waiting its turn' },
  sending: { ko: (percent: number) => `올리는 중 ${percent}%`, en: (percent: number) => `sending ${percent}%` },
  checking: { ko: '확인하고 저장하는 중', en: 'checking and saving' },
  failed: { ko: '올리지 못함', en: 'Not attached' },
  offline: {
    ko: '서버에 연결하지 못했습니다. 이 창을 열어 두면 연결될 때 다시 올립니다.',
    en: 'The server could not be reached. Keep this window open: it is sent again when it can be.',
  },
  retry: { ko: '다시 올리기', en: 'Try again' },
  retryOne: { ko: (name: string) => `${name} 다시 올리기`, en: (name: string) => `Try ${name} again` },
  dismissAll: { ko: (n: number) => `실패 ${n}건 모두 지우기`, en: (n: number) => `Dismiss all ${n} failures` },
  limitSize: {
    ko: (most: string, size: string | null) => `한 파일은 ${most}까지입니다${size === null ? '' : ` (이 파일 ${size})`}.`,
    en: (most: string, size: string | null) => `A file may have ${most}${size === null ? '' : ` (this one has ${size})`}.`,
  },
  limitKinds: { ko: (kinds: string) => `받는 형식: ${kinds}`, en: (kinds: string) => `Taken: ${kinds}` },
  limitNumber: { ko: (n: number) => `값 하나에 ${n}건까지입니다.`, en: (n: number) => `At most ${n} a value.` },
  dismiss: { ko: '목록에서 빼기', en: 'Dismiss' },
  dismissOne: {
    ko: (name: string) => `올리지 못한 ${withParticle(name, '을/를')} 목록에서 빼기`,
    en: (name: string) => `Dismiss ${name}, which was not attached`,
  },
  capture: { ko: (at: string) => `화면 캡처 ${at}.png`, en: (at: string) => `Screenshot ${at}.png` },
  yearNone: { ko: '이 해에 붙인 증빙이 없습니다.', en: 'No evidence in this year.' },
})

/** Why nothing can be added or taken away here: a state of things, not a failure. */
export const lockText: Partial<Record<Reason, { readonly ko: string; readonly en: string }>> = {
  'value-confirmed': {
    ko: '확정된 값이어서 증빙을 바꿀 수 없습니다. 바꾸려면 과장에게 재개를 요청하십시오.',
    en: 'The value is confirmed, so its evidence stays. Ask the head to reopen it.',
  },
  'value-closed': {
    ko: '마감된 값이어서 증빙을 바꿀 수 없습니다. 바꾸려면 기획담당에게 예외 재개를 요청하십시오.',
    en: 'The value is closed, so its evidence stays. Ask the administrator to reopen it.',
  },
  'period-closed': {
    ko: '마감된 기간이어서 증빙을 바꿀 수 없습니다. 바꾸려면 기획담당에게 예외 재개를 요청하십시오.',
    en: 'The period is closed, so its evidence stays. Ask the administrator to reopen the value.',
  },
  'period-not-open': {
    ko: '입력 기간이 시작되면 증빙을 붙일 수 있습니다.',
    en: 'Evidence can be attached once the period is open.',
  },
  'deadline-passed': {
    ko: '입력 기한이 지나 증빙을 바꿀 수 없습니다. 과장이나 기획담당에게 재개를 요청하십시오.',
    en: 'The deadline has passed, so the evidence stays. Ask the head or the administrator to reopen it.',
  },
  'evidence-full': {
    ko: '붙일 수 있는 수를 모두 채웠습니다. 더 붙이려면 필요 없는 증빙을 삭제하십시오.',
    en: 'There is no room for more. Remove what is not needed first.',
  },
  'value-submitted': {
    ko: '제출한 값이어서 증빙을 더 붙일 수는 있지만 삭제할 수는 없습니다. 삭제하려면 제출을 회수하십시오.',
    en: 'The value is submitted: evidence can be added but not removed. Recall it first to remove any.',
  },
}
