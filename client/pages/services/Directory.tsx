import { useId } from 'react'
import { callLink, extension, sharedNumbers } from '#domain/services/phone.ts'
import { formatDate } from '../../format.ts'
import { pieces } from '../../frame/palette/match.ts'
import { Korean, useText } from '../../language.tsx'
import { FileLink } from '../../shared/FileLink.tsx'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { PageFrame } from '../../ui/PageFrame.tsx'
import { byTeam, type Chapter, foundServices, type Page, type Service } from './find.ts'
import { messages } from './messages.ts'
import styles from './services.module.css'

/** Desks shown above the directory; more are marked in it alone. */
const MOST_CARDS = 6

/** 안내: one field over the whole directory. The number is the largest thing there is; the directory stays for the second question. */
export function Directory(props: {
  page: Page
  q: string
  views: React.ReactNode
  onQ: (q: string) => void
  onDay: (on: string | undefined) => void
  onManage: () => void
}) {
  const t = useText(messages)
  const { page, q } = props
  const id = useId()
  const found = foundServices(page, q.trim())
  const hits = new Set(found.map((one) => one.id))
  const faxes = [...new Set(page.services.flatMap((one) => (one.fax === null ? [] : [one.fax])))]
  const teams = new Set(page.services.map((one) => one.team))
  const asked = q.trim() !== ''
  const digits = q.replaceAll(/\D/g, '')
  const shared = sharedNumbers(page.services)
  const named = shared.filter((one) => digits.length > 1 && one.number.replaceAll(/\D/g, '').includes(digits))
  const writes = page.departments.some((one) => one.isManaged)
  const href = (kind: string) => `/files/services/open.${kind}?bureau=${page.bureau.id}&on=${page.on}`
  if (page.services.length === 0 && page.commitments.length === 0)
    return (
      <PageFrame documentTitle={t.page} title={t.page} actions={props.views}>
        <DaySwitch page={page} onDay={props.onDay} />
        <EmptyState
          title={t.empty}
          action={
            writes && (
              <Button kind="primary" onClick={props.onManage}>
                {t.manage}
              </Button>
            )
          }
        >
          {writes ? t.emptyWriter : t.emptyReader}
        </EmptyState>
      </PageFrame>
    )
  return (
    <PageFrame
      documentTitle={t.page}
      title={t.headline(page.services.length)}
      subtitle={t.subtitle(teams.size, faxes.length === 1 ? (faxes[0] ?? '') : '')}
      actions={
        <>
          {props.views}
          <Button onClick={() => print()}>{t.print}</Button>
          <FileLink className={styles.export} href={href('xlsx')}>
            {t.tableXlsx}
          </FileLink>
          <FileLink className={styles.export} href={href('csv')}>
            {t.tableCsv}
          </FileLink>
        </>
      }
      footer={<Foot page={page} />}
    >
      <DaySwitch page={page} onDay={props.onDay} />
      <div className={`${styles.find} no-print`}>
        <label className="sr-only" htmlFor={id}>
          {t.find}
        </label>
        <input
          id={id}
          className={styles.field}
          type="search"
          // The page is for this one question.
          // oxlint-disable-next-line jsx-a11y/no-autofocus
          autoFocus
          autoComplete="off"
          value={q}
          maxLength={80}
          placeholder={t.findWhat}
          aria-describedby={`${id}-found`}
          onChange={(event) => props.onQ(event.target.value)}
        />
      </div>
      <p
        id={`${id}-found`}
        role="status"
        className={asked && found.length <= MOST_CARDS && found.length > 0 ? 'sr-only' : styles.quiet}
      >
        {asked ? (found.length === 0 ? `${t.none(q.trim())} ${t.noneWhat}` : t.found(found.length)) : ''}
      </p>
      {asked && found.length > 0 && found.length <= MOST_CARDS && (
        <ul className={`${styles.cards} no-print`}>
          {found.map((one) => (
            <li key={one.id} className={styles.card}>
              <div>
                <strong lang="ko">{one.name}</strong>
                <span className={styles.quiet} lang="ko">
                  {[one.team, one.fax === null ? '' : `${t.fax} ${one.fax}`].filter(Boolean).join(' · ')}
                </span>
                <Facts service={one} />
              </div>
              <div className={styles.big}>
                {one.phones.map((number) => (
                  <Phone key={number} service={one} number={number} q={q} />
                ))}
              </div>
            </li>
          ))}
        </ul>
      )}
      {named.map((one) => (
        <p key={one.number} className={`${styles.said} no-print`}>
          {t.shared(extension(one.number), one.services.length)}
        </p>
      ))}
      <div className={styles.columns}>
        {page.chapters.map((chapter, index) => (
          <ChapterCard key={chapter.id} page={page} chapter={chapter} number={index + 1} hits={hits} q={q} shared={shared} />
        ))}
        <Promises page={page} onManage={writes ? props.onManage : null} />
      </div>
    </PageFrame>
  )
}

function ChapterCard(props: {
  page: Page
  chapter: Chapter
  number: number
  hits: ReadonlySet<number>
  q: string
  shared: ReturnType<typeof sharedNumbers<Service>>
}) {
  const t = useText(messages)
  const { chapter, hits, q } = props
  const services = props.page.services.filter((one) => one.chapterId === chapter.id)
  if (services.length === 0) return null
  const teams = byTeam(services)
  const own = props.shared.filter(
    (one) =>
      one.services.every((service) => service.chapterId === chapter.id) && !one.services.some((service) => hits.has(service.id)),
  )
  const department = (id: number) => props.page.departments.find((one) => one.id === id)?.name ?? ''
  const undecided = [...new Set(services.flatMap((one) => (one.isUndecided ? [one.departmentId] : [])))]
  return (
    <section className={styles.chapter} aria-labelledby={`chapter-${chapter.id}`}>
      <h2 id={`chapter-${chapter.id}`} lang="ko">
        {props.number}. {chapter.name}
      </h2>
      <p className={styles.quiet}>{t.teams(teams.length, services.length)}</p>
      {undecided.map((id) => (
        <p key={id} className={styles.warn}>
          <Korean>{t.undecided(department(id))}</Korean>
        </p>
      ))}
      {teams.map(([team, of]) => (
        <div key={team} className={styles.team}>
          <h3>
            <span lang="ko">{team}</span>
            <span className={styles.quiet}>{t.services(of.length)}</span>
          </h3>
          <ul>
            {of.map((one) => (
              <li key={one.id} data-hit={hits.has(one.id) || undefined}>
                <span lang="ko">{one.name}</span>
                <span className={styles.numbers}>
                  {one.phones.map((number) => (
                    <Phone key={number} service={one} number={number} q={hits.has(one.id) ? q : ''} />
                  ))}
                </span>
                <div className={styles.onPaper}>
                  <Facts service={one} />
                </div>
              </li>
            ))}
          </ul>
        </div>
      ))}
      {own.map((one) => (
        <p key={one.number} className={`${styles.sharedToo} no-print`}>
          <strong>{t.sharedToo(extension(one.number), one.services.length)}</strong>
          <span className={styles.quiet} lang="ko">
            {one.services.map((service) => service.name).join(' · ')}
          </span>
        </p>
      ))}
    </section>
  )
}

/** A number that dials, with what the query matched of it marked. */
function Phone(props: { service: Service; number: string; q: string }) {
  const t = useText(messages)
  const { service, number } = props
  const words = props.q.split(/\s+/).filter((word) => /^[\d-]{2,}$/.test(word))
  return (
    <a className={styles.phone} href={callLink(number)} aria-label={t.call(service.name, number)}>
      {pieces(number, words.join(' ')).map((piece, at) =>
        // oxlint-disable-next-line react/no-array-index-key -- the pieces of one text have no other name
        piece.hit && words.length > 0 ? <mark key={at}>{piece.text}</mark> : <span key={at}>{piece.text}</span>,
      )}
    </a>
  )
}

/** What else is known of a service, where anything is. */
function Facts({ service }: { service: Service }) {
  const facts = [
    service.audience,
    service.channel,
    service.documents,
    service.hours,
    service.languages,
    service.fee,
    service.basis,
  ]
  const known = facts.filter((one) => one !== null)
  if (known.length === 0) return null
  return (
    <span className={styles.quiet} lang="ko">
      {known.join(' · ')}
    </span>
  )
}

function Promises({ page, onManage }: { page: Page; onManage: (() => void) | null }) {
  const t = useText(messages)
  const all = page.commitments.length
  const none = page.commitments.filter((one) => one.kind === 'none')
  if (all === 0) return null
  const at = (chapterId: number) => page.chapters.findIndex((one) => one.id === chapterId) + 1
  return (
    <section className={`${styles.chapter} no-print`} aria-labelledby="promises">
      <h2 id="promises">{none.length === all ? t.promisesNone(all) : t.promises(all, all - none.length)}</h2>
      <p className={styles.quiet}>{t.promisesWhat}</p>
      <div className={styles.unmeasured}>
        <span>{t.unmeasured(none.length, all)}</span>
        {onManage !== null && (
          <Button small kind="quiet" onClick={onManage}>
            {t.setStandard}
          </Button>
        )}
      </div>
      <ol className={styles.promises}>
        {none.map((one) => (
          <li key={one.id}>
            <span className={styles.quiet} lang="ko">
              {at(one.chapterId)}
              {one.mark}
            </span>
            <span lang="ko">
              {one.text}
              {one.standard !== null && <em> ({one.standard})</em>}
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}

/** The day whose desks are shown: today, or one on which something began or ended. */
function DaySwitch({ page, onDay }: { page: Page; onDay: (on: string | undefined) => void }) {
  const t = useText(messages)
  const id = useId()
  const days = [...new Set([...page.days, page.on])].filter((day) => day !== page.today).toSorted()
  if (days.length === 0 || (days.length === 1 && page.on === page.today && days[0] !== undefined && days[0] <= page.today))
    return null
  return (
    <p className={`${styles.day} no-print`}>
      <label htmlFor={id}>{t.onDay}</label>
      <select
        id={id}
        value={page.on}
        onChange={(event) => onDay(event.target.value === page.today ? undefined : event.target.value)}
      >
        <option value={page.today}>
          {t.onToday} ({formatDate(page.today)})
        </option>
        {days.map((day) => (
          <option key={day} value={day}>
            {formatDate(day)}
          </option>
        ))}
      </select>
    </p>
  )
}

function Foot({ page }: { page: Page }) {
  const t = useText(messages)
  const slips = page.commitments.flatMap((one) =>
    one.printedHeading === null ? [] : [{ printed: one.printedHeading, shown: one.heading }],
  )
  const distinct = [...new Map(slips.map((one) => [one.printed, one])).values()]
  return (
    <>
      <span>{t.noNames}</span>
      {page.documents.map((one) => (
        <span key={one.id}>
          <Korean>{t.source(one.title)}</Korean>
        </span>
      ))}
      {distinct.map((one) => (
        <span key={one.printed}>
          <Korean>{t.slip(one.printed, one.shown)}</Korean>
        </span>
      ))}
    </>
  )
}
