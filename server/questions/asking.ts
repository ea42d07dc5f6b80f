import type { Db } from '#data/database.ts'
import { type By, lines } from '#domain/questions/about-indicator.ts'
import { type AnswerBody, line, type Quote, NOTHING } from '#domain/questions/answer.ts'
import { type IndicatorAt, indicatorPlace } from '#domain/questions/figures.ts'
import type { Thing } from '#domain/questions/link.ts'
import type { ScoringPolicy } from '#domain/scoring/policy.ts'
import { type Both, TERMS } from '#domain/words/terms.ts'
import type { YearPlan } from '../plans/plan.ts'
import type { Structure } from '../plans/structure.ts'
import type { SignedIn } from '../record/writer.ts'
import { citesOf, textCite } from './cites.ts'
import { indicatorsOf, type YearHeld } from './figures-of.ts'
import { departmentOf } from './pages.ts'

/** Who asks, when, and of which bureau and year the page is. */
export interface Asking {
  readonly db: Db
  readonly user: SignedIn
  readonly today: string
  /** of the page the question is asked on */
  readonly page: YearPlan
  /** that answers the year asked */
  readonly plan: YearPlan
  readonly structure: Structure | undefined
}

export interface Found {
  readonly body: AnswerBody
  readonly year: number
  /** 평가규칙 of its rates and scores */
  readonly policy: string | null
}

/** The question names no year, and another one than the page's has the answer: it is asked again with that year, and says why. */
export class Elsewhere extends Error {
  readonly year: number
  readonly why: Both
  constructor(year: number, why: Both) {
    super('of another year')
    this.year = year
    this.why = why
  }
}

export interface On extends Asking {
  readonly year: number
  readonly years: readonly number[]
  /** the question named it */
  readonly said: boolean
}

export const bureauOf = (on: On, subject: Thing | null) => subject?.bureauId ?? on.page.bureau.id

export const notHere = (): AnswerBody => ({
  ...NOTHING,
  status: 'no-data',
  sentence: lines(line`그런 자료가 여기에는 없습니다.`, line`Nothing of the kind is kept here.`),
})

/** What is asked of a thing that has none. */
export const notOf = (subject: Thing): AnswerBody => ({
  ...NOTHING,
  status: 'no-data',
  sentence: lines(line`‘${subject.name}’에는 그것이 없습니다.`, line`‘${subject.name}’ has none of it.`),
})

export async function byOf(
  on: On,
  policy: ScoringPolicy,
  all: readonly IndicatorAt[],
  years: readonly number[] = [on.year],
): Promise<By> {
  return {
    policy,
    cite: await citesOf(
      on.db,
      all.map((at) => at.score.id),
      years,
    ),
  }
}

export const WHY = {
  money: (asked: number, year: number): Both => ({
    ko: `${asked}년은 비교할 전년 예산이 없어 ${year}년 예산으로 답합니다`,
    en: `${asked} has no budget of the year before to compare with: this is ${year}`,
  }),
  missed: (year: number): Both => ({ ko: `미달성인 해는 ${year}년입니다`, en: `${year} is the year it was missed` }),
  none: (asked: number, year: number): Both => ({
    ko: `${asked}년 실적이 아직 없어 ${year}년으로 답합니다`,
    en: `There is no result of ${asked} yet: this is ${year}`,
  }),
}

/** The newest year up to the page's that has what is asked; throws `Elsewhere` when that is another one. */
export function yearWith(
  on: On,
  held: readonly YearHeld[],
  test: (held: YearHeld) => boolean,
  now: boolean,
  missed = false,
): void {
  if (on.said || now) return
  // Nothing was ever missed: then it is of the newest year there is a result of.
  if (missed && !held.some((one) => one.missed && one.year <= on.year)) return yearWith(on, held, (one) => one.rated, false)
  const found = held.filter((one) => one.year <= on.year && test(one)).toSorted((a, b) => b.year - a.year)[0]
  if (found !== undefined && found.year !== on.year)
    throw new Elsewhere(found.year, missed ? WHY.missed(found.year) : WHY.none(on.year, found.year))
}

export async function indicatorAt(on: On, subject: Thing) {
  const page = await departmentOf(on.db, subject.departmentId, on, on.today)
  const at = indicatorsOf(page).find((one) => one.score.id === subject.id)
  return { page, at, row: page.indicators.find((one) => one.id === subject.id) }
}

export async function printedQuote(
  on: On,
  indicatorId: number,
  at: Pick<IndicatorAt, 'departmentId' | 'year'>,
  field: 'formula' | 'source' | 'rationale',
  text: string | null,
): Promise<Quote> {
  const term = { formula: TERMS.formula, source: TERMS.dataSource, rationale: TERMS.rationale }[field]
  return {
    label: { ko: `계획서의 ${term.ko}`, en: `The plan’s ${term.en}` },
    text: text ?? '',
    of: null,
    cite: (await textCite(on.db, indicatorId, field)) ?? {
      kind: 'record',
      words: { ko: '계획에 기록된 그대로', en: 'as the plan has it' },
    },
    place: indicatorPlace(at, indicatorId),
  }
}
