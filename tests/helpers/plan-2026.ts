import type { Direction, IndicatorKind, ScoringInput } from '#domain/scoring/indicator.ts'

/** The twelve indicators as printed, lines 99–116 of the plan: [name, kind, weight, unit, targets 2024…2028, actual 2024]. */
type Row = readonly [string, IndicatorKind, number, string, readonly [number, number, number, number, number], number]

export const PLAN: Readonly<Record<string, readonly Row[]>> = {
  대외협력과: [
    ['정무활동 및 당정협력 강화', 'general', 30, '회', [11, 11, 11, 11, 11], 11],
    ['민간단체 및 출향도민 협력 강화', 'general', 30, '회', [33, 33, 33, 33, 33], 38],
    ['자원봉사 활동률', 'key', 40, '%', [6, 5.5, 5.5, 5.5, 5.5], 5.41],
  ],
  외국인국제정책과: [
    ['지역특화형 비자·숙련기능인력 대상자 모집 인원', 'key', 35, '명', [0, 200, 200, 220, 220], 0],
    ['외국인 주민 정착 지원 활동 및 상담 지원', 'key', 35, '회', [0, 5, 5, 6, 6], 0],
    ['자매우호결연지역 등 교류횟수', 'general', 30, '회', [47, 47, 47, 47, 47], 47],
  ],
  소통기획과: [
    ['도정 핵심사업 인지도', 'key', 40, '%', [88.6, 87.5, 87.5, 87.5, 87.5], 86.1],
    ['도 대표 블로그 방문횟수', 'key', 25, '회', [1970000, 1970000, 1970000, 1970000, 1970000], 2076141],
    ['도정홍보 영상물 도민접촉률', 'key', 35, '%', [86.5, 86.5, 86.5, 86.5, 86.5], 90.1],
  ],
  중앙협력본부: [
    ['수도권 주요기관과 유기적 네트워크 구축', 'key', 40, '회', [90, 90, 90, 90, 90], 94],
    ['세종지역 주요업무 협력지원', 'general', 30, '회', [64, 64, 64, 64, 64], 64],
    ['수도권지역 주요업무 협력지원', 'general', 30, '회', [30, 30, 30, 30, 30], 31],
  ],
}

/** A department's indicators with their 2024 targets and final actuals. */
export function scoring2024(department: string): ScoringInput[] {
  return (PLAN[department] ?? []).map(([name, kind, weight, unit, targets, actual], index) => ({
    id: index + 1,
    code: `${department}-${index + 1}`,
    name,
    unit,
    kind,
    weight,
    direction: 'higher' as Direction,
    target: { kind: 'set', value: targets[0] },
    actual: { kind: 'measured', value: actual, finality: 'final' },
  }))
}

export const DEPARTMENTS = Object.keys(PLAN)
