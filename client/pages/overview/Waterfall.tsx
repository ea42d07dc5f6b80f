import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { formatMillionChange } from '../../format.ts'
import { Korean, useText } from '../../language.tsx'
import { useIsPrinting } from '../../theme.ts'
import { Chart } from '../../ui/chart/Chart.tsx'
import { Aligned } from './Aligned.tsx'
import styles from './budget.module.css'
import { overviewMessages } from './messages.ts'
import { PaperBars } from './MoveBars.tsx'
import { type MoveBar, movesOption } from './moves-option.ts'

/** The largest moves from one budget to the next, each leading to its programme. */
export function Moves({ bars, bureauId, rowRem: screenRem }: { bars: readonly MoveBar[]; bureauId: number; rowRem: number }) {
  const t = useText(overviewMessages)
  const printing = useIsPrinting()
  const rowRem = printing ? 1.25 : screenRem
  const option = useMemo(() => movesOption(bars, t.change), [bars, t])
  const label = t.movesLabel(bars.map((bar) => `${bar.label} ${formatMillionChange(bar.change)}`).join(', '))
  return (
    <Aligned
      rows={bars}
      rowKey={(bar) => bar.programmeId ?? bar.kind}
      rowRem={rowRem}
      axisRem={0}
      columns="minmax(7rem, 12.5rem) minmax(5rem, 1fr) max-content"
      renderRow={(bar) => (
        <>
          <span className={styles.move} data-kind={bar.kind}>
            {bar.programmeId === null ? (
              bar.label
            ) : (
              <Link to="/budget" search={{ bureau: bureauId, programme: bar.programmeId }} title={bar.label}>
                <Korean>{bar.label}</Korean>
              </Link>
            )}
          </span>
          <span className={`num ${styles.moved}`} data-kind={bar.kind}>
            {formatMillionChange(bar.change)}
          </span>
        </>
      )}
      chart={
        printing ? (
          <PaperBars bars={bars} rowRem={rowRem} />
        ) : (
          <Chart option={option} label={label} height={bars.length * rowRem * 16} />
        )
      }
    />
  )
}
