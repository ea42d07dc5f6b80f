import { defineMessages } from '../../language.tsx'

export const messages = defineMessages({
  page: { ko: '물어보기', en: 'Ask' },
  what: {
    ko: '목표, 실적, 달성률, 원인, 순위, 예산, 담당, 마감을 말로 묻습니다. 모든 수에 근거가 붙습니다.',
    en: 'Ask in words for targets, results, rates, causes, rankings, budgets, who and when. Every figure has its source.',
  },
  examples: { ko: '이렇게 물을 수 있습니다', en: 'For example' },
  exampleWhat: {
    ko: '이 국의 자료로 답할 수 있는 물음입니다.',
    en: 'Questions that the data of this bureau answers.',
  },
})
