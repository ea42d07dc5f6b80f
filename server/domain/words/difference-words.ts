import { changesOf } from './audit-changes.ts'
import type { Both } from './audit-words.ts'
import { TERMS } from './terms.ts'

/** What a difference between two days is about. */
export type DifferenceKind =
  | 'actual'
  | 'target'
  | 'definition'
  | 'plan'
  | 'budget'
  | 'evidence'
  | 'comment'
  | 'activity'
  | 'unit'
  | 'rule'

const both = (ko: string, en: string): Both => ({ ko, en })

export const DIFFERENCE_WORDS: Readonly<Record<DifferenceKind, Both>> = {
  actual: both(TERMS.actual.ko, TERMS.actual.en),
  target: both(TERMS.target.ko, TERMS.target.en),
  definition: both('지표 정의', 'definition'),
  plan: both('계획', 'plan'),
  budget: both(TERMS.budget.ko, TERMS.budget.en),
  evidence: both('증빙', 'evidence'),
  comment: both('댓글', 'comments'),
  activity: both('활동', 'activities'),
  unit: both('조직', 'units'),
  rule: both('규칙', 'rules'),
}

const NOTHING = '–'

/**
 * What stood on each of two days, in words: '33명 (제출)' → '34명 (확정)', '가중치 40' → '가중치 35'. `before` and `after` are JSON in the
 * fields of the record; null = nothing.
 */
export function differenceSides(
  of: {
    readonly kind: DifferenceKind
    readonly unit: string | null
    readonly before: string | null
    readonly after: string | null
  },
  language: keyof Both,
): { readonly before: string; readonly after: string } {
  const changes = changesOf(of.before, of.after)
  const side = (which: 'before' | 'after') => {
    const texts = changes.flatMap((change) => {
      const text = change[which]?.[language]
      return text === undefined || text === NOTHING ? [] : [{ label: change.label[language], text }]
    })
    // What a figure is called is said by the kind.
    if (of.kind === 'actual' || of.kind === 'target') {
      const [first, ...rest] = texts.map(({ text }) => text)
      if (first === undefined) return NOTHING
      const figure = /\d$/.test(first) ? `${first}${of.unit ?? ''}` : first
      return rest.length === 0 ? figure : `${figure} (${rest.join(', ')})`
    }
    return texts.map(({ label, text }) => `${label} ${text}`).join(', ') || NOTHING
  }
  return { before: side('before'), after: side('after') }
}
