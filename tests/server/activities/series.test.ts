import { describe, expect, test } from 'vitest'
import type { FollowUpDraft } from '#server/activities/follow-ups.ts'
import { saveFollowUp } from '#server/activities/follow-ups.ts'
import { activitiesForm } from '#server/activities/activities-form.ts'
import { activitiesPage } from '#server/activities/page.ts'
import { previewActivities } from '#server/activities/preview-activities.ts'
import { proposal } from '#server/activities/proposal.ts'
import { activityHistory } from '#server/activities/read.ts'
import { addActivity, type AddInput, cancelActivity, changeActivity, restoreActivity } from '#server/activities/save.ts'
import { saveSeries, type SaveSeries } from '#server/activities/series.ts'
import { seriesPage } from '#server/activities/series-page.ts'
import { readSheets } from '#server/documents/read-sheet.ts'
import { verifyAudit } from '#server/record/verify.ts'
import { DOUBLE_RULE } from '#server/settings/settings.ts'
import { setSetting } from '../../helpers/settings.ts'
import { fresh, KEY, type Office, openOffice, outcome, person, refusal, writer } from '../../helpers/people.ts'
import { onBothStores, TODAY, useStore } from '../../helpers/stores.ts'

onBothStores('series of activities', (kind) => {
  let office: Office
  const store = useStore(kind, openOffice, async (_, made) => {
    office = made
  })
  const db = () => store().db
  const department = (index: number) => office.departments[index] ?? 0
  const kim = () => person('kim', 'evaluator', department(0))
  const boss = () => person('boss', 'executive')
  const id = (code: string) => office.ids.get(code) ?? 0
  const linked = (...codes: readonly string[]) => codes.map((code) => ({ indicatorId: id(code), componentId: null }))
  const series = (more: Partial<SaveSeries> = {}, as = kim()) =>
    saveSeries(
      db(),
      {
        id: null,
        version: 0,
        departmentId: department(0),
        name: `교류회의 ${fresh()}`,
        cycle: 'year',
        hosts: ['한국', '일본'],
        partner: '○○성',
        firstYear: 1991,
        lastYear: null,
        note: null,
        requestId: fresh(),
        ...more,
      },
      writer(as),
    )
  const add = (more: Partial<AddInput> = {}, as = kim()) =>
    addActivity(
      db(),
      {
        departmentId: department(0),
        startsOn: '2025-11-06',
        endsOn: '2025-11-09',
        title: `교류회의 ${fresh()}`,
        kind: 'exchange',
        kindNote: null,
        partner: null,
        place: null,
        participants: null,
        note: null,
        links: [],
        requestId: fresh(),
        ...more,
      },
      writer(as),
    )
  const shown = async (seriesId: number) =>
    (await seriesPage(db(), { seriesId }, boss(), TODAY)).series.find((one) => one.id === seriesId)

  test('a series has its meetings of all years, the gaps, the next number and host', async () => {
    const { id: seriesId } = await series()
    const meeting = {
      seriesId,
      seriesNumber: 22,
      host: '한국',
      theme: '지역\n교류',
      lead: '아무개',
      delegation: 12,
      sites: '현장',
    }
    const { id: first } = await add({ startsOn: '2018-11-06', endsOn: '2018-11-09', ...meeting })
    await add({ seriesId, seriesNumber: 23, host: '일본' })
    expect(await shown(seriesId)).toMatchObject({
      held: 2,
      doubts: [],
      next: { number: 24, host: '한국' },
      rows: [
        { kind: 'meetings', year: 2025 },
        { kind: 'without', from: 2019, to: 2024, unrecorded: 0, gaps: 6 },
        { kind: 'meetings', year: 2018, meetings: [{ id: first, ...meeting }] },
        { kind: 'without', from: 1991, to: 2017, unrecorded: 21, gaps: 6 },
      ],
    })
  })

  test('a number is held once; one that was postponed leaves it free until it is restored', async () => {
    const { id: seriesId } = await series()
    const first = await add({ seriesId, seriesNumber: 5 })
    const told = await refusal(add({ seriesId, seriesNumber: 5 }))
    expect([told.reason, told.facts]).toMatchObject(['series-number-taken', { number: 5, on: '2025-11-06' }])
    const at = (version: number) => ({ id: first.id, version, reason: '태풍', requestId: fresh() })
    expect(await cancelActivity(db(), { ...at(1), postponed: true }, writer(kim()))).toMatchObject({ status: 'postponed' })
    expect((await activityHistory(db(), first.id)).map((version) => version.act)).toEqual(['add', 'postpone'])
    await add({ seriesId, seriesNumber: 5, startsOn: '2025-12-01', endsOn: null })
    expect(await outcome(restoreActivity(db(), at(2), writer(kim())))).toBe('series-number-taken')
    // The year of the postponed one had its meeting all the same.
    expect((await shown(seriesId))?.rows[0]).toMatchObject({ kind: 'meetings', year: 2025, meetings: [{}, { id: first.id }] })
  })

  test('postponed counts for nothing, a meeting of four days once, and the list is the evidence', async () => {
    const asked = () => proposal(db(), { indicatorId: id('external-cooperation-1'), year: 2025, month: 0 }, boss(), TODAY)
    const before = (await asked()).count
    const one = await add({ links: linked('external-cooperation-1') })
    expect((await asked()).count).toBe(before + 1)
    await cancelActivity(db(), { id: one.id, version: 1, reason: '태풍', postponed: true, requestId: fresh() }, writer(kim()))
    const after = await asked()
    expect(after.count).toBe(before)
    expect(after.entries).toHaveLength(after.count)
    expect(after.outside).toContainEqual(expect.objectContaining({ why: 'postponed' }))
  })

  test('who may: the department that has it, for its own activities', async () => {
    const { id: seriesId } = await series()
    const lee = person('lee', 'evaluator', department(1))
    expect(await outcome(series({}, lee))).toBe('forbidden')
    expect(await outcome(series({}, boss()))).toBe('forbidden')
    expect(await outcome(add({ seriesId, departmentId: department(1) }, lee))).toBe('forbidden')
    expect(await outcome(add({ seriesId: 999_999 }))).toBe('unknown-series')
    expect(await outcome(add({ seriesNumber: 3 }))).toBe('bad-input')
    expect(await outcome(series({ firstYear: 2000, lastYear: 1999 }))).toBe('bad-input')
    const name = `한ㆍ일 회의 ${fresh()}`
    const made = await series({ name })
    expect(await outcome(series({ name: name.replace('ㆍ', '·') }))).toBe('bad-input')
    expect(await outcome(series({ id: made.id, version: 7, name }))).toBe('version-conflict')
    await series({ id: made.id, version: 1, name, lastYear: 2025 })
    expect(await shown(made.id)).toMatchObject({ version: 2, lastYear: 2025 })
  })

  test('a page that knows of no series leaves what stands', async () => {
    const { id: seriesId } = await series()
    const { id: activity } = await add({ seriesId, seriesNumber: 3, host: '한국' })
    const { title } =
      (await activitiesPage(db(), { activityId: activity }, boss(), TODAY)).entries.find((e) => e.id === activity) ?? {}
    const old = {
      startsOn: '2025-11-06',
      endsOn: null,
      title: title ?? '',
      kind: 'exchange',
      kindNote: null,
      partner: null,
    } as const
    const input = {
      ...old,
      place: '도청',
      participants: null,
      note: null,
      links: [],
      id: activity,
      version: 1,
      requestId: fresh(),
    }
    expect(await changeActivity(db(), input, writer(kim()))).toMatchObject({
      seriesId,
      seriesNumber: 3,
      host: '한국',
      place: '도청',
    })
  })

  describe('중복 인정', () => {
    const two = () => ({ links: linked('external-cooperation-1', 'external-cooperation-2') })
    const rule = (value: 'allow' | 'refuse', effectiveFrom: string) =>
      setSetting(db(), writer(person('admin', 'administrator')), DOUBLE_RULE, value, { effectiveFrom, reason: '지침' })
    test('is shown and saved until the setting of the day refuses it; what stood before stays', async () => {
      expect((await activitiesPage(db(), { year: 2025 }, boss(), TODAY)).doubleRule).toBe('warn')
      const before = await add(two())
      expect(before.links).toHaveLength(2)
      await rule('refuse', TODAY)
      expect(await outcome(add(two()))).toBe('counted-twice')
      const { id: activity, version, status: _s, departmentId: _d, ...same } = before
      const changed = { ...same, place: '도청', id: activity, version, requestId: fresh() }
      expect(await outcome(changeActivity(db(), changed, writer(kim())))).toBe('accepted')
      await rule('allow', TODAY)
      expect(await outcome(add(two()))).toBe('accepted')
    })
  })

  describe('후속 조치', () => {
    const follow = (activityId: number, more: Partial<FollowUpDraft & { id: number; version: number }> = {}, as = kim()) =>
      saveFollowUp(
        db(),
        {
          id: null,
          version: 0,
          activityId,
          text: '사례집 교환',
          dueOn: '2026-12-31',
          state: 'open',
          doneOn: null,
          outcome: null,
          requestId: fresh(),
          ...more,
        },
        writer(as),
      )
    test('is promised at an activity, done on a day, and stands with the series', async () => {
      const { id: seriesId } = await series()
      const { id: activity } = await add({ seriesId, seriesNumber: 9 })
      const { id: promise } = await follow(activity)
      expect((await shown(seriesId))?.followUps).toMatchObject([{ id: promise, state: 'open', dueOn: '2026-12-31' }])
      expect(await outcome(follow(activity, { id: promise, version: 9, state: 'done' }))).toBe('version-conflict')
      await follow(activity, { id: promise, version: 1, state: 'done', outcome: '보냄' })
      expect((await shown(seriesId))?.followUps).toMatchObject([{ state: 'done', doneOn: TODAY, outcome: '보냄', version: 2 }])
      expect(await outcome(follow(activity, { state: 'done', doneOn: '2031-01-01' }))).toBe('bad-input')
      expect(await outcome(follow(activity, {}, boss()))).toBe('forbidden')
      expect(await outcome(follow(999_999))).toBe('unknown-activity')
      expect(await outcome(follow(activity, { id: 999_999, version: 1 }))).toBe('unknown-follow-up')
    })
  })

  test('the form has the series and takes it back; a series it does not know is refused by its cell', async () => {
    const name = `왕복 회의 ${fresh()}`
    const { id: seriesId } = await series({ name })
    const { id: activity } = await add({
      startsOn: '2024-11-06',
      endsOn: null,
      seriesId,
      seriesNumber: 22,
      theme: '하나\n둘',
      delegation: 12,
    })
    const page = await activitiesPage(db(), { year: 2024 }, kim(), TODAY)
    const bytes = await activitiesForm(page, department(0))
    const read = async () => previewActivities(db(), await readSheets(bytes, 'a.xlsx'), 'a.xlsx', {}, kim(), TODAY)
    const own = (await read()).rows.find((row) => row.stored?.id === activity)
    expect(own).toMatchObject({ verdict: 'same', draft: { seriesId, seriesNumber: 22, theme: '하나\n둘', delegation: 12 } })
    const rows = async (...lines: readonly string[]) =>
      (
        await previewActivities(
          db(),
          await readSheets(Buffer.from(`날짜,제목,시리즈,회차\n${lines.join('\n')}`), 'a.csv'),
          'a.csv',
          {},
          kim(),
          TODAY,
        )
      ).rows
    expect(
      await rows(
        `2024-12-01,새 회의,${name},제23회`,
        '2024-12-02,모르는 회의,없는 시리즈,1',
        `2024-12-03,회차 모름,${name},스물셋`,
      ),
    ).toMatchObject([
      { verdict: 'new', draft: { seriesId, seriesNumber: 23 } },
      { verdict: 'refuse', why: 'series', what: '없는 시리즈' },
      { verdict: 'refuse', why: 'number', what: '스물셋' },
    ])
  })

  test('every act is on record, and the record is whole', async () => {
    const acts = new Set((await db().selectFrom('audit_entry').select('act').execute()).map((row) => row.act))
    for (const act of ['activity.series', 'activity.series-change', 'activity.follow-up', 'activity.follow-up-change'])
      expect(acts).toContain(act)
    expect(await verifyAudit(db(), KEY)).toMatchObject({ kind: 'ok' })
  })
})
