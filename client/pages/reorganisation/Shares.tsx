import { type Divisible, type ShareDecision, targetOf } from '#domain/plan/reorganisation.ts'
import { useId, useState } from 'react'
import { formatNumber } from '../../format.ts'
import { Korean, useText } from '../../language.tsx'
import { messages } from './messages.ts'
import styles from './reorganisation.module.css'
import type { Event } from './use-event.ts'
import { WideTable } from '../../ui/WideTable.tsx'

const MILLION = 1_000_000

/** 정원 · 현원 · 행정운영경비 of a unit by successor, as the document prints them; the sum is the plan's own figure to the digit. */
export function Shares({ event, unitId }: { event: Event; unitId: number }) {
  const t = useText(messages)
  const own = event.draft.lines.filter((line) => line.from === unitId)
  const targets = [...new Set(own.flatMap((line) => (line.kind === 'split' || line.kind === 'transfer-part' ? line.to : [])))]
  const kinds = event.view.divisible.filter((one) => one.unitId === unitId)
  if (targets.length === 0 || kinds.length === 0) return null
  const stays = own.every((line) => line.kind !== 'split' && targetOf(line) !== null)
  return (
    <section className={styles.kind} aria-label={`${event.nameOf(unitId)} ${t.shares}`}>
      <div className={styles.kindHead}>
        <h3>{t.shares}</h3>
        <p className={styles.what}>{t.sharesWhat}</p>
      </div>
      <WideTable name={t.shares}>
        <table className={styles.table}>
          <caption className="sr-only">{t.shares}</caption>
          <thead>
            <tr>
              <th scope="col">{t.item}</th>
              {targets.map((ref) => (
                <th key={String(ref)} scope="col">
                  <Korean>{event.nameOf(ref)}</Korean>
                </th>
              ))}
              <th scope="col">{t.sumOf}</th>
              <th scope="col">{t.shareReason}</th>
            </tr>
          </thead>
          <tbody>
            {kinds.map((one) => (
              <ShareRow key={one.kind} event={event} of={one} targets={targets} stays={stays} />
            ))}
          </tbody>
        </table>
      </WideTable>
    </section>
  )
}

function ShareRow(props: { event: Event; of: Divisible; targets: readonly (number | string)[]; stays: boolean }) {
  const t = useText(messages)
  const { event, of, targets, stays } = props
  const { kind, unitId, whole } = of
  const unit = kind === 'money' ? MILLION : 1
  const mine = (share: ShareDecision) => share.kind === kind && share.from === unitId
  const own = event.draft.shares.filter(mine)
  const reason = own[0]?.reason ?? ''
  const set = (figures: ReadonlyMap<number | string, number>, why: string) => {
    const rest = event.draft.shares.filter((share) => !mine(share))
    event.change({
      shares: [...rest, ...[...figures].map(([to, figure]) => ({ kind, from: unitId, to, figure, reason: why }))],
    })
  }
  const figures = new Map(own.map((share) => [share.to, share.figure]))
  const sum = own.reduce((total, share) => total + share.figure, 0)
  const id = useId()
  const fits = own.length === 0 || (stays ? sum <= whole : sum === whole)
  return (
    <tr>
      <th scope="row">
        {t[kind]} <small className={styles.what}>{t.printedIn(of.year)}</small>
      </th>
      {targets.map((to) => (
        <td key={String(to)}>
          <FigureInput
            label={`${event.nameOf(to)} ${t[kind]}`}
            value={figures.get(to)}
            unit={unit}
            readOnly={!event.editable}
            onChange={(figure) => {
              const next = new Map(figures)
              if (figure === null) next.delete(to)
              else next.set(to, figure)
              set(next, reason)
            }}
          />
        </td>
      ))}
      <td className={styles.sum} data-open={!fits}>
        {formatNumber(sum / unit)} / {formatNumber(whole / unit)}
      </td>
      <td>
        <input
          className={styles.input}
          aria-label={`${t[kind]} ${t.shareReason}`}
          value={reason}
          maxLength={200}
          {...(event.editable && own.length === 0 ? { 'aria-disabled': true, 'aria-describedby': id } : {})}
          readOnly={!event.editable || own.length === 0}
          onChange={(e) => set(figures, e.target.value)}
        />
        {own.length === 0 && (
          <small id={id} className={styles.what}>
            {t.sharesFirst}
          </small>
        )}
      </td>
    </tr>
  )
}

/** A whole number of persons, or 백만원 with what is behind the point; what is no number is marked and decides nothing. */
function FigureInput(props: {
  label: string
  value: number | undefined
  unit: number
  readOnly: boolean
  onChange: (figure: number | null) => void
}) {
  const shown = props.value === undefined ? '' : String(props.value / props.unit)
  const [typed, setTyped] = useState<string | null>(null)
  const read = (text: string): number | null | undefined => {
    const plain = text.replaceAll(',', '').trim()
    if (plain === '') return null
    const figure = Number(plain) * props.unit
    return /^\d+(\.\d+)?$/.test(plain) && Number.isSafeInteger(figure) ? figure : undefined
  }
  const text = typed ?? shown
  return (
    <input
      className={styles.figure}
      inputMode="decimal"
      aria-label={props.label}
      aria-invalid={read(text) === undefined}
      value={text}
      readOnly={props.readOnly}
      onChange={(e) => {
        setTyped(e.target.value)
        const figure = read(e.target.value)
        if (figure !== undefined) props.onChange(figure)
      }}
      onBlur={() => read(text) !== undefined && setTyped(null)}
    />
  )
}
