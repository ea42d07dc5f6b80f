import { particleFor } from '#domain/particle.ts'
import { defineMessages, type Texts } from '../../language.tsx'
import type { slotMessages } from './slot-messages.ts'

export const changeMessages = defineMessages({
  headline: {
    ko: (added: number, changed: number, gone: number, renamed: number) => `새로 ${added}건 · 바뀜 ${changed}건 · 없어짐 ${gone}건 · 이름 바뀜 ${renamed}건`,
    en: (added: number, changed: number, gone: number, renamed: number) => `New ${added} · changed ${changed} · gone ${gone} · renamed ${renamed}`,
  },
  against: { ko: '비교한 계획:', en: 'Compared with:' },
  allNew: { ko: (n: number) => `모두 새로 들어오는 ${n}건입니다`, en: (n: number) => `All ${n} records are new` },
  allNewWhat: { ko: '이 실국의 계획이 아직 없어 견줄 것이 없습니다.', en: 'The store has no plan of this bureau to compare with.' },
  asked: { ko: (n: number) => `정해야 할 것 ${n}건`, en: (n: number) => `${n} to be decided` },
  kinds: { ko: '바뀌는 종류', en: 'Kind of change' },
  kindCount: { ko: (word: string, n: number) => `${word} ${n}`, en: (word: string, n: number) => `${word} ${n}` },
  new: { ko: '새로', en: 'New' },
  changed: { ko: '바뀜', en: 'Changed' },
  gone: { ko: '없어짐', en: 'Gone' },
  renamed: { ko: '이름 바뀜', en: 'Renamed' },
  same: { ko: '그대로', en: 'Same' },
  none: { ko: '이 종류의 변경이 없습니다.', en: 'No change of this kind.' },
  more: { ko: (n: number) => `나머지 ${n}건 더 보기`, en: (n: number) => `Show the other ${n}` },
  plan: { ko: '계획', en: 'Plan' },
  units: { ko: '국·부서', en: 'Units' },
  'strategic-goals': { ko: '전략목표', en: 'Strategic goals' },
  goals: { ko: '정책사업목표', en: 'Policy goals' },
  'goal-tables': { ko: '정책사업목표 현황', en: 'Goal tables' },
  indicators: { ko: '성과지표', en: 'Indicators' },
  programmes: { ko: '단위사업', en: 'Programmes' },
  projects: { ko: '세부사업', en: 'Projects' },
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
  unitsAsked: { ko: (n: number) => (n === 0 ? '조직을 모두 정했습니다' : `어느 조직인지 정해야 할 이름이 ${n}개 있습니다`), en: (n: number) => (n === 0 ? 'All units are decided' : `${n} names of units to be decided`) },
  unitsAskedWhat: { ko: '이름이 비슷한 조직이 이미 있습니다. 같은 조직인지 새 조직인지 정하십시오.', en: 'Units of a like name exist. Say whether they are the same.' },
  unitOpen: { ko: '정하지 않음', en: 'open' },
  unitNew: { ko: '새 조직', en: 'new unit' },
  unitChosen: { ko: (name: string) => `= ${name}`, en: (name: string) => `= ${name}` },
  unitIs: { ko: (name: string) => `‘${name}’${particleFor(name, '과/와')} 같은 조직`, en: (name: string) => `Same as ‘${name}’` },
  unitIsNew: { ko: '새 조직', en: 'A new unit' },
})

/** 'targets/2026', 'amounts/budget-2026', 'weight' → the words of the field. */
export function columnWord(column: string, t: Texts<typeof slotMessages>): string {
  const [name = '', rest = ''] = column.split('/')
  if (name === 'targets') return t.targetOf(Number(rest))
  if (name === 'actuals') return t.actualOf(Number(rest))
  if (name === 'amounts') {
    const [kind = '', year = ''] = rest.split('-')
    return t.amountOf(Number(year), kind === 'settled' ? t.settled : kind === 'plan' ? t.plan : t.budget)
  }
  const words: Readonly<Record<string, string>> = {
    name: t.wholeName, unit: t.unit, kind: t.kind, weight: t.weight, formula: t.formula, source: t.source, rationale: t.rationale, direction: t.direction,
    aggregation: t.aggregation, budget: t.amount, budgetShare: t.budgetShare, previous: t.previous, previousShare: t.previousShare, change: t.change,
    changeRate: t.changeRate, quota: t.quota, grade4: t.grade4, grade5: t.grade5, grade6: t.grade6, headcount: t.headcount, account: t.account,
    projectCount: t.projectCount,
  }
  return words[name] ?? column
}
