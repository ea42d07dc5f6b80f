import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Stage, stage } from './harness.ts'

let at: Stage
beforeAll(async () => {
  at = await stage()
})
afterAll(() => at?.close())

const panel = (page: Page) => page.getByRole('dialog')
async function opened(): Promise<Page> {
  const page = await at.page('evaluator')
  await page.goto(`${at.origin}/activities`)
  await page.getByRole('button', { name: '활동 추가' }).first().click()
  return page
}

it('an activity of another year is saved, and the list goes to that year with a sentence', async () => {
  const page = await opened()
  const lastYear = new Date().getFullYear() - 1
  const form = panel(page)
  await form.getByLabel(/^날짜/).fill(`${lastYear}-03-10`)
  await form.getByLabel(/^제목/).fill('지난해 협의회')
  await form.getByRole('button', { name: '저장', exact: true }).click()
  await form.getByText(`‘지난해 협의회’ 저장했습니다. ${lastYear}년 활동이라`).waitFor()
  expect(page.url()).toContain(`year=${lastYear}`)
  expect(await page.getByText('활동을 찾을 수 없습니다').count()).toBe(0)

  // The same when one is changed away from the year on the screen.
  await form.getByLabel(/^날짜/).fill(`${lastYear + 1}-01-10`)
  await form.getByRole('button', { name: '저장', exact: true }).click()
  await form.getByText(`‘지난해 협의회’ 저장했습니다. ${lastYear + 1}년 활동이라`).waitFor()
  expect(page.url()).toContain(`year=${lastYear + 1}`)
  expect(await form.getByLabel(/^날짜/).inputValue()).toBe(`${lastYear + 1}-01-10`)
  expect(await page.getByRole('alert').count()).toBe(0)
  expect(at.problems).toEqual([])
})

it('the number of people is read as figures are: asked where it has two readings, refused where it has none', async () => {
  const page = await opened()
  const form = panel(page)
  await form.getByLabel(/^날짜/).fill(`${new Date().getFullYear()}-01-11`)
  await form.getByLabel(/^제목/).fill('인원을 적는 간담회')
  const people = form.getByLabel('참석 인원')
  await people.fill('1,5')
  await form.getByRole('button', { name: '저장', exact: true }).click()
  await form.getByText('쉼표 자리가 맞지 않습니다').waitFor()
  await people.fill('15회')
  await form.getByRole('button', { name: '15명' }).click()
  expect(await people.inputValue()).toBe('15')
  await people.fill('１５명')
  await form.getByRole('button', { name: '저장', exact: true }).click()
  await form.getByText('‘인원을 적는 간담회’ 저장했습니다.').waitFor()
  expect(await people.inputValue()).toBe('15')
  expect(at.problems).toEqual([])
})
