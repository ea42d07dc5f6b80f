import { bigrams, overlap, type Squeezed, squeeze, squeezed } from './text.ts'
import { initialsOf } from '../words/searched-name.ts'

/** What a question can be about. */
export const THING_KINDS = [
  'bureau',
  'department',
  'indicator',
  'programme',
  'project',
  'team',
  'service',
  'schedule',
  'term',
] as const
export type ThingKind = (typeof THING_KINDS)[number]

/** Something with a name. */
export interface Thing {
  readonly kind: ThingKind
  readonly id: number
  readonly name: string
  /** what it is called elsewhere: short and former names, printed spellings */
  readonly others: readonly string[]
  /** what it belongs to, for telling two alike apart */
  readonly within: string
  /** 0 of a bureau and a word of the glossary */
  readonly departmentId: number
  readonly bureauId: number
}

/** A thing with its names as they are compared. */
export interface KnownThing {
  readonly thing: Thing
  readonly names: readonly string[]
  readonly initials: readonly string[]
}

/** Made once for all questions about the same names. */
export const knownThings = (things: readonly Thing[]): readonly KnownThing[] =>
  things.map((thing) => {
    const names = [...new Set([thing.name, ...thing.others].map(squeeze).filter((name) => name.length > 1))]
    return { thing, names, initials: names.map(initialsOf) }
  })

/** A place of the question that names something; several things where they are called alike. */
export interface Mention {
  readonly things: readonly Thing[]
  /** as it stands in the question */
  readonly words: string
  /** it is not called exactly so */
  readonly near: boolean
}

/** Stands where a name was. */
export const NAMED = '□'
/** From this share of letter pairs on a name is meant. */
const NEAR = 0.6
/** A shorter name counts only where a word begins: '총무' stands in other words too. */
const ANYWHERE = 4

interface Hit {
  readonly thing: Thing
  readonly from: number
  readonly to: number
}

/**
 * The names that stand in the question, longest first, and the question with a sign in their place. `text` as `readable` gives it.
 * Blanks, dots and brackets do not count; a word of initial consonants (초성) stands for the names that have them.
 */
export function namesIn(
  text: string,
  known: readonly KnownThing[],
): { readonly mentions: readonly Mention[]; readonly rest: string } {
  const asked = squeezed(text)
  const hits: Hit[] = []
  for (const { thing, names } of known) {
    for (const name of names) {
      const from = placeOf(name, asked, text)
      if (from !== null) hits.push({ thing, from, to: from + name.length })
    }
  }
  hits.sort((a, b) => b.to - b.from - (a.to - a.from) || a.from - b.from)
  const spans: { from: number; to: number; things: Thing[] }[] = []
  for (const { thing, from, to } of hits) {
    const same = spans.find((span) => span.from === from && span.to === to)
    if (same) same.things.push(...(same.things.includes(thing) ? [] : [thing]))
    else if (spans.every((span) => to <= span.from || from >= span.to)) spans.push({ from, to, things: [thing] })
  }
  let rest = text
  const mentions = spans
    .toSorted((a, b) => b.from - a.from)
    .map(({ from, to, things }): Mention => {
      const [first, last] = [asked.places[from] ?? 0, asked.places[to - 1] ?? 0]
      rest = `${rest.slice(0, first)} ${NAMED} ${rest.slice(last + 1)}`
      return { things, words: text.slice(first, last + 1), near: false }
    })
    .toReversed()
  return byInitials(rest, mentions, known)
}

function placeOf(name: string, asked: Squeezed, text: string): number | null {
  for (let from = asked.text.indexOf(name); from >= 0; from = asked.text.indexOf(name, from + 1)) {
    const at = asked.places[from] ?? 0
    if (name.length >= ANYWHERE || at === 0 || !/[가-힣a-z0-9]/.test(text[at - 1] ?? '')) return from
  }
  return null
}

function byInitials(text: string, mentions: readonly Mention[], known: readonly KnownThing[]) {
  const more: Mention[] = []
  const rest = text.replaceAll(/[ㄱ-ㅎ]{2,}/g, (word) => {
    const having = known.filter((one) => one.initials.some((own) => own.includes(word)))
    // What is called exactly so is meant before what only has it.
    const exact = having.filter((one) => one.initials.includes(word))
    const beginning = having.filter((one) => one.initials.some((own) => own.startsWith(word)))
    const found = exact.length > 0 ? exact : beginning.length > 0 ? beginning : having
    if (found.length === 0) return word
    more.push({ things: found.map((one) => one.thing), words: word, near: true })
    return ` ${NAMED} `
  })
  return { mentions: [...mentions, ...more], rest }
}

/**
 * What a few words that are no name as they stand come nearest to: the names that have at least six in ten of the letter pairs of each
 * word, of those the ones with most of all. None: nothing is near. Pairs across two words say nothing, since two things may be meant.
 */
export function nearest(words: readonly string[], known: readonly KnownThing[]): readonly Thing[] {
  const asked = words.map(squeeze).filter((word) => word.length > 1)
  if (asked.length < words.length || asked.length === 0) return []
  const pairs = asked.map(bigrams)
  const scored = known.flatMap(({ thing, names }) => {
    const scores = names
      .map((name) => pairs.map((of) => overlap(of, name)))
      .filter((each) => each.every((score) => score >= NEAR))
    const score = Math.max(0, ...scores.map((each) => each.reduce((sum, one) => sum + one, 0)))
    return score > 0 ? [{ thing, score }] : []
  })
  const top = Math.max(0, ...scored.map((one) => one.score))
  return scored.filter((one) => one.score > top - 0.001).map((one) => one.thing)
}

/** The things whose names have most of the question's letter pairs, the best first: for what might have been meant. */
export function likeliest(text: string, known: readonly KnownThing[], most: number): readonly Thing[] {
  const pairs = bigrams(squeeze(text))
  return known
    .map(({ thing, names }) => ({ thing, score: Math.max(0, ...names.map((name) => overlap(pairs, name))) }))
    .filter((one) => one.score > 0)
    .toSorted((a, b) => b.score - a.score || a.thing.name.length - b.thing.name.length)
    .slice(0, most)
    .map((one) => one.thing)
}
