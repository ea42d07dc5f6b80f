import { readXlsx } from 'hucre/xlsx'
import { expect, test } from 'vitest'
import { csvRecords } from '#server/documents/csv.ts'
import type { Role } from '#domain/entry/permissions.ts'
import { recordAudit } from '#server/record/record.ts'
import { auditCsv, auditXlsx } from '#server/audit/export.ts'
import { auditPage } from '#server/audit/list.ts'
import { verifyAudit } from '#server/record/verify.ts'
import { AUDIT_KEY, type TestApp, testApp } from '../../helpers/app.ts'
import { loadRealPlan, onBothStores, useStore } from '../../helpers/stores.ts'

onBothStores('the record as a file', (kind) => {
  const store = useStore(kind, loadRealPlan)
  let made: Promise<TestApp> | undefined
  const app = () => (made ??= testApp(store()))
  const cookies = new Map<Role, Promise<string>>()
  const signIn = async (role: Role) => {
    const cookie = cookies.get(role) ?? (await app()).signIn(role)
    cookies.set(role, cookie)
    return cookie
  }
  const get = async (url: string, role: Role | null) =>
    (await app()).app.inject({
      url,
      headers: { host: 'localhost:3000', ...(role === null ? {} : { cookie: await signIn(role) }) },
    })
  const note = (n: number, reason: string) =>
    recordAudit(store().db, AUDIT_KEY, {
      at: new Date('2026-03-02T16:00:00Z'),
      actor: { id: 'u', name: '김하나', role: 'evaluator' },
      act: 'value.enter',
      subject: 'actual:1:2025:0',
      before: { value: { kind: 'measured', value: n - 1 }, stage: 'submitted' },
      after: { value: { kind: 'measured', value: n }, stage: 'confirmed' },
      reason,
    })

  test('CSV: the mark, Korean words, no formula, the day in Seoul', async () => {
    await note(12, '=HYPERLINK("http://evil")')
    const answer = await get('/files/audit.csv?act=value.', 'administrator')
    expect(answer.statusCode).toBe(200)
    expect(answer.headers['content-disposition']).toMatch(/^attachment; filename=audit_\d{8}\.csv; filename\*=UTF-8''/)
    expect(answer.headers['x-content-type-options']).toBe('nosniff')
    expect([...answer.rawPayload.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    const [line] = csvRecords(answer.payload).map(({ record }) => record)
    expect(line).toMatchObject({
      '일시(서울)': '2026. 3. 3. 01:00:00',
      사람: '김하나',
      역할: '성과담당',
      '한 일': '실적 입력',
      '바뀐 내용': '실적치 11 → 12, 상태 제출 → 확정',
      사유: `'=HYPERLINK("http://evil")`,
      '행위 코드': 'value.enter',
    })
    expect(line?.['대상']).toMatch(/ · 2025년 연간$/)
  })

  test('a workbook: the same rows, numbers as numbers, text as text', async () => {
    await note(13, '=1+1')
    const { rawPayload, statusCode } = await get('/files/audit.xlsx?act=value.', 'administrator')
    expect(statusCode).toBe(200)
    const sheet = (await readXlsx(rawPayload)).sheets[0]
    expect(sheet?.rows[0]?.[4]).toBe('한 일')
    expect(typeof sheet?.rows[1]?.[0]).toBe('number')
    expect(sheet?.rows[1]?.[6]).toBe('실적치 12 → 13, 상태 제출 → 확정')
    expect(sheet?.rows[1]?.[7]).toBe('=1+1')
    expect([...(sheet?.cells?.values() ?? [])].some((cell) => cell.formula !== undefined)).toBe(false)
  })

  test('each download is on record, its filters too; each refused one as well', async () => {
    await get('/files/audit.csv?q=%EA%B9%80&from=2026-03-01', 'administrator')
    const [line] = (await auditPage(store().db, { act: 'audit.export', limit: 1 })).lines
    expect(line).toMatchObject({ act: 'audit.export', subject: 'audit:csv', role: 'administrator' })
    expect(JSON.parse(line?.after ?? '')).toMatchObject({ filters: { q: '김', from: '2026-03-01' } })
    for (const role of ['executive', 'head', 'evaluator'] as const) {
      const answer = await get('/files/audit.xlsx', role)
      expect(answer.statusCode).toBe(403)
      expect(answer.json()).toMatchObject({ reason: 'forbidden' })
      expect((await auditPage(store().db, { act: 'refused.audit.export', limit: 1 })).lines).toMatchObject([
        { role, reason: 'forbidden' },
      ])
    }
    expect((await get('/files/audit.csv', null)).statusCode).toBe(401)
    expect((await get('/files/audit.csv?from=2026-02-30', 'administrator')).statusCode).toBe(400)
    expect(await verifyAudit(store().db, AUDIT_KEY)).toMatchObject({ kind: 'ok' })
  })

  test('what does not fit is said in the last row, in both files', async () => {
    for (let n = 1; n <= 12; n += 1) await note(n, '')
    let csv = ''
    for await (const piece of auditCsv(store().db, { act: 'value.' }, 10)) csv += piece
    const lines = csv.trimEnd().split('\r\n')
    expect(lines).toHaveLength(12)
    expect(lines.at(-1)).toContain('한 파일에는 10건까지 담습니다')
    const pieces: Uint8Array[] = []
    for await (const piece of auditXlsx(store().db, { act: 'value.' }, 10)) pieces.push(piece)
    expect((await readXlsx(Buffer.concat(pieces))).sheets[0]?.rows).toHaveLength(12)
  })
})
