import { namesYear, shifted } from '#domain/plan/reading-rules.ts'
import type { ReadDocument } from '../../documents/model.ts'
import { recognisePlan } from '../recognise/recognise-plan.ts'
import { type SaidRule, tableWords } from '../recognise/rules.ts'
import { linesOf } from '../recognise/source.ts'
import { squeeze } from '../recognise/text.ts'

/** A rule of an earlier document, with the office it was said for. */
export interface RememberedRule extends SaidRule {
  /** import_rule.id */
  readonly id: number
  readonly bureau: string
  /** null: that document named none */
  readonly government: string | null
  readonly fiscalYear: number
}

/** Taken back in the newest document of its office: what another office says of such a table does not come back in its place. */
export type Forgotten = Omit<RememberedRule, 'rule'> & { readonly rule: null }

/**
 * Which rules of earlier documents hold for this one: its tables have the words, and it names the office, the same bureau before
 * another one of the same government, the newest first. Years move on with the plan's; where its year cannot be told without the rule,
 * a rule that names years holds not at all, and what it would have read is listed.
 */
export function rulesFor(document: ReadDocument, remembered: readonly (RememberedRule | Forgotten)[]): RememberedRule[] {
  if (remembered.length === 0) return []
  const words = new Set(document.blocks.flatMap((block) => (block.kind === 'table' ? [tableWords(block)] : [])))
  const fit = remembered.filter(({ table }) => words.has(table))
  if (fit.length === 0) return []
  const texts = linesOf(document).flatMap((line) => line.pieces.map((piece) => piece.squeezed))
  const names = (name: string | null) =>
    name !== null && squeeze(name) !== '' && texts.some((text) => text.includes(squeeze(name)))
  const bureaus = new Set(fit.flatMap(({ bureau }) => (names(bureau) ? [bureau] : [])))
  const governments = new Set(fit.flatMap(({ government }) => (names(government) ? [government] : [])))
  const plain = recognisePlan(document)
  // Bureaus of two governments may have one name.
  const here = plain.kind === 'plan' ? plain.records.government?.name.value : undefined
  const foreign = ({ government }: Pick<RememberedRule, 'government'>) =>
    here !== undefined && government !== null && squeeze(government) !== squeeze(here)
  const rank = (rule: Pick<RememberedRule, 'bureau' | 'government'>) =>
    foreign(rule) ? 0 : bureaus.has(rule.bureau) ? 2 : governments.has(rule.government) ? 1 : 0
  const best = Map.groupBy(
    fit.filter((rule) => rank(rule) > 0).toSorted((a, b) => rank(b) - rank(a) || b.id - a.id),
    ({ table }) => table,
  )
  const chosen = [...best.values()].flatMap(([one]) => (one && one.rule !== null ? [one] : []))
  if (!chosen.some(({ rule }) => namesYear(rule))) return chosen
  const year = plain.kind === 'plan' ? plain.records.fiscalYear.value : yearOf(document, chosen)
  return chosen.flatMap((one) =>
    !namesYear(one.rule) ? [one] : year === null ? [] : [{ ...one, rule: shifted(one.rule, year - one.fiscalYear) }],
  )
}

/** The year of a plan that is none without the rules, as its title tells it. */
function yearOf(document: ReadDocument, rules: readonly SaidRule[]): number | null {
  const found = recognisePlan(document, rules)
  if (found.kind !== 'plan') return null
  const { fiscalYear, title } = found.records
  return title?.value.includes(String(fiscalYear.value)) ? fiscalYear.value : null
}
