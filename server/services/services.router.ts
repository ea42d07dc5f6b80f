import { z } from 'zod'
import { COMMITMENT_KINDS } from '#domain/services/commitment.ts'
import { SERVICE_FACTS } from '#domain/services/service-columns.ts'
import { day, id, month, requestId, version, words, year } from '../http/shapes.ts'
import { reaching, router } from '../http/trpc.ts'
import { servicesPage } from './page.ts'
import { standardHistory } from './read.ts'
import { resultsPage, saveResult, setHoliday } from './results.ts'
import { endStandard, saveChapter, saveCommitment, saveService } from './save.ts'
import { MOST_ROWS, uploadServices } from './sheet.ts'
import { takeStandards } from './take.ts'

const line = (most: number) => z.string().max(most)
const facts = z.strictObject(
  Object.fromEntries(SERVICE_FACTS.map((fact) => [fact, line(200).nullable()])) as Record<
    (typeof SERVICE_FACTS)[number],
    z.ZodNullable<z.ZodString>
  >,
).shape
const name = z.string().trim().min(1).max(200)
const seen = { id: id.nullable(), version, from: day.nullable(), requestId }
const desk = { name, team: name, phones: line(200), fax: line(60) }
const standard = {
  mark: line(10),
  heading: line(200),
  text: z.string().trim().min(1).max(1000),
  kind: z.enum(COMMITMENT_KINDS),
  days: z.number().int().nullable(),
  target: z.number().finite().nullable(),
  standard: line(200).nullable(),
}
const figure = z.number().finite().min(0).max(1_000_000_000).nullable()

/** 행정서비스 이행표준: which desk answers what, what is promised and what came of it. */
export const servicesRouter = router({
  page: reaching('service.read', { asOf: true })
    .input(z.object({ bureauId: id.optional(), on: day.optional() }))
    .query(({ ctx, input }) => servicesPage(ctx.db, input, ctx.user, ctx.today)),
  results: reaching('service.read', { asOf: true })
    .input(z.object({ bureauId: id.optional(), year: year.optional() }))
    .query(({ ctx, input }) => resultsPage(ctx.db, input, ctx.user, ctx.today)),
  history: reaching('service.read', { asOf: true })
    .input(z.object({ of: z.enum(['chapter', 'service', 'commitment', 'result']), id }))
    .query(({ ctx, input }) => standardHistory(ctx.db, input.of, input.id)),
  saveService: reaching('service.write', { deputies: true })
    .input(z.strictObject({ ...seen, ...desk, ...facts, chapterId: id, departmentId: id, isOpen: z.boolean() }))
    .mutation(({ ctx, input }) => saveService(ctx.db, ctx.as, input)),
  saveCommitment: reaching('service.write', { deputies: true })
    .input(
      z.strictObject({
        ...seen,
        ...standard,
        chapterId: id,
        departmentId: id,
        measure: line(500).nullable(),
        remedy: line(500).nullable(),
        frequency: z.enum(['month', 'quarter', 'half-year', 'year']),
        service: id.nullable(),
        indicator: id.nullable(),
      }),
    )
    .mutation(({ ctx, input }) => saveCommitment(ctx.db, ctx.as, input)),
  saveChapter: reaching('service.write', { deputies: true })
    .input(z.strictObject({ id: id.nullable(), version, departmentId: id, name, requestId }))
    .mutation(({ ctx, input }) => saveChapter(ctx.db, ctx.as, input)),
  end: reaching('service.write', { deputies: true })
    .input(z.strictObject({ of: z.enum(['service', 'commitment']), id, version, on: day.nullable(), reason: words, requestId }))
    .mutation(({ ctx, input }) => endStandard(ctx.db, ctx.as, input)),
  upload: reaching('service.write', { deputies: true })
    .input(
      z.strictObject({
        fileName: line(200),
        from: day,
        rows: z
          .array(
            z.strictObject({
              ...facts,
              line: z.number().int().min(1).max(10_000_000),
              id: id.nullable(),
              version,
              chapterId: id.nullable(),
              chapter: name,
              departmentId: id,
              name,
              team: name,
              phones: z.array(line(30)).max(10),
              fax: line(30).nullable(),
              isOpen: z.boolean(),
            }),
          )
          .min(1)
          .max(MOST_ROWS),
        requestId,
      }),
    )
    .mutation(({ ctx, input }) => uploadServices(ctx.db, ctx.as, input)),
  take: reaching('service.write', { deputies: true })
    .input(
      z.strictObject({
        title: name,
        fileName: line(200),
        sha256: z.string().regex(/^[0-9a-f]{64}$/),
        from: day,
        isOpen: z.boolean(),
        chapters: z
          .array(
            z.strictObject({
              id: id.nullable(),
              name,
              printedName: line(200).nullable(),
              departmentId: id,
              desks: z.array(z.strictObject({ ...desk, id: id.nullable(), version, printedName: line(200).nullable() })).max(500),
              commitments: z
                .array(
                  z.strictObject({ ...standard, printedHeading: line(200).nullable(), desk: z.number().int().min(0).nullable() }),
                )
                .max(500),
            }),
          )
          .min(1)
          .max(50),
        requestId,
      }),
    )
    .mutation(({ ctx, input }) => takeStandards(ctx.db, ctx.as, input)),
  report: reaching('service.report', { deputies: true })
    .input(
      z.strictObject({
        lineageId: id,
        year,
        month,
        version,
        requests: figure,
        met: figure,
        value: figure,
        cause: words,
        cases: z
          .array(z.strictObject({ receivedOn: day, finishedOn: day.nullable(), cause: line(500).nullable() }))
          .min(1)
          .max(5000)
          .nullable(),
        requestId,
      }),
    )
    .mutation(({ ctx, input }) => saveResult(ctx.db, ctx.as, input)),
  setHoliday: reaching('entry-rules.change')
    .input(z.strictObject({ day, name: line(60), requestId }))
    .mutation(({ ctx, input }) => setHoliday(ctx.db, ctx.as, input)),
})
