/** Smallest files of each kind, made here, so that no test needs an office program. */
const word = (value: number) => Buffer.from(Uint16Array.of(value).buffer)
const long = (value: number) => Buffer.from(Uint32Array.of(value).buffer)

/** A ZIP of stored entries: names and contents in order. CRCs are left at 0; nothing here unpacks. */
export function zip(entries: Readonly<Record<string, string>>): Buffer {
  const locals: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [name, text] of Object.entries(entries)) {
    const content = Buffer.from(text)
    const common = [
      word(20),
      word(0),
      word(0),
      word(0),
      word(0),
      long(0),
      long(content.length),
      long(content.length),
      word(Buffer.byteLength(name)),
      word(0),
    ]
    const local = Buffer.concat([long(0x04034b50), ...common, Buffer.from(name), content])
    directory.push(
      Buffer.concat([long(0x02014b50), word(20), ...common, word(0), word(0), word(0), long(0), long(offset), Buffer.from(name)]),
    )
    locals.push(local)
    offset += local.length
  }
  const names = Buffer.concat(directory)
  const end = Buffer.concat([
    long(0x06054b50),
    word(0),
    word(0),
    word(directory.length),
    word(directory.length),
    long(names.length),
    long(offset),
    word(0),
  ])
  return Buffer.concat([...locals, names, end])
}

const CONTENT_TYPES = '[Content_Types].xml'
const compound = (...inside: readonly Buffer[]) =>
  Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(504), ...inside])
const utf16 = (text: string) => Buffer.from(text, 'utf16le')
const cp949 = Buffer.from([0xbd, 0xc7, 0xc0, 0xfb, 0x2c, 0x31, 0x32, 0x0d, 0x0a]) // '실적,12'

export const pdf = (mark = '') => Buffer.from(`%PDF-1.7\n1 0 obj <<>> endobj ${mark}\ntrailer <<>>\n%%EOF\n`)
const png = (tail: Buffer = Buffer.alloc(0)) =>
  Buffer.concat([
    Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489', 'hex'),
    Buffer.from('0000000049454e44ae426082', 'hex'),
    tail,
  ])

/** extension → a file of that kind */
export const SAMPLES: Readonly<Record<string, Buffer>> = {
  pdf: pdf(),
  hwp: compound(Buffer.from('HWP Document File')),
  hwpx: zip({ mimetype: 'application/hwp+zip', 'Contents/section0.xml': '<x/>' }),
  xlsx: zip({ [CONTENT_TYPES]: '<x/>', 'xl/workbook.xml': '<x/>' }),
  docx: zip({ [CONTENT_TYPES]: '<x/>', 'word/document.xml': '<x/>' }),
  pptx: zip({ [CONTENT_TYPES]: '<x/>', 'ppt/presentation.xml': '<x/>' }),
  xls: compound(utf16('Workbook')),
  odt: zip({ mimetype: 'application/vnd.oasis.opendocument.text', 'content.xml': '<x/>' }),
  ods: zip({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': '<x/>' }),
  csv: cp949,
  txt: Buffer.from('회의 결과: 원안 가결\r\n'),
  png: png(),
  jpg: Buffer.from('ffd8ffe000104a46494600010100000100010000ffd9', 'hex'),
  jpeg: Buffer.from('ffd8ffe100104578696600010100000100010000ffd9', 'hex'),
}

const html = Buffer.from('<!DOCTYPE html><script>alert(1)</script>')
const program = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200, 7)])

/** name, content, why it is refused */
export const FORGED: readonly (readonly [string, Buffer, string])[] = [
  ['실적.pdf', program, 'file-content-differs'],
  ['실적.png', html, 'file-content-differs'],
  ['실적.txt', html, 'file-content-differs'],
  ['실적.csv', Buffer.from('\ufeff  <html><body>'), 'file-content-differs'],
  ['실적.xls', Buffer.from('<table><tr><td>1</td></tr></table>'), 'file-content-differs'],
  ['실적.txt', program, 'file-content-differs'],
  ['실적.txt', Buffer.from('#!/bin/sh\nid\n'), 'file-content-differs'],
  ['실적.txt', Buffer.from([0x41, 0x00, 0x42]), 'file-content-differs'],
  ['실적.txt', Buffer.from([0x81, 0xff, 0xff, 0x20]), 'file-content-differs'],
  ['실적.jpg', png(), 'file-content-differs'],
  ['실적.hwp', compound(utf16('Workbook')), 'file-content-differs'],
  ['실적.xls', compound(Buffer.from('HWP Document File')), 'file-content-differs'],
  ['실적.xls', compound(utf16('Workbook'), utf16('_VBA_PROJECT_CUR')), 'file-content-differs'],
  ['암호.xlsx', compound(utf16('EncryptedPackage')), 'file-content-differs'],
  ['보안.docx', Buffer.from('SCDSA002 secured by a DRM program'), 'file-content-differs'],
  ['실적.docx', SAMPLES['xlsx'] ?? html, 'file-content-differs'],
  ['실적.hwpx', SAMPLES['odt'] ?? html, 'file-content-differs'],
  ['실적.hwpx', SAMPLES['xlsx'] ?? html, 'file-content-differs'],
  ['매크로.xlsx', zip({ [CONTENT_TYPES]: '<x/>', 'xl/workbook.xml': '<x/>', 'xl/vbaProject.bin': 'x' }), 'file-content-differs'],
  ['잘린.xlsx', (SAMPLES['xlsx'] ?? html).subarray(0, 120), 'file-content-differs'],
  ['앞이 다른.xlsx', Buffer.concat([program, SAMPLES['xlsx'] ?? html]), 'file-content-differs'],
  // Two files in one: a viewer sees the first, an unpacker the second.
  ['겹친.pdf', Buffer.concat([pdf(), zip({ 'a.exe': 'MZ' })]), 'file-content-differs'],
  ['겹친.png', png(zip({ 'a.jar': 'x' })), 'file-content-differs'],
  ['겹친.jpg', Buffer.concat([SAMPLES['jpg'] ?? html, zip({ 'a.exe': 'MZ' })]), 'file-content-differs'],
  ['악성.exe', program, 'file-type-refused'],
  ['페이지.html', html, 'file-type-refused'],
  ['그림.svg', Buffer.from('<svg/>'), 'file-type-refused'],
  ['묶음.zip', zip({ 'a.txt': 'a' }), 'file-type-refused'],
  ['매크로.xlsm', SAMPLES['xlsx'] ?? html, 'file-type-refused'],
  ['실적.pdf.exe', pdf(), 'file-type-refused'],
  ['확장자없음', pdf(), 'file-type-refused'],
  ['', pdf(), 'file-type-refused'],
  ['빈.pdf', Buffer.alloc(0), 'file-empty'],
  ['빈.txt', Buffer.alloc(0), 'file-empty'],
]
