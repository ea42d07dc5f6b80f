import { crc32, deflateRawSync } from 'node:zlib'

/** A part of a hostile package; what it says of itself may be a lie. */
export interface ZipPart {
  readonly name: string
  readonly data: Uint8Array | string
  readonly store?: boolean
  readonly saysSize?: number
  readonly saysCrc?: number
  readonly localName?: string
  readonly localSize?: number
  readonly flags?: number
  readonly offset?: number
}

/** A ZIP byte by byte, so that every field can be wrong on purpose. */
export function makeZip(parts: readonly ZipPart[], tail = ''): Uint8Array {
  const files: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const part of parts) {
    const data = Buffer.from(part.data)
    const packed = part.store ? data : deflateRawSync(data)
    const header = (name: Buffer, size: number) => {
      const fields = Buffer.alloc(26)
      fields.writeUInt16LE(20, 0)
      fields.writeUInt16LE((part.flags ?? 0) | 0x0800, 2)
      fields.writeUInt16LE(part.store ? 0 : 8, 4)
      fields.writeUInt32LE(part.saysCrc ?? crc32(data), 10)
      fields.writeUInt32LE(packed.length, 14)
      fields.writeUInt32LE(size, 18)
      fields.writeUInt16LE(name.length, 22)
      return fields
    }
    const name = Buffer.from(part.name)
    const localName = Buffer.from(part.localName ?? part.name)
    const size = part.saysSize ?? data.length
    const local = Buffer.concat([
      Buffer.from('PK\u0003\u0004', 'latin1'),
      header(localName, part.localSize ?? size),
      localName,
      packed,
    ])
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(part.offset ?? at, 10)
    directory.push(Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\u0000', 'latin1'), header(name, size), rest, name]))
    files.push(local)
    at += local.length
  }
  const central = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\u0005\u0006', 'latin1')
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(central.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...files, central, end, Buffer.from(tail)])
}

/** The least that passes for an HWPX, around one part. */
export const hwpxAround = (part: ZipPart, ...more: readonly ZipPart[]) =>
  makeZip([
    { name: 'mimetype', data: 'application/hwp+zip', store: true },
    { name: 'Contents/content.hpf', data: '<package/>' },
    part,
    ...more,
  ])
