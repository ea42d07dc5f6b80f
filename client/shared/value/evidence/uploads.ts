import type { Reason } from '#domain/entry/reasons.ts'
import { newRequestId } from '../../write/request-id.ts'
import { sendFile } from '../../write/send-file.ts'
import { formatNumber } from '../../../format.ts'

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
type Send = (
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

interface Limits {
  readonly fileSize: number
  readonly extensions: readonly string[]
}

/** What the server would refuse in any case is told at once, without sending 50 MB first. */
export function refusedUnsent(file: { readonly name: string; readonly size: number }, limits: Limits): Reason | null {
  const extension = /\.([a-z\d]+)$/i.exec(file.name)?.[1]?.toLowerCase() ?? ''
  if (!limits.extensions.includes(extension)) return 'file-type-refused'
  if (file.size > limits.fileSize) return 'file-too-large'
  return file.size === 0 ? 'file-empty' : null
}

/** '.pdf,.hwp,…' for the file picker. */
export const acceptOf = (limits: Limits): string => limits.extensions.map((extension) => `.${extension}`).join(',')

/** 'PDF · HWP · …' for the reader; jpeg is jpg. */
export const kindsOf = (limits: Limits): string =>
  limits.extensions
    .filter((extension) => extension !== 'jpeg')
    .map((extension) => extension.toUpperCase())
    .join(' · ')

/** Browsers call every pasted picture 'image.png': named by the time instead, so that ten of them can be told apart. */
export const isUnnamedPicture = (file: { readonly name: string; readonly type: string }): boolean =>
  file.type === 'image/png' && /^image\.png$/i.test(file.name)

/** 2026-11-22 14.05.09, in Korean time. */
export function captureTime(now: Date): string {
  const at = new Date(now.getTime() + 9 * 3_600_000).toISOString()
  return `${at.slice(0, 10)} ${at.slice(11, 19).replaceAll(':', '.')}`
}

/** 812 → '812바이트', 13200 → '12.9KB', 20971520 → '20MB': of 1024, as Windows shows them. */
export function fileSize(bytes: number, language: 'ko' | 'en'): string {
  if (bytes < 1024) return language === 'ko' ? `${bytes}바이트` : `${bytes} bytes`
  const kilo = bytes / 1024
  return kilo < 1024 ? `${formatNumber(kilo, 1)}KB` : `${formatNumber(kilo / 1024, 1)}MB`
}
