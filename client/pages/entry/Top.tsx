import type { Progress } from '#domain/entry/progress.ts'
import type { ReactNode } from 'react'
import { formatDate, formatNumber, formatScore } from '../../format.ts'
import { useText } from '../../language.tsx'
import { shell } from '../../messages.ts'
import { Button } from '../../ui/Button.tsx'
import styles from './entry.module.css'
import { entryMessages } from './messages.ts'
import { cellKey, type Grid, type GridCell, type GridDepartment, lineId } from './lines.ts'
import { EmptyBefore, MonthStrip } from './MonthStrip.tsx'
import { useFrame } from '../../frame/use-frame.ts'
import { Segmented } from '../../ui/Segmented.tsx'
import { scoreGroup } from '#domain/scoring/score.ts'
import type { ScoringPolicy } from '#domain/scoring/policy.ts'
import type { Unsent } from './outbox.ts'
import { type PartText, wholeCheck } from './parts.ts'
import { previewFor, scoreWithout } from './preview.ts'

type ScoreProps = Omit<Parameters<typeof Score>[0], 'cells'>

/** The period, how far it is, the score as it stands, and the acts on all of it. */
export function Top(props: {
  choices: ReactNode
  progress: Progress
  score: ScoreProps & { departments: readonly GridDepartment[] }
  ready: number
  recallable: readonly GridCell[]
  watching: boolean
  /** filling in by file */
  upload: ReactNode
  onSubmit: () => void
  onRecall: (cells: readonly GridCell[]) => void
  onHelp: () => void
}) {
  const t = useText(entryMessages)
  const { help } = useText(shell)
  const { progress: p, score } = props
  const { departments, ...shared } = score
  const [only] = departments
  return (
    <div className={styles.top}>
      <div className={styles.choices}>{props.choices}</div>
      {departments.length === 1 && only && only.cells.length > 0 && <Score cells={only.cells} {...shared} />}
      <div className={styles.topActs}>
        <Button kind="quiet" onClick={props.onHelp}>
          {help} <kbd>F1</kbd>
        </Button>
        {!props.watching && props.upload}
        {props.recallable.length > 0 && (
          <Button onClick={() => props.onRecall(props.recallable)}>{t.recallCount(props.recallable.length)}</Button>
        )}
        {!props.watching && (
          <span className={styles.submitTop}>
            <Button kind="primary" onClick={props.onSubmit}>
              {props.ready > 0 ? t.submitReady(props.ready) : t.submit}
            </Button>
          </span>
        )}
      </div>
      {p.of > 0 && (
        <div className={styles.meter} role="img" aria-label={t.entered(p.entered, p.of)}>
          <span style={{ width: `${(p.entered / p.of) * 100}%` }} />
        </div>
      )}
    </div>
  )
}

/** "7/12 입력 · 2 확인 필요 · 마감 D-3": the page's heading. */
export function useHeadline() {
  const t = useText(entryMessages)
  return (p: Progress) =>
    [
      t.entered(p.entered, p.of),
      ...(p.toCheck > 0 ? [t.toCheck(p.toCheck)] : []),
      ...(p.submitted > 0 ? [t.submittedCount(p.submitted)] : []),
      ...(p.confirmed > 0 ? [t.confirmedCount(p.confirmed)] : []),
      p.due === null ? t.allHanded : t.deadline(p.due.count),
    ].join(' · ')
}
export const dueText = (due: { readonly on: string } | null) => (due === null ? null : formatDate(due.on))

interface Choice {
  readonly year?: number
  readonly month?: number
  readonly department?: number | undefined
}

/** Year, period and department of the grid; kept in the address. */
export function Choices({
  grid,
  asked,
  departmentId,
  onChoose,
}: {
  grid: Grid
  /** by the address: chosen at once, while its grid is still on the way */
  asked: { readonly year: number | undefined; readonly month: number | undefined }
  departmentId: number | undefined
  onChoose: (to: Choice) => void
}) {
  const t = useText(entryMessages)
  const all = useFrame()?.plan?.departments ?? []
  const shown = grid.departments
  const several = departmentId !== undefined || shown.length > 1
  const choosable = departmentId === undefined ? shown : all
  return (
    <>
      <Segmented
        label={t.year}
        value={asked.year !== undefined && grid.years.includes(asked.year) ? asked.year : grid.year}
        options={grid.years.map((y) => ({ value: y, label: y }))}
        onChange={(year) => onChoose({ year })}
      />
      <MonthStrip grid={grid} asked={asked.month} departmentId={departmentId} onMonth={(month) => onChoose({ month })} />
      {several && (
        <select
          className={styles.select}
          aria-label={t.department}
          value={departmentId ?? 0}
          onChange={(event) => onChoose({ department: Number(event.target.value) || undefined })}
        >
          <option value={0}>{t.allDepartments}</option>
          {choosable.map((d) => (
            <option key={d.id} value={d.id}>
              {d.name}
            </option>
          ))}
        </select>
      )}
      <EmptyBefore grid={grid} departmentId={departmentId} onMonth={(month) => onChoose({ month })} />
    </>
  )
}

/** A department's score as it would be with what is being typed: always with the weight it stands on. */
export function Score(props: {
  cells: readonly GridCell[]
  unsent: readonly Unsent[]
  typing: { readonly id: string; readonly text: string } | null
  policy: ScoringPolicy
  explainOver: number
  partsOf: (cell: GridCell) => readonly PartText[]
}) {
  const t = useText(entryMessages)
  const { cells, unsent, typing, policy, explainOver, partsOf } = props
  const previews = cells.map((c) => {
    const text = typing?.id === lineId(c) ? typing.text : null
    const own = unsent.find((u) => u.key === cellKey(c))
    return own || text !== null ? previewFor(c, own, text, null, policy, explainOver) : null
  })
  const apart = (c: GridCell) => {
    const text = typing?.id === lineId(c) ? typing.text : null
    const own = unsent.find((u) => u.key === cellKey(c))
    return c.components.length > 0 && wholeCheck(c, own, partsOf(c), text).differs
  }
  const score = scoreGroup(
    cells.map((c, index) => (apart(c) ? scoreWithout(c, policy) : (previews[index]?.score ?? c.score))),
    policy,
  )
  // Within the year there is none yet: nothing is said of it before it is there.
  if (score.measuredWeight === 0 && cells.every((c) => c.month !== 0)) return null
  return (
    <span className={styles.score} data-score>
      <span>{t.score}</span>
      <strong>{score.shown === null ? t.noScore : formatScore(score.shown)}</strong>
      <span className={styles.quiet}>
        {t.scoreOn(formatNumber(score.measuredWeight), formatNumber(score.totalWeight))}
        {previews.some(Boolean) && ` · ${t.preview}`}
      </span>
    </span>
  )
}
