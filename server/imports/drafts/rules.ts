import type { Db } from '#data/database.ts'
import { choiceWord, NO_RULE, ruleHolds, type RuleKind, saysNothing, type TableRule } from '#domain/plan/reading-rules.ts'
import type { TableBlock } from '../../documents/model.ts'
import { recogniseAgain } from '../../documents/read/read-document.ts'
import { insertMany } from '../../plans/insert-many.ts'
import { write } from '../../record/write.ts'
import { type Writer } from '../../record/writer.ts'
import { Refusal } from '../../refusal.ts'
import type { FieldValue } from '../commit/correct.ts'
import { ruleOf, type SaidRule, tableWords } from '../recognise/rules.ts'
import type { Recognition } from '../records.ts'
import { putCorrection, putDecisions } from './decide.ts'
import { draftRow, step, subjectOf } from './draft.ts'
import { ASIDE, follow, placeOfAside } from './follow.ts'
import { glanceIn, keepGlance } from './glance.ts'
import { valueIn } from './open.ts'
import { packedPart, partOf, replaceRecognition, unpack } from './parts.ts'
import type { Forgotten, RememberedRule } from './remembered.ts'

/** Beside reading.ts, which reads a file: the same module reads a document again. */
const RECOGNISER = new URL('./recogniser.ts', import.meta.url)

export interface StoredRule extends SaidRule {
  readonly id: number
  readonly by: string
  readonly at: string
  /** of an earlier document of the office: its file's name */
  readonly rememberedFrom: string | null
}

/** The rules of a draft in force. */
async function rulesOf(db: Db, draftId: number): Promise<StoredRule[]> {
  const rows = await db
    .selectFrom('import_rule as r')
    .leftJoin('import_rule as f', 'f.id', 'r.remembered_from')
    .leftJoin('import_draft as d', 'd.id', 'f.draft_id')
    .select(['r.id', 'r.table_words', 'r.block', 'r.rule', 'r.recorded_at', 'r.recorded_by', 'd.file_name'])
    .where('r.draft_id', '=', draftId)
    .orderBy('r.id')
    .execute()
  const newest = new Map(rows.map((row) => [`${row.block ?? ''} ${row.table_words}`, row]))
  return [...newest.values()].flatMap((row) =>
    row.rule === null
      ? []
      : [
          {
            id: row.id,
            table: row.table_words,
            block: row.block,
            rule: JSON.parse(row.rule) as TableRule,
            by: row.recorded_by,
            at: row.recorded_at,
            rememberedFrom: row.file_name,
          },
        ],
  )
}

/** What the next document is read with, as far as it fits: the newest rule of each header and bureau. */
export async function rememberedRules(db: Db): Promise<(RememberedRule | Forgotten)[]> {
  const rows = await db
    .selectFrom('import_rule as r')
    .innerJoin('import_draft as d', 'd.id', 'r.draft_id')
    .select(['r.id', 'r.table_words', 'r.rule', 'd.glance'])
    .where('r.block', 'is', null)
    .orderBy('r.id')
    .execute()
  const newest = new Map<string, RememberedRule | Forgotten>()
  for (const { id, table_words: table, rule, glance } of rows) {
    const office = glanceIn(glance)
    if (office === null) continue
    const { bureau, government, fiscalYear } = office
    const of = { id, table, block: null, bureau, government, fiscalYear }
    newest.set(`${bureau} ${table}`, rule === null ? { ...of, rule } : { ...of, rule: JSON.parse(rule) as TableRule })
  }
  return [...newest.values()]
}

/** Writes down what of it held for a new draft. */
export async function keepRemembered(
  trx: Db,
  draftId: number,
  rules: readonly RememberedRule[],
  by: { readonly at: string; readonly id: string | null; readonly name: string },
): Promise<void> {
  const rows = rules.map(({ id, table, rule }) => ({ table, block: null, rule, rememberedFrom: id }))
  await putRules(trx, draftId, rows, by)
}

async function putRules(
  trx: Db,
  draftId: number,
  rows: readonly (Row & { readonly rememberedFrom?: number })[],
  by: { readonly at: string; readonly id: string | null; readonly name: string },
): Promise<void> {
  await insertMany(
    trx,
    'import_rule',
    rows.map(({ table, block, rule, rememberedFrom = null }) => ({
      draft_id: draftId,
      table_words: table,
      block,
      rule: rule && JSON.stringify(rule),
      remembered_from: rememberedFrom,
      recorded_at: by.at,
      recorded_by: by.name,
      recorded_by_id: by.id,
    })),
  )
}

export interface RuleInput {
  readonly draftId: number
  readonly version: number
  /** of the table it is said of */
  readonly block: number
  /** null: nothing any more, read by itself again */
  readonly rule: TableRule | null
  /** of every table with the same header words; whose it is holds for this table alone */
  readonly alike: boolean
  readonly requestId: string
}

export interface RuleDone {
  readonly version: number
  /** corrections and decisions that went with their cells, and those whose cell is read as something else now */
  readonly moved: number
  readonly setAside: number
}

type Row = Pick<SaidRule, 'table' | 'block'> & { readonly rule: TableRule | null }

/**
 * Says what a table of the document is, and reads the document again with it: all in one step, so that nobody sees one without the
 * other. A document that was no plan may be one then. Refuses 'import-not-open', 'version-conflict', 'bad-input' (what: 'block' = no
 * table, 'rule' = a column or row that such a table has not) and 'not-a-plan' (nothing of the plan would be left).
 */
export async function setRule(db: Db, input: RuleInput, as: Writer): Promise<RuleDone> {
  const again = await readAgain(db, input)
  const done = await write(db, as, { act: 'import.rule', subject: subjectOf(input.draftId), input }, async (trx, audit) => {
    const row = await ruleable(trx, input)
    if (!again) throw new Refusal('version-conflict', { version: row.version })
    if (again instanceof Refusal) throw again
    const { rows, before, packed, recognition } = again
    if (recognition.kind !== 'plan' && row.state === 'read') throw new Refusal('not-a-plan')
    await putRules(trx, row.id, rows, { at: as.now.toISOString(), id: as.user.id, name: as.user.name })
    await replaceRecognition(trx, row.id, packed)
    const moves =
      recognition.kind === 'plan'
        ? await followed(trx, row.id, (said) => follow(before.kind === 'plan' ? before : null, recognition, said), as)
        : { moved: 0, setAside: 0 }
    if (recognition.kind === 'plan' && row.state === 'refused')
      await trx
        .updateTable('import_draft')
        .set({ state: 'read', refused_reason: null, refused_facts: null })
        .where('id', '=', row.id)
        .execute()
    const setAside = moves.setAside > 0 ? { setAside: moves.setAside } : {}
    await audit({ after: { tableHeader: again.header, ...(input.rule ? toldOf(input.rule) : {}), ...setAside } })
    return { version: await step(trx, row), ...moves }
  })
  if ((await draftRow(db, input.draftId)).state === 'read') await keepGlance(db, input.draftId, as.today)
  return done
}

/** A draft under review, or one that was read and taken for no plan. */
async function ruleable(db: Db, { draftId, version }: Pick<RuleInput, 'draftId' | 'version'>) {
  const row = await draftRow(db, draftId)
  if (!isRuleable(row)) throw new Refusal('import-not-open', { state: row.state })
  if (row.version !== version) throw new Refusal('version-conflict', { version: row.version })
  return row
}
const isRuleable = ({ state, refused_reason: why }: { state: string; refused_reason: string | null }): boolean =>
  state === 'read' || (state === 'refused' && (why === 'not-a-plan' || (why?.startsWith('plan-without-') ?? false)))

/** What would be written and what the document is read as with it; null when the draft is another by now. Nobody waits for it but the asker. */
async function readAgain(db: Db, input: RuleInput) {
  const row = await db.selectFrom('import_draft').selectAll().where('id', '=', input.draftId).executeTakeFirst()
  if (!row || !isRuleable(row) || row.version !== input.version) return null
  const document = await partOf(db, row.id, 'document')
  const before = await partOf(db, row.id, 'recognition')
  const packedDocument = await packedPart(db, row.id, 'document')
  const block = document?.blocks.find(({ loc }) => loc.block === input.block)
  if (!before || !packedDocument || block?.kind !== 'table') return new Refusal('bad-input', { what: 'block' })
  if (input.rule && !ruleHolds(input.rule)) return new Refusal('bad-input', { what: 'rule' })
  const known = await rulesOf(db, row.id)
  const rows = rowsOf(input, tableWords(block), known)
  const rules = [...known.filter((one) => !rows.some((own) => own.table === one.table && own.block === one.block)), ...rows]
  const said = rules.flatMap(({ table, block: at, rule }) => (rule ? [{ table, block: at, rule }] : []))
  try {
    const packed = await recogniseAgain<Uint8Array>(packedDocument, RECOGNISER, said)
    return { rows, header: headerIn(block), before, packed, recognition: unpack(packed) as Recognition }
  } catch (error) {
    // What it costs too much is refused on the record, like everything else.
    if (error instanceof Refusal) return error
    throw error
  }
}

const headerIn = (block: TableBlock): string =>
  (block.grid.find((row) => row.filter(({ text }) => text.trim() !== '').length > 1) ?? [])
    .flatMap(({ text }) => text.trim() || [])
    .join(' · ')
    .slice(0, 200)

/** A rule in the words of the record; the whole of it stands in its row. */
function toldOf({ kind, money, owner, goal, columns, rows }: TableRule): Readonly<Record<string, unknown>> {
  const word = (of: 'column' | 'row', { is, year }: { is: string; year: number | null }) =>
    `${year === null ? '' : `${year}년 `}${choiceWord(kind, of, is).ko}`
  return {
    ...(kind ? { tableKind: kind } : {}),
    ...(money ? { tableMoney: money } : {}),
    ...(owner ? { tableOwner: owner } : {}),
    ...(goal ? { tableGoal: goal } : {}),
    ...(columns.length > 0 ? { columns: columns.map((one) => `${one.column + 1}열 ${word('column', one)}`) } : {}),
    ...(rows.length > 0 ? { tableRows: rows.map((one) => `${one.label}: ${word('row', one)}`) } : {}),
  }
}

/** Whose a table is holds for it alone: the same header comes again in each department. */
function rowsOf({ rule, alike, block }: RuleInput, table: string, known: readonly SaidRule[]): Row[] {
  const own: Row = { table, block, rule: rule && !saysNothing(rule) ? rule : null }
  if (!alike) return [own]
  const { owner, goal } = rule ?? NO_RULE
  const all: Row = { table, block: null, rule: rule && { ...rule, owner: null, goal: null } }
  const here = owner === null && goal === null ? null : { ...NO_RULE, owner, goal }
  const had = known.some((one) => one.table === table && one.block === block)
  return [
    { ...all, rule: all.rule && !saysNothing(all.rule) ? all.rule : null },
    ...(here || had ? [{ ...own, rule: here }] : []),
  ]
}

/** Moves what persons said to where their cells are read now; the old names are free for others. */
async function followed(
  trx: Db,
  draftId: number,
  of: (said: readonly string[]) => ReadonlyMap<string, string>,
  as: Writer,
): Promise<Pick<RuleDone, 'moved' | 'setAside'>> {
  const corrections = newestOf(
    await trx.selectFrom('import_correction').selectAll().where('draft_id', '=', draftId).orderBy('id').execute(),
    ({ path }) => path,
  ).filter(({ value }) => value !== null)
  const decisions = newestOf(
    await trx.selectFrom('import_decision').selectAll().where('draft_id', '=', draftId).orderBy('id').execute(),
    ({ subject }) => subject,
  ).filter(({ decision }) => decision !== 'open')
  const paths = of(corrections.map(({ path }) => path))
  const subjects = of(decisions.map(({ subject }) => subject))
  for (const path of paths.keys()) await putCorrection(trx, draftId, path, null, as)
  for (const { id: _, ...one } of corrections) {
    const path = paths.get(one.path)
    // What a record was moved to, or added under, has a key of its own.
    const key = one.value !== null && STANDS_UNDER.test(one.path) ? valueIn(one.value).value : null
    const under = of([`key:${String(key)}`]).get(`key:${String(key)}`)
    if (path === undefined && under === undefined) continue
    const gone = under?.startsWith(ASIDE) ?? false
    if (gone && path === undefined) await putCorrection(trx, draftId, one.path, null, as)
    await trx
      .insertInto('import_correction')
      .values({
        ...one,
        path: gone ? `${ASIDE}${one.path} ${under ?? ''}` : (path ?? one.path),
        value: under === undefined || gone ? one.value : JSON.stringify(under.slice('key:'.length)),
      })
      .execute()
  }
  await putDecisions(trx, draftId, subjects.keys(), { decision: 'open', word: null }, as)
  for (const { id: _, ...one } of decisions) {
    const subject = subjects.get(one.subject)
    if (subject !== undefined)
      await trx
        .insertInto('import_decision')
        .values({ ...one, subject })
        .execute()
  }
  const all = [...paths.values(), ...subjects.values()]
  const setAside = all.filter((name) => name.startsWith(ASIDE)).length
  return { moved: all.length - setAside, setAside }
}

/** A record that was added, or the field of one that says what it stands under. */
const STANDS_UNDER = /^[a-z-]+\/[^/]+(?:\/(?:goal|programme|department))?$/

const newestOf = <T>(rows: readonly T[], key: (row: T) => string): T[] => [
  ...new Map(rows.map((row) => [key(row), row])).values(),
]

/** A correction whose cell is read as something else now: kept, shown, and back with its cell. */
export interface SetAside {
  readonly path: string
  /** block.row.column */
  readonly place: string
  readonly value: FieldValue
  readonly by: string
}

export interface TableView {
  readonly block: number
  /** how many tables of the document have its header words, itself among them */
  readonly alike: number
  readonly rule: TableRule
  /** of the newest of its rules; null: none */
  readonly said: Pick<StoredRule, 'by' | 'at' | 'rememberedFrom'> | null
  /** whether a rule holds for this table alone */
  readonly own: boolean
}

/** What was said of one table. Refuses 'unknown-import' and 'bad-input' (what: block). */
export async function draftTable(db: Db, ask: { draftId: number; block: number }): Promise<TableView> {
  await draftRow(db, ask.draftId)
  const document = await partOf(db, ask.draftId, 'document')
  const block = document?.blocks.find(({ loc }) => loc.block === ask.block)
  if (block?.kind !== 'table') throw new Refusal('bad-input', { what: 'block' })
  const words = tableWords(block)
  const rules = await rulesOf(db, ask.draftId)
  const own = rules.filter((one) => one.table === words && (one.block === null || one.block === ask.block))
  const newest = own.toSorted((a, b) => b.id - a.id)[0]
  return {
    block: ask.block,
    alike: (document?.blocks ?? []).filter((one) => one.kind === 'table' && tableWords(one) === words).length,
    rule: ruleOf(rules, words, ask.block),
    said: newest ? { by: newest.by, at: newest.at, rememberedFrom: newest.rememberedFrom } : null,
    own: own.some((one) => one.block !== null),
  }
}

export interface RuleView {
  /** the first table it holds for */
  readonly block: number
  readonly tables: number
  readonly alone: boolean
  readonly kind: RuleKind | null
  readonly by: string
  readonly at: string
  readonly rememberedFrom: string | null
}

/** Every rule of a draft in force, and what found no place with them. */
export async function draftRules(db: Db, draftId: number): Promise<{ rules: RuleView[]; setAside: SetAside[] }> {
  await draftRow(db, draftId)
  const rules = await rulesOf(db, draftId)
  const document = rules.length === 0 ? null : await partOf(db, draftId, 'document')
  const tables = (document?.blocks ?? []).flatMap((block) =>
    block.kind === 'table' ? [{ block: block.loc.block, words: tableWords(block) }] : [],
  )
  const aside = await db
    .selectFrom('import_correction')
    .select(['path', 'value', 'recorded_by as by'])
    .where('draft_id', '=', draftId)
    .where('path', 'like', `${ASIDE}%`)
    .orderBy('id')
    .execute()
  return {
    rules: rules.flatMap(({ table, block, rule, by, at, rememberedFrom }) => {
      const own = tables.filter((one) => one.words === table && (block === null || one.block === block))
      const [first] = own
      return first
        ? [{ block: first.block, tables: own.length, alone: block !== null, kind: rule.kind, by, at, rememberedFrom }]
        : []
    }),
    setAside: newestOf(aside, ({ path }) => path).flatMap(({ path, value, by }) =>
      value === null ? [] : [{ path, place: placeOfAside(path), value: valueIn(value).value, by }],
    ),
  }
}
