/** A question that had no answer, and how often it was asked; by whom is not known. */
export interface UnansweredQuestionTable {
  /** as it was read, or '' where the words are not kept */
  question: string
  reason: 'unknown' | 'no-data'
  asked: number
  /** ISO days */
  first_on: string
  last_on: string
}

/** Table names of this room → their interfaces, as in ../schema.ts. */
export interface QuestionsTables {
  unanswered_question: UnansweredQuestionTable
}
