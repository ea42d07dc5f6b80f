import { useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { type ReactNode, useDeferredValue, useId, useMemo } from 'react'
import { editionName, PLAN_STATUS_WORDS } from '#domain/plan/edition.ts'
import { subjectWord } from '#domain/words/audit-subject.ts'
import { DIFFERENCE_WORDS, type DifferenceKind, differenceSides } from '#domain/words/difference-words.ts'
import { formatDate, formatDateTime, formatNumber } from '../../format.ts'
import { onKnownDay } from '../../known-day.ts'
import { Korean, type Language, type Texts, useLanguage, useText } from '../../language.tsx'
import { FileLink } from '../../shared/FileLink.tsx'
import { type Outputs, useTRPC } from '../../trpc.ts'
import { Button } from '../../ui/Button.tsx'
import { type Column, DataTable } from '../../ui/DataTable.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { PageFrame } from '../../ui/PageFrame.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { differencesMessages } from './messages.ts'
import styles from './differences.module.css'

type Difference = Outputs['differences']['list'][number]
const KINDS = Object.keys(DIFFERENCE_WORDS) as DifferenceKind[]
const route = getRouteApi('/frame/differences')
/** What was asked for last stays while the answer to something else is on its way, and so does the keyboard. */
const useShown = () => useDeferredValue(route.useSearch())

/** 바뀐 것: what is known otherwise at the end of one day than of another, or said otherwise by one edition than by another. */
export function Differences() {
  const search = useShown()
  return search.editions === undefined ? <OfDays /> : <OfEditions />
}

function OfDays() {
  const t = useText(differencesMessages)
  const trpc = useTRPC()
  const search = useShown()
  const { data: days } = useSuspenseQuery(trpc.differences.days.queryOptions({ bureauId: search.bureau }))
  const { data: editions } = useSuspenseQuery(trpc.differences.editions.queryOptions({ bureauId: search.bureau }))
  const from = search.from ?? days.days.at(-1)?.day ?? days.first
  const to = search.to ?? days.today
  const { data: all } = useSuspenseQuery(trpc.differences.list.queryOptions({ from, to, bureauId: search.bureau }))
  const file = new URLSearchParams({ from, to, ...(search.bureau === undefined ? {} : { bureau: String(search.bureau) }) })
  const [a, b] = [formatDate(from), formatDate(to)]
  return (
    <PageFrame
      sheet="landscape"
      documentTitle={`${t.page} ${a} ${b}`}
      title={all.length === 0 ? t.titleNone(a, b) : t.title(a, b, formatNumber(all.length))}
      subtitle={t.what}
      actions={
        all.length > 0 && (
          <FileLink className={styles.export} href={`/files/differences?${file.toString()}`}>
            {t.xlsx}
          </FileLink>
        )
      }
    >
      <List all={all}>
        <Compared editions={editions} />
        <Days key={`${from} ${to}`} from={from} to={to} first={days.first} today={days.today} />
        <span className={styles.leads}>
          {[...new Set([from, to])].map((day) => (
            <Link key={day} to="/overview" search={onKnownDay(day === days.today ? undefined : day)({ bureau: search.bureau })}>
              {t.asKnown(formatDate(day))}
            </Link>
          ))}
        </span>
      </List>
    </PageFrame>
  )
}

type Choice = Outputs['differences']['editions'][number]

/** The two newest ones are compared until somebody chooses. */
const newestTwo = (editions: readonly Choice[]) => {
  const [a, b] = editions.slice(-2)
  return a && b ? `${a.key}-${b.key}` : '0-0'
}

function OfEditions() {
  const t = useText(differencesMessages)
  const language = useLanguage()
  const trpc = useTRPC()
  const search = useShown()
  const { data: editions } = useSuspenseQuery(trpc.differences.editions.queryOptions({ bureauId: search.bureau }))
  const [from = '', to = ''] = (search.editions ?? '').split('-')
  const [a, b] = [from, to].map((key) => editions.find((one) => one.key === key))
  if (a === undefined || b === undefined) {
    return (
      <PageFrame documentTitle={t.page} title={t.oneEdition} subtitle={t.editionsWhat}>
        <div className={`${styles.choices} no-print`}>
          <Compared editions={editions} />
        </div>
        <EmptyState title={t.oneEdition}>{t.oneEditionWhat}</EmptyState>
      </PageFrame>
    )
  }
  return <Between editions={editions} a={a} b={b} name={(one) => editionText(one, language)} />
}

function Between({ editions, a, b, name }: { editions: readonly Choice[]; a: Choice; b: Choice; name: (one: Choice) => string }) {
  const t = useText(differencesMessages)
  const trpc = useTRPC()
  const { data: all } = useSuspenseQuery(trpc.differences.between.queryOptions({ from: a.key, to: b.key }))
  return (
    <PageFrame
      sheet="landscape"
      documentTitle={`${t.page} ${name(a)}, ${name(b)}`}
      title={all.length === 0 ? t.titleNone(name(a), name(b)) : t.title(name(a), name(b), formatNumber(all.length))}
      subtitle={t.editionsWhat}
    >
      <List all={all} year={b.fiscalYear}>
        <Compared editions={editions} />
        <Editions editions={editions} a={a} b={b} name={name} />
      </List>
    </PageFrame>
  )
}

const editionText = ({ fiscalYear, edition, supplementary, status }: Choice, language: Language) => {
  const named = status === 'draft' ? PLAN_STATUS_WORDS.draft : editionName(edition, supplementary ?? 0)
  return language === 'ko' ? `${fiscalYear}년 ${named.ko}` : `${named.en} ${fiscalYear}`
}

/** Days or editions. */
function Compared({ editions }: { editions: readonly Choice[] }) {
  const t = useText(differencesMessages)
  const navigate = route.useNavigate()
  const search = route.useSearch()
  return (
    <Segmented
      label={t.compared}
      value={search.editions === undefined ? 'days' : 'editions'}
      options={[
        { value: 'days' as const, label: t.days },
        { value: 'editions' as const, label: t.editions },
      ]}
      onChange={(of) =>
        void navigate({
          search: ({ bureau }) => ({ bureau, editions: of === 'days' ? undefined : newestTwo(editions) }),
          resetScroll: false,
        })
      }
    />
  )
}

function Editions(props: { editions: readonly Choice[]; a: Choice; b: Choice; name: (one: Choice) => string }) {
  const t = useText(differencesMessages)
  const id = useId()
  const navigate = route.useNavigate()
  const { editions, a, b, name } = props
  const choose = (from: string, to: string) =>
    void navigate({ search: ({ bureau }) => ({ bureau, editions: `${from}-${to}` }), resetScroll: false })
  const choice = (label: string, of: Choice, onChoose: (key: string) => void, part: string) => (
    <>
      <label htmlFor={`${id}-${part}`}>{label}</label>
      <select id={`${id}-${part}`} value={of.key} onChange={(event) => onChoose(event.target.value)}>
        {editions.map((one) => (
          <option key={one.key} value={one.key}>
            {name(one)}
          </option>
        ))}
      </select>
    </>
  )
  return (
    <div className={styles.days}>
      {choice(t.earlier, a, (key) => choose(key, b.key), 'a')}
      {choice(t.later, b, (key) => choose(a.key, key), 'b')}
    </div>
  )
}

/** What differs, of one kind or of all, under what is compared. `year`: of the later of two editions, whose indicators the lines lead to. */
function List({ all, year, children }: { all: readonly Difference[]; year?: number; children: ReactNode }) {
  const t = useText(differencesMessages)
  const language = useLanguage()
  const search = useShown()
  const navigate = route.useNavigate()
  const shown = search.kind === undefined ? all : all.filter((one) => one.kind === search.kind)
  const columns = useMemo(() => columnsIn(t, language, year), [t, language, year])
  const kinds = KINDS.flatMap((kind) => {
    const count = all.filter((one) => one.kind === kind).length
    return count === 0 ? [] : [{ value: kind, label: `${DIFFERENCE_WORDS[kind][language]} ${formatNumber(count)}` }]
  })
  return (
    <>
      <div className={`${styles.choices} no-print`}>
        {children}
        {kinds.length > 1 && (
          <Segmented
            label={t.kind}
            value={search.kind ?? 'all'}
            options={[{ value: 'all' as const, label: t.all }, ...kinds]}
            onChange={(kind) =>
              void navigate({ search: (before) => ({ ...before, kind: kind === 'all' ? undefined : kind }), resetScroll: false })
            }
          />
        )}
      </div>
      {shown.length === 0 ? (
        <EmptyState title={t.none}>{t.noneWhat}</EmptyState>
      ) : (
        <DataTable
          caption={year === undefined ? t.list : t.listOfEditions}
          columns={columns}
          rows={shown}
          rowId={rowId}
          rowName={(one) => subjectWord(one.subject, one.name, one.period)[language]}
          phone="cards"
        />
      )}
    </>
  )
}

const rowId = (one: Difference) => `${one.kind} ${one.subject} ${one.at} ${one.before ?? ''} ${one.after ?? ''}`

function Days(props: { readonly from: string; readonly to: string; readonly first: string; readonly today: string }) {
  const t = useText(differencesMessages)
  const id = useId()
  const navigate = route.useNavigate()
  const { from, to, first, today } = props
  return (
    <form
      className={styles.days}
      onSubmit={(event) => {
        event.preventDefault()
        const typed = new FormData(event.currentTarget)
        const [a, b] = [typed.get('from'), typed.get('to')]
        if (typeof a !== 'string' || typeof b !== 'string' || a === '' || b === '') return
        void navigate({ search: (before) => ({ ...before, from: a, to: b === today ? undefined : b }) })
      }}
    >
      <label htmlFor={`${id}-from`}>{t.from}</label>
      <input id={`${id}-from`} name="from" type="date" required min={first} max={today} defaultValue={from} />
      <label htmlFor={`${id}-to`}>{t.to}</label>
      <input id={`${id}-to`} name="to" type="date" required min={first} max={today} defaultValue={to} />
      <Button type="submit">{t.compare}</Button>
    </form>
  )
}

function columnsIn(
  t: Texts<typeof differencesMessages>,
  language: Language,
  year: number | undefined,
): readonly Column<Difference>[] {
  return [
    { id: 'subject', header: t.subject, cell: (one) => <Subject one={one} language={language} year={year} /> },
    { id: 'kind', header: t.kind, width: '6rem', cell: (one) => DIFFERENCE_WORDS[one.kind][language] },
    { id: 'before', header: t.before, cell: (one) => <Korean>{differenceSides(one, language).before}</Korean> },
    {
      id: 'after',
      header: t.after,
      cell: (one) => (
        <b className={styles.after}>
          <Korean>{differenceSides(one, language).after}</Korean>
        </b>
      ),
    },
    { id: 'when', header: t.when, width: '9.5rem', cell: (one) => formatDateTime(one.at) },
    { id: 'who', header: t.who, width: '8rem', cell: (one) => (one.by === null ? '–' : <Korean>{one.by}</Korean>) },
    { id: 'why', header: t.why, cell: (one) => (one.reason === null ? '–' : <Korean>{one.reason}</Korean>) },
  ]
}

function Subject({ one, language, year }: { one: Difference; language: Language; year: number | undefined }) {
  const words = <Korean>{subjectWord(one.subject, one.name, one.period)[language]}</Korean>
  if (one.indicatorId === null || one.departmentId === null) return words
  return (
    <Link
      to="/departments/$departmentId"
      params={{ departmentId: String(one.departmentId) }}
      search={{ year, indicator: one.indicatorId }}
    >
      {words}
    </Link>
  )
}
