import { damaged, excessive } from './damage.ts'
import type { ReadLimits } from './limits.ts'

const LT = 0x3c
const GT = 0x3e
const SLASH = 0x2f
const QUESTION = 0x3f
const BANG = 0x21

/** True for a part of a package that an XML parser will read. */
export const isXml = (name: string) => /\.(xml|rels|hpf|rdf|vml|opf)$/i.test(name)

/**
 * Refuses a part that declares anything (DOCTYPE, entities: XXE, billion laughs), is not UTF-8, or nests or counts beyond the
 * limits. Office formats never need a declaration, so none is let through, whatever it says. Returns the number of elements.
 */
export function checkXml(part: Uint8Array, limits: Pick<ReadLimits, 'xmlDepth' | 'xmlElements'>): number {
  const xml = Buffer.from(part.buffer, part.byteOffset, part.byteLength)
  checkEncoding(xml)
  let depth = 0
  let elements = 0
  for (let at = xml.indexOf(LT); at >= 0; at = xml.indexOf(LT, at)) {
    const next = xml[at + 1]
    const end = next === BANG ? skipMarked(xml, at) : xml.indexOf(GT, at)
    if (end < 0) throw damaged('xml')
    if (next === SLASH) depth--
    else if (next !== BANG && next !== QUESTION) {
      elements++
      if (xml[end - 1] !== SLASH && ++depth > limits.xmlDepth) throw damaged('xml')
      if (elements > limits.xmlElements) throw excessive('elements', limits.xmlElements)
    }
    at = end + 1
  }
  if (elements === 0) throw damaged('xml')
  return elements
}

/** The end of a comment or CDATA section; every other `<!` is a declaration. */
function skipMarked(xml: Buffer, at: number): number {
  const opening = xml.toString('latin1', at, at + 9)
  if (opening.startsWith('<!--')) return xml.indexOf('-->', at + 4)
  if (opening === '<![CDATA[') return xml.indexOf(']]>', at + 9)
  throw damaged('entities')
}

function checkEncoding(xml: Buffer) {
  // A NUL means UTF-16 or UTF-32, in which a declaration would pass unseen.
  if (xml.includes(0)) throw damaged('encoding')
  const declared = /^\uFEFF?\s*<\?xml[^>]*?encoding\s*=\s*["']([^"']*)["']/i.exec(xml.toString('utf8', 0, 300))?.[1]
  if (declared !== undefined && !/^(utf-?8|us-ascii|ascii)$/i.test(declared)) throw damaged('encoding')
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(xml)
  } catch {
    throw damaged('encoding')
  }
}

/** The part without the readings that East Asian text may carry beside it: a cell does not show them, and a parser would glue them on. */
export function withoutPhonetics(part: Uint8Array): Uint8Array {
  const xml = Buffer.from(part.buffer, part.byteOffset, part.byteLength)
  if (!xml.includes('rPh')) return part
  const kept: Buffer[] = []
  let from = 0
  const tag = /<(?:\w+:)?rPh(?=[\s>])/g
  const text = xml.toString('latin1')
  for (let open = tag.exec(text); open !== null; open = tag.exec(text)) {
    const closing = `</${open[0].slice(1)}>`
    const end = text.indexOf(closing, tag.lastIndex)
    if (end < 0) throw damaged('xml')
    kept.push(xml.subarray(from, open.index))
    from = end + closing.length
    tag.lastIndex = from
  }
  return Buffer.concat([...kept, xml.subarray(from)])
}
