import { useQueryClient } from '@tanstack/react-query'
import { CYCLE_WORDS, CYCLES } from '#domain/entry/activity-series.ts'
import { useLanguage, useText } from '../../language.tsx'
import { useDraft } from '../../shared/write/draft.ts'
import { useWrite } from '../../shared/write/use-write.ts'
import { type Outputs, useTRPC } from '../../trpc.ts'
import { Field, FormDialog } from '../../ui/FormDialog.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { seriesMessages, formMessages } from './messages.ts'

type Answer = Outputs['activities']['series']

const YEAR = /^(19|20|21)\d{2}$|^2200$/
const isYear = (text: string) => text === '' || YEAR.test(text)
const whole = (text: string) => (text === '' ? null : Number(text))
const words = (text: string) => (text.trim() === '' ? null : text.trim())

/** Adds a series (`of` null) or changes one. */
export function SeriesDialog(props: {
  of: Answer['series'][number] | null
  departments: Answer['departments']
  onClose: () => void
  onSaved: (id: number) => void
}) {
  const t = useText(seriesMessages)
  const f = useText(formMessages)
  const language = useLanguage()
  const trpc = useTRPC()
  const client = useQueryClient()
  const { of } = props
  const save = useWrite(trpc.activities.saveSeries.mutationOptions(), {
    refresh: () => client.invalidateQueries(trpc.activities.pathFilter()),
  })
  const draft = useDraft(`activity.series.${of?.id ?? 'new'}`, {
    departmentId: of?.departmentId ?? props.departments[0]?.id ?? 0,
    name: of?.name ?? '',
    cycle: of?.cycle ?? ('year' as const),
    hosts: of?.hosts.join('\n') ?? '',
    partner: of?.partner ?? '',
    firstYear: of?.firstYear == null ? '' : String(of.firstYear),
    lastYear: of?.lastYear == null ? '' : String(of.lastYear),
    note: of?.note ?? '',
  })
  const { typed } = draft
  const [first, last] = [whole(typed.firstYear), whole(typed.lastYear)]
  const wrongYears = !isYear(typed.firstYear) || !isYear(typed.lastYear) || (first !== null && last !== null && last < first)
  const hosts = typed.hosts.split(/\n|→|,/).flatMap((host) => words(host) ?? [])
  const field = (name: 'name' | 'partner' | 'note' | 'firstYear' | 'lastYear', label: string, hint?: string) => (
    <Field label={label} {...(hint === undefined ? {} : { hint })}>
      {(ids) => (
        <input
          {...ids}
          maxLength={name === 'firstYear' || name === 'lastYear' ? 4 : 200}
          required={name === 'name'}
          value={typed[name]}
          onChange={(event) => draft.type({ [name]: event.target.value })}
        />
      )}
    </Field>
  )
  return (
    <FormDialog
      title={of === null ? t.addTitle : t.changeTitle}
      act={f.save}
      missing={typed.name.trim() === '' ? true : wrongYears ? t.wrongYears : new Set(hosts).size < hosts.length && t.sameHosts}
      pending={save.pending}
      refused={save.refused}
      problem={save.refused === 'bad-input' ? t.sameName : undefined}
      draft={draft}
      onClose={props.onClose}
      onSend={() =>
        save.send(
          {
            id: of?.id ?? null,
            version: of?.version ?? 0,
            departmentId: typed.departmentId,
            name: typed.name.trim(),
            cycle: typed.cycle,
            hosts,
            partner: words(typed.partner),
            firstYear: first,
            lastYear: last,
            note: words(typed.note),
          },
          ({ id }) => props.onSaved(id),
          draft,
        )
      }
    >
      {of === null && props.departments.length > 1 && (
        <Field label={t.department}>
          {(ids) => (
            <select
              {...ids}
              value={typed.departmentId}
              onChange={(event) => draft.type({ departmentId: Number(event.target.value) })}
            >
              {props.departments.map((d) => (
                <option key={d.id} value={d.id} lang="ko">
                  {d.name}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      {field('name', t.name)}
      <Segmented
        label={t.cycle}
        value={typed.cycle}
        onChange={(cycle) => draft.type({ cycle })}
        options={CYCLES.map((value) => ({ value, label: CYCLE_WORDS[value][language] }))}
      />
      <Field label={t.hosts} hint={t.hostsHow}>
        {(ids) => (
          <textarea
            {...ids}
            rows={2}
            maxLength={400}
            value={typed.hosts}
            onChange={(event) => draft.type({ hosts: event.target.value })}
          />
        )}
      </Field>
      {field('partner', t.partner)}
      {field('firstYear', t.firstYear, t.firstYearHow)}
      {field('lastYear', t.lastYear, t.lastYearHow)}
      {field('note', t.note)}
    </FormDialog>
  )
}
