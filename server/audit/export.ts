import { streamWorkbook } from '../documents/workbook-file.ts'
import type { Db } from '#data/database.ts'
import { changeLine, changesOf, seoulTime } from '#domain/words/audit-changes.ts'
import { refusalWord } from '#domain/words/audit-refusals.ts'
import { subjectWord } from '#domain/words/audit-subject.ts'
import { actWord, isRefused, roleWord } from '#domain/words/audit-words.ts'
import { CSV_MARK, type CsvCell, csvLine } from '#domain/words/csv.ts'
import { type AuditQuery, auditPage, type NamedLine } from './list.ts'

/** Entries one file takes at most; the last row says how to get the rest. */
export const MOST_EXPORTED = 100_000

const COLUMNS = [
  { header: '번호', width: 9 },
  { header: '일시(서울)', width: 22 },
  { header: '사람', width: 14 },
  { header: '역할', width: 10 },
  { header: '한 일', width: 18 },
  { header: '대상', width: 34 },
  { header: '바뀐 내용', width: 48 },
  { header: '사유', width: 30 },
  { header: '접속 주소', width: 16 },
  { header: '요청 번호', width: 38 },
  { header: '행위 코드', width: 20 },
  { header: '대상 코드', width: 24 },
  { header: '이전(JSON)', width: 30 },
  { header: '이후(JSON)', width: 30 },
]

function rowOf(line: NamedLine): CsvCell[] {
  const reason = isRefused(line.act) && line.reason !== null ? refusalWord(line.reason) : line.reason
  return [
    line.seq,
    seoulTime(line.at),
    line.actor,
    line.role === null ? null : roleWord(line.role).ko,
    actWord(line.act).ko,
    subjectWord(line.subject, line.name, line.period).ko,
    changeLine(changesOf(line.before, line.after, line.names), 'ko'),
    reason,
    line.address,
    line.requestId,
    line.act,
    line.subject,
    line.before,
    line.after,
  ]
}

/** The filtered record row by row, newest first, a page in memory at a time. `most`: entries before it stops and says so. */
async function* rows(db: Db, ask: AuditQuery, most: number): AsyncGenerator<CsvCell[]> {
  let written = 0
  for (let before = ask.before; ;) {
    const page = await auditPage(db, { ...ask, before, limit: Math.min(500, most - written) })
    for (const line of page.lines) yield rowOf(line)
    written += page.lines.length
    if (page.next === null) return
    if (written >= most) {
      yield [
        null,
        null,
        null,
        null,
        null,
        null,
        `한 파일에는 ${most.toLocaleString('ko-KR')}건까지 담습니다. 나머지는 날짜를 ${page.next}번 이전으로 좁혀 다시 받으십시오.`,
      ]
      return
    }
    before = page.next
  }
}

/** The filtered record as CSV: UTF-8 with the mark by which Excel knows it, one line an entry. */
export async function* auditCsv(db: Db, ask: AuditQuery, most = MOST_EXPORTED): AsyncGenerator<string> {
  yield CSV_MARK + csvLine(COLUMNS.map((c) => c.header))
  for await (const row of rows(db, ask, most)) yield csvLine(COLUMNS.map((_, index) => row[index] ?? null))
}

/** What an Excel cell holds at most; the format refuses longer ones. */
const MOST_IN_CELL = 32_767

/** The same as a workbook, written while it is read: neither is ever whole in memory. Text is text there, so nothing can start a formula. */
export async function* auditXlsx(db: Db, ask: AuditQuery, most = MOST_EXPORTED): AsyncGenerator<Uint8Array> {
  async function* cells() {
    for await (const row of rows(db, ask, most))
      yield row.map((cell) =>
        typeof cell === 'string' && cell.length > MOST_IN_CELL ? `${cell.slice(0, MOST_IN_CELL - 1)}…` : cell,
      )
  }
  const reader = streamWorkbook(cells(), { name: '감사기록', columns: COLUMNS, freezePane: { rows: 1 } }).getReader()
  try {
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) yield piece.value
  } finally {
    // Whoever stops downloading stops the reading too.
    await reader.cancel()
  }
}
