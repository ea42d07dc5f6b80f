import { beforeAll, describe, expect, test } from 'vitest'
import { activitiesForm } from '#server/activities/activities-form.ts'
import { activitiesPage } from '#server/activities/page.ts'
import { previewActivities } from '#server/activities/preview-activities.ts'
import { DEFAULT_LIMITS } from '#server/documents/guard/limits.ts'
import { guardAndRead } from '#server/documents/read/read.ts'
import { readSheets } from '#server/documents/read-sheet.ts'
import { recognisePlan } from '#server/imports/recognise/recognise-plan.ts'
import { budgetForm } from '#server/workbooks/budget-form.ts'
import { budgetLines } from '#server/workbooks/budget-lines.ts'
import { previewBudget } from '#server/workbooks/budget-preview.ts'
import { previewActuals } from '#server/workbooks/preview-actuals.ts'
import { type Office, openOffice, person, refusal } from '../../helpers/people.ts'
import { TODAY, useStore } from '../../helpers/stores.ts'
import { csv, filledForm } from '../../helpers/workbook-files.ts'

describe('a form in the place of another', () => {
  let office: Office
  const store = useStore('sqlite', async (opened) => {
    office = await openOffice(opened)
  })
  const kim = () => person('kim', 'evaluator', office.departments[0] ?? 0)
  let files: Readonly<Record<string, Uint8Array>>
  beforeAll(async () => {
    const { plan, lines } = await budgetLines(store().db, {}, TODAY)
    files = {
      actuals: await filledForm(store(), kim(), () => ({ 실적치: 12 })),
      budget: await budgetForm(plan, lines, TODAY),
      activities: await activitiesForm(await activitiesPage(store().db, { year: 2025 }, kim(), TODAY), undefined),
      plan: csv('2026년 성과계획서,\n전략목표,함께 여는 도정\n정책사업목표,교류\n'),
    }
  })
  const read = (form: string) => readSheets(files[form] ?? new Uint8Array(), form === 'plan' ? 'a.csv' : 'a.xlsx')
  const PLACES = {
    actuals: async (form: string) =>
      previewActuals(store().db, await read(form), 'a.xlsx', { year: 2025, month: 0 }, kim(), TODAY),
    budget: async (form: string) => previewBudget(store().db, await read(form), 'a.xlsx', {}, TODAY),
    activities: async (form: string) => previewActivities(store().db, await read(form), 'a.xlsx', {}, kim(), TODAY),
  } as const

  test.each(
    (['actuals', 'budget', 'activities'] as const).flatMap((place) =>
      ['actuals', 'budget', 'activities', 'plan'].filter((form) => form !== place).map((form) => [form, place] as const),
    ),
  )('the form of %s where %s are expected is named', async (form, place) => {
    expect(await refusal(PLACES[place](form))).toMatchObject({ reason: 'sheet-not-recognised', facts: { form } })
  })

  test.each(['actuals', 'budget', 'activities'])(
    'the form of %s where a plan is expected is no plan and is named',
    async (form) => {
      const document = await guardAndRead(files[form] ?? new Uint8Array(), 'a.xlsx', DEFAULT_LIMITS, () => {})
      expect(recognisePlan(document)).toMatchObject({ kind: 'not-a-plan', seen: { form } })
    },
  )
})
