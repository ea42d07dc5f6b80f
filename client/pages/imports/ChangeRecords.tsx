import { useState } from 'react'
import type { DiffRecord, FieldChange } from '../../../server/imports/commit/diff.ts'
import { formatNumber } from '../../format.ts'
import { fieldsOfGroup } from '#domain/plan/plan-fields.ts'
import { Korean, useLanguage, useText } from '../../language.tsx'
import { useIsPrinting } from '../../theme.ts'
import { Button } from '../../ui/Button.tsx'
import { WideTable } from '../../ui/WideTable.tsx'
import { changeMessages } from './change-messages.ts'
import styles from './changes.module.css'
import { importsMessages } from './messages.ts'
import { columnWord, slotMessages } from './slot-messages.ts'
import { choiceWord } from './slots.ts'

/** Drawn at first; a province's first import has thousands of new records. */
const FIRST = 60

export interface ChangeActs {
  readonly editable: boolean
  readonly busy: boolean
  readonly refused: string | null
  /** subject 'match:indicators/d1-i2' or 'unit:d1'; word = which of the store's */
  readonly decide: (subject: string, decision: 'accepted' | 'refused' | 'open', word?: string) => void
  /** opens a field of the document */
  readonly open: (path: string) => void
}

/** The records of one kind of change, by group, old beside new. */
export function RecordList({
  records,
  unitNames,
  acts,
}: {
  records: readonly DiffRecord[]
  unitNames: ReadonlyMap<string, string>
  acts: ChangeActs
}) {
  const t = useText(changeMessages)
  const printing = useIsPrinting()
  const [shown, setShown] = useState(FIRST)
  const some = printing ? records : records.slice(0, shown)
  const groups = [...Map.groupBy(some, (record) => record.group)]
  return (
    <div className={styles.groups}>
      {groups.map(([group, own]) => (
        <section key={group}>
          <h3 className={styles.group}>
            {t[group]} <span className="muted">{records.filter((record) => record.group === group).length}</span>
          </h3>
          <ul className={styles.records}>
            {own.map((record) => (
              <Record
                key={record.key}
                record={record}
                unit={record.unit === null ? null : (unitNames.get(record.unit) ?? null)}
                acts={acts}
              />
            ))}
          </ul>
        </section>
      ))}
      {some.length < records.length && (
        <Button className="no-print" onClick={() => setShown(shown + 200)}>
          {t.more(records.length - some.length)}
        </Button>
      )}
    </div>
  )
}

/** Records whose name is a field of its own in the document. */
const HAS_NAME: ReadonlySet<DiffRecord['group']> = new Set(['goals', 'indicators', 'programmes', 'projects'])

function Record({ record, unit, acts }: { record: DiffRecord; unit: string | null; acts: ChangeActs }) {
  const t = useText(changeMessages)
  const subject = `match:${record.key}`
  const renamed = record.stored !== null && record.stored.name !== record.name
  // Said above already.
  const fields = renamed ? record.fields.filter((field) => field.column !== 'name') : record.fields
  const named = record.change === 'gone' ? null : `${record.key}/name`
  return (
    <li className={styles.record} data-open={record.decision === 'open'}>
      <div className={styles.recordHead}>
        <p>
          {renamed && (
            <>
              <del>
                <Korean>{record.stored?.name}</Korean>
              </del>{' '}
              <span aria-hidden="true">→</span>{' '}
            </>
          )}
          {named === null || !HAS_NAME.has(record.group) ? (
            <strong>
              <Korean>{record.name}</Korean>
            </strong>
          ) : (
            <button type="button" className={styles.nameLink} onClick={() => acts.open(named)}>
              <Korean>{record.name}</Korean>
            </button>
          )}
          {unit !== null && (
            <span className={styles.of}>
              {' '}
              <Korean>{unit}</Korean>
            </span>
          )}
          {record.likeness !== null && <span className={styles.of}> {t.likeness(Math.round(record.likeness * 100))}</span>}
        </p>
        {acts.editable && record.decision !== null && (
          <div className={styles.acts}>
            {record.decision === 'open' ? (
              <>
                <Button
                  small
                  kind="primary"
                  disabled={acts.busy}
                  onClick={() => acts.decide(subject, 'accepted', String(record.stored?.id ?? ''))}
                >
                  {t.sameOne}
                </Button>
                <Button small disabled={acts.busy} onClick={() => acts.decide(subject, 'refused')}>
                  {t.another}
                </Button>
              </>
            ) : (
              <>
                <span className="muted">{record.decision === 'accepted' ? t.wasSame : t.wasAnother}</span>
                <Button small kind="quiet" disabled={acts.busy} onClick={() => acts.decide(subject, 'open')}>
                  {t.again}
                </Button>
              </>
            )}
          </div>
        )}
      </div>
      {fields.length > 0 && (
        <WideTable name={record.name}>
          <table className={styles.fields}>
            <caption className="sr-only">
              {record.name}: {t.changed}
            </caption>
            <thead className="sr-only">
              <tr>
                <th>{t.field}</th>
                <th>{t.before}</th>
                <th>{t.after}</th>
              </tr>
            </thead>
            <tbody>
              {fields.map((field) => (
                <FieldRow key={`${field.path ?? ''}${field.column}`} field={field} group={record.group} open={acts.open} />
              ))}
            </tbody>
          </table>
        </WideTable>
      )}
    </li>
  )
}

function FieldRow({ field, group, open }: { field: FieldChange; group: DiffRecord['group']; open: (path: string) => void }) {
  const t = useText(changeMessages)
  const words = useText(slotMessages)
  const choices = useText(importsMessages)
  const language = useLanguage()
  const isChoice = fieldsOfGroup(group).some(({ name, kind }) => name === field.column && kind.type === 'choice')
  const text = (value: string | number | null) =>
    value === null || value === ''
      ? t.blank
      : typeof value === 'number'
        ? formatNumber(value)
        : isChoice
          ? choiceWord(value, choices, language)
          : value
  const numeric = typeof field.before === 'number' || typeof field.after === 'number'
  const { path } = field
  return (
    <tr>
      <th scope="row">{columnWord(field.column, group, words)}</th>
      <td className={numeric ? 'num' : undefined}>
        <del>
          <Korean>{text(field.before)}</Korean>
        </del>
      </td>
      <td className={numeric ? 'num' : undefined}>
        <span aria-hidden="true">→ </span>
        {path === null ? (
          <Korean>{text(field.after)}</Korean>
        ) : (
          <button type="button" className={styles.link} onClick={() => open(path)}>
            <Korean>{text(field.after)}</Korean>
          </button>
        )}
      </td>
      <td>{field.kept && <span className={styles.kept}>{t.kept}</span>}</td>
    </tr>
  )
}
