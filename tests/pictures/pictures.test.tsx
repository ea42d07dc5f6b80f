/**
 * Every chart and figure of the product against its committed picture beside this file. A change of a picture shows in the diff of
 * its SVG; `npm run pictures` renews them. The figures are the plan's own, with the practice database's invented ones for 2025 on.
 */
import { TrendCard } from '#client/pages/budget/TrendCard.tsx'
import { WaterfallCard } from '#client/pages/budget/WaterfallCard.tsx'
import { IndicatorTable } from '#client/pages/departments/IndicatorTable.tsx'
import { BudgetTrend, ScoreAndBudget } from '#client/pages/departments/MoneyOverYears.tsx'
import { Staffing } from '#client/pages/departments/PrintedTables.tsx'
import { Programmes } from '#client/pages/departments/Programmes.tsx'
import { ScoreCard } from '#client/pages/departments/ScoreCard.tsx'
import { ScoreWaterfall } from '#client/pages/departments/ScoreWaterfall.tsx'
import { TargetSlope } from '#client/pages/departments/Targets.tsx'
import { PaceSection, YearsSection } from '#client/pages/departments/indicator/Results.tsx'
import { Budget } from '#client/pages/overview/Budget.tsx'
import { Departments } from '#client/pages/overview/Departments.tsx'
import { Plot } from '#client/pages/schedules/Timeline.tsx'
import type { Outputs } from '#client/trpc.ts'
import { RateBullet } from '#client/ui/RateBullet.tsx'
import { Sparkline } from '#client/ui/Sparkline.tsx'
import { StatusGlyph } from '#client/ui/StatusGlyph.tsx'
import { migrate } from '#data/migrate.ts'
import { budgetPage } from '#server/budgets/budget.ts'
import { departmentPage } from '#server/departments/department.ts'
import { loadPlanIfEmpty } from '#server/plans/load-if-empty.ts'
import { standingOf } from '#server/schedules/page.ts'
import type { Schedule, ScheduleStep } from '#server/schedules/read.ts'
import { overview } from '#server/scorecards/overview.ts'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { ReactNode } from 'react'
import { renderToString } from 'react-dom/server'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { chartPicture, type DrawnChart, figuresPicture, markupOf } from '../helpers/pictures.tsx'
import { PLAN_FOLDER, TODAY, useStore } from '../helpers/stores.ts'

const BARE_SCHEDULE: Omit<Schedule, 'steps'> = {
  id: 1,
  version: 1,
  departmentId: 1,
  title: '플랫폼 구축',
  status: 'open',
  endedOn: null,
  indicatorId: null,
  programmeId: null,
  projectId: null,
  party: null,
  amount: null,
  amountNear: false,
  startsOn: '2025-07-15',
  days: 330,
  countsFirstDay: false,
  until: null,
  untilText: null,
  source: null,
  note: null,
  payments: [],
  baseline: 1,
  dropped: [],
}

const view = vi.hoisted((): { narrow: boolean; printing: boolean; charts: DrawnChart[] } => ({
  narrow: false,
  printing: false,
  charts: [],
}))
vi.mock('#client/ui/chart/Chart.tsx', () => ({
  Chart: (chart: DrawnChart) => {
    view.charts.push(chart)
    return null
  },
}))
vi.mock('#client/ui/use-media.ts', () => ({ useNarrow: () => view.narrow, useMedia: () => view.narrow, useTall: () => false }))
vi.mock('#client/theme.ts', () => ({ useIsPrinting: () => view.printing, useIsDark: () => false }))

const store = useStore('sqlite', async (fresh) => {
  await migrate(fresh)
  await loadPlanIfEmpty(fresh, { planFolder: PLAN_FOLDER, practice: true }, new Date('2026-11-20T00:00:00Z'))
})
const db = () => store().db

beforeEach(() => Object.assign(view, { narrow: false, printing: false, charts: [] }))

/** Of a part of a page the one chart it draws. */
async function chartOf(part: ReactNode, path: string, width: number): Promise<string> {
  await markupOf(part, path)
  const [chart] = view.charts
  if (chart === undefined) throw new Error('the part draws no chart')
  return chartPicture(chart, width)
}

const drawn = new Set<string>()
/** Where a picture is committed. */
const svg = (name: string) => {
  drawn.add(name)
  return join(import.meta.dirname, name)
}

const theOverview = async (year?: number) => (await overview(db(), { year }, TODAY)) as Outputs['scorecards']['overview']
const theBudget = async () => (await budgetPage(db(), {}, TODAY)) as Outputs['budgets']['page']
const aDepartment = async (year: number, index = 0) => {
  const { plan } = await theOverview(year)
  const ask = { departmentId: plan.departments[index]?.id ?? 0, year }
  return (await departmentPage(db(), ask, TODAY)) as Outputs['departments']['page']
}

describe('the overview', () => {
  test.each([2024, 2025, 2026])('departments on one axis, %i', async (year) => {
    const data = await theOverview(year)
    const picture = await chartOf(<Departments data={data} wall={false} />, '/overview', 320)
    await expect(picture).toMatchFileSnapshot(svg(`overview/departments-${year}.svg`))
  })
  test('departments on a phone and on paper: a bar of its own each', async () => {
    view.narrow = true
    const data = await theOverview(2025)
    const markup = await markupOf(<Departments data={data} wall={false} />, '/overview')
    await expect(figuresPicture(markup, { width: 320, skip: /aria-hidden/ })).toMatchFileSnapshot(
      svg('overview/departments-narrow.svg'),
    )
  })
  test('moves of the budget', async () => {
    const data = await theOverview()
    await expect(await chartOf(<Budget data={data} wall={false} />, '/overview', 320)).toMatchFileSnapshot(
      svg('overview/moves.svg'),
    )
  })
  test('moves of the budget on paper', async () => {
    view.printing = true
    const markup = await markupOf(<Budget data={await theOverview()} wall={false} />, '/overview')
    await expect(figuresPicture(markup, { width: 320 })).toMatchFileSnapshot(svg('overview/moves-on-paper.svg'))
  })
})

describe('a department', () => {
  const widths = [
    ['', false, 560],
    ['-narrow', true, 340],
  ] as const
  test.each(widths)('where points went%s', async (suffix, narrow, width) => {
    view.narrow = narrow
    for (const [year, at] of [
      [2024, 0],
      [2025, 1],
      [2026, 0],
    ] as const) {
      view.charts = []
      const page = await aDepartment(year, at)
      const picture = await chartOf(<ScoreWaterfall page={page} />, `/departments/${page.department.id}`, width)
      await expect(picture).toMatchFileSnapshot(svg(`departments/score-waterfall-${year}${suffix}.svg`))
    }
  })
  test.each(widths)('targets against what was reached%s', async (suffix, narrow, width) => {
    view.narrow = narrow
    const page = await aDepartment(2026)
    const picture = await chartOf(<TargetSlope page={page} />, `/departments/${page.department.id}`, width)
    await expect(picture).toMatchFileSnapshot(svg(`departments/target-slope${suffix}.svg`))
  })
  test.each(widths)('the budget by programme%s', async (suffix, narrow, width) => {
    view.narrow = narrow
    const page = await aDepartment(2026, 1)
    const picture = await chartOf(<BudgetTrend page={page} />, `/departments/${page.department.id}`, width)
    await expect(picture).toMatchFileSnapshot(svg(`departments/budget-trend${suffix}.svg`))
  })
  test('score and budget over the same years', async () => {
    const page = await aDepartment(2025, 1)
    const picture = await chartOf(<ScoreAndBudget page={page} />, `/departments/${page.department.id}`, 560)
    await expect(picture).toMatchFileSnapshot(svg('departments/score-and-budget.svg'))
  })
  test('an indicator over the years, and within the year', async () => {
    const page = await aDepartment(2026, 1)
    const row = page.indicators.find((i) => i.inYear.periods.some((p) => p.total !== null))
    if (row === undefined) throw new Error('no indicator has a figure within the year')
    await expect(await chartOf(<YearsSection row={row} />, '/overview', 380)).toMatchFileSnapshot(
      svg('departments/indicator-years.svg'),
    )
    view.charts = []
    await expect(await chartOf(<PaceSection row={row} page={page} />, '/overview', 380)).toMatchFileSnapshot(
      svg('departments/indicator-pace.svg'),
    )
  })
  test('the score’s bar', async () => {
    const page = await aDepartment(2024)
    const markup = await markupOf(<ScoreCard page={page} />, `/departments/${page.department.id}`)
    await expect(figuresPicture(markup, { width: 320, skip: /aria-hidden/ })).toMatchFileSnapshot(
      svg('departments/score-bar.svg'),
    )
  })
  test('rates and trends of the table', async () => {
    const page = await aDepartment(2025, 1)
    const markup = await markupOf(<IndicatorTable page={page} />, `/departments/${page.department.id}`)
    await expect(figuresPicture(markup, { width: 120, skip: /aria-hidden/ })).toMatchFileSnapshot(
      svg('departments/indicator-table.svg'),
    )
  })
  test('shares of the programmes, people by grade', async () => {
    const page = await aDepartment(2026, 1)
    const path = `/departments/${page.department.id}`
    const shares = figuresPicture(await markupOf(<Programmes page={page} />, path), { width: 72, skip: /viewBox/ })
    await expect(shares).toMatchFileSnapshot(svg('departments/programme-shares.svg'))
    const people = figuresPicture(await markupOf(<Staffing page={page} />, path), { width: 200, skip: /viewBox/ })
    await expect(people).toMatchFileSnapshot(svg('departments/staffing.svg'))
  })
})

describe('a real 0 is a figure', () => {
  const nothing = { kind: 'measured', value: 0, finality: 'final' } as const
  /** A department whose results and budget are all 0. */
  const zeroed = async () => {
    const page = await aDepartment(2025)
    const indicators = page.indicators.map((i) => ({
      ...i,
      actual: nothing,
      category: 'missed' as const,
      rate: { kind: 'rate' as const, exact: '0', shown: 0 },
      score: '0',
      pointsLost: i.weight,
      series: i.series.map((p) => ({ ...p, actual: nothing, category: 'missed' as const })),
      inYear: { ...i.inYear, periods: i.inYear.periods.map((p) => (p.total === null ? p : { ...p, figure: 0, total: 0 })) },
    }))
    const score = { ...page.score, exact: '0', shown: 0, measuredWeight: 100, totalWeight: 100 }
    const scoreYears = page.scoreYears.map((y) => ({ ...y, shown: 0, measuredWeight: 100, totalWeight: 100 }))
    const budgetYears = page.budgetYears.map((y) => (y.kind === 'not-planned' ? y : { ...y, amount: 0 }))
    return { ...page, indicators, score, scoreYears, budgetYears }
  }
  test('in the charts of a department', async () => {
    const page = await zeroed()
    const [row] = page.indicators
    if (row === undefined) throw new Error('no indicator')
    const path = `/departments/${page.department.id}`
    const parts = {
      'score-waterfall': <ScoreWaterfall page={page} />,
      'score-and-budget': <ScoreAndBudget page={page} />,
      'indicator-years': <YearsSection row={row} />,
      'indicator-pace': <PaceSection row={row} page={page} />,
    }
    for (const [name, part] of Object.entries(parts)) {
      view.charts = []
      await expect(await chartOf(part, path, 380)).toMatchFileSnapshot(svg(`zero/${name}.svg`))
    }
  })
  test('in the bars of programmes and people', async () => {
    const page = await aDepartment(2026, 1)
    const path = `/departments/${page.department.id}`
    const [first, second] = page.programmes
    if (first === undefined || second === undefined || page.staffing === null) throw new Error('no programmes, or no people')
    const none = { ...second, amounts: second.amounts.map((a) => ({ ...a, amount: 0 })), projects: [] }
    const programmes = await markupOf(<Programmes page={{ ...page, programmes: [first, none] }} />, path)
    await expect(figuresPicture(programmes, { width: 72, skip: /viewBox/ })).toMatchFileSnapshot(svg('zero/programme-shares.svg'))
    const people = await markupOf(<Staffing page={{ ...page, staffing: { ...page.staffing, grade4: 0 } }} />, path)
    await expect(figuresPicture(people, { width: 200, skip: /viewBox/ })).toMatchFileSnapshot(svg('zero/staffing.svg'))
  })
  test('in the overview', async () => {
    const data = await theOverview(2025)
    const departments = data.departments.map((d) => ({ ...d, score: { ...d.score, exact: '0', shown: 0 } }))
    const picture = await chartOf(<Departments data={{ ...data, departments }} wall={false} />, '/overview', 320)
    await expect(picture).toMatchFileSnapshot(svg('zero/departments.svg'))
  })
})

describe('the budget', () => {
  test.each([
    ['', false, 640],
    ['-narrow', true, 340],
  ] as const)('over the years%s', async (suffix, narrow, width) => {
    view.narrow = narrow
    const page = await theBudget()
    await expect(await chartOf(<TrendCard page={page} />, '/budget', width)).toMatchFileSnapshot(svg(`budget/trend${suffix}.svg`))
  })
  test('moves, programme by programme', async () => {
    const markup = await markupOf(<WaterfallCard page={await theBudget()} />, '/budget')
    await expect(figuresPicture(markup, { width: 320, height: 32 })).toMatchFileSnapshot(svg('budget/waterfall.svg'))
  })
})

describe('the kit', () => {
  test('a rate on its axis: missed, met, above the axis, last year, a part of the weight, none, a real 0', async () => {
    const markup = await markupOf(
      <>
        <RateBullet rate={84.6} category="missed" />
        <RateBullet rate={104} category="met" last={92} />
        <RateBullet rate={207} category="exceeded" last={140} />
        <RateBullet rate={97} measuredShare={0.3} />
        <RateBullet rate={null} category="not-entered" last={100} />
        <RateBullet rate={0} category="missed" last={40} />
      </>,
      '/overview',
    )
    await expect(figuresPicture(markup, { width: 120 })).toMatchFileSnapshot(svg('ui/rate-bullet.svg'))
  })
  test('five years in a cell: all there, some to come, flat, nothing, a real 0', async () => {
    const years = (points: readonly (readonly [number | null, number | null])[]) =>
      points.map(([actual, target], index) => ({ label: String(2024 + index), actual, target }))
    const markup = await markupOf(
      <>
        <Sparkline
          name="a"
          unit="회"
          points={years([
            [38, 30],
            [33, 34],
            [41, 38],
            [45, 40],
            [52, 42],
          ])}
        />
        <Sparkline
          name="b"
          unit="%"
          points={years([
            [5.41, 6],
            [6.2, 6],
            [null, 6.5],
            [null, 7],
            [null, 7],
          ])}
        />
        <Sparkline
          name="c"
          unit="명"
          points={years([
            [10, 10],
            [10, 10],
            [null, 10],
            [null, 10],
            [null, null],
          ])}
        />
        <Sparkline
          name="d"
          unit="건"
          points={years([
            [null, null],
            [null, null],
            [null, null],
            [null, null],
            [null, null],
          ])}
        />
        <Sparkline
          name="e"
          unit="건"
          points={years([
            [3, 2],
            [0, 2],
            [2, 2],
            [null, 2],
            [null, 2],
          ])}
        />
      </>,
      '/overview',
    )
    await expect(figuresPicture(markup, { width: 120 })).toMatchFileSnapshot(svg('ui/sparkline.svg'))
  })
  test('the mark of every state', async () => {
    const states = ['exceeded', 'met', 'missed', 'not-due', 'not-computable', 'not-entered', 'not-applicable'] as const
    const markup = await markupOf(
      states.map((state) => <StatusGlyph key={state} category={state} size="24" />),
      '/overview',
    )
    await expect(figuresPicture(markup, { width: 24 })).toMatchFileSnapshot(svg('ui/status-glyphs.svg'))
  })
})

test.each([
  ['', false, 736],
  ['-narrow', true, 340],
] as const)('the course of a schedule%s', async (suffix, narrow, width) => {
  const step = (id: number, name: string, planned: string, more: Partial<ScheduleStep> = {}): ScheduleStep => ({
    id,
    name,
    weight: null,
    planned,
    plannedText: null,
    replanned: planned,
    replannedText: null,
    forecast: null,
    measured: null,
    measuredOn: null,
    doneOn: null,
    evidence: null,
    owner: null,
    criterion: null,
    ...more,
  })
  const steps = [
    step(1, '착수', '2025-07-15', { doneOn: '2025-07-15' }),
    step(2, '착수 보고회', '2025-08', { doneOn: '2025-09-03' }),
    step(3, '시범운영', '2025-11', { forecast: '2025-12-19' }),
    step(4, '전면 개통', '2026-03', { replanned: '2026-04-30' }),
    step(5, '종료', '2026-H1'),
  ]
  const of = { ...BARE_SCHEDULE, steps }
  const schedule = { ...standingOf(of, '2025-12-08'), departmentId: 1 }
  const size = narrow ? { line: 108, months: 44, above: 46 } : { line: 62, months: 44, above: 0 }
  // Lists are read only on both sides; the answer's type has lost that.
  const markup = renderToString(<Plot schedule={schedule as never} today="2025-12-08" size={size} narrow={narrow} />)
  await expect(figuresPicture(markup, { width })).toMatchFileSnapshot(svg(`schedules/course${suffix}.svg`))
})

test('no picture of something that is gone', () => {
  const committed = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => name.endsWith('.svg'))
  expect(committed.filter((name) => !drawn.has(name))).toEqual([])
})
