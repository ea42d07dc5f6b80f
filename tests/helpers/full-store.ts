import { sql } from 'kysely'
import type { Db, Store } from '#data/database.ts'
import { migrate } from '#data/migrate.ts'
import { readConfig } from '#server/config.ts'
import { loadPlanIfEmpty } from '#server/plans/load-if-empty.ts'
import { startRecording } from '#server/record/start-recording.ts'
import { KEY } from './people.ts'
import { scheduleOf } from './procedures.ts'

const AT = '2026-01-02T00:00:00.000Z'
const SHA = 'a'.repeat(64)

/**
 * The real plan with the practice figures and a row in every other recorded table, as they stood when the recording started. Leaves a store that
 * has them.
 */
export async function fullStore(store: Store): Promise<void> {
  await migrate(store)
  if ((await store.db.selectFrom('user').select('id').where('id', '=', 'kim').executeTakeFirst()) !== undefined) return
  await loadPlanIfEmpty(store, { ...readConfig({}), practice: true }, new Date(AT))
  await fillEmpty(store)
  await startRecording(store.db, KEY, new Date(AT))
}

async function fillEmpty({ db, kind }: Store): Promise<void> {
  const flag = kind === 'sqlite' ? 0 : false
  const first = async (table: 'indicator' | 'programme' | 'document' | 'plan' | 'organisation_unit') =>
    (await db.selectFrom(table).select('id').orderBy('id').executeTakeFirstOrThrow()).id
  const indicator = await first('indicator')
  const unit = await first('organisation_unit')
  const value = { indicator_id: indicator, year: 2026, month: 3 }
  const by = { recorded_at: AT, recorded_by: '김하나' }
  const person = { id: 'kim', name: '김하나', email: 'kim@accounts.invalid', username: 'kim', displayUsername: 'kim' }
  await db
    .insertInto('user')
    .values({ ...person, emailVerified: flag, createdAt: AT, updatedAt: AT, role: 'evaluator', demonstration: flag })
    .execute()
  await db.insertInto('user_department').values({ user_id: 'kim', unit_id: unit }).execute()
  await db
    .insertInto('account')
    .values({
      id: 'kim-1',
      userId: 'kim',
      providerId: 'credential',
      accountId: 'kim',
      password: '$argon2id$of-no-use',
      createdAt: AT,
      updatedAt: AT,
    })
    .execute()
  await db
    .insertInto('one_time_link')
    .values({ token_hash: SHA, purpose: 'reset', user_id: 'kim', expires_at: AT, used_at: null })
    .execute()
  await db
    .insertInto('deputy')
    .values({
      unit_id: unit,
      user_id: 'kim',
      task: 'enter',
      from_on: '2026-01-01',
      to_on: '2026-02-01',
      reason: '출장',
      ...by,
      ended_at: null,
    })
    .execute()
  await db
    .insertInto('entry_period')
    .values({ unit_id: unit, year: 2026, frequency: 'month', month: 3, opens_on: null, closes_on: null, status: 'open', ...by })
    .execute()
  await db
    .insertInto('setting')
    .values({ name: 'entry-rules', value: '{}', effective_from: '2026-01-01', reason: '시험', ...by })
    .execute()
  const event = await db
    .insertInto('reorganisation')
    .values({
      version: 2,
      state: 'applied',
      title: '2026년 1월 개편',
      ordinance: '행정기구 설치 조례',
      ordinance_number: '제1호',
      decided: '제1회 정례회',
      effective_on: '2026-01-01',
      source: '공포문',
      content: '{}',
      effects: '{}',
      created_at: AT,
      created_by: '김하나',
      created_by_id: 'kim',
      applied_at: AT,
      applied_by: '김하나',
      applied_by_id: 'kim',
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const effective = '2026-01-01'
  await db
    .insertInto('indicator_definition')
    .values({
      indicator_id: indicator,
      field: 'direction',
      value: 'higher',
      effective_from: '2026-01-01',
      reason: '시험',
      ...by,
    })
    .execute()
  await db
    .insertInto('organisation_succession')
    .values({
      predecessor_id: unit,
      successor_id: unit + 1,
      kind: 'split',
      effective_on: effective,
      source: '조례',
      event_id: event.id,
    })
    .execute()
  const moved = { from_unit_id: unit, to_unit_id: unit + 1 }
  await db
    .insertInto('organisation_assignment')
    .values({ ...moved, event_id: event.id, subject_kind: 'indicator', subject_id: indicator, from_on: effective })
    .execute()
  await db
    .insertInto('budget_movement_list')
    .values({ year: 2026, quarter: 1, filed_on: '2026-04-10', note: '', ...by, recorded_by_id: 'kim' })
    .execute()
  await db
    .insertInto('budget_movement')
    .values({
      ...moved,
      year: 2026,
      amount: 100,
      unit_won: 1000,
      moved_on: effective,
      basis: '조례',
      event_id: event.id,
      note: '',
      ...by,
      recorded_by_id: 'kim',
    })
    .execute()
  await db
    .insertInto('evidence')
    .values({
      ...value,
      kind: 'link',
      title: '결과보고',
      url: 'https://example.invalid/1',
      scan: 'none',
      added_at: AT,
      added_by: '김하나',
    })
    .execute()
  const activity = await db.selectFrom('activity').select(['id', 'department_id']).orderBy('id').executeTakeFirstOrThrow()
  await db
    .insertInto('activity_series')
    .values({ version: 1, department_id: activity.department_id, name: '교류회의', cycle: 'year', ...by })
    .execute()
  await db
    .insertInto('activity_follow_up')
    .values({ version: 1, activity_id: activity.id, text: '사례집 교환', state: 'open', ...by })
    .execute()
  const comment = await db
    .insertInto('value_comment')
    .values({ ...value, text: '확인', written_at: AT, written_by: '김하나', written_by_id: 'kim' })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db
    .insertInto('value_comment_act')
    .values({ ...value, act: 'resolve', comment_id: comment.id, ...by, recorded_by_id: 'kim' })
    .execute()
  const upload = await db
    .insertInto('budget_upload')
    .values({
      plan_id: await first('plan'),
      document_id: await first('document'),
      file_name: '예산.xlsx',
      ...by,
      recorded_by_id: 'kim',
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const execution = {
    programme_id: await first('programme'),
    year: 2026,
    amount: 100,
    unit_won: 1000,
    as_of: '2026-03-31',
  } as const
  await db.insertInto('budget_execution').values(execution).execute()
  await db
    .insertInto('budget_upload_change')
    .values({ upload_id: upload.id, subject: 'budget_execution', subject_id: 1, after_amount: 100 })
    .execute()
  const plan = await first('plan')
  await db
    .insertInto('plan_correction')
    .values({
      plan_id: plan,
      subject: 'indicator',
      subject_id: indicator,
      field: 'name',
      before: '전복',
      after: '전북',
      reason: '오기',
      ...by,
      recorded_by_id: 'kim',
    })
    .execute()
  const supplementary = await db
    .insertInto('supplementary_budget')
    .values({
      plan_id: plan,
      number: 1,
      version: 1,
      status: 'draft',
      council_meeting: null,
      council_number: null,
      decided_on: null,
      evidence: null,
      ...by,
      recorded_by_id: 'kim',
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db
    .insertInto('supplementary_amount')
    .values({
      supplementary_id: supplementary.id,
      programme_id: await first('programme'),
      project_id: null,
      amount: 100,
      unit_won: 1000,
    })
    .execute()
  await db
    .insertInto('target_request')
    .values({
      indicator_id: indicator,
      year: 2026,
      from_kind: 'set',
      from_value: 1,
      to_kind: 'set',
      to_value: 2,
      reason_code: 'law',
      reason: '법령 개정',
      evidence: '법률',
      effective_on: '2026-07-01',
      supplementary_id: null,
      asked_at: AT,
      asked_by: '김하나',
      asked_by_id: 'kim',
      version: 1,
      state: 'asked',
    })
    .execute()
  // The SHA-256 of nothing.
  const sha256 = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'
  await db
    .insertInto('import_file')
    .values({ sha256, bytes: Buffer.alloc(0) })
    .execute()
  const draft = await db
    .insertInto('import_draft')
    .values({
      version: 1,
      state: 'uploaded',
      file_name: '성과계획서.hwpx',
      sha256,
      size: 1,
      uploaded_at: AT,
      uploaded_by: '김하나',
      uploaded_by_id: 'kim',
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const decided = { draft_id: draft.id, ...by, recorded_by_id: 'kim' }
  await db
    .insertInto('import_correction')
    .values({ ...decided, path: 'indicators/i1/weight', value: '30' })
    .execute()
  await db
    .insertInto('import_decision')
    .values({ ...decided, subject: 'match:i1', decision: 'accepted', word: null })
    .execute()
  await db
    .insertInto('import_rule')
    .values({ ...decided, table_words: '사업명|예산', block: 3, rule: null, remembered_from: null })
    .execute()
  const said = { decided_at: AT, decided_by: '김하나' }
  await db
    .insertInto('plan_draft')
    .values({ plan_id: plan, from_plan_id: plan, made_at: AT, made_by: '김하나', made_by_id: 'kim', edits: 1 })
    .execute()
  await db
    .insertInto('draft_decision')
    .values({ plan_id: plan, lineage_id: 1, department_id: unit, decision: 'keep', reason: null, dropped: null, ...said })
    .execute()
  await db
    .insertInto('draft_department')
    .values({ plan_id: plan, department_id: unit, done_at: AT, done_by: '김하나', done_by_id: 'kim' })
    .execute()
  await db
    .insertInto('calendar_record')
    .values({
      bureau_id: unit,
      fiscal_year: 2026,
      step: 'council-decision',
      done_on: '2025-12-16',
      note: '제415회',
      ...by,
      recorded_by_id: 'kim',
    })
    .execute()
  const of = { schedule_id: await scheduleOf(db, unit) }
  const step = await db
    .insertInto('schedule_step')
    .values({ ...of, sort_order: 1, name: '준공' })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db
    .insertInto('schedule_baseline')
    .values({ ...of, number: 1, reason: null, ...by, recorded_by_id: 'kim' })
    .execute()
  await db.insertInto('schedule_baseline_step').values({ step_id: step.id, number: 1, due: '2026-11', due_text: null }).execute()
  await db
    .insertInto('schedule_payment')
    .values({ ...of, kind: 'advance', amount: 1_000_000, paid_on: '2026-03-02' })
    .execute()
  await db
    .insertInto('schedule_revision')
    .values({ ...of, version: 1, act: 'add', step_id: null, entry: '{}', reason: null, ...by, recorded_by_id: 'kim' })
    .execute()
  await fillServices(db, unit, by)
}

async function fillServices(
  db: Db,
  unit: number,
  by: { readonly recorded_at: string; readonly recorded_by: string },
): Promise<void> {
  const document = await db
    .insertInto('service_document')
    .values({ title: '이행표준', file_name: '이행표준.hwpx', sha256: SHA, ...by, recorded_by_id: 'kim' })
    .returning('id')
    .executeTakeFirstOrThrow()
  const chapter = await db
    .insertInto('service_chapter')
    .values({ version: 1, department_id: unit, sort_order: 1, name: '정착 지원', printed_name: null, document_id: document.id })
    .returning('id')
    .executeTakeFirstOrThrow()
  const row = {
    lineage_id: 1,
    version: 1,
    chapter_id: chapter.id,
    department_id: unit,
    sort_order: 1,
    valid_from: '2026-01-01',
    valid_to: null,
  }
  const facts = {
    audience: null,
    channel: null,
    documents: null,
    hours: null,
    languages: null,
    fee: null,
    basis: null,
    email: null,
  }
  const service = await db
    .insertInto('service')
    .values({ ...row, ...facts, name: '통역 지원', printed_name: null, team: '체류지원 담당', fax: null, is_open: 1 })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db.insertInto('service_phone').values({ service_id: service.id, sort_order: 1, number: '031-000-1000' }).execute()
  const texts = {
    mark: '가',
    heading: '정착',
    printed_heading: null,
    text: '제때 지원',
    standard: null,
    measure: null,
    remedy: null,
  }
  await db
    .insertInto('commitment')
    .values({
      ...row,
      ...texts,
      kind: 'within-days',
      days: 3,
      target: 95,
      frequency: 'quarter',
      service_lineage: 1,
      indicator_lineage: 1,
    })
    .execute()
  const result = await db
    .insertInto('commitment_result')
    .values({ version: 1, commitment_lineage: 1, year: 2026, month: 3, requests: 1, met: 1, value: null, cause: null })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db
    .insertInto('commitment_case')
    .values({ result_id: result.id, line: 1, received_on: '2026-01-05', finished_on: '2026-01-06', cause: null })
    .execute()
  await db
    .insertInto('holiday')
    .values({ day: '2026-07-20', name: '임시공휴일', ...by })
    .execute()
  await db
    .insertInto('service_revision')
    .values({ subject: 'service', subject_id: service.id, version: 1, entry: '{}', reason: null, ...by, recorded_by_id: 'kim' })
    .execute()
}

/** How many rows a table has. */
export const rowsIn = async ({ db }: Store, table: string): Promise<number> =>
  (await sql<{ n: number }>`select count(*) as n from ${sql.table(table)}`.execute(db)).rows[0]?.n ?? 0
