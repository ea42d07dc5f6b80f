import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import type { Actor } from '#domain/entry/permissions.ts'
import { useLanguage, useText } from '../../language.tsx'
import { kit } from '../../messages.ts'
import { LONGEST_QUESTION } from '#domain/questions/text.ts'
import { AnswerView } from '../../shared/questions/AnswerView.tsx'
import { questionMessages } from '../../shared/questions/messages.ts'
import { type AskedOn, type Question, useQuestion } from '../../shared/questions/use-question.ts'
import { reasonOf, useTRPC } from '../../trpc.ts'
import { Announcer } from '../../ui/announce.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { CloseIcon, SearchIcon } from '../../ui/icons.tsx'
import { searchMessages } from './messages.ts'
import styles from './palette.module.css'
import { goTo, type Group, grouped, type Item, pieces } from './match.ts'
import { useFrame } from '../use-frame.ts'
import { placesFor } from './places.ts'

/** Long enough to spare the server the letters on the way, short enough not to be felt. */
const PAUSE = 120

/** Ctrl K: one field that finds whatever has a name, and what can be done where, and goes there; or answers a question. */
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
  const [mode, setMode] = useState<'find' | 'ask'>('find')
  const [question, setQuestion] = useState<Question | null>(null)
  const field = useRef<HTMLInputElement>(null)
  const on = { bureauId, year: shown, structure: structure === 'current' ? structure : undefined } as const
  const reply = useQuestion(mode === 'ask' ? question : null, on)
  const q = useText(questionMessages)
  useEffect(() => {
    dialog.current?.showModal()
  }, [])
  useEffect(() => {
    const timer = setTimeout(() => setAsked(typed.trim()), PAUSE)
    return () => clearTimeout(timer)
  }, [typed])
  const answer = useQuery({
    ...trpc.search.find.queryOptions({
      q: asked.slice(0, 80),
      ...on,
    }),
    placeholderData: keepPreviousData,
    enabled: mode === 'find',
  })
  const language = useLanguage()
  const groups = mode === 'ask' ? [] : grouped(answer.data?.found ?? [], placesFor(asked, user, government, language), asked)
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
  const ask = (next: Question) => {
    setQuestion(next)
    setTyped(next.q)
  }
  /** The field stays where the keyboard is; what was typed is looked for, or asked. */
  const turn = (next: 'find' | 'ask') => {
    setMode(next)
    setQuestion(null)
    field.current?.focus()
  }
  /** True: the key was for the question. */
  function askedBy(event: KeyboardEvent<HTMLInputElement>): boolean {
    if (mode === 'find') {
      if (event.key !== 'Tab' || event.shiftKey) return false
      turn('ask')
      return true
    }
    if (event.key === 'Tab' && event.shiftKey) {
      turn('find')
      return true
    }
    const settled = question !== null && question.q === typed.trim() ? reply.data : undefined
    const choice = settled?.choices[Number(event.key) - 1]
    if (question !== null && choice !== undefined) {
      ask({ ...question, about: { kind: choice.kind, id: choice.id } })
      return true
    }
    if (event.key !== 'Enter') return false
    if (typed.trim() !== '') ask({ q: typed.trim() })
    return true
  }
  function pressed(event: KeyboardEvent<HTMLInputElement>) {
    // While Hangul is being composed the keys belong to the input method: its Enter ends a syllable and chooses nothing.
    if (event.nativeEvent.isComposing) return
    if (askedBy(event)) {
      event.preventDefault()
      return
    }
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
      data-mode={mode}
      aria-label={t.title}
      onClose={onClose}
      onClick={(event) => event.target === dialog.current && close()}
    >
      <div className={styles.body}>
        <div className={styles.field}>
          <SearchIcon />
          <input
            ref={field}
            type="text"
            {...(mode === 'find'
              ? {
                  role: 'combobox',
                  'aria-label': t.placeholder,
                  placeholder: t.placeholder,
                  'aria-expanded': items.length > 0,
                  'aria-controls': `${id}-list`,
                  'aria-autocomplete': 'list' as const,
                  'aria-activedescendant': current && `${id}-${current.kind}-${current.id}`,
                }
              : { 'aria-label': q.question, placeholder: q.placeholder })}
            autoComplete="off"
            autoCorrect="off"
            spellCheck={false}
            maxLength={mode === 'find' ? 80 : LONGEST_QUESTION}
            value={typed}
            onChange={(event) => {
              setTyped(event.target.value)
              setChosen(0)
            }}
            onKeyDown={pressed}
          />
          <span className={styles.modes}>
            <Segmented
              small
              label={t.mode}
              value={mode}
              onChange={turn}
              options={[
                { value: 'find', label: t.find },
                { value: 'ask', label: t.ask },
              ]}
            />
            <kbd aria-hidden="true">Tab</kbd>
          </span>
          <button type="button" className={styles.close} aria-label={k.close} onClick={close}>
            <CloseIcon />
          </button>
        </div>
        <p className="sr-only" role="status">
          {mode === 'find' && answer.isSuccess && !answer.isPlaceholderData ? t.count(items.length) : ''}
        </p>
        <Announcer />
        {mode === 'ask' && (
          <div className={styles.reply}>
            {reply.isError && <ErrorNotice reason={reasonOf(reply.error)} onRetry={() => void reply.refetch()} />}
            {question !== null && reply.data !== undefined ? (
              <AnswerView
                answer={reply.data}
                question={question}
                onAsk={ask}
                onGo={close}
                page={
                  <Link
                    to="/ask"
                    search={{
                      q: question.q,
                      about: question.about && `${question.about.kind}.${question.about.id}`,
                      intent: question.intent,
                      of: question.ofYear,
                      year: shown,
                      bureau: bureauId,
                    }}
                    onClick={close}
                  >
                    {q.onPage}
                  </Link>
                }
              />
            ) : (
              <Examples on={on} onAsk={ask} />
            )}
          </div>
        )}
        {mode === 'find' && answer.data && (
          <p className={styles.scope}>{t.scope(answer.data.bureaus.length, answer.data.year)}</p>
        )}
        {mode === 'find' && answer.isError && (
          <ErrorNotice reason={reasonOf(answer.error)} onRetry={() => void answer.refetch()} />
        )}
        <Results
          id={id}
          groups={groups}
          query={asked}
          current={current}
          onChoose={open}
          onPoint={(found) => setChosen(items.indexOf(found))}
        />
        {mode === 'find' && answer.isSuccess && items.length === 0 && (
          <div className={styles.none}>
            <p>
              <strong>{t.none(asked)}</strong>
            </p>
            <p>{t.noneWhat}</p>
          </div>
        )}
        <p className={styles.foot}>
          <span className={styles.keys} aria-hidden="true">
            {mode === 'find' && (
              <>
                <kbd>↑</kbd>
                <kbd>↓</kbd> {t.move}
              </>
            )}
            <kbd>Enter</kbd> {mode === 'find' ? t.choose : q.ask}
            <kbd>Esc</kbd> {t.leave}
          </span>
          {mode === 'find' && <span>{t.hint}</span>}
        </p>
      </div>
    </dialog>
  )
}

/** What can be asked here, while nothing is. */
function Examples({ on, onAsk }: { on: AskedOn; onAsk: (question: Question) => void }) {
  const q = useText(questionMessages)
  const language = useLanguage()
  const trpc = useTRPC()
  const { data } = useQuery(trpc.questions.examples.queryOptions(on))
  return (
    <div className={styles.examples}>
      <p>{q.nearest}</p>
      <ul>
        {data?.map((one) => (
          <li key={one.ko}>
            <button type="button" className={styles.example} onClick={() => onAsk({ q: one[language] })}>
              {one[language]}
            </button>
          </li>
        ))}
      </ul>
    </div>
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
