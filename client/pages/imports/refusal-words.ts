import type { Language } from '../../language.tsx'
import { offlineText } from '../../offline-text.ts'
import { reasonText } from '../../reason-messages.ts'
import type { Refused } from '../../shared/write/send-file.ts'
import type { Both } from './words.ts'

/** What exactly is wrong with a file, by the `what` of its refusal. */
const WHAT: Readonly<Record<string, Both>> = {
  empty: { ko: '파일이 비어 있습니다.', en: 'The file is empty.' },
  archive: { ko: '압축 구조가 깨졌습니다.', en: 'Its package is broken.' },
  'part-name': { ko: '파일 안에 있어서는 안 되는 경로가 있습니다.', en: 'It holds a path that must not be there.' },
  'cut-short': {
    ko: '파일이 중간에 끊겼습니다. 내려받기나 복사가 끝나지 않았을 수 있습니다.',
    en: 'It is cut short; a download may not have ended.',
  },
  xml: { ko: '문서 안의 형식이 깨졌습니다.', en: 'The markup inside is broken.' },
  entities: { ko: '문서 안에 허용하지 않는 외부 참조가 있습니다.', en: 'It refers to something outside, which is not allowed.' },
  encoding: {
    ko: '문자 인코딩을 알 수 없습니다. UTF-8이나 한글 완성형(CP949)으로 저장하십시오.',
    en: 'The encoding is unknown. Save as UTF-8 or CP949.',
  },
  'compound-file': { ko: '한글 파일의 구조가 깨졌습니다.', en: 'The HWP structure is broken.' },
  unreadable: { ko: '문서를 해석할 수 없습니다.', en: 'It cannot be parsed.' },
  'partly-readable': {
    ko: '문서의 일부만 읽혔습니다. 일부만 들여오지 않습니다.',
    en: 'Only part could be read, and parts are not imported.',
  },
  'no-text': {
    ko: '글이 없습니다. 종이를 찍은 그림 PDF라면 한글이나 엑셀 원본을 올리십시오.',
    en: 'It holds no text. Of a scanned PDF, send the original document.',
  },
  bytes: { ko: '파일 크기가 한도를 넘습니다.', en: 'The file is over the limit.' },
  unpacked: { ko: '압축을 풀면 한도를 넘습니다.', en: 'Unpacked it is over the limit.' },
  parts: { ko: '안에 든 파일이 너무 많습니다.', en: 'It holds too many parts.' },
  ratio: { ko: '압축률이 비정상입니다.', en: 'Its compression is not normal.' },
  elements: { ko: '문서가 너무 복잡합니다.', en: 'It is too complex.' },
  pages: { ko: '쪽수가 한도를 넘습니다.', en: 'It has too many pages.' },
  cells: { ko: '표의 칸이 한도를 넘습니다.', en: 'It has too many cells.' },
  time: { ko: '정해진 시간 안에 읽지 못했습니다.', en: 'It could not be read in time.' },
  memory: { ko: '읽는 데 메모리가 너무 많이 듭니다.', en: 'Reading it takes too much memory.' },
}

/** The sentence for a refusal, the exact cause first where one is known. */
export function refusalText({ reason, facts }: Refused, language: Language): string {
  const general = (reason === null ? offlineText : reasonText[reason])[language]
  const what = WHAT[String(facts['what'] ?? '')]
  return what === undefined ? general : `${what[language]} ${general}`
}
