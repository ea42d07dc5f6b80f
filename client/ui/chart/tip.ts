/** What ECharts hands a tooltip formatter, as far as it is used here. */
export interface TipItem {
  readonly name?: string
  readonly axisValueLabel?: string
  readonly seriesName?: string
  readonly value?: unknown
  readonly data?: unknown
  readonly dataIndex?: number
  readonly color?: unknown
}
export interface TipLine {
  readonly label: string
  readonly value: string
  readonly color?: string
}

/**
 * A tooltip as a DOM node. ECharts' own markup carries style="" attributes, which the CSP blocks; a node's style is CSSOM and allowed.
 * `lines` turns the items under the pointer into label/value lines. Use: tooltip: { ...tip((items) => [...]) }.
 */
export function tip(lines: (items: readonly TipItem[]) => readonly TipLine[], heading?: (items: readonly TipItem[]) => string) {
  return {
    className: 'chart-tip',
    confine: true,
    formatter: (params: unknown): HTMLElement => {
      const items = (Array.isArray(params) ? params : [params]) as TipItem[]
      const list = document.createElement('dl')
      const head = document.createElement('p')
      head.textContent = heading?.(items) ?? items[0]?.axisValueLabel ?? items[0]?.name ?? ''
      for (const line of lines(items)) {
        const label = document.createElement('dt')
        const value = document.createElement('dd')
        if (line.color !== undefined) {
          const dot = document.createElement('i')
          dot.style.background = line.color
          label.append(dot)
        }
        label.append(line.label)
        value.textContent = line.value
        list.append(label, value)
      }
      const box = document.createElement('div')
      box.append(head, list)
      return box
    },
  }
}
