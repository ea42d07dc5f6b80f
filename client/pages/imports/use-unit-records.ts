import { trpcClient, useTRPC } from '../../trpc.ts'
import { PAGE, useWhole } from './use-whole.ts'

/** Every record of a unit, as it stands in a version of the draft. */
export function useUnitRecords(draftId: number, unit: string, version: number) {
  const trpc = useTRPC()
  return useWhole([...trpc.imports.records.queryKey({ draftId, unit }), version], async (offset) => {
    const { records, inAll } = await trpcClient.imports.records.query({ draftId, unit, offset, limit: PAGE })
    return { items: records, inAll }
  })
}
