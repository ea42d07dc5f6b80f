import { databaseReason } from './http/database-reason.ts'

/** How a failure is recognised: its code, or else its text. */
type Sign = RegExp

/** What keeps a server or a script from its PostgreSQL, most exact first. */
const POSTGRES: readonly (readonly [Sign, string])[] = [
  [
    /^SASL: .*password must be/,
    'DATABASE_URL에 비밀번호가 없습니다. postgres://계정:비밀번호@서버/데이터베이스처럼 적고, 특수문자는 %로 바꾸어 적으십시오. (The database asks for a password and DATABASE_URL has none.)',
  ],
  [
    /^28P01$/,
    '데이터베이스의 계정이나 비밀번호가 맞지 않습니다. DATABASE_URL을 고치십시오. 비밀번호의 특수문자는 %로 바꾸어 적습니다. (The database refuses the user name or password.)',
  ],
  [
    /^28000$/,
    '데이터베이스가 이 계정이나 이 컴퓨터의 접속을 받지 않습니다. 계정이 있는지, pg_hba.conf에 이 주소가 있는지 확인하십시오. (The database accepts no connection of this account from here.)',
  ],
  [
    /^3D000$/,
    'DATABASE_URL에 적은 데이터베이스가 없습니다. createdb로 만들거나 이름을 고치십시오. (The database does not exist.)',
  ],
  [
    /^42501$/,
    '데이터베이스 계정에 표를 만들 권한이 없습니다. 그 계정을 데이터베이스의 소유자로 정하십시오: alter database … owner to …. (The account may not create tables; make it the owner of the database.)',
  ],
  [
    /^53300$/,
    '데이터베이스의 접속 수가 가득 찼습니다. 다른 프로그램을 줄이거나 max_connections를 늘리십시오. (The database has no free connection.)',
  ],
  [
    /^57P0[123]$/,
    '데이터베이스가 켜지거나 꺼지는 중입니다. 잠시 뒤 다시 시작하십시오. (The database is starting up or shutting down.)',
  ],
  [
    /^The server does not support SSL/,
    '데이터베이스가 TLS 접속을 받지 않습니다. DATABASE_URL에서 sslmode를 지우거나 서버에 TLS를 켜십시오. (The database does not speak TLS.)',
  ],
  [
    /CERT|SELF_SIGNED|VERIFY_LEAF|UNABLE_TO_GET_ISSUER|^EPROTO$|ERR_SSL/,
    '데이터베이스의 TLS 인증서를 믿을 수 없습니다. 기관의 인증서를 DATABASE_URL에 sslrootcert=파일로 적으십시오. (The certificate of the database is not trusted; name its root with sslrootcert.)',
  ],
  [
    /^(ENOTFOUND|EAI_AGAIN|EAI_FAIL)$/,
    'DATABASE_URL에 적은 서버 이름을 찾을 수 없습니다. 이름과 DNS를 확인하십시오. (The database’s host name is not known.)',
  ],
  [
    /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|08\d{3})$|^Connection terminated|^timeout expired|^timeout exceeded/,
    '데이터베이스 서버가 대답하지 않습니다. 켜져 있는지, 주소와 포트와 방화벽을 확인하십시오. 늦게 켜지는 서버는 DATABASE_WAIT_SECONDS로 기다릴 수 있습니다. (The database server does not answer; DATABASE_WAIT_SECONDS waits for one that comes up later.)',
  ],
]

const FILE = {
  'database-locked':
    '데이터베이스를 다른 프로그램이 쓰고 있습니다. 그 프로그램을 끝낸 뒤 다시 시작하십시오. 자료는 그대로입니다. (The database is locked by another program.)',
  'database-read-only':
    '데이터베이스 파일이나 폴더에 쓸 수 없습니다. 이 계정에 쓰기 권한을 주거나 DATA_FOLDER를 쓸 수 있는 폴더로 정한 뒤 다시 시작하십시오. 자료는 그대로입니다. ' +
    '(The database is read-only for this account; give it the right, or set DATA_FOLDER.)',
  'database-full':
    '디스크가 가득 차 저장할 수 없습니다. 자리를 비운 뒤 다시 시작하십시오. 저장된 자료는 그대로입니다. (The disk is full.)',
  'database-failed':
    '데이터베이스를 열 수 없습니다. 파일이 손상되었습니다. 백업에서 복구한 뒤 다시 시작하십시오. (The database cannot be opened.)',
} as const

/** Failures that pass when the database comes up. */
const COMES_UP =
  /^(ECONNREFUSED|ECONNRESET|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN|57P03)$|^Connection terminated|^timeout e/

/** Whether it may be over when the database server comes up. */
export const isWaitable = (error: unknown): boolean => signsOf(error).some((sign) => COMES_UP.test(sign))

/** Why the server did not start, as one message for the person at the terminal: what happened and what to do. */
export function startFailure(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error)
  const signs = signsOf(error)
  if (signs.includes('EADDRINUSE'))
    return '그 포트를 다른 프로그램이 쓰고 있습니다. PORT=3001처럼 다른 포트로 시작하십시오. (The port is in use; set PORT.)'
  if (signs.includes('EADDRNOTAVAIL'))
    return 'HOST에 적은 주소가 이 컴퓨터에 없습니다. 이 컴퓨터의 주소로 고치십시오. (This machine does not have the address in HOST.)'
  if (signs.includes('EACCES') && message.includes('listen'))
    return '그 포트를 열 권한이 없습니다. 1024보다 큰 PORT로 시작하십시오. (No permission for that port.)'
  const postgres = POSTGRES.find(([sign]) => signs.some((one) => sign.test(one)))
  if (postgres) return `${postgres[1]}\n  ${message}`
  const reason = databaseReason(error)
  return reason ? `${FILE[reason]}\n  ${message}` : message
}

/** Tells it at the terminal and ends the process: a half-made connection would keep it alive without an end. */
export function endWith(error: unknown): never {
  console.error(startFailure(error))
  process.exit(1)
}

/** The codes and texts of an error and of what caused it. Several addresses of one name that all failed are one error. */
function signsOf(error: unknown): string[] {
  if (!(error instanceof Error)) return []
  const inner = error instanceof AggregateError ? error.errors.flatMap(signsOf) : []
  return [...('code' in error ? [String(error.code)] : []), error.message, ...inner, ...signsOf(error.cause)]
}
