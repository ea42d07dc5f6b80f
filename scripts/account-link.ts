/** npm run account-link -- USERNAME: a one-time address with which the account's owner sets a password, when no administrator can sign in. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { openStore } from '#data/database.ts'
import { linkFromMachine } from '#server/accounts/recover.ts'
import { authSecret } from '#server/accounts/secret.ts'
import { auditKey } from '#server/record/chain.ts'
import { WrongSecret } from '#server/record/start-recording.ts'
import { commandLine } from '#server/built.ts'
import { readConfig } from '#server/config.ts'
import { startFailure } from '#server/start-failure.ts'

try {
  const config = readConfig()
  const username = process.argv[2] ?? ''
  if (username === '') throw new Error(`아이디를 적으십시오: ${commandLine('account-link', '아이디')} (Name the account.)`)
  // Opening would make an empty database, and asking for the secret a new one.
  if (!config.databaseUrl.includes('://') && !existsSync(config.databaseUrl)) {
    throw new Error(`데이터베이스가 없습니다: ${config.databaseUrl} (There is no database.)`)
  }
  if (config.authSecret === null && !existsSync(join(config.localFolder, 'auth-secret'))) throw new WrongSecret()
  const store = openStore(config.databaseUrl)
  try {
    const link = await linkFromMachine(store.db, auditKey(await authSecret(config, store)), username, new Date())
    if (link === null) throw new Error(`그런 아이디가 없습니다: ${username} (No such account.)`)
    console.log(`비밀번호를 정하는 일회용 주소 (24시간, One use, 24 hours): ${config.publicUrl}/claim#${link.token}`)
  } finally {
    await store.close()
  }
} catch (error) {
  const secret = '서버가 쓰는 AUTH_SECRET을 똑같이 정하고 다시 실행하십시오. (Set the AUTH_SECRET the server uses.)'
  console.error(error instanceof WrongSecret ? secret : startFailure(error))
  process.exit(1)
}
