import { expect, test } from 'vitest'
import { plainNameOf } from '#server/http/files.ts'
import { testApp } from '../../helpers/app.ts'
import { loadRealPlan, onBothStores, useStore } from '../../helpers/stores.ts'

test('the plain name of a sent file keeps what is ASCII, and is never empty', () => {
  for (const [name, plain] of [
    ['협약서 2026.pdf', 'evidence_2026.pdf'],
    ['협약서.pdf', 'evidence.pdf'],
    ['report-1.pdf', 'report-1.pdf'],
    ['회의록 (v2) final.hwpx', 'evidence_v2_final.hwpx'],
    ['이름만', 'evidence'],
  ] as const)
    expect([name, plainNameOf(name, 'evidence')]).toEqual([name, plain])
})

/** Those of evidence, of imports and of what changed stand in tests of their own, which have such files and days. */
onBothStores('each download has a Korean name, and a readable one in ASCII', (kind) => {
  const store = useStore(kind, loadRealPlan)
  test('all that the product makes itself', async () => {
    const { app, signIn } = await testApp(store())
    const cookie = await signIn('administrator')
    for (const [url, plain] of [
      ['/files/workbooks/actuals?year=2025&all=1', /^actuals_2025\.xlsx$/],
      ['/files/workbooks/budget?year=2025&kind=spent', /^budget_2026\.xlsx$/],
      ['/files/activities?year=2026', /^activities_2026\.xlsx$/],
      ['/files/budgets/movements?year=2026&quarter=1', /^budget-transfers_2026_Q1\.xlsx$/],
      ['/files/audit.csv', /^audit_\d{8}\.csv$/],
      ['/files/audit.xlsx', /^audit_\d{8}\.xlsx$/],
    ] as const) {
      const answer = await app.inject({ url, headers: { cookie } })
      const said = String(answer.headers['content-disposition'])
      const [, fallback = '', encoded = ''] =
        /^attachment; filename="?([\w.-]+)"?; filename\*=UTF-8''([\w%.-]+)$/.exec(said) ?? []
      expect([url, answer.statusCode, fallback, decodeURIComponent(encoded)]).toEqual([
        url,
        200,
        expect.stringMatching(plain),
        expect.stringMatching(/^[가-힣]{3}/),
      ])
    }
    await app.close()
  })
})
