import type { Reason } from '#domain/entry/reasons.ts'
import type { Item, Window } from '#domain/entry/submission.ts'

/**
 * Why no evidence may be added to a value now; null = it may. Before the figure is typed, while it is a draft, returned or
 * submitted (the head may be waiting for just this). A confirmed value stands with the evidence it was confirmed on.
 */
export function refusalToAdd(item: Item, window: Window): Reason | null {
  const held = item.stage === 'confirmed' ? 'value-confirmed' : item.stage === 'closed' ? 'value-closed' : null
  return held ?? windowRefusal(item, window, item.stage === 'submitted')
}

/** Why none may be taken away. Not under the eyes of the head either: whoever submitted recalls first. */
export function refusalToRemove(item: Item, window: Window): Reason | null {
  return item.stage === 'submitted' ? 'value-submitted' : refusalToAdd(item, window)
}

function windowRefusal(item: Item, window: Window, reviewed: boolean): Reason | null {
  if (window === 'open' || item.grant === 'exception') return null
  if (window === 'not-yet') return 'period-not-open'
  if (window === 'closed') return 'period-closed'
  // After the last day the head still reviews, and what is returned may be corrected.
  return reviewed || item.grant === 'returned' ? null : 'deadline-passed'
}
