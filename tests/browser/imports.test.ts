import type { Page } from 'playwright-core'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openStore } from '#data/database.ts'
import { DEFAULT_LIMITS } from '#server/documents/guard/limits.ts'
import type { Cell, ReadDocument } from '#server/documents/model.ts'
import { guardAndRead } from '#server/documents/read/read.ts'
import { recognisePlans } from '#server/imports/recognise/recognise-plan.ts'
import { makeHwpx, makeXlsx } from '../helpers/documents/make.ts'
import { blocksOf } from '../helpers/imports/drafts-blocks.ts'
import { drawPlan } from '../helpers/plans/layouts.ts'
import { nextYearsDocument } from '../helpers/plans/next-year.ts'
import { smallReport } from '../helpers/plans/report.ts'
import { smallPlan } from '../helpers/plans/small.ts'
import { walk } from './dialog-walks.ts'
import { axeViolations, settled, shot, sidewaysOverflow, type Stage, stage } from './harness.ts'
import { opens, SOON } from './keys.ts'

/** A bureau that does not exist, with three things to look at: two names of one project, a target no one can read, a total that does not hold. */
const PLAN = smallPlan({
  overviews: (form) => form.replace('사업명\t기업 상담 창구 운영', '사업명\t기업 상담 창구 운용'),
  indicators: (form) => form.replace('27\t28\t29\t30\t31', '24\t25\t26\t27\t28').replace('목표\t90\t91', '목표\t90\t약 91'),
  lines: (form) => form.replace("'27결산\t'28예산\t'29예산", "'24결산\t'25예산\t'26예산"),
  goals: (form) => form.replace(/\t300$/, '\t310'),
})

/** With an indicator whose name the form left out, and a table of another kind. */
const UNREAD = smallPlan({
  cover: '이슬미래국',
  bureauOwner: (form) => form.replace('새빛미래국', '이슬미래국'),
  bureauGoals: (form) => form.replace('\t2\t1\t300', '\t3\t1\t300'),
  goals: (form) => form.replace('\t2\t1\t300', '\t3\t1\t300'),
  indicators: (form) =>
    `${form.replace('27\t28\t29\t30\t31', '24\t25\t26\t27\t28').replace('(회)\t일반\t40', '(회)\t일반\t30')}\n\t일반\t10\t목표\t20\t21\t22\t23\t24\t건수 합계\t부서 집계\n\t\t\t실적\t19\t0\t\t\t\t\t`,
  lines: (form) => form.replace("'27결산\t'28예산\t'29예산", "'24결산\t'25예산\t'26예산"),
  after: '구분\t건수\n수출 상담 건수\t37',
})

/** With a column of money under words that nobody knows. */
const STRANGE = smallPlan({
  cover: '단비미래국',
  bureauOwner: (form) => form.replace('새빛미래국', '단비미래국'),
  indicators: (form) => form.replace('27\t28\t29\t30\t31', '24\t25\t26\t27\t28'),
  lines: (form) => form.replace("'27결산\t'28예산\t'29예산", "'24결산\t'25예산\t내년 씀씀이"),
})

let at: Stage
let file: { name: string; mimeType: string; buffer: Buffer }
beforeAll(async () => {
  at = await stage()
  file = {
    name: '새빛미래국 성과계획서.hwpx',
    mimeType: 'application/octet-stream',
    buffer: Buffer.from(await makeHwpx(blocksOf(PLAN))),
  }
})
afterAll(() => at?.close())

const plans = async () => {
  const store = openStore(at.database)
  const found = await store.db.selectFrom('plan').select(['title', 'fiscal_year', 'status']).orderBy('id').execute()
  await store.close()
  return found
}
const records = (page: Page) => page.locator('[data-pane=records]')
const document = (page: Page) => page.locator('[data-document]')
const cell = (page: Page, text: string) => document(page).locator('td').getByText(text, { exact: true })
const slot = (page: Page, path: string) => page.locator(`[data-slot="${path}"]`)
/** What is chosen stands in the address first, and is seen when the page follows. */
async function choose(page: Page, name: string | RegExp): Promise<void> {
  const radio = page.getByRole('radio', { name })
  await radio.click({ force: true })
  await expect.poll(() => radio.isChecked(), SOON).toBe(true)
}
const inspector = (page: Page) => page.getByRole('region', { name: '선택한 칸' })

async function uploaded(page: Page): Promise<string> {
  await page.goto(`${at.origin}/imports`)
  await page.locator('input[type=file]').setInputFiles(file)
  await page.getByRole('heading', { level: 1, name: /2026년 새빛미래국: 지표 2개/ }).waitFor()
  return page.url()
}

describe('a plan document', () => {
  it('is read, reviewed beside the original, confirmed and taken back', async () => {
    const before = await plans()
    const page = await at.page('administrator')
    await uploaded(page)

    // What waits for a person comes first; J goes there and shows where it stands.
    await page.locator('[data-item-head]').first().focus()
    await page.keyboard.press('KeyJ')
    const outlined = document(page).locator('[data-chosen]')
    await expect.poll(() => outlined.count(), SOON).toBe(1)
    const open = records(page).locator('[data-open=true]')
    const waiting = async () =>
      Number(
        /\d+/.exec(
          await page
            .getByRole('radio', { name: /확인 필요/ })
            .locator('..')
            .innerText(),
        )?.[0] ?? -1,
      )
    const all = await waiting()
    expect(all).toBeGreaterThanOrEqual(2)
    while (!(await open.innerText()).includes('같은 사업으로')) await page.keyboard.press('KeyJ')
    await expect.poll(() => outlined.innerText(), SOON).toBe('기업 상담 창구 운용')
    await page.keyboard.press('KeyA')
    await expect.poll(waiting, SOON).toBe(all - 1)

    // A cell of the document leads to its field, and the field is corrected in place beside the printed string.
    await choose(page, '전체')
    await cell(page, '약 91').click()
    await expect.poll(() => inspector(page).innerText(), SOON).toContain('상담 횟수 · 2025 목표치')
    await expect.poll(() => page.url(), SOON).toContain('show=all')
    const target = slot(page, 'indicators/d1-i2/targets/2025')
    await target.focus()
    await page.keyboard.press('F2')
    await page.keyboard.type('약 91')
    await page.keyboard.press('Enter')
    await expect.poll(() => records(page).getByRole('alert').innerText(), SOON).toMatch(/숫자/)
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.type('91')
    await page.keyboard.press('Enter')
    await expect.poll(() => target.innerText(), SOON).toContain('고침')
    await expect.poll(() => inspector(page).innerText(), SOON).toContain('약 91')
    // The keyboard is where it was, and the arrows go on.
    const slotAt = () => page.evaluate(() => globalThis.document.activeElement?.getAttribute('data-slot'))
    await expect.poll(slotAt, SOON).toBe('indicators/d1-i2/targets/2025')
    await page.keyboard.press('ArrowRight')
    await expect.poll(() => outlined.innerText(), SOON).toBe('92')
    await cell(page, '사업내용').first().click()
    await expect.poll(() => inspector(page).innerText(), SOON).toContain('쓰이지 않았습니다')

    // The picture of the page with the same cell outlined.
    await slot(page, 'indicators/d1-i2/targets/2026').click()
    await choose(page, '쪽 그림')
    const picture = page.getByRole('img', { name: /원본 \d+쪽/ })
    await expect
      .poll(() => picture.evaluate((image) => image instanceof HTMLImageElement && image.naturalWidth > 0), SOON)
      .toBe(true)
    await shot(page, 'imports-review')

    // What changes, and what does not add up.
    await choose(page, /바뀌는 것/)
    await page.getByRole('heading', { name: /모두 새로 들어오는/ }).waitFor()
    await choose(page, /대사/)
    const failing = page.getByRole('row').filter({ hasText: '불일치' }).filter({ hasText: '310' })
    await failing.first().waitFor()
    await expect.poll(() => failing.first().innerText(), SOON).toMatch(/300/)
    expect(await plans()).toEqual(before)

    await page.getByRole('button', { name: '계획으로 확정' }).click()
    const question = page.getByRole('dialog')
    await expect
      .poll(() => question.innerText(), SOON)
      .toContain('지표 2개, 단위사업 1개, 세부사업 2개가 2026년 새빛미래국 계획으로')
    await page.keyboard.press('Escape')
    const again = () => page.reload().then(() => settled(page))
    const dialogOf = { file: 'client/pages/imports/ConfirmDialog.tsx', role: 'administrator', at: '', back: '그만두기' } as const
    await walk(
      page,
      {
        ...dialogOf,
        name: 'confirming an import',
        opener: '계획으로 확정',
        fill: (dialog) => dialog.locator('input').first().fill('2026-11-10'),
        begins: 'field',
        sends: 'imports.confirm',
      },
      again,
    )
    await page.getByText(/계획으로 확정했습니다/).waitFor()
    expect((await plans()).length).toBe(before.length + 1)
    await page.getByRole('link', { name: '국 종합현황에서 보기' }).click()
    await page.waitForURL(/\/overview\?.*bureau=/)
    await expect.poll(() => page.getByRole('main').innerText(), SOON).toContain('누리산업과')

    await page.goBack()
    await walk(
      page,
      {
        ...dialogOf,
        name: 'taking an import back',
        opener: '확정 되돌리기',
        fill: (dialog) => dialog.getByLabel('되돌리는 이유').fill('시험으로 넣어 봄'),
        begins: 'field',
        sends: 'imports.undo',
      },
      again,
    )
    await page.getByText(/확정을 되돌렸습니다/).waitFor()
    expect((await plans()).at(-1)?.status).toBe('superseded')
    // The figure that was refused above is the only thing a browser may complain of.
    expect(at.problems.filter((problem) => !problem.includes('status of 400'))).toEqual([])
  })

  it('of which a part was not read is completed by a person from its cells, by keyboard', async () => {
    const before = await plans()
    const page = await at.page('administrator')
    const bytes = await makeHwpx(blocksOf(UNREAD))
    await page.goto(`${at.origin}/imports`)
    await page.locator('input[type=file]').setInputFiles({ name: '이슬미래국.hwpx', mimeType: '', buffer: Buffer.from(bytes) })
    await page.getByRole('heading', { level: 1, name: /2026년 이슬미래국: 지표 2개/ }).waitFor()
    const draft = page.url()

    // A row that was not read proposes its fields by the columns of the rows around it.
    await page.locator('[data-item-head]').filter({ hasText: '건수 합계' }).click()
    const adding = await opens(page, () => page.getByRole('button', { name: '이 행에서 추가' }).click())
    await expect.poll(() => adding.getByLabel('2026 목표치').inputValue(), SOON).toBe('22')
    await shot(page, 'imports-add')
    await adding.getByLabel('지표 이름').fill('수출 상담 건수')
    await page.keyboard.press('Control+Enter')
    await page.getByRole('heading', { level: 1, name: /지표 3개/ }).waitFor()
    await expect.poll(() => inspector(page).innerText(), SOON).toContain('사람이 추가한 줄입니다')

    // The unit is typed, a target is pointed at: G, the arrows, Enter.
    const slotOf = (column: string) => slot(page, `indicators/d1-+1/${column}`)
    await slotOf('unit').click()
    await page.keyboard.press('F2')
    await page.keyboard.type('건')
    await page.keyboard.press('Enter')
    await expect.poll(() => slotOf('unit').innerText(), SOON).toContain('건')
    await slotOf('targets/2026').click()
    await slotOf('targets/2026').focus()
    await page.keyboard.press('KeyG')
    const pointing = page.getByRole('region', { name: '문서에서 값 가리키기' })
    await pointing.waitFor()
    await expect
      .poll(() => page.evaluate(() => globalThis.document.activeElement?.hasAttribute('data-document')), SOON)
      .toBe(true)
    await cell(page, '37').click()
    await expect.poll(() => pointing.innerText(), SOON).toContain('37')
    await shot(page, 'imports-pointing')
    await page.keyboard.press('Enter')
    await expect.poll(() => slotOf('targets/2026').innerText(), SOON).toContain('37')
    await expect.poll(() => inspector(page).innerText(), SOON).toContain('37')
    await slotOf('targets/2026').focus()
    await page.keyboard.press('KeyG')
    await pointing.waitFor()
    await page.keyboard.press('Escape')
    await expect.poll(() => pointing.count(), SOON).toBe(0)

    // A record moves to another department's goal, and what it belongs to is seen.
    await page.goto(`${draft}&show=all&at=units%2Fbureau%2Fname`)
    await settled(page)
    await walk(
      page,
      {
        file: 'client/pages/imports/AddDialog.tsx',
        role: 'administrator',
        at: '',
        name: 'adding what was not read',
        opener: '빠진 것 추가',
        fill: async (dialog) => {
          await dialog.getByLabel('종류').selectOption('goals')
          await dialog.getByLabel('속하는 곳').selectOption({ index: 1 })
          await dialog.getByLabel('정책사업목표', { exact: true }).fill('수출을 넓힌다')
        },
        begins: 'field',
        sends: 'imports.add',
      },
      () => page.reload().then(() => settled(page)),
    )
    await page.goto(`${draft}&show=all&at=indicators%2Fd1-%2B1%2Fname`)
    await settled(page)
    await inspector(page).getByRole('button', { name: '옮기기' }).click()
    await inspector(page).getByLabel('옮길 곳').selectOption({ label: '수출을 넓힌다' })
    await expect.poll(() => inspector(page).innerText(), SOON).toContain('수출을 넓힌다')
    expect(await axeViolations(page)).toEqual([])

    // Confirming with unread cells asks, with their number, and the second answer is a deliberate one.
    const question = await opens(page, () => page.getByRole('button', { name: '계획으로 확정' }).click())
    await page.keyboard.press('Control+Enter')
    await expect
      .poll(() => question.getByRole('alert').innerText(), SOON)
      .toMatch(/읽지 못한 칸 \d+개가 남아 있습니다. 그대로 확정할까요\?/)
    await shot(page, 'imports-unread')
    expect(await plans()).toEqual(before)
    await question.getByRole('button', { name: '남은 칸 보기' }).click()
    await expect.poll(() => records(page).locator('[data-open=true]').count(), SOON).toBe(1)
    const again = await opens(page, () => page.getByRole('button', { name: '계획으로 확정' }).click())
    await page.keyboard.press('Control+Enter')
    await again.getByRole('button', { name: '그대로 확정' }).click()
    await page.getByText(/계획으로 확정했습니다/).waitFor()
    expect((await plans()).length).toBe(before.length + 1)
  })

  it('that is none, or is broken, gets a polite answer and changes nothing', async () => {
    const before = await plans()
    const page = await at.page('administrator')
    await page.goto(`${at.origin}/imports`)
    const letter = await makeXlsx(
      [
        '출장 보고',
        [
          ['날짜', '행선지'],
          ['3월 2일', '세종'],
        ],
      ],
      '보고',
    )
    await page.locator('input[type=file]').setInputFiles({ name: '출장 보고.xlsx', mimeType: '', buffer: Buffer.from(letter) })
    await page.getByRole('heading', { level: 1, name: '‘출장 보고.xlsx’는 성과계획서가 아닌 것 같습니다' }).waitFor()
    await expect.poll(() => page.getByRole('main').innerText(), SOON).toContain('날짜 | 행선지')
    await page.getByRole('link', { name: '가져온 문서 목록' }).click()
    await page.locator('input[type=file]').setInputFiles([
      { name: '끊긴 문서.hwpx', mimeType: '', buffer: file.buffer.subarray(0, 900) },
      { name: '사진.png', mimeType: '', buffer: Buffer.from('x') },
    ])
    await page.getByText(/받을 수 없는 파일 형식/).waitFor()
    await page.getByRole('row').filter({ hasText: '끊긴 문서.hwpx' }).getByText('읽지 못함').waitFor()
    expect(await plans()).toEqual(before)
  })

  it('of the next year stands beside this one: nothing of this year moves, and the year leads to it', async () => {
    const head = await at.page('head')
    const PAGES = ['overview', 'entry', 'review', 'deadlines', 'budget'].map((path) => `${path}?year=2026`)
    const YEARS = ['overview?year=2024', 'overview?year=2025', ...PAGES]
    const shown = async () => {
      const texts: string[] = []
      for (const path of YEARS) {
        await head.goto(`${at.origin}/${path}`)
        await settled(head)
        // Not what says which years and steps there are: the plan of 2027 is one more of them.
        texts.push(...(await head.getByRole('main').locator('h1, table').allInnerTexts()))
      }
      return texts
    }
    const before = await shown()
    const page = await at.page('administrator')
    await page.goto(`${at.origin}/imports`)
    const bytes = await makeHwpx(blocksOf(nextYearsDocument({ 'foreign-policy-1': 250 })))
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: '2027년 성과계획서.hwpx', mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) })
    await page.getByRole('heading', { level: 1, name: /2027년 대외국제소통국: 지표 12개/ }).waitFor()
    await choose(page, /바뀌는 것/)
    await page.getByText('비교한 계획: 2026년도 대외국제소통국 성과계획서').waitFor()
    const question = await opens(page, () => page.getByRole('button', { name: '계획으로 확정' }).click())
    await expect
      .poll(() => question.innerText(), SOON)
      .toContain('지표 12개가 그 계획의 지표에 이어지고 새로 시작하는 지표는 없습니다')
    await question.getByLabel('의회 제출일').fill('2026-11-10')
    await page.keyboard.press('Control+Enter')
    await page.getByText(/계획으로 확정했습니다/).waitFor()
    expect(await shown()).toEqual(before)

    // The head turns to it, and finds its own target there.
    await head.goto(`${at.origin}/overview?year=2026`)
    await settled(head)
    await head.getByRole('group', { name: '연도' }).getByRole('radio', { name: '2027 제출' }).click()
    await head.waitForURL(/year=2027/)
    await head.getByRole('link', { name: '외국인국제정책과', exact: true }).first().click()
    await head.waitForURL(/departments\/\d+\?.*year=2027/)
    await expect.poll(() => head.getByRole('main').innerText(), SOON).toContain('250')

    // What it says otherwise, edition beside edition; each line leads to the indicator in the later one.
    for (const [one, width] of [
      [page, 1440] as const,
      [await at.page('executive', { width: 390, height: 844, theme: 'dark' }), 390] as const,
    ]) {
      await one.goto(`${at.origin}/differences`)
      await settled(one)
      await one.getByRole('group', { name: '비교 대상' }).getByRole('radio', { name: '두 판' }).click({ force: true })
      await one.getByRole('heading', { level: 1, name: /2026년 당초와 2027년 당초 사이에/ }).waitFor()
      await settled(one)
      expect(await axeViolations(one)).toEqual([])
      expect(await sidewaysOverflow(one)).toBeLessThanOrEqual(0)
      await shot(one, `differences-editions-${width}`)
    }
    await choose(page, /^목표치/)
    const line = page.getByRole('row').filter({ hasText: '대상자 모집 인원 · 2027년' })
    await expect.poll(() => line.innerText(), SOON).toMatch(/220명[^]*250명/)
    await line.getByRole('link').click()
    await page.waitForURL(/departments\/\d+\?.*year=2027/)
    await expect.poll(() => page.getByRole('main').innerText(), SOON).toContain('250')
  })

  for (const [theme, width] of [
    ['light', 1440],
    ['dark', 390],
  ] as const) {
    it(`has no violation axe can find and fits, ${theme}, ${width} px`, async () => {
      const page = await at.page('administrator', { theme, width, height: 900 })
      const draft = await uploaded(page)
      const found: string[] = []
      for (const tab of ['', '&show=all&at=indicators%2Fd1-i1%2Fweight', '&tab=changes', '&tab=reconciliation']) {
        await page.goto(draft + tab)
        await settled(page)
        found.push(...(await axeViolations(page)))
        if ((await sidewaysOverflow(page)) > 0) found.push(`${tab}: wider than the window`)
      }
      expect(found).toEqual([])
    })
  }

  it('of several bureaus is reviewed and confirmed bureau by bureau', async () => {
    const page = await at.page('administrator')
    const other = PLAN.replaceAll('새빛미래국', '가람안전국').replaceAll('누리산업과', '가람안전과')
    const bytes = await makeHwpx(blocksOf(`${PLAN.replaceAll('새빛미래국', '한울복지국')}\n\n${other}`))
    await page.goto(`${at.origin}/imports`)
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: '두 국의 성과계획서.hwpx', mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) })
    await page.getByRole('heading', { level: 1, name: /2026년 한울복지국: 지표 2개/ }).waitFor()
    const bureaus = page.getByRole('navigation', { name: /국이 2개/ })
    await shot(page, 'imports-bureaus')
    await bureaus.getByRole('link', { name: '가람안전국' }).click()
    await page.getByRole('heading', { level: 1, name: /2026년 가람안전국: 지표 2개/ }).waitFor()
    // Its document begins where its own part does.
    await expect.poll(() => document(page).locator('td').first().innerText(), SOON).toContain('전략목표')
    expect(await document(page).innerText()).not.toContain('한울복지국')
    const question = await opens(page, () => page.getByRole('button', { name: '계획으로 확정' }).click())
    await question.getByLabel('의회 제출일').fill('2026-11-10')
    await page.keyboard.press('Control+Enter')
    await page.getByText(/계획으로 확정했습니다/).waitFor()
    await expect.poll(() => bureaus.innerText(), SOON).toMatch(/한울복지국\s*검토 중[\s\S]*가람안전국\s*확정/)
    await page.getByRole('link', { name: '가져온 문서 목록' }).click()
    await page.getByRole('row').filter({ hasText: '국 2개 중 2번째' }).getByText('확정').waitFor()
  })

  it('that is a result report puts past results in, and makes no plan', async () => {
    const before = await plans()
    const page = await at.page('administrator')
    const text = smallReport(
      [
        {
          name: '도정홍보 영상물 도민접촉률',
          unit: '%',
          years: [
            ['88', '90.1', '102.4'],
            ['89', '91.2', '102.5'],
          ],
        },
        {
          name: '도정 핵심사업 인지도',
          unit: '%',
          years: [
            ['86', '85', '98.8'],
            ['87', '88', '105.0'],
          ],
        },
      ],
      { year: 2025, bureau: '대외국제소통국', department: '소통기획과' },
    )
    const bytes = await makeHwpx(blocksOf(text))
    await page.goto(`${at.origin}/imports`)
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: '2025 성과보고서.hwpx', mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) })
    await page.getByRole('heading', { level: 1, name: '2025년 대외국제소통국 성과보고서: 실적 4건을 읽었습니다' }).waitFor()
    await choose(page, /반영할 실적/)
    await page
      .getByRole('heading', { name: '새로 넣는 실적 2건 · 저장된 값과 다름 1건 · 같음 1건 · 반영할 수 없음 0건' })
      .waitFor()
    await settled(page)
    expect(await axeViolations(page)).toEqual([])
    await shot(page, 'imports-report')
    const row = page.getByRole('row').filter({ hasText: '도정 핵심사업 인지도' })
    await expect.poll(() => row.innerText(), SOON).toMatch(/85[\s\S]*86\.1/)
    await row.getByRole('button', { name: '보고서의 값' }).click()
    await row.getByText('보고서의 값을 넣습니다').waitFor()
    const question = await opens(page, () => page.getByRole('button', { name: '실적으로 반영' }).click())
    await expect.poll(() => question.innerText(), SOON).toContain('2025년 대외국제소통국 성과보고서에서 실적 3건을 반영합니다.')
    await question.getByRole('button', { name: '실적으로 반영' }).click()
    await page.getByText(/성과보고서의 실적 3건을 반영하고/).waitFor()
    expect(await plans()).toEqual(before)
    const small = await at.page('administrator', { width: 390, height: 844, theme: 'dark' })
    await small.goto(page.url())
    await settled(small)
    expect(await sidewaysOverflow(small)).toBeLessThanOrEqual(0)
    await shot(small, 'imports-report-390')
    // Taken back, what stood before stands again.
    const end = await opens(page, () => page.getByRole('button', { name: '확정 되돌리기' }).click())
    await end.getByLabel('되돌리는 이유').fill('시험으로 넣어 봄')
    await page.keyboard.press('Control+Enter')
    await page.getByText(/확정을 되돌렸습니다/).waitFor()
  })
})

describe('a plan as PDF', () => {
  it('whose pages end in the middle of an indicator is read as it was printed', async () => {
    const page = await at.page('administrator')
    await page.goto('about:blank')
    const font = readFileSync(
      createRequire(import.meta.url).resolve('@fontsource/pretendard/files/pretendard-latin-400-normal.woff2'),
    )
    for (const seed of [2, 13, 16]) {
      const drawn = drawPlan(seed).document
      await page.setContent(onShortPages(drawn, font.toString('base64')))
      await page.evaluate('document.fonts.ready.then(() => null)')
      const bytes = new Uint8Array(await page.pdf({ preferCSSPageSize: true }))
      const read = await guardAndRead(bytes, 'plan.pdf', DEFAULT_LIMITS, () => {})
      expect(read.pages).toBeGreaterThan(2)
      expect(figuresIn(read), String(seed)).toEqual(figuresIn(drawn))
    }
    await page.context().close()
  })
})

/** The document's tables and texts, on pages of a few rows. */
function onShortPages({ blocks }: ReadDocument, font: string): string {
  const text = (said: string) => said.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  const cells = (row: readonly Cell[]) =>
    row.flatMap((one) => (one.covered ? [] : [`<td rowspan=${one.rowSpan} colspan=${one.columnSpan}>${text(one.text)}</td>`]))
  const drawn = blocks.map((block) =>
    block.kind === 'text'
      ? `<p>${text(block.text)}</p>`
      : `<table>${block.grid.map((row) => `<tr>${cells(row).join('')}</tr>`).join('')}</table>`,
  )
  return `<style>
    @font-face { font-family: P; src: url(data:font/woff2;base64,${font}) }
    @page { size: 260mm 75mm; margin: 9mm }
    body { font: 9px P; margin: 0 } p { margin: 6px 0 } tr { break-inside: avoid }
    table { border-collapse: collapse; width: 100%; margin: 8px 0 } td { border: 1px solid #000; padding: 2px 3px }
  </style>${drawn.join('')}`
}

/** Every figure of the plans in a document, by what it is of. */
const figuresIn = (read: ReadDocument) =>
  recognisePlans(read).flatMap((found) => {
    if (found.kind !== 'plan') throw new Error('no plan')
    const name = (of: { readonly name: { readonly value: string } }) => of.name.value.replaceAll(' ', '')
    const { indicators, programmes } = found.records
    return [
      ...indicators.map((i) => [name(i), i.weight.value, ...[...i.targets, ...i.actuals].map((f) => [f.year, f.value])]),
      ...programmes.flatMap((p) =>
        [p, ...p.projects].map((of) => [name(of), ...of.amounts.map((f) => [f.kind, f.year, f.value])]),
      ),
    ]
  })

describe('a table that was not read', () => {
  it('is read as a person says, by keyboard alone', async () => {
    const page = await at.page('administrator')
    await page.goto(`${at.origin}/imports`)
    const buffer = Buffer.from(await makeHwpx(blocksOf(STRANGE)))
    await page.locator('input[type=file]').setInputFiles({ name: '단비.hwpx', mimeType: 'application/octet-stream', buffer })
    await page.getByRole('heading', { level: 1, name: /단비미래국/ }).waitFor()
    await document(page).focus()
    await page.keyboard.press('u')
    await expect.poll(() => page.locator('[data-chosen=true]').count(), SOON).toBe(1)
    await page.keyboard.press('u')
    await page.keyboard.press('t')
    const dialog = page.getByRole('dialog', { name: '이 표를 어떻게 읽을지 지정' })
    await dialog.waitFor()
    await shot(page, 'imports-table-rule')
    expect(await axeViolations(page)).toEqual([])
    await dialog.getByLabel('5열은 무엇입니까').selectOption('budget')
    await dialog.getByLabel('5열의 연도').fill('2026')
    await page.keyboard.press('Control+Enter')
    await dialog.waitFor({ state: 'hidden' })
    await page.getByText('사람이 지정한 표 1종').waitFor()
    await expect
      .poll(() => page.evaluate(() => globalThis.document.activeElement?.hasAttribute('data-document')), SOON)
      .toBe(true)
    await expect
      .poll(() => document(page).locator('td', { hasText: /^300$/ }).last().getAttribute('data-paths'), SOON)
      .toContain('budget-2026')
    expect(await sidewaysOverflow(page)).toBe(0)
    await page.context().close()
  })
})
