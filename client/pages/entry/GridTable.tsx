import { memo } from 'react'
import type { ScoringPolicy } from '#domain/scoring/policy.ts'
import { isOpen } from '#domain/entry/progress.ts'
import { Korean, useLanguage, useText } from '../../language.tsx'
import { useMedia } from '../../ui/use-media.ts'
import { periodName, periodShort } from '#domain/words/period-name.ts'
import styles from './entry.module.css'
import { cellKey, GRID_ID, type GridCell, type GridDepartment, lineId, typedKey } from './lines.ts'
import { entryMessages } from './messages.ts'
import type { Unsent } from './outbox.ts'
import { PartRow, periodBefore, Row } from './Row.tsx'
import type { RegisterCount } from './use-register.ts'
import { given, partFigures, type PartText, wholeCheck } from './parts.ts'
import { previewFor } from './preview.ts'
import { heldWhy } from './value-text.ts'
import { Score } from './Top.tsx'

export interface TableProps {
  readonly departments: readonly GridDepartment[]
  readonly unsent: readonly Unsent[]
  /** what is being typed, and in which line */
  readonly typing: { readonly id: string; readonly text: string } | null
  readonly activeId: string | null
  readonly ranged: ReadonlySet<string>
  readonly folded: ReadonlySet<number>
  /** places with half-typed text */
  readonly typed: ReadonlyMap<string, unknown>
  readonly partsOf: (cell: GridCell) => readonly PartText[]
  readonly policy: ScoringPolicy
  readonly explainOver: number
  readonly watching: boolean
  /** by indicator */
  readonly register: ReadonlyMap<number, RegisterCount>
  readonly onTake: (indicatorId: number) => void
  readonly onFold: (indicatorId: number) => void
  readonly onChoose: (line: string, edit: boolean, extend: boolean) => void
}

/** The rows, by department where there are several. */
export function GridTable(props: TableProps) {
  const t = useText(entryMessages)
  const language = useLanguage()
  const several = props.departments.length > 1
  // As many columns as entry.module.css leaves: a cell that spans more would make new ones.
  const narrow = useMedia('(max-width: 45rem)')
  const middle = useMedia('screen and (max-width: 80rem)')
  const cells = props.departments.flatMap((d) => d.cells)
  const within = cells.some((c) => c.month !== 0)
  const columns = narrow ? 4 : middle ? (within ? 8 : 7) : 10
  const names = new Set(cells.map((c) => periodName(c.month, c.frequency, c.reported)[language]))
  const [only] = names
  // Every cell of one frequency has the same period before it; the first of the year has none.
  const [first] = cells
  const earlier = first === undefined ? null : periodBefore(first)
  const before =
    names.size === 1 && first !== undefined && earlier !== null ? periodShort(earlier, first.frequency)[language] : null
  const actual = within && only !== undefined && names.size === 1 ? t.actualOf(only) : t.actual
  return (
    // Walked from the one input over it, which names the cell it stands at; who only reads has a plain table.
    <table
      className={styles.table}
      {...(props.watching ? {} : { id: GRID_ID, role: 'grid', 'aria-multiselectable': true as const })}
    >
      <caption className="sr-only">{t.table}</caption>
      <thead>
        <tr>
          <th scope="col" className={styles.cName}>
            {t.indicator}
          </th>
          {!within && (
            <>
              <th scope="col" className={`${styles.cUnit} ${styles.wide}`}>
                {t.unit}
              </th>
              <th scope="col" className={`${styles.cSmall} ${styles.number} ${styles.wide}`}>
                {t.weight}
              </th>
            </>
          )}
          {!within && (
            <th scope="col" className={`${styles.cFigure} ${styles.number} ${styles.wide}`}>
              {t.target}
            </th>
          )}
          <th scope="col" className={`${styles.cFigure} ${styles.number} ${within ? styles.wide : styles.mid}`}>
            {within ? (before === null ? t.before : t.beforeOf(before)) : t.last}
          </th>
          <th scope="col" className={`${styles.cActual} ${styles.number}`}>
            {actual}
          </th>
          {within && (
            <>
              <th scope="col" className={`${styles.cRegister} ${styles.number} ${styles.wide}`}>
                {t.register}
              </th>
              <th scope="col" className={`${styles.cFigure} ${styles.number} ${styles.mid}`}>
                {t.total}
              </th>
              <th scope="col" className={`${styles.cFigure} ${styles.number} ${styles.mid}`}>
                {t.expected}
              </th>
            </>
          )}
          <th scope="col" className={styles.cState}>
            {t.state}
          </th>
          <th scope="col" className={`${styles.cRate} ${styles.number}`}>
            {within ? t.progress : t.rate}
          </th>
          <th scope="col" className={`${styles.cEvidence} ${styles.number} ${styles.mid}`}>
            {t.evidence}
          </th>
          <th scope="col" className={`${styles.cStage} ${styles.mid}`}>
            {t.stage}
          </th>
        </tr>
      </thead>
      {props.departments.map((department) => (
        <Department
          key={department.id}
          {...props}
          {...ownOf(department, props)}
          {...{ department, several, columns }}
          mixed={names.size > 1}
        />
      ))}
    </table>
  )
}

const NONE: Pick<TableProps, 'unsent' | 'ranged' | 'typed'> = { unsent: [], ranged: new Set(), typed: new Map() }

/** Of what changes with each key, what concerns a department: the very same as before where nothing does. */
function ownOf(
  { cells }: GridDepartment,
  of: TableProps,
): Pick<TableProps, 'unsent' | 'ranged' | 'typed' | 'typing' | 'activeId'> {
  const ids = new Set(cells.map((cell) => String(cell.indicatorId)))
  const keys = new Set(cells.map(cellKey))
  const isOwnLine = (line: string) => ids.has(line.split('.')[0] ?? line)
  const unsent = of.unsent.filter((one) => keys.has(one.key))
  const typed = [...of.typed].filter(([key]) => keys.has(key.split('#')[0] ?? key))
  return {
    unsent: unsent.length === 0 ? NONE.unsent : unsent,
    ranged: [...of.ranged].some(isOwnLine) ? of.ranged : NONE.ranged,
    typed: typed.length === 0 ? NONE.typed : new Map(typed),
    typing: of.typing !== null && isOwnLine(of.typing.id) ? of.typing : null,
    activeId: of.activeId !== null && isOwnLine(of.activeId) ? of.activeId : null,
  }
}

interface DepartmentProps extends TableProps {
  readonly department: GridDepartment
  readonly several: boolean
  readonly mixed: boolean
  /** of the table */
  readonly columns: number
}

/** What is typed in one department draws that one only. `partsOf` reads what `unsent` and `typed` already say has changed. */
const Department = memo(
  function Department({ department, several, columns, ...props }: DepartmentProps) {
    const { name, cells } = department
    return (
      <tbody>
        {several && cells.length > 0 && (
          <tr className={styles.group}>
            <th scope="rowgroup" colSpan={columns}>
              <span className={styles.groupIn}>
                <Korean>{name}</Korean>
                <Score {...props} cells={cells} />
              </span>
            </th>
          </tr>
        )}
        {cells.map((cell) => (
          <Lines key={cell.indicatorId} cell={cell} {...props} />
        ))}
      </tbody>
    )
  },
  (before, after) =>
    (Object.keys(after) as (keyof DepartmentProps)[]).every(
      (name) => name === 'partsOf' || name === 'departments' || Object.is(before[name], after[name]),
    ),
)

/** An indicator's row and, under it, those of its parts. */
function Lines({ cell, mixed, ...props }: { cell: GridCell; mixed: boolean } & TableProps) {
  const t = useText(entryMessages)
  const language = useLanguage()
  const unsent = props.unsent.find((u) => u.key === cellKey(cell))
  const id = lineId(cell)
  const editing = props.typing?.id === id
  const parts = props.partsOf(cell)
  const folded = props.folded.has(cell.indicatorId)
  const { check, differs } = wholeCheck(cell, unsent, parts, editing ? (props.typing?.text ?? null) : null)
  const apart =
    !isOpen(cell) || check === 'agree'
      ? null
      : [...(differs ? [t.partsDiffer] : []), ...(check === 'incomplete' ? [t.partsIn(given(parts), parts.length)] : [])].join(
          ': ',
        )
  const preview =
    unsent || editing
      ? previewFor(
          cell,
          unsent,
          editing ? (props.typing?.text ?? null) : null,
          partFigures(parts),
          props.policy,
          props.explainOver,
        )
      : null
  return (
    <>
      <Row
        cell={cell}
        unsent={unsent}
        preview={preview}
        active={props.activeId === id}
        ranged={props.ranged.has(id)}
        editing={editing}
        typed={!editing && props.typed.has(typedKey({ cell, part: null }))}
        parts={parts.length === 0 ? null : `${given(parts)}/${parts.length}`}
        apart={apart}
        differs={differs}
        period={mixed ? periodName(cell.month, cell.frequency, cell.reported)[language] : null}
        refused={!editing && unsent?.hold ? heldWhy(unsent.hold, language) : null}
        rated={editing ? preview !== null : !unsent?.hold}
        folded={folded}
        onFold={props.onFold}
        register={props.register.get(cell.indicatorId)}
        onTake={props.onTake}
        reachable={props.watching}
        onChoose={props.onChoose}
      />
      {!folded &&
        parts.map((part, index) => {
          const line = lineId(cell, part.part)
          return (
            <PartRow
              key={line}
              cell={cell}
              part={part}
              differs={differs}
              active={props.activeId === line}
              ranged={props.ranged.has(line)}
              editing={props.typing?.id === line}
              last={index === parts.length - 1}
              reachable={props.watching}
              counted={props.register.get(cell.indicatorId)?.parts.find((p) => p.componentId === part.part.id)?.count ?? null}
              onChoose={props.onChoose}
            />
          )
        })}
    </>
  )
}
