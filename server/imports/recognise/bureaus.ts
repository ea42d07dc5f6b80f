import type { Block, ReadDocument } from '../../documents/model.ts'
import { signature } from './signature.ts'
import { filled, linesOf } from './source.ts'
import { isTitle, unitName, unitOnCover } from './units.ts'

/**
 * The document cut at every second and later owner of the bureau's kind ('[소관실국] …'): each part is one bureau's plan.
 * Blocks keep their places, so that every loc still points into the whole document.
 */
export function bureausIn(document: ReadDocument): ReadDocument[] {
  const owners: number[] = []
  const starts: number[] = []
  const names: string[] = []
  const saying = document.blocks.filter((block) => saysOwner(block))
  for (const line of linesOf({ blocks: saying })) {
    const sign = signature(line)
    if (sign?.kind !== 'owner' || sign.level !== 'bureau' || !sign.value || names.includes(sign.value.squeezed)) continue
    names.push(sign.value.squeezed)
    const at = document.blocks.findIndex((block) => block.loc.block === line.block)
    owners.push(at)
    starts.push(startOf(document.blocks, at, sign.value.squeezed))
  }
  if (starts.length < 2) return [document]
  const cover = document.blocks.slice(0, owners[0]).filter((block) => block.kind === 'text' && isCover(block))
  return starts.map((from, i) => {
    const own = document.blocks.slice(i === 0 ? 0 : from, starts[i + 1] ?? document.blocks.length)
    return { ...document, blocks: i === 0 ? own : [...cover, ...own] }
  })
}

/** A title of the whole document, which says its year to each part of it, and names no bureau. */
const isCover = (block: Block): boolean =>
  linesOf({ blocks: [block] })
    .flatMap(filled)
    .some((piece) => {
      const unit = isTitle(piece) ? unitOnCover(piece) : undefined
      return unit === null || (unit && unitName(unit.text) === 'government')
    })

const saysOwner = (block: Block): boolean =>
  block.kind === 'text' ? OWNER.test(block.text) : block.grid.some((row) => row.some((cell) => OWNER.test(cell.text)))
const OWNER = /소[^가-힣]{0,9}관/

/** The owner's table, and the bureau's name or a title printed as texts right above it. */
function startOf(blocks: readonly Block[], owner: number, name: string): number {
  let at = owner
  for (let above = at - 1; above >= 0 && at - above <= 3; above--) {
    const block = blocks[above]
    if (block?.kind !== 'text') break
    const texts = linesOf({ blocks: [block] }).flatMap(filled)
    if (
      texts.some(
        (piece) =>
          piece.squeezed === name || piece.squeezed === `[${name}]` || /성과(?:계획|보고)서$|^전략목표/.test(piece.squeezed),
      )
    )
      at = above
  }
  return at
}
