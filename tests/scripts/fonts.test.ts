import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { slices, stylesheet } from '../../scripts/fonts.ts'

const ROOT = join(import.meta.dirname, '../..')
const isSyllable = (one: string) => /[가-힣]/.test(one)

describe('the slices of the font', () => {
  const { common, rest } = slices()

  test('hold the 2,350 syllables of KS X 1001 between them, each once', () => {
    const all = Array.from(common + rest).filter(isSyllable)
    expect(all).toHaveLength(2350)
    expect(new Set(all).size).toBe(2350)
  })

  test('the first has the signs and dots that official documents are written with', () => {
    // The dot between words is often typed as the letter U+318D, which stands outside the other letters.
    expect(Array.from('ㆍ·‧・△▲○●◎※→～「」').filter((one) => !common.includes(one))).toEqual([])
  })

  test('the first has every syllable that a page’s own words are made of, but for those KS X 1001 lacks', () => {
    const pages = readdirSync(join(ROOT, 'client'), { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name))
    const words = pages.map((name) => readFileSync(join(ROOT, 'client', name), 'utf8')).join('')
    expect([...new Set(words)].filter((one) => rest.includes(one))).toEqual([])
    // A third of them, or the first slice would be no smaller than one for all.
    expect(Array.from(common).filter(isSyllable).length).toBeLessThan(2350 / 3)
  })

  test('each stand in a family of their own, one face for a weight, in the order in which syllables are looked for', () => {
    const faces = Array.from(
      stylesheet().matchAll(/font-family:'([^']+)';font-weight:([\d ]+);.*?pretendard-(\w+)-\d+\.woff2/g),
      ([, family = '', weight = '', slice = '']) => ({ family, weight, slice }),
    )
    expect(faces).toHaveLength(6)
    expect(new Set(faces.map(({ family, weight }) => `${family} ${weight}`)).size).toBe(6)
    expect(new Set(faces.map(({ family, slice }) => `${family} ${slice}`)).size).toBe(2)
    const order = /--font:\s*([^;]+);/.exec(readFileSync(join(ROOT, 'client/styles/tokens.css'), 'utf8'))?.[1]
    const familyOf = (slice: string) => faces.find((face) => face.slice === slice)?.family
    expect(order?.startsWith(`'${familyOf('common')}', '${familyOf('rest')}', 'Pretendard', `)).toBe(true)
  })
})
