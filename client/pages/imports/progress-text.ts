import type { Texts } from '../../language.tsx'
import type { importsMessages } from './messages.ts'
import type { DraftStatus } from './types.ts'

type Progress = NonNullable<DraftStatus['progress']>

/** How far the reading is, in words. */
export function progressText(progress: Progress, t: Texts<typeof importsMessages>): string {
  switch (progress.stage) {
    case 'waiting':
      return t.waiting
    case 'reading':
      return progress.total > 0 ? t.reading(Math.round((progress.done / progress.total) * 100)) : t.readingNow
    case 'recognising':
      return t.recognising
  }
}

/** 0…1; reading is most of the work. Null when it cannot be told. */
export function progressShare({ stage, done, total }: Progress): number | null {
  if (stage === 'recognising') return 0.92
  return stage === 'reading' && total > 0 ? (done / total) * 0.9 : null
}
