import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { parseWhole } from '#domain/entry/parse-number.ts'
import { formatDate, formatMillion, formatNumber } from '../../format.ts'
import { Korean, useLanguage, useText } from '../../language.tsx'
import { useDraft } from '../../shared/write/draft.ts'
import { useWrite } from '../../shared/write/use-write.ts'
import { useSeenWrite } from '../../shared/write/use-seen-write.ts'
import { type Outputs, reasonOf, useTRPC } from '../../trpc.ts'
import { Button } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { Field, FormDialog, ReasonField } from '../../ui/FormDialog.tsx'
import { WideTable } from '../../ui/WideTable.tsx'
import { messages } from './messages.ts'
import styles from './reorganisation.module.css'
import type { Event } from './use-event.ts'
import { findingText } from './words.ts'

const MOST_DAYS = 60
type Applied = Outputs['reorganisations']['trial']

/** 확인과 적용: questions, the trial, and the one press that applies it. */
export function ApplyStep({ event }: { event: Event }) {
  const t = useText(messages)
  const language = useLanguage()
  const trpc = useTRPC()
  const client = useQueryClient()
  const { view } = event
  const [trying, setTrying] = useState(false)
  const [asking, setAsking] = useState(false)
  const [changing, setChanging] = useState(false)
  const questions = [
    ...view.answered,
    ...view.findings.flatMap((one) => (one.question === null ? [] : [{ ...one, question: one.question }])),
  ]
  const accepted = event.draft.accepted
  const blocked = view.findings.length
  const ready = blocked === 0 && event.saving === 'saved'
  const wait = blocked > 0 ? t.putInForceOpen(blocked) : t.savingNow
  const trial = useQuery({
    ...trpc.reorganisations.trial.queryOptions({ id: view.id, version: view.version }),
    enabled: trying && ready,
    staleTime: 0,
    retry: false,
  })
  const put = useWrite(trpc.reorganisations.putInForce.mutationOptions(), { refresh: () => client.invalidateQueries() })
  return (
    <div className={styles.stack}>
      <Card headline={t.questions}>
        {questions.length === 0 && <p className={styles.what}>{t.nobody}</p>}
        <ul className={styles.questions}>
          {questions.map((one) => (
            <li key={one.question}>
              <label>
                <input
                  type="checkbox"
                  checked={accepted.includes(one.question)}
                  onChange={(e) =>
                    event.change({
                      accepted: e.target.checked ? [...accepted, one.question] : accepted.filter((key) => key !== one.question),
                    })
                  }
                />
                {findingText(one, event.nameOf, t, language)}
              </label>
              {one.rule === 'figures-after' && (
                <ul className={styles.figures}>
                  {view.figures.map((figure) => (
                    <li key={`${figure.indicator}:${figure.year}:${figure.month}`}>
                      <Korean>{figure.indicator}</Korean> {figure.year}
                      {figure.month > 0 && `. ${figure.month}.`}
                    </li>
                  ))}
                </ul>
              )}
            </li>
          ))}
        </ul>
        <div className={styles.handover}>
          <p>
            <strong>{t.handoverNow(view.handoverDays)}</strong> <span className={styles.what}>{t.handoverWhat}</span>
          </p>
          <Button small onClick={() => setChanging(true)}>
            {t.changeHandover}
          </Button>
        </div>
      </Card>
      <Card
        headline={t.trialTitle}
        actions={
          <div className={styles.acts}>
            <Button why={!ready && wait} onClick={() => (trying ? void trial.refetch() : setTrying(true))}>
              {t.trial}
            </Button>
            <Button kind="primary" why={!ready && wait} onClick={() => setAsking(true)}>
              {blocked === 0 ? t.putInForce : t.putInForceOpen(blocked)}
            </Button>
          </div>
        }
      >
        {trial.error !== null && <ErrorNotice reason={reasonOf(trial.error)} />}
        {trial.data === undefined ? <p className={styles.what}>{t.trialNone}</p> : <Result applied={trial.data} />}
      </Card>
      {asking && (
        <FormDialog
          title={t.putInForce}
          act={t.putInForce}
          pending={put.pending}
          refused={put.refused}
          onClose={() => setAsking(false)}
          onSend={() => put.send({ id: view.id, version: view.version }, () => setAsking(false))}
        >
          <p>{t.applyAsk(formatDate(event.head.day))}</p>
        </FormDialog>
      )}
      {changing && <HandoverDialog event={event} onClose={() => setChanging(false)} />}
    </div>
  )
}

/** 인계 기간 from a day on, with the reason; it holds for every reorganisation that takes effect from then on. */
function HandoverDialog({ event, onClose }: { event: Event; onClose: () => void }) {
  const t = useText(messages)
  const trpc = useTRPC()
  const client = useQueryClient()
  const { view } = event
  const draft = useDraft('reorganisation.handover', {
    days: String(view.handoverDays),
    effectiveFrom: event.head.day === '' ? view.today : event.head.day,
    reason: '',
  })
  const { days, effectiveFrom, reason } = draft.typed
  const save = useSeenWrite(trpc.reorganisations.changeHandover.mutationOptions(), view.handoverSeen, {
    refresh: () => client.invalidateQueries({ queryKey: trpc.reorganisations.pathKey() }),
    onDone: onClose,
  })
  const read = parseWhole(days, { unit: '일', least: 0, most: MOST_DAYS })
  const ready = read.kind === 'value' && effectiveFrom !== '' && reason.trim() !== ''
  return (
    <FormDialog
      title={t.changeHandover}
      act={t.save}
      missing={!ready}
      pending={save.pending}
      refused={save.refused}
      problem={save.problem}
      draft={draft}
      onClose={onClose}
      onSend={() =>
        read.kind === 'value' && save.send({ days: read.value, effectiveFrom, reason: reason.trim() }, undefined, draft)
      }
    >
      <Field label={t.handover} hint="0–60">
        {(ids) => (
          <input
            {...ids}
            inputMode="numeric"
            value={days}
            aria-invalid={read.kind !== 'value'}
            onChange={(e) => draft.type({ days: e.target.value })}
          />
        )}
      </Field>
      <Field label={t.effectiveFrom} hint={t.effectiveHint}>
        {(ids) => (
          <input {...ids} type="date" value={effectiveFrom} onChange={(e) => draft.type({ effectiveFrom: e.target.value })} />
        )}
      </Field>
      <ReasonField value={reason} onChange={(typed) => draft.type({ reason: typed })} />
    </FormDialog>
  )
}

function Result({ applied }: { applied: Applied }) {
  const t = useText(messages)
  const list = (texts: readonly string[]) => (texts.length === 0 ? t.nobody : texts.join(', '))
  const { assigned, after, before } = applied
  const same = after.indicators === before.indicators && after.programmes === before.programmes && after.won === before.won
  const rows: readonly (readonly [string, string])[] = [
    [t.created, list(applied.created)],
    [t.endedUnits, list(applied.ended)],
    [t.renamed, list(applied.renamed.map((one) => `${one.from} → ${one.to}`))],
    [t.moved, list(applied.moved.map((one) => `${one.name} → ${one.to}`))],
    [t.assigned, t.assignedCounts(assigned.indicator, assigned.programme, assigned.project)],
    [t.movedPeople, list(applied.people.map((one) => `${one.name} ${one.from} → ${one.to}`))],
    [
      t.shares,
      list(
        applied.divided.map(
          ({ kind, from, to, figure }) =>
            `${t[kind]} ${from} → ${to} ${kind === 'money' ? `${formatMillion(figure)} ${t.million}` : formatNumber(figure)}`,
        ),
      ),
    ],
    [t.handover, t.handoverUntil(formatDate(applied.handoverUntil))],
    [
      t.sums,
      `${t.sumsText(after.indicators, after.programmes, `${formatMillion(after.won)} ${t.million}`)}${same ? ` · ${t.sumsSame}` : ''}`,
    ],
  ]
  return (
    <>
      <dl className={styles.result}>
        {rows.map(([word, text]) => (
          <div key={word}>
            <dt>{word}</dt>
            <dd>
              <Korean>{text}</Korean>
            </dd>
          </div>
        ))}
      </dl>
      <UnitTable applied={applied} />
    </>
  )
}

/** 개편 전 | 개편 후 of every unit whose things change, and of all units together. */
function UnitTable({ applied }: { applied: Applied }) {
  const t = useText(messages)
  const figures = (of: Applied['units'][number]['before']) =>
    of === null
      ? (['–', '–', '–'] as const)
      : ([formatNumber(of.indicators), formatNumber(of.programmes), formatMillion(of.won)] as const)
  const rows = [...applied.units, { name: t.allUnits, before: applied.before, after: applied.after }]
  return (
    <WideTable name={t.unitsTitle}>
      <table className={styles.table}>
        <caption className={styles.caption}>{t.unitsTitle}</caption>
        <thead>
          <tr>
            <th rowSpan={2} scope="col">
              {t.unit}
            </th>
            <th colSpan={3} scope="colgroup" className={styles.group}>
              {t.before}
            </th>
            <th colSpan={3} scope="colgroup" className={styles.group}>
              {t.after}
            </th>
          </tr>
          <tr>
            {[t.before, t.after].flatMap((side) =>
              [t.indicator, t.programme, t.wonMillion].map((word) => (
                <th key={`${side} ${word}`} scope="col" className="num">
                  {word}
                </th>
              )),
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, n) => (
            <tr key={row.name} data-total={n === rows.length - 1}>
              <th scope="row">
                <Korean>{row.name}</Korean>
              </th>
              {[...figures(row.before), ...figures(row.after)].map((text, column) => (
                // Three figures before, three after.
                // oxlint-disable-next-line react/no-array-index-key
                <td key={column} className="num">
                  {text}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </WideTable>
  )
}
