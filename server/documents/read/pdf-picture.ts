import { Refusal } from '../../refusal.ts'
import type { ReadLimits } from '../guard/limits.ts'
import type { PagePicture } from '../model.ts'
import { withPdf } from './pdf-file.ts'
import { readPage } from './pdf-page.ts'

/** A PDF's page as its words and ruling lines: enough to find a figure again, without pictures and shading. */
export async function pdfPicture(bytes: Uint8Array, number: number, limits: ReadLimits): Promise<PagePicture> {
  return withPdf(bytes, limits, async (document) => {
    const pages = document.numPages
    if (!Number.isInteger(number) || number < 1 || number > pages) throw new Refusal('bad-input', { page: number, pages })
    const { width, height, words, rules } = await readPage(await document.getPage(number))
    const lines = rules.map(({ x1, y1, x2, y2 }) => `<line x1="${n(x1)}" y1="${n(y1)}" x2="${n(x2)}" y2="${n(y2)}"/>`)
    const texts = words.map(
      (word) =>
        `<text x="${n(word.x)}" y="${n(word.y + word.height * 0.88)}" font-size="${n(word.height)}"` +
        ` textLength="${n(word.width)}" lengthAdjust="spacingAndGlyphs">${escaped(word.text)}</text>`,
    )
    const svg =
      `<svg xmlns="http://www.w3.org/2000/svg" width="${n(width)}" height="${n(height)}" viewBox="0 0 ${n(width)} ${n(height)}">` +
      `<rect width="${n(width)}" height="${n(height)}" fill="#ffffff"/><g stroke="#666666" stroke-width="0.5">${lines.join('')}</g>` +
      `<g font-family="sans-serif" fill="#000000">${texts.join('')}</g></svg>`
    return { svg, page: number, pages, width, height }
  })
}

const n = (value: number) => String(Math.round(value * 100) / 100)

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }
/** Control characters are not allowed in XML at all. */
const escaped = (text: string) =>
  text.replaceAll(/[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu, '').replaceAll(/[&<>]/g, (letter) => ESCAPES[letter] ?? '')
