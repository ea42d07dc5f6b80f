import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { type ReorganisationDraft, structureAfter, type UnitAfter, type UnitRef } from '#domain/plan/reorganisation.ts'
import { useDraft } from '../../shared/write/draft.ts'
import { useWrite } from '../../shared/write/use-write.ts'
import { type Outputs, useTRPC } from '../../trpc.ts'

export type View = Outputs['reorganisations']['event']
export type Head = View['head']

/** How long typing rests before it is saved, ms. */
const REST = 500

export interface Event {
  readonly view: View
  readonly head: Head
  readonly draft: ReorganisationDraft
  /** the structure of its day as it stands on the screen */
  readonly after: readonly UnitAfter[]
  readonly editable: boolean
  readonly change: (draft: Partial<ReorganisationDraft>) => void
  readonly changeHead: (head: Partial<Head>) => void
  readonly saving: 'saved' | 'saving' | 'refused'
  readonly refused: ReturnType<typeof useWrite>['refused']
  /** gives up what was typed here for what somebody else has saved */
  readonly reload: () => void
  readonly nameOf: (ref: UnitRef | null) => string
}

/** An event that saves itself while it is a draft: what is typed is kept on this machine until the server has it. */
export function useEvent(id: number): Event {
  const trpc = useTRPC()
  const client = useQueryClient()
  const view = useSuspenseQuery(trpc.reorganisations.event.queryOptions({ id })).data
  const kept = useDraft<{ head: Head; draft: ReorganisationDraft }>(`reorganisation.${id}`, {
    head: view.head,
    draft: view.draft,
  })
  const save = useWrite(trpc.reorganisations.save.mutationOptions(), {
    refresh: () => client.invalidateQueries({ queryKey: trpc.reorganisations.pathKey() }),
  })
  const { head, draft } = kept.typed
  const editable = view.state === 'draft'
  const content = JSON.stringify({ head, draft })
  const stored = JSON.stringify({ head: view.head, draft: view.draft })
  const { pending, refused } = save
  useEffect(() => {
    if (!editable || !kept.changed || pending || refused !== undefined) return undefined
    if (content === stored) {
      kept.forget()
      return undefined
    }
    const timer = setTimeout(() => save.send({ id, version: view.version, head, draft }), REST)
    return () => clearTimeout(timer)
    // What is sent follows from these; the functions are new at each drawing.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [editable, kept.changed, pending, refused, content, stored])
  const after = structureAfter(view.before, draft)
  const type = (part: Partial<{ head: Head; draft: ReorganisationDraft }>) => {
    if (refused !== undefined) save.reset()
    kept.type(part)
  }
  return {
    view,
    head,
    draft,
    after,
    editable,
    change: (part) => type({ draft: { ...draft, ...part } }),
    changeHead: (part) => type({ head: { ...head, ...part } }),
    saving: refused !== undefined ? 'refused' : content === stored ? 'saved' : 'saving',
    refused,
    reload: () => {
      kept.forget()
      save.reset()
      void client.invalidateQueries({ queryKey: trpc.reorganisations.pathKey() })
    },
    nameOf: (ref) =>
      ref === null
        ? ''
        : (after.find((unit) => unit.ref === ref)?.name ?? view.before.find((unit) => unit.id === ref)?.name ?? String(ref)),
  }
}

/** What a choice names: a unit of the store, or one the event makes. */
export const refOf = (text: string): UnitRef => (/^\d+$/.test(text) ? Number(text) : text)
