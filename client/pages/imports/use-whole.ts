import { keepPreviousData, type QueryKey, useQuery } from '@tanstack/react-query'

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
