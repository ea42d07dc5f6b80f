/** What an administrator types on the server. Kept beside the page so that a changed script is changed here too. */
export interface Command {
  readonly line: string
  readonly ko: string
  readonly en: string
}

const COMMANDS: readonly (Omit<Command, 'line'> & { readonly name: string; readonly rest?: string })[] = [
  {
    name: 'backup',
    ko: '백업: 자료와 증빙을 한 벌로, 쓰는 중에도 됨',
    en: 'Backup of data and evidence, also while in use',
  },
  {
    name: 'restore',
    rest: '<파일>',
    ko: '복원: 서버를 멈추고. 지금 자료는 옆에 남김',
    en: 'Restore, with the server stopped; the present data is kept aside',
  },
  {
    name: 'import',
    rest: '<파일>',
    ko: '성과계획서 가져오기: 화면 없이 읽고 대조 (--dry-run: 저장하지 않음)',
    en: 'Reads and checks a plan document without the screen (--dry-run: stores nothing)',
  },
  {
    name: 'score',
    rest: '--year <연도>',
    ko: '그해 평점과 산출 과정을 모두 출력 (--json: 누구나 다시 셈할 수 있는 파일)',
    en: 'Prints every score of a year with its working (--json: can be computed again by anybody)',
  },
  {
    name: 'verify-audit',
    ko: '감사기록 변조 확인 (--anchor <건수:대조값>: 적어 둔 값과 대조)',
    en: 'Checks the audit record for tampering (--anchor: against a value written down)',
  },
  {
    name: 'account-link',
    rest: '<아이디>',
    ko: '아무도 로그인할 수 없을 때: 비밀번호를 정하는 일회용 주소',
    en: 'When nobody can sign in: a one-time link that sets a password',
  },
]

/** `packed`: as the program of an archive calls them, else as npm does. */
export const commandsFor = (packed: boolean): readonly Command[] =>
  COMMANDS.map(({ name, rest, ...words }) => ({
    ...words,
    line: packed
      ? ['./jipyo', name, rest ?? ''].join(' ').trim()
      : ['npm run', name, rest && `-- ${rest}`].filter(Boolean).join(' '),
  }))
