import { usePastDay } from '../../known-day.ts'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Korean, useText } from '../../language.tsx'
import { writing } from '../../writing-messages.ts'
import { useDraft } from '../../shared/write/draft.ts'
import { useWrite } from '../../shared/write/use-write.ts'
import { useTRPC } from '../../trpc.ts'
import { Button } from '../../ui/Button.tsx'
import { FormDialog, ReasonField } from '../../ui/FormDialog.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { SidePanel } from '../../ui/SidePanel.tsx'
import { Facts, History } from './Facts.tsx'
import { FollowUps } from './FollowUps.tsx'
import { Form, yearOf } from './Form.tsx'
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
  /** one was stored that belongs to another year than the page's */
  onMoved: (activity: Activity, another: boolean) => void
  onClose: () => void
}) {
  const t = useText(formMessages)
  const { page, open, adding } = props
  const past = usePastDay()
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
          onMoved={(activity, another) => {
            setSaid({ of: another ? null : activity.id, text: t.savedInYear(activity.title, activity.startsOn.slice(0, 4)) })
            props.onMoved(activity, another)
          }}
          onSaved={(activity, another) => {
            if (yearOf(activity) === page.year) setSaid({ of: another ? null : activity.id, text: t.saved(activity.title) })
            if (another) setRound(round + 1)
            else if (adding && yearOf(activity) === page.year) props.onOpen(activity.id)
          }}
        />
      )}
      {open !== null && !editable && <Facts of={open} page={page} />}
      {open !== null && department?.writable === true && <Cancelling key={open.id} of={open} onDone={() => setSaid(null)} />}
      {open !== null && (
        <FollowUps
          activityId={open.id}
          followUps={page.followUps.filter((f) => f.activityId === open.id)}
          today={page.today}
          writable={department?.writable === true}
        />
      )}
      {open !== null && !past && department?.writable === false && <p className={styles.quiet}>{t.cannot(department.name)}</p>}
      {open !== null && <History of={open} page={page} />}
    </SidePanel>
  )
}

/** Cancelling an activity and taking that back, each with its reason. */
function Cancelling({ of, onDone }: { of: Activity; onDone: () => void }) {
  const t = useText(formMessages)
  const k = useText(writing)
  const trpc = useTRPC()
  const client = useQueryClient()
  const refresh = () => client.invalidateQueries(trpc.activities.pathFilter())
  const cancel = useWrite(trpc.activities.cancel.mutationOptions(), { refresh })
  const restore = useWrite(trpc.activities.restore.mutationOptions(), { refresh })
  const [open, setOpen] = useState(false)
  const draft = useDraft(`activity.cancel.${of.id}`, { reason: '', postponed: false })
  const reason = draft.typed.reason.trim()
  const cancelled = of.status !== 'held'
  const { postponed } = draft.typed
  const act = cancelled ? restore : cancel
  const close = () => {
    setOpen(false)
    act.reset()
  }
  const done = () => {
    close()
    onDone()
  }
  return (
    <div>
      <Button kind={cancelled ? 'plain' : 'quiet'} small onClick={() => setOpen(true)}>
        {cancelled ? t.restore : t.cancelEntry}
      </Button>
      {open && (
        <FormDialog
          title={cancelled ? t.restoreTitle : t.cancelTitle}
          act={cancelled ? t.restoreDo : postponed ? t.postponeDo : t.cancelDo}
          back={t.back}
          danger={!cancelled}
          missing={reason === '' && k.missingReason}
          pending={act.pending}
          refused={act.refused}
          draft={draft}
          onClose={close}
          onSend={() => {
            const at = { id: of.id, version: of.version, reason }
            if (cancelled) restore.send(at, done, draft)
            else cancel.send({ ...at, postponed }, done, draft)
          }}
        >
          <p className={styles.subject} lang="ko">
            {of.title}
          </p>
          {!cancelled && (
            <Segmented
              label={t.whichOff}
              value={postponed ? 'postponed' : 'cancelled'}
              onChange={(which) => draft.type({ postponed: which === 'postponed' })}
              options={[
                { value: 'cancelled', label: t.offCancelled },
                { value: 'postponed', label: t.offPostponed },
              ]}
            />
          )}
          <p className={styles.quiet}>{cancelled ? t.restoreHow : postponed ? t.postponeHow : t.cancelHow}</p>
          <ReasonField value={draft.typed.reason} onChange={(text) => draft.type({ reason: text })} />
        </FormDialog>
      )}
    </div>
  )
}
