import { type Action, type Actor, may, PERMISSIONS } from '#domain/entry/permissions.ts'

/** What is done from week to week: for whoever may do it somewhere. */
const DAILY = [
  ['entry.read', 'entry'],
  ['entry.read', 'review'],
  ['activity.read', 'activities'],
  ['deadline.read', 'deadlines'],
] as const
/** What the other documents of an office hold. */
const SERVICES = [['service.read', 'service.write', 'services']] as const
/** The pages of the yearly cycle in its order; most are the administrator's. */
const ADMINISTRATION = [
  ['calendar.read', 'calendar'],
  ['draft.read', 'next-plan'],
  ['import.manage', 'imports'],
  ['plan.manage', 'plans'],
  ['period.manage', 'periods'],
  ['structure.manage', 'reorganisation'],
  ['account.manage', 'accounts'],
  ['audit.read', 'audit'],
  ['system.read', 'system'],
] as const

export const reaching = ({ role }: Pick<Actor, 'role'>, action: Action) => PERMISSIONS[action][role] !== 'nowhere'

/**
 * The pages a person has in the navigation beside those of the plan. `holds`: which of the others have anything; the rest only who may begin them has.
 */
export const pagesOf = (user: Actor, holds: Readonly<Record<'services', boolean>> = { services: true }) => ({
  daily: DAILY.flatMap(([action, id]) => (reaching(user, action) ? [id] : [])),
  services: SERVICES.flatMap(([read, write, id]) => (reaching(user, read) && (holds[id] || reaching(user, write)) ? [id] : [])),
  cycle: ADMINISTRATION.flatMap(([action, id]) => (may(user, action) ? [id] : [])),
})
