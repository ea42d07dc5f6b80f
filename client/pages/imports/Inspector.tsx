import { useState } from 'react'
import { formatDateTime } from '../../format.ts'
import { Korean, type Texts, useLanguage, useText } from '../../language.tsx'
import { repairWord } from '../../shared/value/origin/origin-words.ts'
import { Button } from '../../ui/Button.tsx'
import { addMessages } from './add-messages.ts'
import { WithWord } from './ItemList.tsx'
import { importsMessages } from './messages.ts'
import styles from './review.module.css'
import { type Chosen, placeText } from './selection.ts'
import { useRecords } from './SlotButton.tsx'
import { slotMessages } from './slot-messages.ts'
import { canLeaveOut, parentSlot, recordOf, type Slot, valueText } from './slots.ts'

interface Props {
  readonly chosen: Chosen
  readonly onReset: (path: string) => void
  readonly onLeaveOut: (record: string, word: string | null) => void
  readonly onShowDocument: (() => void) | null
}

/** The chosen field: value, printed string, place, what was repaired, how sure, who corrected it. Or the cell no record uses. */
export function Inspector(props: Props) {
  const t = useText(importsMessages)
  const { chosen } = props
  return (
    <section className={styles.inspector} aria-label={t.inspector} aria-live="polite">
      {chosen.slot !== null ? <OfSlot slot={chosen.slot} {...props} /> : <Without chosen={chosen} />}
    </section>
  )
}

/** A cell no field was read from, and what was read beside it. */
function Without({ chosen }: { chosen: Chosen }) {
  const t = useText(importsMessages)
  const a = useText(addMessages)
  const { editable, add } = useRecords()
  if (chosen.place === null) return <p className="muted">{t.chooseSomething}</p>
  return (
    <>
      <p>{chosen.item === null ? t.cellUnused : t.cellInDoubt}</p>
      {editable && (
        <p>
          <Button small onClick={() => add(chosen.place)}>
            {a.addRow}
          </Button>
        </p>
      )}
      {chosen.slots.length > 0 && <Others lead={t.sameRow} slots={chosen.slots} />}
    </>
  )
}

function Others({ lead, slots }: { lead: string; slots: readonly Slot[] }) {
  const { choose } = useRecords()
  return (
    <p className={styles.others}>
      {lead}{' '}
      {slots.slice(0, 8).map((other) => (
        <button key={other.path} type="button" onClick={() => choose(other.path)}>
          <Korean>{other.name}</Korean>
        </button>
      ))}
    </p>
  )
}

function OfSlot({ slot, chosen, onReset, onLeaveOut, onShowDocument }: Props & { slot: Slot }) {
  const t = useText(importsMessages)
  const language = useLanguage()
  const a = useText(addMessages)
  const words = useText(slotMessages)
  const { editable, edit, busy, parents, point, enter } = useRecords()
  const parent = parentSlot(slot.record, words, parents)
  const [moving, setMoving] = useState<string | null>(null)
  const record = recordOf(slot.path)
  const { leftOut } = slot.record
  const [leaving, setLeaving] = useState<string | null>(null)
  const others = chosen.slots.filter((other) => other.path !== slot.path)
  const repairs = [...new Set(slot.repairs.map((repair) => repairWord[repair.kind][language]))]
  return (
    <>
      <div className={styles.inspectorHead}>
        <p className={styles.inspectorName}>
          <Korean>{slot.name}</Korean>
        </p>
        <div className={styles.inspectorActs}>
          {onShowDocument !== null && (
            <Button small kind="quiet" onClick={onShowDocument}>
              {t.showInDocument}
            </Button>
          )}
          {editable && slot.corrected !== null && (
            <Button small kind="quiet" disabled={busy} onClick={() => onReset(slot.path)}>
              {t.asPrintedAgain}
            </Button>
          )}
          {editable && !leftOut && canLeaveOut(record) && leaving !== record && (
            <Button small kind="quiet" onClick={() => setLeaving(record)}>
              {t.leaveOut}
            </Button>
          )}
          {editable && !CHOSEN.has(slot.column) && (
            <Button small kind="quiet" disabled={busy} onClick={() => point(slot)}>
              {a.point} <kbd>G</kbd>
            </Button>
          )}
          {editable && (
            <Button small disabled={busy} onClick={() => edit(slot.path)}>
              {t.correct} <kbd>F2</kbd>
            </Button>
          )}
        </div>
      </div>
      {editable && !leftOut && leaving === record && (
        <WithWord act={t.leaveOut} label={t.leaveOutWord} busy={busy} onAct={(word) => onLeaveOut(record, word)} />
      )}
      {leftOut && (
        <p className={styles.leftOut}>
          {t.isLeftOut}{' '}
          {editable && (
            <Button small disabled={busy} onClick={() => onLeaveOut(record, null)}>
              {t.takeIn}
            </Button>
          )}
        </p>
      )}
      {slot.record.added && (
        <p className={styles.leftOut}>
          {a.isAdded}{' '}
          {editable && (
            <Button small disabled={busy} onClick={() => onReset(record)}>
              {a.remove}
            </Button>
          )}
        </p>
      )}
      <dl className={styles.inspectorPairs}>
        <div>
          <dt>{t.value}</dt>
          <dd>
            <strong>
              <Korean>{valueText(slot, t, language) ?? t.blank}</Korean>
            </strong>
          </dd>
        </div>
        <div>
          <dt>{t.asPrinted}</dt>
          <dd>
            {slot.raw === '' ? (
              <span className="muted">{t.notPrinted}</span>
            ) : (
              <q className={styles.raw} lang="ko">
                {slot.raw}
              </q>
            )}
          </dd>
        </div>
        {slot.raw !== '' && (
          <div>
            <dt>{t.place}</dt>
            <dd>{placeText(slot.loc, t)}</dd>
          </div>
        )}
        <div>
          <dt>{t.howSure}</dt>
          <dd>
            {slot.corrected !== null ? t.correctedBy(slot.corrected.by, formatDateTime(slot.corrected.at)) : sure(slot, t)}
            {repairs.length > 0 && <span className={styles.repairs}> · {repairs.join(' · ')}</span>}
          </dd>
        </div>
      </dl>
      {parent !== null && parent.options !== null && (
        <div className={styles.belongs}>
          <span>{a.belongs}</span>
          <Korean>{parent.options.find(({ value }) => value === parent.value)?.label ?? t.blank}</Korean>
          {editable && parent.options.length > 1 && moving !== record && (
            <Button small kind="quiet" onClick={() => setMoving(record)}>
              {a.move}
            </Button>
          )}
          {editable && moving === record && (
            <select
              aria-label={a.moveTo}
              // It has just been asked for.
              ref={(select) => select?.focus()}
              value={String(parent.value)}
              disabled={busy}
              onChange={(event) => {
                setMoving(null)
                enter(parent.path, event.currentTarget.value)
              }}
            >
              {parent.options.map(({ value, label }) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </select>
          )}
        </div>
      )}
      {others.length > 0 && <Others lead={t.alsoFrom(others.length)} slots={others} />}
    </>
  )
}

/** Nothing in the document says these by itself. */
const CHOSEN: ReadonlySet<string> = new Set(['goal', 'shortName', 'direction', 'aggregation'])

function sure({ raw, confidence }: Slot, t: Texts<typeof importsMessages>): string {
  if (raw === '' && confidence >= 1) return t.sureByRule
  if (confidence >= 1) return t.sureAsPrinted
  if (confidence >= 0.85) return t.sureRepaired
  return confidence > 0 ? t.sureProposed : t.sureUnread
}
