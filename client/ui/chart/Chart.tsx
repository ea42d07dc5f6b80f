import { lazy, Suspense, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import { useText } from '../../language.tsx'
import { part } from '../../missing-part.ts'
import { kit } from '../../messages.ts'
import { useIsDark, useIsPrinting } from '../../theme.ts'
import { Button } from '../Button.tsx'
import { type FigureData, FigureTable } from '../FigureTable.tsx'
import { Skeleton } from '../Skeleton.tsx'
import { useMedia } from '../use-media.ts'
import { whenIdle } from '../when-idle.ts'
import { type ChartOption, type ChartTokens, themeTokens } from './tokens.ts'
import './chart.css'

const library = () => part(() => import('./EChart.tsx'))
const EChart = lazy(library)

/**
 * A chart. `option` is a pure function of the theme's tokens and of the width of its box, memoised by the caller (useCallback): it is
 * drawn anew when they change, on paper for the paper's column. `height` in px at 100 % text size, or made of the same.
 * `label` is the Korean sentence a screen reader gets. `table` holds the same numbers one key away; leave it out when the Card has it.
 */
export function Chart(props: {
  option: (tokens: ChartTokens) => ChartOption
  label: string
  height: number | ((tokens: ChartTokens) => number)
  table?: FigureData
  onSelect?: (dataIndex: number, seriesName: string) => void
}) {
  const t = useText(kit)
  const dark = useIsDark()
  const forced = useMedia('(forced-colors: active)')
  const [asTable, setAsTable] = useState(false)
  const { box, width } = useWidth()
  const fonts = useSyncExternalStore(onFonts, fontsLoaded, () => 0)
  const theme = themeTokens([dark, forced, fonts].join(' '))
  const tokens = useMemo(() => ({ ...theme, width }), [theme, width])
  const { option } = props
  const turn = useTurn()
  const printing = useIsPrinting()
  const drawn = useMemo(() => (width === 0 || !turn ? null : option(tokens)), [option, tokens, width, turn])
  const height = typeof props.height === 'number' ? props.height : width === 0 ? 0 : props.height(tokens)
  return (
    <figure>
      {asTable && props.table !== undefined ? (
        <FigureTable data={props.table} />
      ) : (
        <div ref={box} style={{ minHeight: `${height / 16}rem` }}>
          <Suspense fallback={printing ? <InWords {...props} /> : <Skeleton height={height} />}>
            {drawn !== null && (
              <EChart option={drawn} tokens={tokens} label={props.label} height={height} onSelect={props.onSelect} />
            )}
            {drawn === null && height > 0 && <Skeleton height={height} />}
          </Suspense>
        </div>
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

/** What whoever prints before the library has come gets in its place. */
function InWords({ label, table }: { label: string; table?: FigureData }) {
  return table === undefined ? <p>{label}</p> : <FigureTable data={table} />
}

const waiting = new Set<() => void>()
/** The library is there and nobody waits for a turn: what comes in the place of a chart that was shown is drawn at once. */
let begun = false
function next(): void {
  const [first] = waiting
  if (first === undefined) return
  waiting.delete(first)
  // With the library there each turn is one drawing; without it the chart itself says so.
  const taken = () => {
    begun = true
    first()
    // It is drawn in a frame after it was made: two in one frame would be one long task.
    requestAnimationFrame(() => requestAnimationFrame(() => whenIdle(next)))
  }
  library().then(taken, taken)
}

/** Whether it is this chart's turn: one after the other, when the page has nothing else to do. All at once would hold up whoever presses a key. */
function useTurn(): boolean {
  const [turn, setTurn] = useState(() => begun && waiting.size === 0)
  const printing = useIsPrinting()
  useEffect(() => {
    if (turn) return undefined
    const mine = () => setTurn(true)
    if (waiting.size === 0) whenIdle(next)
    waiting.add(mine)
    return () => void waiting.delete(mine)
  }, [turn])
  return turn || printing
}

/** A text has another width when its font has come, and what stands beside it another place. */
const fontsLoaded = () => [...document.fonts].filter((font) => font.status === 'loaded').length
function onFonts(listener: () => void): () => void {
  document.fonts.addEventListener('loadingdone', listener)
  return () => document.fonts.removeEventListener('loadingdone', listener)
}

/** How wide a box is: from before it is first painted, as it changes, and before the paper is taken. 0 while that is not known. */
function useWidth() {
  const [width, setWidth] = useState(0)
  const box = useRef<HTMLDivElement>(null)
  const printing = useIsPrinting()
  // What paper leaves out has no width there, and keeps what it had.
  const follow = useCallback(() => setWidth((before) => box.current?.clientWidth || before), [])
  // oxlint-disable-next-line react/exhaustive-deps -- `printing` is read through the DOM
  useLayoutEffect(follow, [follow, printing])
  useEffect(() => {
    if (box.current === null || printing) return
    const watch = new ResizeObserver(follow)
    watch.observe(box.current)
    return () => watch.disconnect()
  })
  return { box, width }
}
