import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Beginning, Draw } from '#domain/pages/view.ts'
import { log } from '../log.ts'

interface Drawing {
  readonly draw: Draw
  readonly beginning: Beginning
}

/** What draws pages, built beside the client of `folder` and loaded when the first page is asked for. A failure is logged once for each part. */
export function drawingBeside(folder: string) {
  const file = join(folder, '../drawing/drawing.js')
  let loaded: Promise<Drawing> | null = null
  const failed = new Set<string>()
  const note = (part: string, err: unknown) => {
    if (!failed.has(part)) log.error({ err, part }, 'a page could not be drawn by the server')
    failed.add(part)
  }
  async function tried<T>(part: string, what: (drawing: Drawing) => T | Promise<T>): Promise<T | null> {
    if (loaded === null && !existsSync(file)) return null
    loaded ??= import(/* @vite-ignore */ pathToFileURL(file).href) as Promise<Drawing>
    try {
      return await what(await loaded)
    } catch (err) {
      note(part, err)
      return null
    }
  }
  // Found out once for each part: it is drawn again for that.
  const asked = new Set<string>()
  const leftOut = (part: string) => (why: () => Promise<unknown>) => {
    if (asked.has(part)) return
    asked.add(part)
    void why().then((err) => err !== null && note(part, err))
  }
  return {
    /** The page of that part of the client; null = the browser alone draws it. */
    draw: (part: string, page: Parameters<Draw>[0]) => tried(part, ({ draw }) => draw(page, leftOut(part))),
    /** The scripts of any page; null = its program is begun by its tag alone. */
    beginning: (...of: Parameters<Beginning>) => tried('every page', ({ beginning }) => beginning(...of)),
  }
}
