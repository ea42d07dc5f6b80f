import type { TestProject } from 'vitest/node'
import { type BrowserPlace, browserPath } from './browser.ts'

declare module 'vitest' {
  interface ProvidedContext {
    browser: BrowserPlace
  }
}

/** Unpacks the browser once, before tests that would race for it. */
export default async function setup(project: TestProject) {
  project.provide('browser', await browserPath())
}
