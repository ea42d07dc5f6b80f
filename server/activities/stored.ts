import type { ActualStage } from '#data/schema.ts'
import { may } from '#domain/entry/permissions.ts'
import type { Doer } from '#domain/entry/submission.ts'

/** A confirmed figure is everybody's; one that is still being made is for those who see the department's entries. */
export function readsFigure(doer: Doer, departmentId: number, stage: ActualStage): boolean {
  if (stage === 'confirmed' || stage === 'closed') return true
  return may(doer, 'entry.read', departmentId) || doer.entersFor.includes(departmentId) || doer.reviewsFor.includes(departmentId)
}
