import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { Outputs } from '../../trpc.ts'
import { trpcClient, useTRPC } from '../../trpc.ts'

/** Blocks a request; the server gives no more. */
export const CHUNK = 60
export type Piece = Outputs['imports']['blocks']
export const chunkOf = (block: number): number => Math.floor(block / CHUNK)

/** A piece of the document as it was read: it never changes, so it is asked for once. */
function useChunkOptions() {
  const trpc = useTRPC()
  return (draftId: number, chunk: number) => ({
    ...trpc.imports.blocks.queryOptions({ draftId, from: chunk * CHUNK, limit: CHUNK }),
    queryFn: () => trpcClient.imports.blocks.query({ draftId, from: chunk * CHUNK, limit: CHUNK }),
    staleTime: Infinity,
  })
}

export function useChunk(draftId: number, chunk: number, enabled: boolean) {
  const options = useChunkOptions()
  return useQuery({ ...options(draftId, chunk), enabled })
}

/** The blocks that stand on a page, found by halving: pages only go up through a document. */
export function usePiecesOfPage(draftId: number, page: number, blocks: number): readonly Piece[] {
  const options = useChunkOptions()
  const client = useQueryClient()
  const [found, setFound] = useState<{ page: number; pieces: readonly Piece[] }>({ page: 0, pieces: [] })
  useEffect(() => {
    let current = true
    const chunks = Math.max(1, Math.ceil(blocks / CHUNK))
    const load = (chunk: number) => client.fetchQuery(options(draftId, chunk))
    // Some blocks do not know their page.
    const lastPage = (piece: Piece | undefined) => piece?.blocks.findLast((block) => block.loc.page !== null)?.loc.page ?? 0
    const run = async () => {
      let [low, high] = [0, chunks - 1]
      while (low < high) {
        const middle = Math.floor((low + high) / 2)
        if (lastPage(await load(middle)) < page) low = middle + 1
        else high = middle
      }
      // A table may begin on a page before; its cells know their own page.
      const own = low === 0 ? [] : [await load(low - 1)]
      own.push(await load(low))
      for (let chunk = low + 1; chunk < chunks && lastPage(own.at(-1)) <= page; chunk++) own.push(await load(chunk))
      if (current) setFound({ page, pieces: own })
    }
    void run().catch(() => {})
    return () => {
      current = false
    }
    // The options are made anew each time and always say the same.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [client, draftId, page, blocks])
  return found.page === page ? found.pieces : []
}
