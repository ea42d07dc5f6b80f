import { recognisePlans } from '#server/imports/recognise/recognise-plan.ts'
import type { Field, Recognition } from '#server/imports/records.ts'
import type { Loc } from '#server/documents/model.ts'
import type { DrawnPlan } from './layouts.ts'
import type { Meaning, PrintedFigure } from './paper.ts'

/** What became of a printed figure. `silent`: it is lost or stands for something else, and nothing says so. */
export type Fate = 'right' | 'asked' | 'listed' | 'silent'

interface Read {
  readonly field: Field<number | null>
  readonly means: string
}

const meaning = (m: Meaning): string => {
  switch (m.what) {
    case 'amount':
      return `amount ${m.kind} ${m.year} ${m.of} ${m.won}`
    case 'weight':
      return `weight ${m.of} ${m.value}`
    case 'staff':
      return `${m.column} ${m.of} ${m.value}`
    case 'statement':
      return `${m.item} ${m.column} ${m.of} ${m.won}`
    case 'again':
      return `target ${m.year} ${m.of} ${m.value}`
    case 'sum':
      return 'nothing'
    default:
      return `${m.what} ${m.year} ${m.of} ${m.value}`
  }
}

/** Every printed figure of a plan with its fate; figures of a document that is refused are all listed. */
export function fatesOf({
  document,
  figures,
}: DrawnPlan): { readonly figure: PrintedFigure; readonly fate: Fate; readonly got: string }[] {
  const plans = recognisePlans(document).filter((one): one is Extract<Recognition, { kind: 'plan' }> => one.kind === 'plan')
  if (plans.length === 0) return figures.map((figure) => ({ figure, fate: 'listed', got: 'refused' }))
  const key = (loc: Pick<Loc, 'block' | 'row' | 'column'>) => `${loc.block} ${loc.row} ${loc.column}`
  const read = Map.groupBy(
    plans.flatMap(({ records }) => readsOf(records)),
    ({ field }) => key(field.loc),
  )
  const all = new Set([...read.values()].flat().map(({ means }) => means))
  const asked = new Set(plans.flatMap(({ attention }) => attention.filter((a) => a.weight === 'ask').map(({ loc }) => key(loc))))
  const listed = plans.flatMap(({ unrecognised }) => unrecognised)
  return figures.map((figure) => {
    const own = read.get(key(figure)) ?? []
    const got = own.map(({ means }) => means).join(' | ')
    const wanted = meaning(figure.means)
    const doubted = asked.has(key(figure)) || own.some(({ field }) => field.confidence <= 0.7)
    const fate = own.some(({ means }) => means === wanted)
      ? 'right'
      : doubted
        ? 'asked'
        : own.length === 0 && checked(figure.means, all)
          ? 'right'
          : own.length === 0 &&
              listed.some(
                ({ loc, raw }) =>
                  loc.block === figure.block && [/ \| |\n/, ' | '].some((by) => raw.split(by).includes(figure.text)),
              )
            ? 'listed'
            : 'silent'
    return { figure, fate, got }
  })
}

/** A rate and the summary's figure belong to no record: they agree with the figures that do. */
function checked(means: Meaning, all: ReadonlySet<string>): boolean {
  // Of several grades that make one of ours, only the first has the field's place.
  if (means.what === 'sum') return means.holds
  return means.what === 'rate' || ((means.what === 'again' || means.what === 'staff') && all.has(meaning(means)))
}

function readsOf(records: Extract<Recognition, { kind: 'plan' }>['records']): Read[] {
  const won = records.amountUnitWon.value
  const amounts = [...records.programmes, ...records.programmes.flatMap(({ projects }) => projects)].flatMap(
    ({ name, amounts: own }) =>
      own.map((a): Read => ({
        field: a,
        means: `amount ${a.kind} ${a.year} ${name.value} ${a.value === null ? null : Math.round(a.value * won)}`,
      })),
  )
  const figures = records.indicators.flatMap((i): Read[] => {
    const of = i.name.value
    return [
      { field: i.weight, means: `weight ${of} ${i.weight.value}` },
      ...i.targets.map((t) => ({ field: t, means: `target ${t.year} ${of} ${t.value}` })),
      ...i.targets.flatMap(({ year, original }) =>
        original ? [{ field: original, means: `original ${year} ${of} ${original.value}` }] : [],
      ),
      ...i.actuals.map((a) => ({ field: a, means: `actual ${a.year} ${of} ${a.value}` })),
    ]
  })
  const units = new Map([records.bureau, ...records.departments].map((unit) => [unit.key, unit.name.value]))
  const posts = records.staffing.flatMap((s) =>
    (['quota', 'grade4', 'grade5', 'grade6', 'headcount'] as const).map((column): Read => ({
      field: s[column],
      means: `${column} ${s.name.value} ${s[column].value}`,
    })),
  )
  const statements = records.statements.flatMap((s) =>
    (['budget', 'previous', 'change'] as const).map((column): Read => {
      const { value } = s[column]
      const all = value === null ? null : Math.round(value * won)
      return { field: s[column], means: `${s.item.value} ${column} ${units.get(s.unit) ?? ''} ${all}` }
    }),
  )
  return [...figures, ...amounts, ...posts, ...statements].filter(({ field }) => field.raw !== '')
}
