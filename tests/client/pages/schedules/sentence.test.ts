import { expect, test } from 'vitest'
import { sentences } from '#client/pages/schedules/messages.ts'
import { sentenceOf } from '#client/pages/schedules/sentence.ts'
import { scheduleStanding, type StepFacts } from '#domain/schedules/standing.ts'

// The Korean of every sentence, as the screen has it.
const t = Object.fromEntries(Object.entries(sentences).map(([key, text]) => [key, text.ko])) as Parameters<typeof sentenceOf>[1]
const step = (planned: string, more: Partial<StepFacts> = {}): StepFacts => ({
  planned,
  replanned: planned,
  forecast: null,
  doneOn: null,
  measured: null,
  weight: null,
  ...more,
})
const said = (facts: readonly StepFacts[], today: string, status: 'open' | 'stopped' = 'open') =>
  sentenceOf(
    {
      standing: scheduleStanding(facts, today),
      steps: facts.map((one, at) => ({ ...one, name: ['시범운영', '준공'][at] ?? '' })),
      status,
      endedOn: status === 'stopped' ? today : null,
    },
    t,
  ).join(' ')

test.each([
  [[step('2025-11', { forecast: '2025-12-19' }), step('2026-06')], '시범운영은 19일 늦을 것으로 보입니다. 종료는 그대로입니다.'],
  [
    [step('2025-11', { forecast: '2025-12-19' }), step('2026-06', { forecast: '2026-07-10' })],
    '시범운영은 19일 늦을 것으로 보입니다. 종료는 10일 늦을 것으로 보입니다.',
  ],
  [[step('2025-11'), step('2026-06')], '시범운영은 기한이 8일 지났습니다. 종료는 그대로입니다.'],
  [[step('2026-01'), step('2026-06', { forecast: '2026-07-10' })], '준공은 10일 늦을 것으로 보입니다.'],
  [[step('2026-01'), step('2026-06')], '모든 단계가 당초 계획대로입니다.'],
  [[step('2025-11', { doneOn: '2025-12-07' })], '당초 계획보다 7일 늦게 마쳤습니다.'],
  [[step('2025-11', { doneOn: '2025-11-07' })], '당초 계획대로 마쳤습니다.'],
  [[], '기한이 정해진 단계가 없어 판단할 수 없습니다.'],
])('%#: %s', (facts, sentence) => expect(said(facts, '2025-12-08')).toBe(sentence))

test('one that was stopped says so and nothing more', () => {
  expect(said([step('2025-11')], '2025-12-08', 'stopped')).toBe('2025. 12. 8. 중단했습니다.')
})
