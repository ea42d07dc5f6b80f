import type { CDPSession, Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { patience } from '../helpers/patience.ts'

/** For expect.poll: the patience a busy machine needs. What is waited for comes within a second on a quiet one. */
export const SOON = { timeout: 120_000 } as const

/** Until `test` holds on a page nobody touches: `ms` at most, longer only as far as the machine is busy with other things. */
export async function within(ms: number, test: () => Promise<boolean>): Promise<void> {
  const began = performance.now()
  while (!(await test())) {
    // Only what is late asks how busy the machine is.
    if (performance.now() - began > ms && performance.now() - began > patience(ms)) throw new Error(`not within ${ms} ms`)
    await new Promise((done) => setTimeout(done, 25))
  }
}

/** Types as a person does and counts: a Hangul syllable is as many keys as it has letters, Shift is one more. */
export class Hands {
  readonly #page: Page
  keys = 0
  constructor(page: Page) {
    this.#page = page
  }
  async press(...keys: readonly string[]) {
    for (const key of keys) {
      this.keys += key.split('+').length
      await this.#page.keyboard.press(key)
    }
  }
  async type(text: string) {
    this.keys += text.normalize('NFD').length
    await this.#page.keyboard.type(text)
  }
}

/** Korean as an input method writes it: real composition events of the browser, syllable by syllable. */
export class Composer {
  readonly #cdp: CDPSession
  private constructor(cdp: CDPSession) {
    this.#cdp = cdp
  }
  static async of(page: Page) {
    return new Composer(await page.context().newCDPSession(page))
  }
  /** the syllable as it grows: 'ㅎ', '하', '한' */
  async compose(...states: readonly string[]) {
    for (const text of states) {
      await this.#processKey()
      await this.#cdp.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length })
    }
  }
  /** the syllable is finished */
  commit = (text: string) => this.#cdp.send('Input.insertText', { text })
  /** whole words, each syllable composed and finished */
  async write(text: string) {
    for (const syllable of text) {
      if (/[가-힣]/.test(syllable)) await this.compose(syllable)
      await this.commit(syllable)
    }
  }
  /** a key that the input method takes: the page sees 229 */
  #processKey = async () => {
    await this.#cdp.send('Input.dispatchKeyEvent', {
      type: 'rawKeyDown',
      key: 'Process',
      code: 'KeyA',
      windowsVirtualKeyCode: 229,
    })
    await this.#cdp.send('Input.dispatchKeyEvent', { type: 'keyUp', key: 'Process', code: 'KeyA', windowsVirtualKeyCode: 229 })
  }
  /** Enter or Tab while a syllable is open: the input method sees it first */
  async keyInside(key: 'Enter' | 'Tab') {
    await this.#cdp.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', key, code: key, windowsVirtualKeyCode: 229 })
    await this.#cdp.send('Input.dispatchKeyEvent', { type: 'keyUp', key, code: key, windowsVirtualKeyCode: 229 })
  }
}

/** Presses what opens a dialog and waits until the keyboard is in it: a key that comes before it goes nowhere. */
export async function opens(page: Page, press: () => Promise<unknown>): Promise<Locator> {
  const dialogs = page.locator('dialog[open]')
  const before = await dialogs.count()
  await press()
  await expect.poll(() => dialogs.count(), SOON).toBe(before + 1)
  const dialog = dialogs.last()
  await expect.poll(() => dialog.evaluate((one) => one.contains(document.activeElement)), SOON).toBe(true)
  return dialog
}

/** Goes on with Tab until the place is reached, as somebody without a mouse does: once it is there. */
export async function tabTo(page: Page, place: Locator, most = 150) {
  await place.first().waitFor({ state: 'attached' })
  const there = () => place.evaluateAll((found) => found.some((one) => one === document.activeElement))
  for (let i = 0; i < most; i++) {
    if (await there()) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`not reached by Tab: ${place.toString()}`)
}

/** A paste with both forms, as Excel and 한글 put on the clipboard. */
export const paste = (page: Page, data: Readonly<Record<string, string>>) =>
  page.evaluate((forms) => {
    const transfer = new DataTransfer()
    for (const [type, text] of Object.entries(forms)) transfer.setData(type, text)
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: transfer, bubbles: true, cancelable: true }),
    )
  }, data)

export const squeeze = (text: string) => text.replaceAll(/\s+/g, ' ')
/** The text that is seen, without the words that signs have for the ear. */
export const seen = async (of: Locator) => squeeze(await of.evaluate(seenText)).trim()
export const allSeen = async (of: Locator) => Promise.all((await of.all()).map(seen))
function seenText(of: Element): string {
  const words = [...of.querySelectorAll<HTMLElement>('.said .sr-only')]
  for (const word of words) word.style.display = 'none'
  const text = of instanceof HTMLElement ? of.innerText : (of.textContent ?? '')
  for (const word of words) word.style.display = ''
  return text
}
/** The row of an indicator as text. */
export const rowText = async (page: Page, name: string) =>
  squeeze(
    await page
      .locator('tr', { has: page.getByRole('rowheader', { name: new RegExp(name) }) })
      .first()
      .innerText(),
  )
