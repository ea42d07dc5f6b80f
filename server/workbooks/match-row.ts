import { readMonth, readYear } from '#domain/entry/entry-text.ts'
import { named, squeezeName } from '#domain/plan/same-name.ts'
import type { IndicatorRow } from '../actuals/indicators.ts'
import type { ActualRow } from './actual-columns.ts'
import { shownIn } from '../documents/sheet.ts'

export interface KnownComponent {
  readonly id: number
  readonly indicator_id: number
  readonly name: string
}

/** Indicators as rows name them. */
export interface Named {
  readonly byCode: ReadonlyMap<string, readonly IndicatorRow[]>
  /** by `squeezeName`: whatever is written alike stands together */
  readonly byName: ReadonlyMap<string, readonly IndicatorRow[]>
}

export const namedBy = (indicators: readonly IndicatorRow[]): Named => ({
  byCode: Map.groupBy(indicators, ({ code }) => code),
  byName: Map.groupBy(indicators, ({ name }) => squeezeName(name)),
})

/** All that rows are matched against. */
export interface Known {
  /** indicators of the year's plans whose departments the person enters for */
  readonly own: Named
  /** the other indicators of the year's plans: theirs are refused by name */
  readonly others: Named
  /** by indicator, in the plan's order */
  readonly components: ReadonlyMap<number, readonly KnownComponent[]>
  readonly departmentNames: (id: number) => readonly string[]
}

export type Match =
  | { readonly kind: 'found'; readonly indicator: IndicatorRow; readonly component: KnownComponent | null }
  | { readonly kind: 'foreign'; readonly indicator: IndicatorRow }
  | { readonly kind: 'unknown' }
  /** several fit, or the code says one and the name another */
  | { readonly kind: 'unclear'; readonly why: 'several' | 'code-and-name' }

/** 'code#2' is the second part of the indicator 'code', in the plan's order. */
export const partCode = (code: string, place: number) => `${code}#${place}`

/** The indicator a row names: by its code, else by department and name, exact or without signs; never one that is only near. */
export function matchRow(row: ActualRow, known: Known): Match {
  const [code = '', order] = shownIn(row.cell('code')).split('#')
  const name = shownIn(row.cell('name'))
  const department = shownIn(row.cell('department'))
  const inDepartment = (i: IndicatorRow) =>
    department === '' || named(department, known.departmentNames(i.department_id), (n) => n).length > 0
  const of = ({ byCode, byName }: Named) =>
    code !== ''
      ? (byCode.get(code) ?? [])
      : named(name, (byName.get(squeezeName(name)) ?? []).filter(inDepartment), (i) => i.name)
  const own = of(known.own)
  const meant = own.length > 1 ? own.filter(inDepartment) : own
  if (meant.length === 0) {
    const [foreign] = of(known.others)
    return own.length > 1
      ? { kind: 'unclear', why: 'several' }
      : foreign
        ? { kind: 'foreign', indicator: foreign }
        : { kind: 'unknown' }
  }
  const [indicator] = meant
  if (meant.length > 1 || indicator === undefined) return { kind: 'unclear', why: 'several' }
  // Rows that were moved against their codes would put every figure into the wrong place.
  if (code !== '' && name !== '' && squeezeName(name) !== squeezeName(indicator.name))
    return { kind: 'unclear', why: 'code-and-name' }
  if (code !== '' && !inDepartment(indicator)) return { kind: 'unclear', why: 'code-and-name' }
  return withPart(row, known, indicator, order)
}

function withPart(row: ActualRow, known: Known, indicator: IndicatorRow, order: string | undefined): Match {
  const said = shownIn(row.cell('part'))
  // '(구성 항목의 합)' is what the form writes beside the whole.
  const name = squeezeName(said) === '' ? '' : said
  if (order === undefined && name === '') return { kind: 'found', indicator, component: null }
  const parts = known.components.get(indicator.id) ?? []
  const byName = named(name, parts, (c) => c.name)
  const found = order === undefined ? byName : parts.filter((_, index) => String(index + 1) === order)
  const [component] = found
  if (found.length !== 1 || component === undefined)
    return found.length > 1 ? { kind: 'unclear', why: 'several' } : { kind: 'unknown' }
  return order !== undefined && name !== '' && squeezeName(name) !== squeezeName(component.name)
    ? { kind: 'unclear', why: 'code-and-name' }
    : { kind: 'found', indicator, component }
}

/** Which period a row is of; what a sheet has no column for is the screen's, where there is one. Null: it names none. */
export function periodOf(
  row: ActualRow,
  screen: { readonly year: number; readonly month: number } | null,
): { readonly year: number; readonly month: number } | null {
  const [year, month] = [shownIn(row.cell('year')), shownIn(row.cell('month'))]
  const read = {
    year: (year === '' ? screen?.year : readYear(year)) ?? null,
    month: (month === '' ? screen?.month : readMonth(month)) ?? null,
  }
  return read.year === null || read.month === null ? null : { year: read.year, month: read.month }
}
