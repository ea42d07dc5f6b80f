import type { ScoringPolicy } from '#domain/score.ts'
import { Korean, useText } from '../../language.tsx'
import styles from './entry.module.css'
import { entryMessages } from './messages.ts'
import type { Unsent } from './outbox.ts'
import { previewFor } from './preview.ts'
import { Row } from './Row.tsx'
import { Score } from './Score.tsx'
import { cellKey, type GridCell, type GridDepartment } from './types.ts'

/** The rows, by department where there are several. */
export function GridTable(props: {
  departments: readonly GridDepartment[]
  unsent: readonly Unsent[]
  typing: { readonly id: number; readonly text: string } | null
  activeId: number | null
  policy: ScoringPolicy
  explainOver: number
  watching: boolean
  onChoose: (indicatorId: number, edit: boolean) => void
}) {
  const t = useText(entryMessages)
  const several = props.departments.length > 1
  return (
    <table className={styles.table}>
      <caption className="sr-only">{t.table}</caption>
      <thead>
        <tr>
          <th scope="col" className={styles.cName}>{t.indicator}</th>
          <th scope="col" className={`${styles.cUnit} ${styles.wide}`}>{t.unit}</th>
          <th scope="col" className={`${styles.cSmall} ${styles.number} ${styles.wide}`}>{t.weight}</th>
          <th scope="col" className={`${styles.cFigure} ${styles.number} ${styles.wide}`}>{t.target}</th>
          <th scope="col" className={`${styles.cFigure} ${styles.number} ${styles.mid}`}>{t.last}</th>
          <th scope="col" className={`${styles.cActual} ${styles.number}`}>{t.actual}</th>
          <th scope="col" className={styles.cState}>{t.state}</th>
          <th scope="col" className={`${styles.cRate} ${styles.number}`}>{t.rate}</th>
          <th scope="col" className={`${styles.cSmall} ${styles.number} ${styles.mid}`}>{t.evidence}</th>
          <th scope="col" className={`${styles.cSmall} ${styles.mid}`}>{t.stage}</th>
        </tr>
      </thead>
      {props.departments.map((d) => (
        <tbody key={d.id}>
          {several && d.cells.length > 0 && (
            <tr className={styles.group}>
              <th scope="rowgroup" colSpan={10}>
                <span className={styles.groupIn}>
                  <Korean>{d.name}</Korean>
                  <Score cells={d.cells} unsent={props.unsent} typing={props.typing} policy={props.policy} explainOver={props.explainOver} />
                </span>
              </th>
            </tr>
          )}
          {d.cells.map((cell) => <OneRow key={cell.indicatorId} cell={cell} {...props} />)}
        </tbody>
      ))}
    </table>
  )
}

function OneRow({ cell, ...props }: { cell: GridCell } & Parameters<typeof GridTable>[0]) {
  const unsent = props.unsent.find((u) => u.key === cellKey(cell))
  const editing = props.typing?.id === cell.indicatorId
  const preview = unsent || editing ? previewFor(cell, unsent, editing ? (props.typing?.text ?? null) : null, props.policy, props.explainOver) : null
  return <Row cell={cell} unsent={unsent} preview={preview} active={props.activeId === cell.indicatorId} editing={editing} reachable={props.watching} onChoose={props.onChoose} />
}
