import { z } from 'zod'
import { PERMISSIONS } from '#domain/entry/permissions.ts'
import { excessive } from '../documents/guard/damage.ts'
import { readSheetsInThread, SHEET_LIMITS } from '../documents/read-sheet.ts'
import { asKnown } from '../http/context.ts'
import { fileNameOf, type FileRoutes, forbiddenOnRecord, parsed, sendFile, XLSX } from '../http/files.ts'
import { idText, yearText } from '../http/shapes.ts'
import { actingPerson } from '../organisation/deputies.ts'
import { Refusal } from '../refusal.ts'
import { activitiesForm } from './activities-form.ts'
import { activitiesPage } from './page.ts'
import { previewActivities } from './preview-activities.ts'

const ask = z.object({ year: yearText.optional(), bureau: idText.optional(), department: idText.optional() })

/**
 * GET /files/activities?year&bureau&department gives the register of a year as a workbook that is also the form, as of
 * the day the address names, PUT to the same
 * address reads a filled one, or a pasted table as CSV, and says what it would change.
 */
export function activityFiles({ files, requesterOf, upload }: FileRoutes): void {
  files.get('/activities', async (req, reply) => {
    const { ctx, user } = await requesterOf(req)
    const { year, bureau, department } = parsed(ask, req.query)
    const { db, today } = await asKnown(ctx)
    const page = await activitiesPage(db, { year, bureauId: bureau, departmentId: department }, user, today)
    const whose = page.departments.find((d) => d.id === department)?.shortName ?? page.bureau.shortName
    const of = `${page.year}${today === ctx.today ? '' : `_${today}`}`
    return sendFile(reply, {
      name: `활동기록_${whose}_${of}.xlsx`,
      plainName: `activities_${of}.xlsx`,
      mediaType: XLSX,
      bytes: await activitiesForm(page, department),
    })
  })

  upload('/activities', {
    most: SHEET_LIMITS.bytes,
    tooLarge: () => excessive('bytes', SHEET_LIMITS.bytes),
    permit: (who) =>
      forbiddenOnRecord(who, 'activity.upload', async () => {
        const acting = await actingPerson(who.ctx.db, who.user, who.ctx.today)
        if (PERMISSIONS['activity.write'][who.user.role] === 'nowhere' && acting.entersFor.length === 0)
          throw new Refusal('forbidden')
      }),
    take: async ({ ctx, user }, req, bytes) => {
      const { bureau, department } = parsed(ask, req.query)
      const name = fileNameOf(req)
      const file = await readSheetsInThread(bytes, name)
      return previewActivities(ctx.db, file, name, { bureauId: bureau, departmentId: department }, user, ctx.today)
    },
  })
}
