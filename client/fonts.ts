/** Words that change their font move what stands beside them: a page waits for its fonts, as it does for its data, but not for long. */
import { use } from 'react'

export const FACES = [400, 500, 600].map((weight) => `${weight} 1em 'Pretendard Jipyo'`)
/** ms; after that the system's font stands until ours has come */
export const PATIENCE = 1500

/** Nobody waits for them where nothing is painted. */
let come = typeof document === 'undefined'
let coming: Promise<void> | null = null

/** Until all have come, or patience is at its end. Used in a script of its own too (begin.ts): it needs nothing but the browser. */
export const fontsCome = (faces: readonly string[], patience: number): Promise<unknown> =>
  Promise.race([
    Promise.all(faces.map((face) => document.fonts.load(face))),
    new Promise((done) => setTimeout(done, patience)),
  ]).catch(() => undefined)

/** Asked for at the start, beside the first data. */
export function loadFonts(): Promise<void> {
  coming ??= fontsCome(FACES, PATIENCE).then(() => void (come = true))
  return coming
}

/** Suspends until they have come. */
export function useFonts(): void {
  if (!come) use(loadFonts())
}
