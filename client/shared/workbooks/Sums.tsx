import { useText } from '../../language.tsx'
import { budgetUploadMessages } from './budget-messages.ts'
import type { BudgetPreview } from './types.ts'
import { inUnit } from './unit-words.ts'
import styles from './workbooks.module.css'

/** Programmes against the sums of their projects, as they would be: what differs has to be accepted by name. */
export function Sums({
  sums,
  unitWon,
  accepted,
  onAccept,
}: {
  sums: BudgetPreview['sums']
  unitWon: number
  accepted: boolean
  onAccept: (accepted: boolean) => void
}) {
  const t = useText(budgetUploadMessages)
  const failed = sums.filter((s) => s.state === 'failed')
  const noTotal = sums.filter((s) => s.state === 'no-total')
  return (
    <>
      {failed.length > 0 && (
        <div className={styles.warn}>
          <strong>{t.sumsHead(failed.length)}</strong>
          <ul>
            {failed.slice(0, 20).map((s) => (
              <li key={`${s.programme}/${s.year}/${s.kind}`} lang="ko">
                {t.sumLine(
                  s.programme,
                  t[s.kind](s.year),
                  inUnit(s.printed ?? 0, unitWon),
                  inUnit(s.computed, unitWon),
                  inUnit(s.difference ?? 0, unitWon),
                )}
              </li>
            ))}
          </ul>
          <label className={styles.check}>
            <input type="checkbox" checked={accepted} onChange={(event) => onAccept(event.target.checked)} /> {t.accept}
          </label>
        </div>
      )}
      {noTotal.length > 0 && <p className={styles.warn}>{t.noTotal(noTotal.length)}</p>}
      {failed.length === 0 && sums.length > noTotal.length && (
        <p className={styles.quiet}>{t.sumsFine(sums.length - noTotal.length)}</p>
      )}
    </>
  )
}
