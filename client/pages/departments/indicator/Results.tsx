import { useMemo } from 'react'
import { formatDate, formatFixed, formatNumber, formatPointsLost, formatRate } from '../../../format.ts'
import { Korean, useLanguage, useText } from '../../../language.tsx'
import { categoryWord, noRateText } from '../../../messages.ts'
import { Chart } from '../../../ui/chart/Chart.tsx'
import { actualOf, earnedOf, type IndicatorRow, isProvisional, type Page, targetOf, targetText, withUnit } from '../figures.ts'
import { panelTexts } from '../messages-panel.ts'
import { texts } from '../messages.ts'
import { paceOf } from '../pace.ts'
import { PACE } from '../../../shared/text/pace.tsx'
import { FINALITY, useWord } from '../words.ts'
import { Facts, Section } from './Section.tsx'
import styles from './indicator.module.css'
import { paceOption, yearsOption } from './results-option.ts'

/** The year's result of this indicator and how its points come about. */
export function Working({ row, page }: { row: IndicatorRow; page: Page }) {
  const t = useText(panelTexts)
  const p = useText(texts)
  const language = useLanguage()
  const actual = actualOf(row)
  const flag = useProvisionalFlag()
  const formula = page.working.indicators.find((i) => i.code === row.code)?.formula ?? null
  const figures = [
    { name: t.target, value: targetText(row, t.noTarget, language, row.unit) },
    { name: t.actual, value: actual === null ? '–' : `${withUnit(actual, row.unit)}${flag(row)}` },
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

/** ' (잠정)' beside a figure that is not confirmed yet. */
function useProvisionalFlag() {
  const word = useWord()
  return (of: Pick<IndicatorRow, 'actual'>) => (isProvisional(of) ? ` (${word(FINALITY.provisional)})` : '')
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

/** Targets and actuals over the plan's window. */
export function YearsSection({ row }: { row: IndicatorRow }) {
  const t = useText(panelTexts)
  const language = useLanguage()
  const points = useMemo(
    () =>
      row.series.map((p) => ({
        year: p.year,
        actual: actualOf(p),
        target: targetOf(p),
        targetText: targetText(p, t.noTarget, language),
        missed: p.category === 'missed',
        word: categoryWord[p.category][language],
        flag: isProvisional(p) ? ` (${FINALITY.provisional[language]})` : '',
      })),
    [row, language, t],
  )
  const option = useMemo(() => yearsOption(points, { actual: t.actual, target: t.target, none: t.noTarget }), [points, t])
  const judged = row.series.filter((p) => p.category === 'met' || p.category === 'exceeded' || p.category === 'missed')
  const missed = judged.filter((p) => p.category === 'missed').map((p) => p.year)
  const headline = judged.length === 0 ? t.yearsNone : missed.length === 0 ? t.yearsAllMet : t.yearsMissed(missed.join(', '))
  const table = {
    caption: t.alt(row.name),
    columns: [t.year, t.target, t.actual],
    rows: points.map((p) => [String(p.year), p.targetText, p.actual === null ? p.word : `${formatNumber(p.actual)}${p.flag}`]),
  }
  const said = points.map((p) => {
    const actual = p.actual === null ? p.word : `${withUnit(p.actual, row.unit)}${p.flag}`
    return `${p.year}: ${t.actual} ${actual}, ${t.target} ${p.targetText}`
  })
  return (
    <Section title={headline} note={t.yearsSub(row.unit)}>
      <Chart option={option} label={`${t.alt(row.name)}. ${said.join(' / ')}`} height={170} table={table} />
    </Section>
  )
}

/** 시기별 진도, when there are figures within the year; otherwise why there is none. */
export function PaceSection({ row, page }: { row: IndicatorRow; page: Page }) {
  const t = useText(panelTexts)
  const word = useWord()
  const pace = useMemo(() => paceOf(row, page.year, page.asOf), [row, page.year, page.asOf])
  const option = useMemo(
    () => (pace === null ? null : paceOption(pace, { actual: t.actual, expected: t.expected, month: t.month })),
    [pace, t],
  )
  if (pace === null || option === null || pace.measured === 0) {
    const why = () => {
      if (pace === null || !pace.yearly) return t.paceNone
      if (row.actual.kind === 'measured') return t.paceDone
      return (page.asOf < pace.dueOn ? t.paceYearly : t.paceLate)(formatDate(pace.dueOn))
    }
    return (
      <Section title={t.paceTitle(page.year)}>
        <p className="muted">{why()}</p>
      </Section>
    )
  }
  const verdict = pace.status === null ? t.paceDone : t.paceStatus(word(PACE[pace.status]))
  const figure = (value: number | null) => (value === null ? '–' : formatNumber(value, 2))
  const table = {
    caption: t.paceTitle(page.year),
    columns: [t.period, t.actual, t.expected],
    rows: pace.periods.map((p) => [t.month(p.month), figure(p.actual), figure(p.expected)]),
  }
  const said = pace.periods.map((p) => `${t.month(p.month)} ${figure(p.actual)} / ${figure(p.expected)}`)
  return (
    <Section title={`${t.paceTitle(page.year)} · ${verdict}`} note={t.paceSub(row.unit)}>
      <Chart option={option} height={180} table={table} label={`${t.paceTitle(page.year)}. ${verdict}. ${said.join(', ')}`} />
    </Section>
  )
}
