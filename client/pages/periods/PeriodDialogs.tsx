import { formatDate } from '../../format.ts'
import { Korean, useLanguage, useText } from '../../language.tsx'
import { type Outputs, reasonOf, useTRPC } from '../../trpc.ts'
import { Field, FormDialog, ReasonField } from '../../ui/FormDialog.tsx'
import { writing } from '../../writing-messages.ts'
import { useDraft } from '../../shared/write/draft.ts'
import { periodsMessages } from './messages.ts'
import { type Board, type BoardUnit, periodName } from './words.ts'
import { useWrite } from '../../shared/write/use-write.ts'
import { useSeenWrite } from '../../shared/write/use-seen-write.ts'
import styles from './periods.module.css'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { STAGE_WORDS } from '#domain/words/audit-words.ts'
import { Skeleton } from '../../ui/Skeleton.tsx'

/** When a unit's period is entered; for a closed one the exception by which it is opened again. */
export function SetDialog(props: { unit: BoardUnit; board: Board; onClose: () => void; onDone: (said: string) => void }) {
  const t = useText(periodsMessages)
  const k = useText(writing)
  const language = useLanguage()
  const trpc = useTRPC()
  const { unit, board } = props
  const held = unit.own ?? unit.inherited?.row ?? null
  const closed = unit.window === 'closed'
  const draft = useDraft(`periods.open.${unit.unitId}.${board.year}.${board.frequency}.${board.month}`, {
    opensOn: held?.opensOn ?? '',
    closesOn: held?.closesOn ?? '',
    reason: '',
  })
  const { opensOn, closesOn, reason } = draft.typed
  const save = useSeenWrite(trpc.periods.open.mutationOptions(), unit.own?.recordedAt ?? null, {
    onDone: () => props.onDone(t.opened(unit.name)),
  })
  const bad = opensOn !== '' && closesOn !== '' && closesOn < opensOn
  const input = {
    unitId: unit.unitId,
    year: board.year,
    frequency: board.frequency,
    month: board.month,
    opensOn: opensOn === '' ? null : opensOn,
    closesOn: closesOn === '' ? null : closesOn,
    ...(closed ? { reason: reason.trim() } : {}),
  }
  return (
    <FormDialog
      title={t.setTitle(unit.name, periodName(board, language))}
      act={closed ? t.reopen : t.save}
      missing={bad ? t.badDays : closed && reason.trim() === '' && k.missingReason}
      pending={save.pending}
      refused={save.refused}
      problem={save.problem}
      draft={draft}
      onClose={props.onClose}
      onSend={() => save.send(input, undefined, draft)}
    >
      {closed && <p className={styles.warn}>{t.reopenWhat}</p>}
      <div className={styles.two}>
        <Field label={t.opensOn} hint={t.openHint(formatDate(board.from))}>
          {(ids) => (
            <input {...ids} type="date" value={opensOn} onChange={(event) => draft.type({ opensOn: event.target.value })} />
          )}
        </Field>
        <Field label={t.closesOn} hint={t.closeHint}>
          {(ids) => (
            <input {...ids} type="date" value={closesOn} onChange={(event) => draft.type({ closesOn: event.target.value })} />
          )}
        </Field>
      </div>
      {closed && <ReasonField label={t.reopenReason} value={reason} onChange={(text) => draft.type({ reason: text })} />}
    </FormDialog>
  )
}

type Preview = Outputs['periods']['closePreview']
const FIRST = 8

/** 마감: says what will be closed and what is left before it is done. */
export function CloseDialog(props: { unit: BoardUnit; board: Board; onClose: () => void; onDone: (said: string) => void }) {
  const t = useText(periodsMessages)
  const language = useLanguage()
  const trpc = useTRPC()
  const { unit, board } = props
  const key = { unitId: unit.unitId, year: board.year, frequency: board.frequency, month: board.month }
  // Asked anew each time: what stands in the dialog must be what is there now.
  const preview = useQuery({ ...trpc.periods.closePreview.queryOptions(key), staleTime: 0, gcTime: 0 })
  const close = useWrite(trpc.periods.close.mutationOptions(), {
    onDone: (result) => props.onDone(t.closed(unit.name, result.closed, result.left)),
  })
  const found = preview.data
  return (
    <FormDialog
      title={t.closeTitle(unit.name, periodName(board, language))}
      act={found ? t.closeDo(found.closes) : t.close}
      danger
      missing={found === undefined && t.counting}
      pending={close.pending}
      refused={close.refused === undefined && preview.isError ? reasonOf(preview.error) : close.refused}
      onClose={props.onClose}
      onSend={() => close.send(key)}
    >
      <p>{t.closeWhat}</p>
      {found ? <WhatItDoes preview={found} /> : preview.error === null && <Skeleton lines={3} />}
    </FormDialog>
  )
}

function WhatItDoes({ preview }: { preview: Preview }) {
  const t = useText(periodsMessages)
  const language = useLanguage()
  const [all, setAll] = useState(false)
  const shown = all ? preview.left : preview.left.slice(0, FIRST)
  return (
    <>
      <dl className={styles.figures}>
        <div>
          <dt>{t.willClose}</dt>
          <dd>{t.count(preview.closes)}</dd>
        </div>
        <div>
          <dt>{t.willLeave}</dt>
          <dd>{t.count(preview.left.length)}</dd>
        </div>
        {preview.already > 0 && (
          <div>
            <dt>{t.already}</dt>
            <dd>{t.count(preview.already)}</dd>
          </div>
        )}
      </dl>
      {preview.exempt.length > 0 && (
        <p className={styles.warn}>
          <Korean>{t.exempt(preview.exempt.join(', '))}</Korean>
        </p>
      )}
      {preview.left.length > 0 && (
        <>
          <p className={styles.warn}>{t.leftWhat}</p>
          <ul className={styles.left}>
            {shown.map((value) => (
              <li key={value.indicatorId}>
                <span>
                  <Korean>{value.name}</Korean>
                </span>
                <span className={styles.quiet}>
                  <Korean>{value.department}</Korean> · {STAGE_WORDS[value.stage]?.[language] ?? value.stage}
                </span>
              </li>
            ))}
          </ul>
          {shown.length < preview.left.length && (
            <button type="button" className={styles.link} onClick={() => setAll(true)}>
              {t.leftMore(preview.left.length - shown.length)}
            </button>
          )}
        </>
      )}
    </>
  )
}
