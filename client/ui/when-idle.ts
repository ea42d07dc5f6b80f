/** Once the browser has nothing else to do, and in 300 ms at the latest. The answer takes it back. */
export function whenIdle(then: () => void): () => void {
  // A browser without the one has the other.
  if (typeof requestIdleCallback === 'function') {
    const asked = requestIdleCallback(then, { timeout: 300 })
    return () => cancelIdleCallback(asked)
  }
  const asked = setTimeout(then, 30)
  return () => clearTimeout(asked)
}
