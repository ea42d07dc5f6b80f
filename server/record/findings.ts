import { createHash } from 'node:crypto'
import type { Db } from '#data/database.ts'
import type { Acknowledged, FileDifference, RowDifference, SchemaDifference, VerdictFound } from '#domain/words/audit-verdict.ts'

/** So many of a kind are named; that there are more is no news. */
export const MOST_NAMED = 20

/** The act by which an administrator says that a difference is known. */
export const ACKNOWLEDGE = 'audit.acknowledge'

/** What an entry of that act says. */
export interface AcknowledgedContent {
  /** of the differences: each belongs to exactly what was recorded and what stood there */
  readonly marks: readonly string[]
  /** each in one line, as it was shown */
  readonly differences: readonly string[]
}

type Kind = 'rows' | 'guards' | 'files' | 'schema'
interface Finding<T> {
  readonly item: T
  readonly marks: string[]
}
interface Found {
  rows: Map<string, Finding<RowDifference>>
  guards: Map<string, Finding<string>>
  files: Map<string, Finding<FileDifference>>
  schema: Map<string, Finding<SchemaDifference>>
}
const nothing = (): Found => ({ rows: new Map(), guards: new Map(), files: new Map(), schema: new Map() })

/** The differences that a verification finds: those that are known, each with the entry that says so, apart from the others. */
export class Findings {
  readonly #known: ReadonlyMap<string, Omit<Acknowledged, 'found'>>
  readonly #open = nothing()
  readonly #guards = new Set<string>()
  readonly #acknowledged = new Map<number, Found>()

  private constructor(known: ReadonlyMap<string, Omit<Acknowledged, 'found'>>) {
    this.#known = known
  }

  /** `db`: a store whose chain of entries was found whole. */
  static async of(db: Db): Promise<Findings> {
    const known = new Map<string, Omit<Acknowledged, 'found'>>()
    const entries = await db
      .selectFrom('audit_entry')
      .select(['seq', 'at', 'actor', 'reason', 'after_json'])
      .where('act', '=', ACKNOWLEDGE)
      .orderBy('seq')
      .execute()
    for (const { after_json, ...entry } of entries) {
      // Written by acknowledge.ts, from an AcknowledgedContent.
      const { marks } = JSON.parse(after_json ?? '{"marks":[]}') as AcknowledgedContent
      for (const mark of marks) known.set(mark, entry)
    }
    return new Findings(known)
  }

  /** Whether no other row need be looked for. */
  get full(): boolean {
    return this.#open.rows.size >= MOST_NAMED
  }

  /**
   * `identity`: all that tells this difference from a later one of the same row. What is found of a row later says more of it
   * and takes its place.
   */
  row(item: RowDifference, identity: readonly unknown[]): void {
    this.#add('rows', `${item.table} ${item.row}`, item, ['row', item.table, item.row, ...identity])
  }
  guard(name: string, identity: readonly unknown[]): void {
    this.#guards.add(name)
    this.#add('guards', name, name, ['guard', name, ...identity])
  }
  file(item: FileDifference, identity: readonly unknown[]): void {
    this.#add('files', item.sha256, item, ['file', item.sha256, item.what, ...identity])
  }
  schema(item: SchemaDifference): void {
    // A trigger that the baseline misses too is told once.
    if (this.#guards.has(item.name.replace('trigger ', ''))) return
    this.#add('schema', item.name, item, ['schema', item.what, item.name, item.now])
  }

  #add(kind: Kind, key: string, item: unknown, identity: readonly unknown[]): void {
    const mark = createHash('sha256').update(JSON.stringify(identity)).digest('hex').slice(0, 32)
    const entry = this.#known.get(mark)
    const found = entry === undefined ? this.#open : (this.#acknowledged.get(entry.seq) ?? nothing())
    if (entry !== undefined) this.#acknowledged.set(entry.seq, found)
    const list = found[kind] as Map<string, Finding<unknown>>
    const before = list.get(key)
    if (before === undefined && list.size >= MOST_NAMED) return
    list.set(key, { item, marks: [...(before?.marks ?? []), mark] })
  }

  /** What nobody has acknowledged. */
  get open(): VerdictFound {
    return said(this.#open)
  }
  /** What stands as it was acknowledged. */
  get acknowledged(): readonly Acknowledged[] {
    const entries = new Map([...this.#known.values()].map((entry) => [entry.seq, entry]))
    return [...this.#acknowledged].flatMap(([seq, found]) => {
      const entry = entries.get(seq)
      return entry ? [{ ...entry, found: said(found) }] : []
    })
  }
}

const said = ({ rows, guards, files, schema }: Found): VerdictFound => ({
  rows: [...rows.values()].map(({ item }) => item),
  guards: [...guards.values()].map(({ item }) => item),
  files: [...files.values()].map(({ item }) => item),
  schema: [...schema.values()].map(({ item }) => item),
  marks: [rows, guards, files, schema].flatMap((list) => [...list.values()].flatMap(({ marks }) => marks)),
})
