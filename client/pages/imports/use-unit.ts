import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTRPC } from '../../trpc.ts'
import type { Item } from './items.ts'
import { placeKey } from './place.ts'
import { asked } from './selection.ts'
import { recordOf, unitOf } from './slots.ts'
import { chunkOf, type Piece, useChunk } from './use-blocks.ts'

/** The unit whose records are shown: the one of what is chosen; else the last one; at first the bureau. */
export function useUnit(
  draftId: number,
  units: readonly { readonly key: string }[],
  at: string | undefined,
  items: readonly Item[],
): string {
  const trpc = useTRPC()
  const keys = units.map((unit) => unit.key)
  const { item, path, place } = asked(at, items)
  const named = path === null ? null : unitOf(path, keys)
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
