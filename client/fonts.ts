/** Words that change their font move what stands beside them: a page waits for its fonts, as it does for its data, but not for long. */
import { use } from 'react'

const WEIGHTS = [400, 500, 600]
/** ms; after that the system's font stands until ours has come */
const PATIENCE = 1500

/** Nobody waits for them where nothing is painted. */
let come = typeof document === 'undefined'
let coming: Promise<void> | null = null

/** Asked for at the start, beside the first data. */
export function loadFonts(): Promise<void> {
  coming ??= Promise.race([
    Promise.all(WEIGHTS.map((weight) => document.fonts.load(`${weight} 1em 'Pretendard Jipyo'`))),
    new Promise((done) => setTimeout(done, PATIENCE)),
  ])
    .catch(() => undefined)
    .then(() => void (come = true))
  return coming
}

/** Suspends until they have come. */
export function useFonts(): void {
  if (!come) use(loadFonts())
}
