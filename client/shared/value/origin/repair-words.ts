import type { RepairKind } from '../../../../server/imports/records.ts'

type Both = { readonly ko: string; readonly en: string }

/** What was done to read it, as a short name. */
export const repairWord: Readonly<Record<RepairKind, Both>> = {
  'letter-spaced-label': { ko: '벌려 쓴 글자를 붙임', en: 'letter-spacing removed' },
  'bullet-removed': { ko: '글머리표를 뗌', en: 'bullet removed' },
  'department-prefix-removed': { ko: '앞의 부서 이름을 뗌', en: 'department in front removed' },
  'unit-from-name': { ko: '이름 뒤의 단위를 나눔', en: 'unit taken from the name' },
  'unit-from-figure': { ko: '숫자 뒤의 단위를 지표의 단위로 씀', en: 'unit taken from the figure' },
  'unit-in-figure': { ko: '숫자 뒤의 단위를 뗌', en: 'unit behind the figure removed' },
  'triangle-minus': { ko: '△를 음수로 읽음', en: '△ read as minus' },
  'figure-tidied': { ko: '전각·숨은 글자를 정리함', en: 'full-width or hidden characters tidied' },
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
  placeholder: { ko: '자리를 채운 글자로 보아 비움', en: 'taken for a placeholder and left blank' },
  'carried-down': { ko: '윗줄의 값을 이어 씀', en: 'carried down from above' },
  'goal-from-bureau-table': { ko: '국의 목표 표에서 이름을 가져옴', en: 'name from the bureau’s table' },
  'goal-from-heading': { ko: '제목에서 이름을 가져옴', en: 'name from the heading' },
  'goal-from-strategic-goal': { ko: '전략목표에서 이름을 가져옴', en: 'name from the strategic goal' },
  'years-from-window': { ko: '지표의 연도에서 짐작함', en: 'guessed from the years of the indicators' },
  'date-completed': { ko: '날짜의 빠진 부분을 채움', en: 'date completed' },
}
