import type { Db } from '#data/database.ts'
import { DEFAULT_POLICY, type ScoringPolicy } from '#domain/scoring/policy.ts'
import { compiledOnce } from '../../data/compiled-once.ts'

const rulesInForce = compiledOnce((db, { today }: { today: string }) =>
  db
    .selectFrom('scoring_policy')
    .select('rules')
    .where('effective_from', '<=', today)
    .orderBy('effective_from', 'desc')
    .orderBy('id', 'desc')
    .limit(1),
)

/** The scoring policy in force on `today`: the newest whose effective date has come. */
export async function policyInForce(db: Db, today: string): Promise<ScoringPolicy> {
  const [row] = await rulesInForce(db, { today })
  // Written only by this product, from a checked ScoringPolicy.
  return row ? (JSON.parse(row.rules) as ScoringPolicy) : DEFAULT_POLICY
}
