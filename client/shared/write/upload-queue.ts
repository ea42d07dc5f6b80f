import { useSyncExternalStore } from 'react'
import { newRequestId } from './request-id.ts'
import type { Answer, Refused } from './send-file.ts'

/** A file on its way. Kept outside React, so that going on to another row or page does not stop it. */
export interface Upload<About> {
  readonly id: string
  /** what it belongs to */
  readonly about: About
  readonly name: string
  readonly state: 'queued' | 'sending' | 'failed'
  /** 0…1 of the bytes */
  readonly share: number
  /** of a failed one */
  readonly refused: Refused | null
}

interface Job<About, Data> extends Upload<About> {
  readonly content: Blob
  readonly onDone: (data: Data, name: string) => void
}

/** Sends a file under its request number; `signal` stops it. */
type Send<About, Data> = (
  about: About,
  file: { readonly name: string; readonly content: Blob },
  requestId: string,
  options: { readonly onShare: (share: number) => void; readonly signal: AbortSignal },
) => Promise<Answer<Data>>

/** One after the other: an office line is not made faster by ten at once, and the server holds each in memory. */
export class UploadQueue<About, Data> {
  #jobs: readonly Job<About, Data>[] = []
  #listeners = new Set<() => void>()
  #send: Send<About, Data>
  #sending: { readonly id: string; readonly stop: AbortController } | null = null
  constructor(send: Send<About, Data>) {
    this.#send = send
    if (typeof addEventListener !== 'function') return
    addEventListener('online', () => this.retryUnreached())
    addEventListener('beforeunload', (event) => this.underWay() && event.preventDefault())
  }

  /** `refused`: why it is not even sent. */
  add(
    about: About,
    { name, content }: { readonly name: string; readonly content: Blob },
    options: { readonly refused: Refused | null; readonly onDone: (data: Data, name: string) => void },
  ): void {
    const { refused, onDone } = options
    const state = refused === null ? 'queued' : 'failed'
    this.#set([...this.#jobs, { id: newRequestId(), about, name, content, state, share: 0, refused, onDone }])
    void this.#next()
  }
  /** With the number of the first try: if that one arrived after all, nothing is taken twice. */
  retry(id: string): void {
    this.#change(id, { state: 'queued', share: 0, refused: null })
    void this.#next()
  }
  retryUnreached(): void {
    for (const job of this.#jobs) if (isUnreached(job)) this.retry(job.id)
  }
  /** Stops one that is on its way, or takes a failed one off the list. */
  dismiss(id: string): void {
    this.#set(this.#jobs.filter((job) => job.id !== id))
    if (this.#sending?.id === id) this.#sending.stop.abort()
  }
  /** All of them, the same array until something changes. */
  readonly all = (): readonly Upload<About>[] => this.#jobs
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
  /** Something would be lost if the window closed now. */
  readonly underWay = (): boolean => this.#jobs.some((job) => job.state !== 'failed' || isUnreached(job))

  async #next(): Promise<void> {
    const job = this.#jobs.find((one) => one.state === 'queued')
    if (job === undefined || this.#sending !== null) return
    const stop = new AbortController()
    this.#sending = { id: job.id, stop }
    this.#change(job.id, { state: 'sending' })
    const onShare = (share: number) => this.#change(job.id, { share })
    const answer = await this.#send(job.about, job, job.id, { onShare, signal: stop.signal })
    this.#sending = null
    if (answer.kind === 'refused') this.#change(job.id, { state: 'failed', refused: answer })
    else if (this.#jobs.some((one) => one.id === job.id)) {
      this.#set(this.#jobs.filter((one) => one.id !== job.id))
      job.onDone(answer.data, job.name)
    }
    void this.#next()
  }
  #change(id: string, change: Partial<Job<About, Data>>): void {
    this.#set(this.#jobs.map((job) => (job.id === id ? { ...job, ...change } : job)))
  }
  #set(jobs: readonly Job<About, Data>[]): void {
    this.#jobs = jobs
    for (const listener of this.#listeners) listener()
  }
}

const isUnreached = (job: Upload<unknown>) => job.state === 'failed' && job.refused?.reason === null

export const useUploads = <About>(queue: {
  readonly all: () => readonly Upload<About>[]
  readonly subscribe: (listener: () => void) => () => void
}): readonly Upload<About>[] => useSyncExternalStore(queue.subscribe, queue.all, queue.all)
