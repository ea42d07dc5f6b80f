import { useQueryClient } from '@tanstack/react-query'
import { formatNumber, formatPercent } from '../../format.ts'
import { useFrame } from '../../frame/use-frame.ts'
import { Korean, useText } from '../../language.tsx'
import { useWrite } from '../../shared/write/use-write.ts'
import { type Outputs, useTRPC } from '../../trpc.ts'
import { Button } from '../../ui/Button.tsx'
import { messages } from './messages.ts'
import { SavedInput } from './SavedInput.tsx'
import { differenceText, mayInPart, targetText, typedTarget } from './words.ts'
import styles from './next-plan.module.css'

export type Draft = NonNullable<Outputs['nextPlan']['page']['draft']>
export type DraftRow = Draft['rows'][number]

/** What a row asks of the card around it: a dialog. */
export type RowAct = { readonly kind: 'drop' | 'edit'; readonly row: DraftRow }

/** After a change only the draft is asked for anew: nothing else of this page follows from it. */
export function useDraftRefresh(): () => Promise<void> {
  const trpc = useTRPC()
  const client = useQueryClient()
  return () => client.invalidateQueries(trpc.nextPlan.pathFilter())
}

/** One indicator of the draft: its decision, its weight and targets, what the check asks, and the reason. */
export function IndicatorRow(props: { draft: Draft; row: DraftRow; onAct: (act: RowAct) => void }) {
  const t = useText(messages)
  const { draft, row } = props
  const user = useFrame()?.user
  // After a reorganisation one indicator of a part may be another unit's.
  const mine = mayInPart(draft, user, 'draft.write', row.heldBy)
  const locked = !mine || draft.departments.some((one) => one.id === row.departmentId && one.done !== null)
  const name = String(row.fields.name)
  const years = draft.plan
  const pasts = [years.settledYear - 1, years.settledYear, years.settledYear + 1]
  const needs = draft.needs.filter((need) => need.lineageId === row.lineageId)
  return (
    <>
      <tr className={styles.row} data-open={needs.length > 0}>
        <th scope="row">
          <span className={styles.named}>
            <Korean>{name}</Korean>
            <small className="muted">
              <Korean>{String(row.fields.unit)}</Korean> · {row.fields.kind === 'key' ? t.keyKind : t.generalKind}
            </small>
          </span>
          {!locked && (
            <Button small kind="quiet" onClick={() => props.onAct({ kind: 'edit', row })} aria-label={`${t.edit}: ${name}`}>
              {t.edit}
            </Button>
          )}
        </th>
        <td data-label={t.decision}>
          <DecisionField draft={draft} row={row} locked={locked} onDrop={() => props.onAct({ kind: 'drop', row })} />
        </td>
        {pasts.map((year) => (
          <td key={year} className="num" data-label={t.result(year)}>
            <Past row={row} year={year} />
          </td>
        ))}
        {draft.years.map((year) => (
          <td key={year} className="num" data-label={t.target(year)}>
            <TargetField draft={draft} row={row} year={year} locked={locked} />
          </td>
        ))}
        <td className="num" data-label={t.weight}>
          <WeightField draft={draft} row={row} locked={locked} />
        </td>
      </tr>
      <tr className={styles.below}>
        <td colSpan={draft.years.length + 6}>
          <Questions row={row} needs={needs} />
          <ReasonInput draft={draft} row={row} locked={locked} />
        </td>
      </tr>
    </>
  )
}

function Past({ row, year }: { row: DraftRow; year: number }) {
  const t = useText(messages)
  const result = row.results.find((r) => r.year === year)
  if (result === undefined) return <span className="muted">–</span>
  const target = result.target.kind === 'set' ? formatNumber(result.target.value) : '–'
  return (
    <span className={styles.past}>
      {result.actual === null ? <span className="muted">{t.notFinal}</span> : <strong>{formatNumber(result.actual)}</strong>}
      <small className="muted">
        {t.ofTarget(target)}
        {result.rate.kind === 'rate' && ` · ${formatPercent(result.rate.shown)}`}
      </small>
    </span>
  )
}

const placeOf = (draft: Draft, row: DraftRow) => ({
  planId: draft.plan.id,
  departmentId: row.departmentId,
  lineageId: row.lineageId,
})

function TargetField({ draft, row, year, locked }: { draft: Draft; row: DraftRow; year: number; locked: boolean }) {
  const t = useText(messages)
  const trpc = useTRPC()
  const refresh = useDraftRefresh()
  const saving = useWrite(trpc.nextPlan.change.mutationOptions(), { refresh })
  const stored = row.targets.find((one) => one.year === year)
  const changed = row.differences.find((d) => d.field === 'target' && d.year === year)
  const name = String(row.fields.name)
  return (
    <span className={styles.targetCell} data-missing={stored === undefined}>
      <SavedInput
        name={`${draft.plan.id}.${row.lineageId}.${year}`}
        label={`${name}, ${t.target(year)}`}
        stored={targetText(stored, t.none)}
        saving={saving}
        locked={locked}
        numeric
        onSave={(text, kept) => {
          const seen = stored === undefined ? null : (stored.value ?? ('none' as const))
          const change = { of: 'target' as const, year, entry: typedTarget(text), seen }
          saving.send({ ...placeOf(draft, row), change }, undefined, kept)
        }}
      />
      {changed?.field === 'target' && (
        <small className={styles.was}>{t.was(changed.before === 'none' ? t.none : formatNumber(changed.before))}</small>
      )}
    </span>
  )
}

function WeightField({ draft, row, locked }: { draft: Draft; row: DraftRow; locked: boolean }) {
  const t = useText(messages)
  const trpc = useTRPC()
  const refresh = useDraftRefresh()
  const saving = useWrite(trpc.nextPlan.change.mutationOptions(), { refresh })
  const stored = Number(row.fields.weight)
  return (
    <SavedInput
      name={`${draft.plan.id}.${row.lineageId}.weight`}
      label={`${String(row.fields.name)}, ${t.weight}`}
      stored={formatNumber(stored)}
      saving={saving}
      locked={locked}
      numeric
      onSave={(text, kept) => {
        const change = { of: 'field' as const, field: 'weight' as const, value: text, seen: stored }
        saving.send({ ...placeOf(draft, row), change }, undefined, kept)
      }}
    />
  )
}

function DecisionField(props: { draft: Draft; row: DraftRow; locked: boolean; onDrop: () => void }) {
  const t = useText(messages)
  const trpc = useTRPC()
  const refresh = useDraftRefresh()
  const { draft, row } = props
  const decide = useWrite(trpc.nextPlan.decide.mutationOptions(), { refresh })
  const isNew = row.decision === 'new'
  if (props.locked) return row.decision === null ? t.undecided : t[row.decision]
  return (
    <select
      className={styles.select}
      aria-label={`${t.decision}: ${String(row.fields.name)}`}
      aria-invalid={decide.refused !== undefined}
      data-decision={row.decision ?? 'none'}
      value={row.decision ?? ''}
      onChange={(event) => {
        const decision = event.target.value
        if (decision === 'drop') props.onDrop()
        else if (decision === 'keep' || decision === 'change')
          decide.send({
            ...placeOf(draft, row),
            decision,
            reason: row.reason,
            seen: { decision: row.decision, reason: row.reason },
          })
      }}
    >
      {row.decision === null && <option value="">{t.undecided}</option>}
      {isNew ? <option value="new">{t.new}</option> : <option value="keep">{t.keep}</option>}
      {!isNew && <option value="change">{t.change}</option>}
      <option value="drop">{isNew ? t.remove : t.drop}</option>
    </select>
  )
}

/** What stands to be answered, each with its word; a question is no penalty. */
function Questions({ row, needs }: { row: DraftRow; needs: Draft['needs'] }) {
  const t = useText(messages)
  const kinds = [...new Set(needs.map((need) => need.kind))]
  const differs = row.differences.map((d) => differenceText(d, t))
  return (
    <ul className={styles.marks}>
      {kinds.map((kind) => (
        <li key={kind} data-kind="need">
          {t[`need-${kind}`]}
        </li>
      ))}
      {row.findings.map((finding) => (
        <li key={finding.kind} data-kind="finding">
          {t[finding.kind]}
        </li>
      ))}
      {row.sunset !== null && <li data-kind="sunset">{t.sunset(row.sunset.map((one) => one.year).join('·'))}</li>}
      {differs.length > 0 && <li data-kind="differs">{t.differs(differs.join(', '))}</li>}
    </ul>
  )
}

function ReasonInput({ draft, row, locked }: { draft: Draft; row: DraftRow; locked: boolean }) {
  const t = useText(messages)
  const trpc = useTRPC()
  const refresh = useDraftRefresh()
  const decide = useWrite(trpc.nextPlan.decide.mutationOptions(), { refresh })
  const decision = row.decision === 'change' || row.differences.length > 0 ? 'change' : 'keep'
  return (
    <SavedInput
      long
      name={`${draft.plan.id}.${row.lineageId}.reason`}
      label={t.reasonFor(String(row.fields.name))}
      stored={row.reason}
      saving={decide}
      locked={locked}
      placeholder={t.reason}
      onSave={(text, kept) =>
        decide.send(
          { ...placeOf(draft, row), decision, reason: text, seen: { decision: row.decision, reason: row.reason } },
          undefined,
          kept,
        )
      }
    />
  )
}
