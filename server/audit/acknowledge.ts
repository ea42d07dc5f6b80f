import type { Db } from '#data/database.ts'
import { foundWords } from '#domain/words/audit-verdict.ts'
import { ACKNOWLEDGE, type AcknowledgedContent } from '../record/findings.ts'
import type { Verdict } from '../record/verify.ts'
import { write } from '../record/write.ts'
import type { Writer } from '../record/writer.ts'
import { Refusal } from '../refusal.ts'

export interface Acknowledgement {
  /** of the differences the person saw, all of them */
  readonly marks: readonly string[]
  readonly reason: string
  readonly requestId: string
}

/**
 * Puts on record that an administrator knows of the differences a verification found, and why they stay: they raise no alarm
 * from then on. Nothing stored is changed. `verdict`: of now. Refuses 'reason-needed', and 'other-differences' when it is not what the person saw,
 * or when the record itself was tampered with, which nothing makes good.
 */
export async function acknowledge(db: Db, as: Writer, verdict: Verdict, input: Acknowledgement): Promise<null> {
  const found = verdict.kind === 'broken' ? verdict.found : undefined
  return write(db, as, { act: ACKNOWLEDGE, subject: 'audit', input }, async (_, audit) => {
    const reason = input.reason.trim()
    if (reason === '') throw new Refusal('reason-needed')
    if (found === undefined || found.marks.toSorted().join() !== input.marks.toSorted().join())
      throw new Refusal('other-differences')
    const after: AcknowledgedContent = { marks: found.marks, differences: foundWords(found).map(({ ko }) => ko) }
    await audit({ after, reason })
    return null
  })
}
