import { guard } from '#server/documents/guard/guard.ts'
import { DEFAULT_LIMITS } from '#server/documents/guard/limits.ts'
import { packPlain } from '#server/documents/guard/repack.ts'
import { unzip } from '#server/documents/guard/zip.ts'
import { readDocument } from '#server/documents/read/read-document.ts'
import { Refusal } from '#server/refusal.ts'
import { makeHwp, makeHwpx, makeMarkdownFile, makePdf, makeTextFile, makeXlsx } from './make.ts'
import type { MadeBlock } from './table.ts'

export interface Survived {
  readonly documents: number
  /** how often each refusal was given, as `reason what` */
  readonly refusals: Readonly<Record<string, number>>
  /** outcomes that are neither: each says which mutation, so that it can be made again */
  readonly crashes: readonly string[]
  /** most the process held at any time, in MB */
  readonly rssMb: number
  readonly slowestMs: number
}

const PLAN: readonly MadeBlock[] = [
  { heading: '1. 기본방향' },
  '(단위: 명)',
  [
    [
      { text: '부서명', rows: 2 },
      { text: '정원', columns: 2 },
    ],
    ['계', '4급이상'],
    ['갑과', '22', '2'],
    ['을과', '△13', '1,970,000'],
  ],
  '○ 목적 및 주요내용',
  [
    ['사업명', "'26예산"],
    ['첫째 사업', '3.32%'],
    ['둘째 사업', ''],
  ],
]
const ASCII: readonly MadeBlock[] = [
  'Goals',
  [
    ['name', { text: 'amount', columns: 2 }],
    ['a', '1', '2'],
    ['b', '3', '4'],
  ],
]

/** One small document of each format, by the name it is sent under. */
async function smallDocuments(): Promise<ReadonlyMap<string, Uint8Array>> {
  return new Map<string, Uint8Array>([
    ['plan.txt', makeTextFile(PLAN)],
    ['plan.md', makeMarkdownFile(PLAN)],
    ['plan.csv', new TextEncoder().encode('부서명,정원\n갑과,22\n"을\n과",13\n')],
    ['plan.hwpx', await makeHwpx(PLAN)],
    ['plan.hwp', await makeHwp(PLAN)],
    ['plan.xlsx', await makeXlsx(PLAN)],
    ['plan.pdf', makePdf(ASCII)],
  ])
}

/**
 * Reads `count` damaged documents, the same ones for the same seed: bytes flipped, cut, inserted, doubled; in packages also
 * inside a part, packed anew so that the damage reaches the parsers. Every outcome should be a document or a refusal.
 */
export async function surviveMutations(
  count: number,
  seed: number,
  onProgress: (done: number) => void = () => {},
): Promise<Survived> {
  const originals = [...(await smallDocuments())]
  const refusals: Record<string, number> = {}
  const crashes: string[] = []
  let documents = 0
  let rss = 0
  let slowestMs = 0
  for (let i = 0; i < count; i++) {
    const random = randomFrom(seed * 1_000_003 + i)
    const [name, bytes] = originals[i % originals.length] ?? ['', new Uint8Array()]
    const started = performance.now()
    try {
      await readDocument(mutated(bytes, random), name, { milliseconds: 20_000 })
      documents++
    } catch (error) {
      if (error instanceof Refusal) {
        const what = `${error.reason} ${error.facts['what'] ?? ''}`.trim()
        refusals[what] = (refusals[what] ?? 0) + 1
      } else crashes.push(`seed ${seed}, mutation ${i} of ${name}: ${String(error)}`)
    }
    slowestMs = Math.max(slowestMs, performance.now() - started)
    rss = Math.max(rss, process.memoryUsage.rss())
    onProgress(i + 1)
  }
  return { documents, refusals, crashes, rssMb: Math.round(rss / 1024 / 1024), slowestMs: Math.round(slowestMs) }
}

type Random = (below: number) => number

/** mulberry32 */
function randomFrom(seed: number): Random {
  let state = seed >>> 0
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) % Math.max(1, below)
  }
}

function mutated(bytes: Uint8Array, random: Random): Uint8Array {
  const isPackage = bytes[0] === 0x50 && bytes[1] === 0x4b
  if (!isPackage || random(3) === 0) return damagedBytes(bytes, random)
  const parts = unzip(bytes, DEFAULT_LIMITS)
  const names = [...parts.keys()].filter((name) => name !== 'mimetype')
  const name = names[random(names.length)] ?? ''
  parts.set(name, damagedBytes(parts.get(name) ?? new Uint8Array(), random))
  return packPlain(parts)
}

function damagedBytes(bytes: Uint8Array, random: Random): Uint8Array {
  let data = Buffer.from(bytes)
  for (let times = 1 + random(4); times > 0; times--) {
    const at = random(data.length)
    const length = 1 + random(random(2) === 0 ? 8 : 400)
    const kind = random(6)
    if (kind <= 1) data[at] = random(256)
    else if (kind === 2) data = Buffer.concat([data.subarray(0, at), data.subarray(at + length)])
    else if (kind === 3)
      data = Buffer.concat([data.subarray(0, at), Buffer.from(Array.from({ length }, () => random(256))), data.subarray(at)])
    else if (kind === 4) data = Buffer.concat([data.subarray(0, at), data.subarray(at, at + length), data.subarray(at)])
    else if (random(4) === 0) data = data.subarray(0, at)
    else data = Buffer.concat([data.subarray(0, at), Buffer.from(NASTY[random(NASTY.length)] ?? ''), data.subarray(at)])
  }
  return data
}

const NASTY = [
  '<!DOCTYPE a [<!ENTITY b "c">]>',
  '99999999999',
  '-1',
  '<td rowspan="99999" colspan="99999">',
  '\0',
  '\uFFFD',
  '<hp:tbl rowCnt="65535" colCnt="65535">',
  '&#x110000;',
  ']]>',
  '\t\t\t',
]

/** For tests that need the checked bytes and not the document. */
export const guarded = (bytes: Uint8Array, name: string, limits = {}) => guard(bytes, name, { ...DEFAULT_LIMITS, ...limits })
