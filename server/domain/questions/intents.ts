/** The closed set of what can be asked. */
export const INTENTS = [
  'actual',
  'target',
  'rate',
  'cause',
  'rank',
  'list',
  'compare',
  'define',
  'who',
  'when',
  'left',
  'budget',
  'schedule',
  'service',
] as const
export type Intent = (typeof INTENTS)[number]
