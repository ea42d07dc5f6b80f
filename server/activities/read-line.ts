import { ACTIVITY_KINDS, type ActivityKind, KIND_WORDS, readParticipants, titleKey } from '#domain/entry/activity.ts'
import type { ActivityColumn } from '#domain/entry/activity-columns.ts'
import { readDay } from '#domain/entry/entry-text.ts'
import { named } from '#domain/plan/same-name.ts'
import { readFigureCell } from '../documents/figure-cell.ts'
import { shownIn } from '../documents/sheet.ts'
import type { ActivityLine } from './activity-lines.ts'
import type { ActivitiesPage } from './page.ts'
import type { Activity, ActivityDraft, ActivityLink } from './read.ts'

/** Why a row of a file is refused. */
export type RowWhy =
  | 'day'
  | 'day-order'
  | 'no-title'
  | 'kind'
  | 'people'
  | 'department'
  | 'not-mine'
  | 'indicator'
  | 'which-part'
  | 'long'
  | 'unknown'
  | 'cancelled'
  | 'series'
  | 'number'
/** What a person is asked about a row: see `choices` of the preview. */
export type RowQuestion = 'people' | 'duplicate' | 'elsewhere' | 'twice' | 'changed-since' | 'unseen'

type Indicators = ActivitiesPage['indicators']

/** How a sheet names what an activity counts for. */
export function linkText({ indicatorId, componentId }: ActivityLink, indicators: Indicators): string {
  const indicator = indicators.find((i) => i.id === indicatorId)
  const part = indicator?.parts.find((p) => p.id === componentId)
  return part ? `${indicator?.name} · ${part.name}` : (indicator?.name ?? '')
}

export type ReadLine =
  | { readonly kind: 'refused'; readonly why: RowWhy; readonly what: string }
  | {
      readonly kind: 'read'
      readonly departmentId: number
      readonly draft: ActivityDraft
      /** readings of the number of people, one of which a person must choose */
      readonly people: readonly number[]
    }

const MOST: Readonly<Partial<Record<ActivityColumn, number>>> = {
  title: 200,
  kindNote: 100,
  partner: 200,
  place: 200,
  note: 2000,
  host: 200,
  theme: 500,
  lead: 200,
  sites: 500,
}
const KINDS: ReadonlyMap<string, ActivityKind> = new Map(
  ACTIVITY_KINDS.flatMap((kind) =>
    [KIND_WORDS[kind].ko, KIND_WORDS[kind].en].map((word): [string, ActivityKind] => [titleKey(word), kind]),
  ),
)

/** A row as an activity of the department it names. A column that the sheet does not have stays as it is stored. */
export function readLine(line: ActivityLine, stored: Activity | null, page: ActivitiesPage): ReadLine {
  const refused = (why: RowWhy, column?: ActivityColumn): ReadLine => ({
    kind: 'refused',
    why,
    what: column === undefined ? '' : shownIn(line.cell(column)),
  })
  const text = (column: 'kindNote' | 'partner' | 'place' | 'note' | 'host' | 'theme' | 'lead' | 'sites') => {
    const cell = line.cell(column)
    return cell === undefined ? (stored?.[column] ?? null) : shownIn(cell) || null
  }
  for (const [column, most] of Object.entries(MOST))
    if (shownIn(line.cell(column as ActivityColumn)).length > most) return refused('long', column as ActivityColumn)

  const department = departmentOf(line, stored, page)
  if (department === null) return refused('department', 'department')
  if (!department.writable) return refused('not-mine', 'department')
  const startsOn = readDay(shownIn(line.cell('startsOn')))
  if (startsOn === null || startsOn === '') return refused('day', 'startsOn')
  const ends = line.cell('endsOn')
  const endsOn = ends === undefined ? (stored?.endsOn ?? '') : readDay(shownIn(ends))
  if (endsOn === null) return refused('day', 'endsOn')
  if (endsOn !== '' && endsOn < startsOn) return refused('day-order', 'endsOn')
  const title = shownIn(line.cell('title'))
  if (title === '') return refused('no-title')
  const kindCell = line.cell('kind')
  const kind =
    kindCell === undefined
      ? (stored?.kind ?? 'other')
      : shownIn(kindCell) === ''
        ? 'other'
        : KINDS.get(titleKey(shownIn(kindCell)))
  if (kind === undefined) return refused('kind', 'kind')
  const people = peopleOf(line, stored, 'participants')
  if (people === null) return refused('people', 'participants')
  const delegation = peopleOf(line, stored, 'delegation')
  // Two questions in one row would be too many: this one is written plainly.
  if (delegation === null || delegation.length > 1 || delegation[0]?.asked === true) return refused('people', 'delegation')
  const series = seriesOf(line, stored, department.id, page)
  if (typeof series === 'string') return refused(series, series === 'series' ? 'series' : 'seriesNumber')
  const links = linksOf(line, stored, department.id, page.indicators)
  if (typeof links === 'string') return refused(links, 'links')
  return {
    kind: 'read',
    departmentId: department.id,
    people: people.length > 1 || people[0]?.asked ? people.map((p) => p.value ?? 0) : [],
    draft: {
      startsOn,
      endsOn: endsOn === '' || endsOn === startsOn ? null : endsOn,
      title,
      kind,
      kindNote: text('kindNote'),
      partner: text('partner'),
      place: text('place'),
      participants: people[0]?.value ?? null,
      note: text('note'),
      ...series,
      host: text('host'),
      theme: text('theme'),
      lead: text('lead'),
      delegation: delegation[0]?.value ?? null,
      sites: text('sites'),
      links: links.toSorted((a, b) => a.indicatorId - b.indicatorId),
    },
  }
}

function departmentOf(line: ActivityLine, stored: Activity | null, { departments }: ActivitiesPage) {
  if (stored !== null) return departments.find((d) => d.id === stored.departmentId) ?? null
  const said = shownIn(line.cell('department'))
  const writable = departments.filter((d) => d.writable)
  const found = said === '' ? writable : departments.filter((d) => named(said, [d.name, d.shortName], (name) => name).length > 0)
  const [only] = found
  return found.length === 1 && only ? only : null
}

/** The readings of the cell, null = none. */
function peopleOf(line: ActivityLine, stored: Activity | null, column: 'participants' | 'delegation') {
  const cell = line.cell(column)
  if (cell === undefined) return [{ value: stored?.[column] ?? null, asked: false }]
  if (cell === null) return [{ value: null, asked: false }]
  const read = readFigureCell(cell, '명')
  const fits = (value: number) => readParticipants(String(value)).kind === 'value'
  if (read.kind === 'missing') return [{ value: null, asked: false }]
  if (read.kind === 'value') return fits(read.value) ? [{ value: read.value, asked: false }] : null
  if (read.kind !== 'ask') return null
  const proposals = read.proposals.filter(fits).map((value) => ({ value, asked: true }))
  return proposals.length === 0 ? null : proposals
}

/** The series a row names and its number: '제22회', '22'. */
function seriesOf(
  line: ActivityLine,
  stored: Activity | null,
  departmentId: number,
  { series }: ActivitiesPage,
): Pick<ActivityDraft, 'seriesId' | 'seriesNumber'> | 'series' | 'number' {
  const cell = line.cell('series')
  const numbered = line.cell('seriesNumber')
  const name = shownIn(cell)
  const [found, ...others] =
    cell === undefined
      ? series.filter((one) => one.id === stored?.seriesId)
      : named(
          name,
          series.filter((one) => one.departmentId === departmentId),
          (one) => one.name,
        )
  if (cell !== undefined && name !== '' && (found === undefined || others.length > 0)) return 'series'
  const text = shownIn(numbered).replaceAll(/[제회\s]/g, '')
  if (numbered !== undefined && text !== '' && !/^[1-9]\d{0,3}$/.test(text.normalize('NFKC'))) return 'number'
  const seriesNumber =
    numbered === undefined ? (stored?.seriesNumber ?? null) : text === '' ? null : Number(text.normalize('NFKC'))
  if (found === undefined) return seriesNumber !== null && text !== '' ? 'series' : { seriesId: null, seriesNumber: null }
  return { seriesId: found.id, seriesNumber }
}

function linksOf(
  line: ActivityLine,
  stored: Activity | null,
  departmentId: number,
  indicators: Indicators,
): readonly ActivityLink[] | RowWhy {
  const cell = line.cell('links')
  if (cell === undefined) return stored?.links ?? []
  const text = shownIn(cell)
  if (text === '') return []
  const mine = indicators.filter((i) => i.departmentId === departmentId)
  const links: ActivityLink[] = []
  const names = named(text, mine, (i) => i.name).length > 0 ? [text] : text.split(/\n|;| \/ /)
  for (const name of names.map((n) => n.trim()).filter((n) => n !== '')) {
    const choices = mine.flatMap((i): { readonly link: ActivityLink; readonly name: string }[] =>
      i.parts.length === 0
        ? [{ link: { indicatorId: i.id, componentId: null }, name: i.name }]
        : i.parts
            .filter((p) => p.countable)
            .map((p) => ({ link: { indicatorId: i.id, componentId: p.id }, name: `${i.name} · ${p.name}` })),
    )
    const [found, ...others] = named(name, choices, (c) => c.name)
    if (found === undefined || others.length > 0) return named(name, mine, (i) => i.name).length > 0 ? 'which-part' : 'indicator'
    if (!links.some((l) => l.indicatorId === found.link.indicatorId)) links.push(found.link)
  }
  return links
}
