import { Changes } from '../../jsx/Said.tsx'
import { formatChange, formatMillion, formatMillionChange, formatRate } from '../../format.ts'
import { TERMS } from '#domain/words/terms.ts'
import { Korean, type Texts, useText } from '../../language.tsx'
import { StateMark } from '../../shared/reconciliation/StateMark.tsx'
import type { Column } from '../../ui/DataTable.tsx'
import { Hatch } from '../../ui/Hatch.tsx'
import { ZeroMark } from '../../ui/ZeroMark.tsx'
import type { Asked } from './FigureDialog.tsx'
import styles from './budget.module.css'
import type { budgetMessages } from './messages.ts'
import { amountIn, type BudgetPage, checksOf, checkSum, figureOf, type Node, shown, type YearColumn } from './tree.ts'
import { transferMessages } from './transfer-messages.ts'
import { formatTransfer, type Transferred, transferredOf } from './transfers.ts'

type Words = Texts<typeof budgetMessages>
type OnFigure = (asked: Asked) => void

/** Change into the plan's year, as printed where the plan prints it; null unless both years have a figure. */
function changeOf(node: Node, year: number) {
  const [before, after] = [amountIn(node, year - 1), amountIn(node, year)]
  if (before === null || after === null) return null
  if (node.printedChange !== undefined) return node.printedChange
  return { amount: after - before, rate: before === 0 ? null : ((after - before) / Math.abs(before)) * 100 }
}

/** The tree's columns. On a phone one or two fit beside the name, so the newest figures come first there. */
export function treeColumns(given: {
  t: Words
  year: number
  narrow: boolean
  columns: readonly YearColumn[]
  unitWon: number
  /** The largest top line: bars of every level are long against it */
  largest: number
  onFigure: OnFigure
  page: BudgetPage
}): readonly Column<Node>[] {
  const { t, year, unitWon } = given
  const name: Column<Node> = {
    id: 'name',
    header: t.name,
    width: '22rem',
    cell: (node) => <Name node={node} t={t} />,
    sort: (node) => node.name,
  }
  const size: Column<Node> = {
    id: 'size',
    header: t.size,
    width: '6.5rem',
    cell: (node) => <Size node={node} amount={amountIn(node, year)} largest={given.largest} t={t} />,
  }
  const amounts = given.columns.map((at): Column<Node> => ({
    id: `y${at.year}`,
    header: t[at.kind](at.year),
    numeric: true,
    sort: (node) => amountIn(node, at.year),
    cell: (node) => <Amount node={node} at={at} unitWon={unitWon} onFigure={given.onFigure} t={t} />,
  }))
  const moved = given.page.transfers.length > 0
  const others: Column<Node>[] = [
    {
      id: 'change',
      header: t.change,
      numeric: true,
      sort: (node) => changeOf(node, year)?.amount ?? null,
      cell: (node) => (
        <Changes>
          <Change change={changeOf(node, year)} />
        </Changes>
      ),
    },
    // 이체 is no cut and no rise: it stands beside the change, in a column that is there only when something moved.
    ...(moved
      ? [
          {
            id: 'transfer',
            header: <TransferHead />,
            label: TERMS.transfer.ko,
            numeric: true,
            sort: (node: Node) => transferredOf(node, given.page)?.net ?? null,
            cell: (node: Node) => <TransferCell of={transferredOf(node, given.page)} />,
          },
        ]
      : []),
    {
      id: 'rate',
      header: t.changeRate,
      numeric: true,
      sort: (node) => changeOf(node, year)?.rate ?? null,
      cell: (node) => (
        <Changes>
          <ChangeRate change={changeOf(node, year)} t={t} />
        </Changes>
      ),
    },
    {
      id: 'share',
      header: <span title={t.shareWhat}>{t.share}</span>,
      label: t.share,
      numeric: true,
      sort: (node) => node.shareOfParent,
      cell: (node) => (node.shareOfParent === null ? '–' : `${formatRate(node.shareOfParent)}%`),
    },
    { id: 'check', header: t.check, cell: (node) => <Check node={node} unitWon={unitWon} /> },
  ]
  return given.narrow ? [name, ...amounts.toReversed(), ...others, size] : [name, size, ...amounts, ...others]
}

function Name({ node, t }: { node: Node; t: Words }) {
  return (
    <span className={styles.name} data-level={node.level}>
      <Korean>{node.name}</Korean> <span className={styles.level}>{t[node.level]}</span>
    </span>
  )
}

/** Long against the largest department, so that bars of every level can be compared. */
function Size({ node, amount, largest, t }: { node: Node; amount: number | null; largest: number; t: Words }) {
  if (node.level === 'bureau') return null
  if (amount === null) return <Hatch>{t.blank}</Hatch>
  return (
    <svg width="6rem" height="0.75rem" overflow="visible" aria-hidden="true" className={styles.size}>
      <rect width="100%" height="100%" fill="var(--range-1)" />
      <rect
        width={`${Math.max(0, Math.min(1, amount / largest)) * 100}%`}
        height="100%"
        fill={node.level === 'project' ? 'var(--mark-3)' : node.level === 'department' ? 'var(--mark)' : 'var(--mark-2)'}
      />
      {amount === 0 && <ZeroMark />}
    </svg>
  )
}

function Amount(props: { node: Node; at: YearColumn; unitWon: number; onFigure: OnFigure; t: Words }) {
  const { node, at, t } = props
  const figure = figureOf(node, at.year)
  const amount = shown(figure)
  if (figure === undefined || amount === null) return <span className="muted">–</span>
  const check = checkSum(figure, props.unitWon)
  const title = t.figureOf(node.name, t[at.kind](at.year))
  return (
    <>
      <button
        type="button"
        className={styles.figure}
        aria-haspopup="dialog"
        onClick={() => props.onFigure({ node, figure, title })}
      >
        {formatMillion(amount)}
        <span className="sr-only"> {title}</span>
      </button>
      {check !== null && check.state !== 'exact' && (
        <span className={styles.sum} data-state={check.state}>
          {t.sumIs(formatMillion(figure.sum ?? 0))}
        </span>
      )}
    </>
  )
}

function TransferHead() {
  return useText(transferMessages).tab
}

/** What moved, and where: '△300 소통기획과에 넘김'. */
function TransferCell({ of }: { of: Transferred | null }) {
  const t = useText(transferMessages)
  if (of === null) return <span className="muted">–</span>
  return (
    <span className={styles.transfer}>
      {formatTransfer(of.net)}
      <small>
        <Korean>
          {[
            ...(of.to.length > 0 ? [t.toUnits(of.to.join(', '))] : []),
            ...(of.from.length > 0 ? [t.fromUnits(of.from.join(', '))] : []),
          ].join(' ')}
        </Korean>
      </small>
    </span>
  )
}

const Change = ({ change }: { change: ReturnType<typeof changeOf> }) => (
  <>{change === null ? '–' : formatMillionChange(change.amount)}</>
)
function ChangeRate({ change, t }: { change: ReturnType<typeof changeOf>; t: Words }) {
  if (change === null) return <>–</>
  if (change.rate !== null) return <>{`${formatChange(change.rate, 2)}%`}</>
  return <>{change.amount === 0 ? '–' : t.fromNothing}</>
}

/** The worst of the years' checks, with its difference. */
function Check({ node, unitWon }: { node: Node; unitWon: number }) {
  const [worst] = checksOf(node, unitWon)
  if (worst === undefined) return <span className="muted">–</span>
  return (
    <span className={styles.check}>
      <StateMark state={worst.state} />
      {worst.difference !== 0 && <span className={styles.checkBy}>{formatMillionChange(worst.difference)}</span>}
    </span>
  )
}
