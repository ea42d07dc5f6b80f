import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Assignment, ownerOn, type SuccessionLink } from '#domain/plan/organisation.ts'
import { checkReorganisation, type EventFacts, isEventDay, isQuestion, questionKey } from '#domain/plan/reorganisation-check.ts'
import {
  changesOf,
  EMPTY_DRAFT,
  followedBy,
  type Follower,
  goalsAfter,
  personItem,
  type ReorganisationDraft,
  type ReorganisationLine,
  structureAfter,
  successionOf,
  type UnitBefore,
  type UnitRef,
} from '#domain/plan/reorganisation.ts'

const unit = (id: number, level: UnitBefore['level'], name: string, parentId: number | null): UnitBefore => ({
  id,
  level,
  name,
  shortName: name,
  parentId,
  since: '2020-01-01',
})
const BEFORE = [
  unit(1, 'government', '경기도', null),
  unit(2, 'bureau', '미래산업국', 1),
  unit(3, 'bureau', '평생교육국', 1),
  unit(10, 'department', '데이터과', 2),
  unit(11, 'department', '국제협력과', 2),
  unit(12, 'department', '평생학습과', 3),
]
const follower = (kind: Follower['kind'], id: number, unitId: number, within: string | null = null): Follower => ({
  item: `${kind}:${id}`,
  kind,
  ids: [id],
  unitId,
  name: `${kind} ${id}`,
  within,
})
const person = (userId: string, unitId: number): Follower => ({
  item: personItem(userId, unitId),
  kind: 'person',
  ids: [],
  unitId,
  name: userId,
  within: null,
})
const FOLLOWERS = [
  follower('indicator', 1, 10),
  follower('indicator', 2, 10),
  follower('programme', 5, 10),
  follower('project', 7, 10, 'programme:5'),
  person('kim', 10),
  follower('indicator', 3, 11),
  person('lee', 11),
]
const FACTS: EventFacts = {
  ordinance: '행정기구 및 정원 조례',
  ordinanceNumber: '제8000호',
  day: '2024-07-01',
  before: BEFORE,
  followers: FOLLOWERS,
  everSince: new Map([[99, '2025-01-01']]),
  later: [],
  sameDay: [],
  figuresAfter: 0,
  divisible: [
    { kind: 'quota', unitId: 10, whole: 22, year: 2024 },
    { kind: 'money', unitId: 10, whole: 317_000_000, year: 2024 },
  ],
}
const draft = (more: Partial<ReorganisationDraft>): ReorganisationDraft => ({ ...EMPTY_DRAFT, ...more })
const rules = (one: Partial<ReorganisationDraft>, facts: Partial<EventFacts> = {}) =>
  checkReorganisation(draft(one), { ...FACTS, ...facts }).map((found) => found.rule)
const NEW = [
  { key: 'n1', level: 'bureau', name: 'AI국', shortName: 'AI국', parent: 1 },
  { key: 'n2', level: 'department', name: 'AI산업육성과', shortName: '', parent: 'n1' },
  { key: 'n3', level: 'department', name: 'AI미래행정과', shortName: '', parent: 'n1' },
] as const
const SPLIT: readonly ReorganisationLine[] = [
  { kind: 'split', from: 10, to: 'n2' },
  { kind: 'split', from: 10, to: 'n3' },
]

describe('what follows from the lines of an event', () => {
  test('a split has no default: each thing and person is open until somebody chooses', () => {
    const followed = followedBy(draft({ units: NEW, lines: SPLIT }), FOLLOWERS)
    expect(followed.map(({ item, how }) => [item, how])).toEqual([
      ['indicator:1', 'open'],
      ['indicator:2', 'open'],
      ['programme:5', 'open'],
      ['project:7', 'open'],
      ['person:kim:10', 'open'],
    ])
    expect(rules({ units: NEW, lines: SPLIT })).toEqual(['undecided', 'undecided', 'undecided', 'undecided'])
  })
  test('a project follows its programme unless it is chosen apart; a person may go with none', () => {
    const chosen = draft({
      units: NEW,
      lines: SPLIT,
      items: [
        { item: 'indicator:1', to: 'n2' },
        { item: 'indicator:2', to: 'n3' },
        { item: 'programme:5', to: 'n2' },
      ],
      people: [{ userId: 'kim', from: 10, to: null }],
    })
    expect(followedBy(chosen, FOLLOWERS).map(({ how, to }) => [how, to])).toEqual([
      ['chosen', 'n2'],
      ['chosen', 'n3'],
      ['chosen', 'n2'],
      ['automatic', 'n2'],
      ['chosen', null],
    ])
    expect(checkReorganisation(chosen, FACTS)).toEqual([])
    const changes = changesOf(BEFORE, chosen, FOLLOWERS)
    expect(changes.people).toEqual([])
    expect(changes.ended).toEqual([10])
    expect(changes.assigned).toHaveLength(4)
    const apart = { ...chosen, items: [...chosen.items, { item: 'project:7', to: 'n3' }] }
    expect(followedBy(apart, FOLLOWERS)[3]).toMatchObject({ how: 'chosen', to: 'n3' })
  })
  test('a merge carries everything; its people are confirmed, a name or another place moves nobody', () => {
    const merge: ReorganisationLine = { kind: 'merge', from: 11, to: 12 }
    const merged = draft({ lines: [merge, { kind: 'rename', from: 12, name: '평생협력과', shortName: '' }] })
    expect(followedBy(merged, FOLLOWERS).map(({ item, how, to }) => [item, how, to])).toEqual([
      ['indicator:3', 'automatic', 12],
      ['person:lee:11', 'automatic', 12],
    ])
    expect(checkReorganisation(merged, FACTS).map((one) => [one.rule, isQuestion(one)])).toEqual([['people-follow', true]])
    const accepted = checkReorganisation(merged, FACTS).map(questionKey)
    expect(checkReorganisation({ ...merged, accepted }, FACTS)).toEqual([])
    expect(changesOf(BEFORE, merged, FOLLOWERS)).toMatchObject({ assigned: [], people: [{ userId: 'lee', from: 11, to: 12 }] })
    const moved = draft({ lines: [{ kind: 'move', from: 10, to: 3 }] })
    expect(changesOf(BEFORE, moved, FOLLOWERS)).toMatchObject({
      people: [],
      assigned: [],
      spells: [{ unitId: 10, name: '데이터과', parent: 3 }],
    })
  })
  test('who gives a part away keeps the rest', () => {
    const given = draft({ lines: [{ kind: 'transfer-part', from: 10, to: 12 }], items: [{ item: 'indicator:2', to: 12 }] })
    expect(followedBy(given, FOLLOWERS).map(({ how, to }) => [how, to])).toEqual([
      ['stays', 10],
      ['chosen', 12],
      ['stays', 10],
      ['stays', 10],
      ['stays', 10],
    ])
    expect(checkReorganisation(given, FACTS)).toEqual([])
    expect(rules({ lines: given.lines })).toEqual(['transfer-nothing'])
  })
  test('the departments of a merged bureau follow it, those of a closed one need a place', () => {
    const merged = structureAfter(BEFORE, { units: [], lines: [{ kind: 'merge', from: 2, to: 3 }] })
    expect(merged.filter((one) => one.parent === 3).map((one) => one.ref)).toEqual([10, 11, 12])
    expect(rules({ lines: [{ kind: 'close', from: 2 }] })).toEqual(['no-parent', 'no-parent'])
  })
  test('기능 확대 changes neither name nor results', () => {
    const wider = draft({ lines: [{ kind: 'widen', from: 3 }] })
    expect(checkReorganisation(wider, FACTS)).toEqual([])
    expect(changesOf(BEFORE, wider, FOLLOWERS)).toMatchObject({
      spells: [],
      ended: [],
      assigned: [],
      lines: [{ from: 3, to: 3 }],
    })
  })
})

describe('what an event is refused or asked for', () => {
  const merge: ReorganisationLine = { kind: 'merge', from: 11, to: 12 }
  const accepted = ['people-follow:::1']
  test.each<[string, Partial<ReorganisationDraft>, Partial<EventFacts>, readonly string[]]>([
    ['nothing is said', {}, {}, ['no-lines']],
    ['no day', { lines: [merge], accepted }, { day: '' }, ['no-day']],
    ['29 February of a common year', { lines: [merge], accepted }, { day: '2023-02-29' }, ['not-a-day']],
    ['29 February of a leap year', { lines: [merge], accepted }, { day: '2024-02-29' }, []],
    ['without the number of its ordinance', { lines: [merge], accepted }, { ordinanceNumber: '' }, ['no-ordinance']],
    ['a unit that is not there that day', { lines: [{ kind: 'close', from: 99 }] }, {}, ['unit-not-there']],
    [
      'two names at once',
      {
        lines: [
          { kind: 'rename', from: 12, name: '가', shortName: '' },
          { kind: 'rename', from: 12, name: '나', shortName: '' },
        ],
      },
      {},
      ['line-twice'],
    ],
    ['it ends twice', { lines: [merge, { kind: 'close', from: 11 }], accepted }, {}, ['two-ends']],
    ['a split into one', { units: NEW, lines: SPLIT.slice(0, 1) }, { followers: [] }, ['split-one']],
    ['into itself', { lines: [{ kind: 'transfer-part', from: 12, to: 12 }], items: [{ item: 'x', to: 12 }] }, {}, ['to-itself']],
    ['in a circle', { lines: [merge, { kind: 'merge', from: 12, to: 11 }] }, { followers: [] }, ['circle', 'circle']],
    ['into one that ends', { lines: [merge, { kind: 'close', from: 12 }] }, { followers: [] }, ['to-gone']],
    ['a department into a bureau', { lines: [{ kind: 'merge', from: 11, to: 3 }], accepted }, {}, ['level-differs']],
    ['without a place', { units: [{ ...NEW[1], parent: null }] }, {}, ['no-parent']],
    ['without a name', { units: [{ ...NEW[0], name: ' ' }] }, {}, ['name-missing']],
    ['a name twice in a bureau', { units: [{ ...NEW[1], parent: 2, name: '데이터 과' }] }, {}, ['same-name']],
    ['the same name in another bureau', { units: [{ ...NEW[1], parent: 3, name: '데이터과' }] }, {}, []],
    [
      'changed again later',
      { lines: [merge], accepted },
      { later: [{ title: '2025년', on: '2025-01-01', units: [12] }] },
      ['unit-changed-later'],
    ],
    [
      'figures that are not the whole',
      { lines: [merge], accepted, shares: [{ kind: 'quota', from: 11, to: 12, figure: 7, reason: '정원 배정' }] },
      {},
      ['share-sum'],
    ],
    ['figures after the day', { lines: [merge], accepted }, { figuresAfter: 3 }, ['figures-after']],
    ['another event that day', { lines: [merge], accepted }, { sameDay: [{ id: 4, title: '다른 개편' }] }, ['same-day']],
    [
      'a successor older than the predecessor',
      { lines: [merge], accepted },
      { before: BEFORE.map((one) => (one.id === 11 ? { ...one, since: '2022-01-01' } : one)) },
      ['successor-older'],
    ],
  ])('%s', (_, one, facts, expected) => expect(rules(one, facts)).toEqual(expected))

  describe('figures of a unit that are divided', () => {
    const of = (figures: readonly [number, number], reason = '정원표') =>
      figures.map((figure, n) => ({ kind: 'quota' as const, from: 10, to: n === 0 ? 'n2' : 'n3', figure, reason }))
    const found = (shares: ReorganisationDraft['shares'], lines: readonly ReorganisationLine[] = SPLIT) =>
      checkReorganisation(draft({ units: NEW, lines, shares }), FACTS).filter(
        ({ rule }) => rule !== 'undecided' && rule !== 'transfer-nothing',
      )
    test('add up to what the plan prints, to the digit', () => {
      expect(found(of([14, 8]))).toEqual([])
      expect(found(of([14, 7])).map(({ rule, facts }) => [rule, facts])).toEqual([
        ['share-sum', { kind: 'quota', sum: 21, whole: 22 }],
      ])
      const won = { kind: 'money' as const, from: 10, reason: '예산서' }
      expect(
        found([
          { ...won, to: 'n2', figure: 316_999_999 },
          { ...won, to: 'n3', figure: 1 },
        ]),
      ).toEqual([])
      expect(found([{ ...won, to: 'n2', figure: 316_999_999 }])).toHaveLength(1)
    })
    test('go to who follows, with where they stand', () => {
      expect(found(of([14, 8], ' ')).map(({ rule }) => rule)).toEqual(['share-reason'])
      expect(found([{ kind: 'quota', from: 10, to: 12, figure: 22, reason: '정원표' }]).map(({ rule }) => rule)).toEqual([
        'to-gone',
      ])
    })
    test('of a unit that stays some may stay', () => {
      const part: readonly ReorganisationLine[] = [{ kind: 'transfer-part', from: 10, to: 12 }]
      const given = (figure: number) => found([{ kind: 'quota', from: 10, to: 12, figure, reason: '정원표' }], part)
      expect([given(5), given(22)]).toEqual([[], []])
      expect(given(23).map(({ rule }) => rule)).toEqual(['share-sum'])
    })
  })

  test('goals that go as a whole, that are torn, and that are open are told apart', () => {
    const goals = (id: number, to: UnitRef | null, goal: number) => ({
      ...follower('indicator', id, 10),
      goals: [goal],
      how: 'chosen' as const,
      to,
    })
    expect(
      goalsAfter([
        goals(1, 'n2', 1),
        goals(2, 'n2', 1),
        goals(3, 'n2', 2),
        goals(4, 'n3', 2),
        goals(5, 'n2', 3),
        goals(6, null, 3),
      ]),
    ).toEqual({ whole: 1, torn: 1, open: 1 })
  })

  test('a question that was answered comes back with other figures', () => {
    const asked = { lines: [merge], accepted: [...accepted, 'figures-after:::3:2024-07-01'] }
    expect(rules(asked, { figuresAfter: 3 })).toEqual([])
    expect(rules(asked, { figuresAfter: 4 })).toEqual(['figures-after'])
  })
  test.each([
    ['2024-02-29', true],
    ['2023-02-29', false],
    ['2100-02-29', false],
    ['2024-7-1', false],
    ['2024-13-01', false],
    ['', false],
  ])('%s is a day: %s', (text, is) => expect(isEventDay(text)).toBe(is))
})

/** A government that lives through events: what exists, who has what, and all that was said. */
interface World {
  readonly units: readonly UnitBefore[]
  readonly links: readonly SuccessionLink[]
  readonly assignments: readonly Assignment[]
  readonly next: number
}
const ITEMS = Array.from({ length: 9 }, (_, n) => ({ item: `indicator:${n + 1}`, id: n + 1, won: (n + 1) * 1_000_000 + n }))
const START: World = { units: BEFORE, links: [], assignments: [], next: 100 }
const printedIn = (n: number) => [10, 11, 12][n % 3] ?? 10
const DAYS = ['2024-07-01', '2025-01-01', '2025-01-02', '2026-03-15', '2026-03-15', '2027-01-01', '2028-02-29']

interface Choice {
  readonly kind: 'rename' | 'move' | 'split' | 'merge' | 'transfer-part' | 'close'
  readonly pick: readonly number[]
}
const choice: fc.Arbitrary<Choice> = fc.record({
  kind: fc.constantFrom('rename', 'move', 'split', 'merge', 'transfer-part', 'close'),
  pick: fc.array(fc.nat(1000), { minLength: 16, maxLength: 16 }),
})

function eventOf(world: World, { kind, pick }: Choice, followers: readonly Follower[]): ReorganisationDraft {
  let at = 0
  const take = <T>(of: readonly T[]): T => of[(pick[at++ % pick.length] ?? 0) % of.length] as T
  const departments = world.units.filter((one) => one.level === 'department')
  const bureaus = world.units.filter((one) => one.level === 'bureau').map((one) => one.id)
  const from = take(departments).id
  const other = take(departments).id
  const fresh = (key: string) =>
    ({ key, level: 'department', name: `${key}-${world.next}`, shortName: '', parent: take(bureaus) }) as const
  const units = kind === 'split' ? [fresh('n1')] : []
  const second: UnitRef = take([0, 1]) === 0 ? other : 'n2'
  const lines: readonly ReorganisationLine[] =
    kind === 'rename'
      ? [{ kind, from, name: `이름${world.next}`, shortName: '' }]
      : kind === 'move'
        ? [{ kind, from, to: take(bureaus) }]
        : kind === 'close'
          ? [{ kind, from }]
          : kind === 'split'
            ? [
                { kind, from, to: 'n1' },
                { kind, from, to: second },
              ]
            : [{ kind, from, to: other }]
  const ends: readonly UnitRef[] = kind === 'split' ? ['n1', second] : [other]
  return draft({
    units: second === 'n2' && kind === 'split' ? [...units, fresh('n2')] : units,
    lines,
    items:
      kind === 'split' || kind === 'close' || kind === 'transfer-part'
        ? followers.filter((one) => one.unitId === from).map(({ item }) => ({ item, to: take(ends) }))
        : [],
  })
}

function live(world: World, event: Choice, on: string): World {
  if (world.units.every((one) => one.level !== 'department')) return world
  const followers = ITEMS.map(({ item, id }, n) => ({
    ...follower('indicator', id, ownerOn(world, item, { unitId: printedIn(n), since: '2024-01-01' }, on)),
  }))
  const said = eventOf(world, event, followers)
  const facts: EventFacts = { ...FACTS, day: on, before: world.units, followers, everSince: new Map() }
  // What the product would refuse does not happen.
  if (checkReorganisation(said, facts).some((one) => !isQuestion(one))) return world
  const changes = changesOf(world.units, said, followers)
  const made = new Map(changes.created.map((one, n) => [one.key, world.next + n]))
  const idOf = (ref: UnitRef) => (typeof ref === 'number' ? ref : (made.get(ref) ?? 0))
  const { links, assignments } = successionOf(changes, idOf, on)
  return {
    units: structureAfter(world.units, said).map(({ ref, level, name, shortName, parent }) => ({
      id: idOf(ref),
      level,
      name,
      shortName,
      parentId: parent === null ? null : idOf(parent),
      since: world.units.find((one) => one.id === ref)?.since ?? on,
    })),
    links: [...world.links, ...links],
    assignments: [...world.assignments, ...assignments],
    next: world.next + changes.created.length,
  }
}

test('what came back to a unit on one day goes on from there later', () => {
  const said = (fromId: number, toId: number, on: string) => ({ item: 'indicator:1', fromId, toId, on })
  const assignments = [said(10, 11, '2026-03-15'), said(11, 10, '2026-03-15'), said(10, 12, '2027-01-01')]
  const ownedOn = (day: string) => ownerOn({ links: [], assignments }, 'indicator:1', { unitId: 10, since: '2024-01-01' }, day)
  expect([ownedOn('2026-03-14'), ownedOn('2026-03-15'), ownedOn('2027-01-01')]).toEqual([10, 10, 12])
})

describe('laws of random chains of events', () => {
  const history = fc.array(choice, { minLength: 1, maxLength: DAYS.length })
  const through = (events: readonly Choice[]) => {
    const worlds: { readonly on: string; readonly world: World }[] = [{ on: '2024-01-01', world: START }]
    // Two events on one day are one after the other, as they were decided.
    events.forEach((event, n) => {
      const last = worlds.at(-1)?.world ?? START
      worlds.push({ on: DAYS[n] ?? '', world: live(last, event, DAYS[n] ?? '') })
    })
    return worlds
  }
  const all = (worlds: ReturnType<typeof through>) => worlds.at(-1)?.world ?? START

  test('on every day everything belongs to a unit of that day, so counts and 원 add up to the same', () => {
    fc.assert(
      fc.property(history, (events) => {
        const worlds = through(events)
        const known = all(worlds)
        worlds.forEach(({ on, world }, n) => {
          if (worlds[n + 1]?.on === on) return
          const there = new Set(world.units.map((one) => one.id))
          const sums = new Map<number, { count: number; won: number }>()
          ITEMS.forEach(({ item, won }, at) => {
            const owner = ownerOn(known, item, { unitId: printedIn(at), since: '2024-01-01' }, on)
            expect(there.has(owner)).toBe(true)
            const sum = sums.get(owner) ?? { count: 0, won: 0 }
            sums.set(owner, { count: sum.count + 1, won: sum.won + won })
          })
          const total = [...sums.values()].reduce((a, b) => ({ count: a.count + b.count, won: a.won + b.won }))
          expect(total).toEqual({ count: ITEMS.length, won: ITEMS.reduce((sum, one) => sum + one.won, 0) })
        })
      }),
      { numRuns: 300 },
    )
  })

  test('a later plan, printed in the structure of its first day, says the same owner as the first one', () => {
    fc.assert(
      fc.property(history, (events) => {
        const worlds = through(events)
        const known = all(worlds)
        for (const year of [2025, 2026, 2027, 2028]) {
          const since = `${year}-01-01`
          ITEMS.forEach(({ item }, at) => {
            const first = { unitId: printedIn(at), since: '2024-01-01' }
            const printed = { unitId: ownerOn(known, item, first, since), since }
            for (const { on } of worlds.filter((one) => one.on >= since))
              expect(ownerOn(known, item, printed, on)).toBe(ownerOn(known, item, first, on))
          })
        }
      }),
      { numRuns: 300 },
    )
  })

  test('what was so before a day stays so, whatever is decided for later', () => {
    fc.assert(
      fc.property(history, (events) => {
        const worlds = through(events)
        const known = all(worlds)
        worlds.forEach(({ on, world }, n) => {
          if (worlds[n + 1]?.on === on) return
          ITEMS.forEach(({ item }, at) => {
            const printed = { unitId: printedIn(at), since: '2024-01-01' }
            expect(ownerOn(known, item, printed, on)).toBe(ownerOn(world, item, printed, on))
          })
        })
      }),
      { numRuns: 200 },
    )
  })
})
