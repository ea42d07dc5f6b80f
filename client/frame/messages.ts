import { defineMessages } from '../language.tsx'

export const frameMessages = defineMessages({
  overview: { ko: '국 종합현황', en: 'Bureau overview' },
  department: { ko: '부서', en: 'Departments' },
  budget: { ko: '예산', en: 'Budget' },
  system: { ko: '관리', en: 'Administration' },
  actualOf: { ko: (year: number) => `${year} 실적`, en: (year: number) => `${year} actuals` },
  planOf: { ko: (year: number) => `${year} 계획`, en: (year: number) => `${year} plan` },
  bureau: { ko: '실국', en: 'Bureau' },
  demonstration: {
    ko: '시연 모드입니다. 이 컴퓨터에서만 열리며 로그인 없이 네 역할을 바꿔 볼 수 있습니다.',
    en: 'Demonstration mode: open on this computer only, all four roles without a password.',
  },
  changeRole: { ko: '역할 바꾸기', en: 'Change role' },
  practice: {
    ko: '연습 자료입니다. 2025·2026년 실적은 지어낸 값이며 실제 계획과 섞이지 않습니다.',
    en: 'Practice data: the 2025 and 2026 actuals are invented and never mixed with the real plan.',
  },
  notFound: { ko: '없는 화면입니다', en: 'There is no such page' },
  notFoundWhat: { ko: '주소가 바뀌었거나 잘렸습니다. 자료는 그대로입니다.', en: 'The address has changed or was cut. No data is affected.' },
  home: { ko: '첫 화면으로', en: 'Go to the first page' },
  noPlan: { ko: '아직 성과계획서가 없습니다', en: 'There is no plan yet' },
  noPlanWhat: { ko: '관리자가 계획을 불러오면 여기에 나타납니다.', en: 'It appears here once the administrator has loaded one.' },
  endsSoon: { ko: (minutes: number) => `${minutes}분 뒤 자동으로 로그아웃됩니다.`, en: (minutes: number) => `You will be signed out in ${minutes} minutes.` },
  ended: { ko: '로그인 시간이 지났습니다. 저장된 자료는 그대로입니다.', en: 'Your session has ended. What was saved is intact.' },
  signInAgain: { ko: '다시 로그인', en: 'Sign in again' },
  stay: { ko: '계속 사용', en: 'Stay signed in' },
  role: { ko: '역할', en: 'Role' },
  executive: { ko: '실국장', en: 'Executive' },
  head: { ko: '과장', en: 'Department head' },
  evaluator: { ko: '성과담당', en: 'Evaluator' },
  administrator: { ko: '기획 담당', en: 'Administrator' },
})
