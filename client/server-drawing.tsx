/** The first drawing of a page, made by the server of the answers it sends with it. It can be seen before any of this program has come. */
import { createMemoryHistory } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { renderToPipeableStream, renderToString } from 'react-dom/server'
import type { Draw, Drawn } from '#domain/pages/view.ts'
import { App, makeRouter } from './App.tsx'
import { askingNothingMore } from './trpc.ts'
import { drawnIn } from './view.ts'

export { beginning } from './begin.ts'

/** Every page has its heading; what waits for an answer, or failed, has none. */
const HEADING = '<h1'

/** In the place of what React left out, because it waits or threw. */
const LEFT_OUT = '<!--$!-->'

export const draw: Draw = async ({ url, answers, view }, leftOut) => {
  const router = makeRouter(createMemoryHistory({ initialEntries: [url] }))
  await router.load()
  const page = () => <App router={router} asking={askingNothingMore(answers)} />
  const html = drawnIn(view, () => renderToString(page()))
  if (html.includes(LEFT_OUT)) leftOut(() => thrownBy(page()))
  return html.includes(HEADING) ? withoutStyles(html) : null
}

/** What is read first, in a page's text up to the end of its content. */
const FIRST = /<main[ >].*?<(?:(table|ul)\b|(\w+)(?= [^>]*\bdata-card\b))/s

/** A panel that stands beside the page, which is narrower there. */
const BESIDE = /<dialog [^>]*\bopen=""[^>]*\bdata-side-panel/

/**
 * Where the first card, table or list ends; nothing is read before a panel beside it has come. React writes no other `<` than those of tags,
 * and closes each of these.
 */
function endOfFirst(html: string): number {
  const found = FIRST.exec(html.slice(0, html.indexOf('</main>')))
  if (found === null || BESIDE.test(html)) return html.length
  const tags = new RegExp(`<(/?)${found[1] ?? found[2]}\\b[^>]*>`, 'g')
  tags.lastIndex = found.index + found[0].lastIndexOf('<')
  for (let depth = 0, tag = tags.exec(html); tag !== null; tag = tags.exec(html)) {
    depth += tag[1] === '' ? 1 : -1
    if (depth === 0) return tags.lastIndex
  }
  return html.length
}

/** What a part of the page throws, which is not heard where a page is drawn as a text; null where all of it only waits. */
function thrownBy(page: ReactNode): Promise<unknown> {
  const waits = new Error('it only waits')
  return new Promise((done) => {
    const { abort } = renderToPipeableStream(page, { onError: (error) => done(error === waits ? null : error) })
    // By then all has been tried that is there.
    setTimeout(() => {
      abort(waits)
      done(null)
    }, 1000)
  })
}

/**
 * The drawing waits for its fonts, as the page itself does: words that change their font move what stands beside them. Not laid out before,
 * in the page and not in a file, since it would be laid out in other fonts, and without a style sheet, for longer than all the rest takes.
 */
const WAITING = '@media (scripting:enabled){:root:not([data-fonts]) #root[inert]{display:none}}'

/** What is not yet in a frame (begin.ts): it has its place, and is neither laid out nor painted. */
const LATER = ':is([data-later],[data-first]~*){visibility:hidden;content-visibility:hidden}'

/** React writes quotation marks of texts and values as entities, so this is an attribute. */
const STYLE = / style="([^"]*)"/g
/** Sizes, places and names of grids; what could end a rule is none of them. */
const PLAIN = /^[\w\s%:;.,()#+*/-]*$/

function withoutStyles(drawn: string): Drawn | null {
  const rules = new Map<string, number>()
  let whole = true
  const html = drawn.replaceAll(STYLE, (_, style: string) => {
    whole &&= PLAIN.test(style)
    const at = rules.get(style) ?? rules.size
    rules.set(style, at)
    return ` data-drawn="${at}"`
  })
  // Taken over, it would never be given a style that is left out here: the browser alone draws such a page.
  if (!whole) return null
  const end = endOfFirst(html)
  return {
    html: [html.slice(0, end), html.slice(end)],
    css: WAITING + LATER + [...rules].map(([style, at]) => `[data-drawn="${at}"]{${style}}`).join(''),
  }
}
