import { FACES, fontsCome, PATIENCE } from './fonts.ts'

/**
 * Shows what the server has drawn, and begins the page's program once that has been seen: whoever reads it does not wait for what takes it
 * over. Sent as a text: it needs nothing but the browser.
 */
function begin(program: string): void {
  document.documentElement.dataset['fonts'] = 'come'
  const run = () => {
    const script = document.createElement('script')
    script.type = 'module'
    script.crossOrigin = ''
    script.src = program
    document.head.append(script)
  }
  // A page that nobody looks at has no next frame.
  if (document.visibilityState === 'visible') requestAnimationFrame(() => setTimeout(run))
  else run()
}

/** The script that stands in a page drawn by the server; `program` is the address of main.tsx as it was built. */
export const beginning = (program: string): string =>
  `(${fontsCome.toString()})(${JSON.stringify(FACES)},${PATIENCE}).then(()=>(${begin.toString()})(${JSON.stringify(program)}))`
