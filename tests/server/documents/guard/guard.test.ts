import { describe, expect, it } from 'vitest'
import { deflateSync } from 'node:zlib'
import { compoundStreams } from '#server/documents/guard/compound-file.ts'
import { packPlain } from '#server/documents/guard/repack.ts'
import { Refusal } from '#server/refusal.ts'
import { makeHwp, makeHwpx, makeMarkdownFile, makePdf, makeXlsx, pdfOf } from '../../../helpers/documents/make.ts'
import { guarded } from '../../../helpers/documents/mutate.ts'
import { hwpxAround, makeZip } from '../../../helpers/documents/zip.ts'

const PLAN = [
  { heading: 'Plan' },
  [
    ['a', 'b'],
    ['1', '2'],
  ],
] as const
const hwpx = await makeHwpx(PLAN)
const hwp = await makeHwp(PLAN)
const xlsx = await makeXlsx(PLAN)
const pdf = makePdf(PLAN)
const utf8 = (text: string) => new TextEncoder().encode(text)
const section = (data: string | Uint8Array) => ({ name: 'Contents/section0.xml', data })
const MB = 1024 * 1024

function outcome(bytes: Uint8Array, name: string, limits = {}): string {
  try {
    return guarded(bytes, name, limits).kind
  } catch (error) {
    if (error instanceof Refusal) return `${error.reason} ${error.facts['what'] ?? error.facts['found'] ?? ''}`.trim()
    throw error
  }
}

describe('what is let through', () => {
  it.each<[string, string, Uint8Array]>([
    ['a.hwpx', 'hwpx', hwpx],
    ['a.hwp', 'hwp', hwp],
    ['a.hwp', 'hwpx', hwpx],
    ['a.xlsx', 'xlsx', xlsx],
    ['a.pdf', 'pdf', pdf],
    ['A.TXT', 'text', utf8('가나')],
    ['a.md', 'markdown', makeMarkdownFile(PLAN)],
    ['a.csv', 'csv', utf8('가,나')],
    ['계획', 'hwpx', hwpx],
    ['계획', 'text', utf8('BM 은 비트맵이 아니다')],
  ])('%s → %s', (name, kind, bytes) => {
    expect(outcome(bytes, name)).toBe(kind)
  })
})

describe('what is refused by its kind', () => {
  it.each([
    ['a.hwpx', xlsx, 'file-content-differs xlsx'],
    ['a.txt', hwpx, 'file-content-differs hwpx'],
    ['a.pdf', hwp, 'file-content-differs hwp'],
    ['a.hwp', pdf, 'file-content-differs pdf'],
    ['a.xlsx', utf8('가나다'), 'file-content-differs text'],
    ['a.txt', Uint8Array.from([0x4d, 0x5a, 0, 0, 3]), 'file-content-differs other'],
    ['a.txt', utf8('가\0나'), 'file-content-differs other'],
    ['a.exe', Uint8Array.from([0x4d, 0x5a, 0, 0, 3]), 'file-type-refused'],
    ['a.docx', makeZip([{ name: 'word/document.xml', data: '<a/>' }]), 'file-type-refused'],
    ['a.html', utf8('<p>가</p>'), 'file-type-refused'],
    ['a.hwp', utf8('<DOCUMENT SAFER V2010 ...'), 'file-encrypted'],
    ['a.txt', new Uint8Array(), 'file-damaged empty'],
    ['a.txt', utf8(' \n'), 'file-damaged empty'],
    ['a.txt', Uint8Array.from([0x80, 0xff, 0xfd, 0x80, 0x81, 0xc0, 0xc1]), 'file-damaged encoding'],
  ])('%s %#', (name, bytes, reason) => {
    expect(outcome(bytes, name)).toBe(reason)
  })
})

describe('packages', () => {
  const bomb = hwpxAround(section(new Uint8Array(40 * MB).fill(0x20)))
  it.each<[string, Uint8Array, string]>([
    ['a bomb', bomb, 'file-too-large ratio'],
    [
      'a size forged small, to be unpacked in full',
      hwpxAround({ ...section(new Uint8Array(40 * MB)), saysSize: 100 }),
      'file-damaged archive',
    ],
    ['a size forged large', hwpxAround({ ...section('<a/>'), saysSize: 300 * MB }), 'file-too-large unpacked'],
    ['local and central sizes that differ', hwpxAround({ ...section('<a/>'), localSize: 999 }), 'file-damaged archive'],
    [
      'local and central names that differ',
      hwpxAround({ ...section('<a/>'), localName: 'Contents/section1.xml' }),
      'file-damaged archive',
    ],
    ['a false checksum', hwpxAround({ ...section('<a/>'), saysCrc: 1 }), 'file-damaged archive'],
    [
      'parts on top of each other',
      hwpxAround(section('<a/>'), { ...section('<a/>'), name: 'Contents/section1.xml', offset: 0 }),
      'file-damaged archive',
    ],
    ['one name twice', hwpxAround(section('<a/>'), section('<b/>')), 'file-damaged archive'],
    ['a name that climbs', hwpxAround({ name: '../../etc/passwd', data: 'x' }), 'file-damaged part-name'],
    ['a name from the root', hwpxAround({ name: '/etc/passwd', data: 'x' }), 'file-damaged part-name'],
    ['a name of another system', hwpxAround({ name: String.raw`..\evil`, data: 'x' }), 'file-damaged part-name'],
    [
      'parts that a password hides, which are no XML then',
      packPlain(
        new Map([
          ['mimetype', utf8('application/hwp+zip')],
          ['META-INF/manifest.xml', utf8('<odf:manifest><odf:encryption-data/></odf:manifest>')],
          ['Contents/section0.xml', Buffer.from([0xff, 0, 0x8f])],
        ]),
      ),
      'file-encrypted',
    ],
    [
      'parts of ciphertext of which nothing is said',
      packPlain(
        new Map([
          ['mimetype', utf8('application/hwp+zip')],
          ['Contents/section0.xml', Buffer.from(Array.from({ length: 64 }, (_, i) => (i * 89 + 151) % 256))],
        ]),
      ),
      'file-encrypted',
    ],
    ['an encrypted part', hwpxAround({ ...section('<a/>'), flags: 1 }), 'file-encrypted'],
    ['something behind the end', makeZip([{ name: 'mimetype', data: 'application/hwp+zip' }], 'tail'), 'file-damaged cut-short'],
    ['a package cut short', hwpx.subarray(0, hwpx.length - 40), 'file-damaged cut-short'],
    [
      'XXE',
      hwpxAround(section('<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>')),
      'file-damaged entities',
    ],
    ['a declaration in small letters', hwpxAround(section('<!doctype a><a/>')), 'file-damaged entities'],
    [
      'a declaration hidden in UTF-16',
      hwpxAround(section(Buffer.from('\uFEFF<!DOCTYPE a><a/>', 'utf16le'))),
      'file-damaged encoding',
    ],
    ['another encoding', hwpxAround(section('<?xml version="1.0" encoding="utf-7"?><a/>')), 'file-damaged encoding'],
    [
      'bytes that are no UTF-8',
      hwpxAround(section(Uint8Array.from([0x3c, 0x61, 0x3e, 0xff, 0x3c, 0x2f, 0x61, 0x3e]))),
      'file-damaged encoding',
    ],
    ['elements a thousand deep', hwpxAround(section('<a>'.repeat(1000) + '</a>'.repeat(1000))), 'file-damaged xml'],
  ])('%s', (_what, bytes, reason) => {
    expect(outcome(bytes, 'a.hwpx')).toBe(reason)
  })

  it('may not hide one part inside another, though each is true to its word', () => {
    const inside = { name: 'Contents/section1.xml', data: '<a/>' }
    const alone = Buffer.from(makeZip([inside]))
    const cover = { name: 'BinData/a.txt', data: alone.subarray(0, alone.indexOf('PK\u0001\u0002', 0, 'latin1')), store: true }
    const apart = hwpxAround(section('<a/>'), cover, inside)
    expect(outcome(apart, 'a.hwpx')).toBe('hwpx')
    const offset = Buffer.from(apart).indexOf('PK\u0003\u0004', Buffer.from(apart).indexOf(cover.name), 'latin1')
    expect(outcome(hwpxAround(section('<a/>'), cover, { ...inside, offset }), 'a.hwpx')).toBe('file-damaged archive')
  })

  it('are counted against limits', () => {
    const many = hwpxAround(section('<a/>'), ...Array.from({ length: 30 }, (_, i) => ({ name: `BinData/${i}.txt`, data: 'x' })))
    expect(outcome(many, 'a.hwpx', { parts: 20 })).toBe('file-too-large parts')
    expect(outcome(many, 'a.hwpx', { unpacked: 20 })).toBe('file-too-large unpacked')
    expect(outcome(many, 'a.hwpx', { bytes: 100 })).toBe('file-too-large bytes')
    expect(outcome(hwpxAround(section('<a/>'.repeat(100))), 'a.hwpx', { xmlElements: 50 })).toBe('file-too-large elements')
  })

  it('reach the parser packed anew, without archives inside them', () => {
    const inner = hwpxAround(section('<a/>'), { name: 'BinData/a.xlsx', data: xlsx })
    const result = guarded(inner, 'a.hwpx')
    expect(result.warnings).toEqual([{ kind: 'other', what: 'embedded: BinData/a.xlsx' }])
    expect('bytes' in result && Buffer.from(result.bytes).includes('BinData/a.xlsx')).toBe(false)
  })

  it('do not cost what they say', () => {
    const before = process.memoryUsage().arrayBuffers
    outcome(bomb, 'a.hwpx')
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(20 * MB)
  })
})

describe('HWP and PDF', () => {
  const changed = (bytes: Uint8Array, change: (file: Buffer) => void) => {
    const copy = Buffer.from(bytes)
    change(copy)
    return copy
  }
  const bombStream = deflateSync(new Uint8Array(3 * MB)).toString('latin1')
  const header = Buffer.from(hwp).indexOf('HWP Document File')
  it.each<[string, string, Uint8Array, string]>([
    [
      'a password',
      'a.hwp',
      changed(hwp, (file) => file.writeUInt32LE(file.readUInt32LE(header + 36) | 2, header + 36)),
      'file-encrypted',
    ],
    [
      'a sector chain that loops',
      'a.hwp',
      changed(hwp, (file) => {
        const table = (file.readUInt32LE(76) + 1) * 512
        const directory = file.readUInt32LE(48)
        file.writeUInt32LE(directory, table + directory * 4)
      }),
      'file-damaged compound-file',
    ],
    [
      'a first sector outside the file',
      'a.hwp',
      changed(hwp, (file) => file.writeUInt32LE(0x00ffffff, 48)),
      'file-damaged compound-file',
    ],
    ['a cut', 'a.hwp', hwp.subarray(0, 600), 'file-damaged compound-file'],
    ['a PDF cut short', 'a.pdf', pdf.subarray(0, pdf.length - 200), 'file-damaged cut-short'],
    [
      'a PDF that unpacks too far',
      'a.pdf',
      pdfOf('', `/X << /Filter /FlateDecode >>\nstream\n${bombStream}\nendstream `),
      'file-too-large unpacked',
    ],
  ])('%s', (_what, name, bytes, reason) => {
    expect(outcome(bytes, name, { unpacked: 2 * MB })).toBe(reason)
  })

  it('has the streams of a compound file by path', () => {
    expect([...compoundStreams(hwp).keys()]).toEqual(expect.arrayContaining(['FileHeader', 'DocInfo', 'BodyText/Section0']))
  })
})
