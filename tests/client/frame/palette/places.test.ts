import { describe, expect, it } from 'vitest'
import { type Role, ROLES } from '#domain/entry/permissions.ts'
import { grouped, matches } from '#client/frame/palette/match.ts'
import { placesFor } from '#client/frame/palette/places.ts'
import { pagesOf } from '#client/frame/pages.ts'

const user = (role: Role) => ({ role, departmentIds: [1] })
const names = (q: string, role: Role = 'administrator', language: 'ko' | 'en' = 'ko') =>
  placesFor(q, user(role), null, language).map((place) => place.name)

describe('pages and acts', () => {
  it.each([
    ['검토', 'head', ['검토·확정', '실적 확정·반려']],
    [
      '마감',
      'administrator',
      ['마감 현황', '입력 기간·규칙', '기한 지난 것 보기', '입력 기간 열기·마감', '지표별 집계 완료일·측정 방법'],
    ],
    ['추경', 'executive', ['추가경정예산(추경)']],
    ['개인정보', 'evaluator', ['내 계정·비밀번호']],
    ['개인정보', 'administrator', ['감사기록', '감사기록 찾기·내려받기', '내 계정·비밀번호']],
    ['ㅅㅈㅇㄹ', 'evaluator', ['실적 입력']],
    ['목표 변경', 'executive', []],
    ['excel', 'evaluator', ['실적 파일 올리기']],
    ['approve', 'head', ['검토·확정', '실적 확정·반려']],
  ] as const)('%j for the %s', (q, role, expected) => {
    const found = names(q, role)
    for (const name of expected) expect(found).toContain(name)
    if (expected.length === 0) expect(found).toEqual([])
  })
  it('are those of the person alone, in the language of the screen', () => {
    expect(names('감사기록', 'head')).toEqual([])
    expect(names('계정 만들기', 'evaluator')).toEqual([])
    expect(names('실적 제출', 'administrator')).toEqual([])
    expect(names('audit', 'administrator', 'en')).toContain('Audit record')
    expect(names('감사', 'administrator', 'en')).toContain('Audit record')
    for (const role of ROLES)
      for (const act of placesFor('', user(role), null, 'ko')) expect([role, act.kind]).toEqual([role, 'page'])
  })
  it('are every page of the navigation, by its own name', () => {
    for (const role of ROLES) {
      const { daily, services, cycle } = pagesOf(user(role))
      const ids = placesFor('', user(role), null, 'ko').map((place) => place.id)
      expect(ids).toEqual(['overview', 'budget', ...daily, ...services, 'schedules', ...cycle, 'differences', 'ask'])
    }
    expect(placesFor('도정', user('executive'), '도정 종합현황', 'ko').map((p) => p.id)).toContain('government')
  })
})

describe('the order of the answer', () => {
  const thing = { kind: 'programme', id: 1, name: '예산 관리', within: '', departmentId: 1, bureauId: 1 } as const
  it('begins with the page that is called so, and ends with what is only meant', () => {
    const kinds = (q: string) => grouped([thing], placesFor(q, user('executive'), null, 'ko'), q).map((g) => g.kind)
    expect(kinds('예산')[0]).toBe('page')
    expect(kinds('돈')).toEqual(['programme', 'page'])
    expect(kinds('')).toEqual(['programme', 'page'])
  })
  it('matches every word, without blanks and dots, and initials', () => {
    expect(matches('검토·확정', '검토확정')).toBe(true)
    expect(matches('검토·확정', 'ㄱㅌ 확정')).toBe(true)
    expect(matches('검토·확정', '검토 반려')).toBe(false)
  })
})
