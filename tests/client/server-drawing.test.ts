import { expect, test } from 'vitest'
import { draw } from '#client/server-drawing.tsx'
import { viewOf } from '#domain/pages/view.ts'

test('what a part of a page throws is found, and of what only waits nothing', async () => {
  const thrown = async (answers: Parameters<typeof draw>[0]['answers']) => {
    const found: Promise<unknown>[] = []
    expect(await draw({ url: '/plans', answers, view: viewOf('', '') }, (why) => void found.push(why()))).toBe(null)
    return Promise.all(found)
  }
  expect(await thrown([{ path: 'accounts.frame', input: {}, data: { user: {} } }])).toEqual([expect.any(TypeError)])
  expect(await thrown([])).toEqual([null])
})
