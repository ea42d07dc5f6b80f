/**
 * What stays Korean on the English screen, names and what a document prints, is marked as Korean for whoever listens. It comes from
 * data in every part of every page, so it is marked where it has arrived. A name inside an English sentence is left in it: a proper
 * name needs no mark (WCAG 3.1.2), and half a text cannot carry one.
 */
const HANGUL = /[가-힣]/
const LATIN = /[a-z]{2}/i

/** Elements that carry the mark by this file alone. */
let marked = new Set<Element>()
let watching: MutationObserver | null = null

/** Names that are heard in the place of a text, or beside it. */
const NAMES = ['aria-label', 'title', 'placeholder', 'alt']
const NAMED = NAMES.map((name) => `[${name}]`).join(',')

function mark(element: Element | null): void {
  if (element === null || (element.hasAttribute('lang') && !marked.has(element))) return
  const texts = [...element.childNodes].map((node) => (node.nodeType === Node.TEXT_NODE ? (node.textContent ?? '') : ''))
  const names = NAMES.map((name) => element.getAttribute(name) ?? '')
  if (LATIN.test(names.join(''))) names.length = 0
  const own = [...texts, ...names].join('')
  const korean = HANGUL.test(own) && !LATIN.test(element.textContent ?? '')
  if (korean) {
    element.setAttribute('lang', 'ko')
    marked.add(element)
  } else if (marked.delete(element)) element.removeAttribute('lang')
}

function markIn(root: Node): void {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  for (
    let node: Node | null = root.nodeType === Node.TEXT_NODE ? root : walker.nextNode();
    node !== null;
    node = walker.nextNode()
  )
    if (HANGUL.test(node.textContent ?? '')) mark(node.parentElement)
  if (!(root instanceof Element)) return
  if (root.matches(NAMED)) mark(root)
  for (const element of root.querySelectorAll(NAMED)) mark(element)
}

/** From now on, or, with `on` false, no more. */
export function markKoreanParts(on: boolean): void {
  watching?.disconnect()
  watching = null
  for (const element of marked) element.removeAttribute('lang')
  marked = new Set()
  if (!on) return
  watching = new MutationObserver((changes) => {
    for (const { type, target, addedNodes } of changes) {
      if (type === 'characterData') mark(target.parentElement)
      if (type === 'attributes' && target instanceof Element) mark(target)
      for (const node of addedNodes) markIn(node)
    }
  })
  watching.observe(document.body, { childList: true, characterData: true, subtree: true, attributeFilter: NAMES })
  markIn(document.body)
}
