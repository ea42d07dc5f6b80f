import type { Beginning } from '#domain/pages/view.ts'
import { FACES, fontsCome, PATIENCE } from './fonts.ts'
import { kit } from './messages.ts'
import { loadAnewOnce } from './missing-part.ts'
import { offlineText } from './offline-text.ts'

/** What is said of a page that cannot be used, by why; `retry` stands on the button. */
const WORDS = {
  slow: {
    ko: '화면을 아직 다 불러오지 못했습니다. 이 알림이 사라지면 쓸 수 있습니다. 오래 걸리면 네트워크를 확인하고 다시 시도하십시오.',
    en: 'The page is still loading. It can be used once this message is gone. If it takes long, check the network and try again.',
  },
  unreached: offlineText,
  missing: {
    ko: '새로 고친 뒤에도 화면의 프로그램을 불러오지 못했습니다. 잠시 뒤에 다시 시도하고, 계속되면 기획담당에게 알려 주십시오.',
    en: 'What runs this page could not be loaded, even after loading it anew. Try again later; if it goes on, tell your administrator.',
  },
  retry: kit.retry,
} as const
type Words = Readonly<Record<keyof typeof WORDS, string>>

/** ms; a page that cannot be used by then says so */
const SLOW = 5_000
/** elements in what is seen first, and ms of laying out what stands around the page: beyond both, that is shown by itself before */
const MANY = 300
const LONG = 50
/** ms of laying out in one frame, beside which there is time to paint it */
const ROOM = 8

/** Goes on once the next frame has been seen. A page that nobody looks at has none. Sent as a text too. */
function seen(next: () => void): void {
  if (document.visibilityState === 'visible') requestAnimationFrame(() => setTimeout(next))
  else next()
}

/**
 * Shows what a page says first, while the rest of it is still being read: what comes behind these marks is not yet in a frame. Stands right
 * behind that, and leaves the page. Of a page that says much first, what stands around it is seen a frame sooner on a machine that takes long.
 */
function beginFirst(many: number, long: number, ready: () => Promise<unknown>, after: typeof seen): void {
  const script = document.currentScript
  let main = script?.previousElementSibling
  for (; main && main.nodeName !== 'MAIN'; main = main.parentElement) main.toggleAttribute('data-first', true)
  script?.remove()
  const show = () => {
    if (document.documentElement.dataset['fonts'] === 'come') return
    document.documentElement.dataset['fonts'] = 'come'
    if (!main || main.querySelectorAll('*').length <= many) return
    main.toggleAttribute('data-later', true)
    const from = performance.now()
    // Laid out now, to know how long it takes.
    document.body.getBoundingClientRect()
    const more = () => void main.toggleAttribute('data-later', false)
    if (performance.now() - from < long) more()
    else after(more)
  }
  void ready().then(show)
}

/**
 * Shows all that the server has drawn, and begins the page's program once that has been seen: whoever reads it does not wait for what takes it
 * over. Until then the page is inert: what was pressed last is pressed once it is not, and why it stays so is said. The program's files stand
 * in the page's template (server/http/screens.ts). Sent as a text: it needs nothing but the browser.
 */
function begin(
  words: Words,
  slow: number,
  room: number,
  ready: () => Promise<unknown>,
  anew: typeof loadAnewOnce,
  after: typeof seen,
): void {
  const root = document.getElementById('root')
  const program = document.getElementById('program')
  if (root === null || !(program instanceof HTMLTemplateElement)) return
  const box = document.createElement('div')
  const reload = () => location.reload()
  const tell = (why: 'slow' | 'unreached' | 'missing') => {
    clearTimeout(timer)
    const again = document.createElement('button')
    again.textContent = words.retry
    again.addEventListener('click', reload)
    if (why === 'unreached') window.addEventListener('online', reload)
    box.className = 'unusable'
    box.role = 'alert'
    box.replaceChildren(words[why], ' ', again)
    document.body.prepend(box)
  }
  const timer = setTimeout(tell, slow, 'slow')
  const failed = () => void anew().then(tell)

  let pressed: { readonly x: number; readonly y: number; readonly at: number } | null = null
  const press = ({ clientX, clientY, target }: MouseEvent) => {
    if (!box.contains(target as Node)) pressed = { x: clientX, y: clientY, at: scrollY }
  }
  document.addEventListener('click', press)
  const usable = new MutationObserver(() => {
    if (root.matches('[inert], :empty')) return
    usable.disconnect()
    clearTimeout(timer)
    box.remove()
    document.removeEventListener('click', press)
    if (pressed === null || pressed.at !== scrollY) return
    const on = document
      .elementFromPoint(pressed.x, pressed.y)
      ?.closest<HTMLElement>('a, button, summary, input, select, textarea')
    on?.focus()
    on?.click()
  })
  usable.observe(root, { attributes: true, childList: true })

  program.content.querySelector('script')?.addEventListener('error', failed)
  // Not before the answers have come, which stand behind this.
  const run = () => {
    if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', run, { once: true })
    else document.head.append(program.content)
  }
  // Those that could not be fetched are empty, or closed. The page can be used without, when loading it anew is of no use.
  try {
    if ([...document.styleSheets].some(({ cssRules }) => cssRules.length === 0)) void anew()
  } catch {
    void anew()
  }
  // In several frames: what a page shows first is read while all that comes after it in the document is laid out, as much in each as has
  // room there.
  const show = () => {
    const later = [...root.querySelectorAll('[data-first]~*')]
    for (const one of later) one.toggleAttribute('data-later', true)
    for (const one of root.querySelectorAll('[data-first]')) one.toggleAttribute('data-first', false)
    document.documentElement.dataset['fonts'] = 'come'
    const more = () => {
      const from = performance.now()
      for (let one = later.shift(); one !== undefined; one = later.shift()) {
        one.toggleAttribute('data-later', false)
        // Laid out now, to know how long it takes.
        one.getBoundingClientRect()
        if (performance.now() - from > room) break
      }
      after(later.length > 0 ? more : run)
    }
    after(more)
  }
  if (root.inert) void ready().then(show)
  else run()
}

export const beginning: Beginning = (language) => {
  const words = Object.fromEntries(Object.entries(WORDS).map(([why, text]) => [why, text[language]]))
  const ready = `()=>(${fontsCome.toString()})(${JSON.stringify(FACES)},${PATIENCE})`
  return {
    first: `(${beginFirst.toString()})(${MANY},${LONG},${ready},${seen.toString()})`,
    whole: `(${begin.toString()})(${JSON.stringify(words)},${SLOW},${ROOM},${ready},${loadAnewOnce.toString()},${seen.toString()})`,
  }
}
