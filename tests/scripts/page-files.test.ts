import { describe, expect, test } from 'vitest'
import { sharedFile } from '../../scripts/page-files.ts'

describe('the file of what pages share', () => {
  test('is everybody’s where the first and another have it', () => {
    expect(sharedFile(['overview', 'budget'], false)).toBe('kit')
    expect(sharedFile(['overview', 'budget', 'entry'], true)).toBe('frame')
  })
  test('is everybody’s too where both sets of the others have it: a file of its own would be one request more', () => {
    for (const pages of [['departments', 'entry'] as const, ['departments', 'budget', 'review'] as const])
      expect(sharedFile(pages, false)).toBe('kit')
    expect(sharedFile(['departments', 'entry'], true)).toBe('frame')
  })
  test('is else of those that have it, and no other page of these waits for it', () => {
    expect(sharedFile(['overview'], false)).toBe('kit-overview')
    expect(sharedFile(['entry', 'review'], false)).toBe('kit-entry-review')
    expect(sharedFile(['budget'], false)).toBe('kit-budget')
  })
  test('is one for the styles of a set', () => {
    for (const page of ['departments', 'budget'] as const) expect(sharedFile([page], true)).toBe('kit-departments-budget')
    for (const page of ['entry', 'review'] as const) expect(sharedFile([page], true)).toBe('kit-entry-review')
    expect(sharedFile(['overview'], true)).toBe('kit-overview')
  })
})
