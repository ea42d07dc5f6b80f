import { withoutInvisible } from '#domain/entry/invisible.ts'

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', middot: '·' }

/**
 * Lines without the white space that only lays them out: each line's runs of spaces become one, empty lines go. The text of a
 * cell is the same in every format after this.
 */
export function squeezed(text: string): string {
  return withoutInvisible(text.replaceAll(/[\u200B\uFEFF]/g, ' '))
    .split(/\r\n|[\r\n\u2028\u2029\v\f]/)
    .map((line) => line.replaceAll(/[\s\u00A0]+/g, ' ').trim())
    .filter((line) => line !== '')
    .join('\n')
}

/** Plain lines of a cell or paragraph that may hold HTML: lists, breaks and paragraphs become lines, other tags go. */
export function withoutMarkup(html: string): string {
  if (!/[<&*]/.test(html)) return squeezed(html)
  const plain = withoutComments(html)
    .replaceAll(/<(br|\/?(li|ul|ol|p|div|tr|h[1-6]))\b[^<>]*>/gi, '\n')
    .replaceAll(/<\/?[a-z][a-z0-9]*(\s[^<>]*)?\/?>/gi, '')
    .replaceAll(/\*\*(?=\S)([^*]+?)(?<=\S)\*\*/g, '$1')
    // bold over several lines
    .replaceAll(/^\s*\*\*(?=\S)|(?<=\S)\*\*\s*$/g, '')
  return squeezed(withoutEntities(plain))
}

/** By hand: a pattern would look through the rest of the text once for every comment that never ends. */
function withoutComments(html: string): string {
  let kept = ''
  let at = 0
  for (let open = html.indexOf('<!--'); open >= 0; open = html.indexOf('<!--', at)) {
    const close = html.indexOf('-->', open)
    if (close < 0) break
    kept += html.slice(at, open)
    at = close + 3
  }
  return kept + html.slice(at)
}

/** Character references of HTML as the characters they stand for; unknown ones stay as they are. */
function withoutEntities(text: string): string {
  return text.replaceAll(/&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z]{2,8});/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return ENTITIES[name.toLowerCase()] ?? whole
    const code = name[1] === 'x' || name[1] === 'X' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
    return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : whole
  })
}
