import { describe, expect, test } from 'vitest'
import { sharedFile } from '../../scripts/page-files.ts'

describe('the file of what pages share', () => {
  test('is everybody’s where three have it, or the first and another', () => {
    expect(sharedFile(['departments', 'budget', 'review'], false)).toBe('kit')
    expect(sharedFile(['overview', 'budget'], false)).toBe('kit')
    expect(sharedFile(['overview', 'budget'], true)).toBe('frame')
  })
  test('is else of those that have it, and no other page of these waits for it', () => {
    expect(sharedFile(['overview'], false)).toBe('kit-overview')
    expect(sharedFile(['entry', 'review'], false)).toBe('kit-entry-review')
    expect(sharedFile(['departments', 'entry'], false)).toBe('kit-departments-entry')
  })
  test('is one for the styles of two pages', () => {
    for (const page of ['departments', 'budget'] as const) expect(sharedFile([page], true)).toBe('kit-departments-budget')
    for (const page of ['entry', 'review'] as const) expect(sharedFile([page], true)).toBe('kit-entry-review')
  })
})
