import { useEffect, useRef } from 'react'
import { Korean, useText } from '../../language.tsx'
import { Button } from '../../ui/Button.tsx'
import { addMessages } from './add-messages.ts'
import styles from './review.module.css'
import { placeIn } from './selection.ts'
import { chunkOf, useChunk } from './use-records.ts'

/** A value is being pointed at in the document: which field, what the cell says, and the two ways to end it. */
export function PointBar(props: {
  draftId: number
  /** of the field */
  name: string
  /** the cell chosen so far */
  place: string | null
  busy: boolean
  refused: string | null
  onTake: () => void
  onStop: () => void
}) {
  const t = useText(addMessages)
  const text = useTextAt(props.draftId, props.place)
  const bar = useRef<HTMLElement>(null)
  // The keyboard goes to the document: the arrows choose a cell there.
  useEffect(() => {
    bar.current?.parentElement?.querySelector<HTMLElement>('[data-document]')?.focus()
  }, [])
  return (
    <section ref={bar} className={styles.pointing} aria-label={t.pointing} aria-live="polite">
      <p>
        {t.pointLead} <strong>{<Korean>{props.name}</Korean>}</strong>
      </p>
      <p>{text === null ? t.pointHow : <q lang="ko">{text}</q>}</p>
      {props.refused !== null && (
        <p className={styles.refused} role="alert">
          {props.refused}
        </p>
      )}
      <div className={styles.pointingActs}>
        <Button small kind="quiet" onClick={props.onStop}>
          {t.stop} <kbd>Esc</kbd>
        </Button>
        <Button small kind="primary" disabled={props.busy} why={text === null && t.pointHow} onClick={props.onTake}>
          {t.take} <kbd>Enter</kbd>
        </Button>
      </div>
    </section>
  )
}

/** What is printed at a place of the document; null while nothing is chosen, or nothing is printed there. */
function useTextAt(draftId: number, key: string | null): string | null {
  const place = key === null ? null : placeIn(key)
  const { data } = useChunk(draftId, chunkOf(place?.block ?? 0), place !== null)
  const block = data?.blocks.find((one) => one.loc.block === place?.block)
  const text = block?.kind === 'table' ? block.grid[place?.row ?? -1]?.[place?.column ?? -1]?.text : block?.text
  return text === undefined || text.trim() === '' ? null : text
}
