import { readXlsx } from 'hucre/xlsx'
import { expect, test } from 'vitest'
import { appendAudit, lockWriters } from '#server/record/record.ts'
import { startRecording } from '#server/record/start-recording.ts'
import { AUDIT_KEY, testApp } from '../../helpers/app.ts'
import { loadRealPlan, onBothStores, useStore } from '../../helpers/stores.ts'

onBothStores('what changed between two days, and a page of a past day, over HTTP', (kind) => {
  const store = useStore(kind, loadRealPlan, async (opened) => {
    await startRecording(opened.db, AUDIT_KEY, new Date('2026-01-05T00:00:00Z'))
    await opened.db.transaction().execute(async (trx) => {
      await lockWriters(trx)
      await trx.updateTable('indicator').set({ weight: 35 }).where('code', '=', 'external-cooperation-3').execute()
      const actor = { id: 'admin', name: '나행정', role: 'administrator' }
      const at = new Date('2026-03-03T03:00:00Z')
      await appendAudit(trx, AUDIT_KEY, { at, actor, act: 'test', subject: 'test', reason: '=1+1' })
    })
  })

  test('a workbook, a page as of the header’s day, and a sentence for a day that cannot be known', async () => {
    const { app, signIn } = await testApp(store())
    const headers = { host: 'localhost:3000', cookie: await signIn('executive') }
    const file = await app.inject({ url: '/files/differences?from=2026-03-01&to=2026-03-05', headers })
    expect(file.statusCode).toBe(200)
    expect(file.headers['content-disposition']).toContain('differences_2026-03-01_2026-03-05.xlsx')
    const sheet = (await readXlsx(file.rawPayload)).sheets[0]
    expect(sheet?.rows[0]?.[0]).toBe('2026-03-01까지 알려진 것과 2026-03-05까지 알려진 것의 차이')
    expect(sheet?.rows.slice(4)).toEqual([
      ['지표 정의', '자원봉사 활동률', '가중치 40', '가중치 35', '2026. 3. 3. 12:00:00', '나행정', '=1+1'],
    ])
    expect([...(sheet?.cells?.values() ?? [])].some((cell) => cell.formula !== undefined)).toBe(false)

    const page = async (known?: string) => {
      const input = encodeURIComponent(JSON.stringify({ year: 2024 }))
      const url = `/trpc/scorecards.overview?input=${input}`
      const { statusCode, json } = await app.inject({
        url,
        headers: { ...headers, ...(known ? { 'x-jipyo-known': known } : {}) },
      })
      const answer = json<{
        result?: { data: { asOf: string; departments: { indicators: { code: string; weight: number }[] }[] } }
        error?: { message: string }
      }>()
      const weight = answer.result?.data.departments
        .flatMap((d) => d.indicators)
        .find((i) => i.code === 'external-cooperation-3')?.weight
      return [statusCode, answer.error?.message ?? answer.result?.data.asOf, weight]
    }
    expect(await page('2026-03-02')).toEqual([200, '2026-03-02', 40])
    expect(await page('2026-03-03')).toEqual([200, '2026-03-03', 35])
    expect((await page())[2]).toBe(35)
    expect(await page('2026-02-30')).toEqual([400, 'no-such-day', undefined])
    expect(await page('2999-01-01')).toEqual([400, 'known-in-future', undefined])
    expect(await page('2020-02-29')).toEqual([400, 'known-too-early', undefined])
    expect((await app.inject({ url: '/files/differences?from=2026-02-30', headers })).statusCode).toBe(400)
    expect(
      (await app.inject({ url: '/files/differences?from=2026-03-01', headers: { host: 'localhost:3000' } })).statusCode,
    ).toBe(401)
    await app.close()
  })
})
