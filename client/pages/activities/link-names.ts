import type { Activity, Page } from './types.ts'

/** What an activity counts for, in words: the indicator, with its part where it has parts. */
export function linkNames(of: Pick<Activity, 'links'>, page: Page): readonly string[] {
  return of.links.flatMap(({ indicatorId, componentId }) => {
    const indicator = page.indicators.find((i) => i.id === indicatorId)
    if (!indicator) return []
    const part = indicator.parts.find((p) => p.id === componentId)
    return [part ? `${indicator.name} · ${part.name}` : indicator.name]
  })
}
