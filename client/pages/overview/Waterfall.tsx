import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { formatMillionChange } from '../../format.ts'
import { Korean, useText } from '../../language.tsx'
import { useIsPrinting } from '../../theme.ts'
import { Chart } from '../../ui/chart/Chart.tsx'
import { Aligned } from './Aligned.tsx'
import styles from './budget.module.css'
import { overviewMessages } from './messages.ts'
import { MoveBars } from './MoveBars.tsx'
import type { Step } from './moves.ts'
import { waterfallOption } from './waterfall-option.ts'

/** The largest moves from one budget to the next, each leading to its programme. */
export function Waterfall({ steps, bureauId, rowRem: screenRem }: { steps: readonly Step[]; bureauId: number; rowRem: number }) {
  const t = useText(overviewMessages)
  const printing = useIsPrinting()
  const rowRem = printing ? 1.25 : screenRem
  const named = useMemo(
    () =>
      steps.map((s) => ({ ...s, label: s.kind === 'programme' ? s.name : s.kind === 'rest' ? t.rest(s.count) : t.policyTotal })),
    [steps, t],
  )
  const option = useMemo(() => waterfallOption(named, t.change), [named, t])
  const label = t.movesLabel(named.map((s) => `${s.label} ${formatMillionChange(s.change)}`).join(', '))
  return (
    <Aligned
      rows={named}
      rowKey={(s) => s.key}
      rowRem={rowRem}
      axisRem={0}
      columns="minmax(7rem, 12.5rem) minmax(5rem, 1fr) max-content"
      renderRow={(s) => (
        <>
          <span className={styles.move} data-kind={s.kind}>
            {s.programmeId === null ? (
              s.label
            ) : (
              <Link to="/budget" search={{ bureau: bureauId, programme: s.programmeId }} title={s.label}>
                <Korean>{s.label}</Korean>
              </Link>
            )}
          </span>
          <span className={`num ${styles.moved}`} data-kind={s.kind}>
            {formatMillionChange(s.change)}
          </span>
        </>
      )}
      chart={
        printing ? (
          <MoveBars steps={named} rowRem={rowRem} />
        ) : (
          <Chart option={option} label={label} height={named.length * rowRem * 16} />
        )
      }
    />
  )
}
