import { matches } from '../../frame/palette/match.ts'
import type { Outputs } from '../../trpc.ts'

export type Page = Outputs['services']['page']
export type Service = Page['services'][number]
export type Commitment = Page['commitments'][number]
export type Chapter = Page['chapters'][number]

/** The services every word of `q` is found in: name, team, a number, or what is promised of it. None for an empty `q`. */
export function foundServices(page: Page, q: string): readonly Service[] {
  const words = q.split(/\s+/).filter((word) => word !== '')
  if (words.length === 0) return []
  const promises = Map.groupBy(page.commitments, (one) => one.service)
  return page.services.filter((service) => {
    const texts = [
      service.name,
      service.team,
      ...service.phones,
      ...(promises.get(service.lineageId) ?? []).map((one) => one.text),
      service.languages ?? '',
      service.audience ?? '',
    ]
    return words.every((word) => texts.some((text) => matches(text, word)))
  })
}

/** The services of a chapter by their teams, in their order. */
export const byTeam = (services: readonly Service[]) => [...Map.groupBy(services, (one) => one.team)]
