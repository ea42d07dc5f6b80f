import { formatDateTime } from '../../format.ts'
import { Korean, type Texts, useText } from '../../language.tsx'
import { type Column, DataTable } from '../../ui/DataTable.tsx'
import styles from '../../shared/accounts/accounts.module.css'
import { accountsMessages } from '../../shared/accounts/messages.ts'
import type { Account, Department } from '../../shared/accounts/types.ts'
import { departmentsOf } from '../../shared/accounts/words.ts'

const ORDER = { active: 2, waiting: 1, disabled: 3 } as const

/** Everybody with an account; a row opens what can be done with it. */
export function AccountTable(props: {
  accounts: readonly Account[]
  departments: readonly Department[]
  openId: string | null
  onOpen: (account: Account) => void
}) {
  const t = useText(accountsMessages)
  const columns = columnsOf(t, props.departments)
  return (
    <div className={styles.list}>
      <DataTable
        caption={t.title}
        columns={columns}
        rows={props.accounts}
        rowId={(a) => a.id}
        rowName={(a) => a.name}
        onOpen={props.onOpen}
        openId={props.openId}
        empty={t.noneFound}
        phone="cards"
      />
    </div>
  )
}

function columnsOf(t: Texts<typeof accountsMessages>, all: readonly Department[]): Column<Account>[] {
  const departments = (a: Account) => departmentsOf(t, a, all)
  return [
    {
      id: 'name',
      header: `${t.name} · ${t.username}`,
      sort: (a) => a.name,
      cell: (a) => (
        <span className={styles.who}>
          <Korean>{a.name}</Korean> <span className={styles.username}>{a.username}</span>
        </span>
      ),
    },
    { id: 'role', header: t.role, cell: (a) => t[a.role], sort: (a) => t[a.role] },
    { id: 'departments', header: t.departmentsShort, cell: (a) => <Korean>{departments(a)}</Korean>, sort: departments },
    {
      id: 'last',
      header: t.lastSignIn,
      sort: (a) => a.lastSignInAt,
      cell: (a) => (a.lastSignInAt === null ? <span className="muted">{t.never}</span> : formatDateTime(a.lastSignInAt)),
    },
    {
      id: 'sessions',
      header: t.sessions,
      sort: (a) => a.sessions,
      numeric: true,
      cell: (a) => (a.sessions === 0 ? <span className="muted">–</span> : a.sessions),
    },
    {
      id: 'standing',
      header: t.standing,
      cell: (a) => <Standing account={a} />,
      sort: (a) => (a.wait > 0 ? 0 : ORDER[a.standing]),
    },
  ]
}

/** A mark, a word and, while passwords are not looked at, for how long. */
export function Standing({ account }: { account: Account }) {
  const t = useText(accountsMessages)
  return (
    <span className={styles.standing}>
      <span className={styles.badge} data-standing={account.standing}>
        {t[account.standing]}
      </span>
      {account.wait > 0 && (
        <span className={styles.badge} data-standing="delayed">
          {t.delayed(account.wait)}
        </span>
      )}
    </span>
  )
}
