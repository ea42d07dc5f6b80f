import { formatDateTime } from '../../format.ts'
import { Korean, useLanguage, useText } from '../../language.tsx'
import { Button } from '../../ui/Button.tsx'
import { importsMessages } from './messages.ts'
import { placeText } from './place.ts'
import { useRecords } from './records-context.ts'
import type { Chosen } from './selection.ts'
import type { Slot } from './slots.ts'
import styles from './review.module.css'
import type { Corrected } from './types.ts'
import { valueText } from './value-text.ts'
import { repairWord } from './words.ts'

/** The chosen field: value, printed string, place, what was repaired, how sure, who corrected it. Or the cell no record uses. */
export function Inspector(props: { chosen: Chosen; corrections: ReadonlyMap<string, Corrected>; onReset: (path: string) => void; onShowDocument: (() => void) | null }) {
  const t = useText(importsMessages)
  const { chosen } = props
  return (
    <section className={styles.inspector} aria-label={t.inspector} aria-live="polite">
      {chosen.slot === null ? <Without chosen={chosen} /> : <OfSlot slot={chosen.slot} {...props} />}
    </section>
  )
}

function Without({ chosen }: { chosen: Chosen }) {
  const t = useText(importsMessages)
  if (chosen.place === null) return <p className="muted">{t.chooseSomething}</p>
  return <p>{chosen.item === null ? t.cellUnused : t.cellInDoubt}</p>
}

function OfSlot({ slot, chosen, corrections, onReset, onShowDocument }: Parameters<typeof Inspector>[0] & { slot: Slot }) {
  const t = useText(importsMessages)
  const language = useLanguage()
  const { editable, edit, choose, busy } = useRecords()
  const { field } = slot
  const corrected = corrections.get(slot.path)
  const others = chosen.slots.filter((other) => other.path !== slot.path)
  const repairs = [...new Set(field.repairs.map((repair) => repairWord[repair.kind][language]))]
  return (
    <>
      <div className={styles.inspectorHead}>
        <p className={styles.inspectorName}><Korean>{slot.name}</Korean></p>
        <div className={styles.inspectorActs}>
          {onShowDocument !== null && <Button small kind="quiet" onClick={onShowDocument}>{t.showInDocument}</Button>}
          {editable && corrected !== undefined && <Button small kind="quiet" disabled={busy} onClick={() => onReset(slot.path)}>{t.asPrintedAgain}</Button>}
          {editable && slot.kind !== 'fixed' && <Button small disabled={busy} onClick={() => edit(slot.path)}>{t.correct} <kbd>F2</kbd></Button>}
        </div>
      </div>
      <dl className={styles.inspectorPairs}>
        <div><dt>{t.value}</dt><dd><strong><Korean>{valueText(slot, t) ?? t.blank}</Korean></strong></dd></div>
        <div><dt>{t.asPrinted}</dt><dd>{field.raw === '' ? <span className="muted">{t.notPrinted}</span> : <q className={styles.raw} lang="ko">{field.raw}</q>}</dd></div>
        <div><dt>{t.place}</dt><dd>{placeText(field.loc, t)}</dd></div>
        <div>
          <dt>{t.howSure}</dt>
          <dd>
            {corrected !== undefined ? t.correctedBy(corrected.by, formatDateTime(corrected.at)) : sure(field.confidence, t)}
            {repairs.length > 0 && <span className={styles.repairs}> · {repairs.join(' · ')}</span>}
          </dd>
        </div>
      </dl>
      {others.length > 0 && (
        <p className={styles.others}>
          {t.alsoFrom(others.length)}{' '}
          {others.slice(0, 6).map((other) => <button key={other.path} type="button" onClick={() => choose(other.path)}><Korean>{other.name}</Korean></button>)}
        </p>
      )}
    </>
  )
}

function sure(confidence: number, t: ReturnType<typeof useText<typeof importsMessages>>): string {
  if (confidence >= 1) return t.sureAsPrinted
  if (confidence >= 0.85) return t.sureRepaired
  return confidence > 0 ? t.sureProposed : t.sureUnread
}
