/**
 * Self-hosted Pretendard, cut down to what a Korean office screen shows: KS X 1001's 2,350 syllables, Latin and our symbols, in
 * two slices. The first has Latin, symbols and the syllables of the product's own words and of the plan: about 60 KB a weight in
 * place of 770. The second has the other syllables, and like the whole font, which has what KS X 1001 lacks, it is fetched only
 * when one is shown.
 */
import { createHash, randomUUID } from 'node:crypto'
import { createRequire } from 'node:module'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
// @ts-expect-error: the package ships no types; its one call is typed here.
import subsetFontUntyped from 'subset-font'
import type { Plugin } from 'vite'

type SubsetFont = (font: Buffer, text: string, options: { targetFormat: 'woff2'; keepFeatures: string[] }) => Promise<Buffer>
const subsetFont: SubsetFont = subsetFontUntyped

const ROOT = join(import.meta.dirname, '..')
/** 600 stands for bold too: beside it 700 is hardly seen, and costs a first view a quarter of its fonts. */
const FONT_WEIGHTS = [400, 500, 600] as const
const SYMBOLS =
  '▲▼△▽●○◎◆◇■□★☆→←↑↓↔⇒⇐↗↘·…‥—–−‰％℃㎡㎢㎞㎏㎥「」『』《》〈〉【】〔〕“”‘’‹›§※①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮×÷±≤≥≠≒∞∑√₩€¥⌘⌥⏎✓✕、。〃‧・ㆍ～'
/** Only these survive: tabular figures, kerning and what shapes marks. The rest would pull in glyphs nobody asks for. */
const FEATURES = ['tnum', 'kern', 'ccmp', 'locl', 'mark', 'mkmk', 'case', 'calt', 'liga']
/** Change when the characters or features change, so that a stale cache is not used. */
const EDITION = '5'

/** Where the words of a screen come from. */
const TEXTS = ['client', 'server/domain', 'data/jeonbuk-2026']

/** The characters of each slice. KS X 1001 puts its Hangul in rows B0–C8 of EUC-KR. */
export function slices(root: string = ROOT): { readonly common: string; readonly rest: string } {
  const bytes: number[] = []
  for (let high = 0xb0; high <= 0xc8; high++) for (let low = 0xa1; low <= 0xfe; low++) bytes.push(high, low)
  const hangul = new TextDecoder('euc-kr').decode(new Uint8Array(bytes))
  const used = new Set(textsOf(root))
  const range = (from: number, to: number) =>
    Array.from({ length: to - from + 1 }, (_, i) => String.fromCodePoint(from + i)).join('')
  const [common, rest] = [true, false].map((is) =>
    Array.from(hangul)
      .filter((one) => used.has(one) === is)
      .join(''),
  )
  // Compatibility jamo: what an input method shows while a syllable is still being composed.
  return { common: common + range(0x20, 0x7e) + range(0xa0, 0xff) + range(0x3131, 0x3163) + SYMBOLS, rest: rest ?? '' }
}

function textsOf(root: string): string {
  const files = TEXTS.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) => join(root, folder, name)),
  )
  return files
    .filter((file) => /\.(tsx?|csv)$/.test(file))
    .map((file) => readFileSync(file, 'utf8'))
    .join('')
}

/** Writes the slices and their stylesheet into node_modules/.cache/jipyo-fonts unless they are there. Returns the folder. */
export async function buildFonts(root: string = ROOT): Promise<string> {
  const of = slices(root)
  const edition = createHash('sha256')
    .update(EDITION + of.common)
    .digest('hex')
    .slice(0, 12)
  const folder = join(root, 'node_modules/.cache/jipyo-fonts', edition)
  await mkdir(folder, { recursive: true })
  const source = createRequire(import.meta.url)
  const make = async (name: string, content: () => Promise<string | Uint8Array>) => {
    const file = join(folder, name)
    if (existsSync(file)) return
    // Two builds may run at once: a rename is whole or not at all.
    const making = `${file}.${randomUUID()}`
    await writeFile(making, await content())
    await rename(making, file)
  }
  for (const weight of FONT_WEIGHTS) {
    const whole = source.resolve(`@fontsource/pretendard/files/pretendard-latin-${weight}-normal.woff2`)
    for (const [slice, text] of Object.entries(of)) {
      const cut = async () => subsetFont(await readFile(whole), text, { targetFormat: 'woff2', keepFeatures: FEATURES })
      await make(`pretendard-${slice}-${weight}.woff2`, cut)
    }
  }
  await make('fonts.css', () => Promise.resolve(stylesheet()))
  return folder
}

/**
 * The second slice is a family of its own, named after the first: it is fetched where the first lacks a syllable, and no list says which. Of
 * two faces of one family Chromium makes a stand-in of the system's fonts for the one that is not there, anew for each size and weight.
 */
export function stylesheet(): string {
  const face = (weight: number, slice: string, family: string, range: string) =>
    `@font-face{font-family:'${family}';font-weight:${weight === 600 ? '600 700' : weight};font-display:swap;src:url('./pretendard-${slice}-${weight}.woff2') format('woff2')${range}}\n`
  return FONT_WEIGHTS.map(
    (weight) =>
      face(weight, 'common', 'Pretendard Jipyo', '') +
      face(weight, 'rest', 'Pretendard Jipyo Rest', ';unicode-range:U+AC00-D7A3'),
  ).join('')
}

/** Vite: makes the slices before anything is resolved; CSS reaches them as '@fonts/fonts.css'. */
export function fonts(): Plugin {
  return {
    name: 'jipyo-fonts',
    async config(_config, { mode }) {
      // Tests draw no letters.
      return mode === 'test' ? {} : { resolve: { alias: { '@fonts': await buildFonts() } } }
    },
    // Asked for with the page, and not only when the first word is drawn.
    transformIndexHtml: {
      order: 'post',
      handler: (_html, { bundle = {} }) =>
        Object.keys(bundle)
          .filter((name) => /pretendard-common-[^/]*\.woff2$/.test(name))
          .map((name) => ({
            tag: 'link',
            attrs: { rel: 'preload', as: 'font', type: 'font/woff2', crossorigin: true, href: `/${name}` },
            injectTo: 'head',
          })),
    },
  }
}
