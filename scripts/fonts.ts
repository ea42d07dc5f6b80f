/**
 * Self-hosted Pretendard, cut down to what a Korean office screen shows: KS X 1001's 2,350 syllables, Latin and our symbols.
 * A weight falls from about 770 KB to about 175 KB. Rarer syllables come from the whole file, which the browser fetches only when one is shown.
 */
import { createRequire } from 'node:module'
import { existsSync } from 'node:fs'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
// @ts-expect-error: the package ships no types; its one call is typed here.
import subsetFontUntyped from 'subset-font'
import type { Plugin } from 'vite'

type SubsetFont = (font: Buffer, text: string, options: { targetFormat: 'woff2'; keepFeatures: string[] }) => Promise<Buffer>
const subsetFont: SubsetFont = subsetFontUntyped

export const FONT_WEIGHTS = [400, 500, 600, 700] as const
const SYMBOLS =
  '▲▼△▽●○◎◆◇■□★☆→←↑↓↔⇒⇐↗↘·…‥—–−‰％℃㎡㎢㎞㎏㎥「」『』《》〈〉【】〔〕“”‘’‹›§※①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮×÷±≤≥≠≒∞∑√₩€¥⌘⌥⏎✓✕、。〃‧・'
/** Only these survive: tabular figures, kerning and what shapes marks. The rest would pull in glyphs nobody asks for. */
const FEATURES = ['tnum', 'kern', 'ccmp', 'locl', 'mark', 'mkmk', 'case', 'calt', 'liga']
/** Change when the characters or features change, so that a stale cache is not used. */
const EDITION = '1'

/** The characters of a subset. KS X 1001 puts its Hangul in rows B0–C8 of EUC-KR. */
export function subsetCharacters(): string {
  const bytes: number[] = []
  for (let high = 0xb0; high <= 0xc8; high++) for (let low = 0xa1; low <= 0xfe; low++) bytes.push(high, low)
  const hangul = new TextDecoder('euc-kr').decode(new Uint8Array(bytes))
  const range = (from: number, to: number) =>
    Array.from({ length: to - from + 1 }, (_, i) => String.fromCodePoint(from + i)).join('')
  // Compatibility jamo: what an input method shows while a syllable is still being composed.
  return hangul + range(0x20, 0x7e) + range(0xa0, 0xff) + range(0x3131, 0x3163) + SYMBOLS
}

/** Writes the subsets into node_modules/.cache/jipyo-fonts unless they are there. Returns the folder. */
export async function buildFonts(root: string = join(import.meta.dirname, '..')): Promise<string> {
  const folder = join(root, 'node_modules/.cache/jipyo-fonts', EDITION)
  await mkdir(folder, { recursive: true })
  const source = createRequire(import.meta.url)
  const text = subsetCharacters()
  for (const weight of FONT_WEIGHTS) {
    const file = join(folder, `pretendard-${weight}.woff2`)
    if (existsSync(file)) continue
    const whole = await readFile(source.resolve(`@fontsource/pretendard/files/pretendard-latin-${weight}-normal.woff2`))
    const subset = await subsetFont(whole, text, { targetFormat: 'woff2', keepFeatures: FEATURES })
    // Two builds may run at once: a rename is whole or not at all.
    await writeFile(`${file}.${process.pid}`, subset)
    await rename(`${file}.${process.pid}`, file)
  }
  return folder
}

/** Vite: makes the subsets before anything is resolved; CSS reaches them as url('@fonts/pretendard-400.woff2'). */
export function fonts(): Plugin {
  return {
    name: 'jipyo-fonts',
    async config() {
      return { resolve: { alias: { '@fonts': await buildFonts() } } }
    },
  }
}
