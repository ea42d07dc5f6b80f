import type { Insertable } from 'kysely'
import type { Db } from '#data/database.ts'
import type { Database } from '#data/schema.ts'

type PlanAct = Insertable<Database['plan_act']>
export type Act = PlanAct['act']

export interface Council {
  /** 회기: '제415회 정례회' */
  readonly meeting: string
  /** 의안번호 */
  readonly number: string
  /** ISO day */
  readonly decidedOn: string
  /** 근거 문서 */
  readonly evidence: string
}

interface By {
  readonly at: string
  readonly name: string
  readonly id: string | null
}

/**
 * The one way a plan's state changes: the act is kept with who, when and on what ground, and the plan is what it says. The store
 * refuses to unlock a plan in any other way.
 */
export async function putPlanAct(
  trx: Db,
  of: {
    readonly planId: number
    readonly act: Act
    readonly status: PlanAct['status']
    readonly council?: Partial<Council>
    readonly decidedOn?: string | null
    readonly reason?: string | null
  },
  by: By,
): Promise<void> {
  const { planId, act, status, council } = of
  const decidedOn = council?.decidedOn ?? of.decidedOn ?? null
  await trx
    .insertInto('plan_act')
    .values({
      plan_id: planId,
      act,
      status,
      council_meeting: council?.meeting ?? null,
      council_number: council?.number ?? null,
      // A day known only to its month stands with the plan.
      decided_on: decidedOn !== null && decidedOn.length === 10 ? decidedOn : null,
      evidence: council?.evidence ?? null,
      reason: of.reason ?? null,
      recorded_at: by.at,
      recorded_by: by.name,
      recorded_by_id: by.id,
    })
    .execute()
  await trx
    .updateTable('plan')
    .set({
      status,
      ...(act === 'confirm'
        ? { confirmed_on: decidedOn }
        : act === 'withdraw' && status !== 'confirmed'
          ? { confirmed_on: null }
          : {}),
      ...(act === 'file' ? { filed_on: decidedOn } : act === 'withdraw' && status === 'draft' ? { filed_on: null } : {}),
    })
    .where('id', '=', planId)
    .execute()
}
