/** 사업 일정: found from the overview, read at every width, written by the department, proposed as a figure. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { axeViolations, settled, shot, sidewaysOverflow, type Stage, stage } from './harness.ts'
import { opens, SOON } from './keys.ts'

let at: Stage
let bureau: string
beforeAll(async () => {
  at = await stage({ practice: true, documents: true, on: '2026-11-29' })
  await at.everyDepartment('evaluator')
  const page = await at.page('executive')
  await page.goto(`${at.origin}/overview`)
  bureau = await page
    .getByRole('combobox', { name: '실국' })
    .getByRole('option', { name: '이민사회 분야(연습)' })
    .evaluate((option: HTMLOptionElement) => option.value)
  await page.context().close()
})
afterAll(() => at?.close())

const open = async (page: Page, path: string) => {
  await page.goto(`${at.origin}${path}${path.includes('?') ? '&' : '?'}bureau=${bureau}`)
  await settled(page)
}

/** At three widths in both themes, each looked at once more by `look`. */
async function isWellAtEverySize(page: Page, look: (size: string) => Promise<void> = () => Promise.resolve()): Promise<void> {
  for (const theme of ['light', 'dark'] as const)
    for (const width of [1440, 768, 390]) {
      await page.emulateMedia({ colorScheme: theme })
      await page.setViewportSize({ width, height: 900 })
      await settled(page)
      expect(await axeViolations(page)).toEqual([])
      expect(await sidewaysOverflow(page)).toBe(0)
      await look(`${width}-${theme}`)
    }
}

it('a late schedule is found from the overview in one press, and read at three widths in both themes', async () => {
  const page = await at.page('executive')
  await open(page, '/overview')
  await page.getByRole('link', { name: /통합 민원 창구 정비 \+41일/ }).click()
  await page.getByRole('heading', { level: 1, name: '시범운영은 41일 늦을 것으로 보입니다. 종료는 그대로입니다.' }).waitFor()
  await settled(page)
  const address = page.url()
  // Nothing is offered that this person may not do.
  expect(await page.getByRole('button', { name: '마침 기록' }).count()).toBe(0)
  await isWellAtEverySize(page, (size) => shot(page, `schedule-${size}`))
  expect(page.url()).toBe(address)

  // By keyboard: from step to step, and one chosen.
  await page.setViewportSize({ width: 1440, height: 900 })
  const steps = page.getByRole('list', { name: '단계와 기한' }).getByRole('button')
  await steps.first().focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect.poll(() => steps.nth(1).getAttribute('aria-pressed'), SOON).toBe('true')
  await page.getByRole('heading', { name: '선택한 단계' }).waitFor()
  // What is drawn stands as a table.
  await page.getByRole('button', { name: '표로 보기' }).first().click()
  const row = page.getByRole('row', { name: /^시범운영/ })
  await expect
    .poll(() => row.getByRole('cell').allInnerTexts(), SOON)
    .toEqual(['2026년 10월 중', '2026. 12. 11.', '+41일', '지연', '20', '담당 △△'])
  expect(at.problems).toEqual([])
})

it('the list has the most slipped first, what is finished keeps its days, and both files come', async () => {
  const page = await at.page('executive')
  await open(page, '/schedules')
  await page.getByRole('heading', { level: 1, name: '지연 1건, 주의 1건이 있습니다' }).waitFor()
  const rows = await page.getByRole('table', { name: '모든 사업, 많이 밀린 순' }).locator('tbody tr').allInnerTexts()
  expect(rows.map((row) => row.split(/\s{2,}|\t|\n/)[0])).toEqual([
    '(예시) 통합 민원 창구 정비',
    '(예시) 상담 안내문 번역',
    '(예시) 교류 기록 정리',
    '경기교육 디지털플랫폼 구축',
    '(예시) 대기 공간 보수',
  ])
  expect(rows.at(-1)).toContain('완료(지연 12일)')
  await isWellAtEverySize(page)
  const file = await page.request.get(`${at.origin}/files/schedules?bureau=${bureau}`)
  expect([file.status(), file.headers()['content-type']]).toEqual([
    200,
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ])
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.getByRole('button', { name: '경기교육 디지털플랫폼 구축' }).click()
  const calendar = await page.getByRole('link', { name: '달력 파일' }).getAttribute('href')
  const text = await (await page.request.get(`${at.origin}${calendar}`)).text()
  expect(text.match(/BEGIN:VEVENT/g)).toHaveLength(5)
  await page.getByText('433억여 원').first().waitFor()
  await expect.poll(() => page.getByText('2026. 6. 10.').count(), SOON).toBeGreaterThan(0)
  await expect.poll(() => page.getByText('첫날을 세면 2026. 6. 9.').count(), SOON).toBe(1)

  // A bureau that has none says what to do first.
  await page.goto(`${at.origin}/schedules`)
  await page.getByText('성과담당이나 과장이 이 화면에서 첫 사업을 등록합니다.').waitFor()
  expect(await axeViolations(page)).toEqual([])
  expect(at.problems).toEqual([])
})

const NOTICE = `2025.09.03 (수)
사업자(가나 컨소시엄) 선정으로 내년 6월까지 추진한다.
이번 사업은 이달 15일부터 2026년 6월까지 총 330일 동안 433여억 원을 들인다.
착수 보고회를 오는 8월에 개최한다. 올해 11월 중 시범운영을 하고 2026년 3월 중 전면 개통할 예정이다.`

it('a pasted notice becomes a schedule whose days keep their precision, and its steps are done and moved', async () => {
  const page = await at.page('evaluator')
  await open(page, '/schedules')
  const form = await opens(page, () => page.getByRole('button', { name: '사업 등록' }).click())
  await form.getByText('보도자료나 계획 문서 붙여 넣기').click()
  await form.getByLabel('글', { exact: true }).fill(NOTICE)
  await form.getByRole('button', { name: '날짜 찾기' }).click()
  await form.getByText('단계 5개를 찾았습니다.').waitFor()
  await form.getByText('글머리의 2025. 9. 3.은').waitFor()
  await expect.poll(() => form.getByLabel('3번째 단계 마칠 날').inputValue(), SOON).toBe('2025-11')
  expect(await axeViolations(page)).toEqual([])
  await form.getByLabel('사업 이름', { exact: true }).fill('붙여 넣은 사업')
  await form.getByRole('button', { name: '저장', exact: true }).click()
  await page.getByRole('heading', { level: 1, name: /착수는 기한이 502일 지났습니다/ }).waitFor()
  await expect.poll(() => page.getByText('올해 11월 중').count(), SOON).toBeGreaterThan(0)

  const dialog = await opens(page, () => page.getByRole('button', { name: '마침 기록' }).click())
  await dialog.getByLabel('마친 날').fill('2026-11-30')
  await expect.poll(() => dialog.getByRole('button', { name: '마침 기록' }).getAttribute('aria-disabled'), SOON).toBe('true')
  await dialog.getByLabel('마친 날').fill('2025-07-15')
  await dialog.getByRole('button', { name: '마침 기록' }).click()
  await page.getByText('착수 보고회를 마치거나 새 기한의 사유를 적습니다.').waitFor()

  const later = await opens(page, () => page.getByRole('button', { name: '기한 변경' }).click())
  await later.getByLabel('마칠 것으로 보는 날').fill('2026년 12월')
  await later.getByText('2026. 12. 31.로 판단').waitFor()
  await later.getByLabel('사유').fill('장소를 다시 정함')
  await later.getByRole('button', { name: '기한 변경' }).click()
  await later.waitFor({ state: 'hidden' })
  await page.getByText('장소를 다시 정함').waitFor()
  expect(await axeViolations(page)).toEqual([])

  const anew = await opens(page, () => page.getByRole('button', { name: '계획 변경' }).click())
  await anew.getByLabel('5번째 단계 마칠 날').fill('2027-03')
  await anew.getByLabel('사유').fill('변경 계약')
  expect(await axeViolations(page)).toEqual([])
  await anew.getByRole('button', { name: '저장', exact: true }).click()
  await anew.waitFor({ state: 'hidden' })
  await page.getByText('변경 계약').waitFor()
  await page.getByRole('list', { name: '단계와 기한' }).getByRole('button', { name: /^종료/ }).click()
  await page.getByText(/당초 계획보다 \+274일, 변경 계획보다 0일/).waitFor()
  expect(at.problems).toEqual([])
})

it('the progress of the linked schedule is proposed as the figure, with its steps', async () => {
  const page = await at.page('evaluator')
  await open(page, '/entry?year=2025&month=0')
  await page
    .getByRole('row', { name: /디지털 플랫폼 구축 진척률/ })
    .getByText('미입력')
    .first()
    .click()
  await page.getByRole('heading', { level: 2, name: '디지털 플랫폼 구축 진척률' }).waitFor()
  await page.getByText('활동 기록·사업 일정에서 제안').click()
  const proposal = page.getByRole('region', { name: '사업 일정의 진척' })
  await proposal
    .getByText(/2025\. 12\. 31\. 진척 60%/)
    .first()
    .waitFor()
  await expect.poll(() => proposal.getByRole('button', { name: '60%로 입력' }).count(), SOON).toBe(1)
  await proposal.getByText('근거 단계 5개').click()
  await expect.poll(() => proposal.getByText(/전면 개통 · 마치지 않음/).count(), SOON).toBe(1)
  expect(at.problems).toEqual([])
})
