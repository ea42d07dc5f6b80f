import { z } from 'zod'
import { PERMISSIONS } from '#domain/entry/permissions.ts'
import { mayAct } from '#domain/entry/submission.ts'
import { actingPerson } from '../organisation/deputies.ts'
import { departmentsOf } from '../actuals/context.ts'
import { entryGrid } from '../entry/grid.ts'
import { fileNameOf, type FileRoutes, forbiddenOnRecord, parsed, sendFile, XLSX } from '../http/files.ts'
import { idText, monthText, requestId, yearText } from '../http/shapes.ts'
import { Refusal } from '../refusal.ts'
import { actualsForm, type FormRow } from './actuals-form.ts'
import { budgetFiles, supplementaryFiles } from './budget-files.ts'
import { previewActuals } from './preview-actuals.ts'
import { progressOf } from './progress.ts'
import { excessive } from '../documents/guard/damage.ts'
import { readSheetsInThread, SHEET_LIMITS } from '../documents/read-sheet.ts'

const formAsk = z.object({
  year: yearText.optional(),
  month: monthText.optional(),
  department: idText.optional(),
  all: z.literal('1').optional(),
})
const screen = z.object({ year: yearText, month: monthText })

/**
 * GET /files/workbooks/actuals?year&month&department[&all=1] gives the entry grid as a form, PUT to the same address reads a
 * filled one and says what it would change. The rights are the entry screen's own. GET /files/workbooks/progress?request says how far
 * the entering of one is, to whoever sends it.
 */
export function workbookFiles(routes: FileRoutes): void {
  const { files, requesterOf, upload } = routes
  files.get('/workbooks/actuals', async (req, reply) => {
    const who = await requesterOf(req)
    const ask = parsed(formAsk, req.query)
    const {
      ctx: { db, today },
      user,
    } = who
    return forbiddenOnRecord(who, 'entry.form', async () => {
      const given = { year: ask.year, month: ask.month, departmentId: ask.department }
      const grid = await entryGrid(db, given, user, today)
      const months = ask.all ? grid.months : [grid.month]
      const rows: FormRow[] = []
      for (const month of months) {
        const at = month === grid.month ? grid : await entryGrid(db, { ...given, year: grid.year, month }, user, today)
        for (const department of at.departments)
          rows.push(...department.cells.map((cell) => ({ cell, department: department.name })))
      }
      const period = ask.all ? `${grid.year}년` : `${grid.year}년${grid.month === 0 ? '' : ` ${grid.month}월`}`
      const [only] = grid.departments
      const whose = grid.departments.length === 1 && only ? ` · ${only.name}` : ''
      const bytes = await actualsForm(rows, `${period} 성과지표 실적 입력${whose}`, today)
      return sendFile(reply, {
        name: `실적입력_${period.replaceAll(' ', '_')}${whose.replace(' · ', '_')}.xlsx`,
        plainName: `actuals_${grid.year}${ask.all || grid.month === 0 ? '' : `_${String(grid.month).padStart(2, '0')}`}.xlsx`,
        mediaType: XLSX,
        bytes,
      })
    })
  })

  files.get('/workbooks/progress', async (req, reply) => {
    const { ctx, user } = await requesterOf(req)
    const { request } = parsed(z.object({ request: requestId }), req.query)
    reply.header('content-type', 'text/event-stream').header('cache-control', 'no-store').header('x-accel-buffering', 'no')
    // A HEAD has nobody who reads on.
    return reply.send(req.method === 'HEAD' ? undefined : await progressOf(ctx.db, { userId: user.id, requestId: request }))
  })

  upload('/workbooks/actuals', {
    most: SHEET_LIMITS.bytes,
    tooLarge: () => excessive('bytes', SHEET_LIMITS.bytes),
    permit: (who) =>
      forbiddenOnRecord(who, 'entry.upload', async () => {
        const acting = await actingPerson(who.ctx.db, who.user, who.ctx.today)
        const somewhere = PERMISSIONS['entry.write'][who.user.role] !== 'nowhere' || acting.entersFor.length > 0
        if (!somewhere || !departmentsOf(acting, 'enter').some((id) => mayAct(acting, 'enter', id)))
          throw new Refusal('forbidden')
      }),
    take: async ({ ctx, user }, req, bytes) => {
      const at = parsed(screen, req.query)
      const name = fileNameOf(req)
      return previewActuals(ctx.db, await readSheetsInThread(bytes, name), name, at, user, ctx.today)
    },
  })
  budgetFiles(routes)
  supplementaryFiles(routes)
}
