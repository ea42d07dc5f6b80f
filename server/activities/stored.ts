import type { ActualStage } from '#data/schema/actuals.ts'
import { type ActingPerson, seesDrafts } from '#domain/entry/submission.ts'

/** A confirmed figure is everybody's; one that is still being made is for those who see the department's entries. */
export const readsFigure = (acting: ActingPerson, departmentId: number, stage: ActualStage): boolean =>
  stage === 'confirmed' || stage === 'closed' || seesDrafts(acting, departmentId)
