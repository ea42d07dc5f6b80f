import type { Reason } from '#domain/entry/reasons.ts'
import type { Both } from '#domain/words/terms.ts'
import { accessReasons } from './reasons/access.ts'
import { entryReasons } from './reasons/entry.ts'
import { fileReasons } from './reasons/files.ts'
import { planReasons } from './reasons/plans.ts'
import { serviceReasons } from './reasons/services.ts'
import { storeReasons } from './reasons/store.ts'

/** Each: what happened · that nothing was lost · what to do. By meaning in `reasons/`; one that is missing does not compile. */
export const reasonText: Readonly<Record<Reason, Both>> = {
  ...accessReasons,
  ...entryReasons,
  ...fileReasons,
  ...planReasons,
  ...serviceReasons,
  ...storeReasons,
}
