import { describe, expect, test } from 'vitest'
import { spoken } from '#client/spoken.ts'

describe('a text as it is said', () => {
  test.each([
    ['△0.1%p (98.2%)', '마이너스 0.1%포인트 (98.2%)'],
    ['자원봉사 활동률(−3.93점)', '자원봉사 활동률(마이너스 3.93점)'],
    ['35 → 40', '35에서 40'],
    ['실적 5 → 미입력 되돌림', '실적 5에서 미입력 되돌림'],
    ['→ 다음 해 2월 15일', '변경 후 다음 해 2월 15일'],
    ['–', '없음'],
    ['평점 상한(%) 100 → –, 등급 S', '평점 상한(%) 100에서 없음, 등급 S'],
    ['차이(현원 − 정원)', '차이(현원 마이너스 정원)'],
    ['16,457 ≠ 16,458', '16,457 다름 16,458'],
    ['↑↓ 이동 · Enter 열기', '위 화살표 아래 화살표 이동 · Enter 열기'],
    ['← → 넘김', '왼쪽 화살표 오른쪽 화살표 넘김'],
  ])('%s', (shown, said) => expect(spoken(shown, 'ko').trim()).toBe(said))

  test.each([
    ['△459', '459 감소'],
    ['+564', '564 증가'],
    ['△627(△4.05%)', '627 감소(4.05% 감소)'],
    ['△3회, △1.5%p', '3회 감소, 1.5%포인트 감소'],
    ['0', '0'],
  ])('a change: %s', (shown, said) => expect(spoken(shown, 'ko', 'change')).toBe(said))

  test('names that are masked, ranges and ordinary hyphens stay as they are', () => {
    for (const text of ['○○부 △△국', '2024–2028', '2026-11-29', 'Ctrl+Enter', '070-1234'])
      for (const reading of ['figure', 'change'] as const) expect(spoken(text, 'ko', reading)).toBe(text)
  })

  test('in English as well', () => {
    expect(spoken('△0.1%p', 'en')).toBe('minus 0.1% points')
    expect(spoken('△459', 'en', 'change')).toBe('459 down')
    expect(spoken('35 → –', 'en')).toBe('35 to none')
  })
})
