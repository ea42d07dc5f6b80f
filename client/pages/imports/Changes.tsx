import { useState } from 'react'
import type { Change, DiffRecord, FieldChange } from '../../../server/imports/commit/diff.ts'
import type { UnitMatch } from '../../../server/imports/commit/match-units.ts'
import { formatNumber } from '../../format.ts'
import { Korean, useText } from '../../language.tsx'
import { useIsPrinting } from '../../theme.ts'
import { Button } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { changeMessages, columnWord } from './change-messages.ts'
import styles from './changes.module.css'
import { choiceWord } from './value-text.ts'
import { importsMessages } from './messages.ts'
import { slotMessages } from './slot-messages.ts'

const KINDS = ['renamed', 'changed', 'new', 'gone', 'same'] as const satisfies readonly Change[]
/** Drawn at first; a province's first import has thousands of new records. */
const FIRST = 60

export interface ChangeActs {
  readonly editable: boolean
  readonly busy: boolean
  /** subject 'match:indicators/d1-i2' or 'unit:d1'; word = which of the store's */
  readonly decide: (subject: string, decision: 'accepted' | 'refused' | 'open', word?: string) => void
  /** opens a field of the document */
  readonly open: (path: string) => void
}

/** 바뀌는 것: the document's records against the plan in the store; proposals to be decided come first. */
export function Changes(props: {
  records: readonly DiffRecord[]
  units: readonly UnitMatch[]
  unitNames: ReadonlyMap<string, string>
  /** the plan it is compared with; null when the store has none */
  against: string | null
  acts: ChangeActs
}) {
  const t = useText(changeMessages)
  const { records, units, acts } = props
  const count = (change: Change) => records.filter((record) => record.change === change).length
  const asked = records.filter((record) => record.decision === 'open')
  const [kind, setKind] = useState<Change>(() => KINDS.find((one) => count(one) > 0) ?? 'new')
  const shown = records.filter((record) => record.change === kind)
  const openUnits = units.filter((unit) => unit.proposals.length > 0 || unit.how === 'chosen')
  return (
    <div className="stack">
      {openUnits.length > 0 && (
        <Card headline={t.unitsAsked(openUnits.filter((unit) => unit.open).length)} subtitle={t.unitsAskedWhat}>
          <ul className={styles.units}>{openUnits.map((unit) => <UnitQuestion key={unit.key} unit={unit} acts={acts} />)}</ul>
        </Card>
      )}
      <Card
        headline={props.against === null ? t.allNew(records.length) : t.headline(count('new'), count('changed'), count('gone'), count('renamed'))}
        subtitle={props.against === null ? t.allNewWhat : <>{t.against} <Korean>{props.against}</Korean>{asked.length > 0 && <> · <strong>{t.asked(asked.length)}</strong></>}</>}
      >
        <div className="no-print">
          <Segmented
            label={t.kinds} small value={kind} onChange={setKind}
            options={KINDS.map((one) => ({ value: one, label: t.kindCount(t[one], count(one)), disabled: count(one) === 0 }))}
          />
        </div>
        {shown.length === 0 ? <EmptyState title={t.none} /> : <RecordList key={kind} records={shown} unitNames={props.unitNames} acts={acts} />}
      </Card>
    </div>
  )
}

function UnitQuestion({ unit, acts }: { unit: UnitMatch; acts: ChangeActs }) {
  const t = useText(changeMessages)
  const subject = `unit:${unit.key}`
  return (
    <li className={styles.unit}>
      <p><strong><Korean>{unit.name}</Korean></strong> <span className="muted">{unit.how === 'chosen' ? t.unitChosen(unit.unit?.name ?? '') : unit.open ? t.unitOpen : t.unitNew}</span></p>
      {acts.editable && (
        <div className={styles.acts}>
          {unit.open || unit.how === 'new'
            ? unit.proposals.map((one) => (
              <Button key={one.id} small disabled={acts.busy} onClick={() => acts.decide(subject, 'accepted', String(one.id))}>{t.unitIs(one.name)}</Button>
            ))
            : null}
          {unit.open ? <Button small disabled={acts.busy} onClick={() => acts.decide(subject, 'refused')}>{t.unitIsNew}</Button>
            : <Button small kind="quiet" disabled={acts.busy} onClick={() => acts.decide(subject, 'open')}>{t.again}</Button>}
        </div>
      )}
    </li>
  )
}

function RecordList({ records, unitNames, acts }: { records: readonly DiffRecord[]; unitNames: ReadonlyMap<string, string>; acts: ChangeActs }) {
  const t = useText(changeMessages)
  const printing = useIsPrinting()
  const [shown, setShown] = useState(FIRST)
  const some = printing ? records : records.slice(0, shown)
  const groups = [...Map.groupBy(some, (record) => record.group)]
  return (
    <div className={styles.groups}>
      {groups.map(([group, own]) => (
        <section key={group}>
          <h3 className={styles.group}>{t[group]} <span className="muted">{records.filter((record) => record.group === group).length}</span></h3>
          <ul className={styles.records}>{own.map((record) => <Record key={record.key} record={record} unit={record.unit === null ? null : (unitNames.get(record.unit) ?? null)} acts={acts} />)}</ul>
        </section>
      ))}
      {some.length < records.length && <Button className="no-print" onClick={() => setShown(shown + 200)}>{t.more(records.length - some.length)}</Button>}
    </div>
  )
}

function Record({ record, unit, acts }: { record: DiffRecord; unit: string | null; acts: ChangeActs }) {
  const t = useText(changeMessages)
  const subject = `match:${record.key}`
  const renamed = record.stored !== null && record.stored.name !== record.name
  return (
    <li className={styles.record} data-open={record.decision === 'open'}>
      <div className={styles.recordHead}>
        <p>
          {renamed && <><del><Korean>{record.stored?.name}</Korean></del> <span aria-hidden="true">→</span> </>}
          <strong><Korean>{record.name}</Korean></strong>
          {unit !== null && <span className={styles.of}> <Korean>{unit}</Korean></span>}
          {record.likeness !== null && <span className={styles.of}> {t.likeness(Math.round(record.likeness * 100))}</span>}
        </p>
        {acts.editable && record.decision !== null && (
          <div className={styles.acts}>
            {record.decision === 'open' ? (
              <>
                <Button small kind="primary" disabled={acts.busy} onClick={() => acts.decide(subject, 'accepted', String(record.stored?.id ?? ''))}>{t.sameOne}</Button>
                <Button small disabled={acts.busy} onClick={() => acts.decide(subject, 'refused')}>{t.another}</Button>
              </>
            ) : <><span className="muted">{record.decision === 'accepted' ? t.wasSame : t.wasAnother}</span><Button small kind="quiet" disabled={acts.busy} onClick={() => acts.decide(subject, 'open')}>{t.again}</Button></>}
          </div>
        )}
      </div>
      {record.fields.length > 0 && (
        <div className={styles.scroll}>
          <table className={styles.fields}>
            <caption className="sr-only">{record.name}: {t.changed}</caption>
            <thead className="sr-only"><tr><th>{t.field}</th><th>{t.before}</th><th>{t.after}</th></tr></thead>
            <tbody>{record.fields.map((field) => <FieldRow key={`${field.path ?? ''}${field.column}`} field={field} open={acts.open} />)}</tbody>
          </table>
        </div>
      )}
    </li>
  )
}

function FieldRow({ field, open }: { field: FieldChange; open: (path: string) => void }) {
  const t = useText(changeMessages)
  const words = useText(slotMessages)
  const choices = useText(importsMessages)
  const text = (value: string | number | null) =>
    value === null || value === '' ? t.blank : typeof value === 'number' ? formatNumber(value) : field.column === 'kind' ? choiceWord(value, choices) : value
  const numeric = typeof field.before === 'number' || typeof field.after === 'number'
  const { path } = field
  return (
    <tr>
      <th scope="row">{columnWord(field.column, words)}</th>
      <td className={numeric ? 'num' : undefined}><del><Korean>{text(field.before)}</Korean></del></td>
      <td className={numeric ? 'num' : undefined}>
        <span aria-hidden="true">→ </span>
        {path === null ? <Korean>{text(field.after)}</Korean>
          : <button type="button" className={styles.link} onClick={() => open(path)}><Korean>{text(field.after)}</Korean></button>}
      </td>
      <td>{field.kept && <span className={styles.kept}>{t.kept}</span>}</td>
    </tr>
  )
}
