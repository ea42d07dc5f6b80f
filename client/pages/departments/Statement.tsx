import { formatFixed, formatMillion, formatMillionChange } from '../../format.ts'
import { useText } from '../../language.tsx'
import { Card } from '../../ui/Card.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { useWord } from './figures.ts'
import { moneyTexts } from './messages-money.ts'
import styles from './Money.module.css'
import { OriginButton } from './OriginButton.tsx'
import type { Page } from './types.ts'
import { LINE } from './words.ts'

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
      <div className={styles.scroll} role="region" tabIndex={0} aria-label={t.statementTitle}>
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
      </div>
    </Card>
  )
}
