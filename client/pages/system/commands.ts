/** What an administrator types on the server. Kept beside the page so that a changed script is changed here too. */
export interface Command {
  readonly line: string
  readonly ko: string
  readonly en: string
}

const SCORE: Command = {
  line: 'npm run score -- --year <연도>',
  ko: '그해 평점과 산출 과정을 모두 출력 (--json: 누구나 다시 셈할 수 있는 파일)',
  en: 'Prints every score of a year with its working (--json: can be computed again by anybody)',
}

/** The same on both stores. */
const EVERYWHERE: readonly Command[] = [
  {
    line: 'npm run import -- <파일>',
    ko: '성과계획서 가져오기: 화면 없이 읽고 대조 (--dry-run: 저장하지 않음)',
    en: 'Reads and checks a plan document without the screen (--dry-run: stores nothing)',
  },
  SCORE,
  {
    line: 'npm run verify-audit',
    ko: '감사기록 변조 확인 (--anchor <건수:대조값>: 적어 둔 값과 대조)',
    en: 'Checks the audit record for tampering (--anchor: against a value written down)',
  },
  {
    line: 'npm run account-link -- <아이디>',
    ko: '아무도 로그인할 수 없을 때: 비밀번호를 정하는 일회용 주소',
    en: 'When nobody can sign in: a one-time link that sets a password',
  },
]

/** The store decides how it is copied. */
export function commandsFor(store: 'sqlite' | 'postgres'): readonly Command[] {
  if (store === 'postgres') {
    return [
      { line: 'pg_dump -Fc "$DATABASE_URL" -f jipyo.dump', ko: '백업: 쓰는 중에도 됨', en: 'Backup, also while in use' },
      {
        line: 'pg_restore --clean -d "$DATABASE_URL" jipyo.dump',
        ko: '복원: 서버를 멈추고',
        en: 'Restore, with the server stopped',
      },
      ...EVERYWHERE,
    ]
  }
  return [
    {
      line: 'npm run backup',
      ko: '백업: data/local/backups에 한 파일로, 쓰는 중에도 됨',
      en: 'Backup into one file under data/local/backups, also while in use',
    },
    {
      line: 'npm run restore -- <파일>',
      ko: '복원: 서버를 멈추고. 지금 자료는 옆에 남김',
      en: 'Restore, with the server stopped; the present data is kept aside',
    },
    ...EVERYWHERE,
  ]
}
