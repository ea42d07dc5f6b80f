import type { Db } from '#data/database.ts'

/** 당초 → 추경1 → … of one unit programme, 원. */
export interface SupplementaryRow {
  readonly programmeId: number
  readonly name: string
  readonly departmentId: number
  /** 당초: the budget of the plan's fiscal year as printed; null = the plan prints none */
  readonly original: number | null
  /** what it has after each 추경, in their order; an unchanged one has what it had before */
  readonly after: readonly (number | null)[]
  /** places in `after` that a 추경 changed */
  readonly changed: readonly number[]
}

export interface Supplementaries {
  readonly editions: readonly {
    readonly id: number
    readonly number: number
    readonly version: number
    readonly status: 'draft' | 'confirmed'
    readonly meeting: string | null
    readonly bill: string | null
    readonly decidedOn: string | null
  }[]
  readonly rows: readonly SupplementaryRow[]
  /** sums of the unit programmes: 당초, and after each 추경 */
  readonly sums: { readonly original: number; readonly after: readonly number[] }
}

export const NO_SUPPLEMENTARIES: Supplementaries = { editions: [], rows: [], sums: { original: 0, after: [] } }

/**
 * What each 추경 made of the amounts of the plan's fiscal year, programme by programme, in the plan's order. The printed budget stays
 * what it is, and is called 당초. `drafts`: those being written, too.
 */
export async function supplementaries(
  db: Db,
  plan: { readonly id: number; readonly fiscalYear: number },
  { drafts = false } = {},
): Promise<Supplementaries> {
  const editions = await db
    .selectFrom('supplementary_budget')
    .select([
      'id',
      'number',
      'version',
      'status',
      'council_meeting as meeting',
      'council_number as bill',
      'decided_on as decidedOn',
    ])
    .where('plan_id', '=', plan.id)
    .where('status', 'in', drafts ? ['draft', 'confirmed'] : ['confirmed'])
    .orderBy('number')
    .execute()
  const shown = editions.flatMap(({ status, ...one }) => (status === 'discarded' ? [] : [{ ...one, status }]))
  if (shown.length === 0) return NO_SUPPLEMENTARIES
  const programmes = await db
    .selectFrom('programme as p')
    .innerJoin('policy_goal as g', 'g.id', 'p.goal_id')
    .leftJoin('budget_amount as b', (join) =>
      join.onRef('b.programme_id', '=', 'p.id').on('b.year', '=', plan.fiscalYear).on('b.kind', '=', 'budget'),
    )
    .where('p.plan_id', '=', plan.id)
    .select(['p.id', 'p.name', 'p.department_id as departmentId', 'b.amount'])
    .orderBy('p.department_id')
    .orderBy('g.sort_order')
    .orderBy('p.sort_order')
    .orderBy('p.id')
    .execute()
  const amounts = await db
    .selectFrom('supplementary_amount')
    .select(['supplementary_id as editionId', 'programme_id as programmeId', 'amount'])
    .where(
      'supplementary_id',
      'in',
      shown.map((e) => e.id),
    )
    .where('programme_id', 'is not', null)
    .execute()
  const changed = new Map(amounts.map((a) => [`${a.editionId}:${a.programmeId}`, a.amount]))
  const rows = programmes.map((p): SupplementaryRow => {
    const after: (number | null)[] = []
    const places: number[] = []
    for (const [place, { id }] of shown.entries()) {
      const amount = changed.get(`${id}:${p.id}`)
      if (amount !== undefined) places.push(place)
      after.push(amount ?? after.at(-1) ?? p.amount)
    }
    return { programmeId: p.id, name: p.name, departmentId: p.departmentId, original: p.amount, after, changed: places }
  })
  return {
    editions: shown,
    rows,
    sums: {
      original: rows.reduce((sum, r) => sum + (r.original ?? 0), 0),
      after: shown.map((_, place) => rows.reduce((sum, r) => sum + (r.after[place] ?? 0), 0)),
    },
  }
}
