import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ValueKind } from '#domain/plan/plan-fields.ts'
import { likeness, likePairs } from '#domain/plan/import-likeness.ts'
import { codesOf } from '#server/imports/commit/codes.ts'
import { correct, readValue } from '#server/imports/commit/correct.ts'
import { compare } from '#server/imports/commit/diff.ts'
import { equationsOf } from '#server/imports/commit/equations.ts'
import { fieldsOf } from '#server/imports/commit/fields.ts'
import { type Decisions, matchUnits } from '#server/imports/commit/match-units.ts'
import { needsOf } from '#server/imports/commit/needs.ts'
import { toFiles } from '#server/imports/commit/to-files.ts'
import type { StoredUnit } from '#server/imports/commit/current-plan.ts'
import { Refusal } from '#server/refusal.ts'
import { read } from '../../../helpers/plans/read.ts'

const plan = read()
const NONE: Decisions = new Map()
const needsIn = (found = plan) => needsOf(found.records, [], [])

describe('fields', () => {
  test('every path names one field, and correcting nothing changes nothing', () => {
    const paths = fieldsOf(plan.records).map(({ place }) => place.path)
    expect(new Set(paths).size).toBe(paths.length)
    // A title the form does not print is the only thing that is added.
    expect({ ...correct(plan.records, new Map()), title: plan.records.title }).toEqual(plan.records)
  })
  test('every field can be corrected, and only that field changes', () => {
    fc.assert(
      fc.property(fc.constantFrom(...fieldsOf(plan.records)), ({ place }) => {
        const { kind } = place
        const value =
          kind.type === 'choice'
            ? (kind.of.at(-1) ?? null)
            : kind.type === 'text'
              ? '다른 이름'
              : kind.type === 'day'
                ? '2031-03-04'
                : 37
        const after = fieldsOf(correct(plan.records, new Map([[place.path, { path: place.path, value, at: 't', by: '김' }]])))
        const changed = after
          .filter((one, i) => one.field.value !== fieldsOf(correct(plan.records, new Map()))[i]?.field.value)
          .map((one) => one.place.path)
        expect(changed.every((path) => path === place.path)).toBe(true)
        expect(after.find((one) => one.place.path === place.path)?.field).toMatchObject({
          value,
          raw: fieldsOf(plan.records).find((o) => o.place.path === place.path)?.field.raw,
        })
      }),
    )
  })
  test.each<[string, ValueKind, string, string, unknown]>([
    ['figures as offices write them', { type: 'number', none: false }, '백만원', '△1,970', -1970],
    ['with their unit', { type: 'number', none: false }, '회', '90회', 90],
    ['nothing where nothing may stand', { type: 'number', none: true }, '회', ' ', null],
    ['a dash for none', { type: 'number', none: true }, '회', '-', null],
    ['a day', { type: 'day', none: true }, '', '2028-02-29', '2028-02-29'],
    ['a choice', { type: 'choice', of: ['key', 'general'], none: false }, '', 'key', 'key'],
    ['a name without breaks', { type: 'text', none: false }, '', ' 누리\n산업과 ', '누리 산업과'],
  ])('%s', (_, kind, measure, typed, value) => expect(readValue(typed, { kind, measure })).toBe(value))
  test.each<[string, ValueKind, string, string]>([
    ['no day', { type: 'day', none: true }, '2027-02-29', 'bad-input'],
    ['a part of a person', { type: 'whole', none: false }, '1.5', 'number-refused'],
    ['less than nobody', { type: 'whole', none: false }, '△1', 'number-refused'],
    ['no year', { type: 'year', none: false }, '29', 'bad-input'],
    ['words', { type: 'number', none: true }, '다수', 'number-refused'],
    ['an endless name', { type: 'text', none: false }, '가'.repeat(2001), 'bad-input'],
  ])('refused: %s', (_, kind, typed, reason) => {
    const asked = () => readValue(typed, { kind, measure: '' })
    expect(asked).toThrow(Refusal)
    expect(asked).toThrow(reason)
  })
  test('a dash in a table of amounts is nothing, in one of indicators it is no figure', () => {
    const dashed = read({
      budget: (form) => form.replace('재무활동\t0', '재무활동\t-'),
      indicators: (form) => form.replace('\t84\t설문조사', '\t-\t설문조사'),
    })
    const records = correct(dashed.records, new Map())
    expect(records.statements.find((s) => s.item.value === 'finance')?.budget).toMatchObject({
      value: 0,
      raw: '-',
      confidence: 0.9,
    })
    expect(records.indicators[0]?.targets.at(-1)?.value).toBeNull()
  })
})

describe('what has to be settled', () => {
  test('nothing in a plan of the form', () => expect(needsIn()).toEqual([]))
  test.each<[string, Parameters<typeof read>[0], string, string]>([
    [
      'a weight over a hundred',
      { indicators: (f) => f.replace('\t핵심\t60\t', '\t핵심\t160\t') },
      'out-of-range',
      'indicators/d1-i1/weight',
    ],
    ['a blank quota', { staff: (f) => f.replace('누리산업과\t12', '누리산업과\t') }, 'empty', 'staffing/d1-d1/quota'],
    ['a row twice', { budget: (f) => f.replace('재무활동\t0', '기본경비\t0') }, 'twice', 'statements/d1-basic~2'],
  ])('%s', (_, change, kind, path) => expect(needsIn(read(change)).map((n) => [n.kind, n.path])).toContainEqual([kind, path]))
})

describe('units', () => {
  const unit = (
    id: number,
    kindOf: StoredUnit['kind'],
    name: string,
    parentId: number | null,
    spellings: readonly string[] = [],
  ): StoredUnit => ({ id, code: `u${id}`, kind: kindOf, name, shortName: name, parentId, spellings: [name, ...spellings] })
  const bureau = unit(1, 'bureau', '새빛미래국', null)
  test.each<[string, readonly StoredUnit[], Decisions, string, number | null, boolean]>([
    ['the same name', [bureau, unit(2, 'department', '누리산업과', 1)], NONE, 'exact', 2, false],
    ['other spaces and signs', [bureau, unit(2, 'department', '누리 산업과', 1)], NONE, 'squeezed', 2, false],
    ['a spelling met before', [bureau, unit(2, 'department', '누리과', 1, ['누리산업과'])], NONE, 'exact', 2, false],
    ['the government in front', [bureau, unit(2, 'department', '새빛도 누리산업과', 1)], NONE, 'suffix', 2, false],
    ['a like name is only proposed', [bureau, unit(2, 'department', '누리산업국제과', 1)], NONE, 'new', null, true],
    [
      'and chosen by a person',
      [bureau, unit(2, 'department', '누리산업국제과', 1)],
      new Map([['unit:d1', { decision: 'accepted', word: '2', at: '', by: '' }]]),
      'chosen',
      2,
      false,
    ],
    [
      'or refused',
      [bureau, unit(2, 'department', '누리산업국제과', 1)],
      new Map([['unit:d1', { decision: 'refused', word: null, at: '', by: '' }]]),
      'new',
      null,
      false,
    ],
    [
      'two of one name: nobody guesses',
      [bureau, unit(2, 'department', '누리산업과', 1), unit(3, 'department', '누리 산업과', 1, ['누리산업과'])],
      NONE,
      'new',
      null,
      true,
    ],
    [
      'the department of another bureau is another department',
      [bureau, unit(9, 'bureau', '다른국', null), unit(2, 'department', '누리산업과', 9)],
      NONE,
      'new',
      null,
      false,
    ],
  ])('%s', (_, store, decisions, how, id, open) => {
    const match = matchUnits(plan.records, store, decisions).find((u) => u.key === 'd1')
    expect([match?.how, match?.unit?.id ?? null, match?.open]).toEqual([how, id, open])
  })
  test('codes come from names and keep what the store has', () => {
    const [one, same] = [codesOf(plan.records, new Map()), codesOf(read({ cover: (f) => `${f} ` }).records, new Map())]
    expect([...one.units]).toEqual([...same.units])
    expect(codesOf(plan.records, new Map([['d1', 'kept']])).indicators.get('d1-i2')).toBe('kept-2')
  })
})

describe('against an empty store', () => {
  test('everything is new', () =>
    expect(new Set(compare(plan.records, matchUnits(plan.records, [], NONE), null, NONE).records.map((r) => r.change))).toEqual(
      new Set(['new']),
    ))
  test('every printed figure of an equation has its place', () => {
    const equations = equationsOf(plan.records)
    expect(equations.length).toBeGreaterThan(40)
    const sums = equations.filter((e) => e.kind === 'programme-sum')
    expect(sums.flatMap((e) => [e.printed, ...e.terms]).filter((t) => t.loc === null)).toEqual([])
    expect(sums.every((e) => e.printed.location.line === e.printed.loc?.line)).toBe(true)
  })
})

describe('likeness', () => {
  test.each([
    ['자원봉사 활동률', '자원봉사활동률', 1],
    ['자원봉사 활동률', '자원봉사 참여율', 0.5],
    ['자원봉사 활동률', '도정 인지도', 0],
  ])('%s, %s', (a, b, least) => {
    expect(likeness(a, b)).toBeGreaterThanOrEqual(least)
    if (least === 0) expect(likeness(a, b)).toBeLessThan(0.5)
  })
  test('is the same both ways, 1 with itself, never outside 0 … 1', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        const alike = likeness(a, b)
        expect(alike).toBe(likeness(b, a))
        expect(alike >= 0 && alike <= 1).toBe(true)
        expect(likeness(a, a)).toBe(1)
      }),
    )
  })
  test('nobody is in two pairs', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('가나다', '가나라', '나다라', '마바')),
        fc.array(fc.constantFrom('가나다', '가나', '나다라')),
        (a, b) => {
          const [ones, others] = [a.map((name) => ({ name })), b.map((name) => ({ name }))]
          const pairs = likePairs(ones, others, (of) => of.name)
          expect([new Set(pairs.map((p) => p.one)).size, new Set(pairs.map((p) => p.other)).size]).toEqual([
            pairs.length,
            pairs.length,
          ])
        },
      ),
    )
  })
})

test('amounts in 억원 are stored as 백만원, exactly', () => {
  const hundreds = (s: string) => s.replace('백만원', '억원')
  const lines = (s: string) => hundreds(s).replace('110\t120', '130.2\t120')
  const { records } = read({ bureauGoals: hundreds, goals: hundreds, budget: hundreds, lines })
  expect([records.amountUnitWon.value, records.programmes[0]?.projects[0]?.amounts[0]?.value]).toEqual([1e8, 130.2])
  const facts = {
    code: 'c',
    receivedAs: 'f',
    planCode: 'p',
    version: 1,
    filedOn: null,
    confirmedOn: null,
    namesFrom: '2029-01-01',
  }
  const files = toFiles(records, records, codesOf(records, new Map()), facts, new Map())
  expect([
    files.plan[0]?.amount_unit_won,
    files.projects[0]?.figures['settled_2027'],
    files.budget_statements[0]?.budget,
  ]).toEqual([1_000_000, 13_020, 33_000])
  expect(needsOf(records, [], []).map((need) => need.kind)).toEqual([])
})

test('a guessed year and a guessed bureau have to be settled first', () => {
  const needs = (cover: string, bureauOwner?: string) =>
    needsIn(read({ cover, ...(bureauOwner === undefined ? {} : { bureauOwner, bureauStaff: '' }) })).map((need) => [
      need.kind,
      need.path,
    ])
  expect(needs('2029년도 성과계획서')).toEqual([])
  expect(needs('2030년도 성과계획서')).toEqual([['years', 'plan/fiscalYear']])
  expect(needs('2029년도 성과계획서', '')).toEqual([['empty', 'units/bureau/name']])
})
