import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { importsOf, misplaced, roomCircles, violations } from './helpers/house-rules.ts'

const root = join(import.meta.dirname, '..')
const sources = ['client', 'server', 'data', 'scripts', 'tests'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`),
)

describe('who may import whom', () => {
  test('the walk finds the house', () => {
    expect(sources).toEqual(
      expect.arrayContaining(['server/domain/scoring/score.ts', 'server/router.ts', 'client/main.tsx', 'data/database.ts']),
    )
    expect(sources.length).toBeGreaterThan(120)
  })
  test.each(sources)('%s', (path) => {
    expect(violations({ path, text: readFileSync(join(root, path), 'utf8') })).toEqual([])
  })
})

describe('the shape of the house', () => {
  const read = (paths: readonly string[]) => paths.map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }))
  const product = sources.filter((path) => !path.startsWith('tests/'))

  test('no circle between rooms', () => expect(roomCircles(read(product))).toEqual([]))
  test('a circle is found, one of types alone too', () =>
    expect(
      roomCircles([
        { path: 'server/a/x.ts', text: `import { y } from '../b/y.ts'` },
        { path: 'server/b/y.ts', text: `import type { Z } from '#server/c/z.ts'` },
        { path: 'server/c/z.ts', text: `import { x } from '../a/x.ts'` },
        { path: 'server/d/w.ts', text: `import { x } from '../a/x.ts'` },
      ]),
    ).toEqual([['server/a', 'server/b', 'server/c']]))

  test('what the client loads when it is needed is told when it is gone', () => {
    const loads = /.{0,14}\bimport\('\.[^']*'\)/g
    const bare = product
      .filter((path) => path.startsWith('client/'))
      .flatMap((path) => [...readFileSync(join(root, path), 'utf8').matchAll(loads)].map(([text]) => `${path} ${text}`))
    expect(bare.length).toBeGreaterThan(15)
    expect(bare.filter((text) => !text.includes('part(() => import('))).toEqual([])
  })

  /** Every file of the client with fields: the file that keeps what is written in them, or why nothing is kept. */
  const FIELDS: Readonly<Record<string, string>> = {
    'client/frame/MyAccount.tsx': '- a password',
    'client/frame/KnownDayChoice.tsx': '- a day, in the address',
    'client/frame/SignInDialog.tsx': '- a password',
    'client/frame/palette/Palette.tsx': '- a search',
    'client/pages/accounts/AccountDialogs.tsx': 'client/pages/accounts/AccountDialogs.tsx',
    'client/pages/accounts/ScopeFields.tsx': 'client/pages/accounts/AccountPanel.tsx',
    'client/pages/audit/Audit.tsx': 'client/pages/audit/Audit.tsx',
    'client/pages/activities/Fields.tsx': 'client/pages/activities/Form.tsx',
    'client/pages/activities/FollowUps.tsx': 'client/pages/activities/FollowUps.tsx',
    'client/pages/activities/PasteText.tsx': 'client/pages/activities/PasteText.tsx',
    'client/pages/activities/SeriesDialog.tsx': 'client/pages/activities/SeriesDialog.tsx',
    'client/pages/activities/Panel.tsx': 'client/pages/activities/Panel.tsx',
    'client/pages/activities/Upload.tsx': '- a place to paste a table, where nothing is typed',
    'client/pages/audit/Filters.tsx': '- a search, in the address',
    'client/pages/budget/TransferDialogs.tsx': 'client/pages/budget/TransferDialogs.tsx',
    'client/pages/calendar/Calendar.tsx': 'client/pages/calendar/Calendar.tsx',
    'client/pages/differences/Differences.tsx': '- two days or two editions, in the address',
    'client/pages/entry/CellInput.tsx': 'client/pages/entry/use-typing.ts',
    'client/pages/entry/Words.tsx': 'client/pages/entry/Words.tsx',
    'client/pages/imports/AddDialog.tsx': 'client/pages/imports/AddDialog.tsx',
    'client/pages/imports/ConfirmDialog.tsx': 'client/pages/imports/ConfirmDialog.tsx',
    'client/pages/imports/ItemList.tsx': '- a word of the review, sent by Enter',
    'client/pages/imports/SlotButton.tsx': '- a cell of a sheet: Esc takes back',
    'client/pages/imports/TableRule.tsx': 'client/pages/imports/TableRule.tsx',
    'client/pages/next-plan/SavedInput.tsx': 'client/pages/next-plan/SavedInput.tsx',
    'client/pages/next-plan/dialogs.tsx': 'client/pages/next-plan/dialogs.tsx',
    'client/pages/next-plan/whole-dialogs.tsx': 'client/pages/next-plan/whole-dialogs.tsx',
    'client/pages/periods/DeputyDialogs.tsx': 'client/pages/periods/DeputyDialogs.tsx',
    'client/pages/periods/EffectiveFrom.tsx': '- fields of the dialogs of rules, kept by them',
    'client/pages/periods/PeriodDialogs.tsx': 'client/pages/periods/PeriodDialogs.tsx',
    'client/pages/periods/Policy.tsx': 'client/pages/periods/Policy.tsx',
    'client/pages/periods/RulesTab.tsx': 'client/pages/periods/RulesTab.tsx',
    'client/pages/departments/indicator/TargetRequests.tsx': 'client/pages/departments/indicator/TargetRequests.tsx',
    'client/pages/plans/CorrectDialog.tsx': 'client/pages/plans/CorrectDialog.tsx',
    'client/pages/services/Import.tsx': '- a place to paste a text, and a day of the preview',
    'client/pages/services/Results.tsx': 'client/pages/services/Results.tsx',
    'client/pages/services/Upload.tsx': '- a place to paste a table, and a day of the preview',
    'client/pages/services/dialogs.tsx': 'client/pages/services/dialogs.tsx',
    'client/pages/plans/CouncilFields.tsx': '- fields of the dialogs of the council’s decision, kept by them',
    'client/pages/plans/RequestDialogs.tsx': 'client/pages/plans/RequestDialogs.tsx',
    'client/pages/plans/Supplementary.tsx': 'client/pages/plans/Supplementary.tsx',
    'client/pages/plans/dialogs.tsx': 'client/pages/plans/dialogs.tsx',
    'client/pages/questions/Questions.tsx': '- a question, in the address',
    'client/pages/reorganisation/ApplyStep.tsx': 'client/pages/reorganisation/ApplyStep.tsx',
    'client/pages/reorganisation/Shares.tsx': '- figures of an event that saves itself',
    'client/pages/reorganisation/LineDialog.tsx': 'client/pages/reorganisation/LineDialog.tsx',
    'client/pages/reorganisation/Reorganisation.tsx': 'client/pages/reorganisation/Reorganisation.tsx',
    'client/pages/review/Beside.tsx': 'client/pages/review/Beside.tsx',
    'client/pages/schedules/Acts.tsx': 'client/pages/schedules/Acts.tsx',
    'client/pages/schedules/Form.tsx': 'client/pages/schedules/Form.tsx',
    'client/pages/schedules/Steps.tsx': 'client/pages/schedules/Form.tsx',
    'client/pages/sign-in/Claim.tsx': '- a password',
    'client/pages/sign-in/SignIn.tsx': '- a password',
    'client/shared/value/comments/Comments.tsx': 'client/shared/value/comments/Comments.tsx',
    'client/shared/value/evidence/Adding.tsx': 'client/shared/value/evidence/Adding.tsx',
    'client/shared/workbooks/BudgetPreviewDialog.tsx': '- the day of a file, which is read again with it',
    'client/shared/write/ReasonDialog.tsx': 'client/shared/write/ReasonDialog.tsx',
    'client/shared/write/RuleDialog.tsx': 'client/shared/write/RuleDialog.tsx',
    'client/ui/FormDialog.tsx': '- a field of the dialogs named here',
    'client/ui/PasswordField.tsx': '- a password',
  }
  test('whatever has fields keeps what is written in them', () => {
    const text = (path: string) => readFileSync(join(root, path), 'utf8')
    const isWritten = (tag: string) => !/type="(checkbox|radio|file|search)"/.test(tag)
    const hasFields = (tsx: string) =>
      /<(textarea|ReasonField)\b/.test(tsx) || [...tsx.matchAll(/<input\b.*?\/>/gs)].some(([tag]) => isWritten(tag))
    const withFields = product.filter((path) => path.startsWith('client/') && hasFields(text(path)))
    expect(withFields.toSorted(), 'name in FIELDS what keeps the fields of a new file: useDraft').toEqual(
      Object.keys(FIELDS).toSorted(),
    )
    const keepers = Object.values(FIELDS).filter((keeper) => !keeper.startsWith('-'))
    expect(keepers.filter((path) => !/\b(useDraft|writeDraft|Drafts)\b/.test(text(path)))).toEqual([])
  })

  test('a table is named plainly, so that a past day can stand in its place', () => {
    const qualified = product.filter(
      (path) =>
        path.startsWith('server/') &&
        !path.startsWith('server/record/') &&
        /\bwithSchema\(|\bfrom (main|public)\./.test(readFileSync(join(root, path), 'utf8')),
    )
    expect(qualified, 'server/record/known-on.ts answers for names without a schema').toEqual([])
  })

  test('a browser test has no limit of its own, and sleeps for no fixed time', () => {
    const hurried = sources.filter(
      (path) =>
        path.startsWith('tests/browser/') &&
        /\btimeout: [\d_]+ \},\s*(async|\()|waitForTimeout\(/.test(readFileSync(join(root, path), 'utf8')),
    )
    // Two tabs must be seen to ask for no second stream.
    expect(hurried, 'a step waits as long as SOON, a test as long as its steps').toEqual(['tests/browser/live.test.ts'])
  })

  test('tests mirror the source', () => {
    const tests = sources.filter((path) => /\.test\.tsx?$/.test(path))
    expect(tests.flatMap((path) => misplaced(path, product) ?? [])).toEqual([])
  })
  test.each(['tests/entry/enter.test.ts', 'tests/server/entry/nothing.test.ts', 'tests/server/domain/score.test.ts'])(
    '%s mirrors nothing',
    (path) => expect(misplaced(path, product)).not.toBeNull(),
  )
})

describe('each rule can fail', () => {
  test.each([
    ['server/domain/x.ts', `import { z } from 'zod'`],
    ['server/domain/x.ts', `import { readFileSync } from 'node:fs'`],
    ['server/domain/x.ts', `import type { Db } from '#data/database.ts'`],
    ['server/domain/x.ts', `import { Refusal } from '../refusal.ts'`],
    ['server/domain/x.ts', `export const at = Date.now()`],
    ['server/domain/x.ts', `export const at = new Date()`],
    ['server/domain/x.ts', `export const dice = Math.random()`],
    ['server/domain/x.ts', `export const home = process.env`],
    ['client/pages/a/A.tsx', `import { overview } from '../../../server/scorecards/overview.ts'`],
    ['client/pages/a/A.tsx', `import { overview } from '#server/scorecards/overview.ts'`],
    ['client/pages/a/A.tsx', `import { type Overview, overview } from '#server/scorecards/overview.ts'`],
    ['client/pages/a/A.tsx', `import { openStore } from '#data/database.ts'`],
    ['client/pages/a/A.tsx', `const load = () => import('#server/main.ts')`],
    ['client/pages/a/A.tsx', `export { migrate } from '../../../data/migrate.ts'`],
    ['client/pages/a/A.tsx', `import { join } from 'node:path'`],
    ['client/pages/a/A.tsx', `import { B } from '../b/B.tsx'`],
    ['client/pages/a/A.tsx', `import type { B } from '#client/pages/b/B.tsx'`],
    ['client/ui/Card.tsx', `import { useTRPC } from '../trpc.ts'`],
    ['client/ui/Card.tsx', `import { TRPCClientError } from '@trpc/client'`],
    ['client/ui/Card.tsx', `import { Page } from '../pages/a/A.tsx'`],
    ['client/ui/Card.tsx', `import type { Db } from '#data/database.ts'`],
    ['server/budgets/budget.ts', `import { departmentsRouter } from '../departments/departments.router.ts'`],
    ['server/budgets/budget.ts', `import { App } from '../../client/App.tsx'`],
    ['server/budgets/budget.ts', `import { startPostgres } from '../../tests/helpers/postgres.ts'`],
    ['data/schema.ts', `import { ROLES } from '#domain/entry/permissions.ts'`],
    ['data/database.ts', `import type { Config } from '#server/config.ts'`],
    ['data/database.ts', `import Fastify from 'fastify'`],
    ['data/migrations/0002-more.ts', `import type { Database } from '../schema.ts'`],
    ['data/migrations/0002-more.ts', `import { later } from './0003-later.ts'`],
    ['server/workbooks/form.ts', `import { writeXlsx } from 'hucre/xlsx'`],
    ['server/documents/read/hancom.ts', `import type { IRBlock } from 'kordoc'`],
    ['scripts/x.ts', `import { freePort } from '../tests/helpers/free-port.ts'`],
  ])('%s: %s', (path, text) => expect(violations({ path, text })).not.toEqual([]))

  test.each([
    [
      'server/domain/x.ts',
      `import Big from 'big.js'\nimport { a } from './a.ts'\n// never Date.now() here\nconst day = new Date(text)`,
    ],
    [
      'client/pages/a/A.tsx',
      `import type { Outputs } from '../../trpc.ts'\nimport type { Overview } from '#server/scorecards/overview.ts'`,
    ],
    [
      'client/pages/a/A.tsx',
      `import { type Overview, type Heat } from '#server/scorecards/overview.ts'\nimport { TERMS } from '#domain/words/terms.ts'`,
    ],
    [
      'server/budgets/budgets.router.ts',
      `import { budgetPage } from './budget.ts'\nimport { overview } from '../scorecards/overview.ts'`,
    ],
    ['server/router.ts', `import { budgetsRouter } from './budgets/budgets.router.ts'`],
    ['data/schema.ts', `import type { Direction } from '#domain/scoring/indicator.ts'`],
    ['data/migrations/0002-more.ts', `import { foundation } from './0001-foundation.ts'`],
  ])('%s may: %s', (path, text) => expect(violations({ path, text })).toEqual([]))

  test('imports are read in every form', () => {
    const text = `import a from 'a'\nimport {\n  b,\n  type C,\n} from "b"\nimport type { D } from 'd'\nexport * from 'e'\nimport 'f.css'\nconst g = await import('g')`
    expect(importsOf(text).map((i) => i.from)).toEqual(['a', 'b', 'd', 'e', 'f.css', 'g'])
    expect(
      importsOf(text)
        .filter((i) => i.typeOnly)
        .map((i) => i.from),
    ).toEqual(['d'])
  })
})
