import { periodShort } from '#domain/words/period-name.ts'
import { Link } from '@tanstack/react-router'
import { Fragment } from 'react'
import { formatDate, formatNumber, formatRate } from '../../format.ts'
import { Korean, type Language, type Texts, useLanguage, useText } from '../../language.tsx'
import { gapText, PACE, PaceMark, paceFigure } from '../../shared/text/pace.tsx'
import { Card } from '../../ui/Card.tsx'
import { Missed } from './Exceptions.tsx'
import { TargetCheck } from './TargetCheck.tsx'
import { departmentName, type OverviewData, type RunningRow, type RunningYear } from './facts.ts'
import { runningMessages } from './messages-running.ts'
import styles from './running.module.css'

const MOST = 5

type T = Texts<typeof runningMessages>

/** What falls short of its pace, the farthest first: by how much, what the rest of the year asks, and what is missing. */
export function Lagging(props: { data: OverviewData; running: RunningYear; wall: boolean; className?: string | undefined }) {
  const { data, running, wall, className } = props
  const t = useText(runningMessages)
  const missed = data.exceptions.slice(0, MOST - 2)
  const all = running.lagging.flatMap((of) => {
    const row = running.rows.find((one) => one.indicatorId === of.indicatorId)
    return row === undefined ? [] : [{ row, of }]
  })
  const shown = all.slice(0, MOST - missed.length)
  const judged = running.rows.length - running.counts['too-early']
  const yearly = running.rows.every((row) => row.pace.why === 'once-a-year')
  const head =
    all.length > 0
      ? t.lagging(running.counts['needs-improvement'], running.counts.behind)
      : judged > 0
        ? t.nothingShort
        : t.nothingJudged
  return (
    <Card headline={head} className={className} {...(all.length > shown.length ? { subtitle: t.laggingWhat(shown.length) } : {})}>
      {missed.length > 0 && <Missed rows={missed} year={data.year} />}
      {shown.length > 0 && <Short data={data} shown={shown} />}
      {all.length === 0 && (
        <p className={styles.note}>
          {judged > 0
            ? t.nothingShortWhat(judged)
            : yearly
              ? t.nothingJudgedYearly(formatDate(running.rows[0]?.resultsDue ?? ''))
              : t.nothingJudgedWhat}
        </p>
      )}
      {!wall && <TargetCheck data={data} />}
    </Card>
  )
}

type ShortRow = { readonly row: RunningRow; readonly of: RunningYear['lagging'][number] }

function Short({ data, shown }: { data: OverviewData; shown: readonly ShortRow[] }) {
  const t = useText(runningMessages)
  const language = useLanguage()
  return (
    <table className={styles.lagging}>
      <caption className="sr-only">{t.laggingTable}</caption>
      <thead>
        <tr>
          <th scope="col">{t.indicator}</th>
          <th scope="col" className="num">
            {t.gap}
          </th>
          <th scope="col" className="num">
            {t.rest}
          </th>
        </tr>
      </thead>
      <tbody>
        {shown.map(({ row, of }) => (
          <Fragment key={row.indicatorId}>
            <tr data-pace={row.pace.status} className={styles.first}>
              <th scope="row">
                <span className={styles.mark}>
                  <PaceMark status={row.pace.status} />
                  <span className="sr-only">{PACE[row.pace.status][language]}</span>
                </span>{' '}
                <Link
                  to="/departments/$departmentId"
                  params={{ departmentId: String(row.departmentId) }}
                  search={{ year: data.year, indicator: row.indicatorId }}
                >
                  <Korean>{row.name}</Korean>
                </Link>
              </th>
              <td className={`num ${styles.gap}`}>{row.pace.gap === null ? '–' : gapText(row.pace.gap, row.unit)}</td>
              <td className="num">{leftOf(row)}</td>
            </tr>
            <tr className={styles.more}>
              <td colSpan={3}>
                {[
                  ...wordsOf(data, row, of, t),
                  row.pace.percent === null ? '' : `${formatRate(row.pace.percent)}%`,
                  speedOf(row, t),
                ]
                  .filter((word) => word !== '')
                  .join(' · ')}
                {missing(row, of, t, language) !== '' && (
                  <span className={styles.wanted}> · {missing(row, of, t, language)}</span>
                )}
              </td>
            </tr>
          </Fragment>
        ))}
      </tbody>
    </table>
  )
}

const wordsOf = (data: OverviewData, row: RunningRow, of: ShortRow['of'], t: T): string[] => [
  departmentName(data, row.departmentId),
  ...(of.cause === null ? [] : [t.causeIs(of.cause.trim().split(/\n/, 1)[0] ?? '')]),
]

/** What nobody has given yet: late periods, evidence, the reason. */
function missing(row: RunningRow, of: ShortRow['of'], t: T, language: Language): string {
  const periods = row.pace.missing.map((month) => periodShort(month, row.frequency)[language])
  const words = [
    ...(periods.length > 0 ? [t.missingPeriods(periods.join(', '))] : []),
    ...(of.evidence === 0 ? [t.evidence] : []),
    ...(of.cause === null ? [t.cause] : []),
  ]
  return words.length === 0 ? '' : t.missing(words.join(language === 'ko' ? '·' : ', '))
}

/** What is left of the target of a sum; a level simply has to reach its target. */
function leftOf({ pace: { rest }, target, unit }: RunningRow): string {
  if (rest !== null) return paceFigure(rest.left, unit)
  return target.kind === 'set' ? paceFigure(target.value, unit) : '–'
}

/** How fast what is left would have to come, beside how fast it came. */
function speedOf({ pace: { rest, value }, frequency }: RunningRow, t: T): string {
  if (rest === null || rest.periods === 0 || value === null || frequency === 'year') return ''
  return t.restSpeed(frequency, formatNumber(rest.left / rest.periods, 1), formatNumber(value / rest.done, 1))
}
