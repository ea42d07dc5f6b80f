import { randomUUID } from 'node:crypto'
import type { Db } from '#data/database.ts'
import type { Role } from '#domain/entry/permissions.ts'
import type { Config } from '../config.ts'
import { appendAudit, hasBareChanges, lockWriters } from '../record/record.ts'

export const demonstrationName = (role: Role) => `demonstration-${role}`

const NAMES: Record<Role, string> = {
  executive: '국장 (시연)',
  head: '과장 (시연)',
  evaluator: '성과담당 (시연)',
  administrator: '기획담당 (시연)',
}

/** Whether a person other than the demonstration's has an account. */
async function hasPeople(db: Db): Promise<boolean> {
  const rows = await db.selectFrom('user').select('demonstration').execute()
  return rows.some((r) => !r.demonstration)
}

export const hasAdministrator = async (db: Db) => {
  const rows = await db.selectFrom('user').select('demonstration').where('role', '=', 'administrator').execute()
  return rows.some((r) => !r.demonstration)
}

/**
 * Decides whether this start is the demonstration: only on loopback (readConfig refuses the rest), and never on a
 * database in which a person already has an account, unless that is asked for by name, which then is refused.
 */
export async function decideDemonstration(db: Db, config: Config): Promise<boolean> {
  if (config.signIn === 'accounts') return false
  const people = await hasPeople(db)
  if (people && config.signIn === 'demonstration') {
    throw new Error(
      '이 데이터베이스에는 실제 계정이 있어 시연 모드를 열 수 없습니다. (The demonstration mode is refused: real accounts exist.)',
    )
  }
  return !people
}

/**
 * Keeps the four demonstration accounts when the mode is on, and removes them with their sessions when it is off.
 * They have no password, so that no other door opens with them. Head and evaluator belong to the first department.
 */
export async function settleDemonstration(db: Db, kind: 'sqlite' | 'postgres', on: boolean, auditKey: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await lockWriters(trx)
    const flag = (value: boolean) => (kind === 'sqlite' ? Number(value) : value)
    if (!on) {
      await trx.deleteFrom('user').where('demonstration', '=', flag(true)).execute()
      return recordChange(trx, auditKey)
    }
    const department = await trx
      .selectFrom('organisation_unit')
      .select('id')
      .where('kind', '=', 'department')
      .orderBy('id')
      .executeTakeFirst()
    const now = new Date().toISOString()
    for (const [role, name] of Object.entries(NAMES)) {
      const username = `demonstration-${role}`
      await trx
        .insertInto('user')
        .values({
          id: randomUUID(),
          name,
          email: `${username}@accounts.invalid`,
          username,
          displayUsername: username,
          emailVerified: flag(false),
          createdAt: now,
          updatedAt: now,
          role,
          demonstration: flag(true),
        })
        .onConflict((oc) => oc.doNothing())
        .execute()
      // Another server may have made it in the meantime, under its own id.
      const { id } = await trx.selectFrom('user').select('id').where('username', '=', username).executeTakeFirstOrThrow()
      if (department && (role === 'head' || role === 'evaluator')) {
        await trx
          .insertInto('user_department')
          .values({ user_id: id, unit_id: department.id })
          .onConflict((oc) => oc.doNothing())
          .execute()
      }
    }
    await recordChange(trx, auditKey)
  })
}

async function recordChange(trx: Db, auditKey: string): Promise<void> {
  if (!(await hasBareChanges(trx))) return
  const actor = { id: null, name: '서버 시작', role: null }
  await appendAudit(trx, auditKey, { at: new Date(), actor, act: 'account.demonstration', subject: 'account:?' })
}
