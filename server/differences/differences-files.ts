import { z } from 'zod'
import { may } from '#domain/entry/permissions.ts'
import { seoulTime } from '#domain/words/audit-changes.ts'
import { subjectWord } from '#domain/words/audit-subject.ts'
import { DIFFERENCE_WORDS, differenceSides } from '#domain/words/difference-words.ts'
import { cellsOf, PRINTED, styled, TEXT_FORMAT } from '../documents/sheet-style.ts'
import { makeWorkbook } from '../documents/workbook-file.ts'
import { type FileRoutes, parsed, sendFile, XLSX } from '../http/files.ts'
import { day, idText } from '../http/shapes.ts'
import { Refusal } from '../refusal.ts'
import { type Difference, differences } from './differences.ts'

const ask = z.object({ from: day, to: day.optional(), bureau: idText.optional() })

const COLUMNS = [
  ['구분', 10],
  ['대상', 44],
  ['이전', 32],
  ['이후', 32],
  ['바뀐 때(서울)', 20],
  ['바꾼 사람', 16],
  ['사유', 40],
] as const

/** GET /files/differences?from&to&bureau: what is known otherwise on another day, as a workbook. */
export function differenceFiles({ files, requesterOf }: FileRoutes): void {
  files.get('/differences', async (req, reply) => {
    const { ctx, user } = await requesterOf(req)
    if (!may(user, 'score.read')) throw new Refusal('forbidden')
    const { from, to = ctx.today, bureau } = parsed(ask, req.query)
    const found = await differences(ctx.db, { from, to, bureauId: bureau }, user, ctx.today)
    return sendFile(reply, {
      name: `바뀐것_${from}_${to}.xlsx`,
      plainName: `differences_${from}_${to}.xlsx`,
      mediaType: XLSX,
      bytes: await workbook(found, from, to),
    })
  })
}

function workbook(found: readonly Difference[], from: string, to: string): Promise<Uint8Array> {
  return makeWorkbook([
    {
      name: '바뀐 것',
      columns: COLUMNS.map(([, width]) => ({ width })),
      ...cellsOf([
        [styled(`${from}까지 알려진 것과 ${to}까지 알려진 것의 차이`, 'title')],
        [styled(`${found.length}건. 대상마다 두 날의 값과 마지막으로 바뀐 때, 사람, 사유입니다.`, 'note')],
        [],
        COLUMNS.map(([label]) => styled(label, 'head')),
        ...found.map((one) => {
          const { before, after } = differenceSides(one, 'ko')
          const { kind, subject, name, period, at, by, reason } = one
          return [DIFFERENCE_WORDS[kind].ko, subjectWord(subject, name, period).ko, before, after, seoulTime(at), by, reason].map(
            (text) => styled(text, 'text', TEXT_FORMAT),
          )
        }),
      ]),
      freezePane: { rows: 4, columns: 0 },
      pageSetup: { ...PRINTED, printTitlesRow: '$4:$4' },
    },
  ])
}
