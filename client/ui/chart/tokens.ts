/** The theme's colours as plain values: ECharts writes SVG attributes and does arithmetic on colours, so it cannot take var(--x). */
import type { BarSeriesOption, CustomSeriesOption, LineSeriesOption } from 'echarts/charts'
import type {
  AriaComponentOption,
  GridComponentOption,
  LegendComponentOption,
  MarkAreaComponentOption,
  MarkLineComponentOption,
  TooltipComponentOption,
} from 'echarts/components'
import type { ComposeOption } from 'echarts/core'

export type ChartOption = ComposeOption<
  | BarSeriesOption
  | LineSeriesOption
  | CustomSeriesOption
  | GridComponentOption
  | LegendComponentOption
  | TooltipComponentOption
  | MarkLineComponentOption
  | MarkAreaComponentOption
  | AriaComponentOption
>

/** The colours a chart draws with and the CSS variables they stand in. */
export const COLOUR_VARIABLES = {
  surface: '--surface',
  ink: '--ink',
  ink2: '--ink-2',
  ink3: '--ink-3',
  line: '--line',
  lineStrong: '--line-strong',
  grid: '--grid',
  mark: '--mark',
  mark2: '--mark-2',
  mark3: '--mark-3',
  target: '--target',
  hatch: '--hatch',
  range1: '--range-1',
  range2: '--range-2',
  range3: '--range-3',
  heatMissed: '--heat-missed',
  heatMet: '--heat-met',
  heatExceeded: '--heat-exceeded',
  accent: '--accent',
  missed: '--status-missed',
  met: '--status-met',
  exceeded: '--status-exceeded',
} as const

export type ChartTokens = Readonly<Record<keyof typeof COLOUR_VARIABLES, string>> & {
  readonly font: string
  /** Pixels of a rem: 16 at 100 %, 24 on a wall screen. Multiply every size by rem/16. */
  readonly rem: number
  /** Size of axis and label text in pixels. */
  readonly text: number
  /** Width of the box the chart is drawn for, in pixels. */
  readonly width: number
  /** Width of a text of the chart, in pixels. */
  readonly measure: (text: string, bold?: boolean) => number
}
/** What the theme says of a chart; its own box says the rest. */
export type ThemeTokens = Omit<ChartTokens, 'width'>

/** On the server, which draws no chart but leaves its place. */
const UNDRAWN: ThemeTokens = {
  ...(Object.fromEntries(Object.keys(COLOUR_VARIABLES).map((name) => [name, ''])) as Record<
    keyof typeof COLOUR_VARIABLES,
    string
  >),
  font: '',
  rem: 16,
  text: 12,
  measure: (of) => of.length * 12,
}

let latest: { readonly of: string; readonly tokens: ThemeTokens } | null = null
/** Of the theme that the page has now, read once for all of its charts. `of` names what it depends on beside the size of letters. */
export function themeTokens(of: string): ThemeTokens {
  if (typeof document === 'undefined') return UNDRAWN
  const key = `${of} ${getComputedStyle(document.documentElement).fontSize}`
  if (latest?.of !== key) latest = { of: key, tokens: chartTokens() }
  return latest.tokens
}

/** Reads the colours as they are now. light-dark() in a custom property is text; an element's own colour is a resolved value. */
function chartTokens(): ThemeTokens {
  const probe = document.createElement('span')
  probe.hidden = true
  // Where colours are the person's own, `color` would be the same for all.
  probe.style.setProperty('forced-color-adjust', 'none')
  document.body.append(probe)
  const style = getComputedStyle(probe)
  const colour = (variable: string) => {
    probe.style.color = `var(${variable})`
    return style.color
  }
  const colours = Object.fromEntries(Object.entries(COLOUR_VARIABLES).map(([name, variable]) => [name, colour(variable)]))
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16
  const font = style.fontFamily
  probe.remove()
  const text = 0.75 * rem
  const context = document.createElement('canvas').getContext('2d')
  const measure = (of: string, bold = false) => {
    if (context === null) return of.length * text
    context.font = `${bold ? 600 : 400} ${text}px ${font}`
    return context.measureText(of).width
  }
  return { ...(colours as Record<keyof typeof COLOUR_VARIABLES, string>), font, rem, text, measure }
}

/** A quiet category axis: names, no ticks. */
export function categoryAxis(t: ChartTokens, data: readonly string[]) {
  return {
    type: 'category' as const,
    data: [...data],
    axisTick: { show: false },
    axisLine: { lineStyle: { color: t.lineStrong } },
    axisLabel: { color: t.ink2, fontSize: t.text, fontFamily: t.font },
  }
}

/** A value axis with hairlines. Bars start at 0: `scale` is for lines only. */
export function valueAxis(
  t: ChartTokens,
  more: { min?: number; max?: number; scale?: boolean; format?: (v: number) => string } = {},
) {
  const { format, ...rest } = more
  return {
    type: 'value' as const,
    ...rest,
    splitLine: { lineStyle: { color: t.grid } },
    axisLabel: { color: t.ink2, fontSize: t.text, fontFamily: t.font, ...(format === undefined ? {} : { formatter: format }) },
  }
}

/** A value axis that is only a scale: every bar carries its own figure. */
export const hiddenAxis = (t: ChartTokens, more: { min: number; max: number }) => ({
  ...valueAxis(t, more),
  axisLabel: { show: false },
  splitLine: { show: false },
})

/**
 * The plot's margins in px at 100 % text size. ECharts 6 moves the plot in until the axis labels fit, so these are what lies outside them:
 * room for a label over a bar (top), for a legend, for a direct label at the right end.
 */
export function grid(t: ChartTokens, margins: { left?: number; right?: number; top?: number; bottom?: number } = {}) {
  const px = (value: number) => (value * t.rem) / 16
  return {
    left: px(margins.left ?? 0),
    right: px(margins.right ?? 8),
    top: px(margins.top ?? 24),
    bottom: px(margins.bottom ?? 0),
    outerBoundsMode: 'same' as const,
    outerBoundsContain: 'axisLabel' as const,
  }
}
