import { useQueryClient } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useText } from '../../../language.tsx'
import { useUploads } from '../../write/upload-queue.ts'
import { useWrite } from '../../write/use-write.ts'
import { type Outputs, useTRPC } from '../../../trpc.ts'
import { messages } from './messages.ts'
import { captureTime, type Cell, isUnnamedPicture, refusedUnsent, uploads } from './uploads.ts'

export type { Cell }
export type List = Outputs['evidence']['list']
export type Item = List['items'][number]

/** What is on its way to one value, what can be done with its evidence, and what was done last, in words. */
export function useEvidence(cell: Cell) {
  const t = useText(messages)
  const trpc = useTRPC()
  const client = useQueryClient()
  const [said, setSaid] = useState('')
  const all = useUploads(uploads)
  const mine = useMemo(
    () =>
      all.filter(({ about }) => about.indicatorId === cell.indicatorId && about.year === cell.year && about.month === cell.month),
    [all, cell.indicatorId, cell.year, cell.month],
  )
  // The counts stand on other pages too.
  const refresh = async () => {
    await client.invalidateQueries(trpc.evidence.pathFilter())
    void client.invalidateQueries(trpc.entry.grid.queryFilter())
    void client.invalidateQueries(trpc.review.list.queryFilter())
    void client.invalidateQueries(trpc.departments.pathFilter())
  }
  const addLink = useWrite(trpc.evidence.addLink.mutationOptions(), { refresh })
  const remove = useWrite(trpc.evidence.remove.mutationOptions(), { refresh })

  return {
    cell,
    mine,
    said,
    addLink,
    remove,
    send: (files: readonly File[], limits: List['limits']) => {
      setSaid('')
      for (const file of files) {
        const name = isUnnamedPicture(file) ? t.capture(captureTime(new Date())) : file.name
        uploads.add(
          cell,
          { name, content: file },
          {
            refused: refusedUnsent({ name, size: file.size }, limits),
            onDone: (_, done) => {
              setSaid(t.addedOne(done))
              void refresh()
            },
          },
        )
      }
    },
    doAddLink: (link: { url: string; title: string }, then: () => void, draft: { forget: () => void }) =>
      addLink.send(
        { ...cell, ...link },
        (item) => {
          setSaid(t.addedOne(item.title))
          then()
        },
        draft,
      ),
    doRemove: (item: Item, then: () => void) =>
      remove.send({ id: item.id }, () => {
        setSaid(t.removedOne(item.title))
        then()
      }),
  }
}
export type Evidencing = ReturnType<typeof useEvidence>
