import { useText } from '../../language.tsx'
import { pieces } from './match.ts'
import { searchMessages } from './messages.ts'
import styles from './palette.module.css'
import type { Found, Group } from './place.ts'

const keepInView = (option: HTMLElement | null) => option?.scrollIntoView({ block: 'nearest' })

/** The listbox under the field. Focus stays in the field; the chosen line is named by aria-activedescendant. */
export function Results(props: {
  id: string
  groups: readonly Group[]
  query: string
  current: Found | undefined
  onChoose: (found: Found) => void
  onPoint: (found: Found) => void
}) {
  const t = useText(searchMessages)
  const { current } = props
  return (
    <div id={`${props.id}-list`} role="listbox" aria-label={t.results} className={styles.list} hidden={props.groups.length === 0}>
      {props.groups.map((group) => (
        <div key={group.kind} role="group" aria-labelledby={`${props.id}-${group.kind}`}>
          <p id={`${props.id}-${group.kind}`} role="presentation" className={styles.kind}>
            {t[group.kind]}
          </p>
          {group.items.map((found) => (
            // The field above has the keyboard; these only take the pointer.
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
            <div
              key={found.id}
              ref={found === current ? keepInView : undefined}
              id={`${props.id}-${found.kind}-${found.id}`}
              role="option"
              aria-selected={found === current}
              className={styles.option}
              lang="ko"
              onClick={() => props.onChoose(found)}
              onPointerMove={() => found !== current && props.onPoint(found)}
              onPointerDown={(event) => event.preventDefault()}
            >
              <span className={styles.name}>
                {pieces(found.name, props.query).map((piece, index) =>
                  // A name's pieces never move within it.
                  // oxlint-disable-next-line react/no-array-index-key
                  piece.hit ? <mark key={index}>{piece.text}</mark> : <span key={index}>{piece.text}</span>,
                )}
              </span>
              <span className={styles.within}>{found.within}</span>
            </div>
          ))}
        </div>
      ))}
    </div>
  )
}
