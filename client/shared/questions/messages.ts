import type { Intent } from '#domain/questions/intents.ts'
import type { ThingKind } from '#domain/questions/link.ts'
import { type Both, label, shortLabel } from '#domain/words/terms.ts'
import { defineMessages } from '../../language.tsx'

export const questionMessages = defineMessages({
  understood: { ko: '이렇게 이해했습니다', en: 'Understood as' },
  about: { ko: '대상', en: 'About' },
  year: { ko: '연도', en: 'Year' },
  asked: { ko: '물음', en: 'Asked for' },
  yearOf: { ko: (year: number) => `${year}년`, en: (year: number) => String(year) },
  whole: { ko: '국 전체', en: 'The whole bureau' },
  mark: { ko: (n: number, name: string) => `근거 ${n}: ${name}`, en: (n: number, name: string) => `Source ${n}: ${name}` },
  cites: { ko: '근거', en: 'Sources' },
  line: { ko: (n: number) => `${n}행`, en: (n: number) => `line ${n}` },
  document: { ko: '원문', en: 'Document' },
  record: { ko: '기록', en: 'Record' },
  formula: { ko: '산식', en: 'Working' },
  count: { ko: '목록', en: 'List' },
  lines: { ko: '자세히', en: 'In detail' },
  name: { ko: '이름', en: 'Name' },
  more: { ko: (n: number) => `이 밖에 ${n}개는 화면에 있습니다.`, en: (n: number) => `${n} more are on the page.` },
  which: { ko: '어느 것입니까?', en: 'Which one?' },
  next: { ko: '이어서 묻기', en: 'Ask next' },
  nearest: { ko: '이렇게 물어보십시오', en: 'These can be answered' },
  open: { ko: '화면으로 가기', en: 'Go to the page' },
  onPage: { ko: '전체 화면으로 보기', en: 'See on a page' },
  only: {
    ko: '저장된 기록으로만 답합니다. 기록에 없으면 없다고 답합니다.',
    en: 'Answered from what is recorded, and from nothing else.',
  },
  scope: {
    ko: (bureau: string, year: number, day: string) => `${bureau} · ${year}년 · ${day}까지 알려진 값`,
    en: (bureau: string, year: number, day: string) => `${bureau} · ${year} · as known on ${day}`,
  },
  policy: { ko: (version: string) => `평가규칙 ${version}`, en: (version: string) => `rules ${version}` },
  current: { ko: '현재 조직', en: 'today’s structure' },
  asking: { ko: '찾아보고 있습니다', en: 'Looking it up' },
  placeholder: { ko: '예: 예산이 가장 많이 줄어든 사업은?', en: 'e.g. Which programmes were cut most?' },
  question: { ko: '물음', en: 'Question' },
  answer: { ko: '답', en: 'Answer' },
  ask: { ko: '묻기', en: 'Ask' },
})

export const INTENT_WORDS: Readonly<Record<Intent, Both>> = {
  actual: shortLabel('actual'),
  target: shortLabel('target'),
  rate: { ko: '달성률·상태', en: 'Rate and state' },
  cause: { ko: '왜(원인)', en: 'Why (cause)' },
  rank: { ko: '순위', en: 'Ranking' },
  list: { ko: '목록', en: 'List' },
  compare: { ko: '비교', en: 'Comparison' },
  define: { ko: '정의', en: 'Definition' },
  who: { ko: '담당', en: 'Who' },
  when: { ko: '언제', en: 'When' },
  left: { ko: '남은 일', en: 'Left to do' },
  budget: label('budget'),
  schedule: label('schedule'),
  service: { ko: '서비스 창구', en: 'Service desk' },
}

export const KIND_WORDS: Readonly<Record<ThingKind, Both>> = {
  bureau: label('bureau'),
  department: label('department'),
  indicator: shortLabel('indicator'),
  programme: label('unitProgramme'),
  project: label('detailedProject'),
  team: { ko: '팀', en: 'Team' },
  service: { ko: '행정서비스', en: 'Service' },
  schedule: label('schedule'),
  term: { ko: '용어', en: 'Term' },
}
