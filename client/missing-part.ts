/** A part of the client that could not be fetched: the server has another version by now, or cannot be reached. */
export class MissingPart extends Error {}

/** Around every import that loads when it is needed. Throws MissingPart, which PageError answers. */
export async function part<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await load()
  } catch (error) {
    throw new MissingPart('a part of the client is missing', { cause: error })
  }
}

/**
 * Loads the page anew at its address, which brings the new version; what was typed is kept as over any reload. Not without the
 * server, and not twice within a minute, or a part that is gone for good would load it for ever. Returns why it did not.
 * Used in a script of its own too (begin.ts): it needs nothing but the browser.
 */
export async function loadAnewOnce(): Promise<'unreached' | 'missing'> {
  const [name, minute, patience] = ['jipyo.loaded-anew', 60_000, 5_000]
  const reached = await fetch('/health', { cache: 'no-store', signal: AbortSignal.timeout(patience) }).then(
    (answer) => answer.ok,
    () => false,
  )
  if (!reached) return 'unreached'
  try {
    if (Date.now() - Number(sessionStorage.getItem(name) ?? 0) < minute) return 'missing'
    sessionStorage.setItem(name, String(Date.now()))
  } catch {
    return 'missing' // without a memory it could not be once: a person loads it anew
  }
  window.location.reload()
  return new Promise<never>(() => {})
}
