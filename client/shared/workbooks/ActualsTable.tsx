import { type ReactNode, useState } from 'react'
import { formatNumber } from '#domain/words/format-number.ts'
import { formatDateTime, formatFixed, unitWord } from '../../format.ts'
import { Korean, useLanguage, useText } from '../../language.tsx'
import { Button } from '../../ui/Button.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { WideTable } from '../../ui/WideTable.tsx'
import { usePeriodNames } from '../text/period-name.ts'
import { type Answers, KEEP } from '#domain/entry/file-change.ts'
import type { RowState } from './changes.ts'
import { verdictMessages, workbookMessages } from './messages.ts'
import { type ActualsPreview, type PreviewRow, rowWhy } from './words.ts'
import styles from './workbooks.module.css'

/** As many rows as a dialog draws at once. */
const SHOWN = 200
type Filter = 'all' | 'check' | 'takes'

/** Old → new for every row of the file that changes something; what needs a person is answered in its row. */
export function ActualsTable({
  preview,
  states,
  answers,
  onAnswer,
}: {
  preview: ActualsPreview
  states: ReadonlyMap<number, RowState>
  answers: Answers
  onAnswer: (line: number, text: string | null) => void
}) {
  const t = useText(workbookMessages)
  const names = usePeriodNames()
  const rows = preview.rows.filter((r) => states.get(r.line) !== 'idle')
  // A row that was answered stays where it was: it is filtered by what it asked.
  const asks = (r: PreviewRow) => r.verdict !== 'takes'
  const [filter, setFilter] = useState<Filter>(rows.length > SHOWN && rows.some(asks) ? 'check' : 'all')
  const [most, setMost] = useState(SHOWN)
  const shown = rows.filter((r) => filter === 'all' || asks(r) === (filter === 'check'))
  const periods = new Set(rows.map((r) => `${r.year}.${r.month}`)).size > 1
  const check = rows.filter(asks).length
  return (
    <>
      {check > 0 && check < rows.length && (
        <div className={styles.filter}>
          <Segmented
            label={t.show}
            small
            value={filter}
            onChange={setFilter}
            options={[
              { value: 'all', label: t.showAll(rows.length) },
              { value: 'check', label: t.showCheck(check) },
              { value: 'takes', label: t.showTakes(rows.length - check) },
            ]}
          />
        </div>
      )}
      <WideTable className={styles.scroll} name={t.verdict}>
        <table className={styles.table} aria-label={t.verdict}>
          <thead>
            <tr>
              <th scope="col" className={styles.line}>
                {t.line}
              </th>
              <th scope="col">{t.indicator}</th>
              {periods && <th scope="col">{t.period}</th>}
              <th scope="col" className={styles.number}>
                {t.before}
              </th>
              <th scope="col" className={styles.number}>
                {t.after}
              </th>
              <th scope="col">{t.verdict}</th>
            </tr>
          </thead>
          <tbody>
            {shown.slice(0, most).map((row) => (
              <tr key={row.line} data-state={states.get(row.line)}>
                <td className={styles.line}>{row.line}</td>
                <th scope="row">
                  <Korean>{row.part ?? row.name}</Korean>
                  <span className={styles.quiet}>
                    {' '}
                    <Korean>{row.part === null ? row.department : row.name}</Korean>
                  </span>
                </th>
                {periods && (
                  <td className={styles.nowrap} data-label={t.period}>
                    {row.year === null || row.month === null || row.measured === null
                      ? '–'
                      : names.of(row.year, row.month, row.measured.frequency, row.measured.reported)}
                  </td>
                )}
                <td className={styles.number} data-label={t.before}>
                  <Value value={row.before} row={row} />
                </td>
                <td className={styles.number} data-label={t.after}>
                  {row.after === null || row.verdict === 'refuse' ? (
                    <Korean>{row.raw}</Korean>
                  ) : (
                    <Value value={row.after} row={row} />
                  )}
                </td>
                <td>
                  <Verdict row={row} answer={answers.get(row.line)} onAnswer={(text) => onAnswer(row.line, text)} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </WideTable>
      {shown.length > most && (
        <Button small kind="quiet" onClick={() => setMost(most + SHOWN)}>
          {t.more(Math.min(SHOWN, shown.length - most))}
        </Button>
      )}
    </>
  )
}

function Value({ value, row }: { value: PreviewRow['before']; row: PreviewRow }): ReactNode {
  const t = useText(workbookMessages)
  if (value === null) return '–'
  if (value.kind !== 'measured')
    return <span className={styles.quiet}>{value.kind === 'not-applicable' ? t.notApplicable : t.notEntered}</span>
  const fixed = formatFixed(value.value, row.decimals)
  const whole = formatNumber(value.value)
  return (
    <>
      {whole.length > fixed.length ? whole : fixed} <span className="unit">{unitWord(row.unit)}</span>
    </>
  )
}

function Verdict({
  row,
  answer,
  onAnswer,
}: {
  row: PreviewRow
  answer: string | undefined
  onAnswer: (text: string | null) => void
}) {
  const t = useText(workbookMessages)
  const v = useText(verdictMessages)
  const language = useLanguage()
  const changed =
    row.changedBy === null ? null : (
      <span className={styles.quiet}>
        {row.changedAt === null ? t.changed : t.changedBy(row.changedBy, formatDateTime(row.changedAt))}
      </span>
    )
  if (row.verdict === 'conflict' || row.verdict === 'jump') {
    return (
      <>
        {row.verdict === 'conflict' && (changed ?? t.changed)} {row.finding !== null && rowWhy(row, language)}{' '}
        <label className={styles.accept}>
          <input
            type="checkbox"
            checked={answer !== undefined}
            onChange={(event) => onAnswer(event.target.checked ? KEEP : null)}
          />{' '}
          {row.verdict === 'conflict' ? t.keepMine : t.meant}
        </label>
      </>
    )
  }
  if (row.verdict === 'ask') {
    return (
      <>
        {rowWhy(row, language)} {changed}{' '}
        <select
          className={styles.select}
          aria-label={t.whichOf(row.part ?? row.name)}
          value={answer ?? ''}
          onChange={(event) => onAnswer(event.target.value === '' ? null : event.target.value)}
        >
          <option value="">{t.pick}</option>
          {row.proposals.map((p) => (
            <option key={p} value={formatNumber(p)}>
              {formatNumber(p)}
            </option>
          ))}
        </select>
      </>
    )
  }
  if (row.verdict !== 'takes') return rowWhy(row, language)
  return (
    <>
      {v.takes}
      {row.words.length > 0 && <span className={styles.quiet}> {t.withWords(row.words.map((w) => t[w]).join('·'))}</span>}
    </>
  )
}
