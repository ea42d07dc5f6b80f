import { crc32 } from 'node:zlib'

/**
 * The parts as a plain package without compression, in the given order: parsers get this and never the sender's archive, so
 * nothing that only the archive could do reaches them. Small enough by the limits to need no ZIP64.
 */
export function packPlain(parts: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const local: Buffer[] = []
  const central: Buffer[] = []
  let offset = 0
  for (const [name, data] of parts) {
    const rawName = Buffer.from(name, 'utf8')
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(0x0800, 2)
    // 1 January 1980, so that the same parts make the same bytes
    common.writeUInt16LE(0x0021, 8)
    common.writeUInt32LE(crc32(data), 10)
    common.writeUInt32LE(data.length, 14)
    common.writeUInt32LE(data.length, 18)
    common.writeUInt16LE(rawName.length, 22)
    local.push(
      Buffer.from('PK\u0003\u0004', 'latin1'),
      common,
      rawName,
      Buffer.from(data.buffer, data.byteOffset, data.byteLength),
    )
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(offset, 10)
    central.push(Buffer.from('PK\u0001\u0002\u0014\u0000', 'latin1'), common, tail, rawName)
    offset += 30 + rawName.length + data.length
  }
  const directory = Buffer.concat(central)
  const end = Buffer.alloc(22)
  end.write('PK\u0005\u0006', 'latin1')
  end.writeUInt16LE(parts.size, 8)
  end.writeUInt16LE(parts.size, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...local, directory, end])
}
