import { expect, test } from 'vitest'
import { recordedTables } from '#server/record/recorded-tables.ts'
import { countUnanswered, unanswered } from '#server/questions/unanswered.ts'
import type { SignedIn } from '#server/record/writer.ts'
import { loadRealPlan, onBothStores, useStore } from '../../helpers/stores.ts'

const user: SignedIn = { id: 'kim', name: '김', username: 'kim', role: 'executive', departmentIds: [], demonstration: true }

onBothStores('questions without an answer', (kind) => {
  const store = useStore(kind, loadRealPlan)
  const count = (q: string, today: string, keepWords: boolean) => countUnanswered(store().db, { q }, { user, today, keepWords })

  test('are counted, with their words only where these are kept, and never with who asked', async () => {
    expect(await count('오늘  날씨는?', '2026-11-20', true)).toBe(true)
    expect(await count('오늘 날씨는?', '2026-11-21', true)).toBe(true)
    expect(await count('내일 날씨는?', '2026-11-21', false)).toBe(true)
    expect(await count('1999년 실적', '2026-11-21', false)).toBe(true)
    // What is answered, or asked back, is none.
    expect(await count('자원봉사 활동률 2026 목표', '2026-11-21', true)).toBe(false)
    expect(await count('협력지원 목표', '2026-11-21', true)).toBe(false)
    expect(await count('', '2026-11-21', true)).toBe(false)
    expect(await unanswered(store().db)).toEqual([
      { question: '오늘 날씨는?', reason: 'unknown', asked: 2, firstOn: '2026-11-20', lastOn: '2026-11-21' },
      { question: '', reason: 'no-data', asked: 1, firstOn: '2026-11-21', lastOn: '2026-11-21' },
      { question: '', reason: 'unknown', asked: 1, firstOn: '2026-11-21', lastOn: '2026-11-21' },
    ])
    expect(JSON.stringify(await store().db.selectFrom('unanswered_question').selectAll().execute())).not.toContain('kim')
    expect((await recordedTables(store().db)).map((table) => table.name)).not.toContain('unanswered_question')
  })

  test('of a thousand different ones the rest are counted together', async () => {
    await store()
      .db.insertInto('unanswered_question')
      .values(
        Array.from({ length: 1000 }, (_, index) => ({
          question: `물음 ${index}`,
          reason: 'unknown' as const,
          asked: 1,
          first_on: '2026-01-01',
          last_on: '2026-01-01',
        })),
      )
      .execute()
    const before = await store().db.selectFrom('unanswered_question').select('question').execute()
    await count('모레 날씨는?', '2026-11-22', true)
    expect(await store().db.selectFrom('unanswered_question').select('question').execute()).toHaveLength(before.length)
  })
})
