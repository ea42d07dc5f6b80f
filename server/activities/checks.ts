import type { Db } from '#data/database.ts'
import { isCountingUnit, titleKey } from '#domain/entry/activity.ts'
import { withoutInvisible } from '#domain/entry/invisible.ts'
import type { Owners } from '../organisation/owners.ts'
import { Refusal } from '../refusal.ts'
import { type Activity, type ActivityDraft, type ActivityLink, heldOn } from './read.ts'

/** What was typed, without spaces around it; days in order. Refuses 'bad-input'. */
export function tidied(draft: ActivityDraft): ActivityDraft {
  const words = (text: string | null) => {
    const seen = text === null ? '' : withoutInvisible(text).trim()
    return seen === '' ? null : seen
  }
  const title = words(draft.title)
  if (title === null) throw new Refusal('bad-input', { field: 'title' })
  if (draft.endsOn !== null && draft.endsOn < draft.startsOn) throw new Refusal('bad-input', { field: 'endsOn' })
  return {
    startsOn: draft.startsOn,
    endsOn: draft.endsOn === draft.startsOn ? null : draft.endsOn,
    title,
    kind: draft.kind,
    kindNote: words(draft.kindNote),
    partner: words(draft.partner),
    place: words(draft.place),
    participants: draft.participants,
    note: words(draft.note),
    links: draft.links
      .toSorted((a, b) => a.indicatorId - b.indicatorId)
      .map(({ indicatorId, componentId }) => ({ indicatorId, componentId })),
  }
}

/**
 * An activity counts once for an indicator of its own department that is measured in 회 or 건; for a composite one it must
 * say for which part, or the parts would not make the whole. An indicator that went to another unit is still counted for what began
 * before, until the hand-over ends. Links that stood before are left as they are.
 */
export async function refuseLinks(
  trx: Db,
  owners: Owners,
  of: { readonly departmentId: number; readonly startsOn: string },
  links: readonly ActivityLink[],
  before: readonly ActivityLink[],
): Promise<void> {
  const ids = links.map((l) => l.indicatorId)
  if (new Set(ids).size !== ids.length) throw new Refusal('bad-input', { field: 'links' })
  const fresh = links.filter((l) => !before.some((b) => b.indicatorId === l.indicatorId && b.componentId === l.componentId))
  if (fresh.length === 0) return
  const indicators = await trx
    .selectFrom('indicator')
    .select(['id', 'lineage_id', 'department_id', 'plan_id', 'unit', 'name'])
    .where(
      'id',
      'in',
      fresh.map((l) => l.indicatorId),
    )
    .execute()
  const components = await trx
    .selectFrom('indicator_component')
    .select(['id', 'indicator_id', 'unit'])
    .where(
      'indicator_id',
      'in',
      fresh.map((l) => l.indicatorId),
    )
    .execute()
  for (const link of fresh) {
    const indicator = indicators.find((i) => i.id === link.indicatorId)
    if (!indicator) throw new Refusal('unknown-indicator')
    if (!counts(owners, indicator, of)) throw new Refusal('forbidden')
    const parts = components.filter((c) => c.indicator_id === indicator.id)
    const counted =
      link.componentId === null ? (parts.length === 0 ? indicator : undefined) : parts.find((c) => c.id === link.componentId)
    if (!counted || !isCountingUnit(counted.unit)) throw new Refusal('not-countable', { indicator: indicator.name })
  }
}

const counts = (
  owners: Owners,
  indicator: Parameters<Owners['indicator']>[0],
  { departmentId, startsOn }: { readonly departmentId: number; readonly startsOn: string },
): boolean =>
  owners.indicator(indicator) === departmentId ||
  (owners.indicator(indicator, startsOn) === departmentId && (owners.handoverUntil(departmentId) ?? '') >= owners.day)

/** Refuses 'duplicate-activity' when the department has another one of the same day and title that is not cancelled. */
export async function refuseDuplicate(trx: Db, departmentId: number, draft: ActivityDraft, own: Activity | null): Promise<void> {
  const key = titleKey(draft.title)
  if (own !== null && own.startsOn === draft.startsOn && titleKey(own.title) === key) return
  const sameDay = await heldOn(trx, departmentId, draft.startsOn)
  const twin = sameDay.find((row) => row.id !== own?.id && titleKey(row.title) === key)
  if (twin)
    throw new Refusal('duplicate-activity', {
      id: twin.id,
      title: twin.title,
      partner: twin.partner ?? '',
      place: twin.place ?? '',
    })
}
