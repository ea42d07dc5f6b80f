import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Draw } from '#domain/pages/view.ts'
import { log } from '../log.ts'

/**
 * What draws pages, built beside the client of `folder` and loaded when the first page is asked for. A page that it cannot draw is drawn by
 * the browser alone: null. That of a part of the client (`part`) is logged once.
 */
export function drawingBeside(folder: string): (part: string, page: Parameters<Draw>[0]) => ReturnType<Draw> {
  const file = join(folder, '../drawing/drawing.js')
  let loaded: Promise<{ readonly draw: Draw }> | null = null
  const failed = new Set<string>()
  return async (part, page) => {
    if (loaded === null && !existsSync(file)) return null
    loaded ??= import(/* @vite-ignore */ pathToFileURL(file).href) as Promise<{ readonly draw: Draw }>
    try {
      return await (await loaded).draw(page)
    } catch (err) {
      if (!failed.has(part)) log.error({ err, part }, 'a page could not be drawn by the server')
      failed.add(part)
      return null
    }
  }
}
