import type { Store } from '#data/database.ts'
import type { ReorganisationDraft } from '#domain/plan/reorganisation.ts'
import { EMPTY_DRAFT } from '#domain/plan/reorganisation.ts'
import { applyEvent } from '#server/reorganisations/apply.ts'
import { createEvent, type Head, saveEvent } from '#server/reorganisations/drafts.ts'
import { eventView } from '#server/reorganisations/event.ts'
import type { Writer } from '#server/record/writer.ts'
import { fresh } from './people.ts'

const ORDINANCE: Head = {
  title: '2026년 7월 개편',
  ordinance: '행정기구 설치 조례',
  ordinanceNumber: '제5000호',
  decided: '제400회 정례회',
  day: '2026-07-01',
  source: '공포문',
}

/** A saved draft with these lines; its questions are answered where `accept` says so. */
export async function drafted(
  { db }: Store,
  as: Writer,
  said: Partial<ReorganisationDraft>,
  { accept = true, ...head }: Partial<Head> & { readonly accept?: boolean } = {},
): Promise<{ readonly id: number; readonly version: number }> {
  const made = await createEvent(db, as, { title: ORDINANCE.title, requestId: fresh() })
  const draft: ReorganisationDraft = { ...EMPTY_DRAFT, ...said }
  const save = (version: number, one: ReorganisationDraft) =>
    saveEvent(db, as, { id: made.id, version, head: { ...ORDINANCE, ...head }, draft: one, requestId: fresh() })
  const first = await save(made.version, draft)
  if (!accept) return { id: made.id, ...first }
  const { findings } = await eventView(db, made.id, as.today)
  const accepted = findings.flatMap((one) => one.question ?? [])
  return accepted.length === 0
    ? { id: made.id, ...first }
    : { id: made.id, ...(await save(first.version, { ...draft, accepted })) }
}

/** The same, applied. */
export async function applied(
  store: Store,
  as: Writer,
  said: Partial<ReorganisationDraft>,
  head: Partial<Head> = {},
): Promise<{ readonly id: number; readonly version: number }> {
  const { id, version } = await drafted(store, as, said, head)
  const done = await applyEvent(store.db, as, { id, version, handoverDays: 30, requestId: fresh() })
  return { id, version: done.version }
}
