/** The columns of the form of services, in its order: the first name is the one it prints, the others are accepted too. */
export const SERVICE_COLUMNS = {
  chapter: ['분야', '장', '구분', 'Chapter'],
  name: ['서비스명', '서비스', '업무명', '사무명', 'Service'],
  department: ['부서', '부서명', '소관부서', 'Department'],
  team: ['담당', '접수부서담당', '담당팀', '팀', '접수부서', '처리창구', 'Team'],
  phones: ['전화번호', '전화', '연락처', 'Phone'],
  fax: ['팩스', 'FAX', 'Fax', '팩스번호'],
  audience: ['대상', '이용대상', 'Audience'],
  channel: ['접수방법', '신청방법', 'Channel'],
  documents: ['구비서류', 'Documents'],
  hours: ['운영시간', '이용시간', 'Hours'],
  languages: ['제공언어', '언어', 'Languages'],
  fee: ['수수료', '비용', 'Fee'],
  basis: ['근거', '근거법령', 'Basis'],
  email: ['전자우편', '이메일', 'E-mail'],
  isOpen: ['공개', '공개여부', 'Open'],
  seen: ['기록번호'],
} as const
export type ServiceColumn = keyof typeof SERVICE_COLUMNS

/** What may be said of a service beside its desk; each is a text or nothing. */
export const SERVICE_FACTS = ['audience', 'channel', 'documents', 'hours', 'languages', 'fee', 'basis', 'email'] as const
export type ServiceFact = (typeof SERVICE_FACTS)[number]
