import { useState } from 'react'
import { DEFINITION_CHOICES, type DefinitionField, type DefinitionPart, WHOLE_YEAR_FIELDS } from '#domain/scoring/definition.ts'
import { Korean, useLanguage, useText } from '../../language.tsx'
import { writing } from '../../writing-messages.ts'
import { useDraft } from '../../shared/write/draft.ts'
import { useWrite } from '../../shared/write/use-write.ts'
import { factsOf, type Outputs, useTRPC } from '../../trpc.ts'
import { Field, FormDialog } from '../../ui/FormDialog.tsx'
import { EffectiveFrom } from './EffectiveFrom.tsx'
import { periodsMessages } from './messages.ts'
import { DEFINITION_FIELDS, type DefinitionRow, useDefinitionWords } from './words.ts'
import styles from './periods.module.css'

export interface Done {
  readonly text: string
  readonly reason: string
  readonly effectiveFrom: string
  /** what was changed, with how it was before: it can be set back */
  readonly changed: Outputs['periods']['changeDefinitions']['changed']
}

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
const two = (n: number) => String(n).padStart(2, '0')
const upTo = (n: number) => Array.from({ length: n }, (_, index) => index + 1)

/** What was chosen, '' = as it is. */
interface Chosen {
  readonly frequency: string
  readonly aggregation: string
  readonly direction: string
  readonly shareOfWhole: string
  readonly month: number
  readonly day: number
}
const NOTHING: Chosen = { frequency: '', aggregation: '', direction: '', shareOfWhole: '', month: 0, day: 31 }

function partOf(chosen: Chosen): DefinitionPart {
  const one = <T extends string>(all: readonly T[], text: string) => all.find((value) => value === text)
  const { month } = chosen
  return {
    frequency: one(DEFINITION_CHOICES.frequency, chosen.frequency),
    aggregation: one(DEFINITION_CHOICES.aggregation, chosen.aggregation),
    direction: one(DEFINITION_CHOICES.direction, chosen.direction),
    shareOfWhole: chosen.shareOfWhole === '' ? undefined : chosen.shareOfWhole === 'true',
    resultsDue: month === 0 ? undefined : `${two(month)}-${two(Math.min(chosen.day, DAYS[month - 1] ?? 31))}`,
  }
}

/** How one or many indicators are measured from a day on: each field stays as it is unless another value is chosen. */
export function DefinitionDialog(props: {
  rows: readonly DefinitionRow[]
  today: string
  onClose: () => void
  onDone: (done: Done) => void
}) {
  const t = useText(periodsMessages)
  const k = useText(writing)
  const language = useLanguage()
  const word = useDefinitionWords()
  const trpc = useTRPC()
  // As the person saw them; `props.rows` is what is stored by now.
  const [seen] = useState(props.rows)
  const [first, ...others] = seen
  const only = others.length === 0 ? first : undefined
  const draft = useDraft(`periods.definition.${only?.indicatorId ?? 'many'}`, {
    ...NOTHING,
    effectiveFrom: props.today,
    reason: '',
  })
  const at = draft.typed
  const to = partOf(at)
  const fields = DEFINITION_FIELDS.filter((field) => to[field] !== undefined)
  const changes = seen.flatMap((row) => {
    const other = fields.filter((field) => row.now[field] !== to[field])
    return other.length === 0 ? [] : [{ row, other }]
  })
  const reason = at.reason.trim()
  const save = useWrite(trpc.periods.changeDefinitions.mutationOptions(), {
    onDone: ({ changed, over, remade }) =>
      props.onDone({
        text: [
          only === undefined ? t.manySaved(changed.length) : t.definitionSaved(only.name),
          ...(over > 0 ? [t.overStands(over)] : []),
          ...(remade > 0 ? [t.yearsRemade(remade)] : []),
        ].join(' '),
        reason,
        effectiveFrom: at.effectiveFrom,
        changed,
      }),
  })
  const wholeYear = fields.some((field) => WHOLE_YEAR_FIELDS.includes(field))
  const choose = (part: Partial<Chosen>) => {
    const asks = WHOLE_YEAR_FIELDS.some((field) => field in part && Object.values(part).some((value) => value !== ''))
    draft.type({
      ...part,
      ...(asks && !at.effectiveFrom.endsWith('-01-01') ? { effectiveFrom: `${props.today.slice(0, 4)}-01-01` } : {}),
    })
  }
  const select = (field: 'frequency' | 'aggregation' | 'direction' | 'shareOfWhole', values: readonly string[]) => (
    <Field label={word.name(field)}>
      {(ids) => (
        <select {...ids} value={at[field]} onChange={(event) => choose({ [field]: event.target.value })}>
          <option value="">{only === undefined ? t.asItIs : t.asItIsNow(word.value(field, only.now[field]))}</option>
          {values.map((value) => (
            <option key={value} value={value}>
              {word.value(field, value)}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
  const stale = seen.find((row) => props.rows.find((now) => now.indicatorId === row.indicatorId)?.seen !== row.seen)
  const byWhom = props.rows.find((row) => row.indicatorId === stale?.indicatorId)?.changes[0]
  const entered = factsOf(save.error)
  return (
    <FormDialog
      wide
      title={only === undefined ? t.manyTitle(seen.length) : t.definitionTitle}
      act={only === undefined ? t.saveMany(changes.length) : t.save}
      missing={
        fields.length === 0
          ? t.chooseOther
          : changes.length === 0
            ? t.sameAsNow
            : wholeYear && !at.effectiveFrom.endsWith('-01-01')
              ? t.wholeYear
              : at.effectiveFrom === '' || (reason === '' && k.missingReason)
      }
      pending={save.pending}
      refused={save.refused}
      problem={
        save.refused === 'version-conflict' && stale !== undefined
          ? t.changedMeanwhile(stale.name, byWhom?.recordedBy ?? '')
          : save.refused === 'periods-entered'
            ? t.periodsEntered(String(entered['indicator']), String(entered['periods']), Number(entered['entered']))
            : null
      }
      draft={draft}
      onClose={props.onClose}
      onSend={() =>
        save.send(
          {
            changes: changes.map(({ row }) => ({ indicatorId: row.indicatorId, seen: row.seen, to })),
            effectiveFrom: at.effectiveFrom,
            reason,
          },
          undefined,
          draft,
        )
      }
    >
      {only !== undefined && (
        <p className={styles.strong}>
          <Korean>{only.name}</Korean>
        </p>
      )}
      <div className={styles.two}>
        {select('frequency', DEFINITION_CHOICES.frequency)}
        {select('aggregation', DEFINITION_CHOICES.aggregation)}
        {select('direction', DEFINITION_CHOICES.direction)}
        {seen.every((row) => row.unit === '%') && select('shareOfWhole', ['true', 'false'])}
        <Field label={t.dueMonth} hint={t.nextYear}>
          {(ids) => (
            <select {...ids} value={at.month} onChange={(event) => draft.type({ month: Number(event.target.value) })}>
              <option value={0}>
                {only === undefined ? t.asItIs : t.asItIsNow(word.value('resultsDue', only.now.resultsDue))}
              </option>
              {upTo(12).map((one) => (
                <option key={one} value={one}>
                  {t.monthNumber(one)}
                </option>
              ))}
            </select>
          )}
        </Field>
        {at.month > 0 && (
          <Field label={t.dueDay}>
            {(ids) => (
              <select
                {...ids}
                value={Math.min(at.day, DAYS[at.month - 1] ?? 31)}
                onChange={(event) => draft.type({ day: Number(event.target.value) })}
              >
                {upTo(DAYS[at.month - 1] ?? 31).map((one) => (
                  <option key={one} value={one}>
                    {one}
                  </option>
                ))}
              </select>
            )}
          </Field>
        )}
      </div>
      {at.shareOfWhole === 'true' && <p>{t.shareWhat}</p>}
      {wholeYear && <p className={styles.warn}>{t.wholeYearWhat}</p>}
      <EffectiveFrom typed={draft.typed} onType={draft.type} />
      {changes.length > 0 && (
        <ul className={styles.left} data-whole aria-label={t.whatChanges}>
          {changes.map(({ row, other }) => (
            <li key={row.indicatorId}>
              <Korean>{row.name}</Korean>
              <span className={styles.quiet}>{other.map((field) => changeText(row, field)).join(' · ')}</span>
            </li>
          ))}
        </ul>
      )}
    </FormDialog>
  )

  function changeText(row: DefinitionRow, field: DefinitionField): string {
    const now = word.value(field, row.now[field])
    const printed = row.printed[field] === row.now[field] ? '' : ` ${t.printedAs(word.value(field, row.printed[field]))}`
    const next = word.value(field, to[field] ?? null)
    return `${language === 'ko' ? '' : `${word.name(field)}: `}${now}${printed} → ${next}`
  }
}
