import { useNavigate } from '@tanstack/react-router'
import { formatNumber, formatScore } from '../../format.ts'
import { Korean, type Texts, useText } from '../../language.tsx'
import type { Outputs } from '../../trpc.ts'
import { FigureTable } from '../../ui/FigureTable.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { structureMessages } from './messages.ts'

type Overview = Outputs['scorecards']['overview']
type Unit = Pick<Overview['departments'][number], 'name' | 'shortName' | 'former' | 'ended'>
type Goals = Overview['departments'][number]['goals']
type Words = Texts<typeof structureMessages>

/** 당시 조직 · 현재 조직, where the two differ; kept in the address. */
export function StructureSwitch({ page }: { page: Pick<Overview, 'structure' | 'differs'> }) {
  const t = useText(structureMessages)
  const navigate = useNavigate()
  if (!page.differs && page.structure === 'then') return null
  return (
    <Segmented
      small
      label={t.choice}
      value={page.structure}
      options={[
        { value: 'then', label: t.asThen },
        { value: 'current', label: t.current },
      ]}
      onChange={(structure) =>
        void navigate({
          to: '.',
          search: (before: Record<string, unknown>) => ({
            ...before,
            structure: structure === 'current' ? structure : undefined,
          }),
        })
      }
    />
  )
}

/** What a page in today's structure is, and what it is not. */
export function StructureNote({ page }: { page: Pick<Overview, 'structure' | 'differs' | 'year'> }) {
  const t = useText(structureMessages)
  return page.structure === 'current' && page.differs ? <p className="muted">{t.note(page.year)}</p> : null
}

/** A unit's name with what it was called: '○○과(舊 △△과)'. */
export function unitText(unit: Unit, t: Words, { short = false } = {}): string {
  const name = short ? unit.shortName : unit.name
  const called = unit.former.length === 0 ? name : t.former(name, unit.former.join('·'))
  return unit.ended ? t.ended(called) : called
}

export function UnitName({ unit, short = false }: { unit: Unit; short?: boolean }) {
  const t = useText(structureMessages)
  return <Korean>{unitText(unit, t, { short })}</Korean>
}

/** Why no one score stands for a department: a goal that is not here as a whole, or goals of several departments. */
export function notComparableText(goals: Goals, t: Words): string {
  const sum = (of: 'weight' | 'ofWeight') => goals.reduce((total, goal) => total + goal[of], 0)
  return goals.every((goal) => goal.whole)
    ? t.merged(goals.length)
    : t.torn(formatNumber(sum('weight'), 2), formatNumber(sum('ofWeight'), 2))
}

/** The goals one by one: a score where one is here as a whole. */
export function GoalScores({ goals }: { goals: Goals }) {
  const t = useText(structureMessages)
  return (
    <FigureTable
      data={{
        caption: t.goals,
        columns: [t.goal, t.goalWeight, t.score],
        rows: goals.map((goal) => [
          goal.name,
          `${formatNumber(goal.weight, 2)}/${formatNumber(goal.ofWeight, 2)}`,
          goal.whole ? (goal.shown === null ? '–' : formatScore(goal.shown)) : t.notComparable,
        ]),
      }}
    />
  )
}
