import { Link } from '@tanstack/react-router'
import { type ReactNode, useId } from 'react'
import type { Both } from '#domain/words/terms.ts'
import { formatDate } from '../../format.ts'
import { Korean, type Language, useLanguage, useText } from '../../language.tsx'
import { Button } from '../../ui/Button.tsx'
import { WarnIcon } from '../../ui/icons.tsx'
import { WideTable } from '../../ui/WideTable.tsx'
import { INTENT_WORDS, KIND_WORDS, questionMessages } from './messages.ts'
import type { Answer, Question } from './use-question.ts'
import styles from './answer.module.css'

type Figure = Answer['figures'][number]
type Line = Answer['sentence']
type Place = Figure['place']

/** Where a figure stands, on the page it is from. `onGo`: what closes when one goes there. */
function ToPlace({
  place,
  label,
  onGo,
  className,
  children,
}: {
  place: Place
  label?: string
  onGo?: (() => void) | undefined
  className?: string | undefined
  children: ReactNode
}) {
  const rest = { className, onClick: onGo, ...(label === undefined ? {} : { 'aria-label': label }) }
  if (place.to === '/departments/$departmentId')
    return (
      <Link to={place.to} params={{ departmentId: String(place.departmentId) }} search={place.search} {...rest}>
        {children}
      </Link>
    )
  if (place.to === '/schedules/$scheduleId')
    return (
      <Link to={place.to} params={{ scheduleId: String(place.scheduleId) }} search={place.search} {...rest}>
        {children}
      </Link>
    )
  return (
    <Link to={place.to} search={place.search} {...rest}>
      {children}
    </Link>
  )
}

/** A sentence with its figures, each followed by the mark of where it is from. */
function Said({ line, answer, onGo }: { line: Line; answer: Answer; onGo: (() => void) | undefined }) {
  const t = useText(questionMessages)
  const language = useLanguage()
  return line[language].map((piece, index) => {
    if ('text' in piece)
      return (
        // A sentence's pieces never move within it.
        // oxlint-disable-next-line react/no-array-index-key
        <span key={index} data-tone={piece.tone}>
          {piece.text}
        </span>
      )
    const figure = answer.figures.find((one) => one.mark === piece.mark)
    if (figure === undefined) return null
    return (
      // oxlint-disable-next-line react/no-array-index-key
      <span key={index} className={styles.figure} data-tone={figure.tone}>
        {/* A hair apart, so that the mark is no digit of the figure. */}
        {`${figure.text[language]}\u200a`}
        <sup>
          <ToPlace place={figure.place} onGo={onGo} label={t.mark(figure.mark, figure.label[language])}>
            {figure.mark}
          </ToPlace>
        </sup>
      </span>
    )
  })
}

/** What was understood, each part to be changed in its place. */
function Understood({ answer, onAsk, question }: { answer: Answer; question: Question; onAsk: (question: Question) => void }) {
  const t = useText(questionMessages)
  const language = useLanguage()
  const { understood } = answer
  if (understood === null) return null
  const { subject, subjects, intents, years, knownYears, whyYear } = understood
  const year = years.at(-1) ?? answer.scope.year
  return (
    <div className={styles.understood}>
      <span className={styles.label}>{t.understood}</span>
      <Chip label={subject === null ? t.about : KIND_WORDS[subject.kind][language]}>
        {subject === null || subjects.length < 2 ? (
          <Korean>{subject?.name ?? answer.scope.bureau.name}</Korean>
        ) : (
          <select
            value={subject.id}
            aria-label={KIND_WORDS[subject.kind][language]}
            lang="ko"
            onChange={(event) => onAsk({ ...question, about: { kind: subject.kind, id: Number(event.target.value) } })}
          >
            {subjects.map((one) => (
              <option key={one.id} value={one.id}>
                {one.name}
              </option>
            ))}
          </select>
        )}
      </Chip>
      {years.length > 1 ? (
        <Chip label={t.year}>{years.map((one) => t.yearOf(one)).join(' · ')}</Chip>
      ) : (
        <Chip label={t.year}>
          <select
            value={year}
            aria-label={t.year}
            onChange={(event) => onAsk({ ...question, ofYear: Number(event.target.value) })}
          >
            {[...new Set([...knownYears, year])]
              .toSorted((a, b) => a - b)
              .map((one) => (
                <option key={one} value={one}>
                  {t.yearOf(one)}
                </option>
              ))}
          </select>
        </Chip>
      )}
      <Chip label={t.asked}>
        {intents.includes(understood.intent) ? (
          <select
            value={understood.intent}
            aria-label={t.asked}
            onChange={(event) => {
              const intent = intents.find((one) => one === event.target.value)
              if (intent !== undefined) onAsk({ ...question, intent })
            }}
          >
            {intents.map((one) => (
              <option key={one} value={one}>
                {INTENT_WORDS[one][language]}
              </option>
            ))}
          </select>
        ) : (
          INTENT_WORDS[understood.intent][language]
        )}
      </Chip>
      {whyYear !== null && <span className={styles.why}>{whyYear[language]}</span>}
    </div>
  )
}

const Chip = ({ label, children }: { label: string; children: ReactNode }) => (
  <span className={styles.chip}>
    <span className={styles.chipName}>{label}</span> {children}
  </span>
)

/** An answer: what was understood, the sentence, what is warned of, where each figure is from, and what to ask next. */
export function AnswerView({
  answer,
  question,
  onAsk,
  onGo,
  page,
}: {
  answer: Answer
  question: Question
  onAsk: (question: Question) => void
  /** before one goes to where a figure stands */
  onGo?: () => void
  /** to the same answer on a page of its own */
  page?: ReactNode
}) {
  const t = useText(questionMessages)
  const language = useLanguage()
  const id = useId()
  const { scope, choices, next, place, status } = answer
  return (
    <div className={styles.answer} data-status={status}>
      <Understood answer={answer} question={question} onAsk={onAsk} />
      <div className={styles.body}>
        <p className={styles.sentence}>
          <Said line={answer.sentence} answer={answer} onGo={onGo} />
        </p>
        {answer.notes.map((note) => (
          <p
            key={note.line.ko.map((piece) => ('text' in piece ? piece.text : '')).join('')}
            className={styles.note}
            data-tone={note.tone}
          >
            {note.tone === 'warn' && <WarnIcon />}
            <span>
              <Said line={note.line} answer={answer} onGo={onGo} />
            </span>
          </p>
        ))}
        {answer.quotes.map((quote) => (
          <figure key={`${quote.label.ko} ${quote.of ?? ''}`} className={styles.quote}>
            <figcaption>
              {quote.of !== null && (
                <>
                  <Korean>{quote.of}</Korean>
                  {' · '}
                </>
              )}
              {quote.label[language]}
              {' · '}
              <ToPlace place={quote.place} onGo={onGo}>
                {citeText(quote.cite, language, t.line)}
              </ToPlace>
            </figcaption>
            <blockquote lang="ko">{quote.text}</blockquote>
          </figure>
        ))}
        {choices.length > 0 && (
          <ol className={styles.choices} aria-label={t.which}>
            {choices.map((choice, index) => (
              <li key={`${choice.kind} ${choice.id}`}>
                <Button
                  onClick={() => onAsk({ ...question, about: { kind: choice.kind, id: choice.id } })}
                  aria-keyshortcuts={String(index + 1)}
                >
                  <kbd aria-hidden="true">{index + 1}</kbd> <Korean>{choice.name}</Korean>
                  <span className={styles.within}>
                    {' '}
                    {KIND_WORDS[choice.kind][language]}
                    {choice.within !== '' && (
                      <>
                        {' · '}
                        <Korean>{choice.within}</Korean>
                      </>
                    )}
                  </span>
                </Button>
              </li>
            ))}
          </ol>
        )}
        <Lines answer={answer} onGo={onGo} />
        {answer.figures.length > 0 && (
          <section className={styles.cites} aria-labelledby={`${id}-cites`}>
            <h2 id={`${id}-cites`}>{t.cites}</h2>
            <ol>
              {answer.figures.map((figure) => (
                <Source key={figure.mark} figure={figure} onGo={onGo} />
              ))}
            </ol>
          </section>
        )}
        {(next.length > 0 || place !== null || page !== undefined) && (
          <div className={`${styles.next} no-print`}>
            {next.length > 0 && <span className={styles.label}>{status === 'answered' ? t.next : t.nearest}</span>}
            {next.map((one) => (
              <Button key={one.ko} small onClick={() => onAsk({ q: one[language] })}>
                {one[language]}
              </Button>
            ))}
            <span className={styles.open}>
              {page}
              {place !== null && (
                <ToPlace place={place} onGo={onGo} className={styles.go}>
                  {t.open}
                </ToPlace>
              )}
            </span>
          </div>
        )}
      </div>
      <p className={styles.foot}>
        <span>{t.only}</span>{' '}
        <span>
          {t.scope(scope.bureau.name, scope.year, formatDate(scope.asOf))}
          {scope.structure === 'current' && ` · ${t.current}`}
          {scope.policy !== null && ` · ${t.policy(scope.policy)}`}
        </span>
      </p>
    </div>
  )
}

type Cite = Figure['cite']

/** Where it stands or how it was made, in words. */
function citeText(cite: Cite, language: Language, line: (n: number) => string): string {
  if (cite.kind !== 'document') return cite.words[language]
  return [cite.document, cite.table, cite.row, cite.column, cite.line === null ? '' : line(cite.line)]
    .filter((part) => part !== '')
    .join(' · ')
}

function Source({ figure, onGo }: { figure: Figure; onGo: (() => void) | undefined }) {
  const t = useText(questionMessages)
  const language = useLanguage()
  const { cite } = figure
  const where = { document: t.document, record: t.record, formula: t.formula, count: t.count }[cite.kind]
  return (
    <li>
      <span className={styles.mark} aria-hidden="true">
        {figure.mark}
      </span>
      <span className={styles.what}>
        {figure.label[language]} <strong>{figure.text[language]}</strong>
      </span>{' '}
      <span className={styles.where} lang={cite.kind === 'document' ? 'ko' : undefined}>
        {citeText(cite, language, t.line)}
      </span>{' '}
      <ToPlace place={figure.place} onGo={onGo} label={`${where}: ${t.mark(figure.mark, figure.label[language])}`}>
        {where}
      </ToPlace>
    </li>
  )
}

function Lines({ answer, onGo }: { answer: Answer; onGo: (() => void) | undefined }) {
  const t = useText(questionMessages)
  const language = useLanguage()
  const { table } = answer
  if (table === null) return null
  const shown = (mark: number | null, text: Both | null) =>
    mark === null ? text?.[language] : answer.figures.find((one) => one.mark === mark)?.text[language]
  return (
    <>
      <WideTable name={t.lines}>
        <table className={styles.table}>
          <caption className="sr-only">{t.lines}</caption>
          <thead>
            <tr>
              <th scope="col">{t.name}</th>
              {table.columns.map((column) => (
                <th key={column.ko} scope="col" className="num">
                  {column[language]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map((row) => (
              <tr key={`${row.name} ${row.within}`}>
                <th scope="row">
                  <ToPlace place={row.place} onGo={onGo}>
                    <Korean>{row.name}</Korean>
                  </ToPlace>
                  {row.within !== '' && (
                    <span className={styles.within}>
                      {' '}
                      <Korean>{row.within}</Korean>
                    </span>
                  )}
                </th>
                {row.cells.map((one, index) => (
                  <td key={table.columns[index]?.ko} className="num" data-tone={one.tone}>
                    {shown(one.mark, one.text)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </WideTable>
      {table.more > 0 && <p className={styles.within}>{t.more(table.more)}</p>}
    </>
  )
}
