/** npm run verify-audit [-- --anchor SEQ:HASH] [--json]: checks the record of who did what, read-only, while the server runs. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { openStore } from '#data/database.ts'
import { seoulTime } from '#domain/words/audit-changes.ts'
import { type Acknowledged, foundWords, type VerdictFound } from '#domain/words/audit-verdict.ts'
import { keptPath, vaultOf } from '#server/evidence/vault.ts'
import { auditKey } from '#server/record/chain.ts'
import { type Anchor, type Break, type Verdict, verifyNow } from '#server/record/verify.ts'
import { type Config, readConfig } from '#server/config.ts'
import { startFailure } from '#server/start-failure.ts'

class Told extends Error {}

/** 0 the record is whole · 1 it was tampered with · 2 it could not be checked */
const EXIT = { ok: 0, broken: 1, failed: 2 } as const

const WHAT: Readonly<Record<Break, readonly [ko: string, en: string]>> = {
  tampered: ['내용이 바뀌었습니다', 'was changed'],
  deleted: ['지워졌습니다', 'was taken out'],
  inserted: ['나중에 끼워 넣은 것입니다', 'was put in'],
  reordered: ['순서가 바뀌었습니다', 'was moved'],
  'head-tampered': ['기록의 끝을 봉한 표시가 바뀌었습니다', 'the seal of the record’s end was changed'],
  'changes-tampered': ['저장값 변경 내역이 바뀌었습니다', 'no longer fits the changes it sealed'],
  'rows-differ': ['저장된 값이 기록과 다릅니다', 'stored values are not what the record says'],
  'guards-differ': ['변경 방지 장치가 바뀌었습니다', 'guards against changes are gone or changed'],
  'schema-differs': ['저장 구조가 바뀌었습니다', 'the schema is not what the migrations make'],
  'files-differ': ['보관한 파일이 기록과 다릅니다', 'kept files are not what the record says'],
}

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { anchor: { type: 'string' }, json: { type: 'boolean', default: false } } })
  const config = readConfig()
  const anchor = values.anchor === undefined ? undefined : anchorOf(values.anchor)
  // Opening would make an empty database; looking must change nothing.
  if (!config.databaseUrl.includes('://') && !existsSync(config.databaseUrl)) {
    throw new Told(`데이터베이스가 없습니다: ${config.databaseUrl} (There is no database.)`)
  }
  const key = auditKey(secretOf(config))
  const store = openStore(config.databaseUrl, { readOnly: true })
  try {
    const vault = await vaultOf(store.db, config)
    const verdict = await verifyNow({ db: store.db, place: store.kind === 'sqlite' ? store.place : null }, key, {
      anchor,
      keptPath: (sha256) => keptPath(vault, sha256),
    })
    console.log(
      values.json
        ? JSON.stringify({ ...verdict, place: store.place, ...(verdict.kind === 'ok' ? { anchor: anchorText(verdict) } : {}) })
        : readable(verdict, store.place),
    )
    return verdict.kind === 'ok' ? EXIT.ok : EXIT.broken
  } finally {
    await store.close()
  }
}

/** The secret the server uses; one is never made here, because a record checked with a new key is all forged. */
function secretOf(config: Config): string {
  if (config.authSecret) return config.authSecret
  const file = join(config.localFolder, 'auth-secret')
  if (existsSync(file)) return readFileSync(file, 'utf8').trim()
  throw new Told(
    `서버의 비밀값이 없습니다: AUTH_SECRET을 정하거나 ${file} 파일이 있어야 합니다. (The server’s secret is needed: AUTH_SECRET or that file.)`,
  )
}

function anchorOf(text: string): Anchor {
  const [seq = '', hash = ''] = text.split(':')
  if (!/^\d{1,15}$/.test(seq) || !/^([0-9a-f]{64})?$/.test(hash)) {
    throw new Told(
      `--anchor에는 적어 둔 대조값(번호:해시)을 그대로 쓰십시오: '${text}' (--anchor wants SEQ:HASH as it was printed.)`,
    )
  }
  return { seq: Number(seq), hash }
}

const anchorText = (ok: Extract<Verdict, { kind: 'ok' }>) => `${ok.entries}:${ok.lastHash}`

const lines = (found: VerdictFound) => foundWords(found).map((one) => `- ${one.ko}\n  ${one.en}`)

/** What differs as somebody acknowledged it. */
const known = (entries: readonly Acknowledged[] = []): readonly string[] =>
  entries.flatMap(({ seq, at, actor, reason, found }) => [
    `확인하고 남겨 둔 차이, ${seq}번 기록 ${seoulTime(at)} ${actor}: ${reason ?? ''} (acknowledged by entry ${seq})`,
    ...lines(found),
  ])

function readable(verdict: Verdict, place: string): string {
  if (verdict.kind === 'ok') {
    return [
      `감사기록 ${verdict.entries.toLocaleString('ko-KR')}건 확인, 변조 없음 (${verdict.entries} entries checked, none tampered with): ${place}`,
      `대조값 (anchor to write down outside): ${anchorText(verdict)}`,
      '이 값을 다른 곳에 적어 두고 다음에 --anchor로 대조하면, 데이터베이스를 통째로 옛것으로 되돌린 것도 드러납니다.',
      ...known(verdict.acknowledged),
    ].join('\n')
  }
  const [ko, en] = WHAT[verdict.what]
  if (verdict.found) {
    return [
      `기록과 다른 것이 있습니다: ${ko}. (${en[0]?.toUpperCase()}${en.slice(1)}.) ${place}`,
      ...lines(verdict.found),
      ...known(verdict.acknowledged),
      '데이터베이스를 그대로 보존하고 백업과 대조하십시오. (Keep the database as it is and compare it with a backup.)',
    ].join('\n')
  }
  return [
    `감사기록이 변조되었습니다: ${verdict.seq}번 ${ko}. (The record was tampered with: entry ${verdict.seq} ${en}.) ${place}`,
    // The first entry of all: another key makes every one look forged.
    ...(verdict.seq === 1
      ? [
          '다른 비밀값으로 확인해도 이렇게 나옵니다. 이 데이터베이스를 쓰는 서버의 AUTH_SECRET(또는 auth-secret 파일)인지 먼저 확인하십시오. (Another secret than the server’s looks the same: check AUTH_SECRET or the file auth-secret first.)',
        ]
      : []),
    ...(verdict.subject !== null ? [`대상 (subject): ${verdict.subject}`] : []),
    '데이터베이스를 그대로 보존하고 백업과 대조하십시오. (Keep the database as it is and compare it with a backup.)',
  ].join('\n')
}

try {
  process.exitCode = await main()
} catch (error) {
  console.error(error instanceof Told ? error.message : startFailure(error))
  process.exit(EXIT.failed)
}
