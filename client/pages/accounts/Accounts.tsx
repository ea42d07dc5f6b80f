import { useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useId, useState } from 'react'
import { useFrame } from '../../frame/use-frame.ts'
import { Korean, type Texts, useText } from '../../language.tsx'
import { useTRPC } from '../../trpc.ts'
import { Button } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { PageFrame } from '../../ui/PageFrame.tsx'
import { SidePanel } from '../../ui/SidePanel.tsx'
import { AccountPanel, AccountState } from './AccountPanel.tsx'
import styles from '../../shared/accounts/accounts.module.css'
import { CreateDialog, LinkDialog } from './AccountDialogs.tsx'
import { accountsMessages } from '../../shared/accounts/messages.ts'
import { type Account, type Department, departmentsOf, type Link, matches, searchable } from '../../shared/accounts/words.ts'
import { useAccounts } from '../../shared/accounts/use-accounts.ts'
import { formatDateTime } from '../../format.ts'
import { type Column, DataTable } from '../../ui/DataTable.tsx'

const route = getRouteApi('/frame/accounts')

/** 계정: who may sign in, as what and for which departments. The server refuses everybody but administrators. */
export function Accounts() {
  const t = useText(accountsMessages)
  const trpc = useTRPC()
  const navigate = useNavigate()
  const id = useId()
  const { q = '', account: openId } = route.useSearch()
  const demonstration = useFrame()?.server.demonstration === true
  const { accounts, departments } = useSuspenseQuery(trpc.accounts.list.queryOptions()).data
  const manage = useAccounts()
  const [creating, setCreating] = useState(false)
  const [link, setLink] = useState<{ readonly name: string; readonly link: Link } | null>(null)

  const go = (search: { q?: string | undefined; account?: string | undefined }, replace = false) =>
    void navigate({ to: '/accounts', search: { q: q === '' ? undefined : q, account: openId, ...search }, replace })
  const shown = q.trim() === '' ? accounts : accounts.filter((a) => matches(searchable(t, a, departments), q.trim()))
  const open = accounts.find((a) => a.id === openId)
  const active = accounts.filter((a) => a.standing === 'active').length
  const waiting = accounts.filter((a) => a.standing === 'waiting').length
  return (
    <PageFrame
      documentTitle={t.title}
      title={waiting > 0 ? t.headlineWaiting(active, waiting) : t.headline(active)}
      subtitle={demonstration ? t.demonstration : t.subtitle}
      actions={
        <Button kind="primary" onClick={() => setCreating(true)}>
          {t.create}
        </Button>
      }
    >
      <Card headline={q === '' ? t.all(accounts.length) : t.found(shown.length)}>
        <div className={styles.find} role="search">
          <label className="sr-only" htmlFor={id}>
            {t.search}
          </label>
          <input
            id={id}
            type="search"
            className={styles.input}
            value={q}
            placeholder={t.search}
            maxLength={80}
            autoComplete="off"
            onChange={(event) => go({ q: event.target.value === '' ? undefined : event.target.value }, true)}
          />
          <span className="sr-only" role="status">
            {q === '' ? '' : t.found(shown.length)}
          </span>
        </div>
        <AccountTable
          accounts={shown}
          departments={departments}
          openId={open?.id ?? null}
          onOpen={(a) => go({ account: a.id })}
        />
      </Card>
      <SidePanel
        open={open !== undefined}
        onClose={() => go({ account: undefined })}
        title={open?.name}
        subtitle={open?.username}
      >
        {open !== undefined && (
          <AccountPanel
            key={open.id}
            account={open}
            departments={departments}
            manage={manage}
            onLink={(made) => setLink({ name: open.name, link: made })}
          />
        )}
      </SidePanel>
      {creating && (
        <CreateDialog
          departments={departments}
          create={manage.create}
          onClose={() => setCreating(false)}
          onMade={(made, name) => {
            setCreating(false)
            setLink({ name, link: made })
          }}
        />
      )}
      {link !== null && <LinkDialog name={link.name} link={link.link} onClose={() => setLink(null)} />}
    </PageFrame>
  )
}

const ORDER = { active: 2, waiting: 1, disabled: 3 } as const

/** Everybody with an account; a row opens what can be done with it. */
function AccountTable(props: {
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
      cell: (a) => <AccountState account={a} />,
      sort: (a) => (a.wait > 0 ? 0 : ORDER[a.standing]),
    },
  ]
}
