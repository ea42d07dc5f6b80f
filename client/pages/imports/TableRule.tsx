import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useId, useMemo } from 'react'
import { PLAN_FIELDS, type RecordGroup } from '#domain/plan/plan-fields.ts'
import {
  choicesOf,
  choiceWord,
  isDated,
  MONEY_WORDS,
  type MoneyWord,
  RULE_KIND_WORDS,
  RULE_KINDS,
  type RuleKind,
  saysNothing,
  type TableRule,
} from '#domain/plan/reading-rules.ts'
import type { TableBlock } from '../../../server/documents/model.ts'
import { formatDateTime } from '../../format.ts'
import { useLanguage, useText } from '../../language.tsx'
import { useDraft } from '../../shared/write/draft.ts'
import { useWrite } from '../../shared/write/use-write.ts'
import { type Outputs, useTRPC } from '../../trpc.ts'
import { Opened } from '../../ui/Opened.tsx'
import { Button } from '../../ui/Button.tsx'
import { Field, FormDialog } from '../../ui/FormDialog.tsx'
import { refusalText } from './refusal-words.ts'
import { ruleMessages } from './rule-messages.ts'
import { placeKey } from './selection.ts'
import styles from './rule.module.css'
import { columnWord, slotMessages } from './slot-messages.ts'
import { chunkOf, type Piece, useChunk } from './use-records.ts'
import { refusedBy } from './use-review.ts'

/** Rows that are drawn: what a row is shows in the first ones, and a rule holds of every row with the same word. */
const ROWS = 60

interface Props {
  readonly draftId: number
  readonly version: number
  readonly block: number
  /** the bureau and its departments, and the goals, as far as they are known */
  readonly names: readonly string[]
  readonly onClose: () => void
}

/** Asks what a table of the document is: the table itself, above each column and before each row what it is taken for. */
export function TableRuleDialog(props: Props) {
  // Waiting for what was said hides no page: the keyboard goes back to where it was.
  return (
    <Opened>
      <Asked {...props} />
    </Opened>
  )
}

function Asked(props: Props) {
  const trpc = useTRPC()
  const { draftId, block } = props
  const { data: view } = useSuspenseQuery(trpc.imports.table.queryOptions({ draftId, block }))
  const chunk = useChunk(draftId, chunkOf(block), true)
  const table = chunk.data?.blocks.find((one) => one.loc.block === block)
  if (chunk.data === undefined || table?.kind !== 'table') return null
  return <Form {...props} view={view} table={table} cells={chunk.data.cells} />
}

type Typed = { readonly rule: TableRule; readonly alike: boolean }

function Form(props: Props & { view: Outputs['imports']['table']; table: TableBlock; cells: Piece['cells'] }) {
  const t = useText(ruleMessages)
  const language = useLanguage()
  const trpc = useTRPC()
  const client = useQueryClient()
  const { draftId, version, block, view, table, onClose } = props
  const read = useReadAs(block, props.cells)
  const draft = useDraft<Typed>(`import.rule.${draftId}.${block}`, { rule: view.rule, alike: view.alike > 1 && !view.own })
  const { rule, alike } = draft.typed
  const set = useWrite(trpc.imports.setRule.mutationOptions(), {
    refresh: () => client.invalidateQueries({ queryKey: trpc.imports.pathKey() }),
  })
  const kind = rule.kind ?? read.kind
  const names = useId()
  const parts = rule.columns.length + rule.rows.length > 0
  const type = (part: Partial<TableRule>) => draft.type({ rule: { ...rule, ...part } })
  const send = (next: TableRule | null) =>
    set.send(
      { draftId, version, block, rule: next, alike: view.alike > 1 ? alike : next === null ? !view.own : true },
      onClose,
      draft,
    )
  const refused = refusedBy(set.error)
  // What is said of columns and rows is said of a kind of table, also of one that was read by itself.
  const whole: TableRule = { ...rule, kind: rule.kind ?? (parts ? kind : null) }
  return (
    <FormDialog
      title={t.title}
      act={t.save}
      wide
      missing={parts && kind === null ? t.needsKind : draft.changed ? false : t.unchanged}
      pending={set.pending}
      problem={refused !== null && refusalText(refused, language)}
      draft={draft}
      onClose={onClose}
      onSend={() => send(saysNothing(whole) ? null : whole)}
    >
      <p className="muted">{t.lead}</p>
      {view.said !== null && (
        <p className={styles.said}>
          {view.said.rememberedFrom === null
            ? t.saidBy(view.said.by, formatDateTime(view.said.at))
            : t.remembered(view.said.rememberedFrom)}{' '}
          <Button small disabled={set.pending} onClick={() => send(null)}>
            {t.takeBack}
          </Button>
        </p>
      )}
      <datalist id={names}>
        {props.names.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <div className={styles.facts}>
        <Field label={t.kind}>
          {(ids) => (
            <select
              {...ids}
              value={rule.kind ?? ''}
              onChange={(event) => type({ kind: kindIn(event.currentTarget.value), columns: [], rows: [] })}
            >
              <option value="">{t.asReadNow(read.kind === null ? t.notRead : RULE_KIND_WORDS[read.kind][language])}</option>
              {RULE_KINDS.map((one) => (
                <option key={one} value={one}>
                  {RULE_KIND_WORDS[one][language]}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={t.money}>
          {(ids) => <Money {...ids} value={rule.money} none={t.ofPlan} onChange={(money) => type({ money })} />}
        </Field>
        <Field label={t.owner}>
          {(ids) => (
            <input
              {...ids}
              list={names}
              value={rule.owner ?? ''}
              maxLength={100}
              placeholder={t.asRead}
              onChange={(event) => type({ owner: event.currentTarget.value || null })}
            />
          )}
        </Field>
        <Field label={t.goal}>
          {(ids) => (
            <input
              {...ids}
              value={rule.goal ?? ''}
              maxLength={200}
              placeholder={t.asRead}
              onChange={(event) => type({ goal: event.currentTarget.value || null })}
            />
          )}
        </Field>
      </div>
      {kind !== 'none' && <Grid table={table} kind={kind} rule={rule} read={read} onType={type} />}
      {view.alike > 1 && (
        <label className={styles.alike}>
          <input type="checkbox" checked={alike} onChange={(event) => draft.type({ alike: event.currentTarget.checked })} />
          {t.alike(view.alike)}
        </label>
      )}
    </FormDialog>
  )
}

function Grid(props: {
  table: TableBlock
  kind: RuleKind | null
  rule: TableRule
  read: ReadAs
  onType: (part: Partial<TableRule>) => void
}) {
  const t = useText(ruleMessages)
  const language = useLanguage()
  const { table, kind, rule, read, onType } = props
  const width = table.grid[0]?.length ?? 0
  const choices = kind === null ? [] : choicesOf(kind, 'column')
  const label = rule.columns.find(({ is }) => is === 'row')?.column ?? rowLabels(table)

  function sayColumn(column: number, part: Partial<TableRule['columns'][number]>) {
    const others = rule.columns.filter((one) => one.column !== column)
    const now = { column, is: '', year: null, money: null, ...rule.columns.find((one) => one.column === column), ...part }
    const dated = kind !== null && isDated(kind, now.is) ? now : { ...now, year: null, money: null }
    onType({ columns: now.is === '' ? others : [...others, dated].toSorted((a, b) => a.column - b.column) })
  }
  function sayRow(row: number, is: string, year: number | null) {
    const at = labelOf(table, row, kind !== null && isDated(kind, is) ? label : null)
    if (at === null) return
    const others = rule.rows.filter((one) => labelOf(table, row, one.column)?.label !== one.label)
    onType({ rows: is === '' ? others : [...others, { ...at, is, year }] })
  }
  return (
    <div className={styles.scroll} role="region" tabIndex={0} aria-label={t.table}>
      <table className={styles.grid}>
        <thead>
          <tr>
            <th scope="col">{t.row}</th>
            {Array.from({ length: width }, (_, c) => {
              const own = rule.columns.find(({ column }) => column === c)
              const dated = own !== undefined && kind !== null && isDated(kind, own.is)
              return (
                // Columns of a document that was read never move.
                // oxlint-disable-next-line react/no-array-index-key
                <th key={c} scope="col" data-said={own !== undefined}>
                  <select
                    aria-label={t.columnIs(c + 1)}
                    value={own?.is ?? ''}
                    disabled={kind === null}
                    onChange={(event) => sayColumn(c, { is: event.currentTarget.value })}
                  >
                    <option value="">{t.asReadNow(read.columns.get(c) ?? t.notRead)}</option>
                    {[...choices, 'none'].map((is) => (
                      <option key={is} value={is}>
                        {choiceWord(kind, 'column', is)[language]}
                      </option>
                    ))}
                  </select>
                  {dated && <Year label={t.columnYear(c + 1)} value={own.year} onChange={(year) => sayColumn(c, { year })} />}
                  {dated && kind === 'lines' && (
                    <Money
                      aria-label={t.columnMoney(c + 1)}
                      value={own.money}
                      none={t.money}
                      onChange={(money) => sayColumn(c, { money })}
                    />
                  )}
                </th>
              )
            })}
          </tr>
        </thead>
        <tbody lang="ko">
          {table.grid.slice(0, ROWS).map((cells, r) => {
            const own = rule.rows.find((one) => labelOf(table, r, one.column)?.label === one.label)
            return (
              // oxlint-disable-next-line react/no-array-index-key
              <tr key={r} data-said={own !== undefined}>
                <th scope="row">
                  <select
                    aria-label={t.rowIs(r + 1)}
                    value={own?.is ?? ''}
                    disabled={kind === null || labelOf(table, r, null) === null}
                    onChange={(event) => sayRow(r, event.currentTarget.value, null)}
                  >
                    <option value="">{t.asRead}</option>
                    {[...(kind === null ? [] : choicesOf(kind, 'row')), 'none'].map((is) => (
                      <option key={is} value={is}>
                        {choiceWord(kind, 'row', is)[language]}
                      </option>
                    ))}
                  </select>
                  {own !== undefined && kind !== null && isDated(kind, own.is) && (
                    <Year label={t.rowYear(r + 1)} value={own.year} onChange={(year) => sayRow(r, own.is, year)} />
                  )}
                </th>
                {cells.map(
                  (cell, c) =>
                    !cell.covered && (
                      <td
                        // oxlint-disable-next-line react/no-array-index-key
                        key={c}
                        rowSpan={cell.rowSpan > 1 ? Math.min(cell.rowSpan, ROWS - r) : undefined}
                        colSpan={cell.columnSpan > 1 ? cell.columnSpan : undefined}
                        data-read={read.places.has(placeKey(cell.loc))}
                      >
                        {cell.text}
                      </td>
                    ),
                )}
              </tr>
            )
          })}
        </tbody>
      </table>
      {table.grid.length > ROWS && <p className="muted">{t.moreRows(table.grid.length - ROWS)}</p>}
    </div>
  )
}

function Year(props: { label: string; value: number | null; onChange: (year: number | null) => void }) {
  const t = useText(ruleMessages)
  return (
    <input
      aria-label={props.label}
      inputMode="numeric"
      maxLength={4}
      placeholder={t.yearPrinted}
      defaultValue={props.value ?? ''}
      onChange={(event) => {
        const typed = event.currentTarget.value.trim()
        if (typed === '' || /^(?:199\d|20\d\d|21\d\d)$/.test(typed)) props.onChange(typed === '' ? null : Number(typed))
      }}
    />
  )
}

function Money({
  value,
  none,
  onChange,
  ...ids
}: {
  value: MoneyWord | null
  none: string
  onChange: (money: MoneyWord | null) => void
  id?: string
  'aria-label'?: string
  'aria-describedby'?: string
}) {
  return (
    <select
      {...ids}
      value={value ?? ''}
      onChange={(event) => onChange(MONEY_WORDS.find((word) => word === event.currentTarget.value) ?? null)}
    >
      <option value="">{none}</option>
      {MONEY_WORDS.map((word) => (
        <option key={word} value={word} lang="ko">
          {word}
        </option>
      ))}
    </select>
  )
}

const kindIn = (value: string): RuleKind | null => RULE_KINDS.find((one) => one === value) ?? null

/** The word by which a row is known: in the column of 목표 and 실적 where it has one, else its first. */
function labelOf(table: TableBlock, row: number, column: number | null): { column: number; label: string } | null {
  const cells = table.grid[row] ?? []
  const at =
    column !== null && (cells[column]?.text.trim() ?? '') !== '' ? column : cells.findIndex(({ text }) => text.trim() !== '')
  const label = cells[at]?.text.trim().slice(0, 200) ?? ''
  return label === '' ? null : { column: at, label }
}

/** The column whose words come again and again, and are no figures: of targets and actuals. */
function rowLabels(table: TableBlock): number | null {
  const width = table.grid[0]?.length ?? 0
  const score = (column: number) => {
    const words = table.grid.flatMap((row) => row[column]?.text.trim() || []).filter((text) => !/\d/.test(text))
    return words.length - new Set(words).size
  }
  const [best] = Array.from({ length: width }, (_, c) => c).toSorted((a, b) => score(b) - score(a))
  return best !== undefined && score(best) > 0 ? best : null
}

interface ReadAs {
  readonly kind: RuleKind | null
  /** in words, by column */
  readonly columns: ReadonlyMap<number, string>
  readonly places: ReadonlySet<string>
}

const KINDS: Readonly<Record<string, RuleKind>> = {
  indicators: 'indicators',
  programmes: 'lines',
  projects: 'lines',
  'goal-tables': 'goal-table',
  statements: 'statement',
  staffing: 'staffing',
  teams: 'staffing',
}

const isGroup = (name: string): name is RecordGroup => Object.hasOwn(PLAN_FIELDS, name)

/** What the table was read as, told by the fields that its cells gave. */
function useReadAs(block: number, cells: Piece['cells']): ReadAs {
  const words = useText(slotMessages)
  return useMemo(() => {
    const own = cells.filter((cell) => cell.block === block)
    const groupOf = (path: string) => path.split('/')[0] ?? ''
    const overview = own.some(({ path }) => /\/(?:overviewName|startsOn|supportType|funding)$/.test(path))
    const kind = overview ? 'overview' : (own.map(({ path }) => KINDS[groupOf(path)]).find((one) => one !== undefined) ?? null)
    const columns = new Map<number, string>()
    for (const [column, here] of Map.groupBy(own, (cell) => cell.column)) {
      const [path = ''] = here.filter((cell) => KINDS[groupOf(cell.path)] !== undefined).map((cell) => cell.path)
      const [group = '', , ...rest] = path.split('/')
      if (column === null || rest.length === 0) continue
      columns.set(column, columnWord(rest.join('/'), isGroup(group) ? group : 'plan', words))
    }
    return { kind, columns, places: new Set(own.map(placeKey)) }
  }, [block, cells, words])
}
