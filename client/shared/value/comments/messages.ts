import { defineMessages } from '../../../language.tsx'

export const messages = defineMessages({
  title: { ko: '댓글', en: 'Comments' },
  /** as a state of the value, in words: how many stand, and whether one waits for somebody */
  count: { ko: (n: number) => `댓글 ${n}`, en: (n: number) => (n === 1 ? '1 comment' : `${n} comments`) },
  countOpen: { ko: (n: number) => `미해결 ${n}`, en: (n: number) => `${n} open` },
  countSettled: { ko: '해결', en: 'resolved' },
  foldNone: { ko: '댓글 쓰기', en: 'Comment' },
  list: { ko: '댓글 목록', en: 'List of comments' },
  none: {
    ko: '아직 댓글이 없습니다. 묻거나 알릴 것을 남기면 부서 담당자에게 알림이 갑니다.',
    en: 'No comments yet. What you write here is told to the people of the department.',
  },
  write: { ko: '댓글 쓰기', en: 'Write a comment' },
  how: { ko: 'Ctrl+Enter 남기기 · Esc 나가기 (쓰던 글은 남음)', en: 'Ctrl+Enter adds · Esc leaves and keeps the text' },
  send: { ko: '남기기', en: 'Add' },
  sending: { ko: '남기는 중', en: 'Adding' },
  left: { ko: (n: number) => `${n}자 남음`, en: (n: number) => `${n} characters left` },
  sent: { ko: '댓글을 남겼습니다.', en: 'Comment added.' },
  withdraw: { ko: '철회', en: 'Withdraw' },
  withdrawOne: { ko: (at: string) => `${at}에 쓴 댓글 철회`, en: (at: string) => `Withdraw the comment of ${at}` },
  withdrawTitle: { ko: '댓글을 철회하시겠습니까?', en: 'Withdraw this comment?' },
  withdrawHow: {
    ko: '글은 화면에서 사라지고, 댓글이 있었다는 사실만 남습니다. 처음 쓴 글은 감사기록에 보존됩니다.',
    en: 'The text leaves the screen; that there was a comment stays. What was written is kept in the audit record.',
  },
  withdrawn: { ko: '쓴 사람이 철회한 댓글입니다.', en: 'Withdrawn by its writer.' },
  didWithdraw: { ko: '댓글을 철회했습니다.', en: 'Comment withdrawn.' },
  resolve: { ko: '해결로 표시', en: 'Mark as resolved' },
  reopen: { ko: '해결 취소', en: 'Reopen' },
  resolved: {
    ko: (by: string, at: string) => `여기까지 해결 · ${by}, ${at}`,
    en: (by: string, at: string) => `Resolved up to here · ${by}, ${at}`,
  },
  reopened: {
    ko: (by: string, at: string) => `해결 취소 · ${by}, ${at}`,
    en: (by: string, at: string) => `Reopened · ${by}, ${at}`,
  },
  earlier: { ko: (n: number) => `앞선 댓글 ${n}건 보기`, en: (n: number) => `Show ${n} earlier` },
})
