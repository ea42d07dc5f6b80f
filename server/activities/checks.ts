import type { Db } from '#data/database.ts'
import { isCountingUnit, isDouble, samePartner, titleKey } from '#domain/entry/activity.ts'
import { withoutInvisible } from '#domain/entry/invisible.ts'
import type { Owners } from '../organisation/owners.ts'
import { DOUBLE_RULE, settingInForce } from '../settings/settings.ts'
import { Refusal } from '../refusal.ts'
import { seriesOwners } from './register.ts'
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
  if (draft.seriesId === null && draft.seriesNumber !== null) throw new Refusal('bad-input', { field: 'seriesNumber' })
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
    seriesId: draft.seriesId,
    seriesNumber: draft.seriesNumber,
    host: words(draft.host),
    theme: words(draft.theme),
    lead: words(draft.lead),
    delegation: draft.delegation,
    sites: words(draft.sites),
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

/** Refuses 'counted-twice' for one more indicator where the setting of the day allows one alone. */
export async function refuseDouble(trx: Db, today: string, draft: ActivityDraft, own: Activity | null): Promise<void> {
  if (!isDouble(draft) || (own !== null && draft.links.length <= own.links.length)) return
  if ((await settingInForce(trx, DOUBLE_RULE, today)) === 'refuse') throw new Refusal('counted-twice')
}

/**
 * An activity belongs to a series of its own department, whichever unit wrote it; a number is held once. One that stood before is left.
 * Refuses 'unknown-series', 'forbidden', 'series-number-taken' (facts: number, title, on).
 */
export async function refuseSeries(
  trx: Db,
  owners: Owners,
  departmentId: number,
  { seriesId, seriesNumber }: ActivityDraft,
  own: Activity | null,
): Promise<void> {
  if (seriesId === null || (own?.seriesId === seriesId && own.seriesNumber === seriesNumber)) return
  const series = await trx
    .selectFrom('activity_series')
    .select('department_id as unit')
    .where('id', '=', seriesId)
    .executeTakeFirst()
  if (series === undefined) throw new Refusal('unknown-series')
  const ownerOf = await seriesOwners(trx, owners, [{ id: seriesId, departmentId: series.unit }])
  if (series.unit !== departmentId && ownerOf(seriesId) !== departmentId) throw new Refusal('forbidden')
  if (seriesNumber === null) return
  const taken = await trx
    .selectFrom('activity')
    .select(['id', 'title', 'starts_on as on'])
    .where('series_id', '=', seriesId)
    .where('series_number', '=', seriesNumber)
    .where('status', '=', 'held')
    .where('id', '<>', own?.id ?? 0)
    .executeTakeFirst()
  if (taken) throw new Refusal('series-number-taken', { number: seriesNumber, title: taken.title, on: taken.on })
}

/** The one of the same day that is the same: of its department with the title, of another one with the title and the partner. */
export async function twinOf(
  db: Db,
  departmentId: number,
  draft: Pick<ActivityDraft, 'startsOn' | 'title' | 'partner'>,
  own?: number,
): Promise<Awaited<ReturnType<typeof heldOn>>[number] | undefined> {
  const key = titleKey(draft.title)
  const twins = (await heldOn(db, draft.startsOn)).filter((row) => row.id !== own && titleKey(row.title) === key)
  return twins.find((row) => row.departmentId === departmentId) ?? twins.find((row) => samePartner(row.partner, draft.partner))
}

/**
 * Refuses 'duplicate-activity' when the department has another one of the same day and title that is not cancelled, or another department has
 * one with the same partner too: what two did together is counted once.
 */
export async function refuseDuplicate(trx: Db, departmentId: number, draft: ActivityDraft, own: Activity | null): Promise<void> {
  if (
    own !== null &&
    own.startsOn === draft.startsOn &&
    titleKey(own.title) === titleKey(draft.title) &&
    (own.partner === draft.partner || samePartner(own.partner, draft.partner))
  )
    return
  const twin = await twinOf(trx, departmentId, draft, own?.id)
  if (twin)
    throw new Refusal('duplicate-activity', {
      id: twin.id,
      title: twin.title,
      partner: twin.partner ?? '',
      place: twin.place ?? '',
      departmentId: twin.departmentId,
    })
}
