import ReactEChartsCore from 'echarts-for-react/esm/core'
import { useLayoutEffect, useMemo, useRef } from 'react'
import './chart.css'
import { echarts } from './echarts.ts'
import { wholeOption } from './whole-option.ts'
import type { ChartOption, ChartTokens } from './tokens.ts'

// Constants outside: a new object here would make echarts-for-react throw the chart away and draw it anew.
const OPTS = { renderer: 'svg', locale: 'KO' } as const

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
  // At once: paper does not wait for the next frame. The library's own watch lets a change pass that comes while it first draws.
  useLayoutEffect(() => {
    const instance = chart.current?.getEchartsInstance()
    if (instance === undefined) return
    const size = { width: tokens.width, height: (height * tokens.rem) / 16 }
    if (instance.getWidth() === size.width && instance.getHeight() === size.height) return
    instance.resize(size)
    instance.getZr().flush()
  }, [tokens, height])
  const style = useMemo(() => ({ height: `${height / 16}rem`, width: '100%' }), [height])
  return (
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
  )
}
