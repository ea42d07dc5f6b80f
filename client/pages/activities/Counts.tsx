import { useState } from 'react'
import { withUnit } from '../../format.ts'
import { Korean, useText } from '../../language.tsx'
import { Button } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import styles from './activities.module.css'
import { messages } from './messages.ts'
import type { Counted, Page } from './types.ts'

const FIRST = 8

/** How many activities each indicator has against its target; pressing one filters the list and shows its parts. */
export function Counts(props: {
  page: Page
  department: number | undefined
  chosen: number | undefined
  onChoose: (id: number | undefined) => void
}) {
  const t = useText(messages)
  const { page, chosen } = props
  const [all, setAll] = useState(false)
  const place = (i: Counted) => page.departments.findIndex((d) => d.id === i.departmentId)
  const of = page.indicators
    .filter((i) => props.department === undefined || i.departmentId === props.department)
    .toSorted((a, b) => place(a) - place(b))
  const linked = of.filter((i) => i.linked)
  const rest = of.filter((i) => !i.linked)
  const shown = all ? linked : linked.filter((i, index) => index < FIRST || i.id === chosen)
  const open = of.find((i) => i.id === chosen)
  if (of.length === 0) return null
  const department = (i: Counted) => page.departments.find((d) => d.id === i.departmentId)?.shortName ?? ''
  return (
    <Card headline={t.counts} subtitle={t.countsWhat(page.year)}>
      {shown.length > 0 && (
        <ul className={styles.counts}>
          {shown.map((i) => (
            <li key={i.id}>
              <button
                type="button"
                className={styles.count}
                aria-pressed={i.id === chosen}
                onClick={() => props.onChoose(i.id === chosen ? undefined : i.id)}
              >
                <span className={styles.countName}>
                  <Korean>{i.name}</Korean>
                </span>
                {props.department === undefined && (
                  <span className={styles.quiet}>
                    <Korean>{department(i)}</Korean>
                  </span>
                )}
                {i.differences.length > 0 && <span className={styles.differs}>{t.differs(i.differences.length)}</span>}
                <strong>{against(i.count, i.unit, i.target.kind === 'set' ? i.target.value : null, t)}</strong>
                <Bar count={i.count} target={i.target.kind === 'set' ? i.target.value : null} />
              </button>
            </li>
          ))}
        </ul>
      )}
      {linked.length > shown.length && (
        <div>
          <Button small kind="quiet" onClick={() => setAll(true)}>
            {t.more(linked.length - shown.length)}
          </Button>
        </div>
      )}
      {open !== undefined && <OfCounted of={open} />}
      {rest.length > 0 && (
        <details className={styles.fold}>
          <summary>{t.unlinked(rest.length)}</summary>
          <p className={styles.quiet}>{rest.map((i) => i.name).join(' · ')}</p>
        </details>
      )}
    </Card>
  )
}

type T = ReturnType<typeof useText<typeof messages>>
const against = (count: number, unit: string, target: number | null, t: T) =>
  target === null ? t.noTarget(withUnit(count, unit)) : t.ofTarget(withUnit(count, unit), withUnit(target, unit))

/** Actual as a bar, the target as a tick; the figures stand beside it, so it is not read out. */
function Bar({ count, target }: { count: number; target: number | null }) {
  const end = Math.max(count, target ?? 0, 1)
  return (
    <svg className={styles.bar} viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
      <rect x="0" y="1.5" width="100" height="3" className={styles.barBack} />
      <rect x="0" y="1.5" width={(count / end) * 100} height="3" className={styles.barFill} />
      {target !== null && target > 0 && (
        <rect x={Math.min((target / end) * 100, 99)} y="0" width="1" height="6" className={styles.barTick} />
      )}
    </svg>
  )
}

function OfCounted({ of }: { of: Counted }) {
  const t = useText(messages)
  if (of.parts.length === 0 && of.differences.length === 0) return null
  return (
    <div className={styles.opened}>
      {of.parts.length > 0 && (
        <dl className={styles.parts} aria-label={t.partsOf(of.name)}>
          {of.parts.map((p) => (
            <div key={p.id}>
              <dt>
                <Korean>{p.name}</Korean>
              </dt>
              <dd>{p.countable ? against(p.count, p.unit, p.target, t) : t.noTarget('–')}</dd>
            </div>
          ))}
        </dl>
      )}
      {of.differences.length > 0 && (
        <ul className={styles.differences} aria-label={t.differencesOf(of.name)}>
          {of.differences.map((d) => (
            <li key={d.month}>
              {t.difference(
                d.month === 0 ? t.wholeYear : t.toMonth(d.month),
                d.stage === 'confirmed' || d.stage === 'closed' ? t.confirmed : t.entered,
                withUnit(d.stored, of.unit),
                withUnit(d.count, of.unit),
              )}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
