import { seoulTime } from '#domain/words/audit-changes.ts'
import { isRefused } from '#domain/words/audit-words.ts'
import { isReason } from '#domain/entry/reasons.ts'
import type { Language } from '../../language.tsx'
import { reasonText } from '../../messages.ts'
import type { Line } from './types.ts'

/** 'YYYY. M. D. 14:05:09' in Seoul: seconds, since several entries of one minute are the rule. */
export const timeIn = (at: string) => seoulTime(at)

/** The reason written, or why it was refused: the first sentence, since what to do next concerned only the person refused. */
export function reasonIn(line: Pick<Line, 'act' | 'reason'>, language: Language): string | null {
  const { reason } = line
  if (reason === null || !isRefused(line.act) || !isReason(reason)) return reason
  const sentence = reasonText[reason][language]
  const end = sentence.indexOf('. ')
  return end < 0 ? sentence : sentence.slice(0, end + 1)
}
