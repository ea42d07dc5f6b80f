import { formatDateTime } from '../../format.ts'
import { Korean, useText } from '../../language.tsx'
import { Explain } from '../../ui/Explain.tsx'
import { FigureTable } from '../../ui/FigureTable.tsx'
import type { OverviewData } from './facts.ts'
import { overviewMessages } from './messages.ts'
import styles from './sources.module.css'

/** How many of the year's results are final and who confirmed them: who did most by name, all of them one press away. */
export function Confirmed({ confirmed }: { confirmed: OverviewData['confirmed'] }) {
  const t = useText(overviewMessages)
  const { final, measured, by } = confirmed
  const [first] = by
  const day = by
    .map((b) => b.at)
    .toSorted()
    .at(-1)
  if (first === undefined || day === undefined)
    return (
      <div className={styles.item}>
        {t.confirmed} {final}/{measured}
      </div>
    )
  const who = by.length === 1 ? t.confirmedBy(first.name, dayOf(day)) : t.confirmedByMany(first.name, by.length - 1, dayOf(day))
  return (
    <div className={styles.item}>
      {t.confirmed} {final}/{measured} (<Korean>{who}</Korean>)
      {by.length > 1 && (
        <div className={`${styles.explain} no-print`}>
          <Explain subject={`${t.confirmed} ${final}/${measured}`} question={t.confirmedWho}>
            <FigureTable
              data={{
                caption: t.confirmedWho,
                columns: [t.confirmedWho, t.confirmedResults, t.confirmedLast],
                rows: by.map((b) => [b.name, b.results, dayOf(b.at)]),
              }}
            />
          </Explain>
        </div>
      )}
    </div>
  )
}

/** The day in Seoul; formatDateTime is in Seoul's time and ends in ' 14:05'. */
const dayOf = (at: string) => formatDateTime(at).slice(0, -6)
