// npx node shots0.ts OUT PORT ROLE 1440,768d,390 urls…
import { browserPath, launch } from './tests/helpers/browser.ts'
const [out = '', port = '', role = '', sizes = '', ...urls] = process.argv.slice(2)
const browser = await launch(await browserPath())
const origin = `http://localhost:${port}`
for (const size of sizes.split(',')) {
  const dark = size.endsWith('d')
  const width = parseInt(size)
  const context = await browser.newContext({
    locale: 'ko-KR',
    timezoneId: 'Asia/Seoul',
    viewport: { width, height: width === 390 ? 844 : 900 },
    colorScheme: dark ? 'dark' : 'light',
  })
  const page = await context.newPage()
  await page.request.post(`${origin}/api/auth/demonstration`, { data: { role }, headers: { origin } })
  for (const [i, url] of urls.entries()) {
    await page.goto(origin + url)
    await page.getByRole('heading', { level: 1 }).first().waitFor()
    await page.waitForTimeout(1200)
    await page.screenshot({
      path: `${out}/${i}-${url.replace(/[^a-z0-9]+/gi, '_').slice(0, 40)}-${size}.png`,
      fullPage: process.env.FULL === '1',
    })
  }
  await context.close()
}
await browser.close()
