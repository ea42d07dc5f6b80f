import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { recognisePlan } from '#server/imports/recognise/recognise-plan.ts'
import { filled, linesOf } from '#server/imports/recognise/source.ts'
import type { Recognition } from '#server/imports/records.ts'
import { documentOf } from '../../../helpers/plans/document.ts'
import { expectedOf, said } from '../../../helpers/plans/expected.ts'
import { PLAIN, type Printing, render, shuffled } from '../../../helpers/plans/printer.ts'
import { randomOf, syntheticPlan } from '../../../helpers/plans/synthetic.ts'

const sizes = fc.record({
  departments: fc.integer({ min: 1, max: 5 }),
  goals: fc.integer({ min: 1, max: 3 }),
  indicators: fc.integer({ min: 1, max: 6 }),
  programmes: fc.integer({ min: 1, max: 3 }),
  projects: fc.integer({ min: 1, max: 5 }),
})
const plan = fc.tuple(fc.nat(), sizes).map(([seed, most]) => syntheticPlan(seed, most))
const printing: fc.Arbitrary<Printing> = fc.record({
  columns: fc.nat({ max: 1000 }),
  pageRows: fc.constantFrom(0, 0, 2, 3, 5),
  heading: fc.constantFrom('', '# ', '#### ', '**'),
  letterSpaced: fc.boolean(),
  shifted: fc.boolean(),
  goalHeadings: fc.boolean(),
  futureActuals: fc.constantFrom('', '0', '/', '-'),
})

function planIn(recognition: Recognition) {
  if (recognition.kind !== 'plan') throw new Error(`not a plan: ${JSON.stringify(recognition.seen)}`)
  return recognition
}

const pieces = (text: string) => linesOf(documentOf(text)).flatMap(filled).length
const booked = ({ coverage: c }: ReturnType<typeof planIn>) =>
  c.recognised +
  c.structure +
  c.unrecognised +
  c.leftOut.direction +
  c.leftOut.contents +
  c.leftOut.purpose +
  c.leftOut.projectContents

describe('a plan of another bureau', () => {
  test('however it is printed, the records are the plan', () => {
    fc.assert(
      fc.property(plan, printing, (p, how) => {
        const text = render(p, how)
        const found = planIn(recognisePlan(documentOf(text)))
        expect(said(found.records)).toEqual(expectedOf(p))
        expect(found.unrecognised).toEqual([])
        expect(booked(found)).toBe(pieces(text))
      }),
      { numRuns: 60 },
    )
  })

  test('thirty indicators under one goal, thirty departments', () => {
    const wide = { ...syntheticPlan(7, { departments: 1, goals: 1, indicators: 1, programmes: 1, projects: 1 }) }
    const many = Array.from({ length: 400 }, (_, seed) =>
      syntheticPlan(seed, { departments: 1, goals: 1, indicators: 30, programmes: 1, projects: 1 }),
    ).find((p) => p.departments[0]?.goals[0]?.indicators.length === 30)
    const tall = Array.from({ length: 400 }, (_, seed) =>
      syntheticPlan(seed, { departments: 30, goals: 1, indicators: 2, programmes: 1, projects: 2 }),
    ).find((p) => p.departments.length === 30)
    for (const p of [wide, many, tall]) {
      expect(p).toBeDefined()
      if (p) expect(said(planIn(recognisePlan(documentOf(render(p, PLAIN)))).records)).toEqual(expectedOf(p))
    }
  })

  test('departments in another order are the same departments', () => {
    fc.assert(
      fc.property(plan, fc.integer({ min: 1, max: 999 }), (p, seed) => {
        const turned = { ...p, departments: shuffled(p.departments, seed) }
        const byName = (of: typeof p) => {
          const { departments, indicators, programmes, statements, staffing, teams } = said(
            planIn(recognisePlan(documentOf(render(of, PLAIN)))).records,
          )
          const sorted = (list: readonly unknown[]) => list.map((row) => JSON.stringify(row)).toSorted()
          return [departments, indicators, programmes, statements, staffing, teams].map(sorted)
        }
        expect(byName(turned)).toEqual(byName(p))
      }),
      { numRuns: 20 },
    )
  })

  test('the same document gives the same answer, and every printed value keeps its string and place', () => {
    fc.assert(
      fc.property(plan, printing, (p, how) => {
        const document = documentOf(render(p, how))
        const found = planIn(recognisePlan(document))
        expect(recognisePlan(document)).toEqual(found)
        for (const i of found.records.indicators) {
          for (const field of [i.weight, ...i.targets, ...i.actuals]) {
            const block = document.blocks[field.loc.block]
            const cell = block?.kind === 'table' ? block.grid[field.loc.row ?? -1]?.[field.loc.column ?? -1] : undefined
            expect(cell?.raw).toBe(field.raw)
          }
        }
      }),
      { numRuns: 30 },
    )
  })
})

describe('noise', () => {
  test('rows and texts that do not belong never push a record out unseen', () => {
    const noise = [
      '※ 별도 설명 참조',
      '가나다라\t마바사\t아자차',
      '알 수 없는 줄\t\t\t\t\t',
      '\t\t뜻 모를 칸\t\t',
      '참고: 붙임 3',
    ]
    fc.assert(
      fc.property(plan, fc.nat(), fc.integer({ min: 1, max: 12 }), (p, seed, count) => {
        const random = randomOf(seed)
        const lines = render(p, PLAIN).split('\n')
        const put: string[] = []
        for (let i = 0; i < count; i++) {
          const line = (noise[random(noise.length)] ?? '').replace(/(?=[가-힣])/, `${i}번 `)
          put.push(line)
          lines.splice(random(lines.length), 0, line)
        }
        const text = lines.join('\n')
        const found = planIn(recognisePlan(documentOf(text)))
        expect(booked(found)).toBe(pieces(text))
        const told = JSON.stringify([found.unrecognised, found.attention, found.repairs, found.records])
        const names = p.departments
          .flatMap((d) => d.goals)
          .flatMap((g) => [...g.indicators.map((i) => i.name), ...g.programmes.flatMap((u) => u.projects.map((j) => j.name))])
        for (const name of names) expect(told).toContain(name)
        const prose =
          found.coverage.leftOut.direction +
          found.coverage.leftOut.contents +
          found.coverage.leftOut.purpose +
          found.coverage.leftOut.projectContents
        const seen = put.flatMap((line) => line.split('\t')).filter((cell) => cell !== '' && told.includes(cell)).length
        expect(seen + prose).toBeGreaterThanOrEqual(put.length)
      }),
      { numRuns: 60 },
    )
  })

  test('a damaged document is answered, never thrown at, and every cell is accounted for', () => {
    const damage = fc.record({ seed: fc.nat(), count: fc.integer({ min: 1, max: 30 }) })
    fc.assert(
      fc.property(plan, printing, damage, (p, how, { seed, count }) => {
        const random = randomOf(seed)
        const lines = render(p, how).split('\n')
        for (let i = 0; i < count; i++) {
          const [a, b] = [random(lines.length), random(lines.length)]
          const [from = '', to = ''] = [lines[a], lines[b]]
          const cells = from.split('\t')
          const ways = [
            () => lines.splice(a, 1),
            () => lines.splice(a, 0, to),
            () => lines.splice(a, 1, to),
            () => lines.splice(a, 1, cells.toReversed().join('\t')),
            () => lines.splice(a, 1, cells.with(random(cells.length), to.split('\t')[0] ?? '').join('\t')),
            () => lines.splice(a, 1, from.replaceAll('\t', ' ')),
            () => lines.splice(a, 1, from.replace(' ', '\t')),
            () => lines.splice(a, 1 + random(20)),
          ]
          ways[random(ways.length)]?.()
        }
        const text = lines.join('\n')
        const found = recognisePlan(documentOf(text))
        expect(found.kind === 'plan' ? booked(found) : found.seen.texts + found.seen.tables).toBe(
          found.kind === 'plan' ? pieces(text) : documentOf(text).blocks.length,
        )
      }),
      { numRuns: 150 },
    )
  })

  test('any blocks at all are answered, never thrown at', () => {
    const words = fc.constantFrom(
      '사업명',
      '구분',
      '부서명',
      '정책사업목표',
      '성과지표(단위)',
      '전략목표',
      '[소관부서]',
      '가중치',
      '목표',
      '실적',
      '24',
      "'24결산",
      "'26예산",
      '회계구분',
      '계',
      '정원',
      '현원',
      '예산액',
      '전년도예산액',
      '1,234',
      '△5',
      '',
      '단위사업',
      '정책사업',
      '사업기간',
      '성과지표수',
      '(단위:천원)',
    )
    fc.assert(
      fc.property(
        fc.array(
          fc.array(words, { minLength: 1, maxLength: 8 }).map((cells) => cells.join('\t')),
          { maxLength: 40 },
        ),
        (lines) => {
          const text = lines.join('\n')
          const found = recognisePlan(documentOf(text))
          expect(found.kind === 'plan' ? booked(found) : found.seen.texts + found.seen.tables).toBe(
            found.kind === 'plan' ? pieces(text) : documentOf(text).blocks.length,
          )
        },
      ),
      { numRuns: 500 },
    )
  })
})
