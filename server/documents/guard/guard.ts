import type { ReadWarning } from '../model.ts'
import { checkName, type Kind, magicOf, refuseUnknown, textKind } from './kind.ts'
import { compoundStreams } from './compound-file.ts'
import { damaged, encrypted, excessive } from './damage.ts'
import { checkHwp } from './hwp.ts'
import type { ReadLimits } from './limits.ts'
import { checkPdf } from './pdf.ts'
import { packPlain } from './repack.ts'
import { decodeText } from './text.ts'
import { checkXml, isXml, withoutPhonetics } from './xml.ts'
import { unzip } from './zip.ts'

/** A file that may be given to its reader: for packages `bytes` are packed anew from the parts that were checked. */
export type Guarded =
  | { readonly kind: 'text' | 'markdown' | 'csv'; readonly text: string; readonly warnings: readonly ReadWarning[] }
  | {
      readonly kind: 'hwpx' | 'xlsx' | 'ods' | 'hwp' | 'xls' | 'pdf'
      readonly bytes: Uint8Array
      readonly warnings: readonly ReadWarning[]
    }

/**
 * Looks at a file before any parser does. Refuses `file-too-large` (facts: what, limit), `file-type-refused`,
 * `file-content-differs` (extension, found), `file-encrypted`, `file-damaged` (what).
 */
export function guard(bytes: Uint8Array, name: string, limits: ReadLimits): Guarded {
  if (bytes.length > limits.bytes) throw excessive('bytes', limits.bytes)
  if (bytes.length === 0) throw damaged('empty')
  const magic = magicOf(bytes)
  if (magic === 'zip') return guardPackage(bytes, name, limits)
  if (magic === 'compound') return guardCompound(bytes, name, limits)
  if (magic === 'pdf') {
    checkName(name, 'pdf')
    checkPdf(bytes, limits)
    return { kind: 'pdf', bytes, warnings: [] }
  }
  return magic === 'none' ? guardText(bytes, name) : refuseUnknown(name, magic)
}

function guardText(bytes: Uint8Array, name: string): Guarded {
  const decoded = decodeText(bytes)
  if (!decoded) return refuseUnknown(name, 'none')
  const kind = textKind(name)
  checkName(name, kind)
  if (decoded.text.trim() === '') throw damaged('empty')
  const warnings: ReadWarning[] =
    decoded.replaced === 0 ? [] : [{ kind: 'encoding-replaced', what: `${decoded.encoding}: ${decoded.replaced}` }]
  return { kind: kind === 'csv' || kind === 'markdown' ? kind : 'text', text: decoded.text, warnings }
}

function guardPackage(bytes: Uint8Array, name: string, limits: ReadLimits): Guarded {
  const parts = unzip(bytes, limits)
  const kind = packageKind(parts)
  if (!kind) return refuseUnknown(name, 'zip')
  checkName(name, kind)
  // Before its parts are looked at, which are no XML then.
  if (/<(?:[\w-]+:)?encryption-data\b/.test(asText(parts.get('META-INF/manifest.xml')))) throw encrypted()
  // Some programs lock the parts and say so nowhere.
  if (kind === 'hwpx' && [...parts].some(([path, part]) => /^Contents\/[^/]+\.xml$/.test(path) && isNoText(part)))
    throw encrypted()
  const kept = new Map<string, Uint8Array>()
  const warnings: ReadWarning[] = []
  let elements = limits.xmlElements
  for (const [path, part] of parts) {
    const inner = magicOf(part)
    if (isXml(path)) {
      elements -= checkXml(part, { xmlDepth: limits.xmlDepth, xmlElements: elements })
      kept.set(path, kind === 'xlsx' ? withoutPhonetics(part) : part)
    } else if (inner === 'zip' || inner === 'compound') {
      // Macros are never read, so nothing of the document is lost with them; an embedded document may hold a table.
      if (!path.endsWith('vbaProject.bin')) warnings.push({ kind: 'other', what: `embedded: ${path}` })
    } else kept.set(path, part)
  }
  return { kind, bytes: packPlain(kept), warnings }
}

/** Neither '<' nor a byte order mark begins it, and its first bytes are no UTF-8: ciphertext, not cut XML. */
const isNoText = (part: Uint8Array): boolean =>
  part.length >= 16 && ![0x3c, 0xef, 0xfe, 0xff].includes(part[0] ?? 0) && asText(part.slice(0, 64)).includes('\ufffd')

const asText = (part: Uint8Array | undefined) => (part ? Buffer.from(part).toString('utf8') : '')

function packageKind(parts: ReadonlyMap<string, Uint8Array>): 'hwpx' | 'xlsx' | 'ods' | null {
  const mime = asText(parts.get('mimetype')).trim()
  if (mime === 'application/hwp+zip' || (mime === '' && parts.has('Contents/content.hpf'))) return 'hwpx'
  if (mime === 'application/vnd.oasis.opendocument.spreadsheet') return 'ods'
  return parts.has('[Content_Types].xml') && parts.has('xl/workbook.xml') ? 'xlsx' : null
}

function guardCompound(bytes: Uint8Array, name: string, limits: ReadLimits): Guarded {
  const streams = compoundStreams(bytes)
  if (streams.has('EncryptedPackage')) throw encrypted()
  const kind: Kind | null =
    streams.get('FileHeader')?.toString('latin1', 0, 17) === 'HWP Document File'
      ? 'hwp'
      : streams.has('Workbook') || streams.has('Book')
        ? 'xls'
        : null
  if (!kind) return refuseUnknown(name, 'compound')
  checkName(name, kind)
  if (kind === 'hwp') checkHwp(streams, limits)
  return { kind, bytes, warnings: [] }
}
