import ReactEChartsCore from 'echarts-for-react/esm/core'
import type { ECharts } from 'echarts'
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { isOnPaper } from '../../paper.ts'
import { echarts } from './echarts.ts'
import { wholeOption } from './whole-option.ts'
import type { ChartOption, ChartTokens } from './tokens.ts'

/**
 * Its size is known: none is measured with a first, empty chart that is thrown away. Made, given what to draw and drawn in three steps
 * between which the browser answers; on paper at once.
 */
class Drawing extends ReactEChartsCore {
  override async initEchartsInstance(): Promise<ECharts> {
    const made = echarts.init(this.ele, undefined, this.props.opts as Parameters<typeof echarts.init>[2])
    if (isOnPaper()) return made
    // Of a chart that is gone by then nothing more is heard.
    return new Promise((done) => setTimeout(() => made.isDisposed() || done(made)))
  }
}
const drawNow = (made: ECharts) => isOnPaper() && made.getZr().flush()

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
  const { width, rem } = tokens
  const size = useMemo(() => ({ width, height: (height * rem) / 16 }), [width, height, rem])
  // As it was first: for another one echarts-for-react would throw the chart away. What changes is given to the chart itself.
  const [opts] = useState({ renderer: 'svg' as const, locale: 'KO' as const, ...size })
  const chart = useRef<Drawing>(null)
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
    if (instance.getWidth() === size.width && instance.getHeight() === size.height) return
    instance.resize(size)
    instance.getZr().flush()
  }, [size])
  const style = useMemo(() => ({ height: `${height / 16}rem`, width: '100%' }), [height])
  return (
    <div role="img" aria-label={label}>
      <div aria-hidden="true">
        <Drawing
          ref={chart}
          echarts={echarts}
          option={full}
          notMerge
          lazyUpdate={!isOnPaper()}
          onChartReady={drawNow}
          autoResize={false}
          opts={opts}
          style={style}
          onEvents={events}
        />
      </div>
    </div>
  )
}
