import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useLanguage, useText } from '../../language.tsx'
import { newRequestId } from '../../shared/write/request-id.ts'
import { factsOf, type Outputs, reasonOf, useTRPC } from '../../trpc.ts'
import type { Answer, Item } from './items.ts'
import { importsMessages } from './messages.ts'
import type { Refused } from '../../shared/write/send-file.ts'
import { refusalText } from './refusal-words.ts'
import { placeIn } from './selection.ts'
import type { Slot } from './slots.ts'

export type DraftSummary = Outputs['imports']['summary']
export type PlanSummary = Extract<DraftSummary, { kind: 'plan' }>
export type NotPlan = Extract<DraftSummary, { kind: 'not-a-plan' }>
export type DraftStatus = Outputs['imports']['list'][number]
export type ReadStatus = Outputs['imports']['status']

export interface ReviewActs {
  /** '' = no value; null = as printed again */
  readonly correct: (path: string, typed: string | null, done: () => void) => void
  /** the value printed at a place of the document, which is its origin then */
  readonly point: (path: string, place: string, done: () => void) => void
  readonly decide: (item: Item, answer: Answer, slot: Slot | null, word?: string) => void
  /** word null: takes it in again */
  readonly leaveOut: (record: string, word: string | null) => void
  readonly busy: boolean
  /** why the last act was not taken */
  readonly refused: string | null
  readonly clearRefused: () => void
}

/** The reason and facts of a refused request. */
export const refusedBy = (error: unknown): Refused | null =>
  error === null ? null : { reason: reasonOf(error), facts: factsOf(error) }

/** What a person does to a draft: each act names the version it saw and gives the next one. */
export function useReview(
  draftId: number,
  version: number,
): ReviewActs & { readonly decideSubject: (subject: string, decision: 'accepted' | 'refused' | 'open', word?: string) => void } {
  const t = useText(importsMessages)
  const language = useLanguage()
  const trpc = useTRPC()
  const client = useQueryClient()
  const correct = useMutation(trpc.imports.correct.mutationOptions())
  const decide = useMutation(trpc.imports.decide.mutationOptions())
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<string | null>(null)

  /** Acts in a row, each on the version the one before gave. */
  async function run(acts: readonly ((version: number) => Promise<{ version: number }>)[], done?: () => void) {
    setBusy(true)
    setRefused(null)
    try {
      let seen = version
      for (const act of acts) seen = (await act(seen)).version
      await client.invalidateQueries({
        queryKey: trpc.imports.pathKey(),
        predicate: (query) => !JSON.stringify(query.queryKey).includes('"blocks"'),
      })
      done?.()
    } catch (error) {
      const why = refusedBy(error)
      if (why !== null)
        setRefused(why.facts['proposals'] === undefined ? refusalText(why, language) : t.couldBe(String(why.facts['proposals'])))
      // Somebody else was faster: what stands now is shown.
      if (why?.reason === 'version-conflict') void client.invalidateQueries({ queryKey: trpc.imports.pathKey() })
    } finally {
      setBusy(false)
    }
  }
  const say = (subject: string, decision: 'accepted' | 'refused' | 'dismissed' | 'open', word: string | null) => (seen: number) =>
    decide.mutateAsync({ draftId, version: seen, requestId: newRequestId(), subjects: [subject], decision, word })
  const put =
    (path: string, typed: string | null, at: string | null = null) =>
    (seen: number) =>
      correct.mutateAsync({
        draftId,
        version: seen,
        requestId: newRequestId(),
        path,
        typed,
        place: at === null ? null : placeIn(at),
      })

  function answer(item: Item, said: Answer, slot: Slot | null, word?: string) {
    if (item.kind === 'need') return
    if (said === 'again') void run([say(item.id, 'open', null)])
    else if (said === 'keep') void run([say(item.id, 'dismissed', t.keepPrinted)])
    else if (said === 'seen') void run([say(item.id, 'dismissed', word === undefined || word === '' ? t.seenWord : word)])
    else {
      // A slip that is accepted is corrected; a pair of names that is accepted stays joined as it is.
      const corrects = item.kind === 'doubt' && item.doubt.proposal !== null && CORRECTS.has(item.doubt.kind) && slot !== null
      void run([
        ...(corrects && item.kind === 'doubt' ? [put(slot.path, item.doubt.proposal)] : []),
        say(item.id, 'accepted', null),
      ])
    }
  }
  return {
    busy,
    refused,
    clearRefused: () => setRefused(null),
    correct: (path, typed, done) => void run([put(path, typed)], done),
    point: (path, place, done) => void run([put(path, null, place)], done),
    decide: answer,
    leaveOut: (record, word) => void run([say(`record:${record}`, word === null ? 'open' : 'dismissed', word)]),
    decideSubject: (subject, decision, word) => void run([say(subject, decision, word ?? null)]),
  }
}

/** Doubts whose proposal is a value for the field itself. */
const CORRECTS: ReadonlySet<string> = new Set(['slip-proposal', 'project-count-differs'])
