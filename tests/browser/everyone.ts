/** What must be true of every page for whoever hears it, sees it otherwise or has no mouse: laws that run inside the page. */
import type { Page } from 'playwright-core'
import { type AxeFound, axe, axeRules, settled } from './harness.ts'

declare global {
  var gone: number | undefined
  var watch: MutationObserver | undefined
}

/** Signs that are drawn for the eye; the ear gets words in their place. */
const BARE = /△(?=\d)|[▲▼▽→←↑↓↳⇒∅⧗✓✕✗★]|(?:^|[\s(·,])[–—−](?=$|[\s).·,\d])|%p\b/

interface HeardNode {
  readonly role: string
  readonly name: string
}

/** What a screen reader has of the page, from the browser's accessibility tree. */
async function accessible(page: Page): Promise<HeardNode[]> {
  const session = await page.context().newCDPSession(page)
  const { nodes } = await session.send('Accessibility.getFullAXTree')
  await session.detach()
  return nodes
    .filter((node) => !node.ignored)
    .map((node) => ({ role: String(node.role?.value ?? ''), name: String(node.name?.value ?? '') }))
}

/** Names and texts with a sign that says nothing to the ear. */
export const bareSigns = async (page: Page): Promise<string[]> => [
  ...new Set(
    (await accessible(page))
      .filter((node) => node.role !== 'InlineTextBox' && BARE.test(node.name))
      .map((node) => `bare sign: ${node.role} "${node.name}"`),
  ),
]

/**
 * Headings in order, named tables with header cells, apart what is seen apart, a way sideways only where there is one, and a reason
 * with what cannot be used. A document that was brought is shown as it is: its pane is passed over.
 */
export const structure = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const wrong = new Set<string>()
    const seen = (of: Element) =>
      of.checkVisibility({ visibilityProperty: true }) &&
      of.closest('[aria-hidden="true"], [inert], [data-pane="document"]') === null
    const words = (text: string | null) => (text ?? '').replaceAll(/\s+/g, ' ').trim().slice(0, 60)

    // Headings
    const modal = document.querySelector('dialog:modal')
    let level = 0
    for (const one of (modal ?? document).querySelectorAll('h1, h2, h3, h4, h5, h6')) {
      if (!seen(one)) continue
      const now = Number(one.tagName.slice(1))
      if (now > level + 1 && level > 0) wrong.add(`heading ${level} → ${now}: ${words(one.textContent)}`)
      if (words(one.textContent) === '') wrong.add(`a heading without words`)
      level = now
    }
    if (modal === null && [...document.querySelectorAll('h1')].filter(seen).length !== 1) wrong.add('not one first heading')

    // Tables
    for (const table of document.querySelectorAll('table, [role="table"], [role="grid"], [role="treegrid"]')) {
      if (!seen(table)) continue
      const named = (table.getAttribute('aria-labelledby') ?? '')
        .split(' ')
        .map((id) => (id === '' ? '' : (document.getElementById(id)?.textContent ?? '')))
        .join('')
      const caption = table instanceof HTMLTableElement ? (table.caption?.textContent ?? '') : ''
      const name = words(table.getAttribute('aria-label')) || words(named) || words(caption)
      const where = name || words(table.textContent)
      if (name === '') wrong.add(`a table without a name: ${where}`)
      const heads = [...table.querySelectorAll('th, [role="columnheader"], [role="rowheader"]')].filter(
        (head) => head.closest('table, [role="table"], [role="grid"]') === table,
      )
      if (heads.length === 0) wrong.add(`a table without header cells: ${where}`)
      for (const head of heads) {
        const role = head.getAttribute('role') ?? ''
        if (!head.hasAttribute('scope') && role !== 'columnheader' && role !== 'rowheader')
          wrong.add(`a header cell of nothing: ${where} / ${words(head.textContent)}`)
      }
    }

    // Glued
    const LETTER = /[\p{L}\p{N}%]/u
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    let before: Text | null = null
    const inline = (of: Element) => {
      const style = getComputedStyle(of)
      return style.display.startsWith('inline') && style.position !== 'absolute' && style.float === 'none'
    }
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      if (!(node instanceof Text) || node.data === '') continue
      const around = node.parentElement
      if (around === null || around.closest('script, style, svg, option, textarea, noscript') !== null) continue
      if (!around.checkVisibility({ visibilityProperty: true }) || around.closest('[aria-hidden="true"]') !== null) continue
      const left: Text | null = before
      before = node
      if (left === null || left.parentElement === null) continue
      const [a, b] = [left.data.at(-1) ?? '', node.data.at(0) ?? '']
      if (!LETTER.test(a) || !LETTER.test(b)) continue
      const common = (() => {
        let up: Element | null = left.parentElement
        while (up !== null && !up.contains(node)) up = up.parentElement
        return up
      })()
      if (common === null) continue
      let joined = true
      for (const end of [left, node]) {
        for (let up: Element | null = end.parentElement; up !== null && up !== common; up = up.parentElement)
          if (!inline(up)) joined = false
      }
      if (!joined) continue
      // A line break parts words as well as a block does.
      const range = document.createRange()
      range.setStartAfter(left)
      range.setEndBefore(node)
      if (range.cloneContents().querySelector('br, hr, div, p, li') !== null) continue
      const place = (of: Text, last: boolean) => {
        const letter = document.createRange()
        letter.setStart(of, last ? of.data.length - 1 : 0)
        letter.setEnd(of, last ? of.data.length : 1)
        return letter.getBoundingClientRect()
      }
      const [x, y] = [place(left, true), place(node, false)]
      const apart = y.left - x.right > 1.5 || y.top >= x.bottom - 1 || y.bottom <= x.top + 1
      const boxed = getComputedStyle(left.parentElement).backgroundColor !== getComputedStyle(around).backgroundColor
      if (apart || boxed)
        wrong.add(`glued: "${words(left.data.slice(-20))}" + "${words(node.data.slice(0, 20))}" in ${words(common.textContent)}`)
    }

    // Sideways
    for (const area of document.querySelectorAll<HTMLElement>('[role="region"]')) {
      if (!seen(area)) continue
      const says = /좌우로 움직여|scrolls sideways/.test(area.getAttribute('aria-label') ?? '')
      const moves = area.scrollWidth > area.clientWidth + 1
      if (says && !moves) wrong.add(`says that it moves sideways and does not: ${words(area.getAttribute('aria-label'))}`)
      if (!says && moves && area.tabIndex !== 0)
        wrong.add(`moves sideways without keyboard: ${words(area.getAttribute('aria-label'))}`)
    }
    // A stop of the keyboard that does nothing.
    for (const stop of document.querySelectorAll<HTMLElement>('[tabindex="0"]')) {
      if (!seen(stop) || stop.matches('a, button, input, select, textarea, summary, [role]:not([role="region"], [role="group"])'))
        continue
      const moves = stop.scrollWidth > stop.clientWidth + 1 || stop.scrollHeight > stop.clientHeight + 1
      if (!moves && stop.matches('[role="region"], [role="group"]'))
        wrong.add(`a stop of the keyboard for nothing: ${words(stop.getAttribute('aria-label'))}`)
    }

    // What cannot be used now says why.
    for (const off of document.querySelectorAll<HTMLElement>(
      ':disabled:not(fieldset, option, optgroup), [aria-disabled="true"]',
    )) {
      if (!seen(off)) continue
      const why = (off.getAttribute('aria-describedby') ?? '')
        .split(' ')
        .map((id) => document.getElementById(id)?.textContent ?? '')
      if (words(why.join(' ')) === '')
        wrong.add(
          `cannot be used and does not say why: ${off.tagName} ${words(off.getAttribute('aria-label') ?? off.textContent)}`,
        )
    }

    // Drawings
    for (const svg of document.querySelectorAll('svg')) {
      if (!svg.checkVisibility() || svg.closest('[aria-hidden="true"]') !== null) continue
      if (svg.parentElement?.closest('[role="img"][aria-label]') != null) continue
      const named = svg.getAttribute('role') === 'img' && svg.hasAttribute('aria-label')
      if (!named) wrong.add(`a drawing neither named nor hidden: ${words(svg.parentElement?.textContent ?? '')}`)
    }
    return [...wrong]
  })

/** Each place of the keyboard, focused in turn: nothing that stays in place lies over all of it. */
export const hiddenFocus = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const wrong: string[] = []
    const root = document.querySelector('dialog:modal') ?? document.body
    const turn = () =>
      new Promise((done) => {
        const { port1, port2 } = new MessageChannel()
        port1.addEventListener('message', done, { once: true })
        port1.start()
        port2.postMessage(null)
      })
    const trouble = (place: HTMLElement): string | null => {
      const label = place.matches('input[type="radio"], input[type="checkbox"]') ? (place.closest('label') ?? place) : place
      const box = label.getBoundingClientRect()
      if (box.width === 0 || box.height === 0) return null
      const [left, right] = [Math.max(box.left, 0), Math.min(box.right, innerWidth)]
      const [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)]
      const named = (place.getAttribute('aria-label') ?? place.textContent ?? place.id)
        .replaceAll(/\s+/g, ' ')
        .trim()
        .slice(0, 50)
      if (right - left < 1 || bottom - top < 1) return `focus out of sight: ${place.tagName} ${named}`
      const hit = [0.5, 0.15, 0.85].some((across) =>
        [0.5, 0.2, 0.8].some((down) => {
          const at = document.elementFromPoint(left + (right - left) * across, top + (bottom - top) * down)
          return at !== null && (label.contains(at) || at.contains(label))
        }),
      )
      return hit ? null : `focus covered: ${place.tagName} ${named}`
    }
    const places = root.querySelectorAll<HTMLElement>(
      'a[href], button:not(:disabled), input:not(:disabled, [type="hidden"]), select:not(:disabled), textarea:not(:disabled), summary, [tabindex="0"]',
    )
    for (const place of places) {
      if (!place.checkVisibility({ visibilityProperty: true, opacityProperty: false }) || place.tabIndex < 0) continue
      place.focus({ preventScroll: false })
      if (document.activeElement !== place) continue
      await turn()
      // Nobody goes on within a frame: what the place before has set moving comes to rest, and it is reached once more.
      if (trouble(place) !== null) {
        place.blur()
        await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
        place.focus()
        await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
      }
      const found = trouble(place)
      if (found !== null) wrong.push(found)
      // Enough to begin with.
      if (wrong.length > 7) break
    }
    scrollTo(0, 0)
    return wrong
  })

/** The text spacing of WCAG 1.4.12, as a reader's own style sheet sets it; or as it was. */
export const spaceTexts = (page: Page, on: boolean): Promise<void> =>
  page.evaluate((spaced) => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(
      '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }',
    )
    document.adoptedStyleSheets = spaced ? [sheet] : []
  }, on)

/** Texts out of their chart, over another one or out of what cuts them off; and each chart's label with the texts it draws. */
export const texts = (page: Page) =>
  page.evaluate(() => {
    const wrong = new Set<string>()
    const labelled: Record<string, string[]> = {}
    for (const svg of document.querySelectorAll('svg')) {
      const box = svg.getBoundingClientRect()
      if (box.width === 0 || svg.closest('.sr-only') !== null) continue
      const drawn = [...svg.querySelectorAll('text')]
        .map((node) => ({ text: node.textContent ?? '', place: node.getBoundingClientRect() }))
        .filter((one) => one.place.width > 0)
      for (const { text, place } of drawn) {
        if (place.left < box.left - 1 || place.right > box.right + 1 || place.top < box.top - 2 || place.bottom > box.bottom + 2)
          wrong.add(`out of its chart: ${text}`)
      }
      for (const [i, a] of drawn.entries()) {
        for (const b of drawn.slice(i + 1)) {
          const across = Math.min(a.place.right, b.place.right) - Math.max(a.place.left, b.place.left)
          const down = Math.min(a.place.bottom, b.place.bottom) - Math.max(a.place.top, b.place.top)
          if (across > 2 && down > 4) wrong.add(`one over the other: ${a.text} / ${b.text}`)
        }
      }
      const label = svg.closest('[aria-label]')?.getAttribute('aria-label')
      if (label != null && drawn.length > 0) labelled[label] = drawn.map((one) => one.text)
    }
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const text = (node.textContent ?? '').trim()
      const around = node.parentElement
      if (text === '' || around === null || around.closest('svg, .sr-only, script, style, option') !== null) continue
      if (!around.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue
      const range = document.createRange()
      range.selectNodeContents(node)
      const place = range.getBoundingClientRect()
      if (place.width === 0) continue
      for (let outer: Element | null = around; outer !== null && outer !== document.body; outer = outer.parentElement) {
        const style = getComputedStyle(outer)
        const edge = outer.getBoundingClientRect()
        // What scrolls shows the rest; what is clipped to nothing is for a screen reader.
        if (style.position === 'fixed' || edge.width <= 1 || /auto|scroll/.test(style.overflowX + style.overflowY)) break
        const sideways = style.overflowX !== 'visible' && (place.right > edge.right + 1 || place.left < edge.left - 1)
        const down = style.overflowY !== 'visible' && (place.bottom > edge.bottom + 3 || place.top < edge.top - 3)
        if (!sideways && !down) continue
        // A name may end in … where its whole stands a press away; a figure never.
        if (style.textOverflow !== 'ellipsis' || /\d/.test(text)) wrong.add(`cut: ${text}`)
        break
      }
    }
    // A table that goes on beyond its place says so, to the eye and to the ear; another one does not.
    for (const table of document.querySelectorAll('table')) {
      const place = table.closest('[data-moves]') ?? table.parentElement
      if (place === null || !table.checkVisibility() || table.closest('.sr-only, [data-pane="document"]') !== null) continue
      const scrolls = /auto|scroll/.test(getComputedStyle(place).overflowX) && place.scrollWidth > place.clientWidth + 1
      const shaded = getComputedStyle(place).backgroundImage !== 'none'
      const heard = /좌우로/.test(place.getAttribute('aria-label') ?? '')
      const name = table.caption?.textContent ?? ''
      if (scrolls && !(shaded && heard)) wrong.add(`moves sideways without a word: ${name}`)
      if (!scrolls && heard) wrong.add(`does not move sideways: ${name}`)
    }
    return { wrong: [...wrong], labelled }
  })

/** The whole page as a PNG in base 64, packed in haste. */
async function pictureOf(page: Page, { width, height }: { width: number; height: number }): Promise<string> {
  const session = await page.context().newCDPSession(page)
  const clip = { x: 0, y: 0, width, height, scale: 1 }
  const { data } = await session.send('Page.captureScreenshot', { captureBeyondViewport: true, clip, optimizeForSpeed: true })
  await session.detach()
  return data
}

/**
 * In colours of the person's own: each drawing and each box that is a mark is still seen, hatching is hatched, and what is chosen or
 * current has a ground or a line of its own. The page is looked at as a picture; afterwards it is in its own colours again.
 */
export async function forcedColours(page: Page): Promise<string[]> {
  const MARK = 'data-was-mark'
  await page.evaluate((mark) => {
    const light = (colour: string) => {
      const [r = 0, g = 0, b = 0, a = 1] = (colour.match(/[\d.]+/g) ?? []).map(Number)
      return a < 0.9 ? null : 0.2126 * (r / 255) ** 2.2 + 0.7152 * (g / 255) ** 2.2 + 0.0722 * (b / 255) ** 2.2
    }
    const ground = (of: Element | null): number =>
      of === null ? 1 : (light(getComputedStyle(of).backgroundColor) ?? ground(of.parentElement))
    for (const one of document.querySelectorAll('main span, main i, main div, main li')) {
      if ((one.textContent ?? '') !== '' || one.childElementCount > 0 || !one.checkVisibility()) continue
      const own = light(getComputedStyle(one).backgroundColor)
      const box = one.getBoundingClientRect()
      if (own === null || box.width * box.height < 6) continue
      const other = ground(one.parentElement)
      if ((Math.max(own, other) + 0.05) / (Math.min(own, other) + 0.05) >= 3) one.setAttribute(mark, '')
    }
  }, MARK)
  await page.emulateMedia({ forcedColors: 'active' })
  await settled(page)
  const size = await page.evaluate((mark) => {
    const { scrollWidth: width, scrollHeight: height } = document.documentElement
    return document.querySelector(`main svg, [${mark}]`) === null ? null : { width, height }
  }, MARK)
  const picture = size === null ? null : await pictureOf(page, size)
  const wrong = await page.evaluate(
    async ({ data, mark }) => {
      const found: string[] = []
      const bytes = Uint8Array.from(atob(data ?? ''), (letter) => letter.charCodeAt(0))
      const bitmap = data === null ? null : await createImageBitmap(new Blob([bytes], { type: 'image/png' }))
      const { width, height } = bitmap ?? { width: 1, height: 1 }
      const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true })
      if (context === null) return ['no picture']
      if (bitmap !== null) context.drawImage(bitmap, 0, 0)
      const probe = document.createElement('span')
      probe.style.setProperty('forced-color-adjust', 'none')
      probe.style.color = 'Canvas'
      document.body.append(probe)
      const canvas = getComputedStyle(probe).color
      const [r = 0, g = 0, b = 0] = (canvas.match(/\d+/g) ?? []).map(Number)
      probe.remove()
      /** how much of an element is not the ground */
      const inked = (of: Element) => {
        const box = of.getBoundingClientRect()
        const [x, y] = [Math.floor(box.left + scrollX), Math.floor(box.top + scrollY)]
        const [w, h] = [Math.ceil(box.width), Math.ceil(box.height)]
        if (w < 1 || h < 1 || x < 0 || y < 0 || x + w > width || y + h > height) return null
        const pixels = context.getImageData(x, y, w, h).data
        let ink = 0
        for (let at = 0; at < pixels.length; at += 4) {
          if (Math.abs((pixels[at] ?? 0) - r) + Math.abs((pixels[at + 1] ?? 0) - g) + Math.abs((pixels[at + 2] ?? 0) - b) > 120)
            ink++
        }
        return ink / (w * h)
      }
      const clipped = (of: Element) => of.closest('.sr-only, [hidden]') !== null
      const says = (of: Element) =>
        `${of.tagName}.${of.getAttribute('class') ?? ''} in "${(of.closest('li, tr, section, td')?.textContent ?? '').replaceAll(/\s+/g, ' ').slice(0, 40)}"`
      for (const svg of document.querySelectorAll('main svg')) {
        if (!svg.checkVisibility() || clipped(svg) || svg.parentElement?.closest('svg') != null) continue
        const ink = inked(svg)
        if (ink !== null && ink < 0.002) found.push(`a drawing is gone: ${says(svg)}`)
      }
      for (const one of document.querySelectorAll(`[${mark}]`)) {
        const ink = one.checkVisibility() && !clipped(one) ? inked(one) : null
        if (ink !== null && ink < 0.08) found.push(`a mark is gone: ${says(one)}`)
      }
      for (const one of document.querySelectorAll('.hatched')) {
        if (!one.checkVisibility() || clipped(one)) continue
        const style = getComputedStyle(one)
        if (style.backgroundImage === 'none' || style.forcedColorAdjust !== 'none') found.push(`hatching is gone: ${says(one)}`)
      }
      const chosen = document.querySelectorAll(
        ':is(a, button, [role="option"], [role="tab"]):is([aria-pressed="true"], [aria-selected="true"], [aria-current]:not([aria-current="false"])), input[type="radio"]:checked',
      )
      for (const one of chosen) {
        const face = one instanceof HTMLInputElement && getComputedStyle(one).opacity === '0' ? one.nextElementSibling : one
        if (face === null || !face.checkVisibility() || clipped(face)) continue
        const style = getComputedStyle(face)
        const lined = Number.parseFloat(style.outlineStyle === 'none' ? '0' : style.outlineWidth) >= 2
        const grounded = style.forcedColorAdjust === 'none' && style.backgroundColor !== canvas
        if (!lined && !grounded && !(one instanceof HTMLInputElement && face === one))
          found.push(`chosen is not seen: ${says(one)} ${face.textContent ?? ''}`)
      }
      for (const one of document.querySelectorAll(`[${mark}]`)) one.removeAttribute(mark)
      return [...new Set(found)]
    },
    { data: picture, mark: MARK },
  )
  await page.emulateMedia({ forcedColors: 'none' })
  return wrong
}

/**
 * What axe leaves to a person, each looked at: by its rule, the message it comes with and why it is right as it is. Contrast is measured
 * on the tokens themselves (tests/client/ui/chart/tokens.test.ts), whatever a text lies on.
 */
const LOOKED_AT: readonly (readonly [rule: string, message: RegExp])[] = [
  // A shade at the edge of a table that moves; a figure of one digit; a text of a drawing, which has its own ground; a glyph.
  [
    'color-contrast',
    /background gradient|too short|image node|non-text characters|pseudo element|overlap|partially obscur|has no value/,
  ],
  // Of a row of links in a text: axe measures the neighbour, which is itself measured where it stands.
  ['target-size', /neighbor a target/],
  // The columns of the entry grid and of printed tables of which no row has a figure yet.
  ['th-has-data-cells', /missing or empty/],
  // A chosen row's button names a panel that is only there while it is open.
  ['aria-valid-attr-value', /aria-controls/],
]

/** What axe finds by WCAG A and AA and by its best practices, and what it leaves to a person and nobody has looked at. */
export const axeFindings = (page: Page): Promise<string[]> =>
  axe(
    page,
    {
      resultTypes: ['violations', 'incomplete'],
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      rules: { 'label-content-name-mismatch': { enabled: true } },
    },
    findings,
  )

/** What of it another theme, or another width, can change: colours, room, and what is shown in the place of something else. */
export const axeOfSize = (page: Page): Promise<string[]> => {
  const rules =
    'color-contrast link-in-text-block target-size scrollable-region-focusable label-content-name-mismatch button-name link-name label select-name nested-interactive aria-hidden-focus list listitem'
  const runOnly = { type: 'rule' as const, values: rules.split(' ') }
  return axe(page, { resultTypes: ['violations', 'incomplete'], runOnly }, findings)
}

function findings({ violations, incomplete }: AxeFound): readonly string[] {
  const open = incomplete.flatMap((rule) => {
    const nodes = rule.nodes.filter((node) => {
      const said = [...node.any, ...node.all, ...node.none].map((check) => check.message).join(' ')
      return !LOOKED_AT.some(([id, message]) => id === rule.id && message.test(said))
    })
    const [first] = nodes
    if (first === undefined) return []
    const why = [...first.any, ...first.all, ...first.none].map((check) => check.message).join(' ')
    return axeRules([{ id: `to look at: ${rule.id}: ${why}`, nodes }])
  })
  return [...axeRules(violations), ...open]
}

/**
 * Of the English screen: what is Korean alone is marked as Korean, a text as well as a name that is only heard, unless English stands
 * inside what it names; and no figure has a Korean unit in an English text.
 */
export const unmarkedKorean = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const wrong = new Set<string>()
    const [hangul, latin] = [/[가-힣]/, /[a-z]{2}/i]
    const unit = /\d\s?(?:건|회|명|개|점|칸|원|백만원|천원|년|월|일|부서|%포인트)(?![가-힣])/
    const look = (text: string | null, of: Element, what: string) => {
      if (text === null || !hangul.test(text) || of.closest('[lang]')?.getAttribute('lang') === 'ko') return
      if (!latin.test(of.textContent ?? '') && !latin.test(text)) wrong.add(`Korean without a mark: ${what} "${text.trim()}"`)
      else if (unit.test(text)) wrong.add(`a Korean unit in an English text: ${what} "${text.trim()}"`)
    }
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const around = node.parentElement
      if (around === null || around.closest('script, style, svg, [data-pane="document"]') !== null) continue
      look(node.textContent, around, 'text')
    }
    for (const of of document.querySelectorAll('[aria-label], [title], [placeholder], [alt]')) {
      if (of.closest('[data-pane="document"]') !== null) continue
      for (const name of ['aria-label', 'title', 'placeholder', 'alt']) look(of.getAttribute(name), of, name)
    }
    return [...wrong]
  })

/** The groups of radios that are there: what each is called, how many came before it of that name, and its radio to begin at. */
const radioGroups = (page: Page) =>
  page.evaluate(() => {
    const radios = [...document.querySelectorAll<HTMLInputElement>('input[type="radio"]')]
    const free = radios.filter((one) => !one.disabled && one.checkVisibility())
    return [...Map.groupBy(free, (one) => one.name).values()]
      .filter((group) => group.length > 1)
      .map((group) => ({
        name: (group[0]?.closest('fieldset')?.querySelector('legend')?.textContent ?? '').trim(),
        begin: radios.findIndex((one) => group.includes(one) && (one.checked || !group.some((other) => other.checked))),
        ofPage: group[0]?.closest('main, dialog') !== null,
      }))
  })

/** The radio that has the focus, by its group and its value, and whether it is chosen; null = something else has the focus. */
const radioAt = (page: Page) =>
  page.evaluate(() => {
    const at = document.activeElement
    if (!(at instanceof HTMLInputElement) || at.type !== 'radio') return null
    const legend = at.closest('fieldset')?.querySelector('legend')?.textContent ?? ''
    return { group: at.name, legend, value: at.value, checked: at.checked }
  })

/** How long an answer takes, in ms, while an arrow is pressed: as over a slow line. */
const SLOW = 250

/**
 * An arrow in each group of radios whose page and name are not in `walked`: the focus is on the radio that was chosen, at once and
 * when the answer is in, and another year does not take the page away meanwhile. `again` brings the page back to where it was.
 */
export async function arrows(page: Page, walked: Set<string>, again: () => Promise<unknown>): Promise<string[]> {
  const wrong: string[] = []
  const place = new URL(page.url()).pathname.replaceAll(/\d+/g, 'N')
  const groups = (await radioGroups(page)).filter(({ name }) => !walked.has(`${place} ${name}`))
  if (groups.length === 0) return []
  await page.route('**/trpc/**', async (route) => {
    await new Promise((done) => setTimeout(done, SLOW))
    await route.continue().catch(() => undefined)
  })
  for (const [n, { name, begin, ofPage }] of groups.entries()) {
    walked.add(`${place} ${name}`)
    if (n > 0) await again()
    await page.evaluate(
      ({ at, ofPage: mayChange }) => {
        document.querySelectorAll<HTMLInputElement>('input[type="radio"]')[at]?.focus()
        globalThis.gone = 0
        if (mayChange) return
        const shown = document.querySelector('main h1')
        globalThis.watch = new MutationObserver(() => {
          if (shown?.checkVisibility() !== true) globalThis.gone = (globalThis.gone ?? 0) + 1
        })
        globalThis.watch.observe(document.body, { subtree: true, childList: true, attributes: true })
      },
      { at: begin, ofPage },
    )
    const before = await radioAt(page)
    await page.keyboard.press('ArrowLeft')
    // The page may have drawn it anew, or calls it otherwise: another language was chosen.
    const isGroup = (at: typeof before) => at !== null && (at.group === before?.group || at.legend === before?.legend)
    const soon = await radioAt(page)
    if (!isGroup(soon) || soon?.value === before?.value) wrong.push(`an arrow in "${name}" leads nowhere or away`)
    await settled(page)
    const late = await radioAt(page)
    if (!isGroup(late) || late?.checked !== true) wrong.push(`after the answer the focus is not on what was chosen in "${name}"`)
    const gone = await page.evaluate(() => {
      globalThis.watch?.disconnect()
      return globalThis.gone
    })
    if (gone !== 0) wrong.push(`a switch of "${name}" takes the page away`)
  }
  await page.unroute('**/trpc/**')
  return wrong
}
