import type { useNavigate } from '@tanstack/react-router'
import { initialsOf, isInitials, isSearched } from '#domain/words/searched-name.ts'
import type { Outputs } from '../../trpc.ts'
import type { Place } from './places.ts'

interface Piece {
  readonly text: string
  readonly hit: boolean
}

/** The places of the letters that each word of the query matches; null for a word that the name has not. */
function found(name: string, query: string): readonly (readonly number[] | null)[] {
  const letters = Array.from(name.normalize('NFC'))
  const kept = letters.flatMap((letter, index) => (isSearched(letter) ? [{ letter: letter.toLowerCase(), index }] : []))
  const text = kept.map((k) => k.letter).join('')
  const initials = initialsOf(text)
  return query
    .normalize('NFC')
    .toLowerCase()
    .split(/\s+/)
    .flatMap((word) => {
      const bare = Array.from(word).filter(isSearched).join('')
      if (bare === '') return []
      const plain = text.indexOf(bare)
      const at = plain >= 0 ? plain : isInitials(bare) ? initials.indexOf(bare) : -1
      return [at < 0 ? null : kept.slice(at, at + bare.length).map(({ index }) => index)]
    })
}

/** Whether the name has every word of the query. */
export const matches = (name: string, query: string): boolean => found(name, query).every((word) => word !== null)

/** The name in pieces, those that matched marked. */
export function pieces(name: string, query: string): readonly Piece[] {
  const letters = Array.from(name.normalize('NFC'))
  const hits = new Set(found(name, query).flatMap((word) => word ?? []))
  const out: { text: string; hit: boolean }[] = []
  letters.forEach((letter, index) => {
    const hit = hits.has(index)
    const last = out.at(-1)
    if (last?.hit === hit) last.text += letter
    else out.push({ text: letter, hit })
  })
  return out
}

export type Found = Outputs['search']['find']['found'][number]

/** One line of the answer: something with a name in the plan, or a page or act of the product. */
export type Item = Found | Place

export interface Group {
  readonly kind: Item['kind']
  readonly items: readonly Item[]
}

/**
 * By kind, the kind with the best match first: the first line is always the best answer. A page or act whose own name has the
 * words leads; found by another word, by initials, or not asked for, it comes last.
 */
export function grouped(things: readonly Found[], places: readonly Place[], query: string): readonly Group[] {
  const named = query !== '' && places.some((place) => place.name.toLowerCase().includes(query.toLowerCase()))
  const of = (some: readonly Item[]) => [...Map.groupBy(some, (item) => item.kind)].map(([kind, items]) => ({ kind, items }))
  return named ? [...of(places), ...of(things)] : [...of(things), ...of(places)]
}

/** Where an answer leads. The year on screen stays; of several bureaus the one it belongs to is named. */
export async function goTo(
  navigate: ReturnType<typeof useNavigate>,
  item: Item,
  { year, several }: { readonly year: number | undefined; readonly several: boolean },
): Promise<void> {
  const inYear = year === undefined ? {} : { year }
  if ('to' in item) {
    if (item.to !== null) await navigate({ to: item.to, search: { ...item.search, ...(YEARLY.has(item.to) ? inYear : {}) } })
    return
  }
  const there = several ? { ...inYear, bureau: item.bureauId } : inYear
  if (item.kind === 'service') {
    await navigate({ to: '/services', search: { ...(several ? { bureau: item.bureauId } : {}), q: item.name.slice(0, 80) } })
    return
  }
  if (item.kind === 'project') {
    await navigate({ to: '/budget', search: { ...there, tab: 'tree', q: item.name.slice(0, 80) } })
    return land(() => rowNamed(item.name))
  }
  await navigate({
    to: '/departments/$departmentId',
    params: { departmentId: String(item.departmentId) },
    search: {
      ...there,
      ...(item.kind === 'indicator' ? { indicator: item.id } : {}),
      ...(item.kind === 'programme' ? { programme: item.id } : {}),
    },
  })
  if (item.kind === 'indicator') land(() => document.querySelector('main tr[data-open="true"]'))
  if (item.kind === 'programme')
    land(() => document.querySelector(`main [data-row="programme-${item.id}"]`)?.closest('tr') ?? null)
  if (item.kind === 'team') land(() => document.querySelector(`main [data-team="${CSS.escape(item.name)}"]`))
}

/** Pages whose address names the year on screen. */
const YEARLY: ReadonlySet<string> = new Set(['/overview', '/government', '/budget', '/activities'])

const rowNamed = (name: string) =>
  [...document.querySelectorAll('main tbody tr')].find((row) => row.querySelector('th')?.textContent.trim().startsWith(name)) ??
  null

const PATIENCE_MS = 5000
const SETTLES_MS = 1200

/**
 * Brings what was found into view once its page stands, marks it, and puts the focus on it. What stands above may still take its
 * height for a moment, so it is brought back until then, unless the person has moved on.
 */
function land(find: () => Element | null): void {
  const began = performance.now()
  let since: number | null = null
  let left = false
  const leave = () => (left = true)
  for (const event of ['wheel', 'keydown', 'pointerdown'] as const)
    addEventListener(event, leave, { once: true, passive: true, capture: true })
  const look = () => {
    const at = find()
    const now = performance.now()
    if (left || (at === null && now - began > PATIENCE_MS)) return
    if (at !== null && since === null) {
      since = now
      for (const before of document.querySelectorAll('[data-found]')) delete (before as HTMLElement).dataset['found']
      at.setAttribute('data-found', '')
      // An open panel has the focus; elsewhere the keyboard goes on at what was found.
      if (document.querySelector('main dialog[open], aside dialog[open]') === null) focusOn(at)
    }
    const box = at?.getBoundingClientRect()
    if (box && (box.top < 0 || box.bottom > innerHeight)) at?.scrollIntoView({ block: 'center', behavior: 'instant' })
    if (since === null || now - since < SETTLES_MS) requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
}

function focusOn(at: Element): void {
  const inner = at.querySelector<HTMLElement>('button, a[href], [tabindex="0"]')
  const target = inner ?? (at instanceof HTMLElement ? at : null)
  if (inner === null && target !== null) target.tabIndex = -1
  target?.focus({ preventScroll: true })
}
