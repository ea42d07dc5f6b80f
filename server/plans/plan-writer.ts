import Big from 'big.js'
import type { Insertable } from 'kysely'
import type { Db } from '#data/database.ts'
import type { Database, ProvenanceSubject } from '#data/schema.ts'
import type { IndicatorTable } from '#data/schema/plans.ts'
import type { Edition } from '#domain/plan/edition.ts'
import { columnOfField, type PlanField } from '#domain/plan/plan-fields.ts'
import type { FieldColumns } from './fields.ts'
import { type At, type Figures, type PlanFiles, PlanFileError } from './plan-files.ts'

/** What a document brings beside its rows, when the plan goes into a store that has something already. */
export interface PlanSource {
  /** who confirmed it */
  readonly who: string
  readonly document: { readonly sha256: string; readonly confirmedAt: string; readonly importId: number }
  /** units the store has, by code */
  readonly units: ReadonlyMap<string, number>
  /** ISO day from which its targets hold */
  readonly effectiveOn: string
  readonly edition: Edition
  /** indicators that go on from another plan, by code */
  readonly indicators: ReadonlyMap<string, Continued>
}

/** What an indicator keeps from the plan before: its lineage, what persons set, and years whose figure is a person's. */
export interface Continued {
  readonly lineageId: number
  readonly settings: Partial<
    Pick<IndicatorTable, 'direction' | 'aggregation' | 'frequency' | 'pace' | 'results_due' | 'share_of_whole'>
  > & { readonly reported?: 'each' | 'running-total' }
  readonly keptYears: ReadonlySet<number>
}

/** The figure of an origin, in the words of the document. */
export interface PlaceWords {
  readonly table: string
  readonly row: string
  readonly column: string
}

/** One plan on its way into a store: what was written so far, by the codes of its files, and the origins still to be written. */
export class PlanWriter {
  readonly trx: Db
  readonly files: PlanFiles
  readonly now: string
  readonly source: PlanSource | undefined
  readonly who: string
  readonly units = new Map<string, number>()
  /** names of units, by code */
  readonly names = new Map<string, string>()
  readonly goals = new Map<string, { readonly id: number; readonly departmentId: number }>()
  readonly indicators = new Map<string, { readonly id: number; readonly name: string }>()
  readonly origins: Insertable<Database['provenance']>[] = []
  documentId = 0
  planId = 0
  /** 원 of one printed unit of money */
  unitWon = 1

  constructor(trx: Db, files: PlanFiles, now: string, source: PlanSource | undefined, who: string) {
    this.trx = trx
    this.files = files
    this.now = now
    this.source = source
    this.who = source?.who ?? who
  }

  unit = (code: string) => known(this.units, code)
  goal = (code: string) => known(this.goals, code)
  indicator = (code: string) => known(this.indicators, code)

  async insert<T extends keyof Database>(table: T, values: Insertable<Database[T]>): Promise<number> {
    const row = await this.trx
      .insertInto(table)
      .values(values as never)
      .returning('id' as never)
      .executeTakeFirstOrThrow()
    return (row as { id: number }).id
  }

  /** The columns of `fields` as the store has them: amounts in 원. Throws PlanFileError. */
  columns<const Fields extends readonly PlanField[]>(fields: Fields, row: FieldColumns<Fields> & At): FieldColumns<Fields> {
    const values: Readonly<Record<string, unknown>> = { ...row }
    const stored = fields.map((field) => {
      const column = columnOfField(field)
      const value = values[column]
      return [column, field.measure === 'money' && typeof value === 'number' ? this.won(row, column, value) : value]
    })
    return Object.fromEntries(stored) as FieldColumns<Fields>
  }

  /** Throws PlanFileError when the amount is no whole number of 원. */
  won({ at: { file, row } }: At, column: string, amount: number): number {
    // Exact: 1200.345 백만원 is a whole number of 원, and not in binary.
    const won = new Big(amount).times(this.unitWon).toNumber()
    if (!Number.isSafeInteger(won)) throw new PlanFileError(file, row, column, `금액이 원 단위 정수가 아닙니다: '${amount}'`)
    return won
  }

  /** Origins of every value whose field has a heading in the form. */
  originsOf(
    subject: ProvenanceSubject,
    id: number,
    fields: readonly PlanField[],
    row: Figures,
    place: Omit<PlaceWords, 'column'>,
  ) {
    for (const field of fields) {
      const column = columnOfField(field)
      const value: unknown = Reflect.get(row, column)
      if (field.heading !== undefined && value !== null && value !== '')
        this.origin(subject, id, column, { ...place, table: field.list ?? place.table, column: field.heading }, row, column)
    }
  }

  /** Keeps where the value of `column` of the row is printed; nothing where the document has no place for it. */
  origin(subject: ProvenanceSubject, id: number, field: string, place: PlaceWords, row: Figures, column: string) {
    const printed = row.printed[column]
    if (!printed) return
    this.origins.push({
      document_id: this.documentId,
      subject,
      subject_id: id,
      field,
      table_label: place.table,
      row_label: place.row,
      column_label: place.column,
      line: printed.line,
      raw: printed.raw,
      confidence: printed.corrected ? 1 : printed.confidence,
      page: printed.page,
      sheet: printed.sheet,
      address: printed.address,
      box: printed.box && JSON.stringify(printed.box),
      block: printed.block,
      table_row: printed.row,
      table_column: printed.column,
      repairs: printed.repairs.length > 0 ? JSON.stringify(printed.repairs) : null,
      corrected_at: printed.corrected?.at ?? null,
      corrected_by: printed.corrected?.by ?? null,
    })
  }
}

function known<T>(map: ReadonlyMap<string, T>, code: string): T {
  const found = map.get(code)
  if (found === undefined) throw new Error(`${code} is used before it is written; order parents first`)
  return found
}
