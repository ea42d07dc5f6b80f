import { particleFor } from '#domain/words/particle.ts'
import { pluralLabel, shortPluralLabel } from '#domain/words/terms.ts'
import { formatNumber } from '../../format.ts'
import { defineMessages } from '../../language.tsx'

export const changeMessages = defineMessages({
  headline: {
    ko: (added: number, changed: number, gone: number, renamed: number) =>
      `새로 ${formatNumber(added)}건 · 바뀜 ${formatNumber(changed)}건 · 없어짐 ${formatNumber(gone)}건 · 이름 바뀜 ${formatNumber(renamed)}건`,
    en: (added: number, changed: number, gone: number, renamed: number) =>
      `New ${added} · changed ${changed} · gone ${gone} · renamed ${renamed}`,
  },
  against: { ko: '비교한 계획:', en: 'Compared with:' },
  allNew: {
    ko: (n: number) => `모두 새로 들어오는 ${formatNumber(n)}건입니다`,
    en: (n: number) => `All ${formatNumber(n)} records are new`,
  },
  allNewWhat: {
    ko: '비교할 이 실국의 계획이 아직 없습니다.',
    en: 'The store has no plan of this bureau to compare with.',
  },
  asked: { ko: (n: number) => `정해야 할 것 ${n}건`, en: (n: number) => `${n} to be decided` },
  kinds: { ko: '바뀌는 종류', en: 'Kind of change' },
  kindCount: {
    ko: (word: string, n: number) => `${word} ${formatNumber(n)}`,
    en: (word: string, n: number) => `${word} ${formatNumber(n)}`,
  },
  new: { ko: '새로', en: 'New' },
  changed: { ko: '바뀜', en: 'Changed' },
  gone: { ko: '없어짐', en: 'Gone' },
  renamed: { ko: '이름 바뀜', en: 'Renamed' },
  same: { ko: '그대로', en: 'Same' },
  none: { ko: '이 종류의 변경이 없습니다.', en: 'No change of this kind.' },
  more: { ko: (n: number) => `나머지 ${formatNumber(n)}건 더 보기`, en: (n: number) => `Show the other ${formatNumber(n)}` },
  plan: { ko: '계획', en: 'Plan' },
  units: { ko: '국·부서', en: 'Units' },
  'strategic-goals': pluralLabel('strategicGoal'),
  goals: shortPluralLabel('policyGoal'),
  'goal-tables': { ko: '정책사업목표 현황', en: 'Goal tables' },
  indicators: pluralLabel('indicator'),
  programmes: shortPluralLabel('unitProgramme'),
  projects: shortPluralLabel('detailedProject'),
  statements: { ko: '예산현황', en: 'Budget statements' },
  staffing: { ko: '정원·현원', en: 'Staffing' },
  teams: { ko: '팀', en: 'Teams' },
  field: { ko: '항목', en: 'Field' },
  before: { ko: '지금', en: 'Now' },
  after: { ko: '확정 뒤', en: 'After' },
  blank: { ko: '(비어 있음)', en: '(blank)' },
  kept: { ko: '사람이 넣은 실적이라 그대로 둡니다', en: 'Entered by a person; it stays' },
  likeness: { ko: (n: number) => `비슷함 ${n}%`, en: (n: number) => `${n}% alike` },
  sameOne: { ko: '같은 지표', en: 'Same one' },
  another: { ko: '다른 지표', en: 'Another one' },
  wasSame: { ko: '같은 지표로 이어 감', en: 'Goes on as the same' },
  wasAnother: { ko: '새 지표로 넣음', en: 'Comes in as new' },
  again: { ko: '다시 정하기', en: 'Decide again' },
  unitsAsked: {
    ko: (n: number) => (n === 0 ? '조직을 모두 정했습니다' : `어느 조직인지 정해야 할 이름이 ${n}개 있습니다`),
    en: (n: number) => (n === 0 ? 'All units are decided' : `${n} names of units to be decided`),
  },
  unitsAskedWhat: {
    ko: '이름이나 지표가 비슷한 조직이 이미 있습니다. 같은 조직인지 새 조직인지 정하십시오.',
    en: 'There are units of a like name or with the same indicators. Say whether they are the same.',
  },
  unitOpen: { ko: '정하지 않음', en: 'open' },
  unitNew: { ko: '새 조직', en: 'new unit' },
  unitChosen: { ko: (name: string) => `= ${name}`, en: (name: string) => `= ${name}` },
  unitIs: { ko: (name: string) => `‘${name}’${particleFor(name, '과/와')} 같은 조직`, en: (name: string) => `Same as ‘${name}’` },
  evidence: {
    ko: (likeness: number, indicators: string, programmes: string) =>
      `이름 유사도 ${likeness}% · 같은 지표 ${indicators} · 같은 단위사업 ${programmes}`,
    en: (likeness: number, indicators: string, programmes: string) =>
      `names ${likeness}% alike · same indicators ${indicators} · same programmes ${programmes}`,
  },
  unitEvent: {
    ko: '이름은 바로 바뀌지 않습니다. 확정하면 조직개편 초안이 만들어지고, 근거 조례와 시행일을 적어 적용할 때 바뀝니다.',
    en: 'The name does not change at once: a draft of a reorganisation is made, and applied with its ordinance and day.',
  },
  unitIsNew: { ko: '새 조직', en: 'A new unit' },
})
