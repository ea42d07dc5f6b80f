import { crc32, inflateRawSync } from 'node:zlib'
import { Refusal } from '../../refusal.ts'
import { damaged, encrypted, excessive } from './damage.ts'
import type { ReadLimits } from './limits.ts'

type Budget = Pick<ReadLimits, 'unpacked' | 'parts' | 'ratio'>

interface Entry {
  readonly name: string
  readonly rawName: Buffer
  readonly flags: number
  readonly method: number
  readonly crc: number
  readonly packed: number
  readonly unpacked: number
  readonly offset: number
}

const END = 0x06054b50
const CENTRAL = 0x02014b50
const LOCAL = 0x04034b50
const ENCRYPTED = 0x2041
const SIZES_FOLLOW = 0x0008
/** Below this a high ratio costs nothing and is common, e.g. an empty sheet. */
const RATIO_MATTERS_FROM = 1 << 20

/**
 * Every file of a ZIP package by name, unpacked under one shrinking budget. The central directory must agree with the
 * local headers, parts must not overlap, sizes and checksums must be true: what one unpacker saw, every later one sees.
 * Refuses `file-damaged`, `file-encrypted`, `file-too-large`.
 */
export function unzip(bytes: Uint8Array, budget: Budget): Map<string, Uint8Array> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const { entries, directory } = centralDirectory(file, budget)
  const parts = new Map<string, Uint8Array>()
  let left = budget.unpacked
  let previousEnd = 0
  for (const entry of entries.toSorted((a, b) => a.offset - b.offset)) {
    const start = dataStart(file, entry)
    if (entry.offset < previousEnd || start + entry.packed > directory) throw damaged('archive')
    previousEnd = start + entry.packed
    if (entry.unpacked > left) throw excessive('unpacked', budget.unpacked)
    if (entry.unpacked > RATIO_MATTERS_FROM && entry.unpacked > entry.packed * budget.ratio)
      throw excessive('ratio', budget.ratio)
    left -= entry.unpacked
    if (entry.name.endsWith('/')) continue
    if (parts.has(entry.name)) throw damaged('archive')
    parts.set(entry.name, unpack(file.subarray(start, previousEnd), entry))
  }
  return parts
}

/**
 * True when some program would find a package in here, whatever else the file is: what stands before or behind a package does
 * not stop every program from opening it.
 */
export function holdsZip(file: Buffer): boolean {
  for (const end of endRecords(file)) {
    const directory = end - file.readUInt32LE(end + 12)
    if (directory >= 0 && file.readUInt16LE(end + 10) > 0 && file.readUInt32LE(directory) === CENTRAL) return true
  }
  return false
}

const MOST_NAMES = 10_000

/** The names in a package's directory, nothing unpacked; null when it is none, or damaged, or has too many. */
export function zipNames(file: Buffer): readonly string[] | null {
  return entriesOf(file)?.map(({ name }) => name) ?? null
}

/** The content of a package's first part when it is called 'mimetype' and stored as it is: how HWPX and ODF name themselves. */
export function storedMimetype(file: Buffer): string | null {
  const first = entriesOf(file)?.find(({ offset }) => offset === 0)
  if (first?.name !== 'mimetype' || first.method !== 0) return null
  const start = dataStart(file, first)
  return file.toString('latin1', start, start + Math.min(first.packed, 128))
}

function entriesOf(file: Buffer): readonly Entry[] | null {
  if (file.length < 30 || file.readUInt32LE(0) !== LOCAL) return null
  try {
    return centralDirectory(file, { parts: MOST_NAMES }).entries
  } catch (error) {
    if (error instanceof Refusal) return null
    throw error
  }
}

function centralDirectory(file: Buffer, budget: Pick<Budget, 'parts'>): { entries: Entry[]; directory: number } {
  const end = endRecord(file)
  const count = file.readUInt16LE(end + 10)
  const directory = file.readUInt32LE(end + 16)
  // Several disks and ZIP64 are for archives far above the limit of bytes.
  if (file.readUInt16LE(end + 4) !== 0 || file.readUInt16LE(end + 8) !== count || directory > end) throw damaged('archive')
  if (count > budget.parts) throw excessive('parts', budget.parts)
  const entries: Entry[] = []
  let at = directory
  for (let i = 0; i < count; i++) {
    if (at + 46 > end || file.readUInt32LE(at) !== CENTRAL) throw damaged('archive')
    const nameEnd = at + 46 + file.readUInt16LE(at + 28)
    if (nameEnd > end) throw damaged('archive')
    const rawName = file.subarray(at + 46, nameEnd)
    entries.push({
      name: safeName(rawName),
      rawName,
      flags: file.readUInt16LE(at + 8),
      method: file.readUInt16LE(at + 10),
      crc: file.readUInt32LE(at + 16),
      packed: file.readUInt32LE(at + 20),
      unpacked: file.readUInt32LE(at + 24),
      offset: file.readUInt32LE(at + 42),
    })
    at = nameEnd + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32)
  }
  return { entries, directory }
}

/** The end record must close the file exactly: what follows it would be read by some unpackers and not by others. */
function endRecord(file: Buffer): number {
  for (const at of endRecords(file)) if (at + 22 + file.readUInt16LE(at + 20) === file.length) return at
  throw damaged('cut-short')
}

/** Where an end record may stand, the last first. */
function* endRecords(file: Buffer): Generator<number> {
  for (let at = file.length - 22; at >= Math.max(0, file.length - 22 - 0xffff); at--) if (file.readUInt32LE(at) === END) yield at
}

function safeName(raw: Buffer): string {
  const name = raw.toString('utf8')
  const unsafe = name === '' || name.length > 500 || /^[/\\]|\\|\0|:|(^|\/)\.\.?(\/|$)/.test(name)
  if (unsafe) throw damaged('part-name')
  return name
}

function dataStart(file: Buffer, entry: Entry): number {
  const { offset } = entry
  if (offset + 30 > file.length || file.readUInt32LE(offset) !== LOCAL) throw damaged('archive')
  const flags = file.readUInt16LE(offset + 6)
  if (((flags | entry.flags) & ENCRYPTED) !== 0) throw encrypted()
  const nameEnd = offset + 30 + file.readUInt16LE(offset + 26)
  const agrees = (at: number, value: number) => {
    const local = file.readUInt32LE(at)
    return local === value || ((flags & SIZES_FOLLOW) !== 0 && local === 0) || local === 0xffffffff
  }
  const same =
    file.readUInt16LE(offset + 8) === entry.method &&
    file.subarray(offset + 30, nameEnd).equals(entry.rawName) &&
    agrees(offset + 14, entry.crc) &&
    agrees(offset + 18, entry.packed) &&
    agrees(offset + 22, entry.unpacked)
  if (!same) throw damaged('archive')
  return nameEnd + file.readUInt16LE(offset + 28)
}

function unpack(packed: Buffer, entry: Entry): Uint8Array {
  let data: Buffer
  if (entry.method === 0) data = packed
  else if (entry.method === 8) {
    try {
      data = inflateRawSync(packed, { maxOutputLength: Math.max(1, entry.unpacked) })
    } catch {
      throw damaged('archive')
    }
  } else throw damaged('archive')
  if (data.length !== entry.unpacked || crc32(data) !== entry.crc) throw damaged('archive')
  return data
}
