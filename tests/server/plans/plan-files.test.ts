import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { PlanFileError, readPlanFiles } from '#server/plans/plan-files.ts'
import { damage, withDamagedPlan } from '../../helpers/csv.ts'
import { PLAN_FOLDER } from '../../helpers/stores.ts'

test('the plan itself is whole', () => {
  const files = readPlanFiles(PLAN_FOLDER)
  expect([files.indicators.length, files.programmes.length, files.projects.length]).toEqual([12, 15, 58])
})

describe('a damaged file is refused with its name, row and column', () => {
  test.each<[string, (folder: string) => void, { file: string; row: number; column: string }, RegExp]>([
    ['missing file', (f) => rmSync(join(f, 'targets.csv')), { file: 'targets.csv', row: 1, column: '' }, /읽을 수 없습니다/],
    [
      'empty file',
      (f) => writeFileSync(join(f, 'teams.csv'), 'unit,order,name,line\n'),
      { file: 'teams.csv', row: 2, column: '' },
      /내용이 없습니다/,
    ],
    [
      'missing column',
      (f) => damage(f, 'policy_goals.csv', 'strategic_goal,', 'other,'),
      { file: 'policy_goals.csv', row: 1, column: 'other' },
      /모르는 열/,
    ],
    [
      'missing year',
      (f) => damage(f, 'targets.csv', 'y2026', 'y2036'),
      { file: 'targets.csv', row: 1, column: 'y2026' },
      /열이 없습니다/,
    ],
    [
      'misspelt year',
      (f) => damage(f, 'actuals.csv', 'y2026', '2026'),
      { file: 'actuals.csv', row: 1, column: '2026' },
      /모르는 열/,
    ],
    [
      'broken quote',
      (f) => damage(f, 'targets.csv', '"1,970,000"', '"1,970,000'),
      { file: 'targets.csv', row: 9, column: '' },
      /CSV 형식/,
    ],
    [
      'too few cells',
      (f) => damage(f, 'teams.csv', '정무기획팀,30', '정무기획팀'),
      { file: 'teams.csv', row: 2, column: '' },
      /CSV 형식/,
    ],
    [
      'not a whole number',
      (f) => damage(f, 'teams.csv', '정무기획팀,30', '정무기획팀,서른'),
      { file: 'teams.csv', row: 2, column: 'line' },
      /정수가 아닙니다: '서른'/,
    ],
    [
      'unknown code',
      (f) => damage(f, 'indicators.csv', ',foreign-policy-g1,', ',foreign-policy-g9,'),
      { file: 'indicators.csv', row: 5, column: 'goal' },
      /foreign-policy-g9/,
    ],
    [
      'duplicated code',
      (f) => damage(f, 'indicators.csv', 'foreign-policy-2', 'foreign-policy-1'),
      { file: 'indicators.csv', row: 6, column: 'code' },
      /두 번/,
    ],
    [
      'targets twice',
      (f) => damage(f, 'targets.csv', 'foreign-policy-2', 'foreign-policy-1'),
      { file: 'targets.csv', row: 6, column: 'indicator' },
      /두 번/,
    ],
    [
      'targets of an indicator missing',
      (f) => damage(f, 'targets.csv', /external-cooperation-2.*\n/, ''),
      { file: 'targets.csv', row: 2, column: 'indicator' },
      /external-cooperation-2/,
    ],
    [
      'bad enum',
      (f) => damage(f, 'indicators.csv', ',general,', ',minor,'),
      { file: 'indicators.csv', row: 2, column: 'kind' },
      /minor/,
    ],
    [
      'bad date',
      (f) => damage(f, 'projects.csv', '2026-01-01', '2026-13-01'),
      { file: 'projects.csv', row: 2, column: 'starts_on' },
      /날짜가 아닙니다.*2026-13-01/,
    ],
  ])('%s', async (_, change, at, says) => {
    await withDamagedPlan(change, (folder) => {
      let caught: unknown
      try {
        readPlanFiles(folder)
      } catch (error) {
        caught = error
      }
      expect(caught).toBeInstanceOf(PlanFileError)
      expect(caught).toMatchObject(at)
      expect(String(caught)).toMatch(says)
      expect(String(caught)).toContain(`fix ${at.file}, row ${at.row}`)
    })
  })
})
