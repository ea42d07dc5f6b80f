import { formatNumber } from '../../format.ts'
import { Korean, type Texts, useText } from '../../language.tsx'
import type { Outputs } from '../../trpc.ts'
import { Card } from '../../ui/Card.tsx'
import { type Column, DataTable } from '../../ui/DataTable.tsx'
import { systemMessages } from './messages.ts'
import styles from './system.module.css'

type Row = Outputs['system']['status']['documents'][number]

const documentColumns = (t: Texts<typeof systemMessages>): readonly Column<Row>[] => [
  {
    id: 'title',
    header: t.document,
    cell: (d) => (
      <span className={styles.document}>
        <Korean>{d.title}</Korean>
        {d.note !== '' && <span className={styles.note}>{d.note}</span>}
      </span>
    ),
  },
  { id: 'issuer', header: t.issuer, cell: (d) => <Korean>{d.issuer}</Korean> },
  { id: 'received', header: t.receivedAs, cell: (d) => d.receivedAs },
  { id: 'figures', header: t.figures, numeric: true, cell: (d) => formatNumber(d.figures) },
]

/** Documents read in and how many stored figures point back into each. */
export function Documents({ documents }: { documents: readonly Row[] }) {
  const t = useText(systemMessages)
  const columns = documentColumns(t)
  return (
    <Card headline={t.documents} subtitle={t.documentsWhat}>
      <DataTable
        caption={t.documents}
        columns={columns}
        rows={documents}
        rowId={(d) => d.title}
        rowName={(d) => d.title}
        empty={t.noDocuments}
        phone="cards"
      />
    </Card>
  )
}
