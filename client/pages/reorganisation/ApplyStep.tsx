import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { formatDate, formatMillion } from '../../format.ts'
import { Korean, useLanguage, useText } from '../../language.tsx'
import { useDraft } from '../../shared/write/draft.ts'
import { useWrite } from '../../shared/write/use-write.ts'
import { type Outputs, reasonOf, useTRPC } from '../../trpc.ts'
import { Button } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'
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
  const id = useId()
  const trpc = useTRPC()
  const client = useQueryClient()
  const { view } = event
  const kept = useDraft(`reorganisation.${view.id}.handover`, { days: '30' })
  const [trying, setTrying] = useState(false)
  const [asking, setAsking] = useState(false)
  const handoverDays = Math.min(MOST_DAYS, Math.max(0, Math.round(Number(kept.typed.days)) || 0))
  const questions = [
    ...view.answered,
    ...view.findings.flatMap((one) => (one.question === null ? [] : [{ ...one, question: one.question }])),
  ]
  const accepted = event.draft.accepted
  const blocked = view.findings.length
  const ready = blocked === 0 && event.saving === 'saved'
  const trial = useQuery({
    ...trpc.reorganisations.trial.queryOptions({ id: view.id, version: view.version, handoverDays }),
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
        <div className={styles.field}>
          <label htmlFor={`${id}-days`}>{t.handover}</label>
          <input
            id={`${id}-days`}
            className={styles.days}
            inputMode="numeric"
            value={kept.typed.days}
            maxLength={2}
            aria-describedby={`${id}-what`}
            onChange={(e) => kept.type({ days: e.target.value.replaceAll(/\D/g, '') })}
          />
          <p id={`${id}-what`} className={styles.what}>
            {t.handoverWhat}
          </p>
        </div>
      </Card>
      <Card
        headline={t.trialTitle}
        actions={
          <div className={styles.acts}>
            <Button aria-disabled={!ready} onClick={() => ready && (trying ? void trial.refetch() : setTrying(true))}>
              {t.trial}
            </Button>
            <Button kind="primary" aria-disabled={!ready} onClick={() => ready && setAsking(true)}>
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
          onSend={() => put.send({ id: view.id, version: view.version, handoverDays }, () => setAsking(false), kept)}
        >
          <p>{t.applyAsk(formatDate(event.head.day))}</p>
        </FormDialog>
      )}
    </div>
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
      t.sums,
      `${t.sumsText(after.indicators, after.programmes, `${formatMillion(after.won)} ${t.million}`)}${same ? ` · ${t.sumsSame}` : ''}`,
    ],
  ]
  return (
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
  )
}
