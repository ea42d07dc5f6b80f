import { defineMessages } from '../../language.tsx'

/** Of the mark beside a figure, apart from those of the report: every page with money has it. */
export const stateMessages = defineMessages({
  exact: { ko: '일치', en: 'Exact' },
  rounding: { ko: '반올림 범위', en: 'Within rounding' },
  failed: { ko: '불일치', en: 'Failed' },
  notCheckable: { ko: '확인 불가', en: 'Not checkable' },
  sumIs: { ko: (sum: string) => `합 ${sum}`, en: (sum: string) => `sum ${sum}` },
})
