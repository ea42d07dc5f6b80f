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

/** Beside the place where the pointer met the figure. It stays there while the figure is the same: what follows the pointer is never reached. */
function besides() {
  let of = ''
  let left = 0
  let top = 0
  return (
    [x, y]: readonly number[],
    items: unknown,
    _dom: unknown,
    _box: unknown,
    size: { viewSize: number[]; contentSize: number[] },
  ) => {
    const [first] = (Array.isArray(items) ? items : [items]) as TipItem[]
    const now = `${first?.seriesName} ${first?.dataIndex} ${size.contentSize.join()}`
    if (now !== of) {
      of = now
      const [wide = 0, high = 0] = size.contentSize
      const [room = 0] = size.viewSize
      left = (x ?? 0) + GAP + wide > room ? Math.max(0, (x ?? 0) - GAP - wide) : (x ?? 0) + GAP
      top = Math.max(0, (y ?? 0) - high / 2)
    }
    return [left, top]
  }
}
const GAP = 8

/**
 * A tooltip as a DOM node. ECharts' own markup carries style="" attributes, which the CSP blocks; a node's style is CSSOM and allowed.
 * `lines` turns the items under the pointer into label/value lines. Use: tooltip: { ...tip((items) => [...]) }.
 */
export function tip(lines: (items: readonly TipItem[]) => readonly TipLine[], heading?: (items: readonly TipItem[]) => string) {
  return {
    className: 'chart-tip',
    confine: true,
    // The pointer can go into it.
    enterable: true,
    hideDelay: 300,
    position: besides(),
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
