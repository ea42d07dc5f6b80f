const END = 0x06054b50
const ENTRY = 0x02014b50
const END_SIZE = 22
const MOST_ENTRIES = 10_000

/** Where a ZIP's directory of names begins and how many it has; null when the bytes hold no ZIP at their end. */
function directoryOf(bytes: Buffer): { readonly at: number; readonly entries: number } | null {
  const first = Math.max(0, bytes.length - END_SIZE - 0xffff)
  for (let end = bytes.length - END_SIZE; end >= first; end -= 1) {
    if (bytes.readUInt32LE(end) !== END) continue
    const entries = bytes.readUInt16LE(end + 10)
    // Counted back from the end: what stands before a ZIP does not stop a program from opening it.
    const at = end - bytes.readUInt32LE(end + 12)
    if (at >= 0 && entries > 0 && bytes.readUInt32LE(at) === ENTRY) return { at, entries }
  }
  return null
}

/** True when a program that looks for a ZIP would find one in here, whatever else the file is. */
export const holdsZip = (bytes: Buffer): boolean => bytes.length >= END_SIZE && directoryOf(bytes) !== null

/** The names in a ZIP's directory, nothing unpacked; null when it is none, or damaged, or has too many. */
export function zipNames(bytes: Buffer): readonly string[] | null {
  if (bytes.length < END_SIZE || bytes.readUInt32LE(0) !== 0x04034b50) return null
  const directory = directoryOf(bytes)
  if (directory === null || directory.entries > MOST_ENTRIES) return null
  const names: string[] = []
  let at = directory.at
  for (let entry = 0; entry < directory.entries; entry += 1) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== ENTRY) return null
    const nameLength = bytes.readUInt16LE(at + 28)
    names.push(bytes.toString('utf8', at + 46, at + 46 + nameLength))
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return names
}

/** The content of a ZIP's first entry when it is called 'mimetype' and stored as it is: how HWPX and ODF name themselves. */
export function storedMimetype(bytes: Buffer): string | null {
  if (bytes.length < 38 || bytes.readUInt32LE(0) !== 0x04034b50 || bytes.readUInt16LE(8) !== 0) return null
  const nameLength = bytes.readUInt16LE(26)
  const begins = 30 + nameLength + bytes.readUInt16LE(28)
  if (bytes.toString('latin1', 30, 30 + nameLength) !== 'mimetype') return null
  // Writers that stream leave the size open in front of the entry.
  const size = bytes.readUInt32LE(22) || 64
  return bytes.toString('latin1', begins, begins + Math.min(size, 128))
}
