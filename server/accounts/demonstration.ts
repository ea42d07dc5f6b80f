import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '#data/database.ts'
import type { Role } from '#domain/entry/permissions.ts'
import type { Config } from '../config.ts'
import { secretFile, secretMade } from './secret.ts'
import { appendAudit, hasBareChanges, lockWriters } from '../record/record.ts'

export const demonstrationName = (role: Role) => `demonstration-${role}`

const NAMES: Record<Role, string> = {
  executive: '국장 (시연)',
  head: '과장 (시연)',
  evaluator: '성과담당 (시연)',
  administrator: '기획담당 (시연)',
}

export const hasAdministrator = async (db: Db) => {
  const rows = await db.selectFrom('user').select('demonstration').where('role', '=', 'administrator').execute()
  return rows.some((r) => !r.demonstration)
}

/**
 * Decides whether this start is the demonstration: only where nothing hints at other people. readConfig refuses every address that others
 * reach. A database in which a person has an account never opens without a password, nor does one without any account
 * beside a secret that is older than itself, or one of the settings: that is an office's store that was emptied. Returns why not, to be
 * printed, where somebody could wonder. Throws when the demonstration is asked for by name all the same.
 */
export async function decideDemonstration(
  db: Db,
  config: Pick<Config, 'signIn' | 'authSecret' | 'practice' | 'localFolder'>,
): Promise<{ readonly on: boolean; readonly why: string | null }> {
  if (config.signIn === 'accounts') return { on: false, why: null }
  const asked = config.signIn === 'demonstration'
  const users = await db.selectFrom('user').select('demonstration').execute()
  if (users.some((user) => !user.demonstration)) {
    if (!asked) return { on: false, why: null }
    throw new Error(
      '이 데이터베이스에는 실제 계정이 있어 시연 모드를 열 수 없습니다. (The demonstration mode is refused: real accounts exist.)',
    )
  }
  // A secret given in the same breath as the wish for a demonstration is no relic.
  const older = !config.practice && (secretMade(config)?.getTime() ?? Infinity) < (await storeMade(db)).getTime()
  const given = !config.practice && !asked && config.authSecret !== null
  if (users.length > 0 || !(older || given)) return { on: true, why: null }
  const why =
    '서버의 비밀값은 있는데 데이터베이스가 비어 있어 시연 모드를 열지 않습니다. 쓰던 자료가 있으면 백업에서 복구하십시오. ' +
    `처음부터 시연하려면 ${secretFile(config)} 파일과 AUTH_SECRET 설정을 없앤 뒤 다시 시작하십시오. ` +
    '(A secret beside an empty database: no demonstration. Restore the backup, or remove the secret to start anew.)'
  if (asked) throw new Error(why)
  return { on: false, why }
}

/** When the store got its first table. */
async function storeMade(db: Db): Promise<Date> {
  const { rows } = await sql<{ at: string }>`select min("timestamp") as at from kysely_migration`.execute(db)
  return new Date(rows[0]?.at ?? 0)
}

/**
 * Keeps the four demonstration accounts when the mode is on, and removes them with their sessions when it is off.
 * They have no password, so that no other door opens with them. Head and evaluator belong to the first department.
 */
export async function settleDemonstration(db: Db, kind: 'sqlite' | 'postgres', on: boolean, auditKey: string): Promise<void> {
  const flag = (value: boolean) => (kind === 'sqlite' ? Number(value) : value)
  // Most starts find it so, and need not write.
  if (await isSettled(db, flag(true), on)) return
  await db.transaction().execute(async (trx) => {
    await lockWriters(trx)
    if (!on) {
      await trx.deleteFrom('user').where('demonstration', '=', flag(true)).execute()
      return recordChange(trx, auditKey)
    }
    const department = await firstDepartment(trx)
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

async function isSettled(db: Db, demonstration: boolean | number, on: boolean): Promise<boolean> {
  const there = await db
    .selectFrom('user as u')
    .leftJoin('user_department as d', 'd.user_id', 'u.id')
    .where('u.demonstration', '=', demonstration)
    .select(['u.username', 'd.unit_id'])
    .execute()
  if (!on) return there.length === 0
  const department = await firstDepartment(db)
  return Object.keys(NAMES).every((role) => {
    const belongs = department !== undefined && (role === 'head' || role === 'evaluator')
    return there.some((user) => user.username === `demonstration-${role}` && (!belongs || user.unit_id === department.id))
  })
}

const firstDepartment = (db: Db) =>
  db.selectFrom('organisation_unit').select('id').where('kind', '=', 'department').orderBy('id').executeTakeFirst()

async function recordChange(trx: Db, auditKey: string): Promise<void> {
  if (!(await hasBareChanges(trx))) return
  const actor = { id: null, name: '서버 시작', role: null }
  await appendAudit(trx, auditKey, { at: new Date(), actor, act: 'account.demonstration', subject: 'account:?' })
}
