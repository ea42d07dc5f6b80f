import type { ReactNode } from 'react'
import { formatDate } from '../../format.ts'
import { useText } from '../../language.tsx'
import { Button } from '../../ui/Button.tsx'
import styles from './entry.module.css'
import { entryMessages } from './messages.ts'
import type { progressOf } from './progress.ts'
import { Score } from './Score.tsx'
import type { GridCell, GridDepartment } from './types.ts'

type ScoreProps = Omit<Parameters<typeof Score>[0], 'cells'>

/** The period, how far it is, the score as it stands, and the acts on all of it. */
export function Top(props: {
  choices: ReactNode
  progress: ReturnType<typeof progressOf>
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
  const { progress: p, score } = props
  const { departments, ...shared } = score
  const [only] = departments
  return (
    <div className={styles.top}>
      <div className={styles.choices}>{props.choices}</div>
      {departments.length === 1 && only && <Score cells={only.cells} {...shared} />}
      <div className={styles.topActs}>
        <Button kind="quiet" onClick={props.onHelp}>
          {t.help} <kbd>F1</kbd>
        </Button>
        {!props.watching && props.upload}
        {props.recallable.length > 0 && (
          <Button onClick={() => props.onRecall(props.recallable)}>{t.recallCount(props.recallable.length)}</Button>
        )}
        {!props.watching && (
          <Button kind="primary" onClick={props.onSubmit}>
            {props.ready > 0 ? t.submitReady(props.ready) : t.submit}
          </Button>
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
  return (p: ReturnType<typeof progressOf>) =>
    [
      t.entered(p.entered, p.of),
      ...(p.toCheck > 0 ? [t.toCheck(p.toCheck)] : []),
      ...(p.submitted > 0 ? [t.submittedCount(p.submitted)] : []),
      ...(p.confirmed > 0 ? [t.confirmedCount(p.confirmed)] : []),
      p.due === null ? t.allHanded : t.deadline(p.due.count),
    ].join(' · ')
}
export const dueText = (due: { readonly on: string } | null) => (due === null ? null : formatDate(due.on))
