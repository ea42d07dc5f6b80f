import type { Db } from '#data/database.ts'
import { type EntryValue, sameValue } from '#domain/entry/submission.ts'
import { lastFigure, recordedActsOf, type Revision, valueOf } from './history.ts'
import { keyOf, threads } from './value-comments.ts'

/** Evidence or a reply added to a value after it was returned. `text`: the title, or what was written. */
export interface Answer {
  readonly kind: 'evidence' | 'reply'
  readonly text: string
  readonly by: string
  /** ISO instant */
  readonly at: string
}

/** What was done to a value since its last return. */
export interface SinceReturn {
  /** the figure that was returned → the one that stands; null while it is the same */
  readonly figure: { readonly from: EntryValue; readonly to: EntryValue; readonly by: string; readonly at: string } | null
  /** parts of a composite figure that are others now, in the order of the components */
  readonly parts: readonly { readonly name: string; readonly from: number | null; readonly to: number | null }[]
  /** 사유 · 원인 · 조치 · 기한 beside the figure were rewritten, by whom and when; null = as they were */
  readonly words: { readonly by: string; readonly at: string } | null
  /** oldest first */
  readonly answers: readonly Answer[]
}

/**
 * Evidence in force and comments that came after a value's last return, by indicator. A comment of whoever returned it is no
 * reply. Two queries or three, and none when nothing was returned.
 */
export async function answersSince(
  db: Db,
  revisions: ReadonlyMap<number, readonly Revision[]>,
  { year, month }: { readonly year: number; readonly month: number },
): Promise<ReadonlyMap<number, readonly Answer[]>> {
  const returned = new Map(
    [...revisions].flatMap(([id, versions]) => {
      const one = returnOf(versions.filter((row) => row.month === month))
      return one === null ? [] : [[id, one] as const]
    }),
  )
  if (returned.size === 0) return new Map()
  const ids = [...returned.keys()]
  const evidence = await db
    .selectFrom('evidence')
    .select(['indicator_id as id', 'title as text', 'added_by as by', 'added_at as at'])
    .where('indicator_id', 'in', ids)
    .where('year', '=', year)
    .where('month', '=', month)
    .where('removed_at', 'is', null)
    .where('scan', '<>', 'refused')
    .execute()
  const said = await threads(db, { indicatorIds: ids, years: [year], month })
  return new Map(
    [...returned].map(([id, { recorded_at: since, recorded_by_id: by }]) => {
      const proofs = evidence.flatMap((e): Answer[] =>
        e.id === id && e.at > since ? [{ kind: 'evidence', text: e.text, by: e.by, at: e.at }] : [],
      )
      const comments = said.get(keyOf({ indicator_id: id, year, month }))?.comments ?? []
      const replies = comments.flatMap((c): Answer[] =>
        c.withdrawnAt === null && c.written_by_id !== by && c.written_at > since
          ? [{ kind: 'reply', text: c.text, by: c.written_by, at: c.written_at }]
          : [],
      )
      return [id, [...proofs, ...replies].toSorted((a, b) => a.at.localeCompare(b.at))] as const
    }),
  )
}

/** What was done since the last return; null when the value was not returned, or was confirmed or reopened since. Pure. */
export function sinceReturn(
  revisions: readonly Revision[],
  answers: readonly Answer[],
  components: readonly { readonly name: string; readonly value: number | null; readonly returned: number | null }[],
): SinceReturn | null {
  const back = returnOf(revisions)
  const last = revisions.at(-1)
  if (back === null || last === undefined) return null
  const now = lastFigure(revisions)
  const touched = now !== undefined && now.version > back.version ? { by: now.recorded_by, at: now.recorded_at } : null
  const from = valueOf(back)
  const to = valueOf(last)
  const before = lastFigure(revisions.filter((row) => row.version < back.version))
  const rewritten =
    (now?.reason ?? null) !== (before?.reason ?? null) ||
    last.cause !== back.cause ||
    last.remedy !== back.remedy ||
    last.remedy_due !== back.remedy_due
  return {
    figure: touched === null || sameValue(from, to) ? null : { from, to, ...touched },
    parts:
      touched === null
        ? []
        : components.flatMap(({ name, value, returned }) => (value === returned ? [] : [{ name, from: returned, to: value }])),
    words: touched !== null && rewritten ? touched : null,
    answers,
  }
}

/** The version of the figure that was last returned; 0 = none was, or it was confirmed or reopened since. */
export function returnedFigure(revisions: readonly Revision[]): number {
  const back = returnOf(revisions)
  return back === null ? 0 : (lastFigure(revisions.filter((row) => row.version < back.version))?.version ?? 0)
}

const returnOf = (revisions: readonly Revision[]) =>
  recordedActsOf(revisions).returned === null ? null : (revisions.findLast((row) => row.act === 'return') ?? null)
