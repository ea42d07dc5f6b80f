import { formatChange, formatFixed, formatMillion, formatMillionChange, formatNumber } from '../../format.ts'
import { Korean, useText } from '../../language.tsx'
import { Card } from '../../ui/Card.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ZeroMark } from '../../ui/ZeroMark.tsx'
import { WideTable } from '../../ui/WideTable.tsx'
import styles from './Money.module.css'
import { OriginButton } from './Origins.tsx'
import type { Page } from './figures.ts'
import { moneyTexts } from './messages-money.ts'
import { LINE, useWord } from './words.ts'

const INNER = new Set(['personnel', 'basic'])

/** 예산현황: the six lines as the plan prints them. Printed percentages come from 원, so they are shown, not computed again. */
export function Statement({ page }: { page: Page }) {
  const t = useText(moneyTexts)
  const word = useWord()
  const total = page.statement.find((r) => r.item === 'total')
  if (page.statement.length === 0)
    return (
      <Card headline={t.statementTitle}>
        <EmptyState title={t.statementNone} />
      </Card>
    )
  const { fiscalYear } = page.plan
  const headline =
    total === undefined
      ? t.statementTitle
      : t.statement(
          fiscalYear,
          formatMillion(total.budget),
          formatMillionChange(total.change),
          `${formatFixed(total.changeRate, 2)}%`,
        )
  return (
    <Card headline={headline} subtitle={t.statementSub}>
      <WideTable name={t.statementTitle}>
        <table className={styles.statement}>
          <caption className="sr-only">{t.statementTitle}</caption>
          <thead>
            <tr>
              <th scope="col">{t.item}</th>
              <th scope="col" className="num">
                {t.thisYear(fiscalYear)}
              </th>
              <th scope="col" className="num">
                {t.share}
              </th>
              <th scope="col" className="num">
                {t.thisYear(fiscalYear - 1)}
              </th>
              <th scope="col" className="num">
                {t.share}
              </th>
              <th scope="col" className="num">
                {t.change}
              </th>
              <th scope="col" className="num">
                {t.changePercent}
              </th>
              <th scope="col" className="no-print">
                {t.origin}
              </th>
            </tr>
          </thead>
          <tbody>
            {page.statement.map((r) => (
              <tr key={r.id} data-total={r.item === 'total'} data-inner={INNER.has(r.item)}>
                <th scope="row">{word(LINE[r.item])}</th>
                <td className="num">{formatMillion(r.budget)}</td>
                <td className="num">{formatFixed(r.budgetShare, 2)}</td>
                <td className="num">{formatMillion(r.previous)}</td>
                <td className="num">{formatFixed(r.previousShare, 2)}</td>
                <td className="num">{formatMillionChange(r.change)}</td>
                <td className="num">{formatFixed(r.changeRate, 2)}</td>
                <td className="no-print">
                  <OriginButton name={word(LINE[r.item])} subject="budget_statement" ids={[r.id]} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </WideTable>
    </Card>
  )
}

type People = NonNullable<Page['staffing']>

/** 조직 및 인력: quota by grade, headcount, and the teams. */
export function Staffing({ page }: { page: Page }) {
  const t = useText(moneyTexts)
  const { staffing, teams } = page
  return (
    <Card headline={useHeadline(staffing)} subtitle={t.staffSub}>
      <div className={styles.people}>
        {staffing === null ? <EmptyState title={t.staffNone} /> : <Grades people={staffing} />}
        <div>
          <p className={styles.teamsHead}>{t.teams(teams.length)}</p>
          {teams.length === 0 ? (
            <p className="muted">{t.teamsNone}</p>
          ) : (
            <ul className={styles.teams}>
              {teams.map((team) => (
                <li key={team} data-team={team}>
                  <Korean>{team}</Korean>
                </li>
              ))}
            </ul>
          )}
        </div>
      </div>
    </Card>
  )
}

function Grades({ people }: { people: People }) {
  const t = useText(moneyTexts)
  const most = Math.max(1, people.quota, people.headcount)
  const rows = [
    { field: 'grade4', name: t.grade4, value: people.grade4, sum: false },
    { field: 'grade5', name: t.grade5, value: people.grade5, sum: false },
    { field: 'grade6', name: t.grade6, value: people.grade6, sum: false },
    { field: 'quota', name: t.quota, value: people.quota, sum: true },
    { field: 'headcount', name: t.headcount, value: people.headcount, sum: true },
  ]
  return (
    <table className={styles.statement}>
      <caption className="sr-only">{t.staffSub}</caption>
      <thead>
        <tr>
          <th scope="col">{t.item}</th>
          <td />
          <th scope="col" className="num">
            {t.persons}
          </th>
          <th scope="col" className="no-print">
            {t.origin}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((r) => (
          <tr key={r.name} data-total={r.sum}>
            <th scope="row">{r.name}</th>
            <td>
              <svg width="100%" height="0.625rem" overflow="visible" aria-hidden="true">
                <rect width={`${(r.value / most) * 100}%`} height="100%" fill={r.sum ? 'var(--mark)' : 'var(--mark-3)'} />
                {r.value === 0 && <ZeroMark />}
              </svg>
            </td>
            <td className="num">{formatNumber(r.value)}</td>
            <td className="no-print">
              <OriginButton name={r.name} subject="staffing" ids={[people.id]} field={r.field} />
            </td>
          </tr>
        ))}
        <tr data-total>
          <th scope="row">{t.difference}</th>
          <td />
          <td className="num">{formatChange(people.headcount - people.quota)}</td>
          <td className="no-print" />
        </tr>
      </tbody>
    </table>
  )
}

function useHeadline(people: Page['staffing']): string {
  const t = useText(moneyTexts)
  if (people === null) return t.staffTitle
  const difference = people.headcount - people.quota
  const quota = formatNumber(people.quota)
  if (difference === 0) return t.staffEqual(quota)
  return (difference > 0 ? t.staffOver : t.staffUnder)(formatNumber(Math.abs(difference)), quota)
}
