import type { Db } from '#data/database.ts'
import { may } from '#domain/entry/permissions.ts'
import type { Mine } from './mine.ts'
import { type Found, RECENT_DAYS } from './notice.ts'

/** Requests to change a target: those that wait, to whoever decides; how mine were decided lately. */
export async function targetNotices(db: Db, { user, now, nameOf }: Mine): Promise<Found[]> {
  const since = new Date(now.getTime() - RECENT_DAYS * 86_400_000).toISOString()
  const decides = may(user, 'target.decide')
  const rows = await db
    .selectFrom('target_request as r')
    .innerJoin('indicator as i', 'i.id', 'r.indicator_id')
    .innerJoin('plan as p', 'p.id', 'i.plan_id')
    .select([
      'r.id',
      'r.year',
      'r.state',
      'r.asked_at as askedAt',
      'r.decided_at as decidedAt',
      'r.decided_by as decidedBy',
      'r.decision',
      'i.id as indicatorId',
      'i.name as indicator',
      'i.plan_id as planId',
      'p.bureau_id as bureauId',
      'i.department_id as departmentId',
    ])
    .where((eb) =>
      eb.or([
        ...(decides ? [eb('r.state', '=', 'asked')] : []),
        eb.and([
          eb('r.asked_by_id', '=', user.id),
          eb('r.state', 'in', ['approved', 'returned']),
          eb('r.decided_at', '>=', since),
        ]),
      ]),
    )
    .orderBy('r.id')
    .execute()
  const waiting = rows.filter((r) => r.state === 'asked')
  const last = waiting.at(-1)
  return [
    ...(last === undefined
      ? []
      : [
          {
            kind: 'target-waiting' as const,
            key: `target-waiting:${last.id}`,
            at: last.askedAt,
            count: waiting.length,
            planId: last.planId,
            bureauId: last.bureauId,
          },
        ]),
    ...rows.flatMap((r): Found[] =>
      r.state !== 'approved' && r.state !== 'returned'
        ? []
        : [
            {
              kind: 'target-decided',
              key: `target-decided:${r.id}`,
              at: r.decidedAt ?? '',
              approved: r.state === 'approved',
              indicatorId: r.indicatorId,
              indicator: r.indicator,
              departmentId: r.departmentId,
              department: nameOf(r.departmentId),
              year: r.year,
              month: 0,
              by: r.decidedBy ?? '',
              reason: r.decision,
            },
          ],
    ),
  ]
}
