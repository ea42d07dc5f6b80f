import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { HwpDocument } from '@rhwp/core'

let started: typeof import('@rhwp/core') | null = null
let failed = false

/** True after the engine threw: its WASM memory may be in disorder, and the thread must not be used again. */
export const engineFailed = () => failed

/**
 * Opens an HWPX or HWP in the layout engine, gives it to `use` and frees it. Null when the engine cannot lay the document out:
 * it is the second reader and only adds places and pictures.
 */
export async function withLayout<T>(bytes: Uint8Array, use: (document: HwpDocument) => T): Promise<T | null> {
  const engine = started ?? (await start())
  let document: HwpDocument | null = null
  try {
    document = new engine.HwpDocument(bytes)
    return use(document)
  } catch {
    failed = true
    return null
  } finally {
    if (!failed) document?.free()
  }
}

async function start() {
  const engine = await import('@rhwp/core')
  engine.initSync({ module: readFileSync(createRequire(import.meta.url).resolve('@rhwp/core/rhwp_bg.wasm')) })
  started = engine
  return engine
}
