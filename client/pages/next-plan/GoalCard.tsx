import { useState } from 'react'
import { checkGoalWeights } from '#domain/scoring/weights.ts'
import { formatNumber } from '../../format.ts'
import { Korean, useText } from '../../language.tsx'
import { Button } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { WideTable } from '../../ui/WideTable.tsx'
import { AddIndicatorDialog, DefinitionDialog, DropDialog, NameDialog, RemoveDialog } from './dialogs.tsx'
import { messages } from './messages.ts'
import { type Draft, IndicatorRow, type RowAct } from './Row.tsx'
import styles from './next-plan.module.css'

type Goal = Draft['goals'][number]
type Open =
  | RowAct
  | { readonly kind: 'add-indicator' | 'rename-goal' | 'drop-goal' | 'add-programme' }
  | { readonly kind: 'rename-programme' | 'drop-programme'; readonly id: number; readonly name: string }

/** One goal of a department: its indicators with weights that add up to 100, and its unit programmes. */
export function GoalCard({ draft, goal, locked }: { draft: Draft; goal: Goal; locked: boolean }) {
  const t = useText(messages)
  const [open, setOpen] = useState<Open | null>(null)
  const rows = draft.rows.filter((row) => row.goalId === goal.id && row.id !== null)
  const [weights] = checkGoalWeights(
    rows.map((row) => ({ goal: String(goal.id), name: String(row.fields.name), weight: Number(row.fields.weight) })),
  )
  const sum = formatNumber(weights?.sum ?? 0)
  const place = { planId: draft.plan.id, departmentId: goal.departmentId }
  const close = () => setOpen(null)
  const years = draft.plan
  const pasts = [years.settledYear - 1, years.settledYear, years.settledYear + 1]
  return (
    <Card
      headline={<Korean>{goal.name}</Korean>}
      subtitle={
        <span className={styles.sum} data-ok={weights?.state === 'ok'}>
          {weights?.state === 'ok' ? t.weights(sum) : t.weightsOff(sum)}
        </span>
      }
      actions={
        locked ? undefined : (
          <>
            <Button small onClick={() => setOpen({ kind: 'add-indicator' })}>
              {t.addIndicator}
            </Button>
            <Button small kind="quiet" onClick={() => setOpen({ kind: 'rename-goal' })}>
              {t.rename}
            </Button>
            {rows.length === 0 && goal.programmes.length === 0 && (
              <Button small kind="quiet" onClick={() => setOpen({ kind: 'drop-goal' })}>
                {t.dropGoal}
              </Button>
            )}
          </>
        )
      }
    >
      {rows.length > 0 && (
        <WideTable name={goal.name}>
          <table className={styles.table}>
            <caption className="sr-only">{goal.name}</caption>
            <thead>
              <tr>
                <th scope="col">{t.indicator}</th>
                <th scope="col">{t.decision}</th>
                {pasts.map((year) => (
                  <th key={year} scope="col" className="num">
                    {t.result(year)}
                  </th>
                ))}
                {draft.years.map((year) => (
                  <th key={year} scope="col" className="num">
                    {t.target(year)}
                  </th>
                ))}
                <th scope="col" className="num">
                  {t.weight}
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <IndicatorRow key={row.lineageId} draft={draft} row={row} onAct={setOpen} />
              ))}
            </tbody>
          </table>
        </WideTable>
      )}
      <details className={styles.programmes}>
        <summary>{t.programmes(goal.programmes.length)}</summary>
        <ul>
          {goal.programmes.map((p) => (
            <li key={p.id}>
              <Korean>{p.name}</Korean>
              {!locked && (
                <>
                  <Button
                    small
                    kind="quiet"
                    onClick={() => setOpen({ kind: 'rename-programme', ...p })}
                    aria-label={`${t.rename}: ${p.name}`}
                  >
                    {t.rename}
                  </Button>
                  <Button
                    small
                    kind="quiet"
                    onClick={() => setOpen({ kind: 'drop-programme', ...p })}
                    aria-label={`${t.dropProgramme}: ${p.name}`}
                  >
                    {t.removeProgramme}
                  </Button>
                </>
              )}
            </li>
          ))}
        </ul>
        {!locked && (
          <Button small kind="quiet" onClick={() => setOpen({ kind: 'add-programme' })}>
            {t.addProgramme}
          </Button>
        )}
      </details>
      {open?.kind === 'drop' && <DropDialog draft={draft} row={open.row} onClose={close} />}
      {open?.kind === 'edit' && <DefinitionDialog draft={draft} row={open.row} onClose={close} />}
      {open?.kind === 'add-indicator' && <AddIndicatorDialog place={place} goalId={goal.id} onClose={close} />}
      {open?.kind === 'add-programme' && (
        <NameDialog
          place={place}
          title={t.addProgramme}
          name=""
          change={(name) => ({ of: 'programme', act: 'add', goalId: goal.id, name })}
          onClose={close}
        />
      )}
      {open?.kind === 'rename-goal' && (
        <NameDialog
          place={place}
          title={t.rename}
          name={goal.name}
          change={(name) => ({ of: 'goal', act: 'rename', id: goal.id, name, seen: goal.name })}
          onClose={close}
        />
      )}
      {open?.kind === 'rename-programme' && (
        <NameDialog
          place={place}
          title={t.rename}
          name={open.name}
          change={(name) => ({ of: 'programme', act: 'rename', id: open.id, name, seen: open.name })}
          onClose={close}
        />
      )}
      {open?.kind === 'drop-goal' && (
        <RemoveDialog
          place={place}
          title={t.dropGoal}
          name={goal.name}
          change={{ of: 'goal', act: 'drop', id: goal.id }}
          onClose={close}
        />
      )}
      {open?.kind === 'drop-programme' && (
        <RemoveDialog
          place={place}
          title={t.dropProgramme}
          name={open.name}
          change={{ of: 'programme', act: 'drop', id: open.id }}
          onClose={close}
        />
      )}
    </Card>
  )
}
