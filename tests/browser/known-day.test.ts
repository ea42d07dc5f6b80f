import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { axeViolations, settled, shot, sidewaysOverflow, type Stage, stage } from './harness.ts'
import { SOON, squeeze } from './keys.ts'

let at: Stage
beforeAll(async () => {
  at = await stage({ practice: true })
})
afterAll(() => at?.close())

const BANNER = /2026\. 6\. 30\.까지 알려진 값입니다\. 그 뒤 \d+건이 바뀌었습니다\./

describe('a page as of a past day', () => {
  it('is chosen in the top bar, goes along from page to page, says what changed and leads back', async () => {
    const page = await at.page('executive')
    await page.goto(`${at.origin}/overview?year=2026`)
    await settled(page)
    const heat = () => page.getByRole('main').innerText()
    expect(squeeze(await heat())).toContain('목표 180명')
    await page.getByRole('button', { name: '오늘까지 알려진 값' }).click()
    await page.getByLabel('이날까지').last().fill('2026-06-30')
    await page.getByRole('button', { name: '보기', exact: true }).click()
    await page.waitForURL(/known=2026-06-30/)
    await settled(page)
    await page.getByText(BANNER).waitFor()
    await page.getByText(/목표는 이날 200명이며, 2026\. 7\. 1\. 180명으로 변경되었습니다\./).waitFor()
    await expect.poll(async () => squeeze(await heat()), SOON).toContain('목표 200명')
    // It goes along, also where nobody writes an address.
    await page.getByRole('link', { name: '외국인국제정책과' }).first().click()
    await page.waitForURL(/departments\/\d+.*known=2026-06-30/)
    await settled(page)
    await page.getByText(BANNER).waitFor()
    await page.reload()
    await settled(page)
    await page.getByText(BANNER).waitFor()
    await page.getByRole('link', { name: /^바뀐 것 \d+건$/ }).click()
    await page.waitForURL(/differences\?from=2026-06-30/)
    await settled(page)
    const target = page.getByRole('row').filter({ hasText: '목표치' })
    expect(squeeze(await target.innerText())).toMatch(/200명.*180명.*연습: 성과관리위원회/)
    await page.getByRole('link', { name: '2026. 6. 30.의 현황 보기' }).click()
    await page.waitForURL(/overview\?.*known=2026-06-30/)
    await settled(page)
    await page.emulateMedia({ media: 'print' })
    await expect.poll(() => page.getByText('기준일 2026. 6. 30.까지 알려진 값').isVisible(), SOON).toBe(true)
    await page.emulateMedia({ media: 'screen' })
    await page.getByRole('link', { name: '오늘로 돌아가기' }).click()
    await page.waitForURL((url) => !url.search.includes('known'))
    await page.getByRole('button', { name: '오늘까지 알려진 값' }).waitFor()
    await page.context().close()
  })

  it('offers nothing to write, and pages of work say that they are of today', async () => {
    const page = await at.page('head')
    await page.goto(`${at.origin}/activities?known=2026-06-30`)
    await settled(page)
    await page.getByText(BANNER).waitFor()
    expect(await page.getByRole('button', { name: '활동 추가' }).count()).toBe(0)
    expect(await page.getByRole('button', { name: /엑셀로 여러 건/ }).count()).toBe(0)
    await page.goto(`${at.origin}/entry?known=2026-06-30`)
    await settled(page)
    await page.getByText(/이 화면은 늘 오늘의 것입니다/).waitFor()
    await page.context().close()
  })

  it('fits every width, and axe finds no violation', async () => {
    for (const [width, theme] of [
      [1440, 'light'],
      [768, 'dark'],
      [390, 'light'],
      [320, 'dark'],
    ] as const) {
      const page = await at.page('executive', { width, theme })
      for (const path of ['overview?year=2026&known=2026-06-30', 'differences?from=2026-06-30']) {
        await page.goto(`${at.origin}/${path}`)
        await settled(page)
        expect(await axeViolations(page)).toEqual([])
        expect(await sidewaysOverflow(page), `${path} ${width}`).toBe(0)
        await shot(page, `known-day-${path.slice(0, 8)}-${width}`)
      }
      await page.context().close()
    }
  })

  it('raised no complaint of the browser', () => expect(at.problems).toEqual([]))

  it('of a day that cannot be known says so in a sentence', async () => {
    const page = await at.page('executive')
    for (const [day, says] of [
      ['2026-02-30', '달력에 없는 날입니다'],
      ['2999-01-01', '아직 오지 않은 날입니다'],
      ['2024-02-29', '기록이 시작되기 전의 날입니다'],
    ] as const) {
      await page.goto(`${at.origin}/overview?known=${day}`)
      await page.getByText(says).waitFor()
      await page.getByText('이날까지 알려진 값은 볼 수 없습니다.').waitFor()
      await expect.poll(() => page.getByRole('link', { name: '오늘로 돌아가기' }).count(), SOON).toBe(1)
    }
    await page.context().close()
  })
})
