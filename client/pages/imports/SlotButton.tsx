import { createContext, type FormEvent, Fragment, type KeyboardEvent, use, useState } from 'react'
import { Korean, useLanguage, useText } from '../../language.tsx'
import { importsMessages } from './messages.ts'
import styles from './records.module.css'
import { placeKey } from './selection.ts'
import { choicesOf, type Parents, type Slot, typedText, valueText } from './slots.ts'

/** What a field's cell needs to know of the page around it. */
export interface RecordsState {
  readonly editable: boolean
  /** path */
  readonly chosen: string | null
  readonly editing: string | null
  /** places in doubt */
  readonly doubts: ReadonlySet<string>
  readonly busy: boolean
  /** why the value typed was not taken */
  readonly refused: string | null
  readonly choose: (path: string) => void
  readonly edit: (path: string | null) => void
  readonly enter: (path: string, typed: string) => void
  /** what records may stand under */
  readonly parents: Parents
  /** begins to point at the field's value in the document */
  readonly point: (slot: Slot) => void
  /** asks for a record to be added, at a place of the document or at none */
  readonly add: (place: string | null) => void
}

export const RecordsContext = createContext<RecordsState | null>(null)

export function useRecords(): RecordsState {
  const state = use(RecordsContext)
  if (state === null) throw new Error('no records around this field')
  return state
}

/** One recognised field: a press chooses it, Enter or F2 corrects it in place. */
export function SlotButton({ slot, numeric = false }: { slot: Slot; numeric?: boolean }) {
  const t = useText(importsMessages)
  const language = useLanguage()
  const records = useRecords()
  if (records.editing === slot.path) return <SlotInput slot={slot} />
  const chosen = records.chosen === slot.path
  const text = valueText(slot, t, language)
  const corrected = slot.corrected !== null
  const doubt = slot.need !== null || (slot.raw !== '' && records.doubts.has(placeKey(slot.loc)))
  const repaired = !corrected && slot.confidence < 1
  const tags = [...(corrected ? [t.correctedTag] : []), ...(doubt ? [t.doubtTag] : repaired ? [t.repairedTag] : [])]
  return (
    <button
      type="button"
      className={styles.slot}
      data-slot={slot.path}
      data-chosen={chosen}
      data-numeric={numeric}
      data-doubt={doubt}
      data-corrected={corrected}
      data-repaired={repaired}
      tabIndex={chosen ? 0 : -1}
      aria-pressed={chosen}
      aria-label={`${slot.label}: ${[text ?? t.blank, ...tags].join(' ')}`}
      onClick={() => (chosen && records.editable ? records.edit(slot.path) : records.choose(slot.path))}
      data-left={slot.record.leftOut}
    >
      {text === null ? <span className={styles.none}>{numeric ? '–' : t.blank}</span> : <Korean>{text}</Korean>}
      {tags.map((tag) => (
        <Fragment key={tag}>
          {' '}
          <span className={styles.tag} data-kind={tag === t.doubtTag ? 'doubt' : undefined}>
            {tag}
          </span>
        </Fragment>
      ))}
    </button>
  )
}

/** Ready to be typed over, as a cell of a sheet. */
function begin(element: HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement | null) {
  element?.focus()
  if (element !== null && !(element instanceof HTMLSelectElement)) element.select()
}

function SlotInput({ slot }: { slot: Slot }) {
  const t = useText(importsMessages)
  const { enter, edit, refused, busy } = useRecords()
  const [text, setText] = useState(typedText(slot))
  const choices = choicesOf(slot, t, useLanguage())
  // A field that is switched off would lose the keyboard, so a second Enter is only ignored.
  const give = () => {
    if (!busy) enter(slot.path, text)
  }
  const keys = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape') {
      event.preventDefault()
      event.stopPropagation()
      edit(null)
    } else if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault()
      give()
    }
  }
  const submitted = (event: FormEvent) => {
    event.preventDefault()
    give()
  }
  const common = {
    ref: begin,
    value: text,
    'aria-busy': busy,
    'aria-label': slot.name,
    'aria-invalid': refused !== null,
    onKeyDown: keys,
    'aria-describedby': 'import-refused',
    onChange: (event: { currentTarget: { value: string } }) => setText(event.currentTarget.value),
  }
  const long = slot.kind.type === 'text' && typedText(slot).length > 40
  return (
    <form className={styles.edit} onSubmit={submitted}>
      {choices !== null ? (
        <select {...common}>
          {text === '' && <option value="">{t.choose}</option>}
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </select>
      ) : long ? (
        <textarea rows={3} {...common} />
      ) : (
        <input
          {...common}
          inputMode={slot.kind.type === 'number' || slot.kind.type === 'whole' ? 'decimal' : undefined}
          placeholder={slot.kind.type === 'day' ? '2026-01-01' : undefined}
        />
      )}
      <span className={styles.raw}>
        {t.rawIs} {slot.raw === '' ? t.notPrinted : <q lang="ko">{slot.raw}</q>}
      </span>
      {refused !== null && (
        <span className={styles.refused} id="import-refused" role="alert">
          {refused}
        </span>
      )}
    </form>
  )
}
