/**
 * npm run import -- FILE [--dry-run] [--json] [--confirm --by USERNAME] [--filed-on YYYY-MM] [--council-on YYYY-MM-DD]:
 * reads a plan document as the screen does, while the server runs. Without --dry-run it becomes a draft to be reviewed on the
 * screen; into the plan it goes only with --confirm and the administrator who answers for it.
 */
import { randomUUID } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { gunzipSync } from 'node:zlib'
import { type Db, openStore } from '#data/database.ts'
import { migrate } from '#data/migrate.ts'
import { refusalWord } from '#domain/words/audit-refusals.ts'
import { EQUATION_STATE_WORDS, EQUATION_STATES } from '#domain/words/import-equation-words.ts'
import { authSecret } from '#server/accounts/secret.ts'
import { accountNamed } from '#server/accounts/session.ts'
import { auditKey } from '#server/record/chain.ts'
import { startRecording } from '#server/record/start-recording.ts'
import { commandLine } from '#server/built.ts'
import { readConfig } from '#server/config.ts'
import { seoulDay } from '#domain/entry/due.ts'
import type { Writer } from '#server/record/writer.ts'
import { prepare, review } from '#server/imports/commit/prepare.ts'
import { type Confirmed, confirmDraft } from '#server/imports/drafts/confirm.ts'
import { type ImportSummary, importSummaryOf, type RecordValue, recordValues } from '#server/imports/drafts/import-summary.ts'
import { draftRow } from '#server/imports/drafts/draft.ts'
import { against, openedDraft } from '#server/imports/drafts/open.ts'
import { readBytes, type ReadOutcome, storeOutcome } from '#server/imports/drafts/reading.ts'
import { bureausOfFile } from '#server/imports/drafts/same-file.ts'
import { uploadDraft } from '#server/imports/drafts/upload.ts'
import type { Recognition } from '#server/imports/records.ts'
import { endReadingThread } from '#server/documents/read/read-document.ts'
import { leftOf, unreadCells } from '#server/imports/drafts/unread.ts'
import { Refusal } from '#server/refusal.ts'
import { startFailure } from '#server/start-failure.ts'

class Told extends Error {}

/** 0 nothing to look at · 1 a person has to look at something · 2 refused, nothing was entered */
const EXIT = { clean: 0, review: 1, refused: 2 } as const

/** What became of one bureau of the document. */
interface Answer {
  readonly draftId: number | null
  readonly digest: ImportSummary
  /** cells and texts that gave no value */
  readonly unread: number
  readonly confirmed: Confirmed | null
  /** with --json: every value with its printed text, place and doubt */
  readonly records: readonly RecordValue[]
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    'dry-run': { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    confirm: { type: 'boolean', default: false },
    by: { type: 'string' },
    'filed-on': { type: 'string' },
    'council-on': { type: 'string' },
    // How many cells may stay unread: whoever confirms knows their number.
    unread: { type: 'string', default: '0' },
  },
})

async function main(): Promise<number> {
  const [path, more] = positionals
  if (path === undefined || more !== undefined)
    throw new Told(
      `가져올 파일 하나를 쓰십시오: ${commandLine('import', '파일 [--dry-run] [--json] [--confirm --by 아이디 [--unread 칸 수]]')} (Name one file.)`,
    )
  if (values.confirm && values['dry-run'])
    throw new Told('--dry-run과 --confirm은 함께 쓸 수 없습니다. (Choose one of --dry-run and --confirm.)')
  if (values.confirm && values.by === undefined)
    throw new Told('누가 확정하는지 --by 아이디로 밝히십시오. (--confirm needs --by USERNAME.)')
  if (!existsSync(path)) throw new Told(`파일이 없습니다: ${path} (There is no such file.)`)
  const bytes = readFileSync(path)
  const name = basename(path).normalize('NFC')
  const bureaus = values['dry-run'] ? await look(bytes, name) : await enter(bytes, name)
  const clean = bureaus.every(({ digest }) => digest.clean)
  console.log(
    values.json
      ? JSON.stringify({ outcome: clean ? 'clean' : 'needs-review', file: name, ...inOne(bureaus) }, null, 2)
      : [
          ...(bureaus.length > 1 ? [`문서 1개 · 국 ${bureaus.length}개 (one document, ${bureaus.length} bureaus)`] : []),
          ...bureaus.map(readable),
        ].join('\n\n'),
  )
  return clean ? EXIT.clean : EXIT.review
}

/** The first bureau's answer, that of each, and the values of all, which name their bureau. */
const inOne = (all: readonly Answer[]) => {
  const bureaus = all.map(({ records: _, ...one }) => one)
  return { ...bureaus[0], bureaus, records: all.flatMap(({ records }) => records) }
}

/** Reads and compares, and writes nothing: no draft, no database. */
async function look(bytes: Uint8Array, name: string): Promise<Answer[]> {
  const recognitions = recognised(await readBytes(bytes, name, progress))
  const config = readConfig()
  const there = config.databaseUrl.includes('://') || existsSync(config.databaseUrl)
  const store = there ? openStore(config.databaseUrl, { readOnly: true }) : null
  try {
    const today = seoulDay(new Date())
    const answers: Answer[] = []
    for (const recognition of recognitions) {
      const reviewed = review(recognition, new Map(), new Map())
      const prepared = store
        ? await against(store.db, reviewed, recognition, new Map(), today)
        : await prepare(reviewed, [], new Map(), () => Promise.resolve(null))
      const digest = importSummaryOf(recognition, reviewed, prepared, new Map())
      const unread = recognition.unrecognised.flatMap(leftOf({ corrections: new Map(), records: reviewed.records })).length
      answers.push({ draftId: null, digest, unread, confirmed: null, records: recordValues(recognition) })
    }
    return answers
  } finally {
    await store?.close()
  }
}

async function enter(bytes: Uint8Array, name: string): Promise<Answer[]> {
  const config = readConfig()
  const store = openStore(config.databaseUrl)
  try {
    await migrate(store)
    const key = auditKey(await authSecret(config, store))
    await startRecording(store.db, key, new Date())
    const as = await writer(store.db, key, values.by)
    const { draftId } = await uploadDraft(store.db, { name, bytes, again: false, requestId: randomUUID() }, as)
    if ((await draftRow(store.db, draftId)).state === 'uploaded') {
      const outcome = await readBytes(bytes, name, progress)
      await storeOutcome(store.db, draftId, outcome, as.user, as.auditKey)
      recognised(outcome)
    }
    const row = await draftRow(store.db, draftId)
    const bureaus = await bureausOfFile(store.db, row.sha256)
    const answers: Answer[] = []
    for (const id of bureaus.length === 0 ? [draftId] : bureaus.map((one) => one.draftId))
      answers.push(await entered(store.db, id, as))
    return answers
  } finally {
    await store.close()
  }
}

/** One bureau as it stands, confirmed where that was asked for and nothing is left to settle. */
async function entered(db: Db, draftId: number, as: Writer): Promise<Answer> {
  const opened = await openedDraft(db, draftId, as.today)
  const confirmed = values.confirm
    ? await confirmDraft(
        db,
        {
          draftId,
          version: opened.version,
          filedOn: values['filed-on'] ?? null,
          councilOn: values['council-on'] ?? null,
          unread: Number(values.unread),
          requestId: randomUUID(),
        },
        as,
      ).catch((error: unknown) => {
        // Still to be settled on the screen: what was read is shown, and the exit code says so.
        if (error instanceof Refusal && (error.reason === 'import-incomplete' || error.reason === 'import-unread')) return null
        throw error
      })
    : null
  const digest = importSummaryOf(opened.recognition, opened, opened, opened.decisions)
  const unread = unreadCells(opened).length
  return { draftId, digest, unread, confirmed, records: recordValues(opened.recognition) }
}

/** The plan of each bureau. */
function recognised(outcome: ReadOutcome): Extract<Recognition, { kind: 'plan' }>[] {
  if (outcome.kind === 'refused' && outcome.packed && outcome.reason.reason === 'not-a-plan') {
    const recognition = JSON.parse(gunzipSync(outcome.packed.recognition).toString('utf8')) as Recognition
    const saw =
      recognition.kind === 'not-a-plan'
        ? recognition.seen.firstLines
            .slice(0, 5)
            .map((line) => `  ${line}`)
            .join('\n')
        : ''
    throw new Told(
      `성과계획서로 볼 수 있는 표가 없는 문서입니다. 읽은 첫 줄들: (This is not a performance plan. Its first lines:)\n${saw}`,
    )
  }
  if (outcome.kind === 'refused') throw outcome.reason
  return outcome.bureaus.map(
    ({ packed }) => JSON.parse(gunzipSync(packed.recognition).toString('utf8')) as Extract<Recognition, { kind: 'plan' }>,
  )
}

/** The administrator who answers for it; without one the draft is the command line's, which may confirm nothing. */
async function writer(db: Db, key: string, by: string | undefined): Promise<Writer> {
  const now = new Date()
  const base = { now, today: seoulDay(now), address: null, auditKey: key }
  if (by === undefined)
    return {
      ...base,
      user: {
        id: 'command-line',
        name: '명령줄',
        username: 'command-line',
        role: 'administrator',
        departmentIds: [],
        demonstration: false,
      },
    }
  const user = await accountNamed(db, by, base.today)
  if (user?.role !== 'administrator') {
    throw new Told(
      `--by에는 사용 중인 기관 관리자의 아이디를 쓰십시오: '${by}' (--by wants the user name of an active administrator.)`,
    )
  }
  return { ...base, user }
}

function progress({ stage, done, total }: { stage: string; done: number; total: number }) {
  if (!process.stderr.isTTY) return
  const words = stage === 'reading' ? '문서를 읽는 중 (reading)' : '표를 알아보는 중 (recognising)'
  process.stderr.write(`\r${words}${total > 0 ? ` ${Math.round((done / total) * 100)}%` : ''}\u001B[K`)
}

const place = (at: { line: number | null; page: number | null; address?: string | null }) =>
  at.address ? ` [${at.address}]` : at.line !== null ? ` [${at.line}행]` : at.page !== null ? ` [${at.page}쪽]` : ''

function readable({ digest: d, draftId, unread, confirmed }: Answer): string {
  const { departments, goals, indicators, programmes, projects } = d.counts
  const list = (title: string, lines: readonly string[]) =>
    lines.length === 0
      ? []
      : [
          `${title} ${lines.length}`,
          ...lines.slice(0, 60).map((line) => `  ${line}`),
          ...(lines.length > 60 ? [`  … ${lines.length - 60}`] : []),
        ]
  const comparedWith =
    d.current === null
      ? '비교할 계획이 없습니다 (no plan to compare with)'
      : `${d.current.title} ${d.current.version}판과 비교 (compared): 새로 ${d.changes.new}, 바뀜 ${d.changes.changed}, 없어짐 ${d.changes.gone}, 이름 바뀐 듯 ${d.changes.renamed}, 그대로 ${d.changes.same} (new, changed, gone, renamed, same)`
  return [
    `${d.title} (${d.fiscalYear})`,
    ...(d.results === null
      ? []
      : [
          `성과보고서 실적 (reported results): 새로 ${d.results.new}, 같음 ${d.results.same}, 다름 ${d.results.differs}, 반영할 수 없음 ${d.results.barred} (new, same, different, not to be entered)`,
        ]),
    `부서 ${departments}, 정책사업목표 ${goals}, 성과지표 ${indicators}, 단위사업 ${programmes}, 세부사업 ${projects} (departments, goals, indicators, unit programmes, projects)`,
    comparedWith,
    `대사 (equations): ${EQUATION_STATES.map((s) => `${EQUATION_STATE_WORDS[s].ko} ${d.equations[s]} (${EQUATION_STATE_WORDS[s].en})`).join(', ')}`,
    `읽으면서 고쳐 읽은 곳 (repairs) ${d.repairs}`,
    ...list(
      '먼저 정할 것 (to be settled first)',
      d.needs.map((n) => `${n.kind}: ${n.row} ${n.column}`.trim()),
    ),
    ...list(
      '확인할 것 (to be answered)',
      d.attention.map((a) => `${a.kind}: ${a.subject} “${a.raw}”${a.proposal === null ? '' : ` → “${a.proposal}”`}${place(a)}`),
    ),
    ...list(
      '알아보지 못한 것 (not recognised)',
      d.unrecognised.map((u) => `${u.what}, ${u.why}: ${u.raw.slice(0, 80)}${place(u)}`),
    ),
    ...list(
      '불일치 검산 (failed equations)',
      d.failed.map(
        (e) =>
          `${e.label}: ${e.printed.text ?? e.printed.value}${e.computed === null ? '' : ` / ${e.computed}`}${place({ line: e.printed.location.line, page: null })}`,
      ),
    ),
    confirmed?.unchanged
      ? '같은 파일이 이미 반영되어 있어 바뀐 것이 없습니다. (The same file is in force: nothing was changed.)'
      : confirmed?.results
        ? `실적을 반영했습니다: 반영 ${confirmed.results.entered}, 저장된 값과 같음 ${confirmed.results.same}, 저장된 값을 둠 ${confirmed.results.kept}, 반영하지 못함 ${confirmed.results.barred} (Results entered, same, kept, not entered.)`
        : confirmed
          ? `계획에 반영했습니다: ${confirmed.planVersion}판 (Entered as version ${confirmed.planVersion}.)`
          : draftId === null
            ? '아무것도 저장하지 않았습니다. (Nothing was written.)'
            : values.confirm && d.needs.length === 0
              ? `읽지 못한 칸이 ${unread}개 남아 반영하지 않았습니다. 화면에서 검토하거나, 그대로 두려면 --unread ${unread}로 확정하십시오: 가져오기 ${draftId}번 (Not entered: ${unread} cells were not read. Review import ${draftId}, or confirm with --unread ${unread}.)`
              : values.confirm
                ? `먼저 정할 것이 있어 반영하지 않았습니다. 화면에서 검토하십시오: 가져오기 ${draftId}번 (Not entered: settle the items above in import ${draftId}.)`
                : `초안으로 담았습니다. 화면에서 검토한 뒤 확정하십시오: 가져오기 ${draftId}번 (Kept as draft ${draftId}; review and confirm it on the screen.)`,
  ].join('\n')
}

function sentence(error: unknown): string {
  if (error instanceof Told) return error.message
  if (error instanceof Refusal)
    return `받지 않았습니다: ${refusalWord(error.reason)} (Refused: ${error.reason} ${Object.values(error.facts).join(' ')}`
      .trimEnd()
      .concat(')')
  return startFailure(error)
}

try {
  process.exitCode = await main()
} catch (error) {
  if (values.json)
    console.log(
      JSON.stringify({ outcome: 'refused', reason: error instanceof Refusal ? error.reason : null, message: sentence(error) }),
    )
  console.error(sentence(error))
  process.exit(EXIT.refused)
} finally {
  await endReadingThread()
}
