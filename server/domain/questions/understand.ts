import {
  type Aspect,
  ASPECT_CUES,
  COMPARE,
  COMPLAINT,
  type Cues,
  FIRST_CUES,
  GREAT,
  isFiller,
  isJoining,
  LEAST,
  LEVEL_CUES,
  type ListState,
  type Measure,
  MEANING,
  MEASURE_CUES,
  MOST,
  PLAIN_CUES,
  SCHEDULE,
  STATE_CUES,
  WHOLE,
  withoutParticle,
} from './cues.ts'
import type { Intent } from './intents.ts'
import { type KnownThing, type Mention, NAMED, namesIn, nearest, type Thing, type ThingKind } from './link.ts'
import { LONGEST_QUESTION, readable } from './text.ts'
import { type Asked, timesOf } from './when.ts'

type Level = 'programme' | 'project' | 'both' | 'department' | 'indicator'

/** A question as it was understood: every slot that decides the answer. */
export interface Understood extends Asked {
  readonly intent: Intent
  /** what it is about; null = the bureau of the page */
  readonly subject: Thing | null
  /** what that is compared with */
  readonly against: Thing | null
  readonly state: ListState | null
  readonly measure: Measure | null
  /** of an order: the largest first */
  readonly most: boolean
  /** how many of an order; null = not said */
  readonly count: number | null
  readonly level: Level | null
  readonly aspect: Aspect
}

export type Reading =
  | { readonly kind: 'understood'; readonly of: Understood }
  /** several things are meant equally: which one? */
  | { readonly kind: 'ambiguous'; readonly things: readonly Thing[]; readonly of: Understood }
  /** `words` were not understood; `of`: what was */
  | {
      readonly kind: 'unknown'
      readonly why: 'empty' | 'too-long' | 'words' | 'no-intent' | 'several'
      readonly words: readonly string[]
      readonly of: Understood | null
    }

/** What a person set in place of what the question says. */
interface Chosen {
  readonly intent?: Intent | undefined
  readonly about?: { readonly kind: ThingKind; readonly id: number } | undefined
  readonly year?: number | undefined
}

/** Of which kinds of things each intent can be answered; the bureau always stands for a question that names nothing. */
export const ANSWERED: Readonly<Record<Intent, readonly ThingKind[]>> = {
  actual: ['indicator', 'department', 'bureau'],
  target: ['indicator', 'department', 'bureau'],
  rate: ['indicator', 'department', 'bureau'],
  cause: ['indicator', 'department', 'bureau'],
  rank: ['department', 'bureau'],
  list: ['department', 'bureau'],
  compare: ['indicator', 'department', 'programme', 'project', 'bureau'],
  define: ['indicator', 'term'],
  who: ['indicator', 'programme', 'project', 'department', 'team', 'service'],
  when: ['indicator', 'department', 'bureau'],
  left: ['department', 'bureau'],
  budget: ['programme', 'project', 'department', 'bureau'],
  schedule: ['schedule', 'bureau', 'department'],
  service: ['service', 'team', 'department'],
}
/** What a name alone asks for. */
const ALONE: Readonly<Record<ThingKind, Intent>> = {
  bureau: 'rate',
  department: 'rate',
  indicator: 'rate',
  programme: 'budget',
  project: 'budget',
  team: 'who',
  service: 'service',
  schedule: 'schedule',
  term: 'define',
}

/** Reads what is left of a question, cue by cue: what was read is blanked out. */
class Rest {
  text: string
  constructor(text: string) {
    this.text = text
  }
  has(pattern: RegExp): boolean {
    let found = false
    this.text = this.text.replaceAll(new RegExp(pattern, 'g'), (match: string) => {
      found ||= match.trim() !== ''
      return ' '.repeat(match.length)
    })
    return found
  }
  first<T>(cues: Cues<T>): T | null {
    for (const [value, pattern] of cues) if (this.has(pattern)) return value
    return null
  }
  /** what asks for nothing by itself is no word of a name */
  words(isPartOfName: (word: string) => boolean): readonly (readonly string[])[] {
    const runs: string[][] = [[]]
    for (const token of this.text.split(/[\s,.?!·…;:'’‘"“”()~\-/%*]+/).filter(Boolean)) {
      if (isJoining(token)) continue
      if (token === NAMED || isFiller(token, isPartOfName)) {
        if (runs.at(-1)?.length) runs.push([])
      } else runs.at(-1)?.push(token)
    }
    return runs.filter((run) => run.length > 0)
  }
}

interface Slots {
  intent: Intent | null
  state: ListState | null
  measure: Measure | null
  most: boolean
  count: number | null
  level: Level | null
  aspect: Aspect
  whole: boolean
}

/**
 * What a question asks, by rule alone: its names, its times, and the cues of a closed set of intents. A word that is none of these
 * makes it unknown: half of a question is not answered. Pure; `today` is the acting day, ISO.
 */
export function understand(question: string, known: readonly KnownThing[], today: string, chosen: Chosen = {}): Reading {
  const text = readable(question)
  if (text === '') return { kind: 'unknown', why: 'empty', words: [], of: null }
  if (text.length > LONGEST_QUESTION) return { kind: 'unknown', why: 'too-long', words: [], of: null }
  const things = known.filter((one) => one.thing.kind !== 'term')
  const { mentions: exact, rest: unnamed } = namesIn(text, things)
  const times = timesOf(unnamed, today)
  const meant = exact.length === 0 && MEANING.test(times.rest) ? meaningOf(unnamed, known) : null
  if (meant !== null) return decide({ ...meant, asked: times.asked, known, chosen })
  const rest = new Rest(times.rest)
  const slots = slotsOf(rest, exact, times.asked)
  const mentions = [...exact]
  const unread: string[] = []
  const isPartOfName = (word: string) => things.some(({ names }) => names.some((name) => name.includes(word)))
  for (const run of rest.words(isPartOfName)) {
    const words = run.map((word) => (isPartOfName(word) ? word : withoutParticle(word)))
    const together = nearest(words, things)
    // '자원봉사와 블로그': two things, where no name has both.
    const parts =
      together.length > 0
        ? [{ run, near: together }]
        : run.map((word, index) => ({ run: [word], near: nearest([words[index] ?? ''], things) }))
    for (const part of parts) {
      const fitting = part.near.filter(
        (thing) =>
          slots.intent === null ||
          (slots.intent === 'list' && thing.kind === 'indicator') ||
          ANSWERED[slots.intent].includes(thing.kind),
      )
      if (part.near.length === 0) unread.push(...part.run)
      else mentions.push({ things: fitting.length > 0 ? fitting : part.near, words: part.run.join(' '), near: true })
    }
  }
  return decide({ slots, mentions, unread, asked: times.asked, known, chosen })
}

const NO_SLOTS: Slots = {
  intent: null,
  state: null,
  measure: null,
  most: true,
  count: null,
  level: null,
  aspect: 'all',
  whole: false,
}

/** '산정불가가 무슨 뜻이야': a word of the glossary, and nothing else. */
function meaningOf(text: string, known: readonly KnownThing[]) {
  const { mentions, rest: unnamed } = namesIn(
    text,
    known.filter((one) => one.thing.kind === 'term'),
  )
  if (mentions.length !== 1) return null
  const rest = new Rest(unnamed)
  rest.has(MEANING)
  // Two entries of the glossary can have one word ('확정'): the first is what a reader meets.
  const one = mentions.map((mention) => ({ ...mention, things: mention.things.slice(0, 1) }))
  // More was asked than a meaning.
  if (rest.words(() => false).length > 0) return null
  return { slots: { ...NO_SLOTS, intent: 'define' as const }, mentions: one, unread: [] }
}

function slotsOf(rest: Rest, mentions: readonly Mention[], asked: Asked): Slots {
  const kinds = new Set(mentions.flatMap((mention) => mention.things.map((thing) => thing.kind)))
  const slots: Slots = { ...NO_SLOTS, whole: rest.has(WHOLE) }
  if (kinds.has('schedule') || (!kinds.has('indicator') && /사업\s*일정|\bschedules?\b/.test(rest.text))) {
    const late = rest.has(/지연\S*|밀(?:린|렸)\S*|늦\S*|\b(?:late|delayed|slipped)\b/)
    rest.has(SCHEDULE)
    plainLeft(rest)
    return { ...slots, intent: 'schedule', state: late && !kinds.has('schedule') ? 'behind' : null }
  }
  const ranking = rest.has(/순위|랭킹|\branking\b|\brank(?:ed)?\b/)
  if (ranking || MOST.test(rest.text)) return rankOf(rest, slots, ranking)
  slots.state = rest.first(STATE_CUES)
  const first = rest.first(FIRST_CUES)
  // '누가 맡고 있나', '왜 … 이유': the same is asked twice.
  for (const [intent, pattern] of FIRST_CUES) if (intent === first) rest.has(pattern)
  if (first === 'cause') {
    rest.has(COMPLAINT)
    plainLeft(rest)
    return { ...slots, intent: 'cause' }
  }
  if (slots.state !== null) {
    slots.level = rest.first(LEVEL_CUES)
    plainLeft(rest)
    return { ...slots, intent: kinds.has('indicator') ? 'rate' : 'list' }
  }
  if (first !== null) {
    slots.level = rest.first(LEVEL_CUES)
    plainLeft(rest)
    return { ...slots, intent: first }
  }
  const aspect = rest.first(ASPECT_CUES)
  if (aspect !== null) {
    rest.has(/(?:성과\s*)?지표/)
    return { ...slots, intent: 'define', aspect }
  }
  rest.has(/정책\s*사업/)
  const moved = rest.first(MEASURE_CUES.filter(([measure]) => measure === 'budget-fall' || measure === 'budget-rise'))
  const compared = rest.has(COMPARE) || asked.years.length > 1 || asked.againstBefore
  slots.level = rest.first(LEVEL_CUES)
  const plain = rest.first(PLAIN_CUES)
  plainLeft(rest)
  // '예산이 줄어든 사업': all that fell, in order. Of one programme it is what became of its budget.
  if (moved !== null && (kinds.has('programme') || kinds.has('project') || slots.level === null))
    return { ...slots, intent: 'budget' }
  if (moved !== null) return { ...slots, intent: 'rank', measure: moved, count: 10 }
  const alone = mentions[0]?.things[0]
  const intent = plain ?? (alone === undefined ? (slots.whole ? 'rate' : null) : ALONE[alone.kind])
  const several = mentions.length > 1 && mentions.every((one) => one.things[0]?.kind === alone?.kind)
  if (compared || several) {
    slots.measure = plain === 'budget' || alone?.kind === 'programme' || alone?.kind === 'project' ? 'budget' : 'rate'
    return { ...slots, intent: intent === 'budget' && !several ? 'budget' : 'compare' }
  }
  return { ...slots, intent }
}

/** Words beside the one that decides: '예산' of '담당 예산', '지표' of '미달 지표'. */
function plainLeft(rest: Rest): void {
  for (const [, pattern] of PLAIN_CUES) rest.has(pattern)
  rest.has(/(?:성과\s*)?지표|\bindicators?\b|사업(?!비)/)
  rest.has(/총액|총계|합계|규모|\b(?:total|overall|amount)\b/)
}

/** `all`: the whole order is asked for. */
function rankOf(rest: Rest, slots: Slots, all: boolean): Slots {
  rest.text = rest.text.replace(
    /(?:상위|하위|top|worst|best|가장)?\s*(\d{1,2})\s*(?:개|건|곳|위)?(?!\s*%)/,
    (match: string, digits: string) => {
      slots.count = Math.max(1, Number(digits))
      const word = match.slice(0, match.search(/\d/))
      return word + ' '.repeat(match.length - word.length)
    },
  )
  const least = LEAST.test(rest.text)
  const missed = rest.first(STATE_CUES)
  const measure = rest.first(MEASURE_CUES)
  rest.has(LEAST)
  while (rest.has(MOST));
  while (rest.has(GREAT));
  rest.has(/(?:가장|제일)/)
  slots.level = rest.first(LEVEL_CUES)
  plainLeft(rest)
  const found = measure ?? measureMeant(missed, slots.level)
  const money = found === 'budget' || found === 'budget-fall' || found === 'budget-rise'
  return {
    ...slots,
    intent: found === null ? null : 'rank',
    measure: found,
    most: !(least || missed === 'missed' || missed === 'behind') || found === 'budget-fall' || found === 'budget-rise',
    count: slots.count ?? (all ? 20 : null),
    level: slots.level ?? (money ? 'both' : 'indicator'),
  }
}

/** '제일 큰 사업' is by its money, '부서 순위' by the score. */
function measureMeant(state: ListState | null, level: Level | null): Measure | null {
  if (state === 'missed' || state === 'behind' || level === 'department') return 'rate'
  return level === 'programme' || level === 'project' || level === 'both' ? 'budget' : null
}

function decide(of: {
  readonly slots: Slots
  readonly mentions: readonly Mention[]
  readonly unread: readonly string[]
  readonly asked: Asked
  readonly known: readonly KnownThing[]
  readonly chosen: Chosen
}): Reading {
  const { slots, unread, asked, chosen } = of
  const named = of.mentions.some((mention) => mention.things.some((thing) => thing.kind === 'indicator'))
  // Whether one indicator is in a state is how it stands.
  const intent = chosen.intent ?? (slots.intent === 'list' && named ? 'rate' : slots.intent)
  const about = chosen.about && of.known.find(({ thing }) => thing.kind === chosen.about?.kind && thing.id === chosen.about.id)
  const mentions = withChosen(narrowed(of.mentions, intent, slots), about?.thing)
  const one = (mention: Mention | undefined) => (mention?.things.length === 1 ? (mention.things[0] ?? null) : null)
  const understood: Understood = {
    ...asked,
    years: chosen.year === undefined ? asked.years : [chosen.year],
    againstBefore: chosen.year === undefined && asked.againstBefore,
    intent: intent ?? 'rate',
    subject: one(mentions[0]),
    against: one(mentions[1]),
    state: slots.state,
    measure: slots.measure ?? (intent === 'rank' ? 'rate' : null),
    most: slots.most,
    count: slots.count,
    level: slots.level,
    aspect: slots.aspect,
  }
  if (unread.length > 0 && chosen.intent === undefined)
    return { kind: 'unknown', why: 'words', words: unread, of: intent === null ? null : understood }
  if (intent === null) return { kind: 'unknown', why: 'no-intent', words: [], of: mentions.length > 0 ? understood : null }
  const unclear = mentions.find((mention) => mention.things.length > 1)
  if (unclear) return { kind: 'ambiguous', things: unclear.things, of: understood }
  if (mentions.length > 2 || (mentions.length === 2 && intent !== 'compare'))
    return { kind: 'unknown', why: 'several', words: [], of: understood }
  if (intent === 'define' && understood.subject === null) return { kind: 'unknown', why: 'no-intent', words: [], of: null }
  return { kind: 'understood', of: understood }
}

/** The thing a person chose, in the place of the words that could mean it; of a question that has none it is the one. */
function withChosen(mentions: readonly Mention[], thing: Thing | undefined): readonly Mention[] {
  if (thing === undefined) return mentions
  const own: Mention = { things: [thing], words: thing.name, near: false }
  const at = mentions.findIndex((mention) => mention.things.length > 1 && mention.things.includes(thing))
  return at < 0 ? [own] : mentions.map((mention, index) => (index === at ? own : mention))
}

/** What a place or the kind asked for says which of several is meant: a department beside its indicator, '단위사업' before a name. */
function narrowed(mentions: readonly Mention[], intent: Intent | null, { level }: Slots): readonly Mention[] {
  // Only like with like is compared.
  const compared = intent === 'compare' ? mentions.find((one) => !one.near)?.things[0]?.kind : undefined
  const fitting = mentions.map((mention) => {
    const kinds = intent === null ? [] : compared !== undefined ? [compared] : ANSWERED[intent]
    const own = mention.things.filter((thing) => thing.kind === level)
    const answered = mention.things.filter((thing) => kinds.includes(thing.kind))
    const things = own.length > 0 ? own : answered.length > 0 ? answered : mention.things
    return { ...mention, things }
  })
  const places = fitting.filter((m) => m.things.every((t) => t.kind === 'department' || t.kind === 'bureau' || t.kind === 'team'))
  const others = fitting.filter((m) => !places.includes(m))
  if (others.length === 0) {
    // '대외국제소통국 소통기획과': the narrower one.
    const departments = places.filter((m) => m.things.some((t) => t.kind === 'department'))
    return departments.length > 0 && departments.length < places.length ? departments : places
  }
  if (places.length === 0) return others
  const inPlaces = (thing: Thing) =>
    places.every((place) =>
      place.things.some((unit) =>
        unit.kind === 'bureau' ? unit.id === thing.bureauId : unit.departmentId === thing.departmentId,
      ),
    )
  const within = others.map((mention) => ({ ...mention, things: mention.things.filter(inPlaces) }))
  // Something that is not there is no answer about that place.
  return within.every((mention) => mention.things.length > 0) ? within : [...others, ...places]
}
