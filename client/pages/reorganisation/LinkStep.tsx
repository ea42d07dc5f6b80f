import { useLayoutEffect, useRef, useState } from 'react'
import { targetOf, type UnitAfter, type UnitBefore } from '#domain/plan/reorganisation.ts'
import { formatDate } from '../../format.ts'
import { Korean, useText } from '../../language.tsx'
import { Button } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { useMedia } from '../../ui/use-media.ts'
import { WideTable } from '../../ui/WideTable.tsx'
import { LineDialog, UnitDialog } from './LineDialog.tsx'
import { messages } from './messages.ts'
import styles from './reorganisation.module.css'
import type { Event } from './use-event.ts'
import { kindText, lineEnd } from './words.ts'

/** From so many units on those that change are shown first. */
const MANY = 24

type Chosen = { readonly line: number } | { readonly unit: string | null } | null

/** 조직 연결: before and after side by side, or the same as a table; the same dialogs in both. */
export function LinkStep({ event }: { event: Event }) {
  const t = useText(messages)
  const narrow = useMedia('(max-width: 48rem)')
  const [asTable, setAsTable] = useState(false)
  const [onlyChanged, setOnlyChanged] = useState(event.draft.lines.length > 0 && event.view.before.length > MANY)
  const [chosen, setChosen] = useState<Chosen>(null)
  const table = asTable || narrow
  return (
    <Card
      headline={t.linksTitle}
      subtitle={t.linksWhat}
      actions={
        <>
          {event.editable && (
            <Button small onClick={() => setChosen({ unit: null })}>
              {t.newUnit}
            </Button>
          )}
          <Button small kind="quiet" aria-pressed={onlyChanged} onClick={() => setOnlyChanged(!onlyChanged)}>
            {t.onlyChanged}
          </Button>
          {!narrow && (
            <Button small kind="quiet" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
              {asTable ? t.asTree : t.asTable}
            </Button>
          )}
        </>
      }
    >
      {table ? (
        <LineTable event={event} onlyChanged={onlyChanged} onChoose={setChosen} />
      ) : (
        <Trees event={event} onlyChanged={onlyChanged} onChoose={setChosen} />
      )}
      {chosen !== null && 'line' in chosen && (
        <LineDialog key={chosen.line} event={event} unitId={chosen.line} onClose={() => setChosen(null)} />
      )}
      {chosen !== null && 'unit' in chosen && (
        <UnitDialog key={chosen.unit ?? 'new'} event={event} unitKey={chosen.unit} onClose={() => setChosen(null)} />
      )}
    </Card>
  )
}

interface Shown {
  readonly event: Event
  readonly onlyChanged: boolean
  readonly onChoose: (chosen: Chosen) => void
}

/** A bureau, then its departments; what stands under nothing comes last. */
function nested<Unit extends { readonly level: string }>(
  units: readonly Unit[],
  keyOf: (unit: Unit) => number | string,
  parentOf: (unit: Unit) => number | string | null,
): readonly Unit[] {
  const bureaus = units.filter((unit) => unit.level === 'bureau')
  const under = (bureau: Unit) => units.filter((unit) => unit.level === 'department' && parentOf(unit) === keyOf(bureau))
  const placed = bureaus.flatMap((bureau) => [bureau, ...under(bureau)])
  return [...placed, ...units.filter((unit) => unit.level === 'department' && !placed.includes(unit))]
}

function shownUnits({ event, onlyChanged }: Pick<Shown, 'event' | 'onlyChanged'>) {
  const { draft, view, after } = event
  const from = new Set(draft.lines.map((line) => line.from))
  const to = new Set(draft.lines.flatMap((line) => targetOf(line) ?? []))
  const old = nested<UnitBefore>(
    view.before,
    (unit) => unit.id,
    (unit) => unit.parentId,
  )
  // Beside what it comes from, so that the lines between cross as little as they can.
  const place = new Map<number | string, number>(old.map((unit, at) => [unit.id, at]))
  const firstOf = (ref: number | string): number =>
    Math.min(
      place.get(ref) ?? Infinity,
      ...draft.lines.flatMap((line) => (targetOf(line) === ref ? (place.get(line.from) ?? Infinity) : [])),
    )
  const nearest = (unit: UnitAfter): number =>
    Math.min(
      firstOf(unit.ref),
      ...(unit.level === 'bureau' && !place.has(unit.ref)
        ? after.flatMap((one) => (one.parent === unit.ref ? firstOf(one.ref) : []))
        : []),
    )
  const now = nested<UnitAfter>(
    after.toSorted((a, b) => nearest(a) - nearest(b) || 0),
    (unit) => unit.ref,
    (unit) => unit.parent,
  )
  const changed = (unit: UnitAfter) => unit.by.length > 0 || to.has(unit.ref)
  return {
    // A bureau stays above its departments.
    before: onlyChanged
      ? old.filter((unit) => from.has(unit.id) || old.some((one) => one.parentId === unit.id && from.has(one.id)))
      : old,
    after: onlyChanged ? now.filter((unit) => changed(unit) || now.some((one) => one.parent === unit.ref && changed(one))) : now,
  }
}

interface Wire {
  readonly key: string
  readonly path: string
  readonly open: boolean
  readonly word: string
  readonly from: number
  readonly y: number
}

/** One word for all lines of one kind that leave one unit, between them. */
function wordsOf(wires: readonly Wire[]): readonly Wire[] {
  const words = [...Map.groupBy(wires, ({ from, word }) => `${from}:${word}`).values()].flatMap((some) => {
    const [first] = some
    return first === undefined ? [] : [{ ...first, y: some.reduce((sum, wire) => sum + wire.y, 0) / some.length }]
  })
  let last = -Infinity
  return words
    .toSorted((a, b) => a.y - b.y)
    .map((word) => {
      last = Math.max(word.y, last + WORD_HEIGHT)
      return { ...word, y: last }
    })
}
/** px between two words, so that none covers another */
const WORD_HEIGHT = 26

function Trees({ event, onlyChanged, onChoose }: Shown) {
  const t = useText(messages)
  const { before, after } = shownUnits({ event, onlyChanged })
  const box = useRef<HTMLDivElement>(null)
  const [wires, setWires] = useState<readonly Wire[]>([])
  const { lines } = event.draft
  const open = Map.groupBy(
    event.view.followed.filter((one) => one.how === 'open'),
    (one) => one.unitId,
  )
  // Drawn from where the boxes stand, again whenever they move.
  useLayoutEffect(() => {
    const element = box.current
    if (element === null) return undefined
    const draw = () => {
      const frame = element.getBoundingClientRect()
      const at = (side: string, key: number | string) =>
        element.querySelector(`[data-side="${side}"][data-unit="${key}"]`)?.getBoundingClientRect()
      setWires(
        lines.flatMap((line): Wire[] => {
          const end = line.kind === 'split' || line.kind === 'merge' || line.kind === 'transfer-part' ? line.to : line.from
          const [a, b] = [at('before', line.from), at('after', end)]
          if (line.kind === 'close' || a === undefined || b === undefined) return []
          const [x1, y1, x2, y2] = [
            a.right - frame.left,
            a.top + a.height / 2 - frame.top,
            b.left - frame.left,
            b.top + b.height / 2 - frame.top,
          ]
          const middle = (x1 + x2) / 2
          return [
            {
              key: `${line.kind}:${line.from}:${String(end)}`,
              path: `M${x1} ${y1}C${middle} ${y1} ${middle} ${y2} ${x2 - 6} ${y2}`,
              open: open.has(line.from),
              word: [kindText(line.kind, t), ...(open.has(line.from) ? [t.leftOpen(open.get(line.from)?.length ?? 0)] : [])].join(
                ' · ',
              ),
              from: line.from,
              y: (y1 + y2) / 2,
            },
          ]
        }),
      )
    }
    draw()
    const observer = new ResizeObserver(draw)
    observer.observe(element)
    return () => observer.disconnect()
    // The boxes follow from these; `open` is new at each drawing.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [lines, event.after, event.view, onlyChanged, t])
  const day = event.head.day
  // What is in force is only read.
  const Unit = event.editable ? 'button' : 'span'
  return (
    <div ref={box} className={styles.trees}>
      <svg className={styles.wires} aria-hidden="true">
        <defs>
          <marker id="reorganisation-end" viewBox="0 0 6 6" refX="5" refY="3" markerWidth="6" markerHeight="6" orient="auto">
            <path d="M0 0 6 3 0 6z" className={styles.arrow} />
          </marker>
        </defs>
        {wires.map((wire) => (
          <path key={wire.key} d={wire.path} className={styles.wire} data-open={wire.open} markerEnd="url(#reorganisation-end)" />
        ))}
      </svg>
      <section aria-label={t.before}>
        <h3 className={styles.side}>
          {t.before} <small>{t.onDay(formatDate(event.view.dayBefore))}</small>
        </h3>
        <ul className={styles.units}>
          {before.map((unit) => {
            const own = lines.filter((line) => line.from === unit.id)
            return (
              <li key={unit.id} data-level={unit.level}>
                <Unit
                  {...(event.editable ? { type: 'button' as const, onClick: () => onChoose({ line: unit.id }) } : {})}
                  className={styles.unit}
                  data-side="before"
                  data-unit={unit.id}
                  data-changed={own.length > 0}
                >
                  <Korean>{unit.name}</Korean>
                  {own.length > 0 && (
                    <span className={styles.tag}>{[...new Set(own.map((line) => kindText(line.kind, t)))].join(' · ')}</span>
                  )}
                </Unit>
              </li>
            )
          })}
        </ul>
      </section>
      <div className={styles.gap}>
        {wordsOf(wires).map((wire) => (
          <span
            key={wire.key}
            className={styles.word}
            data-open={wire.open}
            style={{ insetBlockStart: wire.y }}
            aria-hidden="true"
          >
            {wire.word}
          </span>
        ))}
      </div>
      <section aria-label={t.after}>
        <h3 className={styles.side}>
          {t.after} <small>{day === '' ? t.dayOpen : t.fromDay(formatDate(day))}</small>
        </h3>
        <ul className={styles.units}>
          {after.map((unit) => {
            const isNew = unit.by.includes('create')
            return (
              <li key={String(unit.ref)} data-level={unit.level}>
                {isNew && event.editable ? (
                  <button
                    type="button"
                    className={styles.unit}
                    data-side="after"
                    data-unit={unit.ref}
                    data-new
                    onClick={() => onChoose({ unit: String(unit.ref) })}
                  >
                    <Korean>{unit.name || t.name}</Korean>
                    <span className={styles.tag}>{t.created}</span>
                  </button>
                ) : (
                  <div className={styles.unit} data-side="after" data-unit={unit.ref} data-new={isNew || undefined}>
                    <Korean>{unit.name}</Korean>
                    {unit.by.length > 0 && (
                      <span className={styles.tag}>{unit.by.map((kind) => kindText(kind, t)).join(' · ')}</span>
                    )}
                  </div>
                )}
              </li>
            )
          })}
        </ul>
      </section>
    </div>
  )
}

/** The same as a table: one row a unit of before with what becomes of it, then the new ones. */
function LineTable({ event, onlyChanged, onChoose }: Shown) {
  const t = useText(messages)
  const { before } = shownUnits({ event, onlyChanged })
  const { lines, units } = event.draft
  return (
    <>
      <WideTable name={t.lines}>
        <table className={styles.table}>
          <caption className="sr-only">{t.lines}</caption>
          <thead>
            <tr>
              <th scope="col">{t.before}</th>
              <th scope="col">{t.kind}</th>
              <th scope="col">{t.after}</th>
              {event.editable && (
                <th scope="col" data-print="hide">
                  {t.edit}
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {before.map((unit) => {
              const own = lines.filter((line) => line.from === unit.id)
              return (
                <tr key={unit.id} data-level={unit.level}>
                  <th scope="row">
                    <Korean>{unit.name}</Korean>
                  </th>
                  <td>{own.length === 0 ? t.same : [...new Set(own.map((line) => kindText(line.kind, t)))].join(' · ')}</td>
                  <td>
                    <Korean>
                      {own.some((line) => line.kind !== 'widen')
                        ? own
                            .map((line) => lineEnd(line, event.nameOf))
                            .filter(Boolean)
                            .join(', ')
                        : ''}
                    </Korean>
                  </td>
                  {event.editable && (
                    <td data-print="hide">
                      <Button
                        small
                        kind="quiet"
                        aria-label={`${t.edit}: ${unit.name}`}
                        onClick={() => onChoose({ line: unit.id })}
                      >
                        {t.edit}
                      </Button>
                    </td>
                  )}
                </tr>
              )
            })}
          </tbody>
        </table>
      </WideTable>
      {units.length > 0 && (
        <WideTable name={t.newUnits}>
          <table className={styles.table}>
            <caption className={styles.caption}>{t.newUnits}</caption>
            <thead>
              <tr>
                <th scope="col">{t.name}</th>
                <th scope="col">{t.level}</th>
                <th scope="col">{t.parent}</th>
                {event.editable && (
                  <th scope="col" data-print="hide">
                    {t.edit}
                  </th>
                )}
              </tr>
            </thead>
            <tbody>
              {units.map((unit) => (
                <tr key={unit.key}>
                  <th scope="row">
                    <Korean>{unit.name}</Korean>
                  </th>
                  <td>{t[unit.level]}</td>
                  <td>
                    <Korean>{event.nameOf(unit.parent)}</Korean>
                  </td>
                  {event.editable && (
                    <td data-print="hide">
                      <Button
                        small
                        kind="quiet"
                        aria-label={`${unit.name} ${t.edit}`}
                        onClick={() => onChoose({ unit: unit.key })}
                      >
                        {t.edit}
                      </Button>
                    </td>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </WideTable>
      )}
    </>
  )
}
