import type { AppliedBudget } from '../../../server/workbooks/apply-budget.ts'
import type { BudgetPreview, BudgetPreviewRow } from '../../../server/workbooks/budget-preview.ts'
import type { ActualsPreview, PreviewRow } from '../../../server/workbooks/preview-shape.ts'
import type { Outputs } from '../../trpc.ts'

export type Applied = Outputs['workbooks']['applyActuals'][number]
export type Upload = Outputs['workbooks']['budgetUploads'][number]
export type Change = ActualsPreview['changes'][number]
export type { ActualsPreview, AppliedBudget, BudgetPreview, BudgetPreviewRow, PreviewRow }
