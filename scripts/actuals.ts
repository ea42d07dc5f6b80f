/**
 * npm run actuals -- FILE --by USERNAME [--yes] [--meant]: enters a filled form of actuals of any size, as its evaluator does on the
 * screen, in a process of its own. It says what would change, asks, and enters all of it in one transaction or nothing.
 */
import { randomUUID } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { setImmediate } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { openStore, type Store } from '#data/database.ts'
import { migrate } from '#data/migrate.ts'
import { seoulDay } from '#domain/entry/due.ts'
import { periodLabel } from '#domain/entry/entry-text.ts'
import { type Answers, enteredAs, isDecided, KEEP } from '#domain/entry/file-change.ts'
import { refusalWord } from '#domain/words/audit-refusals.ts'
import { rowWhy } from '#domain/words/row-verdicts.ts'
import { authSecret } from '#server/accounts/secret.ts'
import { accountNamed } from '#server/accounts/session.ts'
import { commandLine } from '#server/built.ts'
import { readConfig } from '#server/config.ts'
import { endSheetThread, readSheetsInThread, WHOLE_SHEET_LIMITS } from '#server/documents/read-sheet.ts'
import { auditKey } from '#server/record/chain.ts'
import { startRecording, WrongSecret } from '#server/record/start-recording.ts'
import { Refusal } from '#server/refusal.ts'
import { startFailure } from '#server/start-failure.ts'
import { applyActuals } from '#server/workbooks/apply-actuals.ts'
import { previewActuals } from '#server/workbooks/preview-actuals.ts'
import type { ActualsPreview, PreviewRow } from '#server/workbooks/preview-shape.ts'

class Told extends Error {}
class Interrupted extends Error {}

/** 0 entered, or nothing to enter · 1 a person has to look at something, nothing was entered · 2 refused, nothing was entered */
const EXIT = { done: 0, look: 1, refused: 2, interrupted: 130 } as const
const NOTHING = '아무것도 저장하지 않았습니다. (Nothing was entered.)'
const LISTED = 20

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    by: { type: 'string' },
    yes: { type: 'boolean', default: false },
    // What the screen asks about in its row: the file's value is right.
    meant: { type: 'boolean', default: false },
  },
})

async function main(): Promise<number> {
  const [path, more] = positionals
  if (path === undefined || more !== undefined || values.by === undefined)
    throw new Told(
      `실적 파일 하나와 입력하는 사람의 아이디를 쓰십시오: ${commandLine('actuals', '파일 --by 아이디 [--yes] [--meant]')} (Name one file, and who enters it.)`,
    )
  if (!existsSync(path)) throw new Told(`파일이 없습니다: ${path} (There is no such file.)`)
  const config = readConfig()
  // Opening would make an empty database, and asking for the secret a new one.
  if (!config.databaseUrl.includes('://') && !existsSync(config.databaseUrl))
    throw new Told(`데이터베이스가 없습니다: ${config.databaseUrl} (There is no database.)`)
  if (config.authSecret === null && !existsSync(join(config.localFolder, 'auth-secret'))) throw new WrongSecret()
  const store = openStore(config.databaseUrl)
  try {
    await migrate(store)
    const key = auditKey(await authSecret(config, store))
    await startRecording(store.db, key, new Date())
    return await enter(store, key, path, values.by)
  } finally {
    await store.close()
  }
}

async function enter(store: Store, key: string, path: string, by: string): Promise<number> {
  const now = new Date()
  const today = seoulDay(now)
  const user = await accountNamed(store.db, by, today)
  if (user === null)
    throw new Told(`--by에는 사용 중인 계정의 아이디를 쓰십시오: '${by}' (--by wants the user name of an account in use.)`)
  const name = basename(path).normalize('NFC')
  const reading = stage('파일을 읽는 중 (reading)')
  const file = await readSheetsInThread(readFileSync(path), name, WHOLE_SHEET_LIMITS)
  await endSheetThread()
  await reading(1, 1)
  const preview = await previewActuals(store.db, file, name, null, user, today, stage('확인하는 중 (checking)'))

  const answers: Answers = new Map(
    preview.rows.flatMap(({ verdict, line }) =>
      values.meant && (verdict === 'jump' || verdict === 'conflict') ? [[line, KEEP] as const] : [],
    ),
  )
  const ready = preview.changes.filter((change) => isDecided(change, answers))
  const unsettled = unsettledRows(preview, answers, new Set(ready.map((change) => change.key)))
  console.log(summary(preview, unsettled))
  if (unsettled.length > 0) {
    console.log(listed(unsettled))
    console.log(NOTHING)
    return EXIT.look
  }
  if (ready.length === 0) return EXIT.done
  if (!(await confirmed(store, user.name, ready.length))) {
    console.log(NOTHING)
    return EXIT.look
  }
  const entering = stage('저장하는 중 (entering)')
  interrupt.now = false
  await applyActuals(
    store.db,
    { requestId: randomUUID(), changes: ready.map((change) => enteredAs(change, answers)) },
    { user, now: new Date(), today, address: '명령줄', auditKey: key },
    {
      allOrNone: true,
      told: async (done) => {
        await entering(done, ready.length)
        if (interrupt.asked) throw new Interrupted()
      },
    },
  )
  console.log(
    `값 ${ready.length}개를 ${user.name} 님의 작성 중 값으로 저장했습니다. 확인한 뒤 화면에서 제출하십시오. (${ready.length} figures entered as drafts; submit them on the screen.)`,
  )
  return EXIT.done
}

/** Rows that are neither taken with the answers nor as they stand. */
function unsettledRows({ rows }: ActualsPreview, answers: Answers, ready: ReadonlySet<string>): readonly PreviewRow[] {
  return rows.filter(({ verdict, key, line }) => {
    if (verdict === 'same' || verdict === 'blank') return false
    return !((verdict === 'takes' || answers.has(line)) && key !== null && ready.has(key))
  })
}

function summary({ rows, replaced }: ActualsPreview, unsettled: readonly PreviewRow[]): string {
  const of = (which: (row: PreviewRow) => boolean) => rows.filter(which).length
  const same = of(({ verdict }) => verdict === 'same')
  const blank = of(({ verdict }) => verdict === 'blank')
  const asked = of(({ verdict }) => verdict === 'jump' || verdict === 'conflict')
  const waits = new Set(unsettled)
  const taken = (row: PreviewRow) => row.verdict !== 'same' && row.verdict !== 'blank' && !waits.has(row)
  const added = of((row) => taken(row) && row.before?.kind === 'not-entered')
  const changed = of((row) => taken(row) && row.before?.kind !== 'not-entered')
  return [
    `${rows.length}행: 새 값 ${added}, 바뀌는 값 ${changed}, 같은 값 ${same}, 빈칸 ${blank}, 확인할 행 ${unsettled.length} (new, changed, the same, blank, to be looked at)`,
    ...(values.meant && asked > 0
      ? [`물어볼 값 ${asked}개는 --meant에 따라 파일의 값이 맞는 것으로 봅니다. (${asked} questions are answered by --meant.)`]
      : []),
    ...(replaced > 0 ? [`읽지 못한 문자 ${replaced}자가 있습니다. (${replaced} characters could not be read.)`] : []),
  ].join('\n')
}

function listed(rows: readonly PreviewRow[]): string {
  const one = (row: PreviewRow) => {
    const period =
      row.year === null || row.month === null
        ? ''
        : ` ${row.year}년 ${row.measured ? periodLabel(row.month, row.measured.frequency) : `${row.month}월`}`
    const what = [row.department, row.name, row.part].filter((text) => text).join(' · ')
    return `  ${row.line}행 ${what}${period} “${row.raw}”: ${rowWhy(row, 'ko', refusalWord)} (${rowWhy(row, 'en', (reason) => reason)})`
  }
  const askable = rows.every(({ verdict }) => verdict === 'jump' || verdict === 'conflict')
  return [
    ...rows.slice(0, LISTED).map(one),
    ...(rows.length > LISTED ? [`  … ${rows.length - LISTED}행 더 (more)`] : []),
    askable
      ? '파일의 값이 모두 맞으면 --meant를 붙여 다시 실행하십시오. (If the file is right, run it again with --meant.)'
      : '파일에서 고친 뒤 다시 실행하십시오. (Correct them in the file and run it again.)',
  ].join('\n')
}

async function confirmed({ kind }: Store, name: string, count: number): Promise<boolean> {
  console.log(
    kind === 'sqlite'
      ? '저장하는 동안 다른 사람은 볼 수는 있으나 저장할 수 없습니다. 화면에 다시 시도하라는 안내가 뜨고, 적은 값은 그대로 남습니다. (While it enters, others can read but not save; what they typed stays.)'
      : '저장하는 동안 다른 사람은 볼 수 있고, 저장은 끝날 때까지 기다립니다. (While it enters, others can read; their saves wait for it.)',
  )
  if (values.yes) return true
  if (!process.stdin.isTTY) {
    console.log('저장하려면 --yes를 붙이십시오. (Add --yes to enter them.)')
    return false
  }
  const terminal = createInterface({ input: process.stdin, output: process.stderr })
  terminal.on('SIGINT', () => process.emit('SIGINT'))
  const answer = await terminal.question(`${name} 님의 이름으로 값 ${count}개를 저장합니까? (Enter ${count} figures?) [y/N] `)
  terminal.close()
  return /^(y|yes|예|네)$/i.test(answer.trim())
}

/** Says how far a stage is: one line that is written anew on a terminal, else a line every tenth. Lets a signal be heard. */
function stage(words: string): (done: number, all: number) => Promise<void> {
  let tenth = -1
  const write = (text: string, isLast: boolean) =>
    process.stderr.isTTY ? process.stderr.write(`\r${text}\u001B[K${isLast ? '\n' : ''}`) : process.stderr.write(`${text}\n`)
  if (process.stderr.isTTY) write(words, false)
  return async (done, all) => {
    const now = Math.floor((done / Math.max(all, 1)) * (process.stderr.isTTY ? 100 : 10))
    if (now > tenth) write(`${words} ${Math.floor((done / Math.max(all, 1)) * 100)}%`, done >= all)
    tenth = Math.max(tenth, now)
    await setImmediate()
  }
}

/** Before anything is entered it ends at once; while it enters, after the piece that is on its way, which rolls everything back. */
const interrupt = { now: true, asked: false }
const INTERRUPTED = `\n중단했습니다. ${NOTHING} (Interrupted.)`
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => {
    if (interrupt.now) {
      console.error(INTERRUPTED)
      process.exit(EXIT.interrupted)
    }
    interrupt.asked = true
  })

function sentence(error: unknown): string {
  if (error instanceof Interrupted) return INTERRUPTED
  if (error instanceof Told) return error.message
  if (error instanceof WrongSecret)
    return '서버가 쓰는 AUTH_SECRET을 똑같이 정하고 다시 실행하십시오. (Set the AUTH_SECRET the server uses.)'
  if (error instanceof Refusal)
    return `${refusalWord(error.reason)}: ${NOTHING} (Refused: ${[error.reason, ...Object.values(error.facts)].join(' ')})`
  return `${startFailure(error)}\n${NOTHING}`
}

try {
  process.exitCode = await main()
} catch (error) {
  console.error(sentence(error))
  // The reading thread of a file that was refused is still there.
  process.exit(error instanceof Interrupted ? EXIT.interrupted : EXIT.refused)
}
