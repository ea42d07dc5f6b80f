/** The first drawing of a page, made by the server of the answers it sends with it. It can be seen before any of this program has come. */
import { createMemoryHistory } from '@tanstack/react-router'
import { renderToString } from 'react-dom/server'
import type { Draw, Drawn } from '#domain/pages/view.ts'
import { App, makeRouter } from './App.tsx'
import { beginning } from './begin.ts'
import { askingNothingMore } from './trpc.ts'
import { drawnIn } from './view.ts'

/** Every page has its heading; what waits for an answer, or failed, has none. */
const HEADING = '<h1'

export const draw: Draw = async ({ url, answers, view }) => {
  const router = makeRouter(createMemoryHistory({ initialEntries: [url] }))
  await router.load()
  const html = drawnIn(view, () => renderToString(<App router={router} asking={askingNothingMore(answers)} />))
  return html.includes(HEADING) ? { ...withoutStyles(html), script: beginning } : null
}

/**
 * The drawing waits for its fonts, as the page itself does: words that change their font move what stands beside them. Not laid out before,
 * in the page and not in a file, since it would be laid out in other fonts, and without a style sheet, for longer than all the rest takes.
 */
const WAITING = '@media (scripting:enabled){:root:not([data-fonts]) #root[inert]{display:none}}'

/** React writes quotation marks of texts and values as entities, so this is an attribute. */
const STYLE = / style="([^"]*)"/g
/** Sizes, places and names of grids; what could end a rule is none of them. */
const PLAIN = /^[\w\s%:;.,()#+*/-]*$/

function withoutStyles(drawn: string): Pick<Drawn, 'html' | 'css'> {
  const rules = new Map<string, number>()
  const html = drawn.replaceAll(STYLE, (_, style: string) => {
    if (!PLAIN.test(style)) return ''
    const at = rules.get(style) ?? rules.size
    rules.set(style, at)
    return ` data-drawn="${at}"`
  })
  return { html, css: WAITING + [...rules].map(([style, at]) => `[data-drawn="${at}"]{${style}}`).join('') }
}
