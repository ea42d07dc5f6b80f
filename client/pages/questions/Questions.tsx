import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { THING_KINDS } from '#domain/questions/link.ts'
import { LONGEST_QUESTION } from '#domain/questions/text.ts'
import { useFrame } from '../../frame/use-frame.ts'
import { useLanguage, useText } from '../../language.tsx'
import { AnswerView } from '../../shared/questions/AnswerView.tsx'
import { questionMessages } from '../../shared/questions/messages.ts'
import { type Question, useQuestion } from '../../shared/questions/use-question.ts'
import { reasonOf, useTRPC } from '../../trpc.ts'
import { Button } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { PageFrame } from '../../ui/PageFrame.tsx'
import { messages } from './messages.ts'
import styles from './questions.module.css'

const route = getRouteApi('/frame/ask')

/** 'indicator.12', as the address has it. */
function thingOf(about: string | undefined): Question['about'] {
  const [kind, id] = (about ?? '').split('.')
  const found = THING_KINDS.find((one) => one === kind)
  return found === undefined ? undefined : { kind: found, id: Number(id) }
}

/** 물어보기: one question, in the address, and its answer. */
export function Questions() {
  const t = useText(messages)
  const w = useText(questionMessages)
  const language = useLanguage()
  const trpc = useTRPC()
  const { q, about, intent, of, year, bureau, structure } = route.useSearch()
  const navigate = route.useNavigate()
  const plan = useFrame()?.plan
  const on = { bureauId: bureau ?? plan?.bureau.id, year: year ?? plan?.year, structure }
  const asked: Question | null = q === undefined ? null : { q, about: thingOf(about), intent, ofYear: of }
  const answer = useQuestion(asked, on)
  const examples = useQuery({ ...trpc.questions.examples.queryOptions(on), enabled: q === undefined })
  const [typed, setTyped] = useState(q ?? '')
  const [shown, setShown] = useState(q)
  // Back and forward change the question, too.
  if (shown !== q) {
    setShown(q)
    setTyped(q ?? '')
  }
  const ask = (next: Question) =>
    void navigate({
      search: (before) => ({
        ...before,
        q: next.q,
        about: next.about && `${next.about.kind}.${next.about.id}`,
        intent: next.intent,
        of: next.ofYear,
      }),
    })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (typed.trim() !== '') ask({ q: typed.trim() })
  }
  return (
    <PageFrame documentTitle={q === undefined ? t.page : `${q} · ${t.page}`} title={t.page} subtitle={t.what}>
      <form className={`${styles.form} no-print`} role="search" onSubmit={submit}>
        <input
          type="text"
          aria-label={w.question}
          placeholder={w.placeholder}
          autoComplete="off"
          spellCheck={false}
          maxLength={LONGEST_QUESTION}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <Button type="submit" kind="primary">
          {w.ask}
        </Button>
      </form>
      {q !== undefined && <p className={styles.printed}>{q}</p>}
      {answer.isError && <ErrorNotice reason={reasonOf(answer.error)} onRetry={() => void answer.refetch()} />}
      {asked !== null && answer.data !== undefined && (
        <section className={styles.card} aria-label={w.answer} aria-busy={answer.isPlaceholderData}>
          <AnswerView answer={answer.data} question={asked} onAsk={ask} />
        </section>
      )}
      {asked !== null && answer.isPending && <p className={styles.asking}>{w.asking}</p>}
      {asked === null && examples.data !== undefined && (
        <Card headline={t.examples} subtitle={t.exampleWhat}>
          <ul className={styles.examples}>
            {examples.data.map((one) => (
              <li key={one.ko}>
                <Button onClick={() => ask({ q: one[language] })}>{one[language]}</Button>
              </li>
            ))}
          </ul>
        </Card>
      )}
    </PageFrame>
  )
}
