import { formatDate, formatMillion, formatMillionChange, formatNumber } from '../../format.ts'
import { Korean, useText } from '../../language.tsx'
import { StateMark } from '../../shared/reconciliation/StateMark.tsx'
import { budgetUploadMessages } from '../../shared/workbooks/budget-messages.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { Origin } from './Origin.tsx'
import styles from './budget.module.css'
import { budgetMessages } from './messages.ts'
import { checkSum, type Figure, type Node, type Project } from './tree.ts'

export interface Asked {
  readonly title: string
  readonly node: Node
  readonly figure: Figure
}

/** Where an amount comes from: what is printed, what its lines add up to, and its place in the document. */
export function FigureDialog({ asked, unitWon, onClose }: { asked: Asked; unitWon: number; onClose: () => void }) {
  return (
    <Dialog open onClose={onClose} title={<Korean>{asked.title}</Korean>}>
      <Body asked={asked} unitWon={unitWon} />
    </Dialog>
  )
}

export interface AskedExecution {
  readonly id: number
  readonly name: string
}

/** Where an executed amount comes from. */
export function ExecutionDialog({ asked, year, onClose }: { asked: AskedExecution; year: number; onClose: () => void }) {
  const t = useText(budgetUploadMessages)
  return (
    <Dialog
      open
      onClose={onClose}
      title={
        <>
          <Korean>{asked.name}</Korean> {t.executed(year)}
        </>
      }
    >
      <Origin subject="budget_execution" id={asked.id} field="amount" />
    </Dialog>
  )
}

function Body({ asked: { node, figure }, unitWon }: { asked: Asked; unitWon: number }) {
  const t = useText(budgetMessages)
  const check = checkSum(figure, unitWon)
  const amounts = node.lines.map((line) => ({
    name: line.name,
    amount: line.amounts.find((a) => a.year === figure.year && a.kind === figure.kind)?.amount ?? null,
  }))
  return (
    <div className={styles.dialog}>
      <dl className={styles.facts}>
        {figure.printed !== null && (
          <Fact name={t.printed}>
            <strong>{formatMillion(figure.printed)}</strong> <span className="unit">{t.unit}</span>
          </Fact>
        )}
        {figure.sum !== null && (
          <Fact name={t.sumOfLines(figure.lines)}>
            <strong>{formatMillion(figure.sum)}</strong> <span className="unit">{t.unit}</span>
          </Fact>
        )}
        {check !== null && (
          <Fact name={t.difference}>
            <strong>{formatMillionChange(check.difference)}</strong> <StateMark state={check.state} />{' '}
            <span className="unit">
              {t.tolerance} ±{formatNumber(check.tolerance / 1_000_000, 1)}
            </span>
          </Fact>
        )}
      </dl>
      {figure.printed === null && <p className="muted">{t.notPrinted}</p>}
      {amounts.length > 0 && (
        <section>
          <h3>{t.linesTitle}</h3>
          <table className={styles.plain}>
            <caption className="sr-only">{t.linesTitle}</caption>
            <tbody>
              {amounts.map((line, index) => (
                // Two lines may carry the same name, and they never move.
                // oxlint-disable-next-line react/no-array-index-key
                <tr key={index}>
                  <th scope="row">
                    <Korean>{line.name}</Korean>
                  </th>
                  <td className="num">{line.amount === null ? '–' : formatMillion(line.amount)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      {node.project !== null && <ProjectFacts project={node.project} />}
      <section>
        <h3>{t.originTitle}</h3>
        {figure.origin === null ? <p className="muted">{t.noOrigin}</p> : <Origin {...figure.origin} />}
      </section>
    </div>
  )
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

/** What the plan says of a detailed project beside its amounts; what it does not say is left out. */
function ProjectFacts({ project }: { project: Project }) {
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
