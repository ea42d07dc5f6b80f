import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import type { Actor } from '#domain/entry/permissions.ts'
import { useLanguage, useText } from '../../language.tsx'
import { kit } from '../../messages.ts'
import { reasonOf, useTRPC } from '../../trpc.ts'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { CloseIcon, SearchIcon } from '../../ui/icons.tsx'
import { searchMessages } from './messages.ts'
import styles from './palette.module.css'
import { goTo, type Group, grouped, type Item, pieces } from './match.ts'
import { useFrame } from '../use-frame.ts'
import { placesFor } from './places.ts'

/** Long enough to spare the server the letters on the way, short enough not to be felt. */
const PAUSE = 120

/** Ctrl K: one field that finds whatever has a name, and what can be done where, and goes there. */
export default function Palette({
  bureauId,
  user,
  government,
  onAccount,
  onClose,
}: {
  bureauId: number | undefined
  user: Actor
  /** what the page over several bureaus is called; null where there is one */
  government: string | null
  onAccount: () => void
  onClose: () => void
}) {
  const t = useText(searchMessages)
  const k = useText(kit)
  const trpc = useTRPC()
  const navigate = useNavigate()
  const { year, structure }: { year?: unknown; structure?: unknown } = useSearch({ strict: false })
  const shown = useFrame()?.plan?.year
  const id = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  const [typed, setTyped] = useState('')
  const [asked, setAsked] = useState('')
  const [chosen, setChosen] = useState(0)
  useEffect(() => {
    dialog.current?.showModal()
  }, [])
  useEffect(() => {
    const timer = setTimeout(() => setAsked(typed.trim().slice(0, 80)), PAUSE)
    return () => clearTimeout(timer)
  }, [typed])
  const answer = useQuery({
    ...trpc.search.find.queryOptions({
      q: asked,
      bureauId,
      year: shown,
      structure: structure === 'current' ? structure : undefined,
    }),
    placeholderData: keepPreviousData,
  })
  const language = useLanguage()
  const groups = grouped(answer.data?.found ?? [], placesFor(asked, user, government, language), asked)
  const items = groups.flatMap((group) => group.items)
  const at = Math.min(chosen, items.length - 1)
  const current = items[at]

  const several = (answer.data?.bureaus.length ?? 0) > 1

  const close = () => dialog.current?.close()
  const open = (item: Item) => {
    close()
    if (item.kind === 'act' && item.to === null) onAccount()
    else void goTo(navigate, item, { year: typeof year === 'number' ? year : undefined, several })
  }
  function pressed(event: KeyboardEvent<HTMLInputElement>) {
    // While Hangul is being composed the keys belong to the input method: its Enter ends a syllable and chooses nothing.
    if (event.nativeEvent.isComposing) return
    const last = items.length - 1
    const to = { ArrowDown: at >= last ? 0 : at + 1, ArrowUp: at <= 0 ? last : at - 1, Home: 0, End: last }[event.key]
    if (to !== undefined && items.length > 0) {
      event.preventDefault()
      setChosen(to)
    } else if (event.key === 'Enter' && current !== undefined) {
      event.preventDefault()
      open(current)
    }
  }
  return (
    // The press outside is a convenience: Esc and the button do the same by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/click-events-have-key-events
    <dialog
      ref={dialog}
      className={styles.palette}
      aria-label={t.title}
      onClose={onClose}
      onClick={(event) => event.target === dialog.current && close()}
    >
      <div className={styles.body}>
        <div className={styles.field}>
          <SearchIcon />
          <input
            type="text"
            role="combobox"
            aria-label={t.placeholder}
            placeholder={t.placeholder}
            aria-expanded={items.length > 0}
            aria-controls={`${id}-list`}
            aria-autocomplete="list"
            aria-activedescendant={current && `${id}-${current.kind}-${current.id}`}
            autoComplete="off"
            autoCorrect="off"
            spellCheck={false}
            maxLength={80}
            value={typed}
            onChange={(event) => {
              setTyped(event.target.value)
              setChosen(0)
            }}
            onKeyDown={pressed}
          />
          <button type="button" className={styles.close} aria-label={k.close} onClick={close}>
            <CloseIcon />
          </button>
        </div>
        <p className="sr-only" role="status">
          {answer.isSuccess && !answer.isPlaceholderData ? t.count(items.length) : ''}
        </p>
        {answer.data && <p className={styles.scope}>{t.scope(answer.data.bureaus.length, answer.data.year)}</p>}
        {answer.isError && <ErrorNotice reason={reasonOf(answer.error)} onRetry={() => void answer.refetch()} />}
        <Results
          id={id}
          groups={groups}
          query={asked}
          current={current}
          onChoose={open}
          onPoint={(found) => setChosen(items.indexOf(found))}
        />
        {answer.isSuccess && items.length === 0 && (
          <div className={styles.none}>
            <p>
              <strong>{t.none(asked)}</strong>
            </p>
            <p>{t.noneWhat}</p>
          </div>
        )}
        <p className={styles.foot}>
          <span className={styles.keys} aria-hidden="true">
            <kbd>↑</kbd>
            <kbd>↓</kbd> {t.move}
            <kbd>Enter</kbd> {t.choose}
            <kbd>Esc</kbd> {t.leave}
          </span>
          <span>{t.hint}</span>
        </p>
      </div>
    </dialog>
  )
}

const keepInView = (option: HTMLElement | null) => option?.scrollIntoView({ block: 'nearest' })

/** The listbox under the field. Focus stays in the field; the chosen line is named by aria-activedescendant. */
function Results(props: {
  id: string
  groups: readonly Group[]
  query: string
  current: Item | undefined
  onChoose: (found: Item) => void
  onPoint: (found: Item) => void
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
              lang={found.kind === 'page' || found.kind === 'act' ? undefined : 'ko'}
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
