import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { type BrowserPlace, browserPath } from './browser.ts'

declare module 'vitest' {
  interface ProvidedContext {
    browser: BrowserPlace
    /** a folder of the run for databases that its files copy */
    preparedFolder: string
  }
}

/** Unpacks the browser once, before tests that would race for it. */
export default async function setup(project: TestProject) {
  const prepared = mkdtempSync(join(tmpdir(), 'jipyo-prepared-'))
  project.provide('browser', await browserPath())
  project.provide('preparedFolder', prepared)
  return () => rmSync(prepared, { recursive: true, force: true })
}
