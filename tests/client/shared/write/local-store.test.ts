import { expect, it } from 'vitest'
import { fakeStore } from '../../../helpers/browser-storage.ts'

it('what the browser took is kept, and lies there for the next page', () => {
  const { browser, storage } = fakeStore()
  storage.setItem('a', 'text')
  expect([browser.getItem('a'), storage.getItem('a'), storage.isKept('a'), storage.holdsUnkept()]).toEqual([
    'text',
    'text',
    true,
    false,
  ])
  storage.removeItem('a')
  expect([browser.length, storage.getItem('a')]).toEqual([0, null])
})

it('a full storage: the newest text stays in memory, is said not to be kept, and is kept once there is room', () => {
  const { browser, storage } = fakeStore()
  browser.setItem('other', 'x'.repeat(90))
  browser.room = 100
  const heard: boolean[] = []
  storage.subscribe(() => heard.push(storage.holdsUnkept()))
  storage.setItem('a', 'short')
  expect(storage.isKept('a')).toBe(false)
  storage.setItem('a', 'a longer text')
  expect([storage.getItem('a'), browser.getItem('a'), storage.isKept('a'), storage.isFailing()]).toEqual([
    'a longer text',
    null,
    false,
    true,
  ])
  expect(heard.at(-1)).toBe(true)
  // Room is made by what is sent.
  storage.removeItem('other')
  expect([browser.getItem('a'), storage.isKept('a'), storage.isFailing()]).toEqual(['a longer text', true, false])
  expect(heard.at(-1)).toBe(false)
})

it('an older text that was kept is not taken for the newer one that was not', () => {
  const { browser, storage } = fakeStore()
  browser.room = 12
  storage.setItem('a', 'one')
  expect(storage.isKept('a')).toBe(true)
  storage.setItem('a', 'one two three four')
  expect([storage.isKept('a'), storage.getItem('a')]).toEqual([false, 'one two three four'])
})

it('a storage that is switched off, or takes nothing without a word', () => {
  const { browser, storage } = fakeStore()
  browser.off = true
  storage.setItem('a', 'text')
  expect([storage.getItem('a'), storage.isKept('a'), storage.length]).toEqual(['text', false, 0])
  storage.removeItem('a')
  expect([storage.getItem('a'), storage.holdsUnkept()]).toEqual([null, false])
  browser.off = false
  browser.setItem = () => undefined
  storage.setItem('b', 'text')
  expect(storage.isKept('b')).toBe(false)
})
