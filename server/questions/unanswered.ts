import type { Db } from '#data/database.ts'
import { LONGEST_QUESTION, readable } from '#domain/questions/text.ts'
import type { SignedIn } from '../record/writer.ts'
import { ask, type Question } from './ask.ts'

/** More different questions than these are counted together: a table of typing errors helps nobody. */
const MOST = 1000
/** The words are not kept: of all such questions one line. */
const UNSAID = ''

export interface Unanswered {
  /** '' where the words are not kept */
  readonly question: string
  readonly reason: 'unknown' | 'no-data'
  readonly asked: number
  /** ISO days */
  readonly firstOn: string
  readonly lastOn: string
}

/**
 * Counts a question that had no answer, without who asked it. Its words are kept only where the installation says so (`keepWords`). The
 * question is read again here: nobody fills the table with what was answered. Returns whether it was counted.
 */
export async function countUnanswered(
  db: Db,
  question: Question,
  by: { readonly user: SignedIn; readonly today: string; readonly keepWords: boolean },
): Promise<boolean> {
  const { status } = await ask(db, question, by.user, by.today)
  if (status !== 'unknown' && status !== 'no-data') return false
  const text = readable(question.q).slice(0, LONGEST_QUESTION)
  if (text === '') return false
  const { n } = await db
    .selectFrom('unanswered_question')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  await db
    .insertInto('unanswered_question')
    .values({
      question: by.keepWords && n < MOST ? text : UNSAID,
      reason: status,
      asked: 1,
      first_on: by.today,
      last_on: by.today,
    })
    .onConflict((oc) =>
      oc.columns(['question', 'reason']).doUpdateSet((eb) => ({
        asked: eb('unanswered_question.asked', '+', 1),
        last_on: by.today,
      })),
    )
    .execute()
  return true
}

/** What was asked in vain, the most frequent first, so that the product learns to answer it. */
export async function unanswered(db: Db): Promise<readonly Unanswered[]> {
  return db
    .selectFrom('unanswered_question')
    .select(['question', 'reason', 'asked', 'first_on as firstOn', 'last_on as lastOn'])
    .orderBy('asked', 'desc')
    .orderBy('last_on', 'desc')
    .orderBy('question')
    .orderBy('reason')
    .limit(100)
    .execute()
}
