import { useLayoutEffect, useRef } from 'react'

/** What comes within this time is said in one breath: a reader drops a text that the next one follows at once. Milliseconds. */
const BREATH = 150

const places: HTMLElement[] = []
let waiting: string[] = []
let timer: ReturnType<typeof setTimeout> | undefined

/** Says a sentence to who hears the page, after what is being read. The same one twice in a breath is said once. */
export function announce(text: string): void {
  if (text === '' || waiting.includes(text)) return
  waiting.push(text)
  timer ??= setTimeout(say, BREATH)
}

function say(): void {
  timer = undefined
  const text = waiting.join(' ')
  waiting = []
  // Nothing behind a modal dialog is heard: the place inside the topmost one speaks for the page.
  const place = places.findLast((at) => at.closest('dialog:modal')) ?? places.find((at) => at.closest('dialog') === null)
  const words = document.createElement('span')
  words.textContent = text
  place?.replaceChildren(words)
}

/** The one polite status that `announce` speaks through: one around the page, and one in each dialog. There before its words, or nothing is said. */
export function Announcer() {
  const ref = useRef<HTMLParagraphElement>(null)
  useLayoutEffect(() => {
    const place = ref.current
    if (place === null) return
    places.push(place)
    return () => void places.splice(places.indexOf(place), 1)
  }, [])
  return <p ref={ref} role="status" className="sr-only" data-announcer />
}
