import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { PDFDocumentProxy } from 'pdfjs-dist/types/src/display/api.d.ts'
import { damaged, encrypted, excessive } from '../guard/damage.ts'
import type { ReadLimits } from '../guard/limits.ts'

/** Opens a PDF for `use` and closes it. Stops at the first error instead of leaving something out. */
export async function withPdf<T>(
  bytes: Uint8Array,
  limits: Pick<ReadLimits, 'pages'>,
  use: (document: PDFDocumentProxy) => Promise<T>,
): Promise<T> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const folder = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
  const task = getDocument({
    // a copy: the parser takes the buffer away from its owner
    data: new Uint8Array(bytes),
    verbosity: 0,
    stopAtErrors: true,
    enableXfa: false,
    disableFontFace: true,
    useSystemFonts: false,
    cMapUrl: `${join(folder, 'cmaps')}/`,
    cMapPacked: true,
    standardFontDataUrl: `${join(folder, 'standard_fonts')}/`,
    // Decoders of pictures and colours: without them a page with such a picture would be an error.
    wasmUrl: `${join(folder, 'wasm')}/`,
    iccUrl: `${join(folder, 'iccs')}/`,
  })
  try {
    const document = await task.promise.catch((error: unknown) => {
      throw error instanceof Error && error.name === 'PasswordException' ? encrypted() : damaged('unreadable')
    })
    if (document.numPages > limits.pages) throw excessive('pages', limits.pages)
    return await use(document)
  } finally {
    await task.destroy()
  }
}
