import { z } from 'zod'
import { may } from '#domain/entry/permissions.ts'
import { scheduleDayWords } from '#domain/schedules/schedule-day.ts'
import { cellsOf, PRINTED, styled, TEXT_FORMAT } from '../documents/sheet-style.ts'
import { makeWorkbook } from '../documents/workbook-file.ts'
import { asKnown } from '../http/context.ts'
import { type FileRoutes, parsed, sendFile, XLSX } from '../http/files.ts'
import { idText } from '../http/shapes.ts'
import { Refusal } from '../refusal.ts'
import { calendarFile } from './calendar-file.ts'
import { schedulePage, type SchedulesPage, schedulesPage } from './page.ts'

const ask = z.object({ bureau: idText.optional() })
const one = z.object({ file: z.string().regex(/^\d{1,10}\.ics$/) })

/**
 * GET /files/schedules?bureau: every schedule of a bureau with its steps, as a workbook, as of the day the address names.
 * GET /files/schedules/5.ics: the steps of one as a calendar.
 */
export function scheduleFiles({ files, requesterOf }: FileRoutes): void {
  files.get('/schedules', async (req, reply) => {
    const { ctx, user } = await requesterOf(req)
    if (!may(user, 'schedule.read')) throw new Refusal('forbidden')
    const { bureau } = parsed(ask, req.query)
    const { db, today } = await asKnown(ctx)
    const page = await schedulesPage(db, { bureauId: bureau }, user, today)
    return sendFile(reply, {
      name: `사업일정_${page.bureau.name}_${today}.xlsx`,
      plainName: `schedules_${today}.xlsx`,
      mediaType: XLSX,
      bytes: await workbook(page),
    })
  })

  files.get('/schedules/:file', async (req, reply) => {
    const { ctx, user } = await requesterOf(req)
    if (!may(user, 'schedule.read')) throw new Refusal('forbidden')
    const { file } = parsed(one, req.params)
    const { db, today } = await asKnown(ctx)
    const { schedule } = await schedulePage(db, { id: idText.parse(file.slice(0, -4)) }, user, today)
    return sendFile(reply, {
      name: `${schedule.title}.ics`,
      plainName: `schedule_${schedule.id}.ics`,
      mediaType: 'text/calendar; charset=utf-8',
      bytes: new TextEncoder().encode(calendarFile(schedule, ctx.now)),
    })
  })
}

const COLUMNS = [
  ['사업', 34],
  ['부서', 18],
  ['단계', 22],
  ['당초 계획', 16],
  ['변경 계획', 16],
  ['예상·마친 날', 16],
  ['상태', 14],
  ['밀림(일)', 10],
  ['가중치', 9],
  ['진척', 9],
  ['계획', 9],
  ['계약금액(원)', 18],
] as const

const STATES = { late: '지연', watch: '주의', 'on-course': '정상', unjudged: '판단 유보', done: '완료' } as const

/** A line for each schedule, and below it one for each step. */
function workbook({ bureau, today, departments, schedules }: SchedulesPage): Promise<Uint8Array> {
  const words = (day: string | null) => (day === null ? '' : scheduleDayWords(day).ko)
  const text = (value: string) => styled(value, 'text', TEXT_FORMAT)
  const figure = (value: number | null) => (value === null ? text('') : styled(value, 'text'))
  const rows = schedules.flatMap((schedule) => {
    const { standing, weights, steps, status } = schedule
    const department = departments.find((unit) => unit.id === schedule.departmentId)?.name ?? ''
    const state =
      status === 'stopped' ? '중단' : standing.lateDays > 0 ? `완료(지연 ${standing.lateDays}일)` : STATES[standing.state]
    return [
      [
        text(schedule.title),
        text(department),
        text(''),
        text(words(standing.end.planned)),
        text(''),
        text(words(standing.end.expected)),
        text(state),
        figure(standing.slip?.days ?? null),
        figure(100),
        figure(standing.progress.done),
        figure(standing.progress.planned),
        figure(schedule.amount),
      ],
      ...steps.map((step, at) => {
        const of = standing.steps[at]
        return [
          text(schedule.title),
          text(department),
          text(step.name),
          text(step.plannedText ?? words(step.planned)),
          text(step.replanned === step.planned ? '' : words(step.replanned)),
          text(words(step.doneOn ?? of?.expected ?? null)),
          text(STATES[of?.state ?? 'unjudged']),
          figure(of?.slip?.days ?? null),
          figure(weights[at] ?? null),
          figure(step.doneOn === null ? (step.measured ?? 0) : 100),
          text(''),
          text(''),
        ]
      }),
    ]
  })
  return makeWorkbook([
    {
      name: '사업 일정',
      columns: COLUMNS.map(([, width]) => ({ width })),
      ...cellsOf([
        [styled(`${bureau.name} 사업 일정`, 'title')],
        [styled(`${today} 기준. 밀림은 당초 계획에서 셉니다. 월·반기까지만 정한 날은 마지막 날로 판단합니다.`, 'note')],
        [],
        COLUMNS.map(([label]) => styled(label, 'head')),
        ...rows,
      ]),
      freezePane: { rows: 4, columns: 1 },
      pageSetup: { ...PRINTED, printTitlesRow: '$4:$4' },
    },
  ])
}
