import { type BrowserStorage, LocalStore } from '../../client/shared/write/local-store.ts'

/** A browser's storage of the tests: `room` in characters, and switched off by `off`. */
class FakeStorage implements BrowserStorage {
  readonly map = new Map<string, string>()
  room = Number.POSITIVE_INFINITY
  off = false
  get length() {
    return this.map.size
  }
  key = (index: number) => [...this.map.keys()][index] ?? null
  getItem = (key: string) => this.map.get(key) ?? null
  setItem = (key: string, value: string) => {
    const others = [...this.map]
      .filter(([name]) => name !== key)
      .reduce((sum, [name, text]) => sum + name.length + text.length, 0)
    if (others + key.length + value.length > this.room) throw new DOMException('full', 'QuotaExceededError')
    this.map.set(key, value)
  }
  removeItem = (key: string) => void this.map.delete(key)
}

/** A store over one of them. */
export function fakeStore() {
  const browser = new FakeStorage()
  const storage = new LocalStore(() => {
    if (browser.off) throw new DOMException('off', 'SecurityError')
    return browser
  })
  return { browser, storage }
}
