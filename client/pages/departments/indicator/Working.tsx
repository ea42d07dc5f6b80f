import { formatFixed, formatNumber, formatPointsLost, formatRate } from '../../../format.ts'
import { Korean, useLanguage, useText } from '../../../language.tsx'
import { noRateText } from '../../../messages.ts'
import { actualOf, earnedOf, targetOf, withUnit } from '../figures.ts'
import { texts } from '../messages.ts'
import { panelTexts } from '../messages-panel.ts'
import type { IndicatorRow, Page } from '../types.ts'
import styles from './indicator.module.css'
import { Facts, Section } from './Section.tsx'

/** The year's result of this indicator and how its points come about. */
export function Working({ row, page }: { row: IndicatorRow; page: Page }) {
  const t = useText(panelTexts)
  const p = useText(texts)
  const language = useLanguage()
  const [target, actual] = [targetOf(row), actualOf(row)]
  const formula = page.working.indicators.find((i) => i.code === row.code)?.formula ?? null
  const figures = [
    { name: t.target, value: target === null ? t.noTarget : withUnit(target, row.unit) },
    { name: t.actual, value: actual === null ? '–' : withUnit(actual, row.unit) },
    ...(row.rate.kind === 'rate' ? [{ name: t.rate, value: `${formatRate(row.rate.shown)}%` }] : []),
    ...(row.pointsLost === null ? [] : [{ name: t.lost, value: formatPointsLost(row.pointsLost) }]),
  ]
  return (
    <>
      <Section title={t.result(page.year)}>
        <dl className={styles.figures}>
          {figures.map((f) => (
            <div key={f.name}>
              <dt>{f.name}</dt>
              <dd className={row.category === 'missed' && f.name === t.lost ? 'missed' : undefined}>{f.value}</dd>
            </div>
          ))}
        </dl>
        {row.category === 'missed' && (
          <p className={styles.cause}>
            {row.cause === null ? (
              p.causeMissing
            ) : (
              <>
                <b>{t.cause}</b> <Korean>{row.cause}</Korean>
              </>
            )}
          </p>
        )}
      </Section>
      <Section title={t.working}>
        {row.rate.kind === 'none' ? (
          <p>{p.leftOut(formatNumber(row.weight), noRateText[row.rate.reason][language])}</p>
        ) : (
          <Facts facts={steps({ row, cap: page.policy.cap, formula, t, rule: p.policy(page.policy.version) })} />
        )}
      </Section>
    </>
  )
}

type T = ReturnType<typeof useText<typeof panelTexts>>

function steps({
  row,
  cap,
  formula,
  t,
  rule,
}: {
  row: IndicatorRow
  cap: number | null
  formula: string | null
  t: T
  rule: string
}) {
  if (row.rate.kind === 'none' || row.score === null) return []
  const score = formatFixed(Number(row.score), 2)
  const weight = formatNumber(row.weight)
  const limited = cap !== null && Number(row.rate.exact) > cap
  // The shown rate is rounded; the points come from the exact one, so it is given where the two differ.
  const exact = Number(row.rate.exact) === row.rate.shown ? null : t.exactRate(formatNumber(Number(row.rate.exact), 4))
  return [
    {
      name: t.rate,
      value: (
        <>
          {formula} = {formatRate(row.rate.shown)}% {exact !== null && <span className="muted">{exact}</span>}
        </>
      ),
    },
    { name: t.score, value: limited ? t.capped(formatRate(row.rate.shown), formatNumber(cap)) : score },
    { name: t.earned, value: `${score} × ${weight}/100 = ${formatFixed(earnedOf(row) ?? 0, 2)}` },
    { name: t.lost, value: `${weight} × (100 − ${score})/100 = ${formatFixed(row.pointsLost ?? 0, 2)}` },
    { name: t.rule, value: rule },
  ]
}
