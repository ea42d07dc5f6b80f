import { afterAll, describe, expect, it } from 'vitest'
import { endReadingThread, readDocument, recogniseDocument } from '#server/documents/read/read-document.ts'
import { safeSvg } from '#server/documents/read/svg.ts'
import { makeHwpx } from '../../../helpers/documents/make.ts'
import { surviveMutations } from '../../../helpers/documents/mutate.ts'

afterAll(endReadingThread)

const table = (rows: number) => [['가', '나'], ...Array.from({ length: rows }, (_, i) => [`${i}`, '값'])]

describe('the reading thread', () => {
  it('ends a file that takes too long or too much, and reads the next', async () => {
    const large = await makeHwpx([table(600)])
    await expect(readDocument(large, 'a.hwpx', { milliseconds: 5 })).rejects.toMatchObject({
      reason: 'file-too-large',
      facts: { what: 'time' },
    })
    await expect(readDocument(large, 'a.hwpx', { growthMb: -1 })).rejects.toMatchObject({
      reason: 'file-too-large',
      facts: { what: 'memory' },
    })
    await expect(readDocument(large, 'a.hwpx', { heapMb: 8 })).rejects.toMatchObject({
      reason: 'file-too-large',
      facts: { what: 'memory' },
    })
    await expect(readDocument(large, 'a.hwpx', { cells: 100 })).rejects.toMatchObject({
      reason: 'file-too-large',
      facts: { what: 'cells' },
    })
    expect((await readDocument(large, 'a.hwpx')).blocks).toHaveLength(1)
  })

  it('reads files one after the other and leaves the sender its bytes', async () => {
    const bytes = await makeHwpx([table(3)])
    const before = Buffer.from(bytes).toString('hex')
    const names = await Promise.all(['a', 'b', 'c'].map(async (name) => (await readDocument(bytes, `${name}.hwpx`)).name))
    expect(names).toEqual(['a.hwpx', 'b.hwpx', 'c.hwpx'])
    expect(Buffer.from(bytes).toString('hex')).toBe(before)
  })

  it('recognises in the same crossing; a fault of the recogniser is no fault of the file', async () => {
    const recogniser = new URL('../../../helpers/documents/recogniser.ts', import.meta.url)
    const bytes = new TextEncoder().encode('하나\n\n둘\n')
    const stages = new Set<string>()
    const count = await recogniseDocument(bytes, 'a.md', recogniser, ({ stage }) => stages.add(stage))
    expect([count, [...stages]]).toEqual([2, ['recognising']])
    await expect(recogniseDocument(bytes, 'fault.md', recogniser, () => {})).rejects.toThrow(TypeError)
    await expect(recogniseDocument(bytes, 'a.pdf', recogniser, () => {})).rejects.toMatchObject({
      reason: 'file-content-differs',
    })
    expect(await recogniseDocument(bytes, 'a.md', recogniser, () => {})).toBe(2)
  })
})

describe('damaged documents', () => {
  it('are read or refused, whatever the damage', { timeout: 120_000 }, async () => {
    const survived = await surviveMutations(200, Number(process.env['MUTATION_SEED'] ?? 1))
    expect(survived.crashes).toEqual([])
    expect(survived.documents).toBeGreaterThan(20)
    expect(survived.rssMb).toBeLessThan(1500)
  })
})

describe('page pictures', () => {
  it.each([
    ['<svg><script>alert(1)</script><rect x="1"/></svg>', '<svg><rect x="1"/></svg>'],
    ['<svg onload="a()"><g onclick=\'b()\' fill="#000"></g></svg>', '<svg><g fill="#000"></g></svg>'],
    ['<svg><foreignObject><div><svg><rect/></svg></div></foreignObject><line x1="1"/></svg>', '<svg><line x1="1"/></svg>'],
    ['<svg><a href="https://x"><text>글</text></a></svg>', '<svg></svg>'],
    ['<svg><image href="https://x/a.png"/><image href="data:image/svg+xml;base64,AA"/></svg>', '<svg><image/><image/></svg>'],
    ['<svg><rect fill="url(https://x)" clip-path="url(#c1)" style="x"/></svg>', '<svg><rect clip-path="url(#c1)"/></svg>'],
    ['<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a "b">]><svg></svg>', '<svg></svg>'],
    [
      '<svg><text font-family="함초롬돋움,serif">a&amp;b</text></svg>',
      '<svg><text font-family="sans-serif">a&amp;b</text></svg>',
    ],
  ])('keep only what draws: %s', (svg, safe) => {
    expect(safeSvg(svg)).toBe(safe)
  })
})
