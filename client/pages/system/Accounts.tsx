import { Link } from '@tanstack/react-router'
import { ROLES } from '#domain/entry/permissions.ts'
import { useText } from '../../language.tsx'
import type { Outputs } from '../../trpc.ts'
import { Card } from '../../ui/Card.tsx'
import { type Column, DataTable } from '../../ui/DataTable.tsx'
import { systemMessages } from './messages.ts'

type Row = Outputs['system']['status']['users'][number]

/** Who may sign in and as what. */
export function Accounts({ users }: { users: readonly Row[] }) {
  const t = useText(systemMessages)
  const roleWord = (role: string) => {
    const known = ROLES.find((one) => one === role)
    return known === undefined ? role : t[known]
  }
  const columns: Column<Row>[] = [
    { id: 'name', header: t.name, cell: (u) => u.name, sort: (u) => u.name },
    { id: 'username', header: t.username, cell: (u) => u.username ?? '–', sort: (u) => u.username },
    { id: 'role', header: t.role, cell: (u) => roleWord(u.role), sort: (u) => roleWord(u.role) },
  ]
  return (
    <Card headline={t.accounts} subtitle={t.accountsWhat} actions={<Link to="/accounts">{t.manageAccounts}</Link>}>
      <DataTable
        caption={t.accounts}
        columns={columns}
        rows={users}
        rowId={(u) => u.username ?? u.name}
        rowName={(u) => u.name}
        empty={t.noAccounts}
      />
    </Card>
  )
}
