import type { ErrorCode, IRBlock, ParseOptions, ParseResult, WarningCode } from 'kordoc'
import { damaged, encrypted } from '../guard/damage.ts'
import type { ReadWarning } from '../model.ts'

export type { IRBlock, IRTable } from 'kordoc'

export interface Parsed {
  readonly blocks: readonly IRBlock[]
  readonly warnings: readonly ReadWarning[]
}

/**
 * One file through kordoc, whatever its kind. Never `ocr` (it downloads), always the empty columns at the right (they are the
 * actuals to come). What it read in part only is refused: a plan with a missing page is worse than none.
 */
export async function parseByKordoc(
  bytes: Uint8Array,
  options: ParseOptions,
  onProgress: (done: number, total: number) => void,
): Promise<Parsed> {
  const { parse } = await import('kordoc')
  // A copy: the parser of PDF takes the buffer away from its owner.
  const own = new Uint8Array(bytes).buffer
  const result: ParseResult = await parse(own, { ...options, keepTrailingEmptyCols: true, onProgress }).catch(() => {
    throw damaged('unreadable')
  })
  if (!result.success) throw refusalOf(result.code, result.error)
  const found = result.warnings ?? []
  if (found.some(({ code }) => INCOMPLETE.has(code))) throw damaged('partly-readable')
  if (found.some(({ code }) => code === 'NEEDS_OCR') && result.blocks.length === 0) throw damaged('no-text')
  return {
    blocks: result.blocks,
    warnings: found.map(({ code, message }) => ({ kind: WARNINGS[code] ?? 'other', what: message })),
  }
}

const INCOMPLETE: ReadonlySet<WarningCode> = new Set<WarningCode>([
  'PARTIAL_PARSE',
  'TRUNCATED_TABLE',
  'MALFORMED_XML',
  'BROKEN_ZIP_RECOVERY',
])
const WARNINGS: Partial<Record<WarningCode, ReadWarning['kind']>> = {
  HIDDEN_TEXT_FILTERED: 'text-removed',
  SKIPPED_IMAGE: 'picture-skipped',
  LENIENT_CFB_RECOVERY: 'partly-read',
  NEEDS_OCR: 'partly-read',
}

function refusalOf(code: ErrorCode | undefined, message: string) {
  if (code === 'ENCRYPTED' || code === 'DRM_PROTECTED' || /암호|password/i.test(message)) return encrypted()
  return damaged(code === 'IMAGE_BASED_PDF' ? 'no-text' : 'unreadable')
}
