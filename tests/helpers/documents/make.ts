import { HwpDocument, initSync } from '@rhwp/core'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { writeXlsx } from 'hucre'
import { markdownToHwpx } from 'kordoc'
import { htmlTable, isTable, type MadeBlock, placed } from './table.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)

/** Plain text as offices send it: TABs between cells, an empty cell for what a merged one covers. */
function makeText(blocks: readonly MadeBlock[]): string {
  return blocks
    .map((block) => {
      if (!isTable(block)) return typeof block === 'string' ? block : `## ${block.heading}`
      const cells = placed(block)
      const width = Math.max(...cells.map((cell) => cell.column + cell.across))
      return block
        .map((_, row) =>
          Array.from(
            { length: width },
            (_unused, column) =>
              cells.find((cell) => cell.row === row && cell.column === column)?.text.replaceAll('\n', '<br>') ?? '',
          ).join('\t'),
        )
        .join('\n')
    })
    .join('\n\n')
}

/** Markdown with HTML tables, which can say what is merged. */
const makeMarkdown = (blocks: readonly MadeBlock[]) =>
  blocks
    .map((block) => (isTable(block) ? htmlTable(block) : typeof block === 'string' ? block : `# ${block.heading}`))
    .join('\n\n')

export const makeMarkdownFile = (blocks: readonly MadeBlock[]): Uint8Array => utf8(makeMarkdown(blocks))

export const makeTextFile = (blocks: readonly MadeBlock[]): Uint8Array => utf8(makeText(blocks))

export async function makeHwpx(blocks: readonly MadeBlock[]): Promise<Uint8Array> {
  return new Uint8Array(await markdownToHwpx(makeMarkdown(blocks)))
}

let engineStarted = false

/** HWP 5, written by the layout engine from the HWPX. */
export async function makeHwp(blocks: readonly MadeBlock[]): Promise<Uint8Array> {
  if (!engineStarted) initSync({ module: readFileSync(createRequire(import.meta.url).resolve('@rhwp/core/rhwp_bg.wasm')) })
  engineStarted = true
  const document = new HwpDocument(await makeHwpx(blocks))
  try {
    return document.exportHwp()
  } finally {
    document.free()
  }
}

/** One sheet: blocks under each other with a blank row between; numbers as text, because what is shown is what is read. */
export async function makeXlsx(blocks: readonly MadeBlock[], sheet = '계획'): Promise<Uint8Array> {
  const rows: (string | null)[][] = []
  const merges: { startRow: number; startCol: number; endRow: number; endCol: number }[] = []
  for (const block of blocks) {
    const top = rows.length
    if (!isTable(block)) rows.push([typeof block === 'string' ? block : block.heading])
    else {
      block.forEach(() => rows.push([]))
      for (const { row, column, down, across, text } of placed(block)) {
        const line = rows[top + row]
        if (line) line[column] = text
        if (down * across > 1)
          merges.push({ startRow: top + row, startCol: column, endRow: top + row + down - 1, endCol: column + across - 1 })
      }
    }
    rows.push([])
  }
  return writeXlsx({ sheets: [{ name: sheet, rows: rows.map((row) => Array.from(row, (cell) => cell ?? null)), merges }] })
}

/** A PDF of ruled tables under each other (ASCII only: the standard fonts have no 한글). */
export function makePdf(blocks: readonly MadeBlock[]): Uint8Array {
  const drawn: string[] = []
  let y = 780
  for (const block of blocks) {
    if (!isTable(block)) {
      drawn.push(text(40, y, typeof block === 'string' ? block : block.heading))
      y -= 24
      continue
    }
    for (const { row, column, down, across, text: said } of placed(block)) {
      const [x, top] = [40 + column * 80, y - row * 20]
      drawn.push(`${x} ${top - down * 20} ${across * 80} ${down * 20} re S`, text(x + 4, top - 14, said))
    }
    y -= block.length * 20 + 20
  }
  return pdfOf(drawn.join('\n'))
}

const text = (x: number, y: number, said: string) =>
  `BT /F1 9 Tf ${x} ${y} Td (${said.replaceAll(/[()\\]/g, String.raw`\$&`)}) Tj ET`

/** The smallest PDF around one page's content. */
export function pdfOf(content: string, extra = ''): Uint8Array {
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ]
  let file = '%PDF-1.7\n'
  const offsets = objects.map((object, i) => {
    const at = file.length
    file += `${i + 1} 0 obj\n${object}\nendobj\n`
    return at
  })
  const table = file.length
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')}`
  return Buffer.from(
    `${file}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${extra}>>\nstartxref\n${table}\n%%EOF`,
    'latin1',
  )
}
