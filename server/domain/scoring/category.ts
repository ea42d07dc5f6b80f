/**
 * Exceeded ▲, met ●, missed ▼, and the states without a rate, in the order in which counts are listed: the worst first
 * (rules §5).
 */
export const CATEGORIES = ['missed', 'exceeded', 'met', 'not-computable', 'not-entered', 'not-due', 'not-applicable'] as const
export type Category = (typeof CATEGORIES)[number]

export type CategoryCounts = Readonly<Record<Category, number>>
