import type { Aggregation, Direction, Frequency, PaceMode } from './indicator.ts'

/** How an indicator is measured: printed in its plan, and set anew from a day on where the office decides so (rules §6). */
export interface Definition {
  readonly frequency: Frequency
  readonly aggregation: Aggregation
  readonly direction: Direction
  /** a percentage that cannot be over 100; null = nobody said */
  readonly shareOfWhole: boolean | null
  /** 'MM-DD' of the year after: the day by which the year's figure is due */
  readonly resultsDue: string
}
export type DefinitionField = keyof Definition

/** What an indicator is set to; fields left out stay as they are. */
export type DefinitionPart = { readonly [Field in DefinitionField]?: NonNullable<Definition[Field]> | undefined }

/** One field of one indicator, set from a day on. `id` rises with each change that is recorded. */
export interface DefinitionChange {
  readonly id: number
  readonly field: DefinitionField
  /** as it is stored: 'quarter', 'sum', 'lower', 'true', '04-30' */
  readonly value: string
  /** ISO */
  readonly effectiveFrom: string
}

const FREQUENCIES = ['month', 'quarter', 'half-year', 'year'] as const satisfies readonly Frequency[]
const AGGREGATIONS = ['sum', 'last', 'average', 'max', 'min'] as const satisfies readonly Aggregation[]
const DIRECTIONS = ['higher', 'lower', 'maintain'] as const satisfies readonly Direction[]
/** The values each field takes; a day of the year is no list. */
export const DEFINITION_CHOICES = { frequency: FREQUENCIES, aggregation: AGGREGATIONS, direction: DIRECTIONS } as const

/** The fields by which periods make a year: they hold for whole years, so from a 1 January on. */
export const WHOLE_YEAR_FIELDS: readonly DefinitionField[] = ['frequency', 'aggregation']

/**
 * The day that decides how year Y is measured: today while the year runs, else its nearest day. Its results are collected in
 * the year after, so when they are due is decided until that one ends.
 */
export function decidingDay(field: DefinitionField, year: number, today: string): string {
  const [first, last] = [`${year}-01-01`, `${field === 'resultsDue' ? year + 1 : year}-12-31`]
  return today < first ? first : today > last ? last : today
}

/** How an indicator is measured in a year, looked at on `today` (ISO): as printed, unless a change that has come says otherwise. */
export function definitionOn(printed: Definition, changes: readonly DefinitionChange[], year: number, today: string): Definition {
  const said = (field: DefinitionField): string | null => {
    const day = decidingDay(field, year, today)
    let newest: DefinitionChange | null = null
    for (const change of changes) {
      if (change.field !== field || change.effectiveFrom > day) continue
      const later =
        newest === null ||
        change.effectiveFrom > newest.effectiveFrom ||
        (change.effectiveFrom === newest.effectiveFrom && change.id > newest.id)
      if (later) newest = change
    }
    return newest?.value ?? null
  }
  if (changes.length === 0) return printed
  const share = said('shareOfWhole')
  return {
    frequency: oneOf(FREQUENCIES, said('frequency')) ?? printed.frequency,
    aggregation: oneOf(AGGREGATIONS, said('aggregation')) ?? printed.aggregation,
    direction: oneOf(DIRECTIONS, said('direction')) ?? printed.direction,
    shareOfWhole: share === null ? printed.shareOfWhole : share === 'true',
    resultsDue: said('resultsDue') ?? printed.resultsDue,
  }
}

/** A pace that is computed follows the aggregation: a sum grows, everything else stays at its level. A curve stays one. */
export const paceFor = (printed: PaceMode, was: Aggregation, aggregation: Aggregation): PaceMode =>
  printed === 'curve' || was === aggregation ? printed : aggregation === 'sum' ? 'linear' : 'flat'

/** A day that every year has: 29 February is none. */
export function isDayOfYear(text: string): boolean {
  if (!/^\d{2}-\d{2}$/.test(text)) return false
  const [month = 0, day = 0] = text.split('-').map(Number)
  return month >= 1 && month <= 12 && day >= 1 && day <= (DAYS[month - 1] ?? 0)
}
const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

const oneOf = <T extends string>(all: readonly T[], text: string | null): T | null => all.find((one) => one === text) ?? null
