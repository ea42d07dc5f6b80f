import { getRouteApi, Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { formatRate, withUnit } from '../../format.ts'
import { Korean, useText } from '../../language.tsx'
import { Card } from '../../ui/Card.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Chart } from '../../ui/chart/Chart.tsx'
import styles from './Plan.module.css'
import { type Finding, type Page } from './figures.ts'
import { targetTexts } from './messages-targets.ts'
import { moveText, slopeHeight, slopeOf, slopeOption, yearOf } from './slope-option.ts'

/** Do the coming targets ask for more than what was already reached? */
export function TargetSlope({ page }: { page: Page }) {
  const t = useText(targetTexts)
  const to = page.plan.fiscalYear
  const { lines, without } = useMemo(() => slopeOf(page), [page])
  const year = yearOf(lines)
  const from = year === null ? t.lastActual : t.slopeFrom(year)
  const option = useMemo(() => slopeOption(lines, { from, to: t.slopeTo(to), actual: t.slopeFrom }), [lines, t, from, to])
  const height = useMemo(() => slopeHeight(lines), [lines])
  const down = lines.filter((l) => l.index < 100).length
  const up = lines.filter((l) => l.index > 100).length
  const headline =
    lines.length === 0
      ? t.slopeNone(to)
      : down > 0
        ? t.slopeDown(to, down, lines.length)
        : up > 0
          ? t.slopeUp(to, up, lines.length)
          : t.slopeFlat(to)
  const table = {
    caption: t.slopeSub(from, t.slopeTo(to)),
    columns: [t.indicator, from, t.slopeTo(to), t.index],
    rows: [
      ...lines.map((l) => [
        l.name,
        year === null ? t.ofYear(withUnit(l.from, l.unit), l.year) : withUnit(l.from, l.unit),
        withUnit(l.to, l.unit),
        formatRate(l.index),
      ]),
      ...without.map((w) => [w.name, '–', w.target === null ? '–' : withUnit(w.target, w.unit), '–']),
    ],
  }
  return (
    <Card headline={headline} subtitle={t.slopeSub(from, t.slopeTo(to))} {...(lines.length > 0 ? { table } : {})}>
      {lines.length > 0 && (
        <Chart
          option={option}
          height={height}
          label={`${headline}. ${lines.map((l) => `${l.name} ${moveText(l)}`).join(', ')}`}
        />
      )}
      {lines.length === 0 && without.length === 0 && <EmptyState title={t.slopeNoneWhat} />}
      {without.length > 0 && (
        <div className={styles.without}>
          <p>{t.noBaseline}</p>
          <ul>
            {without.map((w) => (
              <li key={w.id}>
                <IndicatorLink id={w.id}>{w.name}</IndicatorLink>
                {w.target === null ? t.noTarget : t.targetIs(withUnit(w.target, w.unit))}
              </li>
            ))}
          </ul>
        </div>
      )}
    </Card>
  )
}

const route = getRouteApi('/frame/departments/$departmentId')

function IndicatorLink({ id, children }: { id: number; children: string }) {
  const params = route.useParams()
  return (
    <Link to="/departments/$departmentId" params={params} search={(before) => ({ ...before, indicator: id })} resetScroll={false}>
      <Korean>{children}</Korean>
    </Link>
  )
}

/** 목표 도전성: what the head will be asked about the coming targets, with the figures it rests on. */
export function ChallengeList({ page }: { page: Page }) {
  const t = useText(targetTexts)
  const question = useQuestion()
  const year = page.plan.fiscalYear
  const groups = [...Map.groupBy(page.challenge, (f) => f.code)]
  if (groups.length === 0) {
    return (
      <Card headline={t.questionsNone(year)} subtitle={t.questionsSub}>
        <EmptyState title={t.questionsNoneWhat} />
      </Card>
    )
  }
  return (
    <Card headline={t.questions(year, page.challenge.length)} subtitle={t.questionsSub}>
      <ul className={styles.questions}>
        {groups.map(([code, findings]) => {
          const row = page.indicators.find((i) => i.code === code)
          const name = findings[0]?.name ?? code
          return (
            <li key={code}>
              <p className={styles.about}>
                {row === undefined ? <Korean>{name}</Korean> : <IndicatorLink id={row.id}>{name}</IndicatorLink>}
              </p>
              {findings.map((f) => (
                <p key={f.kind}>{question(f)}</p>
              ))}
            </li>
          )
        })}
      </ul>
    </Card>
  )
}

function useQuestion(): (finding: Finding) => string {
  const t = useText(targetTexts)
  return (f) => {
    const target = withUnit(f.target, f.unit)
    const last = f.lastActual === null ? '' : withUnit(f.lastActual, f.unit)
    switch (f.kind) {
      case 'below-last-actual':
        return t.below(f.planYear, target, f.lastActualYear, last, f.lastActual === null || f.target < f.lastActual)
      case 'equal-to-last-actual':
        return t.equal(f.planYear, target, f.lastActualYear)
      case 'flat':
        return t.flat(f.flatYears?.from ?? f.lastActualYear, f.flatYears?.to ?? f.planYear, target)
      case 'lowered-after-miss':
        return t.lowered(f.planYear, target, f.lastActualYear, f.lastTarget === null ? '' : withUnit(f.lastTarget, f.unit), last)
      case 'new-without-baseline':
        return t.fresh(f.planYear, target)
    }
  }
}
