import type { Migration } from 'kysely/migration'
import { foundation } from './0001-foundation.ts'
import { entry } from './0002-entry.ts'
import { evidence } from './0003-evidence.ts'
import { activities } from './0004-activities.ts'
import { accounts } from './0005-accounts.ts'
import { notices } from './0006-notices.ts'
import { imports } from './0007-imports.ts'
import { budgets } from './0008-budgets.ts'
import { auditIndexes } from './0009-audit-indexes.ts'
import { comments } from './0010-comments.ts'
import { earlierTexts } from './0011-earlier-texts.ts'
import { indicatorNature } from './0012-indicator-nature.ts'
import { rowChanges } from './0013-row-changes.ts'
import { editions } from './0014-editions.ts'
import { nextPlan } from './0015-next-plan.ts'
import { structures } from './0016-structures.ts'
import { movementLists } from './0017-movement-lists.ts'
import { indicatorDefinitions } from './0018-indicator-definitions.ts'
import { supplementaryWithdrawn } from './0019-supplementary-withdrawn.ts'
import { dividedFigures } from './0020-divided-figures.ts'
import { fundingCorrections } from './0021-funding-corrections.ts'
import { services } from './0022-services.ts'
import { schedules } from './0023-schedules.ts'
import { activitySeries } from './0024-activity-series.ts'
import { noticeMarks } from './0025-notice-marks.ts'
import { unansweredQuestions } from './0026-unanswered-questions.ts'
import { importRules } from './0027-import-rules.ts'
import { importParts } from './0028-import-parts.ts'
import { revisionIndex } from './0029-revision-index.ts'

/**
 * Every migration in order. To add one: its file, two lines here, and the line of its SQL that tests/data/migrations/index.test.ts
 * prints. A released one is never edited; that test refuses it.
 */
export const migrations = (store: 'sqlite' | 'postgres'): Record<string, Migration> => ({
  '0001-foundation': foundation(store),
  '0002-entry': entry(store),
  '0003-evidence': evidence(store),
  '0004-activities': activities(store),
  '0005-accounts': accounts(store),
  '0006-notices': notices(store),
  '0007-imports': imports(store),
  '0008-budgets': budgets(store),
  '0009-audit-indexes': auditIndexes(),
  '0010-comments': comments(store),
  '0011-earlier-texts': earlierTexts(store),
  '0012-indicator-nature': indicatorNature(),
  '0013-row-changes': rowChanges(store),
  '0014-editions': editions(store),
  '0015-next-plan': nextPlan(store),
  '0016-structures': structures(store),
  '0017-movement-lists': movementLists(store),
  '0018-indicator-definitions': indicatorDefinitions(store),
  '0019-supplementary-withdrawn': supplementaryWithdrawn(store),
  '0020-divided-figures': dividedFigures(store),
  '0021-funding-corrections': fundingCorrections(store),
  '0022-services': services(store),
  '0023-schedules': schedules(store),
  '0024-activity-series': activitySeries(store),
  '0025-notice-marks': noticeMarks(store),
  '0026-unanswered-questions': unansweredQuestions(store),
  '0027-import-rules': importRules(store),
  '0028-import-parts': importParts(),
  '0029-revision-index': revisionIndex(),
})
