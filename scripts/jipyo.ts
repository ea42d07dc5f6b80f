/** jipyo COMMAND: what npm scripts do in the checkout, as one program of the archive. Settings and data are the same. */
import { enableCompileCache } from 'node:module'
import { join } from 'node:path'
import { argv } from 'node:process'

// As in start.mjs.
enableCompileCache(join(import.meta.dirname, '../dist/compiled'))

const COMMANDS: Readonly<Record<string, readonly [ko: string, en: string, run: () => Promise<unknown>]>> = {
  start: ['서버를 시작합니다', 'starts the server', () => import('./start.ts')],
  backup: ['자료와 증빙을 백업합니다', 'backs data and evidence up', () => import('./backup.ts')],
  restore: ['백업을 복구합니다', 'puts a backup in place', () => import('./restore.ts')],
  'verify-audit': ['감사기록의 변조를 확인합니다', 'checks the record for tampering', () => import('./verify-audit.ts')],
  'account-link': ['비밀번호를 정하는 일회용 주소', 'a one-time address to set a password', () => import('./account-link.ts')],
  import: ['성과계획서를 읽습니다', 'reads a plan’s document', () => import('./import.ts')],
  actuals: ['실적 파일을 저장합니다', 'enters a file of actuals', () => import('./actuals.ts')],
  score: ['평점과 산출 과정을 출력합니다', 'prints scores with their working', () => import('./score.ts')],
  practice: ['연습 자료로 시작합니다', 'starts with invented figures', () => import('./practice.ts')],
}

const [name = ''] = argv.splice(2, 1)
const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
if (command) await command[2]()
else {
  const lines = Object.entries(COMMANDS).map(([word, [ko, en]]) => `  ${word.padEnd(14)}${ko} (${en})`)
  console.error(['jipyo 명령 (jipyo COMMAND):', ...lines].join('\n'))
  process.exitCode = 2
}
