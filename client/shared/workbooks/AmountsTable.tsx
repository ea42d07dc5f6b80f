import { useState } from 'react'
import { Korean, useLanguage, useText } from '../../language.tsx'
import { Button } from '../../ui/Button.tsx'
import { WideTable } from '../../ui/WideTable.tsx'
import { budgetUploadMessages } from './budget-messages.ts'
import { verdictMessages, workbookMessages } from './messages.ts'
import { amountWhy, type BudgetPreview, type BudgetPreviewRow, inUnit, unitName } from './words.ts'
import styles from './workbooks.module.css'

const SHOWN = 200

/** Old → new, one amount a line. */
export function AmountsTable({ rows, unitWon }: { rows: readonly BudgetPreviewRow[]; unitWon: number }) {
  const t = useText(budgetUploadMessages)
  const w = useText(workbookMessages)
  const v = useText(verdictMessages)
  const language = useLanguage()
  const [most, setMost] = useState(SHOWN)
  return (
    <>
      <WideTable className={styles.scroll} name={t.verdict}>
        <table className={styles.table} aria-label={t.verdict}>
          <thead>
            <tr>
              <th scope="col" className={styles.line}>
                {t.line}
              </th>
              <th scope="col">{t.what}</th>
              <th scope="col">{t.year}</th>
              <th scope="col" className={styles.number}>
                {t.before(unitName(unitWon))}
              </th>
              <th scope="col" className={styles.number}>
                {t.after(unitName(unitWon))}
              </th>
              <th scope="col">{t.verdict}</th>
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, most).map((row) => (
              <tr key={`${row.line}/${row.year}/${row.kind}`} data-state={row.verdict === 'takes' ? 'takes' : 'check'}>
                <td className={styles.line}>{row.line}</td>
                <th scope="row">
                  <Korean>{row.project === '' ? row.programme : row.project}</Korean>
                  <span className={styles.quiet}>
                    {' '}
                    <Korean>{row.project === '' ? row.department : row.programme}</Korean>
                  </span>
                </th>
                <td className={styles.nowrap} data-label={t.year}>
                  {t[row.kind](row.year)}
                </td>
                <td className={styles.number} data-label={t.before(unitName(unitWon))}>
                  {row.before === null ? <span className={styles.quiet}>{t.none}</span> : inUnit(row.before, unitWon)}
                </td>
                <td className={styles.number} data-label={t.after(unitName(unitWon))}>
                  {row.after === null ? <Korean>{row.raw}</Korean> : inUnit(row.after, unitWon)}
                </td>
                <td>{amountWhy(row, v, language)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </WideTable>
      {rows.length > most && (
        <Button small kind="quiet" onClick={() => setMost(most + SHOWN)}>
          {w.more(Math.min(SHOWN, rows.length - most))}
        </Button>
      )}
    </>
  )
}

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
