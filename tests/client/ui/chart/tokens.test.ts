/** The colours of both themes, measured: WCAG 2.2, 1.4.3 and 1.4.11, and 1.4.1 for who confuses colours. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

const css = readFileSync(join(import.meta.dirname, '../../../../client/styles/tokens.css'), 'utf8')
const TOKENS = new Map(
  [...css.matchAll(/(--[\w-]+): light-dark\((#[\da-f]{6}), (#[\da-f]{6})\)/g)].map(([, name = '', light = '', dark = '']) => [
    name,
    { light, dark },
  ]),
)
type Theme = 'light' | 'dark'
const THEMES = ['light', 'dark'] as const
function colour(name: string, theme: Theme): string {
  const found = TOKENS.get(name)
  if (found === undefined) throw new Error(`${name} is no colour of tokens.css`)
  return found[theme]
}

type Three = readonly [number, number, number]
/** '#22304d' → red, green, blue of light itself, 0 to 1 */
const linear = (hex: string): Three => {
  const part = (at: number) => {
    const c = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4
  }
  return [part(1), part(3), part(5)]
}
const dot = (a: Three, b: Three) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
const luminance = (hex: string) => dot([0.2126, 0.7152, 0.0722], linear(hex))
function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].toSorted((x, y) => y - x)
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05)
}

/** How who lacks one kind of cone sees colours: Machado, Oliveira and Fernandes 2009, whole severity. */
const SIGHT: Readonly<Record<string, readonly [Three, Three, Three]>> = {
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
  'all cones': [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
}
/** Light → Oklab, in which equal distances look alike. */
function oklab(c: Three): Three {
  const [l, m, s] = [
    Math.cbrt(dot([0.4122214708, 0.5363325363, 0.0514459929], c)),
    Math.cbrt(dot([0.2119034982, 0.6806995451, 0.1073969566], c)),
    Math.cbrt(dot([0.0883024619, 0.2817188376, 0.6299787005], c)),
  ]
  const lms: Three = [l, m, s]
  return [
    dot([0.2104542553, 0.793617785, -0.0040720468], lms),
    dot([1.9779984951, -2.428592205, 0.4505937099], lms),
    dot([0.0259040371, 0.7827717662, -0.808675766], lms),
  ]
}
function apart(a: string, b: string, sight: readonly [Three, Three, Three]): number {
  const seen = (hex: string) => {
    const c = linear(hex)
    const [r, g, blue] = sight.map((row) => Math.max(0, dot(row, c)))
    return oklab([r ?? 0, g ?? 0, blue ?? 0])
  }
  const [x, y] = [seen(a), seen(b)]
  return Math.hypot(x[0] - y[0], x[1] - y[1], x[2] - y[2])
}

const GROUNDS = ['--page', '--surface', '--surface-2', '--surface-hover', '--surface-selected']
const TEXTS = ['--ink', '--ink-2', '--ink-3', '--accent', ...[...TOKENS.keys()].filter((name) => name.startsWith('--status-'))]
const NOTICES = [
  ['--ink', '--info-soft'],
  ['--ink', '--warn-soft'],
  ['--ink', '--danger-soft'],
  ['--ink', '--ok-soft'],
  ['--warn', '--warn-soft'],
  ['--danger', '--danger-soft'],
  ['--ok', '--ok-soft'],
  ['--accent', '--accent-soft'],
  ['--accent-ink', '--accent'],
  ['--ink-inverse', '--mark'],
  ['--ink', '--heat-missed'],
  ['--ink', '--heat-met'],
  ['--ink', '--heat-exceeded'],
] as const
/** What is drawn and means something, on the card it is drawn on. */
const MARKS = ['--mark', '--mark-2', '--mark-3', '--target', '--hatch', '--line-control', '--focus', '--accent']

describe.each(THEMES)('%s', (theme) => {
  test('texts have 4.5:1 on every ground they may stand on', () => {
    const pairs = [...TEXTS.flatMap((text) => GROUNDS.map((ground) => [text, ground] as const)), ...NOTICES]
    const faint = pairs.flatMap(([text, ground]) => {
      const ratio = contrast(colour(text, theme), colour(ground, theme))
      return ratio < 4.5 ? [`${text} on ${ground}: ${ratio.toFixed(2)}`] : []
    })
    expect(faint).toEqual([])
  })

  test('marks, hatching, thin lines and borders of controls have 3:1', () => {
    const faint = MARKS.flatMap((mark) =>
      ['--surface', '--page'].flatMap((ground) => {
        const ratio = contrast(colour(mark, theme), colour(ground, theme))
        return ratio < 3 ? [`${mark} on ${ground}: ${ratio.toFixed(2)}`] : []
      }),
    )
    expect(faint).toEqual([])
  })

  /** Oklab distances; 0.02 is the least that is seen side by side. The word and the shape stand beside the colour everywhere. */
  test.each([
    ['states', ['--status-exceeded', '--status-met', '--status-missed', '--status-not-entered'], 0.06],
    ['on course or behind', ['--ok', '--warn', '--danger'], 0.06],
    ['met and missed', ['--status-met', '--status-missed'], 0.08],
  ] as const)('%s are told apart with any kind of sight', (_, names, least) => {
    const close = names.flatMap((a, at) =>
      names.slice(at + 1).flatMap((b) =>
        Object.entries(SIGHT).flatMap(([sight, matrix]) => {
          const distance = apart(colour(a, theme), colour(b, theme), matrix)
          return distance < least ? [`${a} and ${b}, ${sight}: ${distance.toFixed(3)}`] : []
        }),
      ),
    )
    expect(close).toEqual([])
  })
})

test('every colour of a mark or a state has one of the system where colours are the person’s own', () => {
  const forced = css.slice(css.indexOf('@media (forced-colors: active)'))
  const needed = [...TOKENS.keys()].filter((name) =>
    /^--(mark|target|hatch|grid|range|heat|status|ink|line|page|surface$)/.test(name),
  )
  expect(needed.filter((name) => !new RegExp(`${name}: [A-Z]\\w+;`).test(forced))).toEqual([])
})
