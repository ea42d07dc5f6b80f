import type { RecordGroup } from '#domain/plan/plan-fields.ts'
import { PLAN_FIELD_WORDS, type PlanFieldName } from '#domain/words/plan-field-words.ts'
import { label, shortLabel, TERMS } from '#domain/words/terms.ts'
import { defineMessages, type Texts } from '../../language.tsx'

/** Names of a plan's fields and of its sections. */
export const slotMessages = defineMessages({
  ...PLAN_FIELD_WORDS,
  document: { ko: '문서', en: 'Document' },
  units: { ko: '조직과 목표', en: 'Unit and goals' },
  teams: { ko: '팀', en: 'Teams' },
  strategicGoal: label('strategicGoal'),
  team: { ko: '팀', en: 'Team' },
  other: { ko: '기타', en: 'other' },
  unitName: { ko: '국·부서 이름', en: 'Unit' },
  goalTable: { ko: '정책사업목표 현황', en: 'Goal table' },
  indicatorsInAll: { ko: (n: number) => `성과지표 ${n}개`, en: (n: number) => `Indicators: ${n}` },
  indicatorName: { ko: '지표 이름', en: 'Indicator' },
  component: { ko: (n: number) => `구성 ${n}`, en: (n: number) => `Part ${n}` },
  componentTarget: { ko: (n: number) => `구성 ${n} 목표`, en: (n: number) => `Target of part ${n}` },
  target: label('target'),
  actual: label('actual'),
  targetOf: { ko: (year: number) => `${year} 목표치`, en: (year: number) => `${year} target` },
  original: { ko: '당초목표', en: 'Original target' },
  originalOf: { ko: (year: number) => `${year} 당초목표`, en: (year: number) => `${year} original target` },
  actualOf: { ko: (year: number) => `${year} 실적치`, en: (year: number) => `${year} actual` },
  programmesInAll: {
    ko: (n: number, projects: number) => `단위사업 ${n}개 · 세부사업 ${projects}개`,
    en: (n: number, projects: number) => `Programmes: ${n} · projects: ${projects}`,
  },
  programmeName: { ko: '단위사업·세부사업', en: 'Programme, project' },
  projectName: shortLabel('detailedProject'),
  settledAmount: TERMS.settled.short,
  budgetAmount: label('budget'),
  planAmount: { ko: '계획', en: 'plan' },
  amountOf: { ko: (year: number, kind: string) => `${year} ${kind}`, en: (year: number, kind: string) => `${year} ${kind}` },
  share: { ko: (payer: string) => `${payer} 부담(%)`, en: (payer: string) => `Share: ${payer} (%)` },
  national: { ko: '국비', en: 'state' },
  province: { ko: '도비', en: 'province' },
  municipality: { ko: '시군비', en: 'municipality' },
  statement: { ko: '예산현황', en: 'Budget statement' },
  item: { ko: '구분', en: 'Item' },
  staffing: { ko: '정원·현원', en: 'Staffing' },
})
type Words = Texts<typeof slotMessages>

/** 'targets/2026', 'amounts/budget-2026', 'weight' → the words of the field. */
export function columnWord(column: string, group: RecordGroup, t: Words): string {
  const [name = '', rest = '', part] = column.split('/')
  switch (name) {
    case 'targets':
      return part === 'original' ? t.originalOf(Number(rest)) : t.targetOf(Number(rest))
    case 'actuals':
      return t.actualOf(Number(rest))
    case 'components':
      return part === 'name' ? t.component(Number(rest)) : t.componentTarget(Number(rest))
    case 'amounts': {
      const [kind = '', year = ''] = rest.split('-')
      return t.amountOf(Number(year), kind === 'settled' ? t.settledAmount : kind === 'plan' ? t.planAmount : t.budgetAmount)
    }
    case 'shares':
      return t.share(
        rest === 'national' ? t.national : rest === 'province' ? t.province : rest === 'municipality' ? t.municipality : t.other,
      )
    case 'name':
      return nameWord(group, t)
    default:
      return isFieldName(name) ? t[name] : column
  }
}

const isFieldName = (name: string): name is PlanFieldName => Object.hasOwn(PLAN_FIELD_WORDS, name)

function nameWord(group: RecordGroup, t: Words): string {
  const words: Partial<Record<RecordGroup, string>> = {
    units: t.unitName,
    'strategic-goals': t.strategicGoal,
    goals: t.goal,
    indicators: t.indicatorName,
    programmes: t.programmeName,
    projects: t.projectName,
    teams: t.team,
  }
  return words[group] ?? t.name
}
