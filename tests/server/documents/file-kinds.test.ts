import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { EXTENSIONS, checkKind } from '#server/documents/file-kinds.ts'
import { extensionOf } from '#domain/entry/file-kind.ts'
import { cleanFileName, sentFileName } from '#server/documents/file-name.ts'
import { checkedLink, linkTitle } from '#server/evidence/link.ts'
import { zipNames } from '#server/documents/guard/zip.ts'
import { FORGED, SAMPLES, zip } from '../../helpers/evidence-samples.ts'

describe('what is taken as evidence', () => {
  test('every kind of the table has a sample here', () => expect(Object.keys(SAMPLES)).toEqual(EXTENSIONS))
  test.each(Object.entries(SAMPLES))('%s', (extension, bytes) => {
    expect(checkKind(`증빙.${extension}`, bytes)).toMatchObject({ kind: 'taken' })
    expect(checkKind(`증빙.${extension.toUpperCase()}`, bytes)).toMatchObject({ kind: 'taken' })
  })
  test.each(FORGED)('%s is refused', (name, bytes, reason) => expect(checkKind(name, bytes)).toEqual({ kind: 'refused', reason }))

  test('each content under each other name is refused, but for a plain text and a JPEG', () => {
    const same = (a: string, b: string) =>
      a === b || (['csv', 'txt'].includes(a) && ['csv', 'txt'].includes(b)) || (a.startsWith('jp') && b.startsWith('jp'))
    for (const [its, bytes] of Object.entries(SAMPLES)) {
      for (const said of EXTENSIONS)
        expect([its, said, checkKind(`x.${said}`, bytes).kind]).toEqual([its, said, same(its, said) ? 'taken' : 'refused'])
    }
  })
  test('any bytes get a verdict, whatever they claim to be', () => {
    const starts = Object.values(SAMPLES).map((sample) => sample.subarray(0, 60))
    const bytes = fc
      .tuple(fc.constantFrom(...starts), fc.uint8Array({ maxLength: 200 }))
      .map(([start, rest]) => Buffer.concat([start, rest]))
    fc.assert(
      fc.property(fc.constantFrom(...EXTENSIONS), bytes, (extension, content) => {
        expect(checkKind(`x.${extension}`, content).kind).toMatch(/^(taken|refused)$/)
      }),
      { numRuns: 2000 },
    )
  })
  test('a damaged ZIP has no names, and no damage breaks the reader', () => {
    const good = zip({ 'a.txt': 'a', 'b/c.txt': 'b' })
    expect(zipNames(good)).toEqual(['a.txt', 'b/c.txt'])
    fc.assert(
      fc.property(fc.nat(good.length - 1), fc.nat(255), (at, value) => {
        const bad = Buffer.from(good)
        bad[at] = value
        const names = zipNames(bad)
        return names === null || names.length > 0
      }),
      { numRuns: 2000 },
    )
  })
})

describe('names of files', () => {
  test.each([
    ['실적.pdf', '실적.pdf'],
    ['C:\\Users\\kim\\바탕 화면\\실적.pdf', '실적.pdf'],
    ['../../etc/passwd.txt', 'passwd.txt'],
    ['a/b/실적.pdf', '실적.pdf'],
    ['실적.pdf\u0000.exe', '실적.pdf.exe'],
    ['실적\u202efdp.exe', '실적fdp.exe'],
    ['실\u200b적\ufeff.pdf', '실적.pdf'],
    ['실\u200d적\u180b.pdf', '실적.pdf'],
    ['실적\r\nset-cookie: x.pdf', '실적set-cookie_ x.pdf'],
    ['a"b<c>|?*.pdf', 'a_b_c____.pdf'],
    ['  ..숨김.pdf. ', '숨김.pdf'],
    ['con.pdf', '_con.pdf'],
    ['실적.pdf'.normalize('NFD'), '실적.pdf'],
    ['\ud800실적.pdf', '\ufffd실적.pdf'],
    ['', ''],
    ['///', ''],
  ])('%j → %j', (sent, kept) => expect(cleanFileName(sent)).toBe(kept))

  test('300 Hangul syllables are shortened before the extension', () => {
    const name = cleanFileName(`${'가'.repeat(300)}.HWPX`)
    expect(name).toBe(`${'가'.repeat(120)}….HWPX`)
    expect(extensionOf(name)).toBe('hwpx')
    expect(cleanFileName(`${'😀'.repeat(300)}.pdf`).isWellFormed()).toBe(true)
  })
  test('nothing that was sent leaves a folder, a hidden character or half a character in the name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (sent) => {
        const name = cleanFileName(sent)
        expect(name).not.toMatch(/[\\/\u0000-\u001f\u202a-\u202e\u2066-\u2069"]/)
        expect([name.isWellFormed(), Array.from(name).length <= 130, cleanFileName(name)]).toEqual([true, true, name])
      }),
      { numRuns: 3000 },
    )
  })
  test.each([
    ['%EC%8B%A4%EC%A0%81.pdf', '실적.pdf'],
    ['%E0%A4', ''],
    [undefined, ''],
  ])('the header %j says %j', (header, name) => expect(sentFileName(header)).toBe(name))
})

describe('links', () => {
  const outcome = (typed: string) => {
    try {
      return checkedLink(typed).href
    } catch (error) {
      return error instanceof Error ? error.message : String(error)
    }
  }
  test.each([
    [' https://www.jeonbuk.go.kr/a?b=1#c ', 'https://www.jeonbuk.go.kr/a?b=1#c'],
    ['http://10.1.2.3:8080/', 'http://10.1.2.3:8080/'],
    ['HTTPS://한글.kr/실적', 'https://xn--bj0bj06e.kr/%EC%8B%A4%EC%A0%81'],
    ['javascript:alert(1)', 'link-refused'],
    ['data:text/html,x', 'link-refused'],
    ['file:///etc/passwd', 'link-refused'],
    ['ftp://a.kr/', 'link-refused'],
    ['www.jeonbuk.go.kr', 'link-refused'],
    ['//a.kr/x', 'link-refused'],
    ['https://', 'link-refused'],
    ['', 'link-refused'],
    ['https://user:pass@a.kr/', 'link-refused'],
    [`https://a.kr/${'x'.repeat(2000)}`, 'link-refused'],
  ])('%j → %s', (typed, is) => expect(outcome(typed)).toBe(is))
  test.each([
    ['https://a.kr/', 'a.kr'],
    ['https://a.kr/%EC%8B%A4%EC%A0%81?x=1', 'a.kr/실적'],
    ['https://a.kr/%E0%A4', 'a.kr/%E0%A4'],
  ])('%s is called %s', (href, title) => expect(linkTitle(new URL(href))).toBe(title))
})
