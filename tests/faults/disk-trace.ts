import { readFileSync } from 'node:fs'

/** What a process asked of the disk, and what it told people, in order. */
export type DiskEvent =
  | { readonly kind: 'write'; readonly path: string; readonly offset: number; readonly bytes: Buffer }
  | { readonly kind: 'truncate'; readonly path: string; readonly size: number }
  | { readonly kind: 'sync' | 'remove'; readonly path: string }
  | { readonly kind: 'told'; readonly line: string }

export const TRACE = ['-y', '-xx', '-s', '70000', '-e', 'trace=pwrite64,fsync,fdatasync,ftruncate,unlink,write']

/** Reads a trace made with TRACE; only files whose path begins with `prefix` count. */
export function readTrace(log: string, prefix: string): DiskEvent[] {
  return readFileSync(log, 'latin1')
    .split('\n')
    .flatMap((line): DiskEvent[] => {
      const call = /^\d+\s+(\w+)\((?:(\d+)<((?:\\x..)*)>)?(.*)$/.exec(line)
      if (!call) return []
      const [, name = '', fd, rawPath = '', rest = ''] = call
      const path = bytesOf(rawPath).toString()
      const text = () => bytesOf(/"((?:\\x..)*)"/.exec(rest)?.[1] ?? '')
      if (name === 'write') return fd === '1' ? [{ kind: 'told', line: text().toString() }] : []
      if (name === 'unlink') return removed(text().toString(), prefix)
      if (!path.startsWith(prefix) || path.endsWith('-shm')) return []
      const numbers = [...rest.replace(/"[^"]*"/, '').matchAll(/, (\d+)/g)].map((m) => Number(m[1]))
      switch (name) {
        case 'pwrite64':
          return [{ kind: 'write', path, bytes: text(), offset: numbers.at(1) ?? 0 }]
        case 'ftruncate':
          return [{ kind: 'truncate', path, size: numbers.at(0) ?? 0 }]
        default:
          return [{ kind: 'sync', path }]
      }
    })
}

const bytesOf = (hex: string) => Buffer.from(hex.replaceAll('\\x', ''), 'hex')
const removed = (path: string, prefix: string): DiskEvent[] =>
  path.startsWith(prefix) && !path.endsWith('-shm') ? [{ kind: 'remove', path }] : []

const SECTOR = 512

/** A disk that keeps what was synced, and of the rest only what `luck` lets by, sector for sector. */
export class FickleDisk {
  readonly #files = new Map<string, { durable: Buffer; pending: DiskEvent[] }>()

  constructor(files: ReadonlyMap<string, Buffer>) {
    for (const [path, bytes] of files) this.#files.set(path, { durable: bytes, pending: [] })
  }

  apply(event: DiskEvent): void {
    if (event.kind === 'told') return
    if (event.kind === 'remove') {
      this.#files.delete(event.path)
      return
    }
    const file = this.#files.get(event.path) ?? { durable: Buffer.alloc(0), pending: [] }
    this.#files.set(event.path, file)
    if (event.kind !== 'sync') file.pending.push(event)
    else {
      file.durable = file.pending.reduce<Buffer>((bytes, one) => changed(bytes, one, () => true), file.durable)
      file.pending = []
    }
  }

  /** The files as they are found after the power is back. */
  afterPowerCut(luck: () => boolean): Map<string, Buffer> {
    return new Map(
      [...this.#files].map(([path, file]) => [
        path,
        file.pending.reduce<Buffer>((bytes, one) => changed(bytes, one, luck), Buffer.from(file.durable)),
      ]),
    )
  }
}

function changed(bytes: Buffer, event: DiskEvent, luck: () => boolean): Buffer {
  if (event.kind === 'truncate') return luck() ? resized(bytes, event.size) : bytes
  if (event.kind !== 'write') return bytes
  const end = event.offset + event.bytes.length
  let result: Buffer | null = null
  for (let at = event.offset; at < end; at = Math.min(end, (Math.floor(at / SECTOR) + 1) * SECTOR)) {
    if (!luck()) continue
    result ??= resized(bytes, Math.max(bytes.length, end))
    event.bytes.copy(result, at, at - event.offset, Math.min(end, (Math.floor(at / SECTOR) + 1) * SECTOR) - event.offset)
  }
  return result ?? bytes
}

function resized(bytes: Buffer, size: number): Buffer {
  if (bytes.length === size) return Buffer.from(bytes)
  const result = Buffer.alloc(size)
  bytes.copy(result, 0, 0, Math.min(size, bytes.length))
  return result
}
