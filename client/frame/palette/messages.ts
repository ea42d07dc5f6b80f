import { pluralLabel, shortPluralLabel } from '#domain/words/terms.ts'
import { defineMessages } from '../../language.tsx'

export const searchMessages = defineMessages({
  title: { ko: '찾기', en: 'Search' },
  placeholder: { ko: '지표, 사업, 부서, 팀 이름', en: 'Indicator, programme, department or team' },
  hint: { ko: '초성으로도 찾습니다. 예: ㅈㅇㅂㅅ', en: 'Initial consonants work too, e.g. ㅈㅇㅂㅅ' },
  results: { ko: '찾은 항목', en: 'Results' },
  count: { ko: (n: number) => `${n}건을 찾았습니다`, en: (n: number) => (n === 1 ? '1 result' : `${n} results`) },
  none: { ko: (q: string) => `‘${q}’에 맞는 항목이 없습니다`, en: (q: string) => `Nothing matches ‘${q}’` },
  noneWhat: {
    ko: '낱말을 줄이거나 초성으로 찾아 보십시오. 예: ‘자원봉사’는 ㅈㅇㅂㅅ',
    en: 'Use fewer words, or initial consonants: 자원봉사 is ㅈㅇㅂㅅ',
  },
  department: pluralLabel('department'),
  indicator: shortPluralLabel('indicator'),
  programme: pluralLabel('unitProgramme'),
  project: pluralLabel('detailedProject'),
  team: { ko: '팀', en: 'Teams' },
  move: { ko: '이동', en: 'move' },
  choose: { ko: '열기', en: 'open' },
  leave: { ko: '닫기', en: 'close' },
})
