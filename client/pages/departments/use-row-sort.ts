import { getRouteApi } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { Column, Sort } from '../../ui/DataTable.tsx'

const route = getRouteApi('/frame/departments/$departmentId')

/** The order of the indicators, in the address; one by a column that is not there is none. */
export function useRowSort<Row>(columns: readonly Column<Row>[]) {
  const navigate = route.useNavigate()
  const { sort: id, desc } = route.useSearch()
  const known = columns.some((c) => c.id === id && c.sort !== undefined)
  const sort = useMemo<Sort | null>(() => (id !== undefined && known ? { id, desc: desc === true } : null), [id, desc, known])
  const onSort = (next: Sort | null) =>
    void navigate({
      search: ({ sort: _, desc: __, ...rest }) =>
        next === null ? rest : { ...rest, sort: next.id, ...(next.desc ? { desc: true as const } : {}) },
      replace: true,
      resetScroll: false,
    })
  return { sort, onSort }
}
