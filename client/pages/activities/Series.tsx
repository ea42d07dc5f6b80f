import { getRouteApi, Link } from '@tanstack/react-router'
import { useState } from 'react'
import { isDouble } from '#domain/entry/activity.ts'
import { CYCLE_WORDS } from '#domain/entry/activity-series.ts'
import { usePastDay } from '../../known-day.ts'
import { formatDate } from '../../format.ts'
import { useFrame } from '../../frame/use-frame.ts'
import { Korean, useLanguage, useText } from '../../language.tsx'
import { useSteadyQuery } from '../../shared/steady.ts'
import { DoubleMark } from '../../shared/value/activity/DoubleMark.tsx'
import { type Outputs, useTRPC } from '../../trpc.ts'
import { Button } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { PageFrame } from '../../ui/PageFrame.tsx'
import { WideTable } from '../../ui/WideTable.tsx'
import styles from './activities.module.css'
import { DoubleRule } from './DoubleRule.tsx'
import { FollowUps } from './FollowUps.tsx'
import { messages, seriesMessages } from './messages.ts'
import { SeriesDialog } from './SeriesDialog.tsx'
import { Tabs } from './Tabs.tsx'

type Answer = Outputs['activities']['series']
type One = Answer['series'][number]
type Without = Extract<One['rows'][number], { kind: 'without' }>

const route = getRouteApi('/frame/activities')

/** 활동 시리즈: meetings that come again, with the years that had none and what was promised. */
export function Series() {
  const t = useText(seriesMessages)
  const trpc = useTRPC()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const past = usePastDay()
  const role = useFrame()?.user.role
  const asked = useSteadyQuery(trpc.activities.series.queryOptions({ bureauId: search.bureau, seriesId: search.series })).data
  const page = past ? { ...asked, departments: asked.departments.map((d) => ({ ...d, writable: false })) } : asked
  const [dialog, setDialog] = useState<'new' | 'change' | null>(null)
  const open = page.series.find((one) => one.id === search.series) ?? page.series[0]
  const department = page.departments.find((d) => d.id === open?.departmentId)
  const writable = page.departments.filter((d) => d.writable)
  return (
    <PageFrame
      documentTitle={t.page}
      title={open === undefined ? t.none : headlineOf(open, t)}
      subtitle={t.what}
      actions={
        <>
          <Tabs tab="series" />
          {writable.length > 0 && <Button onClick={() => setDialog('new')}>{t.add}</Button>}
        </>
      }
    >
      {page.series.length > 1 && (
        <nav aria-label={t.list}>
          <ul className={styles.seriesList}>
            {page.series.map((one) => (
              <li key={one.id}>
                <Link
                  to="/activities"
                  search={(before) => ({ ...before, tab: 'series', series: one.id })}
                  aria-current={one.id === open?.id ? 'true' : undefined}
                >
                  <Korean>{one.name}</Korean> <span className={styles.quiet}>{t.held(one.held)}</span>
                </Link>
              </li>
            ))}
          </ul>
        </nav>
      )}
      {open === undefined ? (
        <EmptyState
          title={t.empty}
          action={
            writable.length > 0 && (
              <Button kind="primary" onClick={() => setDialog('new')}>
                {t.add}
              </Button>
            )
          }
        >
          {writable.length > 0 ? t.emptyWriter : t.emptyReader}
        </EmptyState>
      ) : (
        <>
          <Card
            headline={<Korean>{open.name}</Korean>}
            subtitle={<Korean>{department?.name}</Korean>}
            actions={
              department?.writable === true && (
                <Button small onClick={() => setDialog('change')}>
                  {t.change}
                </Button>
              )
            }
          >
            <SeriesFacts of={open} />
            <Doubts of={open} />
          </Card>
          <Card headline={t.years} subtitle={t.yearsWhat}>
            <Years of={open} today={page.today} />
          </Card>
          {open.followUps.length > 0 && (
            <Card headline={t.promises(open.followUps.filter((f) => f.state === 'open').length)}>
              <FollowUps
                activityId={null}
                followUps={open.followUps}
                today={page.today}
                writable={department?.writable === true}
                titleOf={(id) => meetingsOf(open).find((m) => m.id === id)?.title ?? ''}
              />
            </Card>
          )}
        </>
      )}
      <DoubleRule rule={page.doubleRule} changes={role === 'administrator' && !past} />
      {dialog !== null && (
        <SeriesDialog
          of={dialog === 'new' ? null : (open ?? null)}
          departments={writable}
          onClose={() => setDialog(null)}
          onSaved={(id) => {
            setDialog(null)
            void navigate({ search: (before) => ({ ...before, tab: 'series', series: id }), replace: true })
          }}
        />
      )}
    </PageFrame>
  )
}

const meetingsOf = (of: One) => of.rows.flatMap((row) => (row.kind === 'meetings' ? row.meetings : row.off))
type T = ReturnType<typeof useText<typeof seriesMessages>>

function headlineOf(of: One, t: T): string {
  const gaps = of.rows.reduce((sum, row) => sum + (row.kind === 'without' ? (row.gaps ?? 0) : 0), 0)
  return gaps > 0 ? t.headlineGaps(of.name, of.held, gaps) : t.headline(of.name, of.held)
}

function SeriesFacts({ of }: { of: One }) {
  const t = useText(seriesMessages)
  const language = useLanguage()
  const rows: readonly (readonly [string, string | null])[] = [
    [t.cycle, CYCLE_WORDS[of.cycle][language]],
    [t.since, of.firstYear === null ? null : of.lastYear === null ? t.from(of.firstYear) : `${of.firstYear} ~ ${of.lastYear}`],
    [of.hosts.length > 1 ? t.turns : t.host, of.hosts.length === 0 ? null : of.hosts.join(' → ')],
    [t.partner, of.partner],
    [
      t.next,
      of.next.number === null
        ? null
        : of.next.host === null
          ? t.number(of.next.number)
          : `${t.number(of.next.number)} · ${of.next.host}`,
    ],
    [t.note, of.note],
  ]
  return (
    <dl className={styles.facts}>
      {rows.flatMap(([name, text]) =>
        text === null
          ? []
          : [
              <div key={name}>
                <dt>{name}</dt>
                <dd>
                  <Korean>{text}</Korean>
                </dd>
              </div>,
            ],
      )}
    </dl>
  )
}

/** What does not fit: it may be a slip, and is asked about by being shown. */
function Doubts({ of }: { of: One }) {
  const t = useText(seriesMessages)
  if (of.doubts.length === 0) return null
  const all = meetingsOf(of)
  return (
    <ul className={styles.differences} aria-label={t.doubts}>
      {of.doubts.map((doubt) => (
        <li key={'id' in doubt ? `${doubt.kind}${doubt.id}` : `${doubt.kind}${doubt.from}`}>
          {doubt.kind === 'too-many'
            ? t.tooMany(doubt.from, doubt.to)
            : t[doubt.kind](all.find((m) => m.id === doubt.id)?.title ?? '')}
        </li>
      ))}
    </ul>
  )
}

function Years({ of, today }: { of: One; today: string }) {
  const t = useText(seriesMessages)
  const m = useText(messages)
  return (
    <WideTable name={t.years} phone="scroll">
      <table className={styles.years}>
        <caption className="sr-only">{t.years}</caption>
        <thead>
          <tr>
            <th scope="col">{t.year}</th>
            <th scope="col">{t.numberHead}</th>
            <th scope="col">{t.meeting}</th>
            <th scope="col">{t.host}</th>
            <th scope="col">{t.theme}</th>
            <th scope="col">{t.lead}</th>
          </tr>
        </thead>
        <tbody>
          {of.rows.map((row) =>
            row.kind === 'without' ? (
              <tr key={`without${row.from}`} data-without>
                <th scope="row">{row.from === row.to ? row.from : `${row.from}–${row.to}`}</th>
                <td colSpan={5}>
                  {withoutText(row, t)}
                  {row.off.map((one) => (
                    <span key={one.id} className={styles.quiet}>
                      {' · '}
                      {one.status !== 'held' && m[one.status]}{' '}
                      <Link to="/activities" search={{ activity: one.id }}>
                        <Korean>{one.title}</Korean>
                      </Link>
                    </span>
                  ))}
                </td>
              </tr>
            ) : (
              row.meetings.map((one, at) => (
                <tr key={one.id} data-off={one.status !== 'held'}>
                  {at === 0 && (
                    <th scope="row" rowSpan={row.meetings.length}>
                      {row.year}
                    </th>
                  )}
                  <td>{one.number === null ? '–' : t.number(one.number)}</td>
                  <td>
                    <Link to="/activities" search={{ activity: one.id }}>
                      <Korean>{one.title}</Korean>
                    </Link>
                    <span className={styles.quiet}>
                      {' '}
                      {one.endsOn === null ? formatDate(one.startsOn) : `${formatDate(one.startsOn)} ~ ${formatDate(one.endsOn)}`}
                      {one.place !== null && (
                        <>
                          {' · '}
                          <Korean>{one.place}</Korean>
                        </>
                      )}
                    </span>{' '}
                    {one.status !== 'held' && (
                      <span className={styles.mark} data-kind="cancelled">
                        {m[one.status]}
                      </span>
                    )}
                    {one.status === 'held' && one.startsOn > today && <span className={styles.mark}>{m.toCome}</span>}
                    {isDouble(one) && <DoubleMark many={one.links.length} />}
                  </td>
                  <td>
                    <Korean>{one.host ?? '–'}</Korean>
                  </td>
                  <td className={styles.lines}>
                    <Korean>{one.theme ?? '–'}</Korean>
                  </td>
                  <td>
                    <Korean>{one.lead ?? '–'}</Korean>
                    {one.delegation !== null && <span className={styles.quiet}> {m.people(String(one.delegation))}</span>}
                  </td>
                </tr>
              ))
            ),
          )}
        </tbody>
      </table>
    </WideTable>
  )
}

/** What is known of years without a meeting, and no more than that. */
function withoutText({ from, to, due, unrecorded, gaps }: Without, t: T): string {
  if (unrecorded === null) return from === to ? t.unknownYear : t.unknownYears(due)
  if (gaps === null) return t.unrecorded(unrecorded)
  if (gaps === 0) return t.unrecorded(unrecorded)
  if (unrecorded === 0) return from === to ? t.gapYear : t.gapYears(gaps)
  return t.both(unrecorded, gaps)
}
