import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { BUDGET_LINE_LABEL, BUDGET_LINES, type BudgetLineKey } from '#domain/plan/plan-figures.ts'
import { useLanguage, useText } from '../../language.tsx'
import { type Draft, useDraft } from '../../shared/write/draft.ts'
import { useWrite } from '../../shared/write/use-write.ts'
import { type Outputs, useTRPC } from '../../trpc.ts'
import { Field, FormDialog } from '../../ui/FormDialog.tsx'
import { addMessages } from './add-messages.ts'
import styles from './confirm.module.css'
import { refusalText } from './refusal-words.ts'
import { placeIn } from './selection.ts'
import { columnWord, slotMessages } from './slot-messages.ts'
import { parentChoices, type Parents } from './slots.ts'
import { refusedBy } from './use-review.ts'

type Proposal = Outputs['imports']['proposal']
type Group = Proposal['group']
const GROUPS = ['indicators', 'programmes', 'projects', 'statements', 'goals', 'units'] as const satisfies readonly Group[]

interface Props {
  draftId: number
  version: number
  parents: Parents
  /** the cell it was asked for at; null = the list of records */
  place: string | null
  refresh: () => unknown
  onClose: () => void
  onAdded: (record: string) => void
}

/** A record that was not read: what it is, what it belongs to, and its values, proposed from the row it stands in. */
export function AddDialog(props: Props) {
  const trpc = useTRPC()
  const place = props.place === null ? null : placeIn(props.place)
  // What is typed stays under its group: another one has other values.
  const draft = useDraft<Record<string, string>>(`import.add.${props.draftId}.${props.place ?? ''}`, { group: '' })
  const chosen = GROUPS.find((one) => one === draft.typed['group'])
  const asked = { draftId: props.draftId, place: place ?? { block: 0, row: null, column: null } }
  const proposal = useQuery({
    ...trpc.imports.proposal.queryOptions({ ...asked, ...(chosen === undefined ? {} : { group: chosen }) }),
    enabled: place !== null,
    placeholderData: keepPreviousData,
  })
  if (place !== null && proposal.data === undefined && proposal.error === null) return null
  const none: Proposal = { group: chosen ?? 'indicators', under: null, item: null, fields: [] }
  const found = proposal.data !== undefined && (chosen ?? proposal.data.group) === proposal.data.group ? proposal.data : none
  return <Form {...props} draft={draft} proposed={place === null ? none : found} />
}

function Form({
  draftId,
  version,
  parents,
  place,
  draft,
  proposed,
  refresh,
  onClose,
  onAdded,
}: Props & { draft: Draft<Record<string, string>>; proposed: Proposal }) {
  const t = useText(addMessages)
  const words = useText(slotMessages)
  const language = useLanguage()
  const trpc = useTRPC()
  const { group } = proposed
  const named = group !== 'statements'
  const fields = [
    ...(named && !proposed.fields.some(({ column }) => column === 'name')
      ? [{ column: 'name', printed: '', place: null, unread: false }]
      : []),
    ...proposed.fields,
  ]
  const choices = parentChoices(group, parents)
  const only = choices.length === 1 ? choices[0]?.value : undefined
  const given = new Map<string, string>([
    ['under', proposed.under ?? only ?? ''],
    ['item', proposed.item ?? ''],
    ...fields.map(({ column, printed }) => [`=${column}`, printed] as const),
  ])
  const typed = (name: string) => draft.typed[`${group}.${name}`] ?? given.get(name) ?? ''
  const type = (name: string, text: string) => draft.type({ [`${group}.${name}`]: text })
  const add = useWrite(trpc.imports.add.mutationOptions(), { refresh })
  const refused = refusedBy(add.error)
  const column = refused?.facts['column']
  const missing = typed('under') === '' || (named ? typed('=name').trim() === '' : typed('item') === '')
  const send = () =>
    add.send(
      {
        draftId,
        version,
        group,
        under: typed('under'),
        item: BUDGET_LINES.find((one) => one === typed('item')) ?? null,
        place: place === null ? null : placeIn(place),
        fields: fields.flatMap((field) => {
          const text = typed(`=${field.column}`).trim()
          if (text === '') return []
          return [{ column: field.column, typed: text === field.printed ? null : text, place: field.place }]
        }),
      },
      ({ record }) => onAdded(record),
      draft,
    )
  return (
    <FormDialog
      title={t.title}
      act={t.act}
      missing={missing}
      pending={add.pending}
      problem={
        refused !== null &&
        `${typeof column === 'string' ? `${columnWord(column, group, words)}: ` : ''}${refusalText(refused, language)}`
      }
      draft={draft}
      onClose={onClose}
      onSend={send}
    >
      <div className={styles.days}>
        <Field label={t.group}>
          {(ids) => (
            <select {...ids} value={group} onChange={(event) => draft.type({ group: event.currentTarget.value })}>
              {GROUPS.map((one) => (
                <option key={one} value={one}>
                  {t[one]}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={t.under}>
          {(ids) => (
            <select {...ids} required value={typed('under')} onChange={(event) => type('under', event.currentTarget.value)}>
              <option value="">{t.choose}</option>
              {choices.map(({ value, label }) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </select>
          )}
        </Field>
        {!named && (
          <Field label={t.item}>
            {(ids) => (
              <select {...ids} required value={typed('item')} onChange={(event) => type('item', event.currentTarget.value)}>
                <option value="">{t.choose}</option>
                {BUDGET_LINES.map((item: BudgetLineKey) => (
                  <option key={item} value={item}>
                    {BUDGET_LINE_LABEL[item]}
                  </option>
                ))}
              </select>
            )}
          </Field>
        )}
      </div>
      {proposed.fields.length > 0 && <p>{t.fromRow(proposed.fields.length)}</p>}
      <div className={styles.fields}>
        {fields.map(({ column: name }) => (
          <Field key={name} label={columnWord(name, group, words)}>
            {(ids) => (
              <input
                {...ids}
                aria-invalid={column === name || undefined}
                required={name === 'name'}
                maxLength={2000}
                value={typed(`=${name}`)}
                onChange={(event) => type(`=${name}`, event.currentTarget.value)}
              />
            )}
          </Field>
        ))}
      </div>
      <p className="muted">{t.restLater}</p>
    </FormDialog>
  )
}
