import { useRef, useState } from 'react'
import { formatNumber } from '#domain/words/format-number.ts'
import { squeezeName } from '#domain/plan/same-name.ts'
import { findingText } from '#domain/words/finding-text.ts'
import { Korean, useLanguage, useText } from '../../language.tsx'
import { writing } from '../../writing-messages.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import styles from './entry.module.css'
import type { Line } from './lines.ts'
import { askText, refuseText } from '#domain/words/number-words.ts'
import { dialogMessages, entryMessages } from './messages.ts'
import { nameOf, type PasteLine, pastePlan, type PasteShape, shapeOf, type Verdict } from './paste.ts'
import { valueText } from './value-text.ts'

/** taken once a person has answered */
const ANSWERED: ReadonlySet<Verdict> = new Set<Verdict>(['near', 'ask', 'jump'])

export interface Taken {
  readonly line: Line
  readonly text: string
}

/**
 * Old → new for every pasted cell, judged by the one number parser and the hard rules, before anything is saved. What needs a
 * person (two readings, a name that is only near) is answered here or left out.
 */
export function PasteDialog(props: {
  rows: readonly (readonly string[])[]
  lines: readonly Line[]
  from: string | null
  year: number
  onApply: (taken: readonly Taken[]) => void
  onClose: () => void
}) {
  const t = useText(dialogMessages)
  const e = useText(entryMessages)
  const k = useText(writing)
  const [shape, setShape] = useState(() => shapeOf(props.rows, props.lines, props.year))
  /** by pasted row: the reading a person chose, or the near name accepted */
  const [answers, setAnswers] = useState<ReadonlyMap<number, string>>(new Map())
  const plan = pastePlan(props.rows, shape, props.lines, props.from)
  const answer = (row: number, text: string | null) =>
    setAnswers((old) => {
      const next = new Map(old)
      if (text === null) next.delete(row)
      else next.set(row, text)
      return next
    })
  const taken = plan.lines.flatMap((l): Taken[] => {
    const text = l.verdict === 'takes' ? l.raw : ANSWERED.has(l.verdict) ? answers.get(l.row) : undefined
    return l.line === null || text === undefined ? [] : [{ line: l.line, text }]
  })
  // Two presses in one frame are one: the dialog is gone only with the next.
  const applied = useRef(false)
  const apply = () => {
    if (applied.current) return
    applied.current = true
    props.onApply(taken)
  }
  return (
    <Dialog
      open
      wide
      onClose={props.onClose}
      title={t.pasteTitle(plan.of, taken.length, plan.same, plan.of - taken.length - plan.same)}
      actions={
        <>
          <Button onClick={props.onClose}>{k.cancel}</Button>
          <Button kind="primary" data-first why={taken.length === 0 && k.nothingToTake} onClick={apply}>
            {t.apply(taken.length)}
          </Button>
        </>
      }
    >
      <Shape
        rows={props.rows}
        shape={shape}
        onChange={(next) => {
          setShape(next)
          setAnswers(new Map())
        }}
      />
      <table
        className={styles.plainTable}
        aria-label={t.pasteTitle(plan.of, taken.length, plan.same, plan.of - taken.length - plan.same)}
      >
        <thead>
          <tr>
            <th scope="col">{t.indicator}</th>
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
          {plan.lines.map((l) => (
            <tr key={l.row} data-verdict={answers.has(l.row) ? 'takes' : l.verdict}>
              <th scope="row">
                <Korean>{l.line === null ? l.label : nameOf(l.line)}</Korean>
                {l.line?.part && (
                  <span className={styles.quiet}>
                    {' '}
                    <Korean>{l.line.cell.name}</Korean>
                  </span>
                )}
                {l.line !== null && l.label !== '' && squeezeName(l.label) !== squeezeName(nameOf(l.line)) && (
                  <span className={styles.quiet}> {t.pastedAs(l.label)}</span>
                )}
              </th>
              <td className={styles.number}>{l.line === null ? '' : nowText(l.line, e)}</td>
              <td className={styles.number}>
                {l.typed.kind === 'value' && l.line ? valueText(l.typed.value, l.line.part ? 0 : l.line.cell.decimals, e) : l.raw}
              </td>
              <td>
                <VerdictCell line={l} answer={answers.get(l.row)} onAnswer={(text) => answer(l.row, text)} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {plan.beyond > 0 && <p className={styles.quiet}>{t.beyond(plan.beyond)}</p>}
    </Dialog>
  )
}

const nowText = ({ cell, part }: Line, words: { readonly notEntered: string; readonly notApplicable: string }) =>
  part === null ? valueText(cell.value, cell.decimals, words) : part.value === null ? words.notEntered : formatNumber(part.value)

/** Which column holds what; chosen by the block itself, changed by a person. */
function Shape({
  rows,
  shape,
  onChange,
}: {
  rows: readonly (readonly string[])[]
  shape: PasteShape
  onChange: (shape: PasteShape) => void
}) {
  const t = useText(dialogMessages)
  const width = Math.max(...rows.map((r) => r.length))
  if (width < 2) return null
  const sample = (column: number) => rows.map((r) => (r[column] ?? '').trim()).find((text) => text !== '') ?? ''
  const columnOf = (value: string) => (Number(value) < 0 ? null : Number(value))
  const columns = Array.from({ length: width }, (_, column) => ({
    column,
    label: `${t.columnOf(column + 1)} ${sample(column).slice(0, 14)}`,
  }))
  return (
    <div className={styles.shape}>
      <label>
        {t.nameColumn}{' '}
        <select
          className={styles.select}
          value={shape.names ?? -1}
          onChange={(event) => onChange({ ...shape, names: columnOf(event.target.value) })}
        >
          <option value={-1}>{t.byPlace}</option>
          {columns.map((c) => (
            <option key={c.column} value={c.column}>
              {c.label}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t.pasteColumn}{' '}
        <select
          className={styles.select}
          value={shape.figures}
          onChange={(event) => onChange({ ...shape, figures: Number(event.target.value) })}
        >
          {columns.map((c) => (
            <option key={c.column} value={c.column}>
              {c.label}
            </option>
          ))}
        </select>
      </label>
    </div>
  )
}

function VerdictCell({
  line,
  answer,
  onAnswer,
}: {
  line: PasteLine
  answer: string | undefined
  onAnswer: (text: string | null) => void
}) {
  const t = useText(dialogMessages)
  const language = useLanguage()
  const { typed, verdict, finding, raw } = line
  if (verdict === 'near' || verdict === 'jump') {
    return (
      <label className={styles.accept}>
        <input type="checkbox" checked={answer !== undefined} onChange={(event) => onAnswer(event.target.checked ? raw : null)} />{' '}
        {verdict === 'near' ? t.near : `${finding === null ? '' : findingText(finding, language)}: ${t.meant}`}
      </label>
    )
  }
  if (typed.kind === 'ask' && verdict === 'ask') {
    const name = line.line?.cell.name ?? ''
    return (
      <>
        {askText(typed.reason, language)}{' '}
        <select
          className={styles.select}
          aria-label={t.whichOf(name)}
          value={answer ?? ''}
          onChange={(event) => onAnswer(event.target.value || null)}
        >
          <option value="">{t.choose}</option>
          {typed.proposals.map((p) => (
            <option key={p} value={formatNumber(p)}>
              {formatNumber(p)}
            </option>
          ))}
        </select>
      </>
    )
  }
  if (typed.kind === 'refuse' && verdict === 'refuse') return refuseText(typed.reason, language)
  if (finding !== null && verdict === 'hard') return findingText(finding, language)
  return verdict === 'ask' || verdict === 'refuse' || verdict === 'hard' ? null : t[verdict]
}
