import { lastDayOf, readTypedDay } from '#domain/schedules/schedule-day.ts'
import { formatDate } from '../../format.ts'
import { useLanguage, useText } from '../../language.tsx'
import { Button } from '../../ui/Button.tsx'
import { newStep, type Typed, type TypedStep, understood } from './draft.ts'
import { formMessages } from './messages.ts'
import styles from './schedules.module.css'

/** The steps of a schedule as lines of fields. Under a day stands how it is understood, and at which day it is judged. */
export function Steps({ typed, type }: { typed: Typed; type: (part: Partial<Typed>) => void }) {
  const t = useText(formMessages)
  const set = (key: number, part: Partial<TypedStep>) =>
    type({ steps: typed.steps.map((step) => (step.key === key ? { ...step, ...part } : step)) })
  const add = () => type({ steps: [...typed.steps, newStep(Math.max(0, ...typed.steps.map((step) => step.key)) + 1)] })
  return (
    <fieldset className={styles.fieldset}>
      <legend>{t.steps}</legend>
      <p className={styles.quiet}>{t.dueHint}</p>
      <label className={styles.check}>
        <input type="checkbox" checked={typed.equal} onChange={(event) => type({ equal: event.target.checked })} />
        {t.equal}
      </label>
      <ol className={styles.stepFields}>
        {typed.steps.map((step, at) => (
          <li key={step.key} data-weighted={!typed.equal}>
            <input
              aria-label={`${t.stepNumber(at + 1)} ${t.stepName}`}
              placeholder={t.stepName}
              maxLength={100}
              lang="ko"
              value={step.name}
              onChange={(event) => set(step.key, { name: event.target.value })}
            />
            <div>
              <input
                aria-label={`${t.stepNumber(at + 1)} ${t.due}`}
                placeholder={t.due}
                maxLength={40}
                value={step.due}
                aria-invalid={readTypedDay(step.due).kind === 'refused' && step.due.trim() !== ''}
                onChange={(event) => set(step.key, { due: event.target.value })}
              />
              <Understood raw={step.due} />
            </div>
            {!typed.equal && (
              <input
                aria-label={`${t.stepNumber(at + 1)} ${t.weight}`}
                placeholder={t.weight}
                inputMode="decimal"
                maxLength={6}
                value={step.weight}
                onChange={(event) => set(step.key, { weight: event.target.value })}
              />
            )}
            <input
              aria-label={`${t.stepNumber(at + 1)} ${t.owner}`}
              placeholder={t.owner}
              maxLength={100}
              lang="ko"
              value={step.owner}
              onChange={(event) => set(step.key, { owner: event.target.value })}
            />
            <input
              aria-label={`${t.stepNumber(at + 1)} ${t.criterion}`}
              placeholder={t.criterion}
              maxLength={500}
              lang="ko"
              value={step.criterion}
              onChange={(event) => set(step.key, { criterion: event.target.value })}
            />
            <Button
              small
              kind="quiet"
              aria-label={t.remove(step.name === '' ? t.stepNumber(at + 1) : step.name)}
              onClick={() => type({ steps: typed.steps.filter((one) => one.key !== step.key) })}
            >
              {t.removeWord}
            </Button>
          </li>
        ))}
      </ol>
      <div>
        <Button small onClick={add}>
          {t.addStep}
        </Button>
      </div>
    </fieldset>
  )
}

export function Understood({ raw }: { raw: string }) {
  const t = useText(formMessages)
  const language = useLanguage()
  const words = understood(raw, language)
  const read = readTypedDay(raw)
  if (words === null || read.kind !== 'day') return null
  return (
    <small className={styles.quiet}>
      {words}
      {read.day.length < 10 && ` · ${t.judgedAt(formatDate(lastDayOf(read.day)))}`}
    </small>
  )
}
