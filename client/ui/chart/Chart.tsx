import { lazy, Suspense, useMemo, useState } from 'react'
import { useText } from '../../language.tsx'
import { part } from '../../missing-part.ts'
import { kit } from '../../messages.ts'
import { useIsDark } from '../../theme.ts'
import { Button } from '../Button.tsx'
import { type FigureData, FigureTable } from '../FigureTable.tsx'
import { Skeleton } from '../Skeleton.tsx'
import { type ChartOption, chartTokens, type ChartTokens } from './tokens.ts'

const EChart = lazy(() => part(() => import('./EChart.tsx')))

/**
 * A chart. `option` is a pure function of the theme's tokens, memoised by the caller (useCallback), so it is redrawn when the theme changes.
 * `label` is the Korean sentence a screen reader gets. `height` in px at 100 % text size.
 * `table` holds the same numbers one key away; leave it out when the Card around has it.
 */
export function Chart(props: {
  option: (tokens: ChartTokens) => ChartOption
  label: string
  height: number
  table?: FigureData
  onSelect?: (dataIndex: number, seriesName: string) => void
}) {
  const t = useText(kit)
  const dark = useIsDark()
  const [asTable, setAsTable] = useState(false)
  // oxlint-disable-next-line react/exhaustive-deps -- `dark` is read through the DOM by chartTokens()
  const tokens = useMemo(() => chartTokens(), [dark])
  const { option } = props
  const drawn = useMemo(() => option(tokens), [option, tokens])
  return (
    <figure>
      {asTable && props.table !== undefined ? (
        <FigureTable data={props.table} />
      ) : (
        <Suspense fallback={<Skeleton height={props.height} />}>
          <EChart option={drawn} tokens={tokens} label={props.label} height={props.height} onSelect={props.onSelect} />
        </Suspense>
      )}
      {props.table !== undefined && (
        <figcaption className="no-print">
          <Button kind="quiet" small aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
            {t.showTable}
            <span className="sr-only">: {props.table.caption}</span>
          </Button>
        </figcaption>
      )}
    </figure>
  )
}
