import { keepPreviousData, type QueryKey, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { type Outputs, trpcClient, useTRPC } from '../../trpc.ts'
import type { Item } from './items.ts'
import { asked, placeKey } from './selection.ts'
import { recordOf, unitOf } from './slots.ts'

/** The unit whose records are shown: the one of what is chosen; else the last one; at first the bureau. */
export function useUnit(
  draftId: number,
  units: readonly { readonly key: string }[],
  at: string | undefined,
  items: readonly Item[],
  moved: Readonly<Record<string, string>>,
): string {
  const trpc = useTRPC()
  const keys = units.map((unit) => unit.key)
  const { item, path, place } = asked(at, items)
  const named = path === null ? null : (moved[recordOf(path)] ?? unitOf(path, keys))
  // The key of a goal table's row does not say whose table it is.
  const tables = useQuery({
    ...trpc.imports.records.queryOptions({ draftId, group: 'goal-tables', limit: 200 }),
    enabled: path !== null && path.startsWith('goal-tables/'),
  })
  // Nor does a cell of the document that is named by its place alone.
  const bare = item === null && path === null ? place : null
  const chunk = useChunk(draftId, chunkOf(Number((bare ?? '0').split('.')[0])), bare !== null)
  const found =
    bare !== null
      ? (nearest(chunk.data?.cells ?? [], bare)?.unit ?? null)
      : (named ??
        (path === null ? null : (tables.data?.records.find((record) => record.record === recordOf(path))?.unit ?? null)))
  const [last, setLast] = useState(keys[0] ?? '')
  if (found !== null && found !== last) setLast(found)
  return found ?? last
}

/** The cell itself; of one that gave nothing another of its row, else of its table. */
function nearest(cells: Piece['cells'], place: string): Piece['cells'][number] | undefined {
  const [block, row] = place.split('.')
  const own = cells.filter((cell) => String(cell.block) === block)
  // A unit's own name may be taken from anywhere, e.g. the government's from a project's 시행주체.
  const others = own.filter((cell) => !cell.path.startsWith('units/'))
  return (
    own.find((cell) => placeKey(cell) === place) ?? others.find((cell) => String(cell.row ?? '') === row) ?? others[0] ?? own[0]
  )
}

/** Every record of a unit, as it stands in a version of the draft. */
export function useUnitRecords(draftId: number, unit: string, version: number) {
  const trpc = useTRPC()
  return useWhole([...trpc.imports.records.queryKey({ draftId, unit }), version], async (offset) => {
    const { records, inAll } = await trpcClient.imports.records.query({ draftId, unit, offset, limit: PAGE })
    return { items: records, inAll }
  })
}

export const PAGE = 200

/** A list the server gives in pages, whole; what was shown stays until the new is there. */
export function useWhole<T>(
  queryKey: QueryKey,
  page: (offset: number) => Promise<{ readonly items: readonly T[]; readonly inAll: number }>,
  enabled = true,
) {
  return useQuery({
    queryKey: [...queryKey, 'whole'],
    enabled,
    placeholderData: keepPreviousData,
    queryFn: async () => {
      const all: T[] = []
      for (;;) {
        const { items, inAll } = await page(all.length)
        all.push(...items)
        if (items.length === 0 || all.length >= inAll) return all
      }
    },
  })
}

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
export function usePiecesOfPage(draftId: number, page: number, from: number, blocks: number): readonly Piece[] {
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
      const first = chunkOf(from)
      let [low, high] = [first, chunks - 1]
      while (low < high) {
        const middle = Math.floor((low + high) / 2)
        if (lastPage(await load(middle)) < page) low = middle + 1
        else high = middle
      }
      // A table may begin on a page before; its cells know their own page.
      const own = low === first ? [] : [await load(low - 1)]
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
  }, [client, draftId, page, from, blocks])
  return found.page === page ? found.pieces : []
}
