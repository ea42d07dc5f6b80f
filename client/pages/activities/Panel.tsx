import { useState } from 'react'
import { Korean, useText } from '../../language.tsx'
import { SidePanel } from '../../ui/SidePanel.tsx'
import { Facts } from './Facts.tsx'
import { Form } from './Form.tsx'
import { History } from './History.tsx'
import { Marking } from './Marking.tsx'
import { formMessages } from './messages.ts'
import styles from './activities.module.css'
import type { Activity, Page } from './types.ts'

/** One activity beside the list: the form for whoever may write, the facts for the others; a new one to be added. */
export function Panel(props: {
  page: Page
  userId: string
  open: Activity | null
  adding: boolean
  filter: { readonly department?: number | undefined; readonly indicator?: number | undefined }
  onOpen: (id: number) => void
  onClose: () => void
}) {
  const t = useText(formMessages)
  const { page, open, adding } = props
  const [said, setSaid] = useState<{ readonly of: number | null; readonly text: string } | null>(null)
  // After "save, then another" the form begins anew.
  const [round, setRound] = useState(0)
  const department = page.departments.find((d) => d.id === open?.departmentId)
  const editable = department?.writable === true && open?.status === 'held'
  return (
    <SidePanel
      open={adding || open !== null}
      onClose={props.onClose}
      title={adding ? t.addTitle : editable ? t.editTitle : t.showTitle}
      {...(department ? { subtitle: <Korean>{department.name}</Korean> } : {})}
    >
      <p role="status" className={styles.said}>
        {said !== null && said.of === (open?.id ?? null) ? said.text : ''}
      </p>
      {(adding || editable) && (
        <Form
          key={adding ? `new${round}` : open?.id}
          page={page}
          userId={props.userId}
          base={adding ? null : open}
          filter={props.filter}
          again={adding && round > 0}
          onOpen={props.onOpen}
          onSaved={(activity, another) => {
            setSaid({ of: another ? null : activity.id, text: t.saved(activity.title) })
            if (another) setRound(round + 1)
            else if (adding) props.onOpen(activity.id)
          }}
        />
      )}
      {open !== null && !editable && <Facts of={open} page={page} />}
      {open !== null && department?.writable === true && (
        <Marking key={`${open.id}.${open.status}`} of={open} onDone={() => setSaid(null)} />
      )}
      {open !== null && department?.writable === false && <p className={styles.quiet}>{t.cannot(department.name)}</p>}
      {open !== null && <History of={open} page={page} />}
    </SidePanel>
  )
}
