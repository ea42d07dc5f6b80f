import type { ActualStage } from '#data/schema.ts'
import { type Doer, seesDrafts } from '#domain/entry/submission.ts'

/** A confirmed figure is everybody's; one that is still being made is for those who see the department's entries. */
export const readsFigure = (doer: Doer, departmentId: number, stage: ActualStage): boolean =>
  stage === 'confirmed' || stage === 'closed' || seesDrafts(doer, departmentId)
