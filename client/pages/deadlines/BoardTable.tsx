import { useMemo } from 'react'
import { useText } from '../../language.tsx'
import { usePeriodNames } from '../../shared/text/period-name.ts'
import { DataTable } from '../../ui/DataTable.tsx'
import { boardColumns } from './board-columns.tsx'
import { messages } from './messages.ts'
import type { Line } from './shown.ts'

/** One row a department and period; late ones first as long as no column is chosen. `several`: departments to tell apart. */
export function BoardTable({ lines, several }: { lines: readonly Line[]; several: boolean }) {
  const t = useText(messages)
  const names = usePeriodNames()
  const columns = useMemo(() => boardColumns({ t, names, several }), [t, names, several])
  return (
    <DataTable
      caption={t.table}
      columns={columns}
      rows={lines}
      phone="cards"
      rowId={({ row }) => `${row.departmentId}.${row.year}.${row.month}`}
      rowName={({ row, department }) => `${department.name} ${names.at(row.year, row.month)}`}
    />
  )
}
