import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { axeViolations, shot, sidewaysOverflow, type Stage, stage } from './harness.ts'
import { readSheets } from '#server/documents/read-sheet.ts'
import { shownIn } from '#server/documents/sheet.ts'

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

/** What Excel puts on the clipboard, pasted where the focus is. */
const paste = (page: Page, text: string) =>
  page.evaluate((plain) => {
    const transfer = new DataTransfer()
    transfer.setData('text/plain', plain)
    const to = document.activeElement ?? document.body
    to.dispatchEvent(new ClipboardEvent('paste', { clipboardData: transfer, bubbles: true, cancelable: true }))
  }, text)

it(
  'many are pasted from Excel, previewed row by row, saved at once, and come out as a workbook',
  { timeout: 180_000 },
  async () => {
    const year = new Date().getFullYear()
    const page = await at.page('evaluator')
    await page.goto(`${at.origin}/activities?year=${year}`)
    await page.getByRole('button', { name: '엑셀로 여러 건' }).waitFor()
    await paste(
      page,
      [
        '날짜\t제목\t참석 인원\t장소',
        ...Array.from({ length: 12 }, (_, i) => `${year}-01-${String(i + 10)}\t교류 ${i + 1}\t${i + 5}명\t도청`),
        `${year}-01-25\t인원을 물을 교류\t15회\t`,
        `${year}-01-26\t못 읽을 교류\t1,5\t`,
      ].join('\n'),
    )
    const dialog = page.getByRole('dialog')
    await dialog.getByText('14줄 중 12줄 저장, 2줄 확인 필요').waitFor()
    await dialog.getByRole('combobox', { name: '인원을 물을 교류: 어떻게 할까요?' }).selectOption({ label: '15명' })
    await dialog.getByText('14줄 중 13줄 저장, 1줄 확인 필요').waitFor()
    expect(await axeViolations(page)).toEqual([])
    await shot(page, 'activities-upload')
    await page.setViewportSize({ width: 390, height: 844 })
    expect(await sidewaysOverflow(page)).toBeLessThanOrEqual(0)
    await shot(page, 'activities-upload-390')
    await page.setViewportSize({ width: 1440, height: 900 })
    await dialog.getByRole('button', { name: '13줄 저장' }).dblclick()
    await dialog.getByText('새 기록 13건, 바뀐 기록 0건을 저장했습니다').waitFor()
    await dialog.getByRole('button', { name: '닫기' }).last().click()
    await page.getByText('인원을 물을 교류').first().waitFor()

    const download = page.waitForEvent('download')
    await page.getByRole('link', { name: '엑셀로 내보내기' }).click()
    const path = await (await download).path()
    const [sheet] = (await readSheets(readFileSync(path), 'a.xlsx')).sheets
    const exported = sheet?.rows.map((r) => shownIn(r.cells[5])).filter((title) => title.startsWith('교류')) ?? []
    expect(exported).toHaveLength(12)

    // The same table again has nothing left to save.
    await paste(page, `날짜\t제목\t참석 인원\t장소\n${year}-01-10\t교류 1\t5\t도청`)
    await dialog.getByText('새로 저장할 활동이 없습니다').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: '엑셀로 여러 건' }).click()
    await shot(page, 'activities-upload-start')
    expect(at.problems).toEqual([])
  },
)

it('its form uploaded where a plan is expected leads back to the register', { timeout: 180_000 }, async () => {
  const own = await at.page('evaluator')
  const form = await own.request.get(`${at.origin}/files/activities?year=${new Date().getFullYear()}`)
  const page = await at.page('administrator')
  await page.goto(`${at.origin}/imports`)
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: '활동기록.xlsx', mimeType: 'application/octet-stream', buffer: await form.body() })
  await page.getByText('활동 기록 서식입니다.').waitFor()
  await page.getByRole('link', { name: '활동 기록에서 올리기' }).click()
  await page.waitForURL(/activities/)
  expect(at.problems).toEqual([])
})
