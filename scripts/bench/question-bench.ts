import { openStore } from '#data/database.ts'
import type { SignedIn } from '#server/record/writer.ts'
import { ask } from '#server/questions/ask.ts'
import { scratch } from './generate.ts'

const TODAY = '2026-11-20'
const user: SignedIn = {
  id: 'bench',
  name: 'bench',
  username: 'bench',
  role: 'executive',
  departmentIds: [],
  demonstration: true,
}
const middle = (times: readonly number[]) => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0

/**
 * ms a question of one indicator, of one department, and of the whole bureau: `first` with nothing remembered, `again` the next ones
 * while nothing is saved. Medians.
 */
export async function questionBench(data: string, rounds: number): Promise<{ readonly first: number; readonly again: number }> {
  const copy = scratch(data, 'questions')
  const store = openStore(copy.file)
  try {
    const { name } = await store.db.selectFrom('indicator').select('name').orderBy('id').executeTakeFirstOrThrow()
    const questions = [`2024년 ${name} 달성률`, '2024년 미달성 지표', '2024년 달성률이 가장 낮은 지표']
    const timed = async (q: string) => {
      const began = performance.now()
      await ask(store.db, { q, year: 2024 }, user, TODAY)
      return performance.now() - began
    }
    // A new store has nothing on record, so nothing is remembered: each is a first one.
    const first: number[] = []
    for (let round = 0; round < rounds; round += 1) for (const q of questions) first.push(await timed(q))
    await store.db.updateTable('audit_head').set({ seq: 1, hash: 'bench' }).where('id', '=', 1).execute()
    for (const q of questions) await timed(q)
    const again: number[] = []
    for (let round = 0; round < rounds; round += 1) for (const q of questions) again.push(await timed(q))
    return { first: middle(first), again: middle(again) }
  } finally {
    await store.close()
    copy.remove()
  }
}
