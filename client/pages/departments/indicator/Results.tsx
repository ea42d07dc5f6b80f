import { formatFixed, formatNumber, formatPointsLost, formatRate, unitWord, withUnit } from '../../../format.ts'
import { Korean, useLanguage, useText } from '../../../language.tsx'
import { noRateText } from '../../../messages.ts'
import { Chart } from '../../../ui/chart/Chart.tsx'
import { actualOf, earnedOf, type IndicatorRow, isProvisional, type Page, targetText } from '../figures.ts'
import { panelTexts } from '../messages-panel.ts'
import { texts } from '../messages.ts'
import { PaceChart } from '../pace/PaceCharts.tsx'
import { PeriodCells } from '../pace/PeriodCells.tsx'
import type { PaceStatus } from '#domain/entry/pace-status.ts'
import { paceFigure, PaceMark } from '../../../shared/text/pace.tsx'
import { restsOnSubmitted, valueOf } from '../pace/course.ts'
import { paceTexts } from '../pace/messages.ts'
import { useCourseWords } from '../pace/words.ts'
import { FINALITY } from '../words.ts'
import { Facts, Section } from './Section.tsx'
import styles from './indicator.module.css'
import { useYearsChart } from './use-years-chart.ts'

/** The year's result of this indicator and how its points come about. */
export function Working({ row, page }: { row: IndicatorRow; page: Page }) {
  const t = useText(panelTexts)
  const p = useText(texts)
  const language = useLanguage()
  const words = useText(paceTexts)
  const actual = actualOf(row)
  const value = valueOf(row)
  const flagText = ` (${FINALITY.provisional[language]})`
  const flag = (of: Pick<IndicatorRow, 'actual'>) => (isProvisional(of) ? flagText : '')
  const formula = page.working.indicators.find((i) => i.code === row.code)?.formula ?? null
  const figures = [
    { name: t.target, value: targetText(row, t.noTarget, language, row.unit) },
    row.pace === null || actual !== null
      ? { name: t.actual, value: actual === null ? '–' : `${withUnit(actual, row.unit)}${flag(row)}` }
      : {
          name: words.total,
          value: value === null ? '–' : `${paceFigure(value, row.unit)}${restsOnSubmitted(row) ? flagText : ''}`,
        },
    ...(row.rate.kind === 'rate' ? [{ name: t.rate, value: `${formatRate(row.rate.shown)}%` }] : []),
    ...(row.pointsLost === null ? [] : [{ name: t.lost, value: formatPointsLost(row.pointsLost) }]),
  ]
  return (
    <>
      <Section title={row.pace === null ? t.result(page.year) : t.standing(page.year)}>
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

/** Targets and actuals over the plan's window. */
export function YearsSection({ row }: { row: IndicatorRow }) {
  const t = useText(panelTexts)
  const chart = useYearsChart(row)
  const judged = row.series.filter((p) => p.category === 'met' || p.category === 'exceeded' || p.category === 'missed')
  const missed = judged.filter((p) => p.category === 'missed').map((p) => p.year)
  const headline = judged.length === 0 ? t.yearsNone : missed.length === 0 ? t.yearsAllMet : t.yearsMissed(missed.join(', '))
  return (
    <Section title={headline} note={t.yearsSub(unitWord(row.unit))}>
      <Chart {...chart} height={170} />
    </Section>
  )
}

/** The panel's first words: the mark of the state before what the figures say. */
const Headline = ({ status, children }: { status: PaceStatus; children: string }) => (
  <span className={styles.headline}>
    <PaceMark status={status} /> {children}
  </span>
)

/** 시기별 진도: what it says, the chart of the page, each period. First of all while the year is under way. */
export function PaceSection({ row, page }: { row: IndicatorRow; page: Page }) {
  const t = useText(panelTexts)
  const { t: words, course, rest } = useCourseWords(page)
  const { periods, frequency } = row.inYear
  const within = frequency !== 'year'
  if (row.pace === null && !(within && periods.some((p) => p.total !== null))) return null
  return (
    <Section
      title={row.pace === null ? t.paceTitle(page.year) : <Headline status={row.pace.status}>{course(row)}</Headline>}
      {...(within ? { note: words.sub } : {})}
    >
      {within && <PaceChart row={row} page={page} />}
      {row.pace !== null && <p>{rest(row)}</p>}
      {row.pace !== null && <PeriodCells row={row} page={page} />}
    </Section>
  )
}
