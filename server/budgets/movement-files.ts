import { z } from 'zod'
import { may } from '#domain/entry/permissions.ts'
import { formatNumber } from '#domain/words/format-number.ts'
import { cellsOf, numberFormat, PRINTED, styled, TEXT_FORMAT } from '../documents/sheet-style.ts'
import { makeWorkbook, type WriteSheet } from '../documents/workbook-file.ts'
import { asKnown } from '../http/context.ts'
import { type FileRoutes, forbiddenOnRecord, parsed, sendFile, XLSX } from '../http/files.ts'
import { yearText } from '../http/shapes.ts'
import { Refusal } from '../refusal.ts'
import { movementLists, type MovementRow, movementsOf } from './movements.ts'

const ask = z.object({
  year: yearText,
  quarter: z.coerce.number().pipe(z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)])),
})

/** GET /files/budgets/movements?year&quarter gives the list of a quarter's movements for the council. For 'budget.read'. */
export function movementFiles({ files, requesterOf }: FileRoutes): void {
  files.get('/budgets/movements', async (req, reply) => {
    const who = await requesterOf(req)
    const { year, quarter } = parsed(ask, req.query)
    await forbiddenOnRecord(who, 'budgets.movements', () => {
      if (!may(who.user, 'budget.read')) throw new Refusal('forbidden')
    })
    const { db, today } = await asKnown(who.ctx)
    const rows = (await movementsOf(db, year)).filter((row) => row.quarter === quarter)
    const due = (await movementLists(db, [year], today)).find((list) => list.quarter === quarter)?.dueOn
    const bytes = await movementSheet(rows.toReversed(), { year, quarter, due: due ?? null, today })
    const name = `예산이체내역_${year}년_${quarter}분기.xlsx`
    return sendFile(reply, { name, plainName: `budget-transfers_${year}_Q${quarter}.xlsx`, mediaType: XLSX, bytes })
  })
}

const HEADS = ['이체일', '단위사업', '보낸 부서', '받은 부서', '금액(원)', '근거', '조직개편', '비고']
const HEADING = 4

/** Σ from = Σ to: one column of amounts stands for both. What was taken back stands below, outside the sum. */
function movementSheet(
  rows: readonly MovementRow[],
  of: { readonly year: number; readonly quarter: number; readonly due: string | null; readonly today: string },
): Promise<Uint8Array> {
  const line = (row: MovementRow, note: string) => [
    styled(row.movedOn, 'center', TEXT_FORMAT),
    styled(row.programme, 'text', TEXT_FORMAT),
    styled(row.fromUnit, 'text', TEXT_FORMAT),
    styled(row.toUnit, 'text', TEXT_FORMAT),
    styled(row.amount, 'number', numberFormat(0)),
    styled(row.basis, 'text', TEXT_FORMAT),
    styled(row.event?.title ?? null, 'text', TEXT_FORMAT),
    styled(note === '' ? null : note, 'text', TEXT_FORMAT),
  ]
  const counting = rows.filter((row) => row.reversed === null)
  const sum = counting.reduce((total, row) => total + row.amount, 0)
  const back = rows.flatMap((row) =>
    row.reversed === null ? [] : [line(row, `정정: ${row.reversed.reason} (${row.reversed.at.slice(0, 10)})`)],
  )
  const sheet: WriteSheet = {
    name: '이체내역',
    columns: [12, 30, 20, 20, 18, 34, 26, 30].map((width) => ({ width })),
    ...cellsOf([
      [styled(`${of.year}년 ${of.quarter}분기 예산 이체내역`, 'title')],
      [
        styled(
          `지방재정법 제47조의2에 따른 이체 ${counting.length}건, ${formatNumber(sum)}원${of.due === null ? '' : ` · 의회 제출 기한 ${of.due}`} · 작성일 ${of.today}`,
          'note',
        ),
      ],
      [],
      HEADS.map((name) => styled(name, 'head')),
      ...counting.map((row) => line(row, row.note)),
      [
        styled('계', 'center'),
        ...Array.from({ length: 3 }, () => styled(null, 'text')),
        styled(sum, 'number', numberFormat(0)),
        ...Array.from({ length: 3 }, () => styled(null, 'text')),
      ],
      ...(back.length === 0 ? [] : [[], [styled('정정한 이체(합계에 넣지 않음)', 'guideHead')], ...back]),
    ]),
    rowDefs: new Map([[0, { height: 26 }]]),
    freezePane: { rows: HEADING },
    pageSetup: { ...PRINTED, printTitlesRow: `$${HEADING}:$${HEADING}` },
  }
  return makeWorkbook([sheet])
}
