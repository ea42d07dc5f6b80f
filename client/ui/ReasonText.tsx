import type { Reason } from '#domain/entry/reasons.ts'
import { useLanguage } from '../language.tsx'
import { reasonText } from '../reason-messages.ts'

/** The sentence of a refusal. */
export default function ReasonText({ reason }: { reason: Reason }) {
  return reasonText[reason][useLanguage()]
}
