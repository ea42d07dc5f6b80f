import type { Reason } from '#domain/entry/reasons.ts'
import { newRequestId } from '../../write/request-id.ts'
import { sendFile } from '../../write/send-file.ts'

export interface Cell {
  readonly indicatorId: number
  readonly year: number
  readonly month: number
}

/** A file on its way. Kept outside React, so that going on to the next row of the grid does not stop it. */
export interface Upload {
  readonly id: string
  readonly cell: Cell
  readonly name: string
  readonly state: 'queued' | 'sending' | 'failed'
  /** 0…1 of the bytes */
  readonly share: number
  /** of a failed one; null = the server could not be reached */
  readonly reason: Reason | null
}

interface Job extends Upload {
  readonly content: Blob
  readonly onDone: (name: string) => void
}

export type Sent = { readonly kind: 'done' } | { readonly kind: 'refused'; readonly reason: Reason | null }
export type Send = (
  cell: Cell,
  file: { name: string; content: Blob },
  requestId: string,
  onShare: (share: number) => void,
) => Promise<Sent>

/** One after the other: an office line is not made faster by ten at once, and the server holds each in memory. */
export class Uploads {
  #jobs: readonly Job[] = []
  #listeners = new Set<() => void>()
  #send: Send
  constructor(send: Send) {
    this.#send = send
  }

  /** `refused`: why it is not even sent. */
  add(
    cell: Cell,
    file: { name: string; content: Blob },
    options: { readonly refused: Reason | null; readonly onDone: (name: string) => void },
  ): void {
    const { refused, onDone } = options
    const one: Job = {
      id: newRequestId(),
      cell,
      ...file,
      state: refused === null ? 'queued' : 'failed',
      share: 0,
      reason: refused,
      onDone,
    }
    this.#set([...this.#jobs, one])
    void this.#next()
  }
  /** With the number of the first try: if that one arrived after all, nothing is attached twice. */
  retry(id: string): void {
    this.#change(id, { state: 'queued', share: 0, reason: null })
    void this.#next()
  }
  retryUnreached(): void {
    for (const job of this.#jobs) if (job.state === 'failed' && job.reason === null) this.retry(job.id)
  }
  dismiss(id: string): void {
    this.#set(this.#jobs.filter((job) => job.id !== id))
  }
  /** All of them, the same array until something changes. */
  readonly all = (): readonly Upload[] => this.#jobs
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
  /** Something would be lost if the window closed now. */
  readonly underWay = (): boolean => this.#jobs.some((job) => job.state !== 'failed' || job.reason === null)

  async #next(): Promise<void> {
    const job = this.#jobs.find((one) => one.state === 'queued')
    if (job === undefined || this.#jobs.some((one) => one.state === 'sending')) return
    this.#change(job.id, { state: 'sending' })
    const sent = await this.#send(job.cell, job, job.id, (share) => this.#change(job.id, { share }))
    if (sent.kind === 'done') {
      this.dismiss(job.id)
      job.onDone(job.name)
    } else this.#change(job.id, { state: 'failed', reason: sent.reason })
    void this.#next()
  }
  #change(id: string, change: Partial<Job>): void {
    this.#set(this.#jobs.map((job) => (job.id === id ? { ...job, ...change } : job)))
  }
  #set(jobs: readonly Job[]): void {
    this.#jobs = jobs
    for (const listener of this.#listeners) listener()
  }
}

export const uploads = new Uploads((cell, file, requestId, onShare) =>
  sendFile(`/files/evidence/${cell.indicatorId}/${cell.year}/${cell.month}?request=${requestId}`, file, { onShare }),
)

if (typeof addEventListener === 'function') {
  addEventListener('online', () => uploads.retryUnreached())
  addEventListener('beforeunload', (event) => uploads.underWay() && event.preventDefault())
}
