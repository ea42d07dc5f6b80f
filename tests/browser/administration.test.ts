import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { axeViolations, settled, shot, type Stage, stage } from './harness.ts'
import { SOON, squeeze, tabTo } from './keys.ts'

let at: Stage
beforeAll(async () => {
  at = await stage({ practice: true })
})
afterAll(() => at?.close())

describe('how indicators are measured', () => {
  it('sets when results are due of several at once with one reason, and sets them back', async () => {
    const page = await at.page('administrator')
    await page.goto(`${at.origin}/periods?tab=due`)
    await settled(page)
    const main = async () => squeeze(await page.getByRole('main').innerText())
    const days = () => page.getByRole('row').allInnerTexts()
    const before = await days()
    await tabTo(page, page.getByRole('checkbox', { name: /모두 선택/ }))
    await page.keyboard.press('Space')
    const many = before.length - 1
    expect(many).toBeGreaterThan(1)
    await page.getByRole('button', { name: `${many}개 정의 바꾸기` }).click()
    const dialog = page.locator('dialog[open]')
    await dialog.getByLabel('집계 완료 시점(월)').selectOption('2')
    await dialog.getByLabel('집계 완료 시점(일)').selectOption('15')
    await dialog.getByLabel('사유').fill('통계 공표일 통일')
    await expect.poll(async () => squeeze(await dialog.innerText()), SOON).toContain('→ 다음 해 2월 15일')
    expect(await axeViolations(page)).toEqual([])
    await shot(page, 'definitions-many')
    await page.keyboard.press('Control+Enter')
    await expect.poll(main, SOON).toContain(`지표 ${many}개의 정의를 바꾸었습니다.`)
    await expect.poll(async () => (await days()).filter((row) => row.includes('2월 15일')).length, SOON).toBe(many)
    await expect.poll(main, SOON).toContain('(계획서 다음 해 3월 31일)')
    await page.getByRole('button', { name: '되돌리기' }).click()
    await expect.poll(main, SOON).toContain(`지표 ${many}개의 정의를 이전 값으로 되돌렸습니다.`)
    await expect.poll(days, SOON).toEqual(before)
    await page.context().close()
  })

  it('sets share and frequency from a day on, beside what the plan prints, and shows the change', async () => {
    const page = await at.page('administrator')
    await page.goto(`${at.origin}/periods?tab=due`)
    await settled(page)
    const main = async () => squeeze(await page.getByRole('main').innerText())
    await page.getByRole('button', { name: '자원봉사 활동률 정의 바꾸기' }).click()
    const dialog = page.locator('dialog[open]')
    await dialog.getByLabel('전체에 대한 비율').selectOption({ label: '예 (100% 이하)' })
    await dialog.getByLabel('사유').fill('등록 인원 가운데 활동한 비율')
    expect(await axeViolations(page)).toEqual([])
    await page.keyboard.press('Control+Enter')
    await expect.poll(main, SOON).toContain('자원봉사 활동률의 정의를 바꾸었습니다.')

    await page.getByRole('button', { name: '자원봉사 활동률 정의 바꾸기' }).click()
    await dialog.getByLabel('주기').selectOption({ label: '반기' })
    // Only whole years: the day is proposed.
    await expect.poll(() => dialog.locator('input[type=date]').inputValue(), SOON).toMatch(/-01-01$/)
    await dialog.locator('input[type=date]').fill('2030-06-01')
    await expect.poll(async () => squeeze(await dialog.innerText()), SOON).toContain('시행일을 1월 1일로 선택하십시오.')
    await dialog.locator('input[type=date]').fill('2030-01-01')
    await dialog.getByLabel('사유').fill('반기마다 공표')
    await shot(page, 'definition')
    await page.keyboard.press('Control+Enter')
    await expect.poll(main, SOON).toContain('2030. 1. 1.부터 반기')
    await page.getByRole('link', { name: '자원봉사 활동률 변경 이력' }).click()
    await expect.poll(main, SOON).toMatch(/주기 분기\s*에서\s*→\s*반기/)
    await expect.poll(main, SOON).toContain('전체에 대한 비율 예')
    await page.context().close()
  })
})

describe("the administrator's rules", () => {
  it('sets the scoring policy from a day on, after a look at what changes', async () => {
    const page = await at.page('administrator')
    await page.goto(`${at.origin}/periods?tab=rules`)
    await settled(page)
    await page.getByRole('button', { name: '평가규칙 바꾸기' }).click()
    const dialog = page.locator('dialog[open]')
    await expect
      .poll(async () => squeeze(await dialog.innerText()), SOON)
      .toContain('지금과 다른 규칙을 선택하면 할 수 있습니다.')
    await dialog.getByRole('radio', { name: '없음' }).check()
    await dialog.getByLabel('등급(쓰지 않으면 비움)').fill('S 102, A 95')
    await expect.poll(async () => squeeze(await dialog.innerText()), SOON).toMatch(/산정한 지표 \d+개 중 평점 \d+개/)
    await expect.poll(async () => squeeze(await dialog.innerText()), SOON).toMatch(/→ \d+\.\d\d · [SA]/)
    await dialog.getByRole('textbox').last().fill('성과평가위원회 결정')
    expect(await axeViolations(page)).toEqual([])
    await shot(page, 'policy-dialog')
    await page.keyboard.press('Control+Enter')
    await expect.poll(async () => squeeze(await page.getByRole('main').innerText()), SOON).toContain('평점 상한 없음')
    await expect.poll(async () => squeeze(await page.getByRole('main').innerText()), SOON).toContain('성과평가위원회 결정')
    await page.goto(`${at.origin}/audit`)
    await settled(page)
    await expect
      .poll(async () => squeeze(await page.getByRole('main').innerText()), SOON)
      .toMatch(/평점 상한\(%\) 100\s*에서\s*→\s*없음\s*–, 등급 S 102, A 95/)
    await page.context().close()
  })

  it.each([
    [1440, 'light'],
    [768, 'dark'],
    [390, 'light'],
  ] as const)('every tab stands at %i, %s', async (width, theme) => {
    const page = await at.page('administrator', { width, theme })
    for (const tab of ['periods', 'due', 'deputies', 'rules']) {
      await page.goto(`${at.origin}/periods?tab=${tab}`)
      await settled(page)
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
      await shot(page, `periods-${tab}-${width}-${theme}`)
    }
    await page.context().close()
  })
})

describe("the administrator's reminder", () => {
  it('tells those who are late once, and they find it in the bell', async () => {
    await at.everyDepartment('evaluator')
    const page = await at.page('administrator')
    await page.goto(`${at.origin}/deadlines`)
    await settled(page)
    const main = async () => squeeze(await page.getByRole('main').innerText())
    const remind = page.getByRole('button', { name: '독려 알림 보내기' })
    await remind.click()
    const dialog = page.locator('dialog[open]')
    await expect.poll(() => dialog.getByRole('checkbox', { checked: true }).count(), SOON).toBeGreaterThan(0)
    const first = dialog.getByRole('checkbox').first()
    await expect.poll(() => first.evaluate((box) => box === document.activeElement), SOON).toBe(true)
    expect(await axeViolations(page)).toEqual([])
    await shot(page, 'remind')
    await dialog.getByRole('button', { name: /명에게 보내기/ }).click()
    await expect.poll(main, SOON).toMatch(/\d+명에게 독려 알림을 보냈습니다: .*성과담당/)
    await remind.click()
    await expect.poll(async () => squeeze(await dialog.innerText()), SOON).toContain('오늘 보냄: 기획담당')
    await expect.poll(() => dialog.getByRole('checkbox', { checked: true }).count(), SOON).toBe(0)
    const evaluator = await at.page('evaluator')
    await evaluator.goto(`${at.origin}/entry`)
    await settled(evaluator)
    await evaluator.getByRole('button', { name: /^알림/ }).click()
    await evaluator
      .getByRole('link', { name: /독려: 기한이 지난 실적 \d+건/ })
      .first()
      .click()
    // All that is late, of whatever period.
    await evaluator.waitForURL(/\/deadlines\?(?=.*department=)(?=.*show=late)/)
    await evaluator.context().close()
    await page.context().close()
  })
})

it('amounts of a file are previewed, taken in, and taken back', async () => {
  const page = await at.page('administrator')
  await page.goto(`${at.origin}/budget`)
  await settled(page)
  const dialog = page.locator('dialog[open]')
  const lines = '단위사업 코드,세부사업 코드,단위사업,세부사업,2028 중기계획(백만원)\nexternal-cooperation-p1,,,,8123,\n'
  const opener = page.getByRole('button', { name: '연도별 금액 올리기' })
  const bring = () =>
    dialog.locator('input[type=file]').setInputFiles({ name: '중기.csv', mimeType: 'text/csv', buffer: Buffer.from(lines) })
  await opener.click()
  await bring()
  // The preview keeps nothing until it is taken.
  await dialog.getByRole('button', { name: '금액 1개 반영' }).waitFor()
  await page.keyboard.press('Escape')
  await expect.poll(() => dialog.count(), SOON).toBe(0)
  expect(await opener.evaluate((one) => one === document.activeElement)).toBe(true)
  await opener.click()
  expect(await dialog.getByRole('button', { name: '되돌리기' }).count()).toBe(0)
  await bring()
  await dialog.getByRole('button', { name: '금액 1개 반영' }).click()
  await expect.poll(() => dialog.innerText(), SOON).toContain('금액 1개를 반영했습니다')
  await page.keyboard.press('Escape')
  await opener.click()
  await dialog.getByRole('button', { name: '되돌리기' }).click()
  await expect.poll(() => dialog.innerText(), SOON).toContain('이 파일로 바꾼 금액을 되돌립니까?')
  await dialog.locator('footer').getByRole('button', { name: '되돌리기' }).click()
  await expect.poll(() => dialog.innerText(), SOON).toContain('되돌림')
  await page.context().close()
})
