import { z } from 'zod'
import type { Db } from '#data/database.ts'
import { ACTIVITY_KINDS } from '#domain/entry/activity.ts'
import { CYCLES } from '#domain/entry/activity-series.ts'
import { day } from './fields.ts'
import type { PracticeUnits } from './practice-documents.ts'

const WHO = '연습 자료'
const line = z.string().min(1)
const shape = z.object({
  department: line,
  recordedOn: day,
  series: z.object({
    name: line,
    cycle: z.enum(CYCLES),
    hosts: z.array(line),
    partner: line,
    firstYear: z.number().int(),
    note: line,
  }),
  meetings: z.array(
    z.object({
      number: z.number().int(),
      year: z.number().int(),
      month: z.number().int(),
      from: z.number().int(),
      to: z.number().int(),
      status: z.enum(['held', 'postponed']),
      reason: line.optional(),
      host: line,
      title: line,
      kind: z.enum(ACTIVITY_KINDS),
      place: line.nullable(),
      lead: line.nullable(),
      delegation: z.number().int().nullable(),
      themes: z.array(line),
      sites: line.nullable(),
      note: line.startsWith('연습'),
      countsFor: z.array(line),
    }),
  ),
  followUps: z.array(
    z.object({
      number: z.number().int(),
      text: line,
      dueOn: day,
      state: z.enum(['open', 'done']),
      doneOn: day.optional(),
      outcome: line.optional(),
    }),
  ),
})

/**
 * Adds the exchange series of the practice bureau with its meetings and what was promised at them, in the caller's transaction. `file`:
 * exchange-series.json; what of it is a fact each row says in its note.
 */
export async function writePracticeSeries(trx: Db, units: PracticeUnits, file: unknown): Promise<void> {
  const { department, recordedOn, series, meetings, followUps } = shape.parse(file)
  const departmentId = units.department(department)
  const by = { recorded_at: `${recordedOn}T00:00:00.000Z`, recorded_by: WHO, recorded_by_id: null }
  const indicators = await trx.selectFrom('indicator').select(['id', 'name']).where('department_id', '=', departmentId).execute()
  const { id: seriesId } = await trx
    .insertInto('activity_series')
    .values({
      version: 1,
      department_id: departmentId,
      name: series.name,
      cycle: series.cycle,
      hosts: series.hosts.join('\n'),
      partner: series.partner,
      first_year: series.firstYear,
      last_year: null,
      note: series.note,
      ...by,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const two = (n: number) => String(n).padStart(2, '0')
  const held = new Map<number, number>()
  for (const of of meetings) {
    const dayOf = (n: number) => `${of.year}-${two(of.month)}-${two(n)}`
    const links = of.countsFor.map((name) => {
      const found = indicators.find((indicator) => indicator.name === name)
      if (found === undefined) throw new Error(`${name}: no such indicator of ${department}`)
      return { indicatorId: found.id, componentId: null }
    })
    const isOff = of.status === 'postponed'
    const facts = {
      title: of.title,
      kind: of.kind,
      partner: series.partner,
      place: of.place,
      participants: null,
      note: of.note,
      host: of.host,
      theme: of.themes.length === 0 ? null : of.themes.join('\n'),
      lead: of.lead,
      delegation: of.delegation,
      sites: of.sites,
    }
    const { id } = await trx
      .insertInto('activity')
      .values({
        ...facts,
        version: isOff ? 2 : 1,
        department_id: departmentId,
        status: isOff ? 'cancelled' : 'held',
        postponed: isOff ? 1 : 0,
        starts_on: dayOf(of.from),
        ends_on: of.to === of.from ? null : dayOf(of.to),
        series_id: seriesId,
        series_number: of.number,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    if (links.length > 0)
      await trx
        .insertInto('activity_link')
        .values(links.map((l) => ({ activity_id: id, indicator_id: l.indicatorId, component_id: l.componentId })))
        .execute()
    const entry = {
      startsOn: dayOf(of.from),
      endsOn: of.to === of.from ? null : dayOf(of.to),
      kindNote: null,
      ...facts,
      seriesId,
      seriesNumber: of.number,
      links,
    }
    await trx
      .insertInto('activity_revision')
      .values([
        { activity_id: id, version: 1, act: 'add' as const, entry: JSON.stringify(entry), reason: null, ...by },
        ...(isOff
          ? [
              {
                activity_id: id,
                version: 2,
                act: 'cancel' as const,
                entry: JSON.stringify({ ...entry, postponed: true }),
                reason: of.reason ?? WHO,
                ...by,
              },
            ]
          : []),
      ])
      .execute()
    if (!isOff) held.set(of.number, id)
  }
  for (const of of followUps) {
    const activityId = held.get(of.number)
    if (activityId === undefined) throw new Error(`제${of.number}회: no meeting of this number was held`)
    await trx
      .insertInto('activity_follow_up')
      .values({
        version: 1,
        activity_id: activityId,
        text: of.text,
        due_on: of.dueOn,
        state: of.state,
        done_on: of.doneOn ?? null,
        outcome: of.outcome ?? null,
        ...by,
      })
      .execute()
  }
}
