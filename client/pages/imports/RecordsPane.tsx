import type { Reason } from '#domain/entry/reasons.ts'
import { useText } from '../../language.tsx'
import { Button } from '../../ui/Button.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { Inspector } from './Inspector.tsx'
import type { ItemActs } from './ItemBody.tsx'
import { ItemList } from './ItemList.tsx'
import { type Item, waits } from './items.ts'
import { importsMessages } from './messages.ts'
import { Records } from './Records.tsx'
import styles from './review.module.css'
import type { Chosen } from './selection.ts'
import type { Section } from './slots.ts'
import type { PlanSummary } from './types.ts'

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
  const { show, items, chosen, acts } = props
  const nothing = items.length === 0
  // An open item says the same at more length.
  const inspect = show === 'all' || chosen.item === null || chosen.at !== chosen.item.id
  return (
    <section className={styles.pane} aria-label={t.recordsPane} data-pane="records">
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
          <Button small kind="quiet" disabled={nothing} onClick={() => acts.go(-1)} title={t.before}>
            <span aria-hidden="true">
              ↑ <kbd>K</kbd>
            </span>
            <span className="sr-only">{t.before}</span>
          </Button>
          <Button small kind="quiet" disabled={nothing} onClick={() => acts.go(1)} title={t.after}>
            <span aria-hidden="true">
              ↓ <kbd>J</kbd>
            </span>
            <span className="sr-only">{t.after}</span>
          </Button>
          <Button small kind="quiet" onClick={acts.help}>
            {t.help} <kbd>F1</kbd>
          </Button>
        </div>
      </div>
      <div className={styles.scroll} role="region" tabIndex={0} aria-label={t.recordsPane}>
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
