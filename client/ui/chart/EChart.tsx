import ReactEChartsCore from 'echarts-for-react/esm/core'
import { useEffect, useLayoutEffect, useMemo, useRef } from 'react'
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

/**
 * The drawn chart, for the eye alone: the ear has the sentence of its label, and the table. Its tooltip stays while the pointer is in it,
 * and Esc takes it away (WCAG 1.4.13). Loaded lazily through Chart.tsx; never import it directly.
 */
export default function EChart({ option, tokens, label, height, onSelect }: EChartProps) {
  const full = useMemo(() => wholeOption(option, tokens, label), [option, tokens, label])
  const chart = useRef<ReactEChartsCore>(null)
  const events = useMemo(
    () =>
      onSelect === undefined
        ? {}
        : { click: (at: { dataIndex: number; seriesName?: string }) => onSelect(at.dataIndex, at.seriesName ?? '') },
    [onSelect],
  )
  useEffect(() => {
    const escape = (event: KeyboardEvent) => {
      const tip = chart.current?.getEchartsInstance().getDom().querySelector<HTMLElement>('.chart-tip')
      if (event.key !== 'Escape' || tip == null || tip.innerHTML === '' || !tip.checkVisibility({ visibilityProperty: true }))
        return
      // The library keeps a tip that the pointer is in; the next one is written with a style of its own.
      tip.style.display = 'none'
      // The panel or dialog around it takes the next one.
      event.stopPropagation()
      event.preventDefault()
    }
    document.addEventListener('keydown', escape, { capture: true })
    return () => document.removeEventListener('keydown', escape, { capture: true })
  }, [])
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
    <div role="img" aria-label={label}>
      <div aria-hidden="true">
        <ReactEChartsCore
          ref={chart}
          echarts={echarts}
          option={full}
          notMerge
          autoResize={false}
          opts={OPTS}
          style={style}
          onEvents={events}
        />
      </div>
    </div>
  )
}
