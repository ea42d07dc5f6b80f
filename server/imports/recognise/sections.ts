import type { Segment, TableSegment } from './segment.ts'
import type { Piece } from './source.ts'

type Owner = Extract<Segment, { kind: 'owner' }>

/** Everything printed for one unit: its goals, people and money, and for a department its indicators and programmes. */
export interface Section {
  readonly owners: readonly Owner[]
  readonly segments: readonly Segment[]
  readonly sheet: string | null
}

const ONCE = new Set<Segment['kind']>(['goal-table', 'staffing', 'statement'])

/**
 * Cuts the document into sections: at an owner ('[소관부서] …'), at a new sheet, and — for documents that print neither —
 * where a table comes again that each section has once.
 */
export function sectionsOf(segments: readonly Segment[]): Section[] {
  const sections: { owners: Owner[]; segments: Segment[]; sheet: string | null }[] = []
  let current: (typeof sections)[number] | null = null
  const asides = new Map<string, (typeof sections)[number]>()
  let aside: (typeof sections)[number] | undefined
  for (const segment of segments) {
    // A table of which a person said whose it is stands apart with the overviews below it, and nothing else moves with it.
    const unit = 'header' in segment ? segment.rule?.owner : undefined
    if (unit) {
      aside = asides.get(unit.squeezed) ?? {
        owners: [{ kind: 'owner', strategic: [], unit, level: null, sheet: segment.sheet }],
        segments: [],
        sheet: segment.sheet,
      }
      asides.set(unit.squeezed, aside)
    } else if (segment.kind !== 'overview') aside = undefined
    if (aside) {
      aside.segments.push(segment)
      continue
    }
    if (segment.kind === 'title' || again(current, segment)) continue
    if (current === null || beginsNew(current, segment)) {
      current = { owners: [], segments: [], sheet: segment.sheet }
      sections.push(current)
    }
    if (segment.kind === 'owner') current.owners.push(segment)
    else current.segments.push(segment)
  }
  return [...sections, ...asides.values()]
}

function beginsNew(current: Section, segment: Segment): boolean {
  if (segment.sheet !== current.sheet) return true
  if (segment.kind === 'owner')
    return current.segments.length > 0 || current.owners.some((owner) => owner.unit !== null && (segment.plain || !owner.plain))
  if (!ONCE.has(segment.kind) || ('continues' in segment && segment.continues)) return false
  return (
    current.segments.some((known) => known.kind === segment.kind) &&
    current.segments.some((known) => known.kind === 'indicators' || known.kind === 'lines' || known.kind === 'statement')
  )
}

/** A unit's name above each of its pages. */
const again = (current: Section | null, segment: Segment): boolean =>
  segment.kind === 'owner' &&
  segment.plain === true &&
  (current?.owners.some((owner) => owner.unit?.squeezed === segment.unit?.squeezed) ?? false)

export const tables = (section: Section, kind: TableSegment['kind']): TableSegment[] =>
  section.segments.filter((segment): segment is TableSegment => segment.kind === kind)

/** The printed owner of a section, if any. */
export const ownerOf = (section: Section): { readonly piece: Piece; readonly level: 'bureau' | 'department' | null } | null => {
  const owner = section.owners.find((o) => o.unit !== null)
  return owner?.unit ? { piece: owner.unit, level: owner.level } : null
}
