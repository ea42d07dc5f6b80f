import { damaged } from './damage.ts'

const FREE_FROM = 0xfffffffa
const ENTRY = 128

/**
 * The streams of a compound file (HWP 5, XLS) by path. Sector chains that loop, leave the file or promise more than the file
 * holds are refused as damaged; the format is [MS-CFB].
 */
export function compoundStreams(bytes: Uint8Array): Map<string, Buffer> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const shift = file.length >= 512 ? file.readUInt16LE(30) : 0
  if ((shift !== 9 && shift !== 12) || file.readUInt16LE(32) !== 6) throw damaged('compound-file')
  const size = 1 << shift
  const sectors = Math.ceil(file.length / size)
  const sector = (n: number) => {
    const start = (n + 1) * size
    if (n >= FREE_FROM || start >= file.length) throw damaged('compound-file')
    return file.subarray(start, Math.min(start + size, file.length))
  }
  const table = sectorTable(file, size, sectors, sector)
  const chain = (first: number, next: readonly number[], part: (n: number) => Buffer, bound: number) => {
    const found: Buffer[] = []
    for (let n = first; n < FREE_FROM; n = next[n] ?? FREE_FROM - 1) {
      if (found.push(part(n)) > bound || n >= next.length) throw damaged('compound-file')
    }
    return Buffer.concat(found)
  }
  const whole = (first: number) => chain(first, table, sector, sectors)
  const directory = whole(file.readUInt32LE(48))
  const mini = miniStream(directory, whole, file)
  let left = file.length
  return streams(directory, (first, length) => {
    // Streams that share sectors would be copied once each.
    left -= length
    if (left < 0) throw damaged('compound-file')
    if (length === 0) return Buffer.alloc(0)
    const data = length < file.readUInt32LE(56) ? chain(first, mini.table, mini.sector, sectors * (size / 64)) : whole(first)
    if (data.length < length) throw damaged('cut-short')
    return data.subarray(0, length)
  })
}

function sectorTable(file: Buffer, size: number, sectors: number, sector: (n: number) => Buffer): number[] {
  const tableSectors: number[] = []
  for (let at = 76; at < 512; at += 4) tableSectors.push(file.readUInt32LE(at))
  let next = file.readUInt32LE(68)
  for (let hops = 0; next < FREE_FROM; hops++) {
    if (hops > sectors) throw damaged('compound-file')
    const more = sector(next)
    for (let at = 0; at + 4 < more.length; at += 4) tableSectors.push(more.readUInt32LE(at))
    next = more.length === size ? more.readUInt32LE(size - 4) : FREE_FROM
  }
  const table: number[] = []
  const used = new Set<number>()
  for (const n of tableSectors) {
    if (n >= FREE_FROM) continue
    if (used.has(n)) throw damaged('compound-file')
    used.add(n)
    const data = sector(n)
    for (let at = 0; at + 4 <= data.length; at += 4) table.push(data.readUInt32LE(at))
  }
  return table
}

function miniStream(directory: Buffer, whole: (first: number) => Buffer, file: Buffer) {
  const numbers = (data: Buffer) => Array.from({ length: data.length >> 2 }, (_, i) => data.readUInt32LE(i * 4))
  const firstTable = file.readUInt32LE(60)
  const rootStart = directory.length >= ENTRY ? directory.readUInt32LE(116) : FREE_FROM
  const data = rootStart < FREE_FROM ? whole(rootStart) : Buffer.alloc(0)
  return {
    table: firstTable < FREE_FROM ? numbers(whole(firstTable)) : [],
    sector: (n: number) => {
      if (n * 64 >= data.length) throw damaged('compound-file')
      return data.subarray(n * 64, n * 64 + 64)
    },
  }
}

/** Walks the tree of storages; a number met twice is a loop. */
function streams(directory: Buffer, read: (first: number, length: number) => Buffer): Map<string, Buffer> {
  const found = new Map<string, Buffer>()
  const seen = new Set<number>()
  const todo: { id: number; path: string }[] = [{ id: 0, path: '' }]
  for (let next = todo.pop(); next; next = todo.pop()) {
    const { id, path } = next
    if (id === 0xffffffff) continue
    const at = id * ENTRY
    if (seen.has(id) || at + ENTRY > directory.length) throw damaged('compound-file')
    seen.add(id)
    const nameLength = Math.min(64, directory.readUInt16LE(at + 64))
    const name = directory.toString('utf16le', at, at + Math.max(0, nameLength - 2))
    const kind = directory[at + 66]
    if (id !== 0) todo.push({ id: directory.readUInt32LE(at + 68), path }, { id: directory.readUInt32LE(at + 72), path })
    if (kind === 1 || kind === 5) todo.push({ id: directory.readUInt32LE(at + 76), path: kind === 5 ? '' : `${path}${name}/` })
    if (kind === 2) found.set(path + name, read(directory.readUInt32LE(at + 116), directory.readUInt32LE(at + 120)))
  }
  return found
}
