import { useDeferredValue } from 'react'
import { type ActivityReading, readActivityText, type Said, spanOf, type Span } from '#domain/entry/activity-text.ts'
import { named } from '#domain/plan/same-name.ts'
import { formatDate } from '../../format.ts'
import { Korean, useText } from '../../language.tsx'
import { useDraft } from '../../shared/write/draft.ts'
import { Field, FormDialog } from '../../ui/FormDialog.tsx'
import styles from './activities.module.css'
import { formMessages, textMessages } from './messages.ts'
import type { Page, Typed } from './types.ts'

/**
 * A news text or a report pasted whole: one activity is proposed, each field with the words it was read from. What the text does not say
 * is asked; today's year is never taken for it.
 */
export function PasteText(props: {
  page: Page
  departmentId: number
  onTake: (typed: Partial<Typed>) => void
  onClose: () => void
}) {
  const t = useText(textMessages)
  const f = useText(formMessages)
  const draft = useDraft('activity.text', { text: '', year: '', month: '' })
  const { text, year, month } = draft.typed
  const reading = readActivityText(useDeferredValue(text))
  const added = {
    year: /^(19|20|21)\d{2}$/.test(year) ? Number(year) : null,
    month: /^([1-9]|1[0-2])$/.test(month) ? Number(month) : null,
  }
  const span = spanOf(reading.days, added)
  const silent = (part: 'year' | 'month') => reading.days.some(({ value }) => value[part] === null)
  const series = props.page.series.filter((s) => s.departmentId === props.departmentId)
  const [found] = reading.title === null ? [] : named(reading.title.value, series, (s) => s.name)
  const empty = text.trim() === ''
  return (
    <FormDialog
      wide
      title={t.title}
      act={t.take}
      missing={empty ? t.missingText : missingOf(span, t)}
      pending={false}
      draft={draft}
      onClose={props.onClose}
      onSend={() => {
        props.onTake(typedFrom(reading, span, found?.id ?? null))
        draft.forget()
      }}
    >
      <Field label={t.paste} hint={t.pasteHow}>
        {(ids) => (
          <textarea
            {...ids}
            rows={empty ? 8 : 4}
            maxLength={50_000}
            value={text}
            onChange={(e) => draft.type({ text: e.target.value })}
          />
        )}
      </Field>
      {!empty && (
        <section aria-label={t.read} className={styles.form}>
          {reading.repeated > 0 && <p className={styles.quiet}>{t.repeated(reading.repeated)}</p>}
          {(silent('year') || silent('month')) && (
            <div className={styles.asked}>
              {silent('year') && (
                <Field label={t.askYear} hint={t.askHow}>
                  {(ids) => (
                    <input
                      {...ids}
                      inputMode="numeric"
                      maxLength={4}
                      required
                      value={year}
                      onChange={(e) => draft.type({ year: e.target.value })}
                    />
                  )}
                </Field>
              )}
              {silent('month') && (
                <Field label={t.askMonth}>
                  {(ids) => (
                    <input
                      {...ids}
                      inputMode="numeric"
                      maxLength={2}
                      required
                      value={month}
                      onChange={(e) => draft.type({ month: e.target.value })}
                    />
                  )}
                </Field>
              )}
            </div>
          )}
          <dl className={styles.facts}>
            <Row name={f.title} of={reading.title} />
            <Row name={f.seriesNumber} of={reading.number} shown={(n) => t.number(n)} />
            <div>
              <dt>{f.startsOn}</dt>
              <dd>
                {span.kind === 'days' && (
                  <strong>
                    {span.endsOn === null
                      ? formatDate(span.startsOn)
                      : `${formatDate(span.startsOn)} ~ ${formatDate(span.endsOn)}`}
                  </strong>
                )}
                {reading.days.length === 0 && t.notRead}
                {reading.days.map((day) => (
                  <Stood key={`${day.stood.line}${day.stood.before}${day.stood.words}`} of={day} />
                ))}
              </dd>
            </div>
            <Row name={f.host} of={reading.host} />
            <Rows name={f.themeOnly} of={reading.themes} />
            <Row name={f.lead} of={reading.lead} />
            <Row name={f.delegation} of={reading.delegation} shown={(n) => t.people(n)} />
            <Rows name={f.sites} of={reading.sites} />
            <Row name={t.since} of={reading.firstYear} shown={(n) => t.from(n)} />
          </dl>
          {reading.title !== null && <p className={styles.quiet}>{found === undefined ? t.noSeries : t.ofSeries(found.name)}</p>}
        </section>
      )}
      <p className={styles.quiet}>{t.notSaved}</p>
    </FormDialog>
  )
}

type T = ReturnType<typeof useText<typeof textMessages>>
const missingOf = (span: Span, t: T) =>
  span.kind === 'ask'
    ? span.missing.includes('day')
      ? false
      : t.missingPart(span.missing.includes('year'), span.missing.includes('month'))
    : false

/** What goes into the form; days that are not clear stay empty there. */
function typedFrom(reading: ActivityReading, span: Span, seriesId: number | null): Partial<Typed> {
  const { title, number, host, lead, delegation, themes, sites } = reading
  const lines = (of: readonly Said<string>[]) => of.map(({ value }) => value).join('\n')
  return {
    startsOn: span.kind === 'days' ? span.startsOn : '',
    endsOn: span.kind === 'days' ? (span.endsOn ?? '') : '',
    title: title === null ? '' : number === null ? title.value : `제${number.value}회 ${title.value}`,
    kind: 'exchange',
    seriesId: seriesId === null ? '' : String(seriesId),
    seriesNumber: seriesId === null || number === null ? '' : String(number.value),
    host: host?.value ?? '',
    theme: lines(themes),
    lead: lead?.value ?? '',
    delegation: delegation === null ? '' : String(delegation.value),
    sites: sites.map(({ value }) => value).join(', '),
  }
}

function Row<V extends string | number>(props: { name: string; of: Said<V> | null; shown?: (value: V) => string }) {
  const t = useText(textMessages)
  const { name, of } = props
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {of === null ? (
          <span className={styles.quiet}>{t.notRead}</span>
        ) : (
          <>
            <strong>
              <Korean>{props.shown === undefined ? String(of.value) : props.shown(of.value)}</Korean>
            </strong>
            <Stood of={of} />
          </>
        )}
      </dd>
    </div>
  )
}

function Rows({ name, of }: { name: string; of: readonly Said<string>[] }) {
  const [first, ...others] = of
  return (
    <>
      <Row name={name} of={first ?? null} />
      {others.map((one) => (
        <Row key={one.value} name={name} of={one} />
      ))}
    </>
  )
}

/** Where it stood: the line, and the words with those around them. */
function Stood({ of: { stood } }: { of: Said<unknown> }) {
  const t = useText(textMessages)
  return (
    <span className={styles.stood}>
      {t.line(stood.line)}{' '}
      <Korean>
        {stood.before}
        <mark>{stood.words}</mark>
        {stood.after}
      </Korean>
    </span>
  )
}
