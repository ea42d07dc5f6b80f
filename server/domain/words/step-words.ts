import type { Step } from '../plan/statutory-days.ts'
import type { Both } from './audit-words.ts'

/** The steps of a fiscal year's cycle in words, for the calendar, the deadline board and the record. */
export const STEP_WORDS: Readonly<Record<Step, Both>> = {
  'plan-to-council': { ko: '예산안과 성과계획서 의회 제출', en: 'Budget bill with the plan to the council' },
  'council-decision': { ko: '의회 의결', en: 'Decision of the council' },
  'accounts-closed': { ko: '출납사무 완결', en: 'Accounts closed' },
  'results-due': { ko: '실적 확정', en: 'Results confirmed' },
  'report-to-council': { ko: '결산서와 성과보고서 의회 제출', en: 'Accounts with the result report to the council' },
  'settlement-report': { ko: '행정안전부 보고', en: 'Report to the ministry' },
}
