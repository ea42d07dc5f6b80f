import { type KeyboardEvent, useEffect, useRef } from 'react'
import type { Reason } from '#domain/entry/reasons.ts'
import { Korean, useText } from '../../language.tsx'
import { shell, kit } from '../../messages.ts'
import { Button } from '../../ui/Button.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { WideTable } from '../../ui/WideTable.tsx'
import { addMessages } from './add-messages.ts'
import { Inspector } from './Inspector.tsx'
import { type ItemActs, ItemList } from './ItemList.tsx'
import { type Item, waits } from './items.ts'
import { importsMessages } from './messages.ts'
import recordsStyles from './records.module.css'
import styles from './review.module.css'
import type { Chosen } from './selection.ts'
import { SlotButton, useRecords } from './SlotButton.tsx'
import type { GridRow, Section, Slot } from './slots.ts'
import type { PlanSummary } from './use-review.ts'

interface Acts extends ItemActs {
  readonly go: (step: 1 | -1) => void
  readonly help: () => void
  readonly reset: (path: string) => void
}

/** The right side: what waits for a person, or all records of a unit; below it how the chosen field was read. */
export function RecordsPane(props: {
  show: 'attention' | 'all'
  onShow: (show: 'attention' | 'all') => void
  units: PlanSummary['plan']['units']
  unit: string
  sections: readonly Section[]
  pending: boolean
  failed: { reason: Reason | null; retry: () => void } | undefined
  items: readonly Item[]
  chosen: Chosen
  acts: Acts
  onShowDocument: (() => void) | null
}) {
  const t = useText(importsMessages)
  const k = useText(kit)
  const { help: helpWord } = useText(shell)
  const a = useText(addMessages)
  const { editable, add } = useRecords()
  const { show, items, chosen, acts } = props
  const nothing = items.length === 0
  // An open item says the same at more length.
  const inspect = show === 'all' || chosen.item === null || chosen.at !== chosen.item.id
  return (
    <section className={styles.pane} aria-label={t.recordsPane} data-pane="records">
      <h2 className="sr-only">{t.recordsPane}</h2>
      <div className={styles.bar}>
        <Segmented
          small
          label={t.show}
          value={show}
          onChange={props.onShow}
          options={[
            { value: 'attention', label: t.showAttention(items.filter(waits).length) },
            { value: 'all', label: t.showAll },
          ]}
        />
        {show === 'all' && (
          <select
            className={styles.unit}
            aria-label={t.unitChoice}
            value={props.unit}
            onChange={(event) => acts.choose(`units/${event.currentTarget.value}/name`)}
          >
            {props.units.map((unit) => (
              <option key={unit.key} value={unit.key}>
                {unit.name}
              </option>
            ))}
          </select>
        )}
        <div className={styles.barEnd}>
          {show === 'all' && editable && (
            <Button small kind="quiet" onClick={() => add(null)}>
              {a.add}
            </Button>
          )}
          <Button small kind="quiet" why={nothing && k.empty} onClick={() => acts.go(-1)} title={t.before}>
            <span aria-hidden="true">
              ↑ <kbd>K</kbd>
            </span>
            <span className="sr-only">{t.before}</span>
          </Button>
          <Button small kind="quiet" why={nothing && k.empty} onClick={() => acts.go(1)} title={t.after}>
            <span aria-hidden="true">
              ↓ <kbd>J</kbd>
            </span>
            <span className="sr-only">{t.after}</span>
          </Button>
          <Button small kind="quiet" onClick={acts.help}>
            {helpWord} <kbd>F1</kbd>
          </Button>
        </div>
      </div>
      <div className={styles.scroll}>
        {show === 'attention' ? (
          <ItemList items={items} chosen={chosen.item} slot={chosen.slot} acts={acts} />
        ) : props.failed !== undefined ? (
          <ErrorNotice reason={props.failed.reason} onRetry={props.failed.retry} />
        ) : props.pending ? (
          <Skeleton lines={14} />
        ) : (
          <Records key={props.unit} sections={props.sections} />
        )}
      </div>
      {inspect && (
        <Inspector
          chosen={chosen}
          onReset={acts.reset}
          onLeaveOut={acts.leaveOut}
          onShowDocument={chosen.place === null ? null : props.onShowDocument}
        />
      )}
      {!inspect && props.onShowDocument !== null && chosen.place !== null && (
        <div className={styles.inspector}>
          <Button small onClick={props.onShowDocument}>
            {t.showInDocument}
          </Button>
        </div>
      )}
    </section>
  )
}

/** The records of one unit, grouped as in the plan. One field is in the tab order; the arrows go from field to field. */
function Records({ sections }: { sections: readonly Section[] }) {
  const t = useText(importsMessages)
  const { chosen, choose, editing, edit, editable } = useRecords()
  const box = useRef<HTMLDivElement>(null)
  const wasEditing = useRef(false)
  useEffect(() => {
    // While it is corrected the field is no button.
    const ended = wasEditing.current && editing === null
    wasEditing.current = editing !== null
    const cell = chosen === null ? null : box.current?.querySelector<HTMLElement>(`[data-slot="${CSS.escape(chosen)}"]`)
    if (cell === null || cell === undefined) return
    cell.scrollIntoView({ block: 'nearest', inline: 'nearest' })
    // Only among the fields themselves, or after one was corrected: a press in the document must not take the keyboard away from there.
    if ((ended || box.current?.contains(document.activeElement) === true) && document.activeElement !== cell)
      cell.focus({ preventScroll: true })
  }, [chosen, editing])

  function moved(event: KeyboardEvent) {
    if (
      !(event.target instanceof HTMLElement) ||
      event.target.dataset['slot'] === undefined ||
      event.altKey ||
      event.ctrlKey ||
      event.metaKey
    )
      return
    if (editable && (event.key === 'F2' || event.key === 'Enter')) {
      event.preventDefault()
      edit(event.target.dataset['slot'])
      return
    }
    const cells = [...(box.current?.querySelectorAll<HTMLElement>('[data-slot]') ?? [])]
    const next = neighbour(cells, event.target, event.key)
    if (next?.dataset['slot'] === undefined) return
    event.preventDefault()
    choose(next.dataset['slot'])
    next.focus({ preventScroll: true })
  }
  const first = sections.flatMap((section) => section.facts)[0]
  return (
    // The fields are buttons; this only adds the arrows between them.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div ref={box} className={recordsStyles.records} onKeyDown={moved}>
      {chosen === null && first !== undefined && (
        <button type="button" className="sr-only" onFocus={() => choose(first.path)}>
          {t.toFields}
        </button>
      )}
      {sections.map((section) => (
        <SectionView key={section.id} section={section} />
      ))}
    </div>
  )
}

function SectionView({ section }: { section: Section }) {
  const Heading = section.level === 3 ? 'h3' : 'h4'
  return (
    <section className={recordsStyles.section} data-level={section.level}>
      <Heading>
        <Korean>{section.title}</Korean>
      </Heading>
      {section.facts.length > 0 && (
        <dl className={recordsStyles.facts}>
          {section.facts.map((slot) => (
            <div key={slot.path} data-wide={isWide(slot)}>
              <dt>{slot.label}</dt>
              <dd>
                <SlotButton slot={slot} />
              </dd>
            </div>
          ))}
        </dl>
      )}
      {section.rows.length > 0 && (
        <WideTable className={recordsStyles.scroll} name={section.title}>
          <table className={recordsStyles.grid}>
            <caption className="sr-only">{section.title}</caption>
            <thead>
              <tr>
                {section.columns.map((column, i) => (
                  <th key={column === '' ? 'head' : column} scope="col" className={i === 0 ? undefined : 'num'}>
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {section.rows.map((row) => (
                <Row key={row.id} row={row} />
              ))}
            </tbody>
          </table>
        </WideTable>
      )}
    </section>
  )
}

/** A name or a sentence has the line to itself; short values stand beside each other. */
const isWide = ({ kind, value }: Slot) => kind.type === 'text' && (typeof value !== 'string' || value.length > 12)

function Row({ row }: { row: GridRow }) {
  return (
    <>
      <tr data-level={row.level}>
        <th scope="row">{typeof row.head === 'string' ? row.head : <SlotButton slot={row.head} />}</th>
        {row.cells.map((slot, i) => (
          // The columns of a row stay as they are.
          // oxlint-disable-next-line react/no-array-index-key
          <td key={slot?.path ?? i} className="num">
            {slot === null ? <span className="muted">–</span> : <SlotButton slot={slot} numeric />}
          </td>
        ))}
      </tr>
      {row.more.length > 0 && (
        <tr className={recordsStyles.moreRow}>
          <td colSpan={row.cells.length + 1}>
            <dl className={recordsStyles.more}>
              {row.more.map((slot) => (
                <div key={slot.path}>
                  <dt>{slot.label}</dt>
                  <dd>
                    <SlotButton slot={slot} />
                  </dd>
                </div>
              ))}
            </dl>
          </td>
        </tr>
      )}
    </>
  )
}

/** Left and right go on in reading order, up and down to the field nearest above or below; Home and End to the ends. */
function neighbour(cells: readonly HTMLElement[], from: HTMLElement, key: string): HTMLElement | undefined {
  const at = cells.indexOf(from)
  switch (key) {
    case 'ArrowRight':
      return cells[at + 1]
    case 'ArrowLeft':
      return cells[at - 1]
    case 'Home':
      return cells[0]
    case 'End':
      return cells.at(-1)
    case 'ArrowDown':
      return vertical(cells.slice(at + 1, at + 60), from, 1)
    case 'ArrowUp':
      return vertical(cells.slice(Math.max(0, at - 60), at).toReversed(), from, -1)
    default:
      return undefined
  }
}

function vertical(side: readonly HTMLElement[], from: HTMLElement, way: 1 | -1): HTMLElement | undefined {
  const own = from.getBoundingClientRect()
  const boxes = side
    .map((cell) => ({ cell, box: cell.getBoundingClientRect() }))
    .filter(({ box }) => (way === 1 ? box.top >= own.bottom - 2 : box.bottom <= own.top + 2))
  const [first] = boxes
  if (first === undefined) return undefined
  const line = boxes.filter(({ box }) => Math.abs(box.top - first.box.top) < 6)
  return line.toSorted((a, b) => Math.abs(a.box.left - own.left) - Math.abs(b.box.left - own.left))[0]?.cell
}
