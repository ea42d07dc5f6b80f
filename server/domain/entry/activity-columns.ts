/** The columns of the form of activities, in its order: the first name is the one it prints, the others are accepted too. */
export const ACTIVITY_COLUMNS = {
  startsOn: ['날짜', '일자', '일시', '시작일', '개최일', 'Date'],
  endsOn: ['끝난날', '종료일', '마친날'],
  department: ['부서', '부서명', '담당부서', '소관부서', 'Department'],
  kind: ['종류', '구분', '유형', 'Kind'],
  kindNote: ['종류설명'],
  title: ['제목', '활동명', '행사명', '회의명', '내용', 'Title'],
  partner: ['상대기관', '기관', '대상기관', '교류기관', 'Partner'],
  place: ['장소', 'Place'],
  participants: ['참석인원', '참석자수', '인원', '참석인원수', 'Participants'],
  links: ['반영지표', '성과지표', '지표', 'Countedfor'],
  note: ['비고', 'Note'],
  series: ['시리즈', '시리즈명', 'Series'],
  seriesNumber: ['회차', '차수', 'Number'],
  host: ['주최', '개최측', 'Host'],
  theme: ['주제', 'Theme'],
  lead: ['단장', '대표', 'Lead'],
  delegation: ['대표단인원', '방문단인원', 'Delegation'],
  sites: ['시찰지', '방문지', 'Sites'],
  seen: ['기록번호'],
} as const
export type ActivityColumn = keyof typeof ACTIVITY_COLUMNS
