import { readXlsx } from 'hucre/xlsx'
import { describe, expect, test } from 'vitest'
import { activitiesForm } from '#server/activities/activities-form.ts'
import { activitiesPage } from '#server/activities/page.ts'
import { type ActivitiesPreview, previewActivities } from '#server/activities/preview-activities.ts'
import { proposal } from '#server/activities/proposal.ts'
import { activityById } from '#server/activities/read.ts'
import { addActivity, cancelActivity, changeActivity, uploadActivities } from '#server/activities/save.ts'
import { readSheets } from '#server/documents/read-sheet.ts'
import { shownIn } from '#server/documents/sheet.ts'
import { verifyAudit } from '#server/record/verify.ts'
import { fresh, KEY, type Office, openOffice, outcome, person, refusal, writer } from '../../helpers/people.ts'
import { onBothStores, TODAY, useStore } from '../../helpers/stores.ts'
import { csv, refilled } from '../../helpers/workbook-files.ts'

onBothStores('activities from a file', (kind) => {
  let office: Office
  const store = useStore(kind, openOffice, async (opened, made) => {
    office = made
  })
  const db = () => store().db
  const id = (code: string) => office.ids.get(code) ?? 0
  const department = (index: number) => office.departments[index] ?? 0
  const kim = () => person('kim', 'evaluator', department(0))
  const boss = () => person('boss', 'executive')
  const preview = async (bytes: Uint8Array, name = 'a.csv', as = kim()): Promise<ActivitiesPreview> =>
    previewActivities(db(), await readSheets(bytes, name), name, {}, as, TODAY)
  const verdicts = (of: ActivitiesPreview) => of.rows.map((r) => `${r.line} ${r.verdict}${r.why === null ? '' : `:${r.why}`}`)
  const sendable = (of: ActivitiesPreview) =>
    of.rows.flatMap((r) =>
      (r.verdict === 'new' || r.verdict === 'changed') && r.draft && r.departmentId !== null
        ? [
            {
              ...r.draft,
              line: r.line,
              departmentId: r.departmentId,
              id: r.stored?.id ?? null,
              version: r.stored?.version ?? 0,
              duplicate: false,
            },
          ]
        : [],
    )
  const upload = (of: ActivitiesPreview, requestId = fresh(), as = kim()) =>
    uploadActivities(db(), { requestId, fileName: of.fileName, rows: sendable(of) }, writer(as))
  const rows = async () => (await db().selectFrom('activity').select('id').execute()).length
  const indicator = async () =>
    (await db().selectFrom('indicator').select('name').where('id', '=', id('external-cooperation-1')).executeTakeFirstOrThrow())
      .name

  test('forty-seven exchanges come in at once, on record, once, and count for their indicator', async () => {
    const name = await indicator()
    const table = Array.from({ length: 47 }, (_, i) => `2025-0${(i % 9) + 1}-11,교류 ${i + 1},교류,${i + 3}명,"${name}"`)
    const made = await preview(csv(`날짜,제목,종류,참석 인원,반영 지표\n${table.join('\n')}\n`))
    expect(verdicts(made)).toEqual(table.map((_, i) => `${i + 2} new`))
    const [before, counted] = [await rows(), await proposal(db(), ask(), boss(), TODAY)]
    const requestId = fresh()
    expect(await upload(made, requestId)).toEqual({ added: 47, changed: 0 })
    // A lost answer asked for again adds nothing.
    expect(await upload(made, requestId)).toEqual({ added: 47, changed: 0 })
    expect(await rows()).toBe(before + 47)
    expect((await proposal(db(), ask(), boss(), TODAY)).count).toBe(counted.count + 47)
    const acts = await db().selectFrom('audit_entry').select('act').where('request_id', '=', requestId).execute()
    expect(acts.map((a) => a.act).toSorted()).toEqual([...Array.from({ length: 47 }, () => 'activity.add'), 'activity.upload'])
    expect(await verifyAudit(db(), KEY)).toMatchObject({ kind: 'ok' })
    expect(verdicts(await preview(csv(`날짜,제목,종류,참석 인원,반영 지표\n${table.join('\n')}\n`)))).toEqual(
      table.map((_, i) => `${i + 2} same`),
    )
  })
  const ask = () => ({ indicatorId: id('external-cooperation-1'), year: 2025, month: 0 })

  test('every row has its own answer, with the line of the file', async () => {
    await addActivity(
      db(),
      { ...plain('이미 있는 회의', '2025-05-02'), departmentId: department(0), requestId: fresh() },
      writer(kim()),
    )
    const made = await preview(
      csv(
        [
          '날짜,제목,참석 인원,종류,반영 지표,끝난 날',
          '2025-05-02,이미 있는 회의,12,회의,,',
          '2025-05-03,두 번 나옴,,,,',
          '2025-05-03,두번 나옴,,,,',
          '2025-13-01,없는 날,,,,',
          '2025-05-04,,1,,,',
          '2025-05-05,쉼표,"1,5",,,',
          '2025-05-06,단위,15회,,,',
          '2025-05-07,큰 글자,１５명,,,',
          '2025-05-08,모르는 종류,,잔치,,',
          '2025-05-09,모르는 지표,,,없는 지표,',
          '2025-05-10,거꾸로,,,,2025-05-01',
        ].join('\n'),
      ),
    )
    expect(verdicts(made)).toEqual([
      '2 ask:duplicate',
      '3 new',
      '4 ask:twice',
      '5 refuse:day',
      '6 refuse:no-title',
      '7 refuse:people',
      '8 ask:people',
      '9 new',
      '10 refuse:kind',
      '11 refuse:indicator',
      '12 refuse:day-order',
    ])
    expect(made.rows[6]?.choices).toEqual([15])
    expect(made.rows[7]?.draft).toMatchObject({ participants: 15, kind: 'other' })
  })

  test('one row that cannot be saved leaves none, and says which', async () => {
    const made = await preview(csv('날짜,제목\n2025-06-01,첫째\n2025-06-02,둘째\n'))
    await addActivity(db(), { ...plain('둘째', '2025-06-02'), departmentId: department(0), requestId: fresh() }, writer(kim()))
    const before = await rows()
    expect(await refusal(upload(made))).toMatchObject({ reason: 'duplicate-activity', facts: { line: 3 } })
    expect(await rows()).toBe(before)
  })

  describe('the form', () => {
    const form = async (as = kim()) => activitiesForm(await activitiesPage(db(), { year: 2025 }, as, TODAY), undefined)

    test('sent back untouched changes nothing; its days are days of Excel', async () => {
      await addActivity(
        db(),
        {
          ...plain('3-1', '2025-07-01'),
          endsOn: '2025-07-03',
          note: '=1+1',
          links: [{ indicatorId: id('external-cooperation-1'), componentId: null }],
          departmentId: department(0),
          requestId: fresh(),
        },
        writer(kim()),
      )
      const bytes = await form()
      const made = await preview(bytes, 'a.xlsx')
      expect(new Set(made.rows.map((r) => r.verdict))).toEqual(new Set(['same']))
      const sheet = (await readSheets(bytes, 'a.xlsx')).sheets[0]
      const row = sheet?.rows.find((r) => r.cells.some((c) => shownIn(c) === '3-1'))
      expect(row?.cells.slice(0, 2).map(shownIn)).toEqual(['2025-07-01', '2025-07-03'])
      const stored = (await readXlsx(bytes)).sheets[0]?.rows.find((cells) => cells.includes('3-1'))
      expect(stored?.[0]).toEqual(new Date('2025-07-01T00:00:00Z'))
    })

    test('a cancelled activity stands apart, by that name, and is not read back', async () => {
      const { id: cancelled } = await addActivity(
        db(),
        { ...plain('취소할 회의', '2025-07-20'), departmentId: department(0), requestId: fresh() },
        writer(kim()),
      )
      await cancelActivity(db(), { id: cancelled, version: 1, reason: '태풍', requestId: fresh() }, writer(kim()))
      const bytes = await form()
      const sheets = (await readXlsx(bytes)).sheets
      const holding = sheets.filter((sheet) => sheet.rows.some((row) => row.includes('취소할 회의')))
      expect(holding.map(({ name }) => name)).toEqual(['취소·연기된 활동'])
      const made = await preview(bytes, 'a.xlsx')
      expect(new Set(made.rows.map((r) => r.verdict))).toEqual(new Set(['same']))
      expect(JSON.stringify(made)).not.toContain('취소할 회의')
    })

    test('a row changed in it changes that entry; changed meanwhile by another it is asked about', async () => {
      const added = await addActivity(
        db(),
        { ...plain('고칠 회의', '2025-08-01'), departmentId: department(0), requestId: fresh() },
        writer(kim()),
      )
      const bytes = await refilled(await form(), (row) => (row['제목'] === '고칠 회의' ? { 장소: '도청 3층' } : null))
      const made = await preview(bytes, 'a.xlsx')
      expect(made.rows.filter((r) => r.verdict !== 'same')).toMatchObject([
        { verdict: 'changed', stored: { id: added.id, version: 1 }, draft: { place: '도청 3층' } },
      ])
      expect(await upload(made)).toEqual({ added: 0, changed: 1 })
      expect(await activityById(db(), added.id)).toMatchObject({ version: 2, place: '도청 3층' })
      const other = plain('고칠 회의', '2025-08-01')
      await changeActivity(db(), { ...other, place: '시청', id: added.id, version: 2, requestId: fresh() }, writer(kim()))
      expect((await preview(bytes, 'a.xlsx')).rows.find((r) => r.verdict !== 'same')).toMatchObject({ why: 'changed-since' })
    })
  })

  test('who writes in no register is refused; another department’s rows are refused by name', async () => {
    expect(await outcome(preview(csv('날짜,제목\n2025-06-01,첫째\n'), 'a.csv', boss()))).toBe('forbidden')
    const names = await activitiesPage(db(), {}, kim(), TODAY)
    const foreign = names.departments.find((d) => !d.writable)?.name ?? ''
    expect(verdicts(await preview(csv(`날짜,제목,부서\n2025-06-01,첫째,${foreign}\n`)))).toEqual(['2 refuse:not-mine'])
    expect(await outcome(preview(csv('이름,값\n가,1\n')))).toBe('sheet-not-recognised')
  })
})

const plain = (title: string, startsOn: string) => ({
  startsOn,
  endsOn: null,
  title,
  kind: 'meeting' as const,
  kindNote: null,
  partner: null,
  place: null,
  participants: null,
  note: null,
  links: [],
})
