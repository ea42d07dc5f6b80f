import { expect, it } from 'vitest'
import { fakeStore } from '../../../helpers/browser-storage.ts'
import { Drafts } from '../../../../client/pages/entry/drafts.ts'

const draft = (text: string, seen = 0) => ({ text, seen, name: '지표', at: 'now' })

it('half-typed text of a tab that is gone is found by the next, that of an open one and of another person is not', () => {
  const { storage } = fakeStore()
  const one = new Drafts({ storage, prefix: 'u1.', tab: 'a' })
  one.set('2025.0.7', draft('86'))
  const two = new Drafts({ storage, prefix: 'u1.', tab: 'b' })
  two.adopt(new Set(['a', 'b']))
  const other = new Drafts({ storage, prefix: 'u2.', tab: 'c' })
  other.adopt(new Set(['c']))
  expect([two.list().size, other.list().size]).toEqual([0, 0])
  two.adopt(new Set(['b']))
  expect([two.get('2025.0.7')?.text, two.isFound('2025.0.7'), storage.length]).toEqual(['86', true, 1])
  two.set('2025.0.7', draft('86.1'))
  expect(two.isFound('2025.0.7')).toBe(false)
  two.remove('2025.0.7')
  expect(storage.length).toBe(0)
})

it('a save of one’s own beside the text counts as seen, on the next page too, whenever the next key comes', () => {
  const { storage } = fakeStore()
  const one = new Drafts({ storage, prefix: 'u1.', tab: 'a' })
  one.set('2025.0.7#cause', draft('반'))
  one.set('2025.0.70#cause', draft('남'))
  one.saw('2025.0.7', 1)
  one.set('2025.0.7#cause', draft('반쯤'))
  const two = new Drafts({ storage, prefix: 'u1.', tab: 'b' })
  two.adopt(new Set(['b']))
  expect(['2025.0.7#cause', '2025.0.70#cause'].map((key) => two.get(key)?.seen)).toEqual([1, 0])
})
