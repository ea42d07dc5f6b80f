import { randomUUID } from 'node:crypto'
import { mkdir, open, readdir, readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { Refusal } from '../refusal.ts'

/** How many files may be on their way at once. A browser of ours sends one after the other. */
const PER_PERSON = 4
const IN_ALL = 48
/** How many are in memory at once. */
const IN_MEMORY = 3
const DAY = 24 * 60 * 60 * 1000

/** A file that has arrived, under a temporary name. */
export interface Arrived {
  readonly path: string
  readonly size: number
}

/**
 * Files on their way in. They wait on disk and not in memory, in a folder that only the server reads, and go again
 * whatever becomes of them: what is to stay is copied by whoever takes it.
 */
export class Incoming {
  readonly #folder: string
  readonly #held = new Map<string, number>()
  #all = 0
  #working = 0
  readonly #waiting: (() => void)[] = []

  constructor(localFolder: string) {
    this.#folder = join(localFolder, 'incoming')
  }

  /** Holds a place for a file of this person until the returned function is called. Refuses 'too-many-requests'. */
  admit(userId: string): () => void {
    const held = this.#held.get(userId) ?? 0
    if (held >= PER_PERSON || this.#all >= IN_ALL) throw new Refusal('too-many-requests', { seconds: 10 })
    this.#held.set(userId, held + 1)
    this.#all += 1
    let over = false
    return () => {
      if (over) return
      over = true
      this.#all -= 1
      const left = (this.#held.get(userId) ?? 1) - 1
      if (left === 0) this.#held.delete(userId)
      else this.#held.set(userId, left)
    }
  }

  /** Writes what arrives to disk. Throws `tooLarge` after so many bytes, and refuses 'bad-input' when the sender goes away. */
  async receive(body: Readable, most: number, tooLarge: () => Refusal): Promise<Arrived> {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 })
    const path = join(this.#folder, randomUUID())
    const file = await open(path, 'wx', 0o600)
    let size = 0
    try {
      // Not destroyed on leaving: the sender is to hear why, and the rest of its bytes is discarded as it comes.
      for await (const piece of body.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
        size += piece.length
        if (size > most) throw tooLarge()
        await file.writeFile(piece)
      }
      return { path, size }
    } catch (error) {
      await rm(path, { force: true })
      if (error instanceof Refusal || !body.destroyed) throw error
      throw new Refusal('bad-input')
    } finally {
      await file.close()
    }
  }

  /** Does `work` with the bytes when it is their turn; the file is gone afterwards. */
  async inTurn<T>({ path }: Arrived, work: (bytes: Buffer) => Promise<T>): Promise<T> {
    try {
      if (this.#working >= IN_MEMORY) await new Promise<void>((go) => this.#waiting.push(go))
      else this.#working += 1
      try {
        return await work(await readFile(path))
      } finally {
        const next = this.#waiting.shift()
        if (next === undefined) this.#working -= 1
        else next()
      }
    } finally {
      await rm(path, { force: true })
    }
  }

  /** Removes what a server that was killed left behind. Younger files may be another instance's. */
  async sweep(now: Date): Promise<void> {
    for (const name of await readdir(this.#folder).catch(() => [])) {
      const path = join(this.#folder, name)
      const at = await stat(path).catch(() => null)
      if (at !== null && now.getTime() - at.mtimeMs > DAY) await rm(path, { force: true })
    }
  }
}
