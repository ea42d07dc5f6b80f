import { databaseReason } from './http/database-reason.ts'

const DATABASE = {
  'database-locked':
    '데이터베이스를 다른 프로그램이 쓰고 있습니다. 그 프로그램을 끝낸 뒤 다시 시작하십시오. 자료는 그대로입니다. (The database is locked by another program.)',
  'database-read-only':
    '데이터베이스 파일이나 폴더에 쓸 수 없습니다. 쓰기 권한을 준 뒤 다시 시작하십시오. 자료는 그대로입니다. (The database is read-only.)',
  'database-full':
    '디스크가 가득 차 저장할 수 없습니다. 자리를 비운 뒤 다시 시작하십시오. 저장된 자료는 그대로입니다. (The disk is full.)',
  'database-failed':
    '데이터베이스를 열 수 없습니다. 파일이 손상되었거나 서버가 꺼져 있습니다. 백업에서 복구하거나 서버를 켠 뒤 다시 시작하십시오. (The database cannot be opened.)',
} as const

/** Why the server did not start, as one message for the person at the terminal: what happened and what to do. */
export function startFailure(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const message = error instanceof Error ? error.message : String(error)
  if (code === 'EADDRINUSE')
    return '그 포트를 다른 프로그램이 쓰고 있습니다. PORT=3001처럼 다른 포트로 시작하십시오. (The port is in use; set PORT.)'
  if (code === 'EACCES' && message.includes('listen'))
    return '그 포트를 열 권한이 없습니다. 1024보다 큰 PORT로 시작하십시오. (No permission for that port.)'
  const reason = databaseReason(error)
  return reason ? `${DATABASE[reason]}\n  ${message}` : message
}
