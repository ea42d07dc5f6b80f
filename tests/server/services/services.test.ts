import { expect, test } from 'vitest'
import type { Db } from '#data/database.ts'
import { migrate } from '#data/migrate.ts'
import { readSheets } from '#server/documents/read-sheet.ts'
import { loadPlanIfEmpty } from '#server/plans/load-if-empty.ts'
import { startRecording } from '#server/record/start-recording.ts'
import { verifyAudit } from '#server/record/verify.ts'
import { search } from '#server/search/search.ts'
import { servicesPage, type ServicesPage } from '#server/services/page.ts'
import { resultsPage, saveResult, setHoliday } from '#server/services/results.ts'
import { type CommitmentInput, endStandard, saveCommitment, saveService, type ServiceInput } from '#server/services/save.ts'
import { openTable, previewServices, servicesForm, uploadServices } from '#server/services/sheet.ts'
import { readStandards, takeStandards } from '#server/services/take.ts'
import { fresh, KEY, person, refusal, writer } from '../../helpers/people.ts'
import { standardsText } from '../../helpers/service-standards.ts'
import { onBothStores, PLAN_FOLDER, useStore } from '../../helpers/stores.ts'

const TODAY = '2026-11-20'

onBothStores('services and promises', (kind) => {
  const store = useStore(kind, async (opened) => {
    await migrate(opened)
    const practice = { planFolder: PLAN_FOLDER, practice: true, practiceDocuments: true }
    await loadPlanIfEmpty(opened, practice, new Date('2026-01-05T00:00:00Z'))
    await startRecording(opened.db, KEY, new Date('2026-01-05T00:00:00Z'))
  })
  const unit = async (name: string) =>
    (
      await store()
        .db.selectFrom('organisation_unit_name')
        .select('unit_id as id')
        .where('name', '=', name)
        .executeTakeFirstOrThrow()
    ).id
  const bureau = () => unit('이민사회 분야(연습)')
  const admin = person('plan', 'administrator')
  const page = async (more: { on?: string } = {}, db: Db = store().db) =>
    servicesPage(db, { bureauId: await bureau(), ...more }, admin, TODAY)
  const evaluator = async (name = '이민지원과(예시)') => writer(person('kim', 'evaluator', await unit(name)), TODAY)
  const named = (of: ServicesPage, name: string) => {
    const found = of.services.find((one) => one.name === name)
    if (found === undefined) throw new Error(`no ${name}`)
    return found
  }
  const inputOf = (of: ServicesPage['services'][number], more: Partial<ServiceInput> = {}): ServiceInput => ({
    id: of.id,
    version: of.version,
    from: null,
    chapterId: of.chapterId,
    departmentId: of.departmentId,
    name: of.name,
    team: of.team,
    phones: of.phones.join(','),
    fax: of.fax ?? '',
    isOpen: of.isOpen,
    audience: of.audience,
    channel: of.channel,
    documents: of.documents,
    hours: of.hours,
    languages: of.languages,
    fee: of.fee,
    basis: of.basis,
    email: of.email,
    requestId: fresh(),
    ...more,
  })
  const promised = (of: ServicesPage['commitments'][number], more: Partial<CommitmentInput>): CommitmentInput => ({
    id: of.id,
    version: of.version,
    from: null,
    chapterId: of.chapterId,
    departmentId: of.departmentId,
    mark: of.mark,
    heading: of.heading,
    text: of.text,
    kind: of.kind,
    days: of.days,
    target: of.target,
    standard: of.standard,
    measure: of.measure,
    remedy: of.remedy,
    frequency: of.frequency,
    service: of.service,
    indicator: of.indicator,
    requestId: fresh(),
    ...more,
  })

  test('the practice holds 2 chapters, 19 services of 6 teams and 13 promises without a number', async () => {
    const all = await page()
    expect([all.chapters.length, all.services.length, all.commitments.length]).toEqual([2, 19, 13])
    expect(new Set(all.services.map((one) => one.team)).size).toBe(6)
    expect(all.commitments.every((one) => one.kind === 'none')).toBe(true)
    const results = await resultsPage(store().db, { bureauId: await bureau() }, admin, TODAY)
    expect([results.all, results.unmeasured.length, results.measured.length]).toEqual([13, 13, 0])
  })

  test.each([
    ['통역', '이민체류지원 담당'],
    ['4773', '다문화가족지원 담당'],
    ['ㄷㅁㅎ', '다문화가족지원 담당'],
  ])('the search for %s finds the desk first', async (q, team) => {
    const { found } = await search(store().db, { q }, TODAY)
    expect([found[0]?.kind, found[0]?.within]).toEqual(['service', expect.stringContaining(team)])
  })

  test('only the department that has it and the administrator change it, at the version seen', async () => {
    const { db } = store()
    const one = named(await page(), '결혼이민자 지원')
    for (const who of [writer(person('boss', 'executive'), TODAY), await evaluator('이민정책과(예시)')])
      expect(await refusal(saveService(db, who, inputOf(one, { team: '다른 담당' })))).toMatchObject({ reason: 'forbidden' })
    const head = writer(person('head', 'head', one.departmentId), TODAY)
    expect(await refusal(saveService(db, head, inputOf(one, { team: '다른 담당' })))).toMatchObject({ reason: 'forbidden' })
    const saved = await saveService(db, await evaluator(), inputOf(one, { languages: '베트남어, 중국어' }))
    expect([saved.version, saved.languages]).toEqual([one.version + 1, '베트남어, 중국어'])
    expect(await refusal(saveService(db, await evaluator(), inputOf(one, { languages: '영어' })))).toMatchObject({
      reason: 'version-conflict',
      facts: { by: 'kim', version: 2 },
    })
  })

  test('a number with letters, no team and a second of the same name are refused', async () => {
    const { db } = store()
    const as = await evaluator()
    const one = named(await page(), '결혼이민자 지원')
    const anew = { id: null, version: 0 }
    expect(await refusal(saveService(db, as, inputOf(one, { phones: '031-8O30-4773' })))).toMatchObject({
      reason: 'phone-unreadable',
      facts: { what: '031-8O30-4773' },
    })
    expect(await refusal(saveService(db, as, inputOf(one, { team: ' ' })))).toMatchObject({ reason: 'bad-input' })
    expect(await refusal(saveService(db, as, inputOf(one, { ...anew, name: '결혼 이민자 지원' })))).toMatchObject({
      reason: 'duplicate-service',
    })
  })

  test('what was promised on a day can be shown after it changed', async () => {
    const { db } = store()
    const as = await evaluator()
    const before = named(await page(), '다문화가족지원센터 운영지원')
    const changed = await saveService(db, as, inputOf(before, { phones: '031-8030-4772,4779', from: '2026-12-01' }))
    expect(changed.lineageId).toBe(before.lineageId)
    const phones = async (on: string) => named(await page({ on }), before.name).phones
    expect(await phones('2026-11-30')).toEqual(['031-8030-4772'])
    expect(await phones('2026-12-01')).toEqual(['031-8030-4772', '031-8030-4779'])
    expect((await page({ on: '2025-12-31' })).services).toEqual([])
    expect((await page()).days).toEqual(['2026-01-01', '2026-12-01'])
    // Not before it began, and not where something follows it.
    expect(
      await refusal(
        saveService(db, as, inputOf(changed as ServicesPage['services'][number], { team: '가', from: '2026-11-01' })),
      ),
    ).toMatchObject({
      reason: 'service-day',
    })
    const ended = { of: 'service' as const, on: '2026-12-31', reason: '이관', requestId: fresh() }
    expect(await refusal(endStandard(db, as, { ...ended, id: before.id, version: before.version + 1 }))).toMatchObject({
      reason: 'service-day',
    })
    await endStandard(db, as, { ...ended, id: changed.id, version: changed.version })
    expect((await page({ on: '2026-12-31' })).services.map((one) => one.name)).not.toContain(before.name)
  })

  test('a limit is measured in working days over holidays, and its misses have their causes', async () => {
    const { db } = store()
    const as = await evaluator()
    const one = (await page()).commitments.find((of) => of.text.includes('통역'))
    if (one === undefined) throw new Error('no such promise')
    expect(await refusal(saveCommitment(db, as, promised(one, { kind: 'within-days' })))).toMatchObject({
      reason: 'standard-incomplete',
      facts: { field: 'days' },
    })
    const indicator = (await page()).indicators.find((of) => of.name.includes('3일 내'))?.lineageId ?? null
    await saveCommitment(db, as, promised(one, { kind: 'within-days', days: 3, target: 60, indicator }))
    const report = { lineageId: one.lineageId, year: 2026, month: 9, requests: null, met: null, value: null, cause: '' }
    const cases = [
      // Wednesday to the next Wednesday: 추석 lies between.
      { receivedOn: '2026-09-23', finishedOn: '2026-09-30', cause: null },
      { receivedOn: '2026-09-23', finishedOn: '2026-10-01', cause: '통역인 부족' },
      { receivedOn: '2026-09-28', finishedOn: null, cause: null },
    ]
    const administrator = writer(admin, TODAY)
    const sent = () => ({ ...report, version: 0, cases, requestId: fresh() })
    expect(await refusal(saveResult(db, administrator, sent()))).toMatchObject({ reason: 'forbidden' })
    await saveResult(db, as, sent())
    const results = async () => resultsPage(db, { bureauId: await bureau(), year: 2026 }, as.user, TODAY)
    const period = async () => (await results()).measured[0]?.periods.find((of) => of.month === 9)
    expect(await period()).toMatchObject({
      requests: 3,
      met: 1,
      cases: 3,
      judged: { state: 'missed', share: 33.3, n: 3, few: true },
      late: [
        { finishedOn: '2026-10-01', days: 4, cause: '통역인 부족' },
        { finishedOn: null, days: null },
      ],
    })
    expect((await results()).indicators.map((of) => of.name)).toEqual(['이주민 상담 3일 내 처리율'])
    // A day off that is declared later makes the second one timely, when it is counted again.
    await setHoliday(db, administrator, { day: '2026-09-28', name: '임시공휴일', requestId: fresh() })
    await saveResult(db, as, { ...sent(), version: 1 })
    expect(await period()).toMatchObject({ met: 2, judged: { state: 'met', share: 66.7 } })
    expect(await refusal(saveResult(db, as, sent()))).toMatchObject({ reason: 'version-conflict' })
    const late = { ...sent(), version: 2, cases: [{ receivedOn: '2026-10-01', finishedOn: null, cause: null }] }
    expect(await refusal(saveResult(db, as, late))).toMatchObject({ reason: 'result-misfit', facts: { line: 1 } })
    expect(await refusal(saveResult(db, as, { ...sent(), version: 2, month: 8 }))).toMatchObject({ reason: 'result-misfit' })
    // None: no share.
    await saveResult(db, as, { ...sent(), version: 2, cases: null, requests: 0, met: 0 })
    expect((await period())?.judged).toEqual({ state: 'no-requests' })
    const [measured] = (await results()).measured
    expect([measured?.total?.share, (await results()).unmeasured.length]).toEqual([null, 12])
  })

  test('the document itself comes in once: what is stored as it says stays', async () => {
    const { db } = store()
    const bytes = new TextEncoder().encode(standardsText())
    const ask = { bureauId: await bureau() }
    const found = await readStandards(db, { bytes, name: '이행표준.txt' }, ask, admin, TODAY)
    const desks = found.chapters.flatMap((one) => one.desks)
    expect(desks).toHaveLength(19)
    expect(desks.every((one) => one.stored !== null)).toBe(true)
    expect(found.chapters.flatMap((one) => one.commitments).every((one) => one.isStored)).toBe(true)
    // Into another bureau, which has none of it.
    const departmentId = await unit('대외협력과')
    const counts = await takeStandards(db, writer(admin, TODAY), {
      title: found.title,
      fileName: found.fileName,
      sha256: found.sha256,
      from: TODAY,
      isOpen: false,
      chapters: found.chapters.map((chapter) => ({
        id: null,
        name: chapter.name,
        printedName: chapter.printedName,
        departmentId,
        desks: chapter.desks.map((desk) => ({
          id: null,
          version: 0,
          name: desk.name,
          printedName: desk.printedName,
          team: desk.team,
          phones: desk.raw,
          fax: desk.fax ?? '',
        })),
        commitments: chapter.commitments.map(({ isStored: _, ...one }) => one),
      })),
      requestId: fresh(),
    })
    expect(counts).toEqual({ services: 19, commitments: 13 })
    const there = await servicesPage(db, { bureauId: await unit('대외국제소통국') }, admin, TODAY)
    const slipped = there.commitments.filter((one) => one.printedHeading !== null)
    expect(slipped.map((one) => [one.heading, one.printedHeading])[0]).toEqual([
      '이주노동자 권익 증진 도모',
      '이주노동자 권인 증진 도모',
    ])
    const about = there.commitments.find((one) => one.text.includes('종합지원센터'))?.service
    expect(there.services.find((one) => one.lineageId === about)?.name).toBe('외국인종합지원센터 구축')
    // Not published: its numbers leave the house in no table.
    expect(
      openTable(there)
        .flat()
        .filter((text) => text.includes('031-')),
    ).toEqual([])
    expect(
      openTable(await page())
        .flat()
        .filter((text) => text.startsWith('031-')),
    ).not.toEqual([])
  })

  test('the form goes out and comes in: a changed row, a new one, and none that was not touched', async () => {
    const { db } = store()
    const ask = { bureauId: await bureau() }
    const bytes = await servicesForm(await page())
    const untouched = await previewServices(db, await readSheets(bytes, 'a.xlsx'), 'a.xlsx', ask, admin, TODAY)
    expect(new Set(untouched.rows.map((row) => row.verdict))).toEqual(new Set(['same']))
    const csv = [
      '서비스명,담당,전화번호,팩스,분야,부서',
      '이민사회 문화소통 축제,이민사회통합 담당,"031-8030-4683,4685",031-8030-4659,,',
      '통역 상담,이민체류지원 담당,031-8030-4694,,통역,이민지원과(예시)',
      '잘못된 번호,이민체류지원 담당,전화 없음,,,이민지원과(예시)',
      '담당 없음,,031-8030-4694,,,이민지원과(예시)',
    ].join('\n')
    const read = await readSheets(new TextEncoder().encode(csv), 'b.csv')
    const preview = await previewServices(db, read, 'b.csv', ask, admin, TODAY)
    expect(preview.rows.map((row) => [row.verdict, row.why, row.what, row.changes])).toEqual([
      ['changed', null, '', ['phones']],
      ['new', null, '', []],
      ['refuse', 'phone', '전화 없음', []],
      ['refuse', 'team', '', []],
    ])
    const rows = preview.rows.flatMap(({ row, line }) => (row === null ? [] : [{ ...row, line }]))
    const done = await uploadServices(db, writer(admin, TODAY), { fileName: 'b.csv', from: TODAY, rows, requestId: fresh() })
    expect(done).toEqual({ added: 1, changed: 1 })
    const now = await page()
    expect(named(now, '이민사회 문화소통 축제').phones).toEqual(['031-8030-4683', '031-8030-4685'])
    expect(now.chapters.map((one) => one.name)).toContain('통역')
  })

  test('nothing of it escapes the record', async () => {
    expect(await verifyAudit(store().db, KEY)).toMatchObject({ kind: 'ok' })
  })
})
