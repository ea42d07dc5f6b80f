import { ANSWERED, type Understood } from '#domain/questions/understand.ts'
import { type Asking, type Found, notOf, type On } from './asking.ts'
import { compare, list, ofGroup, ofIndicator, rank } from './of-indicators.ts'
import { desk, schedules } from './of-desks.ts'
import { budget, moneyRank } from './of-money.ts'
import { define, due, left, who } from './of-work.ts'

/** The answer to what was understood. Throws `Elsewhere`; refuses as the pages do. */
export async function answerOf(asking: Asking, of: Understood): Promise<Found> {
  const years = of.years.length > 0 ? of.years : [asking.page.year]
  const year = years.at(-1) ?? asking.page.year
  const on: On = { ...asking, year, years, said: of.years.length > 0 }
  const kind = of.subject?.kind ?? 'bureau'
  const wrong = [of.subject, of.against].find((thing) => thing !== null && !ANSWERED[of.intent].includes(thing.kind))
  if (wrong) return { body: notOf(wrong), year, policy: null }
  switch (of.intent) {
    case 'budget':
      return budget(on, of)
    case 'rank':
      return of.measure === 'budget' || of.measure === 'budget-fall' || of.measure === 'budget-rise'
        ? moneyRank(on, of)
        : rank(on, of)
    case 'who':
      return who(on, of.subject)
    case 'when':
      return kind === 'indicator' ? due(on, of.subject) : left(on, of)
    case 'left':
      return left(on, of)
    case 'define':
      return define(on, of)
    case 'compare':
      return compare(on, of)
    case 'list':
      return list(on, of)
    case 'actual':
    case 'target':
    case 'rate':
    case 'cause':
      return kind === 'indicator' ? ofIndicator(on, of) : ofGroup(on, of)
    case 'schedule':
      return schedules(on, of)
    case 'service':
      return desk(on, of.subject)
  }
}
