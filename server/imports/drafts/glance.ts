import type { Db } from '#data/database.ts'
import { type OpenedDraft, openedDraft } from './open.ts'
import { leftOf } from './unread.ts'

/** What a list of imports tells of a document that was read, without opening it. */
export interface Glance {
  readonly bureau: string
  /** null: it names none; drafts of earlier versions have none either */
  readonly government: string | null
  readonly fiscalYear: number
  /** a 성과보고서; not there: of a plan, or from before */
  readonly report?: boolean
  readonly indicators: number
  readonly programmes: number
  readonly projects: number
  /** to be settled before it can be confirmed */
  readonly needs: number
  /** doubts that ask for an answer and pieces that were not read, nobody having said anything yet */
  readonly open: number
}

function glanceOf(opened: OpenedDraft): Glance {
  const { records: r, recognition, decisions, needs, results } = opened
  const left = leftOf(opened)
  const open = (subject: string) => (decisions.get(subject)?.decision ?? 'open') === 'open'
  return {
    bureau: r.bureau.name.value,
    government: r.government?.name.value ?? null,
    fiscalYear: r.fiscalYear.value,
    ...(results === null ? {} : { report: true }),
    indicators: r.indicators.length,
    programmes: r.programmes.length,
    projects: r.programmes.reduce((n, p) => n + p.projects.length, 0),
    needs: needs.length,
    open:
      recognition.attention.filter((a, i) => a.weight === 'ask' && open(`attention:${i}`)).length +
      recognition.unrecognised.filter((u, i) => open(`unrecognised:${i}`) && left(u).length > 0).length,
  }
}

/**
 * Writes down what a list shows of a draft, once what it tells of has been committed. Opening it here is no work lost: the screen
 * that follows asks for the same. Of a draft that moved on meanwhile nothing is written: who moved it does.
 */
export async function keepGlance(db: Db, draftId: number, today: string): Promise<void> {
  const opened = await openedDraft(db, draftId, today)
  await db
    .updateTable('import_draft')
    .set({ glance: JSON.stringify(glanceOf(opened)) })
    .where('id', '=', draftId)
    .where('version', '=', opened.version)
    .execute()
}

/** Null: not read, or it holds no plan. */
export const glanceIn = (json: string | null): Glance | null =>
  // Written by keepGlance.
  json === null ? null : (JSON.parse(json) as Glance)
