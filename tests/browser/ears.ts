import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { SOON } from './keys.ts'

/** How the page is asked what it said; kept beside the page's own. */
interface Listening {
  readonly heard: { readonly text: string; readonly alert: boolean }[]
}
declare global {
  var ears: Listening | undefined
}

/**
 * Listens from now on, also after a reload, to what live regions say, as a screen reader hears them: a status that comes with its
 * words says nothing, nor does one behind a modal dialog or one that is hidden.
 */
export async function listen(page: Page): Promise<void> {
  const begin = () => {
    const REGION = '[role="status"], [role="alert"], [aria-live]:not([aria-live="off"])'
    const heard: { text: string; alert: boolean }[] = []
    globalThis.ears = { heard }
    const known = new WeakSet<Element>()
    const know = () => {
      for (const region of document.querySelectorAll(REGION)) known.add(region)
    }
    const watch = () => {
      know()
      new MutationObserver((changes) => {
        const spoke = new Set<Element>()
        for (const { target, addedNodes } of changes) {
          const at = target instanceof Element ? target : target.parentElement
          const region = at?.closest(REGION)
          if (region && known.has(region)) spoke.add(region)
          // An alert is said as it comes.
          for (const node of addedNodes)
            if (node instanceof Element)
              for (const alert of [node, ...node.querySelectorAll('*')]) if (alert.matches('[role="alert"]')) spoke.add(alert)
        }
        know()
        const modal = [...document.querySelectorAll('dialog:modal')].at(-1)
        for (const region of spoke) {
          const text = (region.textContent ?? '').replaceAll(/\s+/g, ' ').trim()
          if (text === '' || !region.checkVisibility() || (modal && !modal.contains(region))) continue
          heard.push({ text, alert: region.matches('[role="alert"]') })
        }
      }).observe(document.documentElement, { subtree: true, childList: true, characterData: true })
    }
    if (document.documentElement) watch()
    else addEventListener('DOMContentLoaded', watch)
  }
  await page.addInitScript(begin)
  await page.evaluate(begin)
}

/** What was heard since it was last asked. */
const heard = (page: Page): Promise<string[]> =>
  page.evaluate(() => globalThis.ears?.heard.splice(0).map((one) => one.text) ?? [])

/** Does it, and waits until what is heard of it matches. Gives everything that was heard meanwhile. */
export async function hears(page: Page, what: RegExp, act: () => Promise<unknown>): Promise<string> {
  await heard(page)
  await act()
  const said: string[] = []
  await expect
    .poll(async () => {
      said.push(...(await heard(page)))
      return said.join(' | ')
    }, SOON)
    .toMatch(what)
  return said.join(' | ')
}

/** What a screen reader is at, by the browser's accessibility tree: the focus, or the cell it stands for. */
export interface ReadOut {
  readonly role: string
  readonly name: string
  readonly description: string
  readonly rowHeader: string
  readonly columnHeader: string
  readonly invalid: boolean
}
export async function readOut(page: Page): Promise<ReadOut> {
  const cdp = await page.context().newCDPSession(page)
  const nodeOf = async (expression: string) => {
    const { result } = await cdp.send('Runtime.evaluate', { expression })
    if (result.objectId === undefined) return undefined
    const { nodes } = await cdp.send('Accessibility.getPartialAXTree', { objectId: result.objectId, fetchRelatives: false })
    return nodes[0]
  }
  const text = (value: { value?: unknown } | undefined) => (typeof value?.value === 'string' ? value.value : '')
  const focus = await nodeOf('document.activeElement')
  // By the browser's own word: an id that leads nowhere, or to something that cannot stand for the focus, counts for nothing.
  const stands = focus?.properties?.find((p) => p.name === 'activedescendant')?.value.relatedNodes?.[0]?.idref
  const at = stands === undefined ? focus : await nodeOf(`document.getElementById(${JSON.stringify(stands)})`)
  await cdp.detach()
  const headers = await page.evaluate(() => {
    const id = document.activeElement?.getAttribute('aria-activedescendant')
    const cell = id ? document.getElementById(id) : null
    if (!(cell instanceof HTMLTableCellElement)) return { row: '', column: '' }
    return {
      row: cell.closest('tr')?.querySelector('th[scope="row"]')?.textContent ?? '',
      column: cell.closest('table')?.tHead?.rows[0]?.cells[cell.cellIndex]?.textContent ?? '',
    }
  })
  return {
    role: text(at?.role),
    name: text(at?.name),
    description: text(at?.description),
    rowHeader: headers.row,
    columnHeader: headers.column,
    invalid: at?.properties?.some((p) => p.name === 'invalid' && p.value.value !== 'false') ?? false,
  }
}
