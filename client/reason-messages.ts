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

/** The answer could not be fetched at all: not a reason of the server's, since it never answered. */
export const offlineText: Both = {
  ko: '서버에 연결하지 못했습니다. 저장된 자료는 그대로입니다. 네트워크를 확인하고 다시 시도하십시오.',
  en: 'The server could not be reached. What was saved is intact. Check the network and try again.',
}
