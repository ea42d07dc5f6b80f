import { z } from 'zod'
import { MONEY_WORDS, RULE_KINDS } from '#domain/plan/reading-rules.ts'
import { RECORD_GROUPS } from '#domain/plan/plan-fields.ts'
import { BUDGET_LINES } from '#domain/plan/plan-figures.ts'
import { ADDABLE } from './commit/added.ts'
import { addRecord } from './drafts/add.ts'
import { confirmDraft } from './drafts/confirm.ts'
import { correctField, decide } from './drafts/decide.ts'
import { openedDraft } from './drafts/open.ts'
import { draftRules, draftTable, setRule } from './drafts/rules.ts'
import { discardDraft, undoImport } from './drafts/undo.ts'
import { draftStatus, draftSummary, listDrafts } from './drafts/summary.ts'
import {
  attentionViews,
  draftBlocks,
  draftDiff,
  draftEquations,
  draftParents,
  draftProposal,
  draftRecords,
  draftResults,
  draftUnrecognised,
} from './drafts/view.ts'
import { id, requestId } from '../http/shapes.ts'
import { reaching, router } from '../http/trpc.ts'

const page = { draftId: id, offset: z.number().int().min(0).default(0), limit: z.number().int().min(1).max(200).default(50) }
const change = z.enum(['new', 'changed', 'gone', 'renamed', 'same'])
const group = z.enum(RECORD_GROUPS)
const at = z.number().int().min(0)
/** a cell of the document, or a text outside of tables */
const place = z.object({ block: at, row: at.nullable(), column: at.nullable() })
/** every write names the version of the draft it saw */
const seen = { draftId: id, version: z.number().int().positive(), requestId }
const word = z.string().trim().min(1).max(200)
const ofTable = {
  column: z.number().int().min(0).max(500),
  is: z.string().max(40),
  year: z.number().int().min(1990).max(2200).nullable(),
}
const money = z.enum(MONEY_WORDS).nullable()
/** whether a table of its kind has such columns and rows is setRule's to say */
const tableRule = z.object({
  kind: z.enum(RULE_KINDS).nullable(),
  money,
  owner: word.nullable(),
  goal: word.nullable(),
  columns: z
    .array(z.object({ ...ofTable, money }))
    .max(200)
    .readonly(),
  rows: z
    .array(z.object({ ...ofTable, label: word }))
    .max(200)
    .readonly(),
})
const manage = reaching('import.manage')

/** Plan documents on their way into the plan. The files themselves go through /files/imports (import-files.ts). */
export const importsRouter = router({
  list: manage.query(({ ctx }) => listDrafts(ctx.db)),
  /** state and progress of the reading; cheap enough to ask every second */
  status: manage.input(z.object({ draftId: id })).query(({ ctx, input }) => draftStatus(ctx.db, input.draftId)),
  summary: manage.input(z.object({ draftId: id })).query(({ ctx, input }) => draftSummary(ctx.db, input.draftId, ctx.today)),
  records: manage
    .input(
      z.object({
        ...page,
        unit: z.string().max(80).optional(),
        group: group.optional(),
        onlyAttention: z.boolean().optional(),
        change: change.optional(),
      }),
    )
    .query(({ ctx, input }) => draftRecords(ctx.db, input, ctx.today)),
  attention: manage
    .input(z.object({ draftId: id }))
    .query(async ({ ctx, input }) => attentionViews(await openedDraft(ctx.db, input.draftId, ctx.today))),
  unrecognised: manage.input(z.object(page)).query(({ ctx, input }) => draftUnrecognised(ctx.db, input, ctx.today)),
  /** the document's blocks from `from` on, with the fields read from their cells */
  blocks: manage
    .input(z.object({ draftId: id, from: z.number().int().min(0), limit: z.number().int().min(1).max(60) }))
    .query(({ ctx, input }) => draftBlocks(ctx.db, input, ctx.today)),
  diff: manage
    .input(z.object({ ...page, change: change.optional(), group: group.optional() }))
    .query(({ ctx, input }) => draftDiff(ctx.db, input, ctx.today)),
  /** of a result report */
  results: manage
    .input(z.object({ ...page, standing: z.enum(['new', 'same', 'differs', 'barred']).optional() }))
    .query(({ ctx, input }) => draftResults(ctx.db, input, ctx.today)),
  equations: manage
    .input(z.object({ ...page, state: z.enum(['exact', 'rounding', 'failed', 'not-checkable']).optional() }))
    .query(({ ctx, input }) => draftEquations(ctx.db, input, ctx.today)),
  /** what persons said of the document's tables, and what found no place with it */
  rules: manage.input(z.object({ draftId: id })).query(({ ctx, input }) => draftRules(ctx.db, input.draftId)),
  /** what was said of one table */
  table: manage
    .input(z.object({ draftId: id, block: z.number().int().min(0) }))
    .query(({ ctx, input }) => draftTable(ctx.db, input)),
  setRule: manage
    .input(z.object({ ...seen, block: z.number().int().min(0), rule: tableRule.nullable(), alike: z.boolean() }))
    .mutation(({ ctx, input }) => setRule(ctx.db, input, ctx.as)),
  correct: manage
    .input(
      z.object({ ...seen, path: z.string().min(1).max(200), typed: z.string().max(2000).nullable(), place: place.nullable() }),
    )
    .mutation(({ ctx, input }) => correctField(ctx.db, input, ctx.as)),
  /** what records may stand under */
  parents: manage.input(z.object({ draftId: id })).query(({ ctx, input }) => draftParents(ctx.db, input.draftId, ctx.today)),
  /** what a row that was not read could be, as the records around it are read */
  proposal: manage
    .input(z.object({ draftId: id, place, group: z.enum(ADDABLE).optional() }))
    .query(({ ctx, input }) => draftProposal(ctx.db, input, ctx.today)),
  add: manage
    .input(
      z.object({
        ...seen,
        group: z.enum(ADDABLE),
        under: z.string().min(1).max(80),
        item: z.enum(BUDGET_LINES).nullable(),
        place: place.nullable(),
        fields: z
          .array(z.object({ column: z.string().min(1).max(80), typed: z.string().max(2000).nullable(), place: place.nullable() }))
          .max(80),
      }),
    )
    .mutation(({ ctx, input }) => addRecord(ctx.db, input, ctx.as)),
  decide: manage
    .input(
      z.object({
        ...seen,
        subjects: z.array(z.string().min(3).max(200)).min(1).max(500),
        decision: z.enum(['accepted', 'refused', 'dismissed', 'open']),
        word: z.string().max(300).nullable(),
      }),
    )
    .mutation(({ ctx, input }) => decide(ctx.db, input, ctx.as)),
  confirm: manage
    .input(
      z.object({
        ...seen,
        filedOn: z
          .string()
          .regex(/^\d{4}-\d\d(-\d\d)?$/)
          .nullable(),
        councilOn: z.iso.date().nullable(),
        unread: z.number().int().min(0),
      }),
    )
    .mutation(({ ctx, input }) => confirmDraft(ctx.db, input, ctx.as)),
  undo: manage
    .input(z.object({ ...seen, reason: z.string().max(500) }))
    .mutation(({ ctx, input }) => undoImport(ctx.db, input, ctx.as)),
  discard: manage
    .input(z.object({ ...seen, reason: z.string().max(500) }))
    .mutation(({ ctx, input }) => discardDraft(ctx.db, input, ctx.as)),
})
