import { getRouteApi, Link } from '@tanstack/react-router'
import { Korean, useText } from '../../language.tsx'
import { Card } from '../../ui/Card.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { withUnit } from './figures.ts'
import { targetTexts } from './messages-targets.ts'
import styles from './Plan.module.css'
import type { Finding, Page } from './types.ts'

const route = getRouteApi('/frame/departments/$departmentId')

/** 목표 도전성: what the head will be asked about the coming targets, with the figures it rests on. */
export function ChallengeList({ page }: { page: Page }) {
  const t = useText(targetTexts)
  const question = useQuestion()
  const params = route.useParams()
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
                {row === undefined ? (
                  <Korean>{name}</Korean>
                ) : (
                  <Link
                    to="/departments/$departmentId"
                    params={params}
                    search={(before) => ({ ...before, indicator: row.id })}
                    resetScroll={false}
                  >
                    <Korean>{name}</Korean>
                  </Link>
                )}
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
