import { FACES, fontsCome, PATIENCE } from './fonts.ts'

/**
 * Shows what the server has drawn, and begins the page's program once that has been seen: whoever reads it does not wait for what takes it
 * over. The program's files stand in the page's template (server/http/screens.ts). Sent as a text: it needs nothing but the browser.
 */
function begin(): void {
  document.documentElement.dataset['fonts'] = 'come'
  const program = document.getElementById('program')
  if (!(program instanceof HTMLTemplateElement)) return
  document.head.append(...program.content.querySelectorAll('link'))
  const run = () => document.head.append(program.content)
  // A page that nobody looks at has no next frame.
  if (document.visibilityState === 'visible') requestAnimationFrame(() => setTimeout(run))
  else run()
}

/** The script that stands in a page drawn by the server. */
export const beginning = `(${fontsCome.toString()})(${JSON.stringify(FACES)},${PATIENCE}).then(${begin.toString()})`
