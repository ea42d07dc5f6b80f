import { Refusal } from '../../refusal.ts'
import { damaged } from '../guard/damage.ts'
import { guard } from '../guard/guard.ts'
import type { ReadLimits } from '../guard/limits.ts'
import type { PagePicture } from '../model.ts'
import { withLayout } from './engine.ts'
import { POINTS } from './places.ts'
import { safeSvg } from './svg.ts'

/** In the reading thread: see `pagePicture`. */
export async function pictureOf(bytes: Uint8Array, name: string, page: number, limits: ReadLimits): Promise<PagePicture> {
  const file = guard(bytes, name, limits)
  if (file.kind === 'pdf') return (await import('./pdf-picture.ts')).pdfPicture(file.bytes, page, limits)
  if (file.kind !== 'hwpx' && file.kind !== 'hwp') throw new Refusal('file-type-refused', { extension: file.kind })
  const picture = await withLayout(file.bytes, (document) => {
    const pages = document.pageCount()
    if (!Number.isInteger(page) || page < 1 || page > pages) return { pages, svg: null }
    return { pages, svg: document.renderPageSvg(page - 1) }
  })
  if (!picture) throw damaged('unreadable')
  if (picture.svg === null) throw new Refusal('bad-input', { page, pages: picture.pages })
  const [width, height] = sizeOf(picture.svg)
  return { svg: safeSvg(picture.svg), page, pages: picture.pages, width, height }
}

function sizeOf(svg: string): [number, number] {
  const [, width = '794', height = '1123'] = /<svg[^>]*?\bwidth="([\d.]+)"[^>]*?\bheight="([\d.]+)"/.exec(svg) ?? []
  return [Number(width) * POINTS, Number(height) * POINTS]
}
