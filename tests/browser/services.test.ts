import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { makeHwpx } from '../helpers/documents/make.ts'
import { standardsBlocks } from '../helpers/service-standards.ts'
import { bareSigns, structure } from './everyone.ts'
import { axeViolations, settled, shot, sidewaysOverflow, type Stage, stage } from './harness.ts'
import { opens, SOON, squeeze } from './keys.ts'

let at: Stage
let bureau = ''
beforeAll(async () => {
  at = await stage({ practice: true, documents: true, on: '2026-11-20' })
  await at.everyDepartment('evaluator')
})
afterAll(() => at?.close())

const open = async (page: Page, query = '') => {
  if (bureau === '') {
    await page.goto(`${at.origin}/overview`)
    await settled(page)
    bureau =
      (await page.getByRole('combobox', { name: '실국' }).locator('option', { hasText: '이민사회' }).getAttribute('value')) ?? ''
  }
  await page.goto(`${at.origin}/services?bureau=${bureau}${query}`)
  await settled(page)
}
const main = async (page: Page) => squeeze(await page.getByRole('main').innerText())

describe('service standards', () => {
  it('a citizen’s call is answered by finding the desk in one search, by keyboard', async () => {
    const page = await at.page('executive')
    await open(page)
    // The field has the keyboard: nothing is pressed before typing.
    await page.keyboard.type('4773')
    await expect.poll(() => main(page), SOON).toContain('4773은 2개 서비스가 함께 씁니다')
    const cards = page.getByRole('main').locator('li', { has: page.locator('mark') })
    expect(await cards.first().innerText()).toContain('다문화가족 등 이주배경 가정 특성화사업')
    expect(await page.getByRole('link', { name: '결혼이민자 지원 031-8030-4773 전화 걸기' }).first().getAttribute('href')).toBe(
      'tel:03180304773',
    )
    await page.keyboard.press('Control+a')
    await page.keyboard.type('통역')
    await expect.poll(() => main(page), SOON).toContain('이주민 지역사회 적응지원')
    await expect.poll(() => page.locator('[data-hit]').innerText(), SOON).toContain('031-8030-4693')
    // The same from any page.
    await page.goto(`${at.origin}/overview`)
    await settled(page)
    await opens(page, () => page.keyboard.press('Control+k'))
    await page.getByRole('dialog').getByRole('combobox').fill('ㄷㅁㅎ')
    const line = page.getByRole('dialog').getByRole('option').first()
    await expect.poll(async () => squeeze(await line.innerText()), SOON).toContain('031-8030-477')
    await page.keyboard.press('Enter')
    await page.waitForURL(/services\?/)
    await expect.poll(() => page.locator('[data-hit]').count(), SOON).toBe(1)
    await page.context().close()
  })

  it('is right at three widths in both themes, and without findings', async () => {
    for (const [width, theme] of [
      [1440, 'light'],
      [768, 'dark'],
      [390, 'light'],
    ] as const) {
      const page = await at.page('administrator', { width, theme })
      for (const query of ['&q=4773', '&view=results', '&view=manage']) {
        await open(page, query)
        expect(await sidewaysOverflow(page), `${width} ${query}`).toBe(0)
        expect(await axeViolations(page), `${width} ${query}`).toEqual([])
        await shot(page, `services${query.replaceAll(/\W/g, '-')}-${width}`)
      }
      if (width === 390) {
        await page.setViewportSize({ width: 320, height: 800 })
        for (const query of ['&q=4773', '&view=manage']) {
          await open(page, query)
          expect(await sidewaysOverflow(page), `320 ${query}`).toBe(0)
        }
      }
      await page.context().close()
    }
  })

  it('takes in its document once, sets a measure and judges what came of it', async () => {
    const page = await at.page('evaluator')
    await open(page, '&view=manage')
    await page.getByRole('button', { name: '문서 가져오기' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.waitFor()
    await dialog.locator('input[type=file]').setInputFiles({
      name: '이행표준.hwpx',
      mimeType: 'application/octet-stream',
      buffer: Buffer.from(await makeHwpx(standardsBlocks())),
    })
    await expect.poll(() => dialog.innerText(), SOON).toContain('분야 2개, 서비스 19개, 담당 6개, 약속 13개')
    await expect.poll(() => dialog.innerText(), SOON).toContain('이미 모두 등록되어 있습니다')
    expect(await axeViolations(page)).toEqual([])
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'hidden' })

    await page.getByRole('button', { name: '외국인복지센터·한국어 교육·통역 지원 수정' }).click()
    await dialog.waitFor()
    await dialog.getByLabel('측정 기준').selectOption('within-days')
    await dialog.getByLabel('기한(근무일)').fill('3')
    await dialog.getByLabel('지킬 비율(%)').fill('90')
    await dialog.getByLabel('자료가 되는 지표').selectOption({ label: '이주민 상담 3일 내 처리율' })
    expect(await axeViolations(page)).toEqual([])
    await dialog.getByRole('button', { name: '저장' }).click()
    await dialog.waitFor({ state: 'hidden' })

    await open(page, '&view=results')
    expect(await main(page)).toContain('측정 기준 없음 12/13')
    await page.getByRole('button', { name: '3분기 이행 결과 입력' }).click()
    await dialog.waitFor()
    await dialog.getByLabel('건별로 붙여넣기').fill('접수일\t처리일\n2026-09-23\t2026-09-30\n2026-09-23\t2026-10-01\t통역인 부족')
    await expect.poll(() => dialog.innerText(), SOON).toContain('2건을 읽었습니다')
    await dialog.getByRole('button', { name: '결과 입력' }).click()
    await dialog.waitFor({ state: 'hidden' })
    await expect.poll(() => main(page), SOON).toContain('50.0%')
    await expect.poll(() => main(page), SOON).toContain('2건뿐이라 비율을 조심해서 보십시오')
    await page.getByText('기한을 넘긴 1건').click()
    await expect.poll(() => main(page), SOON).toContain('4근무일 걸림 통역인 부족')
    await page.getByRole('button', { name: '지표 증빙으로 붙이기' }).click()
    await expect.poll(() => page.getByText('이주민 상담 3일 내 처리율의 증빙에 붙였습니다').count(), SOON).toBe(1)
    await page.context().close()
  })

  it('a pasted table, a new service, its history and its end', async () => {
    const page = await at.page('administrator')
    await open(page, '&view=manage')
    const dialog = page.getByRole('dialog')
    await page.getByRole('button', { name: '엑셀·붙여넣기' }).click()
    await dialog.waitFor()
    await dialog.locator('#services-paste').evaluate((field) => {
      const data = new DataTransfer()
      data.setData(
        'text/plain',
        '서비스명\t담당\t전화번호\n통역 상담\t이민체류지원 담당\t031-8030-4694,4695\n틀린 줄\t담당\t번호 없음',
      )
      field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
    })
    // Neither row says whose it is, and three departments could be meant.
    await expect.poll(() => dialog.innerText(), SOON).toContain('부서를 알 수 없습니다')
    await expect.poll(() => dialog.innerText(), SOON).toContain('전화번호가 아닙니다 번호 없음')
    expect([...(await structure(page)), ...(await bareSigns(page))]).toEqual([])
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'hidden' })

    await page.getByRole('button', { name: '서비스 등록' }).first().click()
    await dialog.waitFor()
    await dialog.getByLabel('서비스명').fill('통역 상담')
    await dialog.getByLabel('담당', { exact: true }).fill('이민체류지원 담당')
    await dialog.getByLabel('전화번호').fill('031-8030-4694, 4695')
    await dialog.getByRole('button', { name: '저장' }).click()
    await dialog.waitFor({ state: 'hidden' })
    await expect.poll(() => main(page), SOON).toContain('031-8030-4694, 031-8030-4695')
    await page.getByRole('button', { name: '통역 상담 이력' }).click()
    await dialog.waitFor()
    await expect.poll(() => dialog.innerText(), SOON).toContain('1판')
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'hidden' })
    expect([...(await structure(page)), ...(await bareSigns(page))]).toEqual([])
    await page.getByRole('button', { name: '통역 상담 종료' }).click()
    await dialog.waitFor()
    await dialog.locator('input[type=date]').fill('2027-01-01')
    await dialog.locator('textarea').fill('이관')
    await dialog.getByRole('button', { name: '종료' }).click()
    await dialog.waitFor({ state: 'hidden' })
    await expect.poll(() => main(page), SOON).toContain('2027. 1. 1. 전까지')
    await page.context().close()
  })

  it('prints the counter sheet: desks and numbers, without the search and the promises', async () => {
    const page = await at.page('executive')
    await open(page)
    await page.emulateMedia({ media: 'print' })
    const shown = (text: string) => page.getByText(text, { exact: true }).first().isVisible()
    await expect.poll(() => shown('다문화가족지원 담당'), SOON).toBe(true)
    await expect.poll(() => page.getByRole('searchbox').isVisible(), SOON).toBe(false)
    await expect.poll(() => shown('측정 기준 없음 13/13'), SOON).toBe(false)
    await page.context().close()
  })

  it('noticed nothing on the way', () => expect(at.problems).toEqual([]))
})
