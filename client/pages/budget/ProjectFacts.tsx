import { formatDate } from '../../format.ts'
import { Korean, useText } from '../../language.tsx'
import styles from './budget.module.css'
import { budgetMessages } from './messages.ts'
import type { Project } from './tree.ts'

/** What the plan says of a detailed project beside its amounts; what it does not say is left out. */
export function ProjectFacts({ project }: { project: Project }) {
  const t = useText(budgetMessages)
  const period = [project.startsOn, project.endsOn].flatMap((day) => (day === null ? [] : [formatDate(day)])).join(' – ')
  const facts = [
    { name: t.period, value: period },
    { name: t.funding, value: project.funding },
    { name: t.support, value: project.supportType },
    { name: t.body, value: project.implementingBody },
    { name: t.note, value: project.note },
  ].filter((fact) => fact.value !== null && fact.value !== '')
  if (facts.length === 0) return null
  return (
    <section>
      <h3>{t.facts}</h3>
      <dl className={styles.pairs}>
        {facts.map((fact) => (
          <div key={fact.name}>
            <dt>{fact.name}</dt>
            <dd>
              <Korean>{fact.value}</Korean>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
