import { formatNumber } from '../../format.ts'
import { Korean, useText } from '../../language.tsx'
import { moneyTexts } from './messages-money.ts'
import { useWord } from './figures.ts'
import styles from './Money.module.css'
import { month, type MoneyRow } from './programme-rows.ts'
import type { Programme, Project } from './types.ts'
import { PAYER } from './words.ts'

/** What the plan says of a programme or project besides its money. What it does not say is said to be missing. */
export function RowDetail({ row }: { row: MoneyRow }) {
  if (row.programme !== null) return <OfProgramme programme={row.programme} />
  return row.project === null ? null : <OfProject project={row.project} />
}

function OfProgramme({ programme }: { programme: Programme }) {
  const t = useText(moneyTexts)
  const printed = programme.printedProjectCount
  const found = programme.projects.length
  return (
    <Facts
      facts={[
        [t.account, programme.account],
        [t.printedCount, printed === null ? null : printed === found ? formatNumber(printed) : t.countDiffers(printed, found)],
      ]}
    />
  )
}

function OfProject({ project }: { project: Project }) {
  const t = useText(moneyTexts)
  const word = useWord()
  const [from, to] = [month(project.startsOn), month(project.endsOn)]
  const shares = project.shares.map((s) => `${word(PAYER[s.payer])} ${formatNumber(s.percent)}%`).join(', ')
  return (
    <Facts
      facts={[
        [t.period, from === null && to === null ? null : `${from ?? ''}–${to ?? ''}`],
        [t.support, project.supportType],
        [t.funding, project.funding ?? (shares === '' ? null : shares)],
        [t.body, project.implementingBody],
        ...(project.note === null ? [] : [[t.note, project.note] as const]),
        ...(project.overviewName === '' || project.overviewName === project.name
          ? []
          : [[t.otherName, project.overviewName] as const]),
      ]}
    />
  )
}

function Facts({ facts }: { facts: readonly (readonly [string, string | null])[] }) {
  const t = useText(moneyTexts)
  return (
    <dl className={styles.facts}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value === null || value === '' ? <span className="muted">{t.notGiven}</span> : <Korean>{value}</Korean>}</dd>
        </div>
      ))}
    </dl>
  )
}
