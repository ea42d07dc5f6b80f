import { expect, test } from 'vitest'
import { keptView, type View, viewOf, viewText, VIEW_COOKIE } from '#domain/pages/view.ts'

const view: View = { language: 'en', theme: 'dark', width: 390, height: 844 }

test('what a browser keeps is read as it was, among other cookies', () => {
  expect(keptView(`a=b; ${VIEW_COOKIE}=${viewText(view)}; c=d`)).toEqual(view)
  expect(keptView(`${VIEW_COOKIE}=${viewText(view)}`)).toEqual(view)
})

test.each(['', 'en', 'fr.dark.1x1', 'en.dark.1x', 'en.dark.<b>x1', 'en.dark.123456x1'])('%j is nothing we wrote', (text) =>
  expect(keptView(`${VIEW_COOKIE}=${text}`)).toBeNull(),
)

test('who comes for the first time sits at a desk, unless the browser says that it is a phone’s', () => {
  expect(viewOf('', 'Mozilla/5.0 (Windows NT 10.0) Chrome/140')).toMatchObject({ language: 'ko', theme: 'auto', width: 1440 })
  expect(viewOf('', 'Mozilla/5.0 (Linux; Android 16) Chrome/140 Mobile Safari/537.36').width).toBe(390)
  expect(viewOf(`${VIEW_COOKIE}=${viewText(view)}`, '')).toEqual(view)
})
