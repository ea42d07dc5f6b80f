import { useSyncExternalStore } from 'react'
import { newRequestId } from '../../shared/write/request-id.ts'
import { type Refused, refusedOf } from './refusal-words.ts'

/** Files on their way to the server. Outside React, so that going to another page does not stop them. */
export interface Sent {
  readonly id: string
  readonly name: string
  readonly content: Blob
  /** 0…1 of the bytes */
  readonly share: number
  readonly state: 'queued' | 'sending' | 'refused'
  readonly refused: Refused | null
}
export interface Received {
  readonly draftId: number
  /** the same file is under review or in force already */
  readonly existing: boolean
}

type OnReceived = (received: Received, name: string) => void
let files: readonly Sent[] = []
const listeners = new Set<() => void>()
const running = new Map<string, XMLHttpRequest>()
const done = new Map<string, OnReceived>()

function put(now: readonly Sent[]): void {
  files = now
  for (const listener of listeners) listener()
}
const change = (id: string, to: Partial<Sent>) => put(files.map((file) => (file.id === id ? { ...file, ...to } : file)))

export function useSending(): readonly Sent[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => files,
  )
}

export function send(name: string, content: Blob, onReceived: OnReceived, refused: Refused | null = null): void {
  const id = newRequestId()
  done.set(id, onReceived)
  put([...files, { id, name, content, share: 0, state: refused === null ? 'queued' : 'refused', refused }])
  next()
}

/** Stops one that is on its way, or takes a refused one off the list. */
export function takeAway(id: string): void {
  running.get(id)?.abort()
  running.delete(id)
  done.delete(id)
  put(files.filter((file) => file.id !== id))
  next()
}

/** With the number of the first try: if that one arrived after all, there is no second draft. */
export function sendAgain(id: string): void {
  change(id, { state: 'queued', share: 0, refused: null })
  next()
}

/** One after the other: the server reads one at a time anyway. */
function next(): void {
  const file = files.find((one) => one.state === 'queued')
  if (file === undefined || running.size > 0) return
  const { id } = file
  const request = new XMLHttpRequest()
  running.set(id, request)
  change(id, { state: 'sending' })
  request.open('PUT', `/files/imports?request=${id}`)
  request.setRequestHeader('content-type', 'application/octet-stream')
  request.setRequestHeader('x-file-name', encodeURIComponent(file.name.toWellFormed()))
  request.upload.addEventListener(
    'progress',
    (event) => event.lengthComputable && change(id, { share: event.loaded / event.total }),
  )
  const ended = (refused: Refused | null) => {
    if (running.get(id) !== request) return
    running.delete(id)
    if (refused !== null) change(id, { state: 'refused', refused })
    next()
  }
  request.addEventListener('load', () => {
    if (request.status !== 200) return ended(refusedOf(request.status, request.responseText))
    const onReceived = done.get(id)
    running.delete(id)
    done.delete(id)
    put(files.filter((one) => one.id !== id))
    onReceived?.(JSON.parse(request.responseText) as Received, file.name)
    next()
  })
  for (const event of ['error', 'timeout'] as const) request.addEventListener(event, () => ended({ reason: null, facts: {} }))
  request.timeout = 10 * 60_000
  request.send(file.content)
}

if (typeof addEventListener === 'function')
  addEventListener('beforeunload', (event) => running.size > 0 && event.preventDefault())
