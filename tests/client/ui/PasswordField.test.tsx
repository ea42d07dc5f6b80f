import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { PasswordField } from '#client/ui/PasswordField.tsx'

test.each([
  ['current', false],
  ['new', true],
] as const)('the rule stands at a %s password: %s, and describes the field only there', (kind, shown) => {
  const html = renderToStaticMarkup(<PasswordField name="password" label="비밀번호" kind={kind} />)
  const rule = /<input[^>]* aria-describedby="([^"]+)"/.exec(html)?.[1]
  expect(rule !== undefined).toBe(shown)
  expect(html.includes('12자 이상')).toBe(shown)
  if (rule !== undefined) expect(html).toContain(`<p id="${rule}"`)
})
