import type { Both } from '#domain/words/terms.ts'

/** The answer could not be fetched at all: not a reason of the server's, since it never answered. */
export const offlineText: Both = {
  ko: '서버에 연결하지 못했습니다. 저장된 자료는 그대로입니다. 네트워크를 확인하고 다시 시도하십시오.',
  en: 'The server could not be reached. What was saved is intact. Check the network and try again.',
}
