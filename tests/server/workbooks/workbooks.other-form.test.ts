import { toPlainCsv } from '#domain/words/csv.ts'
import { shownIn } from '#server/documents/sheet.ts'
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
import { makeHwp, makeHwpx, makeMarkdownFile, makePdf, makeTextFile, makeXlsx } from '../../helpers/documents/make.ts'
import { csv, filledForm } from '../../helpers/workbook-files.ts'

describe('a form in the place of another', () => {
  let office: Office
  const store = useStore('sqlite', openOffice, async (opened, made) => {
    office = made
  })
  const kim = () => person('kim', 'evaluator', office.departments[0] ?? 0)
  let files: Readonly<Record<string, Uint8Array>>
  let documents: Readonly<Record<string, Uint8Array>>
  beforeAll(async () => {
    const { plan, lines } = await budgetLines(store().db, {}, TODAY)
    files = {
      actuals: await filledForm(store(), kim(), () => ({ 실적치: 12 })),
      budget: await budgetForm(plan, lines, TODAY),
      activities: await activitiesForm(await activitiesPage(store().db, { year: 2025 }, kim(), TODAY), undefined),
      plan: csv('2026년 성과계획서,\n전략목표,함께 여는 도정\n정책사업목표,교류\n'),
    }
    const made = ['2026년 성과계획서', '전략목표 함께 여는 도정', '정책사업목표 교류']
    documents = {
      'a.hwpx': await makeHwpx(made),
      'a.hwp': await makeHwp(made),
      'a.pdf': makePdf(made),
      'a.md': makeMarkdownFile(made),
      'a.txt': makeTextFile(made),
      'a.xlsx': await makeXlsx(made),
      // Without a name that says it.
      plan: await makeHwpx(made),
    }
  })
  const read = (form: string) => readSheets(files[form] ?? new Uint8Array(), form === 'plan' ? 'a.csv' : 'a.xlsx')
  /** A form as the text that the offices' sheet programs save it as. */
  const asText = async (form: string) => {
    const { sheets } = await read(form)
    return csv(toPlainCsv((sheets[0]?.rows ?? []).map(({ cells }) => cells.map(shownIn))))
  }
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

  test.each(
    (['actuals', 'budget', 'activities'] as const).flatMap((place) =>
      ['actuals', 'budget', 'activities'].filter((form) => form !== place).map((form) => [form, place] as const),
    ),
  )('the form of %s saved as text where %s are expected is named', async (form, place) => {
    const { sheets } = await readSheets(await asText(form), 'a.csv')
    const told = await refusal(
      place === 'actuals'
        ? previewActuals(store().db, { sheets, sha256: '', replaced: 0 }, 'a.csv', { year: 2025, month: 0 }, kim(), TODAY)
        : place === 'budget'
          ? previewBudget(store().db, { sheets, sha256: '', replaced: 0 }, 'a.csv', {}, TODAY)
          : previewActivities(store().db, { sheets, sha256: '', replaced: 0 }, 'a.csv', {}, kim(), TODAY),
    )
    expect(told).toMatchObject({ reason: 'sheet-not-recognised', facts: { form } })
  })

  test.each(['a.hwpx', 'a.hwp', 'a.pdf', 'a.md', 'a.txt', 'a.xlsx', 'plan'])(
    'a plan as %s where a form is expected is named',
    async (name) => {
      const taken = async () => {
        const file = await readSheets(documents[name] ?? new Uint8Array(), name)
        return previewActuals(store().db, file, name, { year: 2025, month: 0 }, kim(), TODAY)
      }
      const sheet = ['a.txt', 'a.xlsx'].includes(name)
      expect(await refusal(taken())).toMatchObject(
        sheet
          ? { reason: 'sheet-not-recognised', facts: { form: 'plan' } }
          : { reason: 'file-type-refused', facts: { form: 'document' } },
      )
    },
  )

  test.each(['actuals', 'budget', 'activities'])(
    'the form of %s saved as text where a plan is expected is named',
    async (form) => {
      for (const name of ['a.csv', 'a.txt', 'a.tsv'])
        expect(recognisePlan(await guardAndRead(await asText(form), name, DEFAULT_LIMITS, () => {}))).toMatchObject({
          kind: 'not-a-plan',
          seen: { form },
        })
    },
  )

  test.each(['actuals', 'budget', 'activities'])(
    'the form of %s where a plan is expected is no plan and is named',
    async (form) => {
      const document = await guardAndRead(files[form] ?? new Uint8Array(), 'a.xlsx', DEFAULT_LIMITS, () => {})
      expect(recognisePlan(document)).toMatchObject({ kind: 'not-a-plan', seen: { form } })
    },
  )
})
