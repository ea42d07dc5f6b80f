import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openStore } from '#data/database.ts'
import { FORM_EXTENSIONS } from '#domain/entry/file-kind.ts'
import { patience } from '../helpers/patience.ts'
import { refilled, savedAs } from '../helpers/workbook-files.ts'
import { axeViolations, settled, type Stage, stage } from './harness.ts'
import { Hands, opens, paste, rowText, seen, SOON, squeeze } from './keys.ts'

let at: Stage
beforeAll(async () => {
  at = await stage()
  await at.everyDepartment('evaluator')
})
afterAll(() => at?.close())

async function grid(year: number): Promise<Page> {
  const page = await at.page('evaluator')
  await page.goto(`${at.origin}/entry?year=${year}`)
  await settled(page)
  return page
}
/** Every cell empty again, whatever an earlier test left. */
async function emptied(year: number): Promise<Page> {
  const page = await grid(year)
  await page.keyboard.press('Control+a')
  await page.keyboard.press('Delete')
  await expect.poll(() => heading(page), SOON).toContain('0/12 입력')
  await page.keyboard.press('Control+Home')
  return page
}
const main = async (page: Page) => squeeze(await page.getByRole('main').innerText())
const heading = (page: Page) => page.getByRole('heading', { level: 1 }).innerText()
const active = (page: Page) =>
  page.evaluate(
    () =>
      document.activeElement?.getAttribute('aria-label') ??
      document.activeElement?.getAttribute('name') ??
      document.activeElement?.tagName ??
      '',
  )

describe("the evaluator's journey", () => {
  it('12 numbers, the words they need, evidence and submit, by keyboard alone', async () => {
    const page = await grid(2025)
    const hands = new Hands(page)
    const began = Date.now()
    const words = async (...texts: readonly string[]) => {
      await hands.press('Tab')
      for (const text of texts) {
        await expect.poll(() => page.evaluate(() => document.activeElement?.closest('[data-words]') !== null), SOON).toBe(true)
        await hands.type(text)
        await hands.press('Enter')
      }
      await expect.poll(() => active(page), SOON).toMatch(/실적/)
    }
    const figures = ['12', '34', '5.3', '210', '6', '48', '86', '1980000', '87']
    for (const [index, figure] of figures.entries()) {
      await hands.type(figure)
      if (index === 2) await words('고령화로 참여 인원 감소', '찾아가는 모집 확대', '20260630')
      if (index === 6) await words('조사 시기 지연', '하반기 집중 홍보', '20260930')
      await hands.press(index === 2 || index === 6 ? 'ArrowDown' : 'Enter')
    }
    // Composite ones by their parts: the whole is their sum.
    for (const parts of [
      ['49', '26', '12', '5'],
      ['21', '4', '15', '25'],
      ['2', '9', '12', '8'],
    ]) {
      await hands.press('ArrowDown')
      for (const part of parts) {
        await hands.type(part)
        await hands.press('Enter')
      }
    }
    await expect.poll(() => heading(page), SOON).toMatch(/^12\/12 입력 · 마감/)
    await expect.poll(() => rowText(page, '수도권 주요기관'), SOON).toContain('92')
    await expect.poll(() => rowText(page, '수도권지역 주요업무'), SOON).toMatch(/ 31 저장됨/)
    // Evidence: a link, in the section that Alt+3 opens.
    await hands.press('Control+Home', 'Alt+3')
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.closest('[data-section="evidence"] [data-inside]') !== null), SOON)
      .toBe(true)
    const inField = () =>
      page.evaluate(() => document.activeElement instanceof HTMLInputElement && document.activeElement.type !== 'file')
    for (let tries = 0; tries < 12 && !(await inField()); tries++) {
      const said = await page.evaluate(() => document.activeElement?.textContent ?? '')
      const opensField = /링크|주소/.test(said)
      await hands.press(opensField ? 'Enter' : 'Tab')
      if (opensField) await expect.poll(inField, SOON).toBe(true)
    }
    await hands.type('https://www.1365.go.kr/result/2025')
    await hands.press('Enter')
    await expect.poll(() => rowText(page, '정무활동'), SOON).toContain('1건')
    await hands.press('Escape', 'Control+Enter')
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.closest('dialog')?.textContent ?? ''), SOON)
      .toContain('12개 값을 제출합니다')
    await hands.press('Enter')
    await expect.poll(() => heading(page), SOON).toContain('제출 12')
    const seconds = (Date.now() - began) / 1000
    console.log(
      `evaluator's journey: 12 numbers (3 by their 12 parts), 6 words, 1 link, submit: ${hands.keys} keystrokes, ${seconds.toFixed(1)} s at the test's speed`,
    )
    expect(hands.keys).toBeLessThan(330)
    expect(seconds).toBeLessThan(patience(60))
    await page.context().close()
  })
})

// What a sheet and 한글 put on the clipboard beside the text.
const EXCEL = `<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta name=Generator content="Microsoft Excel 15">
<style><!--table{mso-displayed-decimal-separator:"\\.";} .xl65{mso-number-format:"\\#\\,\\#\\#0";}--></style></head><body><!--StartFragment-->
<table border=0><col width=200><tr height=22><td class=xl65>성과지표</td><td>단위</td><td>2025년<br>목표</td><td>2025년 실적</td><td>비고</td></tr>
<tr><td>정무활동 및 당정협력&nbsp;강화</td><td>회</td><td x:num>11</td><td class=xl65 align=right x:num="13">13</td><td></td></tr>
<tr><td>(대외협력과)민간단체 및 출향도민협력 강화(회)</td><td>회</td><td>33</td><td>▲36</td><td></td></tr>
<tr><td>자원봉자 활동률</td><td>%</td><td>5.5</td><td>5.52%</td><td>오자</td></tr>
<tr><td>없는 지표의 이름</td><td>건</td><td>1</td><td>1</td><td></td></tr>
<tr><td>도 대표 블로그 방문횟수</td><td>회</td><td>1,970,000</td><td>2,012,345</td><td></td></tr></table><!--EndFragment--></body></html>`
const HANGUL = `<HTML><BODY><TABLE border="1" style="border-collapse:collapse;"><TR><TD rowspan="2"><P CLASS=HStyle0><SPAN STYLE='font-size:10.0pt'>자매</SPAN><SPAN>우호결연지역 등</SPAN></P><P><SPAN>교류횟수</SPAN></P></TD>
<TD><P><SPAN>목표</SPAN></P></TD><TD><P><SPAN>47</SPAN></P></TD></TR><TR><TD><P>실적</P></TD><TD><P><SPAN>５</SPAN><SPAN>０회</SPAN></P></TD></TR>
<TR><TD rowspan="2"><P>도정 핵심사업 인지도</P></TD><TD><P>목표</P></TD><TD><P>87.5</P></TD></TR><TR><TD><P>실적</P></TD><TD><P>88.1%</P></TD></TR></TABLE></BODY></HTML>`

describe('paste, ranges, undo (2026 is open)', () => {
  it('takes a block of Excel by the names in it, writes nothing before it is confirmed, and goes back by one undo', async () => {
    const page = await grid(2026)
    const before = await heading(page)
    await paste(page, { 'text/html': EXCEL, 'text/plain': '' })
    const dialog = page.getByRole('dialog')
    await expect.poll(() => dialog.innerText(), SOON).toContain('5칸 중 2칸 반영, 3칸 확인 필요')
    expect(await axeViolations(page)).toEqual([])
    const told = squeeze(await dialog.innerText())
    for (const say of [
      '▲는 늘었다는 뜻으로도',
      '이름이 비슷함',
      '붙여 넣은 이름: 자원봉자 활동률',
      '이 이름의 지표가 없음',
      '2,012,345',
    ])
      expect(told).toContain(say)
    expect(await heading(page)).toBe(before)
    await dialog.getByRole('checkbox').check()
    await dialog.getByRole('combobox', { name: /어느 값/ }).selectOption('36')
    await expect.poll(() => dialog.innerText(), SOON).toContain('5칸 중 4칸 반영, 1칸 확인 필요')
    await dialog.getByRole('button', { name: '4칸 반영' }).click()
    await expect.poll(() => rowText(page, '블로그'), SOON).toMatch(/2,012,345 (저장됨|확인 필요)/)
    await expect.poll(() => rowText(page, '민간단체'), SOON).toContain('36')
    await expect.poll(() => rowText(page, '자원봉사'), SOON).toContain('5.52')
    await page.keyboard.press('Control+z')
    await expect.poll(() => heading(page), SOON).toBe(before)
    await page.keyboard.press('Control+Shift+z')
    await expect.poll(() => rowText(page, '블로그'), SOON).toMatch(/2,012,345 (저장됨|확인 필요)/)
    await page.keyboard.press('Control+z')
    await expect.poll(() => heading(page), SOON).toBe(before)
    await page.context().close()
  })

  it('takes a 한글 table with merged names and 목표 and 실적 on two rows', async () => {
    const page = await grid(2026)
    await paste(page, { 'text/html': HANGUL, 'text/plain': '' })
    const dialog = page.getByRole('dialog')
    await expect.poll(() => dialog.innerText(), SOON).toContain('2칸 중 2칸 반영')
    await page.keyboard.press('Enter')
    await expect.poll(() => rowText(page, '자매우호'), SOON).toMatch(/ 50 (저장됨|확인 필요)/)
    await expect.poll(() => rowText(page, '인지도'), SOON).toContain('88.1')
    await page.keyboard.press('Control+z')
    await expect.poll(() => rowText(page, '인지도'), SOON).toContain('미입력 미입력')
    await page.context().close()
  })

  it('fills, copies, deletes and brings back several cells at once', async () => {
    const page = await emptied(2026)
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await page.keyboard.type('12')
    await page.keyboard.press('Enter')
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('Shift+ArrowDown')
    await page.keyboard.press('Control+d')
    await expect.poll(() => rowText(page, '민간단체'), SOON).toMatch(/ 12 /)
    await page.keyboard.press('Control+c')
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText()), SOON).toBe('12\n12')
    await page.keyboard.press('Delete')
    await expect.poll(() => rowText(page, '민간단체'), SOON).toMatch(/미입력 미입력/)
    await page.keyboard.press('Control+z')
    for (const name of ['정무활동', '민간단체'])
      await expect.poll(() => rowText(page, name), SOON).toMatch(/ 12 (저장됨|확인 필요)/)
    await page.keyboard.press('Control+y')
    await expect.poll(() => rowText(page, '정무활동'), SOON).toMatch(/미입력 미입력/)
    await page.keyboard.press('Control+a')
    await page.keyboard.press('Control+c')
    // 12 indicators and the 12 parts of three of them
    const copied = async () => (await page.evaluate(() => navigator.clipboard.readText())).split('\n')
    await expect.poll(copied, SOON).toHaveLength(24)
    await page.context().close()
  })

  it('keeps parts until all are in, refuses a whole they do not make, and shows those saved', async () => {
    const page = await emptied(2026)
    const line = page.locator('[data-cell]').nth(9)
    await line.click({ force: true })
    await page.keyboard.press('ArrowDown')
    for (const part of ['50', '25', '12']) {
      await page.keyboard.type(part)
      await page.keyboard.press('Enter')
    }
    await expect.poll(() => rowText(page, '^국회·정당 등 정치권과 소통 간담'), SOON).toContain('나머지 대기')
    await expect.poll(() => rowText(page, '수도권 주요기관'), SOON).toMatch(/구성 항목 3\/4.*미입력/)
    await page.keyboard.type('6')
    await page.keyboard.press('Enter')
    await expect.poll(() => rowText(page, '수도권 주요기관'), SOON).toMatch(/ 93 (저장됨|확인 필요)/)
    await line.click({ force: true })
    await page.keyboard.type('95')
    await page.keyboard.press('Enter')
    await expect.poll(() => rowText(page, '수도권 주요기관'), SOON).toContain('거부됨')
    await page.keyboard.press('ArrowUp')
    await expect.poll(() => main(page), SOON).toContain('구성 항목의 합 93과 다릅니다')
    await page.keyboard.press('Control+z')
    await expect.poll(() => rowText(page, '수도권 주요기관'), SOON).toMatch(/ 93 (저장됨|확인 필요)/)
    await page.reload()
    await settled(page)
    expect(await rowText(page, '^국회·정당 등 정치권과 소통 간담')).toMatch(/ 50 저장됨/)
    await page.context().close()
  })

  it('takes no whole over some of its parts, keeps those, and counts nothing while they differ', async () => {
    const page = await emptied(2026)
    const scores = async () => (await page.locator('main [data-score] strong').allInnerTexts()).join()
    const whole = page.locator('[data-cell]').nth(9)
    await whole.click({ force: true })
    await page.keyboard.press('ArrowDown')
    for (const part of ['50', '26', '12', '5']) {
      await page.keyboard.type(part)
      await page.keyboard.press('Enter')
    }
    await expect.poll(() => rowText(page, '수도권 주요기관'), SOON).toMatch(/ 93 (저장됨|확인 필요)/)
    await page.locator('[data-cell]').nth(11).click({ force: true })
    await page.keyboard.press('Delete')
    await expect.poll(() => rowText(page, '수도권 주요기관'), SOON).toMatch(/4개 중 3개 입력.*미입력/)
    const before = await scores()
    expect(before.split(',')).toHaveLength(4)
    await whole.click({ force: true })
    await page.keyboard.type('95')
    // While it is being typed and after it: no rate, and the department's score does not move.
    await expect.poll(() => rowText(page, '수도권 주요기관'), SOON).toMatch(/구성 항목과 다름: 구성 항목 4개 중 3개 입력/)
    expect(await rowText(page, '수도권 주요기관')).not.toMatch(/\d+\.\d/)
    expect(await scores()).toBe(before)
    await page.keyboard.press('Enter')
    await expect.poll(() => rowText(page, '수도권 주요기관'), SOON).toMatch(/저장하지 않음: 구성 항목이 일부만 있어.*거부됨/)
    expect(await rowText(page, '수도권 주요기관')).not.toMatch(/\d+\.\d/)
    for (const [name, figure] of [
      ['^국회·정당 등 정치권과 소통 간담', 50],
      ['^정치권 전북방문', 5],
    ] as const)
      expect(await rowText(page, name)).toMatch(new RegExp(` ${figure} `))
    await page.reload()
    await settled(page)
    expect(await rowText(page, '^국회·정당 등 정치권과 소통 간담')).toMatch(/ 50 /)
    // The part that was missing ends it: the whole is their sum.
    await page.locator('[data-cell]').nth(11).click({ force: true })
    await page.keyboard.type('26')
    await page.keyboard.press('Enter')
    await expect.poll(() => rowText(page, '수도권 주요기관'), SOON).toMatch(/ 93 (저장됨|확인 필요)/)
    // Before any part was saved the same holds: what was typed of them waits, and is not lost to the whole.
    await page.locator('[data-cell]').nth(9).click({ force: true })
    await page.keyboard.press('Delete')
    await expect.poll(() => rowText(page, '수도권 주요기관'), SOON).toMatch(/0\/4/)
    await page.keyboard.press('ArrowDown')
    await page.keyboard.type('50')
    await page.keyboard.press('Enter')
    await whole.click({ force: true })
    await page.keyboard.type('95')
    await page.keyboard.press('Enter')
    await expect.poll(() => rowText(page, '수도권 주요기관'), SOON).toContain('거부됨')
    await expect.poll(() => rowText(page, '^국회·정당 등 정치권과 소통 간담'), SOON).toContain(' 50 ')
    await page.keyboard.press('Control+z')
    await expect.poll(() => rowText(page, '수도권 주요기관'), SOON).toMatch(/구성 항목 4개 중 1개 입력/)
    await page.context().close()
  })

  it('takes back a part alone, names it, also from another year, and shows nothing of a refused figure', async () => {
    const page = await emptied(2026)
    const undone = async () => squeeze(await page.locator('[data-undone]').innerText())
    await paste(page, { 'text/html': '', 'text/plain': '11\n34' })
    await page
      .getByRole('dialog')
      .getByRole('button', { name: '2칸 반영' })
      .dblclick({ delay: 0 })
      .catch(() => undefined)
    await expect.poll(() => rowText(page, '민간단체'), SOON).toMatch(/ 34 (저장됨|확인 필요)/)
    const whole = page.locator('[data-cell]').nth(9)
    await whole.click({ force: true })
    await page.keyboard.press('ArrowDown')
    for (const part of ['50', '26', '12', '5']) {
      await page.keyboard.type(part)
      await page.keyboard.press('Enter')
    }
    await expect.poll(() => rowText(page, '수도권 주요기관'), SOON).toMatch(/ 93 (저장됨|확인 필요)/)
    // One part goes: the whole does not stand without it, and the others are where they were.
    await page.locator('[data-cell]').nth(11).click({ force: true })
    await page.keyboard.press('Delete')
    await expect.poll(() => rowText(page, '수도권 주요기관'), SOON).toMatch(/구성 항목 4개 중 3개 입력.*미입력/)
    await expect.poll(() => rowText(page, '^국회·정당 등 정치권과 소통 간담'), SOON).toMatch(/ 50 저장됨/)
    await page.keyboard.press('Control+z')
    await expect.poll(() => rowText(page, '수도권 주요기관'), SOON).toMatch(/ 93 (저장됨|확인 필요)/)
    await expect.poll(undone, SOON).toMatch(/수도권 주요기관.* · .* 2026년 연간 실적 미입력\s*에서\s*→\s*26 되돌림/)
    await expect.poll(() => rowText(page, '민간단체'), SOON).toContain(' 34 ')
    // In another year the list goes on, and says of which year it speaks: the four parts one by one, then the block.
    await page
      .getByRole('main')
      .getByRole('radio', { name: '2025' })
      .or(page.getByRole('main').getByRole('button', { name: '2025', exact: true }))
      .first()
      .click()
    await settled(page)
    await page.locator('[data-cell]').first().click({ force: true })
    await page.keyboard.press('Control+z')
    await expect.poll(undone, SOON).toMatch(/2026년 연간 실적 5\s*에서\s*→\s*미입력 되돌림/)
    for (const part of ['12', '26', '50']) {
      await page.keyboard.press('Control+z')
      await expect.poll(undone, SOON).toMatch(new RegExp(String.raw`2026년 연간 실적 ${part}\s*에서\s*→\s*미입력 되돌림`))
    }
    await page.keyboard.press('Control+z')
    await expect.poll(undone, SOON).toMatch(/정무활동.* 2026년 연간 실적 11\s*에서\s*→\s*미입력 외 1칸 되돌림/)
    await page.goBack()
    await settled(page)
    await expect.poll(() => heading(page), SOON).toContain('0/12 입력')
    // Refused: the reason stands in the row, and no rate of it anywhere.
    await page.locator('[data-cell]').first().click({ force: true })
    await page.keyboard.type('11.5')
    await page.keyboard.press('Enter')
    await expect.poll(() => rowText(page, '정무활동'), SOON).toContain('저장하지 않음: 낱개로 세는 단위인데 소수입니다')
    expect(await rowText(page, '정무활동')).not.toMatch(/\d\.\d (달성|초과)|목표 \d+의/)
    await page.keyboard.press('Control+z')
    // A slipped digit: no rate until it is answered, and no submitting.
    await page.locator('[data-cell]').first().click({ force: true })
    await page.keyboard.type('1100')
    await page.keyboard.press('Enter')
    await expect
      .poll(() => rowText(page, '정무활동'), SOON)
      .toMatch(/자릿수를 확인하십시오.*제출 전에 필요: 자릿수 질문의 답.*확인 전/)
    await page.keyboard.press('Control+z')
    await expect.poll(() => heading(page), SOON).toContain('0/12 입력')
    await page.context().close()
  })

  it('reads a 기한 as offices write it, asks about one that is past and about a word that says nothing', async () => {
    const page = await emptied(2026)
    await page.locator('[data-cell]').nth(2).click({ force: true })
    await page.keyboard.type('5.3')
    await page.keyboard.press('Tab')
    const words = page.locator('[data-words]')
    await expect.poll(() => page.evaluate(() => document.activeElement?.closest('[data-words]') !== null), SOON).toBe(true)
    await page.locator('[name="cause"]').fill('.')
    await page.keyboard.press('Enter')
    await expect.poll(() => words.innerText(), SOON).toContain('뜻을 알 수 있게 적으십시오')
    const due = page.locator('[name="remedyDue"]')
    await due.fill('조만간')
    await page.keyboard.press('Enter')
    await expect.poll(() => words.innerText(), SOON).toContain('2026-06-30, 26.6.30, 6/30, 6월말처럼')
    await expect.poll(() => due.inputValue(), SOON).toBe('조만간')
    await due.fill("'20.6.30")
    await expect.poll(() => words.innerText(), SOON).toContain('지난 날짜(2020-06-30)입니다')
    await due.fill('2099년 6월 말')
    await expect.poll(() => words.innerText(), SOON).toContain('저장: 2099-06-30')
    await due.press('Enter')
    await expect.poll(() => due.inputValue(), SOON).toBe('2099-06-30')
    await page.context().close()
  })

  it('says 해당없음 and 미입력 by keyboard, and lists every key on F1', async () => {
    const page = await emptied(2026)
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Alt+ArrowDown')
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent), SOON).toBe('미입력')
    expect(await axeViolations(page)).toEqual([])
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await expect.poll(() => rowText(page, '민간단체'), SOON).toMatch(/해당없음 확인 필요/)
    await expect.poll(() => active(page), SOON).toContain('민간단체')
    await page.keyboard.press('Tab')
    await expect.poll(() => active(page), SOON).toBe('reason')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Delete')
    await expect.poll(() => rowText(page, '민간단체'), SOON).toMatch(/미입력 미입력/)
    await page.keyboard.press('F1')
    const help = await seen(page.getByRole('dialog'))
    for (const key of ['F2', 'Shift+Enter', 'Ctrl+D', 'Ctrl+Y', 'Ctrl+A', 'Alt+↓', 'Alt+3', 'Delete', 'Ctrl+Enter'])
      expect(help).toContain(key)
    await page.context().close()
  })

  it('opens each section by its key and comes back by Esc', async () => {
    const page = await emptied(2026)
    for (const [key, name] of [
      ['Alt+3', 'evidence'],
      ['Alt+4', 'activity'],
      ['Alt+5', 'history'],
    ] as const) {
      await page.keyboard.press(key)
      await expect
        .poll(() => page.evaluate((n) => document.activeElement?.closest(`[data-section="${n}"]`) !== null, name), SOON)
        .toBe(true)
      // What is inside may be on its way, and takes the keyboard when it comes.
      await settled(page)
      await page.keyboard.press('Escape')
      await expect.poll(() => active(page), SOON).toContain('실적')
    }
    await settled(page)
    expect(await axeViolations(page)).toEqual([])
    await page.context().close()
  })

  it('leads into a section however late that comes', async () => {
    const page = await emptied(2026)
    let come = () => {}
    const held = new Promise<void>((done) => (come = done))
    await page.route(/\/trpc\/[^?]*evidence\.list/, async (route) => {
      await held
      await route.continue()
    })
    const section = page.locator('[data-section="evidence"]')
    const isAt = (place: Locator) => place.evaluateAll((all) => all.some((one) => one.contains(document.activeElement)))
    await page.keyboard.press('Alt+3')
    await expect.poll(() => isAt(section.locator('summary')), SOON).toBe(true)
    // Longer than a person waits.
    await page.evaluate(() => new Promise((done) => setTimeout(done, 3500)))
    expect(await isAt(section.locator('summary'))).toBe(true)
    come()
    await expect.poll(() => isAt(section.locator('[data-inside]')), SOON).toBe(true)
    await page.context().close()
  })

  it('takes a filled form after its preview, saved in any of the offered kinds', async () => {
    const page = await emptied(2026)
    const dialog = page.locator('dialog[open]')
    const form = await page.request.get(`${at.origin}/files/workbooks/actuals?year=2026&month=0`)
    const filled = await refilled(await form.body(), (row, n) => (n === 0 ? { 실적치: 11 } : null))
    const saved = (kind: (typeof FORM_EXTENSIONS)[number]) =>
      kind === 'xlsx'
        ? filled
        : // Written by LibreOffice 7.4 from this very form, filled so.
          kind === 'xls'
          ? readFile(join(import.meta.dirname, 'form-2026.libreoffice.xls'))
          : savedAs(filled, kind)
    const bring = async (kind: (typeof FORM_EXTENSIONS)[number]) => {
      const buffer = Buffer.from(await saved(kind))
      await opens(page, () => page.getByRole('button', { name: '파일 올리기' }).click())
      await dialog.locator('input[type=file]').setInputFiles({ name: `실적.${kind}`, mimeType: '', buffer })
      // The form that LibreOffice kept is older than what this file has entered; it is read all the same.
      await expect.poll(() => seen(dialog), SOON).toMatch(/1행 중 .* 정무활동 및 당정협력 강화 대외협력과 미입력 11 회/)
    }
    for (const kind of FORM_EXTENSIONS) {
      await bring(kind)
      await page.keyboard.press('Escape')
      await expect.poll(() => dialog.count(), SOON).toBe(0)
      expect([kind, await heading(page)]).toEqual([kind, expect.stringContaining('0/12 입력')])
    }
    await bring('xlsx')
    await dialog.getByRole('button', { name: '1행 반영' }).click()
    await expect.poll(() => dialog.innerText(), SOON).toContain('저장했습니다')
    await page.keyboard.press('Escape')
    await expect.poll(() => heading(page), SOON).toContain('1/12 입력')
    await page.context().close()
  })

  it('asks once more before an evidence is removed', async () => {
    const page = await emptied(2026)
    const dialog = page.locator('dialog[open]')
    await page.keyboard.press('Alt+3')
    await page.getByRole('button', { name: '링크 붙이기' }).first().click()
    await page.getByLabel('주소').fill('https://www.1365.go.kr/result/2026')
    await page.keyboard.press('Enter')
    const remove = page.getByRole('button', { name: /1365.* 삭제$/ })
    await opens(page, () => remove.click())
    await page.keyboard.press('Escape')
    await expect.poll(() => dialog.count(), SOON).toBe(0)
    expect(await remove.evaluate((one) => one === document.activeElement)).toBe(true)
    await remove.click()
    await dialog.locator('footer').getByRole('button', { name: '삭제' }).dblclick()
    await expect.poll(() => remove.count(), SOON).toBe(0)
    expect(await page.evaluate(() => document.activeElement?.tagName)).not.toBe('BODY')
    await page.context().close()
  })
})

describe('pressed twice', () => {
  it('double Enter makes one revision, a double press of 제출 one submission', async () => {
    const page = await emptied(2026)
    const store = openStore(at.database)
    const recorded = async () =>
      store.db
        .selectFrom('actual_revision as r')
        .innerJoin('indicator as i', 'i.id', 'r.indicator_id')
        .select(['r.version', 'r.act'])
        .where('i.name', 'like', '정무활동%')
        .where('r.year', '=', 2026)
        .orderBy('r.version')
        .execute()
    const submissions = async () =>
      (await store.db.selectFrom('audit_entry').select('act').where('act', '=', 'value.submit').execute()).length
    const before = (await recorded()).length
    const submitted = await submissions()
    await page.keyboard.type('13')
    await Promise.all([page.keyboard.press('Enter'), page.keyboard.press('Enter')])
    await expect.poll(() => rowText(page, '정무활동'), SOON).toMatch(/ 13 저장됨/)
    await settled(page)
    expect((await recorded()).slice(before).map((r) => r.act)).toEqual(['enter'])
    await page.keyboard.press('Control+Enter')
    const dialog = page.locator('dialog[open]')
    await expect.poll(() => dialog.innerText(), SOON).toContain('1개 값을 제출합니다')
    await dialog
      .getByRole('button', { name: /제출/ })
      .dblclick({ delay: 0 })
      .catch(() => undefined)
    await expect.poll(() => heading(page), SOON).toContain('제출 1')
    await settled(page)
    expect((await recorded()).slice(before).map((r) => r.act)).toEqual(['enter', 'submit'])
    expect(await submissions()).toBe(submitted + 1)
    expect(await page.locator('dialog[open]').count()).toBe(0)
    await store.close()
    await page.context().close()
  })

  it('a frequency is not changed over a figure that stands, and the screen names its period', async () => {
    const page = await at.page('administrator')
    await page.goto(`${at.origin}/periods?tab=due`)
    await settled(page)
    await page.getByRole('button', { name: /^정무활동.* 정의 바꾸기$/ }).click()
    const dialog = page.locator('dialog[open]')
    await dialog.getByLabel('주기').selectOption({ label: '반기' })
    await dialog.locator('input[type=date]').fill('2026-01-01')
    await dialog.getByLabel('사유').fill('반기마다 관리')
    await page.keyboard.press('Control+Enter')
    await expect
      .poll(async () => squeeze(await dialog.getByRole('alert').innerText()), SOON)
      .toMatch(/^정무활동.*에 이미 입력된 실적이 1건 있어\(2026년 연간\) 저장하지 않았습니다/)
    expect(await dialog.getByLabel('사유').inputValue()).toBe('반기마다 관리')
    await page.context().close()
  })
})

// The browser itself notes each refused request (4xx): one whole is refused above.
it('caused no console message and asked no other host', () =>
  expect(at.problems.filter((p) => !/status of 4/.test(p))).toEqual([]))
