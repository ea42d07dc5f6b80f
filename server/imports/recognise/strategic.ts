import type { Field } from '../records.ts'
import { printed, repaired } from './field.ts'
import type { Ledger } from './ledger.ts'
import type { Piece } from './source.ts'
import { withoutBullet } from './text.ts'

const MARK = /(?:^|\s)[○◦●•❍◯▪■□◇◆▶‣ㅇ]\s*(?=\S)/

/** One cell may hold several goals, each behind a bullet; without bullets it is one goal, over however many lines. */
export function strategicGoals(pieces: readonly Piece[], ledger: Ledger): Field<string>[] {
  ledger.recognised(...pieces)
  const [first] = pieces
  if (!first) return []
  const whole = pieces.map((piece) => piece.text).join(' ')
  const names = MARK.test(whole) ? whole.split(new RegExp(MARK, 'g')) : whole.split(/(?:^|\s)\d{1,2}[.)]\s+/)
  const goals = names.map((name) => withoutBullet(name)).filter((name) => name !== '')
  if (goals.length === 1 && goals[0] === first.text) return [printed(first.text, first)]
  return goals.map((name) => repaired(name, first, [ledger.repair('bullet-removed', first.raw, name, first.loc)], 1))
}
