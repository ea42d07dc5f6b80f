import type { Db, Store } from '#data/database.ts'
import { commandLine } from '../built.ts'
import type { Config } from '../config.ts'
import { appendAudit, hasBareChanges, lockWriters } from '../record/record.ts'

/**
 * Loads the configured plan into a store that has none, on record where a key is given. Returns what to tell, or null when
 * there was nothing to do.
 */
export async function loadPlanIfEmpty(
  store: Store,
  config: Pick<Config, 'planFolder' | 'practice'> &
    Partial<Pick<Config, 'practiceBureaus' | 'practiceDocuments' | 'practiceReorganisation'>>,
  now: Date,
  auditKey?: string,
): Promise<string | null> {
  const { db } = store
  if ((await hasPlan(db)) && (await isClaimed(db, config.practice))) return null
  // What reads and writes a plan is of no use to the starts that come after the first.
  const [{ loadPlan }, { readPlanFiles }, { practiceByDay, readPractice, writePractice }] = await Promise.all([
    import('./load-plan.ts'),
    import('./plan-files.ts'),
    import('./practice.ts'),
  ])
  const { readScenario, writeScenario } = await import('./practice-reorganisation.ts')
  const scenario = config.practice && config.practiceReorganisation === true ? readScenario() : null
  const files = config.planFolder && scenario === null && !(await hasPlan(db)) ? readPlanFiles(config.planFolder) : null
  const practice = files && config.practice ? readPractice() : null
  const loaded = await db.transaction().execute(async (trx) => {
    // Two servers that start together on one empty store: the second waits here and then finds the plan.
    await lockWriters(trx)
    await claim(trx, config.practice, now)
    const empty = !(await hasPlan(trx))
    const load = files !== null && empty ? files : null
    if (scenario !== null && empty) await writeScenario(trx, scenario)
    const days = load && practice ? practiceByDay(practice) : []
    // The practice was lived through from its first day on, so that its past can be looked at.
    const begun = earlier(days[0]?.day, now)
    if (load) await loadPlan(trx, load, begun)
    if (load && practice && config.practiceBureaus === true)
      await (await import('./practice-bureaus.ts')).writePracticeBureaus(trx)
    if (load && practice && config.practiceDocuments === true)
      await (await import('./practice-documents.ts')).writePracticeDocuments(trx)
    await onRecord(trx, auditKey, begun, load)
    for (const { day, rows } of days) {
      await writePractice(trx, rows)
      await onRecord(trx, auditKey, earlier(day, now), { ...rows, indicators: [], programmes: [], projects: [] })
    }
    return load
  })
  if (!loaded) return null
  const told = `성과계획서를 불러왔습니다: 지표 ${loaded.indicators.length}개, 단위사업 ${loaded.programmes.length}개, 세부사업 ${loaded.projects.length}개`
  return practice
    ? `${told}. 연습용으로 지어낸 실적 ${practice.actuals.length}건을 더했습니다 (invented practice figures added)`
    : told
}

/** In the evening of a day in Seoul, or now where that has not come. */
const earlier = (day: string | undefined, now: Date): Date =>
  day === undefined ? now : new Date(Math.min(now.getTime(), Date.parse(`${day}T09:00:00.000Z`)))

/** Seals what was loaded, or what this database is for where nothing was. */
async function onRecord(
  trx: Db,
  auditKey: string | undefined,
  at: Date,
  loaded:
    | (Readonly<Record<'indicators' | 'programmes' | 'projects', readonly unknown[]>> & {
        readonly actuals?: readonly unknown[]
        readonly activities?: readonly unknown[]
      })
    | null,
): Promise<void> {
  if (auditKey === undefined || !(await hasBareChanges(trx))) return
  const actor = { id: null, name: '서버 시작', role: null }
  const counts =
    loaded &&
    Object.fromEntries(
      (['indicators', 'programmes', 'projects', 'actuals', 'activities'] as const).flatMap((of) => {
        const many = loaded[of]?.length ?? 0
        return many === 0 ? [] : [[of, many]]
      }),
    )
  const act = loaded ? 'import.load' : 'setting.installation'
  await appendAudit(trx, auditKey, { at, actor, act, subject: loaded ? 'import' : 'setting', after: counts })
}

const hasPlan = async (db: Db) => (await db.selectFrom('plan').select('id').limit(1).executeTakeFirst()) !== undefined

const isClaimed = async (db: Db, practice: boolean) => {
  const claimed = await db.selectFrom('installation').select('practice').executeTakeFirst()
  return claimed !== undefined && Boolean(claimed.practice) === practice
}

/** Says what this database is for at its first use, and holds it to that ever after. */
async function claim(db: Db, practice: boolean, now: Date): Promise<void> {
  await db
    .insertInto('installation')
    .values({ id: 1, created_at: now.toISOString(), practice: Number(practice) })
    .onConflict((oc) => oc.doNothing())
    .execute()
  const installation = await db.selectFrom('installation').select('practice').executeTakeFirstOrThrow()
  if (Boolean(installation.practice) === practice) return
  throw new Error(
    installation.practice
      ? `연습 데이터베이스입니다. ${commandLine('practice')}로 여십시오. (This is the practice database; open it with that command.)`
      : '실제 계획이 든 데이터베이스에는 연습 자료를 넣지 않습니다. (Practice data never goes into a real database.)',
  )
}
