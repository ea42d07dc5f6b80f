import ReactEChartsCore from 'echarts-for-react/esm/core'
import { useEffect, useLayoutEffect, useMemo, useRef } from 'react'
import { useIsPrinting } from '../../theme.ts'
import './chart.css'
import { echarts } from './echarts.ts'
import { wholeOption } from './whole-option.ts'
import type { ChartOption, ChartTokens } from './tokens.ts'

// Constants outside: a new object here would make echarts-for-react throw the chart away and draw it anew.
const OPTS = { renderer: 'svg', locale: 'KO' } as const

/** What A4 leaves for a chart, in CSS pixels: an SVG drawn for the screen does not shrink by itself. */
const PAPER = 680

export interface EChartProps {
  option: ChartOption
  tokens: ChartTokens
  label: string
  height: number
  onSelect?: ((dataIndex: number, seriesName: string) => void) | undefined
}

/** The drawn chart. Loaded lazily through Chart.tsx; never import it directly. */
export default function EChart({ option, tokens, label, height, onSelect }: EChartProps) {
  const full = useMemo(() => wholeOption(option, tokens, label), [option, tokens, label])
  const events = useMemo(
    () =>
      onSelect === undefined
        ? {}
        : { click: (at: { dataIndex: number; seriesName?: string }) => onSelect(at.dataIndex, at.seriesName ?? '') },
    [onSelect],
  )
  const chart = useRef<ReactEChartsCore>(null)
  const printing = useIsPrinting()
  const box = useRef<number>(null)
  useLayoutEffect(() => {
    const instance = chart.current?.getEchartsInstance()
    if (instance === undefined) return
    if (printing) {
      box.current = instance.getWidth()
      instance.resize({ width: Math.min(box.current, PAPER) })
    } else if (box.current !== null) {
      box.current = null
      instance.resize({ width: 'auto' })
    }
  }, [printing])
  // Our own watch ('auto', since the library fixed the first size): its own lets a change pass that comes while it is still drawing for the first time (a side panel opening).
  const outer = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const around = outer.current
    if (around === null || printing) return
    const follow = new ResizeObserver(() => {
      const instance = chart.current?.getEchartsInstance()
      if (instance !== undefined && instance.getWidth() !== around.clientWidth) instance.resize({ width: 'auto', height: 'auto' })
    })
    follow.observe(around)
    return () => follow.disconnect()
  }, [printing])
  const style = useMemo(() => ({ height: `${height / 16}rem`, width: '100%' }), [height])
  return (
    <div ref={outer}>
      <ReactEChartsCore
        ref={chart}
        echarts={echarts}
        option={full}
        notMerge
        autoResize={false}
        opts={OPTS}
        style={style}
        onEvents={events}
        role="img"
        aria-label={label}
      />
    </div>
  )
}
