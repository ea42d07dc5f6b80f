import type { ActualsPreview, PreviewRow } from '../../server/workbooks/preview-shape.ts'
import type { BudgetPreview, BudgetPreviewRow } from '../../server/workbooks/budget-preview.ts'
import type { Outputs } from '../trpc.ts'

export type Applied = Outputs['workbooks']['applyActuals'][number]
export type { ActualsPreview, BudgetPreview, BudgetPreviewRow, PreviewRow }
export type Change = ActualsPreview['changes'][number]
