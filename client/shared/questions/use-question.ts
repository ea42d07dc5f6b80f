import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { Intent } from '#domain/questions/intents.ts'
import type { ThingKind } from '#domain/questions/link.ts'
import { spokenLine } from '#domain/questions/answer.ts'
import { useLanguage } from '../../language.tsx'
import { type Outputs, useTRPC } from '../../trpc.ts'
import { announce } from '../../ui/announce.tsx'

export type Answer = Outputs['questions']['ask']

/** A question with what a person set in it by hand. */
export interface Question {
  readonly q: string
  readonly about?: { readonly kind: ThingKind; readonly id: number } | undefined
  readonly intent?: Intent | undefined
  readonly ofYear?: number | undefined
}

/** Of which bureau, year and structure the page is that the question is asked on. */
export interface AskedOn {
  readonly bureauId: number | undefined
  readonly year: number | undefined
  readonly structure: 'current' | undefined
}

/** The answer to a question, said aloud once it is there; nothing is asked while `question` is null. */
export function useQuestion(question: Question | null, on: AskedOn) {
  const trpc = useTRPC()
  const language = useLanguage()
  const answer = useQuery({
    ...trpc.questions.ask.queryOptions({ ...on, ...(question ?? { q: '' }) }),
    enabled: question !== null && question.q.trim() !== '',
    placeholderData: keepPreviousData,
  })
  const { data, isPlaceholderData } = answer
  const { mutate: count } = useMutation(trpc.questions.count.mutationOptions())
  const said = useRef<Answer | null>(null)
  useEffect(() => {
    if (data === undefined || isPlaceholderData || said.current === data || question === null) return
    said.current = data
    // Whoever looks for what cannot be answered yet finds it counted; nothing waits for that.
    if (data.status === 'unknown' || data.status === 'no-data') count({ ...on, ...question })
    announce(
      [data.sentence, ...data.notes.map((note) => note.line)]
        .map((one) => spokenLine(one[language], data.figures, language))
        .join(' '),
    )
  }, [data, isPlaceholderData, question, language, count, on])
  return answer
}
