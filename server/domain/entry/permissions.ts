/** 실국장 · 과장 · 성과담당 · 기획담당, rules §1 */
export const ROLES = ['executive', 'head', 'evaluator', 'administrator'] as const
export type Role = (typeof ROLES)[number]

export const ACTIONS = [
  'plan.read',
  'score.read',
  'budget.read',
  'search',
  'policy.read',
  'policy.change',
  'system.read',
  'plan.load',
  // next year's plan as a draft
  'plan.draft',
  'draft.read',
  'draft.write',
  'draft.complete',
  'draft.reopen',
  // the days of the year
  'calendar.read',
  'calendar.record',
  // the figures of a period
  'entry.read',
  'entry.write',
  'entry.submit',
  'entry.review',
  'entry.reopen',
  'period.manage',
  'deputy.name',
  'entry-rules.change',
  'audit.read',
  'audit.acknowledge',
  // what proves a figure
  'evidence.read',
  'evidence.write',
  // what is said about a figure; it changes none
  'comment.read',
  'comment.write',
  'comment.resolve',
  'activity.read',
  'activity.write',
  'schedule.read',
  'schedule.write',
  // 행정서비스 이행표준: desks and promises, and what came of them
  'service.read',
  'service.write',
  'service.report',
  'deadline.read',
  // the plan's documents and the amounts of other years
  'import.manage',
  // 조직개편
  'structure.manage',
  'budget.enter',
  // a plan as a whole: filing, the council's confirmation, corrections of the copy, 추경
  'plan.manage',
  // changes of a confirmed target
  'target.ask',
  'target.decide',
  'account.manage',
  // one's own sessions and password
  'account.own',
] as const
export type Action = (typeof ACTIONS)[number]

/** Where a role may do something: `everywhere` in its government, in its `own` departments only, or nowhere. */
export type Reach = 'everywhere' | 'own' | 'nowhere'

export interface Actor {
  readonly role: Role
  /** Departments the person works for; needed for actions that reach `own`. */
  readonly departmentIds: readonly number[]
}

const EVERYONE = { executive: 'everywhere', head: 'everywhere', evaluator: 'everywhere', administrator: 'everywhere' } as const
// Whoever sees a department's entries: the executive and the administrator all, the others their own.
const OVERSEERS = { executive: 'everywhere', head: 'own', evaluator: 'own', administrator: 'everywhere' } as const
// The administrator enters no figures: who opens and closes the periods does not fill them.
const DEPARTMENT = { executive: 'nowhere', head: 'own', evaluator: 'own', administrator: 'nowhere' } as const
const HEAD = { executive: 'nowhere', head: 'own', evaluator: 'nowhere', administrator: 'nowhere' } as const
const HEAD_AND_ADMINISTRATOR = { executive: 'nowhere', head: 'own', evaluator: 'nowhere', administrator: 'everywhere' } as const
// Departments fill their part of a draft; the administrator, who files it, may correct any.
const DEPARTMENT_AND_ADMINISTRATOR = { executive: 'nowhere', head: 'own', evaluator: 'own', administrator: 'everywhere' } as const
// The desks are kept by those who answer for them, and by the office that publishes them.
const EVALUATOR_AND_ADMINISTRATOR = {
  executive: 'nowhere',
  head: 'nowhere',
  evaluator: 'own',
  administrator: 'everywhere',
} as const
const ADMINISTRATOR = { executive: 'nowhere', head: 'nowhere', evaluator: 'nowhere', administrator: 'everywhere' } as const

/** The whole of who may do what, readable in one look; a new action does not compile until every role is decided. */
export const PERMISSIONS: Readonly<Record<Action, Readonly<Record<Role, Reach>>>> = {
  'plan.read': EVERYONE,
  'score.read': EVERYONE,
  'budget.read': EVERYONE,
  search: EVERYONE,
  'policy.read': EVERYONE,
  'policy.change': ADMINISTRATOR,
  'system.read': ADMINISTRATOR,
  'plan.load': ADMINISTRATOR,
  'plan.draft': ADMINISTRATOR,
  'draft.read': EVERYONE,
  'draft.write': DEPARTMENT_AND_ADMINISTRATOR,
  'draft.complete': HEAD,
  'draft.reopen': HEAD_AND_ADMINISTRATOR,
  'calendar.read': EVERYONE,
  'calendar.record': ADMINISTRATOR,
  'entry.read': OVERSEERS,
  'entry.write': DEPARTMENT,
  'entry.submit': DEPARTMENT,
  'entry.review': HEAD,
  'entry.reopen': HEAD_AND_ADMINISTRATOR,
  'period.manage': ADMINISTRATOR,
  'deputy.name': HEAD_AND_ADMINISTRATOR,
  'entry-rules.change': ADMINISTRATOR,
  'audit.read': ADMINISTRATOR,
  'audit.acknowledge': ADMINISTRATOR,
  'evidence.read': OVERSEERS,
  'evidence.write': DEPARTMENT,
  'comment.read': OVERSEERS,
  'comment.write': OVERSEERS,
  'comment.resolve': DEPARTMENT,
  'activity.read': EVERYONE,
  'activity.write': DEPARTMENT,
  'schedule.read': EVERYONE,
  'schedule.write': DEPARTMENT,
  'service.read': EVERYONE,
  'service.write': EVALUATOR_AND_ADMINISTRATOR,
  'service.report': DEPARTMENT,
  'deadline.read': OVERSEERS,
  'import.manage': ADMINISTRATOR,
  'structure.manage': ADMINISTRATOR,
  'budget.enter': ADMINISTRATOR,
  'plan.manage': ADMINISTRATOR,
  'target.ask': DEPARTMENT,
  'target.decide': ADMINISTRATOR,
  'account.manage': ADMINISTRATOR,
  'account.own': EVERYONE,
}

/** May this person do this (for this department)? An action that reaches `own` is refused when no department is named. */
export function may(actor: Actor, action: Action, departmentId?: number): boolean {
  return reaches(PERMISSIONS[action][actor.role], actor.departmentIds, departmentId)
}

/** The rule behind `may`, apart so that `own` is tested before an action uses it. */
export function reaches(reach: Reach, own: readonly number[], departmentId?: number): boolean {
  switch (reach) {
    case 'everywhere':
      return true
    case 'own':
      return departmentId !== undefined && own.includes(departmentId)
    case 'nowhere':
      return false
  }
}
