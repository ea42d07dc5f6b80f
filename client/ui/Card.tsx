import { type ReactNode, useId, useState } from 'react'
import { useText } from '../language.tsx'
import { kit } from '../messages.ts'
import { Button } from './Button.tsx'
import styles from './Card.module.css'
import { type FigureData, FigureTable } from './FigureTable.tsx'

/**
 * A panel on the page. `headline` says the message ("두 부서는 감점이 없습니다"), `subtitle` what is measured and in which unit.
 * With `table`, one key shows the same numbers as a table in place of the children.
 */
export function Card(props: {
  headline: ReactNode
  subtitle?: ReactNode
  table?: FigureData
  actions?: ReactNode
  level?: 2 | 3
  className?: string | undefined
  children: ReactNode
}) {
  const t = useText(kit)
  const id = useId()
  const [asTable, setAsTable] = useState(false)
  const Heading = props.level === 3 ? 'h3' : 'h2'
  return (
    <section className={`${styles.card} ${props.className ?? ''}`} aria-labelledby={id} data-card>
      <header className={styles.head}>
        <div className={styles.titles}>
          <Heading className={styles.headline} id={id}>
            {props.headline}
          </Heading>
          {props.subtitle !== undefined && <p className={styles.subtitle}>{props.subtitle}</p>}
        </div>
        {(props.actions !== undefined || props.table !== undefined) && (
          <div className={`${styles.actions} no-print`}>
            {props.actions}
            {props.table !== undefined && (
              <Button kind="quiet" small aria-pressed={asTable} aria-describedby={id} onClick={() => setAsTable(!asTable)}>
                {t.showTable}
              </Button>
            )}
          </div>
        )}
      </header>
      {asTable && props.table !== undefined ? <FigureTable data={props.table} /> : props.children}
    </section>
  )
}
