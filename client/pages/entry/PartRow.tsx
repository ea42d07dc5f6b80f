import { memo } from 'react'
import { Korean, useText } from '../../language.tsx'
import styles from './entry.module.css'
import { lineId } from './lines.ts'
import { entryMessages, stateMessages } from './messages.ts'
import type { PartText } from './parts.ts'
import type { GridCell } from './types.ts'
import { figureText } from './value-text.ts'

/** One part of a composite indicator, under it. The one input lies over its figure like over any other. */
export const PartRow = memo(function PartRow({
  cell,
  part,
  active,
  ranged,
  editing,
  last,
  onChoose,
}: {
  cell: GridCell
  part: PartText
  active: boolean
  ranged: boolean
  editing: boolean
  last: boolean
  onChoose: (line: string, edit: boolean, extend: boolean) => void
}) {
  const t = useText(entryMessages)
  const states = useText(stateMessages)
  const { name, unit, target } = part.part
  const id = lineId(cell, part.part)
  const bad = part.typed.kind === 'ask' || part.typed.kind === 'refuse'
  const state = bad ? 'refused' : part.open ? 'partial' : part.raw === '' ? null : 'saved'
  const shown =
    part.typed.kind === 'value' && part.typed.value.kind === 'measured' ? figureText(part.typed.value.value, 0) : part.raw
  return (
    <tr className={styles.partRow} data-active={active} data-last={last}>
      <th scope="row" className={styles.partName}>
        <span className={styles.partIn}>
          <Korean>{name}</Korean>{' '}
          <span className={styles.narrowOnly}>
            ({unit}, {t.target} {figureText(target, 0)})
          </span>
        </span>
      </th>
      <td className={styles.wide}>
        <Korean>{unit}</Korean>
      </td>
      <td className={styles.wide} />
      <td className={`${styles.number} ${styles.wide}`}>{figureText(target, 0)}</td>
      <td className={styles.mid} />
      {/* As in Row: the one focused input takes the keys, a press only says which cell. */}
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions */}
      <td
        className={styles.actual}
        data-cell={id}
        data-ranged={ranged}
        data-open={cell.acts.includes('enter')}
        data-empty={part.raw === ''}
        onMouseDown={(e) => e.preventDefault()}
        onClick={(e) => onChoose(id, active, e.shiftKey)}
      >
        {/* What cannot be entered any more is no open question. */}
        {editing ? '' : part.raw !== '' ? shown : cell.acts.includes('enter') ? t.notEntered : t.none}
      </td>
      <td className={styles.state} data-state={editing ? 'editing' : state}>
        <span>{editing ? states.editing : state === null ? '' : states[state]}</span>
      </td>
      <td />
      <td className={styles.mid} />
      <td className={styles.mid} />
    </tr>
  )
})
