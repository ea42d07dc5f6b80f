import type { Both } from './terms.ts'

/** What changes the data of a year, the most telling first. */
export const DATA_CHANGES = [
  'confirmed',
  'submitted',
  'recalled',
  'returned',
  'practice',
  'loaded',
  'target',
  'definition',
  'correction',
  'budget',
  'plan-confirmed',
  'plan-filed',
  'plan-read',
  'plan-state',
] as const
export type DataChange = (typeof DATA_CHANGES)[number]

export interface CountedChange {
  readonly kind: DataChange
  readonly count: number
}

const results = (ko: string, en: string) => (n: number) => ({
  ko: `실적 ${n}건 ${ko}`,
  en: `${n} result${n === 1 ? '' : 's'} ${en}`,
})
const always = (ko: string, en: string) => () => ({ ko, en })

const WORDS: Readonly<Record<DataChange, (count: number) => Both>> = {
  confirmed: results('확정', 'confirmed'),
  submitted: results('제출', 'submitted'),
  recalled: results('회수', 'recalled'),
  returned: results('반려', 'returned'),
  // Invented figures are nobody's act.
  practice: results('연습 자료', 'of the practice data'),
  loaded: results('문서에서 읽음', 'read from a document'),
  target: (n) => ({ ko: `목표 ${n}건 변경`, en: `${n} target${n === 1 ? '' : 's'} changed` }),
  definition: (n) => ({ ko: `지표 정의 ${n}건 변경`, en: `${n} definition${n === 1 ? '' : 's'} changed` }),
  correction: (n) => ({ ko: `정정 ${n}건`, en: `${n} correction${n === 1 ? '' : 's'} of the copy` }),
  budget: (n) => ({ ko: `예산 ${n}건 반영`, en: `${n} change${n === 1 ? '' : 's'} of the budget` }),
  'plan-confirmed': always('성과계획서 의회 확정', 'plan confirmed by the council'),
  'plan-filed': always('성과계획서 의회 제출', 'plan filed with the council'),
  'plan-read': always('성과계획서 문서에서 읽음', 'plan read from its document'),
  'plan-state': always('성과계획서 상태 변경', 'state of the plan changed'),
}

/** So many kinds are named; of more the number stands. */
const MOST = 2

/** '실적 3건 확정, 목표 1건 변경': what changed on the newest day of a year's data. */
export function dataChangesText(changes: readonly CountedChange[]): Both {
  const told = DATA_CHANGES.flatMap((kind) => changes.filter((one) => one.kind === kind)).map(({ kind, count }) =>
    WORDS[kind](count),
  )
  const rest = told.length - MOST
  const join = (of: keyof Both, others: string) =>
    told
      .slice(0, MOST)
      .map((both) => both[of])
      .join(', ') + (rest > 0 ? others : '')
  return { ko: join('ko', ` 외 ${rest}가지`), en: join('en', ` and ${rest} other kind${rest === 1 ? '' : 's'}`) }
}
