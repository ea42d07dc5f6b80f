import { expect, test } from 'vitest'
import { DATA_CHANGES, dataChangesText } from '#domain/words/data-day.ts'

test('what changed is said in the order of its weight, two kinds by name', () => {
  expect(dataChangesText([{ kind: 'confirmed', count: 3 }])).toEqual({ ko: '실적 3건 확정', en: '3 results confirmed' })
  expect(
    dataChangesText([
      { kind: 'budget', count: 1 },
      { kind: 'target', count: 1 },
      { kind: 'submitted', count: 2 },
    ]),
  ).toEqual({ ko: '실적 2건 제출, 목표 1건 변경 외 1가지', en: '2 results submitted, 1 target changed and 1 other kind' })
})

test('a load is named as a load, and every kind has words', () => {
  const ko = DATA_CHANGES.map((kind) => dataChangesText([{ kind, count: 4 }]).ko)
  expect(ko).toContain('실적 4건 문서에서 읽음')
  expect(ko).toContain('성과계획서 문서에서 읽음')
  expect(new Set(ko).size).toBe(DATA_CHANGES.length)
})
