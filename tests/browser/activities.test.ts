import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { axeViolations, settled, shot, sidewaysOverflow, type Stage, stage } from './harness.ts'
import { opens, SOON } from './keys.ts'
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
  await page.waitForURL(new RegExp(`year=${lastYear}`))
  expect(await page.getByRole('alert').allInnerTexts()).toEqual([])

  // The same when one is changed away from the year on the screen.
  await form.getByLabel(/^날짜/).fill(`${lastYear + 1}-01-10`)
  await form.getByRole('button', { name: '저장', exact: true }).click()
  await form.getByText(`‘지난해 협의회’ 저장했습니다. ${lastYear + 1}년 활동이라`).waitFor()
  await page.waitForURL(new RegExp(`year=${lastYear + 1}`))
  expect(await form.getByLabel(/^날짜/).inputValue()).toBe(`${lastYear + 1}-01-10`)
  expect(await page.getByRole('alert').allInnerTexts()).toEqual([])
  expect(at.problems).toEqual([])
})

it('one of another year is opened from the register too', async () => {
  const page = await at.page('evaluator')
  const lastYear = new Date().getFullYear() - 1
  await page.goto(`${at.origin}/activities?year=${lastYear}`)
  await page.getByRole('button', { name: '활동 추가' }).first().click()
  const form = panel(page)
  await form.getByLabel(/^날짜/).fill(`${lastYear}-04-10`)
  await form.getByLabel(/^제목/).fill('지난해 간담회')
  await form.getByRole('button', { name: '저장', exact: true }).click()
  await form.getByText('‘지난해 간담회’ 저장했습니다.').waitFor()
  const id = new URL(page.url()).searchParams.get('activity') ?? ''
  await page.goto(`${at.origin}/activities`)
  await page.getByRole('heading', { name: `${lastYear + 1}년`, level: 1 }).waitFor()
  // As a link of the page's frame leads there.
  const lead = (to: string) => page.evaluate((search) => history.pushState({}, '', search), `?activity=${to}`)
  await page.evaluate(() => {
    new MutationObserver(() => {
      if (document.querySelector('[role="alert"]')?.textContent) performance.mark('alert')
    }).observe(document, { childList: true, subtree: true })
  })
  await lead(id)
  await expect.poll(() => form.getByLabel(/^제목/).inputValue(), SOON).toBe('지난해 간담회')
  await page.getByRole('heading', { name: `${lastYear}년`, level: 1 }).waitFor()
  expect(await page.evaluate(() => performance.getEntriesByName('alert').length)).toBe(0)
  await lead('999999')
  await page.getByRole('alert').getByText('활동').waitFor()
  expect(at.problems.splice(0).filter((one) => !one.includes('404'))).toEqual([])
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

it('many are pasted from Excel, previewed row by row, saved at once, and come out as a workbook', async () => {
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
  await settled(page)
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
})

it('its form uploaded where a plan is expected leads back to the register', async () => {
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

describe('series and notices', () => {
  let several: Stage
  beforeAll(async () => {
    several = await stage({ practice: true, documents: true })
    const page = await several.page('evaluator')
    await page.context().close()
    await several.everyDepartment('evaluator')
  })
  afterAll(() => several?.close())
  const SERIES = '한ㆍ일 내정관계자 교류회의'
  const bureau = async (page: Page) => {
    await page.goto(`${several.origin}/overview`)
    await page.getByRole('combobox', { name: '국' }).selectOption({ label: '이민사회 분야(연습)' })
    await page.waitForURL(/bureau=/)
    return new URL(page.url()).searchParams.get('bureau') ?? ''
  }

  it.each([
    [1440, 'light'],
    [768, 'dark'],
    [390, 'light'],
  ] as const)('the series says its gap years, at %s %s', async (width, theme) => {
    const page = await several.page('executive', { width, theme })
    const of = await bureau(page)
    await page.goto(`${several.origin}/activities?tab=series&bureau=${of}`)
    await page.getByRole('heading', { name: `${SERIES}: 3회 기록, 열리지 않은 해 12년` }).waitFor()
    await settled(page)
    await page.getByText('21회가 열렸으나 기록이 없고, 11년은 열리지 않았습니다').waitFor()
    await page.getByText('열리지 않았습니다 (앞뒤 회차가 이어집니다)').waitFor()
    expect(await axeViolations(page)).toEqual([])
    expect(await sidewaysOverflow(page)).toBeLessThanOrEqual(0)
    await shot(page, `series-${width}`)
    await page
      .getByRole('link', { name: `제24회 ${SERIES}` })
      .first()
      .click()
    await panel(page).getByText('청년 교류단 상호 방문 일정 확정').waitFor()
    await page.context().close()
    expect(several.problems).toEqual([])
  })

  it('a report pasted fills the form once, asks for its year and is saved for two indicators with a mark', async () => {
    const page = await several.page('evaluator')
    await page.goto(`${several.origin}/activities`)
    await opens(page, () => page.getByRole('button', { name: '글에서 가져오기' }).click())
    const dialog = panel(page)
    const body = [
      '올해로 22회 째를 맞는 `시험 교류회의`는 1991년에 시작돼 매년 양국에서 교대로 개최한다.',
      '방문단은 오늘(6일) 방한해 세미나에 참석한 뒤 7일 장관을 예방하고 9일에는 시찰한다.',
    ].join('\n')
    await dialog.getByLabel('글', { exact: true }).fill(`${body}\n${body}`)
    await dialog.getByText('되풀이된 문장 2개는 한 번만 읽었습니다.').waitFor()
    const take = dialog.getByRole('button', { name: '양식에 채우기' })
    expect(await dialog.getByLabel('연도 (글에 없음)').inputValue()).toBe('')
    await dialog.getByText('글에 없는 연도와 월을 적으십시오.').first().waitFor()
    expect(await axeViolations(page)).toEqual([])
    await dialog.getByLabel('연도 (글에 없음)').fill('2024')
    await dialog.getByLabel('월 (글에 없음)').fill('11')
    await dialog.getByText('2024. 11. 6. ~ 2024. 11. 9.').waitFor()
    await take.click()
    const form = panel(page)
    await expect.poll(() => form.getByLabel(/^제목/).inputValue(), SOON).toBe('제22회 시험 교류회의')
    expect(await form.getByLabel(/^날짜/).inputValue()).toBe('2024-11-06')
    expect(await form.getByLabel(/^끝난 날/).inputValue()).toBe('2024-11-09')
    for (const name of [/^정무활동 및 당정협력 강화/, /^민간단체 및 출향도민 협력 강화/]) await form.getByLabel(name).check()
    await form.getByText('중복 인정: 이 활동을 지표 2개의 실적으로 셉니다.').waitFor()
    await form.getByRole('button', { name: '저장', exact: true }).click()
    await form.getByText('‘제22회 시험 교류회의’ 저장했습니다.').waitFor()
    await page.getByRole('listitem').filter({ hasText: '제22회 시험 교류회의' }).getByText('중복 인정').first().waitFor()
    await page.context().close()
    expect(several.problems).toEqual([])
  })

  it.each([
    [1440, 'dark'],
    [768, 'light'],
    [390, 'dark'],
  ] as const)('notices stand in one place, and one day on a sheet, at %s %s', async (width, theme) => {
    const page = await several.page('evaluator', { width, theme })
    await page.goto(`${several.origin}/overview`)
    await settled(page)
    await page.getByRole('button', { name: /^알림/ }).click()
    await page.getByRole('link', { name: /^알림 모두 보기/ }).click()
    const tasks = page.getByRole('list', { name: '할 일 목록' })
    await tasks.waitFor()
    await settled(page)
    await tasks.getByText(/^후속 조치: 청년 교류단 상호 방문 일정 확정, 기한이 \d+일 지남/).waitFor()
    expect(await axeViolations(page)).toEqual([])
    expect(await sidewaysOverflow(page)).toBeLessThanOrEqual(0)
    await shot(page, `notices-${width}`)
    // By keyboard from a notice to what is to be done, in its bureau.
    await tasks.getByRole('link', { name: /후속 조치: 청년 교류단/ }).focus()
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/activities\?(?=.*activity=)(?=.*bureau=)/)
    await page.goto(`${several.origin}/notices?view=day`)
    await page.getByRole('combobox', { name: '날짜' }).waitFor()
    await settled(page)
    expect(await axeViolations(page)).toEqual([])
    expect(await sidewaysOverflow(page)).toBeLessThanOrEqual(0)
    await page.context().close()
    expect(several.problems).toEqual([])
  })

  it('all read, the bell has no number', async () => {
    const page = await several.page('evaluator')
    await page.goto(`${several.origin}/notices`)
    await page.getByRole('button', { name: '모두 읽음으로 표시' }).click()
    await page.getByRole('heading', { name: '알림을 모두 읽었습니다' }).waitFor()
    await page.getByRole('button', { name: '알림', exact: true }).waitFor()
    await page.reload()
    await page.getByRole('heading', { name: '알림을 모두 읽었습니다' }).waitFor()
    await page.context().close()
    expect(several.problems).toEqual([])
  })
})
