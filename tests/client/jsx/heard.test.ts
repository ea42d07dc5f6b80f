import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { Changes } from '#client/jsx/Said.tsx'
import { jsx, jsxs } from '#client/jsx/jsx-runtime.ts'

const html = (of: ReturnType<typeof jsx>) => renderToStaticMarkup(of)
/** What is seen, and what a screen reader has. */
const seen = (markup: string) => markup.replaceAll(/<span class="sr-only">.*?<\/span>/g, '').replaceAll(/<[^>]+>/g, '')
const heard = (markup: string) => markup.replaceAll(/<span aria-hidden="true">.*?<\/span>/g, '').replaceAll(/<[^>]+>/g, '')

describe('every text of the page', () => {
  test('is seen as it is written, and heard in words', () => {
    const cell = html(jsx('td', { children: '△0.1%p (98.2%)' }))
    expect(seen(cell)).toBe('△0.1%p (98.2%)')
    expect(heard(cell)).toBe('마이너스 0.1%포인트 (98.2%)')
    expect(heard(html(jsx('td', { children: '–' })))).toBe('없음')
  })
  test('also among other children, and a name that is only heard', () => {
    const line = html(jsxs('p', { children: [createElement('b', { key: 'b' }, '35'), ' → ', '40'] }))
    expect(seen(line)).toBe('35 → 40')
    expect(heard(line)).toBe('35 에서 40')
    expect(html(jsx('svg', { role: 'img', 'aria-label': '목표보다 △3회' }))).toContain('aria-label="목표보다 마이너스 3회"')
  })
  test('of a choice, in which no element may stand, is its name', () => {
    expect(html(jsx('option', { value: 'x', children: '–' }))).toBe('<option value="x" aria-label="없음">–</option>')
    expect(html(jsxs('option', { children: [2026, ' → ', '△3회'] }))).toContain('aria-label="2026에서 마이너스 3회"')
  })
  test('is a change where changes stand', () => {
    const card = html(createElement(Changes, null, jsx('td', { children: '△459 (+3.1%)' })))
    expect(seen(card)).toBe('△459 (+3.1%)')
    expect(heard(card)).toBe('459 감소 (3.1% 증가)')
  })
  test('stays plain without a sign, where no element may stand, and where it is only drawn', () => {
    expect(html(jsx('td', { children: '1,970 (2024–2028)' }))).toBe('<td>1,970 (2024–2028)</td>')
    expect(html(jsx('option', { children: '목표' }))).toBe('<option>목표</option>')
    expect(html(jsx('text', { children: '△3' }))).toBe('<text>△3</text>')
    expect(html(jsx('span', { 'aria-hidden': 'true', children: '→' }))).toBe('<span aria-hidden="true">→</span>')
  })
})
