import { type FormEvent, useId, useState } from 'react'
import { useLanguage, useText } from '../../language.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { confirmMessages } from './confirm-messages.ts'
import styles from './confirm.module.css'
import { type Item, waits } from './items.ts'
import { refusalText, type Refused } from './refusal-words.ts'
import type { PlanSummary } from './use-review.ts'

export interface WhatHappens {
  readonly year: number
  readonly bureau: string
  readonly indicators: number
  readonly programmes: number
  readonly projects: number
  /** the plan in the store it meets; null when there is none */
  readonly current: { readonly title: string; readonly relation: 'correction' | 'next' } | null
  readonly changed: number
  readonly gone: number
  readonly newUnits: number
  /** indicators that go on from the plan before, and results persons entered that stay */
  readonly goesOn: { readonly indicators: number; readonly actuals: number }
  /** records that do not enter because a person said so */
  readonly leftOut: number
  /** doubts nobody answered */
  readonly open: number
  readonly unread: number
  readonly failed: number
  /** what must be settled first */
  readonly needs: number
}

/** Says in numbers what confirming does, then asks. Nothing has entered the plan before. */
export function ConfirmDialog(props: {
  open: boolean
  what: WhatHappens
  busy: boolean
  refused: Refused | null
  onClose: () => void
  onConfirm: (days: { filedOn: string | null; councilOn: string | null }) => void
}) {
  const t = useText(confirmMessages)
  const { what } = props
  const [filedOn, setFiledOn] = useState('')
  const [councilOn, setCouncilOn] = useState('')
  const language = useLanguage()
  const form = useId()
  const submitted = (event: FormEvent) => {
    event.preventDefault()
    props.onConfirm({ filedOn: filedOn === '' ? null : filedOn, councilOn: councilOn === '' ? null : councilOn })
  }
  const blocked = what.needs > 0
  return (
    <Dialog
      open={props.open}
      onClose={props.onClose}
      title={t.title}
      actions={
        <>
          <Button onClick={props.onClose}>{t.notYet}</Button>
          <Button kind="primary" type="submit" form={form} disabled={props.busy || blocked}>
            {t.confirm}
          </Button>
        </>
      }
    >
      <form id={form} className={styles.dialog} onSubmit={submitted}>
        {blocked && (
          <p className={styles.blocked} role="alert">
            {t.blocked(what.needs)}
          </p>
        )}
        <p className={styles.lead}>{t.lead(what.year, what.bureau, what.indicators, what.programmes, what.projects)}</p>
        <ul className={styles.list}>
          {what.current === null && <li>{t.first}</li>}
          {what.current !== null && (
            <li>{what.current.relation === 'correction' ? t.correction(what.current.title) : t.next(what.current.title)}</li>
          )}
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
          <label>
            {t.filedOn}
            <input type="date" value={filedOn} onChange={(event) => setFiledOn(event.currentTarget.value)} />
          </label>
          <label>
            {t.councilOn}
            <input type="date" value={councilOn} onChange={(event) => setCouncilOn(event.currentTarget.value)} />
          </label>
        </div>
        <p className="muted">{t.daysHow}</p>
        {props.refused !== null && (
          <p className={styles.refused} role="alert">
            {refusalText(props.refused, language)}
          </p>
        )}
      </form>
    </Dialog>
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
    unread: items.filter((item) => item.kind === 'unread').length,
    failed: equations.failed,
    needs: needsInAll,
  }
}

/** Discarding a draft, or taking a confirmed import back: what it does, on which conditions, and why. */
export function EndDialog(props: {
  act: 'discard' | 'undo' | null
  name: string
  busy: boolean
  refused: Refused | null
  onClose: () => void
  onEnd: (reason: string) => void
}) {
  const t = useText(confirmMessages)
  const language = useLanguage()
  const [reason, setReason] = useState('')
  const form = useId()
  const undo = props.act === 'undo'
  const submitted = (event: FormEvent) => {
    event.preventDefault()
    if (!undo || reason.trim() !== '') props.onEnd(reason.trim())
  }
  return (
    <Dialog
      open={props.act !== null}
      onClose={props.onClose}
      title={undo ? t.undoTitle : t.discardTitle}
      actions={
        <>
          <Button onClick={props.onClose}>{t.notYet}</Button>
          <Button kind="danger" type="submit" form={form} disabled={props.busy || (undo && reason.trim() === '')}>
            {undo ? t.undo : t.discard}
          </Button>
        </>
      }
    >
      <form id={form} className={styles.dialog} onSubmit={submitted}>
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
        <label className={styles.reason}>
          {undo ? t.reason : t.reasonOptional}
          <input value={reason} maxLength={200} required={undo} onChange={(event) => setReason(event.currentTarget.value)} />
        </label>
        {props.refused !== null && (
          <p className={styles.refused} role="alert">
            {refusalText(props.refused, language)}
          </p>
        )}
      </form>
    </Dialog>
  )
}
