import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'
import type { ReorganisationDraft } from '#domain/plan/reorganisation.ts'
import { makeHwpx } from '../helpers/documents/make.ts'
import { blocksOf } from '../helpers/imports/drafts-blocks.ts'
import { smallPlan } from '../helpers/plans/small.ts'
import { SOON, within } from './keys.ts'

/** A plan of another bureau, with a total that does not hold. */
const OTHER = smallPlan({ goals: (form) => form.replace(/\t300$/, '\t310') })

/**
 * Puts on the stage of the practice year what else pages are full of: the plan confirmed and with a 추경, a transfer between
 * departments, next year's draft, a document that was read, a reorganisation being drafted. `page`: an administrator's.
 * Answers the paths with their numbers in the place of FILE and EVENT.
 */
export async function underway(origin: string, page: Page, paths: readonly string[]): Promise<string[]> {
  const headers = { origin }
  const ask = async (name: string, input: object) =>
    answered(name, await page.request.get(`${origin}/trpc/${name}?input=${encodeURIComponent(JSON.stringify(input))}`))
  const act = async (name: string, input: object) =>
    answered(name, await page.request.post(`${origin}/trpc/${name}`, { headers, data: { ...input, requestId: randomUUID() } }))

  const sent = await page.request.put(`${origin}/files/imports?request=${randomUUID()}`, {
    headers: { ...headers, 'content-type': 'application/octet-stream', 'x-file-name': encodeURIComponent('새빛미래국.hwpx') },
    data: Buffer.from(await makeHwpx(blocksOf(OTHER))),
  })
  const { draftId } = (await sent.json()) as { draftId: number }

  const { plan } = (await ask('accounts.frame', {})) as Answers['frame']
  const [first = 0, second = 0, third = 0] = plan.departments.map((one) => one.id)
  const { programmes } = (await ask('budgets.movements', { year: 2026 })) as Answers['movements']
  const [programme = 0, another = 0] = programmes.filter((one) => one.departmentId === first).map((one) => one.id)
  await act('budgets.move', {
    year: 2026,
    programmeId: programme,
    fromUnitId: first,
    toUnitId: third,
    amount: 12_000_000,
    movedOn: '2026-08-03',
    basis: '행정기구 설치 조례',
    eventId: null,
    note: '',
  })
  await act('budgets.fileList', { year: 2026, quarter: 3, filedOn: '2026-10-10', note: '' })

  const council = { meeting: '제420회 정례회', number: '1', decidedOn: '2025-12-16', evidence: '' }
  const { seen } = (await ask('editions.page', { planId: plan.id })) as Answers['edition']
  const confirmed = (await act('editions.confirm', { planId: plan.id, seen, council })) as Answers['edition']
  const opened = (await act('editions.openSupplementary', { planId: plan.id, seen: confirmed.seen })) as Answers['draft']
  const amounts = [{ programmeId: another, raw: '90' }]
  const set = (await act('editions.setSupplementary', { id: opened.id, version: opened.version, amounts })) as Answers['draft']
  await act('editions.confirmSupplementary', {
    id: opened.id,
    version: set.version,
    council: { ...council, decidedOn: '2026-05-20' },
    exception: '',
  })

  await act('nextPlan.rollOver', { fromPlanId: plan.id })

  const title = '2027년 1월 개편'
  const event = (await act('reorganisations.create', { title })) as Answers['draft']
  await act('reorganisations.save', {
    id: event.id,
    version: event.version,
    head: { title, ordinance: '행정기구 설치 조례', ordinanceNumber: '', decided: '', day: '2027-01-01', source: '' },
    draft: {
      units: ['홍보과', '미디어과'].map((name, n) => ({
        key: `n${n}`,
        level: 'department',
        name,
        shortName: '',
        parent: plan.bureau.id,
      })),
      lines: [
        { kind: 'split', from: third, to: 'n0' },
        { kind: 'split', from: third, to: 'n1' },
        { kind: 'rename', from: second, name: '이민정책과', shortName: '' },
      ],
      items: [],
      people: [],
      shares: [],
      accepted: [],
    } satisfies ReorganisationDraft,
  })

  const state = async () => ((await ask('imports.status', { draftId })) as Answers['document']).state
  await within(SOON.timeout, async () => (await state()) !== 'uploaded')
  return paths.map((path) => path.replace('FILE', String(draftId)).replace('EVENT', String(event.id)))
}

interface Answers {
  readonly frame: { plan: { id: number; bureau: { id: number }; departments: { id: number }[] } }
  readonly movements: { programmes: { id: number; departmentId: number }[] }
  readonly edition: { seen: number }
  readonly draft: { id: number; version: number }
  readonly document: { state: string }
}

async function answered(name: string, answer: Awaited<ReturnType<Page['request']['get']>>): Promise<unknown> {
  const text = await answer.text()
  if (!answer.ok()) throw new Error(`${name}: ${answer.status()} ${text}`)
  return (JSON.parse(text) as { result: { data: unknown } }).result.data
}
