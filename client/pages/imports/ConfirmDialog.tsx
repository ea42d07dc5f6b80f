import { useState } from 'react'
import { useLanguage, useText } from '../../language.tsx'
import { useDraft } from '../../shared/write/draft.ts'
import type { Refused } from '../../shared/write/send-file.ts'
import { Button } from '../../ui/Button.tsx'
import { Field, FormDialog } from '../../ui/FormDialog.tsx'
import { confirmMessages } from './confirm-messages.ts'
import styles from './confirm.module.css'
import { type Item, waits } from './items.ts'
import { refusalText } from './refusal-words.ts'
import type { PlanSummary } from './use-review.ts'

export interface WhatHappens {
  readonly year: number
  readonly bureau: string
  readonly indicators: number
  readonly programmes: number
  readonly projects: number
  /** the plan in the store it meets; null when there is none */
  readonly current: { readonly title: string; readonly relation: 'correction' | 'draft' | 'next' | 'earlier' } | null
  readonly changed: number
  readonly gone: number
  readonly newUnits: number
  /** indicators that go on from the plan before, and results persons entered that stay */
  readonly goesOn: { readonly indicators: number; readonly actuals: number }
  /** records that do not enter because a person said so */
  readonly leftOut: number
  /** doubts nobody answered */
  readonly open: number
  /** cells of the document that stay unread */
  readonly unread: number
  readonly failed: number
  /** what must be settled first */
  readonly needs: number
}

/** Says in numbers what confirming does, then asks. Nothing has entered the plan before. */
export function ConfirmDialog(props: {
  what: WhatHappens
  draftId: number
  pending: boolean
  refused: Refused | null
  onClose: () => void
  /** shows what was not read */
  onShowUnread: () => void
  onConfirm: (days: { filedOn: string | null; councilOn: string | null }) => void
}) {
  const t = useText(confirmMessages)
  const { what } = props
  const language = useLanguage()
  const draft = useDraft(`import.confirm.${props.draftId}`, { filedOn: '', councilOn: '' })
  const { filedOn, councilOn } = draft.typed
  // With unread cells the first answer only brings the question about them.
  const [asked, setAsked] = useState(false)
  const send = () => {
    if (what.unread > 0 && !asked) return setAsked(true)
    props.onConfirm({ filedOn: filedOn === '' ? null : filedOn, councilOn: councilOn === '' ? null : councilOn })
  }
  return (
    <FormDialog
      title={t.title}
      act={asked ? t.confirmAnyway : t.confirm}
      back={t.notYet}
      missing={what.needs > 0 && t.blocked(what.needs)}
      pending={props.pending}
      problem={props.refused !== null && refusalText(props.refused, language)}
      draft={draft}
      onClose={props.onClose}
      onSend={send}
    >
      <p className={styles.lead}>{t.lead(what.year, what.bureau, what.indicators, what.programmes, what.projects)}</p>
      <ul className={styles.list}>
        {what.current === null && <li>{t.first}</li>}
        {what.current !== null && <li>{t[what.current.relation](what.current.title)}</li>}
        {what.current !== null && <li>{t.changes(what.changed, what.gone)}</li>}
        {what.newUnits > 0 && <li>{t.newUnits(what.newUnits)}</li>}
        {what.current !== null && <li>{t.goesOn(what.goesOn.indicators, what.indicators - what.goesOn.indicators)}</li>}
        {what.current !== null && <li>{what.goesOn.actuals === 0 ? t.keptNone : t.kept(what.goesOn.actuals)}</li>}
        {what.leftOut > 0 && <li>{t.leftOut(what.leftOut)}</li>}
        {what.open > 0 && <li data-kind="warn">{t.open(what.open)}</li>}
        {what.unread > 0 && <li data-kind="warn">{t.unread(what.unread)}</li>}
        {what.failed > 0 && <li data-kind="warn">{t.failed(what.failed)}</li>}
        <li>{t.keepsOriginal}</li>
      </ul>
      <div className={styles.days}>
        <Field label={t.filedOn}>
          {(ids) => (
            <input
              {...ids}
              type="date"
              value={filedOn}
              onChange={(event) => draft.type({ filedOn: event.currentTarget.value })}
            />
          )}
        </Field>
        <Field label={t.councilOn}>
          {(ids) => (
            <input
              {...ids}
              type="date"
              value={councilOn}
              onChange={(event) => draft.type({ councilOn: event.currentTarget.value })}
            />
          )}
        </Field>
      </div>
      <p className="muted">{t.daysHow}</p>
      {asked && (
        <div className={styles.ask} role="alert">
          <p>
            <strong>{t.unreadLeft(what.unread)}</strong>
          </p>
          <div>
            <Button small onClick={props.onShowUnread}>
              {t.showUnread}
            </Button>
          </div>
        </div>
      )}
    </FormDialog>
  )
}

/** The numbers of the last question before an import is confirmed. */
export function whatHappens(summary: PlanSummary, items: readonly Item[]): WhatHappens {
  const { plan, counts, current, matches, changes, equations, needsInAll } = summary
  return {
    year: plan.fiscalYear,
    bureau: plan.bureau,
    indicators: counts.indicators,
    programmes: counts.programmes,
    projects: counts.projects,
    current,
    changed: changes.changed + changes.renamed,
    gone: changes.gone,
    newUnits: matches.filter((unit) => unit.how === 'new').length,
    goesOn: summary.goesOn,
    leftOut: summary.leftOut,
    open: items.filter((item) => item.kind === 'doubt' && waits(item)).length,
    unread: summary.unread,
    failed: equations.failed,
    needs: needsInAll,
  }
}

/** Discarding a draft, or taking a confirmed import back: what it does, on which conditions, and why. */
export function EndDialog(props: {
  act: 'discard' | 'undo'
  draftId: number
  name: string
  pending: boolean
  refused: Refused | null
  onClose: () => void
  onEnd: (reason: string) => void
}) {
  const t = useText(confirmMessages)
  const language = useLanguage()
  const undo = props.act === 'undo'
  const draft = useDraft(`import.${props.act}.${props.draftId}`, { reason: '' })
  const reason = draft.typed.reason.trim()
  return (
    <FormDialog
      title={undo ? t.undoTitle : t.discardTitle}
      act={undo ? t.undo : t.discard}
      danger
      back={t.notYet}
      missing={undo && reason === ''}
      pending={props.pending}
      problem={props.refused !== null && refusalText(props.refused, language)}
      draft={draft}
      onClose={props.onClose}
      onSend={() => props.onEnd(reason)}
    >
      <p lang="ko">
        <strong>{props.name}</strong>
      </p>
      {undo ? (
        <>
          <p>{t.undoWhat}</p>
          <ul className={styles.list}>
            <li>{t.undoWhenNothing}</li>
            <li>{t.undoWhenLast}</li>
          </ul>
        </>
      ) : (
        <p>{t.discardWhat}</p>
      )}
      <Field label={undo ? t.reason : t.reasonOptional}>
        {(ids) => (
          <input
            {...ids}
            value={draft.typed.reason}
            maxLength={200}
            required={undo}
            onChange={(event) => draft.type({ reason: event.currentTarget.value })}
          />
        )}
      </Field>
    </FormDialog>
  )
}
