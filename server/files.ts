import { activityFiles } from './activities/activity-files.ts'
import { auditFiles } from './audit/audit-files.ts'
import { movementFiles } from './budgets/movement-files.ts'
import { differenceFiles } from './differences/differences-files.ts'
import { evidenceFiles } from './evidence/evidence-files.ts'
import type { FileRoutes } from './http/files.ts'
import { importFiles } from './imports/import-files.ts'
import { scheduleFiles } from './schedules/schedule-files.ts'
import { serviceFiles } from './services/service-files.ts'
import { workbookFiles } from './workbooks/workbook-files.ts'

/** The endpoints for files, by feature: what stands below /files. */
export const features: readonly ((routes: FileRoutes) => void)[] = [
  evidenceFiles,
  importFiles,
  workbookFiles,
  movementFiles,
  activityFiles,
  serviceFiles,
  scheduleFiles,
  auditFiles,
  differenceFiles,
]
