import { formatDateTime } from '../../../format.ts'
import type { Language, Texts } from '../../../language.tsx'
import type { Outputs } from '../../../trpc.ts'
import type { originMessages } from './messages.ts'
import type { RepairKind } from '../../../../server/imports/records.ts'

export type Origin = Outputs['budgets']['origins'][number]
type Words = Texts<typeof originMessages>

/**
 * Page, sheet and cell, or line: whatever the format of the document has. Null when it has none: the lines of a copy typed by hand
 * are nowhere to be seen, its table, row and column are what the reader finds in the print.
 */
export function placeOf({ sheet, address, page, line, importId }: Origin, t: Words): string | null {
  const parts = [
    ...(sheet === null ? [] : [t.sheet(sheet)]),
    ...(address === null ? [] : [address]),
    ...(page === null ? [] : [t.page(page)]),
  ]
  if (sheet === null && line !== null && importId !== null) parts.push(t.line(line))
  return parts.length === 0 ? null : parts.join(' · ')
}

/** What was repaired to read it, how sure that is, and who put another value there; null when it stands as printed. */
export function doubtsOf({ confidence, repairs, corrected }: Origin, t: Words, language: Language): string | null {
  const named = repairs.flatMap((repair) => Object.entries(repairWord).find(([kind]) => kind === repair)?.[1][language] ?? [])
  const parts = [
    ...(corrected === null ? [] : [t.corrected(corrected.by, formatDateTime(corrected.at))]),
    ...new Set(named),
    ...(confidence < 1 ? [t.sure(Math.round(confidence * 100))] : []),
  ]
  return parts.length === 0 ? null : parts.join(' · ')
}

/** Who confirmed the document's figures, and when. */
export const confirmedOf = ({ confirmedAt, confirmedBy }: Origin, t: Words): string =>
  confirmedAt === null || confirmedBy === null ? t.transcribed : t.confirmed(confirmedBy, formatDateTime(confirmedAt))

/** The cell as the import's review names it; null where the original is not kept. */
export function cellOf({ importId, block, tableRow, tableColumn, page, box }: Origin) {
  if (importId === null || block === null) return null
  const view: 'page' | 'tables' = page === null || box === null ? 'tables' : 'page'
  return {
    file: importId,
    tab: 'records' as const,
    show: 'all' as const,
    at: `@${block}.${tableRow ?? ''}.${tableColumn ?? ''}`,
    view,
  }
}

type Both = { readonly ko: string; readonly en: string }

/** What was done to read it, as a short name. */
export const repairWord: Readonly<Record<RepairKind, Both>> = {
  'letter-spaced-label': { ko: '벌려 쓴 문자를 붙임', en: 'letter-spacing removed' },
  'bullet-removed': { ko: '글머리표를 뗌', en: 'bullet removed' },
  'department-prefix-removed': { ko: '앞의 부서 이름을 뗌', en: 'department in front removed' },
  'unit-from-name': { ko: '이름 뒤의 단위를 나눔', en: 'unit taken from the name' },
  'unit-from-figure': { ko: '숫자 뒤의 단위를 지표의 단위로 씀', en: 'unit taken from the figure' },
  'unit-in-figure': { ko: '숫자 뒤의 단위를 뗌', en: 'unit behind the figure removed' },
  'triangle-minus': { ko: '△를 음수로 읽음', en: '△ read as minus' },
  'figure-tidied': { ko: '전각·숨은 문자를 정리함', en: 'full-width or hidden characters tidied' },
  'header-shifted': { ko: '밀린 제목 칸을 맞춤', en: 'shifted header aligned' },
  'header-second-row-ignored': { ko: '어긋난 둘째 제목 줄을 쓰지 않음', en: 'second header row ignored' },
  'two-digit-year': { ko: '두 자리 연도를 네 자리로 읽음', en: 'two-digit year completed' },
  'row-joined': { ko: '나뉜 줄을 이음', en: 'split row joined' },
  'page-continuation': { ko: '다음 쪽의 표를 이음', en: 'table joined over pages' },
  'cell-taken-apart': { ko: '한 칸의 내용을 나눔', en: 'cell taken apart' },
  'table-taken-apart': { ko: '붙은 표를 나눔', en: 'fused tables taken apart' },
  'line-joined': { ko: '줄바꿈을 이음', en: 'line break joined' },
  'spelling-matched': { ko: '다르게 적힌 부서 이름을 맞춤', en: 'spelling matched' },
  'name-matched': { ko: '다르게 적힌 사업 이름을 맞춤', en: 'name matched' },
  placeholder: { ko: '빈칸을 채운 표시로 보아 비움', en: 'taken for a placeholder and left blank' },
  'carried-down': { ko: '윗줄의 값을 이어 씀', en: 'carried down from above' },
  'goal-from-bureau-table': { ko: '국의 목표 표에서 이름을 가져옴', en: 'name from the bureau’s table' },
  'goal-from-heading': { ko: '제목에서 이름을 가져옴', en: 'name from the heading' },
  'goal-from-strategic-goal': { ko: '전략목표에서 이름을 가져옴', en: 'name from the strategic goal' },
  'years-from-window': { ko: '지표의 연도에서 짐작함', en: 'guessed from the years of the indicators' },
  'date-completed': { ko: '날짜의 빠진 부분을 채움', en: 'date completed' },
  'cells-summed': { ko: '여러 칸의 수를 더함', en: 'several cells added up' },
  'unit-converted': { ko: '계획의 금액 단위로 바꿈', en: 'converted to the plan’s unit' },
}
