/**
 * Calls once the browser has laid an element out, before the frame with it is painted. To measure in an effect would make the browser
 * lay out the page in the middle of React's work, and again after it. For an effect of layout: the answer takes it back.
 */
export function onceLaidOut(element: Element, then: () => void): () => void {
  const watch = new ResizeObserver(() => {
    watch.disconnect()
    then()
  })
  watch.observe(element)
  return () => watch.disconnect()
}
