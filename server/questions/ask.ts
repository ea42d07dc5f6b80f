import type { Db } from '#data/database.ts'
import { type Answer, type AnswerBody, type Choice, inOrderOfReading, line, NOTHING } from '#domain/questions/answer.ts'
import { lines } from '#domain/questions/about-indicator.ts'
import { INTENTS, type Intent } from '#domain/questions/intents.ts'
import type { Thing } from '#domain/questions/link.ts'
import { readable } from '#domain/questions/text.ts'
import { ANSWERED, type Reading, understand, type Understood } from '#domain/questions/understand.ts'
import { timesOf } from '#domain/questions/when.ts'
import type { Both } from '#domain/words/terms.ts'
import type { SignedIn } from '../record/writer.ts'
import { Refusal } from '../refusal.ts'
import type { Structure } from '../plans/structure.ts'
import { answerOf } from './answer-of.ts'
import { type Asking, Elsewhere } from './asking.ts'
import { namesOf, type Names } from './names.ts'
import { ambiguousBody, forbiddenBody, unknownBody } from './not-answered.ts'
import { followUps, nearestQuestions } from './suggestions.ts'

export interface Question {
  readonly q: string
  /** on whose page one is */
  readonly bureauId?: number | undefined
  /** the year of the page, for a question that names none */
  readonly year?: number | undefined
  readonly structure?: Structure | undefined
  /** set by the person in place of what the question says */
  readonly about?: { readonly kind: Thing['kind']; readonly id: number } | undefined
  readonly intent?: Intent | undefined
  readonly ofYear?: number | undefined
}

/**
 * The answer to a question, from what is stored alone: by rule, with the asker's rights, every figure cited. What is not understood,
 * meant by several names, not permitted or not there has a status of its own and no figure. Refuses 'unknown-plan' and
 * 'unknown-bureau' as every page does.
 */
export async function ask(db: Db, question: Question, user: SignedIn, today: string): Promise<Answer> {
  const at = { bureauId: question.bureauId, structure: question.structure }
  const page = await namesOf(db, { ...at, year: question.year }, today)
  const named = question.ofYear ?? timesOf(readable(question.q), today).asked.years.at(-1)
  const names = await namesOfYear(db, at, named ?? page.plan.year, page, today)
  const { plan } = page
  const chosen = { about: question.about, intent: question.intent, year: question.ofYear }
  const reading = understand(question.q, names.known, today, chosen)
  const scope = { bureau: plan.bureau, structure: question.structure ?? ('then' as const), asOf: today }
  const asking: Asking = { db, user, today, page: plan, plan: names.plan, structure: question.structure }
  if (reading.kind !== 'understood') {
    const year = named ?? plan.year
    const suggested = nearestQuestions(question.q, names, year)
    const body = reading.kind === 'ambiguous' ? ambiguousBody(reading) : unknownBody(reading, suggested)
    return whole(body, { reading, names, year, scope, whyYear: null, policy: null })
  }
  const of = reading.of
  // A year that no plan of the bureau knows has no names of its own.
  const unknown = of.years.find((year) => !names.plan.known.includes(year))
  if (unknown !== undefined && of.intent !== 'left' && of.intent !== 'who')
    return whole(noSuchYear(unknown, names.plan.known), { reading, names, year: unknown, scope, whyYear: null, policy: null })
  try {
    const found = await answerOf(asking, of)
    const next =
      found.body.status === 'answered' ? followUps(of, found.year, names) : nearestQuestions(question.q, names, found.year)
    return whole({ ...found.body, next }, { reading, names, year: found.year, scope, whyYear: null, policy: found.policy })
  } catch (error) {
    if (error instanceof Elsewhere) {
      const answer = await ask(db, { ...question, ofYear: error.year }, user, today)
      return { ...answer, understood: answer.understood && { ...answer.understood, whyYear: error.why } }
    }
    if (error instanceof Refusal && error.reason === 'forbidden')
      return whole(forbiddenBody(), { reading, names, year: of.years.at(-1) ?? plan.year, scope, whyYear: null, policy: null })
    throw error
  }
}

const choiceOf = ({ kind, id, name, within }: Thing): Choice => ({ kind, id, name, within })

function whole(
  body: AnswerBody,
  of: {
    readonly reading: Reading
    readonly names: Names
    readonly year: number
    readonly scope: Pick<Answer['scope'], 'structure' | 'asOf'> & {
      readonly bureau: { readonly id: number; readonly name: string }
    }
    readonly whyYear: Both | null
    readonly policy: string | null
  },
): Answer {
  const { reading, names } = of
  const understood: Understood | null = reading.of
  const kind = understood?.subject?.kind ?? 'bureau'
  return {
    ...inOrderOfReading(body),
    scope: {
      ...of.scope,
      bureau: { id: of.scope.bureau.id, name: of.scope.bureau.name },
      year: of.year,
      policy: of.policy,
    },
    understood:
      understood === null
        ? null
        : {
            intent: understood.intent,
            years: understood.years.length > 0 ? understood.years : [of.year],
            period: understood.period,
            state: understood.state,
            measure: understood.measure,
            most: understood.most,
            level: understood.level,
            aspect: understood.aspect,
            subject: understood.subject && choiceOf(understood.subject),
            against: understood.against && choiceOf(understood.against),
            whyYear: of.whyYear,
            intents: INTENTS.filter((intent) => ANSWERED[intent].includes(kind) && !NEEDS_MORE.has(intent)),
            subjects: besides(understood.subject, names).map(choiceOf),
            knownYears: names.plan.known,
          },
    unread: reading.kind === 'unknown' ? reading.words : [],
    choices: reading.kind === 'ambiguous' ? reading.things.slice(0, 9).map(choiceOf) : [],
  }
}

/** These need more than a thing: a chip alone cannot ask for them. */
const NEEDS_MORE: ReadonlySet<Intent> = new Set(['compare', 'schedule', 'service'])

/** Those of its kind in its department; departments of its bureau. A chip lists no more than fit. */
function besides(subject: Thing | null, names: Names): readonly Thing[] {
  if (subject === null) return []
  const own = names.known.map((one) => one.thing).filter((thing) => thing.kind === subject.kind)
  const near = own.filter((thing) =>
    subject.kind === 'department' ? thing.bureauId === subject.bureauId : thing.departmentId === subject.departmentId,
  )
  return subject.kind === 'term' || near.length > MOST_BESIDES ? [subject] : near
}
const MOST_BESIDES = 40

function noSuchYear(year: number, known: readonly number[]): AnswerBody {
  const span = { first: String(known[0] ?? ''), last: String(known.at(-1) ?? '') }
  return {
    ...NOTHING,
    status: 'no-data',
    sentence: lines(
      line`${String(year)}년을 다루는 계획이 없습니다. 있는 해는 ${span.first}년부터 ${span.last}년까지입니다.`,
      line`No plan covers ${String(year)}. There are plans for ${span.first} to ${span.last}.`,
    ),
  }
}

/** A year that nobody knows has the names of the page. */
async function namesOfYear(
  db: Db,
  at: { readonly bureauId: number | undefined; readonly structure: Structure | undefined },
  year: number,
  page: Names,
  today: string,
): Promise<Names> {
  if (year === page.plan.year) return page
  return namesOf(db, { ...at, year }, today).catch((error: unknown) => {
    if (error instanceof Refusal) return page
    throw error
  })
}
