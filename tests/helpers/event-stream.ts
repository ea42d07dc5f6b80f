import type { FastifyInstance } from 'fastify'

export interface Heard {
  readonly name: string
  readonly data: unknown
  readonly id: string | null
  /** ms, performance.now() */
  readonly at: number
}

export interface Reader {
  readonly status: number
  readonly heard: readonly Heard[]
  /** the first event that passes, waited for; throws after `ms` */
  until(test: (heard: Heard) => boolean, ms?: number): Promise<Heard>
  /** resolves when the server has ended the stream */
  readonly ended: Promise<void>
  close(): void
}

/** The address of an application, which is made to listen on a port of its own. */
export async function addressOf(app: FastifyInstance): Promise<string> {
  if (!app.server.listening) await app.listen({ host: '127.0.0.1', port: 0 })
  const bound = app.server.address()
  if (typeof bound !== 'object' || bound === null) throw new Error('not listening')
  return `http://127.0.0.1:${bound.port}`
}

/** Opens a stream of server-sent events as a browser does, and keeps what it says. */
export async function readEvents(url: string, headers: Record<string, string> = {}): Promise<Reader> {
  const cut = new AbortController()
  const answer = await fetch(url, { headers, signal: cut.signal })
  const heard: Heard[] = []
  const waiting = new Set<() => void>()
  const read = async () => {
    let text = ''
    try {
      for await (const piece of answer.body?.pipeThrough(new TextDecoderStream()) ?? []) {
        text += piece
        const blocks = text.split('\n\n')
        text = blocks.pop() ?? ''
        for (const block of blocks) {
          const field = (name: string) =>
            block
              .split('\n')
              .find((line) => line.startsWith(`${name}: `))
              ?.slice(name.length + 2) ?? null
          const name = field('event')
          if (name !== null)
            heard.push({ name, data: JSON.parse(field('data') ?? 'null'), id: field('id'), at: performance.now() })
        }
        for (const look of waiting) look()
      }
    } catch {
      // cut off: what was heard before counts
    }
  }
  const ended = read()
  return {
    status: answer.status,
    heard,
    ended,
    close: () => cut.abort(),
    until: (test, ms = 20_000) =>
      new Promise((done, fail) => {
        const timer = setTimeout(() => fail(new Error(`not heard within ${ms} ms; heard ${JSON.stringify(heard)}`)), ms)
        const look = () => {
          const found = heard.find((one) => test(one))
          if (!found) return
          clearTimeout(timer)
          waiting.delete(look)
          done(found)
        }
        waiting.add(look)
        look()
      }),
  }
}
